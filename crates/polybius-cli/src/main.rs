//! `polybius`: political event coding on the command line.
//!
//! One file a verb in `cmd/`; each parses nothing, computes nothing and decides nothing that
//! the library could: it reads by `polybius-store`, codes by `polybius`, and shows.

mod cmd;
mod dictionaries;
mod engine;
mod eval;
mod failure;
mod format;
mod gazetteer;
mod in_order;
mod options;
mod output;
mod reporter;
mod selection;
mod show;
mod sink;

use clap::Parser as _;
use failure::Failure;
use reporter::Reporter;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cmd::Cli::parse();
    let mut reporter = Reporter::new(cli.quiet, cli.verbose);
    match cli.verb.run(&mut reporter) {
        Ok(()) => reporter.exit(),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Told { code, what, hint }) => {
            reporter.fatal(&what, hint.as_deref());
            ExitCode::from(code)
        }
    }
}
