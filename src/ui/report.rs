//! Draws the report on what was taken in. Knows no key.

use super::list::{draw_rows, draw_title};
use super::{Pen, Theme};
use crate::app::App;
use crate::app::report::Row;
use crate::text::{cells, fit};
use crate::tongue::start as say;

/// Columns before what is counted.
const MARGIN: usize = 3;
/// Columns for the numbers.
const NUMBERS: usize = 9;

/// Draws the list and gives the place of the chosen row.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(cursor) = app.report().cursor() else { return pen.place(0, 0) };
    let width = pen.width();
    draw_title(say::REPORT_TITLE.get(), say::REPORT_ASIDE.get(), pen, theme);
    let rows = app.report().rows();
    let chosen = draw_rows(&rows, Some(cursor), pen, theme, |row, line, pen| {
        let (number, label, why) = match *row {
            Row::Count(count) => (Some(count.number), count.label.as_str(), ""),
            Row::Skipped(n) => (Some(n), say::COUNT_SKIPPED.get(), ""),
            Row::File(path, why) => (None, path, why),
        };
        let from = MARGIN + NUMBERS + 2;
        if let Some(number) = number {
            let number = number.to_string();
            let column = (MARGIN + NUMBERS).saturating_sub(cells(&number));
            pen.put(column, line, &number, if number == "0" { theme.faint } else { theme.head });
        }
        let room = width.saturating_sub(from + 1);
        let room = if why.is_empty() { room } else { room / 2 };
        let end = pen.put(from, line, &fit(label, room), theme.text);
        pen.put(end + 2, line, &fit(why, width.saturating_sub(end + 3)), theme.faint);
    });
    if rows.is_empty() && app.report().is_counting() {
        pen.put(MARGIN, 1, say::COUNTING.get(), theme.faint);
    }
    chosen
}
