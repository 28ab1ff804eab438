//! Where a phrase is, by name: countries, divisions, cities, and other places of the news.
//!
//! [`locate`] reads one phrase. Of several names in it the most specific one counts, among
//! those that agree: `Georgia, United States` is no country, `Punjab, India` is not in
//! Pakistan. What the article around it tells is weighed by the private module `toponyms`,
//! by the same rules: `candidate` says what a name may mean, `cue` what stands around it,
//! `evidence` what the article says, `sense` which place is meant.

pub(crate) mod candidate;
pub(crate) mod cue;
pub(crate) mod evidence;
mod located;
pub(crate) mod sense;
pub(crate) mod sighting;
pub(crate) mod whereabouts;

use crate::Knowledge;
use crate::context::Context;
use crate::toponyms::{Toponym, Toponyms};
use polybius_core::{Article, Field, Location, Reason, Sentence, Span};

/// Where the phrase that stands at `span` is, and the reason, if anything in it is known.
///
/// ```
/// use polybius_core::Span;
/// use polybius_resolve::{Knowledge, place::locate};
/// let knowledge = Knowledge::embedded();
/// let text = "a market in Nairobi, Kenya";
/// let span = Span::new(text, 0, text.len()).unwrap();
/// let (location, reason) = locate(&knowledge, text, span);
/// assert_eq!(location.resolved.as_deref(), Some("Nairobi"));
/// assert_eq!(location.country_code.as_deref(), Some("KEN"));
/// assert!(reason.is_some());
/// ```
pub fn locate(knowledge: &Knowledge, phrase: &str, span: Span) -> (Location, Option<Reason>) {
    let article = Article::new("", phrase);
    let whole = Span::new(phrase, 0, phrase.len());
    let sentence = whole.map(|span| Sentence { field: Field::Text, span, sequence: 0 });
    let toponyms = Toponyms::of(knowledge, &article, sentence.into_iter(), &Context::default());
    let all = whole.map_or(&[][..], |whole| toponyms.within(Field::Text, whole));
    match most_specific(all) {
        Some(one) => (Location { span, ..one.location.clone() }, Some(one.reason.clone())),
        None => (Location::unresolved(span), None),
    }
}

/// The one of several names in a phrase that tells most. A people's name tells where only if
/// there is no other.
pub(crate) fn most_specific(toponyms: &[Toponym]) -> Option<&Toponym> {
    let fits = toponyms.iter().filter(|one| !one.affixed && !one.dateline);
    let rank = |one: &&Toponym| (!one.demonym, specificity(&one.location));
    // The first of several as specific: what follows tells where it lies.
    fits.rev().max_by_key(rank)
}

/// Most specific first; parts of countries are anything below it. What is unknown goes last.
pub(crate) fn specificity(location: &Location) -> u8 {
    match (location.resolution, &location.resolved) {
        (Some(resolution), _) => resolution,
        (None, Some(_)) => 3,
        (None, None) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases() {
        let knowledge = Knowledge::embedded();
        let cases = [
            ("Kenya", "Kenya KEN 1"),
            ("southern Ukraine", "Ukraine UKR 1"),
            ("Turkish waters", "Turkey TUR 1"),
            ("Nairobi", "Nairobi KEN 4"),
            ("Kiev", "Kyiv UKR 4"),
            ("Baghdad, Iraq", "Baghdad IRQ 4"),
            ("U.S. embassy in Baghdad", "Baghdad IRQ 4"),
            ("Kherson, Ukraine", "Kherson UKR 4"),
            ("Kherson province", "Kherson Oblast UKR 2"),
            ("Bavaria", "Bavaria DEU 2"),
            ("Georgia", "Georgia GEO 1"),
            ("Georgia, United States", "Georgia USA 2"),
            ("Punjab", "- - -"),
            ("Punjab, India", "Punjab IND 2"),
            ("Tel Aviv", "Tel Aviv ISR 4"),
            ("Mosul", "Mosul IRQ 4"),
            ("the Gaza Strip", "Gaza Strip PSE 2"),
            ("White House", "United States USA 1"),
            ("Russian-occupied Crimea", "Crimea UKR 2"),
            ("a market", "- - -"),
            ("", "- - -"),
        ];
        for (phrase, expected) in cases {
            let span = Span::new("x", 0, 1).unwrap();
            let (location, reason) = locate(&knowledge, phrase, span);
            let told = format!(
                "{} {} {}",
                location.resolved.as_deref().unwrap_or("-"),
                location.country_code.as_deref().unwrap_or("-"),
                location.resolution.map_or("-".into(), |resolution| resolution.to_string()),
            );
            assert_eq!(told, expected, "{phrase}");
            assert_eq!(reason.is_some(), location.resolved.is_some(), "{phrase}");
        }
    }

    #[test]
    fn capitals_and_countries_have_points_and_ids() {
        let knowledge = Knowledge::embedded();
        let at = |phrase| locate(&knowledge, phrase, Span::new("x", 0, 1).unwrap()).0;
        assert_eq!(at("Paris").point, Some((48.8534, 2.3488)));
        assert_eq!(at("Kenya").geonameid, Some(192_950));
    }
}
