//! Occurrence: how likely is it that an actor does such a thing to another within some days?
//!
//! A logistic regression over [`Signal`]s, for any horizon at once: every signal has a weight,
//! and another that grows with the logarithm of the horizon. It is fitted to origins in the
//! past, each of which sees only what lay before it. The log odds are then shifted and stretched
//! by how forecasts of the last quarter of the days, learned from the others, came out.

mod backtest;
mod features;
mod follow;
mod index;
mod logistic;

pub use backtest::{Backtest, BacktestSettings, HorizonScores, Miss};
pub use features::{Deed, Signal};
pub use follow::{FOLLOWS_WITHIN, FollowRate};

pub(crate) use features::Origin;
pub(crate) use follow::Follows;
pub(crate) use index::Index;

use crate::Error;
use features::SIGNALS;
use follow::happens;
use logistic::{Sample, fit, probability};

/// Weights: a constant, the horizon, each signal, each signal times the horizon.
pub(crate) const WEIGHTS: usize = 2 + 2 * SIGNALS;
/// The horizon at which the second set of weights says nothing.
const USUAL_HORIZON: f64 = 7.0;
/// Horizons that are learned from, in days; those between are interpolated.
pub(crate) const HORIZONS: [i32; 5] = [1, 3, 7, 14, 30];
/// A deed must have happened on so many days before it is learned from.
pub const LEAST_EVENTS: usize = 5;
/// One part in so many of the days is held out to correct the log odds by.
const HELD_OUT: i32 = 4;
/// Cases of either outcome that a correction takes.
const LEAST_HELD_OUT: usize = 200;
/// No more samples than about this are learned from; origins are thinned out for it.
const MOST_SAMPLES: usize = 150_000;

/// A fitted model of occurrence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Occurrence {
    pub(crate) weights: [f64; WEIGHTS],
    pub(crate) means: [f64; SIGNALS],
    pub(crate) deviations: [f64; SIGNALS],
    /// The last day that was learned from.
    pub(crate) until: i32,
}

impl Occurrence {
    /// Fits to all deeds with enough events, at origins up to `until`.
    pub(crate) fn fit(index: &Index, follows: &Follows, until: i32) -> Result<Occurrence, Error> {
        let samples = samples(index, follows, until);
        let happened = samples.iter().filter(|sample| sample.2).count();
        if happened < 20 || samples.len() - happened < 20 {
            let days = until - index.first() + 1;
            return Err(Error::new(format!(
                "too little to learn how likely events are: {days} days with {happened} of \
                 {} cases in which a thing that had happened on {LEAST_EVENTS} days did so again; \
                 give a longer history or one of more actors",
                samples.len()
            )));
        }
        let count = samples.len() as f64;
        let mean = |of: &dyn Fn(usize) -> f64| (0..samples.len()).map(of).sum::<f64>() / count;
        let means: [f64; SIGNALS] = std::array::from_fn(|at| mean(&|nth| samples[nth].0[at]));
        let deviations = std::array::from_fn(|at| {
            mean(&|nth| (samples[nth].0[at] - means[at]).powi(2)).sqrt().max(1e-6)
        });
        let mut model = Occurrence { weights: [0.0; WEIGHTS], means, deviations, until };
        let rows = |before: i32| -> Vec<Sample<WEIGHTS>> {
            let early = samples.iter().filter(|sample| sample.3 + sample.1 <= before);
            let row = |raw: &Raw| Sample { signals: model.inputs(&raw.0, raw.1), happened: raw.2 };
            early.map(row).collect()
        };
        // How far off are forecasts of days that were not learned from?
        let cut = until - (until - index.first()) / HELD_OUT;
        let early = fit(&rows(cut));
        let held_out: Vec<Sample<3>> = samples
            .iter()
            .filter(|sample| sample.3 >= cut)
            .map(|(signals, horizon, happened, _)| {
                let inputs = model.inputs(signals, *horizon);
                let odds = early.iter().zip(&inputs).map(|(a, b)| a * b).sum();
                Sample { signals: [1.0, inputs[1], odds], happened: *happened }
            })
            .collect();
        let happened = held_out.iter().filter(|sample| sample.happened).count();
        let enough = happened >= LEAST_HELD_OUT && held_out.len() - happened >= LEAST_HELD_OUT;
        let [shift, tilt, stretch] = if enough { fit(&held_out) } else { [0.0, 0.0, 1.0] };
        let mut weights = fit(&rows(until)).map(|weight| weight * stretch);
        weights[0] += shift;
        weights[1] += tilt;
        model.weights = weights;
        Ok(model)
    }

