//! `jianbao libraries`: the libraries that were opened before.

use super::Stdout;
use crate::shell::archive::{Known, known};
use crate::shell::error::Error;
use crate::tongue::cli as say;
use serde::Serialize;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Serialize)]
struct Row {
    /// The folders and files that were opened.
    paths: Vec<PathBuf>,
    /// Stories there were when they were last counted.
    stories: Option<usize>,
    /// Bytes of the index.
    bytes: u64,
    /// When it was last opened, in seconds since 1970.
    opened: Option<u64>,
    /// Whether all of it is there now.
    there: bool,
}

/// Prints all libraries, those of late first.
pub(super) fn list(json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let rows: Vec<Row> = known().into_iter().map(Row::from).collect();
    for row in &rows {
        if json { out.json(row)? } else { out.line(&row.text())? }
    }
    if rows.is_empty() && !json {
        out.line(say::NO_LIBRARIES.get())?;
    }
    Ok(!rows.is_empty())
}

impl From<Known> for Row {
    fn from(known: Known) -> Self {
        let Known { roots, stories, bytes, opened, is_there } = known;
        Self { paths: roots, stories, bytes, opened, there: is_there }
    }
}

impl Row {
    fn text(&self) -> String {
        let paths: Vec<_> = self.paths.iter().map(|path| path.display().to_string()).collect();
        let stories = match self.stories {
            Some(stories) => say::SO_MANY_STORIES.fill([&stories]),
            None => say::STORIES_UNKNOWN.to_string(),
        };
        let opened = self.opened.map_or_else(|| say::NEVER_OPENED.to_string(), |then| ago(then, now()));
        let row = if self.there { say::LIBRARY_ROW } else { say::LIBRARY_ROW_AWAY };
        let megabytes = format!("{:.1}", self.bytes as f64 / 1e6);
        row.fill([&paths.join(" "), &stories, &megabytes, &opened])
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// How long ago it was, roughly.
fn ago(then: u64, now: u64) -> String {
    match now.saturating_sub(then) / 60 {
        0 => say::JUST_NOW.to_string(),
        minutes @ 1..60 => say::MINUTES_AGO.fill([&minutes]),
        minutes @ 60..1440 => say::HOURS_AGO.fill([&(minutes / 60)]),
        minutes => say::DAYS_AGO.fill([&(minutes / 1440)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_told_roughly() {
        for (seconds, told) in [(5, "刚才"), (120, "2 分钟前"), (7200, "2 小时前"), (864_000, "10 天前")]
        {
            assert_eq!(ago(1_000_000, 1_000_000 + seconds), told);
        }
        assert_eq!(ago(9, 5), "刚才", "a clock that was put back");
    }
}
