//! The verbs.

mod code;
mod completions;
mod convert;
mod corpus;
mod eval;
mod forecast;
mod knowledge;
mod mentions;
mod relate;
mod types;

use crate::{Failure, Reporter};
use clap::{Parser, Subcommand};

/// Reads news and writes down who did what to whom, where, when, according to whom, with the
/// very characters that say so.
#[derive(Parser, Debug)]
#[command(name = "polybius", version, arg_required_else_help = true, after_help = EXAMPLE)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    /// Say no more on standard error than what failed
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more on standard error
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

const EXAMPLE: &str = "\
Example:
  echo 'Police in Nairobi arrested 20 protesters on Tuesday.' |
    polybius code --published 2024-10-10";

#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    /// Write down the events of articles
    Code(code::Code),
    /// Write event records in the columns of other tools
    Convert(convert::Convert),
    /// Say what one side of a sentence does to the other
    Relate(relate::Relate),
    /// List the political actors and places that articles mention
    Mentions(mentions::Mentions),
    /// Print the ontology: types, modes, contexts, statuses, sectors
    Types(types::Types),
    /// Measure the coder against annotated sentences
    Eval(eval::Eval),
    /// Forecast who will do what to whom, with reasons
    #[command(subcommand)]
    Forecast(forecast::Forecast),
    /// Look after the annotated corpus
    #[command(subcommand)]
    Corpus(corpus::Corpus),
    /// Look after the tables of countries, people, organisations and words for roles
    #[command(subcommand)]
    Knowledge(knowledge::Knowledge),
    /// Write completions for a shell
    Completions(completions::Completions),
}

impl Verb {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        match self {
            Verb::Code(verb) => verb.run(reporter),
            Verb::Convert(verb) => verb.run(reporter),
            Verb::Relate(verb) => verb.run(reporter),
            Verb::Mentions(verb) => verb.run(reporter),
            Verb::Types(verb) => verb.run(),
            Verb::Eval(verb) => verb.run(reporter),
            Verb::Forecast(verb) => verb.run(reporter),
            Verb::Corpus(verb) => verb.run(reporter),
            Verb::Knowledge(verb) => verb.run(reporter),
            Verb::Completions(verb) => verb.run(),
        }
    }
}
