//! From files of events to a history.

use crate::failure::chain;
use crate::{Failure, Reporter, options};
use clap::{Args, ValueEnum};
use polybius_forecast::{Calendar, Fact, History, Named, Names, day_of};
use polybius_store::history::{self, Layout, Quad, Sides};
use polybius_store::{Input, Trouble};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Which events to learn from, and how to read them.
#[derive(Args, Debug)]
pub(super) struct Source {
    /// Files of events, or - for standard input
    #[arg(value_name = "EVENTS", required = true)]
    events: Vec<PathBuf>,
    /// How they are laid out [default: told by the first line]
    #[arg(long, value_enum)]
    layout: Option<Form>,
    /// What actors are told apart by
    #[arg(long, value_enum, default_value_t)]
    sides: Parties,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Records as `polybius code` writes them
    Polybius,
    /// 40 columns with a header line
    Polecat,
    /// 20 columns with a header line
    Icews,
    /// 61 columns without a header line
    Gdelt,
    /// `subject relation object time` by ids; names from entity2id.txt, relation2id.txt beside
    Quads,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default)]
enum Parties {
    /// Their country
    #[default]
    Country,
    /// Country and first sector, as in ISR/GOV
    Sector,
    /// Their names
    Name,
}

/// What to do about a file of no use.
const HINT: &str = "docs/forecast.md tells which files can be read";

impl Source {
    pub(super) fn history(self, reporter: &mut Reporter) -> Result<History, Failure> {
        let history = match self.layout {
            Some(Form::Quads) => self.of_quads(reporter)?,
            _ => self.of_events(reporter)?,
        };
        let (first, last) = (history.day(history.first_day()), history.day(history.last_day()));
        reporter.verbose(|| {
            format!(
                "{} events of {} actors in {} kinds from {first} to {last}, {} more were repeated",
                history.facts().len(),
                history.actors().list().len(),
                history.kinds().list().len(),
                history.repeated(),
            )
        });
        Ok(history)
    }

    fn of_events(self, reporter: &mut Reporter) -> Result<History, Failure> {
        let layout = self.layout.and_then(|form| match form {
            Form::Polybius => Some(Layout::Polybius),
            Form::Polecat => Some(Layout::Polecat),
            Form::Icews => Some(Layout::Icews),
            Form::Gdelt => Some(Layout::Gdelt),
            Form::Quads => None,
        });
        let sides = match self.sides {
            Parties::Country => Sides::Country,
            Parties::Sector => Sides::Sector,
            Parties::Name => Sides::Name,
        };
        let (mut named, mut left_out) = (Vec::new(), 0);
        for input in options::inputs(self.events)? {
            let rows = match history::events(&input, layout, sides) {
                Ok(rows) => rows,
                Err(trouble) => {
                    reporter.failure(&trouble);
                    continue;
                }
            };
            rows.troubles.iter().for_each(|trouble| reporter.failure(trouble));
            left_out += rows.left_out;
            named.extend(rows.events.into_iter().map(|row| {
                reporter.done();
                let day = day_of(row.day);
                Named { day, source: row.source, kind: row.kind, target: row.target }
            }));
        }
        reporter.verbose(|| {
            format!("{left_out} rows left out: a side is unknown, or nothing happened by them")
        });
        if named.is_empty() {
            return Err(Failure::unreadable("no event could be read", HINT));
        }
        History::new(Calendar::Dates, named)
            .map_err(|error| Failure::unreadable(chain(&error), HINT))
    }

