//! One half of a day's work: the questions of some kinds of event, scored and learned from.
//!
//! A day's questions are parted by kind into two halves that share nothing they change, so that
//! two threads can work on them, or one after the other, to the same result.

use super::day::{Morning, Question, target_features};
use super::dense::{add_scaled, dot, exponentials, multiply};
use super::memory::{Memory, SCALES, step};
use super::table::scattered;
use super::weights::{
    ANY_COUNT, Own, PAIR, SINCE_ANY, SINCE_SAME, Settings, Shared, TARGET, TARGET_ANY, Weights,
};

/// Questions that are scored at a time.
const BATCH: usize = 64;
/// Probabilities off by less teach nothing.
const LEAST_ERROR: f32 = 1e-5;

/// What is to be done with a day's questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    /// The answers' ranks are wanted.
    pub(crate) rank: bool,
    /// The answers are learned from; with the number that decides what is left out at random.
    pub(crate) learn: Option<u64>,
    /// Parts of vectors are left out.
    pub(crate) dropout: bool,
}

/// What a half found out.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The rank of each answer among the candidates, in the order of the questions.
    pub(crate) ranks: Vec<f64>,
    /// Gradients of what the halves share.
    pub(crate) same: [f32; SCALES],
    pub(crate) any: [f32; SCALES],
    pub(crate) pair: Vec<f32>,
    pub(crate) target: Vec<f32>,
    /// Gradients of the vectors of the morning.
    pub(crate) sources: Vec<f32>,
    pub(crate) targets: Vec<f32>,
}

/// What a half may look at.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) memory: &'a Memory,
    pub(crate) morning: &'a Morning,
    pub(crate) shared: &'a Shared,
    pub(crate) settings: &'a Settings,
}

/// Scores `questions`, whose kinds are those of `own` from `first` on.
pub(crate) fn work(
    view: View<'_>,
    own: &mut [Own],
    first: usize,
    questions: &[Question],
    task: Task,
) -> Outcome {
    let (actors, width) = (view.memory.actors(), view.settings.width);
    let mut outcome =
        Outcome { pair: vec![0.0; PAIR], target: vec![0.0; TARGET], ..Outcome::default() };
    if task.learn.is_some() {
        outcome.sources = vec![0.0; actors * width];
        outcome.targets = vec![0.0; actors * width];
    }
    let mut scores = vec![0.0; BATCH * actors];
    let mut vectors = vec![0.0; BATCH * width];
    let mut kept = vec![1.0; BATCH * width];
    let mut errors = vec![0.0; BATCH * width];
    let (mut standing, mut standing_of) = (Vec::new(), u32::MAX);
    for (nth, batch) in questions.chunks(BATCH).enumerate() {
        let scores = &mut scores[..batch.len() * actors];
        let vectors = &mut vectors[..batch.len() * width];
        for (row, question) in batch.iter().enumerate() {
            let own = &own[question.kind as usize - first];
            if standing_of != question.kind {
                standing = standing_scores(view, own, question.kind);
                standing_of = question.kind;
            }
            scores[row * actors..(row + 1) * actors].copy_from_slice(&standing);
            let source = question.source as usize;
            for at in 0..width {
                let place = row * width + at;
                if let (true, Some(salt)) = (task.dropout, task.learn) {
                    // `nth` counts within the half, `first` tells the halves apart.
                    let salt = salt ^ ((first as u64) << 40) ^ ((nth as u64) << 20);
                    let dropout = view.settings.dropout;
                    let out = scattered(salt, place as u64) < dropout;
                    kept[place] = if out { 0.0 } else { 1.0 / (1.0 - dropout) };
                }
                vectors[place] =
                    kept[place] * view.morning.sources[source * width + at] * own.vector.values[at];
            }
        }
        if width > 0 {
            let left = (&*vectors, batch.len(), width, false);
            multiply(left, (&view.morning.targets, actors, width, true), scores, true);
        }
        for (question, row) in batch.iter().zip(scores.chunks_exact_mut(actors)) {
            let own = &mut own[question.kind as usize - first];
            add_history(view, own, question, row);
            if task.rank {
                ranks(row, &question.answers, &mut outcome.ranks);
            }
            if task.learn.is_some() {
                into_errors(row, &question.answers);
                learn(view, own, question, row, &mut outcome);
            }
        }
        if task.learn.is_some() && width > 0 {
            let errors = &mut errors[..batch.len() * width];
            let wrong = (&*scores, batch.len(), actors, false);
            multiply(wrong, (&view.morning.targets, actors, width, false), errors, false);
            let wrong = (&*scores, batch.len(), actors, true);
            let right = (&*vectors, batch.len(), width, false);
            multiply(wrong, right, &mut outcome.targets, true);
            for (row, question) in batch.iter().enumerate() {
                let (own, source) = (&mut own[question.kind as usize - first], question.source);
                let rate = view.settings.vector_rate;
                for at in 0..width {
                    let error = errors[row * width + at] * kept[row * width + at];
                    let place = source as usize * width + at;
                    outcome.sources[place] += error * own.vector.values[at];
                    own.vector.step(at, error * view.morning.sources[place], rate);
                }
            }
        }
    }
    outcome
}

