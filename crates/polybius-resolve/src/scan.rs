//! Finds every known name in a text, from left to right, the longest first.

mod namesake;
mod sight;

use crate::Knowledge;
use crate::context::Context;
use crate::names::{Entry, Sort};
use crate::words::{Gap, Words};
use namesake::named_after;
pub(crate) use namesake::ship_before;
use sight::Sight;

/// A known name in words `from..to` of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'k> {
    pub from: usize,
    pub to: usize,
    /// The likeliest bearer that is written as the text writes it, on the day.
    pub best: Entry,
    /// All bearers.
    pub entries: &'k [Entry],
}

impl Found<'_> {
    /// Whether the name says which country: its own, its people's, a place's in it.
    pub(crate) fn is_place(&self) -> bool {
        use Sort::*;
        matches!(
            self.best.sort,
            Country | Demonym | People | Capital | Metonym | Part | Partial | Province
        )
    }

    pub(crate) fn is(&self, sort: Sort) -> bool {
        self.best.sort == sort
    }

    pub(crate) fn is_role(&self) -> bool {
        matches!(self.best.sort, Sort::Role { .. })
    }

    /// Whether several provinces bear the name.
    pub(crate) fn ambiguous(&self) -> bool {
        let rivals = self.entries.iter().filter(|entry| entry.sort == self.best.sort);
        self.best.sort == Sort::Province && rivals.count() > 1
    }
}

/// The known names in words `from..to`, in order; none overlaps another.
pub(crate) fn scan<'k>(
    knowledge: &'k Knowledge,
    words: &Words,
    from: usize,
    to: usize,
    context: &Context<'_>,
) -> Vec<Found<'k>> {
    let mut found = names(knowledge, words, from, to, context);
    found.retain(|found| !found.is(Sort::Elsewhere));
    found
}

/// The same with names that are nobody's: `Indian Ocean`.
pub(crate) fn names<'k>(
    knowledge: &'k Knowledge,
    words: &Words,
    from: usize,
    to: usize,
    context: &Context<'_>,
) -> Vec<Found<'k>> {
    let mut found: Vec<Found<'k>> = Vec::new();
    let mut at = from;
    while at < to.min(words.len()) {
        let sight = Sight { knowledge, words, context, before: found.last(), at };
        match sight.name(to) {
            Some(hit) if counts(knowledge, words, &found, &hit) => {
                at = hit.to;
                found.push(hit);
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether the words name their bearer, and not somebody or something of a longer name.
fn counts(knowledge: &Knowledge, words: &Words, before: &[Found<'_>], hit: &Found<'_>) -> bool {
    let namesake = knowledge.is_person(&hit.best) && named_after(words, hit);
    !namesake && !part_of_a_name(knowledge, words, before, hit)
}

/// Whether a single word that could be many a name is part of a longer name unknown here:
/// `Melania Trump`, `Lewis Hamilton`, `Paris Hilton`.
fn part_of_a_name(
    knowledge: &Knowledge,
    words: &Words,
    before: &[Found<'_>],
    hit: &Found<'_>,
) -> bool {
    use Sort::*;
    let person = knowledge.is_person(&hit.best);
    let place = matches!(hit.best.sort, Capital | Part | Province);
    if hit.to - hit.from > 1 || !(person || place) {
        return false;
    }
    let unknown = |at: usize| words.capital(at) && !TITLES.contains(&words.plain(at));
    let first_name = hit.from > 0
        && words.gap(hit.from) == Gap::Space
        && unknown(hit.from - 1)
        && words.gap(hit.from - 1) != Gap::Break // a sentence may begin with any word
        && before.last().is_none_or(|last| last.to != hit.from);
    let surname = words.gap(hit.to) == Gap::Space
        && unknown(hit.to)
        && knowledge.longest(words, hit.to, |entry, _| !entry.weak).is_none();
    (person && (first_name || surname)) || (place && first_name && hit.is(Capital) && surname)
}

/// Capitalised words that are no first names.
#[rustfmt::skip] // a list, not a column
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "dame", "president", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "ayatollah", "and", "the", "as", "while", "when", "but", "if", "both",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins() {
        let knowledge = Knowledge::embedded();
        for (text, expected) in [
            ("South Sudanese troops", "demonym south sudanese, role troops"),
            ("Iran's Revolutionary Guard", "organisation iran 's revolutionary guard"),
            ("the U.N. Security Council met", "organisation un security council"),
            ("protests in Tbilisi, Georgia", "capital tbilisi, country georgia"),
            ("islands in the Indian Ocean", ""),
            ("when Melania Trump spoke", ""),
            ("On Monday Trump spoke", "leader trump"),
            ("the Trump Organization", ""),
            (
                "deputy prime minister of Guinea-Bissau",
                "role deputy prime minister, country guinea bissau",
            ),
        ] {
            let words = Words::new(text);
            let found = scan(&knowledge, &words, 0, words.len(), &Context::default());
            let told: Vec<String> = found
                .iter()
                .map(|f| format!("{} {}", f.best.sort.name(), words.key(f.from, f.to)))
                .collect();
            assert_eq!(told.join(", "), expected, "{text}");
        }
    }
}
