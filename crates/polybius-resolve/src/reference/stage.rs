//! Who is on stage: the mentions of the last sentences, and whom a pronoun picks from them.
//!
//! Each mention counts by its place in the sentence, and less with each sentence that has
//! passed; an actor is as present as the weightiest mention, and a little more for others.
//! If two actors are about as present, the pronoun is left open: a wrong answer is worse than
//! none.

use super::cast::{Actor, Cast, Id};
use super::pronoun::{Asked, Gender, Place, Pronoun};
use crate::lexicon::LINKS;
use crate::words::{Gap, Words};
use polybius_core::Span;
use std::collections::VecDeque;

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

/// Mentions kept, so that a long sentence costs no more than its length.
const WINDOW: usize = 96;

// The weights were tuned on the train and dev articles of `corpus/chains`.

/// What is left of a mention's weight after a sentence.
const FADING: f32 = 0.45;

/// How much an actor's other mentions add to the weightiest.
const AGAIN: f32 = 0.15;

/// The second may have this much of the first's weight, or nobody is chosen.
const RIVAL: f32 = 0.75;

/// What a mention after a preposition weighs, a subject being 1.
const LINKED: f32 = 0.6;

/// What any other mention weighs.
const OBJECT: f32 = 0.85;

/// How much more somebody weighs whose gender was told and agrees.
const AGREES: f32 = 2.0;

/// What a person weighs of whom only a role was told.
const NAMELESS: f32 = 0.7;

/// What a body weighs as `they`.
const BODY: f32 = 0.6;

/// What the subject of the pronoun's own clause weighs more.
const FAVOUR: f32 = 1.75;

/// One mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub id: Id,
    pub sequence: usize,
    pub span: Span,
    pub weight: f32,
}

/// The last mentions, the latest at the end of its sentence.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    seen: VecDeque<Seen>,
}

impl Stage {
    pub(crate) fn clear(&mut self) {
        self.seen.clear();
    }

    pub(crate) fn enter(&mut self, seen: Seen) {
        if self.seen.len() == WINDOW {
            self.seen.pop_front();
        }
        self.seen.push_back(seen);
    }

    /// The actors lately mentioned before a place, each once, with their presence there.
    pub(crate) fn present(&self, sequence: usize, start: usize) -> Vec<(Id, f32)> {
        let mut present: Vec<(Id, f32)> = Vec::new();
        let within = |seen: &&Seen| seen.sequence + REACH >= sequence && seen.span.end() <= start;
        for seen in self.seen.iter().filter(within) {
            let back = i32::try_from(sequence.saturating_sub(seen.sequence)).unwrap_or(i32::MAX);
            let weight = seen.weight * FADING.powi(back);
            match present.iter_mut().find(|(id, _)| *id == seen.id) {
                Some((_, sum)) => *sum = sum.max(weight) + AGAIN * sum.min(weight),
                None => present.push((seen.id, weight)),
            }
        }
        present
    }

    /// Whom a pronoun means that stands at `start` of a sentence; not one of `barred`, and
    /// rather `favoured` than others.
    pub(crate) fn choose(
        &self,
        cast: &Cast,
        pronoun: Pronoun,
        (sequence, start): (usize, usize),
        (barred, favoured): (&[Id], Option<Id>),
    ) -> Option<Id> {
        let present = self.present(sequence, start);
        let weighed = present.into_iter().filter(|(id, _)| !barred.contains(id));
        let fitting = weighed
            .filter_map(|(id, weight)| Some((id, weight * fit(pronoun, cast.get(id)?)?)))
            .map(|(id, weight)| (id, if Some(id) == favoured { weight * FAVOUR } else { weight }))
            .collect();
        best(fitting)
    }
}

/// The most present, unless another is about as present.
pub(crate) fn best(mut present: Vec<(Id, f32)>) -> Option<Id> {
    present.sort_by(|(_, one), (_, two)| two.total_cmp(one));
    match present.as_slice() {
        [(_, first), (_, second), ..] if *second > first * RIVAL => None,
        [(id, _), ..] => Some(*id),
        [] => None,
    }
}

/// How well an actor fits a pronoun; `None` if not at all.
pub(super) fn fit(pronoun: Pronoun, actor: &Actor) -> Option<f32> {
    let agrees = |gender: Gender| actor.gender.is_none_or(|own| own == gender);
    match pronoun.asked {
        Asked::Person | Asked::Speaker => {
            let fits = actor.person() && actor.sure && pronoun.gender.is_none_or(agrees);
            // A gender that was told is worth more than one that is not excluded.
            let told = pronoun.gender.is_some() && actor.gender == pronoun.gender;
            let named = if actor.has_own_name() { 1.0 } else { NAMELESS };
            fits.then_some(named * if told { AGREES } else { 1.0 })
        }
        Asked::Body => actor.body().then_some(1.0),
        Asked::Parliament => {
            let parliament = actor.named.sectors.iter().any(|sector| sector.code() == "LEG");
            (actor.body() && parliament).then_some(1.0)
        }
        Asked::Several | Asked::Speakers => {
            let several = actor.form == Some(crate::tables::Form::People);
            if several { Some(1.0) } else { actor.body().then_some(BODY) }
        }
    }
}

/// How much a mention at words `from..` counts: subjects more than what follows a preposition.
pub(crate) fn weight(words: &Words, from: usize) -> f32 {
    let mut at = from;
    while at > 0 && matches!(words.plain(at - 1), "the" | "a" | "an") && words.gap(at) == Gap::Space
    {
        at -= 1;
    }
    let before = at.checked_sub(1).map_or("", |at| words.plain(at));
    match () {
        () if at == 0 || words.gap(at) == Gap::Break => 1.0,
        () if CLAUSES.contains(&before) || SAYING.contains(&before) => 1.0,
        () if before == "to" && at > 1 && words.plain(at - 2) == "according" => 1.0,
        () if LINKS.contains(&before) => LINKED,
        () => OBJECT,
    }
}

/// How much a pronoun counts.
pub(crate) fn pronoun_weight(pronoun: Pronoun) -> f32 {
    match pronoun.place {
        Place::Subject => 1.0,
        Place::Object | Place::Back => 0.6,
        Place::Owner => 0.5,
    }
}

/// Words that begin a clause, after which stands its subject.
const CLAUSES: &[&str] = &[
    "that", "and", "but", "as", "while", "when", "because", "if", "although", "though", "after",
    "before", "since", "whether", "until", "where",
];

/// Verbs of saying, which may stand before their subject.
#[rustfmt::skip] // a list, not a column
pub(crate) const SAYING: &[&str] = &[
    "said", "says", "say", "told", "tells", "added", "adds", "stated", "states", "tweeted",
    "wrote", "writes", "announced", "declared", "warned", "asked", "insisted", "argued",
    "explained", "commented", "noted", "claimed", "replied", "responded", "remarked",
    "continued", "concluded", "reported", "stressed", "asserted", "testified",
];
