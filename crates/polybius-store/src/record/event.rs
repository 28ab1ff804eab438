//! The event record.

use super::entity::{self, EntityRecord};
use super::place::{self, PlaceRecord};
use super::span::{FlatWords, SpanRecord, Words};
use super::why::{self, Reasons};
use super::{Recorder, probability};
use polybius_core::{
    Article, Context, Entity, Event, EventType, Evidence, Mode, Quantity, Status, Time,
    TimePrecision, ontology,
};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// One event as it is written.
#[derive(Serialize)]
pub struct EventRecord<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    event: &'static str,
    mode: Vec<&'static str>,
    context: Vec<&'static str>,
    quad_code: u8,
    event_scale: f32,
    cameo: &'static str,
    status: &'static str,
    confidence: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actor: Vec<EntityRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipient: Vec<EntityRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source: Vec<EntityRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<TimeRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_loc: Option<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_loc: Vec<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "by_name")]
    size: Vec<(&'static str, SizeRecord<'a>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Words<'a>>,
    evidence: EvidenceRecord<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Reasons>,
    article: ArticleRecord<'a>,
    coder: &'a str,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
}

#[derive(Serialize)]
struct SizeRecord<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<u64>,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    sentence: SentenceRecord<'a>,
    trigger: FlatWords<'a>,
}

#[derive(Serialize)]
struct SentenceRecord<'a> {
    text: &'a str,
    #[serde(flatten)]
    span: SpanRecord,
    sequence: usize,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publication: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
}

pub(super) fn record<'a>(
    recorder: &Recorder<'a>,
    event: &'a Event,
    coder: &'a str,
    why: bool,
) -> EventRecord<'a> {
    let field = event.evidence.field();
    let entities = |entities: &'a [Entity]| {
        entities.iter().map(|entity| entity::record(recorder, field, entity)).collect()
    };
    let words = |span| recorder.words(field, span);
    let time = |time: Time| TimeRecord {
        words: words(time.span),
        precision: time.precision.map(TimePrecision::name),
    };
    let size = |size: &Quantity| {
        (size.role.name(), SizeRecord { words: words(size.span), low: size.low, high: size.high })
    };
    let mut places = event.places.iter().map(|place| place::record(recorder, field, place));
    EventRecord {
        id: &event.id,
        date: event.days.map(|(first, _)| first.to_string()),
        end_date: event.days.map(|(_, last)| last.to_string()),
        event: EventType::name(event.kind),
        mode: event.modes.iter().copied().map(Mode::name).collect(),
        context: event.contexts.iter().copied().map(Context::name).collect(),
        quad_code: event.kind.quad().code(),
        event_scale: ontology::score(event.kind, &event.modes),
        cameo: ontology::cameo(event.kind, &event.modes, &event.contexts),
        status: Status::name(event.status),
        confidence: probability(event.confidence),
        actor: entities(&event.actors),
        recipient: entities(&event.recipients),
        source: entities(&event.sources),
        time: event.time.map(time),
        event_loc: places.next(),
        other_loc: places.collect(),
        size: event.sizes.iter().map(size).collect(),
        content: event.content.map(words),
        condition: event.condition.map(words),
        evidence: evidence(recorder, event.evidence),
        why: why.then(|| why::reasons(&event.why)),
        article: article(recorder.article),
        coder,
    }
}

fn evidence<'a>(recorder: &Recorder<'a>, evidence: Evidence) -> EvidenceRecord<'a> {
    let (field, sentence) = (evidence.field(), evidence.sentence());
    let Words { text, span } = recorder.words(field, sentence.span);
    EvidenceRecord {
        sentence: SentenceRecord { text, span, sequence: sentence.sequence },
        trigger: recorder.words(field, evidence.trigger()).into(),
    }
}

fn article(article: &Article) -> ArticleRecord<'_> {
    ArticleRecord {
        id: &article.id,
        url: article.url.as_deref(),
        title: article.title.as_deref(),
        publication: article.publication.as_deref(),
        published: article.published.map(|day| day.to_string()),
        sha256: article.sha256.as_deref(),
    }
}

/// A list of pairs as an object; of two counts of a role the first is kept.
fn by_name<S: Serializer>(
    sizes: &[(&'static str, SizeRecord<'_>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (at, (name, size)) in sizes.iter().enumerate() {
        if sizes[..at].iter().all(|(earlier, _)| earlier != name) {
            map.serialize_entry(name, size)?;
        }
    }
    map.end()
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
