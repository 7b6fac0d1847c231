//! Which texts hold characters whose syllables begin with some letters: one list for every two letters, every three and every four.
//!
//! A word of four characters, the commonest kind, is so found by its initials without reading any text; of longer ones few texts are left.

use super::list::{List, Writer};
use super::sections::Sections;
use super::table::{Table, bytes};
use tantivy::directory::OwnedBytes;

const LETTERS: usize = 26;
/// The most letters that have a list together.
const LONGEST: usize = 4;
/// Lists of two letters come first, then those of three, then those of four.
const FIRST: [usize; LONGEST + 2] = [0, 0, 0, 676, 676 + 17_576, 676 + 17_576 + 456_976];

/// First letters and where they stand.
#[derive(Debug, Clone)]
pub(super) struct Initials {
    starts: Table<4>,
    lists: OwnedBytes,
    longest: usize,
}

impl Initials {
    /// The texts with two to four neighbouring characters that begin with any of some letters: a set of letters for each character,
    /// one bit for each letter from a on.
    pub(super) fn mark(&self, letters: &[u32], bits: &mut [u64]) {
        combine(letters, |slot| {
            let start = self.starts.get(slot).unwrap_or(u32::MAX) as usize;
            self.lists.get(start..).map_or(List::EMPTY, List::read).mark(bits);
        });
    }

    /// The most letters that have a list together.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Puts them among the sections of a part.
    pub(super) fn save(&self, sections: &mut Sections, name: &str) {
        sections.put(format!("{name}.starts"), self.starts.bytes());
        sections.put(format!("{name}.lists"), self.lists.clone());
    }

    /// Finds them there.
    pub(super) fn open(sections: &Sections, name: &str) -> Option<Self> {
        let starts = Table::<4>::new(sections.get(&format!("{name}.starts"))?);
        let longest = (2..=LONGEST).rev().find(|long| FIRST.get(long + 1) == Some(&starts.len()))?;
        Some(Self { longest, starts, lists: sections.get(&format!("{name}.lists"))? })
    }

    /// The bytes it is made of.
    pub(super) fn sections(&self) -> [OwnedBytes; 2] {
        [self.starts.bytes(), self.lists.clone()]
    }
}

/// Gathers texts.
#[derive(Debug)]
pub(super) struct Gatherer {
    writers: Vec<Writer>,
    docs: usize,
    longest: usize,
}

impl Gatherer {
    /// Gathers runs of up to `longest` letters.
    pub(super) fn new(longest: usize) -> Self {
        let longest = longest.min(LONGEST);
        let lists = FIRST.get(longest + 1).copied().unwrap_or(0);
        Self { writers: vec![Writer::default(); lists], docs: 0, longest }
    }

    /// Adds a text, given as the first letters that each of its characters may have.
    pub(super) fn add(&mut self, letters: &[u32]) {
        let doc = self.docs as u16;
        for run in (2..=self.longest).flat_map(|long| letters.windows(long)) {
            combine(run, |slot| {
                if let Some(writer) = self.writers.get_mut(slot) {
                    writer.add(doc);
                }
            });
        }
        self.docs += 1;
    }

    pub(super) fn finish(mut self) -> Initials {
        let (mut starts, mut lists) = (Vec::with_capacity(self.writers.len()), Vec::new());
        for writer in &mut self.writers {
            starts.push(lists.len() as u32);
            writer.finish(self.docs, &mut lists);
        }
        let (starts, lists) = (Table::new(bytes::<4>(starts)), OwnedBytes::new(lists));
        Initials { starts, lists, longest: self.longest }
    }
}

/// Calls with the list of each combination of two to four letters.
fn combine(letters: &[u32], mut list: impl FnMut(usize)) {
    fn walk(letters: &[u32], before: usize, list: &mut impl FnMut(usize)) {
        let Some((first, rest)) = letters.split_first() else { return list(before) };
        let mut left = *first;
        while left != 0 {
            walk(rest, before * LETTERS + left.trailing_zeros() as usize, list);
            left &= left - 1;
        }
    }
    let Some(first) = FIRST.get(letters.len()).filter(|_| (2..=LONGEST).contains(&letters.len())) else {
        return;
    };
    walk(letters, 0, &mut |slot| list(first + slot));
}
