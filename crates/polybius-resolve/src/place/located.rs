//! A candidate as the place of an event or mention.

use super::candidate::{Candidate, Level, Source};
use crate::Knowledge;
use crate::gazetteer::OWN_IDS;
use crate::names::{Entry, Sort};
use polybius_core::{Location, Span};

impl Candidate {
    /// All that is known of the place; `told` is its name as written.
    pub(crate) fn location(&self, knowledge: &Knowledge, told: &str, span: Span) -> Location {
        let country = self.country.and_then(|row| knowledge.countries.get(row));
        let province = self.division.and_then(|id| knowledge.divisions.get(&id));
        let province = province.and_then(|row| knowledge.provinces.get(*row));
        let located = Location {
            point: self.point.map(|(lat, lon)| (rounded(lat), rounded(lon))),
            province: province.map(|province| province.name.clone()),
            country: country.map(|country| country.name.clone()),
            country_code: country.map(|country| country.code.clone()),
            ..Location::unresolved(span)
        };
        let place = self.source.row().and_then(|(layer, row)| {
            knowledge.gazetteers.get(layer).and_then(|own| own.gazetteer.place(row))
        });
        let feature = |class: &str, code: &str| Some((class.to_owned(), code.to_owned()));
        let own = Location {
            resolved: place.as_ref().map(|place| place.name.to_owned()),
            geonameid: place.as_ref().map(|place| place.id).filter(|id| *id < OWN_IDS),
            feature: place.as_ref().and_then(|place| feature(place.class, place.code)),
            resolution: place.as_ref().and_then(|place| resolution(place.class, place.code)),
            ..located
        };
        match self.source {
            Source::Capital(..) => Location { feature: feature("P", "PPLC"), ..own },
            Source::Table(Entry { sort: Sort::Capital, .. }) => Location {
                resolved: country.and_then(|country| country.capital.clone()),
                feature: feature("P", "PPLC"),
                resolution: Some(4),
                ..own
            },
            Source::Table(Entry { sort: Sort::Part | Sort::Partial, .. }) => {
                Location { resolved: Some(told.to_owned()), ..own }
            }
            Source::Table(Entry { sort: Sort::Province, .. }) => Location {
                resolved: own.province.clone(),
                geonameid: self.division,
                feature: feature("A", "ADM1"),
                resolution: Some(2),
                ..own
            },
            Source::Table(_) => Location {
                resolved: own.country.clone(),
                geonameid: country.and_then(|country| country.geonameid),
                feature: feature("A", "PCL"),
                resolution: Some(1),
                ..own
            },
            // A division has one name, that of the table.
            Source::Row(..) if self.level == Level::Province => {
                Location { resolved: own.province.clone().or(own.resolved), ..own }
            }
            Source::Row(..) => own,
        }
    }
}

/// A degree to five decimals: gazetteers are not finer.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// How fine a feature is: 5 below city, 4 city, 3 district, 2 province. Seas, rivers and
/// mountains are of no such size.
fn resolution(class: &str, code: &str) -> Option<u8> {
    match (class, code) {
        ("A", "ADM1") | ("L", "RGN") | ("T", "ISL" | "ISLS" | "PEN") => Some(2),
        ("A", _) => Some(3),
        ("P", "PPLX") | ("S" | "R", _) | ("L", "MILB") => Some(5),
        ("P", _) => Some(4),
        _ => None,
    }
}
