//! A table as ACLED exports: attacks and protests, a row an event.

mod terms;

use super::cells::{Column, joined, known, name, number};
use super::country;
use super::place::acled_precision;
use crate::record::EventRecord;
use polybius_core::EventType;
use terms::Party;

/// The columns. Polybius sorts events by type, mode and sides as far as they tell; what ACLED's
/// coders judge beyond (identity militias, regions, the scale of a source) stays empty.
pub(super) const COLUMNS: [Column; 31] = [
    ("event_id_cnty", |event| {
        let code = known(event.place(|place| place.country_code.as_deref()));
        format!("{code}{}", number(&event.id, 0))
    }),
    ("event_date", |event| known(event.date)),
    ("year", |event| known(event.date.map(|day| day.year()))),
    ("time_precision", |event| known(time_precision(event))),
    ("disorder_type", |event| terms::sort(event).disorder.to_owned()),
    ("event_type", |event| terms::sort(event).event.to_owned()),
    ("sub_event_type", |event| terms::sort(event).sub_event.to_owned()),
    ("actor1", |event| known(event.actor.first().map(name))),
    ("assoc_actor_1", |event| joined(event.actor.iter().skip(1).map(name), "; ")),
    ("inter1", |event| known(terms::actor(event).map(Party::name))),
    ("actor2", |event| known(terms::targets(event).first().map(name))),
    ("assoc_actor_2", |event| joined(terms::targets(event).iter().skip(1).map(name), "; ")),
    ("inter2", |event| known(terms::target(event).map(Party::name))),
    ("interaction", |event| terms::interaction(terms::actor(event), terms::target(event))),
    ("civilian_targeting", |event| {
        let civilians = terms::target(event) == Some(Party::Civilians);
        if civilians { "Civilian targeting" } else { "" }.to_owned()
    }),
    ("iso", |event| {
        known(place_country(event).map(|country| country.number.trim_start_matches('0')))
    }),
    ("region", |_| String::new()),
    ("country", |event| known(event.place(|place| place.country.as_deref()))),
    ("admin1", |event| known(event.place(|place| place.province.as_deref()))),
    ("admin2", |_| String::new()),
    ("admin3", |_| String::new()),
    ("location", |event| known(event.place(|place| place.resolved_place.as_deref()))),
    ("latitude", |event| known(event.place(|place| place.lat))),
    ("longitude", |event| known(event.place(|place| place.lon))),
    ("geo_precision", |event| known(event.place(acled_precision))),
    ("source", |event| known(event.article.publication.as_deref())),
    ("source_scale", |_| String::new()),
    ("notes", |event| event.evidence.sentence.text.to_string()),
    ("fatalities", |event| {
        let dead = event.size.iter().find(|(name, _)| name == "dead");
        known(dead.and_then(|(_, size)| size.low))
    }),
    ("tags", |event| {
        let crowd = event.size.iter().find(|(name, _)| name == "size");
        let crowd = crowd.filter(|_| event.event == EventType::Protest);
        known(crowd.map(|(_, size)| format!("crowd size={}", size.words.text)))
    }),
    // When a row was put into ACLED's own database.
    ("timestamp", |_| String::new()),
];

/// Whether events of a type have a place in the table.
pub(super) fn takes(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Protest)
}

/// 1 the day is told, 2 the week, 3 the month. Where no time is told ACLED's coders judge.
fn time_precision(event: &EventRecord<'_>) -> Option<u8> {
    match event.time.as_ref()?.precision.as_deref()? {
        "day" => Some(1),
        "week" => Some(2),
        "month" => Some(3),
        _ => None,
    }
}

fn place_country(event: &EventRecord<'_>) -> Option<country::Country> {
    event.place(|place| place.country_code.as_deref()).and_then(country::of_code)
}
