//! Measuring: every figure of `docs/evaluation.md`, from files that the user names.
//!
//! Each measure is a module that turns files and a pipeline into [`Figure`]s; nothing here
//! knows the name of a benchmark.

pub mod events;
pub mod quads;
pub mod relation;
pub mod sides;
mod tally;

use polybius::{Article, Coding, Error, Field, Pipeline, Sentence, Span};
use serde::Serialize;

/// One measured number.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What was measured, such as `relation`.
    pub measure: &'static str,
    /// On what part, such as `dev standoff`.
    pub part: String,
    /// Which number, such as `macro_f1`.
    pub name: String,
    /// The number, 0 to 1.
    pub value: f64,
    /// Out of how many.
    pub n: usize,
}

impl Figure {
    fn new(
        measure: &'static str,
        part: &str,
        name: impl Into<String>,
        value: f64,
        n: usize,
    ) -> Figure {
        Figure { measure, part: part.to_owned(), name: name.into(), value, n }
    }
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
