//! The index of names: plain form to what bears it.

use crate::hash::QuickState;
use crate::words::{Gap, Shape, Words};
use std::collections::HashMap;

/// What a name is a name of. The order is the likelihood where one name has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// `Indian Ocean`: no country's, whatever its words say
    Elsewhere,
    /// `Kenya`
    Country,
    /// `Kenyan`
    Demonym,
    /// `Kenyans`
    People,
    /// `Nairobi`
    Capital,
    /// `Somaliland`: a state that few others recognise
    Partial,
    /// `European Union`
    Organisation,
    /// `William Ruto`
    Leader,
    /// `Downing Street`: a place that stands for a government
    Metonym,
    /// `Siberia`: a part of a country, or a city
    Part,
    /// `Bavaria`: a first-level division
    Province,
    /// `foreign minister`
    Role {
        /// `foreign ministers`
        plural: bool,
    },
}

impl Sort {
    /// The word that reasons use.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Sort::Elsewhere => "elsewhere",
            Sort::Country => "country",
            Sort::Demonym => "demonym",
            Sort::People => "people",
            Sort::Capital => "capital",
            Sort::Partial => "partially recognised state",
            Sort::Organisation => "organisation",
            Sort::Leader => "leader",
            Sort::Metonym => "metonym",
            Sort::Part => "part of a country",
            Sort::Province => "province",
            Sort::Role { .. } => "role",
        }
    }
}

/// How a name must be written to be itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// In any way: `foreign minister`.
    Any,
    /// With capitals where the table has them: `Chad` is no `chad`.
    Capital {
        /// The first word has one.
        first: bool,
        /// The last word has one.
        last: bool,
    },
    /// In capitals throughout: `US` is no `us`.
    Upper,
}

impl Case {
    fn of(words: &Words, sort: Sort) -> Case {
        if matches!(sort, Sort::Role { .. }) {
            return Case::Any;
        }
        let upper = |at: usize| words.get(at).is_some_and(|word| word.shape == Shape::Upper);
        if words.len() == 1 && upper(0) && words.plain(0).len() <= 6 {
            return Case::Upper;
        }
        Case::Capital { first: words.capital(0), last: words.capital(words.len().max(1) - 1) }
    }

    /// What admits both: `Kim Jong Un`, `Kim Jong-un`.
    fn or(self, other: Case) -> Case {
        match (self, other) {
            (Case::Any, _) | (_, Case::Any) => Case::Any,
            (Case::Upper, case) | (case, Case::Upper) => case,
            (
                Case::Capital { first, last },
                Case::Capital { first: other_first, last: other_last },
            ) => Case::Capital { first: first && other_first, last: last && other_last },
        }
    }

    /// Whether words `from..to` are written so.
    pub(crate) fn admits(self, words: &Words, from: usize, to: usize) -> bool {
        match self {
            Case::Any => true,
            Case::Upper => words.get(from).is_some_and(|word| word.shape == Shape::Upper),
            Case::Capital { first, last } => {
                (!first || words.capital(from)) && (!last || words.capital(to - 1))
            }
        }
    }
}

/// What stands before a weak name in the tables.
pub(crate) const WEAK: char = '~';

/// A name without the mark of a weak one.
pub(crate) fn strong(name: &str) -> &str {
    name.strip_prefix(WEAK).unwrap_or(name)
}

/// Where a name comes from.
enum Origin {
    Known,
    Own { cased: bool },
}

/// One bearer of a name: a row of the table that its sort belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    pub sort: Sort,
    pub case: Case,
    /// Whether the name tells this bearer only beside words that say so: `Carney` where
    /// the article has introduced him, `Federal Police` where the country is told.
    pub weak: bool,
    /// Whether a user's own dictionary has it: it then comes before all others.
    pub own: bool,
    row: u32,
}

impl Entry {
    pub(crate) fn row(&self) -> usize {
        self.row as usize
    }

    /// Whether both are of one row.
    pub(crate) fn same(&self, other: &Entry) -> bool {
        self.sort == other.sort && self.row == other.row
    }

