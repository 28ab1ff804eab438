//! Who, as the records tell it.

use super::Recorder;
use super::span::{FlatWords, Words};
use polybius_core::{Entity, EntityKind, Field, Sector};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A side or source.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EntityRecord<'a> {
    pub(crate) text: Cow<'a, str>,
    #[serde(flatten)]
    pub(crate) identity: Identity<'a>,
    pub(crate) span: super::SpanRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) antecedent: Option<FlatWords<'a>>,
}

/// What is known beyond the words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Identity<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) sector: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) identifier_id: Option<Cow<'a, str>>,
}

impl<'a> Identity<'a> {
    pub(super) fn of(entity: &'a Entity) -> Identity<'a> {
        let named = &entity.named;
        Identity {
            name: named.name.as_deref().map(Cow::from),
            code: named.code.as_deref().map(Cow::from),
            sector: named.sectors.iter().copied().map(Sector::code).map(Cow::from).collect(),
            kind: named.kind.map(EntityKind::name).map(Cow::from),
            identifier_id: named.identifier.as_deref().map(Cow::from),
        }
    }
}

pub(super) fn record<'a>(
    recorder: &Recorder<'a>,
    field: Field,
    entity: &'a Entity,
) -> EntityRecord<'a> {
    let Words { text, span } = recorder.words(field, entity.span);
    let antecedent = entity.antecedent.map(|(field, span)| recorder.words(field, span).into());
    EntityRecord { text, identity: Identity::of(entity), span, antecedent }
}
