//! The actors of an article: each once, with all that its mentions told.

use super::pronoun::Gender;
use super::shorts::Shorts;
use crate::actor::Identity;
use crate::tables::Form;
use crate::words::Words;
use polybius_core::{EntityKind, Field, Named, Reason, Span};
use std::collections::HashMap;

/// Where an actor stands in [`Cast`].
pub(crate) type Id = usize;

/// One actor.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub named: Named,
    pub form: Option<Form>,
    pub gender: Option<Gender>,
    /// Whether a pronoun may stand for it: an unknown name may be that of a place or ship.
    pub sure: bool,
    /// Where it was told by more than a pronoun, in the order of the article; never empty.
    told: Vec<(Field, Span)>,
}

impl Actor {
    /// Whether it is one human being.
    pub(crate) fn person(&self) -> bool {
        self.form == Some(Form::Person)
    }

    /// Whether it is a state, a body, a group.
    pub(crate) fn body(&self) -> bool {
        self.form == Some(Form::Body)
    }

    fn tell(&mut self, at: (Field, Span)) {
        let after = self.told.iter().rev().take_while(|told| **told > at).count();
        let place = self.told.len() - after;
        if place.checked_sub(1).and_then(|before| self.told.get(before)) != Some(&at) {
            self.told.insert(place, at);
        }
    }

    /// The words that told it last before a place of the article.
    pub(crate) fn told_before(&self, (field, start): (Field, usize)) -> Option<(Field, Span)> {
        let earlier = |(other, span): &(Field, Span)| (*other, span.end()) <= (field, start);
        let count = self.told.partition_point(earlier);
        self.told.get(count.checked_sub(1)?).copied()
    }

    /// The words that told it first from a place of the article on.
    pub(crate) fn told_from(&self, (field, start): (Field, usize)) -> Option<(Field, Span)> {
        let earlier = |(other, span): &(Field, Span)| (*other, span.start()) < (field, start);
        self.told.get(self.told.partition_point(earlier)).copied()
    }

    /// Whether it has a person's name, rather than that of a country or body it belongs to.
    pub(crate) fn has_own_name(&self) -> bool {
        self.named.kind == Some(EntityKind::Person)
    }
}

/// A mention of an actor by a name or role.
#[derive(Clone, Debug)]
pub(crate) struct Told<'a> {
    /// Where.
    pub at: (Field, Span),
    /// Its words.
    pub words: &'a Words,
    pub identity: Identity,
    /// What its words and the title before them tell.
    pub gender: Option<Gender>,
    pub sure: bool,
}

/// All actors so far.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    actors: Vec<Actor>,
    by_name: HashMap<String, Id>,
    shorts: Shorts,
}

impl Cast {
    pub(crate) fn get(&self, id: Id) -> Option<&Actor> {
        self.actors.get(id)
    }

    pub(crate) fn shorts(&self) -> &Shorts {
        &self.shorts
    }

    /// Adds a mention to the actor it names, who may be new.
    pub(crate) fn tell(&mut self, told: Told<'_>) -> Id {
        let Told { at, words, identity, gender, sure } = told;
        let person = of_person(&identity);
        let form = if person { Some(Form::Person) } else { identity.form };
        let key = key(&identity.named, words, person);
        let known = self.by_name.get(&key).filter(|_| !identity.bare).copied();
        let known = known.or_else(|| self.same_person(&identity, person));
        let id = known.unwrap_or_else(|| {
            let kind = if person { Some(EntityKind::Person) } else { identity.named.kind };
            let named = Named { kind, ..identity.named.clone() };
            self.actors.push(Actor { named, form, gender, sure, told: vec![at] });
            self.actors.len() - 1
        });
        self.by_name.insert(key, id);
        self.shorts.add(words, id, person.then_some(identity.named.name.as_deref()).flatten());
        if let Some(actor) = self.actors.get_mut(id) {
            actor.tell(at);
            actor.sure |= sure;
            actor.gender = actor.gender.or(gender);
            learn(&mut actor.named, &identity.named);
        }
        id
    }

