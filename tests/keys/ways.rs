//! Ways back: of the trail, of undoing, out of layers; and keys that do what is said of them.

use super::WALK;
use super::seat::Seat;
use jianbao::app::areas::Pane;
use jianbao::app::bookmark::Bookmark;
use jianbao::app::keymap::Meaning;
use jianbao::app::opening::Title;
use jianbao::app::past::Past;
use jianbao::app::settings::Settings;
use jianbao::app::trail::{Anchor, Stop};
use jianbao::app::{Effect, Event};
use jianbao::index::names::Subject;
use jianbao::query::Field;

fn stop(id: &str) -> Stop {
    let anchor = Anchor::default();
    Stop { story: usize::MAX, id: id.into(), head: id.into(), anchor, query: String::new(), card: None }
}

/// A seat whose reader came along these stops the time before.
fn after(stops: Vec<Stop>) -> Seat {
    let mut seat = Seat::new((120, 36));
    seat.send(Event::Remembered(Past { trail: stops, ..Past::default() }));
    seat
}

#[test]
fn stories_that_are_gone_do_not_bar_the_way() {
    let mut seat = after(vec![stop("01.txt#1"), stop("走了#0"), stop("走了#1")]);
    seat.press("<down><down><enter><backspace>");
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
    seat.press("L");
    assert_eq!(seat.reads(), "“四个不摘”守底线 白杨县防返贫监测全覆盖", "and forward over them");
    let mut seat = after(vec![stop("走了#0")]);
    seat.press("<down><enter><backspace>");
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
    assert!(seat.app.message().is_some_and(|said| said.contains("走了#0")), "{:?}", seat.app.message());
}

#[test]
fn a_card_can_be_left_though_the_story_before_it_is_gone() {
    let subject = Subject { field: Field::Person, value: "周大水".into() };
    let card = Stop { card: Some(subject), ..stop("人物:周大水") };
    let mut seat = after(vec![stop("走了#0"), card]);
    seat.press("<backspace>");
    assert_eq!(seat.app.pane(), Pane::Card);
    seat.press("<esc>");
    assert_ne!(seat.app.pane(), Pane::Card);
}

#[test]
fn back_is_also_back_in_the_list() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<esc><down><enter>/<ctrl-u>苹果<enter><backspace>");
    assert_eq!((seat.app.prompt().text(), seat.reads()), ("千万工程", "夜校亮灯到深夜"));
    assert_eq!(seat.app.results().hit().unwrap().head.headline.text, "夜校亮灯到深夜");
}

#[test]
fn enter_reads_the_chosen_hit_whatever_is_on_view() {
    let mut seat = Seat::new((120, 36));
    seat.press("/夜校<enter>r<enter>");
    assert_eq!(seat.reads(), "河畔建起新粮仓");
    seat.press("<esc><enter>");
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
}

#[test]
fn another_story_has_matches_of_its_own() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>n]");
    assert_eq!(seat.app.reader().goals(), (None, 1));
}

#[test]
fn the_next_story_is_shown_from_wherever_it_is_asked_for() {
    for keys in ["p", "m", "t", "r", "rd"] {
        let mut seat = Seat::new((120, 36));
        seat.press("/千万工程<enter>").press(keys).press("<alt-down>");
        assert_eq!((seat.app.pane(), seat.reads()), (Pane::Reader, "夜校亮灯到深夜"), "{keys}");
    }
}

#[test]
fn one_escape_leaves_one_layer() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>zm<esc>");
    assert_eq!(seat.app.pane(), Pane::Results);
    seat.press("<enter>zt<esc>");
    assert_eq!(seat.app.pane(), Pane::Results);
}

#[test]
fn a_correction_is_undone_in_its_own_library_alone() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>p<end>m");
    assert!(seat.app.can_run("undo"));
    seat.send(Event::Entered(seat.corpus.clone(), Title::Unnamed, Bookmark::default()));
    seat.press("u");
    assert_eq!(seat.uncorrected, [""; 0]);
}

#[test]
fn a_correction_that_was_not_made_is_not_undone() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>p");
    let page = seat.app.sheet().page().unwrap().name.clone();
    seat.fails = true;
    seat.press("<down><down><down>s");
    assert!(seat.app.message().is_some(), "it says so");
    assert!(!seat.app.can_run("undo"), "what was corrected on {page} before stays");
}

#[test]
fn the_footer_promises_nothing_that_another_key_does() {
    let mut seat = Seat::new((120, 36));
    let others =
        [("filters", "<esc><esc><esc><esc><esc>/粮仓<enter>r<enter><esc>f"), ("on a card", "<down><enter>")];
    for (name, keys) in WALK.iter().chain(&others) {
        seat.press(keys);
        for entry in seat.app.footer(400).entries {
            let key = seat.app.keymap().keys(entry.command).next().unwrap();
            let meaning = seat.app.keymap().meaning(&seat.app.scopes(), key);
            let Meaning::Command(meant) = meaning else { panic!("{name}: {key} means nothing") };
            assert_eq!(meant.name, entry.command.name, "{name}: {key}");
        }
    }
}

