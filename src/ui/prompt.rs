//! Draws the box the query is typed in, and beside it how much was found. Knows no keys.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::line::Line;
use crate::app::opening::Title;
use crate::text::{cells, fit};
use crate::tongue::start;
use crate::tongue::ui as say;
use std::ops::Range;

/// Draws the row and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let line = app.line(pen.width());
    let (prompt, from) = (line.prompt, line.from);
    pen.put(1, 0, line.title.get(), if line.in_use { theme.accent } else { theme.faint });
    if line.edge < pen.width() {
        pen.put(line.edge, 0, &line.status, theme.faint);
    }
    let edge = if line.in_use { line.edge } else { draw_library(app, from, line.edge, pen, theme) };
    let room = edge.saturating_sub(from + 2);
    let shown = prompt.text().get(line.hidden..).unwrap_or_default();
    if let Some(said) = instead(app, &line) {
        pen.put(from, 0, &fit(&said, room), theme.faint);
    } else {
        let end = pen.put(from, 0, &fit(shown, room + 1), theme.head);
        draw_completions(app, end + 2, edge, pen, theme);
        draw_offers(app, end + 2, edge, pen, theme);
    }
    let caret = from + prompt.caret() - cells(prompt.text().get(..line.hidden).unwrap_or_default());
    pen.place(caret, 0)
}

/// What is said as long as nothing is typed.
fn instead(app: &App, line: &Line<'_>) -> Option<String> {
    let keys = app.keymap();
    match app.before().filter(|_| app.versus().is_some()) {
        _ if !line.prompt.text().is_empty() => None,
        Some(before) => Some(say::COMPARE_WITH_BEFORE.fill([&keys.key_of("answer"), &before])),
        None if app.opening().path().is_some() => {
            Some(start::PATH_HOW.fill([&keys.key_of("complete-path"), &keys.key_of("place-down")]))
        }
        None => (!line.in_use).then(|| app.how_to_search()),
    }
}

/// Which library is on view, as far as there is room between the query and what was found; gives the column at which that begins.
fn draw_library(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) -> usize {
    let typed = app.prompt().text();
    let taken = if typed.is_empty() { cells(&app.how_to_search()) } else { cells(typed) };
    let room = edge.saturating_sub(from + taken + 4);
    let names = match app.title() {
        Title::Unnamed => return edge,
        Title::Sample(pages) => [start::SAMPLE.fill([pages]), start::SAMPLE_SHORT.fill([pages])],
        Title::Named(name) => [name.clone(), fit(name, room.min(24))],
    };
    let Some(name) = names.into_iter().find(|name| cells(name) <= room && cells(name) > 2) else {
        return edge;
    };
    let column = edge - cells(&name) - 2;
    pen.put(column, 0, &name, theme.faint);
    column
}

/// How the word may go on, as far as there is room between what is typed and what was found; the first is what its key takes.
fn draw_completions(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let ways = app.completions().iter();
    let ways = ways.map(|way| (way.text.as_str(), way.stories.map_or_else(String::new, |n| format!(" {n}"))));
    draw_ways(&app.keymap().key_of("complete"), ways, from..edge, pen, theme);
}

/// Names and folders that may be meant, likewise.
fn draw_offers(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let names = app.offers().into_iter().map(|name| (name, String::new()));
    draw_ways(&app.keymap().key_of("field-complete"), names, from..edge, pen, theme);
}

/// Draws what may stand at the caret with its number of stories; … where there is no room for all.
fn draw_ways<'a>(
    key: &str,
    ways: impl Iterator<Item = (&'a str, String)>,
    room: Range<usize>,
    pen: &mut Pen<'_>,
    theme: &Theme,
) {
    let mut column = room.start;
    for (n, (text, aside)) in ways.enumerate() {
        let key = if n == 0 { format!("{key} ") } else { String::new() };
        if column + cells(&key) + cells(text) + cells(&aside) + 2 > room.end {
            if n > 0 && column < room.end {
                pen.put(column, 0, "…", theme.faint);
            }
            return;
        }
        column = pen.put(column, 0, &key, theme.accent);
        column = pen.put(column, 0, text, if n == 0 { theme.text } else { theme.faint });
        column = pen.put(column, 0, &aside, theme.faint) + 2;
    }
}