    /// The short form that the article itself gives an actor.
    pub(crate) fn define(&mut self, short: &str, id: Id) {
        self.shorts.define(short, id);
    }

    /// What somebody's title or the words beside his name say of him.
    pub(crate) fn describe(&mut self, id: Id, words: &Words, identity: &Identity) {
        let gender = Gender::told(words.all().split(' '));
        self.shorts.add(words, id, None);
        if let Some(actor) = self.actors.get_mut(id) {
            actor.sure = true;
            actor.gender = actor.gender.or(gender);
            learn(&mut actor.named, &identity.named);
        }
    }

    /// That a short name or role has told an actor again.
    pub(crate) fn again(&mut self, id: Id, at: (Field, Span)) {
        if let Some(actor) = self.actors.get_mut(id) {
            actor.tell(at);
            actor.sure = true;
        }
    }

    /// That a pronoun of this gender stood for somebody.
    pub(crate) fn is_of(&mut self, id: Id, gender: Option<Gender>) {
        if let Some(actor) = self.actors.get_mut(id) {
            actor.gender = actor.gender.or(gender);
        }
    }

    /// `Pierluisi`, `Mr Pierluisi`, `Pedro Pierluisi` and `Pedro R. Pierluisi Urrutia` are one,
    /// where only one bears the surname, or also the first name.
    fn same_person(&self, identity: &Identity, person: bool) -> Option<Id> {
        let name = Words::new(identity.named.name.as_deref().filter(|_| person)?);
        let code = &identity.named.code;
        let alike = |id: &Id, surname: &str| {
            let other = self.actors.get(*id).filter(|actor| actor.has_own_name())?;
            let theirs = Words::new(other.named.name.as_deref()?);
            let apart = code.is_some() && other.named.code.is_some() && *code != other.named.code;
            let alone = self.shorts.only(surname).is_some();
            let last = |words: &Words| words.plain(words.len() - 1) == surname;
            let single = (name.len() == 1 || theirs.len() == 1) && last(&name) && last(&theirs);
            let tail = name.all().ends_with(theirs.all()) || theirs.all().ends_with(name.all());
            let first = name.plain(0) == theirs.plain(0) && surname != name.plain(0);
            (!apart && (first || (alone && (single || tail)))).then_some(*id)
        };
        let of = |at: usize| {
            let surname = name.plain(at);
            self.shorts.all(surname).find_map(|id| alike(&id, surname))
        };
        (0..name.len()).rev().filter(|at| name.plain(*at).len() > 1).find_map(of)
    }
}

/// What more a mention tells of an actor.
fn learn(known: &mut Named, told: &Named) {
    if known.code.is_none() {
        known.code.clone_from(&told.code);
    }
    if known.sectors.is_empty() {
        known.sectors.clone_from(&told.sectors);
    }
    let longer = |name: &String| known.name.as_ref().is_none_or(|own| own.len() < name.len());
    let same_kind = known.kind == told.kind && known.kind == Some(EntityKind::Person);
    if same_kind && told.name.as_ref().is_some_and(longer) {
        known.name.clone_from(&told.name);
    }
    if known.identifier.is_none() && same_kind {
        known.identifier.clone_from(&told.identifier);
    }
}

/// Whether the identity is that of one human being by name: a name, or an office whose holder
/// is known.
fn of_person(identity: &Identity) -> bool {
    let holder = |reason: &Reason| matches!(reason, Reason::Known { entry: "office", .. });
    identity.named.name.is_some()
        && (identity.named.kind == Some(EntityKind::Person) || identity.reasons.iter().any(holder))
}

/// What tells an actor from others. A person's name, a country's, a body's; what has none of
/// its own is told by all its words.
fn key(named: &Named, words: &Words, person: bool) -> String {
    let name = named.name.as_deref().unwrap_or("");
    let code = named.code.as_deref().unwrap_or("");
    if person {
        return format!("person {}", Words::new(name).all());
    }
    match named.kind {
        Some(EntityKind::Country) => format!("country {code} {name}"),
        Some(EntityKind::ArmedGroup) => format!("group {name}"),
        _ => format!("{code} {name} {}", words.all()),
    }
}
