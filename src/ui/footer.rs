//! Draws the keys that count now, from the table of commands, and a sentence if there is one to say.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::command::{Scope, table};
use crate::app::footer::{Entry, Stand};
use crate::app::key::label;
use crate::app::marked::Wait;
use crate::text::fit;
use crate::text::wrap::wrap;
use crate::tongue::marks;

/// Rows above the footer that a long sentence may cover.
pub(super) const ABOVE: u16 = 3;
/// Draws the last of some rows. A sentence that has no room beside the keys covers the rows above until the next key.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    if let Some(wait) = app.marked().waits() {
        draw_pins(app, wait, pen, theme);
        return;
    }
    if !app.begun().is_empty() {
        draw_ends(app, &app.scopes(), pen, theme);
        return;
    }
    let (width, last) = (pen.width(), pen.height().saturating_sub(1));
    let footer = app.footer(width);
    for entry in &footer.entries {
        let (key, hint) = Entry::text(entry.command);
        let column = pen.put(entry.column, last, &key, theme.accent) + 1;
        pen.put(column, last, hint, theme.faint);
    }
    match footer.stand {
        Stand::Above => draw_above(footer.sentence, 1, pen, theme),
        Stand::Over => draw_above(footer.sentence, last, pen, theme),
        Stand::Beside => {
            let style = if footer.is_message { theme.text } else { theme.faint };
            let left = width.saturating_sub(footer.end + 1);
            pen.put_right(footer.end, last, &format!("{} ", fit(footer.sentence, left)), style);
        }
        Stand::Nowhere => {}
    }
}

/// Draws the pins there are, of which the next key names one.
fn draw_pins(app: &App, wait: Wait, pen: &mut Pen<'_>, theme: &Theme) {
    let last = pen.height().saturating_sub(1);
    let said = match wait {
        Wait::Put => marks::NAME_PIN,
        Wait::Go => marks::TO_PIN,
    };
    let mut column = pen.put(1, last, said.get(), theme.accent) + 2;
    for (name, pin) in app.marking().marks().pins() {
        let head = app.marking().of(&pin.story).map_or("", |slip| slip.about.name());
        column = pen.put(column, last, name, theme.accent) + 1;
        let room = pen.width().saturating_sub(column).min(20);
        column = pen.put(column, last, &fit(head, room), theme.faint) + 2;
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

/// Draws what may follow the keys that were pressed.
fn draw_ends(app: &App, scopes: &[Scope], pen: &mut Pen<'_>, theme: &Theme) {
    let last = pen.height().saturating_sub(1);
    let mut column = pen.put(1, last, &format!("{} …", label(app.begun())), theme.accent) + 2;
    for command in table().filter(|command| scopes.contains(&command.scope)) {
        let ends = command.keys.iter().filter_map(|key| key.strip_prefix(app.begun())?.strip_prefix(' '));
        for end in ends {
            column = pen.put(column, last, &label(end), theme.accent) + 1;
            column = pen.put(
                column,
                last,
                &fit(command.what.get(), pen.width().saturating_sub(column)),
                theme.faint,
            ) + 2;
        }
    }
}
