//! Lengths of time: `three weeks`, `a fortnight`, `48 hours`.

use super::calendar::{Stretch, Unit, plus};
use crate::number;
use jiff::civil::Date;

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// Hours.
    Hours(i64),
    /// Whole days, weeks, months or years.
    Units(Unit, i64),
}

impl Length {
    pub(super) fn of(count: i64, unit: &str) -> Option<Length> {
        match unit {
            "hour" | "hours" => Some(Length::Hours(count)),
            "fortnight" | "fortnights" => {
                count.checked_mul(2).map(|weeks| Length::Units(Unit::Week, weeks))
            }
            _ => Unit::of(unit).map(|unit| Length::Units(unit, count)),
        }
    }

    /// The day so long before; hours begun count as a day.
    pub(super) fn before(self, day: Date) -> Option<Date> {
        match self {
            Length::Hours(hours) => plus(day, Unit::Day, -days_of(hours)),
            Length::Units(unit, count) => plus(day, unit, -count),
        }
    }

    /// The day so long after.
    pub(super) fn after(self, day: Date) -> Option<Date> {
        match self {
            Length::Hours(hours) => plus(day, Unit::Day, days_of(hours)),
            Length::Units(unit, count) => plus(day, unit, count),
        }
    }

    /// The unit around the day so long before: `two weeks ago` is a week. Of hours that are
    /// no whole days, the two days that it may be.
    pub(super) fn ago(self, day: Date) -> Option<Stretch> {
        match self {
            Length::Hours(hours) => {
                Stretch::new(self.before(day)?, plus(day, Unit::Day, -(hours / 24))?)
            }
            Length::Units(unit, _) => unit.around(self.before(day)?),
        }
    }

    /// The unit around the day so long after.
    pub(super) fn ahead(self, day: Date) -> Option<Stretch> {
        match self {
            Length::Hours(hours) => {
                Stretch::new(plus(day, Unit::Day, hours / 24)?, self.after(day)?)
            }
            Length::Units(unit, _) => unit.around(self.after(day)?),
        }
    }
}

fn days_of(hours: i64) -> i64 {
    hours / 24 + i64::from(hours % 24 > 0)
}

/// The length that words begin with, and the words after it. Vague ones (`several days`,
/// `a couple of weeks`) are none, nor are decades, which are told as round numbers.
pub(super) fn length<'p, 'w>(words: &'p [&'w str]) -> Option<(Length, &'p [&'w str])> {
    let unit = words.iter().take(6).position(|word| Length::of(1, word).is_some())?;
    let count = number::exact(words.get(..unit)?)?;
    let length = Length::of(i64::try_from(count).ok()?, words.get(unit)?)?;
    Some((length, words.get(unit + 1..)?))
}
