//! The commands of every pane, and of everything.

use super::Command;
use super::Scope::{Everywhere, Panes};
use crate::app::{App, Effect};
use crate::tongue::Language;
use crate::tongue::command as say;
use crate::tongue::command::hint;
use crate::tongue::reach;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    // Panes
    Command::new("down", Panes, &["down", "j"], say::DOWN, |a| a.step(1)).hint(hint::MOVE).sign("↑↓"),
    Command::new("up", Panes, &["up", "k"], say::UP, |a| a.step(-1)),
    Command::new("search", Panes, &["/", "f2"], say::SEARCH, App::start_typing).hint(hint::SEARCH).asks(App::start_anew),
    Command::new("related", Panes, &["r", "f5"], say::RELATED, App::go_to_related).hint(hint::RELATED).of_story().when(App::may_have_related),
    Command::new("back", Panes, &["backspace", "ctrl-o", "H", "alt-left"], say::BACK, App::go_back).hint(hint::BACK).when(App::can_go_back),
    Command::new("filters", Panes, &["f", "f6"], say::FILTERS, App::go_to_filters).hint(hint::FILTERS),
    Command::new("chips", Panes, &["c", "alt-c"], say::CHIPS, App::go_to_chips).when(App::has_filters),
    Command::new("view", Panes, &["v", "f7"], say::VIEW, App::turn_view).hint(hint::REPAIRS).when(App::has_story).of_story(),
    Command::new("page", Panes, &["p", "f11"], say::PAGE, App::turn_sheet).hint(hint::PAGE).when(App::has_story).of_story(),
    Command::new("mentions", Panes, &["m", "f12"], say::MENTIONS, App::turn_mentions).hint(hint::MENTIONS).when(App::has_words),
    Command::new("searches", Panes, &["o", "ctrl-r"], say::SEARCHES, App::turn_recall),
    Command::new("save-query", Panes, &["ctrl-s"], say::SAVE_QUERY, App::save_query).asks(|a| a.empty(App::save_query)).when(App::has_query),
    Command::new("fuzzy", Panes, &["i", "alt-i"], say::FUZZY, App::turn_fuzzy),
    Command::new("sort", Panes, &["s", "f8"], say::SORT, App::turn_sort),
    Command::new("hints", Panes, &["F", "@"], reach::HINTS, App::start_hints),
    Command::new("zen", Panes, &["z", "f9"], say::ZEN, App::turn_zen).when(App::has_story),
    Command::new("wider", Panes, &["+", "="], say::WIDER, |a| a.widen(2)),
    Command::new("narrower", Panes, &["-"], say::NARROWER, |a| a.widen(-2)),
    Command::new("next-story", Panes, &["]", "alt-down"], say::NEXT_STORY, |a| a.step_story(1)),
    Command::new("previous-story", Panes, &["[", "alt-up"], say::PREVIOUS_STORY, |a| a.step_story(-1)),
    Command::new("forward", Panes, &["L", "alt-right"], say::FORWARD, App::go_forward).when(App::can_go_forward),
    Command::new("curve", Panes, &["t", "ctrl-t"], say::CURVE, App::turn_curve).hint(hint::CURVE),
    Command::new("thread-on", Panes, &["}", "alt-pagedown"], say::THREAD_ON, |a| a.walk_thread(1)).hint(hint::THREAD).when(App::has_thread),
    Command::new("thread-back", Panes, &["{", "alt-pageup"], say::THREAD_BACK, |a| a.walk_thread(-1)).when(App::has_thread),
    Command::new("page-down", Panes, &["pagedown", "ctrl-f"], say::PAGE_DOWN, |a| a.page(2)),
    Command::new("page-up", Panes, &["pageup", "ctrl-b"], say::PAGE_UP, |a| a.page(-2)),
    Command::new("half-down", Panes, &["ctrl-d"], say::HALF_DOWN, |a| a.page(1)),
    Command::new("half-up", Panes, &["ctrl-u"], say::HALF_UP, |a| a.page(-1)),
    Command::new("pause", Panes, &["P", "alt-p"], say::PAUSE, |_| vec![Effect::Pause]).hint(hint::PAUSE).when(|a| a.progress().is_some()),
    Command::new("first", Panes, &["home", "g g"], say::FIRST, |a| a.go_end(false)),
    Command::new("last", Panes, &["end", "G"], say::LAST, |a| a.go_end(true)),
    Command::new("next-pane", Panes, &["tab"], say::NEXT_PANE, |a| a.turn_pane(true)),
    Command::new("previous-pane", Panes, &["backtab"], say::PREVIOUS_PANE, |a| a.turn_pane(false)),
    Command::new("escape", Panes, &["esc"], say::ESCAPE, App::escape),
    Command::new("quit", Panes, &["q"], say::QUIT, App::leave).hint(hint::LEAVE),
    // Everywhere
    Command::new("help", Panes, &["?"], say::HELP, App::turn_help).hint(hint::HELP),
    Command::new("palette", Panes, &[":", "ctrl-p"], say::PALETTE, App::turn_palette),
    Command::new("help-anywhere", Everywhere, &["f1"], say::HELP_ANYWHERE, App::turn_help),
    Command::new("palette-anywhere", Everywhere, &["alt-x"], say::PALETTE_ANYWHERE, App::turn_palette),
    Command::new("language", Everywhere, &["alt-l", "ctrl-g"], say::LANGUAGE, |_| vec![Effect::Speak(Language::now().next())]),
    Command::new("redraw", Everywhere, &["ctrl-l"], say::REDRAW, |_| vec![Effect::Redraw]),
    Command::new("suspend", Everywhere, &["ctrl-z"], say::SUSPEND, |_| vec![Effect::Suspend]),
    Command::new("quit-now", Everywhere, &["ctrl-c"], say::QUIT_NOW, |_| vec![Effect::Quit]),
];
