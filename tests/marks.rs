//! The reader's marks from the outside: set by keys, asked for, undone, found again, kept through kills.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it tried"
)]

#[path = "keys/seat.rs"]
mod seat;

use jianbao::corpus::Corpus;
use jianbao::marks::{About, Change, Deed, Marks, Note};
use jianbao::parse;
use jianbao::query::{Field, Query};
use jianbao::shell::marks::Log;
use jianbao::story::{Page, Story};
use proptest::prelude::*;
use seat::{Seat, pages};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use std::{env, fs, thread};
use tempfile::TempDir;

/// What the sidebar counts of a field.
fn counted(seat: &Seat, field: Field) -> Vec<(String, usize)> {
    let facets = seat.app.filters().facets().iter().filter(|facet| facet.field == field);
    facets.flat_map(|facet| facet.counts.iter().map(|count| (count.label.clone(), count.n))).collect()
}

#[test]
fn a_story_is_starred_tagged_clipped_noted_and_all_of_it_undone() {
    let mut seat = Seat::new((120, 36));
    assert!(counted(&seat, Field::Mark).is_empty() && seat.frame().contains("●"));
    seat.press("*#粮食 基层<enter>&年终稿<enter>a数字要核对<enter>");
    let slip = seat.marks.newest()[0].clone();
    assert_eq!((slip.star, slip.tags.len(), slip.clips.len(), slip.notes.len()), (true, 2, 1, 1));
    assert_eq!(slip.about.head, "河畔建起新粮仓");
    assert_eq!(counted(&seat, Field::Tag).len(), 2);
    for shown in ["★", "#粮食", "夹 年终稿", "注 数字要核对"] {
        assert!(seat.frame().contains(shown), "{shown}: {}", seat.frame());
    }
    let full = seat.marks.entries();
    seat.press("uuuu");
    assert!(seat.marks.is_empty(), "{:?}", seat.marks);
    assert!(seat.app.marking().marks().is_empty());
    seat.press("UUUU");
    assert_eq!(seat.marks.entries(), full);
    seat.press("UU");
    assert_eq!(seat.marks.entries(), full, "nothing is left to be done again");
}

#[test]
fn tags_are_completed_changed_and_taken_away() {
    let mut seat = Seat::new((120, 36));
    seat.press("#粮食<enter><down>#ls");
    assert!(seat.frame().contains("Tab 粮食"), "{}", seat.frame());
    seat.press("<tab>水利<enter>");
    assert_eq!(seat.marks.tags().into_iter().collect::<Vec<_>>(), [("水利", 1), ("粮食", 2)]);
    seat.press("#<backspace><backspace><backspace><enter>");
    let tags =
        |seat: &Seat| seat.marks.tags().into_iter().map(|(tag, n)| format!("{tag}{n}")).collect::<Vec<_>>();
    assert_eq!(tags(&seat), ["水利1", "粮食1"], "one was erased in the box");
    // Renamed and dropped as a whole in the list of marks.
    seat.press("b<f2><ctrl-u>仓储<enter>");
    assert_eq!(tags(&seat), ["仓储1", "粮食1"]);
    seat.press("<delete><esc>");
    assert_eq!(tags(&seat), ["粮食1"]);
    seat.press("u");
    assert_eq!(tags(&seat), ["仓储1", "粮食1"]);
    seat.press("/tag:cc<tab>");
    assert_eq!(seat.app.prompt().text(), "tag:仓储");
    seat.press("<esc>b<enter>");
    assert_eq!(seat.app.prompt().text(), "标签:\"仓储\"");
    assert_eq!(seat.app.results().found().total.count, 1);
}

#[test]
fn a_note_stands_below_its_passage_and_folds() {
    let mut seat = Seat::new((120, 36));
    seat.press("<enter>)))a新粮仓在哪里<enter>");
    let note = seat.marks.newest()[0].notes["1"].clone();
    assert!(!note.quote.is_empty() && seat.frame().contains("注 新粮仓在哪里"), "{}", seat.frame());
    seat.press("A");
    assert!(!seat.frame().contains("注 新粮仓在哪里") && seat.frame().contains(" 注"), "{}", seat.frame());
    // An empty note is none.
    seat.press("Aa<ctrl-u><enter>");
    assert!(seat.marks.newest()[0].notes.is_empty() && !seat.frame().contains("新粮仓在哪里"));
    seat.press("ua改一改<enter>");
    assert_eq!(seat.marks.newest()[0].notes.len(), 1, "the note on the passage is changed, not doubled");
}

