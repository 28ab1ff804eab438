//! Leaves out of a time what tells no day: hours, clock times, fillers.

use super::calendar::Unit;
use super::terms::{month, ordinal};
use crate::lexicon::{CLOCK, HOURS, NOISE};
use crate::number::is_number;

/// The words that tell days.
pub(super) fn tidy(tokens: &[String]) -> Vec<&str> {
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let idle = idle(&words, at, &kept);
        if idle == 0 {
            kept.push(word);
        }
        at += idle.max(1);
    }
    kept
}

/// How many words from here on tell no day.
fn idle(words: &[&str], at: usize, kept: &[&str]) -> usize {
    let rest = words.get(at..).unwrap_or(&[]);
    let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or("");
    let after_hour = HOURS.contains(&before) || matches!(before, "small" | "early" | "late");
    let of_unit = before == "hours" || Unit::of(before).is_some();
    let counted = ordinal(before).is_some() && !before.starts_with(|c: char| c.is_ascii_digit());
    match rest {
        // `as early as March` is March, not its first third
        ["as", "early" | "soon" | "late" | "recently", "as", ..] => 3,
        ["small" | "wee", "hours", ..] => 1,
        ["hours", ..] if after_hour => 1,
        // `in two weeks' time`, but not `the third time`
        ["time", ..] if before == "local" || of_unit => 1,
        // `the third night`
        [_, ..] if counted && is_hour(rest) => 0,
        ["at", ..] if clock(rest) > 0 => clock(rest),
        // `before dawn on Monday` is Monday, `before Monday` is not.
        [near, hour @ ..] if NEAR.contains(near) && hour_end(hour) > 0 => 1,
        // `from 11 a.m. to 2 p.m. on Sunday`, `Sunday, noon to midnight`
        ["from" | "between", hour @ ..] if hour_end(hour) > 0 && !of_unit => 1,
        ["to" | "and" | "until" | "till", hour @ ..]
            if hour_end(hour) > 0 && (kept.is_empty() || hour_end(hour) == hour.len()) =>
        {
            1
        }
        ["night", ..] if kept.last() == Some(&"last") => 0,
        ["night", "to" | "into", _, ..] if kept.is_empty() => 0,
        [_, ..] if is_hour(rest) => 1,
        // `in two weeks` is counted, `for two weeks` is not a day
        ["in" | "for", ..] if kept.is_empty() => 0,
        ["from", ..] if !kept.is_empty() => 0,
        // `over the weekend` is the weekend, `over a year` is more than that
        ["over", count, ..] if is_number(count) || matches!(*count, "a" | "an") => 0,
        [word, ..] if NOISE.contains(word) => 1,
        _ => clock(rest),
    }
}

fn is_hour(words: &[&str]) -> bool {
    words.first().is_some_and(|word| HOURS.contains(word))
}

/// How many words an hour takes, if one begins here.
fn hour_end(words: &[&str]) -> usize {
    if is_hour(words) { 1 } else { clock(words) }
}

/// How many words a clock time takes, if one begins here.
fn clock(words: &[&str]) -> usize {
    let hour = |word: &str| {
        word.parse().map_or(is_number(word), |hour: u32| hour <= 24 || word.len() == 4)
    };
    match words {
        ["at", number, after @ ..] if hour(number) => {
            let dated = after.first().is_some_and(|word| month(word).is_some());
            if dated { 0 } else { 2 }
        }
        [number, clock, ..] if CLOCK.contains(clock) && number_like(number) => 2,
        [word, ..] if CLOCK.contains(word) || is_clock(word) => 1,
        _ => 0,
    }
}

fn number_like(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || is_number(word)
}

/// `19:40`, `10am`, `10.30pm`
fn is_clock(word: &str) -> bool {
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    digits && (word.contains(':') || word.ends_with("am") || word.ends_with("pm"))
}

/// Words that lay an hour near another.
const NEAR: &[&str] =
    &["before", "after", "around", "about", "at", "pre", "the", "past", "nearly", "almost"];

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn what_tells_days_is_kept() {
        for (phrase, expected) in [
            ("shortly before midnight Wednesday night", "wednesday"),
            ("Tuesday at 10:30 a.m.", "tuesday"),
            ("at 10 on Monday", "monday"),
            ("at 5 p.m. on 3 March", "3 march"),
            ("around 13:40 local time", ""),
            ("the small hours of Friday", "friday"),
            ("in the early hours of Friday", "in early friday"),
            ("last night", "last night"),
            ("the past 24 hours", "past 24 hours"),
            ("as early as March", "march"),
            ("1400 GMT on Sunday", "sunday"),
            ("before Monday", "before monday"),
            ("for the past week", "for past week"),
            ("from 11 am to 2 pm on Sunday", "sunday"),
            ("Sunday from 11:00 to 14:00", "sunday"),
            ("Sunday, noon to midnight", "sunday"),
            ("from Monday evening to noon on Tuesday", "monday to tuesday"),
            ("from 11 pm Saturday to 5 am Sunday", "saturday to sunday"),
            ("the night to Tuesday", "night to tuesday"),
            ("Monday night to Tuesday", "monday to tuesday"),
            ("the third night in May", "third night may"),
            ("third time this month", "third time this month"),
            ("in two weeks' time", "in two weeks"),
            ("over the weekend", "weekend"),
            ("over a year ago", "over a year ago"),
        ] {
            assert_eq!(tidy(&tokens(phrase)).join(" "), expected, "{phrase}");
        }
    }
}
