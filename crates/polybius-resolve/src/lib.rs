//! Who, where, when, how many: gives the words of a coding their identities.
//!
//! ```text
//! Article + Codings ──Resolver::events──→ Events
//! Article + Sentences ──Resolver::mentions──→ Mentions
//! ```
//!
//! - [`actor`] says who a phrase names, [`place`] where it is, [`date`] which days it tells,
//!   [`number`] how many. Each reads one phrase and nothing around it; the private module
//!   `reference` looks around in the article, for pronouns, bare roles and short names.
//! - Which place a name means is decided over the article as a whole, by the private module
//!   `toponyms`; [`Gazetteer`] holds the places by name.
//! - [`Knowledge`] is what they know: tables that people edit, compiled in. [`check`] says
//!   whether such tables are sound. A [`Dictionary`] is a user's own, which comes first.
//!
//! Invariants
//! - A function of article, codings and knowledge: no clock, no I/O, no globals, and hash
//!   maps are only asked, never walked, so the same input gives the same output everywhere.
//! - Every span of an event or mention lies in its sentence; an antecedent's stands before
//!   it, but that of `I` in a quotation and of `police` may follow in the sentence, and that
//!   of a short name in the headline in the text.
//! - What neither the text nor the knowledge base tells is absent. A time that is told but
//!   not understood leaves the days unknown.
//! - Every code, sector, day and place of an event has its [`Reason`](polybius_core::Reason).
//!
//! Absent by design: pronouns that reach back more than three sentences. They fit behind
//! `reference`.

pub mod actor;
mod affix;
mod check;
mod context;
pub mod date;
mod dictionary;
mod error;
mod fold;
mod gazetteer;
mod hash;
mod head;
mod id;
mod knowledge;
mod lexicon;
mod mention;
mod names;
pub mod number;
mod person;
pub mod place;
mod plural;
mod reading;
mod reference;
mod resolver;
mod scan;
mod tables;
mod tense;
mod toponyms;
mod widen;
mod words;

pub use check::{Fault, Findings, check};
pub use dictionary::Dictionary;
pub use error::Error;
pub use gazetteer::{Gazetteer, Record};
pub use knowledge::Knowledge;
pub use place::evidence::kilometres;
pub use resolver::Resolver;
pub use tables::Tables;
