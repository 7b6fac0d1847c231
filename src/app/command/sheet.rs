//! The commands of the page as it lies, with its corrections.

use super::{Command, Scope};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::sheet::{Asked, Sheet};
use crate::tongue::command as say;
use crate::tongue::command::hint;

const SHEET: Scope = Scope::In(Pane::Sheet);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Page
    Command::new("open-line", SHEET, &["enter", "l", "right"], say::OPEN_LINE, App::open_line).hint(hint::READ).when(App::is_on_page),
    Command::new("split", SHEET, &["s", "alt-s"], say::SPLIT, |a| a.correct(Sheet::split)).hint(hint::SPLIT).when(App::is_on_page),
    Command::new("merge", SHEET, &["m", "alt-m"], say::MERGE, |a| a.correct(Sheet::merge)).hint(hint::MERGE).when(App::is_on_page),
    Command::new("carry", SHEET, &["t", "alt-t"], say::CARRY, App::carry).hint(hint::CARRY).when(App::is_on_page),
    Command::new("keep", SHEET, &["w", "alt-w"], say::KEEP, |a| a.correct(Sheet::keep)).hint(hint::KEEP).when(App::is_on_aside),
    Command::new("paper", SHEET, &["b", "alt-b"], say::PAPER, |a| a.ask_page(Asked::Paper)).hint(hint::PAPER).when(App::is_on_page),
    Command::new("date", SHEET, &["d", "alt-d"], say::DATE, |a| a.ask_page(Asked::Date)).hint(hint::DATE).when(App::is_on_page),
    Command::new("uncorrect", SHEET, &["u", "alt-u"], crate::tongue::marks::UNCORRECT, App::uncorrect).hint(hint::UNDO).when(App::is_on_page),
    Command::new("close-page", SHEET, &["h", "left"], say::CLOSE_RELATED, App::close_sheet).hint(hint::TEXT),
];
