//! A number as told, in digits or words.

use crate::words::{Gap, Shape, Words};

/// A number as told, before the words around it make bounds of it.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub value: u64,
    /// Whether it means that many or more: `dozens`.
    pub open: bool,
    /// What its last word multiplied by: `2 to 3 million`.
    pub scale: u64,
    /// Word after the last.
    pub end: usize,
}

impl Count {
    /// The number that begins at a word.
    pub(super) fn at(words: &Words, at: usize) -> Option<Count> {
        let word = words.plain(at);
        let next = words.plain(at + 1);
        let zero = |end| Some(Count { value: 0, open: false, scale: 1, end });
        match word {
            "no" if matches!(next, "more" | "fewer" | "less") => return None,
            "no" if next == "one" => return zero(at + 2),
            "no" | "none" | "nobody" | "zero" => return zero(at + 1),
            "not" if next == "one" => return zero(at + 2),
            "not" if next == "a" && words.plain(at + 2) == "single" => return zero(at + 3),
            "half" if matches!(next, "a" | "an") => {
                let scale = multiplier(words.plain(at + 2))?;
                return Some(Count { value: scale / 2, open: false, scale, end: at + 3 });
            }
            "multiple" => return Some(Count { value: 2, open: true, scale: 1, end: at + 1 }),
            "few" if at == 0 || words.plain(at - 1) != "a" => return None,
            "several" | "few" | "couple" => return vague(words, at),
            _ => {}
        }
        if let Some(value) = plural(word) {
            let count = Count { value, open: true, scale: 1, end: at + 1 };
            if next == "of"
                && let Some(of) = plural(words.plain(at + 2))
            {
                // `hundreds of thousands`: two hundred times one thousand
                return Some(Count { value: value.checked_mul(of / 2)?, end: at + 3, ..count });
            }
            return Some(count);
        }
        let (value, scale, end) = match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => figures(words, at)?,
            false => spelled(words, at)?,
        };
        Some(Count { value, open: false, scale, end })
    }
}

/// `several hundred thousand`, `a few dozen`, `a couple of`.
fn vague(words: &Words, at: usize) -> Option<Count> {
    let word = words.plain(at);
    let value: u64 = if word == "couple" { 2 } else { 3 };
    let of = usize::from(words.plain(at + 1) == "of");
    let (mut scale, mut end) = (1u64, at + 1);
    let mut next = at + 1 + of;
    let times = |word: &str| multiplier(word).or_else(|| plural(word).map(|two| two / 2));
    while let Some(by) = times(words.plain(next)) {
        scale = scale.checked_mul(by)?;
        next += 1;
        end = next;
    }
    Some(Count { value: value.checked_mul(scale)?, open: word != "couple", scale, end })
}

/// Digits, a letter or multipliers after them: value, last multiplier, word after.
fn figures(words: &Words, start: usize) -> Option<(u64, u64, usize)> {
    let word = words.plain(start);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let scale: u64 = match word.get(digits.len()..)? {
        "" => 1,
        // `10k`; an `F-15K` has no crew of 15,000
        "k" | "m" | "mn" | "bn" if words.get(start)?.shape != Shape::Lower => return None,
        "k" => 1_000,
        "m" | "mn" => 1_000_000,
        "bn" => 1_000_000_000,
        _ => return None,
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value = grouped(whole)?;
    let mut at = start + 1;
    // `12 000`
    let thousand = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    while word.len() <= 3 && words.gap(at) == Gap::Space && thousand(words.plain(at)) {
        value = value.checked_mul(1_000)?.checked_add(words.plain(at).parse().ok()?)?;
        at += 1;
    }
    let mut by = scale;
    while let Some(more) = multiplier(words.plain(at)) {
        by = by.checked_mul(more)?;
        at += 1;
    }
    if !fraction.is_empty() && by == 1 {
        by = lent_scale(words, at);
    }
    let parts = match fraction.len() {
        0 => 0,
        // A part of one is of no count.
        1..=9 if by > 1 => {
            let tenths = 10u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            fraction.parse::<u64>().ok()?.checked_mul(by)? / tenths
        }
        _ => return None,
    };
    Some((value.checked_mul(by)?.checked_add(parts)?, by, at))
}

/// What the second number of `1.5 to 2 million` is multiplied by.
fn lent_scale(words: &Words, at: usize) -> u64 {
    let link = usize::from(matches!(words.plain(at), "to" | "or" | "and"));
    let dash = matches!(words.gap(at), Gap::Hyphen | Gap::Dash);
    let second = if link > 0 || dash { figures(words, at + link) } else { None };
    second.map_or(1, |(_, scale, _)| scale)
}

/// `1200`, `1,200`, and as in India `1,50,000`.
fn grouped(whole: &str) -> Option<u64> {
    let mut groups = whole.rsplit(',');
    let mut fits = true;
    if whole.contains(',') {
        fits = groups.next().is_some_and(|last| last.len() == 3)
            && groups.all(|group| (1..=3).contains(&group.len()));
    }
    whole.replace(',', "").parse().ok().filter(|_| fits)
}

/// A number in words: `one hundred and five thousand`, `a hundred and twenty`, `two and a
/// half million`.
fn spelled(words: &Words, start: usize) -> Option<(u64, u64, usize)> {
    let first = words.plain(start);
    let article = matches!(first, "a" | "an") && multiplier(words.plain(start + 1)).is_some();
    let one = if article { Some(1) } else { unit(first) }?;
    let (mut total, mut part, mut scale, mut at) = (0u64, one, 1, start + 1);
    loop {
        if words.key(at, at + 3) == "and a half"
            && let Some(by) = multiplier(words.plain(at + 3))
        {
            return Some((part.checked_mul(by)?.checked_add(by / 2)?, by, at + 4));
        }
        let joins = words.plain(at) == "and" && part % 100 == 0 && total + part > 0;
        let next = at + usize::from(joins && unit(words.plain(at + 1)).is_some());
        let word = words.plain(next);
        if let Some(more) = unit(word).filter(|more| fits_below(part, *more)) {
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

/// Whether a word counts: digits or a word of number.
pub(crate) fn is_number(word: &str) -> bool {
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    digits || word == "several" || unit(word).or(multiplier(word)).or(plural(word)).is_some()
}

/// The number that words tell exactly: `a`, `3`, `twenty one`, but not `dozens`, `3.5`.
pub(crate) fn exact(words: &[&str]) -> Option<u64> {
    let whole = |word: &str| word.parse::<u64>().is_ok();
    let exact = |word: &&str| {
        let joint = matches!(*word, "a" | "an" | "and");
        joint || whole(word) || unit(word).or(multiplier(word)).is_some()
    };
    if let ["a" | "an"] = words {
        return Some(1);
    }
    let words = words.iter().all(exact).then(|| Words::new(&words.join(" ")))?;
    let count = Count::at(&words, 0).filter(|count| count.end == words.len())?;
    Some(count.value)
}

fn unit(word: &str) -> Option<u64> {
    #[rustfmt::skip] // a list, not a column
    const UNITS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen",
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
        "lakh" => Some(100_000),
        "million" => Some(1_000_000),
        "crore" => Some(10_000_000),
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
