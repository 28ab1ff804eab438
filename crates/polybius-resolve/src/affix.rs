//! Affixes after which a country's name names somebody else.

use crate::scan::Found;
use crate::words::{Gap, Words};

/// Whether an affix takes the name's meaning back: `pro-Russian`, `Iran-backed`.
pub(crate) fn affixed(words: &Words, found: &Found<'_>) -> bool {
    let before = found.from.checked_sub(1).map(|at| words.plain(at)).unwrap_or("");
    let prefixed = words.gap(found.from) == Gap::Hyphen && PREFIXES.contains(&before);
    prefixed || suffix(words, found.to)
}

/// Whether the word is an affix of that kind at the end of a compound.
pub(crate) fn suffix(words: &Words, at: usize) -> bool {
    words.gap(at) == Gap::Hyphen && SUFFIXES.contains(&words.plain(at))
}

const PREFIXES: &[&str] = &["anti", "pro", "non", "post", "un"];

#[rustfmt::skip] // a list, not a column
const SUFFIXES: &[&str] = &[
    "backed", "aligned", "allied", "sponsored", "supported", "funded", "linked", "affiliated",
    "trained", "armed", "equipped", "supplied", "inspired", "friendly", "occupied",
    "controlled", "held", "sanctioned", "designated", "made", "built", "born", "bound",
    "imposed", "brokered", "mediated", "style", "claimed", "annexed", "administered", "listed",
    "educated", "financed",
];
