//! Brings an index up to date with the files of its library: what is new or changed is read, what is gone is taken out.
//!
//! A file is read again if its size, times or identity changed, or what was said of it by hand; also if it was last read within the
//! two seconds in which a second change might not show in its times. Of several files with the same text the first in the library's order
//! counts. What comes of it depends on the files alone, not on the order of changes.
//!
//! A file of JSON Lines is read as a whole: each line is a page with a key of its own, and when the last has been read, pages of lines that
//! are no more are taken out and the file itself is noted. If the program ends before that, the file counts as changed.

use super::library::{Candidate, Library, Note, Odd, Skipped, batch, in_parallel, line_key, owner, shown};
use crate::index::{Entry, Fault, Store, Writer};
use crate::parse;
use crate::story::Page;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The first commit comes so soon, each later one after twice the time, so that one can search at once and segments stay few.
const FIRST: Duration = Duration::from_millis(700);
const LAST: Duration = Duration::from_secs(60);
/// A file that changed so shortly before it was read may change again without its times showing it.
const RACY: Duration = Duration::from_secs(2);
/// An update that read more files than this may take a moment longer to leave few segments behind.
const MUCH: usize = 500;
/// Counts up when cutting or facts become better, so that pages are read anew.
const CUTTER: u32 = 1;

/// A page's key, see [`Entry::key`].
type Key = Vec<u8>;
/// Half of a text's SHA-256.
type Text = [u8; 16];

/// What the system said of a page's file when it was read, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    about: About,
    /// Whether it may have changed since without showing it.
    racy: bool,
    /// Why it is not a page, if it is none.
    odd: Option<Odd>,
    /// Corrections by hand that fit nowhere, as sentences.
    misfits: Vec<String>,
}

/// What the system says of a page's file, and of the files that speak of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    cutter: u32,
    files: Vec<Option<Seen>>,
}

/// What the system says of one file: size, times in nanoseconds, number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Seen(u64, u64, u64, u64);

/// What happened while an index was brought up to date.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// More files were read.
    Read(Progress),
    /// The index has a new generation.
    Committed,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were new or had changed.
    pub read: usize,
    /// Pages that are no more.
    pub removed: usize,
    /// Files of the library that are no pages, with the reason.
    pub skipped: Vec<Skipped>,
    /// Corrections by hand that fit nowhere: name of the page, and why.
    pub misfits: Vec<(String, String)>,
    /// Paths below which there is nothing now; what is known of their pages is kept.
    pub bare: Vec<PathBuf>,
    /// Whether it was broken off, because whoever was told wanted no more.
    pub stopped: bool,
}

/// Brings a store up to date with a library, on so many threads. `tell` hears of each step and says whether to go on.
pub fn update(
    library: &Library,
    store: &Store,
    moved: &Moved,
    threads: usize,
    tell: impl FnMut(Step) -> bool,
) -> Result<Report, Fault> {
    Ledger::default().update(library, store, moved, threads, None, tell)
}

impl Ledger {
    /// The same, looking only at the files that are said to have changed, if it is said and the ledger still tells what the index holds.
    ///
    /// What lies below a path that is not there, or below which there is nothing, is kept: mostly a disk is not connected.
    pub fn update(
        &mut self,
        library: &Library,
        store: &Store,
        moved: &Moved,
        threads: usize,
        changed: Option<&HashSet<PathBuf>>,
        mut tell: impl FnMut(Step) -> bool,
    ) -> Result<Report, Fault> {
        let writer = store.writer(1)?;
        // Whoever stops at a fault leaves a ledger that holds for no generation.
        let is_current = self.generation.take() == Some(store.generation()?);
        if !is_current {
            *self = Self::read(store)?;
        }
        let changed = changed.filter(|_| is_current).and_then(|paths| library.changed(paths));
        let mut folders = HashMap::new();
        let sifted = changed.and_then(|changed| self.sift(library, changed, moved, &mut folders));
        let (todo, gone) = sifted.unwrap_or_else(|| self.walk(library, moved, &mut folders));
        let mut update = Update { writer, ledger: self, lines: HashMap::new() };
        let mut report = Report { read: todo.len(), removed: gone.len(), ..Report::default() };
        for key in &gone {
            update.remove(key);
        }
        update.read(todo, threads, &mut report, &mut tell)?;
        let heirs = update.inherit(library, &mut folders)?;
        if report.read + report.removed + heirs > 0 {
            update.writer.commit()?;
            report.stopped |= !tell(Step::Committed);
            // Takes a while now and then, and nobody waits for it.
            update.writer.tidy(report.read > MUCH)?;
        }
        let generation = store.generation()?;
        self.generation = Some(generation);
        self.tell(&mut report);
        Ok(report)
    }
}

/// Takes pages out of an index, so that their files are read anew.
pub fn forget(store: &Store, pages: &[Key]) -> Result<(), Fault> {
    let mut writer = store.writer(1)?;
    for page in pages {
        writer.remove(page);
    }
    writer.commit().map(|_| ())
}

