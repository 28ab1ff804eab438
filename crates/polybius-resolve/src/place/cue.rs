//! What the words around a name say about its being a place.

use crate::Knowledge;
use crate::person::name_at;
use crate::scan::Found;
use crate::tables::Form;
use crate::words::{Gap, Shape, Words};
use std::collections::HashSet;

/// The words around a name, as a number to be added to the logarithm of a place's inhabitants,
/// and what events ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cue {
    /// Above 0 for a place, below for somebody or something else.
    pub weight: f32,
    /// Whether something is said to be in, near or at it.
    pub locative: bool,
    /// Whether it is said to speak, as a government is: `Washington said`.
    pub speaks: bool,
}

/// The weight of a given name or `Mr` before a name.
const PERSON: f32 = -5.0;

/// A sentence of which most words are capitalised, whose capitals tell nothing.
pub(crate) fn is_headline(words: &Words) -> bool {
    let capitals = (0..words.len()).filter(|at| words.capital(*at)).count();
    words.len() > 3 && capitals * 10 > words.len() * 7
}

/// What stands around words `from..to`, which no table but a gazetteer has if `unknown`.
pub(crate) fn cue(
    knowledge: &Knowledge,
    words: &Words,
    found: &[Found<'_>],
    (from, to): (usize, usize),
    headline: bool,
) -> Cue {
    let before = from.checked_sub(1).filter(|_| words.gap(from) == Gap::Space);
    let before = before.map(|at| (at, words.plain(at)));
    let (next, next_gap) = (words.plain(to), words.gap(to));
    let (weight, locative) = match before {
        Some((at, word)) if IN.contains(&word) && !words.capital_inside(at) => (1.0, true),
        Some((at, word)) if FROM.contains(&word) && !words.capital_inside(at) => {
            let kind = at.checked_sub(1).is_some_and(|noun| KINDS.contains(&words.plain(noun)));
            if word == "of" && kind { (2.0, true) } else { (0.5, word == "at") }
        }
        Some((_, word)) if KINDS.contains(&word) => (1.5, true),
        Some((_, word)) if QUARTERS.contains(&word) => (1.0, false),
        Some((_, "the")) => (-0.5, false),
        _ => (0.0, false),
    };
    let mut weight: f32 = weight;
    let kind = next_gap == Gap::Space && KINDS.contains(&next);
    if kind || (next_gap == Gap::Hyphen && next == "based") {
        weight += 1.5;
    } else if apposed(words, to) {
        weight += 2.0;
    }
    weight += match headline {
        true if before.is_some_and(|(at, _)| names_person(knowledge, words, at)) => PERSON,
        true => 0.0,
        false => beside(knowledge, words, found, (from, to)),
    };
    let speaks = next_gap == Gap::Space && SAYING.contains(&next);
    Cue { weight, locative, speaks: speaks && !locative }
}

/// `X, a town in the south`
fn apposed(words: &Words, to: usize) -> bool {
    let begins = words.gap(to) == Gap::Break && matches!(words.plain(to), "a" | "an" | "the");
    let mut rest = (to + 1..to + 6).take_while(|at| words.gap(*at) == Gap::Space);
    begins && rest.any(|at| KINDS.contains(&words.plain(at)) && !words.capital(at))
}

/// Whether the name seems to be part of somebody's or something's: `Jack Houston`,
/// `Houston Baker`.
fn beside(
    knowledge: &Knowledge,
    words: &Words,
    found: &[Found<'_>],
    (from, to): (usize, usize),
) -> f32 {
    let known = |at: usize| found.iter().find(|one| one.from <= at && at < one.to);
    let mut weight = 0.0;
    let before = from.checked_sub(1).filter(|_| words.gap(from) == Gap::Space);
    if let Some(at) = before.filter(|at| words.capital(*at)) {
        let word = words.plain(at);
        weight += match known(at) {
            _ if QUARTERS.contains(&word) || KINDS.contains(&word) => 0.0,
            None if words.gap(at) == Gap::Break && STARTERS.contains(&word) => 0.0,
            _ if names_person(knowledge, words, at) => PERSON,
            Some(one) if one.is_role() => match knowledge.roles.get(one.best.row()) {
                Some(role) if role.form == Form::Person => -4.0,
                _ => -1.0,
            },
            Some(one) if one.is_place() => 0.0,
            Some(_) => -2.0,
            None if words.gap(at) == Gap::Break && knowledge.ordinary(word).word => -0.5,
            None => -2.5,
        };
    }
    if words.gap(to) == Gap::Space && words.capital(to) && !KINDS.contains(&words.plain(to)) {
        let given = to == from + 1 && knowledge.ordinary(words.plain(from)).given;
        weight += match known(to) {
            Some(one) if one.is_role() => -0.5,
            Some(_) => -1.0,
            None if given => -3.5,
            None => -1.2,
        };
    }
    weight
}

/// Whether a word introduces somebody's name: a given name, an initial, `Mr`.
fn names_person(knowledge: &Knowledge, words: &Words, at: usize) -> bool {
    let word = words.plain(at);
    let initial = word.len() == 1 && words.get(at).is_some_and(|one| one.shape == Shape::Upper);
    let starts = words.gap(at) == Gap::Break && STARTERS.contains(&word);
    let given = knowledge.ordinary(word).given && !starts;
    initial || given || STYLES.contains(&word)
}

/// Adds the surnames of the people that a sentence names in full, or with a title.
pub(crate) fn surnames(
    knowledge: &Knowledge,
    words: &Words,
    found: &[Found<'_>],
    people: &mut HashSet<String>,
) {
    for at in 1..words.len() {
        let joined = words.gap(at) == Gap::Space && words.capital(at) && words.capital(at - 1);
        if joined && names_person(knowledge, words, at - 1) {
            people.insert(words.plain(at).to_owned());
        }
    }
    for one in found {
        use crate::names::Sort;
        if one.is(Sort::Leader) && one.to > one.from + 1 {
            people.insert(words.plain(one.to - 1).to_owned());
        }
        let title = matches!(one.best.sort, Sort::Role { plural: false })
            && words.capital(one.from)
            && knowledge.roles.get(one.best.row()).is_some_and(|role| role.form == Form::Person);
        if title && words.gap(one.to) == Gap::Space {
            let end = name_at(words, one.to, words.len().min(one.to + 3));
            people.extend(end.map(|end| words.plain(end - 1).to_owned()));
        }
    }
}

impl Words {
    /// Whether the word has a capital that does not come from the sentence's beginning.
    fn capital_inside(&self, at: usize) -> bool {
        self.capital(at) && self.gap(at) != Gap::Break
    }
}

/// Words after which a place is where something is.
#[rustfmt::skip] // a list, not a column
const IN: &[&str] = &[
    "in", "near", "outside", "around", "inside", "into", "across", "throughout", "toward",
    "towards", "via", "between", "reached", "visited", "visiting", "leaving",
];

/// Words after which many things stand beside places.
const FROM: &[&str] = &["from", "to", "at", "of", "over", "through", "on", "off", "along", "and"];

/// What places are called.
#[rustfmt::skip] // a list, not a column
const KINDS: &[&str] = &[
    "city", "town", "village", "hamlet", "capital", "suburb", "suburbs", "district", "province",
    "region", "county", "governorate", "municipality", "neighborhood", "neighbourhood", "port",
    "state", "prefecture", "department", "commune", "borough", "settlement", "outskirts",
    "area", "parish", "oblast", "raion", "township", "enclave", "camp", "airport", "island",
    "valley", "peninsula", "coast", "border", "towns", "villages", "cities",
];

/// Parts of places, and words before the name of a place that belong to it.
#[rustfmt::skip] // a list, not a column
const QUARTERS: &[&str] = &[
    "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern", "central", "greater", "downtown", "upper", "lower", "old",
    "inner", "metropolitan", "metro", "suburban", "rural", "coastal", "mainland",
];

/// Capitalised words before a surname.
#[rustfmt::skip] // a list, not a column
const STYLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "prof", "professor",
    "judge", "justice", "sgt", "sergeant", "lt", "lieutenant", "capt", "captain", "cpl", "col",
    "colonel", "gen", "maj", "major", "adm", "admiral", "sen", "senator", "rep", "gov", "rev",
    "reverend", "father", "sister", "brother", "officer", "detective", "deputy", "coach",
    "attorney", "congressman", "congresswoman", "sheriff", "mayor", "councilman", "ayatollah",
    "sheikh", "imam", "cardinal", "bishop", "pope", "king", "queen", "prince", "princess",
];

/// Words that begin sentences and say nothing about the next.
#[rustfmt::skip] // a list, not a column
const STARTERS: &[&str] = &[
    "in", "at", "from", "the", "near", "outside", "across", "around", "but", "and", "while",
    "when", "as", "if", "since", "after", "before", "both", "on", "to", "with", "for", "of",
    "what", "where", "how", "why", "like", "unlike", "although", "though", "because", "then",
    "meanwhile", "however", "today", "also", "elsewhere", "until", "once", "does", "is", "was",
    "will", "may", "can", "that", "this", "so", "yet", "or", "by", "inside", "throughout", "beyond",
];

/// What governments do in words.
#[rustfmt::skip] // a list, not a column
const SAYING: &[&str] = &[
    "said", "says", "say", "told", "announced", "warned", "accused", "denied", "wants",
    "wanted", "insists", "insisted", "argues", "argued", "claims", "claimed", "condemned",
    "rejected", "called", "urged", "vowed", "threatened", "demanded", "hopes", "believes",
    "considers", "fears", "agreed", "imposed", "responded", "has", "had", "will", "would",
];
