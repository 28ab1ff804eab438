//! ICEWS: a row for each actor with each recipient.

use super::cells::{PairColumn, hashed, joined, known, name, score};
use super::place::{city, district};
use super::{cameo, country};
use crate::record::EntityRecord;

/// The columns. Sectors are PLOVER's codes, countries names; the text of an event is its type
/// and modes.
pub(super) const COLUMNS: [PairColumn; 20] = [
    ("Event ID", |row| row.number.to_string()),
    ("Event Date", |row| known(row.record.date)),
    ("Source Name", |row| known(row.actor.map(name))),
    ("Source Sectors", |row| sectors(row.actor)),
    ("Source Country", |row| country_of(row.actor)),
    ("Event Text", |row| {
        let modes = row.record.mode.iter().map(|mode| mode.as_ref());
        joined([row.record.event.name()].into_iter().chain(modes), "/")
    }),
    ("CAMEO Code", |row| cameo::full(&row.record.cameo)),
    ("Intensity", |row| score(row.record)),
    ("Target Name", |row| known(row.recipient.map(name))),
    ("Target Sectors", |row| sectors(row.recipient)),
    ("Target Country", |row| country_of(row.recipient)),
    ("Story ID", |row| hashed(&row.record.article.id).to_string()),
    ("Sentence Number", |row| (row.record.evidence.sentence.sequence + 1).to_string()),
    ("Publisher", |row| known(row.record.article.publication.as_deref())),
    ("City", |row| known(row.record.place(city))),
    ("District", |row| known(row.record.place(district))),
    ("Province", |row| known(row.record.place(|place| place.province.as_deref()))),
    ("Country", |row| known(row.record.place(|place| place.country.as_deref()))),
    ("Latitude", |row| known(row.record.place(|place| place.lat))),
    ("Longitude", |row| known(row.record.place(|place| place.lon))),
];

fn sectors(side: Option<&EntityRecord<'_>>) -> String {
    side.map_or_else(String::new, |side| {
        joined(side.identity.sector.iter().map(|sector| sector.as_ref()), ",")
    })
}

fn country_of(side: Option<&EntityRecord<'_>>) -> String {
    let code = side.and_then(|side| side.identity.code.as_deref());
    known(code.and_then(country::of_code).map(|country| country.name))
}
