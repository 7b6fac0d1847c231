//! Draws a leaf: a title and a text. Knows not what it tells of.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::leaf::MARGIN;
use crate::text::{cells, fit};

/// Draws the rows on view and gives the place of the first.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let Some(leaf) = app.leaf() else { return pen.place(0, 0) };
    let (width, margin) = (pen.width(), MARGIN as usize);
    let (top, rows) = leaf.rows();
    pen.rule(0..width, 0, theme.faint);
    let end = pen.put(1, 0, &fit(&format!(" ▸ {} ", leaf.title), width.saturating_sub(2)), theme.accent);
    let last = (top + pen.height().saturating_sub(1)).min(rows.len());
    let aside = format!(" {last}/{} ", rows.len());
    if end + cells(&aside) + 4 < width {
        pen.put(width - cells(&aside) - 3, 0, &aside, theme.faint);
    }
    for (at, row) in rows.iter().skip(top).take(pen.height().saturating_sub(1)).enumerate() {
        pen.put(margin, at + 1, row, theme.text);
    }
    pen.place(margin, 1)
}
