//! Values that are more than their words: written by name, read only if the name is known.

use serde::de::{Deserialize as _, Deserializer, Error as _};
use serde::ser::Serializer;

/// The type of an event.
pub(super) mod kind {
    use super::*;
    use polybius_core::EventType;

    pub(crate) fn serialize<S: Serializer>(kind: &EventType, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.name())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<EventType, D::Error> {
        let name = String::deserialize(from)?;
        EventType::from_name(&name).ok_or_else(|| {
            D::Error::custom(format!("`event`: `{name}` is no type: see `polybius types`"))
        })
    }
}

/// Whether it happened.
pub(super) mod status {
    use super::*;
    use polybius_core::Status;

    pub(crate) fn serialize<S: Serializer>(status: &Status, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(status.name())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Status, D::Error> {
        let name = String::deserialize(from)?;
        Status::from_name(&name).ok_or_else(|| {
            D::Error::custom(format!("`status`: `{name}` is none: see `polybius types`"))
        })
    }
}

/// A day, where known.
pub(super) mod day {
    use super::*;
    use crate::date;
    use jiff::civil::Date;

    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Date>, D::Error> {
        let Some(told) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let day = date::parse(&told);
        day.map(Some).ok_or_else(|| D::Error::custom(format!("`{told}` is no day as 2024-10-10")))
    }
}
