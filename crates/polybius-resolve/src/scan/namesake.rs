//! Ships, streets and prizes that are named after people.

use super::Found;
use crate::words::{Gap, Shape, Words};

/// Whether a person's name is that of a thing: `USS Carney`, `Hamid Karzai Airport`.
pub(super) fn named_after(words: &Words, person: &Found<'_>) -> bool {
    let next = person.to;
    let thing = words.capital(next) && THINGS.contains(&words.plain(next));
    let class = words.gap(next) == Gap::Hyphen && words.plain(next) == "class";
    ship_before(words, person.from) || class || (thing && words.gap(next) == Gap::Space)
}

/// Whether the word before is one that ships' names begin with.
pub(crate) fn ship_before(words: &Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let upper = words.get(before).is_some_and(|word| word.shape == Shape::Upper);
    let word = words.plain(before);
    let prefix = upper && PREFIXES.contains(&word);
    words.gap(at) == Gap::Space && (prefix || SHIPS.contains(&word))
}

/// Prefixes of ships, in capitals.
#[rustfmt::skip] // a list, not a column
const PREFIXES: &[&str] = &[
    "uss", "usns", "uscgc", "hms", "hmas", "hmcs", "hmnzs", "ins", "brp", "kri", "pns", "jds",
    "roks", "rfs", "mv", "mt", "ss",
];

/// Kinds of ship that stand before a name.
#[rustfmt::skip] // a list, not a column
const SHIPS: &[&str] = &[
    "destroyer", "frigate", "carrier", "corvette", "cruiser", "submarine", "warship", "ship",
    "vessel", "tanker", "yacht", "cutter", "flagship",
];

/// What is named after people, with a capital after their name.
#[rustfmt::skip] // a list, not a column
const THINGS: &[&str] = &[
    "airport", "international", "street", "avenue", "boulevard", "road", "square", "bridge",
    "highway", "park", "prize", "award", "medal", "stadium", "arena", "tower", "towers", "plaza",
    "hospital", "university", "college", "school", "academy", "institute", "library", "museum",
    "memorial", "mausoleum", "center", "centre", "foundation", "mosque", "dam", "station", "hall",
    "hotel", "airbase", "brigade", "battalion",
];
