//! What is known beforehand: countries, organisations, people in office, words for roles.

mod load;
mod lookup;
mod own;

use crate::hash::QuickState;
use crate::names::{Entry, Names, Sort};
use crate::tables::{Country, Leader, Organisation, Partial, Province, RoleWord, Tables};
use crate::words::Words;
use crate::{Error, Gazetteer};
use jiff::civil::Date;
use std::collections::HashMap;

/// The knowledge base: the rows of the tables and an index of every name in them.
///
/// It is made once and never changes. A larger one can be made from tables of one's own:
///
/// ```
/// use polybius_resolve::{Knowledge, Tables};
/// let roles = format!("{}corsair\tCRM\tstrong\tperson\tme\n", Tables::EMBEDDED.roles);
/// let knowledge = Knowledge::parse(Tables { roles: &roles, ..Tables::EMBEDDED }).unwrap();
/// let corsairs = polybius_resolve::actor::identify(&knowledge, "Maltese corsairs", None);
/// assert_eq!(corsairs.named.sectors[0].code(), "CRM");
/// ```
#[derive(Debug, Default)]
pub struct Knowledge {
    version: String,
    pub(crate) countries: Vec<Country>,
    pub(crate) partials: Vec<Partial>,
    pub(crate) provinces: Vec<Province>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) leaders: Vec<Leader>,
    pub(crate) roles: Vec<RoleWord>,
    pub(crate) names: Names,
    /// Row of each country's code.
    codes: HashMap<String, usize>,
    /// Rows of the leaders of each office, by code and office.
    offices: HashMap<String, Vec<usize>>,
    /// Rows of the first-level divisions, by GeoNames id.
    pub(crate) divisions: HashMap<u32, usize>,
    ordinary: HashMap<Box<str>, Ordinary, QuickState>,
    /// GeoNames ids of first-level divisions by what papers write for them after a city.
    shorts: HashMap<Box<str>, u32, QuickState>,
    /// Places by name; of a place in several the last counts.
    pub(crate) gazetteers: Vec<Layer>,
}

/// A gazetteer whose countries are known here.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub gazetteer: Gazetteer,
    /// Row of each country of the gazetteer.
    pub countries: Vec<Option<usize>>,
}

/// What else than a place a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ordinary {
    pub word: bool,
    pub surname: bool,
    pub given: bool,
}

impl Knowledge {
    /// The knowledge base of this version: its tables and its gazetteer.
    pub fn embedded() -> Knowledge {
        // A test reads the embedded tables, so this never falls back in a released program.
        let tables = Knowledge::parse(Tables::EMBEDDED).unwrap_or_default();
        tables.with_gazetteer(Gazetteer::embedded())
    }

    /// The same with the places of another gazetteer, which go before those it has already.
    pub fn with_gazetteer(self, gazetteer: Gazetteer) -> Knowledge {
        let row = |code: &String| self.codes.get(code).copied();
        let countries = gazetteer.countries().iter().map(row).collect();
        let mut gazetteers = self.gazetteers;
        gazetteers.push(Layer { gazetteer, countries });
        Knowledge { gazetteers, ..self }
    }

    /// What else than a place a plain word is.
    pub(crate) fn ordinary(&self, word: &str) -> Ordinary {
        self.ordinary.get(word).copied().unwrap_or_default()
    }

    /// The GeoNames id of the division that a plain word after a city's name stands for.
    pub(crate) fn short(&self, word: &str) -> Option<u32> {
        self.shorts.get(word).copied()
    }

    /// A knowledge base from tables, with no gazetteer but the places that they hold.
    ///
    /// # Errors
    /// If a cell cannot be read; the error names table, line and column.
    pub fn parse(tables: Tables<'_>) -> Result<Knowledge, Error> {
        let (knowledge, errors) = Knowledge::read(tables);
        errors.into_iter().next().map_or(Ok(knowledge), Err)
    }

    /// Which tables these are: year and month of their last change.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The row of the country with this code.
    pub(crate) fn country(&self, code: &str) -> Option<&Country> {
        self.codes.get(code).and_then(|index| self.countries.get(*index))
    }

