//! The record of a mention.

use super::Recorder;
use super::entity::Identity;
use super::place::Implied;
use super::span::Words;
use polybius_core::Mention;
use serde::Serialize;

/// One mention as it is written.
#[derive(Serialize)]
pub struct MentionRecord<'a> {
    article: &'a str,
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(flatten)]
    identity: Identity<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Implied<'a>>,
}

pub(super) fn record<'a>(recorder: &Recorder<'a>, mention: &'a Mention) -> MentionRecord<'a> {
    MentionRecord {
        article: &recorder.article.id,
        words: recorder.words(mention.field, mention.entity.span),
        identity: Identity::of(&mention.entity),
        place: mention.place.as_ref().map(Implied::from),
    }
}
