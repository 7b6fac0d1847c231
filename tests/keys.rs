//! Keys in, frame out: the whole screen driven without a terminal, its questions answered in place.

#[path = "keys/aim.rs"]
mod aim;
#[path = "keys/ease.rs"]
mod ease;
#[path = "keys/hand.rs"]
mod hand;
#[path = "keys/late.rs"]
mod late;
#[path = "keys/own.rs"]
mod own;
#[path = "keys/reach.rs"]
mod reach;
#[path = "keys/seat.rs"]
mod seat;
#[path = "keys/ways.rs"]
mod ways;

use jianbao::app::areas::Pane;
use jianbao::app::card::Row;
use jianbao::app::command;
use jianbao::app::key::{Code, Key};
use jianbao::app::mouse::{Act, Click};
use jianbao::app::reader::pieces::Look;
use jianbao::app::{App, Effect, Event, answer};
use jianbao::corpus::Corpus;
use jianbao::query::Field;
use jianbao::ui::theme::Theme;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use seat::{Seat, key};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A walk through the program: name of the picture, keys that lead to it from the one before.
const WALK: &[(&str, &str)] = &[
    ("1-start", ""),
    ("2-search", "/千万工程"),
    ("3-read", "<enter>n"),
    ("4-related", "r"),
    ("5-repairs", "<enter>v"),
    ("6-source", "v"),
    ("7-filters", "v<esc>f<down><space>"),
    ("8-nothing", "<esc>/没有的话"),
    ("9-help", "<esc>?"),
    ("9-palette", "<esc>:paixu"),
    ("10-page", "<esc>f0/<ctrl-u>苹果<enter>p"),
    ("11-mentions", "<esc>/<ctrl-u>千万工程<esc>m"),
    ("12-offers", "<esc>/<ctrl-u>粮仓 没有的话"),
    ("13-completing", "<ctrl-u>王小"),
    ("14-searches", "<ctrl-u>地点:白杨 -苹果<ctrl-s><ctrl-u>白杨不说苹果<enter><esc>o"),
    ("15-naming", "<f2>"),
    ("16-chips", "<esc><esc>/<ctrl-u>报纸:青河日报 -体裁:图片<esc>千万<esc><up>"),
    ("17-find", "<esc>f<home>/qh"),
    ("18-card", "<esc><f2><ctrl-u>粮仓<enter>.<enter>"),
    ("19-card-place", "<esc><esc><esc><esc>f<home>}}<down><down><right><down><enter>"),
    ("20-names", "<esc><esc>/<ctrl-u>粮仓<enter>.."),
    ("21-curve", "<esc><esc><esc>t"),
    ("22-compare", "c苹果<enter>"),
    ("23-side-by-side", "<esc><esc><esc>/<ctrl-u>千万工程<enter>rd"),
    ("24-passage", "<esc><esc>))<shift-down>"),
    ("25-copy", "y"),
    ("26-export", "<esc>e<down>"),
    ("27-export-where", "<enter>"),
    ("28-hints", "<esc><esc>F"),
    ("29-figures", "<esc>S"),
];

#[test]
fn frames() {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let mut seat = Seat::new(size);
        for (name, keys) in WALK {
            seat.press(keys);
            insta::assert_snapshot!(format!("{}x{}-{name}", size.0, size.1), seat.frame());
        }
    }
}

#[test]
fn no_meaning_is_told_by_colour_alone() {
    // Wherever the coloured theme changes the look of a character, the one without colours does, too.
    let mut seat = Seat::new((120, 36));
    // On the page the tints only repeat the letters in the margin.
    for (name, keys) in WALK.iter().filter(|(name, _)| *name != "10-page") {
        seat.press(keys);
        let ((colour, _), (mono, _)) = (seat.screen(&Theme::colour()), seat.screen(&Theme::mono()));
        for (a, b) in colour.content.iter().zip(&mono.content) {
            assert_eq!(a.symbol(), b.symbol());
            let is_plain = |cell: &ratatui::buffer::Cell| {
                cell.modifier.is_empty() && cell.fg == ratatui::style::Color::Reset && cell.bg == cell.fg
            };
            assert_eq!(is_plain(a), is_plain(b), "{name}: {:?}", a.symbol());
        }
    }
}

#[test]
fn no_frame_leaves_anything_behind() {
    // A terminal that does not clear half a character, nor its underline, when the other half is written over: such there are.
    for size in [(120, 36), (80, 24)] {
        let mut seat = Seat::new(size);
        let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let mut glass = before.content.clone();
        for (name, keys) in WALK.iter().chain(&[("again", "<esc><esc><end>"), ("top", "<home>")]) {
            seat.press(keys);
            let after = seat.screen(&Theme::colour()).0;
            for (x, y, cell) in before.diff(&after) {
                let at = after.index_of(x, y);
                glass[at] = cell.clone();
                if jianbao::text::cells(cell.symbol()) == 2 {
                    glass[at + 1] = Cell::new("");
                    glass[at + 1].set_style(cell.style());
                }
            }
            for (at, (seen, meant)) in glass.iter().zip(&after.content).enumerate() {
                assert_eq!(seen, meant, "{name}, at {:?}", after.pos_of(at));
            }
            before = after;
        }
    }
}

