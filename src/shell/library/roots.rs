//! What the paths one names stand for: files, folders, and patterns such as `运城日报/2023-*/03.txt`; and what each is called, so that two
//! of the same name stay apart.

use super::{Odd, Skipped, walk};
use crate::shell::error::cause;
use glob::MatchOptions;
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

/// A file or folder of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    pub path: PathBuf,
    /// What is cut off the front of a path to get its name.
    pub base: PathBuf,
    /// What stands in front of names instead.
    pub label: PathBuf,
    /// Whether the path is one of many that fit a pattern.
    pub is_match: bool,
}

/// What some paths stand for, each on its own, in the order they were given; the files of a pattern in the order of their paths.
pub(super) fn roots(paths: &[PathBuf]) -> Vec<Result<Root, Skipped>> {
    let labels = labels(paths);
    let roots = paths.iter().zip(labels).flat_map(|(path, label)| {
        let Some(pattern) = pattern(path) else {
            return vec![Ok(Root { path: path.clone(), base: path.clone(), label, is_match: false })];
        };
        let base = base(path);
        let found = pattern.map(|found| match found {
            Ok(path) => Ok(Root { path, base: base.clone(), label: label.clone(), is_match: true }),
            Err(error) => {
                let odd = Odd::Unreadable(cause(error.error()));
                Err(Skipped { path: walk::shown(error.path()), odd })
            }
        });
        found.collect()
    });
    roots.collect()
}

/// Whether there is what a path names: a file, a folder, or one that fits the pattern.
pub(super) fn is_there(path: &Path) -> bool {
    path.metadata().is_ok() || pattern(path).is_some_and(|mut found| found.next().is_some())
}

/// The folder or file to watch for changes of what a path names.
pub(super) fn watched(path: &Path) -> PathBuf {
    let base = if pattern(path).is_some() { base(path) } else { path.to_owned() };
    if base.as_os_str().is_empty() { PathBuf::from(".") } else { base }
}

/// What fits a path that is a pattern; none if it is the path of a file, even one with a star in its name.
fn pattern(path: &Path) -> Option<glob::Paths> {
    if path.symlink_metadata().is_ok() || !path.components().any(is_open) {
        return None;
    }
    // A star does not stand for a folder's parting, nor for what is hidden.
    let options = MatchOptions {
        case_sensitive: true,
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    glob::glob_with(path.to_str()?, options).ok()
}

fn is_open(part: Component<'_>) -> bool {
    part.as_os_str().as_encoded_bytes().iter().any(|byte| matches!(byte, b'*' | b'?' | b'['))
}

/// The folders of a pattern before its first star.
fn base(pattern: &Path) -> PathBuf {
    pattern.components().take_while(|part| !is_open(*part)).collect()
}

/// What stands in front of the names of each path's files: nothing if there is one path; of several, the last parts of the path, as many as
/// it takes to tell it from the others.
pub(super) fn labels(paths: &[PathBuf]) -> Vec<PathBuf> {
    let whole = |path: &PathBuf| {
        let path = if pattern(path).is_some() { base(path) } else { path.clone() };
        std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { &path }).unwrap_or(path)
    };
    let whole: Vec<PathBuf> = paths.iter().map(whole).collect();
    if let [path] = &whole[..] {
        return vec![if path.is_file() { tail(path, 1) } else { PathBuf::new() }];
    }
    let different: HashSet<&PathBuf> = whole.iter().collect();
    let deepest = whole.iter().map(|path| path.components().count()).max().unwrap_or(0);
    let mut labels: Vec<Option<PathBuf>> = vec![None; whole.len()];
    // A shell may have made thousands of paths of one pattern, so all are told apart in one go for each number of parts.
    for parts in 1..=deepest {
        let mut alike: HashMap<PathBuf, usize> = HashMap::new();
        for path in &different {
            *alike.entry(tail(path, parts)).or_default() += 1;
        }
        for (label, path) in labels.iter_mut().zip(&whole).filter(|(label, _)| label.is_none()) {
            *label = Some(tail(path, parts)).filter(|tail| alike.get(tail) == Some(&1));
        }
        if labels.iter().all(Option::is_some) {
            break;
        }
    }
    let found = labels.into_iter().zip(&whole);
    found.map(|(label, path)| label.unwrap_or_else(|| tail(path, deepest))).collect()
}

/// The last so many names of a path.
fn tail(path: &Path, parts: usize) -> PathBuf {
    let names: Vec<Component<'_>> =
        path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    names.iter().skip(names.len().saturating_sub(parts)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_tell_paths_of_one_name_apart() {
        let labels = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            labels(&paths).iter().map(|label| label.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(labels(&["/a/x"]), [""]);
        assert_eq!(labels(&["/a/x", "/a/y"]), ["x", "y"]);
        assert_eq!(labels(&["/a/x", "/b/x", "/b/y"]), ["a/x", "b/x", "y"]);
        assert_eq!(labels(&["/a/x", "/a/x"]), ["x", "x"]);
        assert_eq!(labels(&["/报/x/2023-*/1.txt", "/报/y"]), ["x", "y"]);
        assert_eq!(labels(&["/x", "/a/x", "/b/a/x"]), ["x", "a/x", "b/a/x"]);
    }
}
