//! What tends to follow what between two actors.

use super::index::{Index, within};
use std::collections::HashMap;

/// Days within which something counts as following.
pub const FOLLOWS_WITHIN: i32 = 7;
/// Cases that a rate begins with, at the usual rate, so that few cases say little.
const PRIOR: f64 = 10.0;

/// How often one kind of event was followed by another in the same pair of actors.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Follows {
    cases: HashMap<(u32, bool), u32>,
    hits: HashMap<(u32, bool, u32), u32>,
    /// Cases and hits whatever went before.
    all: u32,
    all_hits: HashMap<u32, u32>,
}

/// A rate and what it was counted from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FollowRate {
    /// How often the first kind of event happened.
    pub cases: u32,
    /// How often the second followed it within [`FOLLOWS_WITHIN`] days.
    pub hits: u32,
    /// The rate, drawn towards the usual one where there are few cases.
    pub rate: f64,
    /// The rate of following any event at all.
    pub usual: f64,
}

impl Follows {
    /// Counts over all events whose following days end by `until`.
    pub(crate) fn count(index: &Index, until: i32) -> Follows {
        let mut follows = Follows::default();
        for (&(source, target), events) in index.every_pair() {
            for &(day, kind) in events.iter().take_while(|event| event.0 <= until - FOLLOWS_WITHIN)
            {
                follows.add(kind, false, &after(events, day));
                follows.add(kind, true, &after(index.pair(target, source), day));
            }
        }
        follows
    }

    fn add(&mut self, kind: u32, reverse: bool, next: &[u32]) {
        *self.cases.entry((kind, reverse)).or_default() += 1;
        self.all += 1;
        for &then in next {
            *self.hits.entry((kind, reverse, then)).or_default() += 1;
            *self.all_hits.entry(then).or_default() += 1;
        }
    }

    /// How often `then` by one actor follows `kind`, done by the same actor to the other, or, if
    /// `reverse`, by the other to it.
    pub(crate) fn rate(&self, kind: u32, reverse: bool, then: u32) -> FollowRate {
        let cases = self.cases.get(&(kind, reverse)).copied().unwrap_or(0);
        let hits = self.hits.get(&(kind, reverse, then)).copied().unwrap_or(0);
        let all_hits = self.all_hits.get(&then).copied().unwrap_or(0);
        let usual = (f64::from(all_hits) + 0.5) / (f64::from(self.all) + 10.0);
        let rate = (f64::from(hits) + PRIOR * usual) / (f64::from(cases) + PRIOR);
        FollowRate { cases, hits, rate, usual }
    }
}

/// The kinds of the events that follow a day, each once.
fn after(events: &[(i32, u32)], day: i32) -> Vec<u32> {
    let from = events.partition_point(|&(later, _)| later <= day);
    let to = events.partition_point(|&(later, _)| later <= day + FOLLOWS_WITHIN);
    let mut kinds: Vec<u32> = events[from..to].iter().map(|&(_, kind)| kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Whether any of the sorted days lies in the `horizon` days after `origin`.
pub(crate) fn happens(days: &[i32], origin: i32, horizon: i32) -> bool {
    within(days, origin + 1, origin + horizon) > 0
}
