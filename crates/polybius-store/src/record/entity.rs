//! Who, as the records tell it.

use super::Recorder;
use super::span::{FlatWords, Words};
use polybius_core::{Entity, EntityKind, Field, Sector};
use serde::Serialize;

/// A side or source.
#[derive(Serialize)]
pub(super) struct EntityRecord<'a> {
    text: &'a str,
    #[serde(flatten)]
    identity: Identity<'a>,
    span: super::SpanRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    antecedent: Option<FlatWords<'a>>,
}

/// What is known beyond the words.
#[derive(Serialize)]
pub(super) struct Identity<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sector: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier_id: Option<&'a str>,
}

impl<'a> Identity<'a> {
    pub(super) fn of(entity: &'a Entity) -> Identity<'a> {
        let named = &entity.named;
        Identity {
            name: named.name.as_deref(),
            code: named.code.as_deref(),
            sector: named.sectors.iter().copied().map(Sector::code).collect(),
            kind: named.kind.map(EntityKind::name),
            identifier_id: named.identifier.as_deref(),
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