#[test]
fn what_is_opened_is_read_and_stays_in_the_list_of_the_unread() {
    let mut seat = Seat::new((120, 36));
    let all = seat.app.results().found().total.count;
    seat.press("/is:未读<enter>");
    assert_eq!(seat.marks.newest().len(), 1);
    assert_eq!(seat.app.results().found().total.count, all, "nobody loses the place");
    assert!(seat.frame().contains("○"));
    seat.press("]");
    assert_eq!(seat.marks.newest().len(), 2);
    assert_eq!(counted(&seat, Field::Mark)[..2], [("未读".to_owned(), all - 2), ("已读".to_owned(), 2)]);
    // Told by hand it counts at once; and reading is nothing to be undone.
    seat.press("R");
    assert_eq!(seat.app.results().found().total.count, all - 1);
    seat.press("u");
    assert_eq!(seat.app.results().found().total.count, all - 2);
    assert!(!seat.app.journal().ways().0);
}

#[test]
fn many_are_marked_at_one_stroke() {
    let mut seat = Seat::new((120, 36));
    let all = seat.app.results().found().total.count;
    seat.press("<space><space>*");
    assert_eq!(seat.marks.newest().len(), 2);
    seat.press("<ctrl-a>");
    assert!(seat.frame().contains(&format!("选中 {all}")), "{}", seat.frame());
    seat.press("#全部<enter>");
    assert_eq!(seat.marks.tags()["全部"], all);
    seat.press("u<esc>");
    assert_eq!((seat.marks.tags().len(), seat.app.marking().selected()), (0, 0));
    seat.press("/标记:星标<esc><ctrl-a>*");
    assert!(seat.marks.is_empty(), "all had a star");
    assert_eq!(seat.app.results().found().total.count, 0, "the list follows");
}

#[test]
fn pins_lead_back() {
    let mut seat = Seat::new((80, 14));
    seat.press("<enter>jj`x");
    let line = seat.app.reader().anchor();
    seat.press("]]'x");
    assert_eq!(
        (seat.app.reader().story().unwrap().head(), seat.app.reader().anchor()),
        ("河畔建起新粮仓", line)
    );
    seat.press("'");
    assert!(seat.frame().contains("到记号 …"));
    seat.press("y");
    assert!(seat.app.message().is_some_and(|said| said.contains("没有记号")));
    seat.press("b<delete><esc>");
    assert!(seat.marks.pins().next().is_none());
}

#[test]
fn one_undo_for_marks_and_corrections() {
    let mut seat = Seat::new((120, 36));
    let stories = seat.corpus.len();
    seat.press("/苹果<enter>*pm");
    assert_eq!(seat.corpus.len(), stories - 1);
    seat.press("<esc>uu");
    assert_eq!(seat.uncorrected.len(), 1, "the correction first");
    assert!(seat.marks.newest().iter().all(|slip| !slip.star));
}

#[test]
fn another_window_is_followed() {
    let mut seat = Seat::new((120, 36));
    seat.press("*");
    let id = seat.app.reader().story().unwrap().id.clone();
    let mut theirs = seat.marks.clone();
    theirs.take(&Deed::of(Vec::new(), [Change::tag(&theirs, &id, "别窗", true)]).unwrap());
    seat.press("#本窗<enter>");
    // The log had the star when the other window wrote; the tag comes later.
    seat.send(jianbao::app::Event::Marked(Arc::new(theirs.clone()), 1));
    let tags = &seat.app.marking().of(&id).unwrap().tags;
    assert_eq!(tags.iter().map(String::as_str).collect::<Vec<_>>(), ["别窗", "本窗"]);
    // What they changed since is not undone over their heads.
    theirs.take(&Deed::of(Vec::new(), [Change::star(&theirs, &id, false)]).unwrap());
    seat.send(jianbao::app::Event::Marked(Arc::new(theirs), 2));
    seat.press("uu");
    assert!(seat.app.message().is_some_and(|said| said.contains("没有动")), "{:?}", seat.app.message());
    // And what was not undone is not done again.
    seat.press("<ctrl-y>");
    assert!(seat.app.message().is_some_and(|said| said.contains("没有动")), "{:?}", seat.app.message());
    seat.press("<ctrl-y>");
    assert!(!seat.app.marking().of(&id).unwrap().star);
}

