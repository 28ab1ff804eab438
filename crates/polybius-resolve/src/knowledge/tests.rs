use super::*;

#[test]
fn the_embedded_tables_read() {
    let knowledge = Knowledge::parse(Tables::EMBEDDED).unwrap();
    assert!(knowledge.countries.len() >= 250);
    assert!(knowledge.organisations.len() >= 120);
    assert!(knowledge.roles.len() >= 350);
    for leader in &knowledge.leaders {
        let known = knowledge.country(&leader.code).is_some()
            || ["IGO", "UNO", "EUR", "ISM"].contains(&leader.code.as_str());
        assert!(known, "{}: {}", leader.name, leader.code);
    }
}

#[test]
fn errors_name_table_line_and_column() {
    let broken = [
        ("code\nAFG", "countries.tsv:2: name: the cell is missing"),
        ("code\nAFG\t\t", "countries.tsv:2: name: the cell is empty"),
        ("code\nA\tA\t\t\t\t\t\t\tx\t1", "countries.tsv:2: lat: `x` cannot be read"),
    ];
    for (countries, expected) in broken {
        let tables = Tables { countries, ..Tables::EMBEDDED };
        assert_eq!(Knowledge::parse(tables).unwrap_err().to_string(), expected);
    }
    let tables = Tables { countries: "code\n", ..Tables::EMBEDDED };
    let message = Knowledge::parse(tables).unwrap_err().to_string();
    assert!(message.starts_with("provinces.tsv:2: code: "), "{message}");
}

#[test]
fn one_name_in_several_terms() {
    let knowledge = Knowledge::embedded();
    let words = Words::new("Donald Trump");
    let (_, entries) = knowledge.longest(&words, 0, |_, _| true).unwrap();
    let term = |day: Option<Date>| {
        let leaders = entries.iter().copied().filter(|entry| entry.sort == Sort::Leader);
        let term = knowledge.on_day(leaders, day).unwrap();
        knowledge.validity(&term).0.unwrap().year()
    };
    assert_eq!(term(Some(Date::constant(2018, 5, 1))), 2017);
    assert_eq!(term(Some(Date::constant(2022, 5, 1))), 2017);
    assert_eq!(term(Some(Date::constant(2010, 5, 1))), 2017);
    assert_eq!(term(None), 2025);
}

#[test]
fn case_tells_names_from_words() {
    let knowledge = Knowledge::embedded();
    for (text, known) in [
        ("US", true),
        ("us", false),
        ("Us", false),
        ("U.S.", true),
        ("Turkey", true),
        ("turkey", false),
        ("WHO", true),
        ("Who", false),
        ("Foreign Minister", true),
        ("foreign ministers", true),
        ("al-Shabaab", true),
    ] {
        let words = Words::new(text);
        assert_eq!(knowledge.longest(&words, 0, |_, _| true).is_some(), known, "{text}");
    }
}
