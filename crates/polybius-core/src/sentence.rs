//! What is coded: one sentence of an article.

use crate::{Article, Field, Span};

/// A sentence: where it stands and which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sentence {
    /// Title or body.
    pub field: Field,
    /// Its stretch of that field, in bytes.
    pub span: Span,
    /// Its number within the article: 0 is the title, or the first sentence where there is
    /// no title.
    pub sequence: usize,
}

impl Sentence {
    /// The sentence's words.
    pub fn text<'a>(&self, article: &'a Article) -> &'a str {
        article.quote(self.field, self.span)
    }
}
