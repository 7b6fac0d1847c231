//! The looks, named by what they are for. Every colour has a twin in weight, so nothing is told by colour alone.

use crate::app::settings::look::{Face, Ink, Look, Scheme};
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
    /// Stories that are neighbours on a page, in turn; none where their letters must do.
    pub tints: &'static [Color],
}

/// Six colours of the 256 that keep 4.5 : 1 or close to it on black and on white alike.
const TINTS: &[Color] = &[
    Color::Indexed(32),
    Color::Indexed(130),
    Color::Indexed(64),
    Color::Indexed(133),
    Color::Indexed(30),
    Color::Indexed(167),
];

/// Of the terminal's own colours those that read on most backgrounds.
const TINTS_OF_SIXTEEN: &[Color] = &[Color::Cyan, Color::Magenta, Color::Green, Color::Red];

/// A marker pen: black on yellow 220 (#ffd700), 15 : 1.
const PEN: Style = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(220));

impl Theme {
    /// The colours a reader wishes; `dark` is the terminal's background, if it has said, and `poor` says that it has but sixteen colours.
    pub fn of(look: &Look, dark: Option<bool>, poor: bool) -> Self {
        let theme = match look.scheme {
            Scheme::Auto if poor => Self::sixteen(),
            Scheme::Auto => match dark {
                Some(true) => Self::dark(),
                Some(false) => Self::light(),
                None => Self::colour(),
            },
            Scheme::Dark => Self::dark(),
            Scheme::Light => Self::light(),
            Scheme::Contrast => Self::contrast(),
            Scheme::Sixteen => Self::sixteen(),
            Scheme::Mono => return Self::mono(),
        };
        look.faces.iter().fold(theme, |theme, (role, face)| theme.with(role, *face))
    }

    /// With colours that read on dark and on light backgrounds: grey 243 (#767676) stands out from black and from white alike (4.6 : 1 and
    /// 4.5 : 1), red 167 (#d75f5f), a newspaper's second ink, by 5.7 : 1 and 3.7 : 1, and only ever bold or underlined.
    pub fn colour() -> Self {
        Self::inks(Color::Indexed(243), Color::Indexed(167))
    }

    /// For a dark background: grey 247 (#9e9e9e, 7.8 : 1 on black), red 203 (#ff5f5f, 7.0 : 1).
    pub fn dark() -> Self {
        Self::inks(Color::Indexed(247), Color::Indexed(203))
    }

    /// For a light background: grey 241 (#626262, 6.1 : 1 on white), red 124 (#af0000, 7.8 : 1).
    pub fn light() -> Self {
        Self::inks(Color::Indexed(241), Color::Indexed(124))
    }

    /// The terminal's own colours alone.
    pub fn sixteen() -> Self {
        let mono = Self::mono();
        let pen = Style::new().fg(Color::Black).bg(Color::Yellow);
        Self {
            accent: mono.accent.fg(Color::Red),
            matched: pen,
            matched_here: pen.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            quoted: mono.quoted.fg(Color::Red),
            noted: mono.noted.fg(Color::Red),
            tints: TINTS_OF_SIXTEEN,
            ..mono
        }
    }

    /// Nothing stands back, and matches are marked with a pen.
    pub fn contrast() -> Self {
        let mono = Self::mono();
        Self {
            faint: Style::new(),
            accent: mono.accent.add_modifier(Modifier::UNDERLINED),
            matched: PEN.add_modifier(Modifier::BOLD),
            matched_here: PEN.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            ..mono
        }
    }

    fn inks(grey: Color, red: Color) -> Self {
        let mono = Self::mono();
        Self {
            faint: Style::new().fg(grey),
            accent: mono.accent.fg(red),
            matched: PEN,
            matched_here: PEN.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            quoted: mono.quoted.fg(red),
            tints: TINTS,
            ..mono
        }
    }

    /// The same, with a role as the reader wants it.
    fn with(mut self, role: &str, face: Face) -> Self {
        let style = style_of(face);
        match role {
            "text" => self.text = style,
            "head" => self.head = style,
            "faint" => self.faint = style,
            "accent" => self.accent = style,
            "matched" => self.matched = style,
            "matched-here" => self.matched_here = style,
            "quoted" => self.quoted = style,
            "named" => self.named = style,
            "noted" => self.noted = style,
            "cursor" => self.cursor = style,
            "chosen" => self.chosen = style,
            _ => {}
        }
        self
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
            tints: &[],
        }
    }
}

fn style_of(face: Face) -> Style {
    let wanted = [
        (face.bold, Modifier::BOLD),
        (face.dim, Modifier::DIM),
        (face.italic, Modifier::ITALIC),
        (face.underline, Modifier::UNDERLINED),
        (face.reverse, Modifier::REVERSED),
    ];
    let modifiers = wanted.into_iter().filter(|(wanted, _)| *wanted).map(|(_, modifier)| modifier);
    let colour = |ink| match ink {
        Ink::Indexed(number) => Color::Indexed(number),
        Ink::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    };
    let style = Style { fg: face.ink.map(colour), bg: face.paper.map(colour), ..Style::new() };
    modifiers.fold(style, Style::add_modifier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::look::ROLES;

    #[test]
    fn every_role_may_look_as_the_reader_wants() {
        let face = Face::read("italic #010203 on 4").unwrap_or_default();
        for role in ROLES {
            let look = Look { faces: vec![(role, face)], ..Look::default() };
            let (plain, changed) = (Theme::colour(), Theme::of(&look, None, false));
            assert_ne!(plain, changed, "{role}");
        }
    }

    #[test]
    fn without_colours_nothing_looks_the_same_that_means_something_else() {
        for theme in [Theme::mono(), Theme::contrast(), Theme::sixteen(), Theme::colour()] {
            let told = [theme.text, theme.head, theme.matched, theme.matched_here, theme.quoted, theme.named];
            for (at, one) in told.iter().enumerate() {
                assert!(!told.iter().skip(at + 1).any(|other| other == one), "{one:?} of {theme:?}");
            }
        }
    }
}
