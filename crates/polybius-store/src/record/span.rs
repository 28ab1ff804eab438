//! Words and where they stand.

use serde::Serialize;

#[derive(Clone, Copy, Serialize)]
pub(super) struct SpanRecord {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) field: Option<&'static str>,
}

/// Words with a `span` beside them.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) span: SpanRecord,
}

/// Words with `start` and `end` beside them.
#[derive(Serialize)]
pub(super) struct FlatWords<'a> {
    pub(super) text: &'a str,
    #[serde(flatten)]
    pub(super) span: SpanRecord,
}

impl<'a> From<Words<'a>> for FlatWords<'a> {
    fn from(words: Words<'a>) -> FlatWords<'a> {
        FlatWords { text: words.text, span: words.span }
    }
}
