//! Dictionaries of actors that users bring along, read into entries.
//!
//! Two families of formats, told apart by their first line: a table with a header line, and
//! the dictionaries of actors and agents of TABARI, PETRARCH and PETRARCH2. Reading knows the
//! codes of countries and nothing else; [`Knowledge::with`](crate::Knowledge::with) gives the
//! entries their place among what is known already.

mod agents;
mod cameo;
mod period;
mod petrarch;
mod table;

#[cfg(test)]
mod tests;

use crate::Knowledge;
use jiff::civil::Date;
use polybius_core::{EntityKind, Sector};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// A user's own dictionary: actors and roles, what could not be read, what was left out.
///
/// ```
/// use polybius_resolve::{Dictionary, Knowledge, actor::identify};
/// let knowledge = Knowledge::embedded();
/// let text = "SEA_DOGS_ ; corsairs of Valletta\n\t[MLTREB <20010101] [MLTCRM]\n+MALTESE_CORSAIR_\n";
/// let dictionary = Dictionary::read(text, &knowledge);
/// assert_eq!((dictionary.actors(), dictionary.faults.len()), (1, 0));
///
/// let knowledge = knowledge.with(&dictionary);
/// let who = identify(&knowledge, "Maltese Corsair", None).named;
/// assert_eq!((who.code.as_deref(), who.sectors[0].code()), (Some("MLT"), "CRM"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// Lines that could not be read, or not wholly: number, from 1, and reason.
    pub faults: Vec<(usize, String)>,
    /// Codes that say nothing Polybius has a word for (`RAD`, `MOS`), and how often.
    pub left_out: BTreeMap<String, usize>,
    pub(crate) actors: Vec<Actor>,
    pub(crate) roles: Vec<Role>,
    /// Names that are nobody's, whatever their words say.
    pub(crate) nobody: Vec<String>,
    /// Whether capitals tell how a name must be written; PETRARCH writes all in capitals.
    pub(crate) cased: bool,
    /// Eight hexadecimal digits of a hash of the text.
    pub(crate) digest: String,
}

/// Somebody with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    pub line: usize,
    /// The first is shown; a weak one has its `~`.
    pub names: Vec<String>,
    pub kind: Option<EntityKind>,
    /// What it is when. The first that holds counts.
    pub terms: Vec<Term>,
}

/// What somebody is in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub code: Option<String>,
    pub sectors: Vec<Sector>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// A word or phrase for an office or class of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub line: usize,
    pub phrase: String,
    pub plural: Option<String>,
    /// Primary first; never empty.
    pub sectors: Vec<Sector>,
}

impl Dictionary {
    /// The entries of a dictionary's text; `knowledge` tells which codes are countries.
    pub fn read(text: &str, knowledge: &Knowledge) -> Dictionary {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let country = |code: &str| knowledge.country(code).is_some();
        let read = match table::is_table(text) {
            true => table::read(text, &country),
            false => petrarch::read(text, &country),
        };
        let hash = Sha256::digest(text.as_bytes());
        let digest = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Dictionary { digest, ..read }
    }

    /// How many actors have an entry.
    pub fn actors(&self) -> usize {
        self.actors.len() + self.nobody.len()
    }

    /// How many words for offices and classes of people have one.
    pub fn roles(&self) -> usize {
        self.roles.len()
    }

    /// Whether nothing in it could be read.
    pub fn is_empty(&self) -> bool {
        self.actors() + self.roles() == 0
    }

    /// Names that stand in two entries, of which only the first counts: line of the second,
    /// and where the first is.
    pub fn doubles(&self) -> Vec<(usize, String)> {
        let actors = self
            .actors
            .iter()
            .flat_map(|actor| actor.names.iter().map(move |name| (actor.line, name.as_str())));
        let roles = self.roles.iter().map(|role| (role.line, role.phrase.as_str()));
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        let mut doubles = Vec::new();
        for (line, name) in actors.chain(roles) {
            match lines.get(&name.to_lowercase()) {
                Some(first) if *first != line => {
                    let reason = format!("`{name}` stands in line {first} already, which counts");
                    doubles.push((line, reason));
                }
                _ => {
                    lines.insert(name.to_lowercase(), line);
                }
            }
        }
        doubles
    }

    fn fault(&mut self, line: usize, reason: impl Into<String>) {
        self.faults.push((line, reason.into()));
    }

    fn leave_out(&mut self, codes: Vec<String>) {
        for code in codes {
            *self.left_out.entry(code).or_default() += 1;
        }
    }
}
