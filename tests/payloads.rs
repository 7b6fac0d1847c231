//! Text that would drive a terminal, wherever text can come from: what the real program writes holds nothing but its own sequences, byte
//! by byte, on the screen and in what commands print. How many were tried is printed, and too few is a failure.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it tried"
)]
#![cfg(unix)]

#[path = "terminal/pty.rs"]
mod pty;

use jianbao::text::is_hidden;
use pty::Tty;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");

/// What terminals obey (ECMA-48, xterm's ctlseqs, and what kitty, iTerm2 and others add), and what makes text look other than it is.
const PAYLOADS: &[&[u8]] = &[
    // Titles, links, clipboard, colours, notices: OSC with either end, and with none.
    b"\x1b]0;evil\x07",
    b"\x1b]0;evil\x1b\\",
    b"\x1b]1;evil\x07",
    b"\x1b]2;evil\x07",
    b"\x1b]4;1;rgb:ff/00/00\x07",
    b"\x1b]7;file://evil/\x07",
    b"\x1b]8;;http://evil/\x1b\\link\x1b]8;;\x1b\\",
    b"\x1b]9;evil\x07",
    b"\x1b]10;#ff0000\x07",
    b"\x1b]11;?\x07",
    b"\x1b]50;evil\x07",
    b"\x1b]52;c;ZXZpbA==\x07",
    b"\x1b]52;c;ZXZpbA==\x1b\\",
    b"\x1b]52;p;?\x07",
    b"\x1b]104\x07",
    b"\x1b]133;A\x07",
    b"\x1b]777;notify;evil;evil\x07",
    b"\x1b]1337;File=inline=1:AAAA\x07",
    b"\x1b]0;evil",
    b"\x1b]52;c;ZXZpbA==",
    // DCS, APC, PM, SOS.
    b"\x1bP$qm\x1b\\",
    b"\x1bP+q544e\x1b\\",
    b"\x1bP1;1|17/41\x1b\\",
    b"\x1bPevil",
    b"\x1b_Gi=1,a=T;AAAA\x1b\\",
    b"\x1b^evil\x1b\\",
    b"\x1bXevil\x1b\\",
    // CSI: reports, which are typed back; clearing, moving, colours, modes, printing, resetting.
    b"\x1b[6n",
    b"\x1b[c",
    b"\x1b[>c",
    b"\x1b[?1$p",
    b"\x1b[21t",
    b"\x1b[8;5;5t",
    b"\x1b[3J",
    b"\x1b[77;66H",
    b"\x1b[9A",
    b"\x1b[9S",
    b"\x1b[9M",
    b"\x1b[38;5;201m",
    b"\x1b[5m",
    b"\x1b[?1049l",
    b"\x1b[?47h",
    b"\x1b[?1015h",
    b"\x1b[4h",
    b"\x1b[4i",
    b"\x1b[!p",
    b"\x1b[5;9r",
    b"\x1b[31",
    // Short ones.
    b"\x1bc",
    b"\x1b#8",
    b"\x1b(0",
    b"\x1bZ",
    b"\x1b",
    b"\x1b\x1b[6n",
    // Eight-bit controls, as characters and as bytes.
    "\u{9b}6n".as_bytes(),
    "\u{9d}0;evil\u{9c}".as_bytes(),
    "\u{90}$qm\u{9c}".as_bytes(),
    b"\x9b6n",
    b"\x9d0;evil\x9c",
    // Single controls.
    b"\rovertyped",
    b"\x08\x08\x08\x08\x08",
    b"\x07\x07",
    b"\x0b\x0c",
    b"\x0e\x0f",
    b"\x05",
    b"\x7f",
    b"\0",
    b"\x1a\x04\x03",
    b"\t\t",
    // What turns text around, hides it, or grows without end.
    "\u{202e}txet\u{202c}".as_bytes(),
    "\u{2066}\u{2067}\u{2068}\u{2069}".as_bytes(),
    "\u{200e}\u{200f}\u{61c}".as_bytes(),
    "\u{2028}\u{2029}\u{85}".as_bytes(),
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}".as_bytes(),
    "\u{e0041}\u{e0042}\u{e007f}".as_bytes(),
    "\u{fff9}\u{fffa}\u{fffb}".as_bytes(),
];

/// Where payloads are put.
const PLACES: [&str; 12] = [
    "body",
    "headline",
    "byline",
    "file name",
    "folder name",
    "jianbao.toml",
    "corrections",
    "JSON Lines: names and values of fields",
    "history and saved searches",
    "config.toml",
    "typed query",
    "arguments and paths of errors",
];

