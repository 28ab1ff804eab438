//! Parts of a longer time: `early March`, `the second half of 2023`, `the last week of June`.

use super::calendar::{Stretch, Unit, plus};
use super::length::{Length, length};
use super::terms::{ordinal, weekday};
use super::{Reader, Reading};
use jiff::civil::Date;

impl Reader {
    /// A part of a longer time that is named after it.
    pub(super) fn part(&self, words: &[&str]) -> Option<Reading> {
        match words {
            ["early" | "beginning" | "start" | "outset", rest @ ..] => self.third(rest, 0),
            ["mid" | "middle", rest @ ..] => self.third(rest, 1),
            ["late" | "end" | "close", rest @ ..] | [rest @ .., "end"] => self.third(rest, 2),
            _ => self.nth(words).or_else(|| self.of_year(words)),
        }
    }

    /// The longer time: a bare `year`, `month` or `week` is the one of the publication.
    fn whole(&self, words: &[&str]) -> Option<Reading> {
        match words {
            ["year" | "month" | "week"] => self.counted(&["this", words.first()?]),
            _ => self.point(words),
        }
    }

    /// A third of a month or of more; for a week or a day the word says an hour.
    fn third(&self, rest: &[&str], which: i8) -> Option<Reading> {
        let (stretch, rule) = self.whole(rest)?;
        let short = Stretch::days(stretch.first, 7)?.contains(stretch);
        let third = if short { Some(stretch) } else { stretch.third(which) };
        Some((third?, rule))
    }

    /// `first quarter of last year`, `Q3 2024`, `second half of the year`.
    fn of_year(&self, words: &[&str]) -> Option<Reading> {
        let (part, rest) = match words {
            ["last" | "final", "quarter"] => return None, // the one before this
            [part, rest @ ..] if part_of_year(&[part]).is_some() => (part_of_year(&[part])?, rest),
            [rest @ .., part] if part_of_year(&[part]).is_some() => (part_of_year(&[part])?, rest),
            [nth, part, rest @ ..] => (part_of_year(&[nth, part])?, rest),
            _ => return None,
        };
        if rest.is_empty() {
            // A half without its year may be that of a match.
            let nth = ["first", "second", "third", "fourth"].get(part.0 / 3)?;
            return (part.1 == 3).then(|| self.named(&[nth, "quarter"]))?;
        }
        let (year, rule) = self.whole(rest)?;
        let months = i64::try_from(part.0).ok()?;
        let first = plus(year.first, Unit::Month, months)
            .filter(|_| year.whole_months() == Some(12) && year.first.month() == 1)?;
        Some((Stretch::months(first.year(), first.month(), part.1)?, rule))
    }

    /// `the last week of June`, `first Monday in May`, `first three months of 2024`.
    fn nth(&self, words: &[&str]) -> Option<Reading> {
        let (nth, rest) = words.split_first()?;
        if let Some((length, after)) = length(rest)
            && !after.is_empty()
        {
            let (whole, rule) = self.whole(after)?;
            return Some((run(whole, end_of(nth)?, length)?, rule));
        }
        match (*nth, rest) {
            ("week", [_, ..]) => self.around_day(rest, Stretch::week),
            ("weekend", [_, ..]) => self.around_day(rest, Stretch::weekend),
            ("month", [_, ..]) => self.point(rest).filter(|(s, _)| s.whole_months() == Some(1)),
            ("year", [_, ..]) => self.point(rest).filter(|(s, _)| s.whole_months() == Some(12)),
            (_, [name, after @ ..]) => {
                let part = |whole| part_of(whole, nth, name);
                let named = || {
                    let (whole, rule) = self.whole(after)?;
                    Some((part(whole)?, rule))
                };
                named().or_else(|| self.day_of(nth, rest))
            }
            _ => None,
        }
    }

    /// `the weekend of 3 May`.
    fn around_day(
        &self,
        words: &[&str],
        unit: impl Fn(Date) -> Option<Stretch>,
    ) -> Option<Reading> {
        let (days, rule) = self.point(words)?;
        let of_week = Stretch::week(days.first)?.contains(days);
        Some((unit(days.first).filter(|_| of_week)?, rule))
    }

    /// `the 3rd of next month`, `the first of the month`.
    fn day_of(&self, nth: &str, of: &[&str]) -> Option<Reading> {
        let (month, rule) = self.whole(of).filter(|(whole, _)| whole.whole_months() == Some(1))?;
        let day = month.first.with().day(ordinal(nth)?).build().ok()?;
        Some((Stretch::day(day), rule))
    }
}

/// How many months of a year come before a quarter or half, and how many it has.
fn part_of_year(words: &[&str]) -> Option<(usize, i64)> {
    Some(match *words {
        ["q1"] | ["first" | "1st", "quarter"] => (0, 3),
        ["q2"] | ["second" | "2nd", "quarter"] => (3, 3),
        ["q3"] | ["third" | "3rd", "quarter"] => (6, 3),
        ["q4"] | ["fourth" | "4th" | "last" | "final", "quarter"] => (9, 3),
        ["h1"] | ["first" | "1st", "half"] => (0, 6),
        ["h2"] | ["second" | "2nd" | "latter", "half"] => (6, 6),
        _ => return None,
    })
}

/// Whether a word tells the first (true) or the last of something.
fn end_of(word: &str) -> Option<bool> {
    match word {
        "first" | "opening" => Some(true),
        "last" | "final" | "closing" => Some(false),
        _ => None,
    }
}

/// So long from the beginning or to the end of a longer time.
fn run(whole: Stretch, first: bool, length: Length) -> Option<Stretch> {
    let run = match first {
        true => Stretch::new(whole.first, plus(length.after(whole.first)?, Unit::Day, -1)?)?,
        false => {
            let after = plus(whole.last, Unit::Day, 1)?;
            Stretch::new(length.before(after)?, whole.last)?
        }
    };
    (whole.contains(run) && run != whole).then_some(run)
}

/// The so-manieth day, week, weekday or weekend of a month; of a year the first or last day
/// or week.
fn part_of(whole: Stretch, nth: &str, name: &str) -> Option<Stretch> {
    let month = whole.whole_months() == Some(1);
    let count = match end_of(nth) {
        Some(true) => 1,
        Some(false) => -1,
        None => ordinal(nth).filter(|count| month && *count <= 5)?,
    };
    let days = match name {
        "day" => 1,
        "week" => 7,
        _ => {
            let day = weekday(if name == "weekend" { "saturday" } else { name })?;
            let first = whole.first.nth_weekday_of_month(count, day).ok().filter(|_| month)?;
            return Stretch::days(first, if name == "weekend" { 2 } else { 1 });
        }
    };
    let part = match count {
        -1 => Stretch::days(plus(whole.last, Unit::Day, 1 - days)?, days)?,
        _ => Stretch::days(plus(whole.first, Unit::Day, i64::from(count - 1) * days)?, days)?,
    };
    whole.contains(part).then_some(part)
}
