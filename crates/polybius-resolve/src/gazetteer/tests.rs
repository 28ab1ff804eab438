use super::*;
use proptest::prelude::*;

fn record(id: u32, name: &str, names: &[&str], population: u64) -> Record {
    Record {
        id,
        name: name.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        point: (1.25, -36.5),
        feature: ("P".to_owned(), "PPL".to_owned()),
        country: "KE".to_owned(),
        division: "05".to_owned(),
        population,
    }
}

fn bearers(gazetteer: &Gazetteer, name: &str) -> Vec<(u32, bool)> {
    let id = |row| gazetteer.place(row).unwrap().id;
    gazetteer.get(name).iter().map(|(row, other)| (id(row), other)).collect()
}

#[test]
fn names_lead_to_their_bearers_the_largest_first() {
    let records = vec![
        record(7, "Nyeri", &["Ñyeri", "nyry", "NYE", "Нери"], 500),
        record(3, "Nyeri Hill", &[], 0),
        record(9, "Little Nyeri", &["Nyeri"], 90_000),
    ];
    let gazetteer = Gazetteer::compile(records);
    assert_eq!(bearers(&gazetteer, "nyeri"), [(9, true), (7, false)]);
    assert_eq!(gazetteer.names(), 3, "small letters, abbreviations, other scripts are no names");
    for (text, expected) in [
        ("Nyeri Hill station", Some(2)),
        ("Nyeri, Hill", Some(1)),
        ("Nyeri hill", Some(1)),
        ("Nyerin", None),
    ] {
        let words = Words::new(text);
        assert_eq!(gazetteer.longest(&words, 0).map(|(to, _)| to), expected, "{text}");
    }
}

#[test]
fn of_two_with_one_id_the_last_counts() {
    let gazetteer =
        Gazetteer::compile(vec![record(1, "Old Town", &[], 1), record(1, "Newtown", &[], 1)]);
    assert_eq!((gazetteer.len(), gazetteer.by_id(1)), (1, Some(0)));
    assert_eq!(gazetteer.place(0).unwrap().name, "Newtown");
    assert!(bearers(&gazetteer, "old town").is_empty());
}

#[test]
fn divisions_are_found_by_their_codes() {
    let mut division = record(5, "Embu County", &[], 10);
    division.feature = ("A".to_owned(), "ADM1".to_owned());
    let gazetteer = Gazetteer::compile(vec![record(6, "Embu", &[], 10), division]);
    assert_eq!(gazetteer.division_row("KE", "05"), Some(0));
    let city = gazetteer.place(1).unwrap();
    assert_eq!(gazetteer.division(city.division.unwrap()), Some(("KE", "05", Some(0))));
}

#[test]
fn bytes_that_are_no_gazetteer_are_refused() {
    let whole = Gazetteer::compile(vec![record(1, "Nyeri", &[], 1)]).to_bytes();
    for bytes in [&b"PK"[..], &whole[..whole.len() - 20], &whole[..30]] {
        assert!(Gazetteer::from_bytes(Cow::Owned(bytes.to_vec())).is_err());
    }
}

#[test]
fn the_embedded_gazetteer_reads() {
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.len() > 150_000 && gazetteer.names() > 300_000, "{gazetteer:?}");
    let Some((2, paris)) = gazetteer.longest(&Words::new("to Paris"), 1) else { panic!() };
    let place = gazetteer.place(paris.iter().next().unwrap().0).unwrap();
    assert_eq!((place.id, place.name), (2_988_507, "Paris"));
    assert_eq!(gazetteer.countries()[place.country.unwrap()], "FR");
    let (_, _, region) = gazetteer.division(place.division.unwrap()).unwrap();
    assert_eq!(gazetteer.place(region.unwrap()).unwrap().name, "Île-de-France");
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(
        rows in prop::collection::vec(
            (0u32..50, "[A-Z][a-z]{2,6}( [A-Z][a-z]{2,4})?", -90.0..90.0f64, -180.0..180.0f64, 0u64..20_000_000),
            0..30,
        )
    ) {
        let made = rows.iter().map(|(id, name, lat, lon, people)| Record {
            point: (*lat, *lon),
            ..record(*id, name, &[], *people)
        });
        let first = Gazetteer::compile(made.collect());
        let second = Gazetteer::from_bytes(Cow::Owned(first.to_bytes())).unwrap();
        prop_assert_eq!(first.len(), second.len());
        for (id, name, lat, lon, people) in rows.iter().rev().take(1) {
            let place = second.place(second.by_id(*id).unwrap()).unwrap();
            prop_assert_eq!(place.name, name.as_str());
            prop_assert!((place.point.0 - lat).abs() < 3e-5 && (place.point.1 - lon).abs() < 3e-5);
            let told = f64::from(place.people).exp();
            prop_assert!((told / (*people as f64 + 1.0) - 1.0).abs() < 1e-2);
            prop_assert!(bearers(&second, &name.to_lowercase()).contains(&(*id, false)));
        }
    }
}
