//! The parts that a candidate's score is the sum of, by name.

use super::day::{self, Morning, Question, add_product};
use super::memory::{SCALES, step};
use super::weights::{ANY_COUNT, SINCE_ANY, SINCE_SAME, TARGET_ANY};
use super::{Asked, Ranker};

/// A part of a score, by name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// What it is.
    pub name: Name,
    /// What it adds to the score, in units of log odds.
    pub value: f32,
}

/// What a part of a score stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Past events of a kind between the two; `inverse` if the candidate was the one who acted.
    History {
        /// The kind of the past events.
        kind: u32,
        /// Whether the candidate acted.
        inverse: bool,
    },
    /// Events of any kind between the two, and how long ago the last was.
    Acquaintance,
    /// How long ago the very same happened.
    SinceSame,
    /// How much happens to the candidate in any kind.
    Activity,
    /// How much and how lately this kind happens to the candidate.
    Usual,
    /// What lies in the standing resemblance of vectors alone.
    Resemblance,
    /// What the source's recent event with a third actor says of the candidate.
    Through {
        /// The third actor.
        other: u32,
        /// The kind of that event.
        kind: u32,
        /// Whether the third actor acted.
        inverse: bool,
    },
}

impl Ranker {
    /// The parts that each candidate's score is the sum of; parts of zero are left out.
    pub fn explain(&self, day: i32, asked: Asked, candidates: &[u32]) -> Vec<Vec<Contribution>> {
        let (morning, question) = self.ask(day, asked);
        let explain = |&candidate: &u32| {
            let mut parts = self.standing_parts(&morning, question.kind, candidate);
            parts.extend(self.history_parts(&morning, &question, candidate));
            parts.extend(self.vector_parts(&morning, &question, candidate));
            parts.retain(|part| part.value != 0.0);
            parts
        };
        candidates.iter().map(explain).collect()
    }

    fn standing_parts(&self, morning: &Morning, kind: u32, candidate: u32) -> Vec<Contribution> {
        let own = &self.weights.own[kind as usize].target.values;
        let weight = |at: usize| own[at] + self.weights.shared.target.values[at];
        let active = morning.active.iter().enumerate();
        let activity = active
            .map(|(scale, counts)| weight(TARGET_ANY + scale) * counts[candidate as usize])
            .sum();
        let mut usual = 0.0;
        for trace in self.memory.targets(kind).iter().filter(|trace| trace.of == candidate) {
            let since = step(morning.day - trace.last);
            day::target_features(&trace.faded(morning.day), since, |at, value| {
                usual += weight(at) * value;
            });
        }
        vec![
            Contribution { name: Name::Activity, value: activity },
            Contribution { name: Name::Usual, value: usual },
        ]
    }

    fn history_parts(
        &self,
        morning: &Morning,
        question: &Question,
        candidate: u32,
    ) -> Vec<Contribution> {
        let (own, shared) = (&self.weights.own[question.kind as usize], &self.weights.shared);
        let weight = |at: usize| own.pair.values[at] + shared.pair.values[at];
        let mut parts = Vec::new();
        let history = morning.history(question.source).iter();
        for partner in history.filter(|partner| partner.other == candidate) {
            let counts: f32 =
                (0..SCALES).map(|scale| weight(ANY_COUNT + scale) * partner.any[scale]).sum();
            let value = counts + weight(SINCE_ANY + partner.since);
            parts.push(Contribution { name: Name::Acquaintance, value });
            for past in &partner.kinds {
                let row = own.history.row(past.kind as usize);
                let same = past.kind == question.kind;
                let value = (0..SCALES).map(|scale| {
                    let of_same = if same { shared.same.values[scale] } else { 0.0 };
                    (row[scale] + shared.any.values[scale] + of_same) * past.counts[scale]
                });
                let (kind, inverse) = self.kind(past.kind);
                parts.push(Contribution {
                    name: Name::History { kind, inverse },
                    value: value.sum(),
                });
                if same {
                    let value = weight(SINCE_SAME + past.since);
                    parts.push(Contribution { name: Name::SinceSame, value });
                }
            }
        }
        parts
    }

    fn vector_parts(
        &self,
        morning: &Morning,
        question: &Question,
        candidate: u32,
    ) -> Vec<Contribution> {
        let width = self.settings.width;
        if width == 0 {
            return Vec::new();
        }
        let target = &morning.targets[candidate as usize * width..][..width];
        let own = &self.weights.own[question.kind as usize].vector.values;
        let with = |vector: &[f32]| -> f32 {
            vector.iter().zip(own).zip(target).map(|((a, b), c)| a * b * c).sum()
        };
        let source = question.source as usize;
        let mut parts = vec![Contribution {
            name: Name::Resemblance,
            value: with(self.weights.source.row(source)),
        }];
        for event in &morning.recent[source] {
            let mut moved = vec![0.0; width];
            let moves = self.weights.source_moves.row(event.kind as usize);
            let other = self.weights.target.row(event.other as usize);
            add_product(&mut moved, event.weight, moves, other);
            let (kind, inverse) = self.kind(event.kind);
            let name = Name::Through { other: event.other, kind, inverse };
            parts.push(Contribution { name, value: with(&moved) });
        }
        parts
    }

    /// A kind of both directions as one of the facts' own.
    fn kind(&self, kind: u32) -> (u32, bool) {
        if kind < self.kinds { (kind, false) } else { (kind - self.kinds, true) }
    }
}
