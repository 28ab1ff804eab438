//! Where a phrase is: countries, capitals, first-level divisions, by name.
//!
//! Of several names in a phrase the most specific one counts, among those that agree with
//! the last: `Georgia, United States` is no country, `Punjab, India` is not in Pakistan.
//! Parts of countries that have no row of their own (`Siberia`, `Mosul`) tell the country.

use crate::Knowledge;
use crate::affix::affixed;
use crate::context::Context;
use crate::names::{Entry, Sort};
use crate::scan::{Found, scan};
use crate::words::Words;
use polybius_core::{Location, Reason, Span};

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
    let words = Words::new(phrase);
    let found = scan(knowledge, &words, 0, words.len(), &Context::default());
    let candidates: Vec<&Found<'_>> =
        found.iter().filter(|found| found.is_place() && !affixed(&words, found)).collect();
    let sure = candidates.iter().rfind(|found| !found.ambiguous());
    let country = sure.and_then(|found| knowledge.country_of(&found.best));
    let mut choice: Option<(&Found<'_>, Entry)> = None;
    for found in candidates {
        let agrees = |entry: &&Entry| knowledge.country_of(entry) == country && country.is_some();
        let entry = match found.entries.iter().find(agrees) {
            Some(entry) if found.is_place() => *entry,
            _ => continue,
        };
        if choice.is_none_or(|(_, best)| rank(entry.sort) > rank(best.sort)) {
            choice = Some((found, entry));
        }
    }
    let Some((found, entry)) = choice else { return (Location::unresolved(span), None) };
    let (start, end) = words.bytes(found.from, found.to);
    let phrase = phrase.get(start..end).unwrap_or("");
    let reason = Reason::Known { entry: entry.sort.name(), phrase: phrase.to_owned() };
    (location(knowledge, entry, phrase, span), Some(reason))
}

/// The place of one name: `told` is the name as written.
pub(crate) fn location(knowledge: &Knowledge, entry: Entry, told: &str, span: Span) -> Location {
    let nowhere = Location::unresolved(span);
    let row = knowledge.country_of(&entry).and_then(|index| knowledge.countries.get(index));
    let Some(country) = row else { return nowhere };
    let within = Location {
        country: Some(country.name.clone()),
        country_code: Some(country.code.clone()),
        ..nowhere
    };
    let feature = |class: &str, code: &str| Some((class.to_owned(), code.to_owned()));
    match entry.sort {
        Sort::Capital => Location {
            resolved: country.capital.clone(),
            point: country.capital_point.or(Some(country.point)),
            feature: feature("P", "PPLC"),
            resolution: Some(4),
            ..within
        },
        Sort::Province => {
            let province = knowledge.provinces.get(entry.row());
            let name = province.map(|province| province.name.clone());
            Location {
                resolved: name.clone(),
                geonameid: province.and_then(|province| province.geonameid),
                province: name,
                feature: feature("A", "ADM1"),
                resolution: Some(2),
                ..within
            }
        }
        Sort::Part | Sort::Partial => Location { resolved: Some(told.to_owned()), ..within },
        _ => Location {
            resolved: Some(country.name.clone()),
            geonameid: country.geonameid,
            point: Some(country.point),
            feature: feature("A", "PCL"),
            resolution: Some(1),
            ..within
        },
    }
}

/// Most specific first; parts of a country are anything below it. What is unknown goes last.
pub(crate) fn specificity(location: &Location) -> u8 {
    match (location.resolution, &location.resolved) {
        (Some(resolution), _) => resolution,
        (None, Some(_)) => 3,
        (None, None) => 0,
    }
}

fn rank(sort: Sort) -> u8 {
    match sort {
        Sort::Capital => 3,
        Sort::Part | Sort::Partial | Sort::Province => 2,
        _ => 1,
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
            ("Kherson, Ukraine", "Kherson Oblast UKR 2"),
            ("Bavaria", "Bavaria DEU 2"),
            ("Georgia", "Georgia GEO 1"),
            ("Georgia, United States", "Georgia USA 2"),
            ("Punjab", "- - -"),
            ("Punjab, India", "Punjab IND 2"),
            ("Tel Aviv", "Tel Aviv ISR 2"),
            ("Mosul", "Mosul IRQ -"),
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
        assert_eq!(at("Paris").point, Some((48.86, 2.35)));
        assert_eq!(at("Kenya").geonameid, Some(192_950));
    }
}
