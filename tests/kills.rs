//! The real program is killed at random moments while it brings an index up to date, and its folder changes in between: the index is
//! whole after each kill, never goes back, and is at last what a fresh one is. `JIANBAO_KILLS=5000` kills more often.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it tried"
)]
#![cfg(unix)]

#[path = "made/pages.rs"]
mod made;

use jianbao::index::{Fault, Index, Store};
use jianbao::query::{Query, Sort};
use made::Dice;
use notify::{RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tempfile::TempDir;

/// Kills of one folder and its index, before it is compared with a fresh one.
const SERIES: usize = 20;
/// Series that run at a time.
const AT_A_TIME: usize = 2;
/// Far beyond what any run takes: only a hang reaches it.
const DEADLINE: Duration = Duration::from_secs(120);

/// What happened to the index that is being killed.
enum Happening {
    /// Its files changed.
    Changed,
    /// This run has ended.
    Ended(usize),
}

/// When to kill.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// After so long.
    After(Duration),
    /// At so many changes of the index's files.
    Change(usize),
}

/// A folder that changes, and its index.
struct Series {
    base: TempDir,
    dice: Dice,
    /// All that ever stood under a name.
    texts: HashMap<String, HashSet<String>>,
    pages: BTreeSet<String>,
    made: u64,
    generation: u64,
    runs: usize,
}

/// What the kills hit.
#[derive(Default)]
struct Hits {
    running: usize,
    late: usize,
    compared: usize,
    /// Series, generation and phase: where the index stood.
    moments: HashSet<(usize, u64, String)>,
}

impl Series {
    fn new(seed: usize) -> Self {
        let base = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let mut series = Self {
            base,
            dice: Dice::new(seed as u64),
            texts: HashMap::new(),
            pages: BTreeSet::new(),
            made: seed as u64 * 10_000,
            generation: 0,
            runs: 0,
        };
        for _ in 0..8 {
            series.add();
        }
        series
    }

    fn folder(&self) -> PathBuf {
        self.base.path().join("pages")
    }

    /// The program on the folder, its index in a home of this name.
    fn command(&self, home: &str) -> Command {
        let home = self.base.path().join(home);
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args(["index", "--json"]).arg(self.folder()).env("LC_ALL", "C.UTF-8").env("HOME", &home);
        command.env("XDG_DATA_HOME", home.join("data")).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// Where the index of a home lies; none before there is one.
    fn index(&self, home: &str) -> Option<PathBuf> {
        let libraries = self.base.path().join(home).join("data/jianbao/libraries");
        let library = fs::read_dir(libraries).ok()?.next()?.unwrap().path();
        Some(library.join("index")).filter(|index| index.is_dir())
    }

    fn write(&mut self, name: &str, text: String) {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &text).unwrap();
        self.texts.entry(name.to_owned()).or_default().insert(text);
        self.pages.insert(name.to_owned());
    }

    fn fresh_name(&mut self) -> String {
        format!("{}/{:03}.txt", ["甲报", "乙报", "丙报"][self.dice.roll(3)], self.dice.roll(400))
    }

    fn any_page(&mut self) -> Option<String> {
        let nth = self.dice.roll(self.pages.len());
        self.pages.iter().nth(nth).cloned()
    }

    fn add(&mut self) {
        self.made += 1;
        let name = self.fresh_name();
        self.write(&name, made::text(self.made));
    }

    /// Adds, edits, renames, deletes or duplicates pages.
    fn change(&mut self) {
        for _ in 0..=self.dice.roll(3) {
            let Some(page) = self.any_page() else { return self.add() };
            let path = self.folder().join(&page);
            let text = fs::read_to_string(&path).unwrap();
            let other = self.fresh_name();
            match self.dice.roll(if self.pages.len() > 14 { 6 } else { 5 }) {
                0 => self.add(),
                1 => {
                    self.made += 1;
                    self.write(&page, text + &made::text(self.made));
                }
                2 => {
                    fs::remove_file(path).unwrap();
                    self.pages.remove(&page);
                    self.write(&other, text);
                }
                3 => self.write(&other, text),
                _ => {
                    fs::remove_file(path).unwrap();
                    self.pages.remove(&page);
                }
            }
        }
    }

