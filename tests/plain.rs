//! The linear face shows what the window shows: one journey in both, compared row by row after each step.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "terminal/pty.rs"]
mod pty;

use pty::Tty;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");

/// What is typed into the window, and the line that says the same.
const JOURNEY: [(&str, &str); 11] = [
    ("/千万工程", "千万工程"),
    ("\r", "2"),
    ("r", "r"),
    ("\x1b[B\r", "19"),
    ("n", "n"),
    ("\x7f", "backspace"),
    ("q", ":escape"),
    ("f", "f"),
    (" ", "space"),
    ("0", ":clear-filters"),
    ("?", "?"),
];

/// The rows a step printed, by number.
fn rows(step: &str) -> BTreeMap<usize, String> {
    let row = |line: &str| {
        let (number, text) = line.trim_start().split_once([' ', '*'])?;
        Some((number.parse().ok()?, text.trim().to_owned()))
    };
    step.lines().filter(|line| line.starts_with(' ')).filter_map(row).collect()
}

fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn home(name: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("plain-{name}"));
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

fn plain(lines: &str, name: &str) -> String {
    let mut child = Command::new(JIANBAO)
        .arg("--plain")
        .env("HOME", home(name))
        .env_remove("XDG_DATA_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn one_journey_shows_the_same_in_both_faces() {
    let home = home("window");
    let config = home.join("config.toml");
    fs::write(&config, "[interface]\nlines = \"ascii\"\n").unwrap();
    let lines = JOURNEY.map(|(_, line)| line).join("\n") + "\n";
    let printed = plain(&lines, "lines");
    // The first is what stands there before anything is said.
    let steps: Vec<_> = printed.split("\n\n").filter(|step| !step.trim().is_empty()).map(rows).collect();
    assert_eq!(steps.len(), 1 + JOURNEY.len(), "{printed}");

    let arguments = ["--config", config.to_str().unwrap()];
    let tty = Tty::start(JIANBAO, &arguments, &[("HOME", home.to_str().unwrap())]);
    tty.resize(59, 26);
    let keys = std::iter::once("").chain(JOURNEY.iter().map(|(keys, _)| *keys));
    for ((keys, expected), number) in keys.zip(&steps).zip(0..) {
        assert!(expected.len() >= 2, "step {number} shows {expected:?}");
        tty.keys(keys);
        tty.wait(&format!("what the lines of step {number} ({keys:?}) say: {expected:#?}"), |screen| {
            let shown: Vec<String> = screen.rows(0, 59).map(|row| row.trim().to_owned()).collect();
            let is_said = |shown: &str, text: &str| match keys {
                // What the window cuts off is said in full.
                "?" => packed(text).starts_with(&packed(shown.split('…').next().unwrap_or_default())),
                _ => shown == text,
            };
            expected.iter().all(|(row, text)| shown.get(*row).is_some_and(|shown| is_said(shown, text)))
        });
    }
    tty.keys("\x03");
    assert_eq!(tty.exit_code(), 0);
}

#[test]
fn lines_have_no_boxes_no_colours_and_no_controls() {
    let lines = "千万工程\nenter\n:card-of-name\nq\nt\nq\np\nq\nf\n:no-such-command\n:open\n\u{1b}[2J\u{202E}\ny\nenter\nq\n";
    let printed = plain(lines, "clean");
    let bad = |c: char| ('\u{2500}'..='\u{259F}').contains(&c) || c != '\n' && jianbao::text::is_hidden(c);
    let found = printed.chars().find(|c| bad(*c));
    assert_eq!(found, None, "{printed}");
    assert!(printed.contains("没有 no-such-command 这个命令"), "{printed}");
}

#[test]
fn another_library_is_opened_and_a_year_is_searched() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("plain-library");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("1.txt"),
        "# 县里修好了水渠\n\n　　本报讯 1998年，县里把水渠修好了，村民都来看。\n",
    )
    .unwrap();
    let path = folder.to_str().unwrap();
    // By the box, and in a line.
    let lines = format!(":open-library\n{path}\n1998\n2\n:open seeds-that-are-not\n:open {path}\n");
    let printed = plain(&lines, "libraries");
    let steps: Vec<&str> = printed.split("\n\n").filter(|step| !step.trim().is_empty()).collect();
    let [start, asked, opened, searched, read, missing, again] = steps[..] else { panic!("{printed}") };
    assert!(start.contains("蓝佛安") && asked.contains("打开"), "{printed}");
    assert!(opened.contains("县里修好了水渠") && !opened.contains("蓝佛安"), "{opened}");
    assert!(
        searched.contains("检索 1998") && searched.contains(" 1 篇"),
        "a number beyond the rows: {searched}"
    );
    assert!(read.contains("正文") && read.contains("村民都来看"), "a number among the rows: {read}");
    assert!(missing.contains("seeds-that-are-not") && missing.contains("县里修好了水渠"), "{missing}");
    assert!(again.contains("县里修好了水渠"), "{again}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_help_is_said_in_full_and_a_row_that_is_none_is_told() {
    let printed = plain("5\n999\n?\n", "help");
    let steps: Vec<&str> = printed.split("\n\n").filter(|step| !step.trim().is_empty()).collect();
    let [start, gap, year, help] = steps[..] else { panic!("{printed}") };
    assert!(!rows(start).contains_key(&5) && gap.contains("没有第 5 行"), "{gap}");
    assert!(year.contains("检索 999"), "a number beyond the rows is searched: {year}");
    // Behind the name of a command that takes words there is one on its own.
    assert!(!help.replace(" …", "").contains('…'), "{help}");
}
