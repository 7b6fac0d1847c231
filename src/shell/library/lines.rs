//! A file of JSON Lines: each line is a page. Lines are read one after another, so a file of any size takes no more room than its
//! longest line.

use super::{Candidate, LARGEST, Odd, Skipped, Source, bytes, walk};
use crate::facts::settings::Settings;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Parts the name of a file from the number of a line in a key; no file name holds it.
const MARK: u8 = 0;

/// The lines of a file, in order. An error is the last there is.
pub(in crate::shell) struct Lines {
    stream: Option<bytes::Stream<'static>>,
    file: Arc<File>,
    /// Bytes of the file that were read.
    read: Arc<AtomicU64>,
    /// Number of the line that was read last, from 1.
    number: usize,
    odd: Option<Odd>,
}

/// What all lines of a file have in common.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    name: String,
    key: Vec<u8>,
    hint: String,
    /// Where it lies; none for standard input.
    pub path: Option<PathBuf>,
    /// What the nearest `jianbao.toml` says, and the path of the file below that.
    pub settings: Settings,
    /// See `settings`.
    pub below: String,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes, or why they cannot be a page's.
    pub bytes: Result<Vec<u8>, Odd>,
    /// The file it stands in.
    pub file: Arc<File>,
    /// About how far into the file it ends: so many bytes were read when it was there.
    pub end: u64,
}

impl Lines {
    /// The lines of a candidate.
    pub(super) fn of(candidate: &Candidate) -> Self {
        let read = Arc::new(AtomicU64::new(0));
        let opened = match &candidate.from {
            Source::File(path) => bytes::open(path).and_then(|file| {
                let size = file.metadata().map_err(|error| bytes::refused(&error))?.len();
                bytes::unpack(bytes::Counted { inner: file, read: Arc::clone(&read) }, size)
            }),
            Source::Given(given) => bytes::unpack(std::io::Cursor::new(given.clone()), given.len() as u64),
            Source::Built(_) | Source::Line(_) => Err(Odd::Irregular),
        };
        let path = match &candidate.from {
            Source::File(path) => Some(path.clone()),
            Source::Built(_) | Source::Given(_) | Source::Line(_) => None,
        };
        // What is wrong with the settings is told once, by the file.
        let settings = |path: &PathBuf| super::settings_of(path, candidate.depth, &mut Vec::new());
        let (settings, below) = path.as_ref().and_then(settings).unwrap_or_default();
        let (name, key, hint) = (candidate.name.clone(), candidate.key.clone(), candidate.hint.clone());
        let file = Arc::new(File { name, key, hint, path, settings, below });
        let (stream, odd) = match opened {
            Ok(stream) => (Some(stream), None),
            Err(odd) => (None, Some(odd)),
        };
        Self { stream, file, read, number: 0, odd }
    }

    fn candidate(&self, bytes: Result<Vec<u8>, Odd>) -> Candidate {
        let key = key(&self.file.key, self.number);
        let name = format!("{}#{}", self.file.name, self.number);
        let line = Line { bytes, file: self.file.clone(), end: self.read.load(Ordering::Relaxed) };
        Candidate { name, key, hint: self.file.hint.clone(), depth: 0, from: Source::Line(line) }
    }
}

impl Iterator for Lines {
    type Item = Result<Candidate, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.stream.as_mut().map(next);
            match line {
                Some(Ok(Some((bytes, size)))) => {
                    self.number += 1;
                    if size > LARGEST {
                        return Some(Ok(self.candidate(Err(Odd::TooBig(size)))));
                    }
                    if !bytes.iter().all(u8::is_ascii_whitespace) {
                        return Some(Ok(self.candidate(Ok(bytes))));
                    }
                }
                Some(Ok(None)) => self.stream = None,
                Some(Err(error)) => (self.stream, self.odd) = (None, Some(bytes::refused(&error))),
                None => {
                    let odd = self.odd.take()?;
                    return Some(Err(Skipped { path: self.file.name.clone(), odd }));
                }
            }
        }
    }
}

/// The next line without its end, and its size; of one that is too large no more than may be kept. None after the last.
fn next(stream: &mut bytes::Stream<'static>) -> std::io::Result<Option<(Vec<u8>, u64)>> {
    let (mut line, mut size) = (Vec::new(), 0);
    loop {
        let read = match stream.fill_buf() {
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if read.is_empty() {
            return Ok((size > 0).then_some((line, size)));
        }
        let end = memchr::memchr(b'\n', read);
        let part = read.get(..end.unwrap_or(read.len())).unwrap_or_default();
        size += part.len() as u64;
        if size <= LARGEST {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        stream.consume(used);
        if end.is_some() {
            return Ok(Some((line, size)));
        }
    }
}

/// The key of a line. Its number is written at full length, so that keys stand in the order of lines.
pub(in crate::shell) fn key(file: &[u8], number: usize) -> Vec<u8> {
    [file, &[MARK], format!("{number:010}").as_bytes()].concat()
}

/// The file a key's line stands in, and the line's number; none if the key is that of a file.
pub(in crate::shell) fn owner(key: &[u8]) -> Option<(&[u8], usize)> {
    let at = key.iter().rposition(|byte| *byte == MARK)?;
    let number = std::str::from_utf8(key.get(at + 1..)?).ok()?.parse().ok()?;
    Some((key.get(..at)?, number))
}

/// A key as it is shown: `卷一.jsonl#17`.
pub(in crate::shell) fn shown(key: &[u8]) -> String {
    match owner(key) {
        Some((file, number)) => format!("{}#{number}", walk::spell(file)),
        None => walk::spell(key),
    }
}

/// Whether a file holds many pages, by its name, or where it has none by its first line.
pub(super) fn is_many(from: &Source) -> bool {
    match from {
        Source::File(path) => walk::kind(path) == Some(walk::Kind::Lines),
        Source::Given(given) => is_record(given),
        Source::Built(_) | Source::Line(_) => false,
    }
}

fn is_record(given: &Arc<[u8]>) -> bool {
    let stream = bytes::unpack(std::io::Cursor::new(given.clone()), given.len() as u64);
    let first = stream.ok().and_then(|mut stream| next(&mut stream).ok().flatten());
    let first = first.filter(|(line, _)| line.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{'));
    first.is_some_and(|(line, _)| {
        serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&line).is_ok()
    })
}

/// The pages of what was found: files of many give them one after another.
pub(super) fn pages(
    found: Vec<Result<Candidate, Skipped>>,
) -> impl Iterator<Item = Result<Candidate, Skipped>> {
    found.into_iter().flat_map(|found| -> Box<dyn Iterator<Item = Result<Candidate, Skipped>>> {
        match found {
            Ok(candidate) if candidate.is_many() => Box::new(candidate.lines()),
            found => Box::new(std::iter::once(found)),
        }
    })
}

/// Whether a path is no file's, but standard input.
pub(super) fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}
