//! What a name may mean, from the tables and the gazetteers.

use crate::gazetteer::{Bearers, OWN_IDS, Place};
use crate::names::{Entry, Sort};
use crate::{Gazetteer, Knowledge};

/// How large a thing a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// By its name, its people's or its government's seat.
    Country,
    /// A first-level division.
    Province,
    /// Part of a country of which no point is known.
    Part,
    /// A region, sea, river, island, camp, …
    Feature,
    /// A populated place.
    City,
}

/// One place that a name may mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub source: Source,
    pub level: Level,
    /// Row of its country.
    pub country: Option<usize>,
    /// GeoNames id of its first-level division, or its own if it is one.
    pub division: Option<u32>,
    pub point: Option<(f64, f64)>,
    /// How likely news tells of it, with nothing else known: about the decimal logarithm of
    /// its inhabitants.
    pub prior: f32,
    /// Whether the name is another than that it is shown by.
    pub other_name: bool,
}

/// Where a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    Table(Entry),
    /// Number of the gazetteer, row in it.
    Row(usize, u32),
    /// A capital of the table that a gazetteer has too.
    Capital(Entry, usize, u32),
}

const COUNTRY: f32 = 8.0;
const PROVINCE: f32 = 6.3;
/// Of a division with a city of its name, the city is meant.
const NAMESAKE: f32 = 4.5;
const CAPITAL: f32 = 6.3;
const FEATURE: f32 = 6.0;
/// Hills, farms and streams of a user's gazetteer.
const DETAIL: f32 = 2.0;
const DISTRICT: f32 = 3.5;
const UNCOUNTED: f32 = 2.3;
/// What it adds to a division that the text calls one.
const TOLD: f32 = 2.0;

/// The candidates of a name: of `entries` those that are places, of `key` all rows. Where the
/// text says that a `division` is meant (`Plateau State`), those count that are named like
/// words, too.
pub(crate) fn candidates(
    knowledge: &Knowledge,
    entries: &[Entry],
    key: &str,
    division: bool,
) -> Vec<Candidate> {
    let mut all = rows(knowledge, key, division);
    for entry in entries {
        let Some(country) = knowledge.country_of(entry) else { continue };
        let table = |level, prior| Candidate {
            source: Source::Table(*entry),
            level,
            country: Some(country),
            division: None,
            point: knowledge.countries.get(country).map(|row| row.point),
            prior,
            other_name: false,
        };
        let same = |one: &&mut Candidate| one.level == Level::City && one.country == Some(country);
        match entry.sort {
            Sort::Country | Sort::Demonym | Sort::People | Sort::Metonym => {
                all.push(table(Level::Country, COUNTRY));
            }
            Sort::Capital => match (all.iter_mut().find(same), knowledge.countries.get(country)) {
                (Some(city), _) if city.prior > 4.0 => {
                    if let Source::Row(layer, row) = city.source {
                        city.source = Source::Capital(*entry, layer, row);
                        city.prior = city.prior.max(CAPITAL);
                    }
                }
                (_, row) => {
                    let point = row.and_then(|row| row.capital_point.or(Some(row.point)));
                    all.push(Candidate { point, ..table(Level::City, CAPITAL) });
                }
            },
            Sort::Province => {
                let id = knowledge.provinces.get(entry.row()).and_then(|row| row.geonameid);
                let row = id.and_then(|id| row_of(knowledge, id));
                let known = |one: &Candidate| one.division == id && one.level == Level::Province;
                match row {
                    Some(_) if all.iter().any(known) => {}
                    Some((layer, row)) => {
                        all.extend(candidate(knowledge, (layer, row), true, division))
                    }
                    None => all.push(Candidate {
                        point: None,
                        division: id,
                        ..table(Level::Province, PROVINCE)
                    }),
                }
            }
            Sort::Part if all.iter().any(|one| one.country == Some(country)) => {}
            Sort::Part => all.push(Candidate { point: None, ..table(Level::Part, 5.0) }),
            // A feature tells where such a state lies, its row in the table which it is.
            Sort::Partial => {
                let point = all.iter().find(|one| one.level == Level::Feature);
                let point = point.and_then(|one| one.point);
                all.retain(|one| one.level != Level::Feature);
                all.push(Candidate { point, ..table(Level::Part, FEATURE) });
            }
            _ => {}
        }
    }
    let cities: Vec<(Option<usize>, Option<u32>)> = all
        .iter()
        .filter(|one| one.level == Level::City)
        .map(|one| (one.country, one.division))
        .collect();
    for one in all.iter_mut().filter(|one| one.level == Level::Province) {
        if division {
            one.prior = PROVINCE + TOLD;
        } else if cities.contains(&(one.country, one.division)) {
            one.prior = NAMESAKE;
        }
    }
    all
}

