//! Records made into a gazetteer.

use super::{Bytes, COUNT_BITS, Division, Gazetteer, MOST, PEOPLE, Record, STEPS};
use crate::words::Words;
use fst::raw::{Builder, Fst};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Letters that a name must have at least: shorter ones are words and abbreviations.
const SHORTEST: usize = 3;

impl Gazetteer {
    /// A gazetteer of these places; of several with one id the last counts.
    ///
    /// Names in other scripts than Latin are left out, and so are abbreviations and
    /// transliterations that GeoNames writes in small letters: no text has them.
    pub fn compile(mut records: Vec<Record>) -> Gazetteer {
        records.reverse();
        records.sort_by_key(|record| record.id); // stable: the last given comes first
        records.dedup_by_key(|record| record.id);
        let countries = Numbered::of(records.iter().map(|record| record.country.as_str()));
        let features = Numbered::of(records.iter().map(|record| &record.feature));
        let divisions = Numbered::of(records.iter().map(division));
        let mut rows = Vec::new();
        let mut texts = Vec::new();
        let mut keys: Vec<(String, u32)> = Vec::new();
        for (row, record) in (0u32..).zip(&records) {
            let (lat, lon) = record.point;
            let people = ((record.population as f32).ln_1p() * PEOPLE).round() as u16;
            rows.extend(record.id.to_le_bytes());
            rows.extend(steps(lat + 90.0));
            rows.extend(steps(lon + 180.0));
            rows.extend(people.to_le_bytes());
            rows.extend(features.number(&&record.feature).to_le_bytes());
            let none = |known: bool, number: u16| if known { number } else { u16::MAX };
            let country = countries.number(&record.country.as_str());
            let own = divisions.number(&division(record));
            rows.extend(none(!record.country.is_empty(), country).to_le_bytes());
            rows.extend(none(!record.division.is_empty(), own).to_le_bytes());
            rows.extend(u32::try_from(texts.len()).unwrap_or(u32::MAX).to_le_bytes());
            let name = shortened(&record.name);
            texts.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
            texts.extend(name.as_bytes());
            keys.extend(plain(&record.name).map(|key| (key, row << 1)));
            let others = record.names.iter().filter(|name| written(name));
            keys.extend(others.filter_map(|name| plain(name)).map(|key| (key, row << 1 | 1)));
        }
        keys.sort_unstable();
        keys.dedup_by(|two, one| one.0 == two.0 && one.1 >> 1 == two.1 >> 1);
        let (names, bearers) = index(&keys, &records);
        let numbered = records.iter().enumerate().filter(|(_, record)| {
            record.feature.1 == "ADM1" && record.feature.0 == "A" && !record.division.is_empty()
        });
        let own: BTreeMap<_, u32> =
            numbered.map(|(row, record)| (division(record), row as u32)).collect();
        let divisions = divisions.0.iter().map(|key| Division {
            country: key.0.to_owned(),
            code: key.1.to_owned(),
            row: own.get(key).copied(),
        });
        Gazetteer {
            divisions: divisions.collect(),
            countries: countries.0.iter().map(|code| (*code).to_owned()).collect(),
            features: features.0.iter().map(|feature| (*feature).clone()).collect(),
            rows: Cow::Owned(rows),
            texts: Cow::Owned(texts),
            bearers: Cow::Owned(bearers),
            names,
        }
    }
}

/// Distinct values in their order, so that each has a number.
struct Numbered<T>(Vec<T>);

impl<T: Ord> Numbered<T> {
    fn of(values: impl Iterator<Item = T>) -> Numbered<T> {
        let mut values: Vec<T> = values.collect();
        values.sort_unstable();
        values.dedup();
        Numbered(values)
    }

    fn number(&self, value: &T) -> u16 {
        let at = self.0.binary_search(value).ok();
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
    }
}

fn division(record: &Record) -> (&str, &str) {
    (&record.country, &record.division)
}

fn steps(degrees: f64) -> [u8; 3] {
    let [first, second, third, _] = ((degrees * STEPS).round() as u32).to_le_bytes();
    [first, second, third]
}

/// A name of at most 255 bytes.
fn shortened(name: &str) -> &str {
    let end = (0..=name.len().min(255)).rev().find(|end| name.is_char_boundary(*end));
    name.get(..end.unwrap_or(0)).unwrap_or("")
}

/// Whether texts write the name so: not `bahliz`, not `PAR`.
fn written(name: &str) -> bool {
    let small = name.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_lowercase);
    let short = name.chars().count() <= 4 && name.chars().all(char::is_uppercase);
    !small && !short
}

/// The name as texts are looked up by it, if it is in Latin letters and long enough.
fn plain(name: &str) -> Option<String> {
    let words = Words::new(name);
    let key = words.key(0, words.len());
    let letters = key.bytes().filter(u8::is_ascii_alphabetic).count();
    (key.is_ascii() && letters >= SHORTEST && words.unbroken(0, words.len()))
        .then(|| key.to_owned())
}

/// The transducer, and the bearers that its values point to.
fn index(keys: &[(String, u32)], records: &[Record]) -> (Option<Fst<Bytes>>, Vec<u8>) {
    let mut builder = Builder::memory();
    let mut bearers = Vec::new();
    let people = |value: u32| records.get((value >> 1) as usize).map_or(0, |one| one.population);
    for same in keys.chunk_by(|one, two| one.0 == two.0) {
        let mut values: Vec<u32> = same.iter().map(|(_, value)| *value).collect();
        values.sort_by_key(|value| (std::cmp::Reverse(people(*value)), *value));
        values.truncate(MOST as usize);
        let start = (bearers.len() / 4) as u64;
        let value = start << COUNT_BITS | values.len() as u64;
        // Keys come sorted and distinct, and memory does not fail: nothing can go wrong here.
        if builder.insert(same[0].0.as_bytes(), value).is_ok() {
            values.iter().for_each(|value| bearers.extend(value.to_le_bytes()));
        }
    }
    (builder.into_fst().map_data(Cow::Owned).ok(), bearers)
}
