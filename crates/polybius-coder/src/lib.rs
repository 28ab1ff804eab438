//! Decoding: from the numbers of an [`Encoder`](polybius_encoder::Encoder) to acts.
//!
//! Decisions are made at the first piece of each word, so that no span cuts a word. The same
//! rules stand in `training/decode.py`, by which the thresholds are fitted; change both.
//! Nothing here knows who anyone is: that is resolution.

mod coder;
mod error;
#[cfg(any(test, feature = "fake"))]
pub mod fake;
mod relate;
mod scheme;
mod tags;

pub use coder::Coder;
pub use error::Error;
pub use relate::{RelatedAct, Relation};