/// Marks that a few numbers say.
fn marks_of(corpus: &Corpus, made: &[(usize, u8)]) -> Marks {
    let mut marks = Marks::default();
    for (number, kind) in made {
        let Some(about) = corpus.read(number % corpus.len(), About::of) else { continue };
        let id = about.id.clone();
        let note = Note { text: "查".to_owned(), ..Note::default() };
        let change = match kind % 5 {
            0 => Change::read(&marks, &id, true),
            1 => Change::star(&marks, &id, true),
            2 => Change::tag(&marks, &id, ["粮食", "水利"][usize::from(*kind / 128)], true),
            3 => Change::clip(&marks, &id, "年终", true),
            _ => Change::note(&marks, &id, "1", Some(note)),
        };
        marks.take(&Deed::of(vec![about], [change]).unwrap_or_default());
    }
    marks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn marks_are_found_as_one_would_by_hand(made in prop::collection::vec((0_usize..5, any::<u8>()), 0..12)) {
        let corpus = Corpus::build(1, pages(), None);
        let marks = marks_of(&corpus, &made);
        let shared = Arc::new(marks.clone());
        let ask = |text: &str| {
            let query = Query { text: text.to_owned(), marks: Arc::clone(&shared), ..Query::default() };
            let found: BTreeSet<String> = corpus.matching(&query).iter().map(|n| corpus.head(*n).unwrap().id).collect();
            prop_assert_eq!(corpus.search(&query).total.count, found.len());
            Ok(found)
        };
        let slip = |id: &str| marks.of(id).cloned().unwrap_or_default();
        let hand = |test: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            (0..corpus.len()).map(|n| corpus.head(n).unwrap().id).filter(|id| test(id)).collect()
        };
        prop_assert_eq!(ask("is:unread")?, hand(&|id| !slip(id).read));
        prop_assert_eq!(ask("-is:unread")?, hand(&|id| slip(id).read));
        prop_assert_eq!(ask("是:星标")?, hand(&|id| slip(id).star));
        prop_assert_eq!(ask("has:note")?, hand(&|id| !slip(id).notes.is_empty()));
        prop_assert_eq!(ask("tag:粮")?, hand(&|id| slip(id).tags.contains("粮食")));
        prop_assert_eq!(ask("标签:ls")?, hand(&|id| slip(id).tags.contains("粮食")));
        prop_assert_eq!(ask("标签:无")?, hand(&|id| slip(id).tags.is_empty()));
        prop_assert_eq!(ask("(标签:\"水利\" OR 夹:年终)")?, hand(&|id| slip(id).tags.contains("水利") || !slip(id).clips.is_empty()));
        let query = Query { marks: Arc::clone(&shared), ..Query::default() };
        let facets = corpus.facets(&query);
        for facet in facets.iter().filter(|facet| facet.field.is_of_reader()) {
            for count in &facet.counts {
                let typed = corpus.typed_value(facet.field, &count.value);
                prop_assert_eq!(ask(&typed)?.len(), count.n, "{}", typed);
            }
        }
        prop_assert_eq!(facets.iter().any(|facet| facet.field.is_of_reader()), !marks.is_empty());
    }
}

/// A page as it was transcribed, and anew: other line ends, a line before, a letter misread.
fn transcribed() -> (Page, Page) {
    let text = "# 白杨县修好三条水渠\n\n　　本报讯 白杨县今年冬天修好了三条水渠，灌溉万亩田地，农民都说好。\n\n# 夜校亮灯\n\n　　本报讯 青石镇的夜校开课了，来了二百多人学养蜂，灯亮到深夜。\n";
    let anew = format!("白杨报\n\n{}", text.replace("修好了三条", "修妤了三条").replace("\n\n", "\n"));
    (parse::page("03.txt", text.as_bytes()), parse::page("03.txt", anew.as_bytes()))
}

#[test]
fn marks_outlive_a_new_index_and_a_page_transcribed_anew() {
    let (old, new) = transcribed();
    let head = |story: &Story| story.headline.clone().unwrap_or_default();
    let ids = |page: &Page| page.stories.iter().map(|s| (head(s), s.id.clone())).collect::<BTreeMap<_, _>>();
    assert_ne!(ids(&old), ids(&new), "the ids are others");
    let before = Corpus::build(1, vec![Arc::new(old)], None);
    let marks = marks_of(&before, &[(0, 1), (1, 2)]);
    // The same page in a new index.
    let again = Corpus::build(2, before.pages(), None);
    assert!(again.lost(&marks).found.is_empty() && again.lost(&marks).unsettled.is_empty());
    // The page anew.
    let after = Corpus::build(3, vec![Arc::new(new)], None);
    let found = after.lost(&marks).found;
    assert_eq!(found.len(), 2);
    let mut marks = marks;
    marks.take(&Deed::of(Vec::new(), found).unwrap());
    let shared = Arc::new(marks);
    for (text, headline) in [("是:星标", "白杨县修好三条水渠"), ("标签:粮食", "夜校亮灯")]
    {
        let query = Query { text: text.to_owned(), marks: Arc::clone(&shared), ..Query::default() };
        let heads: Vec<String> = after.matching(&query).iter().map(|n| after.headline(*n)).collect();
        assert_eq!(heads, [headline], "{text}");
    }
    // In the old library they are still what they were, and nothing is lost in a library that has neither.
    assert!(before.lost(&shared).found.is_empty());
    assert!(Corpus::build(4, pages(), None).lost(&shared).unsettled.is_empty());
}

