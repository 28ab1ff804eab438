//! Times told by a name that comes back: `Tuesday`, `March 3`, `last June`, `the 13th`.

use super::absolute::{Days, yearly};
use super::calendar::{Stretch, Unit, in_week, plus};
use super::terms::{day_of_month, feast, month, season, weekday};
use super::{Reader, Reading, Tense};
use jiff::civil::Date;

/// The word before a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    None,
    Last,
    This,
    Next,
}

impl Reader {
    /// The last or next time of that name. `last` and `next` before it leave out the one
    /// that holds the day of publication.
    pub(super) fn named(&self, words: &[&str]) -> Option<Reading> {
        let now = self.published?;
        let (which, name) = match words {
            ["this", "past", name @ ..] | ["last" | "past", name @ ..] => (Which::Last, name),
            ["this", "coming", name @ ..] | ["next" | "coming" | "upcoming", name @ ..] => {
                (Which::Next, name)
            }
            ["this" | "current", name @ ..] => (Which::This, name),
            name => (Which::None, name),
        };
        if let Some(reading) = self.weekday_and_date(name) {
            return Some(reading);
        }
        let (stretches, rule) = recurring(name, now)?;
        let found = match which {
            Which::None if name == ["quarter"] => None,
            Which::None if self.tense == Tense::LongPast => famous(name, now),
            Which::None => nearest(&stretches, now, self.tense, false),
            Which::Last => nearest(&stretches, now, Tense::Past, true),
            Which::Next => nearest(&stretches, now, Tense::Future, true),
            Which::This => self.this(&stretches, now, rule),
        };
        Some((found?, Some(rule)))
    }

    /// The one of this week, month or year; winters and weekends, which may just be over,
    /// by the tense.
    fn this(&self, stretches: &[Stretch], now: Date, rule: &str) -> Option<Stretch> {
        let around = match rule {
            "weekday" => Stretch::week(now)?,
            "day of the month" => Stretch::month(now),
            _ => Stretch::year(now),
        };
        let over_new_year = |s: &Stretch| s.first.year() != s.last.year();
        let this = stretches.iter().find(|s| around.contains(**s)).copied();
        let gone = self.tense == Tense::Future && this.is_some_and(|s| s.last < now);
        if rule == "weekend" || stretches.iter().any(over_new_year) || rule == "weekday" && gone {
            return nearest(stretches, now, self.tense, false);
        }
        this
    }

    /// `Friday, March 21`: of the last and the next such date the one that is a Friday,
    /// whatever the tense.
    fn weekday_and_date(&self, words: &[&str]) -> Option<Reading> {
        let now = self.published.filter(|_| self.tense != Tense::LongPast)?;
        let (day, date) = match words {
            [day, date @ ..] if weekday(day).is_some() => (weekday(day)?, date),
            [date @ .., day] => (weekday(day)?, date),
            [] => return None,
        };
        let dates = yearly(Days::of(date).filter(|days| days.year.is_none())?, now.year());
        let near = [Tense::Past, Tense::Future].map(|tense| nearest(&dates, now, tense, false));
        let found = near.into_iter().flatten().find(|s| s.first.weekday() == day)?;
        Some((found, Some("date without year")))
    }
}

/// A date of a year long past that news tells without its year.
fn famous(words: &[&str], now: Date) -> Option<Stretch> {
    let days = Days::of(words)?;
    let year = match (days.month, days.first) {
        (9, 11) => 2001,
        (1, 6) => 2021,
        (10, 7) => 2023,
        _ => return None,
    };
    days.of_year(year).filter(|stretch| stretch.last < now && days.first == days.last)
}

/// The times of a name around a day, in order, and the rule they are found by.
fn recurring(words: &[&str], now: Date) -> Option<(Vec<Stretch>, &'static str)> {
    let weeks = || (-2..=2).filter_map(|weeks| plus(now, Unit::Week, weeks));
    let years = || (-2..=2).map(|years| now.year() + years);
    let of_years = |from: i8| years().filter_map(move |y| Stretch::months(y, from, 3)).collect();
    Some(match *words {
        [name] if weekday(name).is_some() => {
            let day = weekday(name)?;
            (weeks().filter_map(|week| in_week(week, day)).collect(), "weekday")
        }
        ["weekend"] => (weeks().filter_map(Stretch::weekend).collect(), "weekend"),
        [name] if month(name).is_some() => {
            let month = month(name)?;
            let months = years().filter_map(|y| Stretch::months(y, month, 1));
            (months.collect(), "month without year")
        }
        [name] if season(name).is_some() => (of_years(season(name)?), "season without year"),
        ["quarter"] => {
            let starts = years().flat_map(|y| [1, 4, 7, 10].map(|month| (y, month)));
            (starts.filter_map(|(y, m)| Stretch::months(y, m, 3)).collect(), "quarter")
        }
        [name] if feast(words).is_none() => {
            // Only with its ending: a bare number may be anything.
            let digits = name.starts_with(|c: char| c.is_ascii_digit());
            let ending = name.ends_with(|c: char| c.is_ascii_lowercase());
            let day = day_of_month(name).filter(|_| digits && ending)?;
            let dates = (-3..=3).filter_map(|months| {
                let month = plus(now.first_of_month(), Unit::Month, months)?;
                month.with().day(day).build().ok().map(Stretch::day)
            });
            (dates.collect(), "day of the month")
        }
        [nth, "quarter"] => {
            let first = match nth {
                "first" => 1,
                "second" => 4,
                "third" => 7,
                "fourth" => 10,
                _ => return None,
            };
            (of_years(first), "quarter without year")
        }
        _ => {
            let of_feast = |(month, day)| Days { month, first: day, last: day, year: None };
            let days = feast(words).map(of_feast).or_else(|| Days::of(words))?;
            (yearly(days.year.is_none().then_some(days)?, now.year()), "date without year")
        }
    })
}

/// Of stretches in order the last begun by then, or the first not yet over; `apart` leaves
/// out the one that holds the day.
fn nearest(stretches: &[Stretch], now: Date, tense: Tense, apart: bool) -> Option<Stretch> {
    let mut ahead = stretches.iter();
    let mut back = stretches.iter().rev();
    let found = match (tense, apart) {
        (Tense::Future, false) => ahead.find(|s| s.last >= now),
        (Tense::Future, true) => ahead.find(|s| s.first > now),
        (_, false) => back.find(|s| s.first <= now),
        (_, true) => back.find(|s| s.last < now),
    };
    found.copied()
}