#[test]
fn what_is_set_by_hand_outlives_the_settings_and_nothing_else_does() {
    let (settings, _) = Settings::read("[interface]\nmeasure = 36\nfilters-width = 28\nmouse = false");
    let mut seat = Seat::new((120, 36));
    let enter = |seat: &mut Seat, bookmark: &Bookmark| {
        seat.send(Event::Entered(seat.corpus.clone(), Title::Unnamed, bookmark.clone()));
    };
    enter(&mut seat, &Bookmark::default());
    seat.send(Event::Set(settings.clone()));
    seat.send(Event::Set(settings));
    assert_eq!(seat.handed, [Effect::Mouse(false)], "it is left to the terminal once");
    let untouched = seat.app.bookmark();
    seat.press("+");
    assert!(seat.app.message().unwrap().contains("38"), "{:?}", seat.app.message());
    let kept = seat.app.bookmark();
    enter(&mut seat, &Bookmark::default());
    seat.press("-");
    assert!(seat.app.message().unwrap().contains("34"), "another library: {:?}", seat.app.message());
    enter(&mut seat, &kept);
    seat.send(Event::Set(Settings::default()));
    seat.press("+");
    assert!(seat.app.message().unwrap().contains("40"), "as it was set by hand: {:?}", seat.app.message());
    enter(&mut seat, &untouched);
    assert_eq!(
        seat.app.areas().unwrap().filters.unwrap().width,
        24,
        "what the settings said once was not drawn"
    );
}

#[test]
fn a_chip_turned_twice_is_as_it_was() {
    let mut seat = Seat::new((120, 36));
    seat.press("/报纸:青河日报 -体裁:图片<esc><up><space><space>");
    assert_eq!(seat.app.prompt().text(), "-体裁:图片 报纸:青河日报");
}

#[test]
fn what_is_not_in_sight_is_not_marked() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter><esc><space>f<home>}}<down><down><right><down><enter>");
    assert_eq!(seat.app.pane(), Pane::Card);
    seat.press("*");
    assert!(!seat.marks.newest().iter().any(|slip| slip.star));
}

#[test]
fn all_are_selected_unless_these_are() {
    let mut seat = Seat::new((120, 36));
    seat.press("/苹果<esc><space>/<ctrl-u>夜校<esc><ctrl-a>");
    assert!(seat.app.marking().is_selected("01.txt#1"));
    seat.press("<ctrl-a>");
    assert_eq!(seat.app.marking().selected(), 0);
}

#[test]
fn what_another_process_asks_for_is_seen() {
    let mut seat = Seat::new((120, 36));
    for keys in ["o", "<esc>b", "<esc>W", "<esc>?"] {
        seat.press(keys).send(Event::Told("search 苹果".into()));
        assert!(seat.frame().contains("苹果熟了"), "{keys}: {}", seat.frame());
    }
}

#[test]
fn a_list_of_marks_keeps_its_cursor_on_a_row() {
    let mut seat = Seat::new((120, 36));
    seat.press("&甲<enter><down>&乙<enter>b<delete><alt-z><down><down><ctrl-y>");
    let cursor = seat.app.marked().list().unwrap().cursor;
    assert!(cursor < seat.app.marked_rows().len());
}

#[test]
fn a_line_of_the_page_is_no_place_of_the_story() {
    let mut seat = Seat::new((60, 10));
    seat.press("<down><enter>vv<down><down><down>`x]<backspace>");
    assert_eq!((seat.reads(), seat.app.reader().anchor()), ("夜校亮灯到深夜", Anchor::default()));
    seat.press("]<down><down>'x");
    assert_eq!((seat.reads(), seat.app.reader().anchor()), ("夜校亮灯到深夜", Anchor::default()));
    seat.press("vv<down><down><down>");
    assert_ne!(seat.app.bookmark().anchor, Anchor::default(), "a bookmark keeps the view, too");
}

#[test]
fn a_search_saved_in_the_prompt_is_found_by_a_key_of_the_prompt() {
    let mut seat = Seat::new((120, 36));
    seat.press("/苹果<ctrl-s><enter>");
    assert!(
        seat.app.is_typing() && seat.app.message().unwrap().contains("Ctrl-R"),
        "{:?}",
        seat.app.message()
    );
    seat.press("<esc><ctrl-s><enter>");
    assert!(!seat.app.message().unwrap().contains("Ctrl-R"), "{:?}", seat.app.message());
}

#[test]
fn no_line_is_corrected_that_nobody_sees() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>p<end><esc>");
    let revision = seat.corpus.revision();
    for name in ["split", "merge", "carry", "keep", "uncorrect"] {
        seat.send(Event::Told(name.into()));
        assert!(!seat.app.can_run(name), "{name}");
    }
    assert_eq!((seat.corpus.revision(), seat.uncorrected.len()), (revision, 0));
}
