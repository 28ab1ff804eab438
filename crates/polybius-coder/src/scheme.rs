//! What the model's outputs mean, in the ontology's terms.

use crate::Error;
use polybius_core::{Context, EventType, Mode, Role, Status};
use polybius_encoder::model::{Labels, tag_count};

/// The model's labels, each found in the ontology.
pub(crate) struct Scheme {
    pub types: Vec<EventType>,
    pub modes: Vec<Mode>,
    pub contexts: Vec<Context>,
    pub statuses: Vec<Status>,
    /// Roles by tag layer.
    pub layers: Vec<Vec<Role>>,
}

impl Scheme {
    pub fn new(labels: &Labels) -> Result<Scheme, Error> {
        let kind = |name: &String| known(EventType::from_name(name), "type", name);
        let mode = |(kind, name): &(String, String)| {
            let found = EventType::from_name(kind).and_then(|kind| Mode::from_name(kind, name));
            known(found, "mode", name)
        };
        let layer = |layer: &Vec<String>| {
            layer.iter().map(|name| known(Role::from_name(name), "role", name)).collect()
        };
        Ok(Scheme {
            types: labels.types.iter().map(kind).collect::<Result<_, _>>()?,
            modes: labels.modes.iter().map(mode).collect::<Result<_, _>>()?,
            contexts: labels
                .contexts
                .iter()
                .map(|name| known(Context::from_name(name), "context", name))
                .collect::<Result<_, _>>()?,
            statuses: labels
                .statuses
                .iter()
                .map(|name| known(Status::from_name(name), "status", name))
                .collect::<Result<_, _>>()?,
            layers: labels.layers.iter().map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// Number of trigger tags.
    pub fn trigger_tags(&self) -> usize {
        tag_count(self.types.len())
    }

    /// Number of role tags, all layers together.
    pub fn role_tags(&self) -> usize {
        self.layers.iter().map(|layer| tag_count(layer.len())).sum()
    }
}

fn known<T>(found: Option<T>, what: &str, name: &str) -> Result<T, Error> {
    found.ok_or_else(|| {
        Error::new(format!("the model knows a {what} `{name}` that the ontology lacks"))
    })
}
