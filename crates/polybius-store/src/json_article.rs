//! One line of JSON, one article.

use crate::{Origin, Trouble, date};
use polybius_core::Article;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Longest title and text of an article together, in bytes: 10 MB.
pub const LONGEST_TEXT: usize = 10 * 1024 * 1024;

pub(crate) const TOO_LONG: &str = "longer than the 10 MB that an article may have: split it";

/// The keys that are read; others are ignored. Values are looked at one by one, so that an odd
/// one costs a warning and not the article.
#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    title: Option<Value>,
    text: Option<Value>,
    published: Option<Value>,
    publication: Option<Value>,
    url: Option<Value>,
}

/// The article of a line, and what is doubtful about it.
pub(crate) fn article(line: &str, origin: &Origin) -> Result<(Article, Vec<Trouble>), Trouble> {
    if !line.trim_start().starts_with('{') {
        return Err(origin.trouble("not a JSON object: expected {\"text\": \"…\"}"));
    }
    let line: Line = serde_json::from_str(line)
        .map_err(|error| origin.trouble(format!("broken JSON at {}", what_of(&error))))?;
    let text = match line.text {
        Some(Value::String(text)) => text,
        None | Some(Value::Null) => return Err(origin.trouble("no `text`")),
        Some(_) => return Err(origin.trouble("`text` is not a string")),
    };
    let mut warnings = Vec::new();
    let mut string = |key: &str, value: Option<Value>| match value {
        Some(Value::String(value)) => (!value.trim().is_empty()).then_some(value),
        Some(Value::Number(value)) => Some(value.to_string()),
        None | Some(Value::Null) => None,
        Some(_) => {
            warnings.push(origin.trouble(format!("`{key}` is not a string: left out")));
            None
        }
    };
    let mut article = Article::new("", text);
    article.title = string("title", line.title);
    article.publication = string("publication", line.publication);
    article.url = string("url", line.url);
    let id = string("id", line.id);
    let published = string("published", line.published);
    article.published = published.as_deref().and_then(date::parse);
    if let (None, Some(published)) = (article.published, published) {
        let shown: String = published.chars().take(40).collect();
        warnings.push(origin.trouble(format!("`published` is no clear date, undated: {shown:?}")));
    }
    sign(article, id, origin).map(|article| (article, warnings))
}

/// Completes an article: its hash, and the beginning of that as its id where it has none.
///
/// The hash is of the text alone where there is no title, so that it is a file's own.
pub(crate) fn sign(
    mut article: Article,
    id: Option<String>,
    origin: &Origin,
) -> Result<Article, Trouble> {
    if article.text.len() + article.title.as_deref().map_or(0, str::len) > LONGEST_TEXT {
        return Err(origin.trouble(TOO_LONG));
    }
    let mut hash = Sha256::new();
    if let Some(title) = &article.title {
        hash.update(title);
        hash.update("\n");
    }
    hash.update(&article.text);
    let hash = hex(&hash.finalize());
    article.id = id.unwrap_or_else(|| hash[..16].to_owned());
    article.sha256 = Some(hash);
    Ok(article)
}

/// Column and fault; the parser counts lines of its own, which of one line say nothing.
pub(crate) fn what_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or("");
    format!("column {}: {what}", error.column())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<(Article, Vec<String>), String> {
        let read = article(line, &Origin::file("f").at(1));
        let told = |warnings: Vec<Trouble>| warnings.into_iter().map(|w| w.reason).collect();
        read.map(|(article, warnings)| (article, told(warnings))).map_err(|t| t.reason)
    }

    #[test]
    fn all_keys() {
        let (article, warnings) = read(
            r#"{"id": 7, "title": "T", "text": "Body.", "published": "10 October 2024",
                "publication": "Daily", "url": "https://e.org/1", "lang": "en", "tags": [{"a": 1}]}"#,
        )
        .unwrap();
        assert_eq!(warnings, [""; 0]);
        assert_eq!((article.id.as_str(), article.text.as_str()), ("7", "Body."));
        assert_eq!(article.title.as_deref(), Some("T"));
        assert_eq!(article.published, date::parse("2024-10-10"));
        assert_eq!(article.publication.as_deref(), Some("Daily"));
        assert_eq!(article.url.as_deref(), Some("https://e.org/1"));
    }

    #[test]
    fn only_text_is_needed_and_null_is_absent() {
        let (bare, _) = read(r#"{"text": "Body."}"#).unwrap();
        let (nulls, warnings) =
            read(r#"{"text": "Body.", "id": null, "title": null, "published": null, "url": ""}"#)
                .unwrap();
        assert_eq!(bare, nulls);
        assert_eq!(warnings, [""; 0]);
        // `printf 'Body.' | sha256sum`
        assert_eq!(bare.id, "521b25cc458684eb");
        assert!(bare.sha256.is_some_and(|hash| hash.len() == 64 && hash.starts_with(&bare.id)));
    }

    #[test]
    fn odd_values_cost_a_warning() {
        let line = r#"{"text": "Body.", "title": ["x"], "published": "the day before"}"#;
        let (article, warnings) = read(line).unwrap();
        assert_eq!((article.title, article.published), (None, None));
        assert_eq!(
            warnings,
            [
                "`title` is not a string: left out",
                "`published` is no clear date, undated: \"the day before\"",
            ]
        );
    }

    #[test]
    fn what_is_no_article() {
        for (line, reason) in [
            ("[\"Body.\"]", "not a JSON object: expected {\"text\": \"…\"}"),
            ("{\"title\": \"T\"}", "no `text`"),
            ("{\"text\": null}", "no `text`"),
            ("{\"text\": 5}", "`text` is not a string"),
            ("{\"text\": \"a\"", "broken JSON at column 12: EOF while parsing an object"),
            (
                "{\"text\": \"a\", \"text\": \"b\"}",
                "broken JSON at column 20: duplicate field `text`",
            ),
        ] {
            assert_eq!(read(line).unwrap_err(), reason, "{line}");
        }
        let long = format!("{{\"text\": \"{}\"}}", "a".repeat(LONGEST_TEXT + 1));
        assert_eq!(read(&long).unwrap_err(), TOO_LONG);
    }
}
