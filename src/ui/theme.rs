//! The looks, named by what they are for. Every colour has a twin in weight, so nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen. Text stands in the terminal's own colours.
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
    /// Names of people, places, organisations and slogans in running text: underlined, as Chinese type has long set them.
    pub named: Style,
    /// Passages the reader wrote a note on.
    pub noted: Style,
    /// The line the cursor is on.
    pub cursor: Style,
    /// A passage that is chosen.
    pub chosen: Style,
}

/// Grey 243 (#767676) stands out from black and from white alike (4.6 : 1 and 4.5 : 1); the terminal's own greys may not.
const GREY: Color = Color::Indexed(243);
/// Red 167 (#d75f5f), a newspaper's second ink: 5.7 : 1 on black and 3.7 : 1 on white, and only ever bold or underlined.
const RED: Color = Color::Indexed(167);
/// A marker pen: black on yellow 220 (#ffd700).
const PEN: Style = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(220));

impl Theme {
    /// With colours that read well on dark and on light backgrounds.
    pub fn colour() -> Self {
        let mono = Self::mono();
        Self {
            faint: Style::new().fg(GREY),
            accent: mono.accent.fg(RED),
            matched: PEN,
            matched_here: PEN.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            quoted: mono.quoted.fg(RED),
            noted: mono.noted.fg(RED),
            ..mono
        }
    }

    /// Whether there are no colours.
    pub fn is_mono(&self) -> bool {
        self.faint.fg.is_none()
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
            quoted: plain.add_modifier(Modifier::UNDERLINED).add_modifier(Modifier::BOLD),
            named: plain.add_modifier(Modifier::UNDERLINED),
            chosen: plain.add_modifier(Modifier::REVERSED),
            noted: plain.add_modifier(Modifier::UNDERLINED).add_modifier(Modifier::ITALIC),
            cursor: plain.fg(Color::Reset).bg(Color::Reset).add_modifier(Modifier::REVERSED),
        }
    }
}
