//! How good forecasts would have been: origins that roll through the past.

use super::features::{Deed, Origin};
use super::follow::{Follows, happens};
use super::index::Index;
use super::{HORIZONS, LEAST_EVENTS, Occurrence, deeds};
use crate::measure::{Bin, Outcome, Scores, reliability, scores};
use crate::{Error, History};

/// How a backtest is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BacktestSettings {
    /// The first origin: forecasts are made from what lay up to it. By default where three
    /// fifths of the days are over.
    pub from: Option<i32>,
    /// Days from one origin to the next.
    pub every: i32,
    /// Days after which the model is fitted anew.
    pub refit: i32,
    /// Deeds that happened on fewer days before an origin are not forecast.
    pub least_events: usize,
}

impl Default for BacktestSettings {
    fn default() -> BacktestSettings {
        // Five is no multiple of seven, so that every day of the week is an origin.
        BacktestSettings { from: None, every: 5, refit: 30, least_events: 10 }
    }
}

/// What a backtest found.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// The days forecasts were made on.
    pub origins: Vec<i32>,
    /// How many deeds (source, kind, target) were forecast.
    pub deeds: usize,
    /// Measures by horizon.
    pub horizons: Vec<HorizonScores>,
    /// Measures of all horizons together; its horizon is 0.
    pub all: HorizonScores,
    /// Reliability of the model, of all horizons together, in ten bins.
    pub reliability: Vec<Bin>,
    /// The worst misses at a horizon of seven days: surest first.
    pub misses: Vec<Miss>,
}

/// The model beside the baselines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HorizonScores {
    /// Days ahead.
    pub horizon: i32,
    /// The model.
    pub model: Scores,
    /// The deed's own rate since the history began.
    pub base_rate: Scores,
    /// The deed's own rate in the last 30 days.
    pub last_month: Scores,
    /// Whether it happened in as many days just before, at the rate with which such was followed
    /// by such in the past.
    pub persistence: Scores,
}

impl HorizonScores {
    /// The lowest Brier score of the baselines.
    pub fn best_baseline(&self) -> f64 {
        self.base_rate.brier.min(self.last_month.brier).min(self.persistence.brier)
    }

    /// By which share the model's Brier score is lower than that of the best baseline.
    pub fn skill(&self) -> f64 {
        1.0 - self.model.brier / self.best_baseline().max(1e-12)
    }
}

/// A forecast that came out wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Miss {
    /// The last day that was known.
    pub origin: i32,
    /// What was forecast, for seven days.
    pub deed: Deed,
    /// The probability that was told.
    pub probability: f64,
    /// Whether it happened.
    pub happened: bool,
}

/// Misses told of each sort.
const MISSES: usize = 10;
const METHODS: usize = 4;

impl Backtest {
    /// Makes forecasts at origins in the past, each from what lay up to it alone, and compares
    /// them with what came.
    pub fn run(history: &History, settings: BacktestSettings) -> Result<Backtest, Error> {
        let (first, last) = (history.first_day(), history.last_day());
        let from = settings.from.unwrap_or(first + (last - first) * 3 / 5);
        if from <= first || from >= last {
            return Err(Error::new(format!(
                "no room for a backtest: it would begin on {}, and the history goes from {} to {}",
                history.day(from),
                history.day(first),
                history.day(last)
            )));
        }
        let index = Index::new(history);
        let mut told: Vec<[Vec<Outcome>; METHODS]> =
            HORIZONS.map(|_| std::array::from_fn(|_| Vec::new())).into();
        let (mut origins, mut seen, mut misses) = (Vec::new(), Vec::new(), Vec::new());
        let mut fitted: Option<Fitted> = None;
        let mut day = from;
        while day < last {
            let due = fitted.as_ref().is_none_or(|fit| day - fit.model.until >= settings.refit);
            let fit = match fitted.take().filter(|_| !due) {
                Some(fit) => fit,
                None => Fitted::new(&index, day)?,
            };
            let origin = Origin::new(&index, &fit.follows, day);
            origins.push(day);
            let enough = settings.least_events.max(LEAST_EVENTS);
            for (deed, days) in deeds(&index, day) {
                let past = days.partition_point(|&past| past <= day);
                if past < enough {
                    continue;
                }
                seen.push(deed);
                for (at, horizon) in HORIZONS.into_iter().enumerate() {
                    if day + horizon > last {
                        continue;
                    }
                    let happened = happens(days, day, horizon);
                    let probabilities = fit.probabilities(&origin, deed, days, at);
                    for (told, probability) in told[at].iter_mut().zip(probabilities) {
                        told.push(Outcome { probability, happened });
                    }
                    if horizon == 7 {
                        let probability = probabilities[0];
                        misses.push(Miss { origin: day, deed, probability, happened });
                    }
                }
            }
            fitted = Some(fit);
            day += settings.every.max(1);
        }
        seen.sort_unstable();
        seen.dedup();
        if seen.is_empty() {
            return Err(Error::new(format!(
                "nothing happened often enough to be tested: no event between the same two \
                 actors on {} days",
                settings.least_events
            )));
        }
        let all: [Vec<Outcome>; METHODS] = std::array::from_fn(|method| {
            told.iter().flat_map(|horizon| horizon[method].iter().copied()).collect()
        });
        let horizons = HORIZONS.into_iter().zip(&told).filter(|(_, told)| !told[0].is_empty());
        Ok(Backtest {
            origins,
            deeds: seen.len(),
            horizons: horizons.map(|(horizon, told)| measured(horizon, told)).collect(),
            reliability: reliability(&all[0]),
            all: measured(0, &all),
            misses: worst(misses),
        })
    }
}

