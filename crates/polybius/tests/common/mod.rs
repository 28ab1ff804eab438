//! The whole way of an article on the fake encoder, and what must hold of all that comes out.
//!
//! Property tests, hostile inputs and the fuzz target go this one way.
#![allow(dead_code)] // each test uses a part

use polybius::{Article, Coded, Coding, Event, Field, Pipeline, Sentence, Span};
use polybius_coder::fake::Fake;
use polybius_resolve::{Knowledge, Resolver};
use polybius_store::record::{Recorder, RelationRecord};
use polybius_store::{Articles, Origin, Reading};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

static PIPELINE: LazyLock<Pipeline<Fake>> = LazyLock::new(|| {
    let resolver = Arc::new(Resolver::new(Knowledge::embedded()));
    Pipeline::with(Fake::wild().unwrap(), Fake::header(), resolver).unwrap()
});

/// Reads bytes as a text and as JSON Lines, checks all articles and says how many there were.
pub fn check_bytes(bytes: &[u8]) -> usize {
    let origin = Origin::file("bytes");
    let text = Articles::of_text(bytes.to_vec(), origin.clone());
    let lines = Articles::of_lines(bytes.to_vec(), origin);
    let checked = text.chain(lines).filter_map(|reading| match reading {
        Reading::Article(article, _) => Some(check(&article)),
        Reading::Warning(_) | Reading::Failure(_) => None,
    });
    checked.count()
}

/// Codes an article and checks every value of every stage; says how many events it has.
pub fn check(article: &Article) -> usize {
    let coded = PIPELINE.code(article).unwrap();
    assert_eq!(coded, PIPELINE.code(article).unwrap(), "the same input twice");
    let Coded { sentences, codings, events } = &coded;
    check_sentences(article, sentences);
    assert!(codings.iter().map(|coding| coding.sentence).eq(sentences.iter().copied()));
    codings.iter().for_each(|coding| check_coding(article, coding));
    check_events(article, events);

    let records = Records::new(article);
    let coder = PIPELINE.coder();
    for event in events {
        assert!(records.check(&records.recorder.event(event, &coder, true)) >= 2);
    }
    for mention in &PIPELINE.mentions(article) {
        assert_eq!(records.check(&records.recorder.mention(mention)), 1);
    }
    events.len()
}

/// Asks for the relation of two sides and checks it.
pub fn check_relation(sentence: &str, source: &str, target: &str) {
    let relation = PIPELINE.relate(sentence, source, target).unwrap();
    assert_eq!(relation, PIPELINE.relate(sentence, source, target).unwrap());
    for (side, found) in [(source, relation.source_found), (target, relation.target_found)] {
        assert_eq!(found, !side.trim().is_empty() && sentence.contains(side.trim()), "{side:?}");
    }
    let act = relation.best.as_ref().map(|best| polybius_store::record::Act {
        kind: best.kind,
        modes: &best.modes,
        status: best.status,
        trigger: best.trigger,
        confidence: best.confidence,
    });
    let told = act.is_some();
    let article = Article::new("a", sentence);
    let record =
        RelationRecord::new(1, sentence, act, relation.source_found, relation.target_found);
    assert_eq!(Records::new(&article).check(&record), usize::from(told));
}

fn check_sentences(article: &Article, sentences: &[Sentence]) {
    for (nth, sentence) in sentences.iter().enumerate() {
        assert_eq!(sentence.sequence, nth);
        assert!(!sentence.text(article).is_empty(), "{sentence:?}");
    }
    assert!(sentences.is_sorted_by(|a, b| {
        (a.field, a.span) < (b.field, b.span) && !(a.field == b.field && a.span.overlaps(b.span))
    }));
}

fn check_coding(article: &Article, coding: &Coding) {
    let inside = |span: Span| inside(article, coding.sentence, span);
    assert!(coding.acts.is_sorted_by_key(|act| act.trigger));
    for act in &coding.acts {
        assert!(inside(act.trigger) && act.arguments.iter().all(|argument| inside(argument.span)));
        let probabilities = act.arguments.iter().map(|argument| argument.probability);
        assert!(probabilities.chain([act.confidence]).all(|p| (0.0..=1.0).contains(&p)));
    }
}

fn check_events(article: &Article, events: &[Event]) {
    let at = |event: &Event| (event.evidence.sentence().sequence, event.evidence.trigger());
    assert!(events.is_sorted_by_key(at), "events are in text order");
    let ids: BTreeSet<_> = events.iter().map(|event| &event.id).collect();
    let evidences: BTreeSet<_> = events.iter().map(|event| (at(event), event.kind)).collect();
    assert_eq!((ids.len(), evidences.len()), (events.len(), events.len()), "each has its id");
    for event in events {
        let (sentence, field) = (event.evidence.sentence(), event.evidence.field());
        let entities = || event.actors.iter().chain(&event.recipients).chain(&event.sources);
        let spans = [Some(event.evidence.trigger()), event.content, event.condition]
            .into_iter()
            .flatten()
            .chain(entities().map(|entity| entity.span))
            .chain(event.time.map(|time| time.span))
            .chain(event.places.iter().map(|place| place.span))
            .chain(event.sizes.iter().map(|size| size.span));
        for span in spans {
            assert!(inside(article, sentence, span), "{span:?} of {event:?}");
        }
        for (entity, antecedent) in entities().filter_map(|e| Some((e, e.antecedent?))) {
            // Before the phrase or, of `I`, `police` and a headline's names, after it; never it.
            assert!(!article.quote(antecedent.0, antecedent.1).is_empty());
            let (one, two) = (antecedent.1, entity.span);
            let apart = one.end() <= two.start() || two.end() <= one.start();
            assert!(antecedent.0 != field || apart, "{one:?} of {two:?}");
        }
        assert!(event.days.is_none_or(|(first, last)| first <= last));
    }
}

fn inside(article: &Article, sentence: Sentence, span: Span) -> bool {
    sentence.span.contains(span) && !article.quote(sentence.field, span).is_empty()
}

/// The records of an article, and its characters to hold them against.
struct Records<'a> {
    recorder: Recorder<'a>,
    title: Vec<char>,
    text: Vec<char>,
}

impl<'a> Records<'a> {
    fn new(article: &'a Article) -> Records<'a> {
        let chars = |field| article.field(field).chars().collect();
        let (title, text) = (chars(Field::Title), chars(Field::Text));
        Records { recorder: Recorder::new(article), title, text }
    }

    /// Checks that every text of a record is verbatim at its offsets, counted in code points;
    /// says how many there are.
    fn check(&self, record: &impl Serialize) -> usize {
        self.check_value(&serde_json::from_str(&serde_json::to_string(record).unwrap()).unwrap())
    }

    fn check_value(&self, value: &Value) -> usize {
        let within = match value {
            Value::Object(object) => object.values().map(|value| self.check_value(value)).sum(),
            Value::Array(values) => values.iter().map(|value| self.check_value(value)).sum(),
            _ => 0,
        };
        let place = value.get("span").unwrap_or(value);
        let (Some(text), Some(start), Some(end)) = (
            value.get("text").and_then(Value::as_str),
            place.get("start").and_then(Value::as_u64),
            place.get("end").and_then(Value::as_u64),
        ) else {
            return within;
        };
        let field = if place.get("field").is_some() { &self.title } else { &self.text };
        let found: String = field[start as usize..end as usize].iter().collect();
        assert!(!text.is_empty());
        assert_eq!(text, found);
        within + 1
    }
}
