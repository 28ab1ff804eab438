//! Quadruples by ids, as benchmarks of forecasting have them.

use crate::decode::decode;
use crate::lines::{Line, Lines};
use crate::{Input, Trouble};

/// Subject, relation, object and time, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quad {
    /// Who.
    pub subject: u32,
    /// Does what.
    pub relation: u32,
    /// To whom.
    pub object: u32,
    /// When, as the file counts.
    pub time: i64,
}

/// What was read from one file of quadruples.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quads {
    /// The quadruples, in the order of the file.
    pub quads: Vec<Quad>,
    /// Lines that could not be read.
    pub troubles: Vec<Trouble>,
}

/// Ids are refused from here on: candidates are all ids up to the greatest.
const MOST_IDS: u64 = 10_000_000;

/// Reads `subject relation object time`, parted by tabs or spaces; further columns are ignored.
pub fn quads(input: &Input) -> Result<Quads, Trouble> {
    let origin = input.origin();
    let mut lines = Lines::new(input.open_raw().map_err(|error| origin.io_trouble(&error))?);
    let mut read = Quads::default();
    while let Some((number, line)) = lines.next().map_err(|error| origin.io_trouble(&error))? {
        let origin = origin.at(number);
        let Line::Read(bytes) = line else {
            read.troubles.push(origin.trouble("line too long"));
            continue;
        };
        let (line, _) = decode(bytes);
        let cells: Vec<&str> = line.trim_start_matches('\u{FEFF}').split_whitespace().collect();
        if cells.is_empty() {
            continue;
        }
        match quad(&cells) {
            Ok(quad) => read.quads.push(quad),
            Err(reason) => read.troubles.push(origin.trouble(reason)),
        }
    }
    Ok(read)
}

fn quad(cells: &[&str]) -> Result<Quad, String> {
    let cell = |at: usize, name: &str| {
        let cell = cells.get(at).ok_or_else(|| {
            format!("{} columns: expected `subject relation object time`", cells.len())
        })?;
        // What is no text at all must not reach a terminal as it is.
        let shown: String = cell.chars().take(20).flat_map(char::escape_debug).collect();
        Ok::<(&str, String), String>((*cell, format!("{name}: `{shown}` is no number from 0")))
    };
    let id = |at, name| {
        let (cell, reason) = cell(at, name)?;
        let id: u64 = cell.parse().map_err(|_| reason)?;
        let small = u32::try_from(id).ok().filter(|_| id < MOST_IDS);
        small.ok_or_else(|| format!("{name}: {id} is beyond the greatest id, {MOST_IDS}"))
    };
    let (time, reason) = cell(3, "time")?;
    Ok(Quad {
        subject: id(0, "subject")?,
        relation: id(1, "relation")?,
        object: id(2, "object")?,
        time: time.parse().map_err(|_| reason)?,
    })
}
