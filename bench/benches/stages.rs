//! The time of each stage on an article of the examples: `cargo bench -p polybius-bench`.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use polybius::{Article, Pipeline};
use polybius_encoder::{ModelFile, Network, pieces::Vocabulary, split};
use polybius_resolve::{Knowledge, Resolver};

const TEXT: &str = include_str!("../../examples/mitrovica_wire.txt");
const MODEL: &[u8] = include_bytes!("../../models/en.polybius");

fn main() {
    divan::main();
}

fn article() -> Article {
    Article::new("bench", TEXT)
}

#[divan::bench]
fn split_sentences(bencher: Bencher) {
    let article = article();
    bencher.counter(BytesCount::of_str(TEXT)).bench(|| split::sentences(&article));
}

#[divan::bench]
fn cut_word_pieces(bencher: Bencher) {
    let vocabulary = Vocabulary::new(ModelFile::new(MODEL).unwrap().vocabulary).unwrap();
    let mut pieces = Vec::new();
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| {
        pieces.clear();
        vocabulary.pieces(TEXT, &mut pieces);
        pieces.len()
    });
}

#[divan::bench]
fn load_model(bencher: Bencher) {
    bencher.bench(|| Network::new(&ModelFile::new(MODEL).unwrap()).unwrap());
}

#[divan::bench]
fn load_knowledge(bencher: Bencher) {
    bencher.bench(|| Resolver::new(Knowledge::embedded()));
}

#[divan::bench]
fn read_sentences(bencher: Bencher) {
    let pipeline = Pipeline::embedded().unwrap();
    let article = article();
    let sentences = split::sentences(&article);
    let counter = ItemsCount::new(sentences.len());
    bencher.counter(counter).bench_local(|| pipeline.read(&article, &sentences).unwrap());
}

#[divan::bench]
fn resolve_events(bencher: Bencher) {
    let pipeline = Pipeline::embedded().unwrap();
    let article = article();
    let codings = pipeline.code(&article).unwrap().codings;
    let resolver = Resolver::new(Knowledge::embedded());
    bencher.counter(ItemsCount::new(codings.len())).bench(|| resolver.events(&article, &codings));
}

#[divan::bench]
fn code_whole_article(bencher: Bencher) {
    let pipeline = Pipeline::embedded().unwrap();
    let article = article();
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| pipeline.code(&article).unwrap());
}
