//! What did this side do to that side: the best event for a given pair in a sentence.

use crate::Error;
use crate::coder::{Coder, Found, rows};
use crate::tags::{probability, words};
use polybius_core::{EventType, Mode, Role, Span, Status};
use polybius_encoder::model::tag_count;
use polybius_encoder::{Answer, Encoded, Encoder};

/// Added to the logit of "no trigger", so that unlikely triggers are candidates too.
const CANDIDATE_BIAS: f32 = -7.0;
/// Triggers that are looked at.
const MOST_CANDIDATES: usize = 8;
/// Weight of a candidate whose roles do not fit the pair at all, relative to a perfect one.
const MISFIT: f32 = 0.02;

/// Longer words of a side that are looked for one by one where the whole is not found.
const MOST_PARTS: usize = 32;

/// The answer for one pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The best event, if anything in the sentence can be one.
    pub best: Option<RelatedAct>,
    /// Whether the source stands verbatim in the sentence.
    pub source_found: bool,
    /// Whether the target does.
    pub target_found: bool,
}

/// An event between two given sides; the span is bytes of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedAct {
    /// Event type.
    pub kind: EventType,
    /// Its modes.
    pub modes: Vec<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// The words that name it.
    pub trigger: Span,
    /// Probability that it is the relation of the two.
    pub confidence: f32,
}

/// Each candidate trigger votes for the types it may be, weighted by how well its roles fit
/// the pair; the type with most votes wins, told by its best candidate.
pub(crate) fn relate<E: Encoder>(
    coder: &Coder<E>,
    sentence: &str,
    source: &str,
    target: &str,
) -> Result<Relation, Error> {
    let encoded = coder.encoder.encode(&[sentence])?;
    let (source, source_found) = side(sentence, source);
    let (target, target_found) = side(sentence, target);
    let best = match encoded.first() {
        Some(first) => best(coder, sentence, &encoded, first, source, target)?,
        None => None,
    };
    Ok(Relation { best, source_found, target_found })
}

fn best<E: Encoder>(
    coder: &Coder<E>,
    sentence: &str,
    all: &[Encoded],
    encoded: &Encoded,
    source: Option<Span>,
    target: Option<Span>,
) -> Result<Option<RelatedAct>, Error> {
    let mut found = coder.triggers(0, encoded, CANDIDATE_BIAS);
    found.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    found.truncate(MOST_CANDIDATES);
    let questions: Vec<_> = found.iter().map(|found| found.question).collect();
    let answers = coder.encoder.ask(all, &questions)?;
    let fits: Vec<f32> =
        answers.iter().map(|answer| fit(coder, encoded, answer, source, target)).collect();
    let mut votes = vec![0.0; coder.scheme.types.len()];
    let mut leaders: Vec<(f32, usize)> = vec![(0.0, 0); votes.len()];
    for (at, (found, fit)) in found.iter().zip(&fits).enumerate() {
        for (kind, vote) in votes.iter_mut().enumerate() {
            let share = type_probability(coder, encoded, found, kind) * fit;
            *vote += share;
            if share > leaders[kind].0 {
                leaders[kind] = (share, at);
            }
        }
    }
    let Some(winner) = crate::tags::argmax(&votes).filter(|_| !found.is_empty()) else {
        return Ok(None);
    };
    let at = leaders[winner].1;
    let kind = coder.scheme.types[winner];
    let (first, last) = (questions[at].first, questions[at].last);
    let trigger = Span::new(sentence, encoded.pieces[first].start, encoded.pieces[last - 1].end);
    let likely = type_probability(coder, encoded, &found[at], winner);
    Ok(trigger.map(|trigger| RelatedAct {
        kind,
        modes: coder.modes(kind, &answers[at]),
        status: coder.status(&answers[at]),
        trigger,
        confidence: coder.confidence(likely, fits[at].sqrt()),
    }))
}

/// Mean probability of a type over the words of a trigger.
fn type_probability<E>(coder: &Coder<E>, encoded: &Encoded, found: &Found, kind: usize) -> f32 {
    let question = found.question;
    let words: Vec<(usize, usize)> = words(&encoded.pieces)
        .into_iter()
        .filter(|word| word.0 >= question.first && word.1 <= question.last)
        .collect();
    let count = words.len().max(1) as f32;
    let rows = rows(&encoded.trigger, coder.scheme.trigger_tags(), &words);
    rows.map(|row| probability(row, kind)).sum::<f32>() / count
}

/// How well a trigger's roles fit the pair, up to 1: the source as actor, the target as
/// recipient, or as actor where the two act together.
fn fit<E>(
    coder: &Coder<E>,
    encoded: &Encoded,
    answer: &Answer,
    source: Option<Span>,
    target: Option<Span>,
) -> f32 {
    let role = |span, role| role_probability(coder, encoded, answer, span, role);
    let source = source.map_or(0.5, |span| role(span, Role::Actor));
    let target = target.map_or(0.5, |span| {
        let together = role(span, Role::Actor).min(source);
        role(span, Role::Recipient).max(together)
    });
    (MISFIT + source) * (MISFIT + target) / ((1.0 + MISFIT) * (1.0 + MISFIT))
}

