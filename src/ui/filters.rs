//! Draws the sidebar. Knows its rows, not what they do.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::bars::spark;
use crate::app::filters::{Filters, Row};
use crate::index::{Count, Facet};
use crate::query::Field;
use crate::text::{cells, ending, fit};
use crate::tongue::ui as say;
use ratatui::style::Modifier;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let filters = app.filters();
    if let Some(find) = filters.find() {
        return (say::FINDING.fill([&find.field.label()]), say::VALUES.fill([&filters.rows().len()]));
    }
    let n: usize = filters.clauses().iter().map(|clause| clause.values.len()).sum();
    (say::FILTERS.to_string(), if n > 0 { say::ACTIVE.fill([&n]) } else { String::new() })
}

/// Draws the rows and gives the place of the chosen one, or of the caret while a value is looked for.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let filters = app.filters();
    let rows = filters.rows().iter().enumerate().skip(filters.top());
    let mut caret = None;
    let mut head = 0;
    if let Some(find) = filters.find() {
        let from = pen.put(1, 0, say::FIND.get(), theme.accent);
        let typed = find.typed.as_str();
        if typed.is_empty() {
            pen.put(from, 0, &fit(say::FIND_HOW.get(), pen.width().saturating_sub(from + 1)), theme.faint);
        }
        pen.put(from, 0, &fit(typed, pen.width().saturating_sub(from + 1)), theme.head);
        caret = Some(pen.place(from + cells(typed), 0));
        head = 1;
    }
    for (line, row) in rows.take(pen.height().saturating_sub(head)) {
        let y = line - filters.top() + head;
        draw_row(filters, row, y, pen, theme);
        if line == filters.cursor() && app.pane() == Pane::Filters {
            pen.paint(y, theme.cursor);
        }
    }
    if filters.rows().is_empty() {
        let said = if filters.find().is_some() { say::NO_SUCH_VALUE } else { say::NOTHING_TO_FILTER };
        pen.put(2, head, &fit(said.get(), pen.width().saturating_sub(3)), theme.faint);
    }
    caret.unwrap_or_else(|| pen.place(1, head + filters.cursor().saturating_sub(filters.top())))
}

fn draw_row(filters: &Filters, row: &Row, y: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let width = pen.width();
    match *row {
        Row::Field { facet, folded } => {
            let Some(facet) = filters.facets().get(facet) else { return };
            let end = pen.put(1, y, facet.field.label(), theme.head) + 1;
            let end = if folded { pen.put(end, y, "▸", theme.faint) + 1 } else { end };
            if filters.is_by_name(facet.field) {
                pen.put_right(end, y, say::BY_NAME.get(), theme.faint);
            } else if facet.field == Field::Date {
                draw_months(facet, end, y, pen, theme);
            }
        }
        Row::Value { chosen, folded, .. } => {
            let Some((_, count)) = filters.value(row) else { return };
            draw_value(count, chosen, folded, y, pen, theme);
        }
        Row::Missing { .. } => {
            let Some((clause, ask)) = filters.missing(row) else { return };
            let place = clause.values.iter().position(|value| value == ask).unwrap_or(0);
            let label = clause.labels().into_iter().nth(place).unwrap_or_default();
            let look =
                if clause.exclude { theme.accent.add_modifier(Modifier::CROSSED_OUT) } else { theme.accent };
            pen.put(1, y, if clause.exclude { "-" } else { "+" }, theme.accent);
            pen.put(3, y, &fit(&label, width.saturating_sub(4)), look);
        }
        Row::More { n, .. } => {
            pen.put(3, y, &fit(&say::MORE_VALUES.fill([&n]), width.saturating_sub(4)), theme.faint);
        }
    }
}

fn draw_value(
    count: &Count,
    chosen: Option<bool>,
    folded: Option<bool>,
    y: usize,
    pen: &mut Pen<'_>,
    theme: &Theme,
) {
    let width = pen.width();
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
    let label = if count.label.is_empty() { say::UNKNOWN.get() } else { &count.label };
    let room = width.saturating_sub(indent + 2 + cells(&n) + 2);
    pen.put(indent + 2, y, &fit_ends(&format!("{label}{guess}"), room), style);
    pen.put_right(0, y, &format!("{n} "), theme.faint);
}

/// A value in so many cells: of a long one its beginning and its end, for posts and offices of one place differ by their ends.
fn fit_ends(value: &str, room: usize) -> String {
    if cells(value) <= room || room < 6 {
        return fit(value, room);
    }
    let end = ending(value, (room - 1) / 2);
    format!("{}{end}", fit(value, room - cells(end)))
}

/// A small histogram of the months, or of the years where there are too many months, the oldest first.
fn draw_months(facet: &Facet, from: usize, y: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let room = pen.width().saturating_sub(from + 1);
    let of_depth = |depth: usize| {
        let counts = facet.counts.iter().filter(move |count| count.depth == depth && !count.value.is_empty());
        counts.map(|count| (count.value.as_str(), count.n)).collect::<Vec<_>>()
    };
    let bars = [of_depth(1), of_depth(0)].into_iter().find_map(|counts| spark(&counts, room));
    if let Some(bars) = bars {
        pen.put_right(from, y, &format!("{bars} "), theme.faint);
    }
}
