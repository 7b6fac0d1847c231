//! What an index knows of the files of its library: by key, and by text. Who keeps it between two updates need not read it anew, nor walk the
//! whole library where it is known what has changed.

use super::{
    About, Entry, Fault, Key, Moved, Odd, Report, Seen, Skipped, Stamp, Store, Text, file_of, shown,
};
use crate::shell::library::{Candidate, Changed, Library};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

/// The files to be read, with what the system says of them, and the keys of what is gone.
type ToDo = (Vec<(Candidate, About)>, Vec<Key>);

/// What is known of the files of a library.
#[derive(Default)]
pub struct Ledger {
    /// The generation of the index it holds for; none where it must be read anew.
    pub(super) generation: Option<u64>,
    pub(super) known: HashMap<Key, Known>,
    /// The keys of all files by their texts; of those with the same text the first is the page.
    pub(super) twins: BTreeSet<(Text, Key)>,
    /// Files that stand in for a page that is gone, since they have the same text.
    pub(super) heirs: BTreeSet<Key>,
    /// What the last walk through the library met that is no file to read.
    odd: Vec<Skipped>,
    /// Paths below which it met nothing, though the index has pages of them.
    bare: Vec<PathBuf>,
}

/// What is known of a page. There are as many as files, so it is packed.
pub(super) struct Known {
    /// An [`About`].
    about: Box<[u8]>,
    pub(super) racy: bool,
    /// Of what is no page, or has corrections that fit nowhere.
    rest: Option<Box<(Option<Odd>, Vec<String>)>>,
    text: Text,
}

impl Known {
    pub(super) fn new(Stamp { about, racy, odd, misfits }: Stamp, text: Text) -> Self {
        let rest = (odd.is_some() || !misfits.is_empty()).then(|| Box::new((odd, misfits)));
        // Numbers alone are packed, which cannot fail.
        let about = postcard::to_allocvec(&about).unwrap_or_default().into_boxed_slice();
        Self { about, racy, rest, text }
    }

    pub(super) fn about(&self) -> About {
        postcard::from_bytes(&self.about).unwrap_or_default()
    }

    /// Whether there is something to say of it.
    fn is_told(&self) -> bool {
        self.rest.is_some()
    }

    pub(super) fn odd(&self) -> Option<&Odd> {
        self.rest.as_ref()?.0.as_ref()
    }

    pub(super) fn misfits(&self) -> &[String] {
        self.rest.as_ref().map_or(&[], |rest| &rest.1)
    }
}

impl Ledger {
    /// What an index knows. Only whoever may write can be sure that it stays so.
    pub(super) fn read(store: &Store) -> Result<Self, Fault> {
        let mut ledger = Self::default();
        store.each_entry(|Entry { key, stamp, digest }| {
            // A stamp of another version is none: the page is read anew.
            if let Ok(stamp) = serde_json::from_slice::<Stamp>(&stamp) {
                ledger.note(key, stamp, digest);
            }
        })?;
        // A program that was killed after a page was taken out, and before the next one with its text was read, left a text without a page.
        let mut last = None;
        for (text, key) in &ledger.twins {
            let is_first = last.replace(text) != Some(text);
            if is_first
                && ledger.known.get(key).is_some_and(|known| matches!(known.odd(), Some(Odd::SameAs(_))))
            {
                ledger.heirs.insert(key.clone());
            }
        }
        Ok(ledger)
    }

    pub(super) fn note(&mut self, key: Key, stamp: Stamp, text: Text) {
        if text != Text::default() {
            self.twins.insert((text, key.clone()));
        }
        self.known.insert(key, Known::new(stamp, text));
    }

