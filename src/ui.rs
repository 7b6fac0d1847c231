//! App to frame. Changes nothing, and asks nobody but the [`App`].
//!
//! ```text
//!  检索 千万工程▏                          4 篇 · 相关度     prompt
//! ── 筛选 ──┬─ ▸ 结果 1/4 ──────┬─ 正文 ────────────────     titles: the pane in focus has a mark and weight
//!  filters  │ results           │ reader
//!           │                   ├─ 相关 3 ──────────────     related, while it has the focus
//!  ↑↓ 选  Enter 读  / 检索  ? 帮助            a sentence     footer
//! ```

mod card;
mod chips;
mod curve;
mod diff;
mod filters;
mod footer;
mod help;
mod hints;
mod leaf;
mod list;
mod marked;
mod mentions;
mod menu;
mod opening;
mod pen;
pub mod plain;
mod prompt;
mod reader;
mod recall;
mod related;
mod report;
mod results;
mod sheet;
pub mod theme;

use crate::app::App;
use crate::app::areas::{Area, Areas, Pane};
use crate::app::cover::Cover;
use crate::text::{cells, fit};
use crate::tongue::ui as say;
use pen::{Pen, Rule};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use theme::Theme;

/// Draws the whole window in colour.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    draw_in(app, frame, &Theme::colour());
}

/// Draws the whole window. The real cursor stands at the caret or at the chosen line, where input methods open their windows.
pub fn draw_in(app: &App, frame: &mut Frame<'_>, theme: &Theme) {
    let window = frame.area();
    let whole = Area { x: 0, y: 0, width: window.width, height: window.height };
    let buffer = frame.buffer_mut();
    let Some(areas) = app.areas().filter(|areas| areas.footer.y < window.height) else {
        Pen::new(buffer, whole).put(0, 0, &fit(say::TOO_SMALL.get(), whole.width as usize), theme.text);
        if window.width > 0 && window.height > 0 {
            frame.set_cursor_position((0, 0));
        }
        return;
    };
    let caret = prompt::draw(app, &mut Pen::new(buffer, areas.prompt), theme);
    let mut cursor = match app.cover() {
        Some(cover) => {
            let below = Area { y: 1, height: areas.footer.y - 1, ..whole };
            draw_cover(cover, app, &mut Pen::new(buffer, below), theme)
        }
        None => draw_panes(app, (whole, areas), buffer, theme),
    };
    // What is typed has the cursor, but in lists that are narrowed by typing it is theirs, and a chosen way is where the next key counts.
    let in_list = match app.cover() {
        Some(Cover::Help | Cover::Leaf | Cover::Report) => true,
        Some(Cover::Opening) => app.opening().cursor().is_some(),
        Some(Cover::Recall | Cover::Marked) => !app.is_answering(),
        None => !app.is_typing() && !app.is_answering(),
    };
    if !in_list {
        cursor = caret;
    }
    hints::draw(app, &mut Pen::new(buffer, whole), theme);
    if let Some(menu) = menu::open(app) {
        let height = menu::height(&menu).min(areas.footer.y.saturating_sub(1));
        let area = Area { y: areas.footer.y - height, height, ..areas.footer };
        cursor = menu::draw(&menu, &mut Pen::new(buffer, area), theme).unwrap_or(cursor);
    }
    let above = areas.footer.y.min(footer::ABOVE);
    let foot = Area { y: areas.footer.y - above, height: 1 + above, ..areas.footer };
    footer::draw(app, &mut Pen::new(buffer, foot), theme);
    frame.set_cursor_position(cursor);
}

/// Draws what covers the panes and gives the place of the cursor in it.
fn draw_cover(cover: Cover, app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    match cover {
        Cover::Help => help::draw(app, pen, theme),
        Cover::Leaf => leaf::draw(app, pen, theme),
        Cover::Opening => opening::draw(app, pen, theme),
        Cover::Report => report::draw(app, pen, theme),
        Cover::Recall => recall::draw(app, pen, theme),
        Cover::Marked => marked::draw(app, pen, theme),
    }
}

