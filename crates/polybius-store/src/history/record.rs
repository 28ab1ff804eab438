//! Events from Polybius' own records.

use super::{Row, Sides, pairs};
use crate::{Origin, Trouble, date};
use polybius_core::{EventType, Status};
use serde::Deserialize;

/// The keys of an event record that matter here.
#[derive(Deserialize)]
struct Record {
    date: Option<String>,
    event: Option<String>,
    status: Option<String>,
    #[serde(default)]
    actor: Vec<Side>,
    #[serde(default)]
    recipient: Vec<Side>,
}

#[derive(Deserialize)]
struct Side {
    text: Option<String>,
    name: Option<String>,
    code: Option<String>,
    #[serde(default)]
    sector: Vec<String>,
}

pub(super) fn row(line: &str, sides: Sides, origin: &Origin) -> Result<Row, Trouble> {
    let record: Record = serde_json::from_str(line)
        .map_err(|error| origin.trouble(format!("no event record: {error}")))?;
    let Some(kind) = record.event else { return Err(origin.trouble("no `event` in the record")) };
    if EventType::from_name(&kind).is_none() {
        return Err(origin.trouble(format!("`event`: `{kind}` is no type: see `polybius types`")));
    }
    if record.status.is_some_and(|status| status != Status::Actual.name()) {
        return Ok(Row::LeftOut);
    }
    let Some(day) = record.date else { return Ok(Row::LeftOut) };
    let day = date::parse(&day)
        .ok_or_else(|| origin.trouble(format!("`date`: `{day}` is no day as 2024-10-10")))?;
    let all = |all: &[Side]| all.iter().filter_map(|side| side.told(sides)).collect::<Vec<_>>();
    Ok(pairs(day, &kind, &all(&record.actor), &all(&record.recipient)))
}

impl Side {
    fn told(&self, sides: Sides) -> Option<String> {
        let code = self.code.clone();
        match (sides, self.sector.first()) {
            (Sides::Country, _) | (Sides::Sector, None) => code,
            (Sides::Sector, Some(sector)) => {
                Some(code.map_or_else(|| sector.clone(), |code| format!("{code}/{sector}")))
            }
            (Sides::Name, _) => self.name.clone().or_else(|| self.text.clone()),
        }
    }
}
