//! What can go wrong between the program and the world: each error is a sentence and says what to do.

use crate::index::Fault;
use crate::tongue::take as say;
use std::io;

/// An error the reader is told about.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Arguments that make no sense; what is wrong with them.
    #[error("{0}")]
    Usage(String),
    /// A path that is not there.
    #[error("找不到文件或文件夹：{0}")]
    Missing(String),
    /// A file that cannot be used as a page.
    #[error("不能读 {path}：{why}")]
    Unreadable {
        /// Path as given.
        path: String,
        /// Why, in Chinese.
        why: String,
    },
    /// A correction by hand that could not be made.
    #[error("{page} 没有更正：{why}")]
    Uncorrected {
        /// Name of the page.
        page: String,
        /// Why.
        why: String,
    },
    /// A correction by hand that does not fit its page; which one of which page, and why.
    #[error("{0}")]
    Misfit(String),
    /// Settings that are wrong in so many places.
    #[error("{path} 有 {n} 处没有用上")]
    Misconfigured {
        /// Path of the file.
        path: String,
        /// How many.
        n: usize,
    },
    /// A file that is there already and was not to be replaced.
    #[error("{}", say::EXISTS.fill([.0]))]
    Exists(String),
    /// A file that the library would take for a page.
    #[error("{}", say::IN_LIBRARY.fill([.0]))]
    InLibrary(String),
    /// A file that could not be written.
    #[error("{}", say::UNWRITTEN.fill([path, why]))]
    Unwritten {
        /// Its path.
        path: String,
        /// Why.
        why: String,
    },
    /// The platform has no place for an index.
    #[error("找不到存放索引的地方")]
    NoHome,
    /// The index of a library cannot be used; why, in Chinese.
    #[error("稿库的索引用不了：{0}")]
    Index(String),
    /// Marks could not be read or kept.
    #[error("标记没有存下（{place}）：{why}")]
    Unmarked {
        /// Where they are kept.
        place: String,
        /// Why.
        why: String,
    },
    /// No story has this id.
    #[error("没有编号为 {0} 的稿件，或不止一篇以它开头")]
    NoStory(String),
    /// Standard input or output is not a terminal.
    #[error("这里没有终端，不能打开阅读器")]
    NoTerminal,
    /// The terminal cannot place text.
    #[error("终端类型是 dumb，不能打开阅读器")]
    DumbTerminal,
    /// The terminal failed while in use.
    #[error("终端出错：{0}")]
    Terminal(io::Error),
    /// The output could not be written.
    #[error("结果没有写完：{0}")]
    Output(io::Error),
    /// Whoever read the output has gone away. Not worth a word.
    #[error("输出已被关闭")]
    Closed,
}

impl Error {
    /// What is wrong with an index.
    pub fn index(fault: Fault) -> Self {
        Self::Index(match fault {
            Fault::Missing => "还没有建立".to_owned(),
            Fault::Damaged(what) => format!("已损坏（{what}）"),
            Fault::Outdated => "由另一个版本的程序建立".to_owned(),
            Fault::Busy => "另一个窗口正在写，请稍后再试".to_owned(),
            Fault::Refused(error) => cause(&error),
        })
    }

    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Usage(_) => "用法见 jianbao --help",
            Self::Missing(_) => "请检查路径；命令一览见 jianbao --help",
            Self::Unreadable { .. } => {
                "文件夹请用 jianbao check 或 search --library；单个文件请确认它是 4 MiB 以内的文本"
            }
            Self::Uncorrected { .. } => "更正写在版面文件旁边的 .corrections 里，请看那里能不能写",
            Self::Unmarked { .. } => "请看那里能不能读写，磁盘有没有满",
            Self::Misfit(_) => "没有写下来；请把光标移到别的行再试",
            Self::Misconfigured { .. } => "别的设置都已用上；默认设置见 jianbao config --print-default",
            Self::Exists(_) => say::DO_FORCE.get(),
            Self::InLibrary(_) => say::DO_OUTSIDE.get(),
            Self::Unwritten { .. } => say::DO_FOLDER.get(),
            Self::NoHome => "请设 HOME 或 XDG_DATA_HOME，写绝对路径",
            Self::Index(_) => "版面文件没有动过；可以用 jianbao index --rebuild 重新建立索引",
            Self::NoStory(_) => "编号见 jianbao search 或 parse 的结果；别的稿库请加 --library",
            Self::NoTerminal => "请在终端里运行；脚本请用 jianbao search、parse 或 show",
            Self::DumbTerminal => "请换一个终端，或设 TERM=xterm-256color；脚本请用 jianbao search",
            Self::Terminal(_) => "如果屏幕显示不正常，请运行 reset",
            Self::Output(_) => "请检查磁盘空间和输出位置",
            Self::Closed => "",
        }
    }
}

/// The cause of an input or output error in Chinese, where it is a common one.
pub fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "文件不存在".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        io::ErrorKind::IsADirectory => "这是文件夹".to_owned(),
        io::ErrorKind::StorageFull => "磁盘已满，请腾出空间".to_owned(),
        io::ErrorKind::QuotaExceeded => "磁盘配额已满，请腾出空间".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        io::ErrorKind::FileTooLarge => "文件超过系统允许的大小".to_owned(),
        _ => error.to_string(),
    }
}
