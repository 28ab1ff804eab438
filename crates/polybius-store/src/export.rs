//! Event records in the columns of other tools: flat tables, POLECAT, ICEWS, GDELT, PLOVER's
//! exchange format, ACLED.
//!
//! Each layout is a projection of the event record, a pure function in a module of its own.
//! What a layout has no room for is left out; what Polybius does not know stays empty.
//! `docs/formats.md` tells column by column how they are filled.

mod acled;
mod cameo;
mod cells;
mod country;
mod flat;
mod gdelt;
mod icews;
mod mentions;
mod pair;
mod place;
mod plover;
mod polecat;
mod side;

use crate::record::EventRecord;
use cells::{Column, PairColumn, plain};
use pair::pairs;
use plover::Plover;
use polybius_core::Status;
use std::io;

/// A layout that events are written in.
///
/// ```
/// use polybius_store::export::Layout;
/// assert_eq!(Layout::from_name("polecat"), Some(Layout::Polecat));
/// assert_eq!(Layout::Polecat.columns().len(), 40);
/// assert!(!Layout::Polecat.has_status());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// All fields of the record in flat columns, quoted as RFC 4180 says.
    Csv,
    /// The same with tabs between.
    Tsv,
    /// POLECAT: 40 columns, tab-separated, without quoting.
    Polecat,
    /// ICEWS: 20 columns, tab-separated, without quoting.
    Icews,
    /// GDELT's events: 61 columns, tab-separated, without header line and quoting.
    Gdelt,
    /// GDELT's mentions, which go with its events: 16 columns of the same sort.
    GdeltMentions,
    /// PLOVER's exchange format: one JSON object a line.
    Plover,
    /// ACLED's 31 columns, quoted, for attacks and protests.
    Acled,
}

/// Why a layout has no row for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It did not happen, not yet or long ago, and the layout cannot say so.
    Status,
    /// The layout is for events of other types.
    Type,
    /// Its day is unknown, and the layout's rows are days'.
    Undated,
    /// Nobody is named who did it, and the layout requires somebody.
    NoActor,
}

impl LeftOut {
    /// All, in the order in which they are looked for.
    pub const ALL: [LeftOut; 4] =
        [LeftOut::Status, LeftOut::Type, LeftOut::Undated, LeftOut::NoActor];

