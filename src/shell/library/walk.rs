//! From paths to candidates: which files of a folder may be pages, in a fixed order. Reads folders, never files.

use super::roots::{Root, roots};
use super::{Candidate, Odd, SETTINGS, Skipped, Source, bytes, corrections};
use crate::shell::out::visible;
use std::collections::{HashMap, HashSet};
use std::fs::{self, FileType};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Parts of a path that can say something about a page: paper, year, month, day, page (`运城日报/2023/10/26/03.txt`).
const TELLING_PARTS: usize = 5;

/// So many files are looked at to say what a folder without pages holds.
const LOOKED_AT: usize = 10_000;

/// What a file holds, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page: `.txt`, `.md`.
    Text,
    /// Tags, perhaps a layout: `.xml`, `.hocr`, `.html`.
    Tags,
    /// Many pages, one a line: `.jsonl`, `.ndjson`.
    Lines,
}

/// What a file holds, by its name, packed (`.gz`, `.zst`) or not; none if it is none of our business.
pub(super) fn kind(path: &Path) -> Option<Kind> {
    let ending = unpacked(path).extension()?.to_ascii_lowercase();
    Some(match ending.to_str()? {
        "txt" | "md" => Kind::Text,
        "xml" | "hocr" | "html" | "htm" | "xhtml" => Kind::Tags,
        "jsonl" | "ndjson" => Kind::Lines,
        _ => return None,
    })
}

/// A file's path without the ending of its packing.
fn unpacked(path: &Path) -> &Path {
    let is_packed =
        path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz") || e.eq_ignore_ascii_case("zst"));
    path.file_stem().filter(|_| is_packed).map_or(path, Path::new)
}

/// What the paths hold, each path on its own, a folder's files sorted by path. Files of other endings than those of [`Kind`] and
/// those whose names begin with a dot are none of our business, unless one names them.
pub(super) fn candidates(paths: &[PathBuf]) -> Vec<Result<Candidate, Skipped>> {
    let mut found = Vec::new();
    for root in roots(paths) {
        match root {
            Err(skipped) => found.push(Err(skipped)),
            Ok(root) if root.path.is_dir() => found.extend(folder(&root)),
            Ok(root) if root.is_match && kind(&root.path).is_none() => {}
            Ok(root) if is_lost(&root.path) => {
                let odd = bytes::refused(&io::ErrorKind::NotFound.into());
                found.push(Err(Skipped { path: root.shown(&root.path), odd }));
            }
            Ok(root) => found.push(Ok(candidate(&root, &root.path))),
        }
    }
    // A file that is named twice is one.
    let mut seen = HashSet::new();
    found.retain(|found| found.as_ref().map_or(true, |candidate| seen.insert(candidate.key.clone())));
    found
}

/// A file below a root, as a candidate.
pub(super) fn candidate(root: &Root, path: &Path) -> Candidate {
    let name = root.name(path);
    let below = path.components().count().saturating_sub(root.base.components().count());
    Candidate {
        key: name.as_os_str().as_encoded_bytes().to_vec(),
        name: shown(&name),
        hint: hint(path, below.max(1)),
        depth: below.max(1),
        from: Source::File(path.to_owned()),
    }
}

