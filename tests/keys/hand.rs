//! What the hand does: passages, copying, exporting, handing over, and the mouse.

use super::seat::Seat;
use jianbao::app::areas::Pane;
use jianbao::app::mouse::Act;
use jianbao::app::take::Which;
use jianbao::app::trail::Anchor;
use jianbao::app::{Effect, Event};
use jianbao::excerpt::Form;

#[test]
fn a_passage_is_chosen_sentence_by_sentence() {
    let mut seat = Seat::new((120, 36));
    seat.press("/粮仓<enter>)");
    let words = |seat: &Seat| seat.app.reader().chosen_words();
    assert_eq!(words(&seat).as_deref(), Some("秋收时节看乡村"), "the first on view is the kicker");
    seat.press("))");
    assert_eq!(
        words(&seat).unwrap(),
        "本报讯（记者 林一川）金秋时节，走进青河县河畔镇，新建的粮仓整齐排列。"
    );
    seat.press("（");
    assert_eq!(words(&seat).as_deref(), Some("河畔建起新粮仓"), "with an input method on");
    seat.press("<shift-down>》");
    let passage = seat.app.reader().passage().unwrap();
    assert_eq!((passage.from.block, passage.to.block), (1, 2));
    let story = seat.app.reader().story().unwrap();
    assert_eq!(
        passage.words(story).map(|(_, words)| words).collect::<Vec<_>>().join("\n"),
        words(&seat).unwrap()
    );
    assert!(seat.frame().contains("选段 "), "{}", seat.frame());
    seat.press("+v");
    assert_eq!(seat.app.reader().passage(), Some(passage), "another width, another view");
    seat.press("<shift-up>");
    assert!(seat.app.reader().passage().unwrap().to < passage.to);
    seat.press("<esc>");
    assert_eq!((words(&seat), seat.app.pane()), (None, Pane::Reader));
}

#[test]
fn what_is_copied_is_chosen_from_a_menu() {
    let mut seat = Seat::new((120, 36));
    seat.press("/苹果<enter>y");
    assert!(seat.copied.is_empty() && seat.frame().contains("复制本篇"), "{}", seat.frame());
    seat.press("<enter>");
    let whole = "产业观察\n苹果熟了\n白杨县的苹果今年又是丰收年，果农王小麦笑得合不拢嘴。\n据介绍，全县苹果种植面积达18万亩，年产值9.6亿元。";
    assert_eq!(seat.copied.pop().as_deref(), Some(whole));
    seat.send(Event::Copied("经 wl-copy".to_owned()));
    assert!(seat.frame().contains("已复制全文") && seat.frame().contains("经 wl-copy"), "{}", seat.frame());
    seat.press(")))<f10><down><enter>");
    assert_eq!(
        seat.copied.pop().as_deref(),
        Some(
            "“白杨县的苹果今年又是丰收年，果农王小麦笑得合不拢嘴。”（《白杨报》2023年11月（推断），《苹果熟了》）"
        )
    );
    seat.press("yc");
    assert_eq!(seat.copied.pop().as_deref(), Some("佚名. 苹果熟了[N]. 白杨报, [2023-11]."));
    seat.press("y４");
    let Some(Effect::CopyPath(spot)) = seat.handed.pop() else { panic!("{:?}", seat.handed) };
    assert_eq!((spot.page.as_str(), spot.headline.as_str()), ("白杨.txt", "苹果熟了"));
    let page = seat.corpus.page("白杨.txt").unwrap();
    assert_eq!(
        page.text.lines().nth(spot.line - 1),
        Some("白杨县的苹果今年又是丰收年，果农王小麦笑得合不拢嘴。")
    );
    seat.press("y<esc>");
    assert!(seat.copied.is_empty() && seat.app.menu().is_none() && seat.app.reader().passage().is_some());
}

#[test]
fn stories_are_written_where_one_says() {
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>e2");
    assert!(seat.frame().contains("存到 ~/jianbao/2023-10-26 "), "{}", seat.frame());
    seat.press("<ctrl-u>稿件.md<enter>");
    let Some(Effect::Export(export)) = seat.handed.pop() else { panic!("{:?}", seat.handed) };
    assert_eq!(
        (export.form, export.to.as_str(), export.over),
        (Form::Markdown, "稿件.md", false),
        "the ending counts"
    );
    assert!(matches!(export.which, Which::Story(_, None)));
    seat.send(Event::Occupied(export));
    seat.press("<enter>");
    assert!(matches!(seat.handed.pop(), Some(Effect::Export(export)) if export.over));
    seat.press("e<space>c<enter>");
    let Some(Effect::Export(export)) = seat.handed.pop() else { panic!("{:?}", seat.handed) };
    let Which::Found(query) = &export.which else { panic!("{export:?}") };
    assert_eq!((export.form, query.text.as_str(), query.limit), (Form::Csv, "千万工程", 0));
    seat.send(Event::Occupied(export));
    seat.press("<ctrl-u>别处.csv<enter>");
    assert!(
        matches!(seat.handed.pop(), Some(Effect::Export(export)) if !export.over),
        "another name is another file"
    );
    seat.press("e1<esc>");
    assert!(seat.handed.is_empty() && !seat.app.is_answering());
}