fn standing_scores(view: View<'_>, own: &Own, kind: u32) -> Vec<f32> {
    let mut scores = vec![0.0; view.memory.actors()];
    let weight = |at: usize| own.target.values[at] + view.shared.target.values[at];
    for (scale, active) in view.morning.active.iter().enumerate() {
        add_scaled(&mut scores, weight(TARGET_ANY + scale), active);
    }
    for trace in view.memory.targets(kind) {
        let day = view.morning.day;
        let mut score = 0.0;
        target_features(&trace.faded(day), step(day - trace.last), |at, value| {
            score += weight(at) * value;
        });
        scores[trace.of as usize] += score;
    }
    scores
}

/// Adds what the source's own history says about each candidate.
fn add_history(view: View<'_>, own: &Own, question: &Question, scores: &mut [f32]) {
    let (pair, shared) = (&own.pair.values, view.shared);
    for partner in view.morning.history(question.source) {
        let weight = |at: usize| pair[at] + shared.pair.values[at];
        let mut score = weight(SINCE_ANY + partner.since);
        for (scale, count) in partner.any.iter().enumerate() {
            score += weight(ANY_COUNT + scale) * count;
        }
        for past in &partner.kinds {
            let history = own.history.row(past.kind as usize);
            for (scale, count) in past.counts.iter().enumerate() {
                score += (history[scale] + shared.any.values[scale]) * count;
            }
            if past.kind == question.kind {
                score += dot(&shared.same.values, &past.counts) + weight(SINCE_SAME + past.since);
            }
        }
        scores[partner.other as usize] += score;
    }
}

/// The time-aware filtered rank of each answer: the other answers of the same question do not
/// count, and of candidates with the very same score half do.
fn ranks(scores: &[f32], answers: &[u32], ranks: &mut Vec<f64>) {
    for &answer in answers {
        let own = scores[answer as usize];
        let answers = |test: fn(f32, f32) -> bool| {
            answers.iter().filter(|&&other| test(scores[other as usize], own)).count()
        };
        let (mut above, mut level) = (0usize, 0usize);
        for &score in scores {
            above += usize::from(score > own);
            level += usize::from(score == own);
        }
        above -= answers(|score, own| score > own);
        level -= answers(|score, own| score == own);
        ranks.push(1.0 + above as f64 + level as f64 / 2.0);
    }
}

/// From scores to what is wrong with them: probability times the number of answers, less one at
/// each answer. It is the gradient of the answers' log loss under softmax.
fn into_errors(scores: &mut [f32], answers: &[u32]) {
    let sum = exponentials(scores);
    let factor = answers.len() as f32 / sum;
    scores.iter_mut().for_each(|score| *score *= factor);
    for &answer in answers {
        scores[answer as usize] -= 1.0;
    }
}

fn learn(view: View<'_>, own: &mut Own, question: &Question, errors: &[f32], out: &mut Outcome) {
    let (day, rate) = (view.morning.day, view.settings.rate);
    let mut target = [0f32; TARGET];
    for (scale, active) in view.morning.active.iter().enumerate() {
        target[TARGET_ANY + scale] = dot(errors, active);
    }
    for trace in view.memory.targets(question.kind) {
        let error = errors[trace.of as usize];
        if error.abs() > LEAST_ERROR {
            target_features(&trace.faded(day), step(day - trace.last), |at, value| {
                target[at] += error * value;
            });
        }
    }
    own.target.step_all(&target, rate);
    add_scaled(&mut out.target, 1.0, &target);
    let mut pair = [0f32; PAIR];
    for partner in view.morning.history(question.source) {
        let error = errors[partner.other as usize];
        if error.abs() <= LEAST_ERROR {
            continue;
        }
        pair[SINCE_ANY + partner.since] += error;
        for (scale, count) in partner.any.iter().enumerate() {
            pair[ANY_COUNT + scale] += error * count;
        }
        for past in &partner.kinds {
            let same = past.kind == question.kind;
            for (scale, count) in past.counts.iter().enumerate() {
                let gradient = error * count;
                own.history.step(past.kind as usize * SCALES + scale, gradient, rate);
                out.any[scale] += gradient;
                if same {
                    out.same[scale] += gradient;
                }
            }
            if same {
                pair[SINCE_SAME + past.since] += error;
            }
        }
    }
    own.pair.step_all(&pair, rate);
    add_scaled(&mut out.pair, 1.0, &pair);
}

/// The score of every candidate for one question.
pub(crate) fn scores(
    memory: &Memory,
    morning: &Morning,
    weights: &Weights,
    settings: &Settings,
    question: &Question,
) -> Vec<f32> {
    let view = View { memory, morning, shared: &weights.shared, settings };
    let own = &weights.own[question.kind as usize];
    let mut scores = standing_scores(view, own, question.kind);
    let width = settings.width;
    let source = &morning.sources[question.source as usize * width..][..width];
    let vector: Vec<f32> = source.iter().zip(&own.vector.values).map(|(a, b)| a * b).collect();
    if width > 0 {
        for (score, target) in scores.iter_mut().zip(morning.targets.chunks_exact(width)) {
            *score += dot(&vector, target);
        }
    }
    add_history(view, own, question, &mut scores);
    scores
}
