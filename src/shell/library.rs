//! A library: the folder, files or sample pages one reads. Files are only ever read, and an odd one is listed, never fatal.

use super::corrections;
pub(super) use super::corrections::Note;
use super::error::{Error, cause};
use super::out::visible;
use super::{guard, sample};
use crate::facts::settings::{Settings, Told};
use crate::facts::{self, Hints};
use crate::parse;
use crate::parse::overlay::{self, Correction};
use crate::story::Page;
use crate::text;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::num::NonZero;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

mod walk;

/// The largest file taken for a page, in bytes. A printed page is some 50 KB; beyond this a file is something else.
pub const LARGEST: u64 = 4 << 20;

/// The name of the settings that speak of the pages below them.
const SETTINGS: &str = "jianbao.toml";

/// Where pages come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Library {
    /// The pages built into the program.
    Sample,
    /// Folders, with all below them, and single files.
    Paths(Vec<PathBuf>),
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

/// A file or folder that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its path below the library, or as given.
    pub path: String,
    /// Why.
    #[serde(flatten)]
    pub odd: Odd,
}

/// Why a file is not a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", content = "detail", rename_all = "snake_case")]
pub enum Odd {
    /// The system refused; its words.
    Unreadable(String),
    /// A pipe, a socket, a device.
    Irregular,
    /// A folder where a file was expected.
    Folder,
    /// A link to a folder; not followed, for links can run in circles.
    FolderLink,
    /// Above [`LARGEST`]; its size in bytes.
    TooBig(u64),
    /// Nothing to see in it.
    Blank,
    /// The same text as this page, which was read.
    SameAs(String),
    /// The program failed on it; what it said.
    Broken(String),
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "不能读：{why}"),
            Self::Irregular => f.write_str("不是普通文件（管道、套接字或设备）"),
            Self::Folder => f.write_str("这是文件夹"),
            Self::FolderLink => f.write_str("指向文件夹的链接，未跟随"),
            Self::TooBig(bytes) => {
                write!(f, "太大：{:.1} MiB，上限 4 MiB", *bytes as f64 / f64::from(1 << 20))
            }
            Self::Blank => f.write_str("没有文字"),
            Self::SameAs(other) => write!(f, "与 {other} 完全相同，只收一份"),
            Self::Broken(what) => write!(f, "程序处理这一版时出错：{what}"),
        }
    }
}

/// A file that may be a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Path below the library, with `/` between its parts, fit to be shown.
    name: String,
    /// The same as the system has it, so that two files never fall together.
    key: Vec<u8>,
    /// See [`Hints::path`].
    hint: String,
    from: Source,
}

/// Where the bytes of a page are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Built(&'static [u8]),
    File(PathBuf),
}

impl Library {
    /// The library the reader names: nothing or `seeds` is the sample library (a folder of that name is `./seeds`).
    pub fn open(paths: &[PathBuf]) -> Result<Self, Error> {
        if paths.is_empty() || paths == [Path::new("seeds")] {
            return Ok(Self::Sample);
        }
        match paths.iter().find(|p| p.metadata().is_err()) {
            Some(lost) => Err(Error::Missing(lost.display().to_string())),
            None => Ok(Self::Paths(paths.to_vec())),
        }
    }

    /// Reads and parses all pages, on as many threads as the machine has cores.
    pub fn read(&self) -> Reading {
        self.read_on(thread::available_parallelism().map_or(1, NonZero::get))
    }

    /// Writes a correction down and gives the page as it is read with it. One that does not fit is not written.
    pub fn correct(&self, name: &str, correction: &Correction) -> Result<Page, Error> {
        self.change(name, |path| corrections::add(path, correction), Some(correction))
    }

    /// Takes the last correction of a page back and gives the page as it is read then.
    pub fn uncorrect(&self, name: &str) -> Result<Page, Error> {
        self.change(name, |path| corrections::take_back(path).map(|_| ()), None)
    }

    fn change(
        &self,
        name: &str,
        change: impl FnOnce(&Path) -> io::Result<()>,
        added: Option<&Correction>,
    ) -> Result<Page, Error> {
        let candidate = self.candidates().into_iter().flatten().find(|candidate| candidate.name == name);
        let candidate = candidate.ok_or_else(|| Error::Missing(name.to_owned()))?;
        let uncorrected = |why: String| Error::Uncorrected { page: name.to_owned(), why };
        let path = candidate.corrections().ok_or_else(|| uncorrected("没有存放更正的地方".to_owned()))?;
        change(&path).map_err(|error| uncorrected(cause(&error)))?;
        let (page, outcomes) = candidate.read().map_err(|skipped| uncorrected(skipped.odd.to_string()))?;
        let mut misfits = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
        let misfit = added.and_then(|added| misfits.find(|m| m.contains(&added.to_string())));
        match misfit {
            Some(why) => {
                corrections::take_back(&path).map_err(|error| uncorrected(cause(&error)))?;
                Err(Error::Misfit(why.clone()))
            }
            None => Ok(page),
        }
    }

