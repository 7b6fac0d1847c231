//! The commands of the prompt and of other fields that are typed in.

use super::Command;
use super::Scope::{Field, Prompt};
use crate::app::App;
use crate::app::prompt::Prompt as Line;
use crate::tongue::command as say;
use crate::tongue::command::hint;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Prompt
    Command::new("accept", Prompt, &["enter"], say::ACCEPT, App::accept).hint(hint::READ),
    Command::new("below", Prompt, &["down"], say::BELOW, App::below).hint(hint::CHOOSE).sign("↑↓"),
    Command::new("above", Prompt, &["up"], say::ABOVE, App::above),
    Command::new("next-hit", Prompt, &["ctrl-n"], say::NEXT_HIT, |a| a.step(1)),
    Command::new("previous-hit", Prompt, &["ctrl-p"], say::PREVIOUS_HIT, |a| a.step(-1)),
    Command::new("hits-down", Prompt, &["pagedown"], say::HITS_DOWN, |a| a.page(2)),
    Command::new("hits-up", Prompt, &["pageup"], say::HITS_UP, |a| a.page(-2)),
    Command::new("complete", Prompt, &["tab"], say::COMPLETE, App::complete),
    Command::new("leave-prompt", Prompt, &["esc"], say::LEAVE_PROMPT, App::stop_typing).hint(hint::LEAVE_PROMPT),
    Command::new("clear-prompt", Prompt, &["ctrl-u"], say::CLEAR_PROMPT, |a| a.edit(Line::delete_before)).hint(hint::EMPTY),
    Command::new("recall", Prompt, &["ctrl-r", "alt-up", "f3"], say::RECALL, App::turn_recall).hint(hint::PAST),
    Command::new("fuzzy-typing", Prompt, &["alt-i", "f8"], say::FUZZY_TYPING, App::turn_fuzzy),
    Command::new("save", Prompt, &["ctrl-s", "f4"], say::SAVE_QUERY, App::save_query).when(App::has_query),
    Command::new("delete-word", Prompt, &["ctrl-w"], say::DELETE_WORD, |a| a.edit(Line::delete_word)),
    Command::new("backspace", Prompt, &["backspace", "ctrl-h"], say::BACKSPACE, |a| a.edit(Line::backspace)),
    Command::new("delete", Prompt, &["delete", "ctrl-d"], say::DELETE, |a| a.edit(Line::delete)),
    Command::new("caret-left", Prompt, &["left", "ctrl-b"], say::CARET_LEFT, |a| a.move_caret(Line::left)),
    Command::new("caret-right", Prompt, &["right", "ctrl-f"], say::CARET_RIGHT, App::caret_right),
    Command::new("caret-home", Prompt, &["home", "ctrl-a"], say::CARET_HOME, |a| a.move_caret(Line::home)),
    Command::new("caret-end", Prompt, &["end", "ctrl-e"], say::CARET_END, |a| a.move_caret(Line::end)),
    // Field
    Command::new("answer", Field, &["enter"], say::ANSWER, App::take_answer).hint(hint::OK),
    Command::new("leave-field", Field, &["esc"], say::LEAVE_FIELD, App::leave_answer).hint(hint::CANCEL),
    Command::new("field-backspace", Field, &["backspace", "ctrl-h"], say::BACKSPACE, |a| a.edit_answer(Line::backspace)),
    Command::new("field-left", Field, &["left", "ctrl-b"], say::CARET_LEFT, |a| a.edit_answer(Line::left)),
    Command::new("field-right", Field, &["right", "ctrl-f"], say::FIELD_RIGHT, |a| a.edit_answer(Line::right)),
    Command::new("field-clear", Field, &["ctrl-u"], say::CLEAR_FIELD, |a| a.edit_answer(Line::clear)).hint(hint::EMPTY),
];
