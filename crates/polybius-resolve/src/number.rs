//! Counts as numbers: `at least a dozen` is 12 or more.
//!
//! Bounds are what the words allow, not what they suggest: `more than 1,200` begins at
//! 1,201, `dozens` at two dozen, `several` at three, `40-odd` at 40. Words of nearness
//! (`about`, `nearly`, `some`) say the number itself. Shares (`a third`, `12%`, `one in
//! five`), money, clock times and ages are no counts, and `a group of` says none.

mod count;

use crate::words::{Gap, Words};
use count::Count;
pub(crate) use count::{exact, is_number};

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
/// assert_eq!(bounds("at 19:40"), None);
/// ```
pub fn read(phrase: &str) -> Option<Bounds> {
    let words = Words::new(phrase);
    for at in 0..words.len() {
        if let Some(count) = Count::at(&words, at) {
            let told = Told { phrase, words: &words, at, count };
            return match told.kind() {
                Kind::Count => Some(told.bounds()),
                Kind::Age if article(&words, at) => Some(Bounds::of(1)),
                Kind::Age | Kind::Other => None,
            };
        }
    }
    article(&words, words.len()).then_some(Bounds::of(1))
}

impl Bounds {
    fn of(number: u64) -> Bounds {
        Bounds { low: Some(number), high: Some(number) }
    }
}

/// Whether the words before this one say one by an article, and not one of many: `a group
/// of`, `a third`, `a man and a woman`.
fn article(words: &Words, end: usize) -> bool {
    let is_article = |at| matches!(words.plain(at), "a" | "an" | "another");
    let Some(at) = (0..end).find(|&at| is_article(at)) else { return false };
    let last = match words.find(at + 1, end.min(at + 5), &["of"]) {
        Some(of) => Some(of - 1),
        None => (at + 2 == end).then_some(at + 1),
    };
    let collective = last.is_some_and(|last| COLLECTIVES.contains(&words.plain(last)));
    let pair = (at + 1..end).any(|next| words.plain(next) == "and" && is_article(next + 1));
    !collective && !pair
}

/// What a number is said of.
enum Kind {
    Count,
    Age,
    Other,
}

/// A count where it stands.
struct Told<'a> {
    phrase: &'a str,
    words: &'a Words,
    at: usize,
    count: Count,
}

