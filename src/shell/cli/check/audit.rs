//! Whether the index of a library holds what its files hold, and what can be done where it does not. Does not know what is in a page.

use crate::corpus::Corpus;
use crate::index::{Fault, Store};
use crate::shell::archive::Archive;
use crate::shell::cli::index::{bring, threads};
use crate::shell::cli::megabytes;
use crate::shell::error::Error;
use crate::shell::ingest::{self, Compared};
use crate::shell::library::{Library, shown};
use crate::shell::{moved, trust};
use crate::tongue::cli as say;
use serde::Serialize;
use std::fs;
use std::path::PathBuf;

/// What was found in the index of a library: nothing where there is none.
#[derive(Debug, Default)]
pub(super) struct Audit {
    /// Where it lies; none where there is none.
    pub place: Option<Place>,
    /// Why it could not be compared, as a sentence.
    pub fault: Option<String>,
    /// Files that are not in it.
    pub unindexed: Vec<String>,
    /// Pages that have another text in it.
    pub stale: Vec<String>,
    /// Pages that are in it alone.
    pub vanished: Vec<String>,
    /// Its files whose bytes are not what was written.
    pub damaged: Vec<String>,
    /// Files beside it that nobody needs.
    pub leftovers: Vec<String>,
}

/// Where an index lies, and how large it is.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    folder: PathBuf,
    shared: bool,
    stories: usize,
    bytes: u64,
}

impl Audit {
    /// Compares the index of a library with its files and with its own checksums; all of both is read.
    pub(super) fn of(library: &Library) -> Self {
        let Some(archive) = Archive::of(library).filter(Archive::is_begun) else {
            return Self::default();
        };
        let leftovers = archive.leftovers().iter().map(|path| path.display().to_string()).collect();
        let mut audit = Self { leftovers, ..Self::default() };
        let looked = archive.open(None).and_then(|store| audit.look(library, &archive, &store));
        if let Err(fault) = looked {
            audit.fault = Some(Error::index(fault).to_string());
        }
        audit
    }

    fn look(&mut self, library: &Library, archive: &Archive, store: &Store) -> Result<(), Fault> {
        self.damaged = trust::with(store, || store.damaged())?;
        let (compared, stories) = trust::with(store, || {
            Ok((ingest::compare(library, store, false, threads())?, Corpus::load(0, store)?.len()))
        })?;
        let (folder, bytes) = (archive.folder().to_owned(), archive.bytes());
        self.place = Some(Place { folder, shared: archive.is_shared(), stories, bytes });
        let Compared { changed, new, gone, bare, .. } = compared;
        self.fault = moved::told(&bare);
        let named = |keys: Vec<Vec<u8>>| {
            let mut names: Vec<String> = keys.iter().map(|key| shown(key)).collect();
            names.sort();
            names
        };
        (self.unindexed, self.stale, self.vanished) = (named(new), named(changed), named(gone));
        Ok(())
    }

    /// Whether nothing is wrong with the index, as far as there is one.
    pub(super) fn is_sound(&self) -> bool {
        let lists = [&self.unindexed, &self.stale, &self.vanished, &self.damaged];
        self.fault.is_none() && lists.iter().all(|list| list.is_empty())
    }

    /// What is to be said of it, a line each.
    pub(super) fn told(&self) -> Vec<String> {
        let place = match &self.place {
            Some(Place { folder, shared, stories, bytes }) => {
                let row = if *shared { say::SHARED_INDEX_AT } else { say::INDEX_AT };
                row.fill([stories, &megabytes(*bytes), &folder.display()])
            }
            None if self.fault.is_some() => return self.fault.iter().cloned().collect(),
            None => say::INDEX_NONE.to_string(),
        };
        let advice = (!self.is_sound()).then(|| say::INDEX_AMISS.to_string());
        [Some(place), self.fault.clone(), advice].into_iter().flatten().collect()
    }
}

/// Mends the index of a library: makes it anew where it is damaged, brings it up to date, reads anew what has another text, and takes
/// away what nobody needs. Says what was done, a sentence each; where there is no index there is nothing to do.
pub(super) fn repair(library: &Library) -> Result<Vec<String>, Error> {
    let Some(archive) = Archive::of(library).filter(Archive::is_begun) else { return Ok(Vec::new()) };
    let mut done = Vec::new();
    let was_damaged = archive.open(None).and_then(|store| trust::verify(&store)).err();
    let (made, _) = bring(library, &archive, true)?;
    if let Some(fault) = was_damaged.filter(Fault::is_for_good) {
        done.push(say::REPAIRED_ANEW.fill([&Error::index(fault)]));
    }
    if made.read + made.removed > 0 {
        done.push(say::REPAIRED_READ.fill([&made.read, &made.removed]));
    }
    let store = archive.open(None).map_err(Error::index)?;
    // What changed without its times showing it.
    let stale = ingest::compare(library, &store, false, threads()).map_err(Error::index)?.changed;
    if !stale.is_empty() {
        ingest::forget(&store, &stale).map_err(Error::index)?;
        bring(library, &archive, false)?;
        done.push(say::REPAIRED_STALE.fill([&stale.len()]));
    }
    for path in archive.leftovers() {
        let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        gone.map_err(|error| Error::index(error.into()))?;
        done.push(say::REPAIRED_LEFT.fill([&path.display()]));
    }
    Ok(done)
}
