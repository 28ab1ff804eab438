//! `polybius mentions`.

use crate::dictionaries::Dictionaries;
use crate::engine::Engine;
use crate::in_order::in_order;
use crate::output::Output;
use crate::{Failure, Reporter, options};
use clap::{Args, ValueEnum};
use polybius::{Article, Pipeline};
use polybius_store::record::Recorder;
use polybius_store::{Articles, Reading, Trouble};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  echo 'Turkish jets struck a camp in Iraq.' | polybius mentions"
)]
pub(crate) struct Mentions {
    /// Files (.txt, .md, .jsonl), folders of them, or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to this file, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    dictionaries: Dictionaries,
    #[command(flatten)]
    engine: Engine,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Format {
    /// One JSON object a line
    #[default]
    Jsonl,
}

enum Answer {
    Lines(Vec<u8>),
    Warning(Trouble),
    Failure(Trouble),
}

impl Mentions {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let Format::Jsonl = self.format;
        let inputs = options::inputs(self.paths)?;
        let knowledge = self.dictionaries.knowledge(reporter)?;
        let workers = self.engine.knowing(knowledge, reporter)?;
        let mut output = Output::open(self.output.as_deref())?;
        let work = |pipeline: &Pipeline, reading: Reading| match reading {
            Reading::Article(article, origin) => match lines(pipeline, &article) {
                Ok(lines) => Answer::Lines(lines),
                Err(error) => Answer::Failure(origin.trouble(error.to_string())),
            },
            Reading::Warning(doubt) => Answer::Warning(doubt),
            Reading::Failure(trouble) => Answer::Failure(trouble),
        };
        in_order(Articles::new(inputs), workers, work, |answer| -> Result<(), Failure> {
            match answer {
                Answer::Lines(lines) => {
                    reporter.done();
                    output.write_through(&lines)?;
                }
                Answer::Warning(doubt) => reporter.warning(&doubt),
                Answer::Failure(trouble) => reporter.failure(&trouble),
            }
            Ok(())
        })?;
        if reporter.nothing_read() { Ok(()) } else { output.finish() }
    }
}

fn lines(pipeline: &Pipeline, article: &Article) -> serde_json::Result<Vec<u8>> {
    let recorder = Recorder::new(article);
    let mut lines = Vec::new();
    for mention in pipeline.mentions(article) {
        serde_json::to_writer(&mut lines, &recorder.mention(&mention))?;
        lines.push(b'\n');
    }
    Ok(lines)
}
