//! How an act lies to the publication: whether its `Friday` is the last or the next.

use crate::date::Tense;
use crate::words::{Gap, Words};
use polybius_core::{Act, EventType, Span, Status};

/// The tense by which a time of an act is read; `text` is the field, `sentence` the act's.
///
/// - A time of saying is past: `said on Tuesday they would free him`.
/// - Historical acts are long past.
/// - Planned and hypothetical ones are future, unless told as missed: `might have met`.
/// - Others are past, unless the verb is future (`will not close`, `is to meet`) or the time
///   is what something is set for (`talks planned for Friday`). Of promises, which are actual
///   as soon as they are given, `would` and a bare `to` are future too.
pub(crate) fn tense(act: &Act, time: Span, text: &str, sentence: Span) -> Tense {
    let between = |start: usize, end: usize| Words::new(text.get(start..end).unwrap_or(""));
    let before = between(sentence.start(), time.start());
    if act.status == Status::Historical {
        return Tense::LongPast;
    }
    if said_then(&before) || said_of(&between(time.end(), act.trigger.start())) {
        return Tense::Past;
    }
    let after = between(act.trigger.end(), time.start());
    let start = between(sentence.start(), act.trigger.start()).len();
    let verb = Verb::of(&between(sentence.start(), act.trigger.end()), start);
    use EventType::{Agree, Concede, Reject, Threaten};
    let promise = matches!(act.kind, Agree | Concede | Reject | Threaten);
    let future = match act.status {
        Status::Planned | Status::Hypothetical => verb != Verb::Missed,
        _ if verb == Verb::Open => promise,
        _ => verb == Verb::Future || set_for(&before) || will_be(&after),
    };
    if future { Tense::Future } else { Tense::Past }
}

/// What the words at a trigger say of its time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// `will meet`, `is due to meet`
    Future,
    /// `would meet`, `to meet`: future if it is a promise
    Open,
    /// `could have met`, `had met`
    Missed,
    Plain,
}

impl Verb {
    /// By the few words before a trigger that begins at word `end`, as far as no comma or new
    /// clause parts them, and its own first.
    fn of(words: &Words, end: usize) -> Verb {
        let start = (end.saturating_sub(REACH)..end)
            .rev()
            .take_while(|&at| words.gap(at + 1) != Gap::Break)
            .take_while(|&at| !CLAUSES.contains(&words.plain(at)))
            .last()
            .unwrap_or(end);
        let has = |form: &str| words.find(start, end, &[form]);
        let back = |at: usize| at.checked_sub(1).map_or("", |at| words.plain(at));
        let unreal = |have| {
            matches!(back(have), "could" | "may" | "might" | "would" | "should" | "must" | "to")
        };
        if has("had").is_some() || has("have").is_some_and(unreal) {
            return Verb::Missed;
        }
        let will = ["will", "shall", "wont"];
        if words.find(start, end + 1, &will).is_some() {
            return Verb::Future;
        }
        // `to sign`, `to be freed`
        match has("to").filter(|to| to + 2 >= end) {
            Some(to) if SET.contains(&back(to)) || ["is", "are"].contains(&back(to)) => {
                Verb::Future
            }
            Some(_) => Verb::Open,
            None if has("would").is_some() => Verb::Open,
            None => Verb::Plain,
        }
    }
}

/// Whether the words before a time end in one of saying: `announced late on`, but not `will
/// be announced on`.
fn said_then(before: &Words) -> bool {
    let plain = |at: Option<usize>| at.map_or("", |at| before.plain(at));
    let said = (0..before.len()).rev().find(|&at| !LIGHT.contains(&before.plain(at)));
    SAYING.contains(&plain(said))
        && !matches!(plain(said.and_then(|at| at.checked_sub(1))), "be" | "to" | "will")
}

/// Whether the words between a time and a trigger tell a saying with the act as its content:
/// `On Wednesday Lam announced that she will withdraw it`; with a comma it is an aside.
fn said_of(between: &Words) -> bool {
    let content = |at: usize| at + 1 < between.len() && between.gap(at + 1) != Gap::Break;
    (0..between.len()).any(|at| SAYING.contains(&between.plain(at)) && content(at))
}

/// `talks planned for Friday`, `a vote due on Friday`; what had been set may be over.
fn set_for(before: &Words) -> bool {
    let end = before.len();
    let back = |steps: usize| end.checked_sub(steps).map_or("", |at| before.plain(at));
    let over = before.find(end.saturating_sub(4), end, &["had", "was", "were"]).is_some();
    matches!(back(1), "for" | "on") && SET.contains(&back(2)) && !over
}

/// `the meeting | will be held`, `the meeting | is set for`
fn will_be(after: &Words) -> bool {
    let set = matches!(after.plain(0), "is" | "are") && SET.contains(&after.plain(1));
    (set || matches!(after.plain(0), "will" | "shall")) && after.gap(1) != Gap::Break
}

/// How many words before a trigger may belong to its verb.
const REACH: usize = 3;

/// Words that begin a clause.
const CLAUSES: &[&str] = &["that", "which", "who", "when", "where", "while", "after", "because"];

/// Words after which `to`, `for` or `on` leads to what is to come.
const SET: &[&str] =
    &["due", "set", "going", "expected", "scheduled", "planned", "about", "ready", "slated"];

/// Words between one of saying and its time.
const LIGHT: &[&str] = &["on", "late", "early", "in", "the", "earlier", "again", "as", "of"];

/// Words of saying, told of the past.
#[rustfmt::skip] // a list, not a column
const SAYING: &[&str] = &[
    "said", "announced", "told", "vowed", "pledged", "promised", "agreed", "declared",
    "confirmed", "stated", "insisted", "warned", "threatened", "reported", "wrote", "added",
    "reiterated", "repeated", "signalled", "signaled", "offered", "refused",
];

#[cfg(test)]
mod tests;
