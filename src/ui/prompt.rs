//! Draws the box the query is typed in, and beside it how much was found. Knows no keys.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::marking::What;
use crate::app::prompt::Prompt;
use crate::app::sheet::Asked;
use crate::query::Sort;
use crate::text::{cells, clusters, fit};

/// Draws the row and gives the place of the caret.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let (title, prompt) = match (app.recall().naming(), app.sheet().asked(), app.versus()) {
        _ if app.marking().asked().is_some() => asked_of_marks(app),
        (Some(name), ..) => ("名字 ", name),
        (None, Some((Asked::Paper, answer)), _) => ("报名 ", answer),
        (None, Some((Asked::Date, answer)), _) => ("日期 ", answer),
        (None, None, Some(versus)) => ("对比 ", versus),
        (None, None, None) => ("检索 ", app.prompt()),
    };
    let in_use = app.is_typing() || app.is_answering();
    let from = pen.put(1, 0, title, if in_use { theme.accent } else { theme.faint });
    let status = status(app);
    let room = pen.width().saturating_sub(from + 2);
    // A completion is worth more than the order of what was found.
    let offered = app.completions().first().map_or(0, |completion| cells(&completion.text) + 8);
    let wish = cells(prompt.text()) + offered + cells(&status) + 2;
    let status_room = if wish <= room { cells(&status) } else { room / 3 };
    let right = if cells(&status) <= status_room { status } else { short_status(app) };
    let edge = pen.put_right(from + 8, 0, &format!("{right} "), theme.faint);
    let room = edge.saturating_sub(from + 2);
    let hidden = hidden(prompt.before(), room);
    let shown = prompt.text().get(hidden..).unwrap_or_default();
    if let Some(before) = app.before().filter(|_| app.versus().is_some_and(|typed| typed.text().is_empty())) {
        pen.put(from, 0, &fit(&format!("Enter 就与“{before}”对比，或另打检索式"), room), theme.faint);
    } else if prompt.text().is_empty() && !in_use {
        pen.put(from, 0, &fit("按 / 或直接打汉字", room), theme.faint);
    } else {
        let end = pen.put(from, 0, &fit(shown, room + 1), theme.head);
        draw_completions(app, end + 2, edge, pen, theme);
        draw_offers(app, end + 2, edge, pen, theme);
    }
    let caret = from + prompt.caret() - cells(prompt.text().get(..hidden).unwrap_or_default());
    pen.place(caret, 0)
}

/// What is typed of marks: how it is called, and the box.
fn asked_of_marks(app: &App) -> (&'static str, &Prompt) {
    match app.marking().asked() {
        Some((What::Tags(_), answer)) => ("标签 ", answer),
        Some((What::Clips(_), answer)) => ("夹 ", answer),
        Some((What::Note(..), answer)) => ("批注 ", answer),
        Some((What::Rename { .. }, answer)) => ("改名 ", answer),
        None => ("检索 ", app.prompt()),
    }
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
    let fuzzy = if app.is_fuzzy() { " · 模糊音" } else { "" };
    format!("{} · {}{fuzzy}", short_status(app), sort_label(app))
}

fn short_status(app: &App) -> String {
    format!("{} 篇", app.results().found().total)
}

fn sort_label(app: &App) -> &'static str {
    match app.sort() {
        Sort::Relevance if app.answered().text.is_empty() => "版序",
        Sort::Relevance => "相关度",
        Sort::Newest => "最新在前",
        Sort::Oldest => "最旧在前",
        Sort::Page => "版序",
    }
}
