//! Times counted from the day of publication: `yesterday`, `last week`, `Tuesday`.

use super::absolute::part_of_year;
use super::calendar::{Stretch, Unit, day_of_month, month, plus, weekday};
use super::{Reader, Reading};
use jiff::civil::Date;

impl Reader {
    /// Times that are counted from the day of publication.
    pub(super) fn counted(&self, words: &[&str]) -> Option<Reading> {
        let now = self.published?;
        let day = |count: i64| plus(now, Unit::Day, count).map(Stretch::day);
        let (stretch, rule) = match *words {
            ["today" | "tonight"] | ["this"] => (day(0)?, "today"),
            ["yesterday"] | ["last", "night"] => (day(-1)?, "yesterday"),
            ["tomorrow"] => (day(1)?, "tomorrow"),
            ["day", "before", "yesterday"] => (day(-2)?, "yesterday"),
            ["day", "after", "tomorrow"] => (day(2)?, "tomorrow"),
            ["overnight"] => (day(-1)?.joined(day(0)?)?, "overnight"),
            ["earlier", "today"] | ["later", "today"] => (day(0)?, "today"),
            ["earlier", "this", unit] => {
                (Stretch::new(Unit::of(unit)?.around(now)?.first, now)?, "earlier in the unit")
            }
            ["later", "this", unit] => {
                (Stretch::new(now, Unit::of(unit)?.around(now)?.last)?, "later in the unit")
            }
            ["earlier" | "later", ref rest @ ..] => return self.point(rest),
            [count, unit, "ago"] => {
                let unit = Unit::of(unit)?;
                (unit.around(plus(now, unit, -number(count)?)?)?, "so long ago")
            }
            ["in" | "within", count, unit] => {
                let unit = Unit::of(unit)?;
                let then = plus(now, unit, number(count)?)?;
                match words[0] {
                    "in" => (unit.around(then)?, "in so long"),
                    _ => (Stretch::new(now, then)?, "within so long"),
                }
            }
            ["last" | "past" | "previous", count, unit] if number(count).is_some() => {
                let first = plus(now, Unit::of(unit)?, -number(count)?)?;
                (Stretch::new(first, now)?, "the last so many")
            }
            ["next" | "coming" | "following", count, unit] if number(count).is_some() => {
                let last = plus(now, Unit::of(unit)?, number(count)?)?;
                (Stretch::new(now, last)?, "the next so many")
            }
            ["past", unit] if Unit::of(unit).is_some() => {
                (Stretch::new(plus(now, Unit::of(unit)?, -1)?, now)?, "the past unit")
            }
            _ => return self.shifted(words, now).or_else(|| self.named(words, now)),
        };
        Some((stretch, Some(rule)))
    }

    /// `last week`, `this month`, `Tuesday next week`, `March last year`.
    fn shifted(&self, words: &[&str], now: Date) -> Option<Reading> {
        let (before, [which, unit]) = words.split_last_chunk()?;
        let unit = Unit::of(unit)?;
        let (shift, [week, month_rule, year]) = match *which {
            "last" | "previous" => (-1, ["last week", "last month", "last year"]),
            "this" | "current" => (0, ["this week", "this month", "this year"]),
            "next" | "coming" => (1, ["next week", "next month", "next year"]),
            _ => return None,
        };
        let around = unit.around(plus(now, unit, shift)?)?;
        let (stretch, rule) = match unit {
            Unit::Day => return None,
            Unit::Week => (day_of_week(around, before)?, week),
            Unit::Month => (before.is_empty().then_some(around)?, month_rule),
            Unit::Year => (part_of(around, before)?, year),
        };
        Some((stretch, Some(rule)))
    }
}

/// A week, or its day of that name.
fn day_of_week(week: Stretch, name: &[&str]) -> Option<Stretch> {
    match name {
        [] => Some(week),
        [name] => {
            let offset = weekday(name)?.to_monday_zero_offset();
            plus(week.first, Unit::Day, offset.into()).map(Stretch::day)
        }
        _ => None,
    }
}

/// A year, or its month, date, quarter or half of that name.
fn part_of(stretch: Stretch, name: &[&str]) -> Option<Stretch> {
    let year = stretch.first.year();
    match *name {
        [] => Some(stretch),
        [name] => {
            let month = month(name)?;
            Stretch::months(year, month, month)
        }
        [nth, part @ ("quarter" | "half")] => {
            let (from, to) = part_of_year(nth, part)?;
            Stretch::months(year, from, to)
        }
        [m, d] | [d, m] if month(m).is_some() => {
            Date::new(year, month(m)?, day_of_month(d)?).ok().map(Stretch::day)
        }
        _ => None,
    }
}

/// A count of units. Vague counts (`several`) are none.
fn number(word: &str) -> Option<i64> {
    let count = match word {
        "a" | "an" => 1,
        "couple" => 2,
        "several" => return None,
        _ => word.parse().ok().or_else(|| crate::number::small(word))?,
    };
    i64::try_from(count).ok()
}