    /// In words, to follow a number of events.
    pub fn what(self) -> &'static str {
        match self {
            LeftOut::Status => "not actual",
            LeftOut::Type => "of other types than ASSAULT and PROTEST",
            LeftOut::Undated => "without a date",
            LeftOut::NoActor => "without an actor",
        }
    }
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 8] = [
        Layout::Csv,
        Layout::Tsv,
        Layout::Polecat,
        Layout::Icews,
        Layout::Gdelt,
        Layout::GdeltMentions,
        Layout::Plover,
        Layout::Acled,
    ];

    /// The layout of a name.
    pub fn from_name(name: &str) -> Option<Layout> {
        Layout::ALL.into_iter().find(|layout| layout.name() == name)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Csv => "csv",
            Layout::Tsv => "tsv",
            Layout::Polecat => "polecat",
            Layout::Icews => "icews",
            Layout::Gdelt => "gdelt",
            Layout::GdeltMentions => "gdelt-mentions",
            Layout::Plover => "plover-json",
            Layout::Acled => "acled-like",
        }
    }

    /// Whether its rows can tell whether an event happened.
    pub fn has_status(self) -> bool {
        matches!(self, Layout::Csv | Layout::Tsv)
    }

    /// The layout of a second table that belongs beside the first.
    pub fn beside(self) -> Option<Layout> {
        (self == Layout::Gdelt).then_some(Layout::GdeltMentions)
    }

    /// The names of its columns; none for JSON.
    pub fn columns(self) -> Vec<&'static str> {
        fn names<F>(columns: &[(&'static str, F)]) -> Vec<&'static str> {
            columns.iter().map(|(name, _)| *name).collect()
        }
        match self {
            Layout::Csv | Layout::Tsv => names(&flat::COLUMNS),
            Layout::Polecat => names(&polecat::COLUMNS),
            Layout::Icews => names(&icews::COLUMNS),
            Layout::Gdelt => names(&gdelt::COLUMNS),
            Layout::GdeltMentions => names(&mentions::COLUMNS),
            Layout::Plover => Vec::new(),
            Layout::Acled => names(&acled::COLUMNS),
        }
    }

    /// What a file begins with: the header line, if it has one.
    ///
    /// # Errors
    /// As [`write`](Layout::write).
    pub fn head(self) -> io::Result<Vec<u8>> {
        match self {
            Layout::Gdelt | Layout::GdeltMentions | Layout::Plover => Ok(Vec::new()),
            _ => self.line(self.columns().into_iter().map(str::to_owned).collect()),
        }
    }

    /// Whether it has a row for an event; `any_status` if those that did not happen are wanted
    /// though the layout cannot tell them from the others.
    ///
    /// # Errors
    /// Why not.
    pub fn takes(self, event: &EventRecord<'_>, any_status: bool) -> Result<(), LeftOut> {
        let has = |reason| match reason {
            LeftOut::Status => any_status || self.has_status() || event.status == Status::Actual,
            LeftOut::Type => self != Layout::Acled || acled::takes(event.event),
            LeftOut::Undated => self.has_status() || event.date.is_some(),
            LeftOut::NoActor => self != Layout::Plover || !event.actor.is_empty(),
        };
        LeftOut::ALL.into_iter().find(|&reason| !has(reason)).map_or(Ok(()), Err)
    }

    /// The rows of an event that it [takes](Layout::takes): one, or in ICEWS and GDELT one for
    /// each actor with each recipient.
    ///
    /// # Errors
    /// None in practice: rows are made in memory.
    pub fn write(self, event: &EventRecord<'_>) -> io::Result<Vec<u8>> {
        let row = |columns: &[Column]| {
            vec![columns.iter().map(|(_, fill)| fill(event)).collect::<Vec<String>>()]
        };
        let each_pair = |columns: &[PairColumn]| {
            let row = |pair| columns.iter().map(|(_, fill)| fill(pair)).collect::<Vec<String>>();
            pairs(event).iter().map(row).collect::<Vec<_>>()
        };
        let rows = match self {
            Layout::Csv | Layout::Tsv => row(&flat::COLUMNS),
            Layout::Polecat => row(&polecat::COLUMNS),
            Layout::Icews => each_pair(&icews::COLUMNS),
            Layout::Gdelt => each_pair(&gdelt::COLUMNS),
            Layout::GdeltMentions => each_pair(&mentions::COLUMNS),
            Layout::Acled => row(&acled::COLUMNS),
            Layout::Plover => {
                let mut line = Vec::new();
                if let Some(object) = Plover::of(event) {
                    serde_json::to_writer(&mut line, &object)?;
                    line.push(b'\n');
                }
                return Ok(line);
            }
        };
        let lines: io::Result<Vec<Vec<u8>>> = rows.into_iter().map(|row| self.line(row)).collect();
        Ok(lines?.concat())
    }

    /// Cells as a line of its own sort.
    fn line(self, cells: Vec<String>) -> io::Result<Vec<u8>> {
        let quoted = match self {
            Layout::Csv | Layout::Acled => b',',
            Layout::Tsv => b'\t',
            _ => {
                let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
                return Ok((cells.join("\t") + "\n").into_bytes());
            }
        };
        let mut writer = csv::WriterBuilder::new().delimiter(quoted).from_writer(Vec::new());
        writer.write_record(&cells)?;
        writer.into_inner().map_err(|error| error.into_error())
    }
}

#[cfg(test)]
mod tests;