    /// The files of some keys, as far as they are there.
    pub(super) fn candidates_of(&self, keys: &[Vec<u8>]) -> Vec<Candidate> {
        if keys.is_empty() {
            return Vec::new();
        }
        let mut candidates: Vec<Candidate> = self.candidates().into_iter().flatten().collect();
        candidates.retain(|candidate| keys.contains(&candidate.key));
        candidates
    }

    /// The files that may be pages, and what is none, in library order.
    pub(super) fn candidates(&self) -> Vec<Result<Candidate, Skipped>> {
        match self {
            Self::Sample => {
                sample::PAGES.iter().map(|&(name, bytes)| Ok(Candidate::built(name, bytes))).collect()
            }
            Self::Paths(paths) => walk::candidates(paths),
        }
    }

    /// The same on so many threads; the result does not depend on their number.
    fn read_on(&self, threads: usize) -> Reading {
        let candidates = self.candidates();
        let read = in_parallel(&candidates, threads, |candidate| match candidate {
            Ok(candidate) => candidate.read(),
            Err(skipped) => Err(skipped.clone()),
        });
        let mut reading = Reading::default();
        let mut seen: HashMap<[u8; 32], String> = HashMap::new();
        for result in read {
            let kept = result.and_then(|(page, outcomes)| {
                let first = match seen.entry(Sha256::digest(&page.text).into()) {
                    Entry::Occupied(first) => Some(first.get().clone()),
                    Entry::Vacant(place) => {
                        place.insert(page.name.clone());
                        None
                    }
                };
                reading.note(&page.name, outcomes, first.as_deref());
                match first {
                    Some(first) => Err(Skipped { odd: Odd::SameAs(first), path: page.name }),
                    None => Ok(page),
                }
            });
            match kept {
                Ok(page) => reading.pages.push(Arc::new(page)),
                Err(skipped) => reading.skipped.push(skipped),
            }
        }
        reading
    }
}

impl Reading {
    /// Notes what became of a page's corrections. If the page was not taken in for it is the same as another, they came to nothing.
    fn note(&mut self, page: &str, outcomes: Vec<Note>, same_as: Option<&str>) {
        for outcome in outcomes {
            let page = page.to_owned();
            match (outcome, same_as) {
                (Ok(correction), None) => self.corrected.push(Corrected { page, correction }),
                (Ok(correction), Some(other)) => {
                    let why =
                        format!("{page} 的更正“{correction}”没有用：这一版与 {other} 完全相同，只收一份");
                    self.misfits.push(Misfit { page, why });
                }
                // One faulty jianbao.toml speaks to many pages.
                (Err(why), _) if why.contains(SETTINGS) && self.misfits.iter().any(|m| m.why == why) => {}
                (Err(why), _) => self.misfits.push(Misfit { page, why }),
            }
        }
    }
}

impl Candidate {
    fn built(name: &str, bytes: &'static [u8]) -> Self {
        let key = name.as_bytes().to_vec();
        Self { name: name.to_owned(), key, hint: name.to_owned(), from: Source::Built(bytes) }
    }

    /// See [`crate::index::Entry::key`].
    pub(super) fn key(&self) -> Vec<u8> {
        self.key.clone()
    }

    /// The file, and that of its corrections.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let file = match &self.from {
            Source::Built(_) => None,
            Source::File(path) => Some(path.clone()),
        };
        file.into_iter().chain(self.corrections()).collect()
    }

    /// Where settings may lie that speak of the page, the nearest first.
    pub(super) fn settings(&self) -> Vec<PathBuf> {
        match &self.from {
            Source::Built(_) => Vec::new(),
            Source::File(path) => settings(path, self.name.split('/').count()).collect(),
        }
    }

    /// Reads and parses it; with the page come the corrections that were applied, and a sentence for each that was not.
    pub(super) fn read(&self) -> Result<(Page, Vec<Note>), Skipped> {
        let skip = |odd| Skipped { path: self.name.clone(), odd };
        let read;
        let bytes = match &self.from {
            Source::Built(bytes) => bytes,
            Source::File(path) => {
                read = bytes_of(path).map_err(skip)?;
                &read[..]
            }
        };
        let mut notes = self.corrections().map(|path| corrections::read(&path)).unwrap_or_default();
        let told = match &self.from {
            Source::Built(_) => Told::default(),
            Source::File(path) => told(path, self.name.split('/').count(), &mut notes),
        };
        let (page, outcomes) = guard::run(|| understand(&self.name, &self.hint, told, bytes, notes))
            .map_err(|said| skip(Odd::Broken(said)))?;
        if page.text.chars().all(text::is_blank) { Err(skip(Odd::Blank)) } else { Ok((page, outcomes)) }
    }

    /// Where corrections of this page are kept; none where the platform has no place for them.
    fn corrections(&self) -> Option<PathBuf> {
        match &self.from {
            Source::Built(_) => corrections::of_sample(&self.name),
            Source::File(path) => Some(corrections::beside(path)),
        }
    }
}

