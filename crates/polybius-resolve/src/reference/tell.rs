//! Telling: names, and roles that say of whom they are, join the cast.

use super::cast::{Id, Told};
use super::need::TITLES;
use super::people::defined;
use super::pronoun::Gender;
use super::scene::{Phrase, Set};
use super::stage::{SAYING, Seen, weight};
use super::{Story, public};
use crate::words::{Gap, Shape, Words};
use polybius_core::{EntityKind, Span};

impl Story<'_> {
    /// Adds all that is told by a name or by a role of its own.
    pub(super) fn tell(&mut self, set: &mut Set<'_>) {
        for phrase in &set.phrases {
            let Phrase { span, words: (from, to), identity, .. } = phrase;
            if let Some(code) = identity.named.code.as_ref().filter(|_| phrase.place)
                && self.knowledge.country(code).is_some()
            {
                self.homes.tell(code, (set.field, *span));
            }
            let pointing = phrase.need.is_some()
                && (identity.named.name.is_none() || identity.named.code.is_some());
            if phrase.beside.is_some()
                || pointing
                || identity.form.is_none() && identity.named.code.is_none()
            {
                continue;
            }
            let named = identity.named.kind == Some(EntityKind::Person);
            let unknown = named && identity.named.code.is_none();
            let said = Words::new(self.article.quote(set.field, *span));
            let sure = phrase.standing
                && !(unknown && identity.reasons.is_empty() && identity.named.sectors.is_empty());
            let sure = sure || (unknown && self.speaks(set, (*from, *to)));
            let title = set.before(*from);
            let gender = Gender::told(said.all().split(' ').chain([title]));
            let sure = sure || TITLES.contains(&title);
            let (at, mut identity) = ((set.field, *span), identity.clone());
            if unknown && public(&identity.named) {
                identity.named.code = self.homes.only().map(|(code, _)| code.to_owned());
            }
            let id = self.cast.tell(Told { at, words: &said, identity, gender, sure });
            if let Some(short) = defined(set.text, &set.words, *to) {
                self.cast.define(&short, id);
            }
            set.ids.push((*span, id));
            if phrase.standing || unknown {
                let weight = weight(&set.words, *from);
                self.stage.enter(Seen { id, sequence: set.sequence, span: *span, weight });
            }
        }
        self.describe(set);
        self.surnames(set);
    }

    /// Whether a verb of saying stands right beside.
    fn speaks(&self, set: &Set<'_>, (from, to): (usize, usize)) -> bool {
        SAYING.contains(&set.before(from)) || SAYING.contains(&set.words.plain(to))
    }

    /// Gives names what the roles in apposition to them say.
    fn describe(&mut self, set: &mut Set<'_>) {
        for role in &set.phrases {
            let name = role.beside.and_then(|name| set.phrases.get(name)).map(|name| name.span);
            let id = set.ids.iter().find(|(span, _)| Some(*span) == name).map(|(_, id)| *id);
            if let Some(id) = id {
                let said = Words::new(self.article.quote(set.field, role.span));
                self.cast.describe(id, &said, &role.identity);
                set.ids.push((role.span, id));
            }
        }
    }

    /// Meets again by single capitalised words those whom no table knows.
    fn surnames(&mut self, set: &mut Set<'_>) {
        let words = &set.words;
        let taken = |at: usize| set.phrases.iter().any(|p| (p.words.0..p.words.1).contains(&at));
        let mut met: Vec<(Span, Id, usize)> = Vec::new();
        for at in 0..words.len() {
            let joined = |at: usize, gap: usize| {
                words.capital(at)
                    && matches!(words.gap(gap), Gap::Space | Gap::Hyphen)
                    && !TITLES.contains(&words.plain(at))
            };
            if !words.capital(at) || taken(at) || joined(at + 1, at + 1) {
                continue;
            }
            if at > 0 && joined(at - 1, at) && at > 1 {
                continue;
            }
            let id = self.cast.shorts().only(words.plain(at));
            let fits = |id: &Id| {
                let upper = words.get(at).is_some_and(|word| word.shape == Shape::Upper);
                self.cast.get(*id).is_some_and(|actor| actor.has_own_name() || upper)
            };
            if let Some((id, span)) = id.filter(fits).zip(set.span((at, at + 1))) {
                met.push((span, id, at));
            }
        }
        for (span, id, at) in met {
            self.cast.again(id, (set.field, span));
            let weight = weight(&set.words, at);
            self.stage.enter(Seen { id, sequence: set.sequence, span, weight });
            set.ids.push((span, id));
        }
    }
}
