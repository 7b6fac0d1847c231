//! What comes late: answers while one has gone on, and corpora in which stories have other numbers.

use super::seat::{self, Seat, page, pages};
use jianbao::app::areas::Pane;
use jianbao::app::bookmark::Bookmark;
use jianbao::app::mouse::Act;
use jianbao::app::opening::Title;
use jianbao::app::trail::Anchor;
use jianbao::app::{App, Effect, Event};
use jianbao::story::{Basis, Page};
use std::sync::Arc;

/// The pages with another one before them, so that every story has another number.
fn shifted() -> Vec<Arc<Page>> {
    let text = ["本报讯 这一版后来才到。"];
    let made: [seat::Made<'_>; 1] = [(Some("后来的一篇"), "", &text)];
    let mut all = vec![page("00.txt", "早报", ("2023-09-01", Basis::Printed), &made)];
    all.extend(pages());
    all
}

#[test]
fn a_story_on_its_way_arrives_whatever_corpus_comes_meanwhile() {
    let mut seat = Seat::new((120, 36));
    seat.hold().press("<down><enter>").ingest(shifted()).let_go();
    assert_eq!((seat.app.pane(), seat.reads()), (Pane::Reader, "夜校亮灯到深夜"));
    assert_eq!(seat.app.trail().here().map(|stop| stop.id.as_str()), Some("01.txt#1"));
}

#[test]
fn what_is_done_to_a_row_is_done_to_its_story_in_a_newer_corpus() {
    let mut seat = Seat::new((120, 36));
    seat.press("<down>").hold().ingest(shifted()).press("*");
    let starred = |seat: &Seat, id: &str| seat.marks.of(id).is_some_and(|slip| slip.star);
    assert!(starred(&seat, "01.txt#1"), "{:?}", seat.marks);
    let mut seat = Seat::new((120, 36));
    seat.hold().ingest(shifted()).press("<down><enter>").let_go();
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
    let mut seat = Seat::new((120, 36));
    seat.press("/夜校<enter>r").hold().ingest(shifted()).press("<enter>").let_go();
    assert_eq!(seat.reads(), "河畔建起新粮仓", "a related story");
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<esc>m<end>").hold().ingest(shifted()).press("<enter>").let_go();
    assert_eq!(seat.reads(), "夜校亮灯到深夜", "a mention");
}

#[test]
fn what_is_about_the_story_on_view_waits_for_the_one_on_its_way() {
    // Copied, sent and marked is the story the list has come to, though its text is not on view yet.
    let on_its_way = |keys: &str| {
        let mut seat = Seat::new((120, 36));
        seat.hold().press("<down>").press(keys);
        seat
    };
    let seat = on_its_way("yt");
    let Some(text) = seat.copied.last() else { panic!("nothing is copied") };
    assert!(text.contains("夜校亮灯到深夜"), "{text}");
    let seat = on_its_way("|cat<enter>");
    let Some(Effect::Pipe(_, text, spot)) = seat.handed.last() else { panic!("nothing is sent") };
    assert!(text.contains("夜校亮灯到深夜") && spot.id == "01.txt#1", "{spot:?}");
    // Whoever goes on from a story to its relations has opened it, and read it.
    let seat = on_its_way("<enter>r");
    assert!(seat.marks.of("01.txt#1").is_some_and(|slip| slip.read), "{:?}", seat.marks);
    // The very first story may not be there yet either.
    let (app, effects) = App::new(Arc::default(), (120, 36));
    drop(effects);
    let mut seat = Seat::new((120, 36));
    seat.app = app;
    seat.hold().ingest(pages()).let_some_go().press("<enter>|cat<enter>");
    assert!(matches!(seat.handed.last(), Some(Effect::Pipe(..))), "{:?}", seat.handed);
    let seat = on_its_way("<enter>n*");
    assert!(seat.marks.of("苹果.txt#0").is_none_or(|slip| !slip.star), "{:?}", seat.marks);
    assert!(seat.marks.of("01.txt#1").is_some_and(|slip| slip.star), "{:?}", seat.marks);
}

#[test]
fn an_export_is_of_the_story_it_was_asked_for() {
    let mut seat = Seat::new((120, 36));
    seat.press("<down><enter>e<enter>").ingest(shifted()).press("<enter>");
    let Some(Effect::Export(export)) = seat.handed.pop() else { panic!("nothing is exported") };
    assert!(format!("{:?}", export.which).contains("01.txt#1"), "{export:?}");
}

#[test]
fn one_goes_on_reading_where_one_was_though_the_library_comes_in_parts() {
    let (app, _) = App::new(Arc::default(), (120, 36));
    let mut seat = Seat::new((120, 36));
    seat.app = app;
    let bookmark = Bookmark { story: "白杨.txt#1".into(), pane: Pane::Reader, ..Bookmark::default() };
    seat.corpus = Arc::default();
    let entered = |seat: &mut Seat| {
        seat.send(Event::Entered(Arc::default(), Title::Unnamed, bookmark.clone()));
        seat.send(Event::Reading(Some("在读".to_owned())));
        seat.ingest(pages().into_iter().take(1).collect());
    };
    entered(&mut seat);
    assert_eq!(seat.reads(), "河畔建起新粮仓", "what there is, as long as one waits");
    seat.ingest(pages());
    assert_eq!((seat.app.pane(), seat.reads()), (Pane::Reader, "苹果熟了"));
    // Whoever clicks somewhere is somewhere else.
    seat.corpus = Arc::default();
    entered(&mut seat);
    let place = seat.find("夜校", 0);
    seat.click(place, 1).ingest(pages());
    assert_eq!((seat.app.pane(), seat.reads()), (Pane::Results, "夜校亮灯到深夜"));
}

#[test]
fn what_is_waited_for_is_what_is_on_the_trail() {
    let mut seat = Seat::new((120, 36));
    seat.press("/夜校<enter>r").hold().press("<enter>r");
    assert_eq!(seat.app.trail().here().map(|stop| stop.id.as_str()), Some("01.txt#0"));
    let mut seat = Seat::new((60, 10));
    seat.press("<enter><down><down><down>").hold().press("]]").let_go().press("<backspace>");
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
    assert_eq!(seat.app.reader().anchor(), Anchor::default(), "nobody has read on in it");
}

#[test]
fn a_mention_far_down_the_list_is_a_stop_of_the_trail() {
    let heads: Vec<String> = (0..230).map(|n| format!("第{n}篇说苹果")).collect();
    let text = ["本报讯 今年收成好。"];
    let made: Vec<seat::Made<'_>> = heads.iter().map(|head| (Some(head.as_str()), "", &text[..])).collect();
    let all = vec![page("01.txt", "青河日报", ("2023-10-26", Basis::Printed), &made)];
    let mut seat = Seat::before((120, 36), all);
    seat.press("/苹果<esc>m<end><enter>");
    let read = seat.app.reader().story().unwrap().id.clone();
    assert_eq!(seat.app.trail().here().map(|stop| &stop.id), Some(&read));
    assert_eq!(seat.past.trail.last().map(|stop| &stop.id), Some(&read), "it is kept");
}

#[test]
fn a_flood_of_space_skips_no_story() {
    let mut seat = Seat::new((60, 10));
    seat.press("<down><enter>");
    while !seat.app.reader().at_end() {
        seat.press(" ");
    }
    seat.hold().press("   ").let_go();
    assert_eq!(seat.app.results().cursor(), 2);
}

#[test]
fn another_question_keeps_nothing_of_the_one_before() {
    let mut seat = Seat::new((120, 36));
    seat.hold().press("<down>s/白杨").let_go();
    assert_eq!((seat.app.answered().text.as_str(), seat.app.results().cursor()), ("白杨", 0));
}

#[test]
fn what_is_pressed_behind_enter_waits_with_it() {
    for keys in
        ["/夜校<enter>r", "/夜校<enter>jjr", "/夜校<enter>/<ctrl-u>白杨<enter>n", "f<home>/qh<enter>2*"]
    {
        let (mut prompt, mut late) = (Seat::new((120, 36)), Seat::new((120, 36)));
        prompt.press(keys);
        late.hold().press(keys).let_go();
        assert_eq!(late.frame(), prompt.frame(), "{keys}");
    }
    let mut seat = Seat::new((120, 36));
    seat.hold().press("/夜校<enter>jj<esc>").let_go();
    assert_ne!(seat.app.pane(), Pane::Reader, "Esc means now");
    // What fails meanwhile is something else.
    let mut seat = Seat::new((120, 36));
    seat.hold().press("/夜校<enter>").send(Event::Failed("存不下".to_owned()));
    assert_eq!(seat.let_go().app.pane(), Pane::Reader);
    seat.hold().press("/白杨<enter>r").send(Event::Unanswered(None, "坏关联".to_owned()));
    assert!(seat.app.is_waiting(), "another question has no answer");
    let asked = seat.asked().and_then(Effect::waited_for);
    seat.send(Event::Unanswered(asked, "坏索引".to_owned()));
    seat.press("<enter>?").let_go();
    assert!(seat.app.help().is_some(), "what does not come is not waited for");
    // What is pasted comes behind the keys, and is not kept with them.
    let mut seat = Seat::new((120, 36));
    seat.hold().press("/夜校<enter>j").send(Event::Paste("白杨".to_owned()));
    assert_ne!(seat.let_go().app.pane(), Pane::Reader, "nobody has chosen anything of it");
}

#[test]
fn tab_waits_for_completions() {
    let mut seat = Seat::new((120, 36));
    seat.hold().press("/王小<tab>");
    assert!(seat.app.is_typing(), "letters that follow would be commands");
    seat.let_go();
    assert!(seat.app.prompt().text().contains("王小麦"), "{}", seat.app.prompt().text());
    seat.hold().press("<ctrl-u>没有的话<tab>").let_go();
    assert!(!seat.app.is_typing(), "nothing to complete");
}

#[test]
fn enter_waits_for_the_value_that_is_looked_for() {
    let mut seat = Seat::new((120, 36));
    seat.press("f<home>/").hold().press("qh<enter>").let_go();
    assert_eq!(seat.app.prompt().text(), "报纸:青河日报");
    assert!(seat.app.filters().find().is_none());
    seat.press("0<home>").hold().press("/<enter>").let_go();
    assert!(seat.app.filters().clauses().len() <= 1, "{}", seat.app.prompt().text());
}

#[test]
fn a_leaf_takes_no_key_from_a_field() {
    let mut seat = Seat::new((120, 36));
    seat.hold().press("S/j").let_go().press("kq ");
    assert_eq!(seat.app.prompt().text(), "jkq ");
    assert!(!seat.frame().contains("检索到的"), "nor covers what is typed");
    seat.press("<esc>");
    assert!(seat.app.leaf().is_some() && seat.frame().contains("检索到的"), "it is there when one has done");
    seat.press("<esc>");
    assert!(seat.app.leaf().is_none());
}

#[test]
fn the_chosen_relation_stays_chosen() {
    let mut seat = Seat::new((120, 36));
    seat.press("/白杨<enter>r<down>");
    let chosen = seat.app.related().relation().map(|relation| relation.head.id.clone());
    assert!(chosen.is_some() && seat.app.related().cursor() == 1);
    seat.ingest(shifted());
    assert_eq!(seat.app.related().relation().map(|relation| relation.head.id.clone()), chosen);
}

#[test]
fn a_wheel_moved_is_somewhere_else() {
    let mut seat = Seat::new((120, 36));
    let bookmark = Bookmark { story: "后来.txt#0".into(), pane: Pane::Reader, ..Bookmark::default() };
    seat.corpus = Arc::default();
    seat.send(Event::Entered(Arc::default(), Title::Unnamed, bookmark));
    seat.send(Event::Reading(Some("在读".to_owned())));
    seat.ingest(pages());
    assert_eq!(seat.app.bookmark().story, "后来.txt#0");
    seat.mouse(Act::WheelDown, (60, 10), 1);
    assert_eq!(seat.app.bookmark().story, "01.txt#1");
}

#[test]
fn a_card_on_its_way_is_of_the_newest_corpus() {
    let mut seat = Seat::new((120, 36));
    seat.press("/粮仓<enter>.").hold().press("<enter>").ingest(shifted()).ingest(shifted()).let_go();
    assert_eq!(seat.app.card().known().map(|card| card.subject.value.as_str()), Some("山西省/清源市/青河县"));
    seat.press("<end><enter>");
    assert_eq!(seat.reads(), "夜校亮灯到深夜");
}

#[test]
fn a_mention_in_the_story_on_view_is_gone_to_in_its_text() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>vvm<down><enter>");
    assert_eq!((seat.reads(), seat.app.reader().goals().0), ("河畔建起新粮仓", Some(2)));
}

#[test]
fn the_way_a_text_was_copied_is_told_of_the_copy() {
    let mut seat = Seat::new((120, 36));
    seat.press("yt").send(Event::Copied("程序".to_owned()));
    assert!(seat.app.message().unwrap().contains("程序"));
    seat.press("yt*").send(Event::Copied("程序".to_owned()));
    assert!(!seat.app.message().unwrap().contains("程序"), "{:?}", seat.app.message());
}

#[test]
fn what_was_set_unread_stays_so() {
    let mut seat = Seat::new((120, 36));
    let read = |seat: &Seat| seat.marks.of("01.txt#0").is_some_and(|slip| slip.read);
    seat.press("<enter>");
    assert!(read(&seat));
    seat.press("R").ingest(shifted());
    assert!(!read(&seat));
    seat.hold().ingest(pages()).press("<esc><enter>").let_go();
    assert!(read(&seat), "until one comes to it again");
}
