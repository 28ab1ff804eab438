//! How option values are read.

use crate::Failure;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use polybius::{Date, Status};
use polybius_store::{Input, date};
use std::io::IsTerminal as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// A date in any common form.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| "no clear date: write it as 2024-10-10".to_owned())
}

/// A number from 0 to 1.
pub(crate) fn probability(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "not a number from 0 to 1".to_owned())
}

/// A number of threads.
pub(crate) fn threads(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "not a number from 1".to_owned())
}

/// The name of a status.
pub(crate) fn status() -> impl TypedValueParser<Value = Status> {
    let names = PossibleValuesParser::new(Status::ALL.map(Status::name));
    names.try_map(|name| Status::from_name(&name).ok_or("no such status"))
}

/// What to read: the paths, or standard input if there are none and something is piped in.
pub(crate) fn inputs(paths: Vec<PathBuf>) -> Result<Vec<Input>, Failure> {
    if paths.is_empty() {
        if std::io::stdin().is_terminal() {
            let hint = "name files or folders, or pipe a text in";
            return Err(Failure::usage("nothing to read", hint));
        }
        return Ok(vec![Input::Standard]);
    }
    Ok(paths.into_iter().map(Input::named).collect())
}
