//! The program as its users meet it.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ARREST: &str = "Police in Nairobi arrested 20 protesters on Tuesday.";

/// A folder of its own for each test.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (file, bytes) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Desk(folder)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.0).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_polybius"));
        let mut child = command.args(arguments).spawn().unwrap();
        // Who fails early does not read its input.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn told(output: &Output) -> String {
    format!("exit {}\n{}", output.status.code().unwrap(), text(&output.stderr))
}

#[test]
fn knowledge_is_checked() {
    let faulty = "code\tname\taliases\tsource\nXXX\tAtlantis\t\tme\n";
    let desk = Desk::new("knowledge", &[("mine/partial.tsv", faulty.as_bytes())]);
    let sound = desk.run(&["knowledge", "check"], b"");
    assert_eq!(told(&sound), "exit 0\n");
    assert!(text(&sound.stdout).ends_with("faults                 0\n"));
    let found = desk.run(&["knowledge", "check", "--dir", "mine"], b"");
    assert_eq!(told(&found), "exit 3\n");
    let first = "partial.tsv:2: code: `XXX` is not in countries.tsv\n";
    assert!(text(&found.stdout).starts_with(first), "{}", text(&found.stdout));
    let nowhere = desk.run(&["knowledge", "check", "--dir", "."], b"");
    assert!(told(&nowhere).starts_with("exit 2\nerror: .: no tables there"), "{}", told(&nowhere));
}

const GRAUSTARK: &str = "SEA_DOGS_ ; of Valletta\n\t[MLTREB <20010101]\n\t[MLTCRM]\n";

#[test]
fn a_dictionary_of_ones_own_comes_first() {
    let table = "name\tcode\tsector\tkind\nIsraeli|Old Foes\tMLT\tMIL\tarmed_group\n";
    let files = [("mine.actors", GRAUSTARK.as_bytes()), ("mine.tsv", table.as_bytes())];
    let desk = Desk::new("actors", &files);
    let article = |day: &str| {
        format!("{{\"published\": \"{day}\", \"text\": \"The Sea Dogs met Israeli envoys.\"}}\n")
    };
    let mentions = |day: &str, options: &[&str]| {
        let output = desk.run(&[&["mentions", "-"], options].concat(), article(day).as_bytes());
        assert_eq!(told(&output), "exit 0\n");
        text(&output.stdout)
    };
    let both = ["--actors", "mine.actors", "--actors", "mine.tsv"];
    assert!(!mentions("2000-05-01", &[]).contains("MLT"));
    let before = mentions("2000-05-01", &both);
    assert!(before.contains("\"code\":\"MLT\",\"sector\":[\"REB\"]"), "{before}");
    assert!(!before.contains("ISR"), "{before}");
    let after = mentions("2020-05-01", &both);
    assert!(after.contains("\"code\":\"MLT\",\"sector\":[\"CRM\"]"), "{after}");

    let coded = desk.run(
        &["code", "--actors", "mine.actors"],
        b"The Sea Dogs arrested 20 protesters on Tuesday.",
    );
    assert_eq!(told(&coded), "exit 0\n");
    let record: serde_json::Value =
        serde_json::from_str(text(&coded.stdout).lines().next().unwrap()).unwrap();
    assert_eq!(record["actor"][0]["code"], "MLT");
    let coder = record["coder"].as_str().unwrap();
    assert_eq!(coder.rsplit('+').next().unwrap().len(), 8, "{coder}");
}

#[test]
fn dictionaries_are_checked() {
    let twice = format!("{GRAUSTARK}SEA_DOGS_ [ITAMOS]\n");
    let files = [("good.actors", GRAUSTARK.as_bytes()), ("bad.actors", twice.as_bytes())];
    let desk = Desk::new("dictionaries", &files);
    let sound = desk.run(&["knowledge", "check", "good.actors"], b"");
    assert_eq!(told(&sound), "exit 0\n");
    let counts = "actors                 1\nroles                  0\nfaults                 0\n";
    assert_eq!(text(&sound.stdout), counts);
    let found = desk.run(&["knowledge", "check", "bad.actors"], b"");
    assert_eq!(told(&found), "exit 3\n");
    let expected = "bad.actors:4: `SEA DOGS` stands in line 1 already, which counts\n\
        bad.actors: left out codes without a sector here: MOS 1 (1 in all)\n";
    assert!(text(&found.stdout).starts_with(expected), "{}", text(&found.stdout));
}

