//! What the model read in a sentence, before anyone asks who and where that is.

use crate::{Context, EventType, Mode, Role, Sentence, Span, Status};

/// The reading of one sentence. Spans are bytes of the sentence's *field*, not of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Coding {
    /// The sentence that was read.
    pub sentence: Sentence,
    /// What the passage is about.
    pub contexts: Vec<Context>,
    /// The acts told, in the order of their triggers.
    pub acts: Vec<Act>,
}

/// One act: a trigger, what it means, and who fills its roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// Event type.
    pub kind: EventType,
    /// Modes of that type; several only for [`EventType::Assault`].
    pub modes: Vec<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// The words that name the act.
    pub trigger: Span,
    /// Who and what, in the order of role, then text.
    pub arguments: Vec<Argument>,
    /// Calibrated probability that type and both sides are right.
    pub confidence: f32,
}

impl Act {
    /// The spans that fill a role, in text order.
    pub fn role(&self, role: Role) -> impl Iterator<Item = Span> {
        let fills = move |argument: &&Argument| argument.role == role;
        self.arguments.iter().filter(fills).map(|argument| argument.span)
    }
}

/// One filled role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Argument {
    /// Which.
    pub role: Role,
    /// By which words.
    pub span: Span,
    /// Probability of the role given the trigger, uncalibrated.
    pub probability: f32,
}
