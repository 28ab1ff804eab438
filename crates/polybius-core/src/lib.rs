//! The values that flow through Polybius, and the ontology they are named by.
//!
//! ```text
//! Article → Sentences → Coding → Events
//! ```
//!
//! Each value is made once, checked at construction, and never changes. Spans are byte
//! offsets into a field of the article ([`Field`]); code points exist only at the edge.
//! Nothing here does I/O, knows a clock, or knows any later stage.

pub mod article;
pub mod coding;
pub mod event;
pub mod ontology;
pub mod sentence;
pub mod span;

pub use article::{Article, Field};
pub use coding::{Act, Argument, Coding};
pub use event::{
    Entity, EntityKind, Event, Evidence, Location, Mention, Named, Quantity, Reason, Time,
    TimePrecision,
};
pub use jiff::civil::Date;
pub use ontology::{Context, EventType, Mode, Quad, Role, Sector, Status};
pub use sentence::Sentence;
pub use span::Span;
