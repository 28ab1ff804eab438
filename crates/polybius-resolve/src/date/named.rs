//! Times told by a name that comes back: `Tuesday`, `last June`, `the weekend`, `the 13th`.

use super::calendar::{Stretch, Unit, day_of_month, month, plus, weekday};
use super::{Reader, Reading, Tense};
use jiff::civil::{Date, Weekday};

impl Reader {
    /// The last or next time of that name. `last` and `next` before it leave out the one
    /// that holds the day of publication.
    pub(super) fn named(&self, words: &[&str], now: Date) -> Option<Reading> {
        let (which, name) = match *words {
            [name] => ("", name),
            [which, name] => (which, name),
            _ => return None,
        };
        let (tense, apart) = match which {
            "" | "this" => (self.tense, false),
            "last" | "past" | "previous" => (Tense::Past, true),
            "next" | "coming" | "upcoming" | "following" => (Tense::Future, true),
            _ => return None,
        };
        let seek = Seek { now, tense, apart };
        let years = now.year() - 1..=now.year() + 1;
        let (found, rule) = if let Some(day) = weekday(name) {
            let found = if which == "this" { this_week(now, day) } else { seek.weekday(day) };
            (found, "weekday")
        } else if let Some(month) = month(name) {
            (
                seek.nearest(years.map(|year| Stretch::months(year, month, month))),
                "month without year",
            )
        } else if name == "weekend" {
            (seek.nearest((-2..=2).map(|weeks| weekend(now, weeks))), "weekend")
        } else if name == "quarter" {
            let starts = years.flat_map(|year| [1, 4, 7, 10].map(|month| (year, month)));
            let quarters = starts.map(|(year, month)| Stretch::months(year, month, month + 2));
            (seek.nearest(quarters), "quarter")
        } else {
            // Only with its ending: a bare number may be anything.
            let ordinal = name.ends_with(|c: char| c.is_ascii_lowercase());
            let day = day_of_month(name).filter(|_| ordinal)?;
            let dates = (-2..=2).map(|months| {
                let month = plus(now.first_of_month(), Unit::Month, months)?;
                month.with().day(day).build().ok().map(Stretch::day)
            });
            (seek.nearest(dates), "day of the month")
        };
        Some((found?, Some(rule)))
    }
}

/// Which of many stretches is meant, seen from the day of publication.
struct Seek {
    now: Date,
    tense: Tense,
    /// Whether the one that holds the day is out of the question.
    apart: bool,
}

impl Seek {
    fn weekday(&self, day: Weekday) -> Option<Stretch> {
        if self.now.weekday() == day && !self.apart {
            return Some(Stretch::day(self.now));
        }
        let step = if self.tense == Tense::Past { -1 } else { 1 };
        self.now.nth_weekday(step, day).ok().map(Stretch::day)
    }

    /// The last begun by then, or the first not yet over. The stretches come in order.
    fn nearest(&self, stretches: impl Iterator<Item = Option<Stretch>>) -> Option<Stretch> {
        let now = self.now;
        let mut stretches = stretches.flatten();
        match (self.tense, self.apart) {
            (Tense::Past, false) => stretches.take_while(|s| s.first <= now).last(),
            (Tense::Past, true) => stretches.take_while(|s| s.last < now).last(),
            (Tense::Future, false) => stretches.find(|s| s.last >= now),
            (Tense::Future, true) => stretches.find(|s| s.first > now),
        }
    }
}

fn this_week(now: Date, day: Weekday) -> Option<Stretch> {
    let offset = i64::from(day.to_monday_zero_offset());
    plus(Stretch::week(now)?.first, Unit::Day, offset).map(Stretch::day)
}

/// Saturday and Sunday of the week so many weeks on.
fn weekend(now: Date, weeks: i64) -> Option<Stretch> {
    let saturday = plus(Stretch::week(now)?.first, Unit::Day, 7 * weeks + 5)?;
    Stretch::new(saturday, plus(saturday, Unit::Day, 1)?)
}
