//! Names of people that no table knows, told by a title before them.

use crate::head::Head;
use crate::names::Sort;
use crate::scan::Found;
use crate::words::{Gap, Words};

/// The name after the last title, country or organisation of the head: `Olaf Scholz` in
/// `German Chancellor Olaf Scholz`. Only what is written as a name, up to the head's end.
pub(crate) fn name_after(
    words: &Words,
    found: &[Found<'_>],
    head: Head,
    phrase: &str,
) -> Option<String> {
    let inside = |f: &&Found<'_>| head.from <= f.from && f.to <= head.to && !f.is(Sort::Leader);
    let mut from = found.iter().filter(inside).map(|f| f.to).max()?;
    if words.plain(from) == "'s" {
        from += 1;
    }
    name_at(words, from, head.to).filter(|to| *to == head.to).and_then(|to| {
        let (start, end) = words.bytes(from, to);
        phrase.get(start..end).map(str::to_owned)
    })
}

/// Where the name that begins at `from` ends: capitalised words, particles between them.
pub(crate) fn name_at(words: &Words, from: usize, limit: usize) -> Option<usize> {
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

const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "ben", "de", "da", "do", "dos", "del", "della", "di", "van", "von",
    "der", "den", "la", "le", "ul", "ur", "i", "e", "y", "zu", "ould", "in", "un",
];
