//! What is written down: an act with its sides, days and places resolved.

use crate::{Context, EventType, Field, Mode, Role, Sector, Sentence, Span, Status};
use jiff::civil::Date;

/// One event with the words that prove it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Sixteen hexadecimal digits: a hash of article id, sentence, trigger and type.
    pub id: String,
    /// Event type.
    pub kind: EventType,
    /// Modes of that type.
    pub modes: Vec<Mode>,
    /// What the passage is about.
    pub contexts: Vec<Context>,
    /// Whether it happened.
    pub status: Status,
    /// Calibrated probability that type and both sides are right.
    pub confidence: f32,
    /// Who did it.
    pub actors: Vec<Entity>,
    /// To or against whom.
    pub recipients: Vec<Entity>,
    /// Who says so.
    pub sources: Vec<Entity>,
    /// First and last day, where known; equal for a single day.
    pub days: Option<(Date, Date)>,
    /// The words that told the time, where the sentence tells it.
    pub time: Option<Time>,
    /// Places, the most specific first.
    pub places: Vec<Location>,
    /// Counts of dead, injured, arrested, affected, by role.
    pub sizes: Vec<Quantity>,
    /// What is promised, asked, alleged, …
    pub content: Option<Span>,
    /// Under what condition.
    pub condition: Option<Span>,
    /// Sentence and trigger.
    pub evidence: Evidence,
    /// Why each field is as it is.
    pub why: Vec<(Role, Reason)>,
}

/// Where an event is told. It cannot be made with a trigger outside its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    sentence: Sentence,
    trigger: Span,
}

impl Evidence {
    /// The evidence of an act, or `None` if the trigger is not inside the sentence.
    pub fn new(sentence: Sentence, trigger: Span) -> Option<Evidence> {
        sentence.span.contains(trigger).then_some(Evidence { sentence, trigger })
    }

    /// The sentence.
    pub fn sentence(&self) -> Sentence {
        self.sentence
    }

    /// The words that name the act.
    pub fn trigger(&self) -> Span {
        self.trigger
    }

    /// The field that all spans of the event point into.
    pub fn field(&self) -> Field {
        self.sentence.field
    }
}

/// A side or source as the text names it, and who that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The words.
    pub span: Span,
    /// Who that is, as far as known.
    pub named: Named,
    /// For a pronoun, bare role or short name: the words (of the same article) that gave it
    /// its identity.
    pub antecedent: Option<(Field, Span)>,
}

/// An identity, from the knowledge base or the text; what is unknown is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Canonical name.
    pub name: Option<String>,
    /// ISO 3166 alpha-3 of the country it belongs to, or `KOS`, `IGO`, `UNO`, `EUR`, `NGO`,
    /// `ISM`, `IMG`, `MNC`.
    pub code: Option<String>,
    /// PLOVER sectors, primary first.
    pub sectors: Vec<Sector>,
    /// What sort of thing it is.
    pub kind: Option<EntityKind>,
    /// Wikidata id.
    pub identifier: Option<String>,
}

/// Sort of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A state or territory.
    Country,
    /// A named person.
    Person,
    /// A named body.
    Organization,
    /// A named armed group.
    ArmedGroup,
    /// An office or class of people without a name.
    Role,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [EntityKind; 5] = [
        EntityKind::Country,
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::ArmedGroup,
        EntityKind::Role,
    ];

    /// The kind that the event record calls so.
    ///
    /// ```
    /// use polybius_core::EntityKind;
    /// assert_eq!(EntityKind::from_name("armed_group"), Some(EntityKind::ArmedGroup));
    /// assert_eq!(EntityKind::from_name("state"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The word the event record uses.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Country => "country",
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::ArmedGroup => "armed_group",
            EntityKind::Role => "role",
        }
    }
}

/// A time as told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// How exactly they tell it; `None` if they could not be turned into days.
    pub precision: Option<TimePrecision>,
}

/// How exactly a time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimePrecision {
    /// To the day.
    Day,
    /// To the week.
    Week,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl TimePrecision {
    /// The word the event record uses.
    pub fn name(self) -> &'static str {
        match self {
            TimePrecision::Day => "day",
            TimePrecision::Week => "week",
            TimePrecision::Month => "month",
            TimePrecision::Year => "year",
        }
    }
}

/// A place as told, and where that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The words.
    pub span: Span,
    /// Name in the gazetteer.
    pub resolved: Option<String>,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Latitude and longitude, degrees, WGS 84.
    pub point: Option<(f64, f64)>,
    /// First-level division.
    pub province: Option<String>,
    /// Country name.
    pub country: Option<String>,
    /// ISO 3166 alpha-3.
    pub country_code: Option<String>,
    /// GeoNames feature class and code.
    pub feature: Option<(String, String)>,
    /// 5 below city, 4 city, 3 district, 2 province, 1 country.
    pub resolution: Option<u8>,
    /// Whether the words stand in an earlier sentence than the event.
    pub from_context: bool,
}

impl Location {
    /// A place of which only the words are known.
    pub fn unresolved(span: Span) -> Location {
        Location {
            span,
            resolved: None,
            geonameid: None,
            point: None,
            province: None,
            country: None,
            country_code: None,
            feature: None,
            resolution: None,
            from_context: false,
        }
    }
}

/// A count as told, with its bounds as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// [`Role::Dead`], [`Role::Injured`], [`Role::Arrested`] or [`Role::Size`].
    pub role: Role,
    /// The words.
    pub span: Span,
    /// Least number they can mean, where they tell one.
    pub low: Option<u64>,
    /// Greatest; `None` when open.
    pub high: Option<u64>,
}

/// A political actor or place that an article mentions, event or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Title or body.
    pub field: Field,
    /// Who it is.
    pub entity: Entity,
    /// Where it is, if the phrase names or implies a place.
    pub place: Option<Location>,
}

/// Why a field is as it is: kept as data so that explanations can be tested and counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A phrase stands in the knowledge base under the given kind of entry.
    Known {
        /// What sort of entry: `country`, `demonym`, `capital`, …
        entry: &'static str,
        /// The phrase as found.
        phrase: String,
    },
    /// A word for an office or class of people told the sector.
    RoleWord {
        /// The word.
        word: String,
        /// Its sector.
        sector: Sector,
    },
    /// A pronoun or bare role was taken for an earlier mention.
    Antecedent {
        /// Its words.
        text: String,
    },
    /// A time was counted from the day of publication.
    FromPublication {
        /// How: `weekday`, `yesterday`, `last week`, …
        rule: &'static str,
    },
    /// A time names a calendar date.
    Calendar,
    /// No time is told: the day of publication.
    PublicationDay,
}
