//! The commands of the reader, the related stories and two of them side by side.

use super::{Command, Scope};
use crate::app::App;
use crate::app::areas::Pane;
use crate::tongue::command as say;
use crate::tongue::command::hint;
use crate::tongue::take;

const READER: Scope = Scope::In(Pane::Reader);
const RELATED: Scope = Scope::In(Pane::Related);
const DIFF: Scope = Scope::In(Pane::Diff);

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Reader
    Command::new("read-on", READER, &["space"], say::READ_ON, App::read_on).hint(hint::PAGE_ON),
    Command::new("next-match", READER, &["n", "f3"], say::NEXT_MATCH, |a| a.step_goal(true)).hint(hint::NEXT).when(App::has_goals).of_story(),
    Command::new("previous-match", READER, &["N", "f4"], say::PREVIOUS_MATCH, |a| a.step_goal(false)).when(App::has_goals).of_story(),
    Command::new("next-sentence", READER, &[")"], take::NEXT_SENTENCE, |a| a.step_sentence(true, false)),
    Command::new("previous-sentence", READER, &["("], take::PREVIOUS_SENTENCE, |a| a.step_sentence(false, false)),
    Command::new("stretch", READER, &["shift-down", ">"], take::STRETCH, |a| a.step_sentence(true, true)).hint(take::HINT_STRETCH).sign("> <").when(App::has_passage),
    Command::new("shrink", READER, &["shift-up", "<"], take::SHRINK, |a| a.step_sentence(false, true)),
    Command::new("next-name", READER, &["."], say::NEXT_NAME, |a| a.step_name(true)).hint(hint::NAMES).when(App::has_names).of_story(),
    Command::new("previous-name", READER, &[","], say::PREVIOUS_NAME, |a| a.step_name(false)).when(App::has_names).of_story(),
    Command::new("card-of-name", READER, &["enter"], say::CARD_OF_NAME, App::open_name).hint(hint::CARD).when(App::is_at_name),
    Command::new("turn-names", READER, &[";", "alt-e"], say::TURN_NAMES, App::turn_names),
    Command::new("to-results", READER, &["h", "left"], say::CLOSE_MENTIONS, App::go_to_results),
    // Related
    Command::new("jump", RELATED, &["enter", "l", "right"], say::JUMP, App::jump).hint(hint::JUMP).when(App::has_related),
    Command::new("close-related", RELATED, &["h", "left"], say::CLOSE_RELATED, App::go_to_reader),
    Command::new("reason-off", RELATED, &["x", "delete"], say::REASON_OFF, App::switch_off).hint(hint::REASON_OFF).when(App::has_related),
    Command::new("reasons-on", RELATED, &["0", "alt-0"], say::REASONS_ON, App::switch_on).hint(hint::REASONS_ON).when(App::has_reasons_off),
    Command::new("jump-1", RELATED, &["1", "alt-1"], say::JUMP_TO, |a| a.jump_to(0)).when(App::has_related),
    Command::new("jump-2", RELATED, &["2", "alt-2"], say::JUMP_TO, |a| a.jump_to(1)).when(App::has_related),
    Command::new("jump-3", RELATED, &["3", "alt-3"], say::JUMP_TO, |a| a.jump_to(2)).when(App::has_related),
    Command::new("jump-4", RELATED, &["4", "alt-4"], say::JUMP_TO, |a| a.jump_to(3)).when(App::has_related),
    Command::new("jump-5", RELATED, &["5", "alt-5"], say::JUMP_TO, |a| a.jump_to(4)).when(App::has_related),
    Command::new("jump-6", RELATED, &["6", "alt-6"], say::JUMP_TO, |a| a.jump_to(5)).when(App::has_related),
    Command::new("jump-7", RELATED, &["7", "alt-7"], say::JUMP_TO, |a| a.jump_to(6)).when(App::has_related),
    Command::new("jump-8", RELATED, &["8", "alt-8"], say::JUMP_TO, |a| a.jump_to(7)).when(App::has_related),
    Command::new("jump-9", RELATED, &["9", "alt-9"], say::JUMP_TO, |a| a.jump_to(8)).when(App::has_related),
    Command::new("side-by-side", RELATED, &["d", "alt-d"], say::SIDE_BY_SIDE, App::turn_diff).hint(hint::SIDE_BY_SIDE).when(App::has_related),
    // Side by side
    Command::new("next-change", DIFF, &["n", "f3"], say::NEXT_CHANGE, |a| a.step_change(true)).hint(hint::NEXT),
    Command::new("previous-change", DIFF, &["N", "f4"], say::PREVIOUS_CHANGE, |a| a.step_change(false)),
    Command::new("close-side-by-side", DIFF, &["h", "left", "d", "alt-d"], say::CLOSE_SIDE_BY_SIDE, App::turn_diff).hint(hint::TO_RELATED),
];
