//! Draws two texts side by side, what differs marked. Knows not how they were compared.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::diff::{Fate, MARGIN, Side};
use crate::text::fit;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let [same, changed, alone, moved] = app.diff().counts();
    ("对照".to_owned(), format!("＝同 {same} · ～改 {changed} · －＋独有 {alone} · ↕移 {moved}"))
}

/// Draws the rows below the two headlines.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let middle = pen.width().saturating_sub(1) / 2;
    let columns = [0, middle + 1];
    for row in 0..pen.height() {
        pen.put(middle, row, "│", theme.faint);
    }
    for (column, head) in columns.iter().zip(app.diff().heads()) {
        pen.put(column + MARGIN, 0, &fit(head, middle.saturating_sub(MARGIN + 1)), theme.head);
    }
    for (row, shown) in (1..).zip(app.diff().visible()) {
        for (side, (column, line)) in columns.iter().zip(&shown.sides).enumerate() {
            let Some(Side { text, marks }) = line else { continue };
            let sign = match (shown.fate, side) {
                (Some(Fate::Changed), _) => "~",
                (Some(Fate::Alone), 0) => "-",
                (Some(Fate::Alone), _) => "+",
                (Some(Fate::Moved), _) => "↕",
                _ => " ",
            };
            pen.put(column + 1, row, sign, theme.accent);
            let marked = theme.accent.patch(theme.quoted);
            pen.put_marked(column + MARGIN, row, text, theme.text, marks.iter().map(|mark| (mark, marked)));
        }
    }
    pen.place(MARGIN, 0)
}
