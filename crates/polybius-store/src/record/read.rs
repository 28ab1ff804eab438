//! Event records from files.

use super::EventRecord;
use crate::decode::{decode, without_mark};
use crate::lines::{Line, Lines};
use crate::{Input, Origin, Trouble};

/// The event records of a file, one JSON object a line, as `polybius code` writes them.
///
/// A line that cannot be read comes out as a [`Trouble`] in its place; the rest is read on.
///
/// ```no_run
/// use polybius_store::{Input, record::Records};
/// for record in Records::open(&Input::named("events.jsonl".into()))? {
///     match record {
///         Ok(record) => assert!(record.confidence <= 1.0),
///         Err(trouble) => assert!(trouble.origin.line.is_some()),
///     }
/// }
/// # Ok::<(), polybius_store::Trouble>(())
/// ```
pub struct Records {
    /// `None` once the file has broken off.
    lines: Option<Lines>,
    origin: Origin,
}

impl Records {
    /// Opens a file; nothing is read yet.
    ///
    /// # Errors
    /// If there is no such file, or it may not be read.
    pub fn open(input: &Input) -> Result<Records, Trouble> {
        let origin = input.origin();
        let file = input.open_raw().map_err(|error| origin.io_trouble(&error))?;
        Ok(Records { lines: Some(Lines::new(file)), origin })
    }
}

impl Iterator for Records {
    type Item = Result<EventRecord<'static>, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (number, line) = match self.lines.as_mut()?.next() {
                Ok(next) => next?,
                Err(error) => {
                    self.lines = None;
                    return Some(Err(self.origin.io_trouble(&error)));
                }
            };
            let origin = self.origin.at(number);
            let Line::Read(bytes) = line else {
                return Some(Err(origin.trouble("line too long")));
            };
            let bytes = if number == 1 { without_mark(bytes) } else { bytes };
            let (line, _) = decode(bytes);
            if !line.trim().is_empty() {
                return Some(serde_json::from_str(&line).map_err(|error| {
                    origin.trouble(format!("no event record as of `polybius code`: {error}"))
                }));
            }
        }
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
