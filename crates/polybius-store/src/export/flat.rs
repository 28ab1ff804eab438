//! Flat columns of the event record, for spreadsheets and data frames.
//!
//! Several sides, places, modes or contexts stand in one cell with `|` between, the same number
//! of them in all columns of a side, so that the second name goes with the second code; sectors
//! of one side have a comma between.

use super::cells::{Column, joined, known};
use crate::record::{EntityRecord, EventRecord, SizeRecord};

/// The columns: all fields of the record but the reasons.
pub(super) const COLUMNS: [Column; 84] = [
    ("id", |event| event.id.to_string()),
    ("date", |event| known(event.date)),
    ("end_date", |event| known(event.end_date)),
    ("event", |event| event.event.name().to_owned()),
    ("mode", |event| joined(event.mode.iter().map(|mode| mode.as_ref()), BAR)),
    ("context", |event| joined(event.context.iter().map(|context| context.as_ref()), BAR)),
    ("quad_code", |event| event.quad_code.to_string()),
    ("event_scale", |event| event.event_scale.to_string()),
    ("cameo", |event| event.cameo.to_string()),
    ("status", |event| event.status.name().to_owned()),
    ("confidence", |event| event.confidence.to_string()),
    ("actor", |event| each(&event.actor, words)),
    ("actor_name", |event| each(&event.actor, name)),
    ("actor_code", |event| each(&event.actor, code)),
    ("actor_sector", |event| each(&event.actor, sectors)),
    ("actor_kind", |event| each(&event.actor, kind)),
    ("actor_identifier_id", |event| each(&event.actor, identifier)),
    ("actor_antecedent", |event| each(&event.actor, antecedent)),
    ("actor_start", |event| each(&event.actor, start)),
    ("actor_end", |event| each(&event.actor, end)),
    ("recipient", |event| each(&event.recipient, words)),
    ("recipient_name", |event| each(&event.recipient, name)),
    ("recipient_code", |event| each(&event.recipient, code)),
    ("recipient_sector", |event| each(&event.recipient, sectors)),
    ("recipient_kind", |event| each(&event.recipient, kind)),
    ("recipient_identifier_id", |event| each(&event.recipient, identifier)),
    ("recipient_antecedent", |event| each(&event.recipient, antecedent)),
    ("recipient_start", |event| each(&event.recipient, start)),
    ("recipient_end", |event| each(&event.recipient, end)),
    ("source", |event| each(&event.source, words)),
    ("source_name", |event| each(&event.source, name)),
    ("source_code", |event| each(&event.source, code)),
    ("source_sector", |event| each(&event.source, sectors)),
    ("source_kind", |event| each(&event.source, kind)),
    ("source_identifier_id", |event| each(&event.source, identifier)),
    ("source_antecedent", |event| each(&event.source, antecedent)),
    ("source_start", |event| each(&event.source, start)),
    ("source_end", |event| each(&event.source, end)),
    ("time", |event| known(event.time.as_ref().map(|time| &time.words.text))),
    ("time_precision", |event| known(event.time.as_ref().and_then(|time| time.precision.as_ref()))),
    ("place", |event| known(event.place(|place| Some(&place.words.text)))),
    ("place_start", |event| known(event.place(|place| Some(place.words.span.start)))),
    ("place_end", |event| known(event.place(|place| Some(place.words.span.end)))),
    ("resolved_place", |event| known(event.place(|place| place.resolved_place.as_ref()))),
    ("geonameid", |event| known(event.place(|place| place.geonameid))),
    ("lat", |event| known(event.place(|place| place.lat))),
    ("lon", |event| known(event.place(|place| place.lon))),
    ("province", |event| known(event.place(|place| place.province.as_ref()))),
    ("country", |event| known(event.place(|place| place.country.as_ref()))),
    ("country_code", |event| known(event.place(|place| place.country_code.as_ref()))),
    ("feature_class", |event| known(event.place(|place| place.feature_class.as_ref()))),
    ("feature_code", |event| known(event.place(|place| place.feature_code.as_ref()))),
    ("resolution", |event| known(event.place(|place| place.resolution))),
    ("other_places", |event| {
        let others = event.other_loc.iter().map(|place| one(&place.words.text));
        others.collect::<Vec<_>>().join(BAR)
    }),
    ("dead", |event| known(count(event, "dead", |size| Some(&size.words.text)))),
    ("dead_low", |event| known(count(event, "dead", |size| size.low))),
    ("dead_high", |event| known(count(event, "dead", |size| size.high))),
    ("injured", |event| known(count(event, "injured", |size| Some(&size.words.text)))),
    ("injured_low", |event| known(count(event, "injured", |size| size.low))),
    ("injured_high", |event| known(count(event, "injured", |size| size.high))),
    ("arrested", |event| known(count(event, "arrested", |size| Some(&size.words.text)))),
    ("arrested_low", |event| known(count(event, "arrested", |size| size.low))),
    ("arrested_high", |event| known(count(event, "arrested", |size| size.high))),
    ("size", |event| known(count(event, "size", |size| Some(&size.words.text)))),
    ("size_low", |event| known(count(event, "size", |size| size.low))),
    ("size_high", |event| known(count(event, "size", |size| size.high))),
    ("content", |event| known(event.content.as_ref().map(|words| &words.text))),
    ("condition", |event| known(event.condition.as_ref().map(|words| &words.text))),
    ("sentence", |event| event.evidence.sentence.text.to_string()),
    ("sentence_start", |event| event.evidence.sentence.span.start.to_string()),
    ("sentence_end", |event| event.evidence.sentence.span.end.to_string()),
    ("sentence_sequence", |event| event.evidence.sentence.sequence.to_string()),
    // What all offsets of the row count in.
    ("field", |event| {
        if event.evidence.sentence.span.in_body() { "text" } else { "title" }.to_owned()
    }),
    ("trigger", |event| event.evidence.trigger.text.to_string()),
    ("trigger_start", |event| event.evidence.trigger.span.start.to_string()),
    ("trigger_end", |event| event.evidence.trigger.span.end.to_string()),
    ("article_id", |event| event.article.id.to_string()),
    ("url", |event| known(event.article.url.as_ref())),
    ("title", |event| known(event.article.title.as_ref())),
    ("publication", |event| known(event.article.publication.as_ref())),
    ("published", |event| known(event.article.published)),
    ("language", |event| known(event.article.language.as_ref())),
    ("sha256", |event| known(event.article.sha256.as_ref())),
    ("coder", |event| event.coder.to_string()),
];

