//! Reaching further: hints, figures, the reader's own commands, pictures of pages, and what another process says.

use super::seat::Seat;
use jianbao::app::areas::Pane;
use jianbao::app::mouse::Act;
use jianbao::app::own::Taken;
use jianbao::app::settings::Settings;
use jianbao::app::{Effect, Event};
use jianbao::query::Field;
use jianbao::ui::theme::Theme;
use ratatui::style::Modifier;
use std::collections::BTreeSet;

/// The hint that stands at a place of the screen.
fn hint_at(seat: &Seat, place: (u16, u16)) -> String {
    let hints = seat.app.hints();
    let hint = hints.iter().find(|hint| hint.place == place);
    hint.map_or_else(|| panic!("none at {place:?} among {hints:?}"), |hint| hint.label.clone())
}

#[test]
fn a_hint_leads_where_it_stands() {
    let mut seat = Seat::new((120, 36));
    let (name, page) = (seat.find("周大水", 60), seat.find("青河日报 · ", 60));
    seat.press("F");
    let (name, page) = (hint_at(&seat, name), hint_at(&seat, page));
    seat.press(&name);
    let subject = seat.app.card().known().map(|card| card.subject.clone()).unwrap();
    assert_eq!(
        (seat.app.pane(), subject.field, subject.value.as_str()),
        (Pane::Card, Field::Person, "周大水")
    );
    seat.press("<esc><esc><esc>＠");
    assert!(seat.app.hinting().is_some(), "full-width signs count");
    seat.press(&page);
    assert_eq!(seat.app.pane(), Pane::Sheet);
    seat.press("<esc><esc>@２");
    assert_eq!(seat.app.pane(), Pane::Reader, "a figure counts the rows of the pane in focus");
    assert_eq!(seat.app.results().cursor(), 1);
    let id = seat.app.results().hit().unwrap().head.id.clone();
    assert_eq!(seat.app.reader().story().unwrap().id, id);
}

#[test]
fn a_hint_leads_to_a_related_story() {
    let mut seat = Seat::new((120, 36));
    seat.press("/粮仓<enter>");
    let place = seat.find("夜校亮灯到深夜", 60);
    seat.press("F");
    let label = hint_at(&seat, place);
    seat.press(&label);
    assert_eq!(seat.app.reader().story().unwrap().headline.as_deref(), Some("夜校亮灯到深夜"));
    assert!(seat.app.can_run("back"), "it can be gone back from");
}

#[test]
fn hints_hide_nothing_and_lose_nothing() {
    let mut seat = Seat::new((120, 36));
    let before = seat.frame();
    seat.press("F");
    let labels: BTreeSet<String> = seat.app.hints().into_iter().map(|hint| hint.label).collect();
    assert_eq!(labels.len(), seat.app.hints().len());
    // They are told by more than colour.
    let (screen, _) = seat.screen(&Theme::mono());
    for hint in seat.app.hints() {
        let cell = &screen[hint.place];
        assert_eq!(cell.symbol(), hint.label.get(..1).unwrap());
        assert!(cell.modifier.contains(Modifier::REVERSED | Modifier::BOLD));
    }
    seat.press("<esc>");
    assert_eq!(seat.frame(), before, "Esc leaves all as it was");
    seat.press("F苹果");
    assert!(seat.app.hinting().is_none() && seat.app.is_typing(), "what an input method brings is a search");
    assert_eq!(seat.app.prompt().text(), "苹果");
    seat.press("<esc><esc>F<down>");
    assert!(seat.app.hinting().is_none());
    assert_eq!(seat.app.results().cursor(), 1, "any other key does what it does");
    seat.press("F<ctrl-c>");
    assert!(seat.quit);
}

#[test]
fn figures_are_told_of_the_story_and_of_what_was_found() {
    let mut seat = Seat::new((120, 36));
    seat.press("/粮仓<enter>S");
    let frame = seat.frame();
    for said in ["本篇 河畔建起新粮仓", "检索到的", "稿件        1", "起止        2023-10-26", "周大水 1 篇"]
    {
        assert!(frame.contains(said), "{said} is not in\n{frame}");
    }
    assert!(frame.find("本篇") < frame.find("检索到的"), "what is read comes first");
    seat.press("y");
    assert!(seat.copied.pop().unwrap().contains("中等的一句"));
    seat.press("<esc><esc><esc>S");
    let frame = seat.frame();
    assert!(frame.contains("稿件        5") && frame.find("检索到的") < frame.find("本篇"), "{frame}");
    for size in [(40, 12), (80, 24)] {
        seat.size = size;
        seat.send(Event::Resize(size.0, size.1));
        assert!(seat.frame().contains("稿件"), "{}", seat.frame());
    }
    seat.press("<pagedown><pagedown><pageup><esc>");
    assert!(seat.app.leaf().is_none());
}

#[test]
fn what_covers_the_panes_has_the_mouse() {
    let mut seat = Seat::new((80, 12));
    let before = seat.frame();
    let choices = |seat: &Seat| (seat.app.pane(), seat.app.results().cursor(), seat.app.prompt().caret());
    let chosen = choices(&seat);
    seat.press("S");
    let top = seat.frame();
    seat.mouse(Act::WheelDown, (10, 5), 1);
    assert_ne!(seat.frame(), top, "the wheel turns the figures");
    seat.mouse(Act::WheelUp, (10, 5), 1);
    assert_eq!(seat.frame(), top);
    for row in 1..seat.size.1 - 1 {
        seat.click((10, row), 2).mouse(Act::Drag, (12, row), 1);
        assert_eq!((seat.frame(), choices(&seat)), (top.clone(), chosen), "row {row}");
    }
    seat.press("<esc>");
    assert_eq!(seat.frame(), before);
}

