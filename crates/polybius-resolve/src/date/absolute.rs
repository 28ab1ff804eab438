//! Times that the calendar alone tells: `3 March 2024`, `2024-03-05`, `summer 2021`.

use super::calendar::Stretch;
use super::terms::{day_of_month, decade, feast, month, season, year};
use jiff::civil::Date;

/// The days of a time that names its year.
pub(super) fn absolute(words: &[&str]) -> Option<Stretch> {
    match *words {
        ["9/11"] => return Date::new(2001, 9, 11).ok().map(Stretch::day),
        [y] if year(y).is_some() => return Stretch::months(year(y)?, 1, 12),
        [word] => {
            let years = || Stretch::months(decade(word)?, 1, 120);
            return years().or_else(|| digits(word));
        }
        [m, y] | [y, m] if month(m).is_some() && year(y).is_some() => {
            return Stretch::months(year(y)?, month(m)?, 1);
        }
        // The winter of one year may be either of two.
        [name, y] if season(name).is_some_and(|first| first < 12) => {
            return Stretch::months(year(y)?, season(name)?, 3);
        }
        ["winter", y, "to", next] => {
            let first = year(y).filter(|y| year(next) == Some(y + 1))?;
            return Stretch::months(first, 12, 3);
        }
        _ => {}
    }
    if let [name @ .., y] = words
        && let Some((month, day)) = feast(name)
    {
        return Date::new(year(y)?, month, day).ok().map(Stretch::day);
    }
    let days = Days::of(words)?;
    days.of_year(days.year?)
}

/// One or several days of one month: `3 March`, `May 3, 4 and 5`.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub month: i8,
    pub first: i8,
    pub last: i8,
    pub year: Option<i16>,
}

impl Days {
    /// `None` if any word is neither the month, a day nor the year.
    pub(super) fn of(words: &[&str]) -> Option<Days> {
        let mut days: Vec<i8> = Vec::new();
        let (mut of_month, mut of_year) = (None, None);
        for word in words {
            if let Some(year) = year(word) {
                of_year.replace(year).is_none().then_some(())?;
            } else if let Some(month) = month(word) {
                of_month.replace(month).is_none().then_some(())?;
            } else {
                days.push(day_of_month(word)?);
            }
        }
        let (first, last) = (*days.first()?, *days.last()?);
        days.is_sorted().then_some(Days { month: of_month?, first, last, year: of_year })
    }

    pub(super) fn of_year(self, year: i16) -> Option<Stretch> {
        let day = |day| Date::new(year, self.month, day).ok();
        Stretch::new(day(self.first)?, day(self.last)?)
    }
}

/// Dates of digits: `2024-03-05`, `5.3.2024`, `20240305`, `2024-03`. What can be read in two
/// ways (`03/04/2025`, `2011-12`) is not.
fn digits(word: &str) -> Option<Stretch> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let number = |part: &str| part.parse::<i8>().ok();
    let day = |y: &str, m: &str, d: &str| Date::new(year(y)?, number(m)?, number(d)?).ok();
    let date = match *parts.as_slice() {
        [all] if all.len() == 8 && all.is_ascii() => day(&all[..4], &all[4..6], &all[6..])?,
        [y, m, d] if year(y).is_some() => day(y, m, d)?,
        [a, b, y] => match (number(a)?, number(b)?) {
            (first, second) if word.contains('.') || first > 12 || first == second => day(y, b, a)?,
            (_, second) if second > 12 => day(y, a, b)?,
            _ => return None,
        },
        // `2011-12` may be two years.
        [y, m] if word.contains('-') && m.len() == 2 => {
            let (of, month) = (year(y)?, number(m)?);
            return (i16::from(month) <= of % 100).then(|| Stretch::months(of, month, 1))?;
        }
        [m, y] if word.contains('/') => return Stretch::months(year(y)?, number(m)?, 1),
        _ => return None,
    };
    Some(Stretch::day(date))
}

/// The days of a year on which something with a date falls, in years around one.
pub(super) fn yearly(days: Days, around: i16) -> Vec<Stretch> {
    (-8..=8).filter_map(|years| days.of_year(around + years)).collect()
}
