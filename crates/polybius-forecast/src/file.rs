//! The model file.
//!
//! ```text
//! "POLYFORE"  8 bytes
//! version     u32, all numbers little-endian
//! calendar    u32, actors and kinds (count, then length and UTF-8 of each), facts (count, then
//!             four numbers of 32 bits each)
//! ranker      settings, then each table: count and 32-bit floats, values before squares
//! occurrence  until, means, deviations, weights as 64-bit floats
//! ```

use crate::Error;
use crate::history::{Calendar, Fact, History, Names};
use crate::model::Model;
use crate::occur::Occurrence;
use crate::rank::{Ranker, Settings};

const MAGIC: &[u8; 8] = b"POLYFORE";
const VERSION: u32 = 1;

impl Model {
    /// The model as bytes of a file; the same model gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.number(VERSION);
        out.number(u32::from(self.history.calendar() == Calendar::Steps));
        for names in [self.history.actors(), self.history.kinds()] {
            out.number(names.list().len() as u32);
            names.list().iter().for_each(|name| out.text(name));
        }
        out.number(self.history.facts().len() as u32);
        for fact in self.history.facts() {
            for number in [fact.day as u32, fact.source, fact.kind, fact.target] {
                out.number(number);
            }
        }
        let settings = self.ranker.settings();
        for number in [settings.width, settings.passes, settings.threads] {
            out.number(number as u32);
        }
        for number in [settings.dropout, settings.rate, settings.shared_rate, settings.vector_rate]
        {
            out.number(number.to_bits());
        }
        out.0.extend(settings.seed.to_le_bytes());
        for table in self.ranker.tables() {
            out.floats(table);
        }
        out.number(self.occurrence.until as u32);
        let occurrence = &self.occurrence;
        for number in
            occurrence.means.iter().chain(&occurrence.deviations).chain(&occurrence.weights)
        {
            out.0.extend(number.to_le_bytes());
        }
        out.0
    }

    /// Reads a model from bytes that [`to_bytes`](Model::to_bytes) made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(Error::new(
                "this is no forecasting model: `polybius forecast train` makes one",
            ));
        };
        let mut input = Reader(rest);
        let version = input.number()?;
        if version != VERSION {
            return Err(Error::new(format!(
                "the model has version {version} and this program reads {VERSION}: train it again"
            )));
        }
        let calendar = if input.number()? == 1 { Calendar::Steps } else { Calendar::Dates };
        let (actors, kinds) = (input.names()?, input.names()?);
        let count = input.number()?;
        let mut facts = Vec::new();
        for _ in 0..count {
            facts.push(Fact {
                day: input.number()? as i32,
                source: input.number()?,
                kind: input.number()?,
                target: input.number()?,
            });
        }
        let history = History::numbered(calendar, actors, kinds, facts)
            .map_err(|cause| Error::new("the model's history is damaged").because(cause))?;
        let [width, passes, threads] =
            [input.number()?, input.number()?, input.number()?].map(|n| n as usize);
        let [dropout, rate, shared_rate, vector_rate] =
            [input.number()?, input.number()?, input.number()?, input.number()?]
                .map(f32::from_bits);
        let seed = u64::from_le_bytes(input.bytes()?);
        if width > 4096 {
            return Err(Error::new("the model's settings are damaged: train it again"));
        }
        let settings =
            Settings { width, passes, dropout, rate, shared_rate, vector_rate, seed, threads };
        let sizes = (history.actors().list().len() as u32, history.kinds().list().len() as u32);
        let mut ranker = Ranker::new(sizes.0, sizes.1, settings);
        for table in ranker.tables_mut() {
            input.fill(table)?;
        }
        history.days().into_iter().for_each(|facts| ranker.remember(facts));
        let mut occurrence = Occurrence {
            weights: [0.0; crate::occur::WEIGHTS],
            means: [0.0; Signals::COUNT],
            deviations: [0.0; Signals::COUNT],
            until: input.number()? as i32,
        };
        let Occurrence { weights, means, deviations, .. } = &mut occurrence;
        for number in means.iter_mut().chain(deviations).chain(weights) {
            *number = f64::from_le_bytes(input.bytes()?);
        }
        if !input.0.is_empty() {
            return Err(Error::new("the model file is longer than it should be: train it again"));
        }
        Ok(Model::of_parts(history, ranker, occurrence))
    }
}

struct Signals;

impl Signals {
    const COUNT: usize = crate::occur::Signal::ALL.len();
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend(text.as_bytes());
    }

    fn floats(&mut self, floats: &[f32]) {
        self.number(floats.len() as u32);
        self.0.extend(floats.iter().flat_map(|float| float.to_le_bytes()));
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let short = || Error::new("the model file ends too early: it was not written whole");
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N)?);
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u32, Error> {
        Ok(u32::from_le_bytes(self.bytes()?))
    }

    fn names(&mut self) -> Result<Names, Error> {
        let count = self.number()?;
        let mut names = Vec::new();
        for _ in 0..count {
            let length = self.number()? as usize;
            names.push(String::from_utf8_lossy(self.take(length)?).into_owned());
        }
        Ok(names.into_iter().collect())
    }

    fn fill(&mut self, table: &mut [f32]) -> Result<(), Error> {
        let count = self.number()? as usize;
        if count != table.len() {
            let message = format!(
                "the model has {count} weights where {} belong: train it again",
                table.len()
            );
            return Err(Error::new(message));
        }
        let bytes = self.take(4 * count)?;
        for (value, bytes) in table.iter_mut().zip(bytes.chunks_exact(4)) {
            let mut four = [0; 4];
            four.copy_from_slice(bytes);
            *value = f32::from_le_bytes(four);
        }
        Ok(())
    }
}
