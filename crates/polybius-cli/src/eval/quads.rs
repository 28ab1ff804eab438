//! The quad of a sentence: that of its most confident event, 0 without one.

use super::sums::{self, Counts};
use super::tally::Classes;
use super::{Measured, Miss, code_each, confusions};
use polybius::{Error, Pipeline};

/// The figures of `(line, sentence, quad)` rows.
pub fn measure(pipeline: &Pipeline, rows: &[(usize, String, String)]) -> Result<Measured, Error> {
    let texts: Vec<&str> = rows.iter().map(|row| row.1.as_str()).collect();
    let codings = code_each(pipeline, &texts)?;
    let (mut units, mut read, mut misses) = (Vec::new(), Vec::new(), Vec::new());
    for ((line, sentence, wanted), coding) in rows.iter().zip(&codings) {
        let best = coding.acts.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let said = best.map_or(0, |act| act.kind.quad().code()).to_string();
        units.push(QuadCounts(Classes::of(wanted, Some(&said))));
        if said != *wanted {
            misses.push(Miss {
                measure: "quads",
                id: format!("line {line}"),
                sentence: sentence.clone(),
                wanted: wanted.clone(),
                read: best.map_or("none".to_owned(), |act| act.kind.name().to_owned()),
            });
        }
        read.push(said);
    }
    let pairs = rows.iter().zip(&read).map(|(row, read)| (row.2.as_str(), read.as_str()));
    Ok(Measured {
        figures: sums::figures("quads", "all", &units),
        confusions: confusions("quads", "all", pairs),
        misses,
    })
}

#[derive(Default)]
struct QuadCounts(Classes);

impl Counts for QuadCounts {
    fn add(&mut self, other: &QuadCounts) {
        self.0.merge(&other.0);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        let mut figures = vec![("macro_f1".to_owned(), self.0.macro_f1(), self.0.told())];
        figures.extend(self.0.figures());
        figures
    }
}
