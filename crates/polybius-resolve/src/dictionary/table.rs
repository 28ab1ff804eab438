//! The simple table: tab-separated, a header line, an actor a line.
//!
//! ```text
//! name                code  sector   kind          from        to          source
//! Sea Dogs|~Dogs      MLT   REB|CRM  armed_group   2001-05-03  2004-12-31  own notes
//! ```

use super::{Actor, Dictionary, Role, Term};
use crate::names::{WEAK, strong};
use crate::plural::plural;
use jiff::civil::Date;
use polybius_core::{EntityKind, Sector};

/// Columns that a header may name, in any order; `name` must be there.
const COLUMNS: [&str; 7] = ["name", "code", "sector", "kind", "from", "to", "source"];

/// Codes of what belongs to no country.
const INTERNATIONAL: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

/// Whether the first line that says something is a table's header.
pub(super) fn is_table(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| {
        line.contains('\t') && line.split('\t').any(|cell| cell.trim() == "name")
    })
}

pub(super) fn read(text: &str, country: &dyn Fn(&str) -> bool) -> Dictionary {
    let mut dictionary = Dictionary { cased: true, ..Dictionary::default() };
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let Some((at, header)) = lines.next() else { return dictionary };
    let header: Vec<&str> = header.split('\t').map(str::trim).collect();
    for column in header.iter().filter(|column| !COLUMNS.contains(column)) {
        let known = COLUMNS.join(", ");
        dictionary.fault(at + 1, format!("`{column}` is no column: there are {known}"));
    }
    for (at, text) in lines {
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        let line = Line { number: at + 1, header: &header, cells };
        match line.entry(country) {
            Ok(Entry::Actor(actor)) => match dictionary
                .actors
                .iter_mut()
                .find(|a| a.names == actor.names && a.kind == actor.kind)
            {
                // Another stretch of days of the same.
                Some(known) => known.terms.extend(actor.terms),
                None => dictionary.actors.push(actor),
            },
            Ok(Entry::Roles(roles)) => dictionary.roles.extend(roles),
            Err(reason) => dictionary.fault(line.number, reason),
        }
    }
    for actor in &mut dictionary.actors {
        // Days restrict: what holds always speaks where no stretch of days does.
        actor.terms.sort_by_key(|term| term.from.is_none() && term.to.is_none());
    }
    dictionary
}

enum Entry {
    Actor(Actor),
    Roles(Vec<Role>),
}

struct Line<'a> {
    number: usize,
    header: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn entry(&self, country: &dyn Fn(&str) -> bool) -> Result<Entry, String> {
        let (cells, columns) = (self.cells.len(), self.header.len());
        if cells > columns {
            return Err(format!("{cells} cells, where the header has {columns}"));
        }
        let names: Vec<String> = self.list("name").map(str::to_owned).collect();
        if names.iter().all(|name| strong(name).trim().is_empty()) {
            return Err("name: the cell is empty".to_owned());
        }
        let sectors: Vec<Sector> = self.list("sector").map(sector).collect::<Result<_, _>>()?;
        let code = Some(self.cell("code")).filter(|code| !code.is_empty());
        if let Some(code) = code.filter(|code| !country(code) && !INTERNATIONAL.contains(code)) {
            return Err(format!(
                "code: `{code}` is no code: write ISO 3166 alpha-3 or one of {}",
                INTERNATIONAL.join(", ")
            ));
        }
        let kind = match self.cell("kind") {
            "" => None,
            name => Some(kind(name)?),
        };
        let (from, to) = (self.day("from")?, self.day("to")?);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err("to: the last day lies before the first".to_owned());
        }
        if kind == Some(EntityKind::Role) {
            return self.roles(names, sectors);
        }
        if code.is_none() && sectors.is_empty() {
            return Err("neither code nor sector: the line says nothing".to_owned());
        }
        let term = Term { code: code.map(str::to_owned), sectors, from, to };
        Ok(Entry::Actor(Actor { line: self.number, names, kind, terms: vec![term] }))
    }

    fn roles(&self, names: Vec<String>, sectors: Vec<Sector>) -> Result<Entry, String> {
        if sectors.is_empty() {
            return Err("sector: a role needs one".to_owned());
        }
        if !self.cell("code").is_empty() || names.iter().any(|name| name.starts_with(WEAK)) {
            return Err("kind: a role is of no country and has no weak name".to_owned());
        }
        let role = |phrase: String| Role {
            line: self.number,
            plural: Some(plural(&phrase)),
            phrase,
            sectors: sectors.clone(),
        };
        Ok(Entry::Roles(names.into_iter().map(role).collect()))
    }

    fn cell(&self, column: &str) -> &'a str {
        let at = self.header.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).copied().unwrap_or("")
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    fn day(&self, column: &str) -> Result<Option<Date>, String> {
        match self.cell(column) {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| format!("{column}: `{text}` is no day: write it as 2025-03-28")),
        }
    }
}

fn sector(code: &str) -> Result<Sector, String> {
    Sector::from_code(code)
        .ok_or_else(|| format!("sector: `{code}` is no sector: `polybius types` lists them"))
}

fn kind(name: &str) -> Result<EntityKind, String> {
    use EntityKind::{ArmedGroup, Country, Organization, Person, Role};
    let kinds = [Country, Person, Organization, ArmedGroup, Role];
    kinds.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let names = kinds.map(EntityKind::name).join(", ");
        format!("kind: `{name}` is none of {names}")
    })
}
