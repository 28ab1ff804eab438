//! Any bytes, read as a text and as JSON Lines, split, coded by the fake encoder, recorded:
//! nothing panics, and what the property tests ask holds.
//!
//! `cargo +nightly fuzz run article` in the root of the project.
#![no_main]
#![allow(clippy::disallowed_methods)] // the harness reads its environment

#[path = "../../crates/polybius/tests/common/mod.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    common::check_bytes(bytes);
});
