//! `polybius forecast backtest`.

use super::plot::{COLOURS, Curve, Plot};
use super::source::Source;
use super::{Format, page, rounded};
use crate::failure::chain;
use crate::output::{Output, json_line};
use crate::{Failure, Reporter};
use clap::Args;
use polybius_forecast::measure::Scores;
use polybius_forecast::occur::{HorizonScores, Miss};
use polybius_forecast::{Backtest as Tested, BacktestSettings, History};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Backtest {
    #[command(flatten)]
    source: Source,
    /// Days from one origin to the next
    #[arg(long, value_name = "DAYS", default_value_t = 5, value_parser = clap::value_parser!(i32).range(1..))]
    every: i32,
    /// Days after which the model is fitted anew
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(i32).range(1..))]
    refit: i32,
    /// Forecast only what happened on so many days before
    #[arg(long, value_name = "N", default_value_t = 10)]
    least_events: usize,
    /// How to write what is found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to this file, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write calibration.svg and skill.svg into this folder
    #[arg(long, value_name = "FOLDER")]
    plots: Option<PathBuf>,
}

const EXAMPLE: &str = "\
The first three fifths of the days are learned from before the first origin; each forecast is made
from what lay before its origin alone. Three baselines are beside the model: the rate ever, the
rate of the last 30 days, and whether it happened just before.

Example:
  polybius forecast backtest events.jsonl --format html -o backtest.html";

#[derive(Serialize)]
struct Told {
    origins: usize,
    first_origin: String,
    last_origin: String,
    deeds: usize,
    all: Row,
    horizons: Vec<Row>,
    reliability: Vec<Bin>,
    misses: Vec<Missed>,
}

#[derive(Serialize)]
struct Row {
    #[serde(skip_serializing_if = "is_zero")]
    horizon: i32,
    n: usize,
    happened: f64,
    skill: f64,
    model: Figures,
    base_rate: Figures,
    last_month: Figures,
    persistence: Figures,
}

#[derive(Serialize)]
struct Figures {
    brier: f64,
    log_loss: f64,
    auprc: f64,
    calibration_error: f64,
}

#[derive(Serialize)]
struct Bin {
    n: usize,
    told: f64,
    happened: f64,
}

#[derive(Serialize)]
struct Missed {
    from: String,
    actor: String,
    #[serde(rename = "type")]
    kind: String,
    target: String,
    probability: f64,
    happened: bool,
}

fn is_zero(horizon: &i32) -> bool {
    *horizon == 0
}

impl Backtest {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let history = self.source.history(reporter)?;
        let settings = BacktestSettings {
            every: self.every,
            refit: self.refit,
            least_events: self.least_events,
            ..BacktestSettings::default()
        };
        let tested = Tested::run(&history, settings).map_err(|error| {
            Failure::unreadable(chain(&error), "a longer history, or more actors")
        })?;
        let told = Told::of(&tested, &history);
        let (calibration, skill) = (calibration(&told), skill(&told));
        if let Some(folder) = &self.plots {
            for (name, svg) in [("calibration.svg", &calibration), ("skill.svg", &skill)] {
                let mut output = Output::open(Some(&folder.join(name)))?;
                output.write_through(svg.as_bytes())?;
                output.finish()?;
            }
        }
        let text = match self.format {
            Format::Json => json_line(&told)?,
            Format::Table => told.table(),
            Format::Html => {
                let body = format!(
                    "{calibration}{skill}<pre>{}</pre>\n",
                    crate::show::html::escaped(&told.table())
                );
                page::page("Backtest of forecasts", &body)
            }
        };
        let mut output = Output::open(self.output.as_deref())?;
        output.write_through(text.as_bytes())?;
        output.finish()
    }
}

impl Told {
    fn of(tested: &Tested, history: &History) -> Told {
        let day = |day: Option<&i32>| day.map_or(String::new(), |&day| history.day(day));
        let missed = |miss: &Miss| Missed {
            from: history.day(miss.origin),
            actor: history.actors().name(miss.deed.source).to_owned(),
            kind: history.kinds().name(miss.deed.kind).to_owned(),
            target: history.actors().name(miss.deed.target).to_owned(),
            probability: rounded(miss.probability),
            happened: miss.happened,
        };
        let bins = tested.reliability.iter().filter(|bin| bin.n > 0);
        Told {
            origins: tested.origins.len(),
            first_origin: day(tested.origins.first()),
            last_origin: day(tested.origins.last()),
            deeds: tested.deeds,
            all: Row::of(&tested.all),
            horizons: tested.horizons.iter().map(Row::of).collect(),
            reliability: bins
                .map(|bin| Bin {
                    n: bin.n,
                    told: rounded(bin.told),
                    happened: rounded(bin.happened),
                })
                .collect(),
            misses: tested.misses.iter().map(missed).collect(),
        }
    }

