use super::*;
use polybius_core::{
    EntityKind, Field, Location, Named, Reason, Role, Sector, Sentence, Span, TimePrecision,
};

const TITLE: &str = "Peru’s army leaves Lima";
const TEXT: &str = "“Él” said: Peru’s army withdrew from Lima on Tuesday, at least 12 dead.";

fn article() -> Article {
    let mut article = Article::new("a1", TEXT);
    article.title = Some(TITLE.to_owned());
    article.published = crate::date::parse("2025-03-19");
    article
}

fn under(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(text, at, at + words.len()).unwrap()
}

fn entity(span: Span) -> Entity {
    let named = Named {
        name: Some("Peru".to_owned()),
        code: Some("PER".to_owned()),
        sectors: Sector::from_code("MIL").into_iter().collect(),
        kind: Some(EntityKind::Role),
        identifier: Some("Q419".to_owned()),
    };
    Entity { span, named, antecedent: Some((Field::Title, under(TITLE, "army"))) }
}

fn event(field: Field) -> Event {
    let text = if field == Field::Title { TITLE } else { TEXT };
    let sentence = Sentence { field, span: Span::new(text, 0, text.len()).unwrap(), sequence: 0 };
    let trigger = under(text, if field == Field::Title { "leaves" } else { "withdrew" });
    let full = field == Field::Text;
    let day = crate::date::parse("2025-03-18");
    Event {
        id: "0123456789abcdef".to_owned(),
        kind: EventType::Retreat,
        modes: Mode::from_name(EventType::Retreat, "withdraw").into_iter().collect(),
        contexts: Context::from_name("military").into_iter().collect(),
        status: Status::Actual,
        confidence: 0.912_345,
        actors: vec![entity(under(text, "Peru’s army"))],
        recipients: vec![],
        sources: vec![],
        days: day.map(|day| (day, day)),
        time: full
            .then(|| Time { span: under(text, "Tuesday"), precision: Some(TimePrecision::Day) }),
        places: vec![Location::unresolved(under(text, "Lima"))],
        sizes: Vec::from_iter(full.then(|| Quantity {
            role: Role::Dead,
            span: under(text, "at least 12"),
            low: Some(12),
            high: None,
        })),
        content: None,
        condition: None,
        evidence: Evidence::new(sentence, trigger).unwrap(),
        why: vec![
            (Role::Actor, Reason::Known { entry: "country", phrase: "Peru".to_owned() }),
            (Role::Time, Reason::FromPublication { rule: "weekday" }),
        ],
    }
}

fn written(field: Field, why: bool) -> String {
    let (article, event) = (article(), event(field));
    let record = Recorder::new(&article).event(&event, "polybius test", why);
    serde_json::to_string(&record).unwrap()
}

#[test]
fn of_the_body_with_reasons() {
    insta::assert_snapshot!(written(Field::Text, true));
}

#[test]
fn of_the_title_without() {
    insta::assert_snapshot!(written(Field::Title, false));
}

/// Checks every object that has a text and offsets against the article.
fn verbatim(value: &serde_json::Value, checked: &mut usize) {
    if let Some(object) = value.as_object() {
        let place = object.get("span").unwrap_or(value);
        if let (Some(text), Some(start)) = (object.get("text"), place.get("start")) {
            let field = if place.get("field").is_some() { TITLE } else { TEXT };
            let (start, end) = (start.as_u64().unwrap(), place["end"].as_u64().unwrap());
            let found: String =
                field.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(text.as_str(), Some(found.as_str()));
            *checked += 1;
        }
        object.values().for_each(|value| verbatim(value, checked));
    }
    value.as_array().into_iter().flatten().for_each(|value| verbatim(value, checked));
}

#[test]
fn every_text_is_verbatim_at_its_offsets() {
    for (field, spans) in [(Field::Text, 7), (Field::Title, 5)] {
        let mut checked = 0;
        verbatim(&serde_json::from_str(&written(field, true)).unwrap(), &mut checked);
        assert_eq!(checked, spans);
    }
}
