//! Which texts hold characters whose syllables begin with some letters: one list for every two letters and every three.
//!
//! Three first letters stand in one text of twenty, so a word of four characters, told by its initials, leaves few texts to be read.

use super::list::{List, Writer};
use super::table::{Table, bytes};
use tantivy::directory::OwnedBytes;

const LETTERS: usize = 26;
/// Lists of two letters come first, then those of three.
const LISTS: usize = LETTERS * LETTERS + LETTERS * LETTERS * LETTERS;

/// First letters and where they stand.
#[derive(Debug, Clone)]
pub(super) struct Initials {
    starts: Table<4>,
    lists: OwnedBytes,
}

impl Initials {
    /// The texts with two or three neighbouring characters that begin with any of some letters: a set of letters for each character,
    /// one bit for each letter from a on.
    pub(super) fn mark(&self, letters: &[u32], bits: &mut [u64]) {
        combine(letters, |slot| {
            let start = self.starts.get(slot).unwrap_or(u32::MAX) as usize;
            self.lists.get(start..).map_or(List::EMPTY, List::read).mark(bits);
        });
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
}

impl Default for Gatherer {
    fn default() -> Self {
        Self { writers: vec![Writer::default(); LISTS], docs: 0 }
    }
}

impl Gatherer {
    /// Adds a text, given as the first letters that each of its characters may have.
    pub(super) fn add(&mut self, letters: &[u32]) {
        let doc = self.docs as u16;
        for run in letters.windows(2).chain(letters.windows(3)) {
            combine(run, |slot| {
                if let Some(writer) = self.writers.get_mut(slot) {
                    writer.add(doc);
                }
            });
        }
        self.docs += 1;
    }

    pub(super) fn finish(mut self) -> Initials {
        let (mut starts, mut lists) = (Vec::with_capacity(LISTS), Vec::new());
        for writer in &mut self.writers {
            starts.push(lists.len() as u32);
            writer.finish(self.docs, &mut lists);
        }
        Initials { starts: Table::new(bytes::<4>(starts)), lists: OwnedBytes::new(lists) }
    }
}

/// Calls with the list of each combination of two or three letters.
fn combine(letters: &[u32], mut list: impl FnMut(usize)) {
    let each = |set: u32| (0..LETTERS).filter(move |letter| set >> letter & 1 == 1);
    match *letters {
        [a, b] => each(a).for_each(|a| each(b).for_each(|b| list(a * LETTERS + b))),
        [a, b, c] if a != 0 && b != 0 && c != 0 => each(a).for_each(|a| {
            each(b).for_each(|b| {
                each(c).for_each(|c| list(LETTERS * LETTERS + (a * LETTERS + b) * LETTERS + c));
            });
        }),
        _ => {}
    }
}
