//! The opened story: its lines, what is marked in them, what is on view. Knows no list and no search.

pub mod mends;
pub mod notes;
mod passage;
pub mod pieces;
mod seams;
pub mod targets;

use super::trail::Anchor;
use crate::corpus::Opened;
use crate::index::Relation;
use crate::index::names::{Name, names};
use crate::marks::Slip;
use crate::story::{RepairKind, Story};
use passage::Selection;
use pieces::{Line, Look, Mark, Piece};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

/// Which text of the story is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// As mended.
    #[default]
    Clean,
    /// As mended, and below each paragraph how.
    Repairs,
    /// The page as transcribed.
    Source,
}

/// State of the reader.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    opened: Option<Opened>,
    relations: Vec<Relation>,
    view: View,
    pieces: Vec<Piece>,
    lines: Vec<Line>,
    top: usize,
    /// Lines that were missing below when one came back to a place; the related stories, which come later, may bring them.
    owed: usize,
    width: usize,
    height: usize,
    /// Where `n` leads, piece and place: to the matches of the query, in the view of the repairs to these.
    goals: Vec<(usize, Range<usize>)>,
    /// At which of them one is.
    at: Option<usize>,
    /// Words that prove a relation.
    quotes: Vec<String>,
    /// Where each name of the story stands first, by piece, and at which of them one is.
    names: Vec<Name>,
    at_name: Option<usize>,
    /// Whether names are left unmarked.
    hides_names: bool,
    /// The reader's marks on the story, and whether the notes are folded.
    slip: Slip,
    folds_notes: bool,
    /// The part of the text that is chosen.
    selection: Option<Selection>,
}

/// A pane of fewer rows than this has none to spare above a headline.
const LOW: usize = 12;

/// Finds the parts to mark in each of some texts that follow each other.
pub type Marker<'a> = &'a dyn Fn(&[&str]) -> Vec<Vec<Range<usize>>>;

impl Reader {
    /// The opened story with its page.
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// The opened story.
    pub fn story(&self) -> Option<&Story> {
        self.opened.as_ref().and_then(Opened::story)
    }

    /// Which text is shown.
    pub fn view(&self) -> View {
        self.view
    }

    /// The pieces of the text.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The lines on view.
    pub fn visible(&self) -> &[Line] {
        let end = (self.top + self.height).min(self.lines.len());
        self.lines.get(self.top..end).unwrap_or_default()
    }

    /// How far one has read: lines up to the bottom of the pane, and all lines.
    pub fn progress(&self) -> (usize, usize) {
        ((self.top + self.height).min(self.lines.len()), self.lines.len())
    }

    /// The match, or in the view of the repairs the repair, one is at, from 1, and how many there are.
    pub fn goals(&self) -> (Option<usize>, usize) {
        (self.at.map(|at| at + 1), self.goals.len())
    }

    /// The piece and place of the match or repair one is at.
    pub fn goal(&self) -> Option<&(usize, Range<usize>)> {
        self.at.and_then(|at| self.goals.get(at))
    }

    /// How often the story on view was mended in each way, and how many of the repairs are doubtful.
    pub fn repairs(&self) -> (Vec<(RepairKind, usize)>, usize) {
        let mends = || {
            self.pieces.iter().filter_map(|piece| match piece.look {
                Look::Mend { kind, doubtful } => Some((kind, doubtful)),
                _ => None,
            })
        };
        let count = |kind| (kind, mends().filter(|mend| mend.0 == kind).count());
        let counts = mends::KINDS.into_iter().map(count).filter(|(_, n)| *n > 0).collect();
        (counts, mends().filter(|mend| mend.1).count())
    }

    /// Shows a story from the beginning, or from the first of the quoted words.
    pub fn open(&mut self, opened: Opened, quotes: Vec<String>, marker: Marker<'_>) {
        let id = |opened: &Opened| opened.story().map(|story| story.id.clone());
        let is_same = self.opened.as_ref().and_then(id) == id(&opened);
        if self.view == View::Source && !is_same {
            self.view = View::Clean;
        }
        if !is_same {
            (self.selection, self.at, self.at_name) = (None, None, None);
        }
        self.opened = Some(opened);
        self.relations.clear();
        self.quotes = quotes;
        self.top = 0;
        self.build(marker);
        self.go_to_quote();
    }

