//! Draws the page as it lies, each story in its own tint and letter, what was set aside dimmed with its reason. Works without colour:
//! the letter stands in the margin of every line, and the tint only repeats it.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::reader::mends::sign;
use crate::app::sheet::{GUTTER, Row};
use crate::parse::ledger::Owner;
use crate::story::{Reason, RepairKind, Role};
use ratatui::style::{Color, Style};

/// Tints of neighbouring stories: six colours of the 256 that keep 4.5 : 1 or close to it on black and on white alike.
const TINTS: [Color; 6] = [
    Color::Indexed(32),
    Color::Indexed(130),
    Color::Indexed(64),
    Color::Indexed(133),
    Color::Indexed(30),
    Color::Indexed(167),
];

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let sheet = app.sheet();
    let Some(page) = sheet.page() else { return ("版面".to_owned(), String::new()) };
    let (read, all) = sheet.progress();
    let title = match sheet.carried() {
        Some(words) => format!("版面 · 拿着“{words}…”"),
        None => format!("版面 · {} 篇 · 另置 {} 处", page.stories.len(), page.set_aside.len()),
    };
    (title, format!("{} · {}%", page.name, read * 100 / all.max(1)))
}

/// Draws the rows and gives the place of the cursor.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let sheet = app.sheet();
    let Some(page) = sheet.page() else { return pen.place(0, 0) };
    let (first, rows) = sheet.visible();
    for (at, row) in rows.iter().enumerate() {
        draw_margin(row, at, pen, theme);
        let mut column = GUTTER;
        for (range, owner) in &row.parts {
            let text = page.text.get(range.clone()).unwrap_or_default();
            column = pen.put(column, at, text, style(*owner, theme));
        }
        if first + at == sheet.cursor() {
            pen.put(0, at, "▸", theme.accent);
        }
    }
    pen.place(GUTTER, sheet.cursor() - first.min(sheet.cursor()))
}

fn draw_margin(row: &Row, at: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let look = style(row.owner(), theme);
    match row.owner() {
        Some(Owner::Story(nth, _)) => pen.put(1, at, &letter(nth), look),
        Some(Owner::Aside(reason)) => pen.put(1, at, sign_of(reason), look),
        None => 0,
    };
    if let Some(kind) = row.repair {
        // What was stripped stands in the line itself; the other mends would not be seen.
        let look = if kind == RepairKind::Stripped { theme.faint } else { theme.accent };
        pen.put(3, at, sign(kind), look);
    }
    if let Some(number) = row.number {
        pen.put(5, at, &format!("{number:>4}"), theme.faint);
    }
}

/// The letter of a story: A to Z, then AA, AB, …
fn letter(nth: usize) -> String {
    let last = char::from(b'A' + (nth % 26) as u8);
    match nth / 26 {
        0 => last.to_string(),
        tens => format!("{}{last}", char::from(b'A' + ((tens - 1) % 26) as u8)),
    }
}

fn sign_of(reason: Reason) -> &'static str {
    match reason {
        Reason::Duplicate => "重",
        Reason::Furniture => "饰",
        Reason::Section => "栏",
        Reason::Jump => "转",
    }
}

fn style(owner: Option<Owner>, theme: &Theme) -> Style {
    match owner {
        Some(Owner::Story(nth, role)) => {
            let base = if matches!(role, Role::Headline | Role::Crosshead | Role::ItemHead) {
                theme.head
            } else {
                theme.text
            };
            if theme.is_mono() {
                base
            } else {
                base.fg(TINTS.get(nth % TINTS.len()).copied().unwrap_or_default())
            }
        }
        Some(Owner::Aside(_)) | None => theme.faint,
    }
}
