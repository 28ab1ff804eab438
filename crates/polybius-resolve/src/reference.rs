//! Whom pronouns, bare roles and short names stand for.
//!
//! The article is gone through once, sentence by sentence. Each name joins the [`cast`] of
//! actors and enters the [`stage`]; pronouns and bare roles pick from those who are there and
//! enter it again themselves, so that a story keeps its subject. What is asked about, such as
//! the sides of acts, is answered on the way, from what stands before it.
//!
//! - [`pronoun`]s ask for number, kind and told gender; `I` for whoever speaks ([`speech`]);
//! - a bare role or short name asks for somebody who was called so ([`shorts`]);
//! - names that no table knows are learned where the article tells who it is ([`people`]).
//!
//! Left open: `the two sides`, `the former`, `we` of a person, whatever two fit as well.

mod answer;
mod cast;
mod home;
mod need;
mod people;
mod phrases;
mod point;
mod pronoun;
mod scene;
mod shorts;
mod speech;
mod stage;
mod tell;
mod voice;

pub(crate) use scene::Scene;

use crate::Knowledge;
use crate::context::Context;
use cast::{Actor, Cast};
use home::Homes;
use polybius_core::{Article, Field, Named, Span};
use stage::Stage;
use std::collections::HashMap;

/// What a referring phrase has to do with the actor it was resolved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// It is the actor.
    Same,
    /// It belongs to the actor: `its forces`.
    Owner,
    /// It has the actor's role, elsewhere: `her Ukrainian counterpart`.
    Counterpart,
}

/// The actor that a phrase was resolved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Referent {
    /// Who that is, as far as known.
    pub named: Named,
    /// The words that told it.
    pub at: (Field, Span),
    pub tie: Tie,
}

/// All that the phrases of an article were resolved to.
#[derive(Debug, Default)]
pub(crate) struct References {
    found: HashMap<(Field, Span), Referent>,
}

impl References {
    /// Goes through the scenes of an article, which are in its order.
    pub(crate) fn of(
        knowledge: &Knowledge,
        article: &Article,
        context: &Context<'_>,
        scenes: &[Scene<'_>],
    ) -> References {
        let mut story = Story {
            knowledge,
            article,
            context,
            cast: Cast::default(),
            stage: Stage::default(),
            homes: Homes::default(),
            field: Field::Title,
            open_quote: false,
            speaker: None,
            found: HashMap::new(),
            late: Vec::new(),
        };
        for scene in scenes {
            story.scene(scene);
        }
        story.finish()
    }

    /// What a phrase was resolved to, if it asked and an answer was found.
    pub(crate) fn get(&self, field: Field, span: Span) -> Option<&Referent> {
        self.found.get(&(field, span))
    }
}

/// What is known at one place of the article.
struct Story<'a> {
    knowledge: &'a Knowledge,
    article: &'a Article,
    context: &'a Context<'a>,
    cast: Cast,
    stage: Stage,
    homes: Homes,
    /// The field of the sentence.
    field: Field,
    /// Whether a quotation runs on from the sentence before.
    open_quote: bool,
    /// Who spoke last.
    speaker: Option<cast::Id>,
    found: HashMap<(Field, Span), Referent>,
    /// Short names of the headline, which only the text tells in full.
    late: Vec<(Span, String)>,
}

impl Story<'_> {
    fn same(actor: &Actor, at: (Field, Span)) -> Referent {
        Referent { named: actor.named.clone(), at, tie: Tie::Same }
    }

    /// Answers what the headline left open.
    fn finish(mut self) -> References {
        for (span, short) in std::mem::take(&mut self.late) {
            let actor = self.cast.shorts().only(&short).and_then(|id| self.cast.get(id));
            let actor = actor.filter(|actor| tells(actor));
            if let Some((actor, at)) =
                actor.and_then(|actor| Some((actor, actor.told_from((Field::Text, 0))?)))
            {
                self.found.insert((Field::Title, span), Story::same(actor, at));
            }
        }
        References { found: self.found }
    }
}

/// Whether an actor's identity says more than that there is somebody.
fn tells(actor: &Actor) -> bool {
    actor.named.code.is_some() || actor.named.name.is_some()
}

/// Whether somebody holds a public office or is a public body, of which each country has its own.
fn public(named: &Named) -> bool {
    let of_state = |code: &str| matches!(code, "GOV" | "MIL" | "COP" | "JUD" | "LEG");
    named.sectors.first().is_some_and(|sector| of_state(sector.code()))
}

#[cfg(test)]
mod tests;
