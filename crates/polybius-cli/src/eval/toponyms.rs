//! Places: of annotated names, how many are mentions with a point, in the right country, near?

use super::sums::{self, Counts};
use super::tally::Tally;
use super::{Measured, Miss};
use polybius::{Article, Knowledge, Mention, Pipeline, kilometres};
use polybius_store::{CodePoints, date};
use serde::Deserialize;

/// An article with annotated names of places: a line of the file.
#[derive(Clone, Debug, Deserialize)]
pub struct LabelledArticle {
    #[serde(default)]
    id: String,
    #[serde(default)]
    published: Option<String>,
    text: String,
    toponyms: Vec<Labelled>,
}

/// A name, by code points of the text, and where it is.
#[derive(Clone, Debug, Deserialize)]
struct Labelled {
    /// Below 0 in some files, for names in a title that the text lacks.
    start: i64,
    end: i64,
    lat: Degrees,
    lon: Degrees,
    #[serde(default)]
    geonameid: Option<Degrees>,
    #[serde(default)]
    country: Option<String>,
}

/// A number, which some files quote.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Degrees {
    Number(f64),
    Text(String),
}

impl Degrees {
    fn number(&self) -> Option<f64> {
        match self {
            Degrees::Number(number) => Some(*number),
            Degrees::Text(text) => text.trim().parse().ok(),
        }
    }
}

impl Labelled {
    /// Its code points, if it is in the text.
    fn span(&self, length: usize) -> Option<(usize, usize)> {
        let (start, end) = (usize::try_from(self.start).ok()?, usize::try_from(self.end).ok()?);
        (start < end && end <= length).then_some((start, end))
    }

    fn point(&self) -> Option<(f64, f64)> {
        let point = (self.lat.number()?, self.lon.number()?);
        (point.0.abs() <= 90.0 && point.1.abs() <= 180.0).then_some(point)
    }
}

/// Reads JSON Lines. The error names the line.
pub fn parse(text: &str) -> Result<Vec<LabelledArticle>, (usize, String)> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = filled.map(|(number, line)| {
        let article: LabelledArticle =
            serde_json::from_str(line).map_err(|error| (number + 1, error.to_string()))?;
        let crooked = article.toponyms.iter().find(|one| one.point().is_none());
        match crooked {
            Some(one) => {
                Err((number + 1, format!("toponym at {}: no point on the globe", one.start)))
            }
            None => Ok(article),
        }
    });
    read.collect()
}

/// Kilometres within which a place is right: 100 miles, as is usual.
const NEAR: f64 = 161.0;

/// The figures of the articles of one file.
pub fn measure(pipeline: &Pipeline, part: &str, articles: &[LabelledArticle]) -> Measured {
    let (mut units, mut misses) = (Vec::new(), Vec::new());
    for labelled in articles {
        let mut article = Article::new(labelled.id.as_str(), labelled.text.as_str());
        article.published = labelled.published.as_deref().and_then(date::parse);
        let mentions = pipeline.mentions(&article);
        let points = CodePoints::new(&article.text);
        let placed: Vec<((usize, usize), &Mention)> =
            mentions.iter().map(|one| (points.of(one.entity.span), one)).collect();
        let mut counts = PlaceCounts::default();
        let length = labelled.text.chars().count();
        for told in &labelled.toponyms {
            let Some((span, point)) = told.span(length).zip(told.point()) else { continue };
            let read = counts.count(pipeline.knowledge(), told, (span, point), &placed);
            if let Some(read) = read {
                misses.push(Miss {
                    measure: "toponyms",
                    id: labelled.id.clone(),
                    sentence: around(&labelled.text, span),
                    wanted: format!("{point:?}"),
                    read,
                });
            }
        }
        units.push(counts);
    }
    let figures = sums::figures("toponyms", part, &units);
    Measured { figures, confusions: Vec::new(), misses }
}

/// The name with what stands around it.
fn around(text: &str, (start, end): (usize, usize)) -> String {
    let context = start.saturating_sub(60);
    text.chars().skip(context).take(end + 60 - context).collect()
}

