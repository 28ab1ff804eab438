//! From sentences to codings.

use crate::scheme::Scheme;
use crate::tags::{Segment, argmax, logistic, segments, words};
use crate::{Error, Relation, relate};
use polybius_core::{
    Act, Argument, Article, Coding, EventType, Mode, Role, Sentence, Span, Status,
};
use polybius_encoder::model::{Decision, Header, tag_count};
use polybius_encoder::{Answer, Encoded, Encoder, Question};

/// A mode is told above this probability.
const MODE_ABOVE: f32 = 0.5;
/// Sentences whose numbers are held together: those of a whole book would fill the memory.
const TOGETHER: usize = 256;

/// Reads sentences: an encoder, what its outputs mean, and how they become decisions.
pub struct Coder<E> {
    pub(crate) encoder: E,
    pub(crate) scheme: Scheme,
    pub(crate) decision: Decision,
}

/// A trigger found in an encoded sentence.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub question: Question,
    pub probability: f32,
}

impl<E: Encoder> Coder<E> {
    /// A coder of an encoder whose outputs the header describes.
    ///
    /// Fails if the header names a label that the ontology lacks.
    pub fn new(encoder: E, header: &Header) -> Result<Coder<E>, Error> {
        let scheme = Scheme::new(&header.labels)?;
        Ok(Coder { encoder, scheme, decision: header.decision.clone() })
    }

    /// The encoder underneath.
    pub fn encoder(&self) -> &E {
        &self.encoder
    }

    /// The readings of an article's sentences, in their order.
    pub fn code(&self, article: &Article, sentences: &[Sentence]) -> Result<Vec<Coding>, Error> {
        let mut codings = Vec::with_capacity(sentences.len());
        for together in sentences.chunks(TOGETHER) {
            codings.extend(self.code_together(article, together)?);
        }
        Ok(codings)
    }

    fn code_together(
        &self,
        article: &Article,
        sentences: &[Sentence],
    ) -> Result<Vec<Coding>, Error> {
        let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text(article)).collect();
        let encoded = self.encoder.encode(&texts)?;
        let bias = self.decision.trigger_bias;
        let triggers = |(at, encoded)| self.triggers(at, encoded, bias);
        let found: Vec<Found> = encoded.iter().enumerate().flat_map(triggers).collect();
        let questions: Vec<Question> = found.iter().map(|found| found.question).collect();
        let answers = self.encoder.ask(&encoded, &questions)?;
        let mut codings: Vec<Coding> = sentences
            .iter()
            .zip(&encoded)
            .map(|(&sentence, encoded)| self.empty(sentence, encoded))
            .collect();
        for (found, answer) in found.iter().zip(&answers) {
            let at = found.question.sentence;
            let act = self.act(texts[at], &encoded[at], found, answer);
            let offset = sentences[at].span.start();
            codings[at].acts.extend(act.map(|act| moved(act, offset)));
        }
        Ok(codings)
    }

    /// What a pair of sides in one sentence do: the best event for them, however unlikely.
    pub fn relate(&self, sentence: &str, source: &str, target: &str) -> Result<Relation, Error> {
        relate::relate(self, sentence, source, target)
    }

    /// Triggers of one encoded sentence, in text order.
    pub(crate) fn triggers(&self, sentence: usize, encoded: &Encoded, bias: f32) -> Vec<Found> {
        let words = words(&encoded.pieces);
        let rows = rows(&encoded.trigger, self.scheme.trigger_tags(), &words);
        let found = |segment: Segment| {
            let (first, last) = (words[segment.first].0, words[segment.last - 1].1);
            let question = Question { sentence, first, last, kind: segment.label };
            Found { question, probability: segment.probability }
        };
        segments(rows, bias).into_iter().map(found).collect()
    }

    fn empty(&self, sentence: Sentence, encoded: &Encoded) -> Coding {
        let told = self.scheme.contexts.iter().zip(&encoded.context);
        let contexts = told
            .filter(|(_, logit)| logistic(**logit) > self.decision.context_above)
            .map(|(&context, _)| context)
            .collect();
        Coding { sentence, contexts, acts: Vec::new() }
    }

    /// An act with spans in the sentence; `None` if its trigger is no words at all.
    fn act(&self, text: &str, encoded: &Encoded, found: &Found, answer: &Answer) -> Option<Act> {
        let kind = *self.scheme.types.get(found.question.kind)?;
        let pieces = &encoded.pieces;
        let start = pieces.get(found.question.first)?.start;
        let end = pieces.get(found.question.last.checked_sub(1)?)?.end;
        let trigger = Span::new(text, start, end)?;
        let arguments = self.arguments(text, encoded, answer, kind);
        let confidence = self.confidence(found.probability, sides(&arguments));
        let status = self.status(answer);
        let modes = self.modes(kind, answer);
        Some(Act { kind, modes, status, trigger, arguments, confidence })
    }

    fn arguments(
        &self,
        text: &str,
        encoded: &Encoded,
        answer: &Answer,
        kind: EventType,
    ) -> Vec<Argument> {
        let words = words(&encoded.pieces);
        let mut arguments = Vec::new();
        let mut column = 0;
        for layer in &self.scheme.layers {
            let width = tag_count(layer.len());
            let tags = rows(&answer.roles, self.scheme.role_tags(), &words)
                .map(|row| row.get(column..column + width).unwrap_or(&[0.0]));
            for segment in segments(tags, 0.0) {
                let role = layer[segment.label];
                let first = encoded.pieces[words[segment.first].0].start;
                let last = encoded.pieces[words[segment.last - 1].1 - 1].end;
                let span = trimmed(text, first, last);
                if let Some(span) = span.filter(|_| role != Role::Content || kind.takes_content()) {
                    arguments.push(Argument { role, span, probability: segment.probability });
                }
            }
            column += width;
        }
        arguments.sort_by_key(|argument| (argument.role, argument.span));
        arguments
    }

    pub(crate) fn status(&self, answer: &Answer) -> Status {
        let best = argmax(&answer.status).and_then(|at| self.scheme.statuses.get(at));
        best.copied().unwrap_or(Status::Actual)
    }

    /// Modes above one half: for ASSAULT all, else the best.
    pub(crate) fn modes(&self, kind: EventType, answer: &Answer) -> Vec<Mode> {
        let own = self.scheme.modes.iter().zip(&answer.mode);
        let mut likely: Vec<(f32, Mode)> = own
            .filter(|(mode, logit)| mode.kind() == kind && logistic(**logit) > MODE_ABOVE)
            .map(|(&mode, &logit)| (logit, mode))
            .collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let most = if kind == EventType::Assault { likely.len() } else { 1 };
        likely.into_iter().take(most).map(|(_, mode)| mode).collect()
    }

    /// Calibrated probability from that of the trigger and the mean one of the sides.
    pub(crate) fn confidence(&self, trigger: f32, sides: f32) -> f32 {
        let clamp = |p: f32| p.clamp(1e-4, 1.0 - 1e-4);
        let [a, b, c] = self.decision.calibration;
        let trigger = clamp(trigger);
        logistic(a + b * (trigger / (1.0 - trigger)).ln() + c * clamp(sides).ln())
    }
}

