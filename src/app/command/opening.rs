//! The commands of opening another library, and of the report on what was taken in.

use super::Command;
use super::Scope::{Opening, Panes, Report};
use crate::app::App;
use crate::tongue::command::{DOWN, PAGE_DOWN, PAGE_UP, UP, hint};
use crate::tongue::start as say;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    Command::new("open-library", Panes, &["O", "alt-o"], say::OPEN, App::start_opening).asks(App::start_opening),
    Command::new("report", Panes, &["W", "alt-w"], say::REPORT, App::turn_report),
    // Opening
    Command::new("take-place", Opening, &["enter"], say::TAKE_PLACE, App::take_place).hint(say::HINT_OPEN),
    Command::new("complete-path", Opening, &["tab"], say::COMPLETE_PATH, App::complete_path).hint(say::HINT_COMPLETE),
    Command::new("place-down", Opening, &["down", "ctrl-n"], DOWN, |a| a.step_opening(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("place-up", Opening, &["up", "ctrl-p"], UP, |a| a.step_opening(-1)),
    // Report
    Command::new("list-count", Report, &["enter"], say::LIST_COUNT, App::follow_report).hint(hint::LIST),
    Command::new("report-down", Report, &["down", "j", "ctrl-n"], DOWN, |a| a.step_report(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("report-up", Report, &["up", "k", "ctrl-p"], UP, |a| a.step_report(-1)),
    Command::new("report-page-down", Report, &["pagedown", "space"], PAGE_DOWN, |a| a.step_report(10)),
    Command::new("report-page-up", Report, &["pageup"], PAGE_UP, |a| a.step_report(-10)),
    Command::new("close-report", Report, &["esc", "q", "W"], say::CLOSE_REPORT, App::turn_report).hint(hint::CLOSE),
];
