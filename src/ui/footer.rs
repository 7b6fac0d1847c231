//! Draws the keys that count now, from the table of commands, and a sentence if there is one to say.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::command::{Command, Scope, table};
use crate::app::key::label;
use crate::text::{cells, fit};

/// Draws the row. An entry that has no room is left out as a whole; the way to the help never is.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    let scopes = app.scopes();
    if !app.begun().is_empty() {
        draw_ends(app, &scopes, pen, theme);
        return;
    }
    let counts = |c: &&Command| c.hint.is_some() && (c.applies)(app);
    let of_scope = |scope| table().iter().filter(move |c| c.scope == scope).filter(counts);
    let mut hints: Vec<&Command> = scopes.iter().copied().flat_map(of_scope).collect();
    let width = pen.width();
    let message = fit(app.message().unwrap_or_default(), width / 2);
    let mut room = width.saturating_sub(1 + if message.is_empty() { 0 } else { cells(&message) + 2 });
    hints.sort_by_key(|command| command.name != "help");
    let mut kept: Vec<&Command> = Vec::new();
    for command in hints {
        let Some(left) = room.checked_sub(cells(&entry(command)) + 2) else { continue };
        room = left;
        kept.push(command);
    }
    // The way to the help was given room first; it stands last.
    if kept.first().is_some_and(|command| command.name == "help") {
        kept.rotate_left(1);
    }
    let mut column = 1;
    for command in kept {
        column = pen.put(column, 0, &command.shown_key(), theme.accent) + 1;
        column = pen.put(column, 0, command.hint.unwrap_or_default(), theme.faint) + 2;
    }
    // What there is to say of the query takes what room is left, if it is enough for a few words.
    let left = width.saturating_sub(column + 1);
    let remark = if left >= 12 { fit(app.remark(), left) } else { String::new() };
    let (sentence, style) = if message.is_empty() { (remark, theme.faint) } else { (message, theme.text) };
    pen.put_right(column, 0, &format!("{sentence} "), style);
}

/// Draws what may follow the keys that were pressed.
fn draw_ends(app: &App, scopes: &[Scope], pen: &mut Pen<'_>, theme: &Theme) {
    let mut column = pen.put(1, 0, &format!("{} …", label(app.begun())), theme.accent) + 2;
    for command in table().iter().filter(|command| scopes.contains(&command.scope)) {
        let ends = command.keys.iter().filter_map(|key| key.strip_prefix(app.begun())?.strip_prefix(' '));
        for end in ends {
            column = pen.put(column, 0, &label(end), theme.accent) + 1;
            column =
                pen.put(column, 0, &fit(command.zh, pen.width().saturating_sub(column)), theme.faint) + 2;
        }
    }
}

fn entry(command: &Command) -> String {
    format!("{} {}", command.shown_key(), command.hint.unwrap_or_default())
}