/// A seat whose reader has commands of their own.
fn owned() -> Seat {
    let mut seat = Seat::new((120, 36));
    let (settings, faults) = Settings::read(
        "[actions.a]\ntitle = \"数字数\"\nkey = \"alt-k\"\ncommand = [\"wc\"]\n\
         [actions.b]\ntitle = \"译成英文\"\ncommand = [\"trans\", \"{headline}\"]\noutput = \"clipboard\"\n\
         [hooks]\nafter-reading = [\"true\"]\n",
    );
    assert_eq!(faults, []);
    seat.send(Event::Set(settings));
    seat
}

#[test]
fn own_commands_are_run_by_key_menu_and_palette() {
    let mut seat = owned();
    let ran = |seat: &mut Seat| match seat.handed.pop() {
        Some(Effect::Run(order)) => order,
        other => panic!("{other:?}"),
    };
    seat.press("/粮仓<enter><alt-k>");
    let order = ran(&mut seat);
    assert_eq!(order.own.command, ["wc"]);
    assert!(order.text.contains("金秋时节") && order.spot.headline == "河畔建起新粮仓");
    let fact = |name: &str| order.spot.facts.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    assert_eq!(
        (fact("people"), fact("paper"), fact("query")),
        ("周大水".into(), "青河日报".into(), "粮仓".into())
    );
    seat.press("!");
    assert!(seat.frame().contains("自己的命令") && seat.frame().contains("Alt-k"), "{}", seat.frame());
    seat.press("<down><enter>");
    let order = ran(&mut seat);
    assert_eq!(order.own.title, "译成英文");
    seat.press(":yicheng");
    assert!(seat.frame().contains("译成英文"), "{}", seat.frame());
    seat.press("<enter>");
    let own = ran(&mut seat).own;
    seat.send(Event::Ran(own, "A granary".to_owned()));
    assert_eq!(seat.copied.pop().as_deref(), Some("A granary"));
    let own = seat.app.own_commands()[0].clone();
    seat.send(Event::Ran(own.clone(), "12\n34\n".to_owned()));
    assert!(seat.frame().contains("▸ 数字数") && seat.frame().contains("34"), "{}", seat.frame());
    seat.press("<esc>");
    seat.send(Event::Ran(own, " \n".to_owned()));
    assert!(seat.app.leaf().is_none() && seat.frame().contains("没有输出"), "{}", seat.frame());
}

#[test]
fn without_settings_nothing_is_ever_run() {
    let mut seat = Seat::new((120, 36));
    seat.press("!");
    assert!(seat.frame().contains("[actions"), "{}", seat.frame());
    seat.press("?own-");
    assert!(!seat.frame().contains("own-1"), "{}", seat.frame());
    let taken = Taken { read: 3, ..Taken::default() };
    seat.send(Event::TakenIn(taken));
    assert_eq!(seat.handed, []);
    let mut seat = owned();
    seat.send(Event::TakenIn(taken));
    assert_eq!(seat.handed.pop(), Some(Effect::Hook(vec!["true".to_owned()], taken)));
    seat.send(Event::TakenIn(Taken::default()));
    assert_eq!(seat.handed, [], "nothing was read");
}

#[test]
fn a_page_with_a_picture_says_so() {
    let mut seat = Seat::new((120, 36));
    assert_eq!(seat.pictures, ["01.txt"]);
    assert!(!seat.frame().contains("版图"));
    seat.send(Event::Pictured("别的.txt".to_owned(), true));
    assert!(!seat.frame().contains("版图"), "of another page");
    seat.send(Event::Pictured("01.txt".to_owned(), true));
    seat.press("V");
    assert_eq!(seat.handed.pop(), Some(Effect::View("01.txt".to_owned(), Vec::new())));
    assert!(seat.frame().contains("V 版图"), "{}", seat.frame());
}

#[test]
fn another_process_says_what_to_do() {
    let mut seat = Seat::new((120, 36));
    let tell = |seat: &mut Seat, line: &str| {
        seat.send(Event::Told(line.to_owned()));
        assert!(seat.app.is_settled());
        serde_json::to_value(seat.app.state()).unwrap()
    };
    seat.press("?");
    let state = tell(&mut seat, "search 粮仓");
    assert_eq!((&state["query"], &state["total"], &state["done"]), (&"粮仓".into(), &1.into(), &true.into()));
    assert_eq!(state["story"]["headline"], "河畔建起新粮仓");
    let state = tell(&mut seat, "open 白杨.txt#1");
    assert_eq!((&state["story"]["id"], &state["pane"]), (&"白杨.txt#1".into(), &"reader".into()));
    assert_eq!(tell(&mut seat, "back")["story"]["headline"], "河畔建起新粮仓");
    for line in ["open 没有", "no-such-command", "", "search"] {
        let state = tell(&mut seat, line);
        assert_eq!(state["done"], line == "search", "{line}: {state}");
    }
    assert_eq!(tell(&mut seat, "state")["done"], true);
}

#[test]
fn an_expression_is_searched_and_marked() {
    let mut seat = Seat::new((120, 36));
    seat.press(r"/／\d+(\.\d+)?[万亿]／");
    assert_eq!(seat.app.results().found().total.count, 2, "{}", seat.frame());
    seat.press("<enter>");
    assert!(seat.app.reader().goals().1 > 0, "what it fits is marked");
    seat.press("/<ctrl-u>/[一二/");
    assert!(seat.frame().contains("没有配上"), "what is wrong is said: {}", seat.frame());
    assert_eq!(seat.app.results().found().total.count, 5, "and the list is not blank");
    seat.press("<ctrl-u>/第[一二");
    assert_eq!(seat.app.results().found().total.count, 5, "nor while it is typed: {}", seat.frame());
}
