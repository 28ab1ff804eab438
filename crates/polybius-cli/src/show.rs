//! Results for people: the table of the terminal, the page of the browser.

pub(crate) mod html;
pub(crate) mod marks;
pub(crate) mod table;
pub(crate) mod wrap;

#[cfg(test)]
pub(crate) mod example;

use polybius::{Article, Entity, Event, Evidence, Field};
use polybius_store::Origin;

/// An article with the events to show of it.
pub(crate) struct Shown<'a> {
    pub(crate) article: &'a Article,
    pub(crate) origin: &'a Origin,
    pub(crate) events: &'a [Event],
}

impl<'a> Shown<'a> {
    /// The headline, or where the article stood.
    fn heading(&self) -> String {
        self.article.title.clone().unwrap_or_else(|| self.origin.to_string())
    }

    /// Publication, day, number of events.
    fn facts(&self) -> Vec<String> {
        let article = self.article;
        let day = article.published.map_or("undated".to_owned(), |day| day.to_string());
        let count = match self.events.len() {
            0 => "no events".to_owned(),
            1 => "1 event".to_owned(),
            several => format!("{several} events"),
        };
        article.publication.clone().into_iter().chain([day, count]).collect()
    }

    fn words(&self, evidence: Evidence, span: polybius::Span) -> &'a str {
        self.article.quote(evidence.field(), span)
    }
}

/// What is known of an entity beyond its words: `= Hamas, PSE/REB`.
fn identity(article: &Article, entity: &Entity) -> Option<String> {
    let named = &entity.named;
    let meant = entity
        .antecedent
        .map(|(field, span): (Field, _)| format!("= {}", article.quote(field, span)));
    let mut codes: Vec<&str> = named.code.as_deref().into_iter().collect();
    codes.extend(named.sectors.iter().map(|sector| sector.code()));
    let codes = (!codes.is_empty()).then(|| codes.join("/"));
    let parts: Vec<String> = meant.into_iter().chain(codes).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Type with its modes: `ASSAULT/aerial+targeted`.
fn kind(event: &Event) -> String {
    let modes: Vec<&str> = event.modes.iter().map(|mode| mode.name()).collect();
    let slash = if modes.is_empty() { "" } else { "/" };
    format!("{}{slash}{}", event.kind.name(), modes.join("+"))
}

/// First day, and last day where that is another.
fn days(event: &Event) -> (String, Option<String>) {
    match event.days {
        None => ("undated".to_owned(), None),
        Some((first, last)) => (first.to_string(), (first != last).then(|| last.to_string())),
    }
}

/// Reasons in words, each with the role it explains.
fn reasons(event: &Event) -> impl Iterator<Item = String> {
    let told = |(role, reason): &(polybius::Role, _)| {
        format!("{}: {}", role.name(), polybius_store::record::explain(reason))
    };
    event.why.iter().map(told)
}
