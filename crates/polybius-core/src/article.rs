//! What is read: one article.

use crate::span::Span;
use jiff::civil::Date;

/// One article as it was given. Title and text keep their own offsets.
///
/// ```
/// use polybius_core::{Article, Field};
/// let article = Article::new("a1", "Troops left the town.");
/// assert_eq!(article.field(Field::Text), "Troops left the town.");
/// assert_eq!(article.field(Field::Title), "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The id of the input, or a hash of its content where it had none.
    pub id: String,
    /// Headline, coded as a sentence of its own.
    pub title: Option<String>,
    /// Body, unchanged: every span of kind [`Field::Text`] points into it.
    pub text: String,
    /// Day of publication; relative dates are judged from it.
    pub published: Option<Date>,
    /// Name of the publication.
    pub publication: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// SHA-256 of title and text, lower-case hexadecimal, where the reader took it.
    pub sha256: Option<String>,
}

impl Article {
    /// An article of which only id and text are known.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article {
            id: id.into(),
            title: None,
            text: text.into(),
            published: None,
            publication: None,
            url: None,
            sha256: None,
        }
    }

    /// The text of a field; empty for a title that is absent.
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Title => self.title.as_deref().unwrap_or(""),
            Field::Text => &self.text,
        }
    }

    /// The words under a span of a field.
    pub fn quote(&self, field: Field, span: Span) -> &str {
        span.of(self.field(field))
    }
}

/// Which text of an article a span points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The body.
    Text,
}
