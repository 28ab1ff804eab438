//! `polybius forecast train`.

use super::source::Source;
use crate::failure::chain;
use crate::output::Output;
use crate::{Failure, Reporter};
use clap::Args;
use polybius_forecast::Model;
use polybius_forecast::rank::Settings;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Train {
    #[command(flatten)]
    source: Source,
    /// Write the model to this file, which appears when it is complete
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    #[command(flatten)]
    ranking: Ranking,
}

const EXAMPLE: &str = "\
The model holds the history too: `polybius forecast next` needs nothing else.

Example:
  polybius forecast train events.jsonl -o events.forecast
  polybius forecast next events.forecast --actor ISR";

/// How the ranking is learned.
#[derive(Args, Debug)]
pub(super) struct Ranking {
    /// Decides what is left to chance; the same seed gives the same model
    #[arg(long, default_value_t = Settings::default().seed)]
    seed: u64,
    /// How often to go through the days
    #[arg(long, default_value_t = Settings::default().passes)]
    passes: usize,
    /// Numbers by which to tell resembling actors; 0 leaves resemblance out
    #[arg(long, default_value_t = Settings::default().width, value_parser = width)]
    width: usize,
}

fn width(text: &str) -> Result<usize, String> {
    let width = text.parse().ok().filter(|width| *width <= 1024);
    width.ok_or_else(|| "not a number from 0 to 1024".to_owned())
}

impl Ranking {
    pub(super) fn settings(&self) -> Settings {
        let Ranking { seed, passes, width } = *self;
        Settings { seed, passes, width, ..Settings::default() }
    }
}

impl Train {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let history = self.source.history(reporter)?;
        let mut output = Output::open(Some(&self.output))?;
        let began = Instant::now();
        let model = Model::train(history, self.ranking.settings()).map_err(|error| {
            Failure::unreadable(chain(&error), "more events, over more days, in one go")
        })?;
        reporter.verbose(|| format!("trained in {:.1} s", began.elapsed().as_secs_f32()));
        output.write_through(&model.to_bytes())?;
        output.finish()
    }
}
