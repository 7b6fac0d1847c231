//! What a few changed paths mean for a library, without a walk through it. Where that is not plain from the paths alone, nothing is said,
//! and the library must be walked through.

use super::candidate::SETTINGS;
use super::roots::{Root, roots};
use super::{Bare, Candidate, walk};
use crate::shell::corrections;
use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What has changed in a library.
#[derive(Debug, Default)]
pub(in crate::shell) struct Changed {
    /// Files that may be pages; they or what is said of them changed.
    pub(in crate::shell) there: Vec<Candidate>,
    /// Files and folders that are no more.
    pub(in crate::shell) gone: Vec<Bare>,
}

/// What it means for a library of these paths that something at those has changed; none where only a walk can tell.
pub(super) fn changed(paths: &[PathBuf], at: &HashSet<PathBuf>) -> Option<Changed> {
    let roots = roots(paths).into_iter().collect::<Result<Vec<Root>, _>>().ok()?;
    // What fits a pattern the pattern alone knows, and below a path that is not there nothing is gone for good.
    if roots.iter().any(|root| root.is_match || root.path.metadata().is_err()) {
        return None;
    }
    // A page and its corrections may have changed together.
    let at: HashSet<PathBuf> = at.iter().map(|path| corrections::page_of(path)).collect();
    let mut changed = Changed::default();
    for path in at {
        let mut holding = roots.iter().filter(|root| path.starts_with(&root.path)).peekable();
        holding.peek()?;
        holding.try_for_each(|root| changed.note(root, &path))?;
    }
    changed.there.sort_by(|a, b| a.name.cmp(&b.name));
    Some(changed)
}

impl Changed {
    fn note(&mut self, root: &Root, path: &Path) -> Option<()> {
        let below = path.strip_prefix(&root.path).ok()?;
        if below.ancestors().any(walk::is_hidden) {
            return Some(());
        }
        if path.file_name()? == SETTINGS {
            return None;
        }
        let is_page = walk::kind(path).is_some();
        match path.symlink_metadata() {
            Ok(about) if about.is_file() && is_page => self.there.push(walk::candidate(root, path)),
            Ok(about) if about.is_file() => {}
            Err(error) if error.kind() == ErrorKind::NotFound && path != root.path => {
                self.gone.push(Bare::of(&root.name(path), path));
            }
            // Folders, links and the like.
            _ => return None,
        }
        Some(())
    }
}
