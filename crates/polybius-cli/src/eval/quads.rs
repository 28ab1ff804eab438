//! The quad of a sentence: that of its most confident event, 0 without one.

use super::tally::Classes;
use super::{Figure, Miss, code_each};
use polybius::{Error, Pipeline};

/// The figures of `(line, sentence, quad)` rows.
pub fn measure(
    pipeline: &Pipeline,
    rows: &[(usize, String, String)],
) -> Result<(Vec<Figure>, Vec<Miss>), Error> {
    let texts: Vec<&str> = rows.iter().map(|row| row.1.as_str()).collect();
    let codings = code_each(pipeline, &texts)?;
    let (mut classes, mut misses) = (Classes::default(), Vec::new());
    for ((line, sentence, wanted), coding) in rows.iter().zip(&codings) {
        let best = coding.acts.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let said = best.map_or(0, |act| act.kind.quad().code()).to_string();
        classes.add(wanted, Some(&said));
        if said != *wanted {
            misses.push(Miss {
                measure: "quads",
                id: format!("line {line}"),
                sentence: sentence.clone(),
                wanted: wanted.clone(),
                read: best.map_or("none".to_owned(), |act| act.kind.name().to_owned()),
            });
        }
    }
    let mut figures = vec![Figure::new("quads", "all", "macro_f1", classes.macro_f1(), rows.len())];
    figures.extend(classes.each().map(|(name, tally)| {
        Figure::new("quads", "all", format!("f1 {name}"), tally.f1(), tally.told)
    }));
    Ok((figures, misses))
}
