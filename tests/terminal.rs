//! The real program in a pseudo-terminal: what a person sees, and in what state the terminal is left.
//!
//! No test sleeps: each reads the screen until it shows what is awaited, or a deadline that only a hang can reach.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "made/pages.rs"]
mod made;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "terminal/reach.rs"]
mod reach;

use pty::Tty;
use std::path::{Path, PathBuf};
use std::process::Command;

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");

const ENTER: &str = "\r";
const BACKSPACE: &str = "\x7f";
const CTRL_C: &str = "\x03";
const CTRL_L: &str = "\x0c";
const CTRL_Z: &str = "\x1a";

/// The program on the sample library, its stories shown.
fn reader() -> Tty {
    let tty = Tty::start(JIANBAO, &[], &[]);
    tty.see("蓝佛安与农业农村部");
    tty
}

/// How the status line counts the stories of the sample library that a query finds.
fn count(query: &str) -> String {
    let output = Command::new(JIANBAO)
        .args(["search", query, "--json"])
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", "/nonexistent")
        .output()
        .unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    format!(" {} 篇 ·", answer["total"])
}

/// Asserts that the rules between the panes stand straight: no character has pushed or eaten a cell.
fn assert_ruled(tty: &Tty) {
    tty.wait("straight rules", |screen| {
        let (rows, columns) = screen.size();
        let at = |row, column| screen.cell(row, column).map_or("", |cell| cell.contents());
        let tees: Vec<u16> = (0..columns).filter(|&column| at(1, column) == "┬").collect();
        !tees.is_empty()
            && (2..rows - 1).all(|row| tees.iter().all(|&column| matches!(at(row, column), "│" | "├" | "┤")))
    });
}

#[test]
fn what_one_window_marks_the_other_shows_and_a_third_finds() {
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let home = home.path().to_str().unwrap();
    let window = || {
        let tty = Tty::start(JIANBAO, &[], &[("HOME", home)]);
        tty.see("蓝佛安与农业农村部");
        tty
    };
    let (one, other) = (window(), window());
    one.keys("*");
    one.see("★");
    other.see("★");
    other.keys("#别窗");
    other.keys(ENTER);
    one.see("#别窗");
    one.keys("u");
    other.wait("no star, but the tag", |s| !s.contents().contains('★') && s.contents().contains("#别窗"));
    window().see("#别窗");
}

