//! Files in, files out: articles, event records, the annotated corpus.
//!
//! The first and the last stage of Polybius, and with the desk and the command line the only
//! places that touch a disk. Readers never lose an input silently and never stop at a broken
//! one: what cannot be read comes out as a [`Trouble`] in its place in the order. Records are
//! the serialisable face of the core's values; byte spans become code points here.

pub mod code_points;
pub mod corpus;
pub mod date;
mod decode;
pub mod export;
pub mod history;
mod inputs;
mod json_article;
mod lines;
pub mod pairs;
pub mod read;
pub mod record;
pub mod trouble;
pub mod write;

pub use code_points::CodePoints;
pub use inputs::Input;
pub use json_article::LONGEST_TEXT;
pub use read::{Articles, Reading};
pub use trouble::{Origin, Trouble};
pub use write::AtomicFile;
