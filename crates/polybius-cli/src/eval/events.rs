//! Events, statuses, modes and arguments against annotated sentences.
//!
//! An event counts if its type is right and its trigger overlaps the annotated one; what it
//! says besides is measured within the events found.

use super::sums::{self, Counts};
use super::tally::{Tally, ratio};
use super::{Measured, Miss, code_each, confusions};
use polybius::{Act, Error, Pipeline, Role, Span, Status};
use polybius_store::corpus::{Annotated, AnnotatedEvent};

/// Calibration is looked at in this many bins of equal width.
const BINS: usize = 10;

/// The figures of a set of annotated sentences, and what was missed or added.
pub fn measure(
    pipeline: &Pipeline,
    part: &str,
    sentences: &[Annotated],
) -> Result<Measured, Error> {
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let codings = code_each(pipeline, &texts)?;
    let (mut units, mut confused, mut misses) = (Vec::new(), Vec::new(), Vec::new());
    for (sentence, coding) in sentences.iter().zip(&codings) {
        let pairs = pairs(&sentence.events, &coding.acts);
        units.push(EventCounts::of(&sentence.events, &coding.acts, &pairs));
        let text = sentence.text.as_str();
        for (wanted, read) in unpaired(&sentence.events, &coding.acts, &pairs) {
            confused.push((
                wanted.map_or("none", |event| event.kind.name()),
                read.map_or("none", |act| act.kind.name()),
            ));
            let told = |e: &AnnotatedEvent| format!("{} {}", e.kind, e.trigger.of(text));
            let said = |act: &Act| format!("{} {}", act.kind, act.trigger.of(text));
            misses.push(Miss {
                measure: "events",
                id: sentence.id.clone(),
                sentence: text.to_owned(),
                wanted: wanted.map_or("none".to_owned(), told),
                read: read.map_or("none".to_owned(), said),
            });
        }
    }
    Ok(Measured {
        figures: sums::figures("events", part, &units),
        confusions: confusions("events", part, confused),
        misses,
    })
}

/// Events that were missed or added; a miss and an addition with overlapping triggers are one
/// confusion.
fn unpaired<'a>(
    wanted: &'a [AnnotatedEvent],
    read: &'a [Act],
    pairs: &[(usize, usize)],
) -> Vec<(Option<&'a AnnotatedEvent>, Option<&'a Act>)> {
    let missed = wanted.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.0 == *at));
    let added = read.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.1 == *at));
    let mut added: Vec<&Act> = added.map(|(_, act)| act).collect();
    let mut unpaired = Vec::new();
    for (_, event) in missed {
        let other = added.iter().position(|act| act.trigger.overlaps(event.trigger));
        unpaired.push((Some(event), other.map(|at| added.remove(at))));
    }
    unpaired.extend(added.into_iter().map(|act| (None, Some(act))));
    unpaired
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

/// What is counted on a sentence.
#[derive(Default)]
struct EventCounts {
    events: Tally,
    actual: Tally,
    status: usize,
    modes: Tally,
    roles: [Tally; Role::ALL.len()],
    sides: usize,
    /// Confidence of each event read, and whether type and both sides are right.
    confidences: Vec<(f32, bool)>,
}

impl EventCounts {
    fn of(wanted: &[AnnotatedEvent], read: &[Act], pairs: &[(usize, usize)]) -> EventCounts {
        let events = Tally { told: wanted.len(), said: read.len(), right: pairs.len() };
        let mut counts = EventCounts { events, ..EventCounts::default() };
        counts.actual.told = wanted.iter().filter(|e| e.status == Status::Actual).count();
        counts.actual.said = read.iter().filter(|act| act.status == Status::Actual).count();
        let mut right = vec![false; read.len()];
        for &(wanted_at, read_at) in pairs {
            let (event, act) = (&wanted[wanted_at], &read[read_at]);
            counts.status += usize::from(event.status == act.status);
            let both = event.status == Status::Actual && act.status == Status::Actual;
            counts.actual.right += usize::from(both);
            counts.modes.add(Tally {
                told: event.modes.len(),
                said: act.modes.len(),
                right: event.modes.iter().filter(|mode| act.modes.contains(mode)).count(),
            });
            for (role, tally) in Role::ALL.into_iter().zip(&mut counts.roles) {
                let told: Vec<Span> = of_role(event, role).collect();
                let said: Vec<Span> = act.role(role).collect();
                let right = matched(&told, &said);
                tally.add(Tally { told: told.len(), said: said.len(), right });
            }
            right[read_at] = sides_right(event, act);
            counts.sides += usize::from(right[read_at]);
        }
        counts.confidences = read.iter().map(|act| act.confidence).zip(right).collect();
        counts
    }
}

impl Counts for EventCounts {
    fn add(&mut self, other: &EventCounts) {
        self.events.add(other.events);
        self.actual.add(other.actual);
        self.status += other.status;
        self.modes.add(other.modes);
        for (own, other) in self.roles.iter_mut().zip(other.roles) {
            own.add(other);
        }
        self.sides += other.sides;
        self.confidences.extend(&other.confidences);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        let found = self.events.right;
        let mut figures = vec![
            ("precision".to_owned(), self.events.precision(), self.events.said),
            ("recall".to_owned(), self.events.recall(), self.events.told),
            ("f1".to_owned(), self.events.f1(), self.events.told),
            ("f1 actual alone".to_owned(), self.actual.f1(), self.actual.told),
            ("status accuracy".to_owned(), ratio(self.status, found), found),
            ("mode f1".to_owned(), self.modes.f1(), self.modes.told),
            ("both sides".to_owned(), ratio(self.sides, found), found),
        ];
        for (role, tally) in Role::ALL.into_iter().zip(self.roles) {
            figures.push((format!("{} f1", role.name()), tally.f1(), tally.told));
        }
        let n = self.confidences.len();
        figures.push(("expected calibration error".to_owned(), self.calibration_error(), n));
        figures.push(("coverage at 0.9 precision".to_owned(), self.coverage(0.9), n));
        figures
    }
}

impl EventCounts {
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
