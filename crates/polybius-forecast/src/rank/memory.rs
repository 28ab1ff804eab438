//! What is remembered of the past: for each pair of actors and kind of event a count that
//! fades with time, at several paces at once.

use std::collections::HashMap;

/// Paces of fading, in days until a count is down to 1/e: two days, twelve, ninety, never.
pub(crate) const PACES: [f32; SCALES] = [2.0, 12.0, 90.0, 5000.0];
pub(crate) const SCALES: usize = 4;
/// The pace that tells what is recent, as an index into [`PACES`].
pub(crate) const RECENT: usize = 1;
/// Days since the last event are told apart in this many steps, each 1.54 times the one before.
pub(crate) const STEPS: usize = 16;

/// A fading count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Trace {
    /// Which kind of event, or which actor, by the list it stands in.
    pub(crate) of: u32,
    pub(crate) last: i32,
    counts: [f32; SCALES],
}

/// What is known of one actor's dealings with another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) other: u32,
    pub(crate) last: i32,
    pub(crate) traces: Vec<Trace>,
}

/// A list that is walked in its order, and asked by key.
#[derive(Clone, Debug, PartialEq)]
struct Keyed<T> {
    at: HashMap<u32, usize>,
    list: Vec<T>,
}

/// The memory of all events so far. Both directions are kept: an event of kind `r` from `s` to
/// `o` is also one of kind `r + kinds` from `o` to `s`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Memory {
    pairs: Vec<Keyed<Pair>>,
    targets: Vec<Keyed<Trace>>,
    active: Vec<Option<Trace>>,
}

/// One event, in one of the two directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Triple {
    pub(crate) source: u32,
    pub(crate) kind: u32,
    pub(crate) target: u32,
}

impl Trace {
    fn new(of: u32, day: i32) -> Trace {
        Trace { of, last: day, counts: [1.0; SCALES] }
    }

    fn add(&mut self, day: i32) {
        let faded = self.faded(day);
        *self = Trace { of: self.of, last: day, counts: faded.map(|count| count + 1.0) };
    }

    /// The counts as they are on a later day.
    pub(crate) fn faded(&self, day: i32) -> [f32; SCALES] {
        let gap = (day - self.last) as f32;
        std::array::from_fn(|scale| self.counts[scale] * (-gap / PACES[scale]).exp())
    }
}

impl<T> Default for Keyed<T> {
    fn default() -> Keyed<T> {
        Keyed { at: HashMap::new(), list: Vec::new() }
    }
}

impl<T> Keyed<T> {
    fn get(&mut self, key: u32, new: impl FnOnce() -> T) -> (&mut T, bool) {
        let next = self.list.len();
        let at = *self.at.entry(key).or_insert(next);
        if at == next {
            self.list.push(new());
        }
        (&mut self.list[at], at == next)
    }
}

impl Memory {
    /// Nothing happened yet; `kinds` counts both directions.
    pub(crate) fn new(actors: usize, kinds: usize) -> Memory {
        Memory {
            pairs: vec![Keyed::default(); actors],
            targets: vec![Keyed::default(); kinds],
            active: vec![None; actors],
        }
    }

    /// Remembers the events of a day, which must not lie before the last one remembered.
    pub(crate) fn add(&mut self, day: i32, events: &[Triple]) {
        for event in events {
            let (pair, _) = self.pairs[event.source as usize].get(event.target, || Pair {
                other: event.target,
                last: day,
                traces: Vec::new(),
            });
            pair.last = day;
            match pair.traces.iter_mut().find(|trace| trace.of == event.kind) {
                Some(trace) => trace.add(day),
                None => pair.traces.push(Trace::new(event.kind, day)),
            }
            let targets = &mut self.targets[event.kind as usize];
            let (trace, new) = targets.get(event.target, || Trace::new(event.target, day));
            if !new {
                trace.add(day);
            }
            match &mut self.active[event.target as usize] {
                Some(trace) => trace.add(day),
                none => *none = Some(Trace::new(event.target, day)),
            }
        }
    }

    /// Everybody an actor has had to do with, in the order of first meeting.
    pub(crate) fn partners(&self, actor: u32) -> &[Pair] {
        &self.pairs[actor as usize].list
    }

    /// Everybody to whom a kind of event has happened.
    pub(crate) fn targets(&self, kind: u32) -> &[Trace] {
        &self.targets[kind as usize].list
    }

    /// How much has happened to an actor, in any kind.
    pub(crate) fn active(&self, actor: u32) -> Option<&Trace> {
        self.active[actor as usize].as_ref()
    }

    pub(crate) fn actors(&self) -> usize {
        self.pairs.len()
    }
}

/// Which of the [`STEPS`] a number of days falls into.
pub(crate) fn step(days: i32) -> usize {
    (((days.max(1) as f32).ln() * 2.3) as usize).min(STEPS - 1)
}

/// The logarithm that tames counts: the second event says less than the first.
pub(crate) fn tamed(count: f32) -> f32 {
    (1.0 + 2.0 * count).ln()
}
