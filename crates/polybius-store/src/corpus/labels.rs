//! The labels of an annotation: whether the codebook knows them.

use polybius_core::{Context, EventType, Mode, Role, Status};
use serde_json::{Map, Value};

/// A row or one of its events, as the file has it.
pub(super) type Object = Map<String, Value>;

/// What an event is, where all of it is legal.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    pub(super) kind: EventType,
    pub(super) modes: Vec<Mode>,
    pub(super) status: Status,
}

/// The contexts of a row.
pub(super) fn contexts(row: &Object, faults: &mut Vec<String>) -> Vec<Context> {
    let mut known = Vec::new();
    for name in strings(row, "contexts", faults) {
        match Context::from_name(name) {
            Some(context) => known.push(context),
            None => faults.push(format!("unknown context `{name}`")),
        }
    }
    known
}

/// The labels of an event; `None` if it cannot be counted as one.
pub(super) fn labels(event: &Object, faults: &mut Vec<String>) -> Option<Labels> {
    let Some(kind) = string(event, "type").and_then(EventType::from_name) else {
        faults.push(format!("unknown type `{}`", shown(event.get("type"))));
        return None;
    };
    let mut modes = Vec::new();
    for name in strings(event, "mode", faults) {
        match Mode::from_name(kind, name) {
            Some(mode) => modes.push(mode),
            None => faults.push(format!("{kind} has no mode `{name}`")),
        }
    }
    if modes.len() > 1 && kind != EventType::Assault {
        faults.push(format!("{kind} takes one mode, has {}", shown(event.get("mode"))));
    }
    let status = string(event, "status").and_then(Status::from_name);
    if status.is_none() {
        faults.push(format!("unknown status `{}`", shown(event.get("status"))));
    }
    for field in event.keys() {
        let known = matches!(field.as_str(), "type" | "mode" | "trigger" | "status");
        if !known && Role::from_name(field).is_none() {
            faults.push(format!("unknown field `{field}`"));
        }
    }
    if event.contains_key(Role::Content.name()) && !kind.takes_content() {
        faults.push(format!("{kind} takes no content"));
    }
    if !event.contains_key("trigger") {
        faults.push(format!("{kind} has no trigger"));
    }
    Some(Labels { kind, modes, status: status? })
}

pub(super) fn string<'v>(object: &'v Object, key: &str) -> Option<&'v str> {
    object.get(key).and_then(Value::as_str)
}

/// A list of strings, empty where the key is absent.
fn strings<'v>(object: &'v Object, key: &str, faults: &mut Vec<String>) -> Vec<&'v str> {
    let list = match object.get(key) {
        None => return Vec::new(),
        Some(value) => value.as_array(),
    };
    let all: Option<Vec<&str>> = list.and_then(|list| list.iter().map(Value::as_str).collect());
    all.unwrap_or_else(|| {
        faults.push(format!("{key} must be a list of strings"));
        Vec::new()
    })
}

/// A value as the message tells it: a string without its quotes.
fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => "nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(event: &str) -> String {
        let mut faults = Vec::new();
        labels(&serde_json::from_str(event).unwrap(), &mut faults);
        faults.join("; ")
    }

    #[test]
    fn the_codebook_knows_them() {
        for (event, told) in [
            (r#"{"type": "CONSULT", "mode": ["phone"], "status": "actual", "trigger": "t"}"#, ""),
            (
                r#"{"type": "ASSAULT", "mode": ["drone", "targeted"], "status": "negated", "trigger": "t", "dead": []}"#,
                "",
            ),
            (r#"{"status": "actual", "trigger": "t"}"#, "unknown type `nothing`"),
            (r#"{"type": "FIGHT"}"#, "unknown type `FIGHT`"),
            (
                r#"{"type": "AGREE", "mode": ["phone"], "status": "actual", "trigger": "t"}"#,
                "AGREE has no mode `phone`",
            ),
            (
                r#"{"type": "CONSULT", "mode": ["phone", "visit"], "status": "actual", "trigger": "t"}"#,
                "CONSULT takes one mode, has [\"phone\",\"visit\"]",
            ),
            (
                r#"{"type": "AID", "mode": "x", "status": "past", "target": [], "content": []}"#,
                "mode must be a list of strings; unknown status `past`; unknown field `target`; AID takes no content; AID has no trigger",
            ),
        ] {
            assert_eq!(faults(event), told, "{event}");
        }
    }
}
