//! Draws what one may open: folders that go on from the path, libraries that were opened before. Knows no key and no file.

use super::list::{draw_rows, draw_title};
use super::{Pen, Theme};
use crate::app::App;
use crate::app::opening::{Known, Way};
use crate::text::{cells, ending, fit};
use crate::tongue::start as say;
use crate::tongue::ui;

/// Columns before the names: the mark of the chosen row and the word that says what follows.
const MARGIN: usize = 9;

/// Draws the list and gives the place of the chosen row.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let opening = app.opening();
    let width = pen.width();
    draw_title(say::OPEN_TITLE.get(), "", pen, theme);
    let ways = opening.ways();
    let mut before = None;
    let chosen = draw_rows(ways, opening.cursor(), pen, theme, |way, line, pen| {
        let group = match way {
            Way::Folder(_) => say::FOLDERS,
            Way::Library(_) => say::LIBRARIES,
            Way::Sample => say::SAMPLES,
        };
        if before.replace(group) != Some(group) {
            pen.put(2, line, group.get(), theme.faint);
        }
        let (name, aside) = match way {
            Way::Folder(path) => (path.clone(), String::new()),
            Way::Library(known) => (name(known), about(known)),
            Way::Sample => (say::SAMPLE_PAGES.to_string(), String::new()),
        };
        let edge = pen.put_right(MARGIN + 12, line, &format!("{aside} "), theme.faint);
        let room = edge.saturating_sub(MARGIN + 1);
        let faint = matches!(way, Way::Library(known) if !known.is_there);
        pen.put(MARGIN, line, &end_of(&name, room), if faint { theme.faint } else { theme.head });
    });
    if ways.is_empty() && opening.path().is_some_and(|path| !path.text().is_empty()) {
        pen.put(MARGIN, 1, &fit(say::NO_PLACE.get(), width.saturating_sub(MARGIN + 1)), theme.faint);
    }
    chosen
}

fn name(known: &Known) -> String {
    known.roots.iter().map(|root| root.display().to_string()).collect::<Vec<_>>().join(" ")
}

/// What is known of a library: stories, when it was opened, and whether it is here, or away.
fn about(known: &Known) -> String {
    let stories = known.stories.map(|n| ui::STORIES.fill([&n]));
    let stand = match (known.is_here, known.is_there) {
        (true, _) => Some(say::HERE.to_string()),
        (false, false) => Some(say::IS_AWAY.to_string()),
        (false, true) => None,
    };
    let parts: Vec<String> = [stand, stories, Some(known.opened.clone())].into_iter().flatten().collect();
    parts.join(" · ")
}

/// A path in so many cells: its end tells more than its beginning.
fn end_of(path: &str, room: usize) -> String {
    if cells(path) <= room {
        return path.to_owned();
    }
    format!("…{}", ending(path, room.saturating_sub(1)))
}
