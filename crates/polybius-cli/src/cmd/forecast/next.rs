//! `polybius forecast next`.

use super::told::{Answer, Ask};
use super::{Format, page};
use crate::failure::chain;
use crate::output::{Output, json_line};
use crate::{Failure, Reporter, options};
use clap::Args;
use polybius::Date;
use polybius_forecast::{Calendar, Model, Named, Names, Query, day_of};
use polybius_store::Origin;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Next {
    /// A model that `polybius forecast train` made
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// Whose doings to forecast
    #[arg(long, value_name = "NAME")]
    actor: String,
    /// Only what is done to this one
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
    /// Only events of this type; also tells to whom, if it happens
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// Days ahead, 1 to 90
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(i32).range(1..=90))]
    horizon: i32,
    /// No more forecasts than this
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// Forecast from the end of this day instead of the last of the history
    #[arg(long, value_name = "DATE", value_parser = options::day)]
    from: Option<Date>,
    /// Suppose that this happened, as "DATE TYPE ACTOR TARGET", and tell what it changes; may be
    /// given more than once
    #[arg(long, value_name = "EVENT")]
    assume: Vec<String>,
    /// How to write the forecasts
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to this file, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLE: &str = "\
Names with spaces go into quotes; in --assume, names with spaces have _ for each space.

Example:
  polybius forecast train events.jsonl -o events.forecast
  polybius forecast next events.forecast --actor ISR --horizon 7 --top 20
  polybius forecast next events.forecast --actor IRN --assume '2025-03-01 THREATEN ISR IRN'";

impl Next {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let began = Instant::now();
        let model = load(&self.model)?;
        reporter.verbose(|| format!("model read in {:.1} ms", milliseconds(began)));
        let history = model.history();
        let actor = number(history.actors(), &self.actor, "--actor")?;
        let (actors, kinds) = (history.actors(), history.kinds());
        let target = self.target.as_deref().map(|name| number(actors, name, "--target"));
        let kind = self.kind.as_deref().map(|name| number(kinds, name, "--type"));
        let (target, kind) = (target.transpose()?, kind.transpose()?);
        let query = Query { actor, target, kind, horizon: self.horizon, top: self.top };
        let assumed: Vec<Named> =
            self.assume.iter().map(|text| assumed(&model, text)).collect::<Result<_, _>>()?;
        let mut day = match (self.from, history.calendar()) {
            (None, _) => history.last_day(),
            (Some(date), Calendar::Dates) => day_of(date),
            (Some(_), Calendar::Steps) => {
                let hint = "leave out `--from`: the forecast starts where the history ends";
                return Err(Failure::usage("this history has no dates", hint));
            }
        };
        if day < history.first_day() {
            let what = format!(
                "`--from` lies before the first event, of {}",
                history.day(history.first_day())
            );
            return Err(Failure::usage(what, "a later day"));
        }
        // What is supposed must be known on the day it is forecast from.
        day = assumed.iter().map(|event| event.day).fold(day, i32::max);
        let supposed = if assumed.is_empty() {
            None
        } else {
            let supposed = model.assuming(&assumed);
            Some(
                supposed
                    .map_err(|error| Failure::usage(chain(&error), "a name as in the history"))?,
            )
        };
        let ask =
            Ask { model: &model, supposed: supposed.as_ref(), assumed: &self.assume, query, day };
        let began = Instant::now();
        let answer = Answer::of(&ask);
        reporter.verbose(|| format!("forecast made in {:.1} ms", milliseconds(began)));
        let text = match self.format {
            Format::Json => json_line(&answer)?,
            Format::Table => answer.table(),
            Format::Html => page::forecasts(&answer),
        };
        let mut output = Output::open(self.output.as_deref())?;
        output.write_through(text.as_bytes())?;
        output.finish()
    }
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1e3
}

fn load(path: &Path) -> Result<Model, Failure> {
    let origin = Origin::file(path.display().to_string());
    let bytes = std::fs::read(path).map_err(|error| {
        Failure::unreadable(
            origin.io_trouble(&error).to_string(),
            "`polybius forecast train EVENTS -o MODEL`",
        )
    })?;
    Model::from_bytes(&bytes).map_err(|error| {
        let what = origin.trouble(chain(&error)).to_string();
        Failure::unreadable(what, "`polybius forecast train EVENTS -o MODEL`")
    })
}

/// The number of a name, in any case; underscores stand for spaces if need be.
fn number(names: &Names, name: &str, option: &str) -> Result<u32, Failure> {
    let spaced = name.replace('_', " ");
    let alike =
        |known: &&String| known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(&spaced);
    let found = names.number(name).or_else(|| names.number(names.list().iter().find(alike)?));
    found.ok_or_else(|| {
        let lower = name.to_lowercase();
        let close = names.list().iter().filter(|known| known.to_lowercase().contains(&lower));
        let close: Vec<&str> = close.take(5).map(String::as_str).collect();
        let hint = if close.is_empty() {
            let some: Vec<&str> = names.list().iter().take(5).map(String::as_str).collect();
            format!("a name as in the history, such as {}", some.join(", "))
        } else {
            close.join(", ")
        };
        Failure::usage(format!("`{option}`: `{name}` is not in the history"), &hint)
    })
}

/// An event from `DATE TYPE ACTOR TARGET`.
fn assumed(model: &Model, text: &str) -> Result<Named, Failure> {
    let history = model.history();
    let cells: Vec<&str> = text.split_whitespace().collect();
    let [day, kind, source, target] = cells.as_slice() else {
        let what = format!("`--assume`: `{text}` has {} words", cells.len());
        return Err(Failure::usage(what, "four: DATE TYPE ACTOR TARGET"));
    };
    let day = match history.calendar() {
        Calendar::Dates => options::day(day).map(day_of),
        Calendar::Steps => day.parse().map_err(|_| "no number of a day".to_owned()),
    };
    let day = day.map_err(|reason| {
        Failure::usage(format!("`--assume`: `{text}`: {reason}"), "\"2025-03-01 THREATEN ISR IRN\"")
    })?;
    if day < history.first_day() || day > history.last_day() + 366 {
        let what = format!("`--assume`: {} is far from the history", history.day(day));
        let hint = format!("a day from {} on", history.day(history.last_day()));
        return Err(Failure::usage(what, &hint));
    }
    let known = |names: &Names, name: &str| {
        number(names, name, "--assume").map(|number| names.name(number).to_owned())
    };
    Ok(Named {
        day,
        source: known(history.actors(), source)?,
        kind: known(history.kinds(), kind)?,
        target: known(history.actors(), target)?,
    })
}
