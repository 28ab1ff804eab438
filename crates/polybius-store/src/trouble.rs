//! What to say of an input that could not be read, or not wholly.

use std::fmt;
use std::io;
use std::sync::Arc;

/// Where an input stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file as the user named it, or `standard input`.
    pub file: Arc<str>,
    /// Its line, from 1, in files of one input a line.
    pub line: Option<usize>,
}

impl Origin {
    /// A file as a whole.
    pub fn file(name: impl Into<Arc<str>>) -> Origin {
        Origin { file: name.into(), line: None }
    }

    /// One line of the same file.
    pub fn at(&self, line: usize) -> Origin {
        Origin { file: Arc::clone(&self.file), line: Some(line) }
    }

    /// Something to say about it.
    pub fn trouble(&self, reason: impl Into<String>) -> Trouble {
        Trouble { origin: self.clone(), reason: reason.into() }
    }

    /// That it cannot be read, and why.
    pub fn io_trouble(&self, error: &io::Error) -> Trouble {
        self.trouble(match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder: check the name".to_owned(),
            io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
            _ => format!("cannot be read: {error}"),
        })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// An input that could not be read, or a doubt about one that was.
///
/// ```
/// use polybius_store::Origin;
/// let trouble = Origin::file("news.jsonl").at(7).trouble("no `text`");
/// assert_eq!(trouble.to_string(), "news.jsonl:7: no `text`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trouble {
    /// Where.
    pub origin: Origin,
    /// Why, in words for the user.
    pub reason: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.reason)
    }
}
