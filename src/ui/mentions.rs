//! Draws every mention of the query, the words below one another (a KWIC list). Knows no query.

use super::{Pen, Theme};
use crate::app::App;
use crate::text::{cells, ending, fit};
use crate::tongue::ui as say;

/// From this width on the headline stands beside each mention.
const HEADS: usize = 70;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let mentions = app.mentions();
    let n = mentions.all().len();
    let more = if n >= crate::app::mentions::MOST { "≥" } else { "" };
    let title = say::MENTIONS.fill([&more, &n]);
    (title, if n > 0 { format!("{}/{n}", mentions.cursor() + 1) } else { String::new() })
}

/// Draws the list and gives the place of the chosen mention.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let mentions = app.mentions();
    let width = pen.width();
    let aside = if width >= HEADS { width / 4 } else { 0 };
    let middle = 3 + (width - aside) * 2 / 5;
    let mut cursor = pen.place(1, 0);
    let mut story = None;
    for (row, (place, mention)) in mentions.visible().enumerate() {
        if place == mentions.cursor() {
            pen.put(1, row, "❯", theme.accent);
            cursor = pen.place(1, row);
        }
        let before = ending(&mention.before, middle - 3);
        pen.put(middle - cells(before), row, before, theme.text);
        let column = pen.put(middle, row, &fit(&mention.words, width - aside - middle), theme.matched);
        let room = (width - aside).saturating_sub(column + 2);
        pen.put(column, row, &fit(&mention.after, room), theme.text);
        // A story is named once, where its mentions begin.
        if aside > 0 && story.replace(mention.story) != Some(mention.story) {
            pen.put(width - aside, row, &fit(&app.corpus().headline(mention.story), aside - 1), theme.faint);
        }
    }
    if mentions.all().is_empty() {
        let said = if app.is_looking() { say::LOOKING } else { say::MENTIONS_HOW };
        pen.put(3, 0, &fit(said.get(), width.saturating_sub(4)), theme.faint);
    }
    cursor
}
