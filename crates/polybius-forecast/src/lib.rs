//! Forecasts of political events, with reasons.
//!
//! From a [`History`] of who did what to whom, a [`Model`] answers two questions: how likely is
//! it that an actor does such a thing to another within some days ([`occur`]), and, if it does
//! such a thing, to whom ([`rank`])? Both answers are sums of named parts, which are told with
//! the dated events behind them ([`reason`]). [`Backtest`] and [`measure`] say how good such
//! answers would have been in the past.
//!
//! Nothing here does I/O or knows a clock: the day to forecast from is always given. Whatever
//! is said of a day rests on the days up to it alone.
//!
//! ```
//! use polybius_forecast::{Calendar, History, Model, Named, Query, rank::Settings};
//! // Two pairs of neighbours, who meet every third and every fifth day.
//! let meets = |day, a: &str, b: &str| Named { day, source: a.into(), kind: "CONSULT".into(), target: b.into() };
//! let often = (0..60).map(|nth| meets(3 * nth, "Peru", "Chile"));
//! let seldom = (0..36).map(|nth| meets(5 * nth, "Kenya", "Uganda"));
//! let history = History::new(Calendar::Dates, often.chain(seldom))?;
//! let (actor, day) = (history.actors().number("Peru").unwrap_or(0), history.last_day());
//! let model = Model::train(history, Settings { width: 4, ..Settings::default() })?;
//! let query = Query { actor, target: None, kind: None, horizon: 7, top: 5 };
//! let forecasts = model.forecasts(query, day);
//! assert!(forecasts[0].probability > 0.8);
//! # Ok::<(), polybius_forecast::Error>(())
//! ```

mod error;
mod file;
mod history;
pub mod measure;
mod model;
pub mod occur;
pub mod rank;
pub mod reason;

pub use error::Error;
pub use history::{Calendar, Fact, History, Named, Names, date_of, day_of};
pub use model::{Candidate, Forecast, Model, Query};
pub use occur::{Backtest, BacktestSettings};
