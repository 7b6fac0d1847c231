//! Every place where the query's words stand, one line each across the stories: which are on view, which is chosen. Knows no stories.

use super::scroll::first_on_view;
use crate::index::Mention;

/// At most so many mentions are listed.
pub const MOST: usize = 1000;
/// Characters asked for on either side of the words.
pub const AROUND: usize = 60;

/// The list and the place in it.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    all: Vec<Mention>,
    cursor: usize,
    top: usize,
    height: usize,
}

impl Mentions {
    /// Takes a new list; one stays at about the same place if `keep` says so.
    pub fn show(&mut self, all: Vec<Mention>, keep: bool) {
        self.all = all;
        self.move_to(if keep { self.cursor } else { 0 });
    }

    /// Takes the stories' numbers in a newer corpus; what is said in a story that is gone is gone with it.
    pub fn renumber(&mut self, number: impl Fn(usize) -> Option<usize>) {
        self.all.retain_mut(|mention| number(mention.story).map(|new| mention.story = new).is_some());
        self.move_to(self.cursor);
    }

    /// All mentions.
    pub fn all(&self) -> &[Mention] {
        &self.all
    }

    /// The chosen one.
    pub fn mention(&self) -> Option<&Mention> {
        self.all.get(self.cursor)
    }

    /// Its place in the list, from 0.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The mentions on view, with their places.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.all.iter().enumerate().skip(self.top).take(self.height)
    }

    /// Rows on view.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// Takes the pane's height.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.move_to(self.cursor);
    }

    /// Moves by so many mentions.
    pub fn step(&mut self, by: isize) {
        self.move_to(self.cursor.saturating_add_signed(by));
    }

    /// Moves to a place in the list and keeps it on view.
    pub fn move_to(&mut self, place: usize) {
        self.cursor = place.min(self.all.len().saturating_sub(1));
        self.top = first_on_view(self.top, self.cursor, self.all.len(), self.height);
    }
}
