//! Keys and ways of one's own, the lists of commands, and keys that are begun.

use crate::seat::Seat;
use jianbao::app::areas::Pane;
use jianbao::app::command::{Scope, table};
use jianbao::app::settings::Settings;
use jianbao::app::{Effect, Event};
use jianbao::query::Sort;

/// A reader with settings.
fn seat(settings: &str) -> Seat {
    let (settings, faults) = Settings::read(settings);
    assert_eq!(faults, Vec::new());
    let mut seat = Seat::new((120, 36));
    seat.send(Event::Set(settings));
    seat
}

#[test]
fn own_keys_count_and_are_shown_wherever_keys_are() {
    let mut seat = seat(
        "[keys]\nsearch = [\"ctrl-y\", \"；\"]\nredo = []\nturn-names = [\"alt-e\"]\nfilters = [\"g f\"]\n",
    );
    assert!(seat.frame().contains("Ctrl-Y 检索") && !seat.frame().contains("/ 检索"), "{}", seat.frame());
    seat.press("/");
    assert!(!seat.app.is_typing(), "the key of the table was given up");
    seat.press(";");
    assert!(seat.app.is_typing(), "half-width for a full-width key");
    seat.press("<esc>g");
    assert!(seat.frame().contains("gg") || seat.frame().contains("g …"), "{}", seat.frame());
    assert!(seat.frame().contains("筛选") && seat.frame().contains("到开头"), "{}", seat.frame());
    seat.press("f");
    assert_eq!(seat.app.pane(), Pane::Filters);
    seat.press("?检索；直接打");
    assert!(seat.frame().contains("Ctrl-Y ;"), "{}", seat.frame());
}

#[test]
fn a_begun_key_says_how_it_may_go_on() {
    let mut seat = Seat::new((80, 24));
    seat.press("<end>g");
    let frame = seat.frame();
    assert!(frame.contains("▸ g …") && frame.contains("到开头"), "{frame}");
    seat.press("<esc>");
    assert!(!seat.frame().contains("g …"));
    seat.press("g<f1>");
    assert!(seat.app.help().is_some(), "what counts everywhere is not swallowed");
    seat.press("<esc>");
    let last = seat.app.results().cursor();
    seat.press("gg");
    assert!(last > 0 && seat.app.results().cursor() == 0);
}

#[test]
fn the_palette_finds_by_name_and_sound_runs_and_remembers() {
    for (open, typed) in
        [(":", "sort newest"), ("：", "zxzq"), ("<ctrl-p>", "最新在前"), ("/<alt-x>", "sort-ne<tab>")]
    {
        let mut seat = Seat::new((80, 24));
        seat.press(open).press(typed);
        let rows = seat.app.helped();
        assert_eq!(
            rows.first().map(|row| row.command.name),
            Some("sort-newest"),
            "{typed}: {}",
            seat.frame()
        );
        seat.press("<enter>");
        assert_eq!(seat.app.sort(), Sort::Newest, "{typed}");
        seat.press("<esc>:");
        assert_eq!(
            seat.app.helped().first().map(|row| row.command.name),
            Some("sort-newest"),
            "latest first"
        );
    }
    let mut seat = Seat::new((80, 24));
    seat.press(":theme light<enter>");
    assert!(seat.handed.iter().any(|effect| matches!(effect, Effect::Theme(_))));
    // All that is listed can be run here, from the prompt also what the panes have.
    seat.press("/千万<alt-x>");
    assert!(seat.app.helped().iter().all(|row| row.is_in_reach));
    seat.press("zen<enter>");
    assert!(!seat.app.is_typing() && seat.app.pane() == Pane::Reader);
}

#[test]
fn the_help_begins_with_the_pane_in_focus_and_runs_what_can_be_run() {
    let mut seat = Seat::new((120, 36));
    for (keys, scope) in [
        ("", Scope::In(Pane::Results)),
        ("<enter>", Scope::In(Pane::Reader)),
        ("<esc>f", Scope::In(Pane::Filters)),
        ("<esc>/", Scope::Prompt),
    ] {
        seat.press(keys).press("<f1>");
        assert_eq!(seat.app.helped().first().map(|row| row.command.scope), Some(scope), "{keys}");
        // Of the reader's own there are none here.
        let all = table().filter(|command| !command.name.starts_with("own-")).count();
        assert_eq!(seat.app.helped().len(), all, "the help has every command");
        seat.press("<esc>");
    }
    seat.press("<esc>？zhi liu zheng wen<enter>");
    assert_eq!(seat.app.pane(), Pane::Reader, "zen, found by sound");
    seat.press("z<esc>?split<enter>");
    assert!(seat.frame().contains("版面"), "it says where the command is of use: {}", seat.frame());
}

#[test]
fn the_interface_is_as_one_has_set_it() {
    let seat = seat(
        "[interface]\nmeasure = 30\nfilters-width = 26\npane = \"prompt\"\nmouse = false\nhints = false\nmotion = false\n",
    );
    assert!(seat.app.is_typing() && !seat.frame().contains("xczx"), "{}", seat.frame());
    assert_eq!(seat.app.areas().and_then(|areas| areas.filters).map(|area| area.width), Some(26));
    assert_eq!(seat.handed, [Effect::Mouse(false)]);
    let mut seat = seat;
    seat.send(Event::Reading(Some("已读 17 版".to_owned())));
    assert_eq!(seat.app.progress(), Some("正在收录稿库"));
}
