//! Histories of events from files in use: Polybius' records, POLECAT, ICEWS, GDELT, and the
//! quadruples of benchmarks.

mod layout;
mod quads;
mod record;
mod table;

pub use layout::{Layout, Sides};
pub use quads::{Quad, Quads, quads};

use crate::decode::{decode, without_mark};
use crate::lines::{Line, Lines};
use crate::{Input, Origin, Trouble};
use jiff::civil::Date;
use std::io::BufRead as _;

/// Who did what to whom on which day, by names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventRow {
    /// The day.
    pub day: Date,
    /// Who did it.
    pub source: String,
    /// What: a PLOVER type; of CAMEO codes without one, `CAMEO 01` or `CAMEO 02`.
    pub kind: String,
    /// To whom.
    pub target: String,
}

/// What was read from one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventRows {
    /// The events, in the order of the file. A row with several actors or recipients gives one
    /// for each pair.
    pub events: Vec<EventRow>,
    /// Rows that could not be read.
    pub troubles: Vec<Trouble>,
    /// Rows left out as one of their sides is unknown, or as they tell no deed (those of
    /// Polybius that are planned, hypothetical, negated or historical).
    pub left_out: usize,
}

/// What a row gives.
enum Row {
    Events(Vec<EventRow>),
    LeftOut,
    Nothing,
}

/// What a Parquet file begins with.
const PARQUET: &[u8] = b"PAR1";

/// Reads a file of events. Without a layout, its first line tells which it is.
///
/// Rows that cannot be read are told with file and line, and the rest is read on; only a file
/// that cannot be opened or understood at all is an error.
pub fn events(input: &Input, layout: Option<Layout>, sides: Sides) -> Result<EventRows, Trouble> {
    let origin = input.origin();
    let mut file = input.open_raw().map_err(|error| origin.io_trouble(&error))?;
    if file.fill_buf().is_ok_and(|ahead| ahead.starts_with(PARQUET)) {
        return Err(origin.trouble("Parquet is not read yet: write the records as JSON Lines"));
    }
    let mut lines = Lines::new(file);
    let mut rows = EventRows::default();
    let mut reader: Option<Reader> = None;
    loop {
        let (number, line) = match lines.next() {
            Ok(Some(next)) => next,
            Ok(None) => return Ok(rows),
            Err(error) if rows.events.is_empty() => return Err(origin.io_trouble(&error)),
            Err(error) => {
                rows.troubles.push(origin.io_trouble(&error));
                return Ok(rows);
            }
        };
        let origin = origin.at(number);
        let Line::Read(bytes) = line else {
            rows.troubles.push(origin.trouble("line too long"));
            continue;
        };
        let bytes = if number == 1 { without_mark(bytes) } else { bytes };
        let (line, _) = decode(bytes);
        if line.trim().is_empty() {
            continue;
        }
        let row = match &reader {
            Some(reader) => reader.row(&line, sides, &origin),
            None => {
                let made = Reader::new(&line, layout, &origin)?;
                let headed = made.headed();
                let row = if headed { Ok(Row::Nothing) } else { made.row(&line, sides, &origin) };
                reader = Some(made);
                row
            }
        };
        match row {
            Ok(Row::Events(events)) => rows.events.extend(events),
            Ok(Row::LeftOut) => rows.left_out += 1,
            Ok(Row::Nothing) => {}
            Err(trouble) => rows.troubles.push(trouble),
        }
    }
}

/// Reads the rows of one layout.
enum Reader {
    Record,
    Table(table::Table),
}

impl Reader {
    fn new(first: &str, layout: Option<Layout>, origin: &Origin) -> Result<Reader, Trouble> {
        let layout = match layout {
            Some(layout) => layout,
            None => Layout::of_line(first).ok_or_else(|| {
                origin.trouble(
                    "unknown layout: neither Polybius' JSON Lines nor a table as of POLECAT, ICEWS \
                     or GDELT; name it with `--layout`",
                )
            })?,
        };
        Ok(match layout {
            Layout::Polybius => Reader::Record,
            _ => Reader::Table(table::Table::new(layout, first, origin)?),
        })
    }

    fn headed(&self) -> bool {
        matches!(self, Reader::Table(table) if table.headed())
    }

    fn row(&self, line: &str, sides: Sides, origin: &Origin) -> Result<Row, Trouble> {
        match self {
            Reader::Record => record::row(line, sides, origin),
            Reader::Table(table) => table.row(line, sides, origin),
        }
    }
}

/// Every source with every target.
fn pairs(day: Date, kind: &str, sources: &[String], targets: &[String]) -> Row {
    if sources.is_empty() || targets.is_empty() {
        return Row::LeftOut;
    }
    let event = |source: &String, target: &String| EventRow {
        day,
        source: source.clone(),
        kind: kind.to_owned(),
        target: target.clone(),
    };
    let all =
        sources.iter().flat_map(|source| targets.iter().map(move |target| event(source, target)));
    Row::Events(all.collect())
}

#[cfg(test)]
mod tests;
