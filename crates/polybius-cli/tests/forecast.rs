//! `polybius forecast` as its users meet it.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

mod desk;

use desk::{Desk, text};
use std::fmt::Write as _;
use std::fs;

fn told(desk: &Desk, arguments: &[&str]) -> String {
    let output = desk.run(arguments);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    format!(
        "$ polybius {}\nexit {}\n{err}{out}\n",
        arguments.join(" "),
        output.status.code().unwrap()
    )
}

/// Records of half a year: Ruritania threatens Graustark every ten days and mostly strikes three
/// days later; the two and others meet now and then.
fn records() -> String {
    let mut records = String::new();
    let mut add = |day: i32, kind: &str, actor: &str, recipient: &str| {
        let (month, day) = (1 + day / 28, 1 + day % 28);
        let _ = writeln!(
            records,
            "{{\"date\": \"2025-{month:02}-{day:02}\", \"event\": \"{kind}\", \"status\": \"actual\", \
             \"actor\": [{{\"code\": \"{actor}\"}}], \"recipient\": [{{\"code\": \"{recipient}\"}}]}}"
        );
    };
    for day in 0..196 {
        if day % 10 == 0 {
            add(day, "THREATEN", "RUR", "GRK");
        }
        if day % 10 == 3 && day % 40 != 3 {
            add(day, "ASSAULT", "RUR", "GRK");
        }
        if day % 6 == 1 {
            add(day, "CONSULT", "GRK", "ELB");
        }
        if day % 9 == 2 {
            add(day, "CONSULT", "RUR", "ELB");
        }
        if day % 31 == 5 {
            add(day, "AID", "ELB", "GRK");
        }
    }
    records
}

fn quads() -> [String; 3] {
    let part = |days: std::ops::Range<i32>| {
        let mut lines = String::new();
        for day in days {
            let time = 24 * day;
            let _ = writeln!(
                lines,
                "0 0 1 {time}\t0\n2 1 3 {time}\n{} 0 {} {time}",
                day % 3,
                4 + day % 2
            );
        }
        lines
    };
    [part(0..40), part(40..45), part(45..50) + "7 2 8 1200\n"]
}

