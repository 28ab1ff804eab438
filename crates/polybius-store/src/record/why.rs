//! Reasons in words, keyed by the field of the event record that they explain.

use polybius_core::{Reason, Role};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// Reasons by field, fields in the order of the record.
#[derive(Clone, Debug)]
pub(crate) struct Reasons(Vec<(&'static str, Vec<String>)>);

pub(super) fn reasons(why: &[(Role, Reason)]) -> Reasons {
    let mut fields: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (role, reason) in why {
        let field = field(*role);
        match fields.iter_mut().find(|(name, _)| *name == field) {
            Some((_, reasons)) => reasons.push(explain(reason)),
            None => fields.push((field, vec![explain(reason)])),
        }
    }
    Reasons(fields)
}

/// The field of the record that a role fills. The words of a time are taken as they stand;
/// what needs a reason is the date.
fn field(role: Role) -> &'static str {
    match role {
        Role::Time => "date",
        Role::Place => "event_loc",
        Role::Dead | Role::Injured | Role::Arrested => "size",
        other => other.name(),
    }
}

/// A reason in words.
pub fn explain(reason: &Reason) -> String {
    match reason {
        Reason::Known { entry: "country", phrase } => format!("country name '{phrase}'"),
        Reason::Known { entry, phrase } => format!("{entry} '{phrase}'"),
        Reason::RoleWord { word, sector } => format!("role word '{word}' → {}", sector.code()),
        Reason::Antecedent { text } => format!("stands for '{text}'"),
        Reason::FromPublication { rule } => format!("{rule}, counted from publication"),
        Reason::Calendar => "calendar date".to_owned(),
        Reason::PublicationDay => "no time told: day of publication".to_owned(),
    }
}

impl Serialize for Reasons {
    /// A list for fields that hold lists, a string for the others.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, reasons) in &self.0 {
            match reasons.as_slice() {
                [one] if !matches!(*field, "actor" | "recipient" | "source") => {
                    map.serialize_entry(field, one)?;
                }
                several => map.serialize_entry(field, several)?,
            }
        }
        map.end()
    }
}
