//! The part of the text that is chosen: sentence by sentence, or from one place to another. Knows no keys and no mouse.
//!
//! Places are blocks and bytes of the story, not lines of the screen, so a passage survives any change of width and the way between the
//! mended text and its repairs. In the view of the source the blocks are the lines of the page.

use super::pieces::{Look, Piece};
use super::{Reader, View};
use crate::story::{Passage, Place};
use crate::text::sentence::sentences;
use crate::text::{clusters, is_blank};
use std::ops::Range;

/// What is chosen: all from one part to another, of which the second moves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection {
    fixed: Passage,
    moved: Passage,
}

impl Selection {
    fn whole(&self) -> Passage {
        self.fixed.with(&self.moved)
    }
}

impl Reader {
    /// The passage of the story that is chosen; of the page as transcribed there is none.
    pub fn passage(&self) -> Option<Passage> {
        let passage = self.selection.filter(|_| self.view != View::Source)?.whole();
        (passage.from < passage.to).then_some(passage)
    }

    /// Which part of a piece is chosen.
    pub fn chosen(&self, piece: usize) -> Option<Range<usize>> {
        let passage = self.selection?.whole();
        let here = self.pieces.get(piece).filter(|piece| is_text(piece))?;
        let block = self.pieces.iter().take(piece).filter(|piece| is_text(piece)).count();
        passage.within(block, here.text.len())
    }

    /// The words that are chosen, a line for each block; none if there are none.
    pub fn chosen_words(&self) -> Option<String> {
        let passage = self.selection?.whole();
        let words = self.texts().enumerate().filter_map(|(block, (_, piece))| {
            let words = piece.text.get(passage.within(block, piece.text.len())?)?;
            Some(words.trim_matches(is_blank))
        });
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        (!words.is_empty()).then(|| words.join("\n"))
    }

    /// The piece and byte where the part that moves begins.
    pub fn chosen_at(&self) -> Option<(usize, usize)> {
        let from = self.selection?.moved.from;
        self.texts().nth(from.block).map(|(piece, _)| (piece, from.byte))
    }

    /// Chooses a passage, and scrolls to it if need be.
    pub fn choose(&mut self, passage: Passage) {
        self.selection = Some(Selection { fixed: passage, moved: passage });
        self.reveal_chosen();
    }

    /// Chooses from where one began to a passage.
    pub fn choose_to(&mut self, passage: Passage) {
        let fixed = self.selection.map_or(passage, |selection| selection.fixed);
        self.selection = Some(Selection { fixed, moved: passage });
    }

    /// Chooses the next sentence, or the one before; stretching, all from the first one chosen to it. The first time it is the first
    /// sentence on view.
    pub fn step_sentence(&mut self, forward: bool, stretch: bool) {
        self.at_name = None;
        let all: Vec<Passage> = self.sentences().collect();
        let next = match self.selection.map(|selection| selection.moved) {
            None => self.first_on_view(&all),
            Some(here) if forward => all.iter().find(|next| next.from >= here.to),
            Some(here) => all.iter().rfind(|last| last.to <= here.from),
        };
        let Some(&next) = next else { return };
        if stretch {
            self.choose_to(next);
        } else {
            self.choose(next);
        }
        self.reveal_chosen();
    }

    /// Chooses nothing any more. Whether anything was chosen.
    pub fn leave_passage(&mut self) -> bool {
        self.selection.take().is_some()
    }

    /// The character under a cell of the pane, so many columns from the text's left edge; beside a line it is an empty passage at the
    /// line's end, and on a line that is no text at the end of the text above.
    pub fn character_at(&self, column: usize, row: usize) -> Option<Passage> {
        let line = self.lines.get((self.top + row).min(self.lines.len().checked_sub(1)?))?;
        let block = self.pieces.iter().take(line.piece).filter(|piece| is_text(piece)).count();
        let Some(piece) = self.pieces.get(line.piece).filter(|piece| is_text(piece)) else {
            let (_, above) = self.texts().nth(block.checked_sub(1)?)?;
            let end = Place { block: block - 1, byte: above.text.len() };
            return Some(Passage { from: end, to: end });
        };
        let place = |byte| Place { block, byte };
        let text = piece.text.get(line.range.clone())?;
        let mut left = line.indent;
        for cluster in clusters(text) {
            left += cluster.cells;
            if column < left && cluster.cells > 0 {
                let from = line.range.start + cluster.start;
                let is_before = column < line.indent;
                let to = if is_before { from } else { from + cluster.text.len() };
                return Some(Passage { from: place(from), to: place(to) });
            }
        }
        Some(Passage { from: place(line.range.end), to: place(line.range.end) })
    }

    /// Whether words stand in a block.
    pub fn holds(&self, block: usize, words: &str) -> bool {
        self.texts().nth(block).is_some_and(|(_, piece)| piece.text.contains(words))
    }

    /// Goes to the name at a place. Whether there is one.
    pub fn choose_name(&mut self, place: Place) -> bool {
        let Some((piece, _)) = self.texts().nth(place.block) else { return false };
        let is_here =
            |name: &crate::index::names::Name| name.text == piece && name.range.contains(&place.byte);
        self.at_name = self.names.iter().position(is_here).filter(|_| !self.hides_names);
        self.at_name.is_some()
    }

    /// The sentence a place is in.
    pub fn sentence_at(&self, place: Place) -> Option<Passage> {
        self.sentences().find(|sentence| sentence.from <= place && place < sentence.to)
    }

    /// All sentences, headings among them.
    fn sentences(&self) -> impl Iterator<Item = Passage> {
        self.texts().enumerate().flat_map(|(block, (_, piece))| {
            let place = move |byte| Place { block, byte };
            let passage =
                move |range: Range<usize>| Passage { from: place(range.start), to: place(range.end) };
            sentences(&piece.text).into_iter().map(passage)
        })
    }

    /// The first of some sentences that begins on view, or else the one on view.
    fn first_on_view<'a>(&self, all: &'a [Passage]) -> Option<&'a Passage> {
        let line = self.lines.get(self.top)?;
        let block = self.pieces.iter().take(line.piece).filter(|piece| is_text(piece)).count();
        let top = Place { block, byte: line.range.start };
        all.iter().find(|sentence| sentence.from >= top).or(all.last())
    }

    fn reveal_chosen(&mut self) {
        if let Some((piece, byte)) = self.chosen_at() {
            self.reveal(piece, byte);
        }
    }

    /// The pieces that are text, with their numbers.
    fn texts(&self) -> impl Iterator<Item = (usize, &Piece)> {
        self.pieces.iter().enumerate().filter(|(_, piece)| is_text(piece))
    }
}

/// Whether a piece is text of the story, or of the page.
fn is_text(piece: &Piece) -> bool {
    matches!(piece.look, Look::Block(_) | Look::Raw(_))
}
