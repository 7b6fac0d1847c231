//! Draws the row of filters that are on. Knows no query.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::areas::Pane;
use crate::tongue::ui as say;
use ratatui::style::Modifier;

/// Draws the chips, from the first that lets the one under the cursor be seen, and gives this one's place.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let chips = app.chips();
    let in_focus = app.pane() == Pane::Chips;
    let (laid, more) = chips.lay(pen.width(), in_focus);
    let mut cursor = pen.place(1, 0);
    if laid.first().is_some_and(|first| first.place > 0) {
        pen.put(1, 0, "‹ ", theme.faint);
    }
    let mut end = 1;
    for one in &laid {
        let Some(chip) = chips.all().get(one.place) else { continue };
        let here = in_focus && one.place == chips.cursor();
        if here {
            cursor = pen.place(one.column, 0);
        }
        let look = match (here, chip.exclude) {
            (true, _) => theme.cursor,
            (false, true) => theme.accent.add_modifier(Modifier::CROSSED_OUT),
            (false, false) => theme.accent,
        };
        let or = if chip.or { say::OR.get() } else { "" };
        let column = pen.put(one.column, 0, or, theme.faint);
        end = pen.put(column, 0, one.text.strip_prefix(or).unwrap_or(&one.text), look) + 2;
    }
    if more > 0 {
        pen.put(end, 0, &say::MORE_CHIPS.fill([&more]), theme.faint);
    }
    cursor
}