#[test]
fn every_message_names_the_place_and_what_to_do() {
    let files: &[(&str, &[u8])] = &[
        ("good.txt", ARREST.as_bytes()),
        ("empty.txt", b""),
        ("empty.jsonl", b"\n"),
        ("latin.txt", b"Les manifestants ont \xe9t\xe9 arr\xeat\xe9s."),
        (
            "mixed.jsonl",
            b"{\"text\": \"Troops left.\"}\nnonsense\n{\"title\": \"x\"}\n{\"text\": \"Rain.\", \"published\": \"soon\"}\n",
        ),
        ("picture.png", b"\x89PNG"),
        ("folder/readme.rst", b""),
        ("model.bin", b"no model"),
        ("pairs.tsv", b"sentence\tsource\ttarget\nPeru accused Chile.\tPeru\n"),
        ("commas.tsv", b"sentence,source,target\n"),
        ("half.actors", b"SEA_DOGS_ [MLTREB]\nSEA_CATS_ [MLTRE]\nSEA_PIGS_ [MLTRAD]\n"),
        ("faulty/written/a.jsonl", b"{\"id\": \"w1\", \"text\": \"Rain.\", \"events\": [{\"type\": \"RAIN\"}]}\n"),
    ];
    let desk = Desk::new("messages", files);
    let mut all = String::new();
    for arguments in [
        &["code", "good.txt"][..],
        &["code", "missing.txt"],
        &["code", "missing.txt", "good.txt"],
        &["code", "missing.txt", "good.txt", "-q"],
        &["code", "empty.txt"],
        &["code", "empty.jsonl"],
        &["code", "latin.txt"],
        &["code", "mixed.jsonl"],
        &["code", "picture.png"],
        &["code", "folder"],
        &["code", "good.txt", "--model", "model.bin"],
        &["code", "good.txt", "--model", "no.bin"],
        &["code", "good.txt", "-o", "no/such/folder.jsonl"],
        &["code", "good.txt", "--published", "03/04/2025"],
        &["code", "good.txt", "--status", "past"],
        &["code", "good.txt", "--min-confidence", "2"],
        &["code", "good.txt", "--threads", "0"],
        &["code", "good.txt", "--formt", "html"],
        &["code", "good.txt", "--actors", "half.actors"],
        &["code", "good.txt", "--actors", "half.actors", "-q"],
        &["code", "good.txt", "--actors", "good.txt"],
        &["code", "good.txt", "--actors", "empty.txt"],
        &["code", "good.txt", "--actors", "missing.actors"],
        &["mentions", "missing.txt"],
        &["relate", "missing.tsv"],
        &["relate", "commas.tsv"],
        &["relate", "pairs.tsv"],
        &["corpus", "check", "folder"],
        &["corpus", "check", "faulty"],
        &["completions", "dos"],
    ] {
        let output = desk.run(arguments, b"");
        all.push_str(&format!("$ polybius {}\n{}\n", arguments.join(" "), told(&output)));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn records_are_the_default_of_a_pipe_and_verbatim() {
    let desk = Desk::new("records", &[]);
    let article = format!("{{\"id\": \"a\", \"title\": \"Été: “raid”\", \"text\": \"{ARREST}\"}}");
    for (input, id) in [(article.as_str(), Some("a")), (ARREST, None)] {
        let output = desk.run(&["code", "-", "--published", "10 October 2024"], input.as_bytes());
        assert_eq!(told(&output), "exit 0\n");
        let lines = text(&output.stdout);
        assert!(!lines.is_empty());
        for line in lines.lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(record["article"]["published"], "2024-10-10");
            assert!(id.is_none_or(|id| record["article"]["id"] == id));
            let trigger = &record["evidence"]["trigger"];
            if trigger.get("field").is_none() {
                let (start, end) = (trigger["start"].as_u64(), trigger["end"].as_u64());
                let words: String = ARREST
                    .chars()
                    .take(end.unwrap() as usize)
                    .skip(start.unwrap() as usize)
                    .collect();
                assert_eq!(trigger["text"], words);
            }
            assert!(record.get("why").is_none());
        }
    }
    let output = desk.run(&["code", "--why"], ARREST.as_bytes());
    assert!(text(&output.stdout).contains("\"why\":{"));
}

#[test]
fn the_same_bytes_from_any_number_of_threads() {
    let line =
        |nth| format!("{{\"id\": \"{nth}\", \"text\": \"{ARREST} Rebels shelled town {nth}.\"}}\n");
    let articles: String = (0..40).map(line).collect();
    let desk = Desk::new("threads", &[("news.jsonl", articles.as_bytes())]);
    for format in ["jsonl", "table", "html"] {
        let run = |threads| {
            desk.run(&["code", "news.jsonl", "--format", format, "--threads", threads], b"")
        };
        let one = run("1").stdout;
        assert!(!one.is_empty());
        assert_eq!(one, run("2").stdout, "{format}");
        assert_eq!(one, run("8").stdout, "{format}");
    }
}

#[test]
fn a_folder_gives_the_same_bytes_on_any_number_of_threads() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let desk = Desk::new("folder", &[]);
    let run = |threads| {
        let options = ["--format", "jsonl", "--published", "2026-03-10", "--threads", threads];
        desk.run(&[&["code", examples.to_str().unwrap()][..], &options].concat(), b"")
    };
    let one = run("1");
    assert_eq!(told(&one), "exit 0\n");
    assert!(!one.stdout.is_empty());
    for threads in ["2", "8"] {
        assert_eq!(one.stdout, run(threads).stdout, "{threads} threads");
    }
}

