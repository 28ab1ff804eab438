//! What can go wrong in this crate.

use std::error::Error as Cause;
use std::fmt;

/// Why the encoder could not be made or run. Opaque: the message is for people, the cause
/// behind it is reached by [`source`](std::error::Error::source).
#[derive(Debug)]
pub struct Error {
    message: String,
    cause: Option<Box<dyn Cause + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), cause: None }
    }

    pub(crate) fn caused(
        message: impl Into<String>,
        cause: impl Cause + Send + Sync + 'static,
    ) -> Error {
        Error { message: message.into(), cause: Some(Box::new(cause)) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Cause for Error {
    fn source(&self) -> Option<&(dyn Cause + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Cause + 'static))
    }
}
