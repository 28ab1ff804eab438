//! A history laid out for counting: who did what to whom on which days.

use crate::history::{Fact, History};
use std::collections::HashMap;

/// Events are counted back no further than this many times the pace: what is left is below a
/// hundredth of a percent.
const REACH: f64 = 9.0;

/// Days of events by who, what and whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    first: i32,
    exact: HashMap<(u32, u32, u32), Vec<i32>>,
    pairs: HashMap<(u32, u32), Vec<(i32, u32)>>,
    by_source: HashMap<(u32, u32), Vec<i32>>,
    by_target: HashMap<(u32, u32), Vec<i32>>,
    kinds: HashMap<u32, Vec<i32>>,
    /// Number of events on each day from the first on.
    totals: Vec<u32>,
}

impl Index {
    pub(crate) fn new(history: &History) -> Index {
        let mut index = Index { first: history.first_day(), ..Index::default() };
        for &Fact { day, source, kind, target } in history.facts() {
            index.exact.entry((source, kind, target)).or_default().push(day);
            index.pairs.entry((source, target)).or_default().push((day, kind));
            index.by_source.entry((source, kind)).or_default().push(day);
            index.by_target.entry((target, kind)).or_default().push(day);
            index.kinds.entry(kind).or_default().push(day);
            let at = (day - index.first) as usize;
            if at >= index.totals.len() {
                index.totals.resize(at + 1, 0);
            }
            index.totals[at] += 1;
        }
        index
    }

    pub(crate) fn exact(&self, source: u32, kind: u32, target: u32) -> &[i32] {
        self.exact.get(&(source, kind, target)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn pair(&self, source: u32, target: u32) -> &[(i32, u32)] {
        self.pairs.get(&(source, target)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn by_source(&self, source: u32, kind: u32) -> &[i32] {
        self.by_source.get(&(source, kind)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn by_target(&self, target: u32, kind: u32) -> &[i32] {
        self.by_target.get(&(target, kind)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn kind(&self, kind: u32) -> &[i32] {
        self.kinds.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Every pair of actors and kind that occurred.
    pub(crate) fn every(&self) -> impl Iterator<Item = (&(u32, u32, u32), &Vec<i32>)> {
        self.exact.iter()
    }

    pub(crate) fn every_pair(&self) -> impl Iterator<Item = (&(u32, u32), &Vec<(i32, u32)>)> {
        self.pairs.iter()
    }

    /// The number of events of a day.
    pub(crate) fn total(&self, day: i32) -> f64 {
        let at = usize::try_from(day - self.first).ok();
        at.and_then(|at| self.totals.get(at)).map_or(0.0, |&count| f64::from(count))
    }

    pub(crate) fn first(&self) -> i32 {
        self.first
    }
}

/// The fading count of days up to and with `until`: each counts `e^(−days ago / pace)`.
pub(crate) fn fading(days: &[i32], until: i32, pace: f64) -> f64 {
    let end = days.partition_point(|&day| day <= until);
    let recent = days[..end].iter().rev();
    let ages = recent.map(|&day| f64::from(until - day)).take_while(|age| *age < REACH * pace);
    ages.map(|age| (-age / pace).exp()).sum()
}

/// The same of the days that a history spans: what a fading count is to be divided by to get
/// events a day.
pub(crate) fn fading_exposure(first: i32, until: i32, pace: f64) -> f64 {
    let days = f64::from((until - first + 1).max(0));
    (1.0 - (-days / pace).exp()) / (1.0 - (-1.0 / pace).exp())
}

/// How many of the days lie within `from..=until`.
pub(crate) fn within(days: &[i32], from: i32, until: i32) -> usize {
    let (from, until) =
        (days.partition_point(|&day| day < from), days.partition_point(|&day| day <= until));
    until.saturating_sub(from)
}
