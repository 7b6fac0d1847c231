//! What the last row says: the keys that count now, from the table of commands, and a sentence if there is one to say. Knows no screen.

use super::App;
use super::areas::Pane;
use super::command::{Command, table};
use super::keymap::Meaning;
use crate::text::cells;
use std::borrow::Cow;

/// The first entries, and the way to the help, keep their places whatever there is to say.
const KEPT: usize = 3;
/// Beside the hint for newcomers so many keep theirs, for these are what newcomers need.
const FIRST: usize = 6;
/// Cells below which a sentence cut short tells nothing.
const WORTH: usize = 12;

/// A key and what it does.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The command.
    pub command: &'static Command,
    /// Its key as it is shown.
    pub key: String,
    /// The column at which it begins.
    pub column: usize,
}

/// Where the sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Behind the keys.
    Beside,
    /// Over the row above, cut where it ends.
    Above,
    /// Over as many rows as it needs.
    Over,
    /// It has no room.
    Nowhere,
}

/// The last row.
#[derive(Debug)]
pub struct Footer<'a> {
    /// The keys that have room.
    pub entries: Vec<Entry>,
    /// The column behind the last of them.
    pub end: usize,
    /// The sentence.
    pub sentence: Cow<'a, str>,
    /// Whether it is an answer to what was done, and not only a remark.
    pub is_message: bool,
    /// Where it stands.
    pub stand: Stand,
}

impl Entry {
    /// Its word.
    pub fn hint(&self) -> &'static str {
        self.command.hint.map_or("", |hint| hint.get())
    }

    /// Cells it takes.
    pub fn width(&self) -> usize {
        cells(&self.key) + 1 + cells(self.hint())
    }
}

impl App {
    /// Whether newcomers are told what to try: until they have searched, or do not want to hear it.
    fn is_hinting(&self) -> bool {
        let is_covered = self.is_answering() || self.cover().is_some();
        let has_more_to_say = self.message().is_some() || self.progress().is_some();
        let is_at_start = self.pane() == Pane::Results && !self.is_typing();
        !has_more_to_say && !is_covered && is_at_start && self.is_newcomer()
    }

    /// What the last row says in so many cells. An entry that has no room is left out as a whole; the way to the help never is.
    pub fn footer(&self, width: usize) -> Footer<'_> {
        let counts = |c: &&Command| c.hint.is_some() && (c.applies)(self);
        let of_scope = |scope| table().filter(move |c| c.scope == scope).filter(counts);
        let entry = |command| Entry { command, key: self.keymap().sign(command), column: 0 };
        let mut hints: Vec<Entry> = self.scopes().into_iter().flat_map(of_scope).map(entry).collect();
        // What has no key is not for the footer, and what a nearer scope takes, another one does not get, whether or not it applies there.
        let scopes = self.scopes();
        let does_it = |entry: &Entry| {
            let key = self.keymap().keys(entry.command).next()?;
            let Meaning::Command(command) = self.keymap().meaning(&scopes, key) else { return None };
            Some(command.name == entry.command.name)
        };
        hints.retain(|entry| does_it(entry) == Some(true));
        hints.sort_by_key(|entry| entry.command.name != "help");
        let is_hint = self.is_hinting();
        let kept_whole = if is_hint { FIRST } else { KEPT };
        let least: usize = hints.iter().take(kept_whole).map(|entry| entry.width() + 2).sum();
        let message = self.message().unwrap_or_default();
        // A message takes the place of entries; what is to say of the query only where the reader is typing it, and where nothing was
        // found the list of results says it.
        let sentence = match message {
            // What is asked has no say while a name is typed or another question chosen.
            "" if self.cover().is_some() || self.is_answering() => Cow::Borrowed(""),
            "" if self.progress().is_some() => self.progress().unwrap_or_default().into(),
            "" => self.remark(),
            message => message.into(),
        };
        let is_listed = self.areas().is_some_and(|areas| areas.results.is_some());
        let is_told = self.results().found().hits.is_empty() && is_listed;
        let is_message = !message.is_empty();
        let is_due = is_message || is_hint || self.progress().is_some() || self.is_typing() && !is_told;
        let fits = 1 + least + cells(&sentence) < width;
        let taken = if is_due && fits && !sentence.is_empty() { cells(&sentence) + 2 } else { 0 };
        let mut end = 1;
        let place = |entry: Entry| {
            let column = end;
            end += entry.width() + 2;
            Entry { column, ..entry }
        };
        let entries = kept(hints, width.saturating_sub(1 + taken)).into_iter().map(place).collect();
        let left = width.saturating_sub(end + 1);
        let stand = match (is_due, fits) {
            (true, false) if is_message => Stand::Over,
            (true, false) => Stand::Above,
            (true, true) => Stand::Beside,
            (false, _) if left >= WORTH && !is_told => Stand::Beside,
            (false, _) => Stand::Nowhere,
        };
        Footer { entries, end, sentence, is_message, stand }
    }
}

/// The entries that have room, the way to the help, which is given room first, as the last.
fn kept(hints: Vec<Entry>, room: usize) -> Vec<Entry> {
    let mut room = room;
    let mut kept: Vec<Entry> = Vec::new();
    for entry in hints {
        let Some(left) = room.checked_sub(entry.width() + 2) else { continue };
        room = left;
        kept.push(entry);
    }
    if kept.first().is_some_and(|entry| entry.command.name == "help") {
        kept.rotate_left(1);
    }
    kept
}
