//! The commands that reach beyond the panes: figures, the reader's own commands, the picture of a page, and those of a leaf.

use super::Command;
use super::Scope::{Leaf, Panes};
use crate::app::App;
use crate::tongue::command::{PAGE_DOWN, PAGE_UP, hint};
use crate::tongue::reach as say;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    Command::new("figures", Panes, &["S", "alt-s"], say::FIGURES, App::ask_figures),
    Command::new("picture", Panes, &["V", "alt-v"], say::PICTURE, App::show_picture).when(App::has_story).of_story(),
    Command::new("own", Panes, &["!"], say::OWN, App::open_own).of_story(),
    Command::new("own-1", Panes, &[], say::OWN_NTH, |a| a.run_own(0)).when(|a| a.has_own(0)).of_story(),
    Command::new("own-2", Panes, &[], say::OWN_NTH, |a| a.run_own(1)).when(|a| a.has_own(1)).of_story(),
    Command::new("own-3", Panes, &[], say::OWN_NTH, |a| a.run_own(2)).when(|a| a.has_own(2)).of_story(),
    Command::new("own-4", Panes, &[], say::OWN_NTH, |a| a.run_own(3)).when(|a| a.has_own(3)).of_story(),
    Command::new("own-5", Panes, &[], say::OWN_NTH, |a| a.run_own(4)).when(|a| a.has_own(4)).of_story(),
    Command::new("own-6", Panes, &[], say::OWN_NTH, |a| a.run_own(5)).when(|a| a.has_own(5)).of_story(),
    Command::new("own-7", Panes, &[], say::OWN_NTH, |a| a.run_own(6)).when(|a| a.has_own(6)).of_story(),
    Command::new("own-8", Panes, &[], say::OWN_NTH, |a| a.run_own(7)).when(|a| a.has_own(7)).of_story(),
    Command::new("own-9", Panes, &[], say::OWN_NTH, |a| a.run_own(8)).when(|a| a.has_own(8)).of_story(),
    // Leaf
    Command::new("leaf-down", Leaf, &["down", "j", "ctrl-n"], say::LEAF_DOWN, |a| a.step_leaf(1)).hint(hint::MOVE).sign("↑↓"),
    Command::new("leaf-up", Leaf, &["up", "k", "ctrl-p"], say::LEAF_UP, |a| a.step_leaf(-1)),
    Command::new("leaf-page-down", Leaf, &["pagedown", "space"], PAGE_DOWN, |a| a.page_leaf(1)),
    Command::new("leaf-page-up", Leaf, &["pageup"], PAGE_UP, |a| a.page_leaf(-1)),
    Command::new("copy-leaf", Leaf, &["y", "f10"], say::COPY_LEAF, App::copy_leaf).hint(say::HINT_COPY),
    Command::new("close-leaf", Leaf, &["esc", "q", "enter"], say::CLOSE_LEAF, App::close_leaf).hint(hint::CLOSE),
];
