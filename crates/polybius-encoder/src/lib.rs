//! From an article to sentences, from a sentence to word pieces, and through the network.

pub mod case;
mod encoder;
mod error;
pub mod model;
mod network;
pub mod pieces;
pub mod split;

pub use encoder::{Answer, Encoded, Encoder, Question};
pub use error::Error;
pub use model::ModelFile;
pub use network::{MOST_PIECES, Network};
