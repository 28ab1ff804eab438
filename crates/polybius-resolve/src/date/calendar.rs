//! The stretches of days that a calendar has.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use polybius_core::TimePrecision;

/// From the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub first: Date,
    pub last: Date,
}

impl Stretch {
    /// `None` if the days are in the wrong order.
    pub(crate) fn new(first: Date, last: Date) -> Option<Stretch> {
        (first <= last).then_some(Stretch { first, last })
    }

    pub(crate) fn day(day: Date) -> Stretch {
        Stretch { first: day, last: day }
    }

    /// So many days from a first one on.
    pub(crate) fn days(first: Date, count: i64) -> Option<Stretch> {
        Stretch::new(first, plus(first, Unit::Day, count - 1)?)
    }

    /// The week around a day, Monday to Sunday.
    pub(crate) fn week(day: Date) -> Option<Stretch> {
        let from_monday = i64::from(day.weekday().to_monday_zero_offset());
        Stretch::days(plus(day, Unit::Day, -from_monday)?, 7)
    }

    /// Saturday and Sunday of the week around a day.
    pub(crate) fn weekend(day: Date) -> Option<Stretch> {
        Stretch::days(plus(Stretch::week(day)?.first, Unit::Day, 5)?, 2)
    }

    pub(crate) fn month(day: Date) -> Stretch {
        Stretch { first: day.first_of_month(), last: day.last_of_month() }
    }

    pub(crate) fn year(day: Date) -> Stretch {
        Stretch { first: day.first_of_year(), last: day.last_of_year() }
    }

    /// So many months from a month of a year on, 1 to 12.
    pub(crate) fn months(year: i16, from: i8, count: i64) -> Option<Stretch> {
        let first = Date::new(year, from, 1).ok()?;
        Stretch::new(first, plus(first, Unit::Month, count - 1)?.last_of_month())
    }

    /// The first, second or last third of a month (at the 11th and 21st), of a decade (at
    /// its years 4 and 7), or of anything else of whole months. Shorter times have none.
    pub(crate) fn third(self, which: i8) -> Option<Stretch> {
        let Stretch { first, last } = self;
        let part = |from: i64, count| {
            let start = plus(first, Unit::Month, from)?;
            Stretch::months(start.year(), start.month(), count)
        };
        match self.whole_months()? {
            1 => {
                let day = |day: i8| first.with().day(day).build().ok();
                let end = if which == 2 { last } else { day(10 * which + 10)? };
                Stretch::new(day(10 * which + 1)?, end)
            }
            120 => match which {
                0 => part(0, 48),
                1 => part(48, 36),
                _ => part(84, 36),
            },
            months if months % 3 == 0 => part(i64::from(which) * (months / 3), months / 3),
            _ => None,
        }
    }

    /// How many months, if it is whole ones.
    pub(crate) fn whole_months(self) -> Option<i64> {
        let Stretch { first, last } = self;
        let whole = first.day() == 1 && last == last.last_of_month();
        let count = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        whole.then(|| count(last) - count(first) + 1)
    }

    /// From the first day of one to the last of the other.
    pub(crate) fn joined(self, other: Stretch) -> Option<Stretch> {
        Stretch::new(self.first, other.last)
    }

    pub(crate) fn contains(self, other: Stretch) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How exactly the stretch tells a day.
    pub(crate) fn precision(self) -> TimePrecision {
        match self.first.until(self.last).map_or(i32::MAX, |span| span.get_days()) {
            0 => TimePrecision::Day,
            1..=10 => TimePrecision::Week,
            11..=31 => TimePrecision::Month,
            _ => TimePrecision::Year,
        }
    }
}

/// A unit that times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    pub(crate) fn of(word: &str) -> Option<Unit> {
        Some(match word {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => return None,
        })
    }

    /// The unit of a word for one of it: `weeks` says how many nowhere.
    pub(crate) fn one(word: &str) -> Option<Unit> {
        Unit::of(word).filter(|_| !word.ends_with('s'))
    }

    /// The unit around a day.
    pub(crate) fn around(self, day: Date) -> Option<Stretch> {
        match self {
            Unit::Day => Some(Stretch::day(day)),
            Unit::Week => Stretch::week(day),
            Unit::Month => Some(Stretch::month(day)),
            Unit::Year => Some(Stretch::year(day)),
        }
    }
}

/// The day so many units later; `None` beyond the calendar's end.
pub(crate) fn plus(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let span = match unit {
        Unit::Day => 0.days().try_days(count),
        Unit::Week => 0.days().try_weeks(count),
        Unit::Month => 0.days().try_months(count),
        Unit::Year => 0.days().try_years(count),
    };
    day.checked_add(span.ok()?).ok()
}

/// A weekday in the week around a day.
pub(crate) fn in_week(day: Date, name: Weekday) -> Option<Stretch> {
    let offset = i64::from(name.to_monday_zero_offset());
    plus(Stretch::week(day)?.first, Unit::Day, offset).map(Stretch::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(stretch: Option<Stretch>) -> String {
        stretch.map_or(String::new(), |s| format!("{} {}", s.first, s.last))
    }

    #[test]
    fn stretches() {
        let day = Date::constant(2024, 2, 15);
        assert_eq!(shown(Stretch::week(day)), "2024-02-12 2024-02-18");
        assert_eq!(shown(Stretch::weekend(day)), "2024-02-17 2024-02-18");
        assert_eq!(shown(Stretch::months(2024, 4, 3)), "2024-04-01 2024-06-30");
        assert_eq!(shown(Stretch::months(2023, 12, 3)), "2023-12-01 2024-02-29");
        assert_eq!(plus(day, Unit::Year, i64::MAX), None);
        assert_eq!(shown(in_week(day, Weekday::Monday)), "2024-02-12 2024-02-12");
    }

    #[test]
    fn thirds() {
        let day = Date::constant(2024, 2, 15);
        let thirds = |stretch: Stretch| [0, 1, 2].map(|which| shown(stretch.third(which)));
        let month = ["2024-02-01 2024-02-10", "2024-02-11 2024-02-20", "2024-02-21 2024-02-29"];
        assert_eq!(thirds(Stretch::month(day)), month);
        let year = ["2024-01-01 2024-04-30", "2024-05-01 2024-08-31", "2024-09-01 2024-12-31"];
        assert_eq!(thirds(Stretch::year(day)), year);
        let decade = ["1980-01-01 1983-12-31", "1984-01-01 1986-12-31", "1987-01-01 1989-12-31"];
        assert_eq!(thirds(Stretch::months(1980, 1, 120).unwrap()), decade);
        assert_eq!(thirds(Stretch::week(day).unwrap()), ["", "", ""]);
    }
}
