//! Users' own dictionaries of actors: read, told of, and added to what is known.

use crate::{Failure, Reporter};
use clap::Args;
use polybius::{Dictionary, Knowledge};
use polybius_store::{Origin, Trouble};
use std::path::{Path, PathBuf};

/// Options of every verb that says who somebody is.
#[derive(Args, Debug)]
pub(crate) struct Dictionaries {
    /// Know the actors of this dictionary, too, before all others: a table (name, code, sector,
    /// kind, from, to, source) or one of PETRARCH (.actors, .agents); may be given again
    #[arg(long = "actors", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Dictionaries {
    /// What is known with them.
    pub(crate) fn knowledge(&self, reporter: &mut Reporter) -> Result<Knowledge, Failure> {
        let mut knowledge = Knowledge::embedded();
        for path in &self.files {
            let dictionary = read(path, &knowledge)?;
            let origin = Origin::file(path.display().to_string());
            if dictionary.is_empty() {
                let trouble = match dictionary.faults.first() {
                    Some((line, reason)) => origin.at(*line).trouble(reason),
                    None => origin.trouble("nothing but comments"),
                };
                let hint = "`--actors` takes a table with a header line, or .actors or .agents \
                            of PETRARCH; `polybius knowledge check FILE` tells all faults";
                return Err(Failure::usage(format!("{trouble} (no actor in the file)"), hint));
            }
            for (line, reason) in &dictionary.faults {
                reporter.faulty_line(&origin.at(*line).trouble(reason));
            }
            if let Some(doubt) = left_out(&dictionary, &origin) {
                reporter.warning(&doubt);
            }
            knowledge = knowledge.with(&dictionary);
        }
        Ok(knowledge)
    }
}

/// The dictionary in a file.
pub(crate) fn read(path: &Path, knowledge: &Knowledge) -> Result<Dictionary, Failure> {
    let bytes = std::fs::read(path).map_err(|error| {
        let trouble = Origin::file(path.display().to_string()).io_trouble(&error);
        Failure::usage(trouble.to_string(), "name a dictionary of actors")
    })?;
    // The old dictionaries were written before UTF-8; names match without marks anyway.
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect());
    Ok(Dictionary::read(&text, knowledge))
}

/// Which codes of a dictionary mean nothing here, the most frequent first.
pub(crate) fn left_out(dictionary: &Dictionary, origin: &Origin) -> Option<Trouble> {
    /// How many are named.
    const NAMED: usize = 12;
    let mut codes: Vec<(&str, usize)> =
        dictionary.left_out.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    codes.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let all: usize = codes.iter().map(|(_, count)| count).sum();
    let named: Vec<String> =
        codes.iter().take(NAMED).map(|(code, count)| format!("{code} {count}")).collect();
    let more = if codes.len() > NAMED { ", …" } else { "" };
    let named = named.join(", ");
    let told = format!("left out codes without a sector here: {named}{more} ({all} in all)");
    (all > 0).then(|| origin.trouble(told))
}
