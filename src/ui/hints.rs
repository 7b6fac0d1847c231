//! Draws the hints over what they stand for. Knows not where they lead.

use super::{Pen, Theme};
use crate::app::App;
use crate::text::cells;
use ratatui::style::Modifier;

/// Draws what is left to type of each hint that still may be meant.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    let Some(typed) = app.hinting() else { return };
    // Told from the text by weight and by light and dark changed, not by colour alone.
    let style = theme.accent.add_modifier(Modifier::REVERSED | Modifier::BOLD);
    for hint in app.hints() {
        let Some(rest) = hint.label.strip_prefix(typed) else { continue };
        let (column, row) = (hint.place.0 as usize, hint.place.1 as usize);
        // Two cells, which is what a Chinese character takes.
        let blank = " ".repeat(2_usize.saturating_sub(cells(rest)));
        pen.cover(column, row, &format!("{rest}{blank}"), style);
    }
}