    /// Starts the program, kills it at the moment, and says whether it was still running.
    fn kill(&mut self, moment: Moment, happenings: &Receiver<Happening>, tell: &Sender<Happening>) -> bool {
        self.runs += 1;
        let run = self.runs;
        while happenings.try_recv().is_ok() {}
        let mut child = self.command("home").spawn().unwrap();
        let (mut output, tell) = (child.stdout.take().unwrap(), tell.clone());
        thread::spawn(move || {
            let _ = output.read_to_end(&mut Vec::new());
            tell.send(Happening::Ended(run))
        });
        let (wait, mut changes) = match moment {
            Moment::After(wait) => (wait, usize::MAX),
            Moment::Change(nth) => (DEADLINE, nth),
        };
        let until = Instant::now() + wait;
        while changes > 0 {
            match happenings.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Happening::Changed) => changes -= 1,
                Ok(Happening::Ended(ended)) if ended == run => break,
                Ok(Happening::Ended(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => unreachable!("this series holds a sender"),
            }
        }
        child.kill().unwrap();
        child.wait().unwrap().signal() == Some(9)
    }

    /// Runs the program to its end; says how long that took.
    fn complete(&mut self, home: &str) -> Duration {
        let began = Instant::now();
        let output = self.command(home).stderr(Stdio::piped()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        began.elapsed()
    }

    /// Asserts that the index is sound and whole, and did not go back; gives what it was doing.
    fn check(&mut self) -> (u64, String) {
        let nothing = (0, "no index".to_owned());
        let Some(folder) = self.index("home") else { return nothing };
        let store = match Store::open(&folder, None) {
            Err(Fault::Missing) if self.generation == 0 => return nothing,
            store => store.unwrap(),
        };
        assert_eq!(store.damaged().unwrap(), Vec::<String>::new());
        let generation = store.generation().unwrap();
        assert!(generation >= self.generation, "from {} back to {generation}", self.generation);
        let index = store.load().unwrap();
        let mut found: HashMap<String, usize> = HashMap::new();
        for number in index.matching(&Query::default()) {
            let (page, _) = index.open(number).unwrap();
            let texts =
                self.texts.get(&page.name).unwrap_or_else(|| panic!("never was there: {}", page.name));
            assert!(texts.contains(&page.text), "{} never held this: {}", page.name, page.text);
            let stories = found.entry(page.name.clone()).or_default();
            *stories += 1;
            assert!(*stories <= page.stories.len(), "{} has stories twice", page.name);
            if *stories == page.stories.len() {
                *stories = 0;
            }
        }
        found.retain(|_, stories| *stories > 0);
        assert!(found.is_empty(), "half pages: {found:?}");
        let keys: Vec<_> = store.entries().unwrap().into_iter().map(|entry| entry.key).collect();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "a page is there twice");
        let moved = if generation > self.generation { "after" } else { "before" };
        let phase = format!("{moved} the commit, {:?}", unfinished(&folder));
        self.generation = generation;
        (generation, phase)
    }

    /// Asserts that the index is what a fresh one is, and has nothing left over.
    fn compare(&mut self) {
        self.complete("home");
        self.check();
        self.complete("fresh");
        let (old, fresh) = (self.index("home").unwrap(), self.index("fresh").unwrap());
        let left: Vec<_> = unfinished(&old).into_keys().collect();
        assert!(left.iter().all(|kind| kind == "tmp"), "left over: {left:?}");
        let (old, fresh) = (Store::open(&old, None).unwrap(), Store::open(&fresh, None).unwrap());
        let entries = |store: &Store| -> BTreeMap<Vec<u8>, [u8; 16]> {
            store.entries().unwrap().into_iter().map(|entry| (entry.key, entry.digest)).collect()
        };
        assert_eq!(entries(&old), entries(&fresh));
        assert_eq!(seen(&old.load().unwrap()), seen(&fresh.load().unwrap()));
        fs::remove_dir_all(self.base.path().join("fresh")).unwrap();
    }
}

