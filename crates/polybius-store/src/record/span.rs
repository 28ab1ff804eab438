//! Words and where they stand.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct SpanRecord {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) field: Option<Named>,
}

/// The fields that are named: what is in the body has no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Named {
    Title,
}

impl SpanRecord {
    /// Whether it points into the body.
    pub(crate) fn in_body(self) -> bool {
        self.field.is_none()
    }
}

/// Words with a `span` beside them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Words<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) span: SpanRecord,
}

/// Words with `start` and `end` beside them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FlatWords<'a> {
    pub(crate) text: Cow<'a, str>,
    #[serde(flatten)]
    pub(crate) span: SpanRecord,
}

impl<'a> From<Words<'a>> for FlatWords<'a> {
    fn from(words: Words<'a>) -> FlatWords<'a> {
        FlatWords { text: words.text, span: words.span }
    }
}
