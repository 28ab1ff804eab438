//! What is said on standard error, and the exit code that sums it up.

use anstyle::{AnsiColor, Style};
use polybius_store::Trouble;
use std::io::Write as _;
use std::process::ExitCode;

/// Tells troubles as they come and counts them.
#[derive(Debug, Default)]
pub(crate) struct Reporter {
    quiet: bool,
    verbose: bool,
    read: usize,
    failed: usize,
    /// Lines of what is no input by itself, such as a dictionary.
    faulty_lines: usize,
    faulty: bool,
}

impl Reporter {
    pub(crate) fn new(quiet: bool, verbose: bool) -> Reporter {
        Reporter { quiet, verbose, ..Reporter::default() }
    }

    /// An input was read and dealt with.
    pub(crate) fn done(&mut self) {
        self.read += 1;
    }

    /// How many inputs were read and dealt with.
    pub(crate) fn read(&self) -> usize {
        self.read
    }

    /// Whether there was input of which nothing could be read.
    pub(crate) fn nothing_read(&self) -> bool {
        self.failed > 0 && self.read == 0
    }

    /// An input that was skipped.
    pub(crate) fn failure(&mut self, trouble: &Trouble) {
        self.failed += 1;
        self.say("error", AnsiColor::Red, &trouble.to_string());
    }

    /// A line that could not be read, of what is no input by itself.
    pub(crate) fn faulty_line(&mut self, trouble: &Trouble) {
        self.faulty_lines += 1;
        self.say("error", AnsiColor::Red, &trouble.to_string());
    }

    /// A doubt about an input that was read.
    pub(crate) fn warning(&self, doubt: &Trouble) {
        if !self.quiet {
            self.say("warning", AnsiColor::Yellow, &doubt.to_string());
        }
    }

    /// The input was read and found at fault: what a check is there to find.
    pub(crate) fn found_faults(&mut self) {
        self.faulty = true;
    }

    /// The end of the program.
    pub(crate) fn fatal(&self, what: &str, hint: Option<&str>) {
        self.say("error", AnsiColor::Red, what);
        if let Some(hint) = hint {
            self.say("  try", AnsiColor::Cyan, hint);
        }
    }

    /// What everybody should know who does not ask for silence.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.say("note", AnsiColor::Cyan, message);
        }
    }

    /// What only who asks for it wants to know.
    pub(crate) fn verbose(&self, message: impl FnOnce() -> String) {
        if self.verbose {
            self.say("note", AnsiColor::Cyan, &message());
        }
    }

    fn say(&self, kind: &str, colour: AnsiColor, message: &str) {
        let style = Style::new().bold().fg_color(Some(colour.into()));
        // If nobody listens on standard error there is nobody to tell that either.
        let _ = writeln!(anstream::stderr(), "{style}{kind}{style:#}: {message}");
    }

    /// 0 all was dealt with, 1 nothing could be read, 3 some could not.
    pub(crate) fn exit(&self) -> ExitCode {
        if self.failed > 0 && !self.quiet {
            let (failed, all) = (self.failed, self.read + self.failed);
            self.say("note", AnsiColor::Cyan, &format!("{failed} of {all} could not be read"));
        }
        if self.faulty_lines > 0 && !self.quiet {
            let lines = match self.faulty_lines {
                1 => "1 line".to_owned(),
                lines => format!("{lines} lines"),
            };
            self.say(
                "note",
                AnsiColor::Cyan,
                &format!("{lines} of dictionaries or gazetteers could not be read"),
            );
        }
        let some = self.failed > 0 || self.faulty_lines > 0 || self.faulty;
        ExitCode::from(match (self.nothing_read(), some) {
            (true, _) => 1,
            (false, true) => 3,
            (false, false) => 0,
        })
    }
}
