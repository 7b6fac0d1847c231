//! Draws the menu at the foot: a key and what it does a row. So are shown what there is to choose from, how a sequence of keys that was
//! begun may go on, and the pins of which the next key names one. Knows not what they do.

use super::list::{draw_rows, draw_title};
use super::{Pen, Theme};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::key::label;
use crate::app::marked::Wait;
use crate::app::take::Range;
use crate::text::{cells, fit};
use crate::tongue::{marks, reach, take as say};

/// Columns before the keys, for the mark of the chosen row.
const MARGIN: usize = 3;
/// Of the keys that may come next so many rows are shown at most.
const ENDINGS: usize = 12;

/// What the menu says now.
pub(super) struct Menu {
    title: String,
    /// Key and what it does.
    rows: Vec<(String, String)>,
    /// The chosen row; none where only a key chooses.
    cursor: Option<usize>,
}

/// The menu there is to show now.
pub(super) fn open(app: &App) -> Option<Menu> {
    if let Some(menu) = app.menu() {
        let row = |command| (app.keymap().labels(command), app.said_of(command).to_owned());
        let rows = app.menu_rows().into_iter().map(row).collect();
        return Some(Menu { title: title(app, menu.scope), rows, cursor: Some(menu.cursor) });
    }
    if let Some(wait) = app.marked().waits() {
        let title = match wait {
            Wait::Put => marks::NAME_PIN,
            Wait::Go => marks::TO_PIN,
        };
        let head = |story: &str| app.marking().of(story).map_or("", |slip| slip.about.name()).to_owned();
        let pins = app.marking().marks().pins();
        let rows = pins.map(|(name, pin)| (name.to_owned(), head(&pin.story))).take(ENDINGS).collect();
        return Some(Menu { title: title.to_string(), rows, cursor: None });
    }
    if app.begun().is_empty() {
        return None;
    }
    let ends = app.keymap().endings(&app.scopes(), app.begun());
    let rows = ends.into_iter().map(|(end, command)| (end, command.what.to_string())).take(ENDINGS).collect();
    Some(Menu { title: format!("{} …", label(app.begun())), rows, cursor: None })
}

/// Rows it takes with its title.
pub(super) fn height(menu: &Menu) -> u16 {
    1 + menu.rows.len() as u16
}

/// Draws the menu and gives the place of the chosen row.
pub(super) fn draw(menu: &Menu, pen: &mut Pen<'_>, theme: &Theme) -> Option<(u16, u16)> {
    let width = pen.width();
    for row in 0..pen.height() {
        pen.put(0, row, &" ".repeat(width), theme.text);
    }
    draw_title(&menu.title, "", pen, theme);
    let room = menu.rows.iter().map(|(keys, _)| cells(keys)).max().unwrap_or(0);
    let chosen = draw_rows(&menu.rows, menu.cursor, pen, theme, |(keys, what), line, pen| {
        pen.put(MARGIN, line, keys, theme.accent);
        let from = MARGIN + room + 2;
        pen.put(from, line, &fit(what, width.saturating_sub(from + 1)), theme.text);
    });
    menu.cursor.map(|_| chosen)
}

fn title(app: &App, scope: Scope) -> String {
    let has_passage = app.reader().passage().is_some();
    match (scope, app.taken().range()) {
        (Scope::Exporting, Range::Found) => say::EXPORT_FOUND.fill([&app.results().found().total]),
        (Scope::Exporting, Range::Selected) => say::EXPORT_SELECTED.fill([&app.marking().selected()]),
        (Scope::Exporting, Range::Here) if has_passage => say::EXPORT_PASSAGE.to_string(),
        (Scope::Exporting, Range::Here) => say::EXPORT_STORY.to_string(),
        (Scope::Own, _) => reach::OWN_TITLE.to_string(),
        _ if has_passage => say::COPY_PASSAGE.to_string(),
        _ => say::COPY_STORY.to_string(),
    }
}
