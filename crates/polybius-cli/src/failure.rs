//! What ends the program before its work is done.

use std::error::Error;
use std::io;

/// Nothing could be read.
const NOTHING_READ: u8 = 1;
/// The command line asks for what cannot be.
const WRONG_USAGE: u8 = 2;

/// Why a verb gave up. An input that cannot be read is no such reason: it is told and skipped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads the output any more (`| head`): no matter for complaint.
    Closed,
    /// To be told, with what the user can do about it.
    Told {
        /// Exit code.
        code: u8,
        /// What went wrong.
        what: String,
        /// What to do.
        hint: Option<String>,
    },
}

impl Failure {
    /// The arguments are at fault.
    pub(crate) fn usage(what: impl Into<String>, hint: &str) -> Failure {
        Failure::Told { code: WRONG_USAGE, what: what.into(), hint: Some(hint.to_owned()) }
    }

    /// The input as a whole is.
    pub(crate) fn unreadable(what: impl Into<String>, hint: &str) -> Failure {
        Failure::Told { code: NOTHING_READ, what: what.into(), hint: Some(hint.to_owned()) }
    }
}

impl From<io::Error> for Failure {
    /// Errors of writing; reading has its own words.
    fn from(error: io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Failure::Told {
            code: NOTHING_READ,
            what: format!("the output cannot be written: {error}"),
            hint: Some("is there room on the disk?".to_owned()),
        }
    }
}

/// An error and its causes in one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        told.push_str(": ");
        told.push_str(&error.to_string());
        cause = error.source();
    }
    told
}
