//! What the reader opens first: which library, and where one was in it. Opens nothing.

use crate::app::bookmark::Bookmark;
use crate::app::opening::Title;
use crate::shell::error::Error;
use crate::shell::library::Library;
use crate::shell::out::visible;
use crate::shell::past::Shelf;
use crate::shell::{bookmarks, browse, sample};
use crate::tongue::start as say;
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
                    (Library::Sample, name.map(|name| say::LIBRARY_GONE.fill([&name])))
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

/// What a library is called: the last name of its first path.
pub(super) fn title(library: &Library) -> Title {
    match library {
        Library::Sample => Title::Sample(sample::PAGES.len()),
        Library::Stream(_) => Title::Named(say::STREAM.to_string()),
        Library::Paths(paths) => {
            let Some(path) = paths.first() else { return Title::Unnamed };
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            let name =
                whole.file_name().map_or(whole.display().to_string(), |name| name.display().to_string());
            let name = visible(&name).into_owned();
            Title::Named(if paths.len() > 1 { say::AND_MORE.fill([&name, &paths.len()]) } else { name })
        }
    }
}