impl Told<'_> {
    fn kind(&self) -> Kind {
        let Told { words, at, .. } = *self;
        let end = self.second().unwrap_or(self.count).end;
        let (before, after) = (self.before(), self.after(end));
        let sign = |rest: &str| {
            let mut chars = rest.chars();
            matches!(chars.next(), Some(':' | '/')) && chars.next().is_some_and(char::is_numeric)
        };
        let next = words.plain(end);
        let money = MONEY.contains(&next)
            || before.ends_with(['$', '€', '£', '¥', '₹'])
            || at.checked_sub(1).is_some_and(|at| MONEY.contains(&words.plain(at)));
        let share = after.trim_start().starts_with('%')
            || SHARES.contains(&next)
            || next == "in" && is_number(words.plain(end + 1))
            || next == "out" && is_number(words.plain(end + 2));
        let clock = sign(after) || matches!(next, "am" | "pm" | "gmt" | "utc" | "oclock");
        let unit = matches!(next, "year" | "month" | "week" | "day");
        if unit && matches!(words.plain(end + 1), "old" | "olds") {
            return Kind::Age;
        }
        if money || share || clock { Kind::Other } else { Kind::Count }
    }

    fn before(&self) -> &str {
        let start = self.words.bytes(self.at, self.at + 1).0;
        self.phrase.get(..start).unwrap_or("").trim_end()
    }

    fn after(&self, end: usize) -> &str {
        let end = self.words.bytes(self.at, end).1;
        self.phrase.get(end..).unwrap_or("")
    }

    /// What the words before and after make of it.
    fn bounds(&self) -> Bounds {
        let Told { words, at, count: Count { value, open, end, .. }, .. } = *self;
        let back = |steps: usize| at.checked_sub(steps).map_or("", |at| words.plain(at));
        let negated = matches!(back(3), "no" | "not");
        let from = |low: u64| Bounds { low: Some(low), high: None };
        let until = |high: u64| Bounds { low: None, high: Some(high) };
        if let Some(bounds) = self.range() {
            return bounds;
        }
        match (back(2), back(1)) {
            ("at", "least") | (_, "minimum") | ("minimum" | "upward" | "upwards", "of") => {
                from(value)
            }
            ("few" | "little", "as") => from(value),
            ("fewer" | "less", "than") if negated => from(value),
            ("more" | "greater", "than") if negated => until(value),
            ("more" | "greater" | "higher" | "larger", "than") | ("excess", "of") => {
                from(value.saturating_add(1))
            }
            (_, "over" | "above" | "exceeding" | "beyond") => from(value.saturating_add(1)),
            ("up", "to") | ("many" | "much", "as") | ("at", "most") => until(value),
            ("maximum", "of") | (_, "maximum") => until(value),
            ("fewer" | "less", "than") | (_, "under" | "below") => until(value.saturating_sub(1)),
            _ if open || self.after(end).trim_start().starts_with('+') => from(value),
            _ => match (words.plain(end), words.plain(end + 1)) {
                ("plus" | "odd", _) | ("or", "more") => from(value),
                ("or", "fewer" | "less") => until(value),
                _ => Bounds::of(value),
            },
        }
    }

    /// The second number of `30 to 40`, `30-40`, `30 or 40`, `between 30 and 40`.
    fn second(&self) -> Option<Count> {
        let Told { words, at, count: Count { end, .. }, .. } = *self;
        let between = at.checked_sub(1).is_some_and(|at| words.plain(at) == "between");
        let dash = matches!(words.gap(end), Gap::Hyphen | Gap::Dash);
        match words.plain(end) {
            "to" | "or" => Count::at(words, end + 1),
            "and" if between => Count::at(words, end + 1),
            _ => Count::at(words, end).filter(|_| dash),
        }
    }

    /// From one number to the second, which may lend its scale: `2 to 3 million`.
    fn range(&self) -> Option<Bounds> {
        let Count { value, scale, .. } = self.count;
        let second = self.second()?;
        let scaled = scale == 1 && second.scale > 1 && value < second.value / second.scale;
        let low = if scaled { value.saturating_mul(second.scale) } else { value };
        let high = (!second.open).then_some(second.value);
        (low <= second.value).then_some(Bounds { low: Some(low), high })
    }
}

/// What makes a share of a count.
#[rustfmt::skip] // a list, not a column
const SHARES: &[&str] = &[
    "percent", "per", "pc", "percentage", "third", "thirds", "quarter", "quarters", "fifth",
    "fifths", "half", "halves", "tenth", "tenths",
];

/// What money is counted in.
#[rustfmt::skip] // a list, not a column
const MONEY: &[&str] = &[
    "dollar", "dollars", "usd", "euro", "euros", "eur", "pound", "pounds", "gbp",
    "rupee", "rupees", "rs", "yen", "yuan", "rouble", "roubles", "ruble", "rubles", "naira",
    "peso", "pesos", "shekel", "shekels", "franc", "francs", "rand", "lira", "dinar", "dinars",
    "riyal", "riyals", "dirham", "dirhams", "shilling", "shillings", "hryvnia", "zloty",
];

/// Words that are one of many.
#[rustfmt::skip] // a list, not a column
const COLLECTIVES: &[&str] = &[
    "number", "handful", "group", "crowd", "mob", "gang", "band", "lot", "majority", "minority",
    "third", "quarter", "half", "fifth", "tenth", "part", "family", "team", "unit", "batch",
    "wave", "string", "series", "convoy", "column", "fleet", "percentage", "proportion",
    "fraction", "range", "multitude", "throng", "party", "squad", "platoon", "battalion",
    "brigade", "contingent", "delegation",
];

#[cfg(test)]
mod tests;
