//! What an article as a whole says about where it plays.

use super::candidate::{Candidate, Level};

/// Countries told, with how often, and places that are sure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Row of the country and the weight of what tells it.
    countries: Vec<(usize, f32)>,
    sure: Vec<Sure>,
}

#[derive(Clone, Copy, Debug)]
struct Sure {
    place: Candidate,
    lat_lon: (f64, f64),
}

/// Sure places kept: more tell nothing new, and an article may be long.
const MOST: usize = 64;

/// Kilometres within which two places support each other strongly, and at all.
const CLOSE: f64 = 100.0;
const NEAR: f64 = 350.0;

impl Evidence {
    /// Adds a country that is told.
    pub(crate) fn tell(&mut self, country: usize, weight: f32) {
        match self.countries.iter_mut().find(|(row, _)| *row == country) {
            Some((_, sum)) => *sum += weight,
            None => self.countries.push((country, weight)),
        }
    }

    /// Adds a place that is sure, and its country.
    pub(crate) fn add(&mut self, place: Candidate) {
        if let Some(country) = place.country {
            self.tell(country, 1.0);
        }
        let known = self.sure.iter().any(|sure| sure.place.same(&place));
        if let Some(lat_lon) = place.point.filter(|_| !known && self.sure.len() < MOST) {
            self.sure.push(Sure { place, lat_lon });
        }
    }

    /// Whether the article tells of countries, and not of the candidate's.
    pub(crate) fn abroad(&self, candidate: &Candidate) -> bool {
        let own = |country| self.countries.iter().any(|(row, _)| *row == country);
        !self.countries.is_empty() && candidate.country.is_some_and(|country| !own(country))
    }

    /// What the article says for a candidate, on the scale of its prior.
    pub(crate) fn support(&self, candidate: &Candidate) -> f32 {
        let all: f32 = self.countries.iter().map(|(_, weight)| weight).sum();
        let own = self.countries.iter().find(|(row, _)| Some(*row) == candidate.country);
        let country = own.map_or(0.0, |(_, weight)| 0.8 + 1.7 * weight / all.max(1.0));
        let others = || {
            let fine =
                |one: &&Sure| !one.place.same(candidate) && one.place.level != Level::Country;
            self.sure.iter().filter(fine)
        };
        let province = candidate.division.is_some()
            && others().any(|one| one.place.division == candidate.division);
        let nearest = candidate.point.map_or(f64::INFINITY, |point| {
            others().map(|one| kilometres(point, one.lat_lon)).fold(f64::INFINITY, f64::min)
        });
        let near = match nearest {
            _ if candidate.level == Level::Country => 0.0,
            distance if distance < CLOSE => 1.2,
            distance if distance < NEAR => 0.6,
            _ => 0.0,
        };
        country + near + if province { 0.8 } else { 0.0 }
    }
}

/// The distance in kilometres of two points on the globe, in degrees.
///
/// ```
/// let (paris, london) = ((48.8566, 2.3522), (51.5074, -0.1278));
/// assert_eq!(polybius_resolve::kilometres(paris, london).round(), 344.0);
/// ```
pub fn kilometres(one: (f64, f64), two: (f64, f64)) -> f64 {
    let (lat, lon) = (one.0.to_radians(), one.1.to_radians());
    let (other_lat, other_lon) = (two.0.to_radians(), two.1.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let square = half(other_lat - lat) + lat.cos() * other_lat.cos() * half(other_lon - lon);
    2.0 * 6371.0 * square.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let (paris, london) = ((48.8566, 2.3522), (51.5074, -0.1278));
        assert!((kilometres(paris, london) - 344.0).abs() < 2.0);
        assert!((kilometres((0.0, 179.5), (0.0, -179.5)) - 111.2).abs() < 0.5);
        assert!(kilometres(paris, paris) < 1e-6);
    }
}
