//! What spares a reader effort: words behind a command's name, clicks where one looks, sentences that name the right key, changes that come
//! back.

use crate::seat::{Seat, key};
use jianbao::app::areas::Pane;
use jianbao::app::mouse::Act;
use jianbao::app::opening::{Title, Way};
use jianbao::app::prompt::Prompt;
use jianbao::app::settings::Settings;
use jianbao::app::{Effect, Event};
use jianbao::excerpt::Form;
use jianbao::query::Sort;
use std::sync::Arc;

/// The rows of the frame.
fn rows(seat: &Seat) -> Vec<String> {
    seat.frame().lines().map(str::to_owned).collect()
}

#[test]
fn where_nothing_has_been_read_yet_no_other_words_are_asked_for() {
    let mut seat = Seat::before((120, 36), Vec::new());
    seat.send(Event::Reading(Some("在读".to_owned())));
    seat.press("/苹果");
    let frame = seat.frame();
    assert!(frame.contains("正在读稿库") && !frame.contains("少打几个字"), "{frame}");
}

#[test]
fn a_low_window_spares_no_row_above_the_headline() {
    let first = |size| {
        let mut seat = Seat::new(size);
        seat.press("/苹果<enter>");
        rows(&seat)[2].rsplit('│').next().unwrap().trim().to_owned()
    };
    assert_eq!(first((40, 12)), "产业观察");
    assert_eq!(first((80, 24)), "");
    let mut seat = Seat::new((40, 12));
    seat.press("/苹果<enter>");
    let before = seat.frame();
    seat.send(Event::Resize(40, 30));
    seat.send(Event::Resize(40, 12));
    assert_eq!(seat.frame(), before);
}

#[test]
fn what_has_no_room_is_cut_and_says_so() {
    let mut seat = Seat::new((80, 24));
    seat.press("#粮食安全责任、基层治理现代化、年终专稿备选<enter>");
    let frame = seat.frame();
    let tagged = frame.lines().find(|line| line.contains("#基")).unwrap_or_else(|| panic!("{frame}"));
    assert!(tagged.split('│').next().unwrap().trim_end().ends_with('…'), "{frame}");
    seat.press("#<ctrl-u>短<enter>");
    assert!(seat.frame().contains("#短"), "{}", seat.frame());
    // Completions, too.
    let mut narrow = Seat::new((44, 12));
    narrow.press("/有:");
    let row = rows(&narrow)[0].clone();
    assert!(row.contains("Tab ") && row.contains('…'), "{row}");
}

#[test]
fn marks_are_completed_where_they_are_asked_for() {
    let mut seat = Seat::new((160, 24));
    let offered = |seat: &mut Seat, typed: &str| {
        seat.press("/<ctrl-u>").press(typed);
        let offered = seat.app.completions().iter().map(|way| (way.text.clone(), way.stories)).collect();
        seat.press("<ctrl-u><esc>");
        offered
    };
    let of: Vec<(String, Option<usize>)> = offered(&mut seat, "是:星");
    assert_eq!(of, [], "nothing has a star");
    seat.press("*#粮食<enter>");
    assert_eq!(offered(&mut seat, "是:星"), [("是:星标".to_owned(), Some(1))]);
    assert_eq!(offered(&mut seat, "有:加了"), [("有:加了标签".to_owned(), Some(1))]);
    assert_eq!(offered(&mut seat, "有:批"), [], "nothing has a note");
    let unread = seat.app.corpus().len();
    assert_eq!(offered(&mut seat, "is:unr"), [("is:未读".to_owned(), Some(unread))]);
    seat.press("<enter><esc>");
    assert_eq!(offered(&mut seat, "is:unr"), [("is:未读".to_owned(), Some(unread - 1))]);
}

#[test]
fn saved_searches_keep_their_way_and_come_back() {
    let mut seat = Seat::new((120, 36));
    seat.press("/niangchang<esc>si<ctrl-s><ctrl-u>粮<enter>");
    let saved = seat.past.saved.clone();
    assert_eq!((saved[0].sort, saved[0].fuzzy), (Sort::Newest, true));
    seat.press("sssi/<ctrl-u>苹果<esc>");
    assert_eq!((seat.app.sort(), seat.app.is_fuzzy()), (Sort::Relevance, false));
    seat.press("o");
    assert!(seat.frame().contains("最新在前 · 模糊音"), "{}", seat.frame());
    seat.press("<enter>");
    assert_eq!((seat.app.sort(), seat.app.is_fuzzy()), (Sort::Newest, true));
    assert!(seat.app.results().found().total.count > 0, "{}", seat.frame());

    // Dropped, named otherwise, saved over: each comes back with all it had, and goes again.
    let before = seat.past.saved.clone();
    for change in
        ["o<delete>", "o<f2><ctrl-u>仓<enter>", "<ctrl-s><ctrl-u>粮<enter>", "<ctrl-s><ctrl-u>新<enter>"]
    {
        seat.press("/<ctrl-u>苹果<esc>").press(change);
        let after = seat.past.saved.clone();
        assert_ne!(after, before, "{change}");
        seat.press("<esc>u");
        assert_eq!(seat.past.saved, before, "{change}: {}", seat.frame());
        seat.press("U");
        let known = |saved: &[jianbao::app::past::Saved]| {
            saved.iter().map(|saved| (saved.name.clone(), saved.text.clone(), saved.sort)).collect::<Vec<_>>()
        };
        assert_eq!(known(&seat.past.saved), known(&after), "{change}");
        seat.press("u");
        assert_eq!(seat.past.saved, before, "{change}");
    }
    // On the list a letter narrows; there another key takes back.
    seat.press("o<delete>");
    assert!(seat.frame().contains("Alt-z 撤销"), "{}", seat.frame());
    seat.press("<alt-z>");
    assert_eq!(seat.past.saved, before);
}

