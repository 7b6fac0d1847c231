//! What the reader asked before, kept through restarts as plain text in the platform's data folder: `history.txt`, a query a line, the
//! newest last; `searches.txt`, `name = query`; `ways.txt`, `name = newest fuzzy`, where one is searched in a way of its own; `seen.txt`,
//! `name = ids of stories`; `trail.txt`, the stories one went through, a line of JSON each; `bookmarks.txt`, see [`bookmarks`]. All of it
//! may be read, edited and deleted by hand.
//!
//! A lock is held for each change, and what is there is read anew before it, so that two windows do not lose each other's queries.
//! A file is written aside and moved into place, or a line is added at its end: a crash leaves the old file or the new one.

use super::bookmarks::{self, Kept};
use super::error::cause;
use super::files::{self, private};
use super::{guard, home};
use crate::app::past::{MOST, Note, Past, STOPS, Saved, name_of};
use crate::app::{Effect, Event};
use crate::text::is_hidden;
use crate::tongue::shell::{self as say, heading};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// A history longer than this, in bytes, is cut down to the queries that are remembered.
const LONG: u64 = 256 << 10;
/// No more than so many bytes of a file are read.
const LARGEST: u64 = 32 << 20;
/// A line of more bytes is no query.
const LINE: usize = 4096;
/// How long the end of the program waits for the last change to be written.
const PATIENCE: Duration = Duration::from_secs(2);

const HISTORY: (&str, &str) = ("history.txt", heading::HISTORY);
const SEARCHES: (&str, &str) = ("searches.txt", heading::SEARCHES);
const WAYS: (&str, &str) = ("ways.txt", heading::WAYS);
const SEEN: (&str, &str) = ("seen.txt", heading::SEEN);
const TRAIL: (&str, &str) = ("trail.txt", heading::TRAIL);
const BOOKMARKS: (&str, &str) = ("bookmarks.txt", heading::BOOKMARKS);
const SIGN: &str = " = ";