    fn table(&self) -> String {
        let mut told = format!(
            "{} forecasts of {} things from {} origins, {} to {}\n\n\
             Brier score   model  base rate  last month  persistence   skill\n",
            self.all.n, self.deeds, self.origins, self.first_origin, self.last_origin
        );
        let rows = self.horizons.iter().map(|row| (format!("{} days", row.horizon), row));
        for (name, row) in rows.chain([("all".to_owned(), &self.all)]) {
            let _ = writeln!(
                told,
                "{name:<12} {:>6.4}     {:>6.4}      {:>6.4}       {:>6.4}  {:>5.1}%",
                row.model.brier,
                row.base_rate.brier,
                row.last_month.brier,
                row.persistence.brier,
                100.0 * row.skill
            );
        }
        let _ = writeln!(told, "\nAll horizons  Brier   log loss  AUPRC   calibration error");
        for (name, of) in self.all.methods() {
            let Figures { brier, log_loss, auprc, calibration_error } = of;
            let _ = writeln!(
                told,
                "{name:<12} {brier:>6.4}    {log_loss:>6.4}  {auprc:>6.4}   {calibration_error:>6.4}"
            );
        }
        told.push_str("\nReliability   forecasts  told    happened\n");
        for Bin { n, told: probability, happened } in &self.reliability {
            let _ = writeln!(told, "             {n:>10}  {probability:>6.3}  {happened:>6.3}");
        }
        told.push_str("\nWorst misses at 7 days\n");
        for miss in &self.misses {
            let Missed { from, actor, kind, target, probability, happened } = miss;
            let came = if *happened { "happened" } else { "did not" };
            let _ =
                writeln!(told, "{from}  {probability:>6.3}  {came:<8}  {actor} {kind} {target}");
        }
        told
    }
}

impl Row {
    fn of(scores: &HorizonScores) -> Row {
        Row {
            horizon: scores.horizon,
            n: scores.model.n,
            happened: rounded(scores.model.happened),
            skill: rounded(scores.skill()),
            model: Figures::of(&scores.model),
            base_rate: Figures::of(&scores.base_rate),
            last_month: Figures::of(&scores.last_month),
            persistence: Figures::of(&scores.persistence),
        }
    }

    fn methods(&self) -> [(&'static str, &Figures); 4] {
        [
            ("model", &self.model),
            ("base rate", &self.base_rate),
            ("last month", &self.last_month),
            ("persistence", &self.persistence),
        ]
    }
}

impl Figures {
    fn of(scores: &Scores) -> Figures {
        let [brier, log_loss, auprc, calibration_error] =
            [scores.brier, scores.log_loss, scores.precision_recall, scores.calibration_error]
                .map(rounded);
        Figures { brier, log_loss, auprc, calibration_error }
    }
}

fn calibration(told: &Told) -> String {
    let points = told.reliability.iter().map(|bin| (bin.told, bin.happened)).collect();
    let tenths =
        (0..=5).map(|fifth| (f64::from(fifth) / 5.0, format!("{:.1}", f64::from(fifth) / 5.0)));
    Plot {
        title: "Calibration",
        across: "probability told",
        up: "share that happened",
        ticks: tenths.collect(),
        range: (0.0, 1.0),
        diagonal: true,
        curves: vec![Curve { name: "model".to_owned(), colour: COLOURS[0], points }],
    }
    .svg()
}

/// Brier skill of the model and the baselines, against the rate ever.
fn skill(told: &Told) -> String {
    let curve = |nth: usize| {
        let points = told.horizons.iter().enumerate().map(|(at, row)| {
            let (_, own) = row.methods()[nth];
            (at as f64, 1.0 - own.brier / row.base_rate.brier.max(1e-9))
        });
        let name = told.all.methods()[nth].0.to_owned();
        Curve { name, colour: COLOURS[nth], points: points.collect() }
    };
    let curves: Vec<Curve> = (0..4).map(curve).collect();
    let all = || curves.iter().flat_map(|curve| &curve.points).map(|point| point.1);
    let low = (all().fold(0.0, f64::min) * 10.0).floor() / 10.0;
    let high = (all().fold(0.1, f64::max) * 10.0).ceil() / 10.0;
    let ticks = told.horizons.iter().enumerate();
    Plot {
        title: "Skill by horizon",
        across: "days ahead",
        up: "Brier skill over the rate ever",
        ticks: ticks.map(|(at, row)| (at as f64, row.horizon.to_string())).collect(),
        range: (low, high),
        diagonal: false,
        curves,
    }
    .svg()
}
