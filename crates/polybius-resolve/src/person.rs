//! Names of people that no table knows, told by a title before them.

use crate::words::{Gap, Words};

/// Bytes of the name that fills words `from..to`, past a possessive ending: `Olaf Scholz`
/// after `Chancellor`. None if anything there is not written as a name.
pub(crate) fn name_after(words: &Words, from: usize, to: usize) -> Option<(usize, usize)> {
    let from = from + usize::from(words.plain(from) == "'s");
    name_at(words, from, to).filter(|end| *end == to).map(|end| words.bytes(from, end))
}

/// Where the name that begins at `from` ends: capitalised words, particles between them.
pub(crate) fn name_at(words: &Words, from: usize, limit: usize) -> Option<usize> {
    if matches!(words.plain(from), "in" | "un" | "e" | "y" | "i" | "do") && !words.capital(from) {
        return None; // `minister in July`: no name begins so
    }
    let mut to = from;
    let mut at = from;
    while at < limit {
        let joined = at == from || !matches!(words.gap(at), Gap::Break | Gap::Dash);
        if !joined || words.plain(at) == "'s" {
            break;
        }
        if words.capital(at) {
            to = at + 1;
        } else if !PARTICLES.contains(&words.plain(at)) {
            break;
        }
        at += 1;
    }
    (to > from).then_some(to)
}

#[rustfmt::skip] // a list, not a column
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "ben", "de", "da", "do", "dos", "del", "della", "di", "van",
    "von", "der", "den", "la", "le", "ul", "ur", "i", "e", "y", "zu", "ould", "in", "un",
];
