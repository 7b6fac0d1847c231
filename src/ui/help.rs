//! Draws the help and the palette, which are lists of commands. Knows no command by name.

use super::list::{draw_box, draw_rows};
use super::{Pen, Theme};
use crate::app::App;
use crate::text::{cells, fit};
use crate::tongue::ui as say;

/// From this width on the commands' names stand at the right.
const NAMES: usize = 100;

/// Draws the list and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(help) = app.help() else { return pen.place(0, 0) };
    let width = pen.width();
    let title = if help.is_palette { say::PALETTE } else { say::HELP };
    let caret = draw_box(title.get(), &help.typed, pen, theme);
    let rows = app.helped();
    let keys: Vec<String> = rows.iter().map(|row| app.keymap().labels(row.command)).collect();
    let group_room = rows.iter().map(|row| cells(row.group.get())).max().unwrap_or(0).min(width / 6);
    let key_room = keys.iter().map(|k| cells(k)).max().unwrap_or(0).min(width / 3);
    let mut group = None;
    draw_rows(rows.iter().zip(&keys), Some(help.cursor), pen, theme, |(row, keys), line, pen| {
        let style = if row.is_in_reach { theme.text } else { theme.faint };
        if group.replace(row.group) != Some(row.group) {
            pen.put(3, line, &fit(row.group.get(), group_room), theme.faint);
        }
        let at = 3 + group_room + 2;
        pen.put(at, line, &fit(keys, key_room), theme.accent);
        let at = at + key_room + 2;
        let end = pen.put(at, line, &fit(app.said_of(row.command), width.saturating_sub(at + 1)), style);
        if width >= NAMES {
            // What takes words behind its name says so.
            let more = if row.command.asks.is_some() { " …" } else { "" };
            pen.put_right(end + 2, line, &format!("{}{more} ", row.command.name), theme.faint);
        }
    });
    if rows.is_empty() {
        pen.put(3, 1, &fit(say::NO_SUCH_COMMAND.get(), width.saturating_sub(4)), theme.faint);
    }
    caret
}