    /// Empties the reader.
    pub fn close(&mut self) {
        let (hides_names, folds_notes) = (self.hides_names, self.folds_notes);
        let (view, width, height) = (self.view, self.width, self.height);
        *self = Self { view, width, height, hides_names, folds_notes, ..Self::default() };
    }

    /// Takes the related stories of the story on view.
    pub fn relate(&mut self, relations: Vec<Relation>, marker: Marker<'_>) {
        self.relations = relations;
        self.rebuild(marker);
    }

    /// Takes the marks of the story that is opened next.
    pub fn lay(&mut self, slip: Slip) {
        self.slip = slip;
    }

    /// Takes the marks of the story on view; one stays at the same place.
    pub fn note(&mut self, slip: Slip, marker: Marker<'_>) {
        if slip != self.slip {
            let anchor = self.anchor();
            self.slip = slip;
            self.build(marker);
            self.go(anchor);
        }
    }

    /// Folds the notes away, or shows them again; says whether they are folded now.
    pub fn fold_notes(&mut self, marker: Marker<'_>) -> bool {
        self.folds_notes = !self.folds_notes;
        let anchor = self.anchor();
        self.build(marker);
        self.go(anchor);
        self.folds_notes
    }

    /// Marks other words of proof and goes to them.
    pub fn quote(&mut self, quotes: Vec<String>, marker: Marker<'_>) {
        self.quotes = quotes;
        self.rebuild(marker);
        self.go_to_quote();
    }

    /// Marks anew, after the query changed.
    pub fn remark(&mut self, marker: Marker<'_>) {
        self.at = None;
        self.rebuild(marker);
    }

    /// Shows the next of the three texts; one stays at about the same place.
    pub fn turn_view(&mut self, marker: Marker<'_>) {
        let was = self.view;
        self.view = match self.view {
            View::Clean => View::Repairs,
            View::Repairs => View::Source,
            View::Source => View::Clean,
        };
        if was == View::Source || self.view == View::Source {
            // A passage of the story is none of the page as transcribed, and its names are others.
            (self.selection, self.at_name) = (None, None);
        }
        let anchor = self.anchor();
        self.at = None;
        self.build(marker);
        match self.view {
            View::Repairs => self.go(anchor),
            View::Clean => self.top = 0,
            View::Source => {}
        }
    }

    /// Shows one of the three texts, from its beginning.
    pub fn turn_to(&mut self, view: View, marker: Marker<'_>) {
        (self.view, self.at) = (view, None);
        self.build(marker);
    }

    /// Takes the text's width and the pane's height, in cells.
    pub fn resize(&mut self, width: usize, height: usize) {
        let anchor = self.anchor();
        let is_set_anew = width != self.width || (height < LOW) != (self.height < LOW);
        (self.width, self.height) = (width, height);
        if is_set_anew {
            self.set();
            self.go(anchor);
        }
        let owed = self.owed;
        self.scroll_to(self.top);
        self.owed = owed;
    }

    /// Sets the lines anew, after characters turned out to have other widths.
    pub fn set_anew(&mut self) {
        let anchor = self.anchor();
        self.set();
        self.go(anchor);
    }

    /// Scrolls by so many lines.
    pub fn step(&mut self, by: isize) {
        self.scroll_to(self.top.saturating_add_signed(by));
    }

    /// Scrolls so that a line is the first on view, if there are enough lines below it.
    pub fn scroll_to(&mut self, line: usize) {
        self.top = line.min(self.lines.len().saturating_sub(self.height));
        self.owed = 0;
    }

    /// Lines that fill the pane.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// Whether the end is on view.
    pub fn at_end(&self) -> bool {
        self.top + self.height >= self.lines.len()
    }

    /// Goes to the next match or repair, or the one before. False if there is none.
    pub fn step_goal(&mut self, forward: bool) -> bool {
        let n = self.goals.len();
        if n == 0 {
            return false;
        }
        let on_view = self.visible().first().map_or(0, |line| {
            self.goals.iter().filter(|m| (m.0, m.1.start) < (line.piece, line.range.start)).count()
        });
        let next = match (self.at, forward) {
            (None, true) => on_view % n,
            (None, false) => (on_view + n - 1) % n,
            (Some(at), true) => (at + 1) % n,
            (Some(at), false) => (at + n - 1) % n,
        };
        self.at = Some(next);
        if let Some((piece, range)) = self.goals.get(next).cloned() {
            self.reveal(piece, range.start);
        }
        true
    }

