//! The days that a dictionary gives a code for: `920628-961001`, `<19960101`, `>960101`.

use jiff::civil::Date;

/// First and last day. A day after `<` is the first on which the code holds no more, one
/// after `>` the first on which it holds, so that a change on a day leaves no gap.
pub(super) fn read(text: &str) -> Result<(Option<Date>, Option<Date>), String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Ok((None, None));
    }
    if let Some(end) = text.strip_prefix('<') {
        let last = day(end)?.yesterday().map_err(|_| unreadable(end))?;
        return Ok((None, Some(last)));
    }
    if let Some(begin) = text.strip_prefix('>') {
        return Ok((Some(day(begin)?), None));
    }
    let Some((begin, end)) = text.split_once('-') else {
        return Err(format!(
            "`{text}` is no stretch of days: write <, > or two days with a hyphen"
        ));
    };
    let (from, to) = (day(begin)?, day(end)?);
    if to < from {
        return Err(format!("`{text}` ends before it begins"));
    }
    Ok((Some(from), Some(to)))
}

/// A day in eight digits, or in six: years up to 30 are of this century.
fn day(text: &str) -> Result<Date, String> {
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<i16>().ok());
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let split = text.len().checked_sub(4).filter(|at| digits && matches!(at, 2 | 4));
    let split = split.ok_or_else(|| unreadable(text))?;
    let year = number(text.get(..split)).map(|year| match split {
        2 if year <= 30 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    });
    let month = number(text.get(split..split + 2));
    let of_month = number(text.get(split + 2..));
    let small = |part: Option<i16>| part.and_then(|part| i8::try_from(part).ok());
    let parts = year.zip(small(month)).zip(small(of_month));
    parts
        .and_then(|((year, month), day)| Date::new(year, month, day).ok())
        .ok_or_else(|| unreadable(text))
}

fn unreadable(text: &str) -> String {
    format!("`{text}` is no day: write it as 20011222 or 011222")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_days() {
        let cases = [
            ("", "-..-"),
            ("920628-961001", "1992-06-28..1996-10-01"),
            ("19920628 - 19961001", "1992-06-28..1996-10-01"),
            ("<960101", "-..1995-12-31"),
            (">960101", "1996-01-01..-"),
            ("> 20011222", "2001-12-22..-"),
            (">300101", "2030-01-01..-"),
            (">310101", "1931-01-01..-"),
        ];
        for (text, expected) in cases {
            let (from, to) = read(text).unwrap();
            let show = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
            assert_eq!(format!("{}..{}", show(from), show(to)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_stretch() {
        let cases = [
            ("960101", "is no stretch of days"),
            ("<961301", "`961301` is no day"),
            ("<9601", "`9601` is no day"),
            (">96-01-01", "`96-01-01` is no day"),
            ("<soon", "`soon` is no day"),
            ("<١٢٣", "is no day"),
            ("961001-920628", "ends before it begins"),
        ];
        for (text, expected) in cases {
            let told = read(text).unwrap_err();
            assert!(told.contains(expected), "{text}: {told}");
        }
    }
}
