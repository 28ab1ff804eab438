//! One sentence of the story: who is told, who is pointed at, who speaks.

use super::Story;
use super::cast::Id;
use super::need::Need;
use super::pronoun::Pronoun;
use super::speech::quoted;
use crate::actor::Identity;
use crate::words::Words;
use polybius_core::{Act, Field, Sentence, Span};

/// A sentence, its acts, and the phrases of it that are asked about.
pub(crate) struct Scene<'a> {
    pub sentence: Sentence,
    pub acts: &'a [Act],
    pub asked: Vec<Span>,
}

/// A phrase that tells or points.
pub(super) struct Phrase {
    pub span: Span,
    /// Its words, first and after the last.
    pub words: (usize, usize),
    pub identity: Identity,
    /// Whether a pronoun may stand for it.
    pub standing: bool,
    /// Whether it names a country, its people or a place in it.
    pub place: bool,
    /// What it asks for, if it does not tell by itself.
    pub need: Option<Need>,
    /// The name that it describes: which of the phrases.
    pub beside: Option<usize>,
}

/// A sentence being gone through.
pub(super) struct Set<'a> {
    pub text: &'a str,
    pub words: Words,
    pub field: Field,
    pub sequence: usize,
    /// Its first byte in the field.
    pub start: usize,
    pub phrases: Vec<Phrase>,
    /// Who was told or pointed at where.
    pub ids: Vec<(Span, Id)>,
    /// What is quoted, in bytes of the sentence.
    pub quotes: Vec<(usize, usize)>,
}

impl Set<'_> {
    /// The span of words in the field.
    pub(super) fn span(&self, (from, to): (usize, usize)) -> Option<Span> {
        let (start, end) = self.words.bytes(from, to);
        Span::new(self.text, start, end).map(|span| span.shifted(self.start))
    }

    /// The words under a span of the field.
    pub(super) fn within(&self, span: Span) -> (usize, usize) {
        self.words.within(span.start() - self.start, span.end() - self.start)
    }

    /// The plain word before word `at`, in the same sentence.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.words.plain(at))
    }

    /// Whether word `at` stands in a quotation.
    pub(super) fn quoted(&self, at: usize) -> bool {
        let start = self.words.get(at).map_or(0, |word| word.start);
        self.quotes.iter().any(|(from, to)| (*from..*to).contains(&start))
    }

    /// The pronoun that word `at` is, contracted with a verb or not: `they`, `I'm`.
    pub(super) fn pronoun(&self, at: usize) -> Option<(Pronoun, Span)> {
        let word = self.words.get(at)?;
        let whole = self.text.get(word.start..word.end)?;
        let stem = whole.split(['\'', '’']).next().filter(|stem| stem.len() < 12)?;
        let pronoun = Pronoun::of(&stem.to_lowercase())?;
        // `US`
        let upper = stem.len() > 1 && stem.chars().all(char::is_uppercase);
        let span = Span::new(self.text, word.start, word.start + stem.len())?;
        (!upper).then_some((pronoun, span.shifted(self.start)))
    }

    /// Who was told or pointed at by words that begin there.
    pub(super) fn id_at(&self, start: usize) -> Option<Id> {
        self.ids.iter().find(|(span, _)| span.start() == start).map(|(_, id)| *id)
    }
}

impl Story<'_> {
    /// Goes through one sentence.
    pub(super) fn scene(&mut self, scene: &Scene<'_>) {
        let Sentence { field, span, sequence } = scene.sentence;
        if field != self.field {
            self.stage.clear();
            (self.field, self.open_quote, self.speaker) = (field, false, None);
        }
        let text = scene.sentence.text(self.article);
        let (quotes, open) = quoted(text, self.open_quote && self.runs_on(span));
        self.open_quote = open;
        let mut set = Set {
            text,
            words: Words::new(text),
            field,
            sequence,
            start: span.start(),
            phrases: Vec::new(),
            ids: Vec::new(),
            quotes,
        };
        set.phrases = self.phrases(scene, &set);
        self.tell(&mut set);
        self.point(&mut set, scene);
        self.speak(&mut set);
        for asked in &scene.asked {
            self.answer(&set, *asked);
        }
    }

    /// Whether the paragraph goes on from the sentence before.
    fn runs_on(&self, span: Span) -> bool {
        let before = self.article.field(self.field).get(..span.start()).unwrap_or("");
        let blank = before.trim_end_matches(['"', '“']);
        let gap = before.get(blank.trim_end().len()..).unwrap_or("");
        !gap.contains('\n')
    }
}