/// Greatest probability of a role over the words of a span.
fn role_probability<E>(
    coder: &Coder<E>,
    encoded: &Encoded,
    answer: &Answer,
    span: Span,
    role: Role,
) -> f32 {
    let inside: Vec<(usize, usize)> = words(&encoded.pieces)
        .into_iter()
        .filter(|word| {
            let piece = encoded.pieces[word.0];
            piece.start < span.end() && span.start() < encoded.pieces[word.1 - 1].end
        })
        .collect();
    let mut column = 0;
    for layer in &coder.scheme.layers {
        let width = tag_count(layer.len());
        if let Some(label) = layer.iter().position(|&own| own == role) {
            let rows = rows(&answer.roles, coder.scheme.role_tags(), &inside);
            let layer_of =
                |row: &[f32]| row.get(column..column + width).map(|r| probability(r, label));
            return rows.filter_map(layer_of).fold(0.0, f32::max);
        }
        column += width;
    }
    0.0
}

/// Where a side stands in the sentence, and whether verbatim: else the stretch of the most of
/// its first longer words, or nothing.
fn side(sentence: &str, side: &str) -> (Option<Span>, bool) {
    let side = side.trim();
    if let Some(at) = find(sentence, side) {
        return (Span::new(sentence, at, at + side.len()), true);
    }
    let parts = side.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 2);
    let spans = parts.take(MOST_PARTS).filter_map(|part| {
        let at = find(sentence, part)?;
        Span::new(sentence, at, at + part.len())
    });
    (spans.max_by_key(|span| (span.len(), usize::MAX - span.start())), false)
}

/// First place of a phrase with no word running over its edges, else the first at all.
fn find(sentence: &str, phrase: &str) -> Option<usize> {
    if phrase.is_empty() {
        return None;
    }
    let whole = |&(at, found): &(usize, &str)| {
        let before = sentence[..at].chars().next_back();
        let after = sentence[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let mut matches = sentence.match_indices(phrase);
    matches.find(whole).map(|(at, _)| at).or_else(|| sentence.find(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake::Fake;

    #[test]
    fn sides_are_matched_as_well_as_can_be() {
        let sentence = "Troops of Niger and Nigeria met Nigerians in Niger.";
        let cases = [
            ("Niger", Some("Niger"), 10, true),
            ("Nigeria", Some("Nigeria"), 20, true),
            ("the Nigerians", Some("Nigerians"), 32, false),
            ("Chad", None, 0, false),
            ("", None, 0, false),
        ];
        for (phrase, words, at, verbatim) in cases {
            let (span, found) = side(sentence, phrase);
            assert_eq!(span.map(|s| s.of(sentence)), words, "{phrase}");
            assert_eq!(span.map_or(0, Span::start), at, "{phrase}");
            assert_eq!(found, verbatim, "{phrase}");
        }
    }

    fn relation(sentence: &str, source: &str, target: &str) -> Relation {
        let coder = Coder::new(Fake::plain().unwrap(), &Fake::header()).unwrap();
        coder.relate(sentence, source, target).unwrap()
    }

    #[test]
    fn the_event_is_the_pair_s() {
        let two = "Kenya actor Assault Uganda recipient; Chad actor Aid Niger recipient planned";
        for (sentence, source, target, act) in [
            (two, "Kenya actor", "Uganda recipient", "ASSAULT actual [Assault]"),
            (two, "Chad actor", "Niger recipient", "AID planned [Aid]"),
            ("Kenya actor, Chad actor Agree", "Kenya actor", "Chad actor", "AGREE actual [Agree]"),
            // Some event is told of any two, and of unknown ones.
            ("Chad actor Protest demo", "Niger", "Chad actor", "PROTEST demo actual [Protest]"),
            ("Protest", "Peru", "Chile", "PROTEST actual [Protest]"),
        ] {
            let best = relation(sentence, source, target).best.unwrap();
            let modes: String = best.modes.iter().map(|mode| format!(" {}", mode.name())).collect();
            let (kind, status) = (best.kind.name(), best.status.name());
            let trigger = best.trigger.of(sentence);
            assert_eq!(format!("{kind}{modes} {status} [{trigger}]"), act, "{source}, {target}");
        }
    }

    #[test]
    fn the_better_the_roles_fit_the_surer() {
        let sentence = "Kenya actor Assault Uganda recipient";
        let confidence = |source, target| {
            relation(sentence, source, target).best.map_or(0.0, |best| best.confidence)
        };
        let right = confidence("Kenya actor", "Uganda recipient");
        let unknown = confidence("Kenya actor", "Chad");
        let reverse = confidence("Uganda recipient", "Kenya actor");
        assert!(right > unknown && unknown > reverse, "{right} {unknown} {reverse}");
    }

    #[test]
    fn sides_that_are_not_there_are_told() {
        let sentence = "Actor Aid recipient";
        for (source, target, found) in [
            ("Actor", "recipient", (true, true)),
            ("Peru", "recipient", (false, true)),
            ("Actor", "the recipient", (true, false)),
            ("", " ", (false, false)),
        ] {
            let relation = relation(sentence, source, target);
            assert_eq!((relation.source_found, relation.target_found), found);
            assert!(relation.best.is_some());
        }
    }

    #[test]
    fn nothing_is_no_event() {
        for sentence in ["", " \n", "\u{200b}", "It rained."] {
            assert_eq!(relation(sentence, "Peru", "Chile").best, None, "{sentence:?}");
        }
    }
}
