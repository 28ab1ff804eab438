//! Times as days: `Tuesday`, `in early March`, `three days ago`, `between May 3 and 5`.
//!
//! Relative times are counted from the day of publication, never from a clock. A bare
//! weekday or month is the last one when told of the past, the next when told of the
//! future, the day of publication included. Weeks begin on Monday. `early`, `mid` and `late`
//! are thirds. What would be a guess (`recently`, `a few days ago`) is not read.

mod absolute;
mod calendar;
mod named;
mod relative;

use crate::lexicon::{CLOCK, HOURS, NOISE};
use crate::words::Words;
use calendar::{Stretch, Unit, day_of_month, month, weekday, year};
use jiff::civil::Date;
use polybius_core::{Reason, TimePrecision};

/// Whether an act is told as done or as still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// `met on Friday`
    Past,
    /// `will meet on Friday`
    Future,
}

/// The days that a phrase tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// First day.
    pub first: Date,
    /// Last day, the same for a single one.
    pub last: Date,
    /// How exactly the phrase tells them.
    pub precision: TimePrecision,
    /// Whether they were counted from the publication, and how.
    pub reason: Reason,
}

/// The days of a phrase in an article published on a day; `None` if it cannot be read, or
/// would need a day of publication that is unknown.
///
/// ```
/// use polybius_core::Date;
/// use polybius_resolve::date::{Tense, read};
/// let published = Some(Date::constant(2025, 3, 19)); // a Wednesday
/// let days = |phrase, tense| read(phrase, published, tense).map(|told| (told.first, told.last));
/// let tuesday = Date::constant(2025, 3, 18);
/// assert_eq!(days("Tuesday", Tense::Past), Some((tuesday, tuesday)));
/// let next = Date::constant(2025, 3, 25);
/// assert_eq!(days("Tuesday", Tense::Future), Some((next, next)));
/// assert_eq!(days("recently", Tense::Past), None);
/// ```
pub fn read(phrase: &str, published: Option<Date>, tense: Tense) -> Option<Told> {
    let words = Words::new(phrase);
    let plain: Vec<&str> = (0..words.len()).map(|at| words.plain(at)).collect();
    let reader = Reader { published, tense };
    let (stretch, rule) = reader.phrase(&tidy(&plain))?;
    let reason = rule.map_or(Reason::Calendar, |rule| Reason::FromPublication { rule });
    let precision = match rule {
        Some("overnight") => TimePrecision::Day,
        _ => stretch.precision(),
    };
    Some(Told { first: stretch.first, last: stretch.last, precision, reason })
}

/// Days, and the rule that counted them from the publication, if one did.
type Reading = (Stretch, Option<&'static str>);

/// The words that matter: no parts of the day, clock times, articles.
fn tidy<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let clock = words.iter().any(|word| CLOCK.contains(word));
    let calendar = words.iter().any(|word| month(word).is_some());
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let last_night = *word == "night" && kept.last() == Some(&"last");
        // `before dawn on Monday` is Monday, `before Monday` is not.
        let near = matches!(*word, "before" | "after");
        let beside = near && words.get(at + 1).is_some_and(|next| HOURS.contains(next));
        let idle = beside || HOURS.contains(word) || NOISE.contains(word);
        let noise = idle && !last_night && !(at == 0 && *word == "in");
        let time = clock && (number(word) || CLOCK.contains(word));
        let doubled = calendar && weekday(word).is_some(); // `Tuesday, March 4`
        if !(noise || time || doubled) {
            kept.push(word);
        }
    }
    kept
}

struct Reader {
    published: Option<Date>,
    tense: Tense,
}

impl Reader {
    fn phrase(&self, words: &[&str]) -> Option<Reading> {
        self.point(words).or_else(|| self.range(words))
    }

    /// Two times with a link between them. Each lends the other the month or year it lacks.
    fn range(&self, words: &[&str]) -> Option<Reading> {
        let link = words.iter().position(|word| LINKS.contains(word))?;
        let (mut left, mut right) = (words[..link].to_vec(), words[link + 1..].to_vec());
        let with_month = |words: &[&str]| words.iter().any(|word| month(word).is_some());
        if left.len() == 1 && day_of_month(left[0]).is_some() && with_month(&right) {
            left.extend(right.iter().filter(|word| day_of_month(word).is_none()));
        } else if right.len() == 1 && day_of_month(right[0]).is_some() && with_month(&left) {
            right.extend(left.iter().filter(|word| day_of_month(word).is_none()));
        } else if let Some(last) = right.last().filter(|word| year(word).is_some())
            && left.iter().all(|word| year(word).is_none())
            && with_month(&left)
        {
            left.push(last);
        }
        // Seen from the publication, the one told second may have come first: `from Friday
        // to Sunday` on a Saturday. Then one is sought from the other.
        let (mut first, rule) = self.point(&left)?;
        let (mut last, other) = self.point(&right)?;
        match self.tense {
            _ if first.first <= last.last => {}
            Tense::Past => first = self.seen_from(last.first).point(&left)?.0,
            Tense::Future => last = self.seen_from(first.last).point(&right)?.0,
        }
        Some((first.joined(last)?, rule.or(other)))
    }

    fn point(&self, words: &[&str]) -> Option<Reading> {
        match words {
            ["since", rest @ ..] => {
                let (stretch, rule) = self.past().point(rest)?;
                let until = self.published?;
                Some((Stretch::new(stretch.first, until)?, rule.or(Some("since"))))
            }
            ["until" | "till" | "by", rest @ ..] => {
                let future = Reader { tense: Tense::Future, ..*self };
                let (stretch, rule) = future.point(rest)?;
                Some((Stretch::new(self.published?, stretch.last)?, rule.or(Some("until"))))
            }
            // `in two weeks` is counted, every other `in` says nothing.
            ["in", rest @ ..] if !matches!(rest, [_, unit] if Unit::of(unit).is_some()) => {
                self.point(rest)
            }
            ["early" | "beginning" | "start", rest @ ..] => self.third(rest, 0),
            ["mid" | "middle", rest @ ..] => self.third(rest, 1),
            ["late" | "end", rest @ ..] => self.third(rest, 2),
            _ => self.calendar(words).or_else(|| self.counted(words)),
        }
    }

    fn seen_from(&self, day: Date) -> Reader {
        Reader { published: Some(day), ..*self }
    }

    fn past(&self) -> Reader {
        Reader { tense: Tense::Past, ..*self }
    }

    /// A third of a month or year; for shorter times the word says an hour.
    fn third(&self, rest: &[&str], which: i64) -> Option<Reading> {
        let (stretch, rule) = self.point(rest)?;
        let long = matches!(stretch.precision(), TimePrecision::Month | TimePrecision::Year);
        Some((if long { stretch.third(which)? } else { stretch }, rule))
    }
}

const LINKS: &[&str] = &["to", "and", "through", "until", "till"];

#[cfg(test)]
mod tests;
