//! Quotations: which words stand in one, over the ends of sentences, and who speaks.

use super::Story;
use super::cast::{Actor, Id};
use super::pronoun::{Asked, Place, Pronoun};
use super::scene::Set;
use super::stage::SAYING;
use polybius_core::Span;

/// Stretches of a sentence's bytes that are quoted, given whether a quotation was open before.
/// Returns whether one is open at the end.
pub(crate) fn quoted(text: &str, open: bool) -> (Vec<(usize, usize)>, bool) {
    let mut stretches = Vec::new();
    let mut since = open.then_some(0);
    for (at, c) in text.char_indices() {
        let opens = matches!(c, '“' | '«');
        let closes = matches!(c, '”' | '»');
        match since {
            None if opens || c == '"' => since = Some(at),
            Some(start) if closes || c == '"' => {
                stretches.push((start, at));
                since = None;
            }
            _ => {}
        }
    }
    stretches.extend(since.map(|start| (start, text.len())));
    (stretches, since.is_some())
}

impl Story<'_> {
    /// Finds who speaks, and gives `I` and `my` to him.
    pub(super) fn speak(&mut self, set: &mut Set<'_>) {
        if set.quotes.is_empty() {
            return;
        }
        self.speaker = self.speaker_of(set);
        let Some(speaker) = self.speaker else { return };
        let person = self.cast.get(speaker).is_some_and(Actor::person);
        for at in (0..set.words.len()).filter(|at| set.quoted(*at)).collect::<Vec<_>>() {
            if let Some((pronoun, span)) = set.pronoun(at)
                && pronoun.asked == if person { Asked::Speaker } else { Asked::Speakers }
            {
                set.ids.push((span, speaker));
            }
        }
    }

    /// The subject of a verb of saying outside the quotation, or the first told where the
    /// quotation follows a colon; without either whoever spoke before.
    fn speaker_of(&self, set: &Set<'_>) -> Option<Id> {
        let verb = |at: &usize| {
            let next = set.words.plain(*at + 1);
            match set.words.plain(*at) {
                "according" => next == "to",
                verb => SAYING.contains(&verb),
            }
        };
        let verbs: Vec<usize> =
            (0..set.words.len()).filter(|at| verb(at) && !set.quoted(*at)).collect();
        let outside = |(span, id): &(Span, Id)| {
            let (from, to) = set.within(*span);
            let owner =
                Pronoun::of(set.words.key(from, to)).is_some_and(|p| p.place == Place::Owner);
            (!set.quoted(from) && !owner).then_some((from, to, *id))
        };
        let mut told: Vec<(usize, usize, Id)> = set.ids.iter().filter_map(outside).collect();
        told.sort_unstable();
        let person =
            |(_, _, id): &&(usize, usize, Id)| self.cast.get(*id).is_some_and(Actor::person);
        let first = |end: usize| {
            let before = || told.iter().filter(|(_, to, _)| *to <= end);
            before().find(person).or_else(|| before().next()).map(|(.., id)| *id)
        };
        let subject = |verb: &usize| {
            let next = verb + 1 + usize::from(set.words.plain(*verb) == "according");
            let next =
                next + usize::from(matches!(set.words.plain(next), "the" | "mr" | "ms" | "mrs"));
            let after = told.iter().find(|(from, ..)| *from == next).map(|(.., id)| *id);
            let after = after.filter(|_| !TO_SOMEBODY.contains(&set.words.plain(*verb)));
            after.or_else(|| first(*verb))
        };
        let opening = set.quotes.first().filter(|(start, _)| {
            set.text.get(..*start).is_some_and(|before| before.trim_end().ends_with(':'))
        });
        match (verbs.is_empty(), opening) {
            (false, _) => verbs.iter().find_map(subject),
            (_, Some((start, _))) => first(set.words.within(0, *start).1),
            _ => self.speaker,
        }
    }
}

/// Verbs of saying after which stands who is spoken to.
const TO_SOMEBODY: &[&str] = &["told", "tells", "asked", "warned"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_may_run_on() {
        for (text, open, expected, after) in [
            ("He said \"I go\" and \"you", false, [(8, 13), (19, 23)].as_slice(), true),
            ("stay.\" He left.", true, &[(0, 5)], false),
            ("“We stay.”", false, &[(0, 11)], false),
            ("Nobody spoke.", false, &[], false),
            ("Still.", true, &[(0, 6)], true),
        ] {
            assert_eq!(quoted(text, open), (expected.to_vec(), after), "{text}");
        }
    }
}
