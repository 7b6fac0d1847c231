//! Draws the help screen from the table of commands. Knows no command by name.

use super::{Pen, Theme};
use crate::app::{App, key::label};
use crate::text::{cells, fit};
use crate::tongue::ui as say;

/// Draws the list and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(help) = app.help() else { return pen.place(0, 0) };
    let width = pen.width();
    pen.rule(0..width, 0, theme.faint);
    let end = pen.put(1, 0, &fit(say::HELP.get(), width), theme.accent);
    let end =
        pen.put(end, 0, &fit(&say::TYPED.fill([&help.typed]), width.saturating_sub(end + 2)), theme.head);
    let rows = app.helped();
    let height = pen.height().saturating_sub(1).max(1);
    let top = (help.cursor + 1).saturating_sub(height);
    let keys: Vec<String> =
        rows.iter().map(|c| c.keys.iter().map(|k| label(k)).collect::<Vec<_>>().join(" ")).collect();
    let place_room = rows.iter().map(|c| cells(c.scope.label().get())).max().unwrap_or(0).min(width / 6);
    let from = 2 + place_room + 1;
    let key_room = keys.iter().map(|k| cells(k)).max().unwrap_or(0).min(width / 3);
    for (i, (command, keys)) in rows.iter().zip(&keys).enumerate().skip(top).take(height) {
        let row = i - top + 1;
        let style = if (command.applies)(app) { theme.text } else { theme.faint };
        if i == top || rows.get(i.wrapping_sub(1)).is_none_or(|above| above.scope != command.scope) {
            pen.put(2, row, &fit(command.scope.label().get(), place_room), theme.faint);
        }
        pen.put(from, row, &fit(keys, key_room), theme.accent);
        let at = from + key_room + 2;
        let end = pen.put(at, row, &fit(command.what.get(), width.saturating_sub(at + 1)), style);
        if width >= 100 {
            pen.put_right(end + 2, row, &format!("{} ", command.name), theme.faint);
        }
        if i == help.cursor {
            pen.paint(row, theme.cursor);
        }
    }
    if rows.is_empty() {
        pen.put(2, 1, &fit(say::NO_SUCH_COMMAND.get(), width.saturating_sub(3)), theme.faint);
    }
    pen.place(end, 0)
}