/// Makes a page of bytes: its stories, as corrected by hand, and its facts. The hint is what [`Hints::path`] says. Of the notes come
/// back the corrections that were applied, and a sentence for each that was not.
fn understand(name: &str, hint: &str, told: Told, bytes: &[u8], notes: Vec<Note>) -> (Page, Vec<Note>) {
    let mut page = parse::page(name, bytes);
    let mut apply = |correction| overlay::apply(&mut page, &correction).map(|()| correction);
    let outcomes = notes.into_iter().map(|note| note.and_then(&mut apply)).collect();
    facts::know(&mut page, &Hints { path: hint.to_owned(), told });
    (page, outcomes)
}

/// What the nearest `jianbao.toml` says of a page: in its folder or above it, up to the folder that was opened (`depth` names up).
/// A faulty one counts for nothing and is noted.
fn told(path: &Path, depth: usize, notes: &mut Vec<Note>) -> Told {
    let Some((file, text)) = settings(path, depth).find_map(|f| Some((f.clone(), bytes_of(&f).ok()?))) else {
        return Told::default();
    };
    match Settings::read(&String::from_utf8_lossy(&text)) {
        Ok(settings) => {
            let below = file.parent().and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            settings.of(&parts.join("/"))
        }
        Err(why) => {
            notes.push(Err(format!("{} 没有用上：{why}", visible(&file.display().to_string()))));
            Told::default()
        }
    }
}

fn settings(path: &Path, depth: usize) -> impl Iterator<Item = PathBuf> + '_ {
    path.ancestors().skip(1).take(depth).map(|folder| folder.join(SETTINGS))
}

/// Reads and parses one file, whatever its name ends in.
pub fn read_file(path: &Path) -> Result<Page, Error> {
    let bytes = bytes_of(path).map_err(|odd| match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Error::Missing(path.display().to_string()),
        _ => Error::Unreadable { path: path.display().to_string(), why: odd.to_string() },
    })?;
    let name = walk::file_name(path);
    let mut notes = corrections::read(&corrections::beside(path));
    let told = told(path, 1, &mut notes);
    guard::run(|| understand(&name, &walk::hint(path, 1), told, &bytes, notes).0)
        .map_err(|why| Error::Unreadable { path: path.display().to_string(), why })
}

/// Reads the text of a list of words, in whatever encoding; `-` is standard input.
pub fn read_list(path: &Path) -> Result<String, Error> {
    let bytes = if path == Path::new("-") { bounded(io::stdin().lock()) } else { bytes_of(path) };
    let bytes = bytes.map_err(|odd| match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && path != Path::new("-") => {
            Error::Missing(path.display().to_string())
        }
        _ => Error::Unreadable { path: path.display().to_string(), why: odd.to_string() },
    })?;
    Ok(text::decode::decode(&bytes).0)
}

/// Reads a page from a stream.
pub fn read_stream(name: &str, stream: impl Read) -> Result<Page, Error> {
    let unreadable = |why| Error::Unreadable { path: name.to_owned(), why };
    let bytes = bounded(stream).map_err(|odd| unreadable(odd.to_string()))?;
    guard::run(|| understand(name, name, Told::default(), &bytes, Vec::new()).0).map_err(unreadable)
}

/// The bytes of a regular file of bearable size. Looks before it opens: opening a pipe would wait for ever.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Odd> {
    let refused = |error: io::Error| Odd::Unreadable(cause(&error));
    let about = path.metadata().map_err(refused)?;
    if about.is_dir() {
        return Err(Odd::Folder);
    }
    if !about.is_file() {
        return Err(Odd::Irregular);
    }
    if about.len() > LARGEST {
        return Err(Odd::TooBig(about.len()));
    }
    bounded(File::open(path).map_err(refused)?)
}

/// All bytes of a stream, if they are not too many. A file may grow while it is read, and some have no size at all.
fn bounded(stream: impl Read) -> Result<Vec<u8>, Odd> {
    let mut bytes = Vec::new();
    let read = stream.take(LARGEST + 1).read_to_end(&mut bytes);
    let size = read.map_err(|error| Odd::Unreadable(cause(&error)))? as u64;
    if size > LARGEST { Err(Odd::TooBig(size)) } else { Ok(bytes) }
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
        let others: Vec<_> = (1..threads.min(items.len())).map(|_| scope.spawn(work)).collect();
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
