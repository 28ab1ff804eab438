//! Events, statuses, modes and arguments against annotated sentences.
//!
//! An event counts if its type is right and its trigger overlaps the annotated one; what it
//! says besides is measured within the events found.

use super::tally::{Tally, ratio};
use super::{Figure, Miss, code_each};
use polybius::{Act, Error, Pipeline, Role, Span, Status};
use polybius_store::corpus::{Annotated, AnnotatedEvent};

/// Calibration is looked at in this many bins of equal width.
const BINS: usize = 10;

/// The figures of a set of annotated sentences, and what was missed or added.
pub fn measure(
    pipeline: &Pipeline,
    part: &str,
    sentences: &[Annotated],
) -> Result<(Vec<Figure>, Vec<Miss>), Error> {
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let codings = code_each(pipeline, &texts)?;
    let mut counts = Counts::default();
    let mut misses = Vec::new();
    for (sentence, coding) in sentences.iter().zip(&codings) {
        counts.add(&sentence.events, &coding.acts);
        let pairs = pairs(&sentence.events, &coding.acts);
        let miss = |wanted: String, read: String| Miss {
            measure: "events",
            id: sentence.id.clone(),
            sentence: sentence.text.clone(),
            wanted,
            read,
        };
        for (at, event) in sentence.events.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.0 == at) {
                let wanted = format!("{} {}", event.kind, event.trigger.of(&sentence.text));
                misses.push(miss(wanted, "none".to_owned()));
            }
        }
        for (at, act) in coding.acts.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == at) {
                let read = format!("{} {}", act.kind, act.trigger.of(&sentence.text));
                misses.push(miss("none".to_owned(), read));
            }
        }
    }
    Ok((counts.figures(part), misses))
}

/// Indices (annotated, read) of events with the same type and overlapping triggers, each used
/// once.
fn pairs(wanted: &[AnnotatedEvent], read: &[Act]) -> Vec<(usize, usize)> {
    let mut free: Vec<usize> = (0..wanted.len()).collect();
    let mut pairs = Vec::new();
    for (at, act) in read.iter().enumerate() {
        let fits = |&&index: &&usize| {
            wanted[index].kind == act.kind && wanted[index].trigger.overlaps(act.trigger)
        };
        let best =
            free.iter().filter(fits).max_by_key(|&&i| shared(wanted[i].trigger, act.trigger));
        if let Some(&best) = best {
            free.retain(|&index| index != best);
            pairs.push((best, at));
        }
    }
    pairs
}

fn shared(a: Span, b: Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

/// Whether two spans share at least half of the longer.
fn half(a: Span, b: Span) -> bool {
    shared(a, b) * 2 >= a.len().max(b.len())
}

#[derive(Default)]
struct Counts {
    events: Tally,
    actual: Tally,
    status: usize,
    modes: Tally,
    roles: [Tally; Role::ALL.len()],
    sides: usize,
    /// Confidence of each event read, and whether type and both sides are right.
    confidences: Vec<(f32, bool)>,
}

impl Counts {
    fn add(&mut self, wanted: &[AnnotatedEvent], read: &[Act]) {
        let pairs = pairs(wanted, read);
        self.events.told += wanted.len();
        self.events.said += read.len();
        self.events.right += pairs.len();
        self.actual.told += wanted.iter().filter(|event| event.status == Status::Actual).count();
        self.actual.said += read.iter().filter(|act| act.status == Status::Actual).count();
        let mut right = vec![false; read.len()];
        for &(wanted_at, read_at) in &pairs {
            let (event, act) = (&wanted[wanted_at], &read[read_at]);
            self.status += usize::from(event.status == act.status);
            let both = event.status == Status::Actual && act.status == Status::Actual;
            self.actual.right += usize::from(both);
            self.modes.told += event.modes.len();
            self.modes.said += act.modes.len();
            self.modes.right += event.modes.iter().filter(|mode| act.modes.contains(mode)).count();
            for (role, tally) in Role::ALL.into_iter().zip(&mut self.roles) {
                let told: Vec<Span> = of_role(event, role).collect();
                let said: Vec<Span> = act.role(role).collect();
                tally.told += told.len();
                tally.said += said.len();
                tally.right += matched(&told, &said);
            }
            right[read_at] = sides_right(event, act);
            self.sides += usize::from(right[read_at]);
        }
        self.confidences.extend(read.iter().map(|act| act.confidence).zip(right));
    }

    fn figures(&self, part: &str) -> Vec<Figure> {
        let figure = |name: String, value, n| Figure::new("events", part, name, value, n);
        let found = self.events.right;
        let mut figures = vec![
            figure("precision".into(), self.events.precision(), self.events.said),
            figure("recall".into(), self.events.recall(), self.events.told),
            figure("f1".into(), self.events.f1(), self.events.told),
            figure("f1 actual alone".into(), self.actual.f1(), self.actual.told),
            figure("status accuracy".into(), ratio(self.status, found), found),
            figure("mode f1".into(), self.modes.f1(), self.modes.told),
            figure("both sides".into(), ratio(self.sides, found), found),
        ];
        for (role, tally) in Role::ALL.into_iter().zip(self.roles) {
            figures.push(figure(format!("{} f1", role.name()), tally.f1(), tally.told));
        }
        let n = self.confidences.len();
        figures.push(figure("expected calibration error".into(), self.calibration_error(), n));
        figures.push(figure("coverage at 0.9 precision".into(), self.coverage(0.9), n));
        figures
    }

    fn calibration_error(&self) -> f64 {
        let mut bins = [(0.0, 0usize, 0usize); BINS];
        for &(confidence, right) in &self.confidences {
            let bin = &mut bins[((confidence * BINS as f32) as usize).min(BINS - 1)];
            *bin = (bin.0 + f64::from(confidence), bin.1 + usize::from(right), bin.2 + 1);
        }
        let off = bins.iter().map(|&(sum, right, _)| (sum - right as f64).abs()).sum::<f64>();
        if self.confidences.is_empty() { 0.0 } else { off / self.confidences.len() as f64 }
    }

    /// Share of the events read that can be kept, the most confident first, while that share
    /// of them is right.
    fn coverage(&self, precision: f64) -> f64 {
        let mut sorted = self.confidences.clone();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut right, mut kept) = (0, 0);
        for (at, &(_, is_right)) in sorted.iter().enumerate() {
            right += usize::from(is_right);
            if ratio(right, at + 1) >= precision {
                kept = at + 1;
            }
        }
        ratio(kept, sorted.len())
    }
}

fn of_role(event: &AnnotatedEvent, role: Role) -> impl Iterator<Item = Span> {
    event.arguments.iter().filter(move |argument| argument.0 == role).map(|argument| argument.1)
}

/// How many of the spans said match one told, each used once.
fn matched(told: &[Span], said: &[Span]) -> usize {
    let mut left = told.to_vec();
    let mut right = 0;
    for &span in said {
        if let Some(at) = left.iter().position(|&other| half(other, span)) {
            left.swap_remove(at);
            right += 1;
        }
    }
    right
}

/// Whether all actors and recipients are found and none is added.
fn sides_right(event: &AnnotatedEvent, act: &Act) -> bool {
    [Role::Actor, Role::Recipient].into_iter().all(|role| {
        let told: Vec<Span> = of_role(event, role).collect();
        let said: Vec<Span> = act.role(role).collect();
        told.len() == said.len() && matched(&told, &said) == told.len()
    })
}
