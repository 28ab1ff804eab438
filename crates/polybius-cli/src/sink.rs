//! Where events go: one output, in some layouts with a second beside it.

use crate::format::Format;
use crate::output::Output;
use crate::{Failure, Reporter};
use polybius_store::export::{Layout, LeftOut};
use polybius_store::record::EventRecord;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What is to be written of some events.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    text: Vec<u8>,
    beside: Vec<u8>,
    left_out: Vec<LeftOut>,
}

impl Rows {
    /// Anything that is no layout's.
    pub(crate) fn of_text(text: Vec<u8>) -> Rows {
        Rows { text, ..Rows::default() }
    }

    /// Adds the rows of an event, or that it has none.
    pub(crate) fn add(
        &mut self,
        layout: Layout,
        event: &EventRecord<'_>,
        any_status: bool,
    ) -> io::Result<()> {
        if let Err(reason) = layout.takes(event, any_status) {
            self.left_out.push(reason);
            return Ok(());
        }
        self.text.extend(layout.write(event)?);
        if let Some(beside) = layout.beside() {
            self.beside.extend(beside.write(event)?);
        }
        Ok(())
    }
}

/// Takes rows as they come, and counts the events that have none.
pub(crate) struct Sink {
    output: Output,
    beside: Option<Output>,
    left_out: BTreeMap<LeftOut, usize>,
}

impl Sink {
    /// Opens what `-o` names, or standard output, and begins with the layout's header line.
    ///
    /// A second table goes to a file beside the first; on standard output there is no beside.
    pub(crate) fn open(format: Format, path: Option<&Path>) -> Result<Sink, Failure> {
        let Format::Layout(layout) = format else {
            return Ok(Sink::new(Output::open(path)?, None));
        };
        let second = layout.beside().zip(path.filter(|path| may_have_neighbours(path)));
        let mut sink = match second {
            None => Sink::new(Output::open(path)?, None),
            Some((layout, path)) => {
                let (output, mut beside) = Output::open_both(path, &neighbour(path))?;
                beside.write_through(&layout.head()?)?;
                Sink::new(output, Some(beside))
            }
        };
        sink.output.write_through(&layout.head()?)?;
        Ok(sink)
    }

    fn new(output: Output, beside: Option<Output>) -> Sink {
        Sink { output, beside, left_out: BTreeMap::new() }
    }

    pub(crate) fn write(&mut self, rows: &Rows) -> io::Result<()> {
        for &reason in &rows.left_out {
            *self.left_out.entry(reason).or_default() += 1;
        }
        if let Some(beside) = &mut self.beside {
            beside.write_through(&rows.beside)?;
        }
        self.output.write_through(&rows.text)
    }

    /// Tells what was left out, and gives the files their names.
    pub(crate) fn finish(self, reporter: &Reporter) -> Result<(), Failure> {
        if let Some(told) = told(&self.left_out) {
            reporter.note(&told);
        }
        if let Some(beside) = self.beside {
            beside.finish()?;
        }
        self.output.finish()
    }
}

/// `3 events left out: 2 not actual, 1 without a date`, and what to do about the former.
fn told(left_out: &BTreeMap<LeftOut, usize>) -> Option<String> {
    let all: usize = left_out.values().sum();
    let parts: Vec<String> =
        left_out.iter().map(|(reason, count)| format!("{count} {}", reason.what())).collect();
    let events = if all == 1 { "event" } else { "events" };
    let hint = if left_out.contains_key(&LeftOut::Status) {
        " (`--status` says which to take)"
    } else {
        ""
    };
    (all > 0).then(|| format!("{all} {events} left out: {}{hint}", parts.join(", ")))
}

/// Whether a path is that of a file, existing or to be: a pipe or device has none beside it.
fn may_have_neighbours(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |about| about.is_file())
}

/// The name of GDELT's mentions beside its events: `x.export.CSV` has `x.mentions.CSV`, and
/// `x.csv` has `x.mentions.csv`.
fn neighbour(path: &Path) -> PathBuf {
    let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = match stem.rsplit_once('.') {
        Some((stem, last)) if last.eq_ignore_ascii_case("export") => stem.to_owned(),
        _ => stem,
    };
    let extension = extension.map_or_else(String::new, |extension| format!(".{extension}"));
    path.with_file_name(format!("{stem}.mentions{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_mentions() {
        for (events, mentions) in [
            ("20250318.export.CSV", "20250318.mentions.CSV"),
            ("out/x.gdelt.csv", "out/x.gdelt.mentions.csv"),
            ("x.csv", "x.mentions.csv"),
            ("export.csv", "export.mentions.csv"),
            ("events", "events.mentions"),
        ] {
            assert_eq!(neighbour(Path::new(events)), Path::new(mentions), "{events}");
        }
    }

    #[test]
    fn what_was_left_out_in_words() {
        let counts = |counts: &[(LeftOut, usize)]| told(&counts.iter().copied().collect());
        assert_eq!(counts(&[]), None);
        assert_eq!(
            counts(&[(LeftOut::Undated, 1)]).as_deref(),
            Some("1 event left out: 1 without a date")
        );
        assert_eq!(
            counts(&[(LeftOut::Type, 2), (LeftOut::Status, 1)]).as_deref(),
            Some(
                "3 events left out: 1 not actual, 2 of other types than ASSAULT and PROTEST \
                 (`--status` says which to take)"
            )
        );
    }
}
