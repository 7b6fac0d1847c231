//! What a reader may say of the looks: colours, lines, widths. Knows no terminal, and not what a colour is used for.

use crate::tongue::Language;

/// What `[interface]` and `[colours]` say of the looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// `theme`
    pub scheme: Scheme,
    /// `lines`
    pub lines: Lines,
    /// `ambiguous`
    pub ambiguous: Ambiguous,
    /// `[colours]`: a role of [`ROLES`] and what it looks like.
    pub faces: Vec<(&'static str, Face)>,
}

/// What may have colours of its own: the parts of the screen by what they are for.
pub const ROLES: [&str; 11] = [
    "text",
    "head",
    "faint",
    "accent",
    "matched",
    "matched-here",
    "quoted",
    "named",
    "noted",
    "cursor",
    "chosen",
];

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// Dark or light, as the terminal says; else what reads on both.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Nothing stands back.
    Contrast,
    /// The sixteen colours every terminal has, as its owner set them.
    Sixteen,
    /// None.
    Mono,
}

/// How the lines between panes are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// Drawn, unless the terminal sets them in two cells.
    #[default]
    Auto,
    /// `─│`
    Drawn,
    /// `-|`
    Ascii,
}

/// How many cells “ ” — … and their like take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ambiguous {
    /// What the terminal says, kind by kind.
    #[default]
    Auto,
    /// One.
    Narrow,
    /// Two.
    Wide,
}

/// What something looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of its own, as terminals have them")]
pub struct Face {
    /// The colour of the letters; none for the terminal's own.
    pub ink: Option<Ink>,
    /// The colour behind them; none for the terminal's own.
    pub paper: Option<Ink>,
    /// Bold.
    pub bold: bool,
    /// Dim.
    pub dim: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Letters and background exchanged.
    pub reverse: bool,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// One of the terminal's 256; the first 16 are its own.
    Indexed(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// The names of the terminal's own first eight colours; the next eight are the same with `bright-` before.
const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/// A choice by its name in the settings.
pub trait Choice: Sized + Copy + 'static {
    /// Every choice with its name.
    const ALL: &'static [(&'static str, Self)];
}

/// A language, or the system's.
impl Choice for Option<Language> {
    const ALL: &'static [(&'static str, Self)] = &[
        ("auto", None),
        (Language::Simplified.name(), Some(Language::Simplified)),
        (Language::Traditional.name(), Some(Language::Traditional)),
        (Language::English.name(), Some(Language::English)),
    ];
}

impl Choice for Scheme {
    const ALL: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("contrast", Self::Contrast),
        ("16", Self::Sixteen),
        ("mono", Self::Mono),
    ];
}

impl Choice for Lines {
    const ALL: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("drawn", Self::Drawn), ("ascii", Self::Ascii)];
}

impl Choice for Ambiguous {
    const ALL: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("narrow", Self::Narrow), ("wide", Self::Wide)];
}

impl Face {
    /// Reads words such as `bold underline #d75f5f on 220`; gives the first word that is none of them.
    pub fn read(text: &str) -> Result<Self, &str> {
        let mut face = Self::default();
        let mut behind = false;
        for word in text.split_whitespace() {
            match word {
                "on" => behind = true,
                "bold" => face.bold = true,
                "dim" => face.dim = true,
                "italic" => face.italic = true,
                "underline" => face.underline = true,
                "reverse" => face.reverse = true,
                "plain" => {}
                _ => {
                    let ink = Ink::read(word).ok_or(word)?;
                    if behind { face.paper = Some(ink) } else { face.ink = Some(ink) }
                }
            }
        }
        Ok(face)
    }
}

impl Ink {
    fn read(word: &str) -> Option<Self> {
        if let Some(hex) = word.strip_prefix('#').filter(|hex| hex.len() == 6) {
            let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
            return Some(Self::Rgb(red, green, blue));
        }
        let (bright, name) = word.strip_prefix("bright-").map_or((0, word), |name| (8, name));
        let named = (0..).zip(NAMES).find(|(_, known)| *known == name).map(|(number, _)| number + bright);
        named.or_else(|| word.parse().ok()).map(Self::Indexed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_read_word_by_word() {
        let red = Face { ink: Some(Ink::Indexed(1)), bold: true, ..Face::default() };
        assert_eq!(Face::read("bold red"), Ok(red));
        let pen = Face { ink: Some(Ink::Rgb(0, 16, 255)), paper: Some(Ink::Indexed(220)), ..Face::default() };
        assert_eq!(Face::read("#0010ff on 220"), Ok(pen));
        assert_eq!(
            Face::read(" on bright-white "),
            Ok(Face { paper: Some(Ink::Indexed(15)), ..Face::default() })
        );
        assert_eq!(Face::read("plain"), Ok(Face::default()));
        for wrong in ["crimson", "#12345", "256", "#é123é"] {
            assert_eq!(Face::read(&format!("bold {wrong}")), Err(wrong));
        }
    }
}
