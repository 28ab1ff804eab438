//! An article coded by hand, for the tests of what is shown.

use polybius::{
    Article, Date, Entity, EntityKind, Event, EventType, Evidence, Field, Location, Mode, Named,
    Quantity, Reason, Role, Sector, Sentence, Span, Status,
};
use polybius_store::{Origin, date};

const TITLE: &str = "Graustark \"shelled\" <again>";
const FIRST: &str = "Ruritanian artillery killed at least 12 people in the port of Strelsau on \
    Tuesday, Graustark’s foreign ministry said.";
const SECOND: &str = "It may recall its ambassador & close the border.";

/// Article, events and where it stood.
pub(crate) fn coded() -> (Article, Vec<Event>, Origin) {
    let mut article = Article::new("example", format!("{FIRST}\r\n\r\n{SECOND}"));
    article.title = Some(TITLE.to_owned());
    article.publication = Some("The Daily <Wire>".to_owned());
    article.url = Some("https://example.org/?a=1&b=\"2\"".to_owned());
    article.published = date::parse("2025-03-19");
    let events = vec![headline(), attack(&article.text), recall(&article.text)];
    (article, events, Origin::file("news.jsonl").at(3))
}

fn headline() -> Event {
    let mut event = bare(TITLE, Field::Title, TITLE, "shelled", EventType::Assault);
    event.recipients = vec![entity(TITLE, "Graustark", "GRK", None)];
    event.confidence = 0.612;
    event
}

fn attack(text: &str) -> Event {
    let mut event = bare(text, Field::Text, FIRST, "killed", EventType::Assault);
    event.modes = Mode::from_name(EventType::Assault, "heavy-weapons").into_iter().collect();
    event.actors = vec![entity(text, "Ruritanian artillery", "RUR", Some("MIL"))];
    event.recipients = vec![entity(text, "at least 12 people", "GRK", Some("CVL"))];
    event.sources = vec![entity(text, "Graustark’s foreign ministry", "GRK", Some("GOV"))];
    event.places = vec![Location::unresolved(under(text, "port of Strelsau"))];
    let span = under(text, "at least 12");
    event.sizes = vec![Quantity { role: Role::Dead, span, low: Some(12), high: None }];
    event.confidence = 0.941;
    let known = Reason::Known { entry: "demonym", phrase: "Ruritanian".to_owned() };
    event.why =
        vec![(Role::Actor, known), (Role::Time, Reason::FromPublication { rule: "weekday" })];
    event
}

fn recall(text: &str) -> Event {
    let mut event = bare(text, Field::Text, SECOND, "recall", EventType::Sanction);
    event.status = Status::Hypothetical;
    let mut it = entity(text, "It", "GRK", Some("GOV"));
    it.antecedent = Some((Field::Text, under(text, "Graustark’s foreign ministry")));
    event.actors = vec![it];
    event.days = event.days.and_then(|(day, _)| Some((day, day.tomorrow().ok()?)));
    event.confidence = 0.5;
    event
}

fn bare(text: &str, field: Field, sentence: &str, trigger: &str, kind: EventType) -> Event {
    let sentence = Sentence { field, span: under(text, sentence), sequence: 0 };
    let at = sentence.span.start();
    let trigger = under(sentence.span.of(text), trigger).shifted(at);
    Event {
        id: "0123456789abcdef".to_owned(),
        kind,
        modes: vec![],
        contexts: vec![],
        status: Status::Actual,
        confidence: 0.9,
        actors: vec![],
        recipients: vec![],
        sources: vec![],
        days: Some((Date::constant(2025, 3, 18), Date::constant(2025, 3, 18))),
        time: None,
        places: vec![],
        sizes: vec![],
        content: None,
        condition: None,
        evidence: Evidence::new(sentence, trigger).unwrap(),
        why: vec![],
    }
}

fn entity(text: &str, words: &str, code: &str, sector: Option<&str>) -> Entity {
    let named = Named {
        code: Some(code.to_owned()),
        sectors: sector.and_then(Sector::from_code).into_iter().collect(),
        kind: Some(EntityKind::Role),
        ..Named::default()
    };
    Entity { span: under(text, words), named, antecedent: None }
}

fn under(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(text, at, at + words.len()).unwrap()
}
