//! The field's own columns, as users of `polybius code` and `polybius convert` meet them.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

mod desk;

use desk::{Desk, text};

const EVENTS: &str = include_str!("../../polybius-store/tests/data/events.jsonl");

const NEWS: &str = concat!(
    r#"{"id": "a", "text": "Police in Nairobi arrested 20 protesters on Tuesday. Kenya did not attack Uganda.", "published": "2024-10-10"}"#,
    "\n",
    r#"{"id": "b", "text": "Rebels killed \"two\" soldiers near Goma on Monday.", "published": "2024-10-09"}"#,
    "\n",
    r#"{"id": "c", "text": "Chile accused Peru of spying."}"#,
    "\n",
);

#[test]
fn converted_or_coded_the_bytes_are_the_same() {
    let desk = Desk::new("formats-same", &[("news.jsonl", NEWS)]);
    let coded = desk.run(&["code", "news.jsonl", "-o", "events.jsonl"]);
    assert_eq!((text(&coded.stderr).as_str(), coded.status.code()), ("", Some(0)));
    // One of each sort: quoted, plain, with a table beside, JSON.
    for format in ["csv", "polecat", "gdelt", "plover-json"] {
        let direct = desk.run(&["code", "news.jsonl", "--format", format, "--threads", "2"]);
        let converted = desk.run(&["convert", "events.jsonl", "--format", format]);
        assert!(!direct.stdout.is_empty(), "{format}");
        assert_eq!(text(&direct.stdout), text(&converted.stdout), "{format}");
        assert_eq!(text(&direct.stderr), text(&converted.stderr), "{format}");
        assert_eq!((direct.status.code(), converted.status.code()), (Some(0), Some(0)));
    }
}

#[test]
fn the_ending_chooses_and_mentions_lie_beside() {
    let desk = Desk::new("formats-endings", &[("events.jsonl", EVENTS)]);
    for (ending, format) in [
        ("csv", "csv"),
        ("tsv", "tsv"),
        ("polecat.tsv", "polecat"),
        ("icews.tsv", "icews"),
        ("export.CSV", "gdelt"),
        ("plover.jsonl", "plover-json"),
        ("acled.csv", "acled-like"),
    ] {
        let file = format!("x.{ending}");
        let output = desk.run(&["convert", "events.jsonl", "-o", &file]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{ending}");
        let named = desk.run(&["convert", "events.jsonl", "--format", format]);
        assert_eq!(desk.read(&file), text(&named.stdout), "{ending}");
    }
    let mentions = desk.run(&["convert", "events.jsonl", "--format", "gdelt-mentions"]);
    assert_eq!(desk.read("x.mentions.CSV"), text(&mentions.stdout));
    assert_eq!(
        desk.names(),
        [
            "events.jsonl",
            "x.acled.csv",
            "x.csv",
            "x.export.CSV",
            "x.icews.tsv",
            "x.mentions.CSV",
            "x.plover.jsonl",
            "x.polecat.tsv",
            "x.tsv",
        ]
    );
}

#[test]
fn files_are_whole_or_not_there() {
    let desk = Desk::new("formats-whole", &[("bad.jsonl", "nonsense\n"), ("x.export.CSV", "old")]);
    let output = desk.run(&["convert", "bad.jsonl", "-o", "x.export.CSV"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(desk.names(), ["bad.jsonl", "x.export.CSV"]);
    assert_eq!(desk.read("x.export.CSV"), "old");
}

#[test]
fn what_did_not_happen_is_left_out_unless_asked_for() {
    let desk = Desk::new("formats-status", &[("events.jsonl", EVENTS)]);
    for (options, rows, told) in [
        (&["--format", "csv"][..], 7, ""),
        (&["--format", "csv", "--status", "negated"], 1, ""),
        (
            &["--format", "polecat"],
            4,
            "note: 3 events left out: 2 not actual, 1 without a date (`--status` says which to take)\n",
        ),
        (&["--format", "polecat", "-q"], 4, ""),
        (
            &["--format", "polecat", "--status", "actual,historical"],
            5,
            "note: 1 event left out: 1 without a date\n",
        ),
        (&["--format", "polecat", "--status", "negated", "--min-confidence", "0.9"], 0, ""),
        (
            &["--format", "acled-like"],
            3,
            "note: 4 events left out: 2 not actual, 1 of other types than ASSAULT and PROTEST, \
             1 without a date (`--status` says which to take)\n",
        ),
    ] {
        let output = desk.run(&[&["convert", "events.jsonl"], options].concat());
        let delimiter = if options[1] == "polecat" { '\t' } else { ',' };
        let table = text(&output.stdout);
        // A cell may hold line ends: rows are counted by the id that each begins with.
        let begins = |line: &&str| {
            let first = line.split(delimiter).next().unwrap();
            first.len() > 4 && first.chars().all(|c| c.is_ascii_alphanumeric())
        };
        let found = table.lines().skip(1).filter(begins).count();
        assert_eq!((found, text(&output.stderr).as_str()), (rows, told), "{options:?}");
    }
}

#[test]
fn every_message_names_the_place_and_what_to_do() {
    let faulty = EVENTS.replacen("\"ASSAULT\"", "\"RAIN\"", 1);
    let desk =
        Desk::new("formats-messages", &[("events.jsonl", EVENTS), ("faulty.jsonl", &faulty)]);
    let mut all = String::new();
    for arguments in [
        &["code", "events.jsonl", "-o", "x.xlsx"][..],
        &["code", "events.jsonl", "-o", "x.csv", "--format", "polecat"],
        &["code", "events.jsonl", "-o", "x.html", "--format", "jsonl"],
        &["code", "events.jsonl", "--format", "icws"],
        &["convert", "events.jsonl", "-o", "x.jsonl"],
        &["convert", "events.jsonl", "-o", "x.json"],
        &["convert", "events.jsonl", "--format", "html"],
        &["convert", "missing.jsonl"],
        &["convert", "faulty.jsonl", "-o", "x.polecat.tsv"],
        &["convert", "events.jsonl", "-o", "no/such.export.CSV"],
    ] {
        let output = desk.run(arguments);
        let told = format!("exit {}\n{}", output.status.code().unwrap(), text(&output.stderr));
        all.push_str(&format!("$ polybius {}\n{told}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(all);
}
