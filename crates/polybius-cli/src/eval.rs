//! Measuring: every figure of `docs/evaluation.md`, from files that the user names.
//!
//! Each measure is a module that turns files and a pipeline into [`Figure`]s; nothing here
//! knows the name of a benchmark.

mod chain_form;
pub mod chains;
pub mod events;
pub mod quads;
pub mod relation;
pub mod sides;
mod sums;
mod tally;
pub mod toponyms;

use polybius::{Article, Coding, Error, Field, Pipeline, Sentence, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// One measured number.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What was measured, such as `relation`.
    pub measure: &'static str,
    /// On what part, such as `dev standoff`.
    pub part: String,
    /// Which number, such as `macro_f1`.
    pub name: String,
    /// The number: 0 to 1, unless its name tells a unit.
    pub value: f64,
    /// Where 95 of 100 resamples of the same size begin.
    pub low: f64,
    /// Where they end.
    pub high: f64,
    /// Out of how many.
    pub n: usize,
}

/// How often one class was read for another.
#[derive(Clone, Debug, Serialize)]
pub struct Confusion {
    /// What was measured.
    pub measure: &'static str,
    /// On what part.
    pub part: String,
    /// The annotated class, or `none`.
    pub wanted: String,
    /// The class read, or `none`.
    pub read: String,
    /// How often.
    pub n: usize,
}

/// What one measure gives.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// The numbers.
    pub figures: Vec<Figure>,
    /// What was taken for what, the most frequent first.
    pub confusions: Vec<Confusion>,
    /// Each miss.
    pub misses: Vec<Miss>,
}

impl Measured {
    /// Adds what another measure gave.
    pub fn extend(&mut self, other: Measured) {
        self.figures.extend(other.figures);
        self.confusions.extend(other.confusions);
        self.misses.extend(other.misses);
    }
}

/// Counts pairs (annotated class, read class) that differ, the most frequent first.
fn confusions<'a>(
    measure: &'static str,
    part: &str,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<Confusion> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (wanted, read) in pairs.into_iter().filter(|(wanted, read)| wanted != read) {
        *counts.entry((wanted, read)).or_default() += 1;
    }
    let of = |((wanted, read), n): ((&str, &str), usize)| Confusion {
        measure,
        part: part.to_owned(),
        wanted: wanted.to_owned(),
        read: read.to_owned(),
        n,
    };
    let mut confusions: Vec<Confusion> = counts.into_iter().map(of).collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.n));
    confusions
}

/// Something that was read wrongly, with its sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Miss {
    /// What was measured.
    pub measure: &'static str,
    /// Where the sentence is from.
    pub id: String,
    /// The sentence.
    pub sentence: String,
    /// What is annotated.
    pub wanted: String,
    /// What was read.
    pub read: String,
}

/// Codes sentences as they are given, without splitting them further. The codings' spans are
/// bytes of each sentence's own text.
pub fn code_each(pipeline: &Pipeline, texts: &[&str]) -> Result<Vec<Coding>, Error> {
    let mut codings = Vec::with_capacity(texts.len());
    for text in texts {
        // One article a sentence, so that spans need no moving.
        let article = Article::new("", *text);
        let span = Span::new(text, 0, text.len());
        let sentence = span.map(|span| Sentence { field: Field::Text, span, sequence: 0 });
        codings.extend(pipeline.read(&article, sentence.as_slice())?);
    }
    Ok(codings)
}
