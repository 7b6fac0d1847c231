//! How far the reading of a library is, in words. Does not know what is read.

use crate::tongue::shell as say;
use std::fmt;
use std::time::Duration;

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pages that were read.
    pub done: usize,
    /// Pages that are to be read, where one knows it before: how many a file of many has is known when it was read.
    pub all: Option<usize>,
    /// Stories found in them.
    pub stories: usize,
    /// Bytes of the files that were read, of so many that are to be read.
    pub bytes: (u64, u64),
    /// Time since the beginning.
    pub spent: Duration,
}

/// How far it is, how fast, and how much time is left: `已读 640/1000 版，5120 篇，每秒 320 版，还要 2 秒`.
impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, all, stories, bytes: (read, whole), spent } = self;
        let seconds = spent.as_secs_f64().max(0.001);
        let (rate, percent) =
            (*done as f64 / seconds, (read * 100).checked_div(*whole).unwrap_or(100).min(100));
        let said = match all {
            Some(all) => say::READING.fill([done, all, stories, &format_args!("{rate:.0}")]),
            None => say::READING_SHARE.fill([done, &percent, stories, &format_args!("{rate:.0}")]),
        };
        // Pages differ in length, and a file may hold a hundred thousand of them, so time is told by bytes.
        let left = whole.saturating_sub(*read) as f64 * seconds / (*read).max(1) as f64;
        match left.ceil() as u64 {
            0 => f.write_str(&said),
            left @ ..120 => f.write_str(&say::READING_SECONDS.fill([&said, &left])),
            left => f.write_str(&say::READING_MINUTES.fill([&said, &left.div_ceil(60)])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_told_by_bytes() {
        let progress = |done, all, bytes| {
            let spent = Duration::from_secs(10);
            Progress { done, all, stories: 8 * done, bytes, spent }.to_string()
        };
        // One long page of a hundred short ones takes half of the time.
        assert_eq!(progress(1, Some(100), (50, 100)), "已读 1/100 版，8 篇，每秒 0 版，还要 10 秒");
        assert_eq!(progress(4000, None, (10, 1000)), "已读 4000 版（1%），32000 篇，每秒 400 版，还要 17 分");
        assert_eq!(progress(7, Some(7), (9, 9)), "已读 7/7 版，56 篇，每秒 1 版");
        assert_eq!(progress(0, None, (0, 0)), "已读 0 版（100%），0 篇，每秒 0 版");
    }
}
