//! A user's own dictionary beside the tables: its entries come before all others.

use super::Knowledge;
use crate::dictionary::{Actor, Dictionary, Role, Term};
use crate::names::{Entry, Sort, strong};
use crate::tables::{Form, Organisation, RoleWord};
use crate::words::Words;
use jiff::civil::Date;
use polybius_core::EntityKind;

impl Knowledge {
    /// This knowledge and a dictionary, whose entries come before all that is known, but after
    /// those of dictionaries added earlier.
    ///
    /// The longest name still wins, whoever has it. An entry whose days do not hold on the
    /// article's day is as if it were not there. One that says of a country's name what is
    /// known, adds nothing: what else is known of the country stays. The version tells the
    /// dictionary by eight digits of a hash.
    ///
    /// ```
    /// use polybius_resolve::{Dictionary, Knowledge, actor::identify};
    /// let knowledge = Knowledge::embedded();
    /// let text = "name\tcode\tsector\tkind\nSea Dogs|Valletta Brotherhood\tMLT\tCRM\tarmed_group\n";
    /// let dictionary = Dictionary::read(text, &knowledge);
    /// let knowledge = knowledge.with(&dictionary);
    /// let who = identify(&knowledge, "the Valletta Brotherhood", None).named;
    /// assert_eq!((who.name.as_deref(), who.code.as_deref()), (Some("Sea Dogs"), Some("MLT")));
    /// ```
    #[must_use]
    pub fn with(mut self, dictionary: &Dictionary) -> Knowledge {
        for actor in &dictionary.actors {
            self.add_actor(actor, dictionary.cased);
        }
        for role in &dictionary.roles {
            self.add_role(role);
        }
        for name in &dictionary.nobody {
            self.names.add_own(name, 0, Sort::Elsewhere, dictionary.cased);
        }
        self.version = format!("{}+{}", self.version, dictionary.digest);
        self
    }

    fn add_actor(&mut self, actor: &Actor, cased: bool) {
        if let Some(row) = self.country_told(actor) {
            for name in &actor.names {
                if !self.bearers(name).any(|entry| self.country_of(entry) == Some(row)) {
                    let sort = Sort::Country;
                    // Only who says so makes a name a country's, with all that follows.
                    if actor.kind == Some(EntityKind::Country) {
                        self.names.add_own(name, row, sort, cased);
                    } else {
                        self.add_terms(std::slice::from_ref(name), actor, cased);
                    }
                }
            }
            return;
        }
        self.add_terms(&actor.names, actor, cased);
    }

    fn add_terms(&mut self, names: &[String], actor: &Actor, cased: bool) {
        let Some(first) = actor.names.first() else { return };
        let kind = actor.kind.or_else(|| actor.names.iter().find_map(|name| self.kind_known(name)));
        for Term { code, sectors, from, to } in &actor.terms {
            let index = self.organisations.len();
            for name in names {
                self.names.add_own(name, index, Sort::Organisation, cased);
            }
            self.organisations.push(Organisation {
                name: strong(first).to_owned(),
                code: code.clone(),
                sectors: sectors.clone(),
                kind,
                from: *from,
                to: *to,
            });
        }
    }

    fn add_role(&mut self, role: &Role) {
        let Some((sector, more)) = role.sectors.split_first() else { return };
        let index = self.roles.len();
        let form = self.form_known(&role.phrase);
        self.names.add_own(&role.phrase, index, Sort::Role { plural: false }, false);
        if let Some(plural) = &role.plural {
            self.names.add_own(plural, index, Sort::Role { plural: true }, false);
        }
        self.roles.push(RoleWord { sector: *sector, more: more.to_vec(), strong: true, form });
    }

    /// Row of the country, if that is all that an entry tells, at all times.
    fn country_told(&self, actor: &Actor) -> Option<usize> {
        let [Term { code: Some(code), sectors, from: None, to: None }] = actor.terms.as_slice()
        else {
            return None;
        };
        let country = matches!(actor.kind, None | Some(EntityKind::Country));
        self.codes.get(code).copied().filter(|_| country && sectors.is_empty())
    }

    fn bearers(&self, name: &str) -> impl Iterator<Item = &Entry> {
        let words = Words::new(strong(name));
        self.names.get(words.key(0, words.len())).iter()
    }

    /// What the bearer of a name is, where the dictionary does not say it.
    fn kind_known(&self, name: &str) -> Option<EntityKind> {
        self.bearers(name).find_map(|entry| match entry.sort {
            Sort::Leader => Some(EntityKind::Person),
            Sort::Organisation => self.organisations.get(entry.row())?.kind,
            _ => None,
        })
    }

    /// The form of a role, by the longest known phrase at its end; a person, if none is known.
    fn form_known(&self, phrase: &str) -> Form {
        let words = Words::new(phrase);
        let known = |from: usize| {
            let entries = self.names.get(words.key(from, words.len()));
            entries.iter().find_map(|entry| match entry.sort {
                Sort::Role { .. } => self.roles.get(entry.row()).map(|role| role.form),
                _ => None,
            })
        };
        (0..words.len()).find_map(known).unwrap_or(Form::Person)
    }

    /// Whether an entry names a person.
    pub(crate) fn is_person(&self, entry: &Entry) -> bool {
        let own = || self.organisations.get(entry.row()).and_then(|row| row.kind);
        match entry.sort {
            Sort::Leader => true,
            Sort::Organisation => own() == Some(EntityKind::Person),
            _ => false,
        }
    }

    /// Whether what an entry says holds on that day; without a day, it may.
    pub(crate) fn holds(&self, entry: &Entry, on: Option<Date>) -> bool {
        let (from, to) = self.validity(entry);
        on.is_none_or(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
    }

    /// Of a user's own entries that hold on a day, the first; without a day, the one that
    /// always holds, else the last begun.
    pub(crate) fn own_on(
        &self,
        entries: impl Iterator<Item = Entry> + Clone,
        on: Option<Date>,
    ) -> Option<Entry> {
        let mut all = entries.clone();
        if on.is_some() {
            return all.next();
        }
        let always = all.find(|entry| self.validity(entry) == (None, None));
        always.or_else(|| self.on_day(entries, None))
    }
}
