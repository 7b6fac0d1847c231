//! A library: the folder, files or sample pages one reads. Files are only ever read, and an odd one is listed, never fatal.

use super::corrections;
use super::error::{Error, cause};
use super::{guard, sample};
use crate::parse::overlay::Correction;
use crate::story::Page;
use crate::text;
use crate::tongue::shell as say;
use sha2::{Digest, Sha256};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::num::NonZero;
use std::panic;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

mod bytes;
mod candidate;
mod changed;
mod lines;
mod odd;
mod roots;
mod walk;

pub(super) use super::corrections::Note;
pub(super) use candidate::Candidate;
use candidate::{SETTINGS, Source, settings_of};
pub(super) use changed::Changed;
pub(super) use lines::{key as line_key, owner, shown};
pub use odd::{Odd, Skipped};

/// The largest page, in bytes. A printed page is some 50 KB; beyond this a file, or a line of one, is something else.
pub const LARGEST: u64 = 4 << 20;

/// So much is read from standard input, which is kept in memory.
const LARGEST_STREAM: u64 = 256 << 20;

/// So many pages, or so many bytes of them, are handed to the threads at a time.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 16 << 20;

/// What stands between the parts of a key.
const SEPARATOR: &[u8] = MAIN_SEPARATOR_STR.as_bytes();

/// Where pages come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Library {
    /// The pages built into the program.
    Sample,
    /// Folders, with all below them, single files, and patterns of either.
    Paths(Vec<PathBuf>),
    /// What came from standard input: a page, or many as JSON Lines.
    Stream(Arc<[u8]>),
}

/// Where a page stands in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// It is this text file, line for line.
    Text(PathBuf),
    /// It was made of this file: of a packed one, of one of tags, of the line of this number.
    Part(PathBuf, Option<usize>),
    /// It is in no file.
    Nowhere,
}

/// What reading a library brought.
#[derive(Debug, Default)]
pub struct Reading {
    /// The pages, in library order: as the paths were given, within a folder by path.
    pub pages: Vec<Arc<Page>>,
    /// What was not read, in the same order.
    pub skipped: Vec<Skipped>,
    /// Corrections by hand that were applied.
    pub corrected: Vec<Corrected>,
    /// Corrections by hand that were not.
    pub misfits: Vec<Misfit>,
}

/// A correction by hand that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Name of the page.
    pub page: String,
    /// What was corrected.
    pub correction: Correction,
}

/// A correction by hand that does not fit its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Name of the page.
    pub page: String,
    /// Which one, and why, as a sentence.
    pub why: String,
}

impl Library {
    /// The library the reader names: nothing or `seeds` is the sample library (a folder of that name is `./seeds`).
    pub fn open(paths: &[PathBuf]) -> Result<Self, Error> {
        if paths.is_empty() || paths == [Path::new("seeds")] {
            return Ok(Self::Sample);
        }
        if paths.iter().any(|path| lines::is_stream(path)) {
            let [_] = paths else {
                return Err(Error::Usage(say::STDIN_ALONE.to_string()));
            };
            return Ok(Self::Stream(given()?));
        }
        match paths.iter().find(|path| !roots::is_there(path)) {
            Some(lost) => Err(Error::Missing(lost.display().to_string())),
            None => Ok(Self::Paths(paths.to_vec())),
        }
    }

    /// Files that are none of a library's business, by the endings of their names, the most frequent first.
    pub(super) fn others(&self) -> Vec<(String, usize)> {
        match self {
            Self::Paths(paths) => walk::others(paths),
            Self::Sample | Self::Stream(_) => Vec::new(),
        }
    }

    /// The folders and files to watch for changes.
    pub(super) fn watched(&self) -> Vec<PathBuf> {
        match self {
            Self::Paths(paths) => paths.iter().map(|path| roots::watched(path)).collect(),
            Self::Sample | Self::Stream(_) => Vec::new(),
        }
    }

    /// Reads and parses all pages, on as many threads as the machine has cores.
    pub fn read(&self) -> Reading {
        self.read_on(thread::available_parallelism().map_or(1, NonZero::get))
    }

