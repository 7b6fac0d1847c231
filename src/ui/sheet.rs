//! Draws the page as it lies, each story in its own tint and letter, what was set aside dimmed with its reason. Works without colour:
//! the letter stands in the margin of every line, and the tint only repeats it.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::reader::mends::sign;
use crate::app::sheet::{GUTTER, Row};
use crate::parse::ledger::Owner;
use crate::story::{Page, Reason, Role, Story};
use crate::text::fit;
use crate::tongue::Text;
use crate::tongue::punctuation::LIST;
use crate::tongue::ui as say;
use ratatui::style::Style;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let sheet = app.sheet();
    let Some(page) = sheet.page() else { return (say::SHEET.to_string(), String::new()) };
    let (read, all) = sheet.progress();
    let title = match sheet.carried() {
        Some(words) => say::SHEET_CARRYING.fill([&words]),
        None => say::SHEET_STORIES.fill([&page.stories.len(), &set_aside(page)]),
    };
    (title, format!("{} · {}%", page.name, read * 100 / all.max(1)))
}

/// How much was set aside for each reason; the words begin with the signs in the margin.
fn set_aside(page: &Page) -> String {
    let reasons = [Reason::Duplicate, Reason::Furniture, Reason::Section, Reason::Jump];
    let count = |reason| page.set_aside.iter().filter(|aside| aside.reason == reason).count();
    let said = reasons.into_iter().filter(|reason| count(*reason) > 0);
    let said: Vec<_> = said.map(|reason| format!("{} {}", name_of(reason), count(reason))).collect();
    if said.is_empty() { String::new() } else { say::SHEET_ASIDE.fill([&said.join(LIST.get())]) }
}

/// The last row: whose the line under the cursor is, or why it is nobody's, and how it was mended.
fn draw_note(app: &App, page: &Page, pen: &mut Pen<'_>, theme: &Theme) {
    let Some(row) = pen.height().checked_sub(1) else { return };
    let sheet = app.sheet();
    let (sign, said) = match sheet.owner() {
        Some(Owner::Story(nth, _)) => {
            let head = page.stories.get(nth).map(Story::head).unwrap_or_default();
            let room = if sheet.mend().is_some() { pen.width() / 3 } else { pen.width() };
            (letter(nth), fit(&say::HEADLINE.fill([&head]), room.saturating_sub(6)))
        }
        Some(Owner::Aside(reason)) => (sign_of(reason).to_owned(), why(reason).to_string()),
        None => return,
    };
    let column = pen.put(1, row, &sign, style(sheet.owner(), theme)) + 1;
    let column = pen.put(column, row, &fit(&said, pen.width().saturating_sub(column + 1)), theme.faint);
    if let Some(mend) = sheet.mend() {
        pen.put(column + 1, row, &fit(mend, pen.width().saturating_sub(column + 2)), theme.text);
    }
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
        if sheet.is_carried(row) {
            pen.put(0, at, "◆", theme.accent);
        }
        if first + at == sheet.cursor() {
            pen.put(0, at, "▸", theme.accent);
        }
    }
    draw_note(app, page, pen, theme);
    pen.place(GUTTER, sheet.cursor() - first.min(sheet.cursor()))
}

fn draw_margin(row: &Row, at: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let look = style(row.owner(), theme);
    match row.owner() {
        Some(Owner::Story(nth, _)) => pen.put(1, at, &letter(nth), look),
        Some(Owner::Aside(reason)) => pen.put(1, at, sign_of(reason), look),
        None => 0,
    };
    if let Some((kind, _)) = row.repair {
        pen.put(3, at, sign(kind), theme.accent);
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

/// A reason in a word that begins with its sign.
fn name_of(reason: Reason) -> &'static str {
    let name = match reason {
        Reason::Duplicate => say::DUPLICATE,
        Reason::Furniture => say::FURNITURE,
        Reason::Section => say::SECTION,
        Reason::Jump => say::JUMP,
    };
    name.get()
}

fn sign_of(reason: Reason) -> &'static str {
    let name = name_of(reason);
    name.chars().next().and_then(|c| name.get(..c.len_utf8())).unwrap_or_default()
}

/// Why a line is in no story.
fn why(reason: Reason) -> Text {
    match reason {
        Reason::Duplicate => say::WHY_DUPLICATE,
        Reason::Furniture => say::WHY_FURNITURE,
        Reason::Section => say::WHY_SECTION,
        Reason::Jump => say::WHY_JUMP,
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
            // After the last tint comes the first.
            let tint = theme.tints.get(nth % theme.tints.len().max(1)).copied();
            tint.map_or(base, |tint| base.fg(tint))
        }
        Some(Owner::Aside(_)) | None => theme.faint,
    }
}
