//! Turns the tables of `ontology/` into constant arrays, so that the data stays editable
//! and costs nothing at run time.

// A build script reads files, and stops the build by a panic.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, clippy::panic, clippy::expect_used)]
use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ontology");
    println!("cargo:rerun-if-changed={}", folder.display());
    let rows = |name: &str| -> Vec<Vec<String>> {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let width = text.lines().next().unwrap_or("").split('\t').count();
        let parse = |(number, line): (usize, &str)| {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(cells.len(), width, "{}:{}: cells", path.display(), number + 1);
            cells
        };
        text.lines().enumerate().skip(1).map(parse).collect()
    };
    let mut out = String::new();
    let mut table = |name: &str, row: &str, lines: Vec<String>| {
        let _ = writeln!(out, "pub(crate) const {name}: &[{row}] = &[");
        for line in lines {
            let _ = writeln!(out, "    {line},");
        }
        let _ = writeln!(out, "];");
    };
    let types = rows("types.tsv");
    let index = |name: &str| {
        let at = types.iter().position(|row| row[0] == name);
        at.unwrap_or_else(|| panic!("ontology: unknown type {name}"))
    };
    table(
        "TYPES",
        "TypeRow",
        types
            .iter()
            .map(|r| {
                format!(
                    "TypeRow {{ name: {:?}, quad: {}, score: {:?}, definition: {:?} }}",
                    r[0],
                    r[1],
                    float(&r[2]),
                    r[3]
                )
            })
            .collect(),
    );
    table(
        "MODES",
        "ModeRow",
        rows("modes.tsv")
            .iter()
            .map(|r| {
                format!(
                    "ModeRow {{ kind: {}, name: {:?}, score: {:?}, definition: {:?} }}",
                    index(&r[0]),
                    r[1],
                    float(&r[2]),
                    r[3]
                )
            })
            .collect(),
    );
    table("CONTEXTS", "&str", rows("contexts.tsv").iter().map(|r| format!("{:?}", r[0])).collect());
    table(
        "STATUSES",
        "(&str, &str)",
        rows("statuses.tsv").iter().map(|r| format!("({:?}, {:?})", r[0], r[1])).collect(),
    );
    table(
        "SECTORS",
        "(&str, &str)",
        rows("sectors.tsv").iter().map(|r| format!("({:?}, {:?})", r[0], r[1])).collect(),
    );
    table(
        "CAMEO",
        "CameoRow",
        rows("cameo.tsv")
            .iter()
            .map(|r| {
                format!(
                    "CameoRow {{ code: {:?}, kind: {}, mode: {:?}, context: {:?} }}",
                    r[0],
                    index(&r[1]),
                    r[2],
                    r[3]
                )
            })
            .collect(),
    );
    let target = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&target).join("ontology.rs"), out).expect("OUT_DIR is writable");
}

fn float(text: &str) -> f32 {
    text.parse().unwrap_or_else(|_| panic!("ontology: `{text}` is no number"))
}
