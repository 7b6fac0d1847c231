//! Draws the box the query is typed in, and beside it how much was found. Knows no keys.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::marking::What;
use crate::app::opening::Title;
use crate::app::prompt::Prompt;
use crate::app::sheet::Asked;
use crate::app::take;
use crate::query::Sort;
use crate::text::{cells, clusters, fit};
use crate::tongue::ui as say;
use crate::tongue::{self, Text, start};

/// Draws the row and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let (title, prompt) = asked(app).unwrap_or((say::SEARCH, app.prompt()));
    let in_use = app.is_typing() || app.is_answering();
    let from = pen.put(1, 0, title.get(), if in_use { theme.accent } else { theme.faint });
    let status = status(app);
    let room = pen.width().saturating_sub(from + 2);
    // A completion is worth more than the order of what was found.
    let offered = app.completions().first().map_or(0, |completion| cells(&completion.text) + 8);
    let hint = if prompt.text().is_empty() && !in_use { cells(say::HOW_TO_SEARCH.get()) } else { 0 };
    let wish = cells(prompt.text()) + hint + offered + cells(&status) + 2;
    let status_room = if wish <= room { cells(&status) } else { room / 3 };
    let right = if cells(&status) <= status_room { status } else { short_status(app) };
    let edge = pen.put_right(from + 8, 0, &format!("{right} "), theme.faint);
    let edge = if in_use { edge } else { draw_library(app, from, edge, pen, theme) };
    let room = edge.saturating_sub(from + 2);
    let hidden = hidden(prompt.before(), room);
    let shown = prompt.text().get(hidden..).unwrap_or_default();
    if let Some(before) = app.before().filter(|_| app.versus().is_some_and(|typed| typed.text().is_empty())) {
        pen.put(from, 0, &fit(&say::COMPARE_WITH_BEFORE.fill([&before]), room), theme.faint);
    } else if prompt.text().is_empty() && app.opening().path().is_some() {
        pen.put(from, 0, &fit(tongue::start::PATH_HOW.get(), room), theme.faint);
    } else if prompt.text().is_empty() && !in_use {
        pen.put(from, 0, &fit(say::HOW_TO_SEARCH.get(), room), theme.faint);
    } else {
        let end = pen.put(from, 0, &fit(shown, room + 1), theme.head);
        draw_completions(app, end + 2, edge, pen, theme);
        draw_offers(app, end + 2, edge, pen, theme);
    }
    let caret = from + prompt.caret() - cells(prompt.text().get(..hidden).unwrap_or_default());
    pen.place(caret, 0)
}

/// Which library is on view, as far as there is room between the query and what was found; gives the column at which that begins.
fn draw_library(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) -> usize {
    let taken = if app.prompt().text().is_empty() { say::HOW_TO_SEARCH.get() } else { app.prompt().text() };
    let room = edge.saturating_sub(from + cells(taken) + 4);
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

/// What is asked instead of a query, and the box of the answer.
fn asked(app: &App) -> Option<(Text, &Prompt)> {
    let opening = app.opening().path().map(|path| (tongue::start::PATH, path));
    let naming = app.recall().naming().map(|name| (say::NAME, name));
    let taking = app.taken().asked().map(|(asked, answer)| match asked {
        take::Asked::Where(..) => (tongue::take::WHERE, answer),
        take::Asked::Command => (tongue::take::COMMAND, answer),
    });
    let sheet = app.sheet().asked().map(|(asked, answer)| match asked {
        Asked::Paper => (say::PAPER, answer),
        Asked::Date => (say::DATE, answer),
    });
    let marking = app.marking().asked().map(|(what, answer)| match what {
        What::Tags(_) => (tongue::marks::ASK_TAGS, answer),
        What::Clips(_) => (tongue::marks::ASK_CLIPS, answer),
        What::Note(..) => (tongue::marks::ASK_NOTE, answer),
        What::Rename { .. } => (tongue::marks::ASK_NAME, answer),
    });
    opening.or(naming).or(taking).or(marking).or(sheet).or(app.versus().map(|versus| (say::VERSUS, versus)))
}

/// How the word may go on, as far as there is room between what is typed and what was found; the first is what Tab takes.
fn draw_completions(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let mut column = from;
    for (n, completion) in app.completions().iter().enumerate() {
        let key = if n == 0 { "Tab " } else { "" };
        let count = completion.stories.map_or_else(String::new, |stories| format!(" {stories}"));
        if column + cells(key) + cells(&completion.text) + cells(&count) + 2 > edge {
            return;
        }
        column = pen.put(column, 0, key, theme.accent);
        column = pen.put(column, 0, &completion.text, if n == 0 { theme.text } else { theme.faint });
        column = pen.put(column, 0, &count, theme.faint) + 2;
    }
}

/// Names of tags or folders that may be meant; the first is what Tab takes.
fn draw_offers(app: &App, from: usize, edge: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let mut column = from;
    for (n, name) in app.marking().offers().into_iter().enumerate() {
        let key = if n == 0 { "Tab " } else { "" };
        if column + cells(key) + cells(name) + 2 > edge {
            return;
        }
        column = pen.put(column, 0, key, theme.accent);
        column = pen.put(column, 0, name, if n == 0 { theme.text } else { theme.faint }) + 2;
    }
}

/// Bytes left out at the beginning so that the caret is on view.
fn hidden(before: &str, room: usize) -> usize {
    let mut over = cells(before).saturating_sub(room);
    let mut hidden = 0;
    for cluster in clusters(before) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(cluster.cells);
        hidden = cluster.start + cluster.text.len();
    }
    hidden
}

fn status(app: &App) -> String {
    let fuzzy = if app.is_fuzzy() { say::FUZZY.get() } else { "" };
    format!("{} · {}{fuzzy}", short_status(app), sort_label(app))
}

fn short_status(app: &App) -> String {
    say::STORIES.fill([&app.results().found().total])
}

fn sort_label(app: &App) -> Text {
    match app.sort() {
        Sort::Relevance if app.answered().text.is_empty() => say::BY_PAGE,
        Sort::Relevance => say::BY_RELEVANCE,
        Sort::Newest => say::NEWEST,
        Sort::Oldest => say::OLDEST,
        Sort::Page => say::BY_PAGE,
    }
}
