//! Draws two texts side by side, or below each other where it is narrow, what differs marked. Knows not how they were compared.

use super::pen::Rule;
use super::{Pen, Theme};
use crate::app::App;
use crate::app::diff::{Fate, MARGIN, Side};
use crate::text::fit;
use crate::tongue::ui as say;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let [same, changed, alone, moved] = app.diff().counts();
    let counts = if app.diff().is_stacked() { say::DIFF_SHORT } else { say::DIFF_COUNTS };
    (say::DIFF.to_string(), counts.fill([&same, &changed, &alone, &moved]))
}

/// Draws the rows below the two headlines.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let diff = app.diff();
    let half = pen.width().saturating_sub(1) / 2;
    // Below each other the texts have the whole width, and only the other one's headline needs to be named.
    let (columns, width, named) =
        if diff.is_stacked() { ([0, 0], pen.width(), 1) } else { ([0, half + 1], half, 0) };
    for row in 0..pen.height() {
        if !diff.is_stacked() {
            pen.put(half, row, Rule::Upright.shown(), theme.faint);
        }
    }
    for (column, head) in columns.iter().zip(diff.heads()).skip(named) {
        pen.put(column + MARGIN, 0, &fit(head, width.saturating_sub(MARGIN + 1)), theme.head);
    }
    for (row, shown) in (1..).zip(diff.visible()) {
        for (side, (column, line)) in columns.iter().zip(&shown.sides).enumerate() {
            let Some(Side { text, marks }) = line else { continue };
            let fate = shown.fates.get(side).copied().flatten();
            let sign = match (fate, side) {
                (Some(Fate::Changed), _) if !diff.is_stacked() => "~",
                (Some(Fate::Alone | Fate::Changed), 0) => "-",
                (Some(Fate::Alone | Fate::Changed), _) => "+",
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
