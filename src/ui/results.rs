//! Draws the list of hits. Knows their lines, not how they were found.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::results::Part;
use crate::text::fit;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let results = app.results();
    if results.hit().is_none() {
        return ("结果".to_owned(), String::new());
    }
    ("结果".to_owned(), format!("{}/{}", results.cursor() + 1, results.found().total))
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
        draw_nothing(app, pen, theme);
    }
    cursor
}

/// Says why there is nothing, and what to do.
fn draw_nothing(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    let room = pen.width().saturating_sub(4);
    if app.is_waiting() {
        return;
    }
    let query = app.answered();
    let sentences: &[&str] = match (query.text.is_empty(), query.filters.is_empty()) {
        (true, true) => &["库里还没有稿件"],
        (false, true) => &["没有找到", "少打几个字，或按 Esc 清空"],
        (_, false) => &["筛选之下没有找到", "在筛选栏按 0 取消筛选"],
    };
    for (row, sentence) in sentences.iter().enumerate() {
        pen.put(3, row, &fit(sentence, room), if row == 0 { theme.text } else { theme.faint });
    }
}
