//! What is known on the morning of a day, laid out for scoring all that happens on it.

use super::memory::{Memory, Pair, RECENT, SCALES, Triple, step, tamed};
use super::weights::Weights;
use std::collections::HashMap;

/// Fading recent counts below this move no vector.
const LEAST: f32 = 0.05;
/// Pairs that were silent for longer move no vector.
const LONGEST: i32 = 40;

/// The morning of a day: made from the past alone.
pub(crate) struct Morning {
    pub(crate) day: i32,
    /// Vectors of all actors as sources, moved by what they did of late; by rows.
    pub(crate) sources: Vec<f32>,
    /// … and as targets.
    pub(crate) targets: Vec<f32>,
    /// How much has happened to each actor, by pace.
    pub(crate) active: [Vec<f32>; SCALES],
    /// The recent events that move vectors, for each actor.
    pub(crate) recent: Vec<Vec<Recent>>,
    /// Histories of the actors that are asked about.
    histories: HashMap<u32, Vec<Partner>>,
}

/// A recent event of an actor, and by how much it moves the actor's vector.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recent {
    pub(crate) kind: u32,
    pub(crate) other: u32,
    pub(crate) weight: f32,
}

/// An actor's history with one other.
pub(crate) struct Partner {
    pub(crate) other: u32,
    /// How long ago anything happened between them, as a [`step`].
    pub(crate) since: usize,
    /// Events of any kind, tamed, by pace.
    pub(crate) any: [f32; SCALES],
    pub(crate) kinds: Vec<Past>,
}

/// An actor's history with one other in one kind of event.
pub(crate) struct Past {
    pub(crate) kind: u32,
    pub(crate) since: usize,
    pub(crate) counts: [f32; SCALES],
}

impl Morning {
    /// The morning of `day` for questions about `asked`.
    pub(crate) fn new(
        memory: &Memory,
        weights: &Weights,
        day: i32,
        asked: impl IntoIterator<Item = u32>,
    ) -> Morning {
        let actors = memory.actors();
        let mut active: [Vec<f32>; SCALES] = std::array::from_fn(|_| vec![0.0; actors]);
        let traces = (0..actors).filter_map(|actor| Some((actor, memory.active(actor as u32)?)));
        for (actor, trace) in traces {
            for (active, count) in active.iter_mut().zip(trace.faded(day)) {
                active[actor] = (1.0 + count).ln();
            }
        }
        let width = weights.source.width;
        let recent: Vec<Vec<Recent>> = if width == 0 {
            Vec::new()
        } else {
            (0..actors as u32).map(|actor| recent(memory.partners(actor), day)).collect()
        };
        let mut sources = weights.source.values.clone();
        let mut targets = weights.target.values.clone();
        for (actor, recent) in recent.iter().enumerate() {
            let own = actor * width..(actor + 1) * width;
            for &Recent { kind, other, weight } in recent {
                let (kind, other) = (kind as usize, other as usize);
                let moves = weights.source_moves.row(kind);
                add_product(&mut sources[own.clone()], weight, moves, weights.target.row(other));
                let moves = weights.target_moves.row(kind);
                add_product(&mut targets[own.clone()], weight, moves, weights.source.row(other));
            }
        }
        let histories = asked.into_iter().map(|actor| {
            (actor, memory.partners(actor).iter().map(|pair| Partner::new(pair, day)).collect())
        });
        Morning { day, sources, targets, active, recent, histories: histories.collect() }
    }

    /// The histories of one who was asked about.
    pub(crate) fn history(&self, actor: u32) -> &[Partner] {
        self.histories.get(&actor).map_or(&[], Vec::as_slice)
    }
}

/// What a candidate's own record under a kind says: weight index and value.
pub(crate) fn target_features(
    counts: &[f32; SCALES],
    since: usize,
    mut tell: impl FnMut(usize, f32),
) {
    use super::weights::{TARGET_SAME, TARGET_SINCE};
    for (scale, &count) in counts.iter().enumerate() {
        tell(TARGET_SAME + scale, tamed(count));
    }
    tell(TARGET_SINCE + since, 1.0);
}

impl Partner {
    fn new(pair: &Pair, day: i32) -> Partner {
        let mut any = [0.0; SCALES];
        let kinds = pair.traces.iter().map(|trace| {
            let counts = trace.faded(day);
            any.iter_mut().zip(counts).for_each(|(any, count)| *any += count);
            Past { kind: trace.of, since: step(day - trace.last), counts: counts.map(tamed) }
        });
        let kinds = kinds.collect();
        Partner { other: pair.other, since: step(day - pair.last), any: any.map(tamed), kinds }
    }
}

/// What moves an actor's vector, weights summing to less than one.
fn recent(pairs: &[Pair], day: i32) -> Vec<Recent> {
    let mut found = Vec::new();
    for pair in pairs.iter().filter(|pair| day - pair.last <= LONGEST) {
        for trace in &pair.traces {
            let weight = trace.faded(day)[RECENT];
            if weight > LEAST {
                found.push(Recent { kind: trace.of, other: pair.other, weight });
            }
        }
    }
    let sum: f32 = found.iter().map(|recent| recent.weight).sum();
    found.iter_mut().for_each(|recent| recent.weight /= sum + 1.0);
    found
}

/// `sum += weight · (a ∘ b)`.
pub(crate) fn add_product(sum: &mut [f32], weight: f32, a: &[f32], b: &[f32]) {
    for ((sum, a), b) in sum.iter_mut().zip(a).zip(b) {
        *sum += weight * a * b;
    }
}

/// The questions of a day: each source and kind once, with all its answers; by kind.
pub(crate) struct Question {
    pub(crate) source: u32,
    pub(crate) kind: u32,
    pub(crate) answers: Vec<u32>,
}

/// Groups the events of a day into questions.
pub(crate) fn questions(events: &[Triple]) -> Vec<Question> {
    let mut sorted: Vec<&Triple> = events.iter().collect();
    sorted.sort_unstable_by_key(|event| (event.kind, event.source, event.target));
    let mut questions: Vec<Question> = Vec::new();
    for event in sorted {
        match questions.last_mut() {
            Some(last) if (last.source, last.kind) == (event.source, event.kind) => {
                last.answers.push(event.target);
            }
            _ => questions.push(Question {
                source: event.source,
                kind: event.kind,
                answers: vec![event.target],
            }),
        }
    }
    questions
}
