//! Times as days: `Tuesday`, `in early March`, `three days ago`, `between May 3 and 5`.
//!
//! - Relative times are counted from the day of publication, never from a clock. That day is
//!   the one written in the article's date, in the zone it is written in, so `tonight` and
//!   `overnight` follow the publisher's day.
//! - A bare weekday, date, month or season is the last one when told of the past, the next
//!   when told of the future, the day of publication included. Of an act more than a year
//!   back it is not read: its year is told elsewhere, if at all.
//! - Weeks begin on Monday; seasons are those of the north, three whole months. `early`,
//!   `mid` and `late` are thirds: of a month from the 1st, 11th and 21st, of a year four
//!   months each. `last week`, `two weeks ago` are whole weeks, and so on with month and year.
//! - What would be a guess is not read: vague times (`recently`, `a few days ago`, `about a
//!   year ago`), times counted from something else (`two days later`, `the previous day`,
//!   `that night`), lengths (`for three days`), open ends (`before Monday` of the past),
//!   feasts without a fixed date, fiscal years, dates of two readings (`03/04/2025`), and a
//!   clock time alone (`at 19:40`), which tells an hour and no day.

mod absolute;
mod calendar;
mod length;
mod named;
mod part;
mod range;
mod relative;
mod terms;
mod tidy;
mod tokens;

use absolute::absolute;
use calendar::{Stretch, Unit, plus};
use jiff::civil::Date;
use length::{Length, length};
use polybius_core::{Reason, TimePrecision};

/// How an act lies to the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// `met on Friday`
    Past,
    /// `will meet on Friday`
    Future,
    /// More than a year before: `the ministers had met in May`, told of an earlier era.
    LongPast,
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
/// assert_eq!(days("Tuesday", Tense::LongPast), None);
/// assert_eq!(days("recently", Tense::Past), None);
/// ```
pub fn read(phrase: &str, published: Option<Date>, tense: Tense) -> Option<Told> {
    let tokens = tokens::tokens(phrase);
    let words = tidy::tidy(&tokens);
    let reader = Reader { published, tense };
    let short = (1..=LONGEST).contains(&words.len());
    let (stretch, rule) = short.then(|| reader.phrase(&words))??;
    let reason = rule.map_or(Reason::Calendar, |rule| Reason::FromPublication { rule });
    let precision = match rule {
        Some("overnight" | "hours ago") => TimePrecision::Day,
        _ => stretch.precision(),
    };
    Some(Told { first: stretch.first, last: stretch.last, precision, reason })
}

/// Most words that can be one time; more would only take long.
const LONGEST: usize = 10;

/// Days, and the rule that counted them from the publication, if one did.
type Reading = (Stretch, Option<&'static str>);

#[derive(Clone, Copy)]
struct Reader {
    published: Option<Date>,
    tense: Tense,
}

impl Reader {
    fn phrase(&self, words: &[&str]) -> Option<Reading> {
        self.point(words).or_else(|| self.range(words))
    }

    /// One time.
    fn point(&self, words: &[&str]) -> Option<Reading> {
        match words {
            [] => None,
            ["since", rest @ ..] => {
                let past = Reader { tense: Tense::Past, ..*self };
                let (stretch, rule) = past.point(rest)?;
                let until = self.published?;
                Some((Stretch::new(stretch.first, until)?, rule.or(Some("since"))))
            }
            ["not", "until" | "till" | "before", rest @ ..] => self.point(rest),
            ["until" | "till", rest @ ..] => {
                self.until(Reader { tense: Tense::Future, ..*self }.point(rest)?)
            }
            // Of the past, `by Friday` has no beginning.
            ["by", rest @ ..] | ["no" | "not", "later", "than", rest @ ..] => {
                self.until(self.point(rest)?)
            }
            ["before", rest @ ..] if self.tense == Tense::Future => {
                // `before the end of May` is by then.
                let of_end = matches!(rest, ["end", ..] | [.., "end"]);
                let (stretch, rule) = self.point(rest)?;
                let last = plus(stretch.first, Unit::Day, -1)?;
                self.until((Stretch::day(if of_end { stretch.last } else { last }), rule))
            }
            ["in" | "for", rest @ ..] => self.simple(words).or_else(|| self.point(rest)),
            _ => self
                .simple(words)
                .or_else(|| self.within(words))
                .or_else(|| self.after_length(words)),
        }
    }

    /// A time in itself.
    fn simple(&self, words: &[&str]) -> Option<Reading> {
        absolute(words)
            .map(|stretch| (stretch, None))
            .or_else(|| self.part(words))
            .or_else(|| self.counted(words))
            .or_else(|| self.named(words))
    }

    fn until(&self, (stretch, rule): Reading) -> Option<Reading> {
        Some((Stretch::new(self.published?, stretch.last)?, rule.or(Some("until"))))
    }

    /// `two hours on Friday`: somewhere in that time; `48 hours from Friday`: all of it.
    fn after_length(&self, words: &[&str]) -> Option<Reading> {
        let (length, rest) = length(words)?;
        match rest {
            // `two weeks from Friday` may be one day.
            ["from", start @ ..] if matches!(length, Length::Hours(_)) => {
                let (start, rule) = self.point(start)?;
                Some((Stretch::new(start.first, length.after(start.first)?)?, rule))
            }
            ["since" | "until" | "till" | "by" | "before" | "after" | "from" | "not", ..] => None,
            _ => self.phrase(rest),
        }
    }
}

#[cfg(test)]
mod tests;
