//! `polybius code`.

use crate::dictionaries::Dictionaries;
use crate::engine::Engine;
use crate::failure::chain;
use crate::format::Format;
use crate::in_order::in_order;
use crate::output;
use crate::selection::Selection;
use crate::show::table::Table;
use crate::show::{Shown, html};
use crate::sink::{Rows, Sink};
use crate::{Failure, Reporter, options};
use clap::Args;
use polybius::{Article, Date, Event, Pipeline};
use polybius_store::export::Layout;
use polybius_store::record::Recorder;
use polybius_store::{Articles, Origin, Reading, Trouble};
use std::io;
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
    /// Write to this file, which appears when it is complete; its ending chooses the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    /// Tell why each field is as it is, in table, jsonl and html
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

Endings for -o: .jsonl .html .csv .tsv .polecat.tsv .icews.tsv .gdelt.csv .export.CSV
.plover.jsonl .acled.csv; `polybius convert` writes the last eight from a .jsonl of events.

Example:
  echo 'Police in Nairobi arrested 20 protesters on Tuesday.' |
    polybius code --published 2024-10-10";

/// How an article is turned into output.
struct Plan {
    format: Format,
    published: Option<Date>,
    selection: Selection,
    why: bool,
    coder: String,
    table: Table,
}

enum Answer {
    Coded { events: usize, written: Rows },
    Warning(Trouble),
    Failure(Trouble),
}

impl Code {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let began = Instant::now();
        let format = self.format()?;
        let inputs = options::inputs(self.paths.clone())?;
        let knowledge = self.dictionaries.knowledge(reporter)?;
        let workers = self.engine.knowing(knowledge, reporter)?;
        let plan = self.plan(format, workers.first().map_or(String::new(), Pipeline::coder));
        let mut sink = Sink::open(format, self.output.as_deref())?;
        if plan.format == Format::Html {
            sink.write(&Rows::of_text(html::head(&plan.coder).into_bytes()))?;
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
                    sink.write(&written)?;
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
            sink.write(&Rows::of_text(html::FOOT.as_bytes().to_vec()))?;
        }
        sink.finish(reporter)
    }

    fn format(&self) -> Result<Format, Failure> {
        let for_people = self.output.is_none() && output::on_terminal();
        let usual = if for_people { Format::Table } else { Format::Jsonl };
        Format::choose(self.format, self.output.as_deref(), usual)
    }

    fn plan(&self, format: Format, coder: String) -> Plan {
        let to_file = self.output.is_some();
        Plan {
            format,
            published: self.published,
            selection: self.selection.clone(),
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
        events.retain(|event| self.selection.wants(event.status, event.confidence));
        let shown = Shown { article: &article, origin: &origin, events: &events };
        let written = match self.format {
            Format::Table => Ok(Rows::of_text(self.table.block(&shown).into_bytes())),
            Format::Html => Ok(Rows::of_text(html::article(&shown, number, self.why).into_bytes())),
            Format::Jsonl => self.records(&article, &events),
            Format::Layout(layout) => self.rows(layout, &article, &events),
        };
        match written {
            Ok(written) => Answer::Coded { events: events.len(), written },
            Err(error) => Answer::Failure(origin.trouble(error.to_string())),
        }
    }

    fn records(&self, article: &Article, events: &[Event]) -> io::Result<Rows> {
        let recorder = Recorder::new(article);
        let mut lines = Vec::new();
        for event in events {
            serde_json::to_writer(&mut lines, &recorder.event(event, &self.coder, self.why))?;
            lines.push(b'\n');
        }
        Ok(Rows::of_text(lines))
    }

    fn rows(&self, layout: Layout, article: &Article, events: &[Event]) -> io::Result<Rows> {
        let recorder = Recorder::new(article);
        let mut rows = Rows::default();
        for event in events {
            let record = recorder.event(event, &self.coder, false);
            rows.add(layout, &record, self.selection.any_status())?;
        }
        Ok(rows)
    }
}
