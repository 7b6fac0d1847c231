//! What the screen looks like: what the reader's settings say, what the environment says, what the terminal answers. Paints nothing.

use super::input::Answer;
use crate::app::settings::look::{Ambiguous, Lines, Look, Scheme};
use crate::text::width::{Kind, Widths};
use crate::ui::theme::Theme;
use std::env;

/// What decides the looks.
#[derive(Debug)]
pub struct Looks {
    look: Look,
    /// Whether the terminal has but its own sixteen colours.
    poor: bool,
    /// Whether the background is dark; none where nobody has said.
    dark: Option<bool>,
    /// The columns the cursor was in after each kind of character of open width, as far as they are known.
    columns: Vec<u16>,
}

/// What an answer changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing, or nothing yet.
    Nothing,
    /// The colours.
    Colours,
    /// The widths, which are set.
    Widths,
}

impl Looks {
    /// The looks by settings and environment. Sets the widths as far as they are known without asking.
    pub fn new(mut look: Look) -> Self {
        let value = |name| env::var(name).unwrap_or_default();
        // https://no-color.org
        if !value("NO_COLOR").is_empty() {
            look.scheme = Scheme::Mono;
            look.faces.clear();
        }
        let term = value("TERM");
        let is_poor = |name: &str| matches!(name, "linux" | "ansi" | "cons25") || name.starts_with("vt");
        let looks =
            Self { poor: is_poor(&term), dark: is_dark(&value("COLORFGBG")), columns: Vec::new(), look };
        looks.widths(&[]).set();
        looks
    }

    /// From now on these colours count, whatever the settings and `NO_COLOR` say: the reader has asked for them just now.
    pub fn choose(&mut self, scheme: Scheme) {
        self.look.scheme = scheme;
    }

    /// The colours.
    pub fn theme(&self) -> Theme {
        Theme::of(&self.look, self.dark, self.poor)
    }

    /// Whether the terminal may be asked: the Linux console prints what it does not know.
    pub fn may_ask(&self) -> bool {
        !self.poor
    }

    /// Takes an answer of the terminal; says what it changed.
    pub fn hear(&mut self, answer: Answer) -> Change {
        match answer {
            Answer::Background(red, green, blue) => {
                // Rec. 601 luma, as good as any for the question.
                let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
                let dark = Some(light < 128_000);
                if std::mem::replace(&mut self.dark, dark) == dark {
                    Change::Nothing
                } else {
                    Change::Colours
                }
            }
            Answer::Column(column) => {
                self.columns.push(column);
                if self.columns.len() != Kind::ALL.len() {
                    return Change::Nothing;
                }
                let wide = Kind::ALL.into_iter().zip(&self.columns).filter(|(_, column)| **column == 3);
                let widths = self.widths(&wide.map(|(kind, _)| kind).collect::<Vec<_>>());
                if widths == Widths::now() {
                    return Change::Nothing;
                }
                widths.set();
                Change::Widths
            }
        }
    }

    /// The widths, where the terminal sets these kinds in two cells.
    fn widths(&self, wide: &[Kind]) -> Widths {
        let widths = match self.look.ambiguous {
            Ambiguous::Auto => wide.iter().copied().fold(Widths::default(), Widths::with),
            Ambiguous::Narrow => Widths::default(),
            Ambiguous::Wide => Widths::wide(),
        };
        if self.look.lines == Lines::Ascii { widths.in_ascii() } else { widths }
    }
}

/// What some terminals say in COLORFGBG: `15;0`, the last number the background.
fn is_dark(value: &str) -> Option<bool> {
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(matches!(background, 0..=6 | 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_decides_what_is_left_open() {
        let looks = |look| Looks { look, poor: false, dark: None, columns: Vec::new() };
        let mut auto = looks(Look::default());
        assert_eq!(auto.hear(Answer::Background(253, 246, 227)), Change::Colours);
        assert_eq!(auto.hear(Answer::Background(255, 255, 255)), Change::Nothing);
        assert_eq!((auto.theme(), is_dark("15;0"), is_dark("x")), (Theme::light(), Some(true), None));
        assert_eq!(auto.widths(&[Kind::Quotes]), Widths::default().with(Kind::Quotes));
        let narrow = looks(Look { ambiguous: Ambiguous::Narrow, ..Look::default() });
        assert_eq!(narrow.widths(&Kind::ALL), Widths::default());
        let ascii = looks(Look { lines: Lines::Ascii, scheme: Scheme::Dark, ..Look::default() });
        assert!(!ascii.widths(&[]).draw_lines() && ascii.theme() == Theme::dark());
    }
}