/// The files of the past.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf at the platform's place; none on a platform without a home.
    pub fn at_home() -> Option<Self> {
        Some(Self { folder: home::data()? })
    }

    /// Reads everything. What is not there, or cannot be read, is an empty past.
    pub fn read(&self) -> Past {
        let lines = |(name, _)| self.lines(name).unwrap_or_default();
        let mut past = Past::default();
        for line in lines(HISTORY).iter().filter(|line| !is_comment(line)) {
            past.take(&Note::Asked(line.trim().to_owned()));
        }
        for (name, text) in lines(SEARCHES).iter().filter_map(|line| entry(line)) {
            let (name, text) = (name.to_owned(), text.to_owned());
            past.take(&Note::Saved(Saved { name, text, ..Saved::default() }));
        }
        for (name, words) in lines(WAYS).iter().filter_map(|line| entry(line)) {
            past.saved.iter_mut().filter(|saved| saved.name == name).for_each(|saved| saved.take_way(words));
        }
        for (name, ids) in lines(SEEN).iter().filter_map(|line| entry(line)) {
            past.take(&Note::Seen(name.to_owned(), ids.split_whitespace().map(str::to_owned).collect()));
        }
        for stop in lines(TRAIL).iter().filter_map(|line| serde_json::from_str(line).ok()) {
            past.take(&Note::Went(stop));
        }
        past
    }

    /// The lines that say where one was in each library.
    pub(super) fn bookmarks(&self) -> Vec<String> {
        self.lines(BOOKMARKS.0).unwrap_or_default()
    }

    /// Changes them.
    pub(super) fn change_bookmarks(&self, change: impl FnOnce(&mut Vec<String>)) -> io::Result<()> {
        let _held = self.hold()?;
        self.change(BOOKMARKS, change)
    }

    /// Keeps other windows from writing.
    fn hold(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let lock = private().create(true).append(true).open(self.folder.join("lock"))?;
        lock.lock()?;
        Ok(lock)
    }

    /// Writes a change down.
    pub fn keep(&self, note: &Note) -> io::Result<()> {
        let _held = self.hold()?;
        match note {
            Note::Asked(text) => self.add(text),
            Note::Forgotten(text) => self.change(HISTORY, |lines| lines.retain(|line| line.trim() != text)),
            Note::Saved(saved) => {
                let name = &saved.name;
                let way = Some(saved.way()).filter(|way| !way.is_empty());
                let ids = saved.seen.as_ref().map(|ids| ids.iter().cloned().collect::<Vec<_>>().join(" "));
                self.change(SEARCHES, |lines| put(lines, name, Some((name, &saved.text))))?;
                self.change(WAYS, |lines| put(lines, name, way.as_deref().map(|way| (name, way))))?;
                self.change(SEEN, |lines| put(lines, name, ids.as_deref().map(|ids| (name, ids))))
            }
            Note::Renamed(from, to) => {
                self.change(SEARCHES, |lines| rename(lines, from, to))?;
                self.change(WAYS, |lines| rename(lines, from, to))?;
                self.change(SEEN, |lines| rename(lines, from, to))
            }
            Note::Dropped(name) => {
                self.change(SEARCHES, |lines| put(lines, name, None))?;
                self.change(WAYS, |lines| put(lines, name, None))?;
                self.change(SEEN, |lines| put(lines, name, None))
            }
            Note::Went(stop) => self.change(TRAIL, |lines| {
                let id = format!("\"id\":{}", serde_json::json!(stop.id));
                lines.pop_if(|line| line.contains(&id));
                lines.extend(serde_json::to_string(stop));
                let over = lines.len().saturating_sub(STOPS);
                lines.drain(..over);
            }),
            Note::Seen(name, ids) => {
                self.change(SEEN, |lines| put(lines, name, Some((name, &ids.join(" ")))))
            }
        }
    }

    /// Adds a query to the history, which is cut down when it has grown long.
    fn add(&self, text: &str) -> io::Result<()> {
        let (name, heading) = HISTORY;
        // A query that looks like a comment stands back from the margin.
        let margin = if text.starts_with('#') { " " } else { "" };
        let line = format!("{margin}{}", one_line(text));
        if files::add_line(&self.folder.join(name), &mut private(), heading, &line)? < LONG {
            return Ok(());
        }
        self.change(HISTORY, |lines| {
            let mut seen = BTreeSet::new();
            let mut kept: Vec<String> =
                lines.iter().rev().filter(|line| seen.insert(line.trim())).take(MOST).cloned().collect();
            kept.reverse();
            *lines = kept;
        })
    }

    /// Changes the lines of a file.
    fn change(&self, (name, heading): (&str, &str), change: impl FnOnce(&mut Vec<String>)) -> io::Result<()> {
        let mut lines = self.lines(name)?;
        let before = lines.clone();
        change(&mut lines);
        if lines == before {
            return Ok(());
        }
        if !lines.first().is_some_and(|line| is_comment(line)) {
            lines.insert(0, heading.to_owned());
        }
        files::replace(&self.folder.join(name), &mut private(), (lines.join("\n") + "\n").as_bytes())
    }

    fn lines(&self, name: &str) -> io::Result<Vec<String>> {
        match files::read(&self.folder.join(name), LARGEST) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes)
                .lines()
                .filter(|line| name == SEEN.0 || name == BOOKMARKS.0 || line.len() <= LINE)
                .map(one_line)
                .collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.trim().is_empty()
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Reads `name = value`.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=').filter(|_| !is_comment(line))?;
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() && name_of(name) == name).then_some((name, value))
}

/// Puts another entry, or none, in the place of the one with a name.
fn put(lines: &mut Vec<String>, name: &str, new: Option<(&String, &str)>) {
    let line = new.map(|(name, value)| format!("{name}{SIGN}{}", one_line(value)));
    let place = lines.iter().position(|line| entry(line).is_some_and(|(known, _)| known == name));
    match (place.and_then(|place| lines.get_mut(place)), line) {
        (Some(old), Some(line)) => *old = line,
        (None, Some(line)) => lines.push(line),
        (_, None) => lines.retain(|line| entry(line).is_none_or(|(known, _)| known != name)),
    }
}

fn rename(lines: &mut Vec<String>, from: &str, to: &String) {
    let known = lines.iter().filter_map(|line| entry(line)).find(|(name, _)| *name == from);
    let Some(value) = known.map(|(_, value)| value.to_owned()) else { return };
    if from != to {
        put(lines, to, None);
    }
    put(lines, from, Some((to, &value)));
}

/// What the thread is told.
#[derive(Debug)]
enum Order {
    Effect(Effect),
    Bookmark(Box<Kept>),
}

