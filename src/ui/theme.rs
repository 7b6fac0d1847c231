//! The looks, named by what they are for. Every colour has a twin in weight, so nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen. The 16 colours of the terminal and its own background, so that dark and light ones both read well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// Headlines.
    pub head: Style,
    /// What stands back: sources, counts, rules, hints.
    pub faint: Style,
    /// Titles of what is in focus, margin marks, keys.
    pub accent: Style,
    /// What a query matched.
    pub matched: Style,
    /// The match one is at.
    pub matched_here: Style,
    /// Words that prove a relation.
    pub quoted: Style,
    /// The line the cursor is on.
    pub cursor: Style,
}

impl Theme {
    /// With colours: red as in a newspaper's second ink, and a marker pen for matches.
    pub fn colour() -> Self {
        let mono = Self::mono();
        let pen = Style::new().fg(Color::Black).bg(Color::Yellow);
        Self {
            accent: mono.accent.fg(Color::Red),
            matched: pen,
            matched_here: pen.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            quoted: mono.quoted.fg(Color::Red),
            ..mono
        }
    }

    /// Without colours.
    pub fn mono() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            head: plain.add_modifier(Modifier::BOLD),
            faint: plain.add_modifier(Modifier::DIM),
            accent: plain.add_modifier(Modifier::BOLD),
            matched: plain.add_modifier(Modifier::REVERSED),
            matched_here: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            quoted: plain.add_modifier(Modifier::UNDERLINED),
            cursor: plain.add_modifier(Modifier::REVERSED),
        }
    }
}
