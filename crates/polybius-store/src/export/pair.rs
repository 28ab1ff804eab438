//! One actor with one recipient, for layouts that have room for no more in a row.

use super::cells;
use crate::record::{EntityRecord, EventRecord};

/// A row's two sides; a side of which nothing is told is absent.
pub(super) struct Pair<'r, 'a> {
    pub(super) record: &'r EventRecord<'a>,
    /// The row's own number.
    pub(super) number: u64,
    pub(super) actor: Option<&'r EntityRecord<'a>>,
    pub(super) recipient: Option<&'r EntityRecord<'a>>,
}

/// Every actor with every recipient, in the order of the record: at least one.
pub(super) fn pairs<'r, 'a>(record: &'r EventRecord<'a>) -> Vec<Pair<'r, 'a>> {
    fn sides<'r, 'a>(all: &'r [EntityRecord<'a>]) -> Vec<Option<&'r EntityRecord<'a>>> {
        if all.is_empty() { vec![None] } else { all.iter().map(Some).collect() }
    }
    let recipients = sides(&record.recipient);
    let pair = |nth: usize, actor, recipient| Pair {
        record,
        number: cells::number(&record.id, nth as u64),
        actor,
        recipient,
    };
    let both = sides(&record.actor)
        .into_iter()
        .flat_map(|actor| recipients.iter().map(move |&recipient| (actor, recipient)));
    both.enumerate().map(|(nth, (actor, recipient))| pair(nth, actor, recipient)).collect()
}
