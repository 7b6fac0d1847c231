//! The commands of a card and of the curve.

use super::{Command, Scope};
use crate::app::App;
use crate::app::areas::Pane;
use crate::tongue::command as say;
use crate::tongue::command::hint;

const CARD: Scope = Scope::In(Pane::Card);
const CURVE: Scope = Scope::In(Pane::Curve);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Card
    Command::new("follow", CARD, &["enter"], say::FOLLOW, App::follow).hint(hint::FOLLOW),
    Command::new("next-cell", CARD, &["right", "l"], say::NEXT_CELL, |a| a.step_cell(1)),
    Command::new("previous-cell", CARD, &["left", "h"], say::PREVIOUS_CELL, |a| a.step_cell(-1)),
    Command::new("next-part", CARD, &["tab", "}"], say::NEXT_PART, |a| a.step_part(true)).hint(hint::NEXT_PART),
    Command::new("previous-part", CARD, &["backtab", "{"], say::PREVIOUS_PART, |a| a.step_part(false)),
    Command::new("stories-of-card", CARD, &["space"], say::STORIES_OF_CARD, |a| a.narrow_card(None)).hint(hint::LIST),
    // Curve
    Command::new("narrow-to-time", CURVE, &["enter"], say::NARROW_TO_TIME, App::narrow_curve).hint(hint::ONLY),
    Command::new("turn-step", CURVE, &["space", "right", "left", "l", "h"], say::TURN_STEP, App::turn_curve_step).hint(hint::STEP),
    Command::new("compare", CURVE, &["c", "alt-c"], say::COMPARE, App::compare).hint(hint::COMPARE).asks(App::compare),
];
