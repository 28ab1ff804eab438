use super::*;
use crate::actor::identify;
use polybius_core::Named;
use proptest::prelude::*;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

fn read(text: &str) -> Dictionary {
    Dictionary::read(text, &EMBEDDED)
}

/// Code, sectors, kind and name of phrases on a day, to those who know the dictionary.
fn told(text: &str, cases: &[(&str, &str, &str)]) {
    let dictionary = read(text);
    assert_eq!(dictionary.faults, [], "{text}");
    let knowledge = Knowledge::embedded().with(&dictionary);
    for (phrase, day, expected) in cases {
        let on = (!day.is_empty()).then(|| day.parse().unwrap());
        let Named { name, code, sectors, kind, .. } = identify(&knowledge, phrase, on).named;
        let sectors: Vec<&str> = sectors.iter().map(|sector| sector.code()).collect();
        let told = format!(
            "{} {} {} {}",
            code.as_deref().unwrap_or("-"),
            if sectors.is_empty() { "-".to_owned() } else { sectors.join("+") },
            kind.map_or("-", EntityKind::name),
            name.as_deref().unwrap_or("-"),
        );
        assert_eq!(told, *expected, "{phrase} on {day}");
    }
}

#[test]
fn actors_of_petrarch() {
    let text = "\
<!-- a head
     of two lines --> ; and a comment
JORIN_VELD_  ; of Graustark
\t[MLTREB <960101]   # before
\t[MLTGOV 960101-20041231][MLTELI >20050101]
+GENERAL_VELD_
OLD_GUARD_ OF VALLETTA [MLTMIL]
VLADIMIR_PUTIN_ [RUSELI]
WHO_ [IGOUNOHLH]
GEORGIA_TECH_ [---]
KENYA_ [KEN]
ZORAN_TRIBE [KEN]
";
    told(
        text,
        &[
            ("Jorin Veld", "1995-12-31", "MLT REB - JORIN VELD"),
            ("Jorin Veld", "1996-01-01", "MLT GOV - JORIN VELD"),
            ("General Veld", "2010-01-01", "MLT ELI - JORIN VELD"),
            ("Jorin Veld's soldiers", "2000-01-01", "MLT MIL+GOV role JORIN VELD"),
            ("Old Guard of Valletta", "", "MLT MIL - OLD GUARD OF VALLETTA"),
            ("Vladimir Putin", "2015-01-01", "RUS ELI person VLADIMIR PUTIN"),
            ("WHO", "", "UNO MED organization WHO"),
            ("Who", "", "- - - -"),
            ("Georgia Tech", "", "- - - -"),
            ("Georgia", "", "GEO GOV country Georgia"),
            ("Kenya", "", "KEN GOV country Kenya"),
            ("Kenyan police", "", "KEN COP organization Kenya"),
            ("Zoran Tribe", "", "KEN - - ZORAN TRIBE"),
            ("Zoran Tribes", "", "KEN - - ZORAN TRIBE"),
        ],
    );
}

#[test]
fn days_that_do_not_hold_leave_the_name_to_others() {
    let text = "ANGELA_MERKEL_ [DEUOPP <20051122]\nJORIN_VELD_ [MLTGOV 19960101-20041231]\n";
    told(
        text,
        &[
            ("Angela Merkel", "2004-05-01", "DEU OPP person ANGELA MERKEL"),
            ("Angela Merkel", "2010-05-01", "DEU GOV person Angela Merkel"),
            ("Jorin Veld", "2010-05-01", "- - - -"),
            ("Jorin Veld", "", "MLT GOV - JORIN VELD"),
        ],
    );
}

#[test]
fn agents_of_petrarch() {
    let text = "\
!PERSON! = MAN, MEN, WOMAN
GONDOLIER [~MIL]
SEA!PERSON! [~CRM]
WAR_BARD {WAR_BARDS} [JRN~]
HEALTH_OFFICER [~GOVHLH]
LAND_MINISTRY_ [~GOV]
";
    told(
        text,
        &[
            ("Maltese gondoliers", "", "MLT MIL role Malta"),
            ("a Maltese seawoman", "", "MLT CRM role Malta"),
            ("Maltese war bards", "", "MLT JRN role Malta"),
            ("Maltese health officers", "", "MLT GOV+MED role Malta"),
            ("Malta's land ministry", "", "MLT GOV organization Malta"),
        ],
    );
    assert_eq!(read(text).roles(), 7);
}

#[test]
fn a_table() {
    let text = "\
name\tcode\tsector\tkind\tfrom\tto\tsource
Jorin Veld|~Veld\tMLT\tGOV\tperson\t1996-01-01\t2004-12-31\tme
Jorin Veld|~Veld\tMLT\tELI\tperson\t2005-01-01\t\tme
Sea Dogs\tMLT\tREB|CRM\tarmed_group\t\t\tme
Freedonia|Freedonian\tMLT\t\tcountry\t\t\tme
war bard\t\tJRN\trole\t\t\tme
Hamas\tPSE\tGOV
";
    told(
        text,
        &[
            ("Jorin Veld", "2000-01-01", "MLT GOV person Jorin Veld"),
            ("Jorin Veld", "2020-01-01", "MLT ELI person Jorin Veld"),
            ("Veld", "2020-01-01", "- - - -"),
            ("the Sea Dogs", "", "MLT REB+CRM armed_group Sea Dogs"),
            ("Freedonian troops", "", "MLT MIL role Malta"),
            ("Maltese war bards", "", "MLT JRN role Malta"),
            ("Hamas", "", "PSE GOV armed_group Hamas"),
        ],
    );
}

