//! Any story is drawn in any window without a panic and without a character that a terminal would obey; the cursor stays in the window; and
//! where the window is high enough, every character of the story stands in it.

use super::seat::Seat;
use jianbao::app::Event;
use jianbao::app::areas::{MARGIN, Pane};
use jianbao::facts::{Hints, know};
use jianbao::text::{cells, clusters, is_blank, is_hidden};
use jianbao::ui::theme::Theme;
use jianbao::{parse, ui};
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// So many stories are opened.
const OPENED: usize = 3;
/// No window is higher.
const HIGHEST: u16 = 3000;

/// The first line holds columns, rows and a query, the rest is the page.
pub(crate) fn hold(bytes: &[u8]) {
    let (line, text) = super::line_and_rest(bytes);
    let mut words = line.splitn(3, ' ');
    let mut number = |most: u16| words.next().and_then(|n| n.parse::<u16>().ok()).unwrap_or(80) % most;
    let size = (number(240), number(90));
    let query = words.next().unwrap_or_default();
    let mut page = parse::page("page", text.as_bytes());
    know(&mut page, &Hints::default());
    let mut seat = Seat::before(size, vec![Arc::new(page)]);
    draw(&seat);
    if !query.is_empty() {
        seat.press("/").send(Event::Paste(query.to_owned()));
        draw(&seat);
        seat.press("<esc>");
    }
    for nth in 0..OPENED.min(seat.app.results().found().hits.len()) {
        seat.press("<home>").press(&"<down>".repeat(nth)).press("<enter>");
        draw(&seat);
        shows_all(&mut seat, size);
        for keys in ["v", "v", "v", "p", "p", "r", "<esc>", "n"] {
            seat.press(keys);
            draw(&seat);
        }
        seat.press("<esc><esc><esc>");
    }
    ui::plain::read(&seat.app);
}

/// Draws the window and looks at each cell of it.
pub(crate) fn draw(seat: &Seat) -> Buffer {
    let (buffer, cursor) = seat.screen(&Theme::colour());
    let (width, height) = seat.size;
    assert!(
        width == 0 || height == 0 || cursor.x < width && cursor.y < height,
        "the cursor is at {cursor:?} of {width}x{height}"
    );
    for cell in &buffer.content {
        assert!(!cell.symbol().contains(is_hidden), "{:?} reaches the terminal", cell.symbol());
    }
    buffer
}

/// Makes the window as high as the story is long, looks for each of its blocks, and makes it as it was.
fn shows_all(seat: &mut Seat, size: (u16, u16)) {
    let Some(story) = seat.app.reader().story().cloned() else { return };
    let (_, lines) = seat.app.reader().progress();
    resize(seat, (size.0, (lines as u16).saturating_add(12).min(HIGHEST)));
    let area = seat.app.areas().and_then(|areas| areas.of(Pane::Reader));
    if let Some(area) = area.filter(|area| area.height as usize >= lines) {
        let buffer = draw(seat);
        let rows = (area.y..area.y + area.height).flat_map(|y| {
            (area.x + MARGIN..area.x + area.width).filter_map({
                let buffer = &buffer;
                move |x| buffer.cell((x, y))
            })
        });
        let drawn: String = rows.flat_map(|cell| cell.symbol().chars()).filter(|c| !is_blank(*c)).collect();
        for block in &story.blocks {
            let wanted: String = clusters(&block.text)
                .filter(|cluster| cluster.cells > 0)
                .flat_map(|cluster| cluster.shown().chars().collect::<Vec<_>>())
                .filter(|c| !is_blank(*c))
                .collect();
            assert!(drawn.contains(&wanted), "{wanted:?} is not shown in {} columns:\n{drawn}", size.0);
            assert!(cells(&wanted) <= cells(&block.text));
        }
    }
    resize(seat, size);
}

fn resize(seat: &mut Seat, size: (u16, u16)) {
    seat.size = size;
    seat.send(Event::Resize(size.0, size.1));
}
