//! The phrases of a sentence that tell or point at somebody.

use super::Story;
use super::need::Need;
use super::people::{Run, beside, runs};
use super::scene::{Phrase, Scene, Set};
use crate::actor::{Identity, identify_in};
use crate::mention::spot;
use crate::tables::Form;
use crate::words::{Gap, Words};
use polybius_core::{EntityKind, Named, Role, Span};

impl Story<'_> {
    /// The phrases of a sentence that tell or point, in order; none overlaps another.
    pub(super) fn phrases(&self, scene: &Scene<'_>, set: &Set<'_>) -> Vec<Phrase> {
        let sides = scene.acts.iter().flat_map(|act| &act.arguments);
        let sides =
            sides.filter(|a| matches!(a.role, Role::Actor | Role::Recipient | Role::Source));
        let mut arguments: Vec<Span> = sides.map(|argument| argument.span).collect();
        arguments.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        arguments.dedup_by(|next, one| one.overlaps(*next));
        let phrase = |span: Span, identity: Identity, standing| {
            let words = set.within(span);
            let said = self.article.quote(set.field, span);
            let need = Need::of(said, set.before(words.0), &identity);
            let need = need.or_else(|| self.introduced(said, &identity));
            Phrase { span, words, identity, standing, place: false, need, beside: None }
        };
        let mut phrases: Vec<Phrase> = Vec::new();
        for span in &arguments {
            let identity =
                identify_in(self.knowledge, self.article.quote(set.field, *span), self.context);
            phrases.push(phrase(*span, identity, true));
        }
        phrases.retain(|phrase| !matches!(phrase.need, Some(Need::Pronoun { .. })));
        let told: Vec<Span> = phrases.iter().map(|phrase| phrase.span).collect();
        for spotted in spot(self.knowledge, self.article, &scene.sentence, self.context) {
            let span = spotted.mention.entity.span;
            if !told.iter().any(|argument| argument.overlaps(span)) {
                let place = spotted.place;
                let standing = spotted.form.is_some();
                phrases.push(Phrase { place, ..phrase(span, spotted.identity, standing) });
            }
        }
        phrases.sort_by_key(|phrase| phrase.span);
        // `Thames Valley Police`: the role is the end of a name.
        let ends_name = |phrase: &&Phrase| {
            let (from, to) = phrase.words;
            phrase.identity.bare
                && (from..to).all(|at| set.words.capital(at))
                && from.checked_sub(1).is_some_and(|at| set.words.capital(at))
                && set.words.gap(from) == Gap::Space
        };
        let taken = phrases.iter().filter(|phrase| !ends_name(phrase));
        let taken: Vec<(usize, usize)> = taken.map(|phrase| phrase.words).collect();
        for run in runs(self.knowledge, &set.words, &taken) {
            let Some(span) = set.span((run.from, run.to)) else { continue };
            let identity = self.unlisted(set, &phrases, run, span);
            phrases.retain(|phrase| !phrase.span.overlaps(span));
            phrases.push(phrase(span, identity, run.body));
        }
        phrases.sort_by_key(|phrase| phrase.span);
        appositions(&set.words, &mut phrases);
        phrases
    }

    /// Who a name is that no table knows, as far as the place before it tells: `Kenya's`,
    /// `Kenyan`.
    fn unlisted(&self, set: &Set<'_>, phrases: &[Phrase], run: Run, span: Span) -> Identity {
        let (form, kind) = match run.body {
            true => (Form::Body, EntityKind::Organization),
            false => (Form::Person, EntityKind::Person),
        };
        let own = set.before(run.from) == "'s";
        let before = run.from - usize::from(own);
        let owner = phrases.iter().find(|phrase| phrase.place && phrase.words.1 == before);
        let owner = owner.filter(|_| own || set.words.gap(run.from) == Gap::Space);
        let said = self.article.quote(set.field, span);
        let named = match (run.body, owner) {
            (true, None) => identify_in(self.knowledge, said, self.context).named,
            (true, Some(owner)) => {
                let whole = self.article.quote(set.field, owner.span.joined(span));
                identify_in(self.knowledge, whole, self.context).named
            }
            (false, None) => Named::default(),
            (false, Some(owner)) => {
                Named { code: owner.identity.named.code.clone(), ..Named::default() }
            }
        };
        let named = Named { name: Some(said.to_owned()), kind: Some(kind), ..named };
        Identity { named, form: Some(form), ..Identity::default() }
    }

    /// `Amman` after `Sudesh Amman`: a name that the article gave to another than whom the
    /// knowledge base knows by it.
    pub(super) fn introduced(&self, said: &str, identity: &Identity) -> Option<Need> {
        let words = Words::new(said);
        let code = identity.named.code.as_ref()?;
        let capital = (0..words.len()).all(|at| words.capital(at));
        let id = self.cast.shorts().only(words.all()).filter(|_| capital && words.len() <= 3)?;
        let actor = self.cast.get(id).filter(|actor| actor.sure)?;
        let longer = actor.named.name.as_ref().is_some_and(|name| name.len() > said.len());
        let other = actor.named.code.as_ref() != Some(code);
        let own = actor.person() || actor.body();
        (longer && other && own).then(|| Need::Short(words.all().to_owned()))
    }
}

/// How many phrases on either side of a name may describe it.
const NEAR: usize = 2;

/// Joins names and the roles in apposition to them: `Kay Ivey, governor of Alabama`.
fn appositions(words: &Words, phrases: &mut [Phrase]) {
    let person = |phrase: &Phrase| phrase.identity.named.kind == Some(EntityKind::Person);
    for at in 0..phrases.len() {
        let Some(name) = phrases.get(at).filter(|phrase| person(phrase)) else { continue };
        let fits = |role: &Phrase| {
            let one = role.identity.form == Some(Form::Person) && !person(role);
            one && role.beside.is_none() && beside(words, name.words, role.words)
        };
        let mut near = at.saturating_sub(NEAR)..(at + 1 + NEAR).min(phrases.len());
        let role = near.find(|role| phrases.get(*role).is_some_and(fits));
        if let Some(role) = role.and_then(|role| phrases.get_mut(role)) {
            role.beside = Some(at);
        }
    }
}
