//! GDELT's table of mentions: where in which article each row of its events is told.

use super::cells::{PairColumn, known};
use super::gdelt::published;
use super::pair::Pair;
use crate::record::EntityRecord;

/// The columns. The document's length, tone and translation are in no event record.
pub(super) const COLUMNS: [PairColumn; 16] = [
    ("GLOBALEVENTID", |row| row.number.to_string()),
    ("EventTimeDate", published),
    ("MentionTimeDate", published),
    // 1 is a page of the web, told by its address; 2 what is only cited.
    ("MentionType", |row| if row.record.article.url.is_some() { "1" } else { "2" }.to_owned()),
    ("MentionSourceName", |row| known(row.record.article.publication.as_deref())),
    ("MentionIdentifier", |row| {
        row.record.article.url.as_ref().unwrap_or(&row.record.article.id).to_string()
    }),
    ("SentenceID", |row| (row.record.evidence.sentence.sequence + 1).to_string()),
    ("Actor1CharOffset", |row| offset(row.actor)),
    ("Actor2CharOffset", |row| offset(row.recipient)),
    ("ActionCharOffset", |row| {
        let span = row.record.evidence.trigger.span;
        if span.in_body() { span.start.to_string() } else { NOWHERE.to_owned() }
    }),
    // All that Polybius finds stands in the text as it was given.
    ("InRawText", |_| "1".to_owned()),
    ("Confidence", |row| format!("{:.0}", row.record.confidence * 100.0)),
    ("MentionDocLen", empty),
    ("MentionDocTone", empty),
    ("MentionDocTranslationInfo", empty),
    ("Extras", empty),
];

/// Of what does not stand in the article's body.
const NOWHERE: &str = "-1";

fn offset(side: Option<&EntityRecord<'_>>) -> String {
    let start = side.filter(|side| side.span.in_body()).map(|side| side.span.start);
    start.map_or_else(|| NOWHERE.to_owned(), |start| start.to_string())
}

fn empty(_: &Pair<'_, '_>) -> String {
    String::new()
}