    fn of_quads(self, reporter: &mut Reporter) -> Result<History, Failure> {
        let folder = self.events.first().and_then(|path| path.parent()).map(Path::to_owned);
        let mut all = Vec::new();
        for path in self.events {
            all.extend(quads(path, reporter)?);
        }
        let scale = Scale::of(&all);
        let facts = all.iter().map(|quad| scale.fact(quad)).collect();
        let (actors, kinds) = sizes(&all);
        let names = |file: &str, prefix: &str, count: u32| {
            let path = folder.as_deref().unwrap_or(Path::new("")).join(file);
            let table = std::fs::read_to_string(path).unwrap_or_default();
            names(&table, prefix, count)
        };
        let actors = names("entity2id.txt", "actor ", actors);
        let kinds = names("relation2id.txt", "kind ", kinds);
        History::numbered(Calendar::Steps, actors, kinds, facts)
            .map_err(|error| Failure::unreadable(chain(&error), HINT))
    }
}

/// How the times of quadruples become days: counted from the first, in steps of their greatest
/// common divisor (ICEWS18 counts hours, a day is 24).
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    first: i64,
    step: i64,
}

impl Scale {
    pub(super) fn of(quads: &[Quad]) -> Scale {
        let first = quads.iter().map(|quad| quad.time).min().unwrap_or(0);
        let step = quads.iter().fold(0, |step, quad| divisor(step, quad.time.abs_diff(first)));
        Scale { first, step: i64::try_from(step.max(1)).unwrap_or(1) }
    }

    pub(super) fn fact(&self, quad: &Quad) -> Fact {
        let day = quad.time.saturating_sub(self.first) / self.step;
        Fact {
            day: i32::try_from(day).unwrap_or(i32::MAX),
            source: quad.subject,
            kind: quad.relation,
            target: quad.object,
        }
    }
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// One more than the greatest id of actors, and of kinds.
pub(super) fn sizes(quads: &[Quad]) -> (u32, u32) {
    let actors = quads.iter().map(|quad| quad.subject.max(quad.object) + 1).max();
    let kinds = quads.iter().map(|quad| quad.relation + 1).max();
    (actors.unwrap_or(0), kinds.unwrap_or(0))
}

/// The quadruples of a file; lines that cannot be read are told.
pub(super) fn quads(path: PathBuf, reporter: &mut Reporter) -> Result<Vec<Quad>, Failure> {
    let name = path.display().to_string();
    let read = history::quads(&Input::named(path)).map_err(|trouble: Trouble| {
        Failure::unreadable(trouble.to_string(), "is the name right?")
    })?;
    read.troubles.iter().for_each(|trouble| reporter.failure(trouble));
    read.quads.iter().for_each(|_| reporter.done());
    if read.quads.is_empty() {
        let what = format!("{name}: no quadruple in it");
        return Err(Failure::unreadable(what, "lines of `subject relation object time`, by ids"));
    }
    Ok(read.quads)
}

/// Names by id from lines of `name`, tab, `id`; no two alike.
fn names(table: &str, prefix: &str, count: u32) -> Names {
    let mut named = vec![None; count as usize];
    for (name, id) in table.lines().filter_map(|line| line.rsplit_once('\t')) {
        let id = id.trim().parse::<usize>().ok();
        if let Some(place) = id.and_then(|id| named.get_mut(id)) {
            *place = Some(name.trim().to_owned());
        }
    }
    let mut taken = HashSet::new();
    let name = |(id, name): (usize, Option<String>)| {
        let name = name.unwrap_or_else(|| format!("{prefix}{id}"));
        let name = if taken.contains(&name) { format!("{name} #{id}") } else { name };
        taken.insert(name.clone());
        name
    };
    named.into_iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_the_step_of_the_file() {
        let quad = |time| Quad { subject: 0, relation: 0, object: 1, time };
        let quads = [quad(48), quad(120), quad(24)];
        let scale = Scale::of(&quads);
        assert_eq!(quads.map(|quad| scale.fact(&quad).day), [1, 4, 0]);
        assert_eq!(Scale::of(&[quad(7)]).fact(&quad(7)).day, 0);
    }

    #[test]
    fn no_two_actors_share_a_name() {
        let all = names("Peru\t0\nPeru\t2\nnonsense\nChile\t9\n", "actor ", 3);
        assert_eq!(all.list(), ["Peru", "actor 1", "Peru #2"]);
    }
}
