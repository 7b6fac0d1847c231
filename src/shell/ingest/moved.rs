//! Compares an index with the files of its library, page by page, without cutting one; and what comes of it: the index of a library that
//! was moved knows its files again, though they have other times and numbers now.

use super::{About, Key, RACY, Seen, Stamp, Text, file_of, half, nanos};
use crate::index::{Entry, Fault, Store};
use crate::shell::library::{Candidate, Library, Odd, batch, in_parallel};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::time::SystemTime;

/// What is known of the files of a library that was moved, whose texts were compared with the index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// What changed later was changed after it was compared. Nanoseconds since 1970; 0 if it was not moved.
    until: u64,
    /// Keys of files that were not as the index has them.
    except: BTreeSet<Key>,
}

/// What an index and the files of its library have in common.
#[derive(Debug, Default)]
pub struct Compared {
    /// Files and lines that are in the index as they lie on the disk.
    pub same: usize,
    /// Those that are in it otherwise.
    pub changed: Vec<Key>,
    /// Those that are not in it.
    pub new: Vec<Key>,
    /// Those that are in it alone, and not below a path that is not there.
    pub gone: Vec<Key>,
    /// Paths below which there is nothing now, though the index has pages of them.
    pub bare: Vec<PathBuf>,
    /// The last change of a file, in nanoseconds since 1970.
    latest: u64,
}

/// Compares an index with the files of its library: all texts, or (`quickly`) only those of files whose times or sizes are others.
pub fn compare(library: &Library, store: &Store, quickly: bool, threads: usize) -> Result<Compared, Fault> {
    let mut known: HashMap<Key, (Stamp, Text)> = HashMap::new();
    for Entry { key, stamp, digest } in store.entries()? {
        if let Ok(stamp) = serde_json::from_slice(&stamp) {
            known.insert(key, (stamp, digest));
        }
    }
    let (mut compared, mut folders) = (Compared::default(), HashMap::new());
    let (mut passed, mut todo) = (HashSet::new(), Vec::new());
    let found: Vec<Candidate> = library.candidates().into_iter().flatten().collect();
    let bare = library.bare(&found.iter().map(Candidate::key).collect());
    for candidate in found {
        let (key, about) = (candidate.key(), About::of(&candidate, &mut folders));
        compared.latest = compared.latest.max(about.latest());
        match known.get(&key) {
            None => compared.new.push(key),
            Some((stamp, _)) if quickly && !stamp.racy && stamp.about.is_like(&about, 0) => {
                compared.same += 1;
                passed.insert(key);
            }
            // What settings and corrections say of a page is not in its text.
            Some((stamp, _)) if quickly && !stamp.about.is_like(&about, 1) => {
                compared.changed.push(key.clone());
                passed.insert(key);
            }
            Some(_) => todo.push(candidate),
        }
    }
    known.retain(|key, _| !passed.contains(file_of(key)));
    let mut pages = todo.into_iter().flat_map(|file| {
        let lines: Vec<_> = if file.is_many() { vec![file.lines()] } else { Vec::new() };
        std::iter::once(file).chain(lines.into_iter().flatten().flatten())
    });
    while let Some(batch) = batch(&mut pages, Candidate::weight) {
        let texts = in_parallel(&batch, threads, digest);
        for (page, text) in batch.iter().zip(texts) {
            let key = page.key();
            match known.remove(&key) {
                None => compared.new.push(key),
                // What the program failed on has no text in the index.
                Some((stamp, of)) if of == text || matches!(stamp.odd, Some(Odd::Broken(_))) => {
                    compared.same += 1;
                }
                Some(_) => compared.changed.push(key),
            }
        }
    }
    compared.gone = known.into_keys().collect();
    for path in bare {
        let all = compared.gone.len();
        compared.gone.retain(|key| !path.holds(file_of(key)));
        compared.bare.extend((compared.gone.len() < all).then_some(path.path));
    }
    Ok(compared)
}