#[test]
fn the_real_cursor_stands_at_the_caret() {
    let mut seat = Seat::new((80, 24));
    let place = |seat: &Seat| {
        let (_, place) = seat.screen(&Theme::colour());
        (place.x, place.y)
    };
    seat.press("/粮仓a");
    assert_eq!(place(&seat), (11, 0));
    seat.press("<left><left>");
    assert_eq!(place(&seat), (8, 0));
    seat.press("<esc>");
    assert_eq!(place(&seat).1, 5, "at the chosen offer");
    seat.press("/<end><backspace><esc>");
    assert_eq!(place(&seat).1, 2, "at the chosen hit");
    seat.press("?x");
    assert_eq!(place(&seat).1, 1, "in the field of the help");
}

#[test]
fn chinese_input_methods_are_at_home() {
    let mut seat = Seat::new((120, 36));
    seat.press("苹果");
    assert!(seat.app.is_typing(), "a Chinese character starts a search");
    assert_eq!(seat.app.prompt().text(), "苹果");
    assert_eq!(seat.app.results().found().total.count, 1);
    seat.press("<esc><esc>");
    assert_eq!(seat.app.prompt().text(), "");
    seat.send(Event::Paste("夜校\n".to_owned()));
    assert_eq!(seat.app.prompt().text(), "夜校 ");
    seat.press("<esc>？");
    assert!(seat.app.help().is_some());
    seat.press("<esc>／");
    assert!(seat.app.is_typing());
    seat.press("<ctrl-u>，。");
    assert_eq!(seat.app.prompt().text(), "，。", "in the box full-width marks are themselves");
}

#[test]
fn an_old_answer_and_an_unfinished_query_leave_the_list_alone() {
    let corpus = Arc::new(Corpus::build(1, seat::pages(), None));
    let (mut app, first) = App::new(Arc::clone(&corpus), (80, 24));
    let mut late = Vec::new();
    for effect in first {
        app.update(answer(&corpus, &effect).unwrap());
    }
    assert_eq!(app.results().found().total.count, 5);
    for c in ['/', '苹', '果'] {
        late.extend(app.update(Event::Key(Key::plain(Code::Char(c)))));
        assert_eq!(app.results().found().total.count, 5, "the hits stay until others come");
    }
    let answers: Vec<Event> = late.iter().filter_map(|effect| answer(&corpus, effect)).collect();
    let (old, new) = answers.split_at(answers.len() / 2);
    for event in new.iter().chain(old) {
        app.update(event.clone());
    }
    assert_eq!((app.results().found().total.count, app.answered().text.as_str()), (1, "苹果"));
}

#[test]
fn enter_waits_for_the_answer_to_what_was_typed() {
    let corpus = Arc::new(Corpus::build(1, seat::pages(), None));
    let (mut app, mut effects) = App::new(Arc::clone(&corpus), (80, 24));
    for effect in std::mem::take(&mut effects) {
        app.update(answer(&corpus, &effect).unwrap());
    }
    for c in ['/', '苹', '果'] {
        effects.extend(app.update(Event::Key(Key::plain(Code::Char(c)))));
    }
    effects.extend(app.update(Event::Key(Key::plain(Code::Enter))));
    while let Some(effect) = effects.pop() {
        effects.extend(answer(&corpus, &effect).map(|event| app.update(event)).unwrap_or_default());
    }
    assert_eq!(app.pane(), Pane::Reader);
    assert_eq!(app.reader().story().unwrap().headline.as_deref(), Some("苹果熟了"));
}

#[test]
fn the_story_in_hand_is_not_taken_away() {
    let mut seat = Seat::new((60, 10));
    seat.press("/夜校<enter>r<enter>");
    let story = seat.app.reader().story().unwrap().id.clone();
    seat.press("<down><down>");
    let anchor = seat.app.reader().anchor();
    let corpus = Arc::new(Corpus::build(2, seat::pages(), None));
    seat.corpus = Arc::clone(&corpus);
    seat.send(Event::Ingested(corpus));
    assert_eq!((&seat.app.reader().story().unwrap().id, seat.app.reader().anchor()), (&story, anchor));
}

#[test]
fn the_chosen_story_stays_chosen() {
    let mut seat = Seat::new((120, 36));
    seat.press("<down><down><down>");
    let chosen = seat.app.results().hit().unwrap().head.id.clone();
    seat.press("ss");
    assert_eq!(seat.app.results().hit().unwrap().head.id, chosen, "in another order");
    let corpus = Arc::new(Corpus::build(2, seat::pages(), None));
    seat.corpus = Arc::clone(&corpus);
    seat.send(Event::Ingested(corpus));
    assert_eq!(seat.app.results().hit().unwrap().head.id, chosen, "in a newer corpus");
    assert_eq!(seat.app.reader().story().unwrap().id, chosen);
}

