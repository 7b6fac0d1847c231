//! Draws the list of searches, saved and past. Knows no key.

use super::list::{draw_box, draw_rows};
use super::{Pen, Theme};
use crate::app::App;
use crate::app::past::{Saved, Tally};
use crate::app::recall::Row;
use crate::query::Sort;
use crate::text::{cells, fit};
use crate::tongue::ui as say;

/// Columns before the names: the mark of the chosen row and the word that says what follows.
const MARGIN: usize = 9;

/// Draws the list and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(list) = app.recall().list() else { return pen.place(0, 0) };
    let width = pen.width();
    let caret = draw_box(say::PAST.get(), &list.typed, pen, theme);
    let rows = app.recall().rows();
    let names = rows.iter().map(|row| if let Row::Saved(saved, _) = row { cells(&saved.name) } else { 0 });
    let name_room = names.max().unwrap_or(0).min(width.saturating_sub(MARGIN + 10) * 3 / 5);
    let mut was_saved = None;
    draw_rows(&rows, Some(list.cursor), pen, theme, |row, line, pen| {
        let (group, is_saved) =
            if matches!(row, Row::Saved(..)) { (say::SAVED, true) } else { (say::ASKED, false) };
        if was_saved.replace(is_saved) != Some(is_saved) {
            pen.put(3, line, group.get(), theme.faint);
        }
        match row {
            Row::Saved(saved, tally) => {
                let edge = draw_tally(*tally, line, name_room, pen, theme);
                pen.put(MARGIN, line, &fit(&saved.name, name_room), theme.head);
                let from = MARGIN + name_room + 2;
                // A search that is called what it says is not told twice.
                let text = if saved.name == saved.text { "" } else { saved.text.as_str() };
                let text = format!("{text}{}", way(saved));
                pen.put(from, line, &fit(&text, edge.saturating_sub(from + 2)), theme.faint);
            }
            Row::Asked(text) => {
                pen.put(MARGIN, line, &fit(text, width.saturating_sub(MARGIN + 1)), theme.text);
            }
        }
    });
    if rows.is_empty() {
        let said = if list.typed.is_empty() { say::NOTHING_ASKED } else { say::NO_SUCH_SEARCH };
        pen.put(MARGIN, 1, &fit(said.get(), width.saturating_sub(MARGIN)), theme.faint);
    }
    caret
}

/// How a saved search is searched, where not as anything is by itself.
fn way(saved: &Saved) -> String {
    let sort = match saved.sort {
        Sort::Relevance => None,
        Sort::Newest => Some(say::NEWEST),
        Sort::Oldest => Some(say::OLDEST),
        Sort::Page => Some(say::BY_PAGE),
    };
    let sort = sort.map_or_else(String::new, |sort| format!(" · {sort}"));
    sort + if saved.fuzzy { say::FUZZY.get() } else { "" }
}

/// What a saved search finds now, at the right edge; gives the column at which it begins.
fn draw_tally(tally: Option<&Tally>, line: usize, names: usize, pen: &mut Pen<'_>, theme: &Theme) -> usize {
    let Some(tally) = tally else { return pen.width() };
    let new = tally.new.filter(|new| *new > 0).map(|new| say::NEW.fill([&new])).unwrap_or_default();
    let all = say::TALLY.fill([&tally.total]);
    let from = MARGIN + names + 2;
    let column = pen.put_right(from, line, &format!("{new}{all}"), theme.faint);
    pen.put(column, line, &new, theme.accent);
    column
}
