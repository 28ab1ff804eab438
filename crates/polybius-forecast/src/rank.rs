//! Ranking: who is it that this actor will do such a thing to?
//!
//! The score of a candidate is a sum of named [`Contribution`]s: what the two had to do with
//! each other, by kind of event and pace of fading; how long ago; how much happens to the
//! candidate anyway; and a part of vectors, moved by recent events, for those who never met.
//! Softmax over all candidates makes probabilities, which the weights are fitted to, a day at a
//! time. Every weight is learned from days before the one it is used on when the days are gone
//! through once; [`Ranker::rank_day`] goes on doing so while new days come in.

mod day;
mod dense;
mod explain;
mod half;
mod memory;
mod table;
mod weights;

pub use explain::{Contribution, Name};
pub use weights::Settings;

use crate::history::Fact;
use day::{Morning, Question, add_product, questions};
use half::{Outcome, Task, View};
use memory::{Memory, Triple};
use weights::Weights;

/// Scores that training computes in each direction before it stops going through the days.
const MOST_WORK: u64 = 30_000_000_000;

/// A ranking model with its memory of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranker {
    settings: Settings,
    kinds: u32,
    weights: Weights,
    memory: Memory,
}

/// A question: what will `source` do to whom in this `kind`? Or, if `inverse`, who will do it
/// to `source`?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whose doings are asked about.
    pub source: u32,
    /// The kind of event.
    pub kind: u32,
    /// The other way round: the source is the one it is done to.
    pub inverse: bool,
}

impl Ranker {
    /// A model that has seen nothing: what it believes before it learns.
    pub fn new(actors: u32, kinds: u32, settings: Settings) -> Ranker {
        let both = 2 * kinds as usize;
        Ranker {
            settings,
            kinds,
            weights: Weights::new(actors as usize, both, &settings),
            memory: Memory::new(actors as usize, both),
        }
    }

    /// Goes through days of facts, each later than the one before, as often as the settings say.
    pub fn train(actors: u32, kinds: u32, days: &[&[Fact]], settings: Settings) -> Ranker {
        let mut ranker = Ranker::new(actors, kinds, settings);
        let events: usize = days.iter().map(|facts| facts.len()).sum();
        let work = (events as u64).saturating_mul(u64::from(actors)).max(1);
        let most = usize::try_from(MOST_WORK / work).unwrap_or(usize::MAX).max(1);
        for pass in 0..settings.passes.min(most) {
            ranker.memory = Memory::new(actors as usize, 2 * kinds as usize);
            for facts in days {
                let Some(day) = facts.first().map(|fact| fact.day) else { continue };
                let salt = settings.seed ^ ((pass as u64) << 56) ^ ((day as u64) << 8);
                let task = Task { rank: false, learn: Some(salt), dropout: true };
                ranker.pass_day(day, &ranker.triples(facts), task);
            }
        }
        ranker
    }

    /// What it was trained with.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What it has learned, and an empty memory.
    pub(crate) fn forgotten(&self) -> Ranker {
        let memory = Memory::new(self.memory.actors(), 2 * self.kinds as usize);
        Ranker { memory, weights: self.weights.clone(), ..*self }
    }

    /// All that was learned, block by block.
    pub(crate) fn tables(&self) -> Vec<&[f32]> {
        let tables = self.weights.tables().into_iter();
        tables.flat_map(|table| [table.values.as_slice(), table.squares.as_slice()]).collect()
    }

    /// The same, to be filled.
    pub(crate) fn tables_mut(&mut self) -> Vec<&mut [f32]> {
        let tables = self.weights.tables_mut().into_iter();
        tables
            .flat_map(|table| [table.values.as_mut_slice(), table.squares.as_mut_slice()])
            .collect()
    }

    /// Adds a day to the memory, learning nothing from it.
    pub fn remember(&mut self, facts: &[Fact]) {
        if let Some(day) = facts.first().map(|fact| fact.day) {
            let triples = self.triples(facts);
            self.memory.add(day, &triples);
        }
    }

    /// The ranks of a day's facts, both ways, each among all candidates but the other right
    /// answers, from what was known before; then learns from the day, if `learn`, and remembers
    /// it.
    pub fn rank_day(&mut self, facts: &[Fact], learn: bool) -> Vec<f64> {
        let Some(day) = facts.first().map(|fact| fact.day) else { return Vec::new() };
        let learn = learn.then_some(self.settings.seed ^ ((day as u64) << 8));
        let task = Task { rank: true, learn, dropout: false };
        self.pass_day(day, &self.triples(facts), task)
    }

    /// The score of every candidate on a day, in log odds up to a constant.
    pub fn scores(&self, day: i32, asked: Asked) -> Vec<f32> {
        let (morning, question) = self.ask(day, asked);
        half::scores(&self.memory, &morning, &self.weights, &self.settings, &question)
    }

