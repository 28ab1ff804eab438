//! Dates as feeds and files write them.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// The day that a date of any common form names, as written there: a time of day and a zone
/// are left aside, so that it is the publisher's own day, by which `tonight` is read. `None` for what is no date or can be read in two ways (`03/04/2025`).
///
/// ```
/// use polybius_store::date::parse;
/// let day = parse("Thu, 10 Oct 2024 12:00:00 GMT");
/// assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2024-10-10"));
/// assert_eq!(parse("03/04/2025"), None);
/// ```
pub fn parse(text: &str) -> Option<Date> {
    let all = tokens(text);
    let (day, month, year) = match all.as_slice() {
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2), ..] => (*d, *m, *y),
        [Number(y, 4), Month(m), Number(d, 1..=2), ..] => (*d, *m, *y),
        [Number(d, 1..=2), Month(m), Number(y, 4), ..] => (*d, *m, *y),
        [Month(m), Number(d, 1..=2), Number(y, 4), ..] => (*d, *m, *y),
        // `Oct 10 12:00:00 +0000 2024`: the year last, behind the time.
        [Month(m), Number(d, 1..=2), .., Number(y, 4)] => (*d, *m, *y),
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, 4), ..] => {
            let dotted = text.contains(&format!(".{y}"));
            let (day, month) = day_and_month(*a, *b, dotted)?;
            (day, month, *y)
        }
        [Number(n, 8), ..] => (n % 100, n / 100 % 100, n / 10_000),
        [Number(n, 14)] => {
            let n = n / 1_000_000;
            (n % 100, n / 100 % 100, n / 10_000)
        }
        [Number(seconds, 10)] => return since_1970(*seconds),
        [Number(milliseconds, 13)] => return since_1970(milliseconds / 1000),
        _ => return None,
    };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// With slashes or hyphens Americans put the month first: clear only if one number can be no
/// month, or both are the same. With dots the day is first everywhere.
fn day_and_month(a: i64, b: i64, dotted: bool) -> Option<(i64, i64)> {
    match (a, b) {
        _ if dotted || a > 12 || a == b => Some((a, b)),
        _ if b > 12 => Some((b, a)),
        _ => None,
    }
}

fn since_1970(seconds: i64) -> Option<Date> {
    date(1970, 1, 1).checked_add((seconds / 86_400).days()).ok()
}

enum Token {
    /// Its value and how many digits it is written with.
    Number(i64, usize),
    Month(i64),
    Other,
}
use Token::{Month, Number, Other};

/// Numbers and words; weekdays, ordinal endings and fillers are dropped.
fn tokens(text: &str) -> Vec<Token> {
    let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut rest = text.trim_start_matches('\u{FEFF}');
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        match kind(first) {
            (true, _) => found.push(run.parse().map_or(Other, |n| Number(n, run.len()))),
            (_, true) => found.extend(word(run)),
            _ => {}
        }
    }
    found
}

fn word(run: &str) -> Option<Token> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const FILLERS: [&str; 9] = ["st", "nd", "rd", "th", "of", "the", "on", "年", "月"];
    let run = run.to_lowercase();
    let abbreviates = |full: &&str| run.len() >= 3 && full.starts_with(&run);
    if FILLERS.contains(&run.as_str()) || DAYS.iter().any(abbreviates) {
        return None;
    }
    Some(match MONTHS.iter().position(abbreviates) {
        Some(month) => Month(month as i64 + 1),
        None => Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn common_forms() {
        for form in [
            "2024-10-10",
            "2024-10-10T12:00:00Z",
            "2024-10-10 23:59:59.123+02:00",
            "2024-10-10T00:30:00+09:00",
            "2024-10-10T23:30:00-07:00",
            "Thu, 10 Oct 2024 23:30:00 -0700",
            "2024/10/10",
            "20241010",
            "20241010T101500Z",
            "20241010101500",
            "10 October 2024",
            "10th of October, 2024",
            "Thursday 10 October 2024, 14:00",
            "Thu, 10 Oct 2024 12:00:00 GMT",
            "Thu Oct 10 12:00:00 +0000 2024",
            "Thu Oct 10 12:00:00 2024",
            "October 10, 2024",
            "Oct. 10, 2024, 3:15 p.m.",
            "  THURSDAY, OCTOBER 10, 2024 \n",
            "10-Oct-2024",
            "2024-Oct-10",
            "10/10/2024",
            "10.10.2024",
            "2024年10月10日",
            "1728518400",
            "1728518400000",
        ] {
            assert_eq!(parse(form), Some(date(2024, 10, 10)), "{form}");
        }
        for (form, day) in [
            ("13/04/2025", date(2025, 4, 13)),
            ("04/13/2025", date(2025, 4, 13)),
            ("03.04.2025", date(2025, 4, 3)),
            ("Sept 5 2019", date(2019, 9, 5)),
            ("29 February 2024", date(2024, 2, 29)),
        ] {
            assert_eq!(parse(form), Some(day), "{form}");
        }
    }

    #[test]
    fn what_is_no_date_or_two() {
        for form in [
            "",
            "soon",
            "03/04/2025",
            "2025",
            "2025-03",
            "October 2024",
            "10 October",
            "2025-02-29",
            "2025-13-01",
            "13/13/2025",
            "10/10/24",
            "99999999",
            "2024-W41-4",
            "12345",
            "-1",
            "99999999999999999999999",
        ] {
            assert_eq!(parse(form), None, "{form}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = parse(&text);
        }

        #[test]
        fn every_day_is_read_back(year in 1000i16..9999, month in 1i8..=12, day in 1i8..=28) {
            let day = date(year, month, day);
            prop_assert_eq!(parse(&day.to_string()), Some(day));
        }
    }
}