#[test]
fn start_type_filter_open_related_back_quit() {
    let tty = reader();
    assert_ruled(&tty);
    tty.see(&count(""));
    tty.keys("/千万工程");
    tty.see(&count("千万工程"));
    tty.wait("only stories that hold the words", |s| !s.contents().contains("暑期少儿实践"));
    tty.wait("the caret behind the words", |s| s.cursor_position().0 == 0 && !s.hide_cursor());
    assert_ruled(&tty);
    tty.keys(ENTER);
    tty.see("▸ 正文");
    tty.see("命中 1");
    tty.see("r 相关");
    tty.keys("r");
    tty.see("▸ 相关");
    tty.see("同一人物");
    tty.keys(ENTER);
    tty.see("退回");
    tty.see("▸ 正文");
    assert_ruled(&tty);
    tty.keys(BACKSPACE);
    tty.wait("the story one came from", |s| {
        s.contents().contains("命中 1") && !s.contents().contains("退回")
    });
    tty.keys("f");
    tty.see("▸ 筛选");
    tty.keys("j ");
    tty.see("全消");
    tty.keys("0");
    tty.wait("no filter", |s| !s.contents().contains("全消"));
    tty.see(&count("千万工程"));
    tty.keys(CTRL_L);
    assert_ruled(&tty);
    tty.keys("qqqqqq");
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

/// A terminal that sets “ ” — … ■ │ in two cells says so when it is asked.
#[test]
fn the_terminal_is_asked_how_wide_it_sets_quotation_marks() {
    let tty = reader();
    assert_ruled(&tty);
    let asked = tty.bytes();
    let asks = |question: &[u8]| asked.windows(question.len()).filter(|bytes| *bytes == question).count();
    assert_eq!((asks(b"\x1b[6n"), asks(b"\x1b]11;?\x1b\\")), (5, 1));
    tty.see("“三农”工作");
    // What is said unasked may cover a row.
    tty.keys("\x1b");
    tty.wait("no hint", |screen| !screen.contents().contains("不再提示"));
    tty.keys(&"\x1b[2;3R".repeat(5));
    // The screen here sets them in one cell, so the second one stays blank.
    tty.see("“ 三农” 工作");
    tty.wait("rules in ASCII, straight", |screen| {
        let (rows, columns) = screen.size();
        let at = |row, column| screen.cell(row, column).map_or("", |cell| cell.contents());
        let tees: Vec<u16> = (0..columns).filter(|&column| at(1, column) == "+").collect();
        !tees.is_empty()
            && (2..rows - 1).all(|row| tees.iter().all(|&column| matches!(at(row, column), "|" | "+")))
    });
    tty.keys("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    let is_red = |cell: &vt100::Cell| cell.fgcolor() == vt100::Color::Idx(124);
    tty.wait("the red of light themes", |screen| {
        (0..screen.size().1).any(|column| screen.cell(1, column).is_some_and(is_red))
    });
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

#[test]
fn what_was_asked_and_saved_outlives_the_program() {
    let home = PathBuf::from(concat!(env!("CARGO_TARGET_TMPDIR"), "/past"));
    let _ = std::fs::remove_dir_all(&home);
    let at_home = [("HOME", home.to_str().unwrap())];
    let start = || {
        let tty = Tty::start(JIANBAO, &["--fresh"], &at_home);
        tty.see("蓝佛安与农业农村部");
        tty
    };
    let first = start();
    let other = start();
    first.keys("/千万工程");
    first.see(&count("千万工程"));
    first.keys("\x13");
    first.see("名字 千万工程");
    first.keys("\x15三农经验\r");
    first.see("存为“三农经验”");
    first.keys(ENTER);
    first.see("▸ 正文");
    first.keys("qqq");
    assert_eq!(first.exit_code(), 0);
    first.assert_given_back();

    // The other window was open all the time; it finds what the first one kept.
    other.keys("/解芳");
    other.see(&count("解芳"));
    other.keys("\x12");
    other.see("三农经验");
    other.keys("\x1b");
    other.keys("\x1b");
    other.see("▸ 结果");
    other.keys(CTRL_C);
    assert_eq!(other.exit_code(), 0);

    let again = start();
    again.keys("/");
    again.keys("\x1b[A");
    again.see("检索 解芳");
    again.keys("\x1b[A");
    again.see("检索 千万工程");
    again.keys("\x12");
    again.see("存下");
    again.keys("sannong");
    again.wait("what sounds so alone", |s| {
        s.contents().contains("三农经验") && !s.contents().contains("用过")
    });
    again.wait("its hits, counted", |s| {
        s.contents().lines().any(|row| row.contains("三农经验") && row.contains("2 篇"))
    });
    again.keys(ENTER);
    again.see("三农经验：2 篇，新 0 篇");
    again.keys(CTRL_C);
    assert_eq!(again.exit_code(), 0);
    std::fs::remove_dir_all(&home).unwrap();
}

#[test]
fn a_key_paints_what_it_changed_and_nothing_else() {
    let tty = reader();
    let has = |text: &'static str| move |screen: &vt100::Screen| screen.contents().contains(text);
    tty.painted("?", "the help", has("▸ 帮助"));
    let wiped = |bytes: &[u8]| bytes.windows(4).filter(|bytes| *bytes == b"\x1b[2J").count();
    let before = wiped(&tty.bytes());
    // The cursor of a list: two rows of at most a hundred cells, three bytes a character of two cells, and the colours.
    let is_at = |row: u16| {
        move |screen: &vt100::Screen| screen.cell(row, 1).is_some_and(|cell| cell.contents() == "❯")
    };
    for row in 3..9 {
        let bytes = tty.painted("\x1b[B", "the cursor a row below", is_at(row));
        assert!((1..1200).contains(&bytes), "{bytes} bytes for a step of the cursor to row {row}");
    }
    tty.painted("\x1b", "the results", has("▸ 结果"));
    // A begun key and its end: the rows at the foot.
    let bytes = tty.painted("g", "what may follow", has("▸ g …"));
    assert!(bytes < 1500, "{bytes} bytes for a begun key");
    let bytes = tty.painted("\x1b", "the rows below it", |screen| !screen.contents().contains("▸ g …"));
    assert!(bytes < 2500, "{bytes} bytes for leaving it");
    // Other text all over the reader; the panes beside it stay.
    tty.painted("\r", "the reader", has("▸ 正文"));
    let bytes = tty.painted("v", "the repairs", has("▸ 修补"));
    assert!(bytes < 6000, "{bytes} bytes for another text in the reader");
    assert_eq!(wiped(&tty.bytes()), before, "nothing was wiped and painted anew");
    tty.keys(CTRL_L);
    tty.keys("g");
    tty.see("▸ g …");
    assert!(wiped(&tty.bytes()) > before, "the test sees when everything is painted anew");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
}

#[test]
fn ctrl_c_quits_at_once_also_from_the_prompt() {
    let tty = reader();
    tty.keys("/绛");
    tty.see("检索 绛");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

#[test]
fn chinese_typed_or_pasted_anywhere_starts_a_search() {
    let tty = reader();
    tty.keys("千万");
    tty.see("检索 千万");
    tty.see(&count("千万"));
    tty.keys("\x1b[200~工程\n第二行\x1b[201~");
    tty.see("检索 千万工程");
    tty.see("只取了第一行");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
}

#[test]
fn no_key_is_forgotten_in_a_flood_or_beside_a_resize() {
    for _ in 0..5 {
        let tty = Tty::start(JIANBAO, &[], &[]);
        tty.wait("raw mode", vt100::Screen::alternate_screen);
        tty.resize(90, 30);
        tty.keys(&"j".repeat(3000));
        tty.resize(100, 30);
        tty.keys(CTRL_C);
        assert_eq!(tty.exit_code(), 0);
    }
}

#[test]
fn a_window_of_a_size_that_cannot_be_is_waited_out() {
    let tty = reader();
    tty.resize(u16::MAX, u16::MAX);
    tty.keys("?");
    tty.resize(100, 30);
    tty.see("▸ 帮助");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

#[test]
fn a_paste_without_an_end_does_not_swallow_the_keys() {
    let tty = reader();
    tty.keys("\x1b[200~千万工程");
    tty.see("检索 千万工程");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("jianbao-terminal-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_folder_is_read_while_the_screen_is_up() {
    let folder = folder("read");
    std::fs::copy(
        concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/001_8bc2ae51a077842e.txt"),
        folder.join("1.txt"),
    )
    .unwrap();
    std::fs::write(folder.join("空白\u{1b}[2J.txt"), " ").unwrap();
    let tty = Tty::start(JIANBAO, &[folder.to_str().unwrap()], &[]);
    tty.see("古绛镇");
    tty.see("没有收入");
    tty.keys("/重阳");
    tty.see("检索 重阳");
    assert_ruled(&tty);
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_storm_of_sizes_leaves_a_straight_frame() {
    let tty = reader();
    for (columns, rows) in
        [(40, 12), (1, 1), (200, 50), (59, 3), (2, 80), (80, 24), (10, 10), (300, 5)].repeat(5)
    {
        tty.resize(columns, rows);
        tty.keys("j");
    }
    tty.resize(100, 30);
    tty.see("检索");
    assert_ruled(&tty);
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

#[test]
fn without_colours_not_one_is_sent() {
    let tty = Tty::start(JIANBAO, &[], &[("NO_COLOR", "1")]);
    tty.see("蓝佛安与农业农村部");
    tty.keys("/千万工程");
    tty.see(&count("千万工程"));
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    let sent = String::from_utf8_lossy(&tty.bytes()).into_owned();
    for colour in ["\x1b[38;", "\x1b[48;", "\x1b[31", ";38;5;", ";48;5;"] {
        assert!(!sent.contains(colour), "{colour:?}");
    }
    assert!(sent.contains("\x1b[1m"), "weight still tells things apart");
}

#[test]
fn a_shell_gets_its_terminal_back_and_can_call_the_program_to_the_foreground() {
    let tty = Tty::start("sh", &["-i"], &[("PS1", "bereit> "), ("ENV", ""), ("HISTFILE", "")]);
    tty.see("bereit>");
    tty.keys(&format!("{JIANBAO}\r"));
    tty.see("蓝佛安与农业农村部");
    for _ in 0..2 {
        tty.keys(CTRL_Z);
        tty.wait("the prompt", |s| !s.alternate_screen() && s.contents().trim_end().ends_with("bereit>"));
        tty.assert_given_back();
        tty.keys("fg\r");
        tty.wait("the frame again", |s| s.alternate_screen() && s.bracketed_paste());
        tty.see("蓝佛安与农业农村部");
        assert_ruled(&tty);
    }
    tty.keys("/绛");
    tty.see("检索 绛");
    tty.keys(CTRL_C);
    tty.wait("the prompt", |s| !s.alternate_screen() && s.contents().trim_end().ends_with("bereit>"));
    tty.keys("exit\r");
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
}

#[test]
fn a_dumb_terminal_is_told_so() {
    let tty = Tty::start(JIANBAO, &[], &[("TERM", "dumb")]);
    assert_eq!(tty.exit_code(), 2);
    tty.see("dumb");
    tty.assert_given_back();
}

/// The program in a shell that waits when it has ended. Were it the first process of its terminal, the system would take
/// the terminal away when it dies.
fn in_shell(arguments: &[&str], environment: &[(&str, &str)]) -> Tty {
    let script = "\"$@\"; read -r line";
    let arguments = [&["-c", script, "sh", JIANBAO], arguments].concat();
    Tty::start("sh", &arguments, environment)
}

/// A folder of made-up pages, old enough not to be read again because they are young.
fn library(folder: &Path, pages: u64) {
    std::fs::create_dir_all(folder).unwrap();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for number in 0..pages {
        let path = folder.join(format!("{number:03}.txt"));
        std::fs::write(&path, made::text(number)).unwrap();
        std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
}

/// The stories of a library after `jianbao index` with its data below `home`.
fn index(home: &Path, folder: &Path) -> u64 {
    let mut command = Command::new(JIANBAO);
    command
        .args(["index", "--json"])
        .arg(folder)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", home)
        .env_remove("XDG_DATA_HOME");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    report["stories"].as_u64().unwrap()
}

/// The folder of the only library with its data below `home`.
fn library_below(home: &Path) -> PathBuf {
    let libraries = home.join(".local/share/jianbao/libraries");
    std::fs::read_dir(libraries).unwrap().next().unwrap().unwrap().path()
}

/// The file of an index that holds the stories.
fn stories(index: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(index).unwrap().map(|file| file.unwrap().path());
    files.find(|path| path.extension().is_some_and(|kind| kind == "stories")).unwrap()
}

#[test]
fn an_index_cut_short_under_the_reader_is_made_anew_the_next_time() {
    let base = folder("cut");
    let (home, pages) = (base.join("home"), base.join("pages"));
    library(&pages, 12);
    let all = index(&home, &pages);
    let environment = [("HOME", home.to_str().unwrap())];
    let tty = in_shell(&[pages.to_str().unwrap()], &environment);
    tty.see(&format!(" {all} 篇 ·"));
    let file = stories(&library_below(&home).join("index"));
    std::fs::File::options().write(true).open(file).unwrap().set_len(0).unwrap();
    // Reading what is no more there ends the program (SIGBUS); nothing of it can do anything about that.
    tty.keys("/水渠");
    tty.see("程序意外结束");
    tty.assert_given_back();

    let again = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &environment);
    again.see(&format!(" {all} 篇 ·"));
    again.keys(CTRL_C);
    assert_eq!(again.exit_code(), 0);
    assert!(library_below(&home).join("set-aside").is_dir());
    std::fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_damaged_index_is_noticed_and_made_anew_while_one_reads() {
    let base = folder("damaged");
    let (home, pages) = (base.join("home"), base.join("pages"));
    library(&pages, 12);
    let all = index(&home, &pages);
    let file = stories(&library_below(&home).join("index"));
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    std::fs::write(&file, bytes).unwrap();
    let tty = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &[("HOME", home.to_str().unwrap())]);
    tty.see("已放到一边");
    tty.see(&format!(" {all} 篇 ·"));
    tty.keys("/编号11之");
    tty.see("检索 编号11之");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    assert!(library_below(&home).join("set-aside").is_dir(), "the damaged one is kept");
    std::fs::remove_dir_all(base).unwrap();
}

#[test]
fn when_the_window_that_writes_is_killed_another_goes_on() {
    let base = folder("windows");
    let (home, pages) = (base.join("home"), base.join("pages"));
    library(&pages, 400);
    let all = index(&base.join("fresh"), &pages);
    let environment = [("HOME", home.to_str().unwrap())];
    let first = in_shell(&[pages.to_str().unwrap()], &environment);
    first.see("已读");
    // It holds on to the index, however slow this machine is.
    first.signal_child("STOP");
    let second = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &environment);
    second.see("另一个窗口正在收录");
    first.signal_child("KILL");
    second.see(&format!(" {all} 篇 ·"));
    second.keys("/编号399之");
    second.see("检索 编号399之");
    second.keys(CTRL_C);
    assert_eq!(second.exit_code(), 0);
    first.assert_given_back();
    assert_eq!(index(&home, &pages), all);
    std::fs::remove_dir_all(base).unwrap();
}

#[test]
fn the_reading_of_a_library_can_pause() {
    let base = folder("pause");
    let (home, pages) = (base.join("home"), base.join("pages"));
    library(&pages, 600);
    let all = index(&base.join("fresh"), &pages);
    let tty = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &[("HOME", home.to_str().unwrap())]);
    tty.see("已读");
    tty.keys("P");
    tty.see("已暂停");
    // Nobody is kept from writing meanwhile.
    assert_eq!(index(&home, &pages), all);
    tty.keys("P");
    tty.see(&format!(" {all} 篇 ·"));
    tty.wait("the end of the pause", |s| !s.contents().contains("已暂停"));
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    std::fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_library_that_goes_away_and_comes_back_is_read_all_the_time() {
    let base = folder("away");
    let (home, pages, away) = (base.join("home"), base.join("pages"), base.join("away"));
    library(&pages, 12);
    let all = index(&home, &pages);
    std::fs::rename(&pages, &away).unwrap();
    let environment = [("HOME", home.to_str().unwrap())];
    let tty = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &environment);
    tty.see("不在，或是空的");
    tty.see(&format!(" {all} 篇 ·"));
    tty.keys("/编号11之");
    tty.see("检索 编号11之");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);

    std::fs::rename(&away, &pages).unwrap();
    let tty = Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &environment);
    tty.see(&format!(" {all} 篇 ·"));
    std::fs::write(pages.join("new.txt"), made::text(99)).unwrap();
    tty.wait("the new page", |s| !s.contents().contains(&format!(" {all} 篇 ·")));
    std::fs::rename(&pages, &away).unwrap();
    tty.see("不在，或是空的");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    std::fs::remove_dir_all(base).unwrap();
}

#[test]
fn two_windows_read_a_shared_index_and_none_writes_it() {
    let base = folder("shared");
    let (home, pages) = (base.join("home"), base.join("pages"));
    library(&pages, 12);
    let shared = pages.join(".jianbao");
    let mut command = Command::new(JIANBAO);
    command
        .arg("index")
        .arg("--in")
        .arg(&shared)
        .arg(&pages)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", &home)
        .env_remove("XDG_DATA_HOME");
    assert!(command.status().unwrap().success());
    let written = || {
        let files = std::fs::read_dir(shared.join("index")).unwrap().map(|file| file.unwrap());
        let mut files: Vec<_> =
            files.map(|file| (file.file_name(), file.metadata().unwrap().modified().unwrap())).collect();
        files.sort();
        files
    };
    let before = written();
    let windows = [("HOME", "a"), ("HOME", "b")].map(|(name, home)| {
        let home = base.join(home);
        Tty::start(JIANBAO, &["--fresh", pages.to_str().unwrap()], &[(name, home.to_str().unwrap())])
    });
    for tty in &windows {
        tty.see("共用的索引");
        tty.keys("/编号11之");
        tty.see("检索 编号11之");
        tty.see("工程编号11之");
    }
    for tty in &windows {
        tty.keys(CTRL_C);
        assert_eq!(tty.exit_code(), 0);
    }
    assert_eq!(written(), before);
    std::fs::remove_dir_all(base).unwrap();
}
