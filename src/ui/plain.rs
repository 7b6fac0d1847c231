//! The window as lines of plain text, for people who hear it and for scripts: the pane that has the keys, alone, its rows numbered, without
//! lines between panes and without colours. Draws nothing anew: it is what the window shows when it is narrow.

use super::{draw_in, title_of};
use crate::app::App;
use crate::app::areas::Area;
use crate::text::cells;
use crate::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Columns and rows of the window behind it: so narrow that one pane fills it.
pub const SIZE: (u16, u16) = (59, 26);

/// Columns of the help, so that nothing of what a command does is cut off; gaps are closed.
const WIDE: u16 = 160;

/// What the window shows, in lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// The query and what it found; the caret's row where something is typed.
    pub query: String,
    /// The pane's title, and what stands beside it.
    pub title: String,
    /// Rows of the window with something on them: number, whether it is the chosen one, text.
    pub rows: Vec<(u16, bool, String)>,
    /// What the program says at the foot.
    pub message: Option<String>,
}

/// The column in which a pressed row is pressed: behind the marks in the margin, on the text.
pub const COLUMN: u16 = 5;

/// The text with no gap of more than two cells, but for the one it begins with.
fn closed_up(text: &str) -> String {
    let inner = text.trim_start();
    let mut shown = text.strip_suffix(inner).unwrap_or_default().to_owned();
    for part in inner.split("   ").filter(|part| !part.is_empty()) {
        if !shown.is_empty() && !shown.ends_with(' ') {
            shown += "  ";
        }
        shown += part.trim_start();
    }
    shown
}

/// Reads the window off; the app's window must have [`SIZE`].
pub fn read(app: &App) -> Plain {
    let width = if app.help().is_some() { WIDE } else { SIZE.0 };
    let Ok(mut window) = Terminal::new(TestBackend::new(width, SIZE.1));
    // Drawing in memory cannot fail.
    let Ok(_) = window.draw(|frame| draw_in(app, frame, &Theme::mono()));
    let chosen = window.get_cursor_position().map_or(0, |place| place.y);
    let buffer = window.backend().buffer();
    let text = |area: Area, row: u16| {
        let mut text = String::new();
        let mut column = area.x;
        while let Some(cell) = buffer.cell((column, row)).filter(|_| column < area.x + area.width) {
            text += cell.symbol();
            // Behind a wide character there is a cell that is its other half.
            column += (cells(cell.symbol()) as u16).max(1);
        }
        text.trim_end().to_owned()
    };
    let whole = Area { x: 0, y: 0, width, height: SIZE.1 };
    let foot = SIZE.1 - 1;
    let over = app.cover().is_some();
    let pane = app.areas().and_then(|areas| areas.of(app.pane())).filter(|_| !over);
    let body =
        if app.menu().is_some() { Area { y: 1, ..whole } } else { pane.unwrap_or(Area { y: 2, ..whole }) };
    let end = if pane.is_some() && app.menu().is_none() { (body.y + body.height).min(foot) } else { foot };
    let rows = (body.y..end).map(|row| (row, row == chosen, text(body, row)));
    let rows = rows
        .map(|(row, is_chosen, text)| (row, is_chosen, if width == WIDE { closed_up(&text) } else { text }));
    let (title, aside) = title_of(app, app.pane());
    let title = if over {
        text(whole, 1).trim_matches(['-', '─', ' ']).to_owned()
    } else {
        format!("{title}  {aside}")
    };
    Plain {
        query: text(whole, 0).split_whitespace().collect::<Vec<_>>().join(" "),
        title: title.trim_end().to_owned(),
        rows: rows.filter(|(_, _, text)| !text.trim().is_empty()).collect(),
        message: app.message().map(str::to_owned),
    }
}