    /// Writes a correction down and gives the page as it is read with it. One that does not fit is not written.
    pub fn correct(&self, name: &str, correction: &Correction) -> Result<Page, Error> {
        self.change(name, true, |path| corrections::add(path, correction))
    }

    /// Takes the last correction of a page back and gives the page as it is read then.
    pub fn uncorrect(&self, name: &str) -> Result<Page, Error> {
        self.change(name, false, |path| corrections::take_back(path).map(drop))
    }

    /// Changes the corrections of a page and reads it anew. Where one was added that does not fit, it is taken back.
    fn change(
        &self,
        name: &str,
        adds: bool,
        change: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<Page, Error> {
        let candidate = self.candidate(name).ok_or_else(|| Error::Missing(name.to_owned()))?;
        let uncorrected = |why: String| Error::Uncorrected { page: name.to_owned(), why };
        let path =
            candidate.corrections().ok_or_else(|| uncorrected(say::NO_CORRECTIONS_PLACE.to_string()))?;
        change(&path).map_err(|error| uncorrected(cause(&error)))?;
        let (page, outcomes) = candidate.read().map_err(|skipped| uncorrected(skipped.odd.to_string()))?;
        // What became of the corrections comes first, in their order, and the new one is the last of them.
        let last = corrections::read(&path).len().checked_sub(1).filter(|_| adds);
        match last.and_then(|last| outcomes.get(last)) {
            Some(Err(why)) => {
                corrections::take_back(&path).map_err(|error| uncorrected(cause(&error)))?;
                Err(Error::Misfit(why.clone()))
            }
            _ => Ok(page),
        }
    }

    /// The page of a name. Where the name tells the path, nothing else is looked at.
    fn candidate(&self, name: &str) -> Option<Candidate> {
        if let Self::Paths(paths) = self
            && let Some(candidate) = walk::named(paths, name)
        {
            return Some(candidate);
        }
        let is_file =
            |c: &Candidate| name == c.name || c.is_many() && name.starts_with(&format!("{}#", c.name));
        let mut found = self.candidates();
        found.retain(|found| found.as_ref().is_ok_and(is_file));
        lines::pages(found).flatten().find(|candidate| candidate.name == name)
    }

    /// Where the page of a name stands.
    pub fn whereabouts(&self, name: &str) -> Option<Whereabouts> {
        self.candidate(name).map(|candidate| candidate.whereabouts())
    }

    /// Whether a file written there would be taken for a page of this library.
    pub fn would_take(&self, path: &Path) -> bool {
        if walk::kind(path).is_none() {
            return false;
        }
        // A folder that is still to be made lies where the one above it does.
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = whole.ancestors().skip(1).find_map(|above| above.canonicalize().ok());
        let mut roots = self.watched().into_iter().filter_map(|root| root.canonicalize().ok());
        folder.is_some_and(|folder| roots.any(|root| folder.starts_with(root)))
    }

    /// The pages of some keys, as far as they are there.
    pub(super) fn candidates_of(&self, keys: &HashSet<Vec<u8>>) -> impl Iterator<Item = Candidate> {
        let files: HashSet<&[u8]> =
            keys.iter().map(|key| owner(key).map_or(&key[..], |(file, _)| file)).collect();
        let mut found = if keys.is_empty() { Vec::new() } else { self.candidates() };
        found.retain(|found| found.as_ref().is_ok_and(|candidate| files.contains(&candidate.key[..])));
        lines::pages(found).flatten().filter(|candidate| keys.contains(&candidate.key))
    }

    /// The paths below which there is nothing now, of all whose files have these keys. A disk that is not connected looks just so, and
    /// so does one that was emptied.
    pub(super) fn bare(&self, keys: &HashSet<Vec<u8>>) -> Vec<Bare> {
        let Self::Paths(paths) = self else { return Vec::new() };
        let labels =
            roots::labels(paths).into_iter().map(|label| label.into_os_string().into_encoded_bytes());
        let all = labels.zip(paths).map(|(label, path)| Bare { label, path: path.clone() });
        let mut all: Vec<Bare> = all.collect();
        // There may be as many paths as keys.
        let mut lacking: HashSet<Vec<u8>> = all.iter().map(|root| root.label.clone()).collect();
        for key in keys {
            if lacking.is_empty() {
                break;
            }
            let ends =
                (0..key.len()).filter(|&at| key.get(at..).is_some_and(|rest| rest.starts_with(SEPARATOR)));
            for end in std::iter::once(0).chain(ends).chain([key.len()]) {
                lacking.remove(key.get(..end).unwrap_or_default());
            }
        }
        all.retain(|root| lacking.contains(&root.label));
        all
    }

    /// Whether there is something below each path, so that an index can be made anew of it.
    pub(super) fn is_whole(&self) -> bool {
        let keys = self.candidates().into_iter().flatten().map(|candidate| candidate.key).collect();
        self.bare(&keys).is_empty()
    }

    /// The files that may be pages, and what is none, in library order.
    pub(super) fn candidates(&self) -> Vec<Result<Candidate, Skipped>> {
        match self {
            Self::Sample => {
                sample::PAGES.iter().map(|&(name, bytes)| Ok(Candidate::built(name, bytes))).collect()
            }
            Self::Paths(paths) => walk::candidates(paths),
            Self::Stream(given) => vec![Ok(Candidate::given(given.clone()))],
        }
    }

    /// What it means that something at these paths has changed; none where the whole library must be looked at.
    pub(super) fn changed(&self, at: &HashSet<PathBuf>) -> Option<Changed> {
        match self {
            Self::Paths(paths) => changed::changed(paths, at),
            Self::Sample | Self::Stream(_) => None,
        }
    }

    /// The same on so many threads; the result does not depend on their number.
    fn read_on(&self, threads: usize) -> Reading {
        let mut reading = Reading::default();
        let found = self.candidates();
        for file in found.iter().flatten().filter(|candidate| candidate.is_many()) {
            reading.note(&file.name, file.faults().into_iter().map(Err).collect(), None);
        }
        let mut pages = lines::pages(found);
        let mut seen: HashMap<[u8; 32], String> = HashMap::new();
        let read = |found: &Result<Candidate, Skipped>| match found {
            Ok(candidate) => candidate.read(),
            Err(skipped) => Err(skipped.clone()),
        };
        let weight = |found: &Result<Candidate, Skipped>| found.as_ref().map_or(0, Candidate::weight);
        while let Some(found) = batch(&mut pages, weight) {
            for result in in_parallel(&found, threads, read) {
                reading.take(result, &mut seen);
            }
        }
        reading
    }
}

/// A path of a library below which there is nothing.
#[derive(Debug)]
pub(super) struct Bare {
    /// What the keys of its pages begin with.
    label: Vec<u8>,
    /// The path as it was given.
    pub(super) path: PathBuf,
}

impl Bare {
    /// A path that the library calls by this name.
    fn of(name: &Path, path: &Path) -> Self {
        Self { label: name.as_os_str().as_encoded_bytes().to_vec(), path: path.to_owned() }
    }

