//! The words of the calendar: months, weekdays, seasons, years, ordinals, feasts.

use jiff::civil::Weekday;

/// A month's number.
pub(crate) fn month(word: &str) -> Option<i8> {
    #[rustfmt::skip] // a list, not a column
    const MONTHS: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ];
    let short = |month: &&str| *month == word || (word.len() == 3 && month.starts_with(word));
    let at = MONTHS.iter().position(short).or((word == "sept").then_some(8))?;
    i8::try_from(at + 1).ok()
}

pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The month that a season of three begins with, as in the north.
pub(crate) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" | "springtime" => 3,
        "summer" | "summertime" => 6,
        "autumn" | "fall" => 9,
        "winter" | "wintertime" => 12,
        _ => return None,
    })
}

/// A year with four digits that news may speak of.
pub(crate) fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1000..=2200).contains(&year).then_some(year)
}

/// The first year of a decade: `1990s`, `90s`, `nineties`. What may be a century (`1900s`)
/// or a decade of ours (`the 20s`) is none.
pub(crate) fn decade(word: &str) -> Option<i16> {
    let tens = match word {
        "thirties" | "30s" => 30,
        "forties" | "40s" => 40,
        "fifties" | "50s" => 50,
        "sixties" | "60s" => 60,
        "seventies" | "70s" => 70,
        "eighties" | "80s" => 80,
        "nineties" | "90s" => 90,
        _ => {
            let first = year(word.strip_suffix('s')?).filter(|year| year % 10 == 0)?;
            return (first == 2000 || first % 100 != 0).then_some(first);
        }
    };
    Some(1900 + tens)
}

/// A day of the month: `3`, `03`, `3rd`, `third`.
pub(crate) fn day_of_month(word: &str) -> Option<i8> {
    word.parse().ok().or_else(|| ordinal(word)).filter(|day| (1..=31).contains(day))
}

/// `3rd`, `third`, but no bare number.
pub(crate) fn ordinal(word: &str) -> Option<i8> {
    #[rustfmt::skip] // a list, not a column
    const ORDINALS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
        "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];
    if let Some(at) = ORDINALS.iter().position(|known| *known == word) {
        return i8::try_from(at + 1).ok();
    }
    if word == "thirtieth" {
        return Some(30);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = word.get(digits.len()..).unwrap_or("");
    digits.parse().ok().filter(|_| matches!(suffix, "st" | "nd" | "rd" | "th"))
}

/// Month and day of a feast that has the same date everywhere: no Easter, no Eid, no
/// Independence Day, no bare New Year.
pub(crate) fn feast(words: &[&str]) -> Option<(i8, i8)> {
    Some(match *words {
        ["new", "year" | "years", "day"] => (1, 1),
        ["valentine" | "valentines", "day"] => (2, 14),
        ["international", "women" | "womens", "day"] => (3, 8),
        ["st" | "saint", "patrick" | "patricks", "day"] => (3, 17),
        ["april", "fool" | "fools", "day"] => (4, 1),
        ["anzac", "day"] => (4, 25),
        ["may", "day"] | ["international", "workers", "day"] => (5, 1),
        ["juneteenth"] => (6, 19),
        ["bastille", "day"] => (7, 14),
        ["halloween"] => (10, 31),
        ["armistice", "day"] => (11, 11),
        ["human", "rights", "day"] => (12, 10),
        ["christmas", "eve"] => (12, 24),
        ["christmas"] | ["christmas", "day"] => (12, 25),
        ["boxing", "day"] => (12, 26),
        ["new", "year" | "years", "eve"] => (12, 31),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("mar"), Some(3));
        assert_eq!(month("ma"), None);
        assert_eq!(day_of_month("3rd"), Some(3));
        assert_eq!(day_of_month("third"), Some(3));
        assert_eq!(day_of_month("32"), None);
        assert_eq!(day_of_month("32nd"), None);
        assert_eq!(day_of_month("3am"), None);
        assert_eq!(ordinal("3"), None);
        assert_eq!(year("2014"), Some(2014));
        assert_eq!(year("500"), None);
        assert_eq!(decade("1990s"), Some(1990));
        assert_eq!(decade("90s"), Some(1990));
        assert_eq!(decade("2000s"), Some(2000));
        assert_eq!(decade("1900s"), None);
        assert_eq!(decade("1994s"), None);
        assert_eq!(decade("20s"), None);
    }
}
