//! Mentions with their places: those of actors and tables, and the names that only a
//! gazetteer has.

use super::Spotted;
use crate::Knowledge;
use crate::place::locate;
use crate::toponyms::{Toponym, Toponyms};
use polybius_core::{Article, Entity, Mention, Named, Sentence};

/// All mentions of a sentence, in order; none overlaps another.
pub(crate) fn placed(
    knowledge: &Knowledge,
    article: &Article,
    sentence: &Sentence,
    spotted: Vec<Spotted>,
    toponyms: &Toponyms,
) -> Vec<Mention> {
    let all = toponyms;
    let toponyms = all.within(sentence.field, sentence.span);
    let mut mentions: Vec<Mention> = Vec::new();
    for Spotted { mention, place, .. } in spotted {
        let span = mention.entity.span;
        let exact = toponyms.iter().find(|one| one.location.span == span);
        let wider = toponyms.iter().any(|one| one.location.span.contains(span));
        let place = match exact {
            Some(one) => Some(one.location.clone()),
            None if place && wider => continue,
            None if place && all.leaves_out(sentence.field, span) => None,
            None if place => {
                let phrase = article.quote(sentence.field, span);
                Some(locate(knowledge, phrase, span).0).filter(|place| place.resolved.is_some())
            }
            None => None,
        };
        mentions.push(Mention { place, ..mention });
    }
    let free = |one: &&Toponym| {
        mentions.iter().all(|mention| !mention.entity.span.overlaps(one.location.span))
    };
    let more: Vec<Mention> = toponyms.iter().filter(free).map(mention).collect();
    mentions.extend(more);
    mentions.sort_by_key(|mention| mention.entity.span);
    mentions
}

fn mention(toponym: &Toponym) -> Mention {
    let location = toponym.location.clone();
    let named = Named {
        name: location.resolved.clone(),
        code: location.country_code.clone(),
        ..Named::default()
    };
    let entity = Entity { span: location.span, named, antecedent: None };
    Mention { field: toponym.field, entity, place: Some(location) }
}

#[cfg(test)]
mod tests {
    use crate::{Knowledge, Resolver};
    use polybius_core::{Article, Field, Sentence, Span};

    #[test]
    fn every_place_and_no_namesake() {
        let resolver = Resolver::new(Knowledge::embedded());
        let cases = [
            // Containment decides.
            ("A tornado hit Paris, Texas.", "Paris USA 4; Texas USA 2"),
            ("He lives in Tripoli, Lebanon.", "Tripoli LBN 4; Lebanon LBN 1"),
            ("Clashes broke out in Tripoli in Lebanon.", "Tripoli LBN 4; Lebanon LBN 1"),
            // The rest of the article decides.
            (
                "Lebanese troops left. They were seen in Tripoli and Sidon.",
                "Lebanese LBN 1; Tripoli LBN 4; Sidon LBN 4",
            ),
            ("Shelling hit Bakhmut and Avdiivka.", "Bakhmut UKR 4; Avdiivka UKR 4"),
            // Words and people are no villages.
            ("Police said March was bad. Nothing Of Nice was left.", ""),
            ("Jack Houston met Ann Paris; Houston left.", ""),
            ("Old Mr Lincoln, Senator Warren and Judge Reading spoke at great length.", ""),
            ("They drove to Reading, England.", "Reading GBR 4; England GBR 2"),
            ("A ship sank off Mobile, Alabama.", "Mobile USA 4; Alabama USA 2"),
        ];
        for (text, expected) in cases {
            let article = Article::new("a", text);
            let mut start = 0;
            let mut sentences = Vec::new();
            for (sequence, part) in text.split_inclusive(". ").enumerate() {
                let end = start + part.trim_end().len();
                let span = Span::new(text, start, end).unwrap();
                sentences.push(Sentence { field: Field::Text, span, sequence });
                start += part.len();
            }
            let mentions = resolver.mentions(&article, &sentences);
            let told: Vec<String> = mentions
                .iter()
                .filter_map(|one| {
                    let place = one.place.as_ref()?;
                    let words = article.quote(one.field, one.entity.span);
                    let code = place.country_code.as_deref().unwrap_or("-");
                    Some(format!("{words} {code} {}", place.resolution.unwrap_or(0)))
                })
                .collect();
            assert_eq!(told.join("; "), expected, "{text}");
        }
    }
}
