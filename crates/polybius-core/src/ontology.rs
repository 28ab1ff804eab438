//! PLOVER 2.0 as data: types, modes, contexts, statuses, sectors, scores, CAMEO codes.
//!
//! The tables are `ontology/*.tsv` at the root of the project, compiled in; sources:
//! the PLOVER 2.0 manual of the Open Event Data Alliance for scores and definitions,
//! its CAMEO-to-PLOVER table for CAMEO codes, the project's codebook for statuses.

use std::fmt;

include!(concat!(env!("OUT_DIR"), "/ontology.rs"));

pub(crate) struct TypeRow {
    name: &'static str,
    quad: u8,
    score: f32,
    definition: &'static str,
}

pub(crate) struct ModeRow {
    kind: usize,
    name: &'static str,
    score: f32,
    definition: &'static str,
}

pub(crate) struct CameoRow {
    code: &'static str,
    kind: usize,
    mode: &'static str,
    context: &'static str,
}

/// The four corners of the conflict–cooperation square.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// 1
    VerbalCooperation,
    /// 2
    MaterialCooperation,
    /// 3
    VerbalConflict,
    /// 4
    MaterialConflict,
}

impl Quad {
    /// The number that the event record uses, 1 to 4.
    pub fn code(self) -> u8 {
        self as u8 + 1
    }
}

/// The sixteen event types, in the order of `ontology/types.tsv`.
#[allow(missing_docs)] // each variant's meaning is its row: `EventType::definition`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// All, in table order.
    pub const ALL: [EventType; 16] = [
        EventType::Agree,
        EventType::Consult,
        EventType::Support,
        EventType::Concede,
        EventType::Cooperate,
        EventType::Aid,
        EventType::Retreat,
        EventType::Request,
        EventType::Accuse,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
        EventType::Sanction,
        EventType::Mobilize,
        EventType::Coerce,
        EventType::Assault,
    ];

    /// The type of a name such as `ASSAULT`.
    pub fn from_name(name: &str) -> Option<EventType> {
        EventType::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in capitals, as PLOVER writes it.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it means.
    pub fn definition(self) -> &'static str {
        self.row().definition
    }

    /// Its quad.
    pub fn quad(self) -> Quad {
        match self.row().quad {
            1 => Quad::VerbalCooperation,
            2 => Quad::MaterialCooperation,
            3 => Quad::VerbalConflict,
            _ => Quad::MaterialConflict,
        }
    }

    /// Conflict–cooperation score without a mode, −10 to 10.
    pub fn score(self) -> f32 {
        self.row().score
    }

    /// Its modes, in table order.
    pub fn modes(self) -> impl Iterator<Item = Mode> {
        Mode::all().filter(move |mode| mode.kind() == self)
    }

    /// Whether an event of this type can carry `content`.
    pub fn takes_content(self) -> bool {
        use EventType::*;
        matches!(self, Agree | Concede | Support | Request | Accuse | Reject | Threaten)
    }

    fn row(self) -> &'static TypeRow {
        &TYPES[self as usize]
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A mode of an event type: a row of `ontology/modes.tsv`.
///
/// ```
/// use polybius_core::{EventType, Mode};
/// let mode = Mode::from_name(EventType::Assault, "drone").unwrap();
/// assert_eq!((mode.name(), mode.score()), ("drone", -9.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mode(u8);

impl Mode {
    /// All modes of all types, in table order.
    pub fn all() -> impl Iterator<Item = Mode> {
        (0..MODES.len() as u8).map(Mode)
    }

    /// The mode of that name, of that type.
    pub fn from_name(kind: EventType, name: &str) -> Option<Mode> {
        kind.modes().find(|mode| mode.name() == name)
    }

    /// Its type.
    pub fn kind(self) -> EventType {
        EventType::ALL[self.row().kind]
    }

    /// Its name; the same name may occur under several types.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it means.
    pub fn definition(self) -> &'static str {
        self.row().definition
    }

    /// Conflict–cooperation score, −10 to 10.
    pub fn score(self) -> f32 {
        self.row().score
    }

    fn row(self) -> &'static ModeRow {
        &MODES[usize::from(self.0)]
    }
}

/// What a passage is about: one of PLOVER's 37 contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context(u8);

impl Context {
    /// All, in table order.
    pub fn all() -> impl Iterator<Item = Context> {
        (0..CONTEXTS.len() as u8).map(Context)
    }

    /// The context of that name.
    pub fn from_name(name: &str) -> Option<Context> {
        Context::all().find(|context| context.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        CONTEXTS[usize::from(self.0)]
    }
}

/// Whether the act happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Done, under way, or a standing practice.
    Actual,
    /// Announced or scheduled.
    Planned,
    /// Possible, conditional, considered, feared, proposed.
    Hypothetical,
    /// Did not happen, was prevented, is denied.
    Negated,
    /// Background from more than a year before.
    Historical,
}

impl Status {
    /// All, in table order.
    pub const ALL: [Status; 5] = [
        Status::Actual,
        Status::Planned,
        Status::Hypothetical,
        Status::Negated,
        Status::Historical,
    ];

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        STATUSES[self as usize].0
    }

    /// When it applies.
    pub fn definition(self) -> &'static str {
        STATUSES[self as usize].1
    }
}

/// What a phrase does in an event.
#[allow(missing_docs)] // the codebook's table of arguments says what each is
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Actor,
    Recipient,
    Place,
    Time,
    Source,
    Content,
    Condition,
    Dead,
    Injured,
    Arrested,
    Size,
}

