//! What is not read, and why, in words.

use crate::tongue::shell as say;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A file or folder that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its path below the library, or as given.
    pub path: String,
    /// Why.
    #[serde(flatten)]
    pub odd: Odd,
}

/// Why a file is not a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", content = "detail", rename_all = "snake_case")]
pub enum Odd {
    /// The system refused; its words.
    Unreadable(String),
    /// A pipe, a socket, a device.
    Irregular,
    /// A folder where a file was expected.
    Folder,
    /// A link to a folder; not followed, for links can run in circles.
    FolderLink,
    /// A link to a file that does not lie in the library.
    OutsideLink,
    /// Above [`super::LARGEST`]; its size in bytes, as far as it is known.
    TooBig(u64),
    /// A file of tags that is no layout.
    Foreign,
    /// Bytes that are a picture, a document or an archive; of which kind.
    NoText(String),
    /// A line that holds no page; why.
    NoRecord(String),
    /// Nothing to see in it.
    Blank,
    /// The same text as this page, which was read.
    SameAs(String),
    /// The program failed on it; what it said.
    Broken(String),
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Unreadable(why) => say::CANNOT_READ.fill([why]),
            Self::Irregular => say::NO_PLAIN_FILE.to_string(),
            Self::Folder => say::IS_FOLDER.to_string(),
            Self::FolderLink => say::LINK_TO_FOLDER.to_string(),
            Self::TooBig(bytes) => {
                say::TOO_BIG.fill([&format_args!("{:.1}", *bytes as f64 / f64::from(1 << 20))])
            }
            Self::OutsideLink => say::LINK_OUTSIDE.to_string(),
            Self::Foreign => say::NO_LAYOUT.to_string(),
            Self::NoText(kind) => say::OTHER_KIND.fill([kind]),
            Self::NoRecord(why) => why.clone(),
            Self::Blank => say::NO_TEXT.to_string(),
            Self::SameAs(other) => say::SAME_AS.fill([other]),
            Self::Broken(what) => say::PAGE_FAILED.fill([what]),
        })
    }
}
