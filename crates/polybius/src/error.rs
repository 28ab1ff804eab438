//! What can go wrong in the library.

use std::fmt;

/// Why a pipeline could not be made or an article not be coded. Opaque, with its cause.
#[derive(Debug)]
pub struct Error {
    message: &'static str,
    cause: Box<dyn std::error::Error + Send + Sync>,
}

impl Error {
    pub(crate) fn new(
        message: &'static str,
        cause: impl std::error::Error + Send + Sync + 'static,
    ) -> Error {
        Error { message, cause: Box::new(cause) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.cause.as_ref())
    }
}
