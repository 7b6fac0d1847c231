//! Draws the list of hits. Knows their lines, not how they were found.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::results::Part;
use crate::text::{cells, fit};
use crate::tongue::{marks, ui as say};

/// The sign of a star.
const STAR: &str = "★";

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let results = app.results();
    if results.hit().is_none() {
        return (say::RESULTS.to_string(), String::new());
    }
    let selected = match app.marking().selected() {
        0 => String::new(),
        n => marks::SELECTED.fill([&n]),
    };
    (say::RESULTS.to_string(), format!("{selected}{}/{}", results.cursor() + 1, results.found().total))
}

/// Draws the hits and gives the place of the chosen one.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let results = app.results();
    let (mut row, mut cursor) = (0, pen.place(0, 0));
    for (place, hit) in results.visible() {
        let chosen = place == results.cursor();
        if chosen {
            pen.put(1, row, "❯", theme.accent);
            cursor = pen.place(1, row);
        }
        // The sign stands before the headline; before the chosen one below its arrow.
        let (signed, mut is_signed) = (if chosen { Part::Source } else { Part::Headline }, false);
        for (part, line) in results.lines(hit) {
            let style = match part {
                Part::Headline if chosen => theme.accent,
                Part::Headline => theme.head,
                Part::Source | Part::Gap => theme.faint,
                Part::Snippet => theme.text,
            };
            let end = pen.put_marked(
                3,
                row,
                &line.text,
                style,
                line.marks.iter().map(|mark| (mark, theme.matched)),
            );
            if part == Part::Source {
                draw_marks(app, &hit.head.id, end + 2, row, pen, theme);
            }
            if part == signed && !std::mem::replace(&mut is_signed, true) {
                draw_sign(app, &hit.head.id, row, pen, theme);
            }
            row += 1;
        }
    }
    if results.found().hits.is_empty() {
        return draw_nothing(app, pen, theme).unwrap_or(cursor);
    }
    cursor
}

/// Whether the story is selected, else whether it is read: ● unread, ○ read.
fn draw_sign(app: &App, id: &str, row: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let is_read = app.marking().of(id).is_some_and(|slip| slip.read);
    if app.marking().is_selected(id) {
        pen.put(1, row, "✓", theme.accent);
    } else {
        pen.put(1, row, if is_read { "○" } else { "●" }, theme.faint);
    }
}

/// Star, notes, tags and folders at the right of the source, cut where there is no more room.
fn draw_marks(app: &App, id: &str, from: usize, row: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let Some(slip) = app.marking().of(id) else { return };
    let star = slip.star.then(|| STAR.to_owned());
    let notes = (!slip.notes.is_empty()).then(|| marks::SIGN.to_string());
    let tags = slip.tags.iter().map(|tag| format!("#{tag}"));
    let clips = slip.clips.iter().map(|clip| marks::IN_FOLDERS.fill([clip]));
    let parts: Vec<String> = star.into_iter().chain(notes).chain(tags).chain(clips).collect();
    let said = fit(&parts.join(" "), pen.width().saturating_sub(from + 1));
    pen.put_right(from, row, &format!("{said} "), theme.accent);
}

/// Says why there is nothing, and what to do: the queries that would find something can be chosen. Gives the place of the chosen one.
fn draw_nothing(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> Option<(u16, u16)> {
    if app.is_waiting() {
        return None;
    }
    let room = pen.width().saturating_sub(4);
    let said = app.nothing(pen.width(), pen.height());
    for (row, line) in said.iter().enumerate() {
        pen.put(3, row, &fit(&line.text, room), if line.is_faint { theme.faint } else { theme.text });
    }
    let mut cursor = None;
    for (place, offer) in app.results().offers().iter().enumerate() {
        let row = said.len() + place;
        let chosen = place == app.results().cursor();
        if chosen && row < pen.height() {
            pen.put(1, row, "❯", theme.accent);
            cursor = Some(pen.place(1, row));
        }
        // Where there is no room for both, what is offered matters more than why.
        let all = say::OFFER.fill([&offer.total, &offer.why]);
        let short = say::OFFER_SHORT.fill([&offer.total]);
        let n = if cells(&offer.text) + cells(&all) <= room { all } else { short };
        let style = if chosen { theme.accent } else { theme.head };
        let end = pen.put(3, row, &fit(&offer.text, room.saturating_sub(cells(&n))), style);
        pen.put(end, row, &n, theme.faint);
    }
    cursor
}