impl Role {
    /// All, in the codebook's order.
    pub const ALL: [Role; 11] = [
        Role::Actor,
        Role::Recipient,
        Role::Place,
        Role::Time,
        Role::Source,
        Role::Content,
        Role::Condition,
        Role::Dead,
        Role::Injured,
        Role::Arrested,
        Role::Size,
    ];

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Role::Actor => "actor",
            Role::Recipient => "recipient",
            Role::Place => "place",
            Role::Time => "time",
            Role::Source => "source",
            Role::Content => "content",
            Role::Condition => "condition",
            Role::Dead => "dead",
            Role::Injured => "injured",
            Role::Arrested => "arrested",
            Role::Size => "size",
        }
    }
}

/// Sector of society: a row of `ontology/sectors.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sector(u8);

impl Sector {
    /// All, in table order.
    pub fn all() -> impl Iterator<Item = Sector> {
        (0..SECTORS.len() as u8).map(Sector)
    }

    /// The sector of a code such as `GOV`.
    pub fn from_code(code: &str) -> Option<Sector> {
        Sector::all().find(|sector| sector.code() == code)
    }

    /// Its three-letter code.
    pub fn code(self) -> &'static str {
        SECTORS[usize::from(self.0)].0
    }

    /// What it means.
    pub fn definition(self) -> &'static str {
        SECTORS[usize::from(self.0)].1
    }
}

/// Conflict–cooperation score of a type with its modes: the mode's, of several the one of
/// largest size, without modes the type's.
///
/// ```
/// use polybius_core::{ontology::score, EventType, Mode};
/// let modes: Vec<Mode> = EventType::Assault.modes().filter(|m| matches!(m.name(), "beat" | "drone")).collect();
/// assert_eq!(score(EventType::Assault, &modes), -9.5);
/// assert_eq!(score(EventType::Agree, &[]), 2.5);
/// ```
pub fn score(kind: EventType, modes: &[Mode]) -> f32 {
    let largest = modes.iter().map(|mode| mode.score()).max_by(|a, b| a.abs().total_cmp(&b.abs()));
    largest.unwrap_or(kind.score())
}

/// The nearest CAMEO code: of the rows of `ontology/cameo.tsv` with this type and mode the
/// shortest code; where several are as short, one whose context the event has, then the lowest.
/// A mode without a row of its own falls back to the type.
///
/// ```
/// use polybius_core::{ontology::cameo, Context, EventType, Mode};
/// let violence = Mode::from_name(EventType::Threaten, "violence").unwrap();
/// let military = Context::from_name("military").unwrap();
/// assert_eq!(cameo(EventType::Threaten, &[violence], &[military]), "138");
/// ```
pub fn cameo(kind: EventType, modes: &[Mode], contexts: &[Context]) -> &'static str {
    let rows = |mode: &'static str| {
        CAMEO.iter().filter(move |row| row.kind == kind as usize && row.mode == mode)
    };
    let key = |row: &&CameoRow| {
        let in_context = contexts.iter().any(|context| context.name() == row.context);
        (row.code.len(), !in_context, row.code)
    };
    let of_mode = modes.iter().flat_map(|mode| rows(mode.name())).min_by_key(key);
    let found = of_mode.or_else(|| rows("").min_by_key(key));
    found.map_or("", |row| row.code)
}

/// The type of a CAMEO code: that of its row in `ontology/cameo.tsv`, else of the longest
/// beginning of it that has one. Yielding (08) has two rows; the first counts, CONCEDE.
///
/// ```
/// use polybius_core::{ontology::type_of_cameo, EventType};
/// assert_eq!(type_of_cameo("138"), Some(EventType::Threaten));
/// assert_eq!(type_of_cameo("08"), Some(EventType::Concede));
/// assert_eq!(type_of_cameo("x"), None);
/// ```
pub fn type_of_cameo(code: &str) -> Option<EventType> {
    let rows = CAMEO.iter().filter(|row| code.starts_with(row.code));
    // Of equals, `max_by_key` takes the last.
    let row = rows.rev().max_by_key(|row| row.code.len())?;
    EventType::ALL.get(row.kind).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enums_and_tables_have_the_same_rows() {
        assert_eq!(TYPES.len(), EventType::ALL.len());
        for kind in EventType::ALL {
            assert_eq!(format!("{kind:?}").to_uppercase(), kind.name());
        }
        assert_eq!(STATUSES.len(), Status::ALL.len());
        for status in Status::ALL {
            assert_eq!(format!("{status:?}").to_lowercase(), status.name());
        }
        assert_eq!(Context::all().count(), 37);
        assert_eq!(Sector::all().count(), 25);
    }

    #[test]
    fn names_lead_back_to_their_rows() {
        for kind in EventType::ALL {
            assert_eq!(EventType::from_name(kind.name()), Some(kind));
        }
        for mode in Mode::all() {
            assert_eq!(Mode::from_name(mode.kind(), mode.name()), Some(mode));
        }
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
    }

    #[test]
    fn sanction_is_material_conflict_and_accuse_is_negative() {
        assert_eq!(EventType::Sanction.quad().code(), 4);
        assert!(EventType::Accuse.score() < 0.0);
    }

    #[test]
    fn every_type_and_mode_has_a_cameo_code() {
        for kind in EventType::ALL {
            assert!(!cameo(kind, &[], &[]).is_empty(), "{kind}");
        }
        for mode in Mode::all() {
            assert!(!cameo(mode.kind(), &[mode], &[]).is_empty(), "{}", mode.name());
        }
    }
}
