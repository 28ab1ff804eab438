//! The relation of two given sides: macro F1 over root types, quads, and conflict against
//! cooperation.

use super::sums::{self, Counts};
use super::tally::Classes;
use super::{Measured, Miss, confusions};
use polybius::{Error, EventType, Pipeline};

/// A sentence with its sides and the relation that experts gave it.
#[derive(Clone, Debug)]
pub struct LabelledPair {
    pub row: usize,
    pub sentence: String,
    pub source: String,
    pub target: String,
    /// A PLOVER root type; the older `YIELD` stands for CONCEDE and RETREAT together.
    pub root: String,
    /// 1 to 4.
    pub quad: String,
}

/// The root type and quad that a labelled file would give an event type: YIELD is quad 2.
fn root_of(kind: EventType) -> (&'static str, String) {
    match kind {
        EventType::Concede | EventType::Retreat => ("YIELD", "2".to_owned()),
        kind => (kind.name(), kind.quad().code().to_string()),
    }
}

fn side_of(quad: &str) -> &'static str {
    if matches!(quad, "1" | "2") { "cooperation" } else { "conflict" }
}

/// The figures of a file of pairs, and the pairs that were read wrongly.
pub fn measure(pipeline: &Pipeline, pairs: &[LabelledPair]) -> Result<Measured, Error> {
    let (mut units, mut confused, mut misses) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs {
        let relation = pipeline.relate(&pair.sentence, &pair.source, &pair.target)?;
        let said = relation.best.map(|best| root_of(best.kind));
        let (root, quad) = (said.as_ref().map(|s| s.0), said.as_ref().map(|s| s.1.as_str()));
        units.push(PairCounts {
            roots: Classes::of(&pair.root, root),
            quads: Classes::of(&pair.quad, quad),
            sides: Classes::of(side_of(&pair.quad), quad.map(side_of)),
        });
        confused.push((pair.root.as_str(), root.unwrap_or("none")));
        if root != Some(pair.root.as_str()) {
            misses.push(Miss {
                measure: "relation",
                id: format!("row {}", pair.row),
                sentence: pair.sentence.clone(),
                wanted: format!("{} → {}: {}", pair.source, pair.target, pair.root),
                read: root.unwrap_or("none").to_owned(),
            });
        }
    }
    Ok(Measured {
        figures: sums::figures("relation", "all", &units),
        confusions: confusions("relation", "all", confused),
        misses,
    })
}

#[derive(Default)]
struct PairCounts {
    roots: Classes,
    quads: Classes,
    sides: Classes,
}

impl Counts for PairCounts {
    fn add(&mut self, other: &PairCounts) {
        self.roots.merge(&other.roots);
        self.quads.merge(&other.quads);
        self.sides.merge(&other.sides);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        let n = self.roots.told();
        let mut figures = vec![
            ("root_macro_f1".to_owned(), self.roots.macro_f1(), n),
            ("quad_macro_f1".to_owned(), self.quads.macro_f1(), n),
            ("conflict_cooperation_macro_f1".to_owned(), self.sides.macro_f1(), n),
        ];
        figures.extend(self.roots.figures());
        figures
    }
}
