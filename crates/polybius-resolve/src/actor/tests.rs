use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

/// Code, sectors, kind and name on a day of 2025, `-` for what is unknown.
fn told(phrase: &str) -> String {
    let Named { name, code, sectors, kind, .. } =
        identify(&KNOWLEDGE, phrase, Some(Date::constant(2025, 6, 1))).named;
    let sectors: Vec<&str> = sectors.iter().map(|sector| sector.code()).collect();
    format!(
        "{} {} {} {}",
        code.as_deref().unwrap_or("-"),
        if sectors.is_empty() { "-".to_owned() } else { sectors.join("+") },
        kind.map_or("-", EntityKind::name),
        name.as_deref().unwrap_or("-"),
    )
}

#[test]
fn phrases() {
    let cases = [
        // a country, in all its guises
        ("Kenya", "KEN GOV country Kenya"),
        ("Israeli", "ISR GOV country Israel"),
        ("the Kremlin", "RUS GOV country Russia"),
        ("Downing Street", "GBR GOV country United Kingdom"),
        ("Élysée", "FRA GOV country France"),
        ("Pyongyang", "PRK GOV country North Korea"),
        ("U.S.", "USA GOV country United States"),
        ("DRC", "COD GOV country Democratic Republic of the Congo"),
        ("DPRK", "PRK GOV country North Korea"),
        ("Kosovo", "KOS GOV country Kosovo"),
        ("Taiwan", "TWN GOV country Taiwan"),
        ("Gaza", "PSE GOV country Palestine"),
        // its people
        ("Palestinians", "PSE CVL role Palestine"),
        ("26 Palestinians", "PSE CVL role Palestine"),
        ("two Chinese", "CHN CVL role China"),
        ("Palestinian civilians", "PSE CVL role Palestine"),
        ("residents of Gaza", "PSE CVL role Palestine"),
        ("thousands of Kenyans", "KEN CVL role Kenya"),
        // roles with a country
        ("Kenya's foreign minister", "KEN GOV role Musalia Mudavadi"),
        ("Israeli defense minister", "ISR GOV role Israel Katz"),
        ("two Chilean sailors", "CHL MIL role Chile"),
        ("ministry in Oslo", "NOR GOV organization Norway"),
        ("Turkish drones", "TUR MIL - Turkey"),
        ("Iran's oil facilities", "IRN BUS role Iran"),
        ("Israeli strikes", "ISR MIL - Israel"),
        ("U.S. strike on Iran", "USA MIL - United States"),
        ("Lebanese militant group", "LBN REB organization Lebanon"),
        ("Venezuelan ambassador to Chile", "VEN GOV role Venezuela"),
        ("ambassador to Chile", "- GOV role -"),
        ("troops in Mali", "- MIL role -"),
        ("former Brazilian president", "BRA ELI role Brazil"),
        ("police", "- COP role -"),
        ("opposition lawmakers", "- OPP role -"),
        ("opposition leader", "- OPP role -"),
        ("rebel spokesman", "- REB role -"),
        ("Kenyan student protesters", "KEN EDU role Kenya"),
        // under arms, and nobody knows whose
        ("unidentified gunmen", "- UAF role -"),
        ("two unidentified gunmen", "- UAF role -"),
        ("an unidentified gunman", "- UAF role -"),
        ("unknown assailants", "- UAF role -"),
        ("unidentified armed men", "- UAF role -"),
        ("unknown militants in Mali", "MLI UAF role Mali"),
        ("masked men", "- UAF role -"),
        ("gunmen", "- REB role -"),
        ("masked police officers", "- COP role -"),
        ("unidentified civilians", "- CVL role -"),
        ("Syrian Kurdish fighters", "SYR REB role Syria"),
        // people
        ("Vladimir Putin", "RUS GOV person Vladimir Putin"),
        ("Russian President Vladimir Putin", "RUS GOV person Vladimir Putin"),
        ("President Donald Trump", "USA GOV person Donald Trump"),
        ("former U.S. President Joe Biden", "USA ELI person Joe Biden"),
        ("Zelenskyy", "UKR GOV person Volodymyr Zelensky"),
        ("Bashar al-Assad", "SYR ELI person Bashar al-Assad"),
        ("Chancellor Olaf Scholz", "DEU ELI person Olaf Scholz"),
        ("Polish Foreign Minister Radosław Sikorski", "POL GOV person Radosław Sikorski"),
        ("Gen. Oleksandr Syrskyi", "UKR MIL person Oleksandr Syrskyi"),
        ("Putin's spokesman Dmitry Peskov", "RUS GOV person Dmitry Peskov"),
        ("Trump administration", "USA GOV organization United States"),
        ("Biden's", "USA ELI person Joe Biden"),
        ("Greta Thunberg", "- - - -"),
        // organisations
        ("Hamas", "PSE REB+GOV armed_group Hamas"),
        ("Hamas fighters", "PSE REB+GOV role Hamas"),
        ("UN peacekeepers", "UNO MIL role United Nations"),
        ("U.N. Security Council", "UNO - organization UN Security Council"),
        ("Lebanon's Hezbollah", "LBN REB+PTY armed_group Hezbollah"),
        ("EU foreign ministers", "EUR GOV role European Union"),
        ("the IDF", "ISR MIL organization Israel Defense Forces"),
        ("Rapid Support Forces", "SDN PRM+REB armed_group Rapid Support Forces"),
        ("NATO Secretary General Mark Rutte", "IGO GOV person Mark Rutte"),
        ("Peru's Congress", "PER LEG organization Peru"),
        ("Congress", "USA LEG organization US Congress"),
        ("Islamic State militants", "ISM REB armed_group Islamic State"),
        ("members of the Houthi movement", "YEM REB armed_group Houthis"),
        (
            "leaders of the Shanghai Cooperation Organisation",
            "IGO GOV role Shanghai Cooperation Organisation",
        ),
        ("staff of the U.N. mission", "UNO LAB role United Nations"),
        ("one group", "- - role -"),
        ("Sudan Doctors Network", "SDN MED+SOC organization Sudan Doctors Network"),
        // affixes take the country back
        ("Iran-backed militia", "- PRM role -"),
        ("pro-Palestinian protesters", "- CVL role -"),
        ("anti-Russian demonstrators", "- CVL role -"),
        ("Saudi-led coalition", "SAU GOV organization Saudi Arabia"),
        ("Israeli-American hostage", "USA CVL role United States"),
        ("Russian-occupied Crimea", "UKR GOV country Ukraine"),
        // nothing known
        ("17 people", "- CVL role -"),
        ("12", "- - - -"),
        ("", "- - - -"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(phrase, expected)| (phrase, expected, told(phrase)))
        .filter(|(_, expected, told)| **expected != told)
        .map(|(phrase, expected, told)| format!("{phrase}: expected {expected}, told {told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn offices_and_names_by_their_day() {
    let cases = [
        ("the French president", 2012, "FRA GOV François Hollande"),
        ("the French president", 2018, "FRA GOV Emmanuel Macron"),
        ("president of France", 1999, "FRA GOV Jacques Chirac"),
        ("France's current president", 2018, "FRA GOV Emmanuel Macron"),
        ("Britain's new prime minister", 2023, "GBR GOV Rishi Sunak"),
        ("British premier", 2008, "GBR GOV Gordon Brown"),
        ("the U.S. defense secretary", 2005, "USA GOV Donald Rumsfeld"),
        ("Russian president", 2010, "RUS GOV Dmitry Medvedev"),
        ("Russian prime minister", 2010, "RUS GOV Vladimir Putin"),
        // nobody, or somebody else
        ("former French president", 2018, "FRA ELI France"),
        ("acting French president", 2018, "FRA GOV France"),
        ("French presidents", 2018, "FRA GOV France"),
        ("French president's spokesman", 2018, "FRA GOV France"),
        // sectors follow
        ("Barack Obama", 2012, "USA GOV Barack Obama"),
        ("Barack Obama", 2018, "USA ELI Barack Obama"),
        ("Keir Starmer", 2022, "GBR OPP+PTY Keir Starmer"),
        ("Keir Starmer", 2025, "GBR GOV Keir Starmer"),
        ("Jens Stoltenberg", 2008, "NOR GOV Jens Stoltenberg"),
        ("Jens Stoltenberg", 2020, "IGO GOV Jens Stoltenberg"),
        ("Yahya Sinwar", 2023, "PSE REB Yahya Sinwar"),
        // a surname that many bear needs its title
        ("Prime Minister Carney", 2025, "CAN GOV Mark Carney"),
        ("USS Carney", 2025, "- - -"),
        ("Carney", 2025, "- - -"),
        // what is named after people is not the people
        ("the destroyer USS Gerald Ford", 2025, "- MIL -"),
        ("HMS Gordon Brown", 2008, "- - -"),
        ("the frigate Hamid Karzai", 2010, "- MIL -"),
        ("Hamid Karzai International Airport", 2010, "- - -"),
        ("Vladimir Putin Street", 2025, "- - -"),
        ("Nelson Mandela Prize", 1998, "- - -"),
        ("Vladimir Putin", 2025, "RUS GOV Vladimir Putin"),
        // bodies change sides
        ("Taliban", 1998, "AFG GOV Taliban"),
        ("Taliban fighters", 2015, "AFG REB Taliban"),
        ("Taliban", 2015, "AFG REB Taliban"),
        ("Taliban", 2024, "AFG GOV Taliban"),
        ("Rapid Support Forces", 2020, "SDN PRM+MIL Rapid Support Forces"),
        ("the Assad government", 2015, "SYR GOV Assad government"),
        ("the Assad government", 2025, "SYR ELI Assad government"),
        ("President Aoun", 2018, "LBN GOV Michel Aoun"),
        ("President Aoun", 2025, "LBN GOV Joseph Aoun"),
        ("Gordon Brown", 2008, "GBR GOV Gordon Brown"),
        ("Brown", 2008, "- - -"),
    ];
    for (phrase, year, expected) in cases {
        let day = Date::new(year, 6, 15).unwrap();
        let Named { name, code, sectors, .. } = identify(&KNOWLEDGE, phrase, Some(day)).named;
        let sectors: Vec<&str> = sectors.iter().map(|sector| sector.code()).collect();
        let sectors = if sectors.is_empty() { "-".to_owned() } else { sectors.join("+") };
        let [code, name] = [code, name].map(|text| text.unwrap_or("-".to_owned()));
        assert_eq!(format!("{code} {sectors} {name}"), expected, "{phrase} in {year}");
    }
    let undated = identify(&KNOWLEDGE, "the French president", None).named;
    assert_eq!(undated.name.as_deref(), Some("France"));
}

#[test]
fn names_that_several_countries_have() {
    let cases = [
        ("Brazil's Federal Police", "BRA COP organization Federal Police of Brazil"),
        ("the Federal Police of Brazil", "BRA COP organization Federal Police of Brazil"),
        ("Federal Police", "- COP role -"),
        ("the Norwegian Labour Party", "NOR PTY organization Norwegian Labour Party"),
        ("Labour Party", "GBR PTY organization Labour Party"),
        ("Mexico's National Guard", "MEX MIL+COP organization National Guard (Mexico)"),
        ("Somaliland", "SOM GOV+PRE country Somaliland"),
        ("Abkhaz troops", "GEO MIL+PRE role Abkhazia"),
    ];
    for (phrase, expected) in cases {
        assert_eq!(told(phrase), expected, "{phrase}");
    }
}

#[test]
fn reasons_quote_the_phrase() {
    let reasons = identify(&KNOWLEDGE, "Kenya's Foreign Minister", None).reasons;
    let sector = Sector::from_code("GOV").unwrap();
    let expected = [
        Reason::Known { entry: "country", phrase: "Kenya".into() },
        Reason::RoleWord { word: "Foreign Minister".into(), sector },
    ];
    assert_eq!(reasons, expected);
}

proptest! {
    #[test]
    fn any_phrase_is_read(phrase in "((Iran|Hamas|of|former|president|Trump|'s|U\\.S\\.|two|in|\\PC{0,5})[ -]){0,8}") {
            for reason in identify(&KNOWLEDGE, &phrase, None).reasons {
            let (Reason::Known { phrase: quoted, .. } | Reason::RoleWord { word: quoted, .. }) = reason else {
                continue;
            };
            prop_assert!(!quoted.is_empty() && phrase.contains(&quoted));
        }
    }
}
