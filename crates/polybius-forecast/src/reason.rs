//! Why a forecast is what it is, as a value that can be tested, and as a sentence.

use crate::history::{Fact, History};
use crate::occur::{Deed, FOLLOWS_WITHIN, FollowRate, Signal};

/// The strongest thing that speaks for a forecast, or against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Recent events between the two, of a kind that was often followed by this.
    Followed {
        /// How often it happened in the last days.
        times: usize,
        /// Its kind.
        kind: u32,
        /// Whether the other one did it.
        by_other: bool,
        /// How often this followed such.
        rate: FollowRate,
    },
    /// It has happened before, lately or at all.
    Before {
        /// On how many days of the last 30.
        month: usize,
        /// On how many days of all.
        ever: usize,
        /// Days since the last time.
        since: i32,
    },
    /// It has never happened between the two.
    Never,
    /// The other one did the same.
    Returned {
        /// On how many days of the last 30.
        month: usize,
    },
    /// The actor does this to others more than it used to, or less.
    ToOthers {
        /// More, not less.
        more: bool,
    },
    /// Others do this to the other one more than they used to, or less.
    FromOthers {
        /// More, not less.
        more: bool,
    },
}

/// A reason and the events it rests on, the latest last.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// The reason.
    pub reason: Reason,
    /// What it adds to the log odds, by the signals it stands for.
    pub weight: f64,
    /// The events behind it.
    pub events: Vec<Fact>,
}

/// Days that a sentence looks back.
pub(crate) const LOOK_BACK: i32 = 30;

impl Grounds {
    /// The reason as a sentence about a deed.
    pub fn sentence(&self, history: &History, deed: Deed) -> String {
        let actor = history.actors().name(deed.source);
        let other = history.actors().name(deed.target);
        let verb = |kind: u32| history.kinds().name(kind);
        let this = verb(deed.kind);
        let often = |times: usize| match times {
            1 => "once".to_owned(),
            times => format!("{times} times"),
        };
        match self.reason {
            Reason::Followed { times, kind, by_other, rate } => {
                let (who, whom) = if by_other { (other, actor) } else { (actor, other) };
                let days = self.span();
                let whose = if by_other { " by the other side" } else { "" };
                format!(
                    "{who} → {} → {whom} {} in {days}; such{whose} was followed by {this} within \
                     {FOLLOWS_WITHIN} days in {:.0}% of {} cases (usually {:.0}%)",
                    verb(kind),
                    often(times),
                    100.0 * f64::from(rate.hits) / f64::from(rate.cases.max(1)),
                    rate.cases,
                    100.0 * rate.usual,
                )
            }
            Reason::Before { month: 0, ever, since } => format!(
                "{actor} → {this} → {other} on {ever} days in all, last {since} days before"
            ),
            Reason::Before { month, ever, .. } => format!(
                "{actor} → {this} → {other} on {month} of the last {LOOK_BACK} days, {ever} in all"
            ),
            Reason::Never => format!("{actor} → {this} → {other} has not been seen before"),
            Reason::Returned { month: 0 } => {
                format!("{other} → {this} → {actor} not in the last {LOOK_BACK} days")
            }
            Reason::Returned { month } => {
                format!("{other} → {this} → {actor} on {month} of the last {LOOK_BACK} days")
            }
            Reason::ToOthers { more } => {
                format!("{actor} → {this} towards others {} than usual of late", more_or_less(more))
            }
            Reason::FromOthers { more } => {
                format!("others → {this} → {other} {} than usual of late", more_or_less(more))
            }
        }
    }

    fn span(&self) -> String {
        let days = match (self.events.first(), self.events.last()) {
            (Some(first), Some(last)) => last.day - first.day + 1,
            _ => 1,
        };
        if days == 1 { "one day".to_owned() } else { format!("{days} days") }
    }
}

fn more_or_less(more: bool) -> &'static str {
    if more { "more" } else { "less" }
}

/// Which signals a reason stands for.
pub(crate) fn signals(reason: &Reason) -> &'static [Signal] {
    use Signal::*;
    match reason {
        Reason::Followed { .. } => &[Followed],
        Reason::Before { .. } | Reason::Never => &[Week, Month, Quarter, Ever, Since],
        Reason::Returned { .. } => &[Returned],
        Reason::ToOthers { .. } => &[ToOthers],
        Reason::FromOthers { .. } => &[FromOthers],
    }
}