/// What parts several values in a cell.
const BAR: &str = "|";

/// One of several values: a bar within it would part it.
fn one(value: &str) -> String {
    value.replace(BAR, "/")
}

/// Something of each side.
fn each(sides: &[EntityRecord<'_>], of: fn(&EntityRecord<'_>) -> String) -> String {
    sides.iter().map(|side| one(&of(side))).collect::<Vec<_>>().join(BAR)
}

fn words(side: &EntityRecord<'_>) -> String {
    side.text.to_string()
}

fn name(side: &EntityRecord<'_>) -> String {
    known(side.identity.name.as_ref())
}

fn code(side: &EntityRecord<'_>) -> String {
    known(side.identity.code.as_ref())
}

fn sectors(side: &EntityRecord<'_>) -> String {
    joined(side.identity.sector.iter().map(|sector| sector.as_ref()), ",")
}

fn kind(side: &EntityRecord<'_>) -> String {
    known(side.identity.kind.as_ref())
}

fn identifier(side: &EntityRecord<'_>) -> String {
    known(side.identity.identifier_id.as_ref())
}

fn antecedent(side: &EntityRecord<'_>) -> String {
    known(side.antecedent.as_ref().map(|words| &words.text))
}

fn start(side: &EntityRecord<'_>) -> String {
    side.span.start.to_string()
}

fn end(side: &EntityRecord<'_>) -> String {
    side.span.end.to_string()
}

/// Something of the first count of a role.
fn count<'r, T>(
    event: &'r EventRecord<'_>,
    role: &str,
    of: impl FnOnce(&'r SizeRecord<'_>) -> Option<T>,
) -> Option<T> {
    event.size.iter().find(|(name, _)| name == role).and_then(|(_, size)| of(size))
}
