//! `polybius eval`.

use crate::engine::Engine;
use crate::eval::relation::LabelledPair;
use crate::eval::{Confusion, Figure, Measured, chains, events, quads, relation, sides, toponyms};
use crate::failure::chain;
use crate::output::{Output, json_line};
use crate::{Failure, Reporter};
use clap::{ArgGroup, Args, ValueEnum};
use polybius::Error;
use polybius_store::corpus::{self, Annotated, Chained, Kind, Split};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE, arg_required_else_help = true)]
#[command(group = ArgGroup::new("annotated").args(["corpus", "chains"]).multiple(true))]
pub(crate) struct Eval {
    /// A folder of annotated sentences: `written/*.jsonl`, `standoff/*.jsonl`
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
    /// A folder of chains of reference: `*.jsonl`, with the articles they point into in --news
    #[arg(long, value_name = "DIR", requires = "news")]
    chains: Option<PathBuf>,
    /// The folder of the documents that stand-off sentences and chains point into
    #[arg(long, value_name = "DIR", requires = "annotated")]
    news: Option<PathBuf>,
    /// Which part of the corpus or chains
    #[arg(long, value_enum, default_value_t = Part::Dev, requires = "annotated")]
    split: Part,
    /// A table with the columns sentence, source, target, gold_root, gold_quad
    #[arg(long, value_name = "FILE.tsv")]
    pairs: Option<PathBuf>,
    /// Sentences with labelled sides, `token TAG` a line, tags B-S I-S B-T I-T B-R I-R O
    #[arg(long, value_name = "FILE.bio")]
    sides: Option<PathBuf>,
    /// Sentences with a quad, 0 for none: `sentence`, tab, `quad`
    #[arg(long, value_name = "FILE.tsv")]
    quads: Option<PathBuf>,
    /// Articles with annotated places, JSON Lines; can be given several times
    #[arg(long, value_name = "FILE.jsonl", num_args = 1..)]
    toponyms: Vec<PathBuf>,
    /// How to write the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write each miss with its sentence to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    #[command(flatten)]
    engine: Engine,
}

const EXAMPLE: &str = "\
The files' forms are told in docs/evaluation.md.

Example:
  polybius eval --corpus corpus --split test";

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Part {
    Train,
    Dev,
    Test,
    All,
}

impl Part {
    fn name(self) -> &'static str {
        self.split().map_or("all", Split::name)
    }

    fn split(self) -> Option<Split> {
        match self {
            Part::Train => Some(Split::Train),
            Part::Dev => Some(Split::Dev),
            Part::Test => Some(Split::Test),
            Part::All => None,
        }
    }

    fn has(self, split: Split) -> bool {
        self.split().is_none_or(|own| own == split)
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Format {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object
    Json,
}

impl Eval {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let workers = self.engine.workers(reporter)?;
        let Some(pipeline) = workers.last() else { return Ok(()) };
        let mut all = Measured::default();
        let mut add = |measured: Result<Measured, Error>| {
            let more =
                measured.map_err(|error| Failure::usage(chain(&error), "is the model sound?"))?;
            all.extend(more);
            Ok::<(), Failure>(())
        };
        if let Some(folder) = &self.corpus {
            for (part, sentences) in self.parts(folder)? {
                add(events::measure(pipeline, &part, &sentences))?;
            }
        }
        if let (Some(folder), Some(news)) = (&self.chains, &self.news) {
            let articles = self.chained(folder, news)?;
            add(Ok(chains::measure(pipeline, self.split.name(), &articles)))?;
        }
        if let Some(path) = &self.pairs {
            add(relation::measure(pipeline, &pairs(path)?))?;
        }
        if let Some(path) = &self.sides {
            let sentences =
                sides::parse(&text(path)?).map_err(|(line, reason)| at(path, line, &reason))?;
            add(sides::measure(pipeline, &sentences))?;
        }
        if let Some(path) = &self.quads {
            add(quads::measure(pipeline, &quad_rows(path)?))?;
        }
        for path in &self.toponyms {
            let articles =
                toponyms::parse(&text(path)?).map_err(|(line, reason)| at(path, line, &reason))?;
            let part =
                path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into());
            add(Ok(toponyms::measure(pipeline, &part, &articles)))?;
        }
        self.write(&all)
    }

    /// The sentences of the chosen split, written and stand-off apart, then together.
    fn parts(&self, folder: &Path) -> Result<Vec<(String, Vec<Annotated>)>, Failure> {
        let read = corpus::read(folder, self.news.as_deref())
            .map_err(|trouble| Failure::unreadable(trouble.to_string(), "name a corpus folder"))?;
        let name = self.split.name();
        let chosen = |sentence: &&Annotated| self.split.has(sentence.split());
        let all: Vec<Annotated> = read.sentences.iter().filter(chosen).cloned().collect();
        let of = |kind| all.iter().filter(|sentence| sentence.kind == kind).cloned().collect();
        let mut parts: Vec<(String, Vec<Annotated>)> =
            Kind::ALL.map(|kind| (format!("{name} {}", kind.name()), of(kind))).into();
        parts.retain(|(_, sentences)| !sentences.is_empty());
        if parts.len() > 1 {
            parts.push((name.to_owned(), all));
        }
        Ok(parts)
    }

    /// The articles of the chosen split.
    fn chained(&self, folder: &Path, news: &Path) -> Result<Vec<Chained>, Failure> {
        let read = corpus::chains(folder, news).map_err(|trouble| {
            Failure::unreadable(trouble.to_string(), "corpus/README.md tells the form of chains")
        })?;
        Ok(read.into_iter().filter(|chained| self.split.has(chained.split())).collect())
    }

    fn write(&self, all: &Measured) -> Result<(), Failure> {
        let mut output = Output::open(None)?;
        let text = match self.format {
            Format::Table => table(all),
            Format::Json => {
                let told = Told { figures: &all.figures, confusions: &all.confusions };
                json_line(&told)?
            }
        };
        output.write_through(text.as_bytes())?;
        output.finish()?;
        if let Some(path) = &self.errors {
            let mut output = Output::open(Some(path))?;
            for miss in &all.misses {
                output.write_through(json_line(miss)?.as_bytes())?;
            }
            output.finish()?;
        }
        Ok(())
    }
}