#[test]
fn escape_never_quits_and_q_does_at_the_top() {
    let mut seat = Seat::new((80, 24));
    seat.press("/苹果<enter>zr<esc><esc><esc><esc><esc><esc><esc><esc>");
    assert!(!seat.quit && seat.app.pane() == Pane::Results && seat.app.prompt().text().is_empty());
    seat.press("<enter>q");
    assert!(!seat.quit, "one layer back first");
    seat.press("q");
    assert!(seat.quit);
}

#[test]
fn one_finds_the_way_back_to_the_line_one_left() {
    let mut seat = Seat::new((60, 10));
    seat.press("/千万工程<enter><down><down><down>");
    let (story, anchor) = (seat.app.reader().story().unwrap().id.clone(), seat.app.reader().anchor());
    seat.press("r<enter>");
    assert_ne!(seat.app.reader().story().unwrap().id, story, "a jump leads elsewhere");
    assert_eq!(seat.app.trail().behind().len(), 2);
    seat.press("<backspace>");
    assert_eq!((&seat.app.reader().story().unwrap().id, seat.app.reader().anchor()), (&story, anchor));
    seat.press("L");
    assert_ne!(seat.app.reader().story().unwrap().id, story, "and forward again");
}

#[test]
fn a_related_story_shows_its_proof() {
    let mut seat = Seat::new((120, 36));
    seat.press("/粮仓<enter>r");
    let is_quoted = |seat: &Seat| {
        let mut marks = seat.app.reader().pieces().iter().flat_map(|piece| &piece.marks);
        marks.any(|(_, mark)| *mark == jianbao::app::reader::pieces::Mark::Quote)
    };
    assert!(is_quoted(&seat), "here");
    seat.press("<enter>");
    assert!(is_quoted(&seat), "and there");
}

#[test]
fn repairs_are_told_below_their_paragraphs_and_n_steps_through_them() {
    let mut seat = Seat::new((40, 12));
    seat.press("/粮仓<enter>v");
    let told = |seat: &Seat| {
        let pieces = seat.app.reader().pieces().iter();
        pieces.filter(|piece| matches!(piece.look, Look::Mend { .. })).count()
    };
    assert_eq!((told(&seat), seat.app.reader().goals()), (1, (None, 1)));
    assert!(seat.frame().contains("接 断处接上"), "the signs are explained: {}", seat.frame());
    seat.press("n");
    assert!(seat.frame().contains("第5行 …") && seat.frame().contains("｜第7行"), "{}", seat.frame());
    let anchor = seat.app.reader().anchor();
    assert!(anchor.piece > 0, "one has gone down");
    let mut reader = seat.app.reader().clone();
    reader.scroll_to(0);
    reader.go(anchor);
    assert_eq!(reader.anchor(), anchor, "one finds the way back among the lines of repairs");
    seat.press("vv");
    assert_eq!(told(&seat), 0, "nothing of it in the text itself");
}

#[test]
fn the_page_opens_the_story_of_a_line() {
    let mut seat = Seat::new((80, 24));
    seat.press("/苹果<enter>p<home>");
    assert_eq!((seat.app.pane(), seat.app.sheet().story()), (Pane::Sheet, Some(0)));
    seat.press("<enter>");
    let head = seat.app.reader().story().map(|story| story.head().to_owned()).unwrap_or_default();
    assert!(seat.app.pane() == Pane::Reader && head.starts_with("“四个不摘”"), "{head}");
}

#[test]
fn corrections_change_the_page_on_view() {
    let mut seat = Seat::new((80, 24));
    let stories = |seat: &Seat| seat.app.sheet().page().unwrap().stories.len();
    seat.press("/苹果<enter>p");
    assert_eq!((stories(&seat), seat.app.sheet().story()), (3, Some(1)));
    seat.press("m");
    assert_eq!((stories(&seat), seat.app.sheet().story()), (2, Some(0)), "merged with the story above");
    seat.press("s");
    assert_eq!((stories(&seat), seat.app.sheet().story()), (3, Some(1)), "and parted again");
    seat.press("b<ctrl-u>晨报<enter>d<ctrl-u>2023-1<enter>");
    assert!(seat.app.sheet().asked().is_some(), "what is no date stays in the box");
    seat.press("1<enter>");
    let page = seat.app.sheet().page().unwrap();
    assert_eq!((page.paper.name.as_deref(), page.date.value.as_deref()), (Some("晨报"), Some("2023-11")));
    assert!(seat.app.sheet().asked().is_none());
}

#[test]
fn a_correction_that_was_refused_is_no_step() {
    let mut seat = Seat::new((80, 24));
    seat.press("/苹果<enter>*p");
    seat.press("m");
    assert!(seat.app.message().is_some_and(|said| said.contains("照此更正")), "{:?}", seat.app.message());
    seat.press("su");
    assert_eq!(seat.uncorrected.len(), 1, "the one that was made is taken back");
    seat.press("<home>s");
    assert!(seat.app.message().is_some_and(|said| !said.contains("照此更正")), "{:?}", seat.app.message());
    seat.press("uu");
    assert!(seat.uncorrected.len() == 2, "{:?}", seat.uncorrected);
    assert!(seat.app.message().is_some_and(|said| said.contains("星标")), "{:?}", seat.app.message());
}

