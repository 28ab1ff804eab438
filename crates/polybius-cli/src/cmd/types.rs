//! `polybius types`.

use crate::Failure;
use crate::output::{self, Output};
use crate::show::wrap::wrapped;
use clap::Args;
use polybius::{Context, EventType, Mode, Quad, Sector, Status, ontology};
use serde::Serialize;
use std::fmt::Write as _;

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  polybius types --json")]
pub(crate) struct Types {
    /// As one JSON object
    #[arg(long)]
    json: bool,
}

impl Types {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let told = if self.json {
            let json = serde_json::to_string_pretty(&Ontology::of());
            json.map_err(std::io::Error::from)? + "\n"
        } else {
            table(output::width())
        };
        let mut output = Output::open(None)?;
        output.write_through(told.as_bytes())?;
        output.finish()
    }
}

/// Columns before the meaning.
const INDENT: usize = 37;

fn table(width: usize) -> String {
    let mut told = String::new();
    row(&mut told, width, &format!("{:<22} score  CAMEO", "TYPE, mode"), "meaning");
    let mut quad = None;
    for kind in EventType::ALL {
        if quad.replace(kind.quad()) != Some(kind.quad()) {
            let _ = writeln!(told, "\n{} {}", kind.quad().code(), heading(kind.quad()));
        }
        let numbers =
            |name: &str, score: f32, cameo: &str| format!("{name:<22}{score:>6.1}  {cameo}");
        let cameo = ontology::cameo(kind, &[], &[]);
        row(&mut told, width, &numbers(kind.name(), kind.score(), cameo), kind.definition());
        for mode in kind.modes() {
            let (name, cameo) = (format!("  {}", mode.name()), ontology::cameo(kind, &[mode], &[]));
            row(&mut told, width, &numbers(&name, mode.score(), cameo), mode.definition());
        }
    }
    told.push_str("\nStatuses\n");
    for status in Status::ALL {
        row(&mut told, width, status.name(), status.definition());
    }
    told.push_str("\nSectors\n");
    for sector in Sector::all() {
        row(&mut told, width, sector.code(), sector.definition());
    }
    told.push_str("\nContexts\n");
    let names: Vec<&str> = Context::all().map(Context::name).collect();
    for line in wrapped(&names.join(", "), width) {
        let _ = writeln!(told, "{line}");
    }
    told
}

/// A name and what it means, wrapped beside it.
fn row(told: &mut String, width: usize, name: &str, meaning: &str) {
    for (nth, line) in wrapped(meaning, width.saturating_sub(INDENT)).iter().enumerate() {
        let _ = writeln!(told, "{:<INDENT$}{line}", if nth == 0 { name } else { "" });
    }
}

fn heading(quad: Quad) -> &'static str {
    match quad {
        Quad::VerbalCooperation => "Verbal cooperation",
        Quad::MaterialCooperation => "Material cooperation",
        Quad::VerbalConflict => "Verbal conflict",
        Quad::MaterialConflict => "Material conflict",
    }
}

#[derive(Serialize)]
struct Ontology {
    types: Vec<TypeEntry>,
    statuses: Vec<Entry>,
    sectors: Vec<Entry>,
    contexts: Vec<&'static str>,
}

#[derive(Serialize)]
struct TypeEntry {
    #[serde(flatten)]
    scored: Scored,
    quad_code: u8,
    modes: Vec<Scored>,
}

#[derive(Serialize)]
struct Scored {
    name: &'static str,
    definition: &'static str,
    event_scale: f32,
    cameo: &'static str,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    definition: &'static str,
}

impl Ontology {
    fn of() -> Ontology {
        let entry = |(name, definition)| Entry { name, definition };
        let status = |status: Status| (status.name(), status.definition());
        let sector = |sector: Sector| (sector.code(), sector.definition());
        Ontology {
            types: EventType::ALL.into_iter().map(TypeEntry::of).collect(),
            statuses: Status::ALL.into_iter().map(status).map(entry).collect(),
            sectors: Sector::all().map(sector).map(entry).collect(),
            contexts: Context::all().map(Context::name).collect(),
        }
    }
}

impl TypeEntry {
    fn of(kind: EventType) -> TypeEntry {
        let mode = |mode: Mode| Scored {
            name: mode.name(),
            definition: mode.definition(),
            event_scale: mode.score(),
            cameo: ontology::cameo(kind, &[mode], &[]),
        };
        let scored = Scored {
            name: kind.name(),
            definition: kind.definition(),
            event_scale: kind.score(),
            cameo: ontology::cameo(kind, &[], &[]),
        };
        let modes = kind.modes().map(mode).collect();
        TypeEntry { scored, quad_code: kind.quad().code(), modes }
    }
}
