//! The box a query is typed in. Knows text and a caret, not what the text means.

use crate::text::{cells, clusters, is_hidden};
use std::ops::Range;

/// A line of text with a caret in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// Byte offset, on a cluster's border.
    caret: usize,
}

impl Prompt {
    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Cells between the beginning of the text and the caret.
    pub fn caret(&self) -> usize {
        cells(self.before())
    }

    /// Text before the caret.
    pub fn before(&self) -> &str {
        self.text.get(..self.caret).unwrap_or_default()
    }

    /// Puts text at the caret. Line ends become spaces; what must not be shown is left out.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .filter(|&c| !is_hidden(c))
            .collect();
        self.text.insert_str(self.caret, &clean);
        self.caret += clean.len();
    }

    /// Puts another text in the place of a part, the caret behind it.
    pub fn replace(&mut self, part: Range<usize>, text: &str) {
        if self.text.get(part.clone()).is_some() {
            self.text.replace_range(part.clone(), "");
            self.caret = part.start;
            self.insert(text);
        }
    }

    /// Empties the box.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Moves the caret one character to the left.
    pub fn left(&mut self) {
        self.caret = clusters(self.before()).last().map_or(0, |c| c.start);
    }

    /// Moves the caret one character to the right.
    pub fn right(&mut self) {
        let next =
            self.text.get(self.caret..).and_then(|rest| clusters(rest).next()).map_or(0, |c| c.text.len());
        self.caret += next;
    }

    /// Moves the caret to the beginning.
    pub fn home(&mut self) {
        self.caret = 0;
    }

    /// Moves the caret to the end.
    pub fn end(&mut self) {
        self.caret = self.text.len();
    }

    /// Puts the caret on the character that stands so many cells behind a byte of the text, or at the end.
    pub fn go_to(&mut self, from: usize, at: usize) {
        let rest = self.text.get(from..).unwrap_or_default();
        let mut cells = 0;
        let here = clusters(rest).find(|cluster| {
            cells += cluster.cells;
            at < cells
        });
        self.caret = here.map_or(self.text.len(), |cluster| from + cluster.start);
    }

    /// Bytes left out at the beginning so that the caret is on view in so many cells.
    pub fn hidden(&self, room: usize) -> usize {
        let mut over = cells(self.before()).saturating_sub(room);
        let mut hidden = 0;
        for cluster in clusters(self.before()) {
            if over == 0 {
                break;
            }
            over = over.saturating_sub(cluster.cells);
            hidden = cluster.start + cluster.text.len();
        }
        hidden
    }

    /// Deletes the character before the caret.
    pub fn backspace(&mut self) {
        let end = self.caret;
        self.left();
        self.text.replace_range(self.caret..end, "");
    }

    /// Deletes the character after the caret.
    pub fn delete(&mut self) {
        let start = self.caret;
        self.right();
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Deletes back to the beginning of the word before the caret.
    pub fn delete_word(&mut self) {
        let word =
            self.before().trim_end().split_inclusive(char::is_whitespace).next_back().map_or(0, str::len);
        let start = self.before().trim_end().len() - word;
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Deletes everything before the caret.
    pub fn delete_before(&mut self) {
        self.text.replace_range(..self.caret, "");
        self.caret = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_goes_to_the_character_in_a_cell() {
        let mut prompt = Prompt::default();
        prompt.insert("千a万工程");
        let mut at = |from, cell| {
            prompt.go_to(from, cell);
            prompt.before().to_owned()
        };
        assert_eq!([0, 1, 2, 3, 4, 5].map(|cell| at(0, cell)), ["", "", "千", "千a", "千a", "千a万"]);
        assert_eq!(
            (at(4, 1), at(4, 2), at(0, 99)),
            ("千a".to_owned(), "千a万".to_owned(), "千a万工程".to_owned())
        );
        assert_eq!((prompt.hidden(9), prompt.hidden(4), prompt.hidden(6)), (0, 7, 4));
    }

    #[test]
    fn han_text_is_edited_by_characters() {
        let mut prompt = Prompt::default();
        prompt.insert("千万\n工\u{202E}程");
        assert_eq!((prompt.text(), prompt.caret()), ("千万 工程", 9));
        prompt.left();
        prompt.backspace();
        assert_eq!((prompt.text(), prompt.caret()), ("千万 程", 5));
        prompt.delete();
        prompt.delete_word();
        assert_eq!((prompt.text(), prompt.caret()), ("", 0));
        prompt.backspace();
        prompt.delete();
        assert_eq!(prompt, Prompt::default());
        prompt.insert("千万　工程 ");
        prompt.delete_word();
        assert_eq!(prompt.text(), "千万　", "a wide space parts words, too");
    }
}
