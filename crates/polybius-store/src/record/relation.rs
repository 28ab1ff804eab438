//! The record of a relation between two sides of a sentence.

use super::probability;
use super::span::{FlatWords, SpanRecord};
use crate::CodePoints;
use polybius_core::{EventType, Mode, Span, Status};
use serde::Serialize;

/// What one side did to the other.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// Event type.
    pub kind: EventType,
    /// Its modes.
    pub modes: &'a [Mode],
    /// Whether it happened.
    pub status: Status,
    /// The words of the sentence that name it.
    pub trigger: Span,
    /// Calibrated probability.
    pub confidence: f32,
}

/// One relation as it is written.
#[derive(Serialize)]
pub struct RelationRecord<'a> {
    row: usize,
    #[serde(flatten)]
    act: Option<ActRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side_not_found: Option<&'static str>,
}

#[derive(Serialize)]
struct ActRecord<'a> {
    event: &'static str,
    mode: Vec<&'static str>,
    status: &'static str,
    confidence: f64,
    trigger: FlatWords<'a>,
}

impl<'a> RelationRecord<'a> {
    /// The record of a row: the act, if the sentence holds one, and whether each side stands
    /// verbatim in the sentence.
    pub fn new(
        row: usize,
        sentence: &'a str,
        act: Option<Act<'_>>,
        source_found: bool,
        target_found: bool,
    ) -> RelationRecord<'a> {
        let side_not_found = match (source_found, target_found) {
            (true, true) => None,
            (false, true) => Some("source"),
            (true, false) => Some("target"),
            (false, false) => Some("both"),
        };
        let act = act.map(|act| {
            let (start, end) = CodePoints::new(sentence).of(act.trigger);
            let span = SpanRecord { start, end, field: None };
            ActRecord {
                event: act.kind.name(),
                mode: act.modes.iter().copied().map(Mode::name).collect(),
                status: act.status.name(),
                confidence: probability(act.confidence),
                trigger: FlatWords { text: act.trigger.of(sentence).into(), span },
            }
        });
        RelationRecord { row, act, side_not_found }
    }

    /// Names of the columns of [`cells`](RelationRecord::cells).
    pub const COLUMNS: [&'static str; 9] = [
        "row",
        "event",
        "mode",
        "status",
        "confidence",
        "trigger",
        "start",
        "end",
        "side_not_found",
    ];

    /// The same as cells of a table; several modes with a comma between, blanks for tabs.
    pub fn cells(&self) -> [String; 9] {
        let blank = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let side = self.side_not_found.unwrap_or("").to_owned();
        let Some(act) = &self.act else {
            let mut cells = <[String; 9]>::default();
            cells[0] = self.row.to_string();
            cells[8] = side;
            return cells;
        };
        [
            self.row.to_string(),
            act.event.to_owned(),
            act.mode.join(","),
            act.status.to_owned(),
            act.confidence.to_string(),
            blank(&act.trigger.text),
            act.trigger.span.start.to_string(),
            act.trigger.span.end.to_string(),
            side,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_cells() {
        let sentence = "Qué: Peru accused Chile.";
        let allege = Mode::from_name(EventType::Accuse, "allege").unwrap();
        let act = Act {
            kind: EventType::Accuse,
            modes: &[allege],
            status: Status::Actual,
            trigger: Span::new(sentence, 11, 18).unwrap(),
            confidence: 0.876_543,
        };
        for (record, object, cells) in [
            (
                RelationRecord::new(1, sentence, Some(act), true, true),
                r#"{"row":1,"event":"ACCUSE","mode":["allege"],"status":"actual","confidence":0.877,"trigger":{"text":"accused","start":10,"end":17}}"#,
                "1|ACCUSE|allege|actual|0.877|accused|10|17|",
            ),
            (
                RelationRecord::new(2, sentence, None, false, true),
                r#"{"row":2,"side_not_found":"source"}"#,
                "2||||||||source",
            ),
        ] {
            assert_eq!(serde_json::to_string(&record).unwrap(), object);
            assert_eq!(record.cells().join("|"), cells);
        }
    }
}
