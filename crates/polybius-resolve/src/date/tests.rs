use super::*;
use proptest::prelude::*;

/// A Wednesday.
const PUBLISHED: Date = Date::constant(2025, 3, 19);

fn told(phrase: &str, published: Option<Date>, tense: Tense) -> String {
    let Some(told) = read(phrase, published, tense) else { return "unread".to_owned() };
    let days = match told {
        Told { first, last, .. } if first == last => first.to_string(),
        Told { first, last, .. } => format!("{first}..{last}"),
    };
    format!("{days} | {}", told.precision.name())
}

#[test]
fn every_case_of_the_table() {
    let tense = |name: &str| match name {
        "past" => Tense::Past,
        "future" => Tense::Future,
        "long past" => Tense::LongPast,
        other => panic!("no tense: {other}"),
    };
    let mut wrong = String::new();
    let lines = include_str!("cases.txt").lines().enumerate();
    for (at, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.splitn(4, '|').map(str::trim).collect();
        let [phrase, published, name, expected] = cells[..] else { panic!("line {}", at + 1) };
        let published = (published != "-").then(|| published.parse().unwrap());
        let told = told(phrase, published, tense(name));
        if told != expected {
            wrong += &format!("line {}: {line}\n    told {told}\n", at + 1);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn reasons() {
    let counted = |rule| Reason::FromPublication { rule };
    for (phrase, reason) in [
        ("Tuesday", counted("weekday")),
        ("overnight", counted("overnight")),
        ("last week", counted("last week")),
        ("early March", counted("month without year")),
        ("since Friday", counted("weekday")),
        ("since 2019", counted("since")),
        ("March 2024", Reason::Calendar),
        ("early 2019", Reason::Calendar),
        ("9/11", Reason::Calendar),
    ] {
        assert_eq!(read(phrase, Some(PUBLISHED), Tense::Past).unwrap().reason, reason, "{phrase}");
    }
}

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const NAMES: [&str; 10] = [
    "in January",
    "June",
    "December",
    "the weekend",
    "in the spring",
    "March 3",
    "the 15th",
    "Christmas Day",
    "Q3",
    "October 31",
];

/// Times that move with the day of publication, week by week.
const WEEKLY: [&str; 14] = [
    "Monday",
    "on Saturday",
    "last Thursday",
    "next Tuesday",
    "yesterday",
    "tonight",
    "overnight",
    "last week",
    "Friday next week",
    "the weekend",
    "three days ago",
    "since Sunday",
    "the past two weeks",
    "between Monday and Wednesday",
];

/// Any day of the years that news is about.
fn days() -> impl Strategy<Value = Date> {
    (0i64..40_000).prop_map(|days| plus(Date::constant(1950, 1, 1), Unit::Day, days).unwrap())
}

fn tenses() -> impl Strategy<Value = Tense> {
    prop::sample::select(vec![Tense::Past, Tense::Future, Tense::LongPast])
}

proptest! {
    #[test]
    fn any_phrase_reads_in_order(
        phrase in "((last|next|this|early|mid|end|first|since|until|by|before|March|May|spring|week|year|days|ago|in|to|and|q1|half|monday|weekend|[0-9]{1,5}(th)?|\\PC{0,4})[ -]){0,8}",
        year in -9999i16..=9999,
        month in 1i8..=12,
        tense in tenses(),
    ) {
        if let Some(told) = read(&phrase, Date::new(year, month, 28).ok(), tense) {
            prop_assert!(told.first <= told.last);
        }
    }

    #[test]
    fn a_bare_weekday_is_within_a_week_on_the_side_of_its_tense(published in days(), at in 0usize..7) {
        let told = |tense| read(WEEKDAYS[at], Some(published), tense).unwrap();
        let (past, future) = (told(Tense::Past), told(Tense::Future));
        prop_assert!(past.first == past.last && future.first == future.last);
        prop_assert!(past.last <= published && published <= future.first);
        prop_assert_eq!(past.first.weekday().to_monday_zero_offset() as usize, at);
        let apart = plus(past.first, Unit::Day, if past.first == published { 0 } else { 7 });
        prop_assert_eq!(Some(future.first), apart);
    }

    #[test]
    fn the_past_has_begun_and_the_future_is_not_over(published in days(), at in 0usize..10) {
        let past = read(NAMES[at], Some(published), Tense::Past).unwrap();
        prop_assert!(past.first <= published, "{} {past:?}", NAMES[at]);
        let future = read(NAMES[at], Some(published), Tense::Future).unwrap();
        prop_assert!(published <= future.last, "{} {future:?}", NAMES[at]);
        prop_assert_eq!(read(NAMES[at], Some(published), Tense::LongPast), None);
    }

    #[test]
    fn weeks_later_the_same_words_tell_days_weeks_later(
        published in days(),
        weeks in -500i64..500,
        at in 0usize..14,
        future in any::<bool>(),
    ) {
        let tense = if future { Tense::Future } else { Tense::Past };
        let later = |day| plus(day, Unit::Week, weeks).unwrap();
        let told = |published| read(WEEKLY[at], Some(published), tense).unwrap();
        let (now, then) = (told(published), told(later(published)));
        prop_assert_eq!((later(now.first), later(now.last)), (then.first, then.last));
    }

    #[test]
    fn a_date_with_its_year_needs_no_publication(day in days(), published in days(), tense in tenses()) {
        let months = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
        let month = months[day.month() as usize - 1];
        for phrase in [
            format!("{} {month} {}", day.day(), day.year()),
            format!("{month} {}, {}", day.day(), day.year()),
            day.to_string(),
        ] {
            let told = read(&phrase, Some(published), tense).unwrap();
            prop_assert_eq!((told.first, told.last), (day, day), "{}", phrase);
            prop_assert_eq!(read(&phrase, None, tense), Some(told));
        }
    }
}