    /// Whether a file of this key lay below it.
    pub(super) fn holds(&self, key: &[u8]) -> bool {
        let rest = key.strip_prefix(&self.label[..]);
        self.label.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(SEPARATOR))
    }
}

impl Reading {
    /// Takes in what came of a file or line; of several with the same text the first.
    fn take(&mut self, read: Result<(Page, Vec<Note>), Skipped>, seen: &mut HashMap<[u8; 32], String>) {
        let kept = read.and_then(|(page, outcomes)| {
            let first = match seen.entry(Sha256::digest(&page.text).into()) {
                Entry::Occupied(first) => Some(first.get().clone()),
                Entry::Vacant(place) => {
                    place.insert(page.name.clone());
                    None
                }
            };
            self.note(&page.name, outcomes, first.as_deref());
            match first {
                Some(first) => Err(Skipped { odd: Odd::SameAs(first), path: page.name }),
                None => Ok(page),
            }
        });
        match kept {
            Ok(page) => self.pages.push(Arc::new(page)),
            Err(skipped) => self.skipped.push(skipped),
        }
    }

    /// Notes what became of a page's corrections. If the page was not taken in for it is the same as another, they came to nothing.
    fn note(&mut self, page: &str, outcomes: Vec<Note>, same_as: Option<&str>) {
        for outcome in outcomes {
            let page = page.to_owned();
            match (outcome, same_as) {
                (Ok(correction), None) => self.corrected.push(Corrected { page, correction }),
                (Ok(correction), Some(other)) => {
                    let why = say::SAME_PAGE_CORRECTED.fill([&page, &correction, &other]);
                    self.misfits.push(Misfit { page, why });
                }
                // One faulty jianbao.toml speaks to many pages.
                (Err(why), _) if why.contains(SETTINGS) && self.misfits.iter().any(|m| m.why == why) => {}
                (Err(why), _) => self.misfits.push(Misfit { page, why }),
            }
        }
    }
}

