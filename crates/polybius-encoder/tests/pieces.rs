//! Pieces are those of the tokenizer that the encoder was trained with.
//!
//! The fixture is written by `training/pieces_fixture.py`.

use polybius_encoder::pieces::Vocabulary;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static VOCABULARY: LazyLock<Option<Vocabulary>> =
    LazyLock::new(|| Vocabulary::new(include_str!("data/vocab.txt")).ok());

#[test]
fn ids_offsets_and_cases_are_the_reference_s() {
    let (vocabulary, mut pieces) = (VOCABULARY.as_ref().unwrap(), Vec::new());
    for (number, line) in include_str!("data/pieces.jsonl").split_terminator('\n').enumerate() {
        let expect: Value = serde_json::from_str(line).unwrap();
        let text = expect["text"].as_str().unwrap();
        pieces.clear();
        vocabulary.pieces(text, &mut pieces);
        let found: Vec<_> =
            pieces.iter().map(|p| (u64::from(p.id), p.start, p.end, p.case)).collect();
        let numbers = |piece: &Value| -> Vec<u64> {
            piece.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect()
        };
        let expect: Vec<_> = expect["pieces"].as_array().unwrap().iter().map(numbers).collect();
        let expect: Vec<_> =
            expect.iter().map(|p| (p[0], p[1] as usize, p[2] as usize, p[3] as u8)).collect();
        assert_eq!(found, expect, "line {}: {text:?}", number + 1);
    }
}

proptest! {
    #[test]
    fn pieces_lie_in_the_sentence_in_order(sentence in any::<String>()) {
        let mut pieces = Vec::new();
        VOCABULARY.as_ref().unwrap().pieces(&sentence, &mut pieces);
        for piece in &pieces {
            prop_assert!(sentence.get(piece.start..piece.end).is_some_and(|part| !part.is_empty()));
        }
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
        }
    }
}
