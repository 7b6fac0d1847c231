//! Draws the list of everything that is marked. Knows no key.

use super::list::{draw_box, draw_rows};
use super::{Pen, Theme};
use crate::app::App;
use crate::app::marked::Row;
use crate::text::{cells, fit};
use crate::tongue::marks as say;

/// Columns before what is marked: the sign of the chosen row and the word that says what follows.
const MARGIN: usize = 9;

/// Draws the list and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(list) = app.marked().list() else { return pen.place(0, 0) };
    let caret = draw_box(say::TITLE.get(), &list.typed, pen, theme);
    let rows = app.marked_rows();
    let mut before = "";
    draw_rows(&rows, Some(list.cursor), pen, theme, |row, line, pen| {
        if std::mem::replace(&mut before, row.group()) != row.group() {
            pen.put(3, line, row.group(), theme.faint);
        }
        draw_row(row, line, pen, theme);
    });
    if rows.is_empty() {
        let said = if list.typed.is_empty() { how_to_mark(app) } else { say::NO_SUCH.to_string() };
        pen.put(MARGIN, 1, &fit(&said, pen.width().saturating_sub(MARGIN)), theme.faint);
    }
    caret
}

/// What is said as long as nothing is marked.
fn how_to_mark(app: &App) -> String {
    let [star, tags, clip, note, pin] =
        ["star", "tags", "clip", "note", "pin"].map(|name| app.keymap().key_of(name));
    say::NOTHING_YET.fill([&star, &tags, &clip, &note, &pin])
}

/// What is marked, and at the right where or how often.
fn draw_row(row: &Row<'_>, line: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let room = pen.width().saturating_sub(MARGIN + 2);
    let stories = |n: usize| say::STORIES.fill([&n]) + " ";
    let (name, then, aside) = match *row {
        Row::Clip(name, n) | Row::Tag(name, n) => (name.to_owned(), String::new(), stories(n)),
        Row::Star(n) => ("★".to_owned(), String::new(), stories(n)),
        Row::Pin(name, _, head) => (name.to_owned(), head.to_owned(), String::new()),
        Row::Note(note, _, slip) => {
            let quote = note.quote.lines().next().unwrap_or_default();
            let quote = if quote.is_empty() { String::new() } else { say::QUOTED.fill([&quote, &""]) };
            (note.text.clone(), quote, format!("{} ", fit(slip.about.name(), room / 3)))
        }
    };
    let edge = pen.put_right(MARGIN, line, &aside, theme.faint);
    let room = edge.saturating_sub(MARGIN + 1);
    let name = fit(&name, if then.is_empty() { room } else { room * 3 / 5 });
    let end = pen.put(MARGIN, line, &name, theme.head) + 2;
    pen.put(end, line, &fit(&then, room.saturating_sub(cells(&name) + 2)), theme.faint);
}