/// A thread that keeps the past, in the order in which it is told.
pub struct Keeper {
    orders: Option<Sender<Order>>,
    done: Receiver<()>,
}

impl Keeper {
    /// Starts the thread. It reports when it is asked what is kept, and once if nothing can be kept.
    pub fn start(shelf: Option<Shelf>, report: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let (finish, done) = channel::<()>();
        thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            let _finish = finish;
            let Some(shelf) = shelf else { return };
            let mut complained = false;
            for order in inbox {
                let kept = match &order {
                    Order::Effect(Effect::Note(note)) => guard::run(|| shelf.keep(note)),
                    Order::Effect(Effect::Recall) => {
                        report(Event::Remembered(shelf.read()));
                        continue;
                    }
                    Order::Effect(_) => continue,
                    // That nobody goes on here next time is not worth a word now.
                    Order::Bookmark(kept) => {
                        let _ = guard::run(|| bookmarks::keep(&shelf, kept));
                        continue;
                    }
                };
                let failed = kept.map_or_else(Some, |kept| kept.err().map(|error| cause(&error)));
                if let Some(why) = failed.filter(|_| !std::mem::replace(&mut complained, true)) {
                    let place = shelf.folder.display();
                    report(Event::Failed(say::NOT_KEPT.fill([&place, &why])));
                }
            }
        })?;
        Ok(Self { orders: Some(orders), done })
    }

    /// Keeps a change, or reports what is kept.
    pub fn tell(&self, order: Effect) {
        self.send(Order::Effect(order));
    }

    /// Keeps where one is.
    pub fn mark(&self, kept: Kept) {
        self.send(Order::Bookmark(Box::new(kept)));
    }

    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }
}

