//! Where one was in each library, kept through restarts: `bookmarks.txt` in the platform's data folder, a line of JSON for each library,
//! the latest last. It may be read, edited and deleted by hand.
//!
//! Of two windows the one that writes last is remembered; a line that cannot be read is none.

use super::library::Library;
use super::past::Shelf;
use crate::app::bookmark::Bookmark;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;

/// So many libraries are remembered.
const MOST: usize = 100;

/// A line: a library, and where one was in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its folders and files; none for the sample pages.
    pub library: Vec<PathBuf>,
    /// Where one was.
    #[serde(flatten)]
    pub bookmark: Bookmark,
}

impl Kept {
    /// Where one is in a library; none in what came from standard input and does not come again.
    pub fn of(library: &Library, bookmark: Bookmark) -> Option<Self> {
        roots(library).map(|library| Self { library, bookmark })
    }
}

/// What names a library from one start to the next.
pub fn roots(library: &Library) -> Option<Vec<PathBuf>> {
    match library {
        Library::Sample => Some(Vec::new()),
        Library::Stream(_) => None,
        Library::Paths(paths) => {
            let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
            Some(paths.iter().map(whole).collect())
        }
    }
}

/// All that is kept, the latest library last.
pub fn read(shelf: &Shelf) -> Vec<Kept> {
    shelf.bookmarks().iter().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Where one was in a library. Whoever has searched in any of them is no newcomer, and what was run last in any of them was run lately.
pub fn find(kept: &[Kept], library: &Library) -> Bookmark {
    let roots = roots(library);
    let of = kept.iter().rev().find(|kept| Some(&kept.library) == roots.as_ref());
    let has_searched = kept.iter().any(|kept| kept.bookmark.has_searched);
    let lately = kept.last().map(|kept| kept.bookmark.lately.clone()).unwrap_or_default();
    Bookmark { lately, has_searched, ..of.map(|kept| kept.bookmark.clone()).unwrap_or_default() }
}

/// Keeps where one is, in the place of what was kept of the same library.
pub fn keep(shelf: &Shelf, kept: &Kept) -> io::Result<()> {
    let line = serde_json::to_string(kept).map_err(io::Error::other)?;
    shelf.change_bookmarks(|lines| {
        lines.retain(|line| {
            let other = serde_json::from_str::<Kept>(line).ok();
            other.is_none_or(|other| other.library != kept.library)
        });
        lines.push(line);
        let over = lines.len().saturating_sub(MOST);
        // The heading, and whatever else somebody wrote at the top, stays.
        let first = lines.iter().position(|line| !line.starts_with('#')).unwrap_or(0);
        lines.drain(first..(first + over).min(lines.len()));
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::past::tests::shelf;

    #[test]
    fn each_library_has_its_own_place_and_the_last_one_stands_last() {
        let shelf = shelf("bookmarks");
        let here = |library: &str, query: &str| Kept {
            library: vec![PathBuf::from(library)],
            bookmark: Bookmark {
                query: query.to_owned(),
                has_searched: query == "丙",
                lately: vec![query.to_owned()],
                ..Bookmark::default()
            },
        };
        for kept in [here("/报", "甲"), here("/刊", "乙"), here("/报", "丙")] {
            keep(&shelf, &kept).unwrap();
        }
        let kept = read(&shelf);
        assert_eq!(kept, [here("/刊", "乙"), here("/报", "丙")]);
        let found = find(&kept, &Library::Paths(vec![PathBuf::from("/刊")]));
        assert_eq!((found.query.as_str(), found.has_searched), ("乙", true));
        assert_eq!(found.lately, ["丙"], "in whichever library");
        assert_eq!(find(&kept, &Library::Sample).query, "");
        for n in 0..2 * MOST {
            keep(&shelf, &here(&format!("/{n}"), "")).unwrap();
        }
        assert!(read(&shelf).len() <= MOST);
    }

    #[test]
    fn of_two_windows_the_last_one_is_remembered_and_nothing_is_torn() {
        let shelf = shelf("windows");
        let here = |query: String| Kept {
            library: vec![PathBuf::from("/报")],
            bookmark: Bookmark { query, headline: "长".repeat(900), ..Bookmark::default() },
        };
        let other = Kept {
            library: vec![PathBuf::from("/刊")],
            bookmark: Bookmark { listed: 7, ..Bookmark::default() },
        };
        keep(&shelf, &other).unwrap();
        let window = |name: &'static str| {
            let shelf = shelf.clone();
            std::thread::spawn(move || {
                for n in 0..20 {
                    keep(&shelf, &here(format!("{name}{n}"))).unwrap();
                    // Whoever starts meanwhile reads whole lines.
                    assert_eq!(read(&shelf).len(), 2);
                }
            })
        };
        let windows = ["甲", "乙"].map(window);
        for window in windows {
            window.join().unwrap();
        }
        for last in ["甲", "乙"] {
            keep(&shelf, &here(last.to_owned())).unwrap();
            assert_eq!(read(&shelf), [other.clone(), here(last.to_owned())]);
        }
        // One was killed while it wrote: what it wrote aside is nobody's, and is written over.
        std::fs::write(shelf.folder().join("bookmarks.txt.new"), "{\"library\":[\"/报").unwrap();
        assert_eq!(read(&shelf), [other.clone(), here("乙".to_owned())]);
        keep(&shelf, &here("丙".to_owned())).unwrap();
        assert_eq!(read(&shelf), [other.clone(), here("丙".to_owned())]);
        // A line cut off by hand or by a full disk is none, and does no harm to the others.
        let file = shelf.folder().join("bookmarks.txt");
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.trim_end().strip_suffix('}').unwrap()).unwrap();
        assert_eq!(read(&shelf), [other]);
        std::fs::remove_dir_all(shelf.folder()).unwrap();
    }

    #[test]
    fn what_an_older_or_a_newer_program_wrote_is_read_as_far_as_it_goes() {
        let kept: Kept = serde_json::from_str(r#"{"library":[],"query":"甲","later":1}"#).unwrap();
        assert_eq!((kept.bookmark.query.as_str(), kept.bookmark.measure), ("甲", 0));
    }
}
