//! Whether tables are sound: what reads wrongly, stands twice, overlaps or is ambiguous.

mod facts;

use crate::names::strong;
use crate::{Knowledge, Tables, knowledge::canonical, words::Words};
use facts::Fact;
use std::collections::HashMap;
use std::fmt;

/// What is wrong with a line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File name of the table.
    pub table: &'static str,
    /// Line in it, the header being the first.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.table, self.line, self.reason)
    }
}

/// What a check of tables found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// In the order of tables and lines.
    pub faults: Vec<Fault>,
    /// Lines below the header, for each table.
    pub counts: Vec<(&'static str, usize)>,
}

/// Looks for cells that cannot be read, lines that stand twice, unknown codes, terms that end
/// before they begin, offices held by two at once, and names that stand for two codes. Names
/// after `~` may stand for several: they count only where the text tells which is meant.
///
/// ```
/// use polybius_resolve::{Tables, check};
/// let groups = "name\taliases\tcode\tsectors\tkind\tvalid_from\tvalid_to\tsource\n\
///               Sea Dogs\t\tXXX\tREB\tarmed_group\t\t\tme\n";
/// let findings = check(Tables { groups, ..Tables::EMBEDDED });
/// assert_eq!(findings.faults[0].to_string(), "groups.tsv:2: `XXX` is no code");
/// ```
pub fn check(tables: Tables<'_>) -> Findings {
    let mut faults: Vec<Fault> = Vec::new();
    for error in Knowledge::read(tables).1 {
        let (table, line, reason) = error.parts();
        faults.push(Fault { table, line, reason });
    }
    let all = tables.all();
    let codes = facts::codes(tables.countries);
    let mut actors: Vec<Fact<'_>> = Vec::new();
    for (table, text) in all {
        let facts = facts::of(table, text);
        faults.extend(facts.iter().filter_map(Fact::crooked));
        if table == "leaders.tsv" || tables.actors().iter().any(|(name, _)| *name == table) {
            faults.extend(facts.iter().filter_map(|fact| unknown_code(fact, &codes)));
            actors.extend(facts);
        } else {
            faults.extend(twice(&facts));
        }
    }
    faults.extend(twice(&actors));
    faults.extend(overlaps(&actors));
    faults.extend(ambiguous(&actors));
    let place = |table| all.iter().position(|(name, _)| *name == table);
    faults.sort_by_key(|fault| (place(fault.table), fault.line));
    faults.dedup();
    let counts = all.map(|(table, text)| (table, facts::lines(text).count())).to_vec();
    Findings { faults, counts }
}

/// Codes of what belongs to no country.
const INTERNATIONAL: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

fn unknown_code(fact: &Fact<'_>, codes: &[&str]) -> Option<Fault> {
    let code = fact.code;
    let known = code.is_empty() || codes.contains(&code) || INTERNATIONAL.contains(&code);
    (!known).then(|| fact.fault(format!("`{code}` is no code")))
}

/// The same name and code in two lines of which neither ends before the other begins.
fn twice(facts: &[Fact<'_>]) -> Vec<Fault> {
    let mut seen: HashMap<(String, &str), Vec<&Fact<'_>>> = HashMap::new();
    let mut faults = Vec::new();
    for fact in facts {
        let before = seen.entry((plain(fact.name), fact.code)).or_default();
        let same = |other: &&&Fact<'_>| {
            other.table == fact.table && other.offices == fact.offices && fact.meets(other)
        };
        if let Some(other) = before.iter().find(same) {
            let reason = format!("`{}` stands in line {} already", fact.name, other.line);
            faults.push(fact.fault(reason));
        }
        before.push(fact);
    }
    faults
}

/// Two people in one office at a time.
fn overlaps(facts: &[Fact<'_>]) -> Vec<Fault> {
    let mut offices: HashMap<(&str, &str), Vec<&Fact<'_>>> = HashMap::new();
    let mut faults = Vec::new();
    for fact in facts {
        for office in fact.offices.split('|').filter(|office| !office.is_empty()) {
            let holders = offices.entry((fact.code, canonical(office))).or_default();
            let rival = |other: &&&Fact<'_>| plain(other.name) != plain(fact.name);
            for other in holders.iter().filter(rival).filter(|other| fact.meets(other)) {
                let (code, name, line) = (fact.code, other.name, other.line);
                let reason =
                    format!("{office} of {code} at the same time as {name} in line {line}");
                faults.push(fact.fault(reason));
            }
            holders.push(fact);
        }
    }
    faults
}

/// Names that stand for two codes without being marked as weak.
fn ambiguous(facts: &[Fact<'_>]) -> Vec<Fault> {
    let mut bearers: HashMap<String, &Fact<'_>> = HashMap::new();
    let mut faults = Vec::new();
    for fact in facts {
        for name in fact.names().filter(|name| strong(name) == *name) {
            let other = *bearers.entry(plain(name)).or_insert(fact);
            // One person may serve two, one after the other.
            let same = plain(other.name) == plain(fact.name) && fact.table == "leaders.tsv";
            if other.code != fact.code && !same {
                let Fact { table, line, code, .. } = other;
                let reason = format!("`{name}` stands for {code} too, in {table}:{line}");
                faults.push(fact.fault(reason));
            }
        }
    }
    faults
}

/// A name as it is looked up.
fn plain(name: &str) -> String {
    let words = Words::new(strong(name));
    words.key(0, words.len()).to_owned()
}

#[cfg(test)]
mod tests;
