//! A gazetteer as the bytes of a file, of which it is read without being unpacked.
//!
//! ```text
//! "POLYGAZ1"   8 bytes
//! lengths      7 × 8 bytes, little-endian: of the sections
//! sections     countries, features, divisions (text, one a line), rows, texts, bearers,
//!              names (a finite-state transducer: plain name → where its bearers lie)
//! ```

use super::{Bytes, Division, Gazetteer, le};
use crate::Error;
use fst::raw::Fst;
use std::borrow::Cow;

pub(super) const MAGIC: &[u8] = b"POLYGAZ1";
const SECTIONS: usize = 7;

impl Gazetteer {
    /// The gazetteer of this version: GeoNames' populated places and first-level divisions,
    /// selected by `knowledge/gazetteer.py`.
    pub fn embedded() -> Gazetteer {
        // A test reads the embedded bytes, so this never falls back in a released program.
        let bytes: &'static [u8] = include_bytes!("../../../../knowledge/gazetteer.bin");
        Gazetteer::from_bytes(Cow::Borrowed(bytes))
            .unwrap_or_else(|_| Gazetteer::compile(Vec::new()))
    }

    /// A gazetteer from what [`Gazetteer::to_bytes`] gave. Bytes that are none, or cut off,
    /// are refused; that the rest is as it was made is taken on trust.
    pub(crate) fn from_bytes(bytes: Bytes) -> Result<Gazetteer, Error> {
        let broken = || Error::new("gazetteer", 0, "bytes", "they are no compiled gazetteer");
        let head = MAGIC.len() + SECTIONS * 8;
        if !bytes.starts_with(MAGIC) {
            return Err(broken());
        }
        let mut sections = Vec::with_capacity(SECTIONS);
        let mut start = head;
        for section in 0..SECTIONS {
            let length = le::<8>(&bytes, MAGIC.len() + section * 8);
            let end = usize::try_from(length).ok().and_then(|length| start.checked_add(length));
            let end = end.filter(|end| *end <= bytes.len()).ok_or_else(broken)?;
            sections.push(part(&bytes, start, end));
            start = end;
        }
        let mut sections = sections.into_iter();
        let mut next = || sections.next().unwrap_or_default();
        let lines = |bytes: Bytes| -> Vec<String> {
            String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()
        };
        Ok(Gazetteer {
            countries: lines(next()),
            features: lines(next()).iter().map(|line| halves(line)).collect(),
            divisions: lines(next()).iter().map(|line| Division::read(line)).collect(),
            rows: next(),
            texts: next(),
            bearers: next(),
            names: Some(Fst::new(next()).map_err(|_| broken())?),
        })
    }

    /// The gazetteer as one file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let features = self.features.iter().map(|(class, code)| format!("{class}\t{code}"));
        let text = |lines: Vec<String>| lines.join("\n").into_bytes();
        let countries = text(self.countries.clone());
        let features = text(features.collect());
        let divisions = text(self.divisions.iter().map(Division::line).collect());
        let sections: [&[u8]; SECTIONS] = [
            &countries,
            &features,
            &divisions,
            &self.rows,
            &self.texts,
            &self.bearers,
            self.names.as_ref().map_or(&[], Fst::as_bytes),
        ];
        let mut bytes = MAGIC.to_vec();
        for section in sections {
            bytes.extend((section.len() as u64).to_le_bytes());
        }
        sections.iter().for_each(|section| bytes.extend(*section));
        bytes
    }
}

impl Division {
    fn read(line: &str) -> Division {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        Division { country: next(), code: next(), row: next().parse().ok() }
    }

    fn line(&self) -> String {
        let row = self.row.map_or(String::new(), |row| row.to_string());
        format!("{}\t{}\t{row}", self.country, self.code)
    }
}

fn halves(line: &str) -> (String, String) {
    let (class, code) = line.split_once('\t').unwrap_or((line, ""));
    (class.to_owned(), code.to_owned())
}

fn part(bytes: &Bytes, start: usize, end: usize) -> Bytes {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(start..end).unwrap_or(&[])),
        Cow::Owned(bytes) => Cow::Owned(bytes.get(start..end).unwrap_or(&[]).to_vec()),
    }
}
