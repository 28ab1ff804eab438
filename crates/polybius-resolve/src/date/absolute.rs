//! Dates of the calendar: `March 3`, `3 March 2024`, `the third quarter of 2024`.

use super::calendar::{Stretch, Unit, day_of_month, month, plus, year};
use super::{Reader, Reading, Tense};
use jiff::civil::Date;

impl Reader {
    /// Dates of the calendar, with or without the year.
    pub(super) fn calendar(&self, words: &[&str]) -> Option<Reading> {
        let day = |word: &str| day_of_month(word);
        match *words {
            [y, m, d] if year(y).is_some() => {
                let month = month(m).or_else(|| m.parse().ok())?;
                let date = Date::new(year(y)?, month, day(d)?).ok()?;
                Some((Stretch::day(date), None))
            }
            [m, d, y] | [d, m, y] if month(m).is_some() && year(y).is_some() => {
                let date = Date::new(year(y)?, month(m)?, day(d)?).ok()?;
                Some((Stretch::day(date), None))
            }
            [m, d1, d2] | [d1, d2, m] if month(m).is_some() && day(d2).is_some() => {
                let (first, rule) = self.yearly(month(m)?, day(d1)?)?;
                let last = first.first.with().day(day(d2)?).build().ok()?;
                Some((Stretch::new(first.first, last)?, rule))
            }
            [m, d] | [d, m] if month(m).is_some() && day(d).is_some() => {
                self.yearly(month(m)?, day(d)?)
            }
            [m, y] if month(m).is_some() && year(y).is_some() => {
                Some((Stretch::months(year(y)?, month(m)?, month(m)?)?, None))
            }
            [y] if year(y).is_some() => Some((Stretch::months(year(y)?, 1, 12)?, None)),
            [decade] if decade.len() == 5 && decade.ends_with("0s") => {
                let first = Date::new(year(&decade[..4])?, 1, 1).ok()?;
                let last = plus(first, Unit::Year, 9)?.last_of_year();
                Some((Stretch::new(first, last)?, None))
            }
            [nth, "quarter" | "half", y] if year(y).is_some() => {
                let part = part_of_year(nth, words[1])?;
                Some((Stretch::months(year(y)?, part.0, part.1)?, None))
            }
            [q, y] if year(y).is_some() => {
                let part = part_of_year(q, "quarter")?;
                Some((Stretch::months(year(y)?, part.0, part.1)?, None))
            }
            ["christmas"] | ["christmas", "day"] => self.yearly(12, 25),
            ["christmas", "eve"] => self.yearly(12, 24),
            ["new", "year", "day"] | ["new", "years", "day"] => self.yearly(1, 1),
            ["new", "year", "eve"] | ["new", "years", "eve"] => self.yearly(12, 31),
            _ => None,
        }
    }

    /// A date of every year: the last or the next one.
    fn yearly(&self, month: i8, day: i8) -> Option<Reading> {
        let published = self.published?;
        let mut near =
            (-8..=8).filter_map(|years| Date::new(published.year() + years, month, day).ok());
        let date = match self.tense {
            Tense::Past => near.rev().find(|date| *date <= published),
            Tense::Future => near.find(|date| *date >= published),
        };
        Some((Stretch::day(date?), Some("date without year")))
    }
}

/// First and last month of a quarter or half.
pub(super) fn part_of_year(nth: &str, part: &str) -> Option<(i8, i8)> {
    let at = match nth {
        "first" | "q1" | "1st" => 0,
        "second" | "q2" | "2nd" => 1,
        "third" | "q3" | "3rd" => 2,
        "fourth" | "q4" | "4th" => 3,
        _ => return None,
    };
    match part {
        "quarter" => Some((at * 3 + 1, at * 3 + 3)),
        "half" if at < 2 => Some((at * 6 + 1, at * 6 + 6)),
        _ => None,
    }
}
