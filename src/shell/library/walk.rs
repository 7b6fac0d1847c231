//! From paths to candidates: which files of a folder may be pages, in a fixed order. Reads folders, never files.

use super::{Candidate, Odd, Skipped, Source};
use crate::shell::error::cause;
use crate::shell::out::visible;
use std::fs::{self, FileType};
use std::path::{Component, Path, PathBuf};

/// Parts of a path that can say something about a page: paper, year, month, day, page (`运城日报/2023/10/26/03.txt`).
const TELLING_PARTS: usize = 5;

/// What the paths hold, each path on its own, a folder's files sorted by path. Files that do not end in `.txt` or `.md` and
/// those whose names begin with a dot are none of our business.
pub(super) fn candidates(paths: &[PathBuf]) -> Vec<Result<Candidate, Skipped>> {
    paths
        .iter()
        .flat_map(|path| if path.is_dir() { folder(path, paths.len() > 1) } else { vec![Ok(file(path))] })
        .collect()
}

fn file(path: &Path) -> Candidate {
    let key = path.file_name().unwrap_or(path.as_os_str()).as_encoded_bytes().to_vec();
    Candidate { name: file_name(path), key, hint: hint(path, 1), from: Source::File(path.to_owned()) }
}

/// Walks without recursion: a tree may be deeper than the stack. Links to folders are not followed, so the walk ends.
fn folder(root: &Path, named: bool) -> Vec<Result<Candidate, Skipped>> {
    let label = |path: &Path| {
        let below = path.strip_prefix(root).unwrap_or(path);
        if named || below.as_os_str().is_empty() {
            shown(&Path::new(&file_name(root)).join(below))
        } else {
            shown(below)
        }
    };
    let key = |path: &Path| {
        let below = path.strip_prefix(root).unwrap_or(path);
        let named = if named { root.file_name().map(Path::new) } else { None };
        named
            .map_or_else(|| below.to_owned(), |name| name.join(below))
            .as_os_str()
            .as_encoded_bytes()
            .to_vec()
    };
    let mut found = Vec::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        let skip = |path: &Path, odd| (path.to_owned(), Err(Skipped { path: label(path), odd }));
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.push(skip(&folder, Odd::Unreadable(cause(&error))));
                continue;
            }
        };
        for entry in entries {
            let kind = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)));
            match kind {
                Err(error) => found.push(skip(&folder, Odd::Unreadable(cause(&error)))),
                Ok((path, _)) if is_hidden(&path) => {}
                Ok((path, kind)) if kind.is_dir() => waiting.push(path),
                Ok((path, kind)) if kind.is_symlink() && path.is_dir() => {
                    found.push(skip(&path, Odd::FolderLink));
                }
                Ok((path, _)) if !is_text(&path) => {}
                Ok((path, kind)) if is_special(kind) => found.push(skip(&path, Odd::Irregular)),
                Ok((path, _)) => {
                    let depth = path.components().count() - root.components().count();
                    let (name, hint) = (label(&path), hint(&path, depth));
                    let key = key(&path);
                    found.push((path.clone(), Ok(Candidate { name, key, hint, from: Source::File(path) })));
                }
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

fn is_special(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_symlink()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"))
}

/// What the path says about a page: its last `depth` names, which stand below the library, and so many folders above them
/// that there are five. So a page says the same of itself whether one opens its file, its folder or the whole library.
pub(super) fn hint(path: &Path, depth: usize) -> String {
    let absolute = std::path::absolute(path);
    let path = absolute.as_deref().unwrap_or(path);
    let names = path.components().filter(|part| matches!(part, Component::Normal(_)));
    let mut names: Vec<_> =
        names.rev().take(depth.max(TELLING_PARTS)).map(|n| n.as_os_str().to_string_lossy()).collect();
    names.reverse();
    visible(&names.join("/")).into_owned()
}

/// The last name of a path, fit to be shown.
pub(super) fn file_name(path: &Path) -> String {
    let absolute = std::path::absolute(path);
    let path = absolute.as_deref().unwrap_or(path);
    path.file_name().map_or_else(|| shown(path), |name| visible(&name.to_string_lossy()).into_owned())
}

/// The path with `/` between its parts, fit to be shown.
fn shown(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    visible(&parts.collect::<Vec<_>>().join("/")).into_owned()
}
