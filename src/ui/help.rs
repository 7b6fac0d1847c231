//! Draws the help and the palette, which are lists of commands. Knows no command by name.

use super::{Pen, Theme};
use crate::app::App;
use crate::text::{cells, fit};
use crate::tongue::ui as say;

/// Draws the list and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(help) = app.help() else { return pen.place(0, 0) };
    let width = pen.width();
    pen.rule(0..width, 0, theme.faint);
    let title = if help.is_palette { say::PALETTE } else { say::HELP };
    let end = pen.put(1, 0, &fit(title.get(), width), theme.accent);
    let end =
        pen.put(end, 0, &fit(&say::TYPED.fill([&help.typed]), width.saturating_sub(end + 2)), theme.head);
    let rows = app.helped();
    let height = pen.height().saturating_sub(1).max(1);
    let top = (help.cursor + 1).saturating_sub(height);
    let keys: Vec<String> = rows.iter().map(|row| app.keymap().labels(row.command)).collect();
    let group_room = rows.iter().map(|row| cells(row.group.get())).max().unwrap_or(0).min(width / 6);
    let key_room = keys.iter().map(|k| cells(k)).max().unwrap_or(0).min(width / 3);
    for (i, (row, keys)) in rows.iter().zip(&keys).enumerate().skip(top).take(height) {
        let line = i - top + 1;
        let style = if row.is_in_reach { theme.text } else { theme.faint };
        if i == top || rows.get(i.wrapping_sub(1)).is_none_or(|above| above.group != row.group) {
            pen.put(2, line, &fit(row.group.get(), group_room), theme.faint);
        }
        let at = 2 + group_room + 2;
        pen.put(at, line, &fit(keys, key_room), theme.accent);
        let at = at + key_room + 2;
        let end = pen.put(at, line, &fit(app.said_of(row.command), width.saturating_sub(at + 1)), style);
        if width >= 100 {
            // What takes words behind its name says so.
            let more = if row.command.asks.is_some() { " …" } else { "" };
            pen.put_right(end + 2, line, &format!("{}{more} ", row.command.name), theme.faint);
        }
        if i == help.cursor {
            pen.paint(line, theme.cursor);
            pen.put(0, line, "❯", theme.cursor);
        }
    }
    if rows.is_empty() {
        pen.put(2, 1, &fit(say::NO_SUCH_COMMAND.get(), width.saturating_sub(3)), theme.faint);
    }
    pen.place(end, 0)
}
