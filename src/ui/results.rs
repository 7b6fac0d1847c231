//! Draws the list of hits. Knows their lines, not how they were found.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::results::Part;
use crate::text::wrap::wrap;
use crate::text::{cells, fit};
use crate::tongue::punctuation::STOP;
use crate::tongue::ui as say;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let results = app.results();
    if results.hit().is_none() {
        return (say::RESULTS.to_string(), String::new());
    }
    (say::RESULTS.to_string(), format!("{}/{}", results.cursor() + 1, results.found().total))
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
        for (part, line) in results.lines(hit) {
            let style = match part {
                Part::Headline if chosen => theme.accent,
                Part::Headline => theme.head,
                Part::Source | Part::Gap => theme.faint,
                Part::Snippet => theme.text,
            };
            pen.put_marked(3, row, &line.text, style, line.marks.iter().map(|mark| (mark, theme.matched)));
            row += 1;
        }
    }
    if results.found().hits.is_empty() {
        return draw_nothing(app, pen, theme).unwrap_or(cursor);
    }
    cursor
}

/// Says why there is nothing, and what to do: the queries that would find something can be chosen. Gives the place of the chosen one.
fn draw_nothing(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> Option<(u16, u16)> {
    let room = pen.width().saturating_sub(4);
    if app.is_waiting() {
        return None;
    }
    let (found, query) = (app.results().found(), app.answered());
    let (first, then) = match (query.text.is_empty(), app.filters().clauses().is_empty()) {
        (true, true) => (say::EMPTY_LIBRARY, None),
        (false, true) if found.offers.is_empty() => (say::NOTHING_FOUND, Some(say::TYPE_LESS)),
        (false, true) => (say::NOTHING_FOUND, Some(say::TRY_OFFERS)),
        (_, false) => (say::NOTHING_IN_FILTERS, Some(say::TRY_WITHOUT)),
    };
    // What is to blame says that nothing was found, unless it is the filters.
    let first = match (found.blame.as_str(), app.filters().clauses().is_empty()) {
        // Where nothing has been read yet, that is why.
        _ if app.corpus().is_empty() && app.progress().is_some() => say::READING_LIBRARY.to_string(),
        ("", _) => first.to_string(),
        (blame, true) => blame.to_owned(),
        (blame, false) => format!("{first}{STOP}{blame}"),
    };
    let asked = found.explained.strip_suffix(&found.blame).unwrap_or_default().trim_end_matches(STOP.get());
    let asked = if app.corpus().is_empty() || query.text.is_empty() || found.blame.ends_with(asked) {
        ""
    } else {
        asked
    };
    let mut row = 0;
    for (said, most, style) in [
        (first.as_str(), 3, theme.text),
        (asked, 2, theme.faint),
        (then.map_or("", |then| then.get()), 1, theme.faint),
    ] {
        let lines = wrap(said, room, 0);
        let n = lines.len().min(most);
        for (at, line) in lines.into_iter().take(n).enumerate() {
            let end = if at + 1 == n { said.len() } else { line.end };
            let text = said.get(line.start..end).unwrap_or_default().trim_end();
            pen.put(3, row, &fit(text, room), style);
            row += 1;
        }
    }
    let row = row.saturating_sub(1);
    let mut cursor = None;
    for (place, offer) in found.offers.iter().enumerate() {
        let row = row + 1 + place;
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
