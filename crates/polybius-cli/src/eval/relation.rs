//! The relation of two given sides: macro F1 over root types, quads, and conflict against
//! cooperation.

use super::tally::Classes;
use super::{Figure, Miss};
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
pub fn measure(
    pipeline: &Pipeline,
    pairs: &[LabelledPair],
) -> Result<(Vec<Figure>, Vec<Miss>), Error> {
    let (mut roots, mut quads, mut sides) =
        (Classes::default(), Classes::default(), Classes::default());
    let mut misses = Vec::new();
    for pair in pairs {
        let relation = pipeline.relate(&pair.sentence, &pair.source, &pair.target)?;
        let said = relation.best.map(|best| root_of(best.kind));
        let (root, quad) = (said.as_ref().map(|s| s.0), said.as_ref().map(|s| s.1.as_str()));
        roots.add(&pair.root, root);
        quads.add(&pair.quad, quad);
        sides.add(side_of(&pair.quad), quad.map(side_of));
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
    let figure = |name: &str, value| Figure::new("relation", "all", name, value, pairs.len());
    let mut figures = vec![
        figure("root_macro_f1", roots.macro_f1()),
        figure("quad_macro_f1", quads.macro_f1()),
        figure("conflict_cooperation_macro_f1", sides.macro_f1()),
    ];
    figures.extend(roots.each().map(|(name, tally)| {
        Figure::new("relation", "all", format!("f1 {name}"), tally.f1(), tally.told)
    }));
    Ok((figures, misses))
}