/// A first-level division by its GeoNames id.
pub(crate) fn division_candidate(knowledge: &Knowledge, id: u32) -> Option<Candidate> {
    let (layer, row) = row_of(knowledge, id)?;
    candidate(knowledge, (layer, row), true, true)
}

/// The rows of all gazetteers that bear a name; of a place in several the last counts.
fn rows(knowledge: &Knowledge, key: &str, division: bool) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (layer, own) in knowledge.gazetteers.iter().enumerate() {
        let bearers: Bearers<'_> = own.gazetteer.get(key);
        let later = || knowledge.gazetteers.iter().skip(layer + 1);
        for (row, other_name) in bearers.iter() {
            let id = own.gazetteer.place(row).map_or(0, |place| place.id);
            if later().all(|other| other.gazetteer.by_id(id).is_none()) {
                all.extend(candidate(knowledge, (layer, row), other_name, division));
            }
        }
    }
    all
}

fn candidate(
    knowledge: &Knowledge,
    (layer, row): (usize, u32),
    other_name: bool,
    division_told: bool,
) -> Option<Candidate> {
    let own = knowledge.gazetteers.get(layer)?;
    let place = own.gazetteer.place(row)?;
    let country = place.country.and_then(|code| own.countries.get(code).copied().flatten());
    let people = place.people / std::f32::consts::LN_10;
    let (level, prior) = match (place.class, place.code) {
        // Countries and divisions count by the names that the tables give them.
        ("A", code) if code.starts_with("PCL") => return None,
        ("A", "ADM1") if !division_told && !knowledge.divisions.contains_key(&place.id) => {
            return None;
        }
        ("A", "ADM1") => (Level::Province, PROVINCE),
        ("A", _) => (Level::Feature, people.max(DISTRICT)),
        ("P", _) if place.people == 0.0 => (Level::City, UNCOUNTED),
        ("P", _) => (Level::City, people),
        _ if place.id >= OWN_IDS => (Level::Feature, FEATURE),
        _ => (Level::Feature, people.max(DETAIL)),
    };
    let division = match level {
        Level::Province => Some(place.id),
        _ => division(knowledge, layer, &place).map(|division| division.id),
    };
    let point = Some(place.point);
    let source = Source::Row(layer, row);
    Some(Candidate { source, level, country, division, point, prior, other_name })
}

/// The first-level division of a place: by its own gazetteer, else by another.
fn division<'k>(knowledge: &'k Knowledge, layer: usize, place: &Place<'_>) -> Option<Place<'k>> {
    let own = &knowledge.gazetteers.get(layer)?.gazetteer;
    let (country, code, row) = own.division(place.division?)?;
    if let Some(row) = row {
        return own.place(row);
    }
    let there = |gazetteer: &'k Gazetteer| {
        gazetteer.division_row(country, code).and_then(|row| gazetteer.place(row))
    };
    knowledge.gazetteers.iter().rev().find_map(|layer| there(&layer.gazetteer))
}

fn row_of(knowledge: &Knowledge, id: u32) -> Option<(usize, u32)> {
    let layers = knowledge.gazetteers.iter().enumerate().rev();
    layers.filter_map(|(layer, own)| Some((layer, own.gazetteer.by_id(id)?))).next()
}

impl Candidate {
    /// Whether both are one place.
    pub(crate) fn same(&self, other: &Candidate) -> bool {
        match (self.source, other.source) {
            (Source::Table(one), Source::Table(two)) => one.same(&two),
            (one, two) => one.row().is_some() && one.row() == two.row(),
        }
    }

    /// The word for its kind that reasons use.
    pub(crate) fn kind(&self) -> &'static str {
        match (self.source, self.level) {
            (Source::Table(entry) | Source::Capital(entry, ..), _) => entry.sort.name(),
            (_, Level::Province) => "province",
            (_, Level::City) => "populated place",
            _ => "place",
        }
    }

    /// Whether the name is that of a country's people or of what is theirs: `Turkish`.
    pub(crate) fn is_demonym(&self) -> bool {
        matches!(self.source, Source::Table(entry) if matches!(entry.sort, Sort::Demonym | Sort::People))
    }
}

impl Source {
    pub(crate) fn row(self) -> Option<(usize, u32)> {
        match self {
            Source::Row(layer, row) | Source::Capital(_, layer, row) => Some((layer, row)),
            Source::Table(_) => None,
        }
    }
}
