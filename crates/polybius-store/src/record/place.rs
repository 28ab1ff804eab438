//! Where, as the records tell it.

use super::Recorder;
use super::span::Words;
use polybius_core::{Field, Location};
use serde::Serialize;

/// A place of an event.
#[derive(Serialize)]
pub(super) struct PlaceRecord<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_class: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'static str>,
}

pub(super) fn record<'a>(
    recorder: &Recorder<'a>,
    field: Field,
    place: &'a Location,
) -> PlaceRecord<'a> {
    PlaceRecord {
        words: recorder.words(field, place.span),
        resolved_place: place.resolved.as_deref(),
        geonameid: place.geonameid,
        lat: place.point.map(|(lat, _)| lat),
        lon: place.point.map(|(_, lon)| lon),
        province: place.province.as_deref(),
        country: place.country.as_deref(),
        country_code: place.country_code.as_deref(),
        feature_class: place.feature.as_ref().map(|(class, _)| class.as_str()),
        feature_code: place.feature.as_ref().map(|(_, code)| code.as_str()),
        resolution: place.resolution,
        from: place.from_context.then_some("context"),
    }
}

/// The place that a mention names or implies: without words of its own.
#[derive(Serialize)]
pub(super) struct Implied<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_class: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<u8>,
}

impl<'a> From<&'a Location> for Implied<'a> {
    fn from(place: &'a Location) -> Implied<'a> {
        Implied {
            name: place.resolved.as_deref(),
            lat: place.point.map(|(lat, _)| lat),
            lon: place.point.map(|(_, lon)| lon),
            country_code: place.country_code.as_deref(),
            geonameid: place.geonameid,
            feature_class: place.feature.as_ref().map(|(class, _)| class.as_str()),
            feature_code: place.feature.as_ref().map(|(_, code)| code.as_str()),
            resolution: place.resolution,
        }
    }
}
