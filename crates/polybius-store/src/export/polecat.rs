//! POLECAT: a row an event, several values parted by `; `.

use super::cells::{Column, known, name, score};
use super::place::{city, district};
use crate::record::{EntityRecord, EventRecord};

/// The columns. What Polybius does not know stays empty: COW codes, titles, Wikipedia names,
/// and the lists of all that a story mentions.
pub(super) const COLUMNS: [Column; 40] = [
    ("Event ID", |event| event.id.to_string()),
    ("Event Date", |event| known(event.date)),
    ("Event Type", |event| event.event.name().to_owned()),
    ("Event Mode", |event| list(event.mode.iter().map(|mode| mode.as_ref()))),
    ("Intensity", score),
    ("Quad Code", |event| event.quad_code.to_string()),
    ("Contexts", |event| list(event.context.iter().map(|context| context.as_ref()))),
    ("Actor Name", |event| names(&event.actor)),
    ("Actor Country", |event| countries(&event.actor)),
    ("Actor COW", empty),
    ("Primary Actor Sector", |event| primary(&event.actor)),
    ("Actor Sectors", |event| sectors(&event.actor)),
    ("Actor Title", empty),
    ("Actor Name Raw", |event| raw(&event.actor)),
    ("Wikipedia Actor ID", empty),
    ("Recipient Name", |event| names(&event.recipient)),
    ("Recipient Country", |event| countries(&event.recipient)),
    ("Recipient COW", empty),
    ("Primary Recipient Sector", |event| primary(&event.recipient)),
    ("Recipient Sectors", |event| sectors(&event.recipient)),
    ("Recipient Title", empty),
    ("Recipient Name Raw", |event| raw(&event.recipient)),
    ("Wikipedia Recipient ID", empty),
    ("Placename", |event| known(event.place(|place| place.resolved_place.as_deref()))),
    ("City", |event| known(event.place(city))),
    ("District", |event| known(event.place(district))),
    ("Province", |event| known(event.place(|place| place.province.as_deref()))),
    ("Country", |event| known(event.place(|place| place.country_code.as_deref()))),
    ("Latitude", |event| known(event.place(|place| place.lat))),
    ("Longitude", |event| known(event.place(|place| place.lon))),
    ("GeoNames ID", |event| known(event.place(|place| place.geonameid))),
    ("Raw Placename", |event| known(event.place(|place| Some(place.words.text.as_ref())))),
    ("Feature Type", |event| known(event.place(|place| place.feature_code.as_deref()))),
    ("Source", |event| known(event.article.publication.as_deref())),
    ("Publication Date", |event| known(event.article.published)),
    ("Story People", empty),
    ("Story Organizations", empty),
    ("Story Locations", empty),
    ("Language", |event| known(event.article.language.as_deref())),
    ("Version", |event| event.coder.to_string()),
];

fn empty(_: &EventRecord<'_>) -> String {
    String::new()
}

/// A semicolon within a value would part it.
fn list<'s>(values: impl Iterator<Item = &'s str>) -> String {
    values.map(|value| value.replace(';', ",")).collect::<Vec<_>>().join("; ")
}

fn names(sides: &[EntityRecord<'_>]) -> String {
    list(sides.iter().map(name))
}

fn raw(sides: &[EntityRecord<'_>]) -> String {
    list(sides.iter().map(|side| side.text.as_ref()))
}

fn countries(sides: &[EntityRecord<'_>]) -> String {
    list(sides.iter().filter_map(|side| side.identity.code.as_deref()))
}

fn primary(sides: &[EntityRecord<'_>]) -> String {
    list(sides.iter().filter_map(|side| side.identity.sector.first()).map(|sector| sector.as_ref()))
}

/// All sectors of all, each once.
fn sectors(sides: &[EntityRecord<'_>]) -> String {
    let mut all: Vec<&str> = Vec::new();
    for sector in sides.iter().flat_map(|side| &side.identity.sector) {
        if !all.contains(&sector.as_ref()) {
            all.push(sector);
        }
    }
    list(all.into_iter())
}
