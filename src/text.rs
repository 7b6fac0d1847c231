//! Characters: what they are, how wide they stand, where a sentence ends. Knows no newspapers.

use unicode_width::UnicodeWidthChar;

pub mod decode;
pub mod fold;
pub mod pinyin;
pub mod wrap;

/// Whether a character is a Chinese ideograph (the unified blocks, their extensions, compatibility forms and 〇).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Whether a character is blank: white space, a byte order mark or a zero-width space. Blank characters belong to no story.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// Terminal cells of one character (0, 1 or 2). The only width function of the program.
pub fn cells_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Terminal cells of a text.
pub fn cells(text: &str) -> usize {
    text.chars().map(cells_of).sum()
}