#[test]
fn a_paragraph_is_carried_into_another_story() {
    let mut seat = Seat::new((80, 24));
    seat.press("/苹果<enter>p<end>t");
    assert!(seat.app.sheet().carried().is_some());
    seat.press("t");
    assert!(seat.app.sheet().carried().is_some(), "a move that fails keeps what is carried");
    assert!(seat.app.message().is_some_and(|said| said.contains("本来就在这一篇里")));
    seat.press("<esc>");
    assert!(seat.app.sheet().carried().is_none() && seat.app.pane() == Pane::Sheet);
    seat.press("t<home>");
    assert!(seat.frame().contains('◆'), "it is marked where it lies: {}", seat.frame());
    seat.press("t");
    assert!(seat.app.sheet().carried().is_none());
    let page = seat.app.sheet().page().unwrap();
    assert!(page.stories[0].blocks.iter().any(|block| block.text.contains("志愿者")), "{:?}", page.stories);
}

#[test]
fn what_is_no_duplicate_is_kept() {
    let said = "会议指出，要抓住农时，做好种子、化肥、农药的调运和供应，确保不误农时。";
    let text = format!(
        "# 甲地召开会议部署春耕生产\n\n本报讯 甲地昨日召开会议，部署春耕生产工作。\n\n{said}\n\n{said}\n"
    );
    let page = Arc::new(jianbao::parse::page("春耕.txt", text.as_bytes()));
    assert_eq!(page.set_aside.len(), 1, "the second reading is set aside");
    let mut seat = Seat::before((80, 24), vec![page]);
    seat.press("<enter>p<end>");
    assert_eq!(seat.app.sheet().story(), None);
    seat.press("w");
    let page = seat.app.sheet().page().unwrap();
    assert!(page.set_aside.is_empty());
    assert_eq!(page.stories[0].blocks.iter().filter(|block| block.text == said).count(), 2);
}

#[test]
fn a_mention_is_opened_at_its_place() {
    let mut seat = Seat::new((80, 24));
    seat.press("/千万工程<esc>m");
    assert_eq!((seat.app.pane(), seat.app.mentions().all().len()), (Pane::Mentions, 3));
    seat.press("<end><enter>");
    let goal = seat.app.reader().goal().cloned();
    assert_eq!(seat.app.pane(), Pane::Reader);
    let (piece, range) = goal.expect("one is at a match");
    assert_eq!(seat.app.reader().pieces()[piece].text.get(range), Some("千万工程"));
}

#[test]
fn what_is_offered_can_be_chosen() {
    let mut seat = Seat::new((80, 24));
    seat.press("/粮仓 没有的话");
    let found = seat.app.results().found();
    assert!(found.explained.contains("没有稿件含“没有的话”") && seat.frame().contains("可以试试"));
    seat.press("<enter>");
    assert_eq!((seat.app.prompt().text(), seat.app.results().found().total.count), ("粮仓", 1));
    seat.press("<enter>");
    assert_eq!(seat.app.pane(), Pane::Reader);
}

#[test]
fn words_are_completed() {
    let mut seat = Seat::new((80, 24));
    seat.press("/王小");
    assert!(seat.frame().contains("Tab 人物:王小麦"), "{}", seat.frame());
    seat.press("<tab>");
    assert!(seat.app.is_typing() && seat.app.completions().is_empty());
    assert_eq!((seat.app.prompt().text(), seat.app.results().found().total.count), ("人物:王小麦", 1));
    seat.press("<tab>");
    assert!(!seat.app.is_typing(), "with nothing to complete, Tab leaves");
}

#[test]
fn related_stories_may_be_asked_for_before_they_are_there() {
    let corpus = Arc::new(Corpus::build(1, seat::pages(), None));
    let (mut app, first) = App::new(Arc::clone(&corpus), (120, 36));
    let mut late = Vec::new();
    for effect in first {
        late.extend(app.update(answer(&corpus, &effect).unwrap()));
    }
    late.extend(app.update(Event::Key(key("r"))));
    assert_eq!(app.pane(), Pane::Related);
    while let Some(effect) = late.pop() {
        late.extend(answer(&corpus, &effect).map(|event| app.update(event)).unwrap_or_default());
    }
    assert!(app.pane() == Pane::Related && app.related().relation().is_some());
}

