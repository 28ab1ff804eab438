//! What the rest of Polybius knows of the network: two questions.

use crate::{Error, pieces::Piece};

/// Reads sentences and answers questions about triggers in them.
///
/// The trait is small so that tests can put a fake in its place; [`Network`](crate::Network)
/// is the real one.
pub trait Encoder {
    /// The numbers of each sentence, in the order given.
    fn encode(&self, sentences: &[&str]) -> Result<Vec<Encoded>, Error>;

    /// Status, mode and roles of triggers in encoded sentences, in the order asked.
    fn ask(&self, encoded: &[Encoded], questions: &[Question]) -> Result<Vec<Answer>, Error>;
}

/// One sentence after the forward pass. Rows are pieces; logits are raw.
#[derive(Clone, Debug, Default)]
pub struct Encoded {
    /// The pieces that were read. A very long sentence is read up to a limit.
    pub pieces: Vec<Piece>,
    /// Hidden states with those of `[CLS]` before and `[SEP]` after, row by row.
    pub hidden: Vec<f32>,
    /// Trigger tags, a row a piece.
    pub trigger: Vec<f32>,
    /// One logit a context.
    pub context: Vec<f32>,
    /// Logit of there being an event at all.
    pub relevance: f32,
}

/// A trigger about which something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which of the encoded sentences.
    pub sentence: usize,
    /// First piece of the trigger.
    pub first: usize,
    /// Piece after its last.
    pub last: usize,
    /// Index of its event type.
    pub kind: usize,
}

/// What the network says of a trigger; logits.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// One a status.
    pub status: Vec<f32>,
    /// One a mode of any type.
    pub mode: Vec<f32>,
    /// Role tags, a row a piece; layers side by side.
    pub roles: Vec<f32>,
}
