//! Ids of events: the same input gives the same id on every machine and run.

use polybius_core::{EventType, Evidence, Field};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Sixteen hexadecimal digits of a hash of article, sentence, trigger and type.
pub(crate) fn event_id(article: &str, evidence: &Evidence, kind: EventType) -> String {
    let field = match evidence.field() {
        Field::Title => "title",
        Field::Text => "text",
    };
    let (sentence, trigger) = (evidence.sentence().span, evidence.trigger());
    let spans = [sentence.start(), sentence.end(), trigger.start(), trigger.end()];
    let mut hash = Sha256::new();
    // Parts end with a zero byte, so that no two inputs run together into one.
    for part in [article, field, kind.name()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    for bound in spans {
        hash.update(u64::try_from(bound).unwrap_or(u64::MAX).to_le_bytes());
    }
    hash.finalize().iter().take(8).fold(String::with_capacity(16), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use polybius_core::{Sentence, Span};

    #[test]
    fn an_id_is_a_function_of_its_evidence() {
        let text = "Troops left. Troops left.";
        let evidence = |start| {
            let span = Span::new(text, start, start + 12).unwrap();
            let sentence = Sentence { field: Field::Text, span, sequence: 0 };
            Evidence::new(sentence, Span::new(text, start + 7, start + 11).unwrap()).unwrap()
        };
        let id = event_id("a", &evidence(0), EventType::Retreat);
        assert_eq!(id, event_id("a", &evidence(0), EventType::Retreat));
        assert_eq!(id.len(), 16);
        assert_ne!(id, event_id("a", &evidence(13), EventType::Retreat));
        assert_ne!(id, event_id("b", &evidence(0), EventType::Retreat));
        assert_ne!(id, event_id("a", &evidence(0), EventType::Mobilize));
    }
}
