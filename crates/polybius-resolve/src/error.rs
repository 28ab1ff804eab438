//! What can go wrong: a table that does not read.

use std::fmt;

/// A cell or line of a knowledge table that cannot be read. It says where and what.
///
/// ```
/// use polybius_resolve::{Knowledge, Tables};
/// let tables = Tables { roles: "phrase\tsector\tstrength\tform\tsource\nking\tXYZ\tstrong\tperson\teditor\n", ..Tables::EMBEDDED };
/// let error = Knowledge::parse(tables).err().unwrap();
/// assert_eq!(error.to_string(), "roles.tsv:2: sector: `XYZ` is no sector");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    table: &'static str,
    line: usize,
    column: &'static str,
    problem: String,
}

impl Error {
    pub(crate) fn new(
        table: &'static str,
        line: usize,
        column: &'static str,
        problem: impl Into<String>,
    ) -> Error {
        Error { table, line, column, problem: problem.into() }
    }

    /// Table, line, and what is wrong there.
    pub(crate) fn parts(&self) -> (&'static str, usize, String) {
        (self.table, self.line, format!("{}: {}", self.column, self.problem))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error { table, line, column, problem } = self;
        write!(f, "{table}:{line}: {column}: {problem}")
    }
}

impl std::error::Error for Error {}
