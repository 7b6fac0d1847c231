//! What lies over the panes, if anything does: a list or a text of its own. Knows not what stands in it.

use super::App;

/// What covers the panes and has their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// The list of commands, as a help or as a palette.
    Help,
    /// A text that is no page of the library.
    Leaf,
    /// What one may open.
    Opening,
    /// What was taken in.
    Report,
    /// Searches, saved and past.
    Recall,
    /// Everything that is marked.
    Marked,
}

impl App {
    /// What covers the panes now: the topmost, for one may be opened from another.
    pub fn cover(&self) -> Option<Cover> {
        let covers = [
            (self.help.is_some(), Cover::Help),
            (self.leaf.is_some(), Cover::Leaf),
            (self.opening.path().is_some(), Cover::Opening),
            (self.report.cursor().is_some(), Cover::Report),
            (self.recall.list().is_some(), Cover::Recall),
            (self.marked.list().is_some(), Cover::Marked),
        ];
        covers.into_iter().find_map(|(is_open, cover)| is_open.then_some(cover))
    }
}
