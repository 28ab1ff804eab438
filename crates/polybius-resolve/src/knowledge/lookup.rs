//! What can be asked of the knowledge base by code, name or point.

use super::Knowledge;
use crate::names::Sort;
use crate::place::evidence::kilometres;
use crate::words::Words;

/// Kilometres from the nearest place of a country within which a point counts as in it.
const INLAND: f64 = 100.0;

impl Knowledge {
    /// The code of a country by its name, or by its two- or three-letter code.
    ///
    /// ```
    /// let knowledge = polybius_resolve::Knowledge::embedded();
    /// assert_eq!(knowledge.country_code("Ivory Coast"), Some("CIV"));
    /// assert_eq!(knowledge.country_code("CI"), Some("CIV"));
    /// assert_eq!(knowledge.country_code("Atlantis"), None);
    /// ```
    pub fn country_code(&self, name: &str) -> Option<&str> {
        let named = || {
            let words = Words::new(name);
            let entries = self.names.get(words.key(0, words.len()));
            entries.iter().find(|entry| entry.sort == Sort::Country).map(|entry| entry.row())
        };
        let row = self.codes.get(name).copied().or_else(named)?;
        self.countries.get(row).map(|country| country.code.as_str())
    }

    /// The code of the country of a place by its GeoNames id, else of the place nearest to its
    /// point, if that is not far. It looks at every place: a tool for measuring.
    ///
    /// ```
    /// let knowledge = polybius_resolve::Knowledge::embedded();
    /// assert_eq!(knowledge.country_at(None, (48.8, 2.3)), Some("FRA"));
    /// assert_eq!(knowledge.country_at(Some(2_988_507), (0.0, 0.0)), Some("FRA"));
    /// assert_eq!(knowledge.country_at(None, (0.0, -30.0)), None);
    /// ```
    pub fn country_at(&self, id: Option<u32>, point: (f64, f64)) -> Option<&str> {
        let by_id =
            || self.countries.iter().find(|row| row.geonameid.is_some() && row.geonameid == id);
        if let Some(country) = by_id() {
            return Some(&country.code);
        }
        let mut best: Option<(f64, usize)> = None;
        for layer in &self.gazetteers {
            let row = id.and_then(|id| layer.gazetteer.by_id(id));
            let rows = row.map_or(0..layer.gazetteer.len() as u32, |row| row..row + 1);
            for place in rows.filter_map(|row| layer.gazetteer.place(row)) {
                let country =
                    place.country.and_then(|code| layer.countries.get(code).copied().flatten());
                let known = row.is_some();
                let steep = (place.point.0 - point.0).abs() > 1.0; // over 111 km
                let Some(country) = country.filter(|_| known || !steep) else { continue };
                let distance = if known { 0.0 } else { kilometres(place.point, point) };
                if distance <= INLAND && best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, country));
                }
            }
        }
        self.countries.get(best?.1).map(|country| country.code.as_str())
    }
}
