//! Chains of reference: every mention of every political actor of an article.

use super::Split;
use super::check::{documents, rows_in};
use super::labels::{Object, string};
use super::row::{News, range};
use crate::code_points::span_at;
use crate::json_article::what_of;
use crate::lines::{Line, Lines};
use crate::{Input, Origin, Trouble};
use polybius_core::{Article, EntityKind, Field, Sector, Span};
use serde_json::Value;
use std::path::Path;

/// An article with the chains of its actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chained {
    /// The article.
    pub article: Article,
    /// Its actors, in the order of the file.
    pub chains: Vec<Chain>,
}

impl Chained {
    /// Whether it is for tuning or testing: fixed by its id, as for sentences.
    pub fn split(&self) -> Split {
        Split::of(&self.article.id)
    }
}

/// One actor: who that is, and every phrase that means it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The code it should get, where anybody could tell.
    pub code: Option<String>,
    /// The sectors it should get, primary first; none for a bare country.
    pub sectors: Vec<Sector>,
    /// What it is.
    pub kind: EntityKind,
    /// Its mentions, those of the title first, in the order of the text.
    pub mentions: Vec<(Field, Span)>,
}

/// Reads every `*.jsonl` of a folder of chains. `news` is the folder of their articles.
///
/// # Errors
/// If a file or row cannot be read, or its article or a span of it is not there.
pub fn chains(folder: &Path, news: &Path) -> Result<Vec<Chained>, Trouble> {
    let news = documents(news)?;
    let mut all = Vec::new();
    let files = rows_in(folder)?;
    if files.is_empty() {
        let origin = Origin::file(folder.display().to_string());
        return Err(origin.trouble("no *.jsonl in it: name the folder of the chains"));
    }
    for path in files {
        let input = Input::Path(path);
        let file = input.origin();
        let trouble = |error| file.io_trouble(&error);
        let mut lines = Lines::new(input.open_raw().map_err(trouble)?);
        while let Some((number, line)) = lines.next().map_err(trouble)? {
            let origin = file.at(number);
            let Line::Read(bytes) = line else { return Err(origin.trouble("line too long")) };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let row = serde_json::from_slice(&bytes)
                .map_err(|error| origin.trouble(format!("broken JSON at {}", what_of(&error))))?;
            all.push(article(&row, Some(&news)).map_err(|reason| origin.trouble(reason))?);
        }
    }
    Ok(all)
}

fn article(row: &Object, news: News<'_>) -> Result<Chained, String> {
    let id = string(row, "id").ok_or("no `id`")?;
    let article = news.and_then(|news| news.get(id));
    let article = article.ok_or_else(|| format!("{id}: not among the news"))?;
    let chains = row.get("chains").and_then(Value::as_array).ok_or("`chains` must be a list")?;
    let chains = chains.iter().enumerate().map(|(at, value)| {
        let told = value.as_object().ok_or("must be an object".to_owned());
        told.and_then(|told| chain(told, article)).map_err(|why| format!("{id}: chain {at}: {why}"))
    });
    Ok(Chained { article: article.clone(), chains: chains.collect::<Result<_, _>>()? })
}

fn chain(told: &Object, article: &Article) -> Result<Chain, String> {
    let kind = string(told, "kind").and_then(EntityKind::from_name);
    let list = |key| match told.get(key) {
        None => Ok([].as_slice()),
        Some(value) => value.as_array().map(Vec::as_slice).ok_or(format!("`{key}` must be a list")),
    };
    let sector = |value: &Value| {
        let known = value.as_str().and_then(Sector::from_code);
        known.ok_or_else(|| format!("unknown sector {value}"))
    };
    let mut mentions = Vec::new();
    for (key, field) in [("title", Field::Title), ("text", Field::Text)] {
        for value in list(key)? {
            let within = range(value);
            let span = within.and_then(|at| span_at(article.field(field), at.start, at.end));
            mentions.push((field, span.ok_or_else(|| format!("{value} is no span of the {key}"))?));
        }
    }
    Ok(Chain {
        code: string(told, "code").map(str::to_owned),
        sectors: list("sector")?.iter().map(sector).collect::<Result<_, _>>()?,
        kind: kind.ok_or("`kind` must be one of the entity kinds")?,
        mentions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn read(row: &str) -> Result<Chained, String> {
        let mut known = Article::new("a", "Côte d’Ivoire’s president spoke. He left.");
        known.title = Some("President speaks".to_owned());
        let news = HashMap::from([("a".to_owned(), known)]);
        article(&serde_json::from_str(row).unwrap(), Some(&news))
    }

    #[test]
    fn a_chain_quotes_its_article() {
        let row = r#"{"id": "a", "chains": [{"code": "CIV", "sector": ["GOV"], "kind": "person",
            "title": [[0, 9]], "text": [[0, 25], [33, 35]]}, {"kind": "country", "text": []}]}"#;
        let read = read(row).unwrap();
        let quoted = |&(field, span): &(Field, Span)| read.article.quote(field, span);
        let words: Vec<&str> = read.chains[0].mentions.iter().map(quoted).collect();
        assert_eq!(words, ["President", "Côte d’Ivoire’s president", "He"]);
        assert_eq!(read.chains[0].kind, EntityKind::Person);
        assert_eq!(read.chains[1].code, None);
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (row, told) in [
            (r#"{"chains": []}"#, "no `id`"),
            (r#"{"id": "b", "chains": []}"#, "b: not among the news"),
            (r#"{"id": "a"}"#, "`chains` must be a list"),
            (r#"{"id": "a", "chains": [7]}"#, "a: chain 0: must be an object"),
            (
                r#"{"id": "a", "chains": [{"kind": "state"}]}"#,
                "a: chain 0: `kind` must be one of the entity kinds",
            ),
            (
                r#"{"id": "a", "chains": [{"kind": "role", "text": [[40, 50]]}]}"#,
                "a: chain 0: [40,50] is no span of the text",
            ),
            (
                r#"{"id": "a", "chains": [{"kind": "role", "sector": ["ABC"]}]}"#,
                "a: chain 0: unknown sector \"ABC\"",
            ),
        ] {
            assert_eq!(read(row).unwrap_err(), told, "{row}");
        }
    }
}
