//! `polybius knowledge`.

use crate::dictionaries;
use crate::output::Output;
use crate::{Failure, Reporter, gazetteer};
use clap::{Args, Subcommand};
use polybius_resolve::{Findings, Tables, check};
use polybius_store::Origin;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Subcommand, Debug)]
pub(crate) enum Knowledge {
    /// Look for duplicates, overlaps in time, unknown codes and ambiguous names; count
    Check(Check),
    /// Compile a GeoNames table, as the gazetteer that is built in
    Gazetteer(Compile),
}

#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Check {
    /// Folder of tables; one that is not there is taken from those built in [default: those
    /// built in]
    #[arg(long, value_name = "FOLDER", conflicts_with = "files")]
    dir: Option<PathBuf>,
    /// Dictionaries of your own, as `--actors` takes them, instead of tables
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  polybius knowledge gazetteer places.txt -o knowledge/gazetteer.bin"
)]
pub(crate) struct Compile {
    /// A GeoNames table: 19 tab-separated columns without a header
    #[arg(value_name = "FILE")]
    table: PathBuf,
    /// Write to this file, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

const EXAMPLE: &str = "\
Prints each fault with file, line and reason, then the lines of each table. Of a dictionary it
tells names that stand twice, and codes that have no sector here, too. Exit code 3 if there
are faults.

Example:
  polybius knowledge check --dir knowledge";

impl Knowledge {
    pub(crate) fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let Check { dir, files } = match self {
            Knowledge::Check(check) => check,
            Knowledge::Gazetteer(compile) => return compile.run(reporter),
        };
        if !files.is_empty() {
            return check_dictionaries(&files, reporter);
        }
        let findings = match dir {
            None => check(Tables::EMBEDDED),
            Some(dir) => check_folder(&dir)?,
        };
        if !findings.faults.is_empty() {
            reporter.found_faults();
        }
        let mut output = Output::open(None)?;
        output.write_through(told(&findings).as_bytes())?;
        output.finish()
    }
}

impl Compile {
    fn run(self, reporter: &mut Reporter) -> Result<(), Failure> {
        let gazetteer = gazetteer::read(&self.table, reporter)?;
        let mut output = Output::open(Some(&self.output))?;
        output.write_through(&gazetteer.to_bytes())?;
        output.finish()
    }
}

fn told(findings: &Findings) -> String {
    let mut told = String::new();
    for fault in &findings.faults {
        let _ = writeln!(told, "{fault}");
    }
    for (table, lines) in &findings.counts {
        let _ = writeln!(told, "{table:<18}{lines:>6}");
    }
    let _ = writeln!(told, "{:<18}{:>6}", "faults", findings.faults.len());
    told
}

fn check_folder(folder: &Path) -> Result<Findings, Failure> {
    let built_in = Tables::EMBEDDED.all();
    let mut texts: Vec<Option<String>> = Vec::with_capacity(built_in.len());
    for (name, _) in built_in {
        texts.push(read(&folder.join(name))?);
    }
    if texts.iter().all(Option::is_none) {
        let hint = "`--dir` takes a folder with tables such as leaders.tsv";
        return Err(Failure::usage(format!("{}: no tables there", folder.display()), hint));
    }
    let text = |table: &str| {
        let at = built_in.iter().position(|(name, _)| *name == table);
        let own = at.and_then(|at| texts.get(at)).and_then(Option::as_deref);
        own.or_else(|| at.map(|at| built_in[at].1)).unwrap_or("")
    };
    Ok(check(Tables {
        version: Tables::EMBEDDED.version,
        countries: text("countries.tsv"),
        provinces: text("provinces.tsv"),
        partial: text("partial.tsv"),
        organisations: text("organisations.tsv"),
        bodies: text("bodies.tsv"),
        groups: text("groups.tsv"),
        parties: text("parties.tsv"),
        ngos: text("ngos.tsv"),
        media: text("media.tsv"),
        companies: text("companies.tsv"),
        leaders: text("leaders.tsv"),
        roles: text("roles.tsv"),
        elsewhere: text("elsewhere.tsv"),
        features: text("features.tsv"),
        ordinary: text("ordinary.tsv"),
        short: text("short.tsv"),
        alpha2: text("alpha2.tsv"),
    }))
}

/// Tells the faults of users' own dictionaries, and what is in them.
fn check_dictionaries(files: &[PathBuf], reporter: &mut Reporter) -> Result<(), Failure> {
    let knowledge = polybius::Knowledge::embedded();
    let mut told = String::new();
    for path in files {
        let dictionary = dictionaries::read(path, &knowledge)?;
        let origin = Origin::file(path.display().to_string());
        let mut faults = dictionary.faults.clone();
        faults.extend(dictionary.doubles());
        faults.sort();
        for (line, reason) in &faults {
            let _ = writeln!(told, "{}", origin.at(*line).trouble(reason));
        }
        if let Some(doubt) = dictionaries::left_out(&dictionary, &origin) {
            let _ = writeln!(told, "{doubt}");
        }
        if !faults.is_empty() || dictionary.is_empty() {
            reporter.found_faults();
        }
        let counts = [
            ("actors", dictionary.actors()),
            ("roles", dictionary.roles()),
            ("faults", faults.len()),
        ];
        for (what, count) in counts {
            let _ = writeln!(told, "{what:<18}{count:>6}");
        }
    }
    let mut output = Output::open(None)?;
    output.write_through(told.as_bytes())?;
    output.finish()
}

/// The text of a table, or nothing if there is no such file.
fn read(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let trouble = Origin::file(path.display().to_string()).io_trouble(&error);
            Err(Failure::unreadable(trouble.to_string(), "tables are UTF-8 text"))
        }
    }
}