#[test]
fn the_first_of_two_dictionaries_counts() {
    let [one, two] = ["JORIN_VELD_ [MLTGOV]\n", "JORIN_VELD_ [ITAGOV]\n"].map(read);
    let knowledge = Knowledge::embedded().with(&one).with(&two);
    let who = identify(&knowledge, "Jorin Veld", None).named;
    assert_eq!(who.code.as_deref(), Some("MLT"));
    let version = format!("{}+{}+{}", EMBEDDED.version(), one.digest, two.digest);
    assert_eq!(knowledge.version(), version);
}

#[test]
fn faults_name_line_and_reason() {
    let cases = [
        ("A_ [AFGGOV\n", "1: `[AFGGOV` is no code: write it in brackets, as [AFGGOV]"),
        ("A_ [AFGGO]\n", "1: `AFGGO` is no code: write capitals in threes, such as AFGGOV"),
        ("A_ [AFG <01]\n", "1: `01` is no day: write it as 20011222 or 011222"),
        ("\nA_\nB_ [AFG]\n", "2: no code: write it in brackets, as [AFGGOV]"),
        ("[AFG]\n", "1: this code stands below no name"),
        ("+A_ [AFG]\n", "1: `+` is for another name of the entry above"),
        ("A!X!_ [~GOV]\n", "1: `!X!` has no words: write !X! = … further up"),
        ("A_ [~AFG]\n", "1: an agent needs a role, as [~GOV]"),
        ("A_ [AFGGOV] nonsense\n", "1: `nonsense` is no code: write it in brackets, as [AFGGOV]"),
        (
            "name\tcode\nA\tATL\n",
            "2: code: `ATL` is no code: write ISO 3166 alpha-3 or one of IGO, UNO, EUR, NGO, ISM, IMG, MNC",
        ),
        ("name\tcode\nA\n", "2: neither code nor sector: the line says nothing"),
        ("name\tcode\nA\tAFG\tx\n", "2: 3 cells, where the header has 2"),
        (
            "name\tcolour\tcode\nA\t\tAFG\n",
            "1: `colour` is no column: there are name, code, sector, kind, from, to, source",
        ),
        ("name\tsector\nA\tXYZ\n", "2: sector: `XYZ` is no sector: `polybius types` lists them"),
        (
            "name\tcode\tkind\nA\tAFG\tgod\n",
            "2: kind: `god` is none of country, person, organization, armed_group, role",
        ),
        ("name\tcode\tfrom\nA\tAFG\tsoon\n", "2: from: `soon` is no day: write it as 2025-03-28"),
        (
            "name\tcode\tfrom\tto\nA\tAFG\t2025-02-01\t2025-01-01\n",
            "2: to: the last day lies before the first",
        ),
        ("name\tcode\n\tAFG\n", "2: name: the cell is empty"),
        ("name\tkind\nbard\trole\n", "2: sector: a role needs one"),
    ];
    for (text, expected) in cases {
        let faults = read(text).faults;
        let told: Vec<String> = faults.iter().map(|(line, why)| format!("{line}: {why}")).collect();
        assert_eq!(told, [expected], "{text}");
    }
}

#[test]
fn a_fault_spoils_no_more_than_its_own_code() {
    let dictionary = read("A_ [AFGGOV >011222] [AFG <0] [AFGREB]\n+B_\nC_ [AFG]\n");
    assert_eq!(dictionary.faults.len(), 1);
    assert_eq!(dictionary.actors(), 2);
    assert_eq!(dictionary.actors[0].terms.len(), 2);
    assert_eq!(dictionary.actors[0].names, ["A", "B"]);
}

#[test]
fn what_we_have_no_word_for_is_counted() {
    let dictionary = read("A_ [AFGREBTAL]\nB_ [AFGRAD]\nC_ [MOSRAD]\n");
    let counts: Vec<_> = dictionary.left_out.iter().map(|(code, n)| (code.as_str(), *n)).collect();
    assert_eq!(counts, [("MOS", 1), ("RAD", 2), ("TAL", 1)]);
    assert_eq!((dictionary.actors(), dictionary.faults.len()), (2, 0));
}

#[test]
fn names_that_stand_twice() {
    let dictionary = read("A_ [AFG]\n+B_\nB_ [PAK]\n");
    assert_eq!(dictionary.doubles(), [(3, "`B` stands in line 1 already, which counts".into())]);
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "((name\tcode|AFG|A_|!P!|[+;#=~{}<>!|\\[\\]_-]|<!--|-->|920101|GOV|\\PC{0,4})[ \t\n]?){0,40}"
    ) {
        let dictionary = read(&text);
        let lines = text.lines().count();
        for (line, reason) in &dictionary.faults {
            prop_assert!((1..=lines).contains(line) && !reason.is_empty(), "{line} of {lines}");
        }
    }
}
