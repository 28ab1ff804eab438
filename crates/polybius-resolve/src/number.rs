//! Counts as numbers: `at least a dozen` is 12 or more.
//!
//! Bounds are what the words allow, not what they suggest: `more than 1,200` begins at
//! 1,201, `dozens` at two dozen, `several` at three. Words of nearness (`about`, `nearly`,
//! `some`) say the number itself.

use crate::words::{Gap, Words};

/// Least and greatest number that a phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Least; `None` where only the greatest is told (`up to 30`).
    pub low: Option<u64>,
    /// Greatest; `None` when open (`at least 30`).
    pub high: Option<u64>,
}

/// The bounds of the first count in a phrase; `None` if it has none.
///
/// ```
/// use polybius_resolve::number::read;
/// let bounds = |phrase| read(phrase).map(|bounds| (bounds.low, bounds.high));
/// assert_eq!(bounds("at least a dozen"), Some((Some(12), None)));
/// assert_eq!(bounds("between 30 and 40"), Some((Some(30), Some(40))));
/// assert_eq!(bounds("up to 30"), Some((None, Some(30))));
/// assert_eq!(bounds("many"), None);
/// ```
pub fn read(phrase: &str) -> Option<Bounds> {
    let words = Words::new(phrase);
    let mut article = false;
    for at in 0..words.len() {
        if let Some(count) = Count::at(&words, at) {
            let sign = |sign: &str| {
                let end = words.bytes(at, count.end).1;
                phrase.get(end..).is_some_and(|rest| rest.trim_start().starts_with(sign))
            };
            let share = sign("%") || SHARES.contains(&words.plain(count.end));
            return (!share).then(|| count.bounds(&words, at, sign("+")));
        }
        article |= matches!(words.plain(at), "a" | "an" | "another");
    }
    let one = Some(1);
    article.then_some(Bounds { low: one, high: one })
}

/// The value of a lone word of number (`two`, `dozens`).
pub(crate) fn small(word: &str) -> Option<u64> {
    unit(word).or(multiplier(word)).or(plural(word)).or((word == "several").then_some(3))
}

/// Whether a word counts: digits or a word of number.
pub(crate) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || small(word).is_some()
}

/// A number as told, before the words around it make bounds of it.
#[derive(Clone, Copy)]
struct Count {
    value: u64,
    /// Whether it means that many or more: `dozens`.
    open: bool,
    /// What its last word multiplied by: `2 to 3 million`.
    scale: u64,
    /// Word after the last.
    end: usize,
}

impl Count {
    fn at(words: &Words, at: usize) -> Option<Count> {
        let word = words.plain(at);
        if matches!(word, "no" | "none" | "nobody" | "zero") {
            let bound = matches!(words.plain(at + 1), "more" | "fewer" | "less");
            return (!bound).then_some(Count { value: 0, open: false, scale: 1, end: at + 1 });
        }
        if word == "half" && words.plain(at + 1) == "a" {
            let scale = multiplier(words.plain(at + 2))?;
            return Some(Count { value: scale / 2, open: false, scale, end: at + 3 });
        }
        if let Some(value) = plural(word) {
            let mut count = Count { value, open: true, scale: 1, end: at + 1 };
            if words.plain(at + 1) == "of"
                && let Some(of) = plural(words.plain(at + 2))
            {
                // `hundreds of thousands`: two hundred times one thousand
                count = Count { value: value.checked_mul(of / 2)?, end: at + 3, ..count };
            }
            return Some(count);
        }
        if matches!(word, "several" | "few" | "couple") {
            let value = if word == "couple" { 2 } else { 3 };
            let of = usize::from(words.plain(at + 1) == "of");
            let scale = multiplier(words.plain(at + 1 + of)).unwrap_or(1);
            let end = at + 1 + if scale > 1 { of + 1 } else { 0 };
            return Some(Count { value: value * scale, open: word != "couple", scale, end });
        }
        let article = matches!(word, "a" | "an") && multiplier(words.plain(at + 1)).is_some();
        let (value, scale, end) = if article {
            multiplied(words, 1, 0, at + 1)?
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            let (value, tenths) = digits(word)?;
            multiplied(words, value, tenths, at + 1)?
        } else {
            spelled(words, at)?
        };
        Some(Count { value, open: false, scale, end })
    }