impl Drop for Keeper {
    /// Waits a little for what is still to be written.
    fn drop(&mut self) {
        self.orders = None;
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

#[cfg(test)]
pub(super) mod tests {
    impl Shelf {
        pub(in crate::shell) fn folder(&self) -> &std::path::Path {
            &self.folder
        }
    }

    use super::*;
    use crate::app::trail::{Anchor, Stop};
    use crate::query::Sort;

    pub(in crate::shell) fn shelf(name: &str) -> Shelf {
        let folder = std::env::temp_dir().join(format!("jianbao-past-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Shelf { folder }
    }

    #[test]
    fn the_way_one_went_is_kept_with_the_places_one_was_at() {
        let shelf = shelf("trail");
        let stop = |id: &str, byte| Stop {
            story: 7,
            id: id.to_owned(),
            head: "河畔建起新粮仓".to_owned(),
            anchor: Anchor { piece: 2, byte },
            query: "\"千万工程\" 地点:白杨".to_owned(),
            card: None,
        };
        for step in [stop("a", 0), stop("a", 9), stop("b", 3)] {
            shelf.keep(&Note::Went(step)).unwrap();
        }
        let trail = shelf.read().trail;
        let known = |stop: Stop| Stop { story: usize::MAX, ..stop };
        assert_eq!(trail, [known(stop("a", 9)), known(stop("b", 3))]);
        for n in 0..2 * STOPS {
            shelf.keep(&Note::Went(stop(&n.to_string(), 0))).unwrap();
        }
        assert_eq!(shelf.read().trail.len(), STOPS);
    }

    fn saved(name: &str, text: &str) -> Note {
        Note::Saved(Saved { name: name.to_owned(), text: text.to_owned(), ..Saved::default() })
    }

    #[test]
    fn what_is_kept_is_what_was_told() {
        let shelf = shelf("told");
        assert_eq!(shelf.read(), Past::default());
        let notes = [
            Note::Asked("千万工程".to_owned()),
            Note::Asked("#标签 -解芳".to_owned()),
            Note::Asked("千万工程".to_owned()),
            Note::Asked("x".to_owned()),
            Note::Forgotten("x".to_owned()),
            saved("绛县", "解芳 地点:\"绛县\""),
            saved("乙", "日期:2023 = 甲"),
            Note::Seen("绛县".to_owned(), vec!["b".to_owned(), "a".to_owned()]),
            saved("丙", "丙"),
            Note::Saved(Saved {
                sort: Sort::Newest,
                fuzzy: true,
                seen: Some(["c".to_owned()].into()),
                name: "戊".to_owned(),
                text: "zx".to_owned(),
            }),
            Note::Renamed("戊".to_owned(), "己".to_owned()),
            Note::Renamed("乙".to_owned(), "丁".to_owned()),
            Note::Dropped("丙".to_owned()),
        ];
        let mut past = Past::default();
        for note in &notes {
            past.take(note);
            shelf.keep(note).unwrap();
            assert_eq!(shelf.read(), past, "{note:?}");
        }
        let text = fs::read_to_string(shelf.folder.join("searches.txt")).unwrap();
        assert!(text.starts_with("# ") && text.contains("\n绛县 = 解芳 地点:\"绛县\"\n"), "{text}");
        fs::remove_dir_all(&shelf.folder).unwrap();
    }

    #[test]
    fn notes_by_hand_stay_and_odd_lines_do_no_harm() {
        let shelf = shelf("hand");
        fs::create_dir_all(&shelf.folder).unwrap();
        let path = shelf.folder.join("searches.txt");
        fs::write(&path, b"# \xE6\x88\x91\n=\n\xff\xfe\n  = x\n\xE7\x94\xB2=\xE4\xB8\x80\n\x1b[2J = y\n")
            .unwrap();
        fs::write(shelf.folder.join("history.txt"), format!("{}\n\u{1b}[2J甲\n", "长".repeat(LINE))).unwrap();
        let past = shelf.read();
        assert_eq!(past.asked, ["[2J甲"]);
        assert_eq!(past.saved.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["甲", "[2J"]);
        shelf.keep(&saved("甲", "二")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# 我\n=\n") && text.contains("甲 = 二") && !text.contains("甲=一"),
            "{text}"
        );
        fs::remove_file(&path).unwrap();
        fs::create_dir_all(&path).unwrap();
        assert!(shelf.keep(&saved("乙", "三")).is_err(), "what is no file is left alone");
        fs::remove_dir_all(&shelf.folder).unwrap();
    }

    #[test]
    fn two_windows_lose_nothing() {
        let shelf = shelf("two");
        let query = |window: usize, n: usize| format!("{window}窗{n}");
        let write = |window: usize| {
            let shelf = shelf.clone();
            thread::spawn(move || {
                for n in 0..20 {
                    shelf.keep(&Note::Asked(query(window, n))).unwrap();
                    shelf.keep(&saved(&query(window, n), "甲")).unwrap();
                }
            })
        };
        let windows: Vec<_> = (0..4).map(write).collect();
        for window in windows {
            window.join().unwrap();
        }
        let past = shelf.read();
        for (window, n) in (0..4).flat_map(|window| (0..20).map(move |n| (window, n))) {
            assert!(past.asked.contains(&query(window, n)) && past.of(&query(window, n)).is_some());
        }
        fs::remove_dir_all(&shelf.folder).unwrap();
    }

    #[test]
    fn the_history_stays_short() {
        let shelf = shelf("short");
        fs::create_dir_all(&shelf.folder).unwrap();
        let line = |n: usize| format!("{n} {}\n", "甲".repeat(100));
        let path = shelf.folder.join("history.txt");
        fs::write(&path, (0..2 * MOST).map(line).collect::<String>()).unwrap();
        shelf.keep(&Note::Asked("新".to_owned())).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().filter(|line| !is_comment(line)).count(), MOST);
        assert_eq!(shelf.read().asked.first().map(String::as_str), Some("新"));
        fs::remove_dir_all(&shelf.folder).unwrap();
    }

    #[test]
    fn the_keeper_writes_before_it_goes_and_complains_once() {
        let shelf = shelf("keeper");
        let keeper = Keeper::start(Some(shelf.clone()), |_| true).unwrap();
        keeper.tell(Effect::Note(Note::Asked("甲".to_owned())));
        drop(keeper);
        assert_eq!(shelf.read().asked, ["甲"]);
        fs::remove_dir_all(&shelf.folder).unwrap();
        fs::write(&shelf.folder, "").unwrap();
        let (send, events) = channel();
        let keeper = Keeper::start(Some(shelf.clone()), move |event| send.send(event).is_ok()).unwrap();
        keeper.tell(Effect::Note(Note::Asked("甲".to_owned())));
        keeper.tell(Effect::Note(Note::Asked("乙".to_owned())));
        drop(keeper);
        let complaints = events.iter().filter(|event| matches!(event, Event::Failed(_))).count();
        assert_eq!(complaints, 1);
        fs::remove_file(&shelf.folder).unwrap();
    }
}
