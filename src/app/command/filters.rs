//! The commands of the filters, and of looking for a value of them.

use super::Command;
use super::Scope::{self, Find};
use crate::app::App;
use crate::app::areas::Pane;
use crate::app::choose::take_last;
use crate::tongue::command as say;
use crate::tongue::command::hint;

const FILTERS: Scope = Scope::In(Pane::Filters);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Filters
    Command::new("include", FILTERS, &["space"], say::INCLUDE, |a| a.toggle(false)).hint(hint::ONLY),
    Command::new("card-of-value", FILTERS, &["enter"], say::CARD_OF_VALUE, App::open_value).hint(hint::CARD),
    Command::new("exclude", FILTERS, &["x", "delete"], say::EXCLUDE, |a| a.toggle(true)).hint(hint::WITHOUT),
    Command::new("find-value", FILTERS, &["/"], say::FIND_VALUE, App::start_find).hint(hint::FIND),
    Command::new("clear-filters", FILTERS, &["0", "backspace"], say::CLEAR_FILTERS, App::clear_filters).hint(hint::CLEAR_ALL).when(App::has_filters),
    Command::new("order-values", FILTERS, &["s", "f8"], say::ORDER_VALUES, App::turn_order).hint(hint::ORDER),
    Command::new("next-field", FILTERS, &["}", "ctrl-down"], say::NEXT_FIELD, |a| a.step_field(true)),
    Command::new("previous-field", FILTERS, &["{", "ctrl-up"], say::PREVIOUS_FIELD, |a| a.step_field(false)),
    Command::new("unfold", FILTERS, &["l", "right"], say::UNFOLD, App::unfold),
    Command::new("fold", FILTERS, &["h", "left"], say::FOLD, App::fold),
    // Find
    Command::new("take-value", Find, &["enter"], say::TAKE_VALUE, |a| a.take_found_value(false)).hint(hint::ONLY),
    Command::new("refuse-value", Find, &["ctrl-x", "delete"], say::REFUSE_VALUE, |a| a.take_found_value(true)).hint(hint::WITHOUT).when(App::is_on_value),
    Command::new("next-value", Find, &["down", "ctrl-n"], say::NEXT_VALUE, |a| a.step_found(1)).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("previous-value", Find, &["up", "ctrl-p"], say::PREVIOUS_VALUE, |a| a.step_found(-1)),
    Command::new("values-down", Find, &["pagedown"], say::PAGE_DOWN, |a| a.page(2)),
    Command::new("values-up", Find, &["pageup"], say::PAGE_UP, |a| a.page(-2)),
    Command::new("leave-find", Find, &["esc"], say::LEAVE_FIND, App::stop_find).hint(hint::STOP),
    Command::new("find-backspace", Find, &["backspace", "ctrl-h"], say::BACKSPACE, |a| a.edit_find(take_last)),
    Command::new("find-clear", Find, &["ctrl-u"], say::CLEAR_FIELD, |a| a.edit_find(String::clear)).hint(hint::EMPTY),
];
