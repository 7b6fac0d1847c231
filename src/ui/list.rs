//! A list that covers the panes: a title on a rule, and rows below it of which one may be chosen. Knows not what stands in them.

use super::{Pen, Theme};
use crate::text::{cells, fit};
use crate::tongue::ui as say;

/// Draws a title, and what stands at the right of it where there is room; gives the column after the title.
pub(super) fn draw_title(title: &str, aside: &str, pen: &mut Pen<'_>, theme: &Theme) -> usize {
    let width = pen.width();
    pen.rule(0..width, 0, theme.faint);
    let end = pen.put(1, 0, &fit(&format!(" ▸ {title} "), width.saturating_sub(2)), theme.accent);
    if !aside.is_empty() && end + cells(aside) + 6 < width {
        pen.put(width - cells(aside) - 5, 0, &format!(" {aside} "), theme.faint);
    }
    end
}

/// Draws the title of a list that is narrowed by typing, and what was typed; gives the place of the caret.
pub(super) fn draw_box(title: &str, typed: &str, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let end = draw_title(title, "", pen, theme);
    let typed = fit(&say::TYPED.fill([&typed]), pen.width().saturating_sub(end + 2));
    let end = pen.put(end, 0, &typed, theme.head);
    pen.place(end, 0)
}

/// Draws the rows that have room, so that the chosen one is among them, and gives its place. `draw` writes a row on a line of the area.
pub(super) fn draw_rows<T>(
    rows: impl IntoIterator<Item = T>,
    chosen: Option<usize>,
    pen: &mut Pen<'_>,
    theme: &Theme,
    mut draw: impl FnMut(T, usize, &mut Pen<'_>),
) -> (u16, u16) {
    let height = pen.height().saturating_sub(1).max(1);
    let top = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(height));
    for (at, row) in rows.into_iter().enumerate().skip(top).take(height) {
        let line = at - top + 1;
        draw(row, line, pen);
        if Some(at) == chosen {
            pen.paint(line, theme.cursor);
            pen.put(1, line, "❯", theme.cursor);
        }
    }
    pen.place(1, chosen.map_or(0, |chosen| chosen - top + 1))
}