/// Geometric mean of the probabilities of actors and recipients; 1 without any.
fn sides(arguments: &[Argument]) -> f32 {
    let sides = arguments.iter().filter(|a| matches!(a.role, Role::Actor | Role::Recipient));
    let (sum, count) = sides.fold((0.0, 0), |(sum, count), argument| {
        (sum + argument.probability.max(1e-6).ln(), count + 1)
    });
    if count == 0 { 1.0 } else { (sum / count as f32).exp() }
}

/// The rows of a piece table at the first piece of each word.
pub(crate) fn rows<'a>(
    table: &'a [f32],
    width: usize,
    words: &'a [(usize, usize)],
) -> impl Iterator<Item = &'a [f32]> {
    let row = move |&(first, _): &(usize, usize)| table.get(first * width..(first + 1) * width);
    words.iter().map(move |word| row(word).unwrap_or(&[0.0]))
}

/// The span without a genitive `s` at its end, and punctuation at its edges that no name begins
/// or ends with; nothing if it is no more than that.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let before = [
        ' ', ',', ';', ':', '.', '!', '?', '\'', '’', '"', '“', '”', '‘', '(', ')', '[', ']', '-',
        '–', '—',
    ];
    let after = [' ', ',', ';', ':', '!', '?', '"', '“', '”', '‘', '(', '[', '-', '–', '—'];
    let words = text.get(start..end)?;
    if words == "s" && text[..start].ends_with(['\'', '’']) {
        return None;
    }
    let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s"));
    let words = bare.unwrap_or(words);
    let left = words.trim_start_matches(before);
    let kept = left.trim_end_matches(after);
    let start = start + words.len() - left.len();
    Span::new(text, start, start + kept.len())
}

/// The act as seen from a field in which its sentence begins at byte `offset`.
fn moved(act: Act, offset: usize) -> Act {
    let moved = |argument: Argument| Argument { span: argument.span.shifted(offset), ..argument };
    let arguments = act.arguments.into_iter().map(moved).collect();
    Act { trigger: act.trigger.shifted(offset), arguments, ..act }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trimming {
    use super::trimmed;

    #[test]
    fn spans_lose_what_no_name_ends_with() {
        let cases = [
            ("Iran’s", 0, 8, Some("Iran")),
            ("Iran's oil", 0, 6, Some("Iran")),
            ("Iran's oil", 0, 10, Some("Iran's oil")),
            ("Iran’s", 7, 8, None),
            ("a (KFOR)", 2, 8, Some("KFOR)")),
            ("“Go”, x", 0, 8, Some("Go")),
            ("--", 0, 2, None),
            ("s", 0, 1, Some("s")),
        ];
        for (text, start, end, wanted) in cases {
            assert_eq!(trimmed(text, start, end).map(|span| span.of(text)), wanted, "{text}");
        }
    }
}