/// The payloads and a flood of marks on one letter, numbered.
fn payloads() -> impl Iterator<Item = (usize, Vec<u8>)> {
    let flood = ["e", &"\u{301}".repeat(3000)].concat().into_bytes();
    PAYLOADS.iter().map(|payload| payload.to_vec()).chain([flood]).enumerate()
}

/// What a file name or an argument can hold of a payload.
fn name(payload: &[u8]) -> Vec<u8> {
    payload.iter().take(90).map(|byte| if matches!(byte, b'/' | 0) { b'_' } else { *byte }).collect()
}

/// A string of TOML or JSON that holds a payload.
fn quoted(payload: &[u8]) -> String {
    serde_json::to_string(&String::from_utf8_lossy(payload)).unwrap()
}

fn write(path: &Path, parts: &[&[u8]]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, parts.concat()).unwrap();
}

/// A folder of hostile pages, and a home of hostile habits.
struct World {
    base: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { base: tempfile::tempdir().unwrap() };
        let (mut history, mut searches, mut lines) = (Vec::new(), Vec::new(), Vec::new());
        let mut config = "theme = 7\n[related]\n".to_owned();
        for (n, payload) in payloads() {
            let p = &payload[..];
            let mark = format!("{n:02}");
            let folder = [format!("夹{mark}").as_bytes(), &name(p)].concat();
            let file = [format!("{mark}名").as_bytes(), &name(p), b".txt"].concat();
            let folder = world.path("pages").join(OsStr::from_bytes(&folder));
            let page = folder.join(OsStr::from_bytes(&file));
            let m = mark.as_bytes();
            write(
                &page,
                &[
                    "# 载荷".as_bytes(),
                    m,
                    "号".as_bytes(),
                    p,
                    "抵达甲县\n\n本报讯（记者 张".as_bytes(),
                    p,
                    "三）昨日，".as_bytes(),
                    p,
                    "来到甲县，群众十分满意。\n\n终".as_bytes(),
                    m,
                    "点：正文".as_bytes(),
                    m,
                    "到此。\n".as_bytes(),
                ],
            );
            let paper = String::from_utf8_lossy(p).replace(['\n', '\r'], " ");
            let corrections = [&file, &b".corrections"[..]].concat();
            let wrong = format!("paper 报{mark}{paper}\nmerge 3 无{paper}\n{paper} 3 什么\n");
            write(&folder.join(OsStr::from_bytes(&corrections)), &[wrong.as_bytes()]);
            let settings = format!("paper = {}\n[nonsense{mark}]\n", quoted(p));
            let settings = if n % 2 == 0 { settings } else { format!("paper = {}\n", quoted(p)) };
            write(&folder.join("jianbao.toml"), &[settings.as_bytes()]);
            let value = quoted(format!("本报讯 行{mark}{}写到这里。", String::from_utf8_lossy(p)).as_bytes());
            lines.push(format!(
                "{{\"text\": {value}, {}: {}, \"paper\": {}}}",
                quoted(p),
                quoted(p),
                quoted(p)
            ));
            lines.push(format!("{{{}: 1}}", quoted(p)));
            history.extend([format!("问{mark}").as_bytes(), p, b"\n"].concat());
            searches.extend([format!("存{mark}").as_bytes(), p, " = 甲县".as_bytes(), p, b"\n"].concat());
            config.extend([quoted(p), " = ".to_owned(), quoted(p), "\n".to_owned()]);
        }
        write(&world.path("pages/rows.jsonl"), &[lines.join("\n").as_bytes()]);
        write(&world.path("home/data/jianbao/history.txt"), &[&history]);
        write(&world.path("home/data/jianbao/searches.txt"), &[&searches]);
        write(&world.path("config.toml"), &[config.as_bytes()]);
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.base.path().join(name)
    }

    fn environment(&self) -> [(&'static str, String); 2] {
        let home = self.path("home");
        [("HOME", home.display().to_string()), ("XDG_DATA_HOME", home.join("data").display().to_string())]
    }

    /// Runs a command; all that it printed.
    fn run(&self, arguments: &[&OsStr]) -> String {
        let mut command = Command::new(JIANBAO);
        command.args(arguments).envs(self.environment()).current_dir(self.base.path());
        let output = command.stdin(std::process::Stdio::null()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8(said).unwrap_or_else(|said| panic!("{arguments:?}: {said}"))
    }
}

/// What [`leaks`] calls more marks on a letter than a cluster of 32 bytes has.
const MARKS: &str = "marks without end";

/// What is left of written bytes when the sequences the program itself may send are taken out: each as it may be, nothing besides.
fn leaks(sent: &str, rows: u32, columns: u32) -> Vec<String> {
    let mut leaks = Vec::new();
    let mut rest = sent.chars().peekable();
    let (mut marks, mut left) = (0, 0);
    while let Some(c) = rest.next() {
        if c == '\x1b' && rest.next_if_eq(&'[').is_some() {
            let mut parameters = String::new();
            while let Some(c) =
                rest.next_if(|c| c.is_ascii_digit() || matches!(c, ';' | '?' | '>' | '!' | '$'))
            {
                parameters.push(c);
            }
            let end = rest.next().unwrap_or('\0');
            left += usize::from(parameters == "?1049" && end == 'l');
            if !is_ours(&parameters, end, rows, columns) {
                leaks.push(format!("CSI {parameters}{end}"));
            }
        } else if is_hidden(c) {
            leaks.push(c.escape_unicode().to_string());
        }
        marks = if c == '\u{301}' { marks + 1 } else { 0 };
        if marks == 33 {
            leaks.push(MARKS.to_owned());
        }
    }
    if left > 1 {
        leaks.push(format!("the screen was left {left} times"));
    }
    leaks
}

/// What was written without the questions that the program asks its terminal once, before it shows anything.
fn unasked(sent: &str) -> String {
    let (before, after) = sent.split_once("\x1b]11;?\x1b\\").unwrap();
    assert!(before.len() < 400, "asked after something was shown");
    before.replace("\x1b[6n", "") + after
}

/// Whether the program may send this: colours, places on the screen, wiping it, modes of its own.
fn is_ours(parameters: &str, end: char, rows: u32, columns: u32) -> bool {
    let numbers: Option<Vec<u32>> = parameters
        .split(';')
        .map(|number| if number.is_empty() { Some(0) } else { number.parse().ok() })
        .collect();
    match (end, parameters.strip_prefix('?'), numbers.as_deref()) {
        ('h' | 'l', Some(mode), _) => {
            matches!(mode, "25" | "1000" | "1002" | "1006" | "1049" | "2004" | "2026")
        }
        ('H', None, Some(&[row, column])) => row <= rows && column <= columns,
        ('J', None, Some(&[2])) => true,
        ('m', None, Some(mut colours)) => loop {
            colours = match colours {
                [] => return true,
                [38 | 48, 5, colour, rest @ ..] if *colour != 201 && *colour < 256 => rest,
                [0..=4 | 7 | 22..=24 | 27 | 30..=37 | 39..=47 | 49 | 59 | 90..=97 | 100..=107, rest @ ..] => {
                    rest
                }
                _ => return false,
            };
        },
        _ => false,
    }
}

#[test]
fn the_test_sees_every_payload() {
    for (n, payload) in payloads() {
        let text = String::from_utf8_lossy(&payload);
        let sent = format!("\x1b[?1049h{text}\x1b[?1049l");
        // Bytes that are no UTF-8 would not even be text.
        assert!(!leaks(&sent, 30, 100).is_empty() || text.contains('\u{fffd}'), "{n}: {payload:?}");
    }
    assert_eq!(leaks("\x1b[?1049h\x1b[2J\x1b[3;4H\x1b[1;38;5;243;49m一\x1b[0m\x1b[?1049l", 30, 100), [""; 0]);
}

#[test]
fn nothing_drives_the_terminal_from_the_screen() {
    let world = World::new();
    let environment = world.environment();
    let environment: Vec<(&str, &str)> =
        environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (pages, config) = (world.path("pages"), world.path("config.toml"));
    let arguments = ["--config", config.to_str().unwrap(), pages.to_str().unwrap()];
    let tty = Tty::start(JIANBAO, &arguments, &environment);
    tty.see("没有收入");
    // Every story as it is read, its repairs, its source.
    for (n, _) in payloads() {
        tty.keys(&format!("/\x15终{n:02}点\r"));
        let here = format!("点：正文{n:02}到此");
        tty.wait(&here, |s| s.contents().contains(&here) && s.contents().contains("▸ 正文"));
        for view in ["▸ 修补", "▸ 原文"] {
            tty.keys("v");
            tty.see(view);
        }
    }
    // The page with its margin, the names of the filters, what was asked before.
    tty.keys("p");
    tty.see("▸ 版面");
    tty.keys(&"j".repeat(20));
    tty.keys("h");
    tty.see("▸ 原文");
    tty.keys("f");
    tty.see("▸ 筛选");
    for _ in 0..40 {
        tty.keys("\x1b[6~");
    }
    tty.keys("\x12");
    tty.see("存下");
    for _ in 0..20 {
        tty.keys("\x1b[6~");
    }
    tty.see("问");
    tty.keys("\x1b");
    tty.see("▸ 筛选");
    for (n, payload) in payloads() {
        // F2, for in the filters / looks for a value.
        tty.keys("\x1bOQ\x15");
        tty.bytes_in(&[b"\x1b[200~", format!("词{n:02}").as_bytes(), &payload, b"\x1b[201~"].concat());
        tty.see(&format!("检索 词{n:02}"));
        // A payload that was cut off may have left the prompt.
        tty.keys("\x15");
    }
    tty.keys("\x03\x03");
    assert_eq!(tty.exit_code(), 0);
    tty.assert_given_back();
    let sent = String::from_utf8(tty.bytes()).unwrap();
    assert_eq!(leaks(&unasked(&sent), 30, 100), [""; 0]);
    assert!(sent.contains("载荷00号"), "the pages were shown");
    println!("{} payloads in {} places, {} bytes of screen", payloads().count(), PLACES.len(), sent.len());
    assert!(payloads().count() >= 60 && PLACES.len() == 12);
}

#[test]
fn nothing_drives_the_terminal_from_a_command() {
    let world = World::new();
    let all: Vec<Vec<u8>> =
        payloads().map(|(n, p)| [format!("参{n:02}").as_bytes(), &name(&p)].concat()).collect();
    let arguments: Vec<&OsStr> = all.iter().map(|argument| OsStr::from_bytes(argument)).collect();
    let files: Vec<PathBuf> = fs::read_dir(world.path("pages"))
        .unwrap()
        .flat_map(|folder| fs::read_dir(folder.unwrap().path()).into_iter().flatten())
        .map(|file| file.unwrap().path())
        .collect();
    let files: Vec<&OsStr> = files.iter().map(|file| file.as_os_str()).collect();
    let joined: Vec<u8> = all.iter().take(40).flatten().copied().collect();
    let (joined, pages) = (OsStr::from_bytes(&joined), OsStr::new("pages"));
    let os = OsStr::new;
    let mut runs: Vec<Vec<&OsStr>> = vec![
        vec![os("index"), pages],
        vec![os("index"), os("--json"), pages],
        vec![os("search"), os("载荷"), os("--limit"), os("0"), os("--library"), pages],
        vec![os("search"), os("行"), os("--limit"), os("0"), os("--library"), pages],
        vec![os("search"), os("载荷"), os("--limit"), os("0"), os("--json"), os("--library"), pages],
        vec![os("facets"), os("--limit"), os("0"), os("--library"), pages],
        vec![os("facets"), os("--csv"), os("--library"), pages],
        vec![os("facets"), os("--json"), os("--library"), pages],
        vec![os("check"), pages],
        vec![os("check"), os("--json"), pages],
        vec![os("check"), os("--list"), os("更正未用"), pages],
        vec![os("check"), os("--list"), os("没有收入"), pages],
        vec![os("check"), os("--list"), os("清除"), pages],
        vec![os("saved"), os("--library"), pages],
        vec![os("saved"), os("--json"), os("--library"), pages],
        vec![os("libraries")],
        vec![os("config"), os("--check"), os("--config"), os("config.toml")],
        vec![os("search"), joined],
        vec![os("search"), os("--explain"), joined],
        vec![os("show"), joined],
        vec![os("check"), joined],
        vec![joined],
        vec![os("--config"), joined, pages],
        vec![os("search"), os("--library"), joined, os("x")],
    ];
    runs.push([&[os("parse")], &arguments[..]].concat());
    runs.push([&[os("parse")], &files[..]].concat());
    runs.push([&[os("parse"), os("--json")], &files[..]].concat());
    let mut printed = 0;
    for run in &runs {
        let said = world.run(run);
        // Tables end their lines as RFC 4180 asks.
        let said = if run.contains(&os("--csv")) { said.replace("\r\n", "\n") } else { said };
        let left: String = said.split('\n').collect();
        let mut leaks = leaks(&left, 0, 0);
        if run.contains(&os("--json")) {
            // Data is whole.
            leaks.retain(|leak| leak != MARKS);
        }
        assert_eq!(leaks, [""; 0], "{run:?}");
        printed += said.len();
    }
    println!("{} payloads, {} commands, {printed} bytes printed", all.len(), runs.len());
    assert!(printed > 100_000, "too little was said to mean anything");
}
