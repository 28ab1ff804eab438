//! The complete records of twelve articles, as the embedded model codes them.
//!
//! A new model changes them; `INSTA_UPDATE=always cargo test -p polybius` writes them anew, and
//! what changed is to be read.
#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail by panicking, as tests do

use polybius::{Article, Pipeline};
use polybius_store::record::Recorder;
use polybius_store::{Articles, Input, Reading};
use std::path::Path;

/// When each was published: days that suit the weekdays it tells.
const PUBLISHED: [(&str, &str); 12] = [
    ("01_nairobi_wire", "2025-07-09"),
    ("02_seoul_headline_first", "2025-11-05"),
    ("03_bogota_diacritics", "2025-05-14"),
    ("04_pentagon_abbreviations", "2024-02-09"),
    ("05_malakal_list", "2025-09-09"),
    ("06_ankara_windows_lines", "2025-08-03"),
    ("07_warsaw_quotes", "2025-11-12"),
    ("08_beirut_channel_emoji", "2025-10-21"),
    ("09_banjul_hard_wrapped", "2026-10-08"),
    ("10_suva_daily", "2026-02-17"),
    ("11_batken_border", "2023-03-26"),
    ("12_saturday_no_events", "2026-01-17"),
];

fn article(name: &str) -> Article {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let reading = Articles::new([Input::Path(folder.join(name).with_extension("txt"))]).next();
    let Some(Reading::Article(article, _)) = reading else { panic!("{name}: {reading:?}") };
    *article
}

#[test]
fn records_with_their_reasons() {
    let pipeline = Pipeline::embedded().unwrap();
    let coder = pipeline.coder();
    for (name, published) in PUBLISHED {
        let mut article = article(name);
        article.published = Some(published.parse().unwrap());
        let events = pipeline.code(&article).unwrap().events.into_iter().map(|mut event| {
            // Processors differ in the last bits of a sum, which the third decimal may show and
            // the first hardly ever does.
            event.confidence = (event.confidence * 10.0).round() / 10.0;
            event
        });
        let recorder = Recorder::new(&article);
        let record = |event| {
            serde_json::to_string_pretty(&recorder.event(&event, &coder, true)).unwrap() + "\n"
        };
        let records: String = events.map(record).collect();
        insta::assert_snapshot!(name, records);
    }
}
