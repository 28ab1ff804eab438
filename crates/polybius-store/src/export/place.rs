//! Where, in the words of other layouts.

use crate::record::{EventRecord, PlaceRecord};

impl<'a> EventRecord<'a> {
    /// Something of the event's place.
    pub(super) fn place<'r, T>(
        &'r self,
        of: impl FnOnce(&'r PlaceRecord<'a>) -> Option<T>,
    ) -> Option<T> {
        self.event_loc.as_ref().and_then(of)
    }
}

/// Resolutions of the event record.
const COUNTRY: u8 = 1;
const PROVINCE: u8 = 2;
const DISTRICT: u8 = 3;
const CITY: u8 = 4;

/// The name of a place that is a city.
pub(super) fn city<'r>(place: &'r PlaceRecord<'_>) -> Option<&'r str> {
    at(place, CITY)
}

/// The name of a place that is a district.
pub(super) fn district<'r>(place: &'r PlaceRecord<'_>) -> Option<&'r str> {
    at(place, DISTRICT)
}

fn at<'r>(place: &'r PlaceRecord<'_>, resolution: u8) -> Option<&'r str> {
    place.resolved_place.as_deref().filter(|_| place.resolution == Some(resolution))
}

/// Place, province and country, as far as known, each once: `Mitrovica, Kosovo`.
pub(super) fn full_name(place: &PlaceRecord<'_>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let all = [&place.resolved_place, &place.province, &place.country];
    for part in all.into_iter().filter_map(|part| part.as_deref()) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// GDELT's sort of place: 1 country, 2 and 5 a first-level division in the United States and
/// elsewhere, 3 and 4 a smaller place, 0 none that is resolved.
pub(super) fn gdelt_type(place: &PlaceRecord<'_>) -> u8 {
    let domestic = place.country_code.as_deref() == Some("USA");
    match (place.resolution, domestic) {
        (Some(COUNTRY), _) => 1,
        (Some(PROVINCE), true) => 2,
        (Some(PROVINCE), false) => 5,
        (Some(DISTRICT..), true) => 3,
        (Some(DISTRICT..), false) => 4,
        _ => 0,
    }
}

/// ACLED's precision of place: 1 the place itself, 2 its surroundings, 3 a larger region.
pub(super) fn acled_precision(place: &PlaceRecord<'_>) -> Option<u8> {
    match place.resolution? {
        PROVINCE => Some(3),
        DISTRICT => Some(2),
        CITY.. => Some(1),
        _ => None,
    }
}
