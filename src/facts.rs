//! Who, where, when and what: fills in the facts of a page and its stories. A pure function of the page and its hints.

use crate::story::Page;

/// What the world outside the page says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Path of the file below the library's folder, with `/` between its parts (`运城日报/2023-10-26/03.txt`).
    pub path: String,
}

/// Fills in paper, date and place of the page and the facts of each story.
pub fn know(_page: &mut Page, _hints: &Hints) {}
