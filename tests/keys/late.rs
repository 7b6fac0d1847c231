//! What comes late: answers while one has gone on, and corpora in which stories have other numbers.

use super::seat::{self, Seat, page, pages};
use jianbao::app::areas::Pane;
use jianbao::app::bookmark::Bookmark;
use jianbao::app::mouse::Act;
use jianbao::app::opening::Title;
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
    assert_eq!(seat.app.reader().anchor(), Default::default(), "nobody has read on in it");
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
fn a_wheel_moved_is_somewhere_else() {
    let mut seat = Seat::new((120, 36));
    let bookmark = Bookmark { story: "后来.txt#0".into(), pane: Pane::Reader, ..Bookmark::default() };
    seat.corpus = Arc::default();
    seat.send(Event::Entered(Arc::default(), Title::Unnamed, bookmark));
    seat.send(Event::Reading(Some("在读".to_owned())));
    seat.ingest(pages());
    assert_eq!(seat.app.bookmark().story, "后来.txt#0");
    seat.mouse(Act::WheelDown, (60, 10), 1);
    assert_eq!(seat.app.bookmark().story, "01.txt#0");
}