#[test]
fn a_sentence_leaves_the_keys_their_places() {
    let mut seat = Seat::new((40, 12));
    seat.press("<enter>");
    let keys = seat.frame().lines().last().map(str::to_owned);
    let sentence = "有 3 个文件没有收入（一份很长的名字.txt：是空的）；详见 jianbao check";
    seat.send(Event::Failed(sentence.to_owned()));
    let frame = seat.frame();
    assert_eq!(frame.lines().last().map(str::to_owned), keys);
    assert!(frame.contains("有 3 个文件没有收入（一份很长"), "{frame}");
    seat.press("<down>");
    assert!(!seat.frame().contains("没有收入"), "until the next key");
}

#[test]
fn filters_include_exclude_and_are_cleared() {
    let mut seat = Seat::new((120, 36));
    seat.press("f<down><space>");
    let with = seat.app.results().found().total.count;
    seat.press("x");
    assert_eq!(with + seat.app.results().found().total.count, 5);
    seat.press("0");
    assert_eq!(seat.app.results().found().total.count, 5);
}

#[test]
fn what_is_chosen_is_written_into_the_query() {
    let mut seat = Seat::new((120, 36));
    let typed = |seat: &Seat| seat.app.prompt().text().to_owned();
    seat.press("/粮仓 OR 夜校<esc>f<down><space>");
    assert_eq!(typed(&seat), "(粮仓 OR 夜校) 报纸:青河日报");
    seat.press("x");
    assert_eq!(typed(&seat), "(粮仓 OR 夜校) -报纸:青河日报");
    seat.press("x");
    assert_eq!(typed(&seat), "(粮仓 OR 夜校)");
    // What is typed is what is chosen.
    seat.press("<f2><ctrl-u>地点:青河 -体裁:图片<esc>");
    assert_eq!((seat.app.chips().all().len(), seat.app.filters().clauses().len()), (2, 2));
    assert!(
        seat.frame().contains("地点 青河 ×") && seat.frame().contains("不要体裁 图片新闻 ×"),
        "{}",
        seat.frame()
    );
    let found = seat.app.results().found().total.count;
    // Other words take the place of those typed before; the filters stay.
    seat.press("粮<esc>");
    assert_eq!(typed(&seat), "地点:青河 -体裁:图片 粮");
    assert!((1..=found).contains(&seat.app.results().found().total.count));
    // And first the words go, then the filters.
    seat.press("<esc>");
    assert_eq!(typed(&seat), "地点:青河 -体裁:图片");
    seat.press("<esc>");
    assert_eq!(typed(&seat), "");
}

#[test]
fn two_values_of_a_field_widen_and_two_fields_narrow() {
    let mut seat = Seat::new((120, 36));
    let total = |seat: &Seat| seat.app.results().found().total.count;
    seat.press("f<down><space>");
    let one = total(&seat);
    seat.press("<down><space>");
    assert_eq!((total(&seat), seat.app.filters().clauses().len()), (5, 1), "both papers are all there is");
    assert!(one < 5 && seat.app.prompt().text().starts_with("(报纸:"), "{}", seat.app.prompt().text());
    // The facet's own values keep their counts, the others follow.
    let papers: usize = seat.app.filters().facets()[0].counts.iter().map(|count| count.n).sum();
    assert_eq!(papers, 5);
    seat.press("<up><up><delete>");
    assert_eq!(seat.app.prompt().text(), "", "on the field's name all its values go");
}

#[test]
fn chips_are_reached_and_removed_without_letters() {
    let mut seat = Seat::new((80, 24));
    seat.press("/报纸:青河日报 提法:千万工程<esc><up>");
    assert_eq!(seat.app.pane(), Pane::Chips, "up from the first hit");
    seat.press("<right><delete>");
    assert_eq!((seat.app.prompt().text(), seat.app.pane()), ("报纸:青河日报", Pane::Chips));
    seat.press("<space>");
    assert_eq!(seat.app.prompt().text(), "-报纸:青河日报", "from only to none");
    seat.press("<down>");
    assert_eq!(seat.app.pane(), Pane::Results);
    seat.press("<up><enter>");
    assert_eq!(
        (seat.app.prompt().text(), seat.app.pane()),
        ("", Pane::Results),
        "without chips back to the hits"
    );
}

#[test]
fn a_value_is_found_by_character_sound_and_initials() {
    for typed in ["王小", "wangxiao", "wxm"] {
        let mut seat = Seat::new((80, 24));
        seat.press("f}}}/");
        assert_eq!(seat.app.filters().find().map(|find| find.field), Some(Field::Person));
        seat.press(typed);
        assert_eq!(seat.app.filters().rows().len(), 1, "{typed}: {}", seat.frame());
        seat.press("<enter>");
        assert_eq!((seat.app.prompt().text(), seat.app.filters().find().is_none()), ("人物:王小麦", true));
        let on = seat.app.filters().row().and_then(|row| seat.app.filters().value(row));
        assert_eq!(on.map(|(_, count)| count.value.as_str()), Some("王小麦"), "the cursor stands on it");
    }
    // A Chinese character typed in the filters looks for a value, Escape ends it, and nothing has changed.
    let mut seat = Seat::new((80, 24));
    seat.press("f没<esc>");
    assert_eq!((seat.app.pane(), seat.app.prompt().text()), (Pane::Filters, ""));
}

