//! The pictures of the documents: a session with the sample pages in a pseudo-terminal, drawn from what the program wrote.
//!
//! `UPDATE_SCREENS=1 cargo test --test screens` draws `docs/screens` anew: each screen on dark and on light paper, and the whole session as a film
//! (`asciinema play docs/screens/demo.cast`). Without it the test compares the text of every screen with what is drawn there.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "screens/film.rs"]
mod film;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "screens/svg.rs"]
mod svg;

use film::Frame;
use pty::Tty;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use svg::{DARK, LIGHT, Paper};

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");
const SIZE: (u16, u16) = (108, 32);
const ENTER: &str = "\r";

/// Keys, each a key of its own, of which none may mean something else where an answer has not come yet; what is seen when they have been typed; and the picture that is then taken, with its title.
type Step = (&'static [&'static str], &'static str, Option<(&'static str, &'static str)>);

/// The first minute of the README.
const CHINESE: &[Step] = &[
    (&[], "蓝佛安与农业农村部", None),
    (&["/", "x", "c", "z", "x"], "读作", Some(("search", "剪报：边打边找，拼音首字母也行"))),
    (&["\x15", "千", "万", "工", "程"], "含“千万工程”", None),
    (&[ENTER], "▸ 正文", None),
    (&["r"], "同一人物", Some(("related", "剪报：相关稿件和理由"))),
    (&["h"], "▸ 正文", None),
    (&["v", "n", "n"], "修补", Some(("repairs", "剪报：看补了什么"))),
    (&["v", "v", "r"], "▸ 相关", None),
    (&[ENTER], "退回", None),
    (&["p"], "▸ 版面", Some(("page", "剪报：整版原样，每行归哪一篇"))),
    (&["/", "\x15", "解", "芳"], "含“解芳”", None),
    (&[ENTER], "▸ 正文", None),
    (&["."], "▸ 人物", None),
    (&[ENTER], "同见", Some(("card", "剪报：人物名片"))),
];

const ENGLISH: &[Step] = &[
    (&[], "蓝佛安与农业农村部", None),
    (
        &["/", "x", "c", "z", "x"],
        "乡村振兴",
        Some(("search-en", "jianbao: search by the initials of the sounds")),
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens")
}

/// The program on the sample pages, with these settings.
fn program(theme: &str, language: &str) -> Tty {
    let settings = format!(
        "[interface]\nlanguage = \"{language}\"\ntheme = \"{theme}\"\nambiguous = \"narrow\"\nlines = \"drawn\"\n"
    );
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("screens-{}-{theme}-{language}.toml", std::process::id()));
    fs::write(&path, settings).unwrap();
    Tty::sized(SIZE, JIANBAO, &["--config", path.to_str().unwrap()], &[])
}

/// Plays a session; `look` sees each step when it has been typed, and each key with the seconds one looks at what it brings.
fn play(tty: &Tty, steps: &[Step], mut look: impl FnMut(&Tty, f32, Option<(&str, &str)>)) {
    for (keys, seen, picture) in steps {
        for (n, key) in keys.iter().enumerate() {
            tty.keys(key);
            if n + 1 < keys.len() {
                look(tty, 0.35, None);
            }
        }
        tty.see(seen);
        look(tty, if picture.is_some() { 4.0 } else { 1.5 }, *picture);
    }
}

/// Waits until the program has nothing more to write. Only for drawing: the test waits for what it knows must come.
fn rest(tty: &Tty) {
    let mut before = usize::MAX;
    while before != tty.bytes().len() {
        before = tty.bytes().len();
        thread::sleep(Duration::from_millis(900));
    }
}

#[test]
fn the_pictures_show_the_program_as_it_is() {
    for (steps, language, film) in [(CHINESE, "zh-hans", true), (ENGLISH, "en", false)] {
        if std::env::var_os("UPDATE_SCREENS").is_some() {
            fs::create_dir_all(folder()).unwrap();
            draw(steps, language, film);
        } else {
            compare(steps, language);
        }
    }
}

fn compare(steps: &[Step], language: &str) {
    let tty = program("dark", language);
    play(&tty, steps, |tty, _, picture| {
        let Some((name, _)) = picture else { return };
        let drawn = fs::read_to_string(folder().join(format!("{name}-dark.svg"))).unwrap();
        let drawn = svg::text_of(&drawn).unwrap();
        let what = format!(
            "docs/screens/{name}-dark.svg (UPDATE_SCREENS=1 cargo test --test screens draws it anew):\n{drawn}\n"
        );
        tty.wait(&what, |screen| svg::text(screen) == drawn);
    });
    tty.keys("\x03");
}

fn draw(steps: &[Step], language: &str, film: bool) {
    for (theme, paper) in [("dark", DARK), ("light", LIGHT)] {
        let tty = program(theme, language);
        let (mut frames, mut written) = (Vec::new(), 0);
        play(&tty, steps, |tty, seconds, picture| {
            rest(tty);
            let (bytes, screen) = (tty.bytes(), tty.screen());
            if let Some((name, title)) = picture {
                write(&format!("{name}-{theme}.svg"), &svg::picture(&screen, paper, title));
            }
            frames.push(Frame { bytes: bytes.get(written..).unwrap_or_default().to_vec(), screen, seconds });
            written = bytes.len();
        });
        if film && theme == "dark" {
            keep(&frames, paper);
        }
        tty.keys("\x03");
    }
}

fn keep(frames: &[Frame], paper: Paper) {
    let title = "剪报 jianbao";
    write("demo.cast", &film::cast(frames, title));
    write("demo.svg", &film::moving(frames, paper, title));
}

fn write(name: &str, text: &str) {
    fs::write(folder().join(name), text).unwrap();
}
