//! Draws a leaf: a title and a text. Knows not what it tells of.

use super::list::draw_title;
use super::{Pen, Theme};
use crate::app::App;
use crate::app::leaf::MARGIN;

/// Draws the rows on view and gives the place of the first.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(leaf) = app.leaf() else { return pen.place(0, 0) };
    let margin = MARGIN as usize;
    let (top, rows) = leaf.rows();
    let last = (top + pen.height().saturating_sub(1)).min(rows.len());
    draw_title(&leaf.title, &format!("{last}/{}", rows.len()), pen, theme);
    for (at, row) in rows.iter().skip(top).take(pen.height().saturating_sub(1)).enumerate() {
        pen.put(margin, at + 1, row, theme.text);
    }
    pen.place(margin, 1)
}