    /// Walks through a library: the files to be read, and the keys of what is gone.
    pub(super) fn walk(
        &mut self,
        library: &Library,
        moved: &Moved,
        folders: &mut HashMap<PathBuf, Option<Seen>>,
    ) -> ToDo {
        let (mut todo, mut there) = (Vec::new(), HashSet::new());
        let mut unread: Vec<String> = Vec::new();
        self.odd.clear();
        for found in library.candidates() {
            match found {
                Ok(candidate) => {
                    there.insert(candidate.key());
                    todo.extend(self.unless_known(candidate, moved, folders));
                }
                Err(skipped) => {
                    unread.push(format!("{}/", skipped.path));
                    self.odd.push(skipped);
                }
            }
        }
        // What lies in a folder that cannot be read just now is not gone.
        let mut bare = library.bare(&there);
        let is_unread = |file: &[u8]| {
            let name = shown(file);
            unread.iter().any(|folder| name.starts_with(folder))
        };
        let is_gone = |key: &Key| {
            let file = file_of(key);
            !there.contains(file) && !is_unread(file) && !bare.iter().any(|path| path.holds(file))
        };
        let gone = self.known.keys().filter(|key| is_gone(key)).cloned().collect();
        bare.retain(|path| self.known.keys().any(|key| path.holds(file_of(key))));
        self.bare = bare.into_iter().map(|path| path.path).collect();
        (todo, gone)
    }

    /// The same of what is said to have changed; none where only a walk can tell, for nothing would be left below a path of the library:
    /// what is emptied looks like a disk that is away.
    pub(super) fn sift(
        &self,
        library: &Library,
        changed: Changed,
        moved: &Moved,
        folders: &mut HashMap<PathBuf, Option<Seen>>,
    ) -> Option<ToDo> {
        let mut gone = Vec::new();
        if !changed.gone.is_empty() {
            let is_gone = |key: &&Key| changed.gone.iter().any(|gone| gone.holds(file_of(key)));
            let (lost, left): (Vec<&Key>, Vec<&Key>) = self.known.keys().partition(is_gone);
            if !lost.is_empty() && !library.bare(&left.into_iter().cloned().collect()).is_empty() {
                return None;
            }
            gone = lost.into_iter().cloned().collect();
        }
        let there = changed.there.into_iter();
        Some((there.filter_map(|candidate| self.unless_known(candidate, moved, folders)).collect(), gone))
    }

    /// A file that is to be read, and what the system says of it; none if it is as it was.
    fn unless_known(
        &self,
        candidate: Candidate,
        moved: &Moved,
        folders: &mut HashMap<PathBuf, Option<Seen>>,
    ) -> Option<(Candidate, About)> {
        let about = About::of(&candidate, folders);
        (!self.is_known(&candidate, &about, moved)).then_some((candidate, about))
    }

    /// Whether a file is as it was.
    fn is_known(&self, candidate: &Candidate, about: &About, moved: &Moved) -> bool {
        let key = candidate.key();
        self.known.get(&key).is_some_and(|known| {
            let then = known.about();
            then == *about && !known.racy || moved.is_the_same(&key, &then, about)
        })
    }

    /// Forgets what was known of a file; another one with its text takes its place.
    pub(super) fn forget(&mut self, key: &Key) {
        self.heirs.remove(key);
        let Some(known) = self.known.remove(key) else { return };
        let was_first = self.first(known.text) == Some(key);
        self.twins.remove(&(known.text, key.clone()));
        if let Some(heir) = self.first(known.text).filter(|_| was_first).cloned() {
            self.heirs.insert(heir);
        }
    }

    /// The files with a text, in order.
    pub(super) fn with(&self, text: Text) -> impl Iterator<Item = &Key> {
        self.twins.range((text, Key::new())..).take_while(move |(of, _)| *of == text).map(|(_, key)| key)
    }

    /// The first of them.
    pub(super) fn first(&self, text: Text) -> Option<&Key> {
        self.with(text).next()
    }

    /// Says which files are no pages, and which corrections fit nowhere.
    pub(super) fn tell(&self, report: &mut Report) {
        report.bare.clone_from(&self.bare);
        report.skipped.clone_from(&self.odd);
        for (key, known) in self.known.iter().filter(|(_, known)| known.is_told()) {
            let name = shown(key);
            if let Some(odd) = known.odd() {
                report.skipped.push(Skipped { path: name.clone(), odd: odd.clone() });
            }
            report.misfits.extend(known.misfits().iter().map(|why| (name.clone(), why.clone())));
        }
        report.skipped.sort_by(|a, b| a.path.cmp(&b.path));
        report.misfits.sort();
    }
}
