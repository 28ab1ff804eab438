use super::*;
use proptest::prelude::*;

/// A Wednesday.
const PUBLISHED: Date = Date::constant(2025, 3, 19);

fn told(phrase: &str, published: Option<Date>, tense: Tense) -> String {
    match read(phrase, published, tense) {
        None => "none".into(),
        Some(Told { first, last, .. }) if first == last => first.to_string(),
        Some(Told { first, last, .. }) => format!("{first} {last}"),
    }
}

#[test]
fn phrases() {
    use Tense::{Future, Past};
    let cases = [
        // weekdays
        ("Tuesday", Past, "2025-03-18"),
        ("on Tuesday", Past, "2025-03-18"),
        ("Wednesday", Past, "2025-03-19"),
        ("Thursday", Past, "2025-03-13"),
        ("Thursday", Future, "2025-03-20"),
        ("Wednesday", Future, "2025-03-19"),
        ("next Wednesday", Past, "2025-03-26"),
        ("last Wednesday", Past, "2025-03-12"),
        ("coming Friday", Past, "2025-03-21"),
        ("this Monday", Past, "2025-03-17"),
        ("Monday night", Past, "2025-03-17"),
        ("late on Monday", Past, "2025-03-17"),
        ("early Monday", Past, "2025-03-17"),
        ("Tuesday at 10:30 a.m.", Past, "2025-03-18"),
        ("Tuesday last week", Past, "2025-03-11"),
        ("Monday of next week", Past, "2025-03-24"),
        ("Monday and Tuesday", Past, "2025-03-17 2025-03-18"),
        // near days
        ("today", Past, "2025-03-19"),
        ("this morning", Past, "2025-03-19"),
        ("yesterday", Past, "2025-03-18"),
        ("last night", Past, "2025-03-18"),
        ("tomorrow", Past, "2025-03-20"),
        ("the day before yesterday", Past, "2025-03-17"),
        ("overnight", Past, "2025-03-18 2025-03-19"),
        // counts
        ("three days ago", Past, "2025-03-16"),
        ("a week ago", Past, "2025-03-10 2025-03-16"),
        ("two months ago", Past, "2025-01-01 2025-01-31"),
        ("10 years ago", Past, "2015-01-01 2015-12-31"),
        ("in two weeks", Future, "2025-03-31 2025-04-06"),
        ("in 10 days", Future, "2025-03-29"),
        ("the past two weeks", Past, "2025-03-05 2025-03-19"),
        ("the last three days", Past, "2025-03-16 2025-03-19"),
        ("within 30 days", Future, "2025-03-19 2025-04-18"),
        // units
        ("last week", Past, "2025-03-10 2025-03-16"),
        ("this week", Past, "2025-03-17 2025-03-23"),
        ("next week", Past, "2025-03-24 2025-03-30"),
        ("the past week", Past, "2025-03-12 2025-03-19"),
        ("earlier this week", Past, "2025-03-17 2025-03-19"),
        ("later this month", Future, "2025-03-19 2025-03-31"),
        ("last month", Past, "2025-02-01 2025-02-28"),
        ("next month", Past, "2025-04-01 2025-04-30"),
        ("last year", Past, "2024-01-01 2024-12-31"),
        ("over the weekend", Past, "2025-03-15 2025-03-16"),
        ("this weekend", Future, "2025-03-22 2025-03-23"),
        ("last quarter", Past, "2024-10-01 2024-12-31"),
        ("since Monday", Past, "2025-03-17 2025-03-19"),
        ("until Friday", Past, "2025-03-19 2025-03-21"),
        // the calendar
        ("March 3", Past, "2025-03-03"),
        ("March 3", Future, "2026-03-03"),
        ("April 2", Past, "2024-04-02"),
        ("3 March 2024", Past, "2024-03-03"),
        ("March 3, 2024", Past, "2024-03-03"),
        ("Tuesday, March 4", Past, "2025-03-04"),
        ("Tuesday, 4 March 2025", Past, "2025-03-04"),
        ("2024-03-05", Past, "2024-03-05"),
        ("the 3rd of March", Past, "2025-03-03"),
        ("on the 13th", Past, "2025-03-13"),
        ("in March", Past, "2025-03-01 2025-03-31"),
        ("June", Past, "2024-06-01 2024-06-30"),
        ("June", Future, "2025-06-01 2025-06-30"),
        ("last June", Past, "2024-06-01 2024-06-30"),
        ("March last year", Past, "2024-03-01 2024-03-31"),
        ("in June of this year", Future, "2025-06-01 2025-06-30"),
        ("March 2022", Past, "2022-03-01 2022-03-31"),
        ("early March", Past, "2025-03-01 2025-03-10"),
        ("in early 2019", Past, "2019-01-01 2019-05-01"),
        ("mid-January", Past, "2025-01-11 2025-01-20"),
        ("late last month", Past, "2025-02-19 2025-02-28"),
        ("late 2023", Past, "2023-09-01 2023-12-31"),
        ("2014", Past, "2014-01-01 2014-12-31"),
        ("the 1990s", Past, "1990-01-01 1999-12-31"),
        ("third quarter of 2024", Past, "2024-07-01 2024-09-30"),
        ("Q2 2024", Past, "2024-04-01 2024-06-30"),
        ("first half of this year", Past, "2025-01-01 2025-06-30"),
        ("Christmas Day", Past, "2024-12-25"),
        ("February 29", Past, "2024-02-29"),
        // ranges
        ("between May 3 and 5", Past, "2024-05-03 2024-05-05"),
        ("May 3-5", Past, "2024-05-03 2024-05-05"),
        ("3–5 May", Future, "2025-05-03 2025-05-05"),
        ("3 to 5 May 2023", Past, "2023-05-03 2023-05-05"),
        ("from March 3 to April 5, 2024", Past, "2024-03-03 2024-04-05"),
        ("from 2011 to 2013", Past, "2011-01-01 2013-12-31"),
        ("between January and March", Past, "2025-01-01 2025-03-31"),
        ("from Thursday to Tuesday", Past, "2025-03-13 2025-03-18"),
        ("from Thursday to Sunday", Past, "2025-03-13 2025-03-16"),
        ("from Tuesday to Thursday", Past, "2025-03-11 2025-03-13"),
        ("from Tuesday to Thursday", Future, "2025-03-25 2025-03-27"),
        ("before dawn on Monday", Past, "2025-03-17"),
        // no guessing
        ("before Monday", Past, "none"),
        ("after dark", Past, "none"),
        ("recently", Past, "none"),
        ("a few days ago", Past, "none"),
        ("several weeks ago", Past, "none"),
        ("before the war", Past, "none"),
        ("two days earlier", Past, "none"),
        ("for three days", Past, "none"),
        ("February 30", Past, "none"),
        ("99999999999 days ago", Past, "none"),
        ("", Past, "none"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(phrase, tense, expected)| (phrase, expected, told(phrase, Some(PUBLISHED), *tense)))
        .filter(|(_, expected, told)| **expected != told)
        .map(|(phrase, expected, told)| format!("{phrase}: expected {expected}, told {told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_day_of_publication_only_the_calendar_speaks() {
    for (phrase, expected) in [
        ("3 March 2024", "2024-03-03"),
        ("2014", "2014-01-01 2014-12-31"),
        ("Tuesday", "none"),
        ("March 3", "none"),
        ("last week", "none"),
    ] {
        assert_eq!(told(phrase, None, Tense::Past), expected, "{phrase}");
    }
}

#[test]
fn precision_and_reason() {
    use TimePrecision::{Day, Month, Week, Year};
    let counted = |rule| Reason::FromPublication { rule };
    for (phrase, precision, reason) in [
        ("Tuesday", Day, counted("weekday")),
        ("overnight", Day, counted("overnight")),
        ("last week", Week, counted("last week")),
        ("early March", Week, counted("month without year")),
        ("March 2024", Month, Reason::Calendar),
        ("early 2019", Year, Reason::Calendar),
        ("3 March 2024", Day, Reason::Calendar),
    ] {
        let told = read(phrase, Some(PUBLISHED), Tense::Past).unwrap();
        assert_eq!((told.precision, told.reason), (precision, reason), "{phrase}");
    }
}

proptest! {
    #[test]
    fn any_phrase_reads_in_order(
        phrase in "((last|next|this|early|mid|since|until|March|May|week|year|days|ago|in|to|and|q1|half|monday|weekend|[0-9]{1,5}(th)?|\\PC{0,4})[ -]){0,6}",
        year in -9999i16..=9999,
        month in 1i8..=12,
        future in any::<bool>(),
    ) {
        let published = Date::new(year, month, 28).ok();
        let tense = if future { Tense::Future } else { Tense::Past };
        if let Some(told) = read(&phrase, published, tense) {
            prop_assert!(told.first <= told.last);
        }
    }
}
