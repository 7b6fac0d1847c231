//! Draws the row of filters that are on. Knows no query.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::chips::Chip;
use crate::text::cells;
use crate::tongue::ui as say;
use ratatui::style::Modifier;

/// Draws the chips, from the first that lets the one under the cursor be seen, and gives this one's place.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let chips = app.chips();
    let in_focus = app.pane() == Pane::Chips;
    let room = pen.width().saturating_sub(2);
    // Where they have no room with the names of their fields, the values alone are shown.
    let is_long = chips.all().iter().map(|chip| cells(&text(chip, true)) + 2).sum::<usize>() <= room + 2;
    let text = |chip: &Chip| text(chip, is_long);
    let width = |chip: &Chip| cells(&text(chip)) + 2;
    let mut first = 0;
    let seen = if in_focus { chips.cursor() } else { 0 };
    while first < seen && chips.all().iter().take(seen + 1).skip(first).map(width).sum::<usize>() > room {
        first += 1;
    }
    let mut cursor = pen.place(1, 0);
    let mut column = if first > 0 { pen.put(1, 0, "‹ ", theme.faint) } else { 1 };
    for (place, chip) in chips.all().iter().enumerate().skip(first) {
        let rest = chips.all().len() - place;
        let more = say::MORE_CHIPS.fill([&rest]);
        let needed = width(chip) + if rest > 1 { cells(&say::MORE_CHIPS.fill([&10])) } else { 0 };
        if column + needed > pen.width() && place > first {
            pen.put(column, 0, &more, theme.faint);
            break;
        }
        let here = in_focus && place == chips.cursor();
        if here {
            cursor = pen.place(column, 0);
        }
        let sign = if chip.or { say::OR.get() } else { "" };
        column = pen.put(column, 0, sign, theme.faint);
        let look = match (here, chip.exclude) {
            (true, _) => theme.cursor,
            (false, true) => theme.accent.add_modifier(Modifier::CROSSED_OUT),
            (false, false) => theme.accent,
        };
        let name = text(chip);
        let name = name.strip_prefix(say::OR.get()).unwrap_or(&name);
        column = pen.put(column, 0, name, look) + 2;
    }
    cursor
}

fn text(chip: &Chip, is_long: bool) -> String {
    let or = if chip.or { say::OR.get() } else { "" };
    let name = if is_long { format!("{} {}", chip.field.label(), chip.label) } else { chip.label.clone() };
    let name = if chip.exclude { say::REFUSED.fill([&name]) } else { name };
    format!("{or}{name} ×")
}
