//! What phrases of small articles stand for.

use crate::{Knowledge, Resolver};
use polybius_core::{Article, Date, Entity, Field, Sentence, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static RESOLVER: LazyLock<Resolver> = LazyLock::new(|| Resolver::new(Knowledge::embedded()));

/// The answer for the phrase in brackets; sentences are parted by bars.
fn who(marked: &str) -> String {
    let text = marked.replace(['[', ']', '|'], "");
    let start = marked.find('[').unwrap();
    let bars = marked[..start].matches('|').count();
    let length = marked.find(']').unwrap() - start - 1;
    let mut article = Article::new("a", text.as_str());
    article.published = Some(Date::constant(2019, 9, 10));
    let mut from = 0;
    let sentences = marked.split('|').enumerate().map(|(sequence, part)| {
        let length = part.replace(['[', ']'], "").len();
        let span = Span::new(&text, from, from + length).unwrap();
        from += length;
        Sentence { field: Field::Text, span, sequence }
    });
    let sentences: Vec<Sentence> = sentences.collect();
    let asked = Span::new(&text, start - bars, start - bars + length).unwrap();
    let told = RESOLVER.who(&article, &sentences, &[(Field::Text, asked)]).remove(0);
    let Entity { named, antecedent, .. } = told;
    let words = antecedent.map(|(field, span)| article.quote(field, span).to_owned());
    format!("{} {}", words.as_deref().unwrap_or("-"), named.code.as_deref().unwrap_or("-"))
}

fn check(cases: &[(&str, &str)]) {
    for (marked, expected) in cases {
        assert_eq!(who(marked), *expected, "{marked}");
    }
}

#[test]
fn pronouns_agree_and_follow_the_subject() {
    check(&[
        ("Vladimir Putin met Ms Ama Boateng. |[He] left.", "Vladimir Putin RUS"),
        ("Vladimir Putin met Ms Ama Boateng. |[She] left.", "Ama Boateng -"),
        (
            "Vladimir Putin spoke. |He waved. |He smiled. |He sat. |He left. |[He] slept.",
            "Vladimir Putin RUS",
        ),
        ("Iran closed the strait. |[It] blamed others.", "Iran IRN"),
        ("Kenyan officials met Vladimir Putin. |[They] left.", "officials KEN"),
        ("Kenyan officials met Vladimir Putin. |[He] left.", "Vladimir Putin RUS"),
        ("Iran and Israel talked. |[It] left.", "- -"),
        ("The US and Iran talked. |[US] troops left.", "- USA"),
    ]);
}

#[test]
fn bare_roles_take_whoever_was_called_so() {
    check(&[
        (
            "Ugandan President Yoweri Museveni spoke. |The [president] left.",
            "President Yoweri Museveni UGA",
        ),
        (
            "President Yoweri Museveni met Vice President Ama Boateng. |The [president] left.",
            "President Yoweri Museveni UGA",
        ),
        ("Ugandan President Yoweri Museveni spoke. |A [president] left.", "- -"),
        (
            "The European Court of Justice ruled. |The [court] left.",
            "European Court of Justice EUR",
        ),
        ("Vladimir Putin spoke. |The [president] left.", "Vladimir Putin RUS"),
        ("Hamas met Kenya. |The [group] left.", "Hamas PSE"),
        ("Kenya waited. |The [country] slept.", "Kenya KEN"),
        ("Kenyan towns slept. |The [police] came.", "Kenyan KEN"),
        ("Kenyan towns and Ugandan towns slept. |The [police] came.", "- -"),
        ("The Kenyan and the Ugandan court met. |The [two sides] left.", "- -"),
    ]);
}

#[test]
fn short_names_take_whoever_was_introduced() {
    check(&[
        ("Zuberi Kaloki, Kenya's foreign minister, spoke. |[Kaloki] left.", "Zuberi Kaloki KEN"),
        ("Kenyan governor Zuberi Kaloki spoke. |Mr [Kaloki] left.", "governor Zuberi Kaloki KEN"),
        ("Kenyan governor Zuberi Kaloki met Imani Kaloki. |[Kaloki] left.", "- -"),
        (
            "The Kenyan Harbour Safety Commission met. |The [HSC] left.",
            "Harbour Safety Commission KEN",
        ),
        ("The Turkana Rescue Agency (TURESA) met. |[TURESA] left.", "TURESA KEN"),
        ("Kenya's Zuberi Kaloki spoke. |[Kaloki] left.", "Zuberi Kaloki KEN"),
        ("Nobody spoke. |[Kaloki] left.", "- -"),
    ]);
}

#[test]
fn possessives_belong_to_their_owner() {
    check(&[
        ("Vladimir Putin said [his government] left.", "Vladimir Putin RUS"),
        ("Kenya met others. |[Its foreign ministry] left.", "Kenya KEN"),
        ("Vladimir Putin met [his Ukrainian counterpart].", "Vladimir Putin UKR"),
        ("Vladimir Putin met [his rivals].", "- -"),
    ]);
}

#[test]
fn who_speaks_for_another_speaks_for_the_subject() {
    check(&[
        ("Hamas accused Israel, [its chief spokesman] said.", "Hamas PSE"),
        ("Hamas accused Israel, [their spokeswoman] said.", "Hamas PSE"),
        ("Iran's parliament met Israel. |[Its speaker] left.", "parliament IRN"),
        ("Iran met Israel. |[Its speaker] left.", "- -"),
        ("Hamas accused Israel of [its siege].", "- -"),
    ]);
}

#[test]
fn who_speaks_is_i() {
    check(&[
        ("Vladimir Putin said: \"[I] go.\"", "Vladimir Putin RUS"),
        ("\"[I] go,\" said Vladimir Putin.", "Vladimir Putin RUS"),
        ("\"[I]'m going,\" said Vladimir Putin. |\"We left.\"", "Vladimir Putin RUS"),
        ("Vladimir Putin told Hamas: \"[We] go.\"", "- -"),
        ("Hamas said \"[we] go\".", "Hamas PSE"),
        ("Vladimir Putin said so. |[I] go.", "- -"),
    ]);
}

proptest! {
    #[test]
    fn answers_lie_in_the_article_apart_from_what_was_asked(
        text in "((Iran|He|said|\"|I|its|police|Putin|the|group|Ama Boateng|,|\\PC{1,4})[ .]){1,16}",
        cuts in prop::collection::vec((0usize..90, 1usize..12), 0..6),
    ) {
        let article = Article::new("a", text.as_str());
        let Some(span) = Span::new(&text, 0, text.len()) else { return Ok(()) };
        let sentence = Sentence { field: Field::Text, span, sequence: 0 };
        let asked: Vec<(Field, Span)> = cuts
            .iter()
            .filter_map(|(start, length)| Some((Field::Text, Span::new(&text, *start, start + length)?)))
            .collect();
        let told = RESOLVER.who(&article, &[sentence], &asked);
        prop_assert_eq!(told.len(), asked.len());
        for (entity, (_, span)) in told.iter().zip(&asked) {
            prop_assert_eq!(entity.span, *span);
            if let Some((field, antecedent)) = entity.antecedent {
                prop_assert!(!article.quote(field, antecedent).is_empty());
                prop_assert!(!antecedent.overlaps(*span));
            }
        }
    }
}
