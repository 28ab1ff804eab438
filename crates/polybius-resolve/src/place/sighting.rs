//! Every name of a place in a sentence, with all that it may mean.

use super::candidate::{Candidate, Level, candidates, division_candidate};
use super::cue::{Cue, cue, is_headline, surnames};
use crate::Knowledge;
use crate::affix::affixed;
use crate::context::Context;
use crate::names::Sort;
use crate::scan::{Found, scan};
use crate::words::{Gap, Shape, Words};
use std::collections::HashSet;

/// A name in words of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Sighting {
    /// First byte in the sentence, and the byte after its last.
    pub bytes: (usize, usize),
    /// Its plain form.
    pub key: String,
    pub candidates: Vec<Candidate>,
    pub cue: Cue,
    /// Whether a table has it as a country's, province's or capital's name.
    pub told: bool,
    /// Whether an affix takes its meaning back: `pro-Russian`.
    pub affixed: bool,
    /// The sighting of the same sentence that tells where it lies: `Texas` after `Paris,`.
    pub container: Option<usize>,
}

/// What a sentence tells about places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sighted {
    pub sightings: Vec<Sighting>,
    /// Rows of the countries of the people and organisations that it names.
    pub countries: Vec<usize>,
}

/// The names of places in a sentence, from left to right. Surnames go into `people`.
pub(crate) fn sight(
    knowledge: &Knowledge,
    text: &str,
    context: &Context<'_>,
    people: &mut HashSet<String>,
) -> Sighted {
    let words = Words::new(text);
    let found = scan(knowledge, &words, 0, words.len(), context);
    let headline = is_headline(&words);
    surnames(knowledge, &words, &found, people);
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut sightings = Vec::new();
    let mut rest = found.iter().peekable();
    let mut at = 0;
    while at < words.len() {
        while rest.next_if(|one| one.from < at).is_some() {}
        let known = rest.peek().filter(|one| one.from == at);
        if let Some(place) = short(knowledge, &words, text, at, ends.last()) {
            ends.push((at, at + 1));
            sightings.push(place);
            at += 1;
            continue;
        }
        let (to, place) = name_at(knowledge, &words, at, known.copied());
        if place {
            let cue = cue(knowledge, &words, &found, (at, to), headline);
            sightings.extend(sighting(knowledge, &words, (at, to), known.copied(), cue));
            if sightings.len() > ends.len() {
                ends.push((at, to));
            }
        }
        at = to;
    }
    contain(&words, text, &ends, &mut sightings);
    let codes = found.iter().filter_map(|one| knowledge.code_of(&one.best));
    let countries = codes.filter_map(|code| knowledge.country_row(code)).collect();
    Sighted { sightings, countries }
}

/// What papers write for a division after the name of a city: `Miami, Fla.`
fn short(
    knowledge: &Knowledge,
    words: &Words,
    text: &str,
    at: usize,
    city: Option<&(usize, usize)>,
) -> Option<Sighting> {
    let word = words.get(at)?;
    let id = knowledge.short(words.plain(at))?;
    let (_, end) = *city.filter(|(_, to)| *to == at)?;
    let comma = text.get(words.bytes(0, end).1..word.start)?.trim() == ",";
    let written = match words.plain(at).len() {
        2 => word.shape == Shape::Upper || text.get(word.end..)?.starts_with('.'),
        _ => word.shape != Shape::Lower,
    };
    let place = division_candidate(knowledge, id).filter(|_| comma && written)?;
    Some(Sighting {
        bytes: (word.start, word.end),
        key: words.plain(at).to_owned(),
        candidates: vec![place],
        cue: Cue::default(),
        told: true,
        affixed: false,
        container: None,
    })
}

