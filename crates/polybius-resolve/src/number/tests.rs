use super::*;
use proptest::prelude::*;

#[test]
fn phrases() {
    let cases = [
        ("12", "12..12"),
        ("1,200", "1200..1200"),
        ("1.5 million", "1_500_000..1_500_000"),
        ("at least a dozen", "12.."),
        ("at least 17 people", "17.."),
        ("no fewer than 9", "9.."),
        ("not less than two", "2.."),
        ("between 30 and 40", "30..40"),
        ("30 to 40 protesters", "30..40"),
        ("30-40", "30..40"),
        ("30–40", "30..40"),
        ("two or three", "2..3"),
        ("two to three dozen", "24..36"),
        ("2 to 3 million", "2_000_000..3_000_000"),
        ("hundreds of thousands", "200_000.."),
        ("tens of thousands of people", "20_000.."),
        ("dozens", "24.."),
        ("scores of villagers", "40.."),
        ("hundreds", "200.."),
        ("thousands of", "2000.."),
        ("several", "3.."),
        ("several hundred", "300.."),
        ("a few thousand", "3000.."),
        ("a couple of", "2..2"),
        ("more than 1,200", "1201.."),
        ("more than a dozen", "13.."),
        ("over 100", "101.."),
        ("about 50", "50..50"),
        ("nearly 300", "300..300"),
        ("some 50,000", "50_000..50_000"),
        ("an estimated 400", "400..400"),
        ("up to 30", "..30"),
        ("as many as 200", "..200"),
        ("no more than five", "..5"),
        ("fewer than 20", "..19"),
        ("two", "2..2"),
        ("twenty-one", "21..21"),
        ("one hundred and five", "105..105"),
        ("two hundred thousand", "200_000..200_000"),
        ("three thousand four hundred", "3400..3400"),
        ("half a dozen", "6..6"),
        ("half a million", "500_000..500_000"),
        ("two dozen", "24..24"),
        ("a", "1..1"),
        ("an officer", "1..1"),
        ("one of its soldiers", "1..1"),
        ("a group of 12 men", "12..12"),
        ("no", "0..0"),
        ("100+", "100.."),
        ("50 or more", "50.."),
        ("both", "2..2"),
        ("12 percent", "none"),
        ("12%", "none"),
        ("two-thirds", "none"),
        ("many", "none"),
        ("civilians", "none"),
        ("99999999999999999999999", "none"),
    ];
    for (phrase, expected) in cases {
        let number = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
        let told = read(phrase).map_or("none".into(), |Bounds { low, high }| {
            format!("{}..{}", number(low), number(high))
        });
        assert_eq!(told, expected.replace('_', ""), "{phrase}");
    }
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