    /// The name one is at, its text the piece it stands in.
    pub fn name(&self) -> Option<&Name> {
        self.at_name.and_then(|at| self.names.get(at))
    }

    /// The number of the name one is at, from 1, and how many there are.
    pub fn names(&self) -> (Option<usize>, usize) {
        (self.at_name.map(|at| at + 1), self.names.len())
    }

    /// Goes to the next name, or the one before; first to one that is on view.
    pub fn step_name(&mut self, forward: bool) {
        let n = self.names.len();
        if n == 0 {
            return;
        }
        let first = self.visible().first().map_or((0, 0), |line| (line.piece, line.range.start));
        let above = self.names.iter().filter(|name| (name.text, name.range.start) < first).count();
        let next = match (self.at_name, forward) {
            (None, true) => above % n,
            (None, false) => (above + n - 1) % n,
            (Some(at), true) => (at + 1) % n,
            (Some(at), false) => (at + n - 1) % n,
        };
        self.at_name = Some(next);
        if let Some((piece, byte)) = self.names.get(next).map(|name| (name.text, name.range.start)) {
            self.reveal(piece, byte);
        }
    }

    /// Leaves the names. Whether one was at one.
    pub fn leave_name(&mut self) -> bool {
        self.at_name.take().is_some()
    }

    /// Marks the names, or no longer; says whether they are marked now.
    pub fn turn_names(&mut self, marker: Marker<'_>) -> bool {
        self.hides_names = !self.hides_names;
        self.rebuild(marker);
        !self.hides_names
    }

    /// Goes to the match that begins at a byte of a block, so that `n` goes on from there.
    pub fn go_to_match(&mut self, block: usize, byte: usize) {
        let mut blocks =
            self.pieces.iter().enumerate().filter(|(_, piece)| matches!(piece.look, Look::Block(_)));
        let Some((piece, _)) = blocks.nth(block) else { return };
        self.at = self.goals.iter().position(|(n, range)| *n == piece && range.start == byte);
        self.reveal(piece, byte);
    }

    /// What stands at the top.
    pub fn anchor(&self) -> Anchor {
        // What stands above the first line does not matter to whoever is at the beginning.
        let Some(line) = self.lines.get(self.top).filter(|_| self.top > 0) else {
            return Anchor::default();
        };
        let own = |piece: &Piece| !piece.look.is_told();
        // Lines that tell of repairs do not count, so that the place is the same in the view without them.
        let before = self.pieces.iter().take(line.piece).filter(|piece| own(piece)).count();
        match self.pieces.get(line.piece).filter(|piece| !own(piece)) {
            Some(_) => {
                Anchor { piece: before.saturating_sub(1), byte: if before > 0 { usize::MAX } else { 0 } }
            }
            None => Anchor { piece: before, byte: line.range.start },
        }
    }

    /// Goes back to what stood at the top.
    pub fn go(&mut self, anchor: Anchor) {
        if anchor == Anchor::default() {
            return self.scroll_to(0);
        }
        let mut own = self.pieces.iter().enumerate().filter(|(_, piece)| !piece.look.is_told());
        let piece = own.nth(anchor.piece).map_or(self.pieces.len(), |(piece, _)| piece);
        let line = self.line_of(piece, anchor.byte);
        self.scroll_to(line);
        self.owed = line.saturating_sub(self.top);
    }

    fn line_of(&self, piece: usize, byte: usize) -> usize {
        let before = self.lines.partition_point(|line| (line.piece, line.range.start) <= (piece, byte));
        before.saturating_sub(1)
    }

    /// Scrolls, if need be, so that a place is on view with some lines above it.
    fn reveal(&mut self, piece: usize, byte: usize) {
        let line = self.line_of(piece, byte);
        if line < self.top || line >= self.top + self.height {
            self.scroll_to(line.saturating_sub(self.height / 3));
        }
    }

    fn go_to_quote(&mut self) {
        let quote = |(n, piece): (usize, &Piece)| {
            piece.marks.iter().find(|mark| mark.1 == Mark::Quote).map(|mark| (n, mark.0.start))
        };
        if let Some((piece, byte)) = self.pieces.iter().enumerate().find_map(quote) {
            self.reveal(piece, byte);
        }
    }

    fn rebuild(&mut self, marker: Marker<'_>) {
        let top = self.top + self.owed;
        self.build(marker);
        self.scroll_to(top);
        self.owed = top.saturating_sub(self.top);
    }

