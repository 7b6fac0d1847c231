//! The commands that mark stories, and those of the list of marks.

use super::Scope::{Field, Marks, Panes};
use super::{Command, Scope};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::marked::Wait;
use crate::tongue::command::{BACKSPACE, CLOSE_RECALL, DOWN, PAGE_DOWN, PAGE_UP, UP, hint};
use crate::tongue::marks as say;

const RESULTS: Scope = Scope::In(Pane::Results);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    Command::new("select", RESULTS, &["space"], say::SELECT, App::select).when(App::has_story),
    Command::new("select-all", RESULTS, &["ctrl-a"], say::SELECT_ALL, App::select_all).when(App::has_story),
    Command::new("star", Panes, &["*"], say::STAR, App::turn_star).when(App::can_mark).of_story(),
    Command::new("tags", Panes, &["#", "T"], say::TAGS, App::ask_tags).asks(App::ask_tags).when(App::can_mark).of_story(),
    Command::new("clip", Panes, &["&", "C"], say::CLIP, App::ask_clips).asks(App::ask_clips).when(App::can_mark).of_story(),
    Command::new("note", Panes, &["a", "alt-a"], say::NOTE, App::ask_note).asks(App::ask_note).when(App::has_story).of_story(),
    Command::new("fold-notes", Panes, &["A", "alt-n"], say::FOLD_NOTES, App::fold_notes).when(App::has_notes),
    Command::new("read", Panes, &["R", "alt-r"], say::TURN_READ, App::turn_read).when(App::can_mark).of_story(),
    Command::new("pin", Panes, &["`", "M"], say::PIN, |a| a.wait_for_pin(Wait::Put)).asks(|a| a.wait_for_pin(Wait::Put)).when(App::has_story).of_story(),
    Command::new("go-to-pin", Panes, &["'"], say::GO_TO_PIN, |a| a.wait_for_pin(Wait::Go)).asks(|a| a.wait_for_pin(Wait::Go)).when(App::has_pins),
    Command::new("marks", Panes, &["b", "alt-b"], say::MARKS, App::turn_marked),
    Command::new("undo", Panes, &["u", "alt-z"], say::UNDO, App::undo).when(App::can_undo),
    Command::new("redo", Panes, &["U", "ctrl-y"], say::REDO, App::redo).when(App::can_redo),
    Command::new("field-complete", Field, &["tab"], say::COMPLETE, App::complete_name).when(App::has_offers),
    // The list
    Command::new("follow-mark", Marks, &["enter"], say::FOLLOW, App::follow_mark).hint(say::HINT_FOLLOW),
    Command::new("marks-down", Marks, &["down", "ctrl-n"], DOWN, |a| a.step_marked(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("marks-up", Marks, &["up", "ctrl-p"], UP, |a| a.step_marked(-1)),
    Command::new("marks-page-down", Marks, &["pagedown"], PAGE_DOWN, |a| a.step_marked(10)),
    Command::new("marks-page-up", Marks, &["pageup"], PAGE_UP, |a| a.step_marked(-10)),
    Command::new("rename-mark", Marks, &["f2", "ctrl-s"], say::RENAME, App::rename_mark).hint(say::HINT_RENAME),
    Command::new("drop-mark", Marks, &["delete", "ctrl-d"], say::DROP, App::drop_mark).hint(say::HINT_DROP),
    Command::new("undo-mark", Marks, &["alt-z"], say::UNDO, App::undo).when(App::can_undo),
    Command::new("redo-mark", Marks, &["ctrl-y"], say::REDO, App::redo).when(App::can_redo),
    Command::new("marks-backspace", Marks, &["backspace", "ctrl-h"], BACKSPACE, App::unnarrow_marked),
    Command::new("close-marks", Marks, &["esc"], CLOSE_RECALL, App::turn_marked).hint(hint::CLOSE),
];
