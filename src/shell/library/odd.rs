//! What is not read, and why, in words.

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
        match self {
            Self::Unreadable(why) => write!(f, "不能读：{why}"),
            Self::Irregular => f.write_str("不是普通文件（管道、套接字或设备）"),
            Self::Folder => f.write_str("这是文件夹"),
            Self::FolderLink => f.write_str("指向文件夹的链接，未跟随"),
            Self::TooBig(bytes) => {
                write!(f, "太大：{:.1} MiB，一版上限 4 MiB", *bytes as f64 / f64::from(1 << 20))
            }
            Self::OutsideLink => f.write_str("指向稿库以外的链接，未跟随"),
            Self::Foreign => f.write_str("不是 ALTO、PAGE 或 hOCR 的网页或 XML"),
            Self::NoRecord(why) => f.write_str(why),
            Self::Blank => f.write_str("没有文字"),
            Self::SameAs(other) => write!(f, "与 {other} 完全相同，只收一份"),
            Self::Broken(what) => write!(f, "程序处理这一版时出错：{what}"),
        }
    }
}