    /// Sets the story in type. One is then at its beginning, in the source too.
    fn build(&mut self, marker: Marker<'_>) {
        let Some(opened) = &self.opened else { return };
        let mut first = 0;
        self.pieces = match self.view {
            View::Clean => notes::put(pieces::clean(opened, &self.relations), &self.slip, self.folds_notes),
            View::Repairs => {
                let pieces = mends::tell(pieces::clean(opened, &self.relations), opened);
                notes::put(pieces, &self.slip, self.folds_notes)
            }
            View::Source => {
                let (pieces, begin) = pieces::raw(opened);
                first = begin;
                pieces
            }
        };
        self.goals.clear();
        let own = |piece: &Piece| matches!(piece.look, Look::Block(_) | Look::Raw(true));
        let texts: Vec<&str> = self.pieces.iter().filter(|p| own(p)).map(|p| p.text.as_str()).collect();
        let found = marker(&texts);
        self.names = opened.story().map(|story| first_names(names(story, &texts))).unwrap_or_default();
        let own_pieces = self.pieces.iter_mut().enumerate().filter(|(_, p)| own(p)).zip(found);
        for (text, ((n, piece), found)) in own_pieces.enumerate() {
            self.goals.extend(found.iter().map(|range| (n, range.clone())));
            let shown = self.names.iter().filter(|name| name.text == text && !self.hides_names);
            let named = shown.map(|name| name.range.clone()).collect();
            piece.marks = marks(&piece.text, found, &self.quotes, named, &piece.notes);
        }
        // From here on a name's text is the number of its piece.
        let numbers: Vec<usize> =
            self.pieces.iter().enumerate().filter(|(_, p)| own(p)).map(|(n, _)| n).collect();
        for name in &mut self.names {
            name.text = numbers.get(name.text).copied().unwrap_or(usize::MAX);
        }
        self.at_name = self.at_name.filter(|&at| at < self.names.len());
        if self.view == View::Repairs {
            let mends = self.pieces.iter().enumerate().filter(|(_, p)| matches!(p.look, Look::Mend { .. }));
            self.goals = mends.map(|(n, piece)| (n, 0..piece.text.len())).collect();
        }
        self.at = self.at.filter(|&at| at < self.goals.len());
        self.set();
        self.scroll_to(self.line_of(first, 0));
    }

    /// Makes lines of the pieces.
    fn set(&mut self) {
        self.lines = pieces::lines(&self.pieces, self.width);
        let look = |line: &Line| self.pieces.get(line.piece).map(|piece| piece.look);
        let above = self.lines.iter().take_while(|line| look(line) == Some(Look::Legend)).count();
        if self.height < LOW && self.lines.get(above).and_then(look) == Some(Look::Gap) {
            self.lines.remove(above);
        }
    }
}

/// Of each subject the first name.
fn first_names(names: Vec<Name>) -> Vec<Name> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(name.subject.clone())).collect()
}

/// Matches, quotes, names and passages with notes in order; each gives way to those named before it.
fn marks(
    text: &str,
    matches: Vec<Range<usize>>,
    quotes: &[String],
    names: Vec<Range<usize>>,
    noted: &[Range<usize>],
) -> Vec<(Range<usize>, Mark)> {
    let found = |quote: &String| -> Vec<Range<usize>> {
        text.match_indices(quote.as_str()).map(|(at, found)| at..at + found.len()).collect()
    };
    let mut quoted: Vec<Range<usize>> =
        quotes.iter().filter(|quote| !quote.is_empty()).flat_map(found).collect();
    quoted.sort_unstable_by_key(|range| (range.start, range.end));
    let mut marks: Vec<_> = matches.into_iter().map(|range| (range, Mark::Match)).collect();
    let quoted = quoted.into_iter().map(|range| (range, Mark::Quote));
    let names = names.into_iter().map(|range| (range, Mark::Name));
    let noted = noted.iter().map(|range| (range.clone(), Mark::Noted));
    for (range, mark) in quoted.chain(names).chain(noted) {
        let mut start = range.start;
        let mut free = Vec::new();
        for (other, _) in marks.iter().filter(|(other, _)| other.start < range.end && range.start < other.end)
        {
            if start < other.start {
                free.push((start..other.start, mark));
            }
            start = start.max(other.end);
        }
        if start < range.end {
            free.push((start..range.end, mark));
        }
        marks.append(&mut free);
        marks.sort_unstable_by_key(|(range, _)| range.start);
    }
    marks
}
