//! `jianbao libraries`: the libraries that were opened before.

use super::{Stdout, megabytes};
use crate::shell::archive::{Known, known, told_opened};
use crate::shell::error::Error;
use crate::tongue::cli as say;
use serde::Serialize;
use std::path::PathBuf;

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

/// Prints all libraries, the latest first.
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
        let opened = told_opened(self.opened);
        let row = if self.there { say::LIBRARY_ROW } else { say::LIBRARY_ROW_AWAY };
        row.fill([&paths.join(" "), &stories, &megabytes(self.bytes), &opened])
    }
}
