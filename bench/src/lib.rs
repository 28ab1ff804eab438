//! Timings of Polybius: see `benches/stages.rs` and `whole.sh`.
