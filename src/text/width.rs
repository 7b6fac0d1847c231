//! How wide a character stands in this terminal. Knows no text longer than one character.
//!
//! Unicode leaves the width of some characters open (Unicode Standard Annex 11, class A): quotation marks, dashes, dots, lines, figures. One
//! terminal sets them in one cell, another in two, and a newspaper page is full of them. So the terminal is asked how it sets a
//! sample of each kind (`shell::term`), and everything that is laid out asks here.
//!
//! The answer holds for the whole process, as the terminal does: it is the one thing about the world that every width depends on, and it is
//! set before anything is laid out, or everything is laid out anew.

use super::is_hidden;
use std::sync::atomic::{AtomicU8, Ordering};
use unicode_width::UnicodeWidthChar;

/// Characters of open width that a terminal treats alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// “ ” ‘ ’
    Quotes,
    /// — and its kin.
    Dashes,
    /// … · •
    Dots,
    /// ■ ① → × and all others.
    Figures,
    /// │ ─ and the blocks.
    Lines,
}

/// The kinds whose characters stand in two cells, and whether lines may be drawn at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widths(u8);

/// In force, as the bits of [`Widths`].
static NOW: AtomicU8 = AtomicU8::new(0);
/// The bit that says that lines are drawn with `-` and `|`.
const ASCII: u8 = 1 << 7;

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Quotes, Self::Dashes, Self::Dots, Self::Figures, Self::Lines];

    /// A character of the kind, by which a terminal may be judged.
    pub fn sample(self) -> char {
        match self {
            Self::Quotes => '“',
            Self::Dashes => '—',
            Self::Dots => '…',
            Self::Figures => '■',
            Self::Lines => '│',
        }
    }

    /// The kind of a character of open width.
    fn of(c: char) -> Self {
        match c {
            '\u{2018}'..='\u{201F}' => Self::Quotes,
            '\u{2010}'..='\u{2016}' => Self::Dashes,
            '\u{B7}' | '\u{2022}'..='\u{2027}' => Self::Dots,
            '\u{2500}'..='\u{259F}' => Self::Lines,
            _ => Self::Figures,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Widths {
    /// All in two cells, as terminals set for East Asian text do.
    pub fn wide() -> Self {
        Kind::ALL.into_iter().fold(Self::default(), Self::with)
    }

    /// The same, with characters of a kind in two cells.
    #[must_use]
    pub fn with(self, kind: Kind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// The same, with lines drawn in ASCII.
    #[must_use]
    pub fn in_ascii(self) -> Self {
        Self(self.0 | ASCII)
    }

    /// From now on everything is as wide as this.
    pub fn set(self) {
        NOW.store(self.0, Ordering::Relaxed);
    }

    /// What is in force.
    pub fn now() -> Self {
        Self(NOW.load(Ordering::Relaxed))
    }

    /// Whether lines and blocks can be drawn: not where they take two cells, which would tear them apart.
    pub fn draw_lines(self) -> bool {
        self.0 & (ASCII | Kind::Lines.bit()) == 0
    }

    fn cells_of(self, c: char) -> usize {
        match c {
            // Half-width voicing marks combine in theory; terminals give each a cell of its own.
            ' '..='~' | '\u{FF9E}' | '\u{FF9F}' => 1,
            _ if is_hidden(c) => 0,
            _ => {
                let narrow = c.width().unwrap_or(0);
                let is_open = self.0 & !ASCII != 0 && narrow == 1 && c.width_cjk() == Some(2);
                if is_open && self.0 & Kind::of(c).bit() != 0 { 2 } else { narrow }
            }
        }
    }
}

/// Terminal cells of one character (0, 1 or 2). The only width function of the program.
pub fn cells_of(c: char) -> usize {
    Widths::now().cells_of(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_as_wide_as_its_sample() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.sample()), kind);
            let (narrow, wide) = (Widths::default(), Widths::default().with(kind));
            assert_eq!((narrow.cells_of(kind.sample()), wide.cells_of(kind.sample())), (1, 2));
            for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
                assert_eq!(wide.cells_of(other.sample()), 1, "{other:?} beside {kind:?}");
            }
        }
    }

    #[test]
    fn only_what_unicode_leaves_open_changes() {
        for c in '\0'..=char::MAX {
            let (narrow, wide) = (Widths::default().cells_of(c), Widths::wide().cells_of(c));
            let is_open = c.width() == Some(1) && c.width_cjk() == Some(2) && !is_hidden(c);
            assert_eq!(wide, if is_open { 2 } else { narrow }, "{c:?}");
        }
        assert!(Widths::default().draw_lines() && !Widths::wide().draw_lines());
        assert!(!Widths::default().in_ascii().draw_lines());
    }
}
