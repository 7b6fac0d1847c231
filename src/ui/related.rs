//! Draws the related stories with their reasons. Knows no story's text.

use super::{Pen, Theme};
use crate::app::App;
use crate::text::fit;
use crate::tongue::punctuation::LIST;
use crate::tongue::ui as say;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let related = app.related();
    let n = related.relations().len();
    let off: Vec<_> = related.off().iter().map(|kind| kind.label()).collect();
    let off = if off.is_empty() { String::new() } else { say::NOT_BY.fill([&off.join(LIST.get())]) };
    (say::RELATED.to_string(), if n > 0 { format!("{off}{}/{n}", related.cursor() + 1) } else { off })
}

/// Draws the list and gives the place of the chosen story.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let related = app.related();
    let (mut row, mut cursor) = (0, pen.place(0, 0));
    for (place, relation) in related.visible() {
        if row >= pen.height() {
            break;
        }
        let chosen = place == related.cursor();
        if chosen {
            pen.put(0, row, "❯", theme.accent);
            cursor = pen.place(0, row);
        }
        if place < 9 {
            pen.put(1, row, &(place + 1).to_string(), theme.faint);
        }
        let head = &relation.head;
        let date =
            head.date.as_ref().map(|date| format!("{date}{}", if head.date_guessed { "?" } else { "" }));
        let source: Vec<_> = head.paper.clone().into_iter().chain(date).collect();
        let end = pen.put_right(24, row, &format!("{} ", source.join(" · ")), theme.faint);
        let room = end.saturating_sub(5);
        let style = if chosen { theme.accent } else { theme.head };
        pen.put(3, row, &fit(&head.headline.text, room), style);
        row += 1;
        for reason in related.reasons(relation) {
            pen.put(3, row, &reason, theme.faint);
            row += 1;
        }
    }
    if related.relations().is_empty() {
        let said = if app.is_relating() { say::FINDING_RELATED } else { say::NO_RELATED };
        pen.put(3, 0, &fit(said.get(), pen.width().saturating_sub(4)), theme.faint);
    }
    cursor
}
