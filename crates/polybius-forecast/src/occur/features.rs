//! What is looked at to say whether something will happen.

use super::follow::{FollowRate, Follows};
use super::index::{Index, fading, fading_exposure, within};

/// One thing that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// How often it happened, of late: in a week, a month, a quarter, ever (by fading counts).
    Week,
    /// See [`Signal::Week`].
    Month,
    /// See [`Signal::Week`].
    Quarter,
    /// See [`Signal::Week`].
    Ever,
    /// Days since it last happened.
    Since,
    /// How often the other did the same to the actor within a month.
    Returned,
    /// How much of any kind the actor did to the other of late.
    Busy,
    /// How much of any kind the other did to the actor of late.
    BusyOther,
    /// How much the two had to do with each other in the long run.
    Close,
    /// What the two did to each other in the last days, by how often it was followed by this.
    Followed,
    /// Whether the actor does this more to others than it used to.
    ToOthers,
    /// Whether others do this more to the other than they used to.
    FromOthers,
    /// Whether this kind of event is on the rise everywhere.
    Trend,
    /// Whether more is reported at all than it used to be.
    Reporting,
    /// Which days of the week lie ahead.
    Weekdays,
}

/// Number of signals.
pub(crate) const SIGNALS: usize = Signal::ALL.len();

impl Signal {
    /// All, in the order of a model's weights.
    pub const ALL: [Signal; 15] = [
        Signal::Week,
        Signal::Month,
        Signal::Quarter,
        Signal::Ever,
        Signal::Since,
        Signal::Returned,
        Signal::Busy,
        Signal::BusyOther,
        Signal::Close,
        Signal::Followed,
        Signal::ToOthers,
        Signal::FromOthers,
        Signal::Trend,
        Signal::Reporting,
        Signal::Weekdays,
    ];

    /// A name for tables and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Signal::Week => "rate_week",
            Signal::Month => "rate_month",
            Signal::Quarter => "rate_quarter",
            Signal::Ever => "rate_ever",
            Signal::Since => "days_since",
            Signal::Returned => "same_by_other",
            Signal::Busy => "any_by_actor",
            Signal::BusyOther => "any_by_other",
            Signal::Close => "long_run",
            Signal::Followed => "followed_by",
            Signal::ToOthers => "to_others",
            Signal::FromOthers => "from_others",
            Signal::Trend => "kind_trend",
            Signal::Reporting => "reporting",
            Signal::Weekdays => "weekdays",
        }
    }
}

/// Who, what, to whom: the thing that may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deed {
    /// Who would do it.
    pub source: u32,
    /// What.
    pub kind: u32,
    /// To whom.
    pub target: u32,
}

/// Events a day that a pair and kind is taken to have before anything is counted, for so many
/// days.
const PRIOR_RATE: f64 = 0.01;
const PRIOR_DAYS: f64 = 5.0;
/// Days within which an event may excite another.
const EXCITING: i32 = 7;

/// What holds on a day for every pair and kind: made once for an origin.
pub(crate) struct Origin<'a> {
    index: &'a Index,
    follows: &'a Follows,
    /// The last day that is known.
    pub(crate) day: i32,
    reporting: f64,
    weekday: [f64; 7],
}

