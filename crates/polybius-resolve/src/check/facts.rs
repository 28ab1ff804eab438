//! The lines of a table by the columns that its header names.

use super::Fault;

/// A line below the header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact<'a> {
    pub table: &'static str,
    pub line: usize,
    pub name: &'a str,
    pub aliases: &'a str,
    pub code: &'a str,
    pub offices: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    /// Cells in it, and in the header.
    pub cells: (usize, usize),
}

/// The lines of a table with their numbers, but for the header and empty ones.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().skip(1).map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim().is_empty())
}

/// The codes of the table of countries.
pub(super) fn codes(countries: &str) -> Vec<&str> {
    of("countries.tsv", countries).iter().map(|fact| fact.code).collect()
}

pub(super) fn of<'a>(table: &'static str, text: &'a str) -> Vec<Fact<'a>> {
    let header: Vec<&str> = text.lines().next().unwrap_or("").split('\t').collect();
    let fact = |(line, text): (usize, &'a str)| {
        let cells: Vec<&'a str> = text.split('\t').map(str::trim).collect();
        let cell = |column: &str| -> &'a str {
            let at = header.iter().position(|name| *name == column);
            at.and_then(|at| cells.get(at)).copied().unwrap_or("")
        };
        Fact {
            table,
            line,
            name: first(["name", "phrase", "word", "short", "alpha2"].map(cell)),
            aliases: cell("aliases"),
            code: cell("code"),
            offices: cell("office"),
            from: cell("valid_from"),
            to: cell("valid_to"),
            cells: (cells.len(), header.len()),
        }
    };
    lines(text).map(fact).collect()
}

/// The first that says something.
fn first(cells: [&str; 5]) -> &str {
    cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or("")
}

impl<'a> Fact<'a> {
    pub(super) fn fault(&self, reason: String) -> Fault {
        Fault { table: self.table, line: self.line, reason }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let aliases = self.aliases.split('|').map(str::trim).filter(|name| !name.is_empty());
        std::iter::once(self.name).chain(aliases)
    }

    /// Cells too many or too few, or an end before the beginning.
    pub(super) fn crooked(&self) -> Option<Fault> {
        let (cells, expected) = self.cells;
        if cells != expected {
            return Some(self.fault(format!("{cells} cells, where the header has {expected}")));
        }
        // Days as the tables write them sort as text.
        let backwards = !self.to.is_empty() && self.to < self.from;
        backwards.then(|| self.fault(format!("ends on {}, before {}", self.to, self.from)))
    }

    /// Whether both hold on some day; the day of change belongs to both and does not count.
    pub(super) fn meets(&self, other: &Fact<'_>) -> bool {
        let before = |end: &str, begin: &str| !end.is_empty() && end <= begin;
        !before(self.to, other.from) && !before(other.to, self.from)
    }
}
