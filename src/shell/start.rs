//! What is opened first: the library one names, or the last one, and where one was in it. Knows no screen.

use super::error::Error;
use super::library::Library;
use super::out::visible;
use super::past::Shelf;
use super::{bookmarks, browse};
use crate::app::bookmark::Bookmark;
use crate::tongue::start as first;
use std::path::PathBuf;

/// What is opened first.
#[derive(Debug)]
pub struct Start {
    pub(super) library: Library,
    /// Where one was in it.
    pub(super) bookmark: Bookmark,
    /// What there is to say of it.
    pub(super) said: Option<String>,
}

impl Start {
    /// The library of some paths, or where there are none, the last one; where one was in it, unless one wants to start afresh.
    pub fn new(paths: &[PathBuf], fresh: bool) -> Result<Self, Error> {
        let kept = Shelf::at_home().map(|shelf| bookmarks::read(&shelf)).unwrap_or_default();
        let last = kept.last().map(|kept| kept.library.clone()).filter(|_| paths.is_empty() && !fresh);
        let (library, said) = match last {
            None => (browse::library(paths)?, None),
            Some(last) => browse::library(&last).map_or_else(
                |_| {
                    let name = last.first().map(|root| visible(&root.display().to_string()).into_owned());
                    (Library::Sample, name.map(|name| first::LIBRARY_GONE.fill([&name])))
                },
                |library| (library, None),
            ),
        };
        let found = bookmarks::find(&kept, &library);
        let bookmark =
            if fresh { Bookmark { has_searched: found.has_searched, ..Bookmark::default() } } else { found };
        Ok(Self { library, bookmark, said })
    }
}
