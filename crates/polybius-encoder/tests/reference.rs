//! The forward pass against numbers that `training/export.py` got from the same model file in
//! onnxruntime: two runtimes and two tokenizers must agree to 1e-3.
#![allow(clippy::unwrap_used)]

use polybius_encoder::{Encoder, ModelFile, Network, Question};
use serde_json::Value;

const MODEL: &[u8] = include_bytes!("../../../models/en.polybius");
const REFERENCE: &str = include_str!("data/reference.json");

fn close(what: &str, text: &str, got: &[f32], wanted: &Value) {
    let wanted: Vec<f64> = wanted.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    assert_eq!(got.len(), wanted.len(), "{what} of {text}");
    for (at, (got, wanted)) in got.iter().zip(wanted).enumerate() {
        let off = (f64::from(*got) - wanted).abs();
        assert!(off < 1e-3, "{what}[{at}] of {text}: {got} is not {wanted}");
    }
}

#[test]
fn rust_and_python_agree() {
    let network = Network::new(&ModelFile::new(MODEL).unwrap()).unwrap();
    let cases: Value = serde_json::from_str(REFERENCE).unwrap();
    for case in cases.as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let encoded = network.encode(&[text]).unwrap();
        let offsets: Vec<(usize, usize)> = serde_json::from_value(case["offsets"].clone()).unwrap();
        let pieces: Vec<_> = encoded[0].pieces.iter().map(|p| (p.start, p.end)).collect();
        assert_eq!(pieces, offsets, "{text}");
        close("trigger", text, &encoded[0].trigger, &case["trigger"]);
        close("context", text, &encoded[0].context, &case["context"]);
        let asked = |name: &str| case["question"][name].as_u64().unwrap() as usize;
        let (first, last) = (asked("first"), asked("last"));
        let question = Question { sentence: 0, first, last, kind: asked("kind") };
        let answer = &network.ask(&encoded, &[question]).unwrap()[0];
        close("status", text, &answer.status, &case["status"]);
        close("mode", text, &answer.mode, &case["mode"]);
        close("roles", text, &answer.roles, &case["roles"]);
    }
}

#[test]
fn a_batch_says_what_its_sentences_say_alone() {
    let network = Network::new(&ModelFile::new(MODEL).unwrap()).unwrap();
    let cases: Value = serde_json::from_str(REFERENCE).unwrap();
    let texts: Vec<&str> =
        cases.as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect();
    let together = network.encode(&texts).unwrap();
    for (text, batched) in texts.iter().zip(together) {
        let alone = &network.encode(&[text]).unwrap()[0];
        for (a, b) in alone.trigger.iter().zip(&batched.trigger) {
            assert!((a - b).abs() < 1e-3, "{text}");
        }
    }
}

/// The model file with another header.
fn with_header(change: impl Fn(&mut Value)) -> Vec<u8> {
    let length = u32::from_le_bytes(*MODEL[8..].first_chunk().unwrap()) as usize;
    let (header, body) = MODEL[12..].split_at(length);
    let mut header: Value = serde_json::from_slice(header).unwrap();
    change(&mut header);
    let header = header.to_string().into_bytes();
    [&MODEL[..8], &(header.len() as u32).to_le_bytes(), &header, body].concat()
}

#[test]
fn labels_that_do_not_fit_the_graphs_are_an_error() {
    for (labels, with) in [
        ("types", serde_json::json!(["AID"])),
        ("contexts", serde_json::json!([])),
        ("statuses", serde_json::json!(["actual"])),
        ("modes", serde_json::json!([])),
        ("layers", serde_json::json!([["actor"], ["dead"]])),
    ] {
        let file = with_header(|header| header["labels"][labels] = with.clone());
        let network = Network::new(&ModelFile::new(&file).unwrap()).unwrap();
        let answer = network.encode(&["Troops left."]).and_then(|encoded| {
            let question = Question { sentence: 0, first: 1, last: 2, kind: 0 };
            network.ask(&encoded, &[question])
        });
        let message = answer.unwrap_err().to_string();
        assert!(message.contains("does not fit the model's labels"), "{labels}: {message}");
    }
}
