use super::*;
use proptest::prelude::*;

#[test]
fn every_case_of_the_table() {
    let number = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
    let mut wrong = String::new();
    let lines = include_str!("cases.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (phrase, expected) = line.split_once(" | ").unwrap();
        let told = read(phrase).map_or("none".into(), |Bounds { low, high }| {
            format!("{}..{}", number(low), number(high))
        });
        if told != expected {
            wrong += &format!("{line}\n    told {told}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

proptest! {
    #[test]
    fn any_phrase_reads_or_not(
        phrase in "((at least|up to|hundreds of|nine|ninety|hundred|billion|a|no|to|[0-9,.]{1,25}|\\PC{0,6})[ -]){0,9}"
    ) {
        if let Some(Bounds { low: Some(low), high: Some(high) }) = read(&phrase) {
            prop_assert!(low <= high, "{low} {high}");
        }
    }
}
