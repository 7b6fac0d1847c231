//! Taking stories away: `jianbao export`, the clipboard, and handing the terminal to commands and editors and getting it back.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "made/pages.rs"]
mod made;
#[path = "terminal/pty.rs"]
mod pty;

use pty::Tty;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");
const CTRL_C: &str = "\x03";

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("taking-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn export(arguments: &[&str], typed: &str) -> (Option<i32>, String, String) {
    let mut program = Command::new(JIANBAO);
    program
        .arg("export")
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME");
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn every_form_has_every_story() {
    let (code, lines, err) = export(&["--format", "jsonl"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let stories: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: BTreeSet<&str> = stories.iter().map(|story| story["id"].as_str().unwrap()).collect();
    assert!(ids.len() > 20 && ids.len() == stories.len());
    for (form, mark) in
        [("md", "\n- 编号："), ("csv", "\r\n"), ("gbt", "[N]. "), ("bibtex", "@article{"), ("ris", "ER  - ")]
    {
        let (code, text, _) = export(&["--format", form], "");
        let head = usize::from(form == "csv");
        assert_eq!((code, text.matches(mark).count()), (Some(0), ids.len() + head), "{form}");
        assert!(!text.contains('\u{1b}'));
    }
    let some: Vec<&str> = ids.iter().take(2).copied().collect();
    let (_, cited, _) = export(&["--ids", "-", "--format", "gbt"], &some.join("\n"));
    assert!(cited.starts_with("[1] ") && cited.contains("\n[2] ") && cited.lines().count() == 2, "{cited}");
    let (_, again, _) = export(&["--ids", &some.join(","), "--format", "gbt"], "");
    assert_eq!(cited, again);
    assert_eq!(export(&["没有这样的话"], "").0, Some(1));
    assert_eq!(export(&["--ids", "zzz"], "").0, Some(1));
}

#[test]
fn a_file_is_replaced_only_if_that_is_said() {
    let folder = folder("over");
    let path = folder.join("稿件.csv");
    let to = path.to_str().unwrap();
    let (code, said, _) = export(&["千万工程", "--out", to, "--bom"], "");
    assert!(code == Some(0) && said.contains("写到"), "{said}");
    let table = fs::read_to_string(&path).unwrap();
    assert!(table.starts_with("\u{FEFF}编号,报纸,"), "the ending says what it is: {table}");
    fs::write(&path, "我的").unwrap();
    let (code, _, said) = export(&["千万工程", "--out", to], "");
    assert!(code == Some(2) && said.contains("已经有") && said.contains("--force"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "我的");
    assert_eq!(export(&["千万工程", "--out", to, "--bom", "--force"], "").0, Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), table);
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing stays beside it: {left:?}");
    let lost = folder.join("没有/这样的/稿件.md");
    let (code, _, said) = export(&["--out", lost.to_str().unwrap()], "");
    assert!(code == Some(2) && said.contains("没有写成"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_export_that_is_broken_off_leaves_nothing_behind() {
    let folder = folder("broken");
    let (pages, out) = (folder.join("pages"), folder.join("out"));
    fs::create_dir_all(&pages).unwrap();
    fs::create_dir_all(&out).unwrap();
    for n in 0..150 {
        fs::write(pages.join(format!("{n}.txt")), made::text(n)).unwrap();
    }
    let there = || -> Vec<String> {
        let names = fs::read_dir(&out).unwrap().flatten();
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    for signal in ["INT", "TERM"] {
        let mut child = Command::new(JIANBAO)
            .args(["export", "--format", "md", "--library"])
            .arg(&pages)
            .arg("--out")
            .arg(out.join("all.md"))
            .env("HOME", "/nonexistent")
            .env_remove("XDG_DATA_HOME")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // As soon as it is being written.
        while there().is_empty() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        let status = child.wait().unwrap();
        // Whoever is quicker: all of it is there, or nothing is.
        let left = there();
        assert!(left.is_empty() || left == ["all.md"] && status.success(), "{signal}: {left:?}");
        let _ = fs::remove_file(out.join("all.md"));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_library_is_not_written_into() {
    let folder = folder("library");
    fs::write(folder.join("01.txt"), made::text(1)).unwrap();
    let library = folder.to_str().unwrap();
    let page = fs::read_to_string(folder.join("01.txt")).unwrap();
    for name in ["01.txt", "新.md", "新.jsonl"] {
        let to = folder.join(name);
        let (code, _, said) = export(&["--library", library, "--force", "--out", to.to_str().unwrap()], "");
        assert!(code == Some(2) && said.contains("稿库"), "{name}: {said}");
    }
    assert_eq!(fs::read_to_string(folder.join("01.txt")).unwrap(), page);
    let to = folder.join("新.csv");
    assert_eq!(export(&["--library", library, "--out", to.to_str().unwrap()], "").0, Some(0));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_gets_a_file_for_each_story_and_a_list() {
    let folder = folder("each");
    let to = format!("{}/剪报/", folder.display());
    let (code, said, _) = export(&["乡村", "--out", &to], "");
    assert_eq!(code, Some(0), "{said}");
    let names: BTreeSet<String> =
        fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let list = fs::read_to_string(format!("{to}index.md")).unwrap();
    let listed = list
        .lines()
        .filter_map(|line| line.split_once("](<")?.1.split_once(">)"))
        .map(|(name, _)| name.to_owned());
    let listed: BTreeSet<String> = listed.collect();
    assert!(listed.len() > 2 && names.len() == listed.len() + 1 && listed.is_subset(&names), "{list}");
    for name in &listed {
        let story = fs::read_to_string(format!("{to}{name}")).unwrap();
        assert!(story.starts_with("# ") && story.contains("\n- 原文："), "{story}");
    }
    assert_eq!(export(&["乡村", "--out", &to], "").0, Some(2), "it is there already");
    assert_eq!(export(&["乡村", "--out", &to, "--force"], "").0, Some(0));
    fs::remove_dir_all(folder).unwrap();
}

/// The program on the sample library with a story open, apart from any clipboard but the terminal's.
fn reader(environment: &[(&str, &str)]) -> Tty {
    let bare = [
        ("DISPLAY", ""),
        ("WAYLAND_DISPLAY", ""),
        ("WSL_DISTRO_NAME", ""),
        ("WSL_INTEROP", ""),
        ("TMUX", ""),
        ("STY", ""),
    ];
    let environment: Vec<_> = bare.iter().chain(environment).copied().collect();
    let tty = Tty::start(JIANBAO, &[], &environment);
    tty.see("蓝佛安与农业农村部");
    tty.keys("/千万工程\r");
    tty.wait("the reader in focus", |screen| screen.contents().contains("▸ 正文"));
    tty
}

fn leave(tty: &Tty) {
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

fn has(tty: &Tty, bytes: &[u8]) -> bool {
    tty.bytes().windows(bytes.len()).any(|part| part == bytes)
}

#[test]
fn a_text_goes_to_the_terminals_clipboard() {
    let tty = reader(&[]);
    tty.wait("the mouse to be ours", |s| s.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    tty.keys("yy");
    tty.see("OSC 52");
    assert!(has(&tty, b"\x1b]52;c;"));
    tty.keys("%");
    tty.wait("the mouse to be the terminal's", |s| s.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    leave(&tty);
    let tty = reader(&[("TMUX", "/tmp/tmux-0/default,1,0")]);
    tty.keys("yy");
    tty.see("tmux");
    assert!(has(&tty, b"\x1b]52;c;") && has(&tty, b"\x1bPtmux;\x1b\x1b]52;c;"));
    leave(&tty);
}

#[test]
fn a_command_gets_the_story_and_the_terminal() {
    let tty = reader(&[]);
    tty.keys("|wc -l\r");
    tty.see("Enter 回到剪报");
    tty.wait("the normal screen", |s| !s.alternate_screen() && !s.bracketed_paste());
    let counted = tty.text().trim().lines().next().unwrap_or_default().trim().parse::<usize>();
    assert!(counted.is_ok_and(|lines| lines > 3), "{}", tty.text());
    tty.keys("\r");
    tty.see("检索 千万工程");
    tty.keys("|\u{15}! read line </dev/tty; echo \"got $line of $JIANBAO_HEADLINE\"\r");
    tty.wait("the shell's turn", |s| !s.alternate_screen());
    tty.keys("你好\r");
    tty.see("got 你好 of ");
    tty.see("Enter 回到剪报");
    tty.keys("\r");
    tty.see("检索 千万工程");
    tty.keys("|\u{15}no-such-command\r");
    tty.see("没有 no-such-command 这个命令");
    tty.keys("\r");
    tty.see("检索 千万工程");
    leave(&tty);
}

#[test]
fn what_ends_a_command_does_not_end_the_reader_nor_its_sentry() {
    // In a shell, as it is started by people: whoever is the first process of a terminal takes it away with it. The shell outlives Ctrl-C,
    // too.
    let script = ["-c", "trap : INT; \"$@\"; read -r line", "sh", JIANBAO];
    let tty = Tty::start("sh", &script, &[]);
    tty.see("蓝佛安与农业农村部");
    tty.keys("/千万工程\r");
    tty.see("▸ 正文");
    tty.keys("|! echo READY; sleep 1000\r");
    // On the prompt's row it stands as it was typed.
    tty.wait("the shell's turn", |s| !s.alternate_screen() && s.contents().contains("READY"));
    tty.keys(CTRL_C);
    tty.see("Enter 回到剪报");
    tty.keys("\r");
    tty.see("检索 千万工程");
    tty.wait("the alternate screen", vt100::Screen::alternate_screen);
    tty.signal_child("KILL");
    tty.see("程序意外结束");
    tty.assert_given_back();
}

#[test]
fn an_editor_opens_the_source_at_the_story() {
    let folder = folder("editor");
    let (script, told) = (folder.join("vim"), folder.join("told"));
    fs::write(
        &script,
        format!(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\ntest -w \"$2\" && echo writable >> '{0}'\n",
            told.display()
        ),
    )
    .unwrap();
    assert!(Command::new("chmod").args(["+x", script.to_str().unwrap()]).status().unwrap().success());
    let editor = format!("'{}'", script.display());
    let library = folder.join("报");
    fs::create_dir_all(&library).unwrap();
    let text = format!("报头\n\n{}", made::text(7));
    fs::write(library.join("03.txt"), &text).unwrap();
    let tty = Tty::start(JIANBAO, &[library.to_str().unwrap()], &[("EDITOR", &editor), ("VISUAL", "")]);
    tty.see("春天之0");
    tty.keys("/春天之1\r");
    tty.wait("the reader in focus", |screen| screen.contents().contains("▸ 正文"));
    tty.keys("E");
    let lines =
        || fs::read_to_string(&told).unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>();
    tty.wait("the editor", |s| s.alternate_screen() && !lines().is_empty());
    let head = text.lines().position(|line| line.contains("春天之1")).unwrap() + 1;
    assert_eq!(lines()[..2], [format!("+{head}"), library.join("03.txt").display().to_string()]);
    leave(&tty);
    fs::remove_file(&told).unwrap();
    let tty = reader(&[("EDITOR", &editor), ("VISUAL", "")]);
    tty.keys("E");
    tty.see("只读副本");
    assert!(!PathBuf::from(&lines()[1]).starts_with(&folder), "it is no file of a library");
    leave(&tty);
    assert!(!PathBuf::from(&lines()[1]).exists(), "the copy goes with the program");
    fs::remove_dir_all(folder).unwrap();
}
