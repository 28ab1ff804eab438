//! The stage itself: codings in, events out.

use crate::actor::{Identity, identify_in};
use crate::context::Context;
use crate::knowledge::Knowledge;
use crate::mention::{placed, spot};
use crate::reading::Reading;
use crate::reference::{Candidate, Reference};
use crate::toponyms::Toponyms;
use crate::widen::widened;
use polybius_core::{Act, Article, Coding, Entity, Event, Mention, Role, Sentence, Span};

/// Gives the words of codings their identities.
///
/// ```
/// use polybius_core::{Act, Argument, Article, Coding, EventType, Field, Role, Sentence, Span, Status};
/// use polybius_resolve::{Knowledge, Resolver};
///
/// let text = "Kenya's foreign minister visited Kampala.";
/// let article = Article::new("a", text);
/// let span = |words: &str| {
///     let start = text.find(words).unwrap();
///     Span::new(text, start, start + words.len()).unwrap()
/// };
/// let argument = |role, words| Argument { role, span: span(words), probability: 0.9 };
/// let coding = Coding {
///     sentence: Sentence { field: Field::Text, span: span(text), sequence: 0 },
///     contexts: vec![],
///     acts: vec![Act {
///         kind: EventType::Consult,
///         modes: vec![],
///         status: Status::Actual,
///         trigger: span("visited"),
///         arguments: vec![argument(Role::Actor, "Kenya's foreign minister"), argument(Role::Place, "Kampala")],
///         confidence: 0.8,
///     }],
/// };
/// let events = Resolver::new(Knowledge::embedded()).events(&article, &[coding]);
/// assert_eq!(events[0].actors[0].named.code.as_deref(), Some("KEN"));
/// assert_eq!(events[0].places[0].country_code.as_deref(), Some("UGA"));
/// ```
#[derive(Debug)]
pub struct Resolver {
    pub(crate) knowledge: Knowledge,
}

impl Resolver {
    /// A resolver by this knowledge.
    pub fn new(knowledge: Knowledge) -> Resolver {
        Resolver { knowledge }
    }

    /// What it knows.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The events of an article, in the order of their triggers. An act whose trigger is not
    /// inside its sentence has no evidence and yields none.
    pub fn events(&self, article: &Article, codings: &[Coding]) -> Vec<Event> {
        let context = Context::of(article);
        let whole = |coding| widened(&self.knowledge, article, coding, &context);
        let codings: Vec<Coding> = codings.iter().map(whole).collect();
        let candidates = self.candidates(article, &codings, &context);
        let toponyms = self.toponyms(article, &codings, &context);
        let mut events: Vec<Event> = Vec::new();
        for coding in &codings {
            let reading = Reading {
                resolver: self,
                article,
                context: &context,
                coding,
                candidates: &candidates,
                toponyms: &toponyms,
            };
            events.extend(coding.acts.iter().filter_map(|act| reading.event(act)));
        }
        let place = |event: &Event| {
            let sentence = event.evidence.sentence();
            (sentence.sequence, sentence.span.start(), event.evidence.trigger())
        };
        events.sort_by_key(place);
        events
    }

    /// Every political actor, and every place by its name or that of its people, in the
    /// order of the sentences.
    ///
    /// ```
    /// use polybius_core::{Article, Field, Sentence, Span};
    /// use polybius_resolve::{Knowledge, Resolver};
    /// let article = Article::new("a", "Turkish troops left Syria.");
    /// let span = Span::new(&article.text, 0, article.text.len()).unwrap();
    /// let sentence = Sentence { field: Field::Text, span, sequence: 0 };
    /// let mentions = Resolver::new(Knowledge::embedded()).mentions(&article, &[sentence]);
    /// let words: Vec<&str> = mentions.iter().map(|m| article.quote(m.field, m.entity.span)).collect();
    /// assert_eq!(words, ["Turkish", "troops", "Syria"]);
    /// ```
    pub fn mentions(&self, article: &Article, sentences: &[Sentence]) -> Vec<Mention> {
        let context = Context::of(article);
        let knowledge = &self.knowledge;
        let toponyms = Toponyms::of(knowledge, article, sentences.iter().copied(), &context);
        let mentions = |sentence| {
            let spotted = spot(knowledge, article, sentence, &context);
            placed(knowledge, article, sentence, spotted, &toponyms)
        };
        sentences.iter().flat_map(mentions).collect()
    }

    /// The places that the article names; none, if no event tells where it was.
    fn toponyms(&self, article: &Article, codings: &[Coding], context: &Context<'_>) -> Toponyms {
        let placed = |act: &Act| act.role(Role::Place).next().is_some();
        if !codings.iter().flat_map(|coding| &coding.acts).any(placed) {
            return Toponyms::default();
        }
        let sentences = codings.iter().map(|coding| coding.sentence);
        Toponyms::of(&self.knowledge, article, sentences, context)
    }

    /// Whom pronouns may stand for; nobody, if no phrase of the article needs any.
    fn candidates(
        &self,
        article: &Article,
        codings: &[Coding],
        context: &Context<'_>,
    ) -> Vec<Candidate> {
        let needs = |coding: &Coding| {
            let field = coding.sentence.field;
            coding.acts.iter().flat_map(sides).any(|(_, span)| {
                let phrase = article.quote(field, span);
                Reference::of(phrase, &self.identify(phrase, context)).is_some()
            })
        };
        if !codings.iter().any(needs) {
            return Vec::new();
        }
        let mut candidates = Vec::new();
        for Coding { sentence, acts, .. } in codings {
            let &Sentence { field, sequence, .. } = sentence;
            let arguments: Vec<Span> = acts.iter().flat_map(sides).map(|(_, span)| span).collect();
            for span in &arguments {
                let Identity { named, form, .. } =
                    self.identify(article.quote(field, *span), context);
                candidates.push(Candidate { field, sequence, span: *span, named, form });
            }
            for spotted in spot(&self.knowledge, article, sentence, context) {
                let Entity { span, named, .. } = spotted.mention.entity;
                // The argument knows more than a part of it.
                if !arguments.iter().any(|argument| argument.contains(span)) {
                    candidates.push(Candidate { field, sequence, span, named, form: spotted.form });
                }
            }
        }
        candidates.retain(|Candidate { named, .. }| named.code.is_some() || named.name.is_some());
        candidates.sort_by_key(|candidate| (candidate.sequence, candidate.span));
        candidates.dedup_by_key(|candidate| (candidate.sequence, candidate.span));
        candidates
    }

    pub(crate) fn identify(&self, phrase: &str, context: &Context<'_>) -> Identity {
        identify_in(&self.knowledge, phrase, context)
    }
}

/// The phrases of an act that name somebody.
fn sides(act: &Act) -> impl Iterator<Item = (Role, Span)> {
    let side = |role| matches!(role, Role::Actor | Role::Recipient | Role::Source);
    let sides = act.arguments.iter().filter(move |argument| side(argument.role));
    sides.map(|argument| (argument.role, argument.span))
}

#[cfg(test)]
mod tests;