fn measured(horizon: i32, told: &[Vec<Outcome>; METHODS]) -> HorizonScores {
    let [model, base_rate, last_month, persistence] = std::array::from_fn(|at| scores(&told[at]));
    HorizonScores { horizon, model, base_rate, last_month, persistence }
}

/// The surest that did not happen, and the least expected that did; each deed once.
fn worst(mut misses: Vec<Miss>) -> Vec<Miss> {
    let distance = |miss: &Miss| (miss.probability - f64::from(u8::from(miss.happened))).abs();
    misses.sort_by(|a, b| distance(b).total_cmp(&distance(a)));
    let mut worst: Vec<Miss> = Vec::new();
    for happened in [false, true] {
        let mut of_sort: Vec<Miss> = Vec::new();
        for miss in misses.iter().filter(|miss| miss.happened == happened) {
            if of_sort.len() < MISSES && of_sort.iter().all(|known| known.deed != miss.deed) {
                of_sort.push(*miss);
            }
        }
        worst.extend(of_sort);
    }
    worst
}

/// All that was learned up to a day.
struct Fitted {
    model: Occurrence,
    follows: Follows,
    /// For each horizon: how often it happened again, and how often for the first time in a
    /// while.
    persistence: Vec<[f64; 2]>,
}

impl Fitted {
    fn new(index: &Index, until: i32) -> Result<Fitted, Error> {
        let follows = Follows::count(index, until);
        let model = Occurrence::fit(index, &follows, until)?;
        let deeds = deeds(index, until);
        let first = index.first();
        let persistence = HORIZONS.map(|horizon| {
            let mut counts = [[1.0, 2.0]; 2];
            for (_, days) in &deeds {
                let mut day = first + horizon;
                while day + horizon <= until {
                    let enough = days.partition_point(|&past| past <= day) >= LEAST_EVENTS;
                    if enough {
                        let count =
                            &mut counts[usize::from(!happens(days, day - horizon, horizon))];
                        count[0] += f64::from(u8::from(happens(days, day, horizon)));
                        count[1] += 1.0;
                    }
                    day += 3;
                }
            }
            counts.map(|[hits, cases]| hits / cases)
        });
        Ok(Fitted { model, follows, persistence: persistence.into() })
    }

    /// By the model, base rate, last month and persistence.
    fn probabilities(
        &self,
        origin: &Origin<'_>,
        deed: Deed,
        days: &[i32],
        at: usize,
    ) -> [f64; METHODS] {
        let horizon = HORIZONS[at];
        let chance = |rate: f64| -(-rate * f64::from(horizon)).exp_m1();
        let last_month = (origin.lately(deed, 30) as f64 + 0.5) / 31.0;
        let again = happens(days, origin.day - horizon, horizon);
        [
            self.model.probability(origin, deed, horizon),
            chance(origin.rate(days, 1e4)),
            chance(last_month),
            self.persistence[at][usize::from(!again)],
        ]
    }
}
