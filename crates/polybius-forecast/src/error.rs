//! What can go wrong: a history that cannot be learned from, a model file that does not read.

use std::fmt;

/// Why a history or a model file was refused. Opaque, with its cause if it has one.
///
/// ```
/// use polybius_forecast::Model;
/// let error = Model::from_bytes(b"no model").unwrap_err();
/// assert!(error.to_string().contains("no forecasting model"));
/// ```
#[derive(Debug)]
pub struct Error {
    message: String,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), cause: None }
    }

    pub(crate) fn because(self, cause: impl std::error::Error + Send + Sync + 'static) -> Error {
        Error { cause: Some(Box::new(cause)), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let cause = self.cause.as_deref()?;
        Some(cause)
    }
}
