//! Times counted from the day of publication: `yesterday`, `last week`, `three days ago`.

use super::calendar::{Stretch, Unit, plus};
use super::length::{Length, length};
use super::{Reader, Reading, Tense};
use jiff::civil::Date;

impl Reader {
    /// Times that are counted from the day of publication.
    pub(super) fn counted(&self, words: &[&str]) -> Option<Reading> {
        let now = self.published?;
        let day = |count: i64| plus(now, Unit::Day, count).map(Stretch::day);
        let around = |unit| Unit::one(unit).filter(|unit| *unit != Unit::Day)?.around(now);
        let (stretch, rule) = match *words {
            ["today" | "tonight"] | ["this"] => (day(0)?, "today"),
            ["yesterday"] | ["last", "night"] => (day(-1)?, "yesterday"),
            ["tomorrow"] => (day(1)?, "tomorrow"),
            ["day", "before", "yesterday"] => (day(-2)?, "yesterday"),
            ["day", "after", "tomorrow"] => (day(2)?, "tomorrow"),
            ["overnight"] => (day(-1)?.joined(day(0)?)?, "overnight"),
            ["hours" | "minutes", "ago"] => (day(-1)?.joined(day(0)?)?, "hours ago"),
            ["earlier", unit] | ["earlier", "this", unit] if around(unit).is_some() => {
                (Stretch::new(around(unit)?.first, now)?, "earlier in the unit")
            }
            ["so", "far", "this", unit] | ["this", unit, "so", "far"] => {
                (Stretch::new(around(unit)?.first, now)?, "earlier in the unit")
            }
            ["later", unit] | ["later", "this", unit] if around(unit).is_some() => {
                (Stretch::new(now, around(unit)?.last)?, "later in the unit")
            }
            ["rest" | "remainder", unit] | ["rest" | "remainder", "this", unit] => {
                (Stretch::new(now, around(unit)?.last)?, "later in the unit")
            }
            ["earlier" | "later", ref rest @ ..] => return self.point(rest),
            ["past", unit] | ["this", "past", unit] if Unit::one(unit).is_some() => {
                (Stretch::new(plus(now, Unit::one(unit)?, -1)?, now)?, "the past unit")
            }
            ["coming", unit] | ["this", "coming", unit] if Unit::one(unit).is_some() => {
                (Stretch::new(now, plus(now, Unit::one(unit)?, 1)?)?, "the coming unit")
            }
            ["last", unit] => {
                return unit_of(now, unit, -1, ["last week", "last month", "last year"]);
            }
            ["this" | "current", unit] => {
                return unit_of(now, unit, 0, ["this week", "this month", "this year"]);
            }
            ["next", unit] => {
                return unit_of(now, unit, 1, ["next week", "next month", "next year"]);
            }
            _ => return self.so_long(words, now),
        };
        Some((stretch, Some(rule)))
    }

    /// Times that count units: `two weeks ago`, `in three days`, `the past 24 hours`.
    fn so_long(&self, words: &[&str], now: Date) -> Option<Reading> {
        let (stretch, rule) = match words {
            ["last" | "past", rest @ ..] => {
                let length = whole(rest)?;
                (Stretch::new(length.before(now)?, now)?, "the last so many")
            }
            ["next" | "coming", rest @ ..] => {
                let length = whole(rest)?;
                (Stretch::new(now, length.after(now)?)?, "the next so many")
            }
            // Of the past, `within two days` is counted from something else.
            ["within" | "inside", rest @ ..] if self.tense == Tense::Future => {
                let one = match rest {
                    [unit] if !unit.ends_with('s') => Length::of(1, unit),
                    _ => None,
                };
                let length = one.or_else(|| whole(rest))?;
                (Stretch::new(now, length.after(now)?)?, "within so long")
            }
            // Of the past, `in two days` is how long it took.
            ["in", rest @ ..] if self.tense == Tense::Future => {
                (whole(rest)?.ahead(now)?, "in so long")
            }
            _ => match length(words)? {
                (length, ["ago"]) => match length {
                    Length::Hours(..24) => (length.ago(now)?, "hours ago"),
                    _ => (length.ago(now)?, "so long ago"),
                },
                (length, ["ago", "today"]) => (Stretch::day(length.before(now)?), "so long ago"),
                (length, ["ago", "this", unit]) => {
                    (Unit::of(unit)?.around(length.before(now)?)?, "so long ago")
                }
                (length, ["from", "now" | "today"] | ["hence"]) => {
                    (length.ahead(now)?, "in so long")
                }
                _ => return None,
            },
        };
        Some((stretch, Some(rule)))
    }
}

/// A length with nothing after it.
fn whole(words: &[&str]) -> Option<Length> {
    length(words).filter(|(_, after)| after.is_empty()).map(|(length, _)| length)
}

/// The week, month or year so many on.
fn unit_of(now: Date, unit: &str, shift: i64, rules: [&'static str; 3]) -> Option<Reading> {
    let [week, month, year] = rules;
    let unit = Unit::one(unit)?;
    let rule = match unit {
        Unit::Day => return None,
        Unit::Week => week,
        Unit::Month => month,
        Unit::Year => year,
    };
    Some((unit.around(plus(now, unit, shift)?)?, Some(rule)))
}
