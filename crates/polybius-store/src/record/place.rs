//! Where, as the records tell it.

use super::Recorder;
use super::span::Words;
use polybius_core::{Field, Location};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A place of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PlaceRecord<'a> {
    #[serde(flatten)]
    pub(crate) words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resolved_place: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) geonameid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) province: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) country: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) country_code: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) feature_class: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) feature_code: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resolution: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<Cow<'a, str>>,
}

pub(super) fn record<'a>(
    recorder: &Recorder<'a>,
    field: Field,
    place: &'a Location,
) -> PlaceRecord<'a> {
    PlaceRecord {
        words: recorder.words(field, place.span),
        resolved_place: place.resolved.as_deref().map(Cow::from),
        geonameid: place.geonameid,
        lat: place.point.map(|(lat, _)| lat),
        lon: place.point.map(|(_, lon)| lon),
        province: place.province.as_deref().map(Cow::from),
        country: place.country.as_deref().map(Cow::from),
        country_code: place.country_code.as_deref().map(Cow::from),
        feature_class: place.feature.as_ref().map(|(class, _)| class.as_str().into()),
        feature_code: place.feature.as_ref().map(|(_, code)| code.as_str().into()),
        resolution: place.resolution,
        from: place.from_context.then_some("context".into()),
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