impl<'a> Origin<'a> {
    pub(crate) fn new(index: &'a Index, follows: &'a Follows, day: i32) -> Origin<'a> {
        let rate = |pace: f64| {
            let reach = (pace * 9.0) as i32;
            let days = (day - reach).max(index.first())..=day;
            let sum: f64 =
                days.map(|past| index.total(past) * (-f64::from(day - past) / pace).exp()).sum();
            sum / fading_exposure(index.first(), day, pace)
        };
        let reporting = ((rate(7.0) + 1.0) / (rate(90.0) + 1.0)).ln();
        Origin { index, follows, day, reporting, weekday: weekdays(index, day) }
    }

    /// What each signal says of a deed within `horizon` days.
    pub(crate) fn signals(&self, deed: Deed, horizon: i32) -> [f64; SIGNALS] {
        let Deed { source, kind, target } = deed;
        let (index, day) = (self.index, self.day);
        let same = index.exact(source, kind, target);
        let end = same.partition_point(|&past| past <= day);
        let since = end.checked_sub(1).map_or(day - index.first() + 1, |last| day - same[last]);
        let any = |source, target, pace: f64| {
            let events = index.pair(source, target);
            let end = events.partition_point(|&(past, _)| past <= day);
            let recent = events[..end].iter().rev().map(|&(past, _)| f64::from(day - past));
            let count: f64 =
                recent.take_while(|age| *age < 9.0 * pace).map(|age| (-age / pace).exp()).sum();
            (1.0 + 2.0 * count).ln()
        };
        let change = |days: &[i32], own: bool| {
            let rate = |pace: f64| {
                let own = if own { 0.0 } else { fading(same, day, pace) };
                (fading(days, day, pace) - own).max(0.0) / fading_exposure(index.first(), day, pace)
            };
            ((rate(7.0) + 0.05) / (rate(90.0) + 0.05)).ln()
        };
        [
            self.odds(same, 7.0, horizon),
            self.odds(same, 30.0, horizon),
            self.odds(same, 90.0, horizon),
            self.odds(same, 1e4, horizon),
            -f64::from(since + 1).ln(),
            self.odds(index.exact(target, kind, source), 30.0, horizon),
            any(source, target, 7.0),
            any(target, source, 7.0),
            any(source, target, 90.0) + any(target, source, 90.0),
            self.excitement(deed),
            change(index.by_source(source, kind), false),
            change(index.by_target(target, kind), false),
            change(index.kind(kind), true),
            self.reporting,
            self.ahead(horizon),
        ]
    }

    /// Log odds of at least one event within the horizon at the rate of a fading count, as if
    /// events came independently: `ln(e^(rate · horizon) − 1)`.
    pub(crate) fn odds(&self, days: &[i32], pace: f64, horizon: i32) -> f64 {
        ((self.rate(days, pace) * f64::from(horizon)).exp_m1()).ln().min(6.0)
    }

    /// Events a day by a fading count, with a little prior.
    pub(crate) fn rate(&self, days: &[i32], pace: f64) -> f64 {
        let exposure = fading_exposure(self.index.first(), self.day, pace);
        (fading(days, self.day, pace) + PRIOR_RATE * PRIOR_DAYS) / (exposure + PRIOR_DAYS)
    }

    /// The recent events between the two that stir most, or calm most: number of times, kind,
    /// whether the other did it, and how often the deed followed such.
    pub(crate) fn stirring(&self, deed: Deed) -> Vec<(usize, u32, bool, FollowRate)> {
        let mut found: Vec<(usize, u32, bool, FollowRate)> = Vec::new();
        for reverse in [false, true] {
            let (source, target) =
                if reverse { (deed.target, deed.source) } else { (deed.source, deed.target) };
            let events = self.index.pair(source, target);
            let from = events.partition_point(|&(past, _)| past <= self.day - EXCITING);
            let to = events.partition_point(|&(past, _)| past <= self.day);
            let mut kinds: Vec<u32> = events[from..to].iter().map(|&(_, kind)| kind).collect();
            kinds.sort_unstable();
            for same in kinds.chunk_by(|a, b| a == b) {
                let rate = self.follows.rate(same[0], reverse, deed.kind);
                found.push((same.len(), same[0], reverse, rate));
            }
        }
        found
    }

    fn excitement(&self, deed: Deed) -> f64 {
        let one = |(times, _, _, rate): &(usize, u32, bool, FollowRate)| {
            (rate.rate / rate.usual).ln().clamp(-2.0, 2.0) * (1.0 + (*times as f64).ln())
        };
        self.stirring(deed).iter().map(one).sum::<f64>().clamp(-6.0, 6.0)
    }

    fn ahead(&self, horizon: i32) -> f64 {
        let days = (self.day + 1)..=(self.day + horizon);
        let sum: f64 = days.map(|day| self.weekday[day.rem_euclid(7) as usize]).sum();
        (sum / f64::from(horizon)).ln()
    }

    /// How often the deed happened in the last `days` days.
    pub(crate) fn lately(&self, deed: Deed, days: i32) -> usize {
        let same = self.index.exact(deed.source, deed.kind, deed.target);
        within(same, self.day - days + 1, self.day)
    }
}

/// How much of a week's reports each day brings, 1 on average, by all days so far.
fn weekdays(index: &Index, until: i32) -> [f64; 7] {
    let (mut sums, mut counts) = ([0.0; 7], [0.0; 7]);
    for day in index.first()..=until {
        sums[day.rem_euclid(7) as usize] += index.total(day);
        counts[day.rem_euclid(7) as usize] += 1.0;
    }
    let mean = (sums.iter().sum::<f64>() + 1.0) / (counts.iter().sum::<f64>() + 1.0);
    // Two average weeks are put before the first, so that a short history says little.
    std::array::from_fn(|at| (sums[at] + 2.0 * mean) / ((counts[at] + 2.0) * mean))
}
