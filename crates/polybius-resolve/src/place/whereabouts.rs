//! Where an event is, by the words that its sentence gives for it.
//!
//! A phrase that names no place (`the city`, `there`) takes it from the nearest earlier
//! sentence, if but one place there can be meant. An act of which the sentence tells no place
//! gets none: the last place of an article is too often another event's.

use super::{most_specific, specificity};
use crate::toponyms::{Toponym, Toponyms};
use crate::words::Words;
use polybius_core::{Article, Location, Reason, Sentence, Span};

/// What tells where the events of one sentence are.
pub(crate) struct Whereabouts<'a> {
    pub article: &'a Article,
    pub sentence: Sentence,
    pub toponyms: &'a Toponyms,
}

/// How many sentences back a place may stand.
const REACH: usize = 3;

impl Whereabouts<'_> {
    /// The place of a phrase, and why. A government (`Washington said`) is nowhere an event is,
    /// and where the report was written is no place of the event at all.
    pub(crate) fn of(&self, span: Span) -> Option<(Location, Vec<Reason>)> {
        let named = self.toponyms.within(self.sentence.field, span);
        if !named.is_empty() && named.iter().all(|one| one.dateline) {
            return None;
        }
        if let Some(one) = most_specific(named).filter(|one| !one.speaks) {
            return Some((Location { span, ..one.location.clone() }, vec![one.reason.clone()]));
        }
        let bare = named.is_empty().then(|| self.wanted(span)).flatten();
        Some(match bare.and_then(|fits| self.earlier(span, fits)) {
            Some(one) => {
                let text = self.article.quote(one.field, one.location.span).to_owned();
                let location = Location { from_context: true, ..one.location.clone() };
                (location, vec![one.reason.clone(), Reason::Antecedent { text }])
            }
            None => (Location::unresolved(span), Vec::new()),
        })
    }

    /// How fine a place a phrase without a name stands for.
    fn wanted(&self, span: Span) -> Option<&'static [u8]> {
        let words = Words::new(self.article.quote(self.sentence.field, span));
        let article = |word: &str| matches!(word, "the" | "this" | "that");
        let from = usize::from(article(words.plain(0)));
        let text = self.article.field(self.sentence.field);
        let before = text.get(self.sentence.span.start()..span.start()).unwrap_or("");
        let definite = from == 1 || before.split_whitespace().next_back().is_some_and(article);
        match (definite, words.key(from, words.len())) {
            (false, "there" | "here") => Some(&[4, 5]),
            (true, "city" | "town" | "village" | "port city" | "city center" | "city centre") => {
                Some(&[4])
            }
            (true, "province" | "region" | "state" | "governorate") => Some(&[2]),
            (true, "country") => Some(&[1]),
            (true, "camp" | "base" | "airport" | "neighborhood" | "neighbourhood") => Some(&[5]),
            _ => None,
        }
    }

    /// The only place of that size in the nearest sentence that names one: where something is
    /// said to be, not who speaks, and not a dateline.
    fn earlier(&self, span: Span, sizes: &[u8]) -> Option<&Toponym> {
        let Sentence { field, sequence, .. } = self.sentence;
        let fits = |one: &&Toponym| {
            let place = !one.demonym && !one.affixed && !one.speaks && !one.dateline;
            // A capital's name stands for its government too often.
            let capital = one.location.feature.as_ref().is_some_and(|(_, code)| code == "PPLC");
            let place = place && (one.locative || !capital);
            place && one.location.point.is_some() && sizes.contains(&specificity(&one.location))
        };
        let reach = |one: &&Toponym| one.sequence + REACH >= sequence;
        let mut earlier = self.toponyms.before(field, span.start()).take_while(reach).filter(fits);
        let nearest = earlier.next()?;
        let mut rivals = earlier.take_while(|one| one.sequence == nearest.sequence);
        rivals.all(|one| one.location.resolved == nearest.location.resolved).then_some(nearest)
    }
}
