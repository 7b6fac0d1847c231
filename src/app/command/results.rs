//! The commands of the results, the filters that are on, and the mentions.

use super::{Command, Scope};
use crate::app::App;
use crate::app::areas::Pane;
use crate::tongue::command as say;
use crate::tongue::command::hint;

const RESULTS: Scope = Scope::In(Pane::Results);
const CHIPS: Scope = Scope::In(Pane::Chips);
const MENTIONS: Scope = Scope::In(Pane::Mentions);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Results
    Command::new("open", RESULTS, &["enter", "l", "right"], say::OPEN, App::read_chosen).hint(hint::READ).when(App::has_choice),
    Command::new("reader-down", RESULTS, &["J", "ctrl-down"], say::READER_DOWN, |a| a.scroll(3)),
    Command::new("reader-up", RESULTS, &["K", "ctrl-up"], say::READER_UP, |a| a.scroll(-3)),
    Command::new("to-filters", RESULTS, &["h", "left"], say::TO_FILTERS, App::go_to_filters),
    Command::new("unfold-copies", RESULTS, &[">", "alt-u"], say::UNFOLD_COPIES, App::unfold_copies).hint(hint::COPIES).when(App::has_copies),
    // Chips
    Command::new("remove-chip", CHIPS, &["delete", "backspace", "x", "enter"], say::REMOVE_CHIP, App::remove_chip).hint(hint::REMOVE),
    Command::new("turn-chip", CHIPS, &["space"], say::TURN_CHIP, App::turn_chip).hint(hint::INVERT),
    Command::new("next-chip", CHIPS, &["right", "l"], say::NEXT_CHIP, |a| a.step_chip(1)).hint(hint::CHOOSE).sign("←→"),
    Command::new("previous-chip", CHIPS, &["left", "h"], say::PREVIOUS_CHIP, |a| a.step_chip(-1)),
    Command::new("clear-chips", CHIPS, &["0", "ctrl-u"], say::CLEAR_CHIPS, App::clear_filters).hint(hint::CLEAR_ALL),
    // Mentions
    Command::new("open-mention", MENTIONS, &["enter", "l", "right"], say::OPEN_MENTION, App::open_mention).hint(hint::READ),
    Command::new("close-mentions", MENTIONS, &["h", "left"], say::CLOSE_MENTIONS, App::go_to_results).hint(hint::RESULTS),
];
