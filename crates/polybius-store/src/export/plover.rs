//! PLOVER's exchange format: JSON Lines, keys as its manual names them.

use super::place::{city, district};
use crate::record::{EntityRecord, EventRecord, PlaceRecord};
use jiff::civil::Date;
use polybius_core::Status;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// An event as other users of PLOVER read it.
#[derive(Serialize)]
pub(super) struct Plover<'r> {
    id: &'r str,
    #[serde(serialize_with = "told")]
    date: Date,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "told_last")]
    enddate: Option<Date>,
    actor: Vec<Entity<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipient: Vec<Entity<'r>>,
    event: &'static str,
    mode: Vec<&'r str>,
    context: Vec<&'r str>,
    quad_code: u8,
    event_scale: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_loc: Option<Place<'r>>,
    event_text: &'r str,
    text: &'r str,
    text_info: TextInfo,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "by_name")]
    size: Vec<(&'r str, u64)>,
    cite_info: CiteInfo<'r>,
    coder: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

#[derive(Serialize)]
struct Entity<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'r str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sector: Vec<&'r str>,
    entity_text: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier_id: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier_text: Option<&'r str>,
}

#[derive(Serialize)]
struct Place<'r> {
    extracted_place: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_place: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_class: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_code: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<u8>,
}

#[derive(Serialize)]
struct TextInfo {
    sequence: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

#[derive(Serialize)]
struct CiteInfo<'r> {
    citation: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publication: Option<&'r str>,
    codebook: &'static str,
}

impl<'r> Plover<'r> {
    /// `None` for an event without a day or without an actor, which PLOVER requires.
    pub(super) fn of(record: &'r EventRecord<'_>) -> Option<Plover<'r>> {
        let date = record.date?;
        if record.actor.is_empty() {
            return None;
        }
        let sentence = &record.evidence.sentence;
        let in_body = sentence.span.in_body();
        // The numbers that PLOVER has room for: the least that the words can mean.
        let sizes = record.size.iter().filter(|(name, _)| name != "size");
        let article = &record.article;
        Some(Plover {
            id: &record.id,
            date,
            enddate: record.end_date.filter(|&last| last != date),
            actor: record.actor.iter().map(entity).collect(),
            recipient: record.recipient.iter().map(entity).collect(),
            event: record.event.name(),
            mode: record.mode.iter().map(|mode| mode.as_ref()).collect(),
            context: record.context.iter().map(|context| context.as_ref()).collect(),
            quad_code: record.quad_code,
            event_scale: record.event_scale,
            event_loc: record.event_loc.as_ref().map(place),
            event_text: &record.evidence.trigger.text,
            text: &sentence.text,
            text_info: TextInfo {
                sequence: sentence.sequence,
                start: in_body.then_some(sentence.span.start),
                end: in_body.then_some(sentence.span.end),
            },
            size: sizes.filter_map(|(name, size)| Some((name.as_ref(), size.low?))).collect(),
            cite_info: CiteInfo {
                citation: &article.id,
                url: article.url.as_deref(),
                title: article.title.as_deref(),
                language: article.language.as_deref(),
                publication: article.publication.as_deref(),
                codebook: "PLOVER 2.0",
            },
            coder: &record.coder,
            comment: (record.status != Status::Actual)
                .then(|| format!("status: {}", record.status.name())),
        })
    }
}

fn entity<'r>(side: &'r EntityRecord<'_>) -> Entity<'r> {
    Entity {
        code: side.identity.code.as_deref(),
        sector: side.identity.sector.iter().map(|sector| sector.as_ref()).collect(),
        entity_text: &side.text,
        identifier_id: side.identity.identifier_id.as_deref(),
        identifier_text: side.identity.name.as_deref(),
    }
}

fn place<'r>(place: &'r PlaceRecord<'_>) -> Place<'r> {
    Place {
        extracted_place: &place.words.text,
        resolved_place: place.resolved_place.as_deref(),
        geonameid: place.geonameid,
        lat: place.lat,
        lon: place.lon,
        city: city(place),
        district: district(place),
        province: place.province.as_deref(),
        country: place.country.as_deref(),
        country_code: place.country_code.as_deref(),
        feature_class: place.feature_class.as_deref(),
        feature_code: place.feature_code.as_deref(),
        resolution: place.resolution,
    }
}

fn told<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

fn told_last<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => to.collect_str(day),
        None => to.serialize_none(),
    }
}

/// Of two counts of a role the first is kept.
fn by_name<S: Serializer>(sizes: &[(&str, u64)], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    for (at, (name, count)) in sizes.iter().enumerate() {
        if sizes[..at].iter().all(|(earlier, _)| earlier != name) {
            map.serialize_entry(name, count)?;
        }
    }
    map.end()
}