    /// What the words before and after make of it.
    fn bounds(self, words: &Words, at: usize, plus: bool) -> Bounds {
        let back = |steps: usize| at.checked_sub(steps).map_or("", |at| words.plain(at));
        let Count { value, open, .. } = self;
        let negated = matches!(back(3), "no" | "not");
        let from = |low: u64| Bounds { low: Some(low), high: None };
        let until = |high: u64| Bounds { low: None, high: Some(high) };
        if let Some(second) = self.range_to(words, back(1) == "between") {
            let scaled = self.scale == 1 && second.scale > 1 && value < second.value / second.scale;
            let low = if scaled { value.saturating_mul(second.scale) } else { value };
            if low <= second.value {
                let high = (!second.open).then_some(second.value);
                return Bounds { low: Some(low), high };
            }
        }
        match (back(2), back(1)) {
            ("at", "least") | (_, "minimum") | ("minimum" | "upwards", "of") => from(value),
            ("fewer" | "less", "than") if negated => from(value),
            ("more" | "greater", "than") if negated => until(value),
            ("more" | "greater" | "higher" | "larger", "than") => from(value.saturating_add(1)),
            (_, "over" | "above" | "exceeding" | "beyond") => from(value.saturating_add(1)),
            ("up", "to") | ("many", "as") | ("at", "most") | ("maximum", "of") => until(value),
            ("fewer" | "less", "than") | (_, "under" | "below") => until(value.saturating_sub(1)),
            _ if open || plus || words.plain(self.end) == "plus" => from(value),
            _ => match (words.plain(self.end), words.plain(self.end + 1)) {
                ("or", "more") => from(value),
                ("or", "fewer" | "less") => until(value),
                _ => Bounds { low: Some(value), high: Some(value) },
            },
        }
    }

    /// The second number of `30 to 40`, `30-40`, `30 or 40`, `between 30 and 40`.
    fn range_to(self, words: &Words, between: bool) -> Option<Count> {
        let link = words.plain(self.end);
        if matches!(link, "to" | "or") || (between && link == "and") {
            return Count::at(words, self.end + 1);
        }
        let dash = matches!(words.gap(self.end), Gap::Hyphen | Gap::Dash);
        Count::at(words, self.end).filter(|_| dash)
    }
}

/// Digits with separators: the whole part, and the tenths after a point.
fn digits(word: &str) -> Option<(u64, u64)> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let whole = whole.replace(',', "").parse().ok()?;
    let tenths = fraction.bytes().next().filter(u8::is_ascii_digit).map_or(0, |d| d - b'0');
    Some((whole, tenths.into()))
}

/// A value and the multipliers that follow it: value, last multiplier, word after.
fn multiplied(words: &Words, value: u64, tenths: u64, at: usize) -> Option<(u64, u64, usize)> {
    let (mut value, mut scale, mut at) = (value, 1u64, at);
    let mut tenths = tenths;
    while let Some(by) = multiplier(words.plain(at)) {
        value = value.checked_mul(by)?.checked_add(tenths * (by / 10))?;
        scale = scale.checked_mul(by)?;
        tenths = 0;
        at += 1;
    }
    Some((value, scale, at))
}

/// A number in words: `one hundred and five thousand`.
fn spelled(words: &Words, start: usize) -> Option<(u64, u64, usize)> {
    let (mut total, mut part, mut scale, mut at) = (0u64, unit(words.plain(start))?, 1, start + 1);
    loop {
        let joins = words.plain(at) == "and" && part % 100 == 0 && total + part > 0;
        let next = at + usize::from(joins && unit(words.plain(at + 1)).is_some());
        let word = words.plain(next);
        if let Some(more) = unit(word).filter(|more| fits_below(part, *more) && next > start) {
            part += more;
        } else if let Some(by) = multiplier(word) {
            scale = by;
            if by >= 1000 {
                total = total.checked_add(part.checked_mul(by)?)?;
                part = 0;
            } else {
                part = part.checked_mul(by)?;
            }
        } else {
            return Some((total.checked_add(part)?, scale, at));
        }
        at = next + 1;
    }
}

/// Whether `more` may follow `part` in one number: `twenty` `one`, `hundred` `five`.
fn fits_below(part: u64, more: u64) -> bool {
    let tens = part % 100 >= 20 && part.is_multiple_of(10) && more < 10;
    tens || (part.is_multiple_of(100) && more < 100)
}

fn unit(word: &str) -> Option<u64> {
    const UNITS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] =
        &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |list: &[&str]| list.iter().position(|known| *known == word);
    let tens = || place(TENS).map(|at| 10 * (at as u64 + 2));
    let lone = || match word {
        "both" | "pair" | "twin" => Some(2),
        "single" => Some(1),
        _ => None,
    };
    place(UNITS).map(|at| at as u64).or_else(tens).or_else(lone)
}

fn multiplier(word: &str) -> Option<u64> {
    match word {
        "dozen" => Some(12),
        "score" => Some(20),
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

/// Two of what a plural names: the least it can mean.
fn plural(word: &str) -> Option<u64> {
    if word == "tens" {
        return Some(20);
    }
    multiplier(word.strip_suffix('s')?).map(|one| 2 * one)
}

/// What makes a share of a count.
const SHARES: &[&str] = &[
    "percent",
    "per",
    "pc",
    "percentage",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "fifths",
    "half",
    "halves",
    "tenths",
];

#[cfg(test)]
mod tests;
