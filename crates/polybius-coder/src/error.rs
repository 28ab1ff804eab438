//! What can go wrong in this crate.

use std::fmt;

/// Why a sentence could not be coded, or a model not be used. Opaque.
#[derive(Debug)]
pub struct Error {
    message: String,
    cause: Option<polybius_encoder::Error>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), cause: None }
    }
}

impl From<polybius_encoder::Error> for Error {
    fn from(cause: polybius_encoder::Error) -> Error {
        Error { message: "the model could not be run".into(), cause: Some(cause) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}