#[test]
fn the_rules_around_the_related_stories_are_drawn_elsewhere() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>r");
    let areas = |seat: &Seat| {
        let areas = seat.app.areas().unwrap();
        (areas.reader.unwrap(), areas.related.unwrap(), areas.preview)
    };
    let (reader, related, preview) = areas(&seat);
    let drag = |seat: &mut Seat, from: (u16, u16), to: (u16, u16)| {
        seat.mouse(Act::Press, from, 1).mouse(Act::Drag, to, 1).mouse(Act::Release, to, 1);
    };
    drag(&mut seat, (reader.width, 20), (reader.width - 8, 20));
    assert_eq!(areas(&seat).0.width, reader.width - 8);
    let rule = preview.unwrap().y - 1;
    drag(&mut seat, (80, rule), (80, rule + 3));
    assert_eq!(areas(&seat).1.height, related.height + 3);
    drag(&mut seat, (80, rule + 3), (80, 1));
    assert!(areas(&seat).1.height >= 3 && areas(&seat).2.is_some(), "no pane vanishes");
    assert_eq!(seat.app.pane(), Pane::Related, "the keys stay where they are");
    // In a narrow window the one stands above the other.
    let mut seat = Seat::new((50, 24));
    seat.press("/千万工程<enter>r");
    let (_, related, preview) = areas(&seat);
    assert!(preview.is_none());
    drag(&mut seat, (9, related.y - 1), (9, related.y - 3));
    assert_eq!(areas(&seat).1.height, related.height + 2);
}

#[test]
fn a_click_into_the_first_row_places_the_caret() {
    let mut seat = Seat::new((80, 24));
    seat.press("/千万工程ab");
    let from = seat.find("千万", 0);
    // On either half of a wide character.
    for column in [4, 5] {
        seat.click((from.0 + column, 0), 1);
        seat.press("，");
        assert_eq!(seat.app.prompt().text(), "千万，工程ab");
        seat.press("<backspace>");
    }
    seat.click((60, 0), 1);
    seat.press("c<esc>");
    assert_eq!(seat.app.prompt().text(), "千万工程abc");
    seat.click((from.0, 0), 1);
    seat.press("大");
    assert_eq!(seat.app.prompt().text(), "大千万工程abc");
    // A long text is scrolled; what is clicked on is what is seen.
    seat.press("<ctrl-u><delete>").press(&"一二三四五六七八九十".repeat(6));
    let shown = rows(&seat)[0].clone();
    let (column, _) = seat.find("五", 30);
    seat.click((column, 0), 1);
    seat.press("x");
    assert_ne!(shown, rows(&seat)[0]);
    assert_eq!(seat.app.prompt().text().split('x').nth(1).and_then(|rest| rest.chars().next()), Some('五'));
    // The box of an answer, too.
    seat.press("<esc><ctrl-s><ctrl-u>甲乙");
    let (column, _) = seat.find("甲乙", 0);
    seat.click((column + 2, 0), 1);
    seat.press("和<enter>");
    assert_eq!(seat.past.saved[0].name, "甲和乙");
}

#[test]
fn sentences_name_the_keys_as_the_reader_has_them() {
    let (settings, faults) = Settings::read(
        "[keys]\nsearch = [\"alt-j\"]\nescape = [\"alt-k\"]\nmouse = []\ngo-to-pin = [\"alt-g\"]\ncarry = [\"alt-t\"]\n",
    );
    assert_eq!(faults, Vec::new());
    let mut seat = Seat::new((120, 36));
    assert!(seat.frame().contains("按 / 或直接打汉字") && seat.frame().contains("试试输入 /xczx"));
    seat.send(Event::Set(settings));
    assert!(seat.frame().contains("按 Alt-j 或直接打汉字"), "{}", seat.frame());
    assert!(seat.frame().contains("Alt-k 不再提示"), "{}", seat.frame());
    seat.press("<ctrl-a>");
    assert!(seat.frame().contains("Alt-k 全不选"), "{}", seat.frame());
    seat.press("<alt-k>%");
    assert_eq!(seat.app.message(), None, "the key was given up");
    seat.send(Event::Asked("mouse".to_owned()));
    assert!(
        seat.app.message().is_some_and(|said| said.contains("按 :mouse 收回")),
        "{:?}",
        seat.app.message()
    );
    seat.press("`a");
    assert!(
        seat.app.message().is_some_and(|said| said.contains("按 Alt-g a 回来")),
        "{:?}",
        seat.app.message()
    );
}

