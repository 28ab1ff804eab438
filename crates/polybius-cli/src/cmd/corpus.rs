//! `polybius corpus`.

use crate::output::{self, Output};
use crate::show::wrap::wrapped;
use crate::{Failure, Reporter};
use clap::{Args, Subcommand};
use polybius::{EventType, Mode, Role, Status};
use polybius_store::corpus::{self, Counts, Kind, Split};
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Subcommand, Debug)]
pub(crate) enum Corpus {
    /// Check that spans are verbatim, labels legal and nothing is there twice; count
    Check(Check),
}

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Check {
    /// Folder with written/*.jsonl and standoff/*.jsonl
    #[arg(default_value = "corpus")]
    folder: PathBuf,
    /// Folder of the documents (.jsonl) that the stand-off annotations point into; without it
    /// their labels and bounds are checked, but not the words under them
    #[arg(long, value_name = "FOLDER")]
    news: Option<PathBuf>,
}

const EXAMPLE: &str = "\
Prints each fault with file, line and id, then the counts. Exit code 3 if there are faults.

Example:
  polybius corpus check corpus";

impl Corpus {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let Corpus::Check(check) = self;
        let read = corpus::read(&check.folder, check.news.as_deref()).map_err(|trouble| {
            Failure::unreadable(trouble.to_string(), "`polybius corpus check FOLDER --news FOLDER`")
        })?;
        let mut told = String::new();
        for fault in &read.faults {
            let _ = writeln!(told, "{fault}");
        }
        if !read.faults.is_empty() {
            reporter.found_faults();
        }
        told.push_str(&counts(&read.counts, output::width()));
        let mut output = Output::open(None)?;
        output.write_through(told.as_bytes())?;
        output.finish()
    }
}

fn counts(counts: &Counts, width: usize) -> String {
    let events: usize = counts.types.values().sum();
    let mut told = format!(
        "{} sentences, {} without events, {events} events, {} faulty\n",
        counts.sentences, counts.empty, counts.faulty
    );
    if counts.without_text > 0 {
        let _ =
            writeln!(told, "{} without their text: labels and bounds only", counts.without_text);
    }
    let mut line = |title: &str, counted: Vec<(String, Option<&usize>)>| {
        let cells = counted.iter().map(|(name, count)| {
            // A no-break space keeps name and number on one line.
            format!("{name}\u{A0}{}", count.copied().unwrap_or(0))
        });
        let list = cells.collect::<Vec<_>>().join(", ");
        for (nth, line) in wrapped(&list, width.saturating_sub(10)).into_iter().enumerate() {
            let title = if nth == 0 { title } else { "" };
            let _ = writeln!(told, "{title:<10}{}", line.replace('\u{A0}', " "));
        }
    };
    let named = |name: &str| name.to_owned();
    line("form", Kind::ALL.map(|k| (named(k.name()), counts.kinds.get(&k))).to_vec());
    line("split", Split::ALL.map(|s| (named(s.name()), counts.splits.get(&s))).to_vec());
    line("type", EventType::ALL.map(|t| (named(t.name()), counts.types.get(&t))).to_vec());
    line("status", Status::ALL.map(|s| (named(s.name()), counts.statuses.get(&s))).to_vec());
    line("role", Role::ALL.map(|r| (named(r.name()), counts.roles.get(&r))).to_vec());
    let mode = |m: Mode| (format!("{}/{}", m.kind().name(), m.name()), counts.modes.get(&m));
    line("mode", Mode::all().map(mode).collect());
    told
}
