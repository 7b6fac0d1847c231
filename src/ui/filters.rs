//! Draws the sidebar. Knows its rows, not what they do.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::filters::Row;
use crate::text::{cells, fit};
use ratatui::style::Modifier;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let n = app.filters().chosen().len();
    ("筛选".to_owned(), if n > 0 { format!("{n} 项") } else { String::new() })
}

/// Draws the rows and gives the place of the chosen one.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let filters = app.filters();
    for (line, row) in filters.rows().iter().enumerate().skip(filters.top()).take(pen.height()) {
        let y = line - filters.top();
        draw_row(row, y, pen, theme);
        if line == filters.cursor() && app.pane() == Pane::Filters {
            pen.paint(y, theme.cursor);
        }
    }
    if filters.rows().is_empty() {
        pen.put(2, 0, &fit("还没有可筛选的", pen.width().saturating_sub(3)), theme.faint);
    }
    pen.place(1, filters.cursor().saturating_sub(filters.top()))
}

fn draw_row(row: &Row, y: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let width = pen.width();
    match row {
        Row::Field { field, folded } => {
            let end = pen.put(1, y, field.label(), theme.head);
            if *folded {
                pen.put(end + 1, y, "▸", theme.faint);
            }
        }
        Row::Value { count, chosen, folded, .. } => {
            let indent = (1 + 2 * count.depth).min(width / 3);
            let (mark, style) = match (chosen, folded) {
                (Some(false), _) => ("+", theme.accent),
                (Some(true), _) => ("-", theme.accent.add_modifier(Modifier::CROSSED_OUT)),
                (None, Some(true)) => ("▸", theme.text),
                (None, Some(false)) => ("▾", theme.text),
                (None, None) => (" ", theme.text),
            };
            pen.put(indent, y, mark, if chosen.is_some() { theme.accent } else { theme.faint });
            let n = count.n.to_string();
            let guess = if count.guessed { "?" } else { "" };
            let label = if count.label.is_empty() { "不详" } else { &count.label };
            let room = width.saturating_sub(indent + 2 + cells(&n) + 2);
            pen.put(indent + 2, y, &fit(&format!("{label}{guess}"), room), style);
            pen.put_right(0, y, &format!("{n} "), theme.faint);
        }
        Row::More { n, .. } => {
            pen.put(3, y, &fit(&format!("… 还有 {n} 项"), width.saturating_sub(4)), theme.faint);
        }
    }
}
