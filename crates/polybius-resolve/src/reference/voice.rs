//! Those who speak for another: `its spokesman`, `its speaker`.

use super::Story;
use super::cast::Id;
use super::pronoun::{Asked, Place, Pronoun};
use super::scene::Set;
use super::stage::{fit, weight};
use crate::lexicon::LINKS;
use crate::words::Gap;

impl Story<'_> {
    /// Whom the owner at word `at` means first, if it owns who speaks for somebody: the
    /// subject of its sentence, not whom that names last.
    pub(super) fn spoken_for(&self, set: &Set<'_>, at: usize, pronoun: Pronoun) -> Option<Id> {
        voice(set, at).filter(|_| pronoun.place == Place::Owner)?;
        let subject = |id: Id, from: usize| {
            let fits = self.cast.get(id).is_some_and(|actor| fit(pronoun, actor).is_some());
            fits && weight(&set.words, from) >= 1.0
        };
        let told = set.ids.iter().map(|(span, id)| (set.within(*span), *id));
        let before = told.filter(|((from, to), id)| *to <= at && subject(*id, *from));
        before.min_by_key(|(words, _)| *words).map(|(_, id)| id)
    }
}

/// What an owner asks for: of bodies, only a parliament has a speaker.
pub(super) fn owning(set: &Set<'_>, at: usize, pronoun: Pronoun) -> Asked {
    let body = pronoun.asked == Asked::Body && pronoun.place == Place::Owner;
    if body && voice(set, at) == Some("speaker") { Asked::Parliament } else { pronoun.asked }
}

/// The word for who speaks in the phrase that an owner at word `at` begins.
fn voice<'s>(set: &'s Set<'_>, at: usize) -> Option<&'s str> {
    let words = &set.words;
    let own = |at: &usize| {
        let ends = LINKS.contains(&words.plain(*at)) || words.plain(*at) == "'s";
        words.gap(*at) == Gap::Space && !ends
    };
    let phrase = (at + 1..words.len()).take(LONGEST).take_while(own);
    phrase.map(|at| words.plain(at)).find(|word| VOICES.contains(word))
}

/// Words within which the one for who speaks follows its owner: `its chief army spokesman`.
const LONGEST: usize = 3;

const VOICES: &[&str] = &["spokesman", "spokeswoman", "spokesperson", "spokespeople", "speaker"];
