//! What can go wrong between the program and the world: each error is a sentence and says what to do.

use crate::index::Fault;
use crate::tongue::punctuation::STOP;
use crate::tongue::shell as say;
use crate::tongue::take as taken;
use std::io;

/// An error the reader is told about.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Arguments that make no sense; what is wrong with them.
    #[error("{0}")]
    Usage(String),
    /// A path that is not there.
    #[error("{}", say::NOT_FOUND.fill([.0]))]
    Missing(String),
    /// A file that cannot be used as a page.
    #[error("{}", say::UNREADABLE.fill([path, why]))]
    Unreadable {
        /// Path as given.
        path: String,
        /// Why.
        why: String,
    },
    /// A correction by hand that could not be made.
    #[error("{}", say::UNCORRECTED.fill([page, why]))]
    Uncorrected {
        /// Name of the page.
        page: String,
        /// Why.
        why: String,
    },
    /// A correction by hand that does not fit its page; which one of which page, and why.
    #[error("{0}")]
    Misfit(String),
    /// A settings file with entries that cannot be taken.
    #[error("{}", say::MISFIT_SETTINGS.fill([path, n]))]
    Misconfigured {
        /// Path of the file.
        path: String,
        /// How many.
        n: usize,
    },
    /// A file that is there already and was not to be replaced.
    #[error("{}", taken::EXISTS.fill([.0]))]
    Exists(String),
    /// A file that the library would take for a page.
    #[error("{}", taken::IN_LIBRARY.fill([.0]))]
    InLibrary(String),
    /// A file that could not be written.
    #[error("{}", taken::UNWRITTEN.fill([path, why]))]
    Unwritten {
        /// Its path.
        path: String,
        /// Why.
        why: String,
    },
    /// No window is open that could be told anything.
    #[error("{}", crate::tongue::reach::NO_WINDOW)]
    NoWindow,
    /// The platform has no place for an index.
    #[error("{}", say::NO_INDEX_PLACE)]
    NoHome,
    /// The index of a library cannot be used; why.
    #[error("{}", say::INDEX_UNUSABLE.fill([.0]))]
    Index(String),
    /// Marks could not be read or kept.
    #[error("{}", crate::tongue::marks::UNMARKED.fill([place, why]))]
    Unmarked {
        /// Where they are kept.
        place: String,
        /// Why.
        why: String,
    },
    /// The ids of several stories begin so; how many.
    #[error("{}", say::MANY_STORIES.fill([.1, .0]))]
    ManyStories(String, usize),
    /// No story has this id.
    #[error("{}", say::NO_STORY.fill([.0]))]
    NoStory(String),
    /// Standard input or output is not a terminal.
    #[error("{}", say::NO_TERMINAL)]
    NoTerminal,
    /// The terminal cannot place text.
    #[error("{}", say::DUMB_TERMINAL)]
    DumbTerminal,
    /// The terminal says that it has so many columns and rows, which nobody can draw.
    #[error("{}", say::HUGE_TERMINAL.fill([.0, .1]))]
    HugeTerminal(u16, u16),
    /// The terminal failed while in use.
    #[error("{}", say::TERMINAL_FAILED.fill([.0]))]
    Terminal(io::Error),
    /// The output could not be written.
    #[error("{}", say::OUTPUT_FAILED.fill([.0]))]
    Output(io::Error),
    /// Whoever read the output has gone away. Not worth a word.
    #[error("{}", say::OUTPUT_CLOSED)]
    Closed,
}

impl Error {
    /// What is wrong with an index.
    pub fn index(fault: Fault) -> Self {
        Self::Index(match fault {
            Fault::Missing => say::NOT_BUILT.to_string(),
            Fault::Damaged(what) => say::DAMAGED.fill([&what]),
            Fault::Outdated => say::OTHER_VERSION.to_string(),
            Fault::Busy => say::LOCKED.to_string(),
            Fault::Refused(error) => cause(&error),
        })
    }

    /// What happened and what the reader can do about it, on one line.
    pub fn told(&self) -> String {
        format!("{self}{STOP}{}", self.hint())
    }

    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        let hint = match self {
            // Who typed the command is told of its own help instead.
            Self::Usage(_) | Self::Missing(_) => say::DO_PATH,
            Self::Unreadable { .. } => say::DO_UNREADABLE,
            Self::Uncorrected { .. } => say::DO_WRITABLE,
            Self::Unmarked { .. } => crate::tongue::marks::UNMARKED_HINT,
            Self::Misfit(_) => say::DO_OTHER_LINE,
            Self::Misconfigured { .. } => say::DO_DEFAULTS,
            Self::Exists(_) => taken::DO_FORCE,
            Self::InLibrary(_) => taken::DO_OUTSIDE,
            Self::Unwritten { .. } => taken::DO_FOLDER,
            Self::NoHome => say::DO_HOME,
            Self::NoWindow => crate::tongue::reach::DO_OPEN,
            Self::Index(_) => say::DO_REBUILD,
            Self::NoStory(_) => say::DO_IDS,
            Self::ManyStories(..) => say::DO_MORE,
            Self::NoTerminal => say::DO_TERMINAL,
            Self::DumbTerminal => say::DO_TERM,
            Self::HugeTerminal(..) => say::DO_SIZE,
            Self::Terminal(_) => say::DO_RESET,
            Self::Output(_) => say::DO_SPACE,
            Self::Closed => return "",
        };
        hint.get()
    }
}

/// The cause of an input or output error in our words, where it is a common one.
pub fn cause(error: &io::Error) -> String {
    let cause = match error.kind() {
        io::ErrorKind::NotFound => say::NO_FILE,
        io::ErrorKind::PermissionDenied => say::NO_PERMISSION,
        io::ErrorKind::IsADirectory => say::IS_FOLDER,
        io::ErrorKind::StorageFull => say::DISK_FULL,
        io::ErrorKind::QuotaExceeded => say::QUOTA_FULL,
        io::ErrorKind::ReadOnlyFilesystem => say::READ_ONLY,
        io::ErrorKind::FileTooLarge => say::FILE_TOO_BIG,
        _ => return error.to_string(),
    };
    cause.to_string()
}