#[test]
fn what_was_run_lately_stands_first_in_the_next_session_too() {
    let mut seat = Seat::new((120, 36));
    seat.press(":theme-mono<enter>:sort-oldest<enter>");
    let kept = seat.app.bookmark();
    assert_eq!(kept.lately, ["sort-oldest", "theme-mono"]);
    let kept: jianbao::app::bookmark::Bookmark =
        serde_json::from_str(&serde_json::to_string(&kept).unwrap().replace("theme-mono", "no-such-command"))
            .unwrap();
    let mut next = Seat::new((120, 36));
    let corpus = Arc::clone(&next.corpus);
    next.send(Event::Entered(corpus, Title::Unnamed, kept));
    next.press(":");
    let first: Vec<_> = next.app.helped().into_iter().take(2).map(|row| row.command.name).collect();
    assert_eq!(first[0], "sort-oldest");
    assert_ne!(first[1], "no-such-command");
    assert!(rows(&next)[2].contains("刚用过"), "{}", next.frame());
}

#[test]
fn words_behind_a_commands_name_go_where_they_belong() {
    let mut seat = Seat::new((120, 36));
    // The box opens as soon as the name is followed by a blank, and completes as ever.
    seat.press(":open ~/报");
    assert!(seat.app.help().is_none());
    assert_eq!(seat.app.opening().path().map(Prompt::text), Some("~/报"));
    seat.send(Event::Browsed("~/报".to_owned(), vec![Way::Folder("~/报纸/".to_owned())]));
    seat.press("<tab>");
    assert_eq!(seat.app.opening().path().map(Prompt::text), Some("~/报纸/"));
    seat.press("<esc>");

    seat.press("*:tags 粮食 基层<enter>");
    let id = seat.app.results().hit().unwrap().head.id.clone();
    assert!(seat.app.marking().of(&id).unwrap().tags.contains("基层"));
    seat.press(":note 记一笔<enter>");
    assert_eq!(seat.app.marking().of(&id).unwrap().notes.values().next().unwrap().text, "记一笔");
    seat.press(":pin a");
    assert!(seat.app.marking().marks().pin("a").is_some());
    seat.press(":search 苹果<esc>");
    assert_eq!(seat.app.answered().text, "苹果");
    seat.press(":save-query 果子<enter>");
    assert_eq!(seat.past.saved[0].name, "果子");
    seat.press(":export 稿");
    seat.send(Event::Browsed("稿".to_owned(), vec![Way::Folder("稿件/".to_owned()), Way::Sample]));
    assert!(seat.frame().contains("Tab 稿件/"), "{}", seat.frame());
    seat.press("<tab>苹果.csv<enter>");
    let Some(Effect::Export(export)) = seat.handed.pop() else { panic!("{:?}", seat.handed) };
    assert_eq!((export.form, export.to.as_str()), (Form::Csv, "稿件/苹果.csv"));
    // Words that only look for a command still do.
    seat.press(":sort new");
    assert!(seat.app.help().is_some_and(|help| help.typed == "sort new"));
    seat.press("<esc>");

    // A script says it in a line.
    for (line, text) in [("search 粮仓", "粮仓"), ("search 千万工程", "千万工程")] {
        seat.send(Event::Asked(line.to_owned()));
        assert_eq!((seat.app.answered().text.as_str(), seat.app.is_typing()), (text, false));
    }
    seat.send(Event::Asked("pin b".to_owned()));
    assert!(seat.app.marking().marks().pin("b").is_some());
    seat.send(Event::Asked("zen now".to_owned()));
    assert!(seat.app.message().is_some_and(|said| said.contains("zen")));
    seat.send(Event::Key(key("esc")));
}

#[test]
fn rows_of_every_list_are_clicked() {
    let mut seat = Seat::new((100, 24));
    seat.press("*#粮食<enter>b");
    let tag = seat.find("粮食", 0);
    seat.click(tag, 1);
    assert!(seat.app.marked().list().is_some());
    seat.click(tag, 2);
    assert!(seat.app.prompt().text().contains("粮食"), "{}", seat.frame());
    seat.press("O");
    seat.send(Event::Browsed(String::new(), vec![Way::Folder("报纸/".to_owned()), Way::Sample]));
    seat.click(seat.find("示例", 0), 1);
    assert_eq!(seat.app.opening().cursor(), Some(1), "{}", seat.frame());
    seat.press("<esc>");
}
