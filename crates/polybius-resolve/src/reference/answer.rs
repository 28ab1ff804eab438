//! Answering: what the phrases that are asked about were resolved to.

use super::cast::Actor;
use super::need::Need;
use super::scene::Set;
use super::{Referent, Story, Tie, public, tells};
use crate::actor::{Identity, identify_in};
use polybius_core::{EntityKind, Field, Named, Span};

impl Story<'_> {
    /// Notes what an asked phrase was resolved to.
    pub(super) fn answer(&mut self, set: &Set<'_>, asked: Span) {
        if asked.start() < set.start || asked.end() > set.start + set.text.len() {
            return;
        }
        let said = self.article.quote(set.field, asked);
        let identity = identify_in(self.knowledge, said, self.context);
        let (from, _) = set.within(asked);
        let need = Need::of(said, set.before(from), &identity);
        let need = need.or_else(|| self.introduced(said, &identity));
        let Some(need) = need else { return };
        let referent = match &need {
            Need::Pronoun { owner, counterpart, .. } => {
                let actor = set.id_at(asked.start()).and_then(|id| self.cast.get(id));
                let tie = match (owner, counterpart) {
                    (_, true) => Tie::Counterpart,
                    (true, _) => Tie::Owner,
                    _ => Tie::Same,
                };
                actor.and_then(|actor| {
                    let here = (set.field, asked.start());
                    // Who speaks may be told after the quotation.
                    let at = actor.told_before(here).or_else(|| actor.told_from(here))?;
                    Some(Referent { tie, ..Story::same(actor, at) })
                })
            }
            _ => self.again(set, &need, &identity, asked),
        };
        match (referent, need) {
            (Some(referent), _) if !referent.at.1.overlaps(asked) || referent.at.0 != set.field => {
                self.found.insert((set.field, asked), referent);
            }
            (_, Need::Short(short)) if set.field == Field::Title => {
                self.late.push((asked, short));
            }
            _ => {}
        }
    }

    /// Who is told again by a role or short name.
    fn again(
        &self,
        set: &Set<'_>,
        need: &Need,
        identity: &Identity,
        asked: Span,
    ) -> Option<Referent> {
        let met =
            set.ids.iter().find(|(span, _)| span.end() == asked.end() && asked.contains(*span));
        let id = met.map(|(_, id)| *id).or_else(|| self.called(set, need, identity, asked));
        let actor = id.and_then(|id| self.cast.get(id)).filter(|actor| tells(actor));
        let before = |actor: &Actor| actor.told_before((set.field, asked.start()));
        let told = actor.and_then(|actor| Some(Story::same(actor, before(actor)?)));
        told.or_else(|| self.at_home(need, identity))
    }

    /// The country that the article is about, for a public office or body: `police`.
    fn at_home(&self, need: &Need, identity: &Identity) -> Option<Referent> {
        let office = public(&identity.named);
        let titled = matches!(need, Need::Short(_)) && !identity.reasons.is_empty();
        let asks = matches!(need, Need::Role(_)) || titled;
        let (code, at) = self.homes.only().filter(|_| office && asks)?;
        let name = self.knowledge.country(code).map(|country| country.name.clone());
        let kind = Some(EntityKind::Country);
        let named = Named { name, code: Some(code.to_owned()), kind, ..Named::default() };
        Some(Referent { named, at, tie: Tie::Owner })
    }
}
