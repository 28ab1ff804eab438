//! `polybius convert`.

use crate::format::{self, Format};
use crate::selection::Selection;
use crate::sink::{Rows, Sink};
use crate::{Failure, Reporter, options};
use clap::Args;
use polybius_store::export::Layout;
use polybius_store::record::Records;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Convert {
    /// Files of event records as `polybius code` writes them (.jsonl), or - for standard input
    #[arg(value_name = "EVENTS")]
    paths: Vec<PathBuf>,
    /// What to write [default: by the ending of -o, else csv]
    #[arg(long, value_parser = format::layout())]
    format: Option<Layout>,
    /// Write to this file, which appears when it is complete; its ending chooses the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
}

const EXAMPLE: &str = "\
Endings: .csv .tsv .polecat.tsv .icews.tsv .gdelt.csv .export.CSV .plover.jsonl .acled.csv.
GDELT's mentions go to a file beside its events. What a format has no room for is left out,
and how many events that are is told. docs/formats.md describes the columns.

Example:
  echo 'Police in Nairobi arrested 20 protesters on Tuesday.' |
    polybius code --published 2024-10-10 -o events.jsonl
  polybius convert events.jsonl -o events.polecat.tsv
  polybius convert events.jsonl --format csv";

impl Convert {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let named = self.format.map(Format::Layout);
        let usual = Format::Layout(Layout::Csv);
        let format = Format::choose(named, self.output.as_deref(), usual)?;
        let Format::Layout(layout) = format else {
            let what = format!("`convert` does not write {}", format.name());
            return Err(Failure::usage(what, "`polybius code`, or another ending for `-o`"));
        };
        let inputs = options::inputs(self.paths)?;
        let mut sink = Sink::open(format, self.output.as_deref())?;
        let any_status = self.selection.any_status();
        for input in inputs {
            let records = match Records::open(&input) {
                Ok(records) => records,
                Err(trouble) => {
                    reporter.failure(&trouble);
                    continue;
                }
            };
            for record in records {
                let event = match record {
                    Ok(event) => event,
                    Err(trouble) => {
                        reporter.failure(&trouble);
                        continue;
                    }
                };
                reporter.done();
                if self.selection.wants(event.status, event.confidence as f32) {
                    let mut rows = Rows::default();
                    rows.add(layout, &event, any_status)?;
                    sink.write(&rows)?;
                }
            }
        }
        if reporter.nothing_read() { Ok(()) } else { sink.finish(reporter) }
    }
}
