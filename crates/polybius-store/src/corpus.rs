//! The annotated corpus: reading it, checking it, counting it.
//!
//! Two forms, one content. *Written* sentences carry their text and quote their spans;
//! *stand-off* rows name a document of the news and hold offsets only, so that the corpus
//! can be given away without the news. `training/corpus.py` reads the same files by the
//! same rules; where the two differ, one of them is wrong.

mod chains;
mod check;
mod labels;
mod quote;
mod row;
mod split;

pub use chains::{Chain, Chained, chains};
pub use check::{Corpus, Counts, Fault, read};
pub use split::Split;

use polybius_core::{Context, EventType, Mode, Role, Span, Status};

/// One annotated sentence with its text. Spans are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// Its id; of a stand-off sentence `document:field:start`.
    pub id: String,
    /// The document it is from; of a written sentence its own id.
    pub document: String,
    /// Written or stand-off.
    pub kind: Kind,
    /// The sentence.
    pub text: String,
    /// What it is about.
    pub contexts: Vec<Context>,
    /// Its events, in the order of the file.
    pub events: Vec<AnnotatedEvent>,
}

impl Annotated {
    /// Whether it is for training, tuning or testing: fixed by its document.
    pub fn split(&self) -> Split {
        Split::of(&self.document)
    }
}

/// One annotated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotatedEvent {
    /// Event type.
    pub kind: EventType,
    /// Its modes.
    pub modes: Vec<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// The words that name it.
    pub trigger: Span,
    /// Who and what, in the order of role, then as the file has them.
    pub arguments: Vec<(Role, Span)>,
}

/// The form of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Composed for the corpus, text and all.
    Written,
    /// Of a real sentence, offsets only.
    Standoff,
}

impl Kind {
    /// Both.
    pub const ALL: [Kind; 2] = [Kind::Written, Kind::Standoff];

    /// Its name, which is that of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Written => "written",
            Kind::Standoff => "standoff",
        }
    }
}