    /// What the weights are multiplied with.
    fn inputs(&self, signals: &[f64; SIGNALS], horizon: i32) -> [f64; WEIGHTS] {
        let span = (f64::from(horizon) / USUAL_HORIZON).ln();
        let mut inputs = [0.0; WEIGHTS];
        inputs[0] = 1.0;
        inputs[1] = span;
        for (at, signal) in signals.iter().enumerate() {
            let signal = (signal - self.means[at]) / self.deviations[at];
            inputs[2 + at] = signal;
            inputs[2 + SIGNALS + at] = signal * span;
        }
        inputs
    }

    /// The probability of a deed within `horizon` days after the origin.
    pub(crate) fn probability(&self, origin: &Origin<'_>, deed: Deed, horizon: i32) -> f64 {
        probability(&self.weights, &self.inputs(&origin.signals(deed, horizon), horizon))
    }

    /// The log odds as a sum: what the average case has, then what each signal adds.
    pub(crate) fn parts(
        &self,
        origin: &Origin<'_>,
        deed: Deed,
        horizon: i32,
    ) -> (f64, Vec<(Signal, f64)>) {
        let inputs = self.inputs(&origin.signals(deed, horizon), horizon);
        let product = |at: usize| self.weights[at] * inputs[at];
        let parts = Signal::ALL.iter().enumerate();
        let parts =
            parts.map(|(at, &signal)| (signal, product(2 + at) + product(2 + SIGNALS + at)));
        (product(0) + product(1), parts.collect())
    }
}

/// Signals, horizon, whether it happened, and the origin.
type Raw = ([f64; SIGNALS], i32, bool, i32);

/// Cases from origins in the last three quarters of the days up to `until`.
fn samples(index: &Index, follows: &Follows, until: i32) -> Vec<Raw> {
    let deeds = deeds(index, until);
    let from = index.first() + (until - index.first()) / 4;
    let days = (until - from).max(1) as usize;
    let all = deeds.len() * days * HORIZONS.len();
    // Not a multiple of seven, so that every day of the week is met.
    let mut stride = (all / MOST_SAMPLES).max(1) as i32;
    stride += i32::from(stride % 7 == 0);
    let mut samples = Vec::new();
    let mut day = from;
    while day < until {
        let origin = Origin::new(index, follows, day);
        for (deed, days) in &deeds {
            if days.partition_point(|&past| past <= day) < LEAST_EVENTS {
                continue;
            }
            for horizon in HORIZONS.into_iter().filter(|horizon| day + horizon <= until) {
                let signals = origin.signals(*deed, horizon);
                samples.push((signals, horizon, happens(days, day, horizon), day));
            }
        }
        day += stride;
    }
    samples
}

/// All deeds that happened on at least [`LEAST_EVENTS`] days up to `until`, in order.
pub(crate) fn deeds(index: &Index, until: i32) -> Vec<(Deed, &[i32])> {
    let enough = |days: &[i32]| days.partition_point(|&day| day <= until) >= LEAST_EVENTS;
    let found = index.every().filter(|(_, days)| enough(days));
    let mut deeds: Vec<(Deed, &[i32])> = found
        .map(|(&(source, kind, target), days)| (Deed { source, kind, target }, days.as_slice()))
        .collect();
    deeds.sort_unstable_by_key(|(deed, _)| *deed);
    deeds
}

#[cfg(test)]
mod tests;
