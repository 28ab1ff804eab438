//! ACLED's own words for events and parties, as far as type, modes and sectors tell them.

use super::super::country;
use crate::record::{EntityRecord, EventRecord};
use polybius_core::EventType;

/// A sort of party, in the order of ACLED's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Party {
    State,
    Rebels,
    Militia,
    Rioters,
    Protesters,
    Civilians,
    External,
}

impl Party {
    pub(super) fn name(self) -> &'static str {
        match self {
            Party::State => "State forces",
            Party::Rebels => "Rebel group",
            Party::Militia => "Political militia",
            Party::Rioters => "Rioters",
            Party::Protesters => "Protesters",
            Party::Civilians => "Civilians",
            Party::External => "External/Other forces",
        }
    }

    fn armed(self) -> bool {
        matches!(self, Party::State | Party::Rebels | Party::Militia | Party::External)
    }
}

/// Of what sort an event is; empty where its words do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) disorder: &'static str,
    pub(super) event: &'static str,
    pub(super) sub_event: &'static str,
}

pub(super) fn sort(event: &EventRecord<'_>) -> Sort {
    if event.event == EventType::Protest {
        let (event, sub_event) =
            if riotous(event) { ("Riots", "Violent demonstration") } else { ("Protests", "") };
        return Sort { disorder: "Demonstrations", event, sub_event };
    }
    let violence = |event, sub_event| Sort { disorder: "Political violence", event, sub_event };
    let remote = |sub_event| violence("Explosions/Remote violence", sub_event);
    let against = |sub_event, unarmed| match target(event) {
        Some(Party::Civilians) => violence("Violence against civilians", sub_event),
        Some(target) if unarmed && target.armed() => violence("Battles", "Armed clash"),
        _ => violence("", ""),
    };
    let by_mode = event.mode.iter().find_map(|mode| match mode.as_ref() {
        "explosives" => Some(remote("")), // bombs and grenades are two sorts to ACLED
        "suicide-attack" => Some(remote("Suicide bomb")),
        "aerial" | "drone" => Some(remote("Air/drone strike")),
        "heavy-weapons" => Some(remote("Shelling/artillery/missile attack")),
        "abduct" => Some(against("Abduction/forced disappearance", false)),
        "sexual" => Some(against("Sexual violence", false)),
        "destroy" => Some(Sort {
            disorder: "Strategic developments",
            event: "Strategic developments",
            sub_event: "Looting/property destruction",
        }),
        // By the protest or riot that it is used against, or by the agent.
        "crowd-control" | "unconventional" => Some(violence("", "")),
        _ => None,
    });
    by_mode.unwrap_or_else(|| against("Attack", true))
}

fn riotous(event: &EventRecord<'_>) -> bool {
    event.mode.iter().any(|mode| matches!(mode.as_ref(), "riot" | "vandalize"))
}

/// The second side. Whom a protest is directed at is no party to it for ACLED.
pub(super) fn targets<'r, 'a>(event: &'r EventRecord<'a>) -> &'r [EntityRecord<'a>] {
    if event.event == EventType::Protest { &[] } else { &event.recipient }
}

/// What the first actor is.
pub(super) fn actor(event: &EventRecord<'_>) -> Option<Party> {
    if event.event == EventType::Protest {
        return Some(if riotous(event) { Party::Rioters } else { Party::Protesters });
    }
    let side = event.actor.first()?;
    match side.identity.sector.first().map(|sector| sector.as_ref()) {
        Some("GOV") => Some(state(event, side)),
        _ => armed(event, side),
    }
}

/// What the first target is. Who governs is under arms only as a whole.
pub(super) fn target(event: &EventRecord<'_>) -> Option<Party> {
    let side = targets(event).first()?;
    armed(event, side).or_else(|| match side.identity.sector.first()?.as_ref() {
        "CVL" | "REF" | "JRN" | "MED" | "EDU" | "REL" | "AGR" | "LAB" | "BUS" | "SOC" | "ELI"
        | "LEG" | "JUD" | "PTY" | "OPP" => Some(Party::Civilians),
        _ => None,
    })
}

/// A party under arms: by its sector, or a country as a whole.
fn armed(event: &EventRecord<'_>, side: &EntityRecord<'_>) -> Option<Party> {
    let whole = side.identity.kind.as_deref() == Some("country");
    match side.identity.sector.first().map(|sector| sector.as_ref()) {
        Some("MIL" | "COP" | "SPY") => Some(state(event, side)),
        Some("GOV") | None if whole => Some(state(event, side)),
        Some("REB") => Some(Party::Rebels),
        Some("PRM" | "UAF" | "CRM") => Some(Party::Militia),
        _ => None,
    }
}

/// Forces of a state at home, or abroad.
fn state(event: &EventRecord<'_>, side: &EntityRecord<'_>) -> Party {
    let home = side.identity.code.as_deref();
    let place = event.place(|place| place.country_code.as_deref());
    match (home, place) {
        (Some(home), _) if country::of_code(home).is_none() => Party::External,
        (Some(home), Some(place)) if home != place => Party::External,
        _ => Party::State,
    }
}

/// Who meets whom, the lower number first.
pub(super) fn interaction(one: Option<Party>, other: Option<Party>) -> String {
    match (one, other) {
        (Some(one), Some(other)) => {
            format!("{}-{}", one.min(other).name(), one.max(other).name())
        }
        (Some(party), None) if matches!(party, Party::Rioters | Party::Protesters) => {
            format!("{} only", party.name())
        }
        _ => String::new(),
    }
}
