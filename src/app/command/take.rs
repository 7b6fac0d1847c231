//! The commands that take a story away, and those of the menus that ask as what.

use super::Command;
use super::Scope::{Copying, Exporting, Menu, Panes};
use crate::app::App;
use crate::excerpt::Form;
use crate::tongue::command::{DOWN, UP, hint};
use crate::tongue::take as say;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    Command::new("copy", Panes, &["y", "f10"], say::COPY, App::copy).when(App::has_story).of_story(),
    Command::new("export", Panes, &["e", "ctrl-w"], say::EXPORT, App::export).asks(|a| a.empty(App::export_to)).when(App::has_story).of_story(),
    Command::new("pipe", Panes, &["|"], say::PIPE, App::ask_command).asks(|a| a.empty(App::ask_command)).when(App::has_story).of_story(),
    Command::new("edit", Panes, &["E", "ctrl-e"], say::EDIT, App::edit_source).when(App::has_story).of_story(),
    Command::new("mouse", Panes, &["%"], say::MOUSE, App::turn_mouse),
    // What to copy
    Command::new("copy-words", Copying, &["t", "y", "1"], say::COPY_WORDS, App::copy_words),
    Command::new("copy-quote", Copying, &["q", "2"], say::COPY_QUOTE, App::copy_quote),
    Command::new("copy-citation", Copying, &["c", "3"], say::COPY_CITATION, App::copy_citation),
    Command::new("copy-path", Copying, &["p", "4"], say::COPY_PATH, App::copy_path),
    // As what to export
    Command::new("export-markdown", Exporting, &["m", "1"], say::EXPORT_MARKDOWN, |a| a.export_as(Form::Markdown)),
    Command::new("export-text", Exporting, &["t", "2"], say::EXPORT_TEXT, |a| a.export_as(Form::Text)),
    Command::new("export-lines", Exporting, &["j", "3"], say::EXPORT_LINES, |a| a.export_as(Form::Lines)),
    Command::new("export-csv", Exporting, &["c", "4"], say::EXPORT_CSV, |a| a.export_as(Form::Csv)),
    Command::new("export-gbt", Exporting, &["g", "5"], say::EXPORT_GBT, |a| a.export_as(Form::Gbt)),
    Command::new("export-bibtex", Exporting, &["b", "6"], say::EXPORT_BIBTEX, |a| a.export_as(Form::Bibtex)),
    Command::new("export-ris", Exporting, &["r", "7"], say::EXPORT_RIS, |a| a.export_as(Form::Ris)),
    Command::new("export-which", Exporting, &["space", "tab"], say::EXPORT_WHICH, App::turn_which).hint(say::HINT_WHICH),
    // Any menu
    Command::new("menu-run", Menu, &["enter"], say::MENU_RUN, App::run_menu).hint(say::HINT_RUN),
    Command::new("menu-down", Menu, &["down", "ctrl-n"], DOWN, |a| a.step_menu(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("menu-up", Menu, &["up", "ctrl-p"], UP, |a| a.step_menu(-1)),
    Command::new("close-menu", Menu, &["esc"], say::CLOSE_MENU, App::close_menu).hint(hint::CLOSE),
];
