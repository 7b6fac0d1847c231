//! Why a library on disk cannot be used. Knows nothing of what is done about it, but tells what is wrong with the bytes from what the
//! system refused: only the first is a reason to make an index anew.

use crate::tongue::punctuation::OF;
use std::io;
use std::sync::Arc;
use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why a library on disk cannot be used.
#[derive(Debug)]
pub enum Fault {
    /// There is none.
    Missing,
    /// It is damaged: what and where. It is to be set aside and made anew.
    Damaged(String),
    /// Another version of the program made it. It is to be made anew.
    Outdated,
    /// Somebody else is writing.
    Busy,
    /// The system refused. The index may be sound; it is left alone.
    Refused(Arc<io::Error>),
}

impl Fault {
    /// Whether the index is to be set aside and made anew: its bytes or their layout are wrong, and no other attempt makes them right.
    pub fn is_for_good(&self) -> bool {
        matches!(self, Self::Damaged(_) | Self::Outdated)
    }

    /// What an input or output error says of the bytes: a file that ends too soon or holds nonsense is damaged, all else was refused.
    fn of(error: Arc<io::Error>, file: &str) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => {
                Self::Damaged(if file.is_empty() { error.to_string() } else { OF.fill([&file, &error]) })
            }
            _ => Self::Refused(error),
        }
    }
}

impl From<TantivyError> for Fault {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            TantivyError::LockFailure(LockError::IoError(error), _) => Self::Refused(error),
            TantivyError::IoError(error) => Self::of(error, ""),
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }) => {
                Self::of(io_error, &filepath.display().to_string())
            }
            TantivyError::OpenDirectoryError(
                OpenDirectoryError::DoesNotExist(_) | OpenDirectoryError::NotADirectory(_),
            ) => Self::Missing,
            TantivyError::OpenDirectoryError(
                OpenDirectoryError::IoError { io_error, .. }
                | OpenDirectoryError::FailedToCreateTempDir(io_error),
            )
            | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. }) => {
                Self::Refused(io_error)
            }
            TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_))
            | TantivyError::IncompatibleIndex(_)
            | TantivyError::SchemaError(_)
            | TantivyError::UnexpectedPlugin(_)
            | TantivyError::MissingPlugin(_) => Self::Outdated,
            TantivyError::DataCorruption(_)
            | TantivyError::DeserializeError(_)
            | TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)) => {
                Self::Damaged(error.to_string())
            }
            // A writer whose thread was stopped by a full disk says no more than that.
            other => Self::Refused(Arc::new(io::Error::other(other.to_string()))),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Refused(Arc::new(error))
    }
}
