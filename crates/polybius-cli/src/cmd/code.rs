//! `polybius code`.

use crate::dictionaries::Dictionaries;
use crate::engine::Engine;
use crate::failure::chain;
use crate::in_order::in_order;
use crate::output::{self, Output};
use crate::show::table::Table;
use crate::show::{Shown, html};
use crate::{Failure, Reporter, options};
use clap::{Args, ValueEnum};
use polybius::{Article, Date, Event, Pipeline, Status};
use polybius_store::record::Recorder;
use polybius_store::{Articles, Origin, Reading, Trouble};
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Code {
    /// Files (.txt, .md: one article each; .jsonl: one a line), folders of them, or - for
    /// standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write the events [default: table on a terminal, else jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Day of publication of articles that have none of their own
    #[arg(long, value_name = "DATE", value_parser = options::day)]
    published: Option<Date>,
    /// Write to this file, which appears when it is complete; .html and .jsonl choose the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave out events less certain than this
    #[arg(long, value_name = "0…1", value_parser = options::probability, default_value = "0")]
    min_confidence: f32,
    /// Leave out events of other statuses
    #[arg(long, value_delimiter = ',', value_parser = options::status())]
    status: Vec<Status>,
    /// Tell why each field is as it is
    #[arg(long)]
    why: bool,
    #[command(flatten)]
    dictionaries: Dictionaries,
    #[command(flatten)]
    engine: Engine,
}

const EXAMPLE: &str = "\
Of a .jsonl the keys id, title, text, published, publication and url are read; only text is
needed. Exit code: 0 all coded, 1 nothing could be read, 2 wrong usage, 3 some skipped.

Example:
  echo 'Police in Nairobi arrested 20 protesters on Tuesday.' |
    polybius code --published 2024-10-10";

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A readable block for each article
    Table,
    /// The event record: one JSON object for each event and line
    Jsonl,
    /// One page, with the evidence marked in the articles
    Html,
}

/// How an article is turned into output.
struct Plan {
    format: Format,
    published: Option<Date>,
    min_confidence: f32,
    status: Vec<Status>,
    why: bool,
    coder: String,
    table: Table,
}

enum Answer {
    Coded { events: usize, written: Vec<u8> },
    Warning(Trouble),
    Failure(Trouble),
}

impl Code {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let began = Instant::now();
        let inputs = options::inputs(self.paths.clone())?;
        let knowledge = self.dictionaries.knowledge(reporter)?;
        let workers = self.engine.knowing(knowledge, reporter)?;
        let plan = self.plan(workers.first().map_or(String::new(), Pipeline::coder));
        let mut output = Output::open(self.output.as_deref())?;
        if plan.format == Format::Html {
            output.write_through(html::head(&plan.coder).as_bytes())?;
        }
        let work = |pipeline: &Pipeline, (number, reading): (usize, Reading)| match reading {
            Reading::Article(article, origin) => plan.answer(pipeline, number, *article, origin),
            Reading::Warning(doubt) => Answer::Warning(doubt),
            Reading::Failure(trouble) => Answer::Failure(trouble),
        };
        let mut found = 0;
        in_order(Articles::new(inputs).enumerate(), workers, work, |answer| {
            match answer {
                Answer::Coded { events, written } => {
                    found += events;
                    reporter.done();
                    output.write_through(&written)?;
                }
                Answer::Warning(doubt) => reporter.warning(&doubt),
                Answer::Failure(trouble) => reporter.failure(&trouble),
            }
            Ok::<(), Failure>(())
        })?;
        reporter.verbose(|| {
            let (articles, seconds) = (reporter.read(), began.elapsed().as_secs_f32());
            format!("articles: {articles}, events: {found}, in {seconds:.1} s")
        });
        if reporter.nothing_read() {
            return Ok(()); // and a file that was to be written does not appear
        }
        if plan.format == Format::Html {
            output.write_through(html::FOOT.as_bytes())?;
        }
        output.finish()
    }

    fn plan(&self, coder: String) -> Plan {
        let to_file = self.output.is_some();
        let usual = || match self.output.as_deref().and_then(|path| path.extension()) {
            Some(extension) if extension == "html" => Format::Html,
            None if !to_file && output::on_terminal() => Format::Table,
            _ => Format::Jsonl,
        };
        Plan {
            format: self.format.unwrap_or_else(usual),
            published: self.published,
            min_confidence: self.min_confidence,
            status: self.status.clone(),
            why: self.why,
            coder,
            table: Table {
                width: output::width(),
                colour: !to_file && output::takes_colour(),
                why: self.why,
            },
        }
    }
}

impl Plan {
    fn answer(
        &self,
        pipeline: &Pipeline,
        number: usize,
        mut article: Article,
        origin: Origin,
    ) -> Answer {
        article.published = article.published.or(self.published);
        let mut events = match pipeline.code(&article) {
            Ok(coded) => coded.events,
            Err(error) => return Answer::Failure(origin.trouble(chain(&error))),
        };
        events.retain(|event| self.wants(event));
        let shown = Shown { article: &article, origin: &origin, events: &events };
        let written = match self.format {
            Format::Table => Ok(self.table.block(&shown).into_bytes()),
            Format::Html => Ok(html::article(&shown, number, self.why).into_bytes()),
            Format::Jsonl => self.records(&article, &events),
        };
        match written {
            Ok(written) => Answer::Coded { events: events.len(), written },
            Err(error) => Answer::Failure(origin.trouble(error.to_string())),
        }
    }

    fn wants(&self, event: &Event) -> bool {
        let status = self.status.is_empty() || self.status.contains(&event.status);
        status && event.confidence >= self.min_confidence
    }

    fn records(&self, article: &Article, events: &[Event]) -> serde_json::Result<Vec<u8>> {
        let recorder = Recorder::new(article);
        let mut lines = Vec::new();
        for event in events {
            serde_json::to_writer(&mut lines, &recorder.event(event, &self.coder, self.why))?;
            lines.push(b'\n');
        }
        Ok(lines)
    }
}