#[test]
fn a_card_leads_on_and_back() {
    let mut seat = Seat::new((120, 36));
    let subject = |seat: &Seat| seat.app.card().known().map(|card| card.subject.value.clone());
    seat.press("/粮仓<enter>.");
    let first = seat.app.reader().name().map(|name| name.subject.value.clone());
    seat.press(",.");
    assert_eq!(seat.app.reader().name().map(|name| name.subject.value.clone()), first, "round and back");
    let story = seat.app.reader().story().unwrap().id.clone();
    seat.press("<enter>");
    assert_eq!((seat.app.pane(), subject(&seat)), (Pane::Card, first.clone()));
    // To another card by a name that stands beside this one, and back by Escape.
    let besides = seat.app.card().rows().iter().position(|row| matches!(row, Row::Besides(..))).unwrap();
    while seat.app.card().cursor() < besides {
        seat.press("<down>");
    }
    seat.press("<enter>");
    assert_ne!(subject(&seat), first);
    seat.press("<esc>");
    assert_eq!((seat.app.pane(), subject(&seat)), (Pane::Card, first));
    assert_eq!(seat.app.card().cursor(), besides, "where one left it");
    // To a mention, back to the card, back to the story.
    seat.press("<end><enter>");
    assert_eq!(seat.app.pane(), Pane::Reader);
    seat.press("<backspace>");
    assert_eq!(seat.app.pane(), Pane::Card);
    seat.press("<esc>");
    assert_eq!((seat.app.pane(), &seat.app.reader().story().unwrap().id), (Pane::Reader, &story));
    // One card after another from the filters: each leads back there, not to the card before.
    seat.press("f<home>}}");
    for _ in 0..2 {
        seat.press("<down><enter>");
        assert_eq!(seat.app.pane(), Pane::Card);
        seat.press("<esc>");
        assert_eq!(seat.app.pane(), Pane::Filters);
    }
}

#[test]
fn a_card_tells_posts_company_and_mentions() {
    let mut seat = Seat::new((120, 36));
    seat.press("f}}}/周<enter>");
    seat.press("<enter>");
    let frame = seat.frame();
    for said in ["人物 周大水", "职务", "河畔镇党委书记", "同见", "千万工程", "提到 1 处"]
    {
        assert!(frame.contains(said) || said == "千万工程", "{said}: {frame}");
    }
    seat.press("<space>");
    assert_eq!((seat.app.prompt().text(), seat.app.pane()), ("人物:周大水", Pane::Results));
}

#[test]
fn the_curve_counts_narrows_and_compares() {
    let mut seat = Seat::new((80, 24));
    seat.press("t");
    let curve = seat.app.curve();
    assert_eq!((seat.app.pane(), curve.lines().len(), curve.lines()[0].dates.total), (Pane::Curve, 1, 5));
    let counted: usize = curve.lines()[0].dates.dates.iter().map(|(_, n)| n).sum();
    assert_eq!(counted + curve.lines()[0].dates.undated, 5, "every story once");
    assert!(seat.frame().contains("共 5 篇 · 推断 3"), "{}", seat.frame());
    seat.press("c苹果<enter>");
    assert_eq!(seat.app.curve().lines().len(), 2);
    assert!(seat.frame().contains("全部稿件") && seat.frame().contains("苹果"), "{}", seat.frame());
    seat.press("c");
    assert_eq!(seat.app.curve().lines().len(), 1);
    seat.press("<end><enter>");
    assert_eq!((seat.app.prompt().text(), seat.app.pane()), ("刊期:2023-11", Pane::Results));
    assert_eq!(seat.app.results().found().total.count, 3);
}