/// Where the name at a word ends, and whether it is a place's. What is none takes the words
/// that belong to it.
fn name_at(
    knowledge: &Knowledge,
    words: &Words,
    at: usize,
    known: Option<&Found<'_>>,
) -> (usize, bool) {
    let told = known.map_or(at, |one| one.to);
    let article = ARTICLES.contains(&words.plain(at)) && words.capital(at + 1);
    let small = !(words.capital(at) || article);
    if small {
        return (told.max(at + 1), known.is_some_and(Found::is_place));
    }
    let longest = knowledge.gazetteers.iter().filter_map(|own| own.gazetteer.longest(words, at));
    let longest = longest.map(|(to, _)| to).max().unwrap_or(at);
    let elsewhere = knowledge.longest(words, at, |entry, _| entry.sort == Sort::Elsewhere);
    match elsewhere {
        Some((to, _)) if to > longest && to >= told => return (to, false),
        _ => {}
    }
    match known {
        Some(one) if told >= longest => (told, one.is_place()),
        _ if longest > at => (longest, true),
        _ => (told.max(at + 1), false),
    }
}

fn sighting(
    knowledge: &Knowledge,
    words: &Words,
    (from, to): (usize, usize),
    known: Option<&Found<'_>>,
    cue: Cue,
) -> Option<Sighting> {
    let key = words.key(from, to);
    let known = known.filter(|one| one.to == to);
    let listed = known.map_or(&[][..], |one| one.entries);
    let entries = listed.iter().filter(|entry| entry.case.admits(words, from, to) && !entry.weak);
    let entries: Vec<_> = entries.copied().collect();
    if CALENDAR.contains(&key) {
        return None;
    }
    let division = division_told(words, to);
    let candidates = candidates(knowledge, &entries, key, division);
    let told = known.is_some_and(|one| one.is_place() && !one.is(Sort::Part)) && !division;
    (!candidates.is_empty()).then(|| Sighting {
        bytes: words.bytes(from, to),
        key: key.to_owned(),
        candidates,
        cue,
        told,
        affixed: known.is_some_and(|one| affixed(words, one)),
        container: None,
    })
}

/// Whether the word after a name says that it is that of a first-level division.
fn division_told(words: &Words, to: usize) -> bool {
    let word = words.plain(to);
    let capital = words.capital(to) && (DIVISIONS.contains(&word) || word == "state");
    words.gap(to) == Gap::Space && (capital || DIVISIONS.contains(&word))
}

/// Finds out which names tell where others lie: `Paris, Texas`, `Tripoli in Lebanon`,
/// `Syria's Aleppo`.
fn contain(words: &Words, text: &str, ends: &[(usize, usize)], sightings: &mut [Sighting]) {
    let wide = |one: &Sighting| {
        one.candidates.iter().any(|one| matches!(one.level, Level::Country | Level::Province))
    };
    for at in 0..ends.len() {
        let (from, to) = ends[at];
        let after = ends.get(at + 1).filter(|_| wide(&sightings[at + 1])).map(|next| next.0);
        let comma = |next: usize| {
            let gap = text.get(words.bytes(from, to).1..words.bytes(next, next + 1).0);
            gap.is_some_and(|gap| gap.trim() == ",")
        };
        let within = |next: usize| {
            let link = words.plain(to) == "in" && words.gap(to) != Gap::Dash;
            let between = to + 1..next;
            link && between.len() < 3 && between.into_iter().all(|at| !words.capital(at))
        };
        let before = at.checked_sub(1).filter(|before| {
            let end = ends[*before].1;
            let owns = words.plain(end) == "'s" && end + 1 == from;
            let country = |one: &Candidate| one.level == Level::Country;
            let people = sightings[*before].candidates.iter().any(country);
            let beside = people && end == from && words.gap(from) == Gap::Space;
            beside || (owns && wide(&sightings[*before]))
        });
        sightings[at].container = match after {
            Some(next) if (next == to && comma(next)) || within(next) => Some(at + 1),
            _ => before,
        };
    }
}

/// What first-level divisions are called; `Niger state radio` is none.
const DIVISIONS: &[&str] =
    &["province", "region", "governorate", "oblast", "prefecture", "department", "canton"];

/// Small words that begin names.
const ARTICLES: &[&str] =
    &["al", "el", "as", "ash", "an", "ar", "at", "ad", "az", "el", "ech", "es", "deir", "umm"];

/// Months and days, which no village of their name outweighs.
#[rustfmt::skip] // a list, not a column
const CALENDAR: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "christmas", "easter", "ramadan", "english", "the", "of", "and", "for",
    "this", "that", "they", "there", "then", "these", "our", "his", "her", "not", "but", "you",
    "all", "are", "was", "were", "will", "who", "what", "when", "where", "how", "why",
];
