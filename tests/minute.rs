//! The first minute with the program, frame by frame: the sample pages, a folder of one's own, and all that can be wrong with a folder.
//! The real program in a pseudo-terminal of 80 columns and 24 rows.
//!
//! No test sleeps: each reads the screen until it shows what is awaited, or a deadline that only a hang can reach.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "made/pages.rs"]
mod made;
#[path = "terminal/pty.rs"]
mod pty;

use pty::Tty;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const TAB: &str = "\t";
const DOWN: &str = "\x1b[B";
const BACKSPACE: &str = "\x7f";
const CTRL_C: &str = "\x03";
const CTRL_U: &str = "\x15";

/// A folder of its own for a test, with a home in it.
fn base(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("jianbao-minute-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("home")).unwrap();
    folder
}

/// The program at home in a folder.
fn start(base: &Path, arguments: &[&str]) -> Tty {
    Tty::sized((80, 24), JIANBAO, arguments, &[("HOME", base.join("home").to_str().unwrap())])
}

fn leave(tty: &Tty) {
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

/// How many stories of the sample pages a query finds.
fn total(query: &str) -> usize {
    let output =
        Command::new(JIANBAO).args(["search", query, "--json"]).env("HOME", "/nonexistent").output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    usize::try_from(answer["total"].as_u64().unwrap()).unwrap()
}

fn count(n: usize) -> String {
    format!(" {n} 篇 ·")
}

/// The rows of the screen, left and right of the line between the panes.
fn halves(screen: &vt100::Screen) -> Vec<(String, String)> {
    let part = |row: String| {
        let (left, right) = row.split_once('│').unwrap_or((&row, ""));
        (left.to_owned(), right.to_owned())
    };
    screen.rows(0, 80).map(part).collect()
}

fn left(screen: &vt100::Screen) -> Vec<String> {
    halves(screen).into_iter().map(|(left, _)| left).collect()
}

fn right(screen: &vt100::Screen) -> Vec<String> {
    halves(screen).into_iter().map(|(_, right)| right).collect()
}

/// The words with a background of their own: what was searched.
fn marked(screen: &vt100::Screen) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for row in 0..24 {
        let mut is_open = false;
        for cell in (0..80).filter_map(|column| screen.cell(row, column)) {
            // The other half of a wide character is nothing by itself.
            if cell.is_wide_continuation() {
                continue;
            }
            let is_marked = cell.bgcolor() != vt100::Color::Default;
            match words.last_mut().filter(|_| is_open && is_marked) {
                Some(word) => word.push_str(cell.contents()),
                None if is_marked => words.push(cell.contents().to_owned()),
                None => {}
            }
            is_open = is_marked;
        }
    }
    words
}

/// A row of the screen that holds a text.
fn row_of(tty: &Tty, text: &str) -> usize {
    let screen = tty.text();
    screen.lines().position(|row| row.contains(text)).unwrap_or_else(|| panic!("no {text} on\n{screen}"))
}

#[test]
fn the_sample_pages_in_a_minute() {
    let base = base("sample");
    let tty = start(&base, &[]);
    // At once: stories, what they are, five keys, one hint.
    tty.see("蓝佛安与农业农村部");
    tty.see("示例 5 版 · O 打开自己的文件夹");
    for key in ["/ 检索", "f 筛选", "Enter 读", "r 相关", "? 帮助"] {
        tty.see(key);
    }
    tty.see("试试输入 /xczx");
    // Each key narrows.
    tty.keys("/");
    let mut last = total("");
    for (n, letter) in "xczx".char_indices() {
        tty.keys(&letter.to_string());
        let found = total(&"xczx"[..=n]);
        assert!(found <= last, "{letter}");
        last = found;
        tty.see(&format!("检索 {}", &"xczx"[..=n]));
        tty.see(&count(found));
    }
    tty.see("乡村振兴");
    tty.see("拼音");
    tty.wait("no hint any more", |s| !s.contents().contains("试试输入"));
    for _ in 0..4 {
        tty.keys(BACKSPACE);
    }
    tty.see(&count(total("")));
    // Two papers, and what was searched marked in both.
    tty.keys("重阳");
    tty.see(&count(total("重阳")));
    tty.wait("stories of two papers and two places", |s| {
        let listed = left(s).join("\n");
        ["· 绛县", "运城日报"].iter().all(|source| listed.contains(source))
    });
    tty.wait("the words marked", |s| marked(s).iter().filter(|word| *word == "重阳").count() >= 3);
    tty.keys(CTRL_U);
    tty.keys("千万工程");
    tty.see(&count(total("千万工程")));
    tty.keys(ENTER);
    tty.see("▸ 正文");
    // The year is inferred, and in the margin stands where a paragraph was joined.
    tty.wait("a date marked as a guess", |s| right(s).iter().any(|row| row.contains("2024-10-11? · ")));
    tty.keys("v");
    tty.see("▸ 修补 接");
    tty.keys("n");
    tty.wait("the sign of a joint beside the text", |s| {
        right(s).iter().any(|row| row.trim_start().starts_with('接'))
    });
    tty.see("断句");
    tty.keys("v");
    tty.see("▸ 原文");
    tty.keys("v");
    tty.wait("the text again", |s| s.contents().contains("▸ 正文") && s.contents().contains("作者"));
    // Related for different reasons; there, and back to the same line.
    let at_top = "本报讯 近日";
    tty.see(at_top);
    tty.painted(" ", "a page further", |s| !s.contents().contains("作者"));
    let line = |s: &vt100::Screen| right(s).into_iter().nth(3).map(|row| row.trim().to_owned());
    let place = line(&tty.screen());
    assert!(place.as_deref().is_some_and(|line| line.chars().count() > 10), "{place:?}");
    tty.keys("r");
    tty.see("▸ 相关");
    let first = ["同一人物", "同一记者", "同一地点", "同一话题", "同一提法", "都说到"];
    tty.wait("reasons of different kinds", |s| {
        let related = right(s).join("\n");
        first.iter().filter(|reason| related.contains(*reason)).count() >= 4
    });
    tty.keys(ENTER);
    tty.see("退回");
    tty.wait("another story", |s| line(s) != place);
    tty.keys(BACKSPACE);
    tty.wait("the line one was at", |s| line(s) == place);
    // Copied with its source; another library; the end.
    tty.keys("y");
    tty.see("引文");
    tty.keys(ESC);
    tty.wait("no menu", |s| !s.contents().contains("引文"));
    tty.keys("O");
    tty.see("▸ 打开");
    tty.keys(ESC);
    tty.see("▸ 正文");
    let there = row_of(&tty, "正文");
    tty.keys("qq");
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();

    // The next start goes on here: query and story.
    let again = start(&base, &[]);
    again.see("检索 千万工程");
    again.see(&count(total("千万工程")));
    assert_eq!(row_of(&again, "正文"), there);
    assert!(!again.text().contains("试试输入"));
    leave(&again);
    let fresh = start(&base, &["--fresh"]);
    fresh.see(&count(total("")));
    assert!(!fresh.text().contains("试试输入"), "who has searched is no newcomer");
    leave(&fresh);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn one_goes_on_at_the_same_line_of_the_same_story() {
    let base = base("resume");
    let tty = start(&base, &["seeds"]);
    tty.see("蓝佛安与农业农村部");
    tty.keys("s/绛县\r");
    tty.see("▸ 正文");
    tty.keys("zjjjj?");
    // What stands in the frame of the last key was done with those before it.
    tty.see("▸ 帮助");
    tty.keys(ESC);
    tty.wait("zen", |s| ["结果", "▸ 帮助"].iter().all(|title| !s.contents().contains(title)));
    let line = |tty: &Tty| tty.text().lines().nth(4).unwrap().trim().to_owned();
    let before = line(&tty);
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    let again = start(&base, &[]);
    again.wait("the same line", |s| s.contents().lines().nth(4).map(str::trim) == Some(before.as_str()));
    again.keys("z");
    again.see("最新在前");
    again.see("检索 绛县");
    leave(&again);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn the_window_that_closes_last_is_remembered_and_a_kill_forgets_no_more_than_itself() {
    let base = base("windows");
    let search = |words: &str| {
        let tty = start(&base, &["seeds"]);
        tty.see("▸ 结果");
        tty.keys(&format!("/\u{15}{words}\x1b"));
        tty.see(&format!("检索 {words}"));
        tty.see(&count(total(words)));
        tty
    };
    let (one, other) = (search("绛县"), search("千万工程"));
    leave(&other);
    leave(&one);
    let again = start(&base, &[]);
    again.see("检索 绛县");
    leave(&again);
    let killed = search("重阳");
    killed.signal("KILL");
    killed.exit_code();
    let again = start(&base, &[]);
    again.wait("where one was before, or when one was killed", |s| {
        ["检索 绛县", "检索 重阳"].iter().any(|query| s.contents().contains(query))
    });
    again.wait("its stories", |s| s.contents().contains("▸ 结果") && s.contents().contains('●'));
    leave(&again);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn where_nothing_can_be_kept_one_is_told_and_reads_on() {
    let base = base("shelf");
    let shelf = base.join("home/.local/share/jianbao");
    fs::create_dir_all(shelf.parent().unwrap()).unwrap();
    // No folder at all, which not even an administrator can read.
    fs::write(&shelf, "").unwrap();
    let tty = start(&base, &[]);
    tty.see("蓝佛安与农业农村部");
    tty.see("share/jianbao");
    tty.keys("/千万工程\r");
    tty.see("▸ 正文");
    tty.see(&count(total("千万工程")));
    leave(&tty);
    assert_eq!(fs::read(&shelf).unwrap(), b"");
    fs::remove_dir_all(base).unwrap();
}

/// Writes so many pages.
fn pages(folder: &Path, numbers: std::ops::Range<u64>) {
    fs::create_dir_all(folder).unwrap();
    for n in numbers {
        fs::write(folder.join(format!("{n:03}.txt")), made::text(n)).unwrap();
    }
}

#[test]
fn a_folder_of_ones_own_in_a_minute() {
    let base = base("own");
    let folder = base.join("报纸");
    pages(&folder, 0..100);
    let tty = start(&base, &[folder.to_str().unwrap()]);
    tty.see("报纸");
    tty.see("收好了：100 版");
    tty.keys("W");
    tty.see("▸ 入库报告");
    tty.see("版面");
    tty.see("日期不详的");
    tty.keys(DOWN);
    tty.keys(ENTER);
    tty.see("▸ 结果");
    // What is new is told, and nothing jumps.
    tty.keys("jj");
    let is_chosen = |row: &str| row.contains("❯");
    tty.wait("the third story chosen", |s| s.contents().lines().nth(8).is_some_and(is_chosen));
    // Headlines alone: which stories are one text is found out later, each time.
    let list = || -> Vec<String> {
        let text = tty.text();
        let rows = text.lines().skip(2).step_by(3).take(4);
        rows.map(|row| row.split('│').next().unwrap_or_default().to_owned()).collect()
    };
    let rows = list();
    pages(&folder, 100..104);
    fs::remove_file(folder.join("099.txt")).unwrap();
    tty.see("文件夹有变动：+");
    assert_eq!(rows, list(), "the list has jumped");
    // A story that goes while one is away is missed in a sentence.
    tty.keys("/编号98之");
    tty.see("检索 编号98之");
    tty.keys(ENTER);
    // The answer may come after the key; before it another story is on view.
    tty.see("▸ 正文 · 命中");
    leave(&tty);
    fs::remove_file(folder.join("098.txt")).unwrap();
    let output = Command::new(JIANBAO).arg("index").arg(&folder).env("HOME", base.join("home")).output();
    assert!(output.unwrap().status.success());
    let tty = start(&base, &[]);
    tty.see("已不在库里");
    leave(&tty);

    // Without a path the last library; the samples and it are a few keys apart.
    let again = start(&base, &[]);
    again.see("报纸");
    again.keys("O");
    again.see("开过的");
    again.see("在看");
    again.see("示例");
    again.keys(&format!("{}/", base.display()));
    again.see("报纸/");
    again.keys("报");
    again.keys(TAB);
    again
        .wait("the completed path", |s| s.contents().lines().next().is_some_and(|row| row.contains("报纸/")));
    again.keys(CTRL_U);
    again.see("打路径");
    again.wait("the samples", |s| s.contents().lines().skip(2).any(|row| row.trim().starts_with("示例")));
    again.keys(&DOWN.repeat(9));
    again.keys(ENTER);
    again.see("打开了 示例 5 版");
    again.see("蓝佛安与农业农村部");
    leave(&again);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_bad_beginning_says_what_was_found_and_what_to_do() {
    let base = base("bad");
    let folder = |name: &str| {
        let folder = base.join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    };
    let said = |folder: &Path, sentence: &str, then: &str| {
        let tty = start(&base, &[folder.to_str().unwrap()]);
        tty.see(sentence);
        tty.see(then);
        tty.keys("j");
        // It stays, for there is nothing else to see.
        tty.see(sentence);
        leave(&tty);
    };
    said(&folder("empty"), "是空的", "按 O");
    let pictures = folder("pictures");
    fs::write(pictures.join("03.jpg"), b"\xff\xd8").unwrap();
    fs::write(pictures.join("04.jpg"), b"\xff\xd8").unwrap();
    said(&pictures, "没有文字稿", "jpg");
    let blank = folder("blank");
    fs::write(blank.join("1.txt"), " ").unwrap();
    said(&blank, "里有 1 个文件", "按 W");

    // Old encodings are read as they are.
    let old = folder("old");
    let text = "# 县里修好了水渠\n\n　　本报讯（记者 李四）昨天，县里把水渠修好了，村民都来看。\n";
    fs::write(old.join("1.txt"), encoding_rs::GB18030.encode(text).0).unwrap();
    let tty = start(&base, &[old.to_str().unwrap()]);
    tty.see("县里修好了水渠");
    tty.see("收好了：1 版");
    tty.keys("W");
    tty.see("GB18030 编码的版面");
    // A path that is not there, typed while one reads.
    tty.keys("q");
    tty.see("▸ 结果");
    tty.keys("O");
    tty.see("▸ 打开");
    tty.keys("/nowhere/at/all\r");
    tty.see("/nowhere/at/all");
    tty.see("▸ 打开");
    tty.keys(ESC);
    tty.see("县里修好了水渠");
    leave(&tty);
    let output =
        Command::new(JIANBAO).arg("/nowhere/at/all").env("HOME", base.join("home")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("/nowhere/at/all"), "{said}");
    fs::remove_dir_all(base).unwrap();
}