/// What is to be done, one after another.
enum Job {
    /// A page is to be read.
    Page(Candidate, About),
    /// All pages of a file of many have been read, unless something is wrong with it.
    End(Candidate, About, Option<Odd>),
}

/// The jobs of a file: its one page, or that of each line and the end.
fn jobs(file: Candidate, about: About) -> Box<dyn Iterator<Item = Job>> {
    if !file.is_many() {
        return Box::new(std::iter::once(Job::Page(file, about)));
    }
    let mut lines = file.lines();
    let mut file = Some((file, about));
    Box::new(std::iter::from_fn(move || match lines.next() {
        Some(Ok(line)) => Some(Job::Page(line, About { cutter: CUTTER, files: Vec::new() })),
        end => file.take().map(|(file, about)| {
            let odd = end.and_then(Result::err).map(|skipped| skipped.odd);
            Job::End(file, about, odd)
        }),
    }))
}

impl Job {
    fn weight(&self) -> usize {
        match self {
            Self::Page(candidate, _) => candidate.weight(),
            Self::End(..) => 0,
        }
    }

    fn read(&self) -> Option<Result<(Page, Vec<Note>), Skipped>> {
        match self {
            Self::Page(candidate, _) => Some(candidate.read()),
            Self::End(..) => None,
        }
    }
}

/// An index that is being brought up to date.
struct Update<'a> {
    writer: Writer,
    ledger: &'a mut Ledger,
    /// Of the files of many pages that are to be read: lines that were pages and have not been read again yet.
    lines: HashMap<Key, BTreeSet<usize>>,
}

impl Update<'_> {
    /// Reads files and takes in what comes of them, with a commit now and then, until nobody wants more.
    fn read(
        &mut self,
        todo: Vec<(Candidate, About)>,
        threads: usize,
        report: &mut Report,
        tell: &mut impl FnMut(Step) -> bool,
    ) -> Result<(), Fault> {
        let began = Instant::now();
        let (mut wait, mut due) = (FIRST, began + FIRST);
        let whole = todo.iter().map(|(_, about)| about.size()).sum();
        let all = todo.iter().all(|(file, _)| !file.is_many()).then_some(todo.len());
        let mut progress = Progress { done: 0, all, stories: 0, bytes: (0, whole), spent: Duration::ZERO };
        // Bytes of the files that were read to their end.
        let mut ended = 0;
        self.expect(&todo);
        let mut jobs = todo.into_iter().flat_map(|(candidate, about)| jobs(candidate, about));
        while let Some(jobs) = batch(&mut jobs, Job::weight) {
            let read = in_parallel(&jobs, threads, Job::read);
            for (job, read) in jobs.iter().zip(read) {
                if self.writer.is_full() {
                    self.writer.commit()?;
                    report.stopped |= !tell(Step::Committed);
                }
                match (job, read) {
                    (Job::End(file, about, odd), _) => {
                        ended += about.size();
                        progress.bytes.0 = ended;
                        report.removed += self.end(file, about, odd.as_ref())?;
                    }
                    (Job::Page(candidate, about), Some(read)) => {
                        progress.done += 1;
                        ended += about.size();
                        progress.bytes.0 = ended + candidate.position().unwrap_or(0);
                        progress.stories += read.as_ref().map_or(0, |(page, _)| page.stories.len());
                        self.take(candidate, about, read)?;
                    }
                    (Job::Page(..), None) => {}
                }
            }
            progress.spent = began.elapsed();
            report.stopped |= !tell(Step::Read(progress));
            if Instant::now() >= due {
                self.writer.commit()?;
                report.stopped |= !tell(Step::Committed);
                wait = LAST.min(wait * 2);
                due = Instant::now() + wait;
            }
            if report.stopped {
                break;
            }
        }
        Ok(())
    }

    /// Reads the files that stand in for pages that are gone; says how many.
    fn inherit(
        &mut self,
        library: &Library,
        folders: &mut HashMap<PathBuf, Option<Seen>>,
    ) -> Result<usize, Fault> {
        let heirs: HashSet<Key> = std::mem::take(&mut self.ledger.heirs).into_iter().collect();
        for candidate in library.candidates_of(&heirs) {
            let about = About::of(&candidate, folders);
            let read = candidate.read();
            self.take(&candidate, &about, read)?;
        }
        Ok(heirs.len())
    }

    /// Notes which lines of files that are to be read are known.
    fn expect(&mut self, todo: &[(Candidate, About)]) {
        let many = todo.iter().filter(|(file, _)| file.is_many());
        self.lines = many.map(|(file, _)| (file.key(), BTreeSet::new())).collect();
        for (file, number) in self.ledger.known.keys().filter_map(|key| owner(key)) {
            if let Some(lines) = self.lines.get_mut(file) {
                lines.insert(number);
            }
        }
    }

    /// Ends a file of many pages: those of lines that are no more are taken out, unless the file could not be read to its end. Says how many.
    fn end(&mut self, file: &Candidate, about: &About, odd: Option<&Odd>) -> Result<usize, Fault> {
        let key = file.key();
        let lost = self.lines.remove(&key).unwrap_or_default();
        let lost = if odd.is_none() { lost } else { BTreeSet::new() };
        for number in &lost {
            self.remove(&line_key(&key, *number));
        }
        self.ledger.forget(&key);
        let stamp =
            Stamp { racy: about.is_racy(), about: about.clone(), odd: odd.cloned(), misfits: file.faults() };
        self.put(&key, &stamp, Text::default(), None)?;
        self.ledger.note(key, stamp, Text::default());
        Ok(lost.len())
    }

    fn remove(&mut self, key: &Key) {
        self.writer.remove(key);
        self.ledger.forget(key);
    }

    /// Takes in what came of reading a file.
    fn take(
        &mut self,
        candidate: &Candidate,
        about: &About,
        read: Result<(Page, Vec<Note>), Skipped>,
    ) -> Result<(), Fault> {
        let key = candidate.key();
        self.ledger.forget(&key);
        if let Some((file, number)) = owner(&key)
            && let Some(lines) = self.lines.get_mut(file)
        {
            lines.remove(&number);
        }
        let mut stamp = Stamp { racy: about.is_racy(), about: about.clone(), odd: None, misfits: Vec::new() };
        match read {
            Ok((page, outcomes)) => {
                let text: Text = half(&Sha256::digest(&page.text));
                self.ledger.twins.insert((text, key.clone()));
                let first = self.ledger.first(text).filter(|first| **first != key).map(|first| shown(first));
                let second = self.ledger.with(text).nth(1).cloned();
                stamp.misfits = outcomes.into_iter().filter_map(Result::err).collect();
                stamp.odd = first.map(Odd::SameAs);
                self.put(&key, &stamp, text, Some(&page).filter(|_| stamp.odd.is_none()))?;
                // What was the first until now is so no longer.
                let demoted = second.filter(|_| stamp.odd.is_none());
                if let Some(other) = demoted.and_then(|key| self.ledger.known.remove_entry(&key)) {
                    let (other, known) = other;
                    let older = Stamp {
                        about: known.about(),
                        racy: known.racy,
                        odd: Some(Odd::SameAs(shown(&key))),
                        misfits: known.misfits().to_vec(),
                    };
                    self.put(&other, &older, text, None)?;
                    self.ledger.note(other, older, text);
                }
                self.ledger.note(key, stamp, text);
            }
            Err(skipped) => {
                stamp.odd = Some(skipped.odd);
                self.put(&key, &stamp, Text::default(), None)?;
                self.ledger.note(key, stamp, Text::default());
            }
        }
        Ok(())
    }

    /// Writes a page; one without stories for what is none, so that its file need not be read again.
    fn put(&mut self, key: &Key, stamp: &Stamp, text: Text, page: Option<&Page>) -> Result<(), Fault> {
        let stamp = serde_json::to_vec(stamp).map_err(std::io::Error::other)?;
        let entry = Entry { key: key.clone(), stamp, digest: text };
        match page {
            Some(page) => self.writer.put(&entry, page),
            None => self.writer.put(&entry, &parse::page("", b"")),
        }
    }
}