/// Files of endings that no page has, by these endings, the most frequent first. Looks at the first of them only.
pub(super) fn others(paths: &[PathBuf]) -> Vec<(String, usize)> {
    let mut waiting: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut left = LOOKED_AT;
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            left -= 1;
            if left == 0 {
                waiting.clear();
                break;
            }
            let path = entry.path();
            match entry.file_type() {
                _ if is_hidden(&path) => {}
                Ok(of) if of.is_dir() => waiting.push(path),
                Ok(_) if kind(&path).is_some() || is_ours(&path) || !path.is_file() => {}
                Ok(_) => {
                    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                    *counts.entry(visible(&ending).into_owned()).or_default() += 1;
                }
                Err(_) => {}
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

/// The file a page's name tells, if it does.
pub(super) fn named(paths: &[PathBuf], name: &str) -> Option<Candidate> {
    roots(paths).into_iter().flatten().find_map(|root| {
        let below = Path::new(name).strip_prefix(&root.label).ok()?;
        let path = if below.as_os_str().is_empty() { root.base.clone() } else { root.base.join(below) };
        let candidate = path.is_file().then(|| candidate(&root, &path))?;
        (candidate.name == name && path.starts_with(&root.path)).then_some(candidate)
    })
}

/// One file that was named.
pub(super) fn file(path: &Path) -> Candidate {
    let label = PathBuf::from(path.file_name().unwrap_or(path.as_os_str()));
    candidate(&Root { path: path.to_owned(), base: path.to_owned(), label, is_match: false }, path)
}

impl Root {
    /// The path of a file as the library calls it.
    pub(super) fn name(&self, path: &Path) -> PathBuf {
        let below = path.strip_prefix(&self.base).unwrap_or(path);
        // To join nothing would end the path in a slash.
        if below.as_os_str().is_empty() { self.label.clone() } else { self.label.join(below) }
    }

    /// The same, fit to be shown.
    fn shown(&self, path: &Path) -> String {
        let name = self.name(path);
        if name.as_os_str().is_empty() { file_name(path) } else { shown(&name) }
    }
}

/// Walks without recursion: a tree may be deeper than the stack. Links to folders are not followed, so the walk ends.
fn folder(root: &Root) -> Vec<Result<Candidate, Skipped>> {
    let home = root.path.canonicalize();
    let is_outside = |path: &Path| {
        let target = path.canonicalize();
        target.is_ok_and(|target| home.as_ref().is_ok_and(|home| !target.starts_with(home)))
    };
    let mut found = Vec::new();
    let mut waiting = vec![root.path.clone()];
    while let Some(folder) = waiting.pop() {
        let skip = |path: &Path, odd| (path.to_owned(), Err(Skipped { path: root.shown(path), odd }));
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.push(skip(&folder, bytes::refused(&error)));
                continue;
            }
        };
        for entry in entries {
            let kind_of = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)));
            match kind_of {
                Err(error) => found.push(skip(&folder, bytes::refused(&error))),
                Ok((path, _)) if is_hidden(&path) => {}
                Ok((path, kind)) if kind.is_dir() => waiting.push(path),
                Ok((path, kind)) if kind.is_symlink() && path.is_dir() => {
                    found.push(skip(&path, Odd::FolderLink));
                }
                Ok((path, _)) if kind(&path).is_none() => {}
                Ok((path, kind)) if is_special(kind) => found.push(skip(&path, Odd::Irregular)),
                Ok((path, kind)) if kind.is_symlink() && path.is_file() && is_outside(&path) => {
                    found.push(skip(&path, Odd::OutsideLink));
                }
                Ok((path, _)) => {
                    let candidate = candidate(root, &path);
                    found.push((path, Ok(candidate)));
                }
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Whether it is what one writes beside pages: corrections, settings.
fn is_ours(path: &Path) -> bool {
    corrections::page_of(path) != path || path.file_name().is_some_and(|name| name == SETTINGS)
}

fn is_lost(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn is_special(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_symlink()
}

/// Whether the last name of a path begins with a dot.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// What the path says about a page: its last `depth` names, which stand below the library, and so many folders above them
/// that there are five. So a page says the same of itself whether one opens its file, its folder or the whole library.
pub(super) fn hint(path: &Path, depth: usize) -> String {
    let absolute = std::path::absolute(path);
    let path = absolute.as_deref().unwrap_or(path);
    let path = path.with_file_name(unpacked(path).file_name().unwrap_or_default());
    let names = path.components().filter(|part| matches!(part, Component::Normal(_)));
    let mut names: Vec<String> =
        names.rev().take(depth.max(TELLING_PARTS)).map(|n| spell(n.as_os_str().as_encoded_bytes())).collect();
    names.reverse();
    names.join("/")
}

/// The last name of a path, fit to be shown.
pub(super) fn file_name(path: &Path) -> String {
    let absolute = std::path::absolute(path);
    let path = absolute.as_deref().unwrap_or(path);
    path.file_name().map_or_else(|| shown(path), |name| spell(name.as_encoded_bytes()))
}

/// The path with `/` between its parts, fit to be shown.
pub(super) fn shown(path: &Path) -> String {
    let parts = path.components().map(|part| spell(part.as_os_str().as_encoded_bytes()));
    parts.collect::<Vec<_>>().join("/")
}

/// A name of the system, fit to be shown. Bytes that are no text are told by numbers (`\xff`), so that two of them are told apart.
pub(super) fn spell(name: &[u8]) -> String {
    let parts =
        name.utf8_chunks().map(|part| format!("{}{}", visible(part.valid()), part.invalid().escape_ascii()));
    parts.collect()
}
