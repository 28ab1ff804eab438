//! Places by name: a table that is asked where it lies, without being unpacked.
//!
//! A row has 22 bytes: id, latitude and longitude in steps of 1/40,000 of a degree (under 3 m),
//! the logarithm of its inhabitants, its country, feature, division and where its name lies.
//! Rows are in the order of their ids.

mod compile;
mod file;
mod record;

pub use record::Record;

use crate::words::{Gap, Words};
use fst::raw::{Fst, Output};
use std::borrow::Cow;

type Bytes = Cow<'static, [u8]>;

/// Places by name. It is made once and never changes.
///
/// ```
/// use polybius_resolve::{Gazetteer, Knowledge, Record, place::locate};
/// let line = "1\tPort Royal\t\t\t17.9\t-76.8\tP\tPPL\tJM\t\t\t\t\t\t90000\t\t\t\t";
/// let own = Gazetteer::compile(vec![Record::parse(line).unwrap()]);
/// let knowledge = Knowledge::embedded().with_gazetteer(own);
/// let text = "Port Royal";
/// let span = polybius_core::Span::new(text, 0, text.len()).unwrap();
/// let (place, _) = locate(&knowledge, text, span);
/// assert_eq!((place.geonameid, place.country_code.as_deref()), (Some(1), Some("JAM")));
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    countries: Vec<String>,
    features: Vec<(String, String)>,
    divisions: Vec<Division>,
    rows: Bytes,
    texts: Bytes,
    bearers: Bytes,
    /// None only if there are no names.
    names: Option<Fst<Bytes>>,
}

/// A first-level division: GeoNames' codes, and its row if this table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Division {
    country: String,
    code: String,
    row: Option<u32>,
}

/// A place of a gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place<'g> {
    pub id: u32,
    pub name: &'g str,
    pub point: (f64, f64),
    /// Natural logarithm of one more than its inhabitants.
    pub people: f32,
    /// Its country's place in [`Gazetteer::countries`].
    pub country: Option<usize>,
    pub class: &'g str,
    pub code: &'g str,
    /// Its division's place in [`Gazetteer::division`].
    pub division: Option<usize>,
}

const ROW: usize = 22;
const STEPS: f64 = 40_000.0;
/// Steps of the logarithm of inhabitants.
const PEOPLE: f32 = 2_500.0;
/// Ids from here on are ours and not GeoNames'.
pub(crate) const OWN_IDS: u32 = 0xf000_0000;

impl Gazetteer {
    /// Number of places.
    pub fn len(&self) -> usize {
        self.rows.len() / ROW
    }

    /// Whether there is no place in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of names.
    pub fn names(&self) -> usize {
        self.names.as_ref().map_or(0, Fst::len)
    }

    /// Codes of countries, as the rows number them.
    pub(crate) fn countries(&self) -> &[String] {
        &self.countries
    }

    /// Country and code of a division, and its row.
    pub(crate) fn division(&self, at: usize) -> Option<(&str, &str, Option<u32>)> {
        let division = self.divisions.get(at)?;
        Some((&division.country, &division.code, division.row))
    }

    /// The row of a division by its codes.
    pub(crate) fn division_row(&self, country: &str, code: &str) -> Option<u32> {
        let at = self.divisions.binary_search_by(|division| {
            (division.country.as_str(), division.code.as_str()).cmp(&(country, code))
        });
        self.divisions.get(at.ok()?)?.row
    }

    /// A row.
    pub(crate) fn place(&self, row: u32) -> Option<Place<'_>> {
        let at = usize::try_from(row).ok()?.checked_mul(ROW)?;
        let bytes = self.rows.get(at..at + ROW)?;
        let degrees = |at| le::<3>(bytes, at) as f64 / STEPS;
        let small = |value: u64, none: u64| usize::try_from(value).ok().filter(|_| value != none);
        let (class, code) = self
            .features
            .get(le::<2>(bytes, 12) as usize)
            .map(|(a, b)| (a.as_str(), b.as_str()))?;
        Some(Place {
            id: le::<4>(bytes, 0) as u32,
            point: (degrees(4) - 90.0, degrees(7) - 180.0),
            people: le::<2>(bytes, 10) as f32 / PEOPLE,
            class,
            code,
            country: small(le::<2>(bytes, 14), 0xffff),
            division: small(le::<2>(bytes, 16), 0xffff),
            name: self.text(le::<4>(bytes, 18) as usize),
        })
    }

    /// The row with an id.
    pub(crate) fn by_id(&self, id: u32) -> Option<u32> {
        let id_at = |row: usize| le::<4>(&self.rows, row * ROW) as u32;
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match id_at(middle) < id {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        (low < self.len() && id_at(low) == id).then_some(low as u32)
    }

    /// The longest name that begins with word `from`: the word after it and its bearers.
    pub(crate) fn longest(&self, words: &Words, from: usize) -> Option<(usize, Bearers<'_>)> {
        let names = self.names.as_ref()?;
        let mut node = names.root();
        let mut output = Output::zero();
        let mut best = None;
        for at in from..words.len() {
            if at > from && matches!(words.gap(at), Gap::Break | Gap::Dash) {
                break;
            }
            let space = if at > from { " " } else { "" };
            for byte in space.bytes().chain(words.plain(at).bytes()) {
                let Some(way) = node.find_input(byte) else { return best };
                let step = node.transition(way);
                output = output.cat(step.out);
                node = names.node(step.addr);
            }
            if node.is_final() && words.capital(at) {
                let bearers = self.bearers(output.cat(node.final_output()).value());
                best = Some((at + 1, bearers));
            }
        }
        best
    }

    /// The bearers of a plain name.
    pub(crate) fn get(&self, key: &str) -> Bearers<'_> {
        let found = self.names.as_ref().and_then(|names| names.get(key.as_bytes()));
        found.map_or(Bearers { bytes: &[] }, |output| self.bearers(output.value()))
    }

    fn bearers(&self, value: u64) -> Bearers<'_> {
        let (start, count) = ((value >> COUNT_BITS) as usize, (value & MOST) as usize);
        Bearers { bytes: self.bearers.get(start * 4..(start + count) * 4).unwrap_or(&[]) }
    }

    fn text(&self, at: usize) -> &str {
        let length = self.texts.get(at).map_or(0, |length| usize::from(*length));
        let bytes = self.texts.get(at + 1..at + 1 + length).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

/// Bits of a name's value that count its bearers.
const COUNT_BITS: u32 = 12;
const MOST: u64 = (1 << COUNT_BITS) - 1;

/// The rows that bear a name, those with the most inhabitants first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bearers<'g> {
    bytes: &'g [u8],
}

impl Bearers<'_> {
    /// Each row, and whether the name is not the one it is shown by.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, bool)> {
        let all = self.bytes.chunks_exact(4).map(|chunk| le::<4>(chunk, 0) as u32);
        all.map(|value| (value >> 1, value & 1 == 1))
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gazetteer of {} places with {} names", self.len(), self.names())
    }
}

/// A little-endian number of `N` bytes; 0 beyond the end.
fn le<const N: usize>(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.get(at..at + N).unwrap_or(&[]);
    bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests;