/// The file of a page.
fn file_of(key: &Key) -> &[u8] {
    owner(key).map_or(&key[..], |(file, _)| file)
}

impl About {
    /// Bytes of the file; none of a line.
    fn size(&self) -> u64 {
        self.files.first().and_then(Option::as_ref).map_or(0, |seen| seen.0)
    }

    /// Looks at a page's file, its corrections and the settings above it; those of a folder are looked at once.
    fn of(candidate: &Candidate, folders: &mut HashMap<PathBuf, Option<Seen>>) -> Self {
        let mut files: Vec<Option<Seen>> = candidate.files().iter().map(|file| Seen::of(file)).collect();
        for settings in candidate.settings() {
            files.push(*folders.entry(settings).or_insert_with_key(|path| Seen::of(path)));
        }
        Self { cutter: CUTTER, files }
    }

    fn is_racy(&self) -> bool {
        let now = nanos(SystemTime::now());
        let young = |seen: &Seen| seen.1.max(seen.2).saturating_add(RACY.as_nanos() as u64) >= now;
        self.files.iter().flatten().any(young)
    }
}

impl Seen {
    fn of(path: &Path) -> Option<Self> {
        let about = path.metadata().ok()?;
        let modified = about.modified().map_or(0, nanos);
        #[cfg(unix)]
        let (changed, number) = {
            use std::os::unix::fs::MetadataExt;
            // Foreign file systems tell what they like, and to tell two times apart is all that is asked.
            let seconds = (about.ctime() as u64).wrapping_mul(1_000_000_000);
            (seconds.wrapping_add(about.ctime_nsec() as u64), about.ino())
        };
        #[cfg(not(unix))]
        let (changed, number) = (modified, 0);
        Some(Self(about.len(), modified, changed, number))
    }
}

fn nanos(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
}

fn half(hash: &[u8]) -> Text {
    std::array::from_fn(|n| hash.get(n).copied().unwrap_or(0))
}

mod ledger;
mod moved;
mod progress;

pub use ledger::Ledger;
pub use moved::{Compared, Moved, compare};
pub use progress::Progress;

#[cfg(test)]
mod tests;
