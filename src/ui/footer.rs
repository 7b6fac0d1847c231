//! Draws the keys that count now, from the table of commands, and a sentence if there is one to say.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::footer::Stand;
use crate::text::fit;
use crate::text::wrap::wrap;

/// Rows above the footer that a long sentence may cover.
pub(super) const ABOVE: u16 = 3;
/// Draws the last of some rows. A sentence that has no room beside the keys covers the rows above until the next key.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    // What the next key may be says the menu.
    if app.marked().waits().is_some() || !app.begun().is_empty() {
        return;
    }
    let (width, last) = (pen.width(), pen.height().saturating_sub(1));
    let footer = app.footer(width);
    for entry in &footer.entries {
        let column = pen.put(entry.column, last, &entry.key, theme.accent) + 1;
        pen.put(column, last, entry.hint(), theme.faint);
    }
    match footer.stand {
        Stand::Above => draw_above(&footer.sentence, 1, pen, theme),
        Stand::Over => draw_above(&footer.sentence, last, pen, theme),
        Stand::Beside => {
            let style = if footer.is_message { theme.text } else { theme.faint };
            let left = width.saturating_sub(footer.end + 1);
            pen.put_right(footer.end, last, &format!("{} ", fit(&footer.sentence, left)), style);
        }
        Stand::Nowhere => {}
    }
}

/// Draws a sentence above the last row, in as many rows as it needs and may have.
fn draw_above(sentence: &str, most: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let (width, last) = (pen.width(), pen.height().saturating_sub(1));
    let room = width.saturating_sub(2);
    let lines = wrap(sentence, room, 0);
    let n = lines.len().min(most);
    for (at, line) in lines.into_iter().take(n).enumerate() {
        let row = last - n + at;
        // What has no room after the last of them is cut there.
        let end = if at + 1 == n { sentence.len() } else { line.end };
        pen.put(0, row, &" ".repeat(width), theme.text);
        pen.put(1, row, &fit(sentence.get(line.start..end).unwrap_or_default().trim_end(), room), theme.text);
    }
}
