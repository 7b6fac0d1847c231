//! Draws the keys that count now, from the table of commands, and a sentence if there is one to say.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::command::{Command, Scope, table};
use crate::app::key::label;
use crate::text::wrap::wrap;
use crate::text::{cells, fit};

/// The first entries, and the way to the help, keep their places whatever there is to say.
const KEPT: usize = 3;
/// Rows above the footer that a long sentence may cover.
pub(super) const ABOVE: u16 = 3;
/// Cells below which a sentence cut short tells nothing.
const WORTH: usize = 12;

/// Draws the last of some rows. An entry that has no room is left out as a whole; the way to the help never is. A sentence that has no
/// room beside them covers the rows above until the next key.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    let scopes = app.scopes();
    if !app.begun().is_empty() {
        draw_ends(app, &scopes, pen, theme);
        return;
    }
    let counts = |c: &&Command| c.hint.is_some() && (c.applies)(app);
    let of_scope = |scope| table().filter(move |c| c.scope == scope).filter(counts);
    let mut hints: Vec<&'static Command> = scopes.iter().copied().flat_map(of_scope).collect();
    hints.sort_by_key(|command| command.name != "help");
    let (width, last) = (pen.width(), pen.height().saturating_sub(1));
    let least: usize = hints.iter().take(KEPT).map(|command| cells(&entry(command)) + 2).sum();
    let message = app.message().unwrap_or_default();
    // A message takes the place of entries; what is to say of the query only where the reader is typing it, and where nothing was found
    // the list of results says it.
    let (sentence, style) = match message {
        // What is asked has no say while a name is typed or another question chosen.
        "" if app.is_answering() || app.recall().list().is_some() => ("", theme.faint),
        "" if app.progress().is_some() => (app.progress().unwrap_or_default(), theme.faint),
        "" => (app.remark(), theme.faint),
        message => (message, theme.text),
    };
    let is_told =
        app.results().found().hits.is_empty() && app.areas().is_some_and(|areas| areas.results.is_some());
    let is_due = !message.is_empty() || app.progress().is_some() || app.is_typing() && !is_told;
    let fits = 1 + least + cells(sentence) < width;
    let taken = if is_due && fits && !sentence.is_empty() { cells(sentence) + 2 } else { 0 };
    let kept = kept(hints, width.saturating_sub(1 + taken));
    let mut column = 1;
    for command in kept {
        column = pen.put(column, last, &command.shown_key(), theme.accent) + 1;
        column = pen.put(column, last, hint(command), theme.faint) + 2;
    }
    let left = width.saturating_sub(column + 1);
    if is_due && !fits {
        draw_above(sentence, if message.is_empty() { 1 } else { last }, pen, theme);
    } else if is_due || left >= WORTH && !(is_told && message.is_empty()) {
        pen.put_right(column, last, &format!("{} ", fit(sentence, left)), style);
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

/// The entries that have room, the way to the help, which is given room first, as the last.
fn kept(hints: Vec<&'static Command>, room: usize) -> Vec<&'static Command> {
    let mut room = room;
    let mut kept: Vec<&Command> = Vec::new();
    for command in hints {
        let Some(left) = room.checked_sub(cells(&entry(command)) + 2) else { continue };
        room = left;
        kept.push(command);
    }
    if kept.first().is_some_and(|command| command.name == "help") {
        kept.rotate_left(1);
    }
    kept
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

fn entry(command: &Command) -> String {
    format!("{} {}", command.shown_key(), hint(command))
}

fn hint(command: &Command) -> &'static str {
    command.hint.map_or("", |hint| hint.get())
}