#[test]
fn any_size_draws() {
    let mut seat = Seat::new((80, 24));
    for (_, keys) in WALK {
        seat.press(keys);
        for (width, height) in
            [(0, 0), (1, 1), (2, 60), (20, 5), (21, 6), (59, 9), (60, 4), (99, 10), (100, 5), (500, 200)]
        {
            seat.size = (width, height);
            // A frame may come before the app hears of the window's new size, and after.
            seat.frame();
            seat.send(Event::Resize(width, height));
            seat.frame();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_the_reader_does_panics(
        steps in prop::collection::vec((0usize..60, 1u16..200, 1u16..60), 1..60),
        size in (0u16..200, 0u16..60),
    ) {
        let mut seat = Seat::new(size);
        let keys = command::table().flat_map(|c| c.keys).collect::<Vec<_>>();
        for (n, width, height) in steps {
            match n {
                0..4 => {
                    seat.size = (width, height);
                    seat.send(Event::Resize(width, height));
                }
                4 => {
                    let acts = [Act::Press, Act::Drag, Act::Release, Act::WheelUp, Act::WheelDown];
                    let (column, row) = (width % 120, height % 40);
                    let count = 1 + u8::from(width % 3 == 0);
                    for act in [Act::Press, acts[width as usize % 5], acts[height as usize % 5]] {
                        seat.send(Event::Mouse(Click { act, column, row, count }));
                    }
                }
                5 => seat.send(Event::Paste("千万\n工程\u{202E}\u{1B}[2J".to_owned())),
                6 => seat.send(Event::Key(key("粮"))),
                _ => {
                    for name in keys[(n * 7 + width as usize) % keys.len()].split(' ') {
                        seat.send(Event::Key(key(name)));
                    }
                }
            }
            let hidden = seat.frame().contains(['\u{1B}', '\u{202E}']);
            prop_assert!(!hidden);
        }
    }

    #[test]
    fn effects_are_asked_for_once(keys in "[a-zA-Z/]{0,30}") {
        // Each question has a ticket of its own, so that no answer is taken for another.
        let corpus = Arc::new(Corpus::build(1, seat::pages(), None));
        let (mut app, mut effects) = App::new(corpus, (80, 24));
        for c in keys.chars() {
            effects.extend(app.update(Event::Key(Key::plain(Code::Char(c)))));
        }
        let mut tickets: Vec<_> = effects.iter().filter_map(|effect| match effect {
            Effect::Search(t, _)
            | Effect::Count(t, _)
            | Effect::Open(t, _)
            | Effect::Relate(t, ..)
            | Effect::Thread(t, ..)
            | Effect::Complete(t, ..)
            | Effect::Mention(t, ..)
            | Effect::Fold(t, _) => Some(*t),
            _ => None,
        }).collect();
        let n = tickets.len();
        tickets.sort_unstable();
        tickets.dedup();
        prop_assert_eq!(tickets.len(), n);
    }
}

#[test]
fn reprints_fold_and_unfold_and_lie_side_by_side() {
    let text = |lead: &str| {
        format!(
            "# 河畔建起新粮仓\n\n{lead}金秋时节，走进河畔镇，新建的粮仓整齐排列，仓容达到三万五千吨，储粮损耗明显下降。\n\n\
             镇党委书记说，粮食安全是头等大事，要把经验学深悟透，让群众的饭碗端得更稳，也让种粮的人有账可算。\n"
        )
    };
    let page = |name: &str, lead: &str| {
        let mut page = jianbao::parse::page(name, text(lead).as_bytes());
        jianbao::facts::know(
            &mut page,
            &jianbao::facts::Hints { path: name.to_owned(), ..Default::default() },
        );
        Arc::new(page)
    };
    let pages = vec![
        page("青河日报/2023-10-26/01.txt", "本报讯 "),
        page("白杨报/2023-10-28/02.txt", "据青河日报报道，"),
        page("东山日报/2023-10-29/01.txt", "本报综合消息 "),
    ];
    let mut seat = Seat::before((120, 36), pages.clone());
    seat.press("/粮仓<esc>");
    assert_eq!(seat.app.results().found().hits.len(), 1, "{}", seat.frame());
    assert!(seat.frame().contains("同文 3 报"), "{}", seat.frame());
    // A newer list stands still until it is known what is a copy there.
    seat.hold().ingest(pages.clone()).let_some_go();
    assert!(seat.frame().contains("同文 3 报"), "{}", seat.frame());
    seat.let_go();
    assert!(seat.frame().contains("同文 3 报"), "{}", seat.frame());
    seat.hold().ingest(pages.iter().take(1).cloned().collect()).let_some_go();
    assert!(!seat.frame().contains("同文"), "{}", seat.frame());
    seat.let_go().ingest(pages);
    assert!(seat.frame().contains("同文 3 报"), "{}", seat.frame());
    seat.press(">");
    assert_eq!(seat.app.results().found().hits.len(), 3);
    assert!(!seat.frame().contains("同文 3 报"));
    seat.press("<enter>rd");
    assert_eq!(seat.app.pane(), Pane::Diff);
    let [same, changed, alone, moved] = seat.app.diff().counts();
    assert_eq!((same, changed, alone, moved), (2, 1, 0, 0), "{}", seat.frame());
    seat.send(Event::Resize(40, 12));
    assert!(seat.app.diff().is_stacked(), "in a narrow window they stand below each other");
    assert!(seat.frame().contains(" - ") && seat.frame().contains(" + "), "{}", seat.frame());
    seat.send(Event::Resize(120, 36));
    seat.press("<esc>");
    assert_eq!(seat.app.pane(), Pane::Related);
    assert!(seat.app.beside().story().is_some(), "the other story is shown beside");
    let first = seat.app.reader().story().map(|story| story.id.clone());
    seat.press("2");
    assert_eq!(seat.app.pane(), Pane::Reader);
    assert_ne!(seat.app.reader().story().map(|story| story.id.clone()), first);
    seat.press("<backspace>");
    assert_eq!(seat.app.reader().story().map(|story| story.id.clone()), first);
}

#[test]
fn a_search_comes_back_with_the_way_back_and_reasons_can_be_switched_off() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>r<enter>");
    seat.press("/<ctrl-u>苹果<enter>");
    assert_eq!(seat.app.prompt().text(), "苹果");
    seat.press("<backspace>");
    assert_eq!(seat.app.prompt().text(), "千万工程", "the search of that stop");
    seat.press("r");
    let all = seat.app.related().relations().len();
    while !seat.app.related().relations().is_empty() {
        seat.press("x");
    }
    assert!(all > 0 && !seat.app.related().off().is_empty());
    seat.press("0");
    assert_eq!(seat.app.related().relations().len(), all);
}

#[test]
fn what_was_asked_is_walked_back_to_and_listed() {
    let mut seat = Seat::new((120, 36));
    for text in ["千万工程", "苹果", "夜校", "苹果"] {
        seat.press("/<ctrl-u>").press(text).press("<esc>");
    }
    assert_eq!(seat.past.asked, ["苹果", "夜校", "千万工程"], "the newest first, each once");
    let typed = |seat: &Seat| seat.app.prompt().text().to_owned();
    seat.press("/<ctrl-u>粮<up>");
    assert_eq!(typed(&seat), "苹果");
    seat.press("<up><up><up><up>");
    assert_eq!(typed(&seat), "千万工程", "the oldest is the end");
    assert_eq!(seat.app.results().found().total.count, 2, "its hits are on view");
    seat.press("<down>");
    assert_eq!(typed(&seat), "夜校");
    seat.press("<down><down><down>");
    assert_eq!(typed(&seat), "粮", "what was being typed comes back");
    seat.press("<ctrl-u><down><up>");
    assert_eq!(
        (typed(&seat).as_str(), seat.app.results().cursor()),
        ("", 0),
        "below the first hit the arrows choose hits"
    );
    seat.press("<up><up>");
    assert_eq!(typed(&seat), "夜校");
    seat.press("灯<up>");
    assert_eq!(typed(&seat), "苹果", "what is edited is a new draft");
    seat.press("<ctrl-r>xiao");
    assert_eq!(seat.app.recall().rows().len(), 1, "found by sound");
    seat.press("<enter><esc>");
    assert_eq!((typed(&seat).as_str(), seat.past.asked[0].as_str()), ("夜校", "夜校"));
    seat.press("o<down><delete><esc>");
    assert_eq!(seat.past.asked, ["夜校", "千万工程"]);
}

#[test]
fn sounds_are_told_apart_or_not() {
    let mut seat = Seat::new((120, 36));
    seat.press("/niangchang");
    assert_eq!(seat.app.results().found().total.count, 0);
    seat.press("<alt-i>");
    assert!(seat.app.is_fuzzy() && seat.frame().contains("模糊音"));
    let heads =
        seat.app.results().found().hits.iter().map(|hit| hit.head.headline.text.as_str()).collect::<Vec<_>>();
    assert!(heads.iter().any(|head| head.contains("粮仓")), "{heads:?}");
    assert!(seat.app.reader().goals().1 > 0, "and it is marked");
    seat.press("<esc>i");
    assert_eq!(seat.app.results().found().total.count, 0);
}

#[test]
fn a_search_is_saved_with_its_filters_opened_renamed_and_dropped() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<esc>f<down><space>");
    let found = seat.app.results().found().total.count;
    seat.press("<ctrl-s><ctrl-u>青河的工程<enter>");
    let saved = seat.past.saved.clone();
    assert_eq!((saved[0].name.as_str(), saved[0].text.as_str()), ("青河的工程", "千万工程 报纸:青河日报"));
    assert_eq!(saved[0].seen.as_ref().map(BTreeSet::len), Some(found), "what it finds now is no news later");
    seat.press("0<esc><esc>o");
    assert!(seat.frame().contains("青河的工程") && seat.frame().contains(&format!("{found} 篇")));
    assert!(!seat.frame().contains("新 "), "{}", seat.frame());
    seat.press("<enter>");
    assert_eq!((seat.app.prompt().text(), seat.app.chips().all().len()), (saved[0].text.as_str(), 1));
    assert_eq!(seat.app.results().found().total.count, found);

    // A story comes in that was not there before.
    seat.past.saved[0].seen.as_mut().unwrap().pop_first();
    seat.press("<ctrl-r>");
    assert!(seat.frame().contains("新 1 · "), "{}", seat.frame());
    seat.press("<enter>");
    assert!(seat.app.message().is_some_and(|said| said.contains("新 1 篇")));
    assert_eq!(seat.past.saved[0].seen, saved[0].seen, "seen now");

    seat.press("<ctrl-r><f2><ctrl-u>粮仓=<enter>");
    assert_eq!(seat.past.saved[0].name, "粮仓＝");
    seat.press("<delete>");
    assert!(seat.past.saved.is_empty());
    assert_eq!(seat.past.asked[0], saved[0].text, "what is dropped can still be asked");
    seat.press("<f2><ctrl-u> <enter>");
    assert!(seat.app.message().is_some_and(|said| said.contains("名字")));
    seat.press("<esc><esc>");
    assert!(seat.app.recall().list().is_none() && seat.past.saved.is_empty());
}
