//! The stage itself: codings in, events out.

use crate::actor::{Identity, identify_in};
use crate::context::Context;
use crate::knowledge::Knowledge;
use crate::mention::{placed, spot};
use crate::reading::Reading;
use crate::reference::{References, Scene, Tie};
use crate::toponyms::Toponyms;
use crate::widen::widened;
use polybius_core::{
    Act, Article, Coding, Entity, Event, Field, Mention, Named, Reason, Role, Sentence, Span,
};

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
        let references = self.references(article, &codings, &context);
        let toponyms = self.toponyms(article, &codings, &context);
        let mut events: Vec<Event> = Vec::new();
        for coding in &codings {
            let reading = Reading {
                resolver: self,
                article,
                context: &context,
                coding,
                references: &references,
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

    /// Who phrases of an article are: each is read as the side of an act would be, a pronoun,
    /// bare role or short name by what the article tells before it.
    ///
    /// ```
    /// use polybius_core::{Article, Field, Sentence, Span};
    /// use polybius_resolve::{Knowledge, Resolver};
    /// let article = Article::new("a", "Vladimir Putin said he would wait.");
    /// let span = |start, end| Span::new(&article.text, start, end).unwrap();
    /// let sentence = Sentence { field: Field::Text, span: span(0, 34), sequence: 0 };
    /// let resolver = Resolver::new(Knowledge::embedded());
    /// let who = resolver.who(&article, &[sentence], &[(Field::Text, span(20, 22))]);
    /// assert_eq!(who[0].named.code.as_deref(), Some("RUS"));
    /// assert_eq!(who[0].antecedent, Some((Field::Text, span(0, 14))));
    /// ```
    pub fn who(
        &self,
        article: &Article,
        sentences: &[Sentence],
        phrases: &[(Field, Span)],
    ) -> Vec<Entity> {
        let context = Context::of(article);
        let mut phrases_in_order: Vec<(Field, Span)> = phrases.to_vec();
        phrases_in_order.sort_unstable();
        let scene = |sentence: &Sentence| {
            let from = phrases_in_order.partition_point(|(field, span)| {
                (*field, span.start()) < (sentence.field, sentence.span.start())
            });
            let asked = phrases_in_order.get(from..).unwrap_or(&[]).iter();
            let asked = asked.take_while(|(field, span)| {
                *field == sentence.field && span.start() < sentence.span.end()
            });
            Scene { sentence: *sentence, acts: &[], asked: asked.map(|(_, span)| *span).collect() }
        };
        let scenes: Vec<Scene<'_>> = sentences.iter().map(scene).collect();
        let references = References::of(&self.knowledge, article, &context, &scenes);
        let entity = |phrase: &(Field, Span)| self.entity(article, &context, &references, *phrase);
        phrases.iter().map(|phrase| entity(phrase).0).collect()
    }

    /// Whom the sides of the acts stand for.
    fn references(
        &self,
        article: &Article,
        codings: &[Coding],
        context: &Context<'_>,
    ) -> References {
        if codings.iter().all(|coding| coding.acts.is_empty()) {
            return References::default();
        }
        let scene = |coding| {
            let &Coding { sentence, ref acts, .. } = coding;
            Scene { sentence, acts, asked: acts.iter().flat_map(sides).collect() }
        };
        let scenes: Vec<Scene<'_>> = codings.iter().map(scene).collect();
        References::of(&self.knowledge, article, context, &scenes)
    }

    /// Who a phrase is, by itself or by what it was resolved to, and why.
    pub(crate) fn entity(
        &self,
        article: &Article,
        context: &Context<'_>,
        references: &References,
        (field, span): (Field, Span),
    ) -> (Entity, Vec<Reason>) {
        let Identity { named, mut reasons, .. } =
            identify_in(&self.knowledge, article.quote(field, span), context);
        let Some(referent) = references.get(field, span) else {
            return (Entity { span, named, antecedent: None }, reasons);
        };
        let text = article.quote(referent.at.0, referent.at.1).to_owned();
        reasons.push(Reason::Antecedent { text });
        let owner = referent.named.clone();
        let named = match referent.tie {
            Tie::Same => owner,
            Tie::Owner => self.owned(named, owner),
            Tie::Counterpart => Named { sectors: owner.sectors, ..named },
        };
        (Entity { span, named, antecedent: Some(referent.at) }, reasons)
    }

    /// What belongs to another takes its country, and its sectors where it has none.
    fn owned(&self, thing: Named, owner: Named) -> Named {
        let country = owner.code.as_deref().and_then(|code| self.knowledge.country(code));
        let name = country.map(|country| country.name.clone()).or(owner.name);
        let sectors = if thing.sectors.is_empty() { owner.sectors } else { thing.sectors };
        Named { name: thing.name.or(name), code: owner.code, sectors, ..thing }
    }
}

/// The phrases of an act that name somebody.
fn sides(act: &Act) -> impl Iterator<Item = Span> {
    let side = |role| matches!(role, Role::Actor | Role::Recipient | Role::Source);
    let sides = act.arguments.iter().filter(move |argument| side(argument.role));
    sides.map(|argument| argument.span)
}

#[cfg(test)]
mod tests;