/// Reads and parses one file, whatever its name ends in, page by page; `-` is standard input. A file that is no page at all is an error;
/// so is each line that is none, and the other lines are read all the same.
pub fn read_file(path: &Path) -> Box<dyn Iterator<Item = Result<Page, Error>>> {
    let candidate = match lines::is_stream(path).then(given).transpose() {
        Ok(given) => given.map_or_else(|| walk::file(path), Candidate::given),
        Err(error) => return Box::new(std::iter::once(Err(error))),
    };
    let lost = !lines::is_stream(path)
        && path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let whole = path.display().to_string();
    if lost {
        return Box::new(std::iter::once(Err(Error::Missing(whole))));
    }
    let pages = lines::pages(vec![Ok(candidate)]).map(move |found| {
        let candidate = found.map_err(|skipped| (skipped.path, skipped.odd))?;
        let read = guard::run(|| candidate.understand()).unwrap_or_else(|said| Err(Odd::Broken(said)));
        let is_line = matches!(candidate.from, Source::Line(_));
        let path = if is_line { candidate.name.clone() } else { whole.clone() };
        read.map(|(page, _)| page).map_err(|odd| (path, odd))
    });
    Box::new(pages.map(|page| page.map_err(|(path, odd)| Error::Unreadable { path, why: odd.to_string() })))
}

/// Reads a text that is no page, such as the settings or a list of words, in whatever encoding; `-` is standard input.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let is_stream = lines::is_stream(path);
    let bytes = if is_stream { bytes::whole(io::stdin().lock()) } else { bytes::of(path) };
    let bytes = bytes.map_err(|odd| match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_stream => {
            Error::Missing(path.display().to_string())
        }
        _ => Error::Unreadable { path: path.display().to_string(), why: odd.to_string() },
    })?;
    Ok(text::decode::decode(&bytes).0)
}

/// All of standard input.
fn given() -> Result<Arc<[u8]>, Error> {
    let unreadable = |why| Error::Unreadable { path: "-".to_owned(), why };
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST_STREAM + 1).read_to_end(&mut bytes);
    let size = read.map_err(|error| unreadable(cause(&error)))? as u64;
    if size > LARGEST_STREAM {
        return Err(unreadable(say::STDIN_TOO_BIG.fill([&(LARGEST_STREAM >> 20)])));
    }
    Ok(bytes.into())
}

/// So many items as the threads are given at a time; none when there are no more.
pub(super) fn batch<T>(items: &mut impl Iterator<Item = T>, weight: impl Fn(&T) -> usize) -> Option<Vec<T>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes += weight(&item);
        batch.push(item);
    }
    (!batch.is_empty()).then_some(batch)
}

/// The results of a job for each item, in the items' order, worked out on several threads.
pub(super) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    job: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mine = std::iter::from_fn(|| {
            let n = next.fetch_add(1, Ordering::Relaxed);
            items.get(n).map(|item| (n, job(item)))
        });
        mine.collect::<Vec<_>>()
    };
    let mut results = thread::scope(|scope| {
        // Where no more threads are to be had, those there are do the work.
        let start = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..threads.min(items.len())).filter_map(start).collect();
        let mut results = work();
        // A job that panicked is the caller's panic.
        results.extend(others.into_iter().flat_map(|t| t.join().unwrap_or_else(|e| panic::resume_unwind(e))));
        results
    });
    results.sort_unstable_by_key(|&(n, _)| n);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests;