/// What `--format json` writes.
#[derive(Serialize)]
struct Told<'a> {
    figures: &'a [Figure],
    confusions: &'a [Confusion],
}

/// Confusions shown of each measure in the table.
const WORST: usize = 12;

fn table(all: &Measured) -> String {
    let mut text = String::new();
    let mut part = ("", "");
    for figure in &all.figures {
        if part != (figure.measure, figure.part.as_str()) {
            part = (figure.measure, figure.part.as_str());
            let _ = writeln!(text, "{} ({})", figure.measure, figure.part);
        }
        let Figure { name, value, low, high, n, .. } = figure;
        let _ = writeln!(text, "  {name:<30} {value:.3}  [{low:.3}, {high:.3}]  of {n}");
    }
    part = ("", "");
    let mut shown = 0;
    for confusion in &all.confusions {
        if part != (confusion.measure, confusion.part.as_str()) {
            part = (confusion.measure, confusion.part.as_str());
            shown = 0;
            let _ = writeln!(text, "{} ({}): annotated → read", part.0, part.1);
        }
        shown += 1;
        if shown <= WORST {
            let Confusion { wanted, read, n, .. } = confusion;
            let _ = writeln!(text, "  {n:>5}  {wanted} → {read}");
        }
    }
    text
}

fn text(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| {
        let what = format!("{}: cannot be read: {error}", path.display());
        Failure::unreadable(what, "is the name right?")
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn at(path: &Path, line: usize, reason: &str) -> Failure {
    let what = format!("{}:{line}: {reason}", path.display());
    Failure::unreadable(what, "docs/evaluation.md tells the form of the file")
}

fn pairs(path: &Path) -> Result<Vec<LabelledPair>, Failure> {
    let text = text(path)?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let column = |name: &str| {
        let found = header.iter().position(|&own| own == name);
        found.ok_or_else(|| at(path, 1, &format!("no column `{name}`")))
    };
    let columns = [
        column("sentence")?,
        column("source")?,
        column("target")?,
        column("gold_root")?,
        column("gold_quad")?,
    ];
    let row = |(number, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(columns[at]).map(|cell| (*cell).to_owned());
        let read = || {
            Some(LabelledPair {
                row: number + 1,
                sentence: cell(0)?,
                source: cell(1)?,
                target: cell(2)?,
                root: cell(3)?,
                quad: cell(4)?,
            })
        };
        read().ok_or_else(|| at(path, number + 2, "too few columns"))
    };
    lines.enumerate().map(row).collect()
}

fn quad_rows(path: &Path) -> Result<Vec<(usize, String, String)>, Failure> {
    let text = text(path)?;
    let row = |(number, line): (usize, &str)| {
        let (sentence, quad) = line
            .rsplit_once('\t')
            .filter(|(sentence, quad)| {
                !sentence.is_empty() && matches!(quad.trim(), "0" | "1" | "2" | "3" | "4")
            })
            .ok_or_else(|| at(path, number + 1, "expected a sentence, a tab and a quad 0 to 4"))?;
        Ok((number + 1, sentence.to_owned(), quad.trim().to_owned()))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(row).collect()
}
