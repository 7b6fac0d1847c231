//! From a key to the frame it leads to, through the whole screen but the terminal: `cargo bench --bench frame`.
//!
//! `JIANBAO_INDEX=folder` names an index on disk (see `jianbao index`); without it the sample pages are read. `painted` is what one waits for before
//! anything else happens: the key is taken and the window of 120 by 36 is drawn. `answered` is that and all that the key leads to, one after the
//! other and each drawn: hits, counts, the story and its related ones, which in the reader come from another thread while one types on.
#![allow(clippy::unwrap_used, missing_docs, reason = "a measurement stops at the first surprise")]

use divan::Bencher;
use jianbao::app::key::Key;
use jianbao::app::{App, Effect, Event, answer};
use jianbao::corpus::Corpus;
use jianbao::index::{Store, Words};
use jianbao::shell::library::Library;
use jianbao::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Columns and rows of the window.
const SIZE: (u16, u16) = (120, 36);

/// What is measured: its name, the keys that lead there, and the key.
const STROKES: &[(&str, &[&str], &str)] = &[
    ("first letter", &["/"], "经"),
    ("second letter", &["/", "经"], "济"),
    ("fourth letter", &["/", "经", "济", "发"], "展"),
    ("first letter of a sound", &["/"], "j"),
    ("fourth letter of initials", &["/", "j", "j", "f"], "z"),
    ("letter taken back", &["/", "经", "济", "发"], "backspace"),
    ("down in the results", &["/", "经", "济", "enter", "esc"], "down"),
    ("down in the text", &["/", "经", "济", "enter"], "down"),
    ("a window down in the text", &["/", "经", "济", "enter"], "pagedown"),
    ("related stories", &["/", "经", "济", "enter"], "r"),
    ("down in the filters", &["/", "经", "济", "enter", "f"], "down"),
    ("a filter chosen", &["/", "经", "济", "enter", "f", "down"], "space"),
    ("the page as it was", &["/", "经", "济", "enter"], "v"),
    ("help", &["/", "经", "济", "enter"], "?"),
];

fn main() {
    divan::main();
}

/// An app before a window, its effects waiting.
struct Desk {
    app: App,
    window: Terminal<TestBackend>,
    waiting: Vec<Effect>,
}

impl Desk {
    fn new(corpus: Arc<Corpus>) -> Self {
        let (app, waiting) = App::new(corpus, SIZE);
        Self { app, window: Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap(), waiting }
    }

    /// At the place where a key is pressed, everything answered and drawn.
    fn at(keys: &[&str]) -> Self {
        let mut desk = Self::new(corpus());
        desk.settle();
        for key in keys {
            desk.press(key);
            desk.settle();
        }
        desk
    }

    fn press(&mut self, key: &str) {
        self.take(Event::Key(Key::named(key).unwrap()));
    }

    /// Lets an event change the state, and draws.
    fn take(&mut self, event: Event) {
        self.waiting.extend(self.app.update(event));
        self.draw();
    }

    fn draw(&mut self) {
        self.window.draw(|frame| ui::draw(&self.app, frame)).unwrap();
    }

    /// Answers what is asked until nothing is.
    fn settle(&mut self) {
        while !self.waiting.is_empty() {
            for effect in std::mem::take(&mut self.waiting) {
                if let Some(event) = answer(&corpus(), &effect) {
                    self.take(event);
                }
            }
        }
    }
}

/// The library is opened and its first frame drawn, before anything is asked of it.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn first_painted(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let mut desk = Desk::new(library());
        desk.draw();
        desk
    });
}

/// The same with all answers of the first screen.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn first_answered(bencher: Bencher<'_, '_>) {
    corpus();
    bencher.bench_local(|| {
        let mut desk = Desk::new(library());
        desk.draw();
        desk.settle();
        desk
    });
}

#[divan::bench(args = STROKES.iter().map(|(name, ..)| *name), sample_count = 30, sample_size = 1)]
fn painted(bencher: Bencher<'_, '_>, name: &str) {
    let (_, keys, key) = stroke(name);
    bencher.with_inputs(|| Desk::at(keys)).bench_local_values(|mut desk| {
        desk.press(key);
        desk
    });
}

#[divan::bench(args = STROKES.iter().map(|(name, ..)| *name), sample_count = 30, sample_size = 1)]
fn answered(bencher: Bencher<'_, '_>, name: &str) {
    let (_, keys, key) = stroke(name);
    bencher.with_inputs(|| Desk::at(keys)).bench_local_values(|mut desk| {
        desk.press(key);
        desk.settle();
        desk
    });
}

fn stroke(name: &str) -> &'static (&'static str, &'static [&'static str], &'static str) {
    STROKES.iter().find(|(own, ..)| *own == name).unwrap()
}

/// The library, opened once.
fn corpus() -> Arc<Corpus> {
    static CORPUS: OnceLock<Arc<Corpus>> = OnceLock::new();
    Arc::clone(CORPUS.get_or_init(library))
}

/// Opens the library: from the disk, or the sample pages.
fn library() -> Arc<Corpus> {
    static WORDS: OnceLock<Arc<Words>> = OnceLock::new();
    let words = WORDS.get_or_init(|| Arc::new(Words::load()));
    Arc::new(match std::env::var("JIANBAO_INDEX") {
        Ok(folder) => Corpus::load(0, &Store::open(Path::new(&folder), Some(words)).unwrap()).unwrap(),
        Err(_) => Corpus::build(0, Library::open(&[]).unwrap().read().pages, Some(words)),
    })
}
