//! The mouse hits what is drawn.

use super::seat::Seat;
use jianbao::app::Event;
use jianbao::app::areas::Pane;
use jianbao::app::mouse::Act;

#[test]
fn a_key_of_the_footer_is_pressed_where_it_stands_beside_a_message() {
    for width in [80, 100, 120] {
        let mut seat = Seat::new((width, 24));
        seat.press("*");
        assert!(seat.app.message().is_some());
        let last = seat.frame().lines().last().unwrap().to_owned();
        let column = jianbao::text::cells(last.split_once("帮助").unwrap().0) as u16;
        seat.click((column, 23), 1);
        assert!(seat.app.help().is_some(), "{width}: {last}");
    }
}

#[test]
fn nothing_behind_a_leaf_is_hit() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>S");
    let before = seat.app.results().cursor();
    seat.click((40, 8), 2).mouse(Act::WheelDown, (40, 8), 1);
    assert_eq!((seat.app.pane(), seat.app.results().cursor()), (Pane::Reader, before));
    assert!(seat.app.leaf().is_some());
    seat.size = (40, 12);
    seat.send(Event::Resize(40, 12));
    seat.mouse(Act::WheelDown, (10, 5), 1);
    assert!(seat.app.leaf().unwrap().rows().0 > 0, "the wheel turns the leaf");
    seat.click((9, 0), 1);
    assert!(seat.app.is_typing() && seat.app.leaf().is_none());
}

#[test]
fn below_the_rows_of_a_list_there_is_nothing() {
    let mut seat = Seat::new((120, 36));
    seat.press("?liebiao");
    let rows = seat.app.helped().len() as u16;
    assert!((1..20).contains(&rows), "{rows}");
    seat.click((20, 2 + rows), 2);
    assert!(seat.app.help().is_some_and(|help| help.cursor == 0));
    seat.press("<esc>W");
    seat.click((20, 33), 2);
    assert_eq!(seat.app.report().cursor(), Some(0));
}

#[test]
fn a_hit_is_chosen_where_it_was_drawn_though_the_panes_move() {
    let mut seat = Seat::new((80, 24));
    seat.press("f");
    let place = seat.find("苹果熟了", 0);
    seat.click(place, 1);
    assert_eq!(seat.app.results().hit().unwrap().head.headline.text, "苹果熟了");
}

#[test]
fn a_chip_is_pressed_where_it_was_drawn() {
    let mut seat = Seat::new((80, 24));
    seat.press("/报纸:青河日报 -体裁:图片 地点:青河县 日期:2023 -体裁:特写<esc><up><end><down>");
    let chips = seat.app.areas().and_then(|areas| areas.chips).unwrap();
    let line = seat.frame().lines().nth(chips.y.into()).unwrap().to_owned();
    assert!(line.starts_with(" 青河日报"), "{line}");
    seat.click((chips.x + 2, chips.y), 1);
    assert_eq!((seat.app.pane(), seat.app.chips().cursor()), (Pane::Chips, 0), "{line}");
}

#[test]
fn the_title_of_the_results_is_not_their_chips() {
    let mut seat = Seat::new((120, 36));
    seat.press("/报纸:青河日报<esc>f");
    let title = seat.find("结果", 0);
    seat.click(title, 1);
    assert_eq!(seat.app.pane(), Pane::Results);
}

#[test]
fn a_pin_is_not_named_by_what_is_typed_after_a_click_or_a_paste() {
    let mut seat = Seat::new((120, 36));
    seat.press("`");
    seat.send(Event::Paste("苹果".to_owned()));
    seat.press("x");
    assert_eq!((seat.app.prompt().text(), seat.marks.pins().count()), ("苹果x", 0));
    seat.press("<esc><esc>`");
    seat.click((60, 10), 1).press("<down>j");
    assert_eq!(seat.marks.pins().count(), 0);
}

#[test]
fn the_same_words_in_two_paragraphs_have_notes_of_their_own() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>");
    for (nth, note) in ["甲", "乙", "丙"].into_iter().enumerate() {
        let frame = seat.frame();
        let at = |(row, line): (usize, &str)| {
            let found = line.rfind("千万工程")?;
            let column = jianbao::text::cells(line.split_at(found).0) as u16;
            (column > 60).then_some((column, row as u16))
        };
        let places: Vec<(u16, u16)> = frame.lines().enumerate().filter_map(at).collect();
        let (column, row) = places[nth.min(1)];
        seat.mouse(Act::Press, (column, row), 1).mouse(Act::Drag, (column + 7, row), 1);
        seat.mouse(Act::Release, (column + 7, row), 1).press("a").press(note).press("<enter><esc>");
    }
    let notes: Vec<String> = seat.marks.newest()[0].notes.values().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["甲", "乙丙"], "the third time the second is gone on with");
}

#[test]
fn a_query_offered_where_nothing_was_found_is_chosen_by_a_press_and_asked_by_two() {
    let mut seat = Seat::new((120, 36));
    // Two terms no story holds together: each alone finds something.
    seat.press("/夜校 粮仓<esc>");
    let offers: Vec<String> = seat.app.results().offers().iter().map(|offer| offer.text.clone()).collect();
    assert!(offers.len() > 1, "{}", seat.frame());
    let column = seat.find("❯", 0).0 + 2;
    let row = seat.find("❯", 0).1;
    seat.click((column, row + 1), 1);
    assert_eq!(seat.app.results().offer().map(|offer| &offer.text), offers.get(1));
    seat.click((column, row - 1), 2);
    assert_eq!(
        seat.app.results().offer().map(|offer| &offer.text),
        offers.get(1),
        "what is said is nothing to choose"
    );
    seat.click((column, row + 1), 2);
    assert!(!seat.app.results().found().hits.is_empty());
    assert_eq!(seat.app.prompt().text(), offers[1]);
}