#[test]
fn a_story_goes_to_a_command_and_its_source_to_an_editor() {
    let mut seat = Seat::new((120, 36));
    seat.press("/苹果<enter>))|wc -m<enter>");
    let Some(Effect::Pipe(line, text, spot)) = seat.handed.pop() else { panic!("{:?}", seat.handed) };
    assert_eq!((line.as_str(), text.as_str(), spot.id.as_str()), ("wc -m", "苹果熟了\n", "白杨.txt#1"));
    seat.press("｜");
    assert!(seat.frame().contains("命令 wc -m"), "the last command is offered: {}", seat.frame());
    seat.press("<esc>E");
    assert!(matches!(seat.handed.pop(), Some(Effect::Edit(spot)) if spot.page == "白杨.txt"));
}

#[test]
fn a_click_chooses_and_a_double_click_opens() {
    let mut seat = Seat::new((120, 36));
    let second = seat.find("夜校亮灯到深夜", 20);
    seat.click(second, 1);
    assert_eq!((seat.app.pane(), seat.app.results().cursor()), (Pane::Results, 1));
    seat.click(second, 2);
    assert_eq!(seat.app.pane(), Pane::Reader);
    seat.click(seat.find("检索", 0), 1);
    assert!(seat.app.is_typing());
    let paper = (3, seat.find("报纸", 0).1 + 1);
    seat.click(paper, 1);
    assert!(!seat.app.is_typing() && seat.app.pane() == Pane::Filters, "{}", seat.frame());
    seat.click(paper, 2);
    assert!(seat.app.prompt().text().contains("报纸:白杨报"), "{}", seat.app.prompt().text());
    let close = seat.find("×", 20);
    seat.click(close, 1);
    assert_eq!(seat.app.prompt().text(), "");
    seat.click((1, paper.1), 1);
    assert!(seat.app.prompt().text().contains("报纸:白杨报"), "the mark before a value switches it on");
    let help = seat.find("? 帮助", 0);
    seat.click(help, 1);
    assert!(seat.app.help().is_some());
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut seat = Seat::new((80, 12));
    seat.press("/粮仓<enter><esc>");
    let text = (60, 6);
    seat.mouse(Act::WheelDown, text, 1);
    assert_eq!(seat.app.pane(), Pane::Results, "the keys stay where they are");
    assert!(seat.app.reader().anchor() != Anchor::default(), "{}", seat.frame());
    seat.mouse(Act::WheelUp, text, 1);
    assert_eq!(seat.app.reader().anchor(), Anchor::default());
}

#[test]
fn what_is_dragged_over_is_copied_clean() {
    let mut seat = Seat::new((120, 36));
    seat.press("/苹果<enter>");
    let from = seat.find("今年又是", 50);
    let to = seat.find("种植面积", 50);
    seat.mouse(Act::Press, from, 1).mouse(Act::Drag, (from.0, from.1 + 1), 1).mouse(
        Act::Drag,
        (to.0 + 3, to.1),
        1,
    );
    seat.mouse(Act::Release, to, 1);
    assert_eq!(
        seat.copied.pop().as_deref(),
        Some("今年又是丰收年，果农王小麦笑得合不拢嘴。\n据介绍，全县苹果种植"),
        "without the margin, the indent and the ends of lines"
    );
    let passage = seat.app.reader().passage().unwrap();
    assert_eq!((passage.from.block, passage.to.block), (2, 3));
    seat.click(from, 1);
    assert!(seat.app.reader().passage().is_none() && seat.copied.is_empty(), "a click chooses nothing");
    seat.click(from, 2);
    assert_eq!(seat.copied.pop().as_deref(), Some("白杨县的苹果今年又是丰收年，果农王小麦笑得合不拢嘴。"));
    let name = seat.find("王小麦", 50);
    seat.click(name, 1);
    assert_eq!(seat.app.reader().name().map(|name| name.subject.value.clone()).as_deref(), Some("王小麦"));
    seat.click(name, 2);
    assert_eq!(seat.app.pane(), Pane::Card);
}

#[test]
fn the_rules_between_panes_are_drawn_elsewhere() {
    let mut seat = Seat::new((120, 36));
    let rule = seat.find("┬", 0);
    let width = |seat: &Seat| seat.app.areas().unwrap().filters.unwrap().width;
    let before = width(&seat);
    seat.mouse(Act::Press, (rule.0, 9), 1).mouse(Act::Drag, (rule.0 + 6, 9), 1).mouse(
        Act::Release,
        (0, 0),
        1,
    );
    assert_eq!(width(&seat), before + 6);
    seat.mouse(Act::Press, (rule.0 + 6, 9), 1).mouse(Act::Drag, (119, 9), 1);
    let reader = seat.app.areas().unwrap().reader.unwrap();
    assert!(reader.width >= 18, "no pane vanishes: {reader:?}");
    seat.press("%");
    assert_eq!(seat.handed.pop(), Some(Effect::Mouse(false)));
}
