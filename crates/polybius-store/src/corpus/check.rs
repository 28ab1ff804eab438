//! The whole corpus: every row read, every fault told, everything counted.

use super::row::{self, Row};
use super::{Annotated, Kind, Split};
use crate::json_article::what_of;
use crate::lines::{Line, Lines};
use crate::{Articles, Input, Origin, Reading, Trouble};
use polybius_core::{Article, EventType, Mode, Role, Status};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// A corpus as read.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The sentences without a fault whose text is at hand, in the order of the files.
    pub sentences: Vec<Annotated>,
    /// What is wrong, in the order of the files.
    pub faults: Vec<Fault>,
    /// How much there is of what, faulty sentences included as far as they are legal.
    pub counts: Counts,
}

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File and line.
    pub origin: Origin,
    /// Id of the row, where it has one.
    pub id: Option<String>,
    /// What is wrong.
    pub reason: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.id {
            Some(id) => write!(f, "{}: {id}: {}", self.origin, self.reason),
            None => write!(f, "{}: {}", self.origin, self.reason),
        }
    }
}

/// How many sentences and events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences.
    pub sentences: usize,
    /// Sentences without an event.
    pub empty: usize,
    /// Sentences whose text is not at hand: of these labels and bounds were checked only.
    pub without_text: usize,
    /// Rows with a fault.
    pub faulty: usize,
    /// Events by type.
    pub types: BTreeMap<EventType, usize>,
    /// Modes of events.
    pub modes: BTreeMap<Mode, usize>,
    /// Events by status.
    pub statuses: BTreeMap<Status, usize>,
    /// Events that have a role.
    pub roles: BTreeMap<Role, usize>,
    /// Sentences by split.
    pub splits: BTreeMap<Split, usize>,
    /// Sentences by form.
    pub kinds: BTreeMap<Kind, usize>,
}

impl Counts {
    fn add(&mut self, kind: Kind, row: &Row) {
        self.sentences += 1;
        self.empty += usize::from(row.events.is_empty());
        self.without_text += usize::from(row.text.is_none());
        *self.splits.entry(Split::of(&row.document)).or_default() += 1;
        *self.kinds.entry(kind).or_default() += 1;
        for event in &row.events {
            *self.types.entry(event.labels.kind).or_default() += 1;
            *self.statuses.entry(event.labels.status).or_default() += 1;
            for mode in &event.labels.modes {
                *self.modes.entry(*mode).or_default() += 1;
            }
            for role in Role::ALL {
                let has = event.arguments.iter().any(|(filled, _)| *filled == role);
                if has {
                    *self.roles.entry(role).or_default() += 1;
                }
            }
        }
    }
}

/// Reads `written/*.jsonl` and `standoff/*.jsonl` of a folder. `news` is the folder of the
/// documents that stand-off rows point into; without it their labels and bounds are checked.
pub fn read(folder: &Path, news: Option<&Path>) -> Result<Corpus, Trouble> {
    let news = news.map(documents).transpose()?;
    let mut corpus = Corpus::default();
    let mut seen = HashMap::new();
    let mut files = 0;
    for kind in Kind::ALL {
        for file in rows_in(&folder.join(kind.name()))? {
            files += 1;
            corpus.file(kind, &file, news.as_ref(), &mut seen)?;
        }
    }
    if files == 0 {
        let origin = Origin::file(folder.display().to_string());
        return Err(origin.trouble("no written/*.jsonl or standoff/*.jsonl in it"));
    }
    Ok(corpus)
}

/// The files of one form in the order of their names; a form without a folder has none.
pub(super) fn rows_in(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let trouble = |error| Origin::file(folder.display().to_string()).io_trouble(&error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(trouble)? {
        let path = entry.map_err(trouble)?.path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

pub(super) fn documents(folder: &Path) -> Result<HashMap<String, Article>, Trouble> {
    let mut documents = HashMap::new();
    for reading in Articles::new([Input::Path(folder.to_owned())]) {
        match reading {
            Reading::Article(article, _) => {
                documents.insert(article.id.clone(), *article);
            }
            Reading::Warning(_) => {}
            Reading::Failure(trouble) => return Err(trouble),
        }
    }
    Ok(documents)
}

impl Corpus {
    fn file(
        &mut self,
        kind: Kind,
        path: &Path,
        news: row::News<'_>,
        seen: &mut HashMap<String, Origin>,
    ) -> Result<(), Trouble> {
        let input = Input::Path(path.to_owned());
        let file = input.origin();
        let trouble = |error| file.io_trouble(&error);
        let mut lines = Lines::new(input.open_raw().map_err(trouble)?);
        while let Some((number, line)) = lines.next().map_err(trouble)? {
            let origin = file.at(number);
            let bytes = if let Line::Read(bytes) = line { bytes } else { Vec::new() };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let mut row = match serde_json::from_slice(&bytes) {
                Ok(object) => row::read(kind, &object, news),
                Err(error) => {
                    let faults = vec![format!("broken JSON at {}", what_of(&error))];
                    Row { faults, ..Row::default() }
                }
            };
            if row.id.is_some() {
                self.counts.add(kind, &row);
                let keys = [("sentence", &row.key), ("id", &row.document)];
                let unique = if kind == Kind::Written { 2 } else { 1 };
                for (what, key) in &keys[..unique] {
                    let key = format!("{} {what} {key}", kind.name());
                    if let Some(earlier) = seen.insert(key, origin.clone()) {
                        row.faults.push(format!("same {what} as {earlier}"));
                    }
                }
            }
            self.sentences.extend(row.annotated(kind));
            self.counts.faulty += usize::from(!row.faults.is_empty());
            let (id, origin) = (row.id, &origin);
            let fault = |reason| Fault { origin: origin.clone(), id: id.clone(), reason };
            self.faults.extend(row.faults.into_iter().map(fault));
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