/// Draws the panes and gives the place of the cursor in the one that has the keys.
fn draw_panes(app: &App, (whole, areas): (Area, &Areas), buffer: &mut Buffer, theme: &Theme) -> (u16, u16) {
    draw_titles(app, areas, &mut Pen::new(buffer, whole), theme);
    if let Some(area) = areas.preview {
        reader::draw_preview(app, &mut Pen::new(buffer, area), theme);
    }
    let panes = [
        (Pane::Filters, areas.filters, filters::draw as fn(&App, &mut Pen<'_>, &Theme) -> (u16, u16)),
        (Pane::Chips, areas.chips, chips::draw),
        (Pane::Results, areas.results, results::draw),
        (Pane::Reader, areas.reader, reader::draw),
        (Pane::Related, areas.related, related::draw),
        (Pane::Sheet, areas.sheet, sheet::draw),
        (Pane::Mentions, areas.mentions, mentions::draw),
        (Pane::Card, areas.card, card::draw),
        (Pane::Curve, areas.curve, curve::draw),
        (Pane::Diff, areas.diff, diff::draw),
    ];
    let mut cursor = (0, 0);
    for (pane, area, draw) in panes {
        let Some(area) = area else { continue };
        let place = draw(app, &mut Pen::new(buffer, area), theme);
        if pane == app.pane() {
            cursor = place;
        }
    }
    cursor
}

/// The rules between the panes and the titles on them.
fn draw_titles(app: &App, areas: &Areas, pen: &mut Pen<'_>, theme: &Theme) {
    let shown = [
        (Pane::Filters, areas.filters),
        (Pane::Results, areas.results),
        (Pane::Reader, areas.reader),
        (Pane::Related, areas.related),
        (Pane::Sheet, areas.sheet),
        (Pane::Mentions, areas.mentions),
        (Pane::Card, areas.card),
        (Pane::Curve, areas.curve),
        (Pane::Diff, areas.diff),
    ];
    let width = pen.width();
    pen.rule(0..width, 1, theme.faint);
    for (pane, area) in shown {
        let Some(area) = area else { continue };
        // The chips stand between the results and their title.
        let chips = areas.chips.filter(|_| pane == Pane::Results);
        let area = chips.map_or(area, |chips| Area { y: chips.y, height: area.height + 1, ..area });
        let (left, above) = (area.x as usize, area.y as usize - 1);
        let right = left + area.width as usize;
        pen.rule(left..right, above, theme.faint);
        if pane != Pane::Related
            && right < width
            && areas.prompt.width as usize == width
            && !is_centred(areas, area)
        {
            for row in area.y as usize..areas.footer.y as usize {
                pen.put(right, row, Rule::Upright.shown(), theme.faint);
            }
            pen.put(right, 1, Rule::Tee.shown(), theme.faint);
        }
        if pane == Pane::Related && left > 0 && above > 1 {
            pen.put(left - 1, above, Rule::Side.shown(), theme.faint);
        }
        if let (Pane::Related, Some(preview)) = (pane, areas.preview) {
            let above = preview.y as usize - 1;
            pen.rule(left..right, above, theme.faint);
            pen.put(left.saturating_sub(1), above, Rule::Side.shown(), theme.faint);
        }
        draw_title(app, pane, pen, (left, above), area.width as usize, theme);
    }
}

/// Whether an area stands alone in the middle of the window, without rules beside it.
fn is_centred(areas: &Areas, area: Area) -> bool {
    areas.filters.is_none() && areas.results.is_none() && area.x > 0
}

fn draw_title(app: &App, pane: Pane, pen: &mut Pen<'_>, at: (usize, usize), room: usize, theme: &Theme) {
    let (title, aside) = title_of(app, pane);
    let is_here = pane == app.pane() || pane == Pane::Results && app.pane() == Pane::Chips;
    let in_focus = is_here && !app.is_typing();
    let (title, style) =
        if in_focus { (format!(" ▸ {title} "), theme.accent) } else { (format!(" {title} "), theme.faint) };
    let end = pen.put(at.0 + 1, at.1, &fit(&title, room.saturating_sub(2)), style);
    let aside = fit(&aside, (at.0 + room).saturating_sub(end + 5));
    if cells(&aside) > 2 {
        pen.put(at.0 + room - cells(&aside) - 3, at.1, &format!(" {aside} "), theme.faint);
    }
}

/// The title of a pane, and what stands at the right of it.
fn title_of(app: &App, pane: Pane) -> (String, String) {
    match pane {
        Pane::Filters => filters::title(app),
        Pane::Chips | Pane::Results => results::title(app),
        Pane::Reader => reader::title(app),
        Pane::Related => related::title(app),
        Pane::Sheet => sheet::title(app),
        Pane::Mentions => mentions::title(app),
        Pane::Card => card::title(app),
        Pane::Curve => curve::title(app),
        Pane::Diff => diff::title(app),
    }
}
