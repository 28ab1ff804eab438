//! The records that Polybius writes, one JSON object each: what they hold and in which order;
//! those of events can be read back.
//!
//! What is unknown is left out. Every offset is in code points, every `text` is verbatim what
//! stands at the offsets beside it.

mod entity;
mod event;
mod mention;
mod place;
mod read;
mod relation;
mod sizes;
mod span;
mod typed;
mod why;

pub use event::EventRecord;
pub use mention::MentionRecord;
pub use read::Records;
pub use relation::{Act, RelationRecord};
pub use why::explain;

pub(crate) use entity::EntityRecord;
pub(crate) use event::SizeRecord;
pub(crate) use place::PlaceRecord;
pub(crate) use span::Words;

use crate::CodePoints;
use polybius_core::{Article, Event, Field, Mention, Span};
use span::{Named, SpanRecord};

/// Makes the records of one article, whose characters it counts once.
pub struct Recorder<'a> {
    article: &'a Article,
    title: CodePoints<'a>,
    text: CodePoints<'a>,
}

impl<'a> Recorder<'a> {
    /// For the events and mentions of this article.
    pub fn new(article: &'a Article) -> Recorder<'a> {
        let title = CodePoints::new(article.field(Field::Title));
        Recorder { article, title, text: CodePoints::new(&article.text) }
    }

    /// The record of an event; `coder` names program, model and knowledge, `why` adds reasons.
    pub fn event(&self, event: &'a Event, coder: &'a str, why: bool) -> EventRecord<'a> {
        event::record(self, event, coder, why)
    }

    /// The record of a mention.
    pub fn mention(&self, mention: &'a Mention) -> MentionRecord<'a> {
        mention::record(self, mention)
    }

    fn span(&self, field: Field, span: Span) -> SpanRecord {
        let (start, end) = match field {
            Field::Title => self.title.of(span),
            Field::Text => self.text.of(span),
        };
        SpanRecord { start, end, field: (field == Field::Title).then_some(Named::Title) }
    }

    fn words(&self, field: Field, span: Span) -> Words<'a> {
        Words { text: self.article.quote(field, span).into(), span: self.span(field, span) }
    }
}

/// A probability to three decimals.
fn probability(confidence: f32) -> f64 {
    let confidence = if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) };
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
