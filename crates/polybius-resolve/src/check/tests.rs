use super::*;

const HEADER: &str = "name\taliases\tcode\tsectors\tkind\tvalid_from\tvalid_to\tsource\n";
const LEADERS: &str =
    "name\taliases\tcode\tsectors\toffice\tvalid_from\tvalid_to\twikidata\tsource\n";

#[test]
fn the_embedded_tables_are_sound() {
    let Findings { faults, counts } = check(Tables::EMBEDDED);
    let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(counts.iter().all(|(_, lines)| *lines > 0), "{counts:?}");
}

#[test]
fn faults_of_organisations() {
    let cases = [
        (
            "A B\t\tKEN\tREB\tarmed_group\t\t\tme\nA-B\t\tKEN\tREB\tarmed_group\t\t\tme",
            "groups.tsv:3: `A-B` stands in line 2 already",
        ),
        (
            "A B\t\tKEN\tREB\tarmed_group\t\t\tme\nC D\tA B\tUGA\tREB\tarmed_group\t\t\tme",
            "groups.tsv:3: `A B` stands for KEN too, in groups.tsv:2",
        ),
        ("A B\t\tKEN\tREB\tarmed_group\t\t\tme\nC D\t~A B\tUGA\tREB\tarmed_group\t\t\tme", ""),
        (
            "A B\t\tKEN\tREB\tarmed_group\t\t2001-01-01\tme\nA B\t\tKEN\tGOV\torganization\t2001-01-01\t\tme",
            "",
        ),
        ("A B\t\tKEN\tABC\tarmed_group\t\t\tme", "groups.tsv:2: sectors: `ABC` is no sector"),
        (
            "A B\t\tKEN\tREB\tband\t\t\tme",
            "groups.tsv:2: kind: `band` is none of the words allowed",
        ),
        (
            "A B\t\tKEN\tREB\tarmed_group\t2001-02-30\t\tme",
            "groups.tsv:2: valid_from: `2001-02-30` cannot be read",
        ),
        (
            "A B\t\tKEN\tREB\tarmed_group\t2002-01-01\t2001-01-01\tme",
            "groups.tsv:2: ends on 2001-01-01, before 2002-01-01",
        ),
        ("A B\t\tKEN\tREB\tarmed_group\t\t", "groups.tsv:2: 7 cells, where the header has 8"),
    ];
    for (lines, expected) in cases {
        let groups = format!("{HEADER}{lines}\n");
        let findings = check(Tables { groups: &groups, ..Tables::EMBEDDED });
        let told: Vec<String> = findings.faults.iter().map(Fault::to_string).collect();
        assert_eq!(told.join("; "), expected, "{lines}");
    }
}

#[test]
fn one_office_is_held_by_one() {
    let cases = [
        ("2001-01-01\t2005-01-01", "2005-01-01\t", ""),
        (
            "2001-01-01\t2005-01-02",
            "2005-01-01\t",
            "leaders.tsv:3: premier of KEN at the same time as Ann A in line 2",
        ),
    ];
    for (one, two, expected) in cases {
        let leaders = format!(
            "{LEADERS}Ann A\t\tKEN\t\tprime minister\t{one}\t\tme\nBen B\t\tKEN\t\tpremier\t{two}\t\tme\n"
        );
        let findings = check(Tables { leaders: &leaders, ..Tables::EMBEDDED });
        let told: Vec<String> = findings.faults.iter().map(Fault::to_string).collect();
        assert_eq!(told.join("; "), expected);
    }
}
