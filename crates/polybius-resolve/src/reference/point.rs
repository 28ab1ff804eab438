//! Pointing: pronouns and bare roles pick from those who were told.

use super::Story;
use super::cast::{Actor, Id, Told};
use super::need::Need;
use super::pronoun::{Asked, Gender, Place, Pronoun};
use super::scene::{Scene, Set};
use super::stage::{Seen, best, pronoun_weight, weight};
use super::voice::owning;
use crate::actor::Identity;
use crate::tables::Form;
use crate::words::{Gap, Words};
use polybius_core::{EntityKind, Role, Span};

impl Story<'_> {
    /// Resolves pronouns and bare roles in their order.
    pub(super) fn point(&mut self, set: &mut Set<'_>, scene: &Scene<'_>) {
        let mut next = 0;
        for at in 0..set.words.len() {
            if let Some(index) = (next..set.phrases.len())
                .find(|index| set.phrases.get(*index).is_some_and(|p| p.words.0 == at))
            {
                next = index + 1;
                self.point_role(set, index);
            }
            let pronoun = set.pronoun(at).filter(|(pronoun, _)| !pronoun.of_speech());
            let Some((pronoun, span)) = pronoun else { continue };
            let pronoun = self.placed(set, at, pronoun);
            let barred = self.barred(set, scene, (at, span), pronoun);
            let place = (set.sequence, span.start());
            let doer = || doer(set, at).filter(|_| pronoun.place == Place::Owner);
            let favoured = self.spoken_for(set, at, pronoun).or_else(doer);
            let chosen = self.stage.choose(&self.cast, pronoun, place, (&barred, favoured));
            let Some(id) = chosen else { continue };
            self.cast.is_of(id, pronoun.gender);
            set.ids.push((span, id));
            if !matches!(pronoun.asked, Asked::Body | Asked::Parliament) {
                let weight = pronoun_weight(pronoun);
                self.stage.enter(Seen { id, sequence: set.sequence, span, weight });
            }
        }
    }

    /// `her` without a noun after it, `it` after a verb: the object; `its speaker`: a parliament's.
    fn placed(&self, set: &Set<'_>, at: usize, pronoun: Pronoun) -> Pronoun {
        let ends = at + 1 == set.words.len() || set.words.gap(at + 1) == Gap::Break;
        let place = match (set.words.plain(at), pronoun.place) {
            ("her", _) if ends => Place::Object,
            ("it", _) if ends => Place::Object,
            (_, place) => place,
        };
        let pronoun = Pronoun { place, ..pronoun };
        Pronoun { asked: owning(set, at, pronoun), ..pronoun }
    }

    /// Who cannot be meant: the other side of the act, the subject right before an object.
    fn barred(
        &self,
        set: &Set<'_>,
        scene: &Scene<'_>,
        (at, span): (usize, Span),
        pronoun: Pronoun,
    ) -> Vec<Id> {
        let mut barred = Vec::new();
        if matches!(pronoun.place, Place::Owner | Place::Back) {
            return barred;
        }
        for act in scene.acts {
            for (own, other) in [(Role::Actor, Role::Recipient), (Role::Recipient, Role::Actor)] {
                if act.role(own).any(|own| own == span) {
                    let across = |(told, id): &(Span, Id)| {
                        act.role(other).any(|side| side == *told).then_some(*id)
                    };
                    barred.extend(set.ids.iter().filter_map(across));
                }
            }
        }
        if pronoun.place == Place::Object {
            let before = set.ids.iter().filter(|(told, _)| told.end() <= span.start());
            if let Some((told, id)) = before.max_by_key(|(told, _)| told.end()) {
                let (_, to) = set.within(*told);
                let apart = (to..at + 1).any(|at| set.words.gap(at) == Gap::Break)
                    || set.words.find(to, at, APART).is_some();
                if !apart {
                    barred.push(*id);
                }
            }
        }
        barred
    }

    /// A bare role joins whoever was called so, or is somebody new.
    fn point_role(&mut self, set: &mut Set<'_>, index: usize) {
        let Some(phrase) = set.phrases.get(index).filter(|phrase| phrase.beside.is_none()) else {
            return;
        };
        let (span, words) = (phrase.span, phrase.words);
        let named = &phrase.identity.named;
        let pointing = named.name.is_none() || named.code.is_some();
        let Some(need) = phrase.need.clone().filter(|_| pointing) else { return };
        let identity = phrase.identity.clone();
        let id = match self.called(set, &need, &identity, span) {
            Some(id) => {
                self.cast.again(id, (set.field, span));
                id
            }
            None if matches!(need, Need::Role(_)) => {
                let said = Words::new(self.article.quote(set.field, span));
                let at = (set.field, span);
                let gender = Gender::told(said.all().split(' '));
                self.cast.tell(Told { at, words: &said, identity, gender, sure: true })
            }
            None => return,
        };
        set.ids.push((span, id));
        let weight = weight(&set.words, words.0);
        self.stage.enter(Seen { id, sequence: set.sequence, span, weight });
    }

    /// Who was called so before `span`, or does what a phrase says.
    pub(super) fn called(
        &self,
        set: &Set<'_>,
        need: &Need,
        identity: &Identity,
        span: Span,
    ) -> Option<Id> {
        let earlier = |id: &Id| {
            let actor = self.cast.get(*id);
            actor.filter(|actor| actor.told_before((set.field, span.start())).is_some())
        };
        match need {
            Need::Role(role) => {
                let fits = |id: &Id| {
                    let form = |a: &Actor| a.form == identity.form;
                    earlier(id).is_some_and(form)
                };
                let told: Vec<Id> = self.cast.shorts().all(role).filter(fits).collect();
                if told.len() < 2 {
                    let one = told.first().copied();
                    return one.or_else(|| self.in_office(set, role, identity, span));
                }
                let present = self.stage.present(set.sequence, span.start());
                let rivals = present.into_iter().filter(|(id, _)| told.contains(id)).collect();
                best(rivals)
            }
            Need::Group | Need::Country => {
                let country = *need == Need::Country;
                let fits = |id: &Id| {
                    let kind = self.cast.get(*id).and_then(|actor| actor.named.kind);
                    match kind {
                        Some(EntityKind::Country) => country,
                        Some(EntityKind::Organization | EntityKind::ArmedGroup) => !country,
                        _ => false,
                    }
                };
                let present = self.stage.present(set.sequence, span.start());
                let speaker = self.speaker.filter(|_| country && set.quoted(set.within(span).0));
                let home = speaker.and_then(|id| self.cast.get(id)?.named.code.as_ref());
                let own = |id: &Id| {
                    home.is_none() || self.cast.get(*id).and_then(|a| a.named.code.as_ref()) == home
                };
                best(present.into_iter().filter(|(id, _)| fits(id) && own(id)).collect())
            }
            Need::Short(short) => {
                let shorts = self.cast.shorts();
                let id = shorts.only(short).or_else(|| shorts.only_beginning(short));
                id.filter(|id| earlier(id).is_some())
            }
            Need::Pronoun { .. } => None,
        }
    }

    /// Who of those on stage holds the office on the day.
    fn in_office(&self, set: &Set<'_>, role: &str, identity: &Identity, span: Span) -> Option<Id> {
        let day = self.context.on.filter(|_| identity.form == Some(Form::Person))?;
        let present = self.stage.present(set.sequence, span.start());
        let mut holders = present.into_iter().filter(|(id, _)| {
            let named = self.cast.get(*id).filter(|actor| actor.has_own_name()).map(|a| &a.named);
            let code = named.and_then(|named| named.code.as_deref());
            let holder = code.and_then(|code| self.knowledge.holder(code, role, day));
            holder.is_some_and(|holder| named.and_then(|n| n.name.as_ref()) == Some(&holder.name))
        });
        let (id, _) = holders.next()?;
        holders.next().is_none().then_some(id)
    }
}

/// Who is to do what the infinitive before word `at` says: `urged Israel to end its siege`.
fn doer(set: &Set<'_>, at: usize) -> Option<Id> {
    let from = at.saturating_sub(INFINITIVE);
    let to = (from..at.saturating_sub(1)).rev().find(|at| set.words.plain(*at) == "to")?;
    let before = set.ids.iter().find(|(span, _)| set.within(*span).1 == to);
    before.map(|(_, id)| *id)
}

/// Words from the `to` of an infinitive to a possessive in it.
const INFINITIVE: usize = 5;

/// Words between which and a pronoun its clause has begun.
const APART: &[&str] = &[
    "that", "and", "but", "who", "which", "while", "when", "because", "if", "as", "said", "says",
    "after", "before", "whether", "how", "what", "where", "or", "so", "to",
];
