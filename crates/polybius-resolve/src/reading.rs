//! One coding read: its acts become events, phrase by phrase.

use crate::Resolver;
use crate::context::Context;
use crate::date;
use crate::id::event_id;
use crate::number;
use crate::place::{specificity, whereabouts::Whereabouts};
use crate::reference::References;
use crate::tense::tense;
use crate::toponyms::Toponyms;
use polybius_core::{
    Act, Article, Coding, Date, Entity, Event, Evidence, Location, Quantity, Reason, Role,
    Sentence, Span, Time,
};

/// One coding being read.
pub(crate) struct Reading<'a> {
    pub resolver: &'a Resolver,
    pub article: &'a Article,
    pub context: &'a Context<'a>,
    pub coding: &'a Coding,
    /// Whom its pronouns and bare roles stand for.
    pub references: &'a References,
    /// The places that the article names.
    pub toponyms: &'a Toponyms,
}

impl Reading<'_> {
    /// The event of an act, or `None` where the act has no evidence.
    pub(crate) fn event(&self, act: &Act) -> Option<Event> {
        let evidence = Evidence::new(self.coding.sentence, act.trigger)?;
        let mut why = Vec::new();
        let actors = self.entities(act, Role::Actor, &mut why);
        let recipients = self.entities(act, Role::Recipient, &mut why);
        let sources = self.entities(act, Role::Source, &mut why);
        let (days, time) = self.time(act, &mut why);
        let places = self.places(act, &mut why);
        let sizes = act.arguments.iter().filter_map(|argument| {
            let counts =
                matches!(argument.role, Role::Dead | Role::Injured | Role::Arrested | Role::Size);
            let bounds = counts.then(|| number::read(self.quote(argument.span)))?;
            let (low, high) = bounds.map_or((None, None), |bounds| (bounds.low, bounds.high));
            Some(Quantity { role: argument.role, span: argument.span, low, high })
        });
        Some(Event {
            id: event_id(&self.article.id, &evidence, act.kind),
            kind: act.kind,
            modes: act.modes.clone(),
            contexts: self.coding.contexts.clone(),
            status: act.status,
            confidence: act.confidence,
            actors,
            recipients,
            sources,
            days,
            time,
            places,
            sizes: sizes.collect(),
            content: act.role(Role::Content).next(),
            condition: act.role(Role::Condition).next(),
            evidence,
            why,
        })
    }

    fn quote(&self, span: Span) -> &str {
        self.article.quote(self.coding.sentence.field, span)
    }

    fn entities(&self, act: &Act, role: Role, why: &mut Vec<(Role, Reason)>) -> Vec<Entity> {
        let entity = |span| {
            let (resolver, field) = (self.resolver, self.coding.sentence.field);
            let (entity, reasons) =
                resolver.entity(self.article, self.context, self.references, (field, span));
            why.extend(reasons.into_iter().map(|reason| (role, reason)));
            entity
        };
        act.role(role).map(entity).collect()
    }

    /// The first time that can be read. A time that is told but not understood leaves the
    /// days unknown: the day of publication would be a guess.
    fn time(
        &self,
        act: &Act,
        why: &mut Vec<(Role, Reason)>,
    ) -> (Option<(Date, Date)>, Option<Time>) {
        let published = self.article.published;
        let Sentence { field, span: sentence, .. } = self.coding.sentence;
        for span in act.role(Role::Time) {
            let tense = tense(act, span, self.article.field(field), sentence);
            if let Some(told) = date::read(self.quote(span), published, tense) {
                why.push((Role::Time, told.reason));
                let time = Time { span, precision: Some(told.precision) };
                return (Some((told.first, told.last)), Some(time));
            }
        }
        match act.role(Role::Time).next() {
            Some(span) => (None, Some(Time { span, precision: None })),
            None => {
                why.extend(published.map(|_| (Role::Time, Reason::PublicationDay)));
                (published.map(|day| (day, day)), None)
            }
        }
    }

    fn places(&self, act: &Act, why: &mut Vec<(Role, Reason)>) -> Vec<Location> {
        let here = Whereabouts {
            article: self.article,
            sentence: self.coding.sentence,
            toponyms: self.toponyms,
        };
        let mut places = Vec::new();
        for span in act.role(Role::Place) {
            let Some((location, reasons)) = here.of(span) else { continue };
            why.extend(reasons.into_iter().map(|reason| (Role::Place, reason)));
            places.push(location);
        }
        places.sort_by_key(|location| std::cmp::Reverse(specificity(location)));
        places
    }
}
