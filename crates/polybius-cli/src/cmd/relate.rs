//! `polybius relate`.

use crate::engine::Engine;
use crate::failure::chain;
use crate::in_order::in_order;
use crate::output::Output;
use crate::{Failure, Reporter};
use clap::{Args, ValueEnum};
use polybius::{Pipeline, Relation};
use polybius_store::pairs::{Pair, Pairs};
use polybius_store::record::{Act, RelationRecord};
use polybius_store::{Input, Trouble};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Relate {
    /// A table with the columns sentence, source, target: tabs between, no quoting, a header
    /// line; or - for standard input
    #[arg(value_name = "PAIRS.tsv")]
    pairs: PathBuf,
    /// How to write the relations
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to this file, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    engine: Engine,
}

const EXAMPLE: &str = "\
One row for each pair, in the order of the table: always the best event for the pair, however
low its confidence; none only if the sentence holds nothing that can be an event.

Example:
  printf 'sentence\\tsource\\ttarget\\nPeru accused Chile.\\tPeru\\tChile\\n' |
    polybius relate -";

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Format {
    /// One JSON object a line
    #[default]
    Jsonl,
    /// Tabs between, with a header line
    Tsv,
}

struct Answer {
    warning: Option<Trouble>,
    line: Result<String, Trouble>,
}

impl Relate {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let input = Input::named(self.pairs);
        let pairs = Pairs::open(&input).map_err(|trouble| {
            Failure::unreadable(trouble.to_string(), "`polybius relate --help` has an example")
        })?;
        let workers = self.engine.workers(reporter)?;
        let mut output = Output::open(self.output.as_deref())?;
        if let Format::Tsv = self.format {
            output.write_through((RelationRecord::COLUMNS.join("\t") + "\n").as_bytes())?;
        }
        let work = |pipeline: &Pipeline, pair: Result<(Pair, Option<Trouble>), Trouble>| {
            let (pair, warning) = match pair {
                Ok(read) => read,
                Err(trouble) => return Answer { warning: None, line: Err(trouble) },
            };
            Answer { warning, line: line(pipeline, &pair, self.format) }
        };
        in_order(pairs, workers, work, |answer| -> Result<(), Failure> {
            answer.warning.iter().for_each(|doubt| reporter.warning(doubt));
            match answer.line {
                Ok(line) => {
                    reporter.done();
                    output.write_through(line.as_bytes())?;
                }
                Err(trouble) => reporter.failure(&trouble),
            }
            Ok(())
        })?;
        if reporter.nothing_read() { Ok(()) } else { output.finish() }
    }
}

fn line(pipeline: &Pipeline, pair: &Pair, format: Format) -> Result<String, Trouble> {
    let relation = pipeline.relate(&pair.sentence, &pair.source, &pair.target);
    let relation = relation.map_err(|error| pair.origin.trouble(chain(&error)))?;
    let record = record(pair, &relation);
    Ok(match format {
        Format::Tsv => record.cells().join("\t"),
        Format::Jsonl => {
            serde_json::to_string(&record).map_err(|e| pair.origin.trouble(e.to_string()))?
        }
    } + "\n")
}

fn record<'a>(pair: &'a Pair, relation: &Relation) -> RelationRecord<'a> {
    let act = relation.best.as_ref().map(|best| Act {
        kind: best.kind,
        modes: &best.modes,
        status: best.status,
        trigger: best.trigger,
        confidence: best.confidence,
    });
    let (source, target) = (relation.source_found, relation.target_found);
    RelationRecord::new(pair.row, &pair.sentence, act, source, target)
}
