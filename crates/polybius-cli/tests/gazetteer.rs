//! Places of the user's own, from files in GeoNames' form.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A village that the built-in gazetteer does not have, and two lines that do not read.
const TABLE: &str = "\
99000001\tQarabulla\tQarabulla\tGarabulla\t12.5\t24.5\tP\tPPL\tSD\t\t\t\t\t\t4000\t\t\t\t
Qarabulla\t12.5
99000002\tNowhere\t\t\t112.5\t24.5\tP\tPPL\tSD\t\t\t\t\t\t4000\t\t\t\t
";
const TEXT: &str = "Sudanese soldiers entered the village of Garabulla on Tuesday.";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polybius"));
    command.current_dir(folder).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_table_adds_places_and_its_faults_are_told() {
    let folder = folder("gazetteer");
    fs::write(folder.join("sudan.txt"), TABLE).unwrap();
    assert!(!text(&run(&folder, &["mentions"], TEXT).stdout).contains("Garabulla"));
    let output = run(&folder, &["mentions", "--gazetteer", "sudan.txt"], TEXT);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        text(&output.stderr),
        "error: sudan.txt:2: 2 tab-separated columns, GeoNames has 19\n\
         error: sudan.txt:3: latitude: `112.5` is no number from -90 to 90\n\
         note: 2 lines of dictionaries or gazetteers could not be read\n"
    );
    let line =
        text(&output.stdout).lines().find(|line| line.contains("Garabulla")).unwrap().to_owned();
    let mention: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(mention["text"], "Garabulla");
    assert_eq!(mention["place"]["name"], "Qarabulla");
    assert_eq!(mention["place"]["geonameid"], 99_000_001);
    assert_eq!(
        (&mention["place"]["country_code"], &mention["place"]["lat"]),
        (&"SDN".into(), &12.5.into())
    );
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = folder("no-gazetteer");
    fs::write(folder.join("notes.txt"), "Nothing here.\n").unwrap();
    for (file, expected) in [
        ("notes.txt", "notes.txt: no line of it is a place"),
        ("missing.txt", "missing.txt: no such file or folder"),
    ] {
        let output = run(&folder, &["code", "--gazetteer", file], TEXT);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(text(&output.stderr).contains(expected), "{}", text(&output.stderr));
    }
}

#[test]
fn places_are_measured() {
    let folder = folder("toponyms");
    let line = r#"{"text": "Rioters gathered in Nairobi.", "toponyms": [{"start": 20, "end": 27, "lat": "-1.28", "lon": 36.82, "country": "Kenya"}]}"#;
    fs::write(folder.join("own.jsonl"), line).unwrap();
    let output = run(&folder, &["eval", "--toponyms", "own.jsonl"], "");
    let told = text(&output.stdout);
    assert!(told.starts_with("toponyms (own)\n  found                          1.000"), "{told}");
    fs::write(folder.join("own.jsonl"), format!("{line}\n{{}}\n")).unwrap();
    let output = run(&folder, &["eval", "--toponyms", "own.jsonl"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("own.jsonl:2: missing field `text`"),
        "{}",
        text(&output.stderr)
    );
}
