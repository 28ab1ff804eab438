//! Polybius reads news and writes down who did what to whom, where, when, according to whom,
//! with the very characters that say so.
//!
//! ```
//! use polybius::{Article, Pipeline};
//! let pipeline = Pipeline::embedded()?;
//! let article = Article::new("a", "Police in Nairobi arrested 20 protesters on Tuesday.");
//! let coded = pipeline.code(&article)?;
//! let event = &coded.events[0];
//! assert_eq!(event.kind.name(), "COERCE");
//! assert_eq!(article.quote(event.evidence.field(), event.evidence.trigger()), "arrested");
//! # Ok::<(), polybius::Error>(())
//! ```

mod error;
mod pipeline;

pub use error::Error;
pub use pipeline::{Coded, Pipeline};
pub use polybius_coder::{RelatedAct, Relation};
pub use polybius_core::*;
pub use polybius_resolve::{Dictionary, Gazetteer, Knowledge, Record, kilometres};