    /// The word that reasons use for where the name stands.
    pub(crate) fn told(&self) -> &'static str {
        if self.own { "own dictionary" } else { self.sort.name() }
    }

    /// A user's own first, then by likelihood.
    fn rank(&self) -> (bool, Sort) {
        (!self.own, self.sort)
    }
}

/// The bearers of a name; nearly all names have one.
#[derive(Debug)]
enum Bearers {
    One([Entry; 1]),
    Many(Vec<Entry>),
}

impl Bearers {
    fn as_slice(&self) -> &[Entry] {
        match self {
            Bearers::One(one) => one,
            Bearers::Many(many) => many,
        }
    }

    /// Adds a bearer, after those that are as likely or likelier.
    fn add(&mut self, entry: Entry) {
        let entries = match self {
            Bearers::One(one) => one.as_mut_slice(),
            Bearers::Many(many) => many,
        };
        if let Some(there) = entries.iter_mut().find(|other| other.same(&entry)) {
            there.case = there.case.or(entry.case);
            there.weak &= entry.weak;
            return;
        }
        let mut many = entries.to_vec();
        many.insert(many.partition_point(|other| other.rank() <= entry.rank()), entry);
        *self = Bearers::Many(many);
    }
}

#[derive(Debug, Default)]
pub(crate) struct Names {
    entries: HashMap<Box<str>, Bearers, QuickState>,
    /// Words in the longest name, by the first word.
    longest: HashMap<Box<str>, usize, QuickState>,
}

impl Names {
    pub(crate) fn with_capacity(names: usize) -> Names {
        let state = QuickState::default;
        Names {
            entries: HashMap::with_capacity_and_hasher(names, state()),
            longest: HashMap::with_capacity_and_hasher(names / 2, state()),
        }
    }

    /// Adds a bearer, after those that are as likely or likelier. A name after `~` is weak.
    pub(crate) fn add(&mut self, name: &str, row: usize, sort: Sort) {
        self.enter(name, row, sort, Origin::Known);
    }

    /// Adds a bearer from a user's own dictionary, after those of earlier ones and before all
    /// that is known already. Where `cased` is false the name is written in capitals that
    /// tell nothing.
    pub(crate) fn add_own(&mut self, name: &str, row: usize, sort: Sort, cased: bool) {
        self.enter(name, row, sort, Origin::Own { cased });
    }

    fn enter(&mut self, name: &str, row: usize, sort: Sort, origin: Origin) {
        let weak = name.starts_with(WEAK);
        let words = Words::new(strong(name));
        if words.len() == 0 {
            return;
        }
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let key = words.key(0, words.len());
        let case = match origin {
            Origin::Own { cased: false } if !matches!(sort, Sort::Role { .. }) => {
                // How a known name is written is known too: `WHO` is no `who`.
                let known = self.get(key).iter().find(|other| !matches!(other.case, Case::Any));
                known.map_or(Case::Capital { first: true, last: true }, |other| other.case)
            }
            _ => Case::of(&words, sort),
        };
        let own = matches!(origin, Origin::Own { .. });
        let entry = Entry { sort, case, weak, own, row };
        match self.entries.get_mut(key) {
            Some(bearers) => bearers.add(entry),
            None => {
                self.entries.insert(key.into(), Bearers::One([entry]));
            }
        }
        let first = words.plain(0);
        match self.longest.get_mut(first) {
            Some(longest) => *longest = (*longest).max(words.len()),
            None => {
                self.longest.insert(first.into(), words.len());
            }
        }
    }

    /// Words in the longest name that begins with this word; 0 if none does.
    pub(crate) fn longest_from(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0)
    }

    /// The bearers of a plain name, the likelier first.
    pub(crate) fn get(&self, key: &str) -> &[Entry] {
        self.entries.get(key).map_or(&[], Bearers::as_slice)
    }
}

impl Words {
    /// Whether no punctuation parts words `from..to`.
    pub(crate) fn unbroken(&self, from: usize, to: usize) -> bool {
        (from + 1..to).all(|at| !matches!(self.gap(at), Gap::Break | Gap::Dash))
    }
}
