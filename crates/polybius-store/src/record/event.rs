//! The event record.

use super::entity::{self, EntityRecord};
use super::place::{self, PlaceRecord};
use super::span::{FlatWords, SpanRecord, Words};
use super::why::{self, Reasons};
use super::{Recorder, probability, sizes, typed};
use jiff::civil::Date;
use polybius_core::{
    Article, Context, Entity, Event, EventType, Evidence, Mode, Quantity, Status, Time, ontology,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One event as it is written, and as it is read back: borrowed from the event and its article,
/// or owned after reading. Keys that are not known are passed over, reasons are not read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventRecord<'a> {
    pub(crate) id: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "typed::day")]
    pub(crate) date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "typed::day")]
    pub(crate) end_date: Option<Date>,
    #[serde(with = "typed::kind")]
    pub(crate) event: EventType,
    pub(crate) mode: Vec<Cow<'a, str>>,
    pub(crate) context: Vec<Cow<'a, str>>,
    pub(crate) quad_code: u8,
    pub(crate) event_scale: f32,
    pub(crate) cameo: Cow<'a, str>,
    /// Whether it happened.
    #[serde(with = "typed::status")]
    pub status: Status,
    /// Calibrated probability, to three decimals.
    pub confidence: f64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) actor: Vec<EntityRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) recipient: Vec<EntityRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) source: Vec<EntityRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<TimeRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) event_loc: Option<PlaceRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) other_loc: Vec<PlaceRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "sizes")]
    pub(crate) size: Vec<(Cow<'a, str>, SizeRecord<'a>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) condition: Option<Words<'a>>,
    pub(crate) evidence: EvidenceRecord<'a>,
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub(crate) why: Option<Reasons>,
    pub(crate) article: ArticleRecord<'a>,
    pub(crate) coder: Cow<'a, str>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct TimeRecord<'a> {
    #[serde(flatten)]
    pub(crate) words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) precision: Option<Cow<'a, str>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SizeRecord<'a> {
    #[serde(flatten)]
    pub(crate) words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) high: Option<u64>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EvidenceRecord<'a> {
    pub(crate) sentence: SentenceRecord<'a>,
    pub(crate) trigger: FlatWords<'a>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SentenceRecord<'a> {
    pub(crate) text: Cow<'a, str>,
    #[serde(flatten)]
    pub(crate) span: SpanRecord,
    pub(crate) sequence: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ArticleRecord<'a> {
    pub(crate) id: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) publication: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "typed::day")]
    pub(crate) published: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<Cow<'a, str>>,
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
        precision: time.precision.map(|precision| precision.name().into()),
    };
    let size = |size: &Quantity| {
        (
            size.role.name().into(),
            SizeRecord { words: words(size.span), low: size.low, high: size.high },
        )
    };
    let mut places = event.places.iter().map(|place| place::record(recorder, field, place));
    EventRecord {
        id: event.id.as_str().into(),
        date: event.days.map(|(first, _)| first),
        end_date: event.days.map(|(_, last)| last),
        event: event.kind,
        mode: event.modes.iter().copied().map(Mode::name).map(Cow::from).collect(),
        context: event.contexts.iter().copied().map(Context::name).map(Cow::from).collect(),
        quad_code: event.kind.quad().code(),
        event_scale: ontology::score(event.kind, &event.modes),
        cameo: ontology::cameo(event.kind, &event.modes, &event.contexts).into(),
        status: event.status,
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
        coder: coder.into(),
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
        id: article.id.as_str().into(),
        url: article.url.as_deref().map(Cow::from),
        title: article.title.as_deref().map(Cow::from),
        publication: article.publication.as_deref().map(Cow::from),
        published: article.published,
        language: None,
        sha256: article.sha256.as_deref().map(Cow::from),
    }
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
