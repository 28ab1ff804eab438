//! The name at one word of a text, and whether a weak one may be taken at its word.

use super::Found;
use crate::Knowledge;
use crate::context::Context;
use crate::names::{Entry, Sort};
use crate::tables::Form;
use crate::words::{Gap, Words};

/// A look at word `at`, `before` being the name found last.
pub(super) struct Sight<'a, 'k> {
    pub knowledge: &'k Knowledge,
    pub words: &'a Words,
    pub context: &'a Context<'a>,
    pub before: Option<&'a Found<'k>>,
    pub at: usize,
}

impl<'k> Sight<'_, 'k> {
    /// The longest name that ends at `limit` or before.
    pub(super) fn name(&self, limit: usize) -> Option<Found<'k>> {
        let Sight { knowledge, words, at, .. } = *self;
        let on = self.context.on;
        let admit = |entry: &Entry, to: usize| {
            let holds = !entry.own || knowledge.holds(entry, on);
            to <= limit && holds && (!entry.weak || self.told(entry, to))
        };
        let (to, entries) = knowledge.longest(words, at, admit)?;
        let written = entries.iter().copied().filter(|entry| entry.case.admits(words, at, to));
        let first = written.clone().find(|entry| admit(entry, to))?;
        let rivals = written.filter(|entry| entry.sort == first.sort && entry.own == first.own);
        let plain = |entry: &Entry| !entry.weak;
        let best = match first.sort {
            // A user's own are in the order in which they count.
            _ if first.own => knowledge.own_on(rivals.filter(|entry| admit(entry, to)), on)?,
            // Whose country is told is meant, not the likelier bearer.
            Sort::Organisation => {
                let told = rivals.clone().filter(|entry| entry.weak && self.told(entry, to));
                knowledge.on_day(told, on).or_else(|| knowledge.on_day(rivals.filter(plain), on))?
            }
            // A title tells which of several of one name, and fits predecessors: the day decides.
            Sort::Leader => {
                let titled = rivals.clone().filter(|entry| self.title_told(entry));
                let admitted = || rivals.clone().filter(|entry| admit(entry, to));
                knowledge.on_day(titled, on).or_else(|| knowledge.on_day(admitted(), on))?
            }
            _ => first,
        };
        Some(Found { from: at, to, best, entries })
    }

    /// Whether something beside the weak name says that it means this bearer.
    fn told(&self, entry: &Entry, to: usize) -> bool {
        self.country_told(entry, to)
            || self.title_told(entry)
            || self.context.introduces(self.knowledge, entry)
    }

    /// `Brazil's Federal Police`, `Federal Police of Brazil`.
    fn country_told(&self, entry: &Entry, to: usize) -> bool {
        let Sight { knowledge, words, at, .. } = *self;
        if entry.sort != Sort::Organisation {
            return false;
        }
        let code = knowledge.code_of(entry);
        let tells = |place: &Entry| {
            let country = knowledge.country_of(place).and_then(|row| knowledge.countries.get(row));
            country.is_some_and(|country| Some(country.code.as_str()) == code)
        };
        let left = self.before.is_some_and(|before| {
            self.follows(before) && before.is_place() && !before.ambiguous() && tells(&before.best)
        });
        let of = matches!(words.plain(to), "of" | "in") && words.gap(to) == Gap::Space;
        let right = || {
            let next = to + 1 + usize::from(words.plain(to + 1) == "the");
            let found = knowledge.longest(words, next, |entry, _| !entry.weak);
            found.is_some_and(|(_, entries)| entries.first().is_some_and(tells))
        };
        left || (of && at < to && right())
    }

    /// `Prime Minister Carney`: the title is that of an office the person held.
    fn title_told(&self, entry: &Entry) -> bool {
        let (Sort::Leader, Some(before)) = (entry.sort, self.before) else { return false };
        let Some(leader) = self.knowledge.leaders.get(entry.row()) else { return false };
        let title = before.is_role()
            && before.best.sort == Sort::Role { plural: false }
            && self.knowledge.roles[before.best.row()].form == Form::Person;
        let phrase = self.words.key(before.from, before.to);
        title && self.follows(before) && leader.held(phrase)
    }

    /// Whether the name stands right before the word, as its owner or so.
    fn follows(&self, before: &Found<'_>) -> bool {
        let next = before.to + usize::from(self.words.plain(before.to) == "'s");
        next == self.at && self.words.gap(self.at) == Gap::Space
    }
}
