//! Words of the calendar, and the stretches of days that they name.

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

    /// The week around a day, Monday to Sunday.
    pub(crate) fn week(day: Date) -> Option<Stretch> {
        let from_monday = i64::from(day.weekday().to_monday_zero_offset());
        let first = plus(day, Unit::Day, -from_monday)?;
        Stretch::new(first, plus(first, Unit::Day, 6)?)
    }

    pub(crate) fn month(day: Date) -> Stretch {
        Stretch { first: day.first_of_month(), last: day.last_of_month() }
    }

    pub(crate) fn year(day: Date) -> Stretch {
        Stretch { first: day.first_of_year(), last: day.last_of_year() }
    }

    /// Months `from..=to` of a year, 1 to 12.
    pub(crate) fn months(year: i16, from: i8, to: i8) -> Option<Stretch> {
        let last = Date::new(year, to, 1).ok()?.last_of_month();
        Stretch::new(Date::new(year, from, 1).ok()?, last)
    }

    /// The first, second or last third: `early`, `mid`, `late`.
    pub(crate) fn third(self, which: i64) -> Option<Stretch> {
        let days = i64::from(self.first.until(self.last).ok()?.get_days()) + 1;
        let at = |third: i64| plus(self.first, Unit::Day, third * days / 3);
        Stretch::new(at(which)?, plus(at(which + 1)?, Unit::Day, -1)?)
    }

    /// From the first day of one to the last of the other.
    pub(crate) fn joined(self, other: Stretch) -> Option<Stretch> {
        Stretch::new(self.first, other.last)
    }

    /// How exactly the stretch tells a day.
    pub(crate) fn precision(self) -> TimePrecision {
        match self.first.until(self.last).map_or(i32::MAX, |span| span.get_days()) {
            0 => TimePrecision::Day,
            1..=10 => TimePrecision::Week,
            11..=30 => TimePrecision::Month,
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

/// A month's number.
pub(crate) fn month(word: &str) -> Option<i8> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let short = |month: &&str| *month == word || (word.len() == 3 && month.starts_with(word));
    let at = MONTHS.iter().position(short).or((word == "sept").then_some(8))?;
    i8::try_from(at + 1).ok()
}

pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A year with four digits that news may speak of.
pub(crate) fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1000..=2200).contains(&year).then_some(year)
}

/// A day of the month: `3`, `03`, `3rd`.
pub(crate) fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| suffix && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches() {
        let day = Date::constant(2024, 2, 15);
        let shown = |stretch: Option<Stretch>| {
            stretch.map_or(String::new(), |s| format!("{} {}", s.first, s.last))
        };
        assert_eq!(shown(Stretch::week(day)), "2024-02-12 2024-02-18");
        assert_eq!(shown(Stretch::month(day).third(0)), "2024-02-01 2024-02-09");
        assert_eq!(shown(Stretch::month(day).third(2)), "2024-02-20 2024-02-29");
        assert_eq!(shown(Stretch::year(day).third(1)), "2024-05-02 2024-08-31");
        assert_eq!(shown(Stretch::months(2024, 4, 6)), "2024-04-01 2024-06-30");
        assert_eq!(plus(day, Unit::Year, i64::MAX), None);
    }

    #[test]
    fn words() {
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("mar"), Some(3));
        assert_eq!(month("ma"), None);
        assert_eq!(day_of_month("3rd"), Some(3));
        assert_eq!(day_of_month("32"), None);
        assert_eq!(day_of_month("3am"), None);
        assert_eq!(year("2014"), Some(2014));
        assert_eq!(year("500"), None);
    }
}
