//! Which texts hold characters whose syllables begin with some letters.
//!
//! From every character on, the first letters of four neighbouring characters, or of as many as have a sound, have a list; so a word of four
//! characters, the commonest kind, is found without reading any text, and of longer ones few texts are left. Three letters are asked
//! by all the lists that begin with them, which stand side by side; two have lists of their own.

use super::list::{List, Writer};
use super::sections::Sections;
use super::table::{Table, bytes};
use tantivy::directory::OwnedBytes;

/// The most letters that have a list together.
pub(super) const LONGEST: usize = 4;
/// Digits of a run's number: nothing, and the letters.
const DIGITS: u32 = 27;
/// Numbers of runs of up to [`LONGEST`] letters; those of the pairs come behind them.
const RUNS: u32 = DIGITS.pow(LONGEST as u32);

/// First letters and where they stand.
#[derive(Debug, Clone)]
pub(super) struct Initials {
    docs: usize,
    /// The numbers of the runs that stand somewhere, sorted.
    runs: Table<4>,
    /// Where the list of each begins.
    starts: Table<4>,
    lists: OwnedBytes,
}

impl Initials {
    /// The texts with two to four neighbouring characters that begin with any of some letters: a set of letters for each character,
    /// one bit for each letter from a on.
    pub(super) fn mark(&self, letters: &[u32], bits: &mut [u64]) {
        let open = LONGEST.saturating_sub(letters.len()) as u32;
        let wide = DIGITS.pow(open);
        combine(letters, |run| {
            let range =
                if letters.len() == 2 { RUNS + run..RUNS + run + 1 } else { run * wide..(run + 1) * wide };
            let row = 0..self.runs.len();
            for at in self.runs.reach(row.clone(), range.start)..self.runs.reach(row, range.end) {
                let start = self.starts.get(at).unwrap_or(u32::MAX) as usize;
                self.lists.get(start..).map_or(List::EMPTY, |list| List::read(list, self.docs)).mark(bits);
            }
        });
    }

    /// Puts them among the sections of a part.
    pub(super) fn save(&self, sections: &mut Sections, name: &str) {
        sections.put(format!("{name}.runs"), self.runs.bytes());
        sections.put(format!("{name}.starts"), self.starts.bytes());
        sections.put(format!("{name}.lists"), self.lists.clone());
    }

    /// Finds them there: the runs in so many texts.
    pub(super) fn open(sections: &Sections, name: &str, docs: usize) -> Option<Self> {
        let row = |row: &str| sections.get(&format!("{name}.{row}"));
        let (runs, starts) = (Table::new(row("runs")?), Table::new(row("starts")?));
        Some(Self { docs, runs, starts, lists: row("lists")? })
    }

    /// The bytes it is made of.
    pub(super) fn sections(&self) -> [OwnedBytes; 3] {
        [self.runs.bytes(), self.starts.bytes(), self.lists.clone()]
    }
}

/// Gathers texts.
#[derive(Debug)]
pub(super) struct Gatherer {
    /// For the number of each run one more than its writer's, or nothing.
    numbers: Vec<u32>,
    writers: Vec<Writer>,
    docs: usize,
}

impl Default for Gatherer {
    fn default() -> Self {
        Self { numbers: vec![0; (RUNS + DIGITS * DIGITS) as usize], writers: Vec::new(), docs: 0 }
    }
}

impl Gatherer {
    /// Adds a text, given as the first letters that each of its characters may have.
    pub(super) fn add(&mut self, letters: &[u32]) {
        let doc = self.docs as u16;
        let mut rest = letters;
        while let Some((_, after)) = rest.split_first() {
            let run = rest.get(..LONGEST).unwrap_or(rest);
            let run = run.split(|letters| *letters == 0).next().unwrap_or_default();
            let open = DIGITS.pow((LONGEST - run.len()) as u32);
            if run.len() > 2 {
                combine(run, |run| self.list(run * open, doc));
            }
            if let Some(pair) = run.get(..2) {
                combine(pair, |pair| self.list(RUNS + pair, doc));
            }
            rest = after;
        }
        self.docs += 1;
    }

    fn list(&mut self, run: u32, doc: u16) {
        let Some(number) = self.numbers.get_mut(run as usize) else { return };
        if *number == 0 {
            self.writers.push(Writer::default());
            *number = self.writers.len() as u32;
        }
        if let Some(writer) = self.writers.get_mut(*number as usize - 1) {
            writer.add(doc);
        }
    }

    pub(super) fn finish(mut self) -> Initials {
        let (mut runs, mut starts, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        for (run, number) in (0..).zip(&self.numbers) {
            let writer = number.checked_sub(1).and_then(|number| self.writers.get_mut(number as usize));
            // Each is given back as soon as it is written.
            if let Some(mut writer) = writer.map(std::mem::take) {
                runs.push(run);
                starts.push(lists.len() as u32);
                writer.finish(self.docs, &mut lists);
            }
        }
        let (runs, starts) = (Table::new(bytes::<4>(runs)), Table::new(bytes::<4>(starts)));
        Initials { docs: self.docs, runs, starts, lists: OwnedBytes::new(lists) }
    }
}

/// Calls with the number of each run that takes one letter of each set.
fn combine(letters: &[u32], mut run: impl FnMut(u32)) {
    fn walk(letters: &[u32], before: u32, run: &mut impl FnMut(u32)) {
        let Some((first, rest)) = letters.split_first() else { return run(before) };
        let mut left = *first;
        while left != 0 {
            walk(rest, before * DIGITS + left.trailing_zeros() + 1, run);
            left &= left - 1;
        }
    }
    if (2..=LONGEST).contains(&letters.len()) {
        walk(letters, 0, &mut run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn runs_are_marked(
            texts in proptest::collection::vec(proptest::collection::vec(0_u32..8, 0..12), 1..80),
            asked in proptest::collection::vec(1_u32..8, 2..=4),
        ) {
            let mut gatherer = Gatherer::default();
            for text in &texts {
                gatherer.add(text);
            }
            let mut bits = vec![0_u64; 2];
            gatherer.finish().mark(&asked, &mut bits);
            for (doc, text) in texts.iter().enumerate() {
                let begun = |run: &[u32]| run.iter().zip(&asked).all(|(letters, asked)| letters & asked != 0);
                let holds = text.windows(asked.len()).any(begun);
                proptest::prop_assert_eq!(bits[doc / 64] >> (doc % 64) & 1 == 1, holds, "{} {:?}", doc, text);
            }
        }
    }
}
