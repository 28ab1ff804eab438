//! `polybius forecast eval`.

use super::rounded;
use super::source::{Scale, quads, sizes};
use super::train::Ranking;
use crate::output::{Output, json_line};
use crate::{Failure, Reporter};
use clap::{Args, ValueEnum};
use polybius_forecast::Fact;
use polybius_forecast::measure::{RankScores, rank_scores};
use polybius_forecast::rank::Ranker;
use polybius_store::history::Quad;
use serde::Serialize;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Eval {
    /// Quadruples to learn from: subject, relation, object, time, by ids
    #[arg(long, value_name = "FILE")]
    train: PathBuf,
    /// Those that follow; they are scored if there is no --test
    #[arg(long, value_name = "FILE")]
    valid: PathBuf,
    /// Those that follow on these; they are scored
    #[arg(long, value_name = "FILE")]
    test: Option<PathBuf>,
    /// How to write the figures
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    ranking: Ranking,
}

const EXAMPLE: &str = "\
Each event is asked in both directions. Candidates are all ids of the files; other right answers
of the same day are left out; a day is scored from all before it (single step). The model goes on
learning from each day once it is scored; `frozen` tells the figures without that.

Example:
  polybius forecast eval --train train.txt --valid valid.txt --test test.txt --format json";

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Form {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object on the last line
    Json,
}

#[derive(Serialize)]
struct Told {
    mrr: f64,
    hits1: f64,
    hits3: f64,
    hits10: f64,
    n: usize,
}

#[derive(Serialize)]
struct Figures {
    #[serde(flatten)]
    learning: Told,
    scored: &'static str,
    frozen: Told,
}

impl Told {
    fn of(scores: &RankScores) -> Told {
        let [mrr, hits1, hits3, hits10] =
            [scores.mrr, scores.hits1, scores.hits3, scores.hits10].map(rounded);
        Told { mrr, hits1, hits3, hits10, n: scores.n }
    }

    fn row(&self, name: &str) -> String {
        let Told { mrr, hits1, hits3, hits10, n } = self;
        format!("{name:<22} {mrr:>6.4}  {hits1:>6.4}  {hits3:>6.4}  {hits10:>7.4}  {n:>8}\n")
    }
}

impl Eval {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let settings = self.ranking.settings();
        let mut parts = vec![("train", quads(self.train, reporter)?)];
        parts.push(("valid", quads(self.valid, reporter)?));
        if let Some(path) = self.test {
            parts.push(("test", quads(path, reporter)?));
        }
        in_order(&parts)?;
        let all: Vec<Quad> = parts.iter().flat_map(|(_, quads)| quads.iter().copied()).collect();
        let (scale, (actors, kinds)) = (Scale::of(&all), sizes(&all));
        let parts: Vec<Vec<Fact>> = parts.iter().map(|(_, quads)| sorted(quads, scale)).collect();
        let scored = if parts.len() == 3 { "test" } else { "valid" };
        let began = Instant::now();
        let trained = Ranker::train(actors, kinds, &days(&parts[0]), settings);
        reporter.verbose(|| format!("trained in {:.1} s", began.elapsed().as_secs_f32()));
        let walk = |learn: bool| {
            let mut ranker = trained.clone();
            let mut ranks = Vec::new();
            for part in &parts[1..] {
                ranks.clear();
                for facts in days(part) {
                    ranks.extend(ranker.rank_day(facts, learn));
                }
            }
            Told::of(&rank_scores(&ranks))
        };
        let figures = Figures { learning: walk(true), scored, frozen: walk(false) };
        reporter.verbose(|| format!("all done in {:.1} s", began.elapsed().as_secs_f32()));
        let text = match self.format {
            Form::Json => json_line(&figures)?,
            Form::Table => {
                let head = format!("{scored:<22} MRR     Hits@1  Hits@3  Hits@10         n\n");
                head + &figures.learning.row("learning day by day") + &figures.frozen.row("frozen")
            }
        };
        let mut output = Output::open(None)?;
        output.write_through(text.as_bytes())?;
        output.finish()
    }
}

/// Each part must lie wholly after the one before: a forecast must not know its future.
fn in_order(parts: &[(&str, Vec<Quad>)]) -> Result<(), Failure> {
    for two in parts.windows(2) {
        let [(earlier, before), (later, after)] = two else { continue };
        let last = before.iter().map(|quad| quad.time).max();
        let first = after.iter().map(|quad| quad.time).min();
        if first <= last {
            let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
            let what = format!(
                "times out of order: `--{later}` begins at {first}, and `--{earlier}` ends at {last}"
            );
            return Err(Failure::usage(what, "are the files in the right place?"));
        }
    }
    Ok(())
}

fn sorted(quads: &[Quad], scale: Scale) -> Vec<Fact> {
    let mut facts: Vec<Fact> = quads.iter().map(|quad| scale.fact(quad)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn days(facts: &[Fact]) -> Vec<&[Fact]> {
    facts.chunk_by(|a, b| a.day == b.day).collect()
}
