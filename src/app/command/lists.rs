//! The commands of the lists that cover the panes: past searches, and the help.

use super::Command;
use super::Scope::{Help, Recall};
use crate::app::App;
use crate::tongue::command as say;
use crate::tongue::command::hint;
use crate::tongue::marks;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Searches saved and past
    Command::new("ask-again", Recall, &["enter"], say::ASK_AGAIN, App::run_recall).hint(hint::SEARCH),
    Command::new("recall-down", Recall, &["down", "ctrl-n", "ctrl-r"], say::DOWN, |a| a.step_recall(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("recall-up", Recall, &["up", "ctrl-p"], say::UP, |a| a.step_recall(-1)),
    Command::new("recall-page-down", Recall, &["pagedown"], say::PAGE_DOWN, |a| a.step_recall(10)),
    Command::new("recall-page-up", Recall, &["pageup"], say::PAGE_UP, |a| a.step_recall(-10)),
    Command::new("name", Recall, &["f2", "ctrl-s"], say::NAME, App::name_chosen).hint(hint::NAME),
    Command::new("forget", Recall, &["delete", "ctrl-d"], say::FORGET, App::forget).hint(hint::FORGET),
    Command::new("undo-search", Recall, &["alt-z"], marks::UNDO, App::undo).when(App::can_undo),
    Command::new("redo-search", Recall, &["ctrl-y"], marks::REDO, App::redo).when(App::can_redo),
    Command::new("recall-backspace", Recall, &["backspace", "ctrl-h"], say::BACKSPACE, App::unnarrow_recall),
    Command::new("close-recall", Recall, &["esc"], say::CLOSE_RECALL, App::turn_recall).hint(hint::CLOSE),
    // Help
    Command::new("close-help", Help, &["esc"], say::CLOSE_HELP, App::close_help).hint(hint::CLOSE),
    Command::new("help-run", Help, &["enter"], say::HELP_RUN, App::run_help).hint(hint::RUN),
    Command::new("help-down", Help, &["down", "ctrl-n"], say::DOWN, |a| a.step_help(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("help-up", Help, &["up", "ctrl-p"], say::UP, |a| a.step_help(-1)),
    Command::new("help-page-down", Help, &["pagedown"], say::PAGE_DOWN, |a| a.step_help(10)),
    Command::new("help-page-up", Help, &["pageup"], say::PAGE_UP, |a| a.step_help(-10)),
    Command::new("help-complete", Help, &["tab"], say::COMPLETE_NAME, App::complete_help),
    Command::new("help-backspace", Help, &["backspace", "ctrl-h"], say::BACKSPACE, |a| a.narrow_help(|typed| _ = typed.pop())),
    Command::new("help-clear", Help, &["ctrl-u"], say::CLEAR_FIELD, |a| a.narrow_help(String::clear)),
];