    fn ask(&self, day: i32, asked: Asked) -> (Morning, Question) {
        let kind = asked.kind + if asked.inverse { self.kinds } else { 0 };
        let question = Question { source: asked.source, kind, answers: Vec::new() };
        (Morning::new(&self.memory, &self.weights, day, [asked.source]), question)
    }

    /// Both directions of each fact, each once.
    fn triples(&self, facts: &[Fact]) -> Vec<Triple> {
        let both = |fact: &Fact| {
            let (source, kind, target) = (fact.source, fact.kind, fact.target);
            let inverse = Triple { source: target, kind: kind + self.kinds, target: source };
            [Triple { source, kind, target }, inverse]
        };
        let mut triples: Vec<Triple> = facts.iter().flat_map(both).collect();
        triples.sort_unstable();
        triples.dedup();
        triples
    }

    fn pass_day(&mut self, day: i32, triples: &[Triple], task: Task) -> Vec<f64> {
        let questions = questions(triples);
        let asked = questions.iter().map(|question| question.source);
        let mut asked: Vec<u32> = asked.collect();
        asked.sort_unstable();
        asked.dedup();
        let morning = Morning::new(&self.memory, &self.weights, day, asked);
        let middle = self.middle(&questions);
        let (first, second) = questions.split_at(middle);
        let split = second.first().map_or(self.weights.own.len(), |next| next.kind as usize);
        let (low, high) = self.weights.own.split_at_mut(split);
        let view = View {
            memory: &self.memory,
            morning: &morning,
            shared: &self.weights.shared,
            settings: &self.settings,
        };
        let outcomes = if self.settings.threads < 2 {
            [half::work(view, low, 0, first, task), half::work(view, high, split, second, task)]
        } else {
            std::thread::scope(|scope| {
                let beside = scope.spawn(|| half::work(view, low, 0, first, task));
                let here = half::work(view, high, split, second, task);
                match beside.join() {
                    Ok(there) => [there, here],
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            })
        };
        if task.learn.is_some() {
            self.step(&morning, &outcomes);
        }
        self.memory.add(day, triples);
        outcomes.into_iter().flat_map(|outcome| outcome.ranks).collect()
    }

    /// Where the second half of the questions begins: at a kind of its own.
    fn middle(&self, questions: &[Question]) -> usize {
        let mut middle = questions.len() / 2;
        while middle > 0
            && middle < questions.len()
            && questions[middle - 1].kind == questions[middle].kind
        {
            middle += 1;
        }
        middle
    }

    /// Learns what both halves found.
    fn step(&mut self, morning: &Morning, outcomes: &[Outcome; 2]) {
        let (rate, vector_rate) = (self.settings.shared_rate, self.settings.vector_rate);
        let shared = &mut self.weights.shared;
        let sum =
            |a: &[f32], b: &[f32]| -> Vec<f32> { a.iter().zip(b).map(|(a, b)| a + b).collect() };
        let [a, b] = outcomes;
        shared.same.step_all(&sum(&a.same, &b.same), rate * 0.2);
        shared.any.step_all(&sum(&a.any, &b.any), rate * 0.2);
        shared.pair.step_all(&sum(&a.pair, &b.pair), rate);
        shared.target.step_all(&sum(&a.target, &b.target), rate);
        let (sources, targets) = (sum(&a.sources, &b.sources), sum(&a.targets, &b.targets));
        let (mut of_sources, mut of_targets) = (sources.clone(), targets.clone());
        let weights = &mut self.weights;
        let width = weights.source.width;
        let mut source_moves = vec![0.0; weights.source_moves.values.len()];
        let mut target_moves = source_moves.clone();
        for (actor, recent) in morning.recent.iter().enumerate() {
            let (source, target) =
                (&sources[actor * width..][..width], &targets[actor * width..][..width]);
            for event in recent {
                let (kind, other) = (event.kind as usize, event.other as usize);
                let (of_kind, of_other) = (kind * width, other * width);
                let weight = event.weight;
                add_product(
                    &mut of_targets[of_other..][..width],
                    weight,
                    source,
                    weights.source_moves.row(kind),
                );
                add_product(
                    &mut source_moves[of_kind..][..width],
                    weight,
                    source,
                    weights.target.row(other),
                );
                add_product(
                    &mut of_sources[of_other..][..width],
                    weight,
                    target,
                    weights.target_moves.row(kind),
                );
                add_product(
                    &mut target_moves[of_kind..][..width],
                    weight,
                    target,
                    weights.source.row(other),
                );
            }
        }
        weights.source_moves.step_all(&source_moves, vector_rate);
        weights.target_moves.step_all(&target_moves, vector_rate);
        weights.source.step_all(&of_sources, vector_rate);
        weights.target.step_all(&of_targets, vector_rate);
    }
}

#[cfg(test)]
mod tests;
