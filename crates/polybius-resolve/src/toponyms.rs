//! The places that an article names, each decided by the article as a whole.
//!
//! It is made once an article and only asked after that. It needs no other stage's answer: it
//! looks at names and at what the tables say of them, so that nothing goes back and forth.

use crate::Knowledge;
use crate::context::Context;
use crate::place::sense::decide;
use crate::place::sighting::{Sighted, sight};
use polybius_core::{Article, Field, Location, Reason, Sentence, Span};
use std::collections::HashSet;

/// A name of a place, as the article means it.
#[derive(Clone, Debug)]
pub(crate) struct Toponym {
    pub field: Field,
    /// Number of its sentence.
    pub sequence: usize,
    pub location: Location,
    pub reason: Reason,
    /// Whether it is a people's name or what belongs to one: `Turkish`.
    pub demonym: bool,
    /// Whether an affix takes its meaning back: `Russian-occupied`.
    pub affixed: bool,
    /// Whether something is said to be in or near it.
    pub locative: bool,
    /// Whether it is said to speak: `Washington said`.
    pub speaks: bool,
    /// Whether it only tells where the report was written.
    pub dateline: bool,
}

/// All of them, in the order of fields and sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Toponyms {
    places: Vec<Toponym>,
    /// Names that are no place's here, or that several bear.
    left_out: HashSet<(Field, Span)>,
}

impl Toponyms {
    pub(crate) fn of(
        knowledge: &Knowledge,
        article: &Article,
        sentences: impl Iterator<Item = Sentence>,
        context: &Context<'_>,
    ) -> Toponyms {
        let sentences: Vec<Sentence> = sentences.collect();
        let mut people = HashSet::new();
        let of =
            |sentence: &Sentence| sight(knowledge, sentence.text(article), context, &mut people);
        let sighted: Vec<Sighted> = sentences.iter().map(of).collect();
        let places = decide(knowledge, &sighted, &people);
        let mut all = Vec::new();
        let mut left_out = HashSet::new();
        for ((sentence, sighted), places) in sentences.iter().zip(&sighted).zip(places) {
            let text = sentence.text(article);
            let dateline = dateline_end(text).filter(|_| sentence.field == Field::Text);
            let found = sighted.sightings.iter().zip(places);
            all.extend(found.filter_map(|(sighting, place)| {
                let (start, end) = sighting.bytes;
                let told = text.get(start..end)?;
                let span = Span::new(text, start, end)?.shifted(sentence.span.start());
                let Some(place) = place else {
                    left_out.insert((sentence.field, span));
                    return None;
                };
                Some(Toponym {
                    field: sentence.field,
                    sequence: sentence.sequence,
                    location: place.location(knowledge, told, span),
                    reason: Reason::Known { entry: place.kind(), phrase: told.to_owned() },
                    demonym: place.is_demonym(),
                    affixed: sighting.affixed,
                    locative: sighting.cue.locative,
                    speaks: sighting.cue.speaks,
                    dateline: dateline.is_some_and(|stop| end <= stop),
                })
            }));
        }
        all.sort_by_key(|one| (one.field == Field::Text, one.location.span));
        Toponyms { places: all, left_out }
    }

    /// Whether a name was looked at and not taken for one place.
    pub(crate) fn leaves_out(&self, field: Field, span: Span) -> bool {
        self.left_out.contains(&(field, span))
    }

    /// Those of a field that begin within a span.
    pub(crate) fn within(&self, field: Field, span: Span) -> &[Toponym] {
        let place = |one: &Toponym| (one.field == Field::Text, one.location.span.start());
        let first =
            self.places.partition_point(|one| place(one) < (field == Field::Text, span.start()));
        let after =
            self.places.partition_point(|one| place(one) < (field == Field::Text, span.end()));
        self.places.get(first..after).unwrap_or(&[])
    }

    /// Those of a field that begin before a byte, the nearest first.
    pub(crate) fn before(&self, field: Field, end: usize) -> impl Iterator<Item = &Toponym> {
        let place = |one: &Toponym| (one.field == Field::Text, one.location.span.start());
        let after = self.places.partition_point(|one| place(one) < (field == Field::Text, end));
        let earlier = self.places.get(..after).unwrap_or(&[]);
        earlier.iter().rev().take_while(move |one| one.field == field)
    }
}

/// Bytes within which the mark after a dateline must stand.
const LONGEST_DATELINE: usize = 80;

/// Where the dateline ends that a sentence begins with: `NAIROBI, Kenya (AP) — `.
fn dateline_end(text: &str) -> Option<usize> {
    let first: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    let upper = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let marks = ["\u{2014}", "\u{2013}", " - ", " -- ", ") -", ")-"];
    let end = marks.iter().filter_map(|mark| text.find(mark)).min()?;
    let agency = text.get(..end + 1).is_some_and(|head| head.contains('('));
    (end < LONGEST_DATELINE && (upper || agency)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let cases = [
            ("NAIROBI, Kenya (AP) — Police fired.", Some("NAIROBI, Kenya (AP) ")),
            ("Nairobi (Reuters) - Police fired.", Some("Nairobi (Reuters")),
            ("KABUL – Two men died.", Some("KABUL ")),
            ("Police in Nairobi — the capital — fired.", None),
            ("Police fired.", None),
        ];
        for (text, expected) in cases {
            assert_eq!(dateline_end(text).map(|end| &text[..end]), expected, "{text}");
        }
    }
}