#[test]
fn filters_leave_events_out() {
    let desk = Desk::new("filters", &[]);
    let lines = |arguments: &[&str]| {
        let output = desk.run(arguments, ARREST.as_bytes());
        assert_eq!(told(&output), "exit 0\n");
        text(&output.stdout).lines().count()
    };
    assert!(lines(&["code"]) > 0);
    assert_eq!(lines(&["code", "--status", "negated,historical"]), 0);
    assert_eq!(lines(&["code", "--status", "actual"]), lines(&["code"]));
    assert_eq!(lines(&["code", "--min-confidence", "1"]), 0);
}

#[test]
fn a_file_is_whole_or_not_there() {
    let desk = Desk::new("files", &[("good.txt", ARREST.as_bytes()), ("bad.jsonl", b"nonsense\n")]);
    assert_eq!(told(&desk.run(&["code", "good.txt", "-o", "page.html"], b"")), "exit 0\n");
    let page = fs::read_to_string(desk.0.join("page.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert_eq!(desk.run(&["code", "good.txt", "-o", "events.jsonl"], b"").stdout, b"");
    assert!(fs::read_to_string(desk.0.join("events.jsonl")).unwrap().starts_with("{\"id\":"));
    assert_eq!(desk.run(&["code", "bad.jsonl", "-o", "none.jsonl"], b"").status.code(), Some(1));
    assert_eq!(desk.names(), ["bad.jsonl", "events.jsonl", "good.txt", "page.html"]);
}

#[test]
fn a_piped_table_has_no_escapes() {
    let desk = Desk::new("table", &[("good.txt", ARREST.as_bytes())]);
    let table = text(&desk.run(&["code", "good.txt", "--format", "table"], b"").stdout);
    assert!(table.starts_with("good.txt\n") && table.contains("[arrested]"), "{table}");
    assert!(!table.contains('\x1b'));
}

#[test]
fn nobody_listening_is_no_error() {
    let line = format!("{{\"text\": \"{ARREST}\"}}\n");
    let desk = Desk::new("closed", &[("news.jsonl", line.repeat(200).as_bytes())]);
    let mut command = desk.command(env!("CARGO_BIN_EXE_polybius"));
    let mut child = command.args(["code", "news.jsonl"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(told(&output), "exit 0\n");
}

#[test]
fn relations_of_pairs() {
    let table = "note\tsentence\tsource\ttarget\n\
        1\tPeru accused Chile of spying.\tPeru\tChile\n\
        2\tPolice arrested 20 protesters.\tThe police\tprotesters\n";
    let desk = Desk::new("relate", &[]);
    let output = desk.run(&["relate", "-"], table.as_bytes());
    assert_eq!(told(&output), "exit 0\n");
    let rows: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["row"], &rows[0]["event"]), (&1.into(), &"ACCUSE".into()));
    assert_eq!(rows[0]["trigger"]["text"], "accused");
    assert_eq!(rows[1]["side_not_found"], "source");

    let tsv = text(&desk.run(&["relate", "-", "--format", "tsv"], table.as_bytes()).stdout);
    let cells: Vec<usize> = tsv.lines().map(|line| line.split('\t').count()).collect();
    assert_eq!(cells, [9, 9, 9]);
}

#[test]
fn mentions_of_actors_and_places() {
    let desk = Desk::new("mentions", &[]);
    let output = desk.run(&["mentions", "-"], b"Turkish jets struck a camp in Iraq.");
    assert_eq!(told(&output), "exit 0\n");
    let mentions = text(&output.stdout);
    assert!(mentions.contains("\"TUR\"") && mentions.contains("\"IRQ\""), "{mentions}");
}

#[test]
fn chains_of_reference_are_measured() {
    let news = "{\"id\": \"a\", \"title\": \"Putin spoke\", \"text\": \"Vladimir Putin met Ama Boateng. He left. The mayor stayed.\"}\n";
    let chains = "{\"id\": \"a\", \"chains\": [\
        {\"code\": \"RUS\", \"sector\": [\"GOV\"], \"kind\": \"person\", \"title\": [[0, 5]], \"text\": [[0, 14], [32, 34]]}, \
        {\"code\": \"GHA\", \"sector\": [\"GOV\"], \"kind\": \"person\", \"text\": [[19, 30], [45, 50]]}]}\n";
    let desk = Desk::new(
        "chains",
        &[
            ("news/a.jsonl", news.as_bytes()),
            ("chains/a.jsonl", chains.as_bytes()),
            ("faulty/a.jsonl", b"\n{\"id\": \"b\", \"chains\": []}\n"),
        ],
    );
    let eval = ["eval", "--news", "news", "--split", "all"];
    let run = |more: &[&str]| desk.run(&[&eval[..], more].concat(), b"");
    let measured = run(&["--chains", "chains", "--errors", "missed.jsonl"]);
    assert_eq!(told(&measured), "exit 0\n");
    let table = text(&measured.stdout);
    for line in [
        "pronoun right                  1.000",
        "surname right                  1.000",
        "bare role open                 1.000",
        "country precision              1.000",
    ] {
        assert!(table.contains(line), "{line} in\n{table}");
    }
    let missed = fs::read_to_string(desk.0.join("missed.jsonl")).unwrap();
    assert_eq!(missed.lines().count(), 1, "{missed}");
    assert!(missed.contains("[[mayor]]"), "{missed}");
    let json = text(&run(&["--chains", "chains", "--format", "json"]).stdout);
    assert!(json.contains("\"measure\":\"chains\""), "{json}");
    let faulty = told(&run(&["--chains", "faulty"]));
    assert!(faulty.contains("faulty/a.jsonl:2: b: not among the news"), "{faulty}");
    let alone = told(&desk.run(&["eval", "--chains", "chains"], b""));
    assert!(alone.starts_with("exit 2\n") && alone.contains("--news"), "{alone}");
}

#[test]
fn the_ontology_in_both_forms() {
    let desk = Desk::new("types", &[]);
    insta::assert_snapshot!(text(&desk.run(&["types"], b"").stdout));
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["types", "--json"], b"").stdout).unwrap();
    assert_eq!(json["types"].as_array().unwrap().len(), 16);
    assert_eq!(json["contexts"].as_array().unwrap().len(), 37);
    assert_eq!(json["types"][1]["modes"][0]["name"], "visit");
}

#[test]
fn the_examples_of_every_help_work() {
    let desk = Desk::new(
        "help",
        &[
            ("corpus/written/a.jsonl", b"{\"id\": \"w\", \"text\": \"Rain.\"}\n"),
            ("knowledge/elsewhere.tsv", b"name\tsource\nIndian Ocean\tme\n"),
        ],
    );
    for verb in [
        &[][..],
        &["code"],
        &["convert"],
        &["relate"],
        &["mentions"],
        &["types"],
        &["corpus", "check"],
        &["knowledge", "check"],
        &["completions"],
    ] {
        let help = text(&desk.run(&[verb, &["--help"]].concat(), b"").stdout);
        let example = help.split("Example:\n").nth(1).unwrap_or_else(|| panic!("{verb:?}"));
        let binary = Path::new(env!("CARGO_BIN_EXE_polybius")).parent().unwrap();
        let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
        let output = desk.command("sh").env("PATH", path).args(["-c", example]).output().unwrap();
        assert_eq!(told(&output), "exit 0\n", "{example}");
        assert!(!output.stdout.is_empty() || example.contains('>'), "{example}");
    }
}