#[test]
fn the_app_finds_strays_when_the_library_changes() {
    let (old, new) = transcribed();
    let mut seat = Seat::before((120, 36), vec![Arc::new(old)]);
    seat.press("*");
    seat.corpus = Arc::new(Corpus::build(2, vec![Arc::new(new)], None));
    seat.send(jianbao::app::Event::Ingested(Arc::clone(&seat.corpus)));
    let id = seat.app.results().found().hits[0].head.id.clone();
    let starred =
        seat.corpus.pages()[0].stories.iter().any(|s| seat.marks.of(&s.id).is_some_and(|slip| slip.star));
    assert!(starred && !id.is_empty(), "{:?}", seat.marks);
}

/// The program with a home of its own.
fn program(home: &TempDir, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    program
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"));
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn output(home: &TempDir, arguments: &[&str], input: &str) -> String {
    let mut child = program(home, arguments).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn commands_mark_ask_take_out_and_bring_in() {
    let home = TempDir::new().unwrap();
    let marked =
        output(&home, &["mark", "--query", "千万工程", "--star", "--tag", "乡村、振兴", "--note", "查"], "");
    assert!(marked.contains("标记了 "), "{marked}");
    let n: usize = output(&home, &["search", "标签:乡村 是:星标", "--count"], "").trim().parse().unwrap();
    assert!(n > 0);
    assert!(output(&home, &["facets", "", "--json"], "").contains("\"乡村\""));
    let text = output(&home, &["export", "--marks"], "");
    let json = output(&home, &["export", "--marks", "--format", "jsonl"], "");
    assert!(text.contains("标签: 乡村、振兴") && json.lines().count() == n, "{text}{json}");
    for form in [&text, &json] {
        let other = TempDir::new().unwrap();
        let said = output(&other, &["import", "-"], form);
        assert!(said.contains(&format!("收进 {n} 条")), "{said}");
        assert_eq!(output(&other, &["export", "--marks"], ""), text);
        assert!(output(&other, &["import", "-"], form).contains("早已"), "twice is once");
    }
    let odd = output(&home, &["import", "-"], "不是标记\n");
    assert!(odd.contains("第 1 行"), "{odd}");
}

/// How often the program is killed.
fn wanted() -> usize {
    env::var("JIANBAO_KILLS").map_or(100, |kills| kills.parse().unwrap())
}

/// What one run brings in: three stories at one stroke, with a note long enough for the writing to take its time.
fn deed(run: usize) -> String {
    let note = "长".repeat(20_000);
    let story = |k: usize| {
        format!(
            "{{\"about\":{{\"id\":\"{run}-{k}\",\"page\":\"p\"}},\"star\":true,\"tags\":[\"t{run}\"],\"notes\":{{\"1\":{{\"text\":\"{note}\"}}}}}}\n"
        )
    };
    (0..3).map(story).collect()
}

/// Two processes mark at a time and are killed at any moment: what was acknowledged is there, what was not is there whole or not at all.
#[test]
fn nothing_acknowledged_is_lost_by_kills() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("data/jianbao/marks");
    let (next, killed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let acknowledged = Mutex::new(BTreeSet::new());
    let began = Instant::now();
    for run in 1_000_000..1_000_004 {
        assert!(output(&home, &["import", "-"], &deed(run)).contains("收进"));
    }
    let whole = began.elapsed() / 4;
    thread::scope(|scope| {
        for window in 0..2_u64 {
            let (home, next, killed, acknowledged) = (&home, &next, &killed, &acknowledged);
            scope.spawn(move || {
                let mut dice = 0x9e37_79b9_7f4a_7c15 ^ (window + 1);
                while killed.load(Ordering::Relaxed) < wanted() {
                    let run = next.fetch_add(1, Ordering::Relaxed);
                    let mut child = program(home, &["import", "-"]).spawn().unwrap();
                    child.stdin.take().unwrap().write_all(deed(run).as_bytes()).ok();
                    dice ^= dice << 13;
                    dice ^= dice >> 7;
                    dice ^= dice << 17;
                    let until = Instant::now() + whole.mul_f64((dice % 1000) as f64 / 800.0);
                    // The moment to kill is what is tried here; nothing is asserted of it.
                    while Instant::now() < until && child.try_wait().unwrap().is_none() {
                        thread::yield_now();
                    }
                    let done = child.try_wait().unwrap().is_some_and(|status| status.success());
                    child.kill().unwrap();
                    let status = child.wait().unwrap();
                    if done || status.success() {
                        acknowledged.lock().unwrap().insert(run);
                    } else {
                        killed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    let runs = next.load(Ordering::Relaxed);
    let check = |log: &Log| {
        let mut there = 0;
        for run in 0..runs {
            let stories = (0..3)
                .filter(|k| {
                    log.marks()
                        .of(&format!("{run}-{k}"))
                        .is_some_and(|slip| slip.star && slip.notes.len() == 1)
                })
                .count();
            assert!(stories == 3 || stories == 0 && !acknowledged.contains(&run), "{run}: {stories}");
            there += usize::from(stories == 3);
        }
        assert_eq!(log.complaint(), None);
        there
    };
    let there = check(&Log::open(folder.clone()).unwrap());
    fs::remove_file(folder.join("snapshot.jsonl")).unwrap();
    let by_log = Log::open(folder.clone()).unwrap();
    assert_eq!(check(&by_log), there, "the log alone says the same");
    println!(
        "{runs} runs, {} killed, {} acknowledged, {there} there, {} torn lines, {} ms a run",
        killed.load(Ordering::Relaxed),
        acknowledged.len(),
        by_log.odd().len(),
        whole.as_millis()
    );
    assert!(output(&home, &["import", "-"], &deed(runs)).contains("收进"));
}

/// What ten thousand marks cost a question, and a start. Run by hand: `cargo test --release --test marks -- --ignored --nocapture`.
#[test]
#[ignore = "measures, and asserts nothing"]
fn what_ten_thousand_marks_cost() {
    let home = TempDir::new().unwrap();
    let mut log = Log::open(home.path().join("marks")).unwrap();
    let story = |n: usize| About {
        id: format!("{n:016x}"),
        page: format!("{n}.txt"),
        head: "河畔建起新粮仓".to_owned(),
        lead: String::new(),
    };
    for n in 0..10_000 {
        let wish = |marks: &Marks| {
            let id = story(n).id;
            let changes = [
                Change::read(marks, &id, true),
                Change::star(marks, &id, n % 3 == 0),
                Change::tag(marks, &id, ["粮食", "水利"][n % 2], true),
            ];
            Deed::of(vec![story(n)], changes)
        };
        log.change(wish).unwrap();
    }
    let began = Instant::now();
    let log = Log::open(home.path().join("marks")).unwrap();
    println!("read with a snapshot: {:?}", began.elapsed());
    fs::remove_file(home.path().join("marks/snapshot.jsonl")).unwrap();
    let began = Instant::now();
    Log::open(home.path().join("marks")).unwrap();
    println!("read from the log alone: {:?}", began.elapsed());
    let corpus = Corpus::build(1, pages(), None);
    let mut marks = Arc::new(log.marks().clone());
    let ask = |text: &str, marks: &Arc<Marks>| Query {
        text: text.to_owned(),
        marks: Arc::clone(marks),
        ..Query::default()
    };
    corpus.matching(&ask("is:starred", &marks));
    for text in ["", "is:starred", "is:unread 标签:粮食"] {
        let began = Instant::now();
        (0..100).for_each(|_| drop(corpus.matching(&ask(text, &Arc::new(Marks::clone(&marks))))));
        let clone = Instant::now();
        (0..100).for_each(|_| drop(Marks::clone(&marks)));
        println!("“{text}”: {:?}", ((clone - began).saturating_sub(clone.elapsed())) / 100);
        let began = Instant::now();
        (0..100).for_each(|_| drop(corpus.facets(&ask(text, &marks))));
        println!("“{text}” counted: {:?}", began.elapsed() / 100);
    }
    let deed = Deed::of(Vec::new(), [Change::star(&marks, "x", true)]).unwrap();
    let held = Arc::clone(&marks);
    let began = Instant::now();
    Arc::make_mut(&mut marks).take(&deed);
    println!("one more mark, while others hold them: {:?} ({} marks)", began.elapsed(), held.newest().len());
}
