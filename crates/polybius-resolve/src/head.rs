//! The part of a phrase that decides who it names.

use crate::lexicon::{BELONGING, COUNTING, ENVOYS, LINKS, RELATIVES};
use crate::scan::Found;
use crate::words::Words;

/// Words `from..to` of a phrase: from its beginning, or past a count (`two of`), up to the
/// first preposition or relative pronoun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub from: usize,
    pub to: usize,
    /// Whether a count stands before it.
    pub counted: bool,
}

impl Head {
    pub(crate) fn of(words: &Words, found: &[Found<'_>]) -> Head {
        let inside = |at: usize| found.iter().any(|f| f.from < at && at < f.to);
        let mut head = Head { from: 0, to: words.len(), counted: false };
        for at in 1..words.len() {
            let word = words.plain(at);
            if inside(at) || !(LINKS.contains(&word) || RELATIVES.contains(&word)) {
                continue;
            }
            let count = (head.from..at).all(|at| counting(words.plain(at)));
            if word == "of" && count && at + 1 < words.len() {
                head = Head { from: at + 1, counted: true, ..head };
                continue;
            }
            if at > head.from {
                head.to = at;
                break;
            }
        }
        if head.to > head.from + 1 && words.plain(head.to - 1) == "'s" {
            head.to -= 1; // `Biden's` alone
        }
        head
    }

    /// The word from which on names tell where the head belongs: after `of`, `in`, `from`.
    /// None for envoys: `ambassador to Chile` and `embassy in Chile` belong to another.
    pub(crate) fn belongs_to(&self, words: &Words) -> Option<usize> {
        let envoy = words.find(self.from, self.to, ENVOYS).is_some();
        let linked = BELONGING.contains(&words.plain(self.to));
        (linked && !envoy).then_some(self.to + 1)
    }
}

fn counting(word: &str) -> bool {
    COUNTING.contains(&word) || crate::number::is_number(word)
}