    /// Row of the country with this code.
    pub(crate) fn country_row(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// Row of the country that an entry belongs to, if it is a place's name.
    pub(crate) fn country_of(&self, entry: &Entry) -> Option<usize> {
        match entry.sort {
            Sort::Elsewhere | Sort::Organisation | Sort::Leader | Sort::Role { .. } => None,
            Sort::Province => Some(self.provinces.get(entry.row())?.country),
            Sort::Partial => Some(self.partials.get(entry.row())?.country),
            _ => Some(entry.row()),
        }
    }

    /// The code of an organisation or person.
    pub(crate) fn code_of(&self, entry: &Entry) -> Option<&str> {
        match entry.sort {
            Sort::Organisation => self.organisations.get(entry.row())?.code.as_deref(),
            Sort::Leader => self.leaders.get(entry.row()).map(|leader| leader.code.as_str()),
            _ => None,
        }
    }

    /// The name of an organisation or person, which all its rows share.
    pub(crate) fn bearer(&self, entry: &Entry) -> Option<&str> {
        match entry.sort {
            Sort::Organisation => self.organisations.get(entry.row()).map(|row| row.name.as_str()),
            Sort::Leader => self.leaders.get(entry.row()).map(|row| row.name.as_str()),
            _ => None,
        }
    }

    /// Who alone held an office all through that day, between two others at most.
    pub(crate) fn holder(&self, code: &str, office: &str, day: Date) -> Option<&Leader> {
        let rows = self.offices.get(&key(code, office))?;
        let within = |leader: &&Leader| {
            leader.from.is_some_and(|from| from < day) && leader.to.is_none_or(|to| day < to)
        };
        let mut holders = rows.iter().filter_map(|row| self.leaders.get(*row)).filter(within);
        let one = holders.next()?;
        holders.all(|other| other.name == one.name).then_some(one)
    }

    /// Of several terms or states of one name, the one that runs on that day, else the last
    /// begun by then. Without a day, the last.
    pub(crate) fn on_day(
        &self,
        entries: impl Iterator<Item = Entry> + Clone,
        on: Option<Date>,
    ) -> Option<Entry> {
        let from = |entry: &Entry| self.validity(entry).0;
        // The first of several that began together, so that the order of the tables decides.
        let last = |entries: &mut dyn Iterator<Item = Entry>| {
            entries.reduce(|one, two| if from(&two) > from(&one) { two } else { one })
        };
        let Some(day) = on else { return last(&mut entries.clone()) };
        let holds = |entry: &Entry| {
            let (from, to) = self.validity(entry);
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        };
        let begun = |entry: &Entry| from(entry).is_none_or(|from| from <= day);
        last(&mut entries.clone().filter(holds))
            .or_else(|| last(&mut entries.clone().filter(begun)))
            .or_else(|| entries.clone().min_by_key(from))
    }

    /// From when to when what an entry says holds.
    pub(crate) fn validity(&self, entry: &Entry) -> (Option<Date>, Option<Date>) {
        let unbounded = (None, None);
        match entry.sort {
            Sort::Leader => {
                self.leaders.get(entry.row()).map_or(unbounded, |row| (row.from, row.to))
            }
            Sort::Organisation => {
                self.organisations.get(entry.row()).map_or(unbounded, |row| (row.from, row.to))
            }
            _ => unbounded,
        }
    }

    /// The names that match words `from..` for as long as possible: how many words, and what
    /// they name, the likelier first. `admit` says which bearers count.
    pub(crate) fn longest(
        &self,
        words: &Words,
        from: usize,
        admit: impl Fn(&Entry, usize) -> bool,
    ) -> Option<(usize, &[Entry])> {
        let longest = self.names.longest_from(words.plain(from));
        let fits = |to: &usize| {
            let entries = self.names.get(words.key(from, *to));
            entries.iter().any(|entry| entry.case.admits(words, from, *to) && admit(entry, *to))
        };
        let ends = (from + 1..=(from + longest).min(words.len())).rev();
        let to = ends.filter(|to| words.unbroken(from, *to)).find(fits)?;
        Some((to, self.names.get(words.key(from, to))))
    }
}

impl Leader {
    /// Whether a title is that of an office of this term.
    pub(crate) fn held(&self, title: &str) -> bool {
        self.offices.iter().any(|office| canonical(office) == canonical(title))
    }
}

fn key(code: &str, office: &str) -> String {
    format!("{code} {}", canonical(office))
}

/// One word for offices that papers call by several.
pub(crate) fn canonical(office: &str) -> &str {
    let synonyms: &[(&str, &[&str])] = &[
        ("prime minister", &["premier", "pm"]),
        ("president", &["head of state"]),
        ("king", &["monarch"]),
        ("pope", &["pontiff"]),
        (
            "foreign minister",
            &["foreign secretary", "secretary of state", "minister of foreign affairs"],
        ),
        (
            "defence minister",
            &[
                "defense minister",
                "defence secretary",
                "defense secretary",
                "minister of defence",
                "minister of defense",
                "secretary of defense",
            ],
        ),
    ];
    synonyms.iter().find(|(_, names)| names.contains(&office)).map_or(office, |(one, _)| one)
}

#[cfg(test)]
mod tests;