/// What stands for the text of a page in an index; zeros where there is none.
fn digest(page: &Candidate) -> Text {
    let text = if page.is_many() { None } else { page.text().ok() };
    text.map_or(Text::default(), |text| half(&Sha256::digest(text)))
}

impl Compared {
    /// Whether the index was surely made of these files: nine in ten of its pages are here, and they are the greater part of what is here.
    pub fn is_surely_one(&self) -> bool {
        let indexed = self.same + self.changed.len() + self.gone.len();
        self.bare.is_empty() && self.same > 0 && self.same * 10 >= indexed * 9 && self.same > self.new.len()
    }

    /// What is to be known of a library that was moved and compared.
    pub fn moved(&self) -> Moved {
        // What changed just now may change again without its times showing it.
        let settled = nanos(SystemTime::now()).saturating_sub(RACY.as_nanos() as u64);
        Moved { until: self.latest.min(settled), except: self.changed.iter().cloned().collect() }
    }
}

impl Moved {
    /// Whether a file is the one that the index knows from elsewhere: its text was compared, and nothing of it has changed since.
    pub(super) fn is_the_same(&self, key: &Key, known: &About, now: &About) -> bool {
        let is_settled = |seen: &Seen| seen.2 <= self.until;
        let same = |(then, now): (&Option<Seen>, &Option<Seen>)| match (then, now) {
            (Some(then), Some(now)) => then.0 == now.0 && is_settled(now),
            (then, now) => then == now,
        };
        self.until > 0
            && known.cutter == now.cutter
            && known.files.len() == now.files.len()
            && known.files.iter().zip(&now.files).all(same)
            && !self.except.contains(key)
    }
}

impl About {
    /// Whether the files from the `first` on have the same sizes and were written at the same times; on which disk does not matter.
    fn is_like(&self, other: &Self, first: usize) -> bool {
        let seen = |about: &Self| -> Vec<_> {
            about.files.iter().skip(first).map(|file| file.map(|seen| (seen.0, seen.1))).collect()
        };
        self.cutter == other.cutter && seen(self) == seen(other)
    }

    /// The last change of any of them.
    fn latest(&self) -> u64 {
        self.files.iter().flatten().map(|seen| seen.2).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(size: u64, written: u64, changed: u64) -> About {
        About { cutter: 1, files: vec![Some(Seen(size, written, changed, changed)), None] }
    }

    #[test]
    fn a_file_on_another_disk_is_known_again_until_it_changes() {
        let moved = Moved { until: 500, except: BTreeSet::from([b"b.txt".to_vec()]) };
        let then = about(10, 100, 110);
        for (key, now, same) in [
            (b"a.txt", about(10, 400, 450), true),
            (b"a.txt", about(11, 400, 450), false),
            (b"a.txt", about(10, 400, 501), false),
            (b"b.txt", about(10, 400, 450), false),
        ] {
            assert_eq!(moved.is_the_same(&key.to_vec(), &then, &now), same, "{now:?}");
        }
        assert!(!Moved::default().is_the_same(&b"a.txt".to_vec(), &then, &about(10, 100, 110)));
        let corrected = About { files: vec![then.files[0], then.files[0]], ..then.clone() };
        assert!(!moved.is_the_same(&b"a.txt".to_vec(), &then, &corrected));
    }

    #[test]
    fn an_index_is_another_library_s_where_there_is_any_doubt() {
        let compared = |same, changed, new, gone| {
            let keys = |n| vec![Vec::new(); n];
            Compared { same, changed: keys(changed), new: keys(new), gone: keys(gone), ..Compared::default() }
        };
        assert!(compared(100, 5, 20, 5).is_surely_one());
        assert!(!compared(100, 10, 0, 10).is_surely_one());
        assert!(!compared(3, 0, 100, 0).is_surely_one());
        assert!(!compared(0, 0, 0, 0).is_surely_one());
    }
}