#[test]
fn from_records_to_forecasts_with_reasons() {
    let desk = Desk::new("forecast-records", &[("events.jsonl", &records())]);
    let trained = desk.run(&["forecast", "train", "events.jsonl", "-o", "m", "--width", "4"]);
    assert_eq!((text(&trained.stderr).as_str(), trained.status.code()), ("", Some(0)));
    let mut all = told(&desk, &["forecast", "next", "m", "--actor", "RUR", "--top", "3"]);
    all += &told(
        &desk,
        &["forecast", "next", "m", "--actor", "grk", "--type", "consult", "--target", "ELB"],
    );
    all += &told(
        &desk,
        &[
            "forecast",
            "next",
            "m",
            "--actor",
            "RUR",
            "--top",
            "2",
            "--assume",
            "2025-07-29 THREATEN RUR GRK",
        ],
    );
    insta::assert_snapshot!(all);
    let html = desk.run(&["forecast", "next", "m", "--actor", "RUR", "--format", "html"]);
    assert!(text(&html.stdout).contains("<svg"));
    let first = desk.run(&["forecast", "next", "m", "--actor", "RUR", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&text(&first.stdout)).unwrap();
    for forecast in told["forecasts"].as_array().unwrap() {
        let parts = forecast["parts"].as_array().unwrap();
        let sum: f64 = parts.iter().map(|part| part[1].as_f64().unwrap()).sum();
        let odds = forecast["base"].as_f64().unwrap() + sum;
        let probability = forecast["probability"].as_f64().unwrap();
        assert!((1.0 / (1.0 + (-odds).exp()) - probability).abs() < 1e-3, "{forecast}");
    }
}

#[test]
fn the_same_model_from_the_same_events_in_any_order() {
    let records = records();
    let turned: Vec<&str> = records.lines().rev().collect();
    let twice = turned.join("\n") + "\n" + records.lines().next().unwrap();
    let desk = Desk::new("forecast-order", &[("a.jsonl", &records), ("b.jsonl", &twice)]);
    for (file, model) in [("a.jsonl", "a"), ("b.jsonl", "b")] {
        desk.run(&["forecast", "train", file, "-o", model, "--width", "4"]);
    }
    assert!(fs::read(desk.0.join("a")).unwrap() == fs::read(desk.0.join("b")).unwrap());
}

#[test]
fn a_backtest_in_three_forms() {
    let desk = Desk::new("forecast-backtest", &[("events.jsonl", &records())]);
    insta::assert_snapshot!(told(&desk, &["forecast", "backtest", "events.jsonl", "--plots", "."]));
    for plot in ["calibration.svg", "skill.svg"] {
        assert!(fs::read_to_string(desk.0.join(plot)).unwrap().ends_with("</svg>\n"));
    }
    let page = desk.run(&["forecast", "backtest", "events.jsonl", "--format", "html"]);
    assert!(text(&page.stdout).ends_with("</html>\n"));
    let json = desk.run(&["forecast", "backtest", "events.jsonl", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&text(&json.stdout)).unwrap();
    assert!(told["all"]["model"]["brier"].is_f64());
}

#[test]
fn a_benchmark_is_one_object_on_the_last_line() {
    let [train, valid, test] = quads();
    let desk = Desk::new("forecast-eval", &[("train", &train), ("valid", &valid), ("test", &test)]);
    let files = ["forecast", "eval", "--train", "train", "--valid", "valid"];
    for (more, n) in [(&[][..], 30), (&["--test", "test"][..], 32)] {
        let arguments = [&files[..], more, &["--format", "json", "--width", "8"]].concat();
        let output = desk.run(&arguments);
        let out = text(&output.stdout);
        let told: serde_json::Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
        assert_eq!(told["n"], n);
        for figure in ["mrr", "hits1", "hits3", "hits10"] {
            assert!((0.0..=1.0).contains(&told[figure].as_f64().unwrap()), "{told}");
        }
        assert!(told["mrr"].as_f64().unwrap() > 0.6, "{told}");
        assert_eq!(text(&desk.run(&arguments).stdout), out, "the same again");
    }
}

#[test]
fn every_message_names_the_place_and_what_to_do() {
    let [train, valid, _] = quads();
    let alone = "{\"date\": \"2025-01-01\", \"event\": \"ASSAULT\", \"actor\": [{\"code\": \"RUR\"}], \"recipient\": [{\"code\": \"RUR\"}]}\n";
    let files: &[(&str, &str)] = &[
        ("events.jsonl", &records()),
        ("empty.jsonl", ""),
        ("alone.jsonl", alone),
        ("broken.jsonl", &format!("nonsense\n{alone}")),
        ("table.csv", "a,b\n"),
        ("no.model", "no model"),
        ("train", &train),
        ("valid", &valid),
        ("short", "1 2 3\n"),
    ];
    let desk = Desk::new("forecast-messages", files);
    desk.run(&["forecast", "train", "events.jsonl", "-o", "m", "--width", "4"]);
    let model = fs::read(desk.0.join("m")).unwrap();
    fs::write(desk.0.join("cut.model"), &model[..model.len() / 2]).unwrap();
    let mut all = String::new();
    for arguments in [
        "forecast train missing.jsonl -o x",
        "forecast train empty.jsonl -o x",
        "forecast train alone.jsonl -o x",
        "forecast train broken.jsonl -o x",
        "forecast train table.csv -o x",
        "forecast train events.jsonl -o no/such/folder",
        "forecast train events.jsonl --layout icews -o x",
        "forecast backtest alone.jsonl",
        "forecast next missing.model --actor RUR",
        "forecast next no.model --actor RUR",
        "forecast next cut.model --actor RUR",
        "forecast next m --actor FRA",
        "forecast next m --actor RUR --type THREAT",
        "forecast next m --actor RUR --horizon 0",
        "forecast next m --actor RUR --assume soon",
        "forecast next m --actor RUR --from 2020-01-01",
        "forecast next m --actor ELB --target RUR",
        "forecast eval --train valid --valid train",
        "forecast eval --train train --valid short",
        "forecast eval --train train --valid missing",
    ] {
        all += &told(&desk, &arguments.split(' ').collect::<Vec<_>>());
    }
    insta::assert_snapshot!(all);
    let names: Vec<_> =
        fs::read_dir(&desk.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name != "x"), "nothing half-written: {names:?}");
}
