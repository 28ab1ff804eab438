//! `polybius forecast`.

mod backtest;
mod eval;
mod next;
mod page;
mod plot;
mod source;
mod told;
mod train;

use crate::{Failure, Reporter};
use clap::{Subcommand, ValueEnum};

#[derive(Subcommand, Debug)]
pub(crate) enum Forecast {
    /// Learn from files of events and write a model
    Train(train::Train),
    /// Say what an actor is likely to do in the coming days, and why
    Next(next::Next),
    /// Say how good forecasts would have been: origins rolling through the past
    Backtest(backtest::Backtest),
    /// Measure the ranking by a benchmark's files of quadruples
    Eval(eval::Eval),
}

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Format {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object
    Json,
    /// A page with plots
    Html,
}

impl Forecast {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        match self {
            Forecast::Train(verb) => verb.run(reporter),
            Forecast::Next(verb) => verb.run(reporter),
            Forecast::Backtest(verb) => verb.run(reporter),
            Forecast::Eval(verb) => verb.run(reporter),
        }
    }
}

/// A share rounded to a tenth of a thousandth, as it is told.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