#[derive(Default)]
struct PlaceCounts {
    found: Tally,
    country: Tally,
    near: Tally,
    /// Kilometres by which each found one is off.
    errors: Vec<f64>,
}

impl PlaceCounts {
    /// Counts one annotated name; what was read, if it was not right.
    fn count(
        &mut self,
        knowledge: &Knowledge,
        told: &Labelled,
        (name, point): ((usize, usize), (f64, f64)),
        placed: &[((usize, usize), &Mention)],
    ) -> Option<String> {
        let share =
            |(start, end): (usize, usize)| end.min(name.1).saturating_sub(start.max(name.0));
        let touching = placed.iter().filter(|(span, _)| share(*span) > 0);
        let best = touching.max_by_key(|(span, _)| share(*span));
        let place = best.and_then(|(_, mention)| mention.place.as_ref());
        let found = place.and_then(|place| Some((place, place.point?)));
        self.found.add(one(found.is_some()));
        let Some((place, read)) = found else { return Some("none".to_owned()) };
        let off = kilometres(point, read);
        self.errors.push(off);
        self.near.add(one(off <= NEAR));
        let named = told.country.as_deref().and_then(|name| knowledge.country_code(name));
        let id = told.geonameid.as_ref().and_then(Degrees::number).map(|id| id as u32);
        // A sea or continent is in no country, whatever place is near its point.
        let inferred = || knowledge.country_at(id, point).filter(|_| place.country_code.is_some());
        let country = named.or_else(inferred);
        let right = country.is_none_or(|country| place.country_code.as_deref() == Some(country));
        if country.is_some() {
            self.country.add(one(right));
        }
        let name = place.resolved.as_deref().unwrap_or("");
        (off > NEAR || !right).then(|| format!("{name} {read:?}"))
    }

    fn median(&self) -> f64 {
        let mut errors = self.errors.clone();
        errors.sort_by(f64::total_cmp);
        errors.get(errors.len() / 2).copied().unwrap_or(0.0)
    }
}

fn one(right: bool) -> Tally {
    Tally { right: usize::from(right), said: 0, told: 1 }
}

impl Counts for PlaceCounts {
    fn add(&mut self, other: &PlaceCounts) {
        self.found.add(other.found);
        self.country.add(other.country);
        self.near.add(other.near);
        self.errors.extend(&other.errors);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        vec![
            ("found".to_owned(), self.found.recall(), self.found.told),
            ("country of found".to_owned(), self.country.recall(), self.country.told),
            ("within 161 km of found".to_owned(), self.near.recall(), self.near.told),
            ("median error in km".to_owned(), self.median(), self.errors.len()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_small_file() {
        let line = r#"{"id": "a", "published": null, "text": "Rioters in Nairobi met Kenyans from Xyzzy.", "toponyms": [
            {"start": 11, "end": 18, "lat": "-1.28", "lon": "36.8", "country": "Kenya"},
            {"start": 23, "end": 30, "lat": 50.0, "lon": 8.0, "country": "Germany"},
            {"start": 36, "end": 41, "lat": 1, "lon": 2}]}"#.replace('\n', " ");
        let articles = parse(&line).unwrap();
        let measured = measure(&Pipeline::embedded().unwrap(), "x", &articles);
        let told: Vec<(f64, usize)> =
            measured.figures.iter().map(|one| (one.value, one.n)).collect();
        assert_eq!(told[..3], [(2.0 / 3.0, 3), (0.5, 2), (0.5, 2)]);
        assert!(told[3].0 > 5000.0);
        assert_eq!(measured.misses.len(), 2);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        assert_eq!(parse("\n{}\n").unwrap_err().0, 2);
        let off = r#"{"text": "A", "toponyms": [{"start": 0, "end": 1, "lat": 95, "lon": "0"}]}"#;
        assert_eq!(parse(off).unwrap_err(), (1, "toponym at 0: no point on the globe".to_owned()));
    }
}