/// Files of an index that its last commit does not know: how many of each kind.
fn unfinished(folder: &Path) -> BTreeMap<String, usize> {
    let known = fs::read_to_string(folder.join("meta.json")).unwrap_or_default().replace('-', "");
    let mut kinds = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let (stem, kind) = name.split_once('.').unwrap_or((&name, ""));
        let is_known = !stem.is_empty() && (stem == "meta" || known.contains(stem));
        if is_known || kind.starts_with("tantivy-") || kind == "managed.json" {
            continue;
        }
        let kind = if stem.is_empty() { "tmp" } else { kind.rsplit('.').next().unwrap() };
        *kinds.entry(kind.to_owned()).or_default() += 1;
    }
    kinds
}

/// What a reader sees: for some queries all that is found, in every order, counted, and the stories themselves.
fn seen(index: &Index) -> Vec<String> {
    let mut seen = Vec::new();
    for text in ["", "修好水渠", "青石镇", "春天", "陈志远", "-夜校", "xinqiao", "1"] {
        for sort in [Sort::Relevance, Sort::Page] {
            let query = Query { text: text.to_owned(), sort, limit: 0, ..Query::default() };
            let found = index.search(&query);
            seen.push(format!("{text} {sort:?} {}", found.total));
            seen.extend(found.hits.iter().map(|hit| {
                let head = &hit.head;
                format!("{} {} {:?} {:?}", head.id, head.page, hit.score, hit.snippet)
            }));
        }
        let query = Query { text: text.to_owned(), ..Query::default() };
        seen.push(format!("{:?}", index.facets(&query)));
        for number in index.matching(&query) {
            let (page, nth) = index.open(number).unwrap();
            seen.push(format!("{:?}", page.stories[nth]));
        }
    }
    seen
}

/// One series: kills until so many have hit, or hardly any do; then the comparison.
fn series(number: usize, hits: &Mutex<Hits>) -> usize {
    let mut series = Series::new(number);
    let (tell, happenings) = channel();
    let (mut changes, mut spent) = (40, Duration::from_millis(400));
    let mut watcher = None;
    let mut hit = 0;
    for attempt in 0..SERIES * 3 {
        if hit == SERIES {
            break;
        }
        if attempt == 2 {
            // The first two kills hit an index that is only begun; now the moments are told from a run to the end.
            series.complete("home");
            let tell = tell.clone();
            let mut watching = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| !event.kind.is_access()) {
                    let _ = tell.send(Happening::Changed);
                }
            })
            .unwrap();
            watching.watch(&series.index("home").unwrap(), RecursiveMode::NonRecursive).unwrap();
            watcher = Some(watching);
            series.change();
            spent = series.complete("home");
            changes = happenings.try_iter().count().max(10);
            series.check();
            series.change();
        }
        let moment = if attempt < 2 || series.dice.roll(4) == 0 {
            Moment::After(spent.mul_f64(series.dice.roll(1000) as f64 / 1000.0))
        } else {
            Moment::Change(1 + series.dice.roll(changes))
        };
        let running = series.kill(moment, &happenings, &tell);
        let (generation, phase) = series.check();
        let mut hits = hits.lock().unwrap();
        if running {
            hit += 1;
            hits.running += 1;
            hits.moments.insert((number, generation, phase));
        } else {
            hits.late += 1;
        }
        drop(hits);
        series.change();
    }
    drop(watcher);
    series.compare();
    hits.lock().unwrap().compared += 1;
    hit
}

#[test]
fn whoever_is_killed_leaves_a_whole_index() {
    let wanted: usize = env::var("JIANBAO_KILLS").map_or(200, |kills| kills.parse().unwrap());
    let (done, next, hits) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Hits::default()));
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while done.load(Ordering::Relaxed) < wanted
                    && next.load(Ordering::Relaxed) < wanted / SERIES * 3 + 2
                {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    done.fetch_add(series(number, &hits), Ordering::Relaxed);
                }
            });
        }
    });
    let hits = hits.into_inner().unwrap();
    let phases: BTreeSet<&String> = hits.moments.iter().map(|(_, _, phase)| phase).collect();
    println!(
        "{} kills of a running index, {} too late; {} moments in {} phases; {} comparisons with a fresh index",
        hits.running,
        hits.late,
        hits.moments.len(),
        phases.len(),
        hits.compared
    );
    assert!(hits.running >= wanted, "only {} kills hit a running index", hits.running);
    assert!(hits.moments.len() >= 30, "only {} different moments were hit", hits.moments.len());
    assert!(phases.len() >= 10, "always in the same phases: {phases:?}");
}
