//! Draws the menu at the foot: a key and a command a row. Knows not what they do.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::key::label;
use crate::app::take::Range;
use crate::text::{cells, fit};
use crate::tongue::take as say;

/// Columns before the keys, for the mark of the chosen row.
const MARGIN: usize = 3;

/// Rows the menu takes with its title.
pub(super) fn height(app: &App) -> u16 {
    1 + app.menu_rows().len() as u16
}

/// Draws the menu and gives the place of the chosen row.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(menu) = app.menu() else { return pen.place(0, 0) };
    let width = pen.width();
    for row in 0..pen.height() {
        pen.put(0, row, &" ".repeat(width), theme.text);
    }
    pen.rule(0..width, 0, theme.faint);
    pen.put(1, 0, &fit(&format!(" ▸ {} ", title(app, menu.scope)), width.saturating_sub(2)), theme.accent);
    let rows = app.menu_rows();
    let keys = |keys: &[&str]| keys.iter().map(|key| label(key)).collect::<Vec<_>>().join(" ");
    let room = rows.iter().map(|command| cells(&keys(command.keys))).max().unwrap_or(0);
    let height = pen.height().saturating_sub(1).max(1);
    let top = (menu.cursor + 1).saturating_sub(height);
    for (at, command) in rows.iter().enumerate().skip(top).take(height) {
        let line = at - top + 1;
        pen.put(MARGIN, line, &keys(command.keys), theme.accent);
        let from = MARGIN + room + 2;
        pen.put(from, line, &fit(command.what.get(), width.saturating_sub(from + 1)), theme.text);
        if at == menu.cursor {
            pen.paint(line, theme.cursor);
            pen.put(1, line, "❯", theme.cursor);
        }
    }
    pen.place(1, menu.cursor - top + 1)
}

fn title(app: &App, scope: Scope) -> String {
    let has_passage = app.reader().passage().is_some();
    match (scope, app.taken().range()) {
        (Scope::Exporting, Range::Found) => say::EXPORT_FOUND.fill([&app.results().found().total]),
        (Scope::Exporting, Range::Selected) => say::EXPORT_SELECTED.fill([&app.marking().selected()]),
        (Scope::Exporting, Range::Here) if has_passage => say::EXPORT_PASSAGE.to_string(),
        (Scope::Exporting, Range::Here) => say::EXPORT_STORY.to_string(),
        _ if has_passage => say::COPY_PASSAGE.to_string(),
        _ => say::COPY_STORY.to_string(),
    }
}
