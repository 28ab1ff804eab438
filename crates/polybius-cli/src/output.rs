//! Where results go: standard output, or a file that is whole or not there.

use crate::Failure;
use anstream::{AutoStream, ColorChoice};
use polybius_store::AtomicFile;
use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write};
use std::path::{Path, PathBuf};

/// Columns of text where no terminal says.
const USUAL_WIDTH: usize = 100;
/// Below this, wrapping does more harm than running over.
const LEAST_WIDTH: usize = 40;

pub(crate) enum Output {
    Standard(BufWriter<Stdout>),
    File(AtomicFile),
}

impl Output {
    pub(crate) fn open(path: Option<&Path>) -> Result<Output, Failure> {
        let Some(path) = path else {
            return Ok(Output::Standard(BufWriter::new(io::stdout())));
        };
        let file = create(path)?;
        clean_up_when_interrupted(&[&file]);
        Ok(Output::File(file))
    }

    /// Two files that belong together.
    pub(crate) fn open_both(one: &Path, other: &Path) -> Result<(Output, Output), Failure> {
        let (one, other) = (create(one)?, create(other)?);
        clean_up_when_interrupted(&[&one, &other]);
        Ok((Output::File(one), Output::File(other)))
    }

    /// What is written so far is seen by who reads along.
    pub(crate) fn write_through(&mut self, text: &[u8]) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.write_all(text).and_then(|()| out.flush()),
            Output::File(out) => out.write_all(text),
        }
    }

    /// The end: a file gets its name only here.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self {
            Output::Standard(mut out) => out.flush()?,
            Output::File(out) => out.commit()?,
        }
        Ok(())
    }
}

/// A serialisable value as one line of JSON.
pub(crate) fn json_line<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    let json = serde_json::to_string(value);
    json.map(|line| line + "\n").map_err(|error| io::Error::from(error).into())
}

/// Whether standard output is a terminal.
pub(crate) fn on_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard output takes colour: a terminal that can, and `NO_COLOR` is not set.
pub(crate) fn takes_colour() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Columns to wrap text to.
pub(crate) fn width() -> usize {
    let terminal = on_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).max(LEAST_WIDTH))
}

fn create(path: &Path) -> Result<AtomicFile, Failure> {
    AtomicFile::create(path).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "no such folder".to_owned(),
            io::ErrorKind::PermissionDenied => "no permission".to_owned(),
            _ => error.to_string(),
        };
        let what = format!("{}: cannot be written: {reason}", path.display());
        Failure::usage(what, "another place for `-o`")
    })
}

/// Ctrl-C ends the program at once; a file half-written must not stay behind.
fn clean_up_when_interrupted(files: &[&AtomicFile]) {
    let temporary: Vec<PathBuf> =
        files.iter().filter_map(|file| file.temporary()).map(Path::to_owned).collect();
    if !temporary.is_empty() {
        // Without a handler the program still works, and leaves litter when interrupted.
        let _ = ctrlc::set_handler(move || {
            for file in &temporary {
                let _ = std::fs::remove_file(file);
            }
            std::process::exit(130);
        });
    }
}
