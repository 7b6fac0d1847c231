//! What the reader opens first: which library, and where one was in it. Opens nothing.

use crate::app::bookmark::Bookmark;
use crate::shell::error::Error;
use crate::shell::library::Library;
use crate::shell::out::visible;
use crate::shell::past::Shelf;
use crate::shell::{bookmarks, browse};
use std::path::PathBuf;

/// What is opened first.
#[derive(Debug)]
pub struct Start {
    pub(super) library: Library,
    /// Where one was in it.
    pub(super) bookmark: Bookmark,
    /// The name of the last library, if that is not there any more.
    pub(super) gone: Option<String>,
}

impl Start {
    /// The library of some paths, or where there are none, the last one; where one was in it, unless one wants to start afresh.
    pub fn new(paths: &[PathBuf], fresh: bool) -> Result<Self, Error> {
        let kept = Shelf::at_home().map(|shelf| bookmarks::read(&shelf)).unwrap_or_default();
        let last = kept.last().map(|kept| kept.library.clone()).filter(|_| paths.is_empty() && !fresh);
        let (library, gone) = match last {
            None => (browse::library(paths)?, None),
            Some(last) => browse::library(&last).map_or_else(
                |_| {
                    let name = last.first().map(|root| visible(&root.display().to_string()).into_owned());
                    (Library::Sample, name)
                },
                |library| (library, None),
            ),
        };
        let found = bookmarks::find(&kept, &library);
        let bookmark = if fresh { found.afresh() } else { found };
        Ok(Self { library, bookmark, gone })
    }
}
