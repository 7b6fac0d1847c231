//! What the list says where nothing was found: why, and what to do. Knows how it is broken into lines, not how they look.

use super::App;
use crate::text::wrap::wrap;
use crate::tongue::punctuation::STOP;
use crate::tongue::ui as say;

/// A line of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Whether it matters less than others.
    pub is_faint: bool,
}

impl App {
    /// The lines in a pane of so many cells and rows; below them the queries stand that would find something. Not to be said while one waits for an answer.
    pub fn nothing(&self, width: usize, height: usize) -> Vec<Line> {
        let (found, query) = (self.results().found(), self.answered());
        let is_free = self.filters().clauses().is_empty();
        let [escape, up, down, take] =
            ["escape", "up", "down", "accept"].map(|name| self.keymap().key_of(name));
        let choose = format!("{up}{down}");
        let (first, then) = match (query.text.is_empty(), is_free) {
            (true, true) => (say::EMPTY_LIBRARY, String::new()),
            (false, true) if found.offers.is_empty() => (say::NOTHING_FOUND, say::TYPE_LESS.fill([&escape])),
            (false, true) => (say::NOTHING_FOUND, say::TRY_OFFERS.fill([&choose, &take])),
            (_, false) => (say::NOTHING_IN_FILTERS, say::TRY_WITHOUT.fill([&up, &choose, &take])),
        };
        // Where there is nothing to be found other words find nothing either.
        let then = if self.corpus().is_empty() { String::new() } else { then };
        // What is to blame says that nothing was found, unless it is the filters.
        let first = match (found.blame.as_str(), is_free) {
            // Where nothing has been read yet, that is why.
            _ if self.corpus().is_empty() && self.progress().is_some() => say::READING_LIBRARY.to_string(),
            _ if self.barren().is_some() => self.barren().unwrap_or_default(),
            ("", _) => first.to_string(),
            (blame, true) => blame.to_owned(),
            (blame, false) => format!("{first}{STOP}{blame}"),
        };
        let asked = found.explained.strip_suffix(&found.blame).unwrap_or_default();
        let asked = asked.trim_end_matches(STOP.get());
        let is_told = self.corpus().is_empty() || query.text.is_empty() || found.blame.ends_with(asked);
        let most = if self.barren().is_some() { height } else { 3 };
        let mut lines = broken(&first, width, most, false);
        lines.extend(broken(if is_told { "" } else { asked }, width, 2, true));
        lines.extend(broken(&then, width, 1, true));
        lines
    }
}

/// A sentence in at most so many lines; the last has all that is left.
fn broken(said: &str, width: usize, most: usize, is_faint: bool) -> Vec<Line> {
    let lines = wrap(said, width.saturating_sub(4), 0);
    let n = lines.len().min(most);
    let line = |(at, line): (usize, std::ops::Range<usize>)| {
        let end = if at + 1 == n { said.len() } else { line.end };
        Line { text: said.get(line.start..end).unwrap_or_default().trim_end().to_owned(), is_faint }
    };
    lines.into_iter().take(n).enumerate().map(line).collect()
}
