//! Which texts hold a run of letters: lists of single letters, of pairs, and of longer runs wherever shorter ones stand too often.
//!
//! Every pair of neighbouring letters has a list of the texts it stands in. Where two overlapping runs of the same length both stand in
//! more than so many texts, the run they make together has a list of its own, and so on up to eight letters. So any run that is asked for
//! either has a list, or holds a shorter one that stands in few texts, which can be read; no positions are needed, frequent phrases
//! cost least.
//!
//! The dictionary is a trie by levels: a run is its first letters' number and its last letter.

use super::list::{List, Writer};
use super::sections::Sections;
use super::table::{Table, bytes};
use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// The longest runs that have lists.
const DEEPEST: usize = 8;
/// Stands between two texts; no run crosses it.
const BORDER: u32 = 0xFFFF;
/// Stands for all letters beyond the first sixty thousand different ones.
const OTHER: u32 = 0xFFFE;

/// Runs of letters and where they stand.
#[derive(Debug, Clone)]
pub(super) struct Grams {
    docs: usize,
    /// The different letters, sorted; a letter's number is its place.
    letters: Table<4>,
    /// Where the letters' lists begin.
    letter_lists: Table<4>,
    /// Runs of two letters, of three, and so on.
    levels: Vec<Level>,
    lists: OwnedBytes,
}

/// The runs of one length. A run's number is its place.
#[derive(Debug, Clone)]
struct Level {
    /// Numbers of those runs, one letter shorter, that runs of this length begin with.
    parents: Table<4>,
    /// Where the runs of each parent begin.
    starts: Table<4>,
    /// The last letter of each run, sorted for each parent.
    last: Table<2>,
    /// Where the list of each run begins.
    lists: Table<4>,
}

/// What is known of the texts that hold a run.
#[derive(Debug)]
pub(super) struct Held<'a> {
    /// All of these lists hold every such text.
    lists: Vec<List<'a>>,
    /// Whether they hold no other text; otherwise the texts must be read.
    pub(super) exact: bool,
}

impl Held<'_> {
    /// Sets the bits of the texts that may hold the run (all of them, if it is exact).
    pub(super) fn mark(&mut self, bits: &mut [u64]) {
        self.lists.sort_by_key(|list| list.count);
        let Some((first, others)) = self.lists.split_first() else { return };
        first.mark(bits);
        // A list that is very much longer than the shortest one takes longer to walk than the few texts it would save to read.
        for list in others.iter().take_while(|list| list.count / 64 <= first.count) {
            list.keep(bits);
        }
    }
}

impl Grams {
    /// The texts that hold these letters side by side.
    pub(super) fn held(&self, run: &[char]) -> Held<'_> {
        let nowhere = || Held { lists: Vec::new(), exact: true };
        let Some(letters) = run.iter().map(|c| self.letter(*c)).collect::<Option<Vec<u32>>>() else {
            return nowhere();
        };
        self.held_letters(&letters).unwrap_or_else(nowhere)
    }

    /// The same for the letters' numbers; none where they stand nowhere.
    fn held_letters(&self, letters: &[u32]) -> Option<Held<'_>> {
        let known = !letters.contains(&OTHER);
        let mut runs: Vec<u32> = letters.to_vec();
        if let &[letter] = letters {
            return Some(Held { lists: vec![self.list(&self.letter_lists, letter)], exact: known });
        }
        let mut held = None;
        for (depth, level) in (2..).zip(&self.levels) {
            let pairs = runs.iter().zip(letters.iter().skip(depth - 1));
            // Where one is missing, stands nowhere what all parts of stand often: it would have a list.
            runs = pairs.map(|(run, letter)| level.child(*run, *letter)).collect::<Option<Vec<u32>>>()?;
            let lists: Vec<List<'_>> = runs.iter().map(|run| self.list(&level.lists, *run)).collect();
            let rarest = lists.iter().map(|list| list.count).min().unwrap_or(0);
            let exact = known && runs.len() == 1;
            held = Some(Held { lists, exact });
            if exact || rarest <= few(self.docs) {
                break;
            }
        }
        held
    }

    /// Tells of every run that takes one letter of each set and may stand in some text, as long as no more than `most` beginnings of
    /// them need be tried. Gives whether these were all.
    pub(super) fn each_held(&self, sets: &[Vec<char>], most: usize, mut told: impl FnMut(Held<'_>)) -> bool {
        let mut runs = self.letters_of(sets.first());
        let mut tried = 0;
        for set in sets.iter().skip(1) {
            let wanted = self.wanted(set);
            let pairs = self.levels.first();
            let longer = runs.iter().flat_map(|run: &Vec<u32>| {
                let row = pairs.zip(run.last()).map(|(pairs, last)| pairs.children(*last, &wanted));
                row.into_iter().flatten().map(|(_, letter)| [run.as_slice(), &[letter]].concat())
            });
            runs = longer.take(most - tried + 1).collect();
            tried += runs.len();
            if tried > most {
                return false;
            }
            // Two letters stand somewhere, or they would be no pair.
            if runs.first().is_some_and(|run| run.len() > 2) {
                runs.retain(|run| self.held_letters(run).is_some());
            }
        }
        runs.iter().filter_map(|run| self.held_letters(run)).for_each(&mut told);
        true
    }

    /// Tells of every run that takes one letter of each set and has a list: two letters wherever they stand, more where they stand often.
    /// Gives whether no more than `most` had to be tried.
    pub(super) fn each_listed(&self, sets: &[Vec<char>], most: usize, told: impl FnMut(List<'_>)) -> bool {
        let mut runs: Vec<u32> = self.letters_of(sets.first()).into_iter().flatten().collect();
        for (set, level) in sets.iter().skip(1).zip(&self.levels) {
            let wanted = self.wanted(set);
            runs = runs.iter().flat_map(|run| level.children(*run, &wanted)).map(|(run, _)| run).collect();
            if runs.len() > most {
                return false;
            }
        }
        if let Some(level) = sets.len().checked_sub(2).and_then(|depth| self.levels.get(depth)) {
            runs.iter().map(|run| self.list(&level.lists, *run)).for_each(told);
        }
        true
    }

    /// The numbers of those letters of a set that stand somewhere, each a run of its own.
    fn letters_of(&self, set: Option<&Vec<char>>) -> Vec<Vec<u32>> {
        let known = set.into_iter().flatten().filter_map(|c| self.letter(*c));
        known.filter(|letter| *letter != OTHER).map(|letter| vec![letter]).collect()
    }

    /// For each letter's number whether it is in a set.
    fn wanted(&self, set: &[char]) -> Vec<bool> {
        let mut wanted = vec![false; self.letters.len()];
        for letter in set.iter().filter_map(|c| self.letter(*c)) {
            wanted.get_mut(letter as usize).into_iter().for_each(|wanted| *wanted = true);
        }
        wanted
    }

    /// Whether two letters stand side by side in some text.
    pub(super) fn has_pair(&self, first: char, second: char) -> bool {
        let pair = |level: &Level| level.child(self.letter(first)?, self.letter(second)?);
        self.levels.first().is_some_and(|level| pair(level).is_some())
    }

    /// Those letters of a range that stand in some text.
    pub(super) fn letters_in(&self, from: u32, to: u32) -> impl Iterator<Item = char> + '_ {
        let all = 0..self.letters.len();
        let range = self.letters.reach(all.clone(), from)..self.letters.reach(all, to);
        range.filter_map(|at| self.letters.get(at).and_then(char::from_u32))
    }

    /// Where a letter stands.
    pub(super) fn letter_list(&self, letter: char) -> List<'_> {
        self.letter(letter).map_or(List::EMPTY, |letter| self.list(&self.letter_lists, letter))
    }

    /// The bytes it is made of.
    pub(super) fn sections(&self) -> Vec<OwnedBytes> {
        let levels = self.levels.iter().flat_map(|level| level.rows().map(|(_, bytes)| bytes));
        [self.letters.bytes(), self.letter_lists.bytes()]
            .into_iter()
            .chain(levels)
            .chain([self.lists.clone()])
            .collect()
    }

    /// Puts them among the sections of a part.
    pub(super) fn save(&self, sections: &mut Sections, name: &str) {
        sections.put(format!("{name}.letters"), self.letters.bytes());
        sections.put(format!("{name}.letter_lists"), self.letter_lists.bytes());
        for (depth, level) in (2..).zip(&self.levels) {
            for (row, bytes) in level.rows() {
                sections.put(format!("{name}.{depth}.{row}"), bytes);
            }
        }
        sections.put(format!("{name}.lists"), self.lists.clone());
    }

    /// Finds them there: the runs in so many texts.
    pub(super) fn open(sections: &Sections, name: &str, docs: usize) -> Option<Self> {
        let level = |depth: usize| {
            let row = |row: &str| sections.get(&format!("{name}.{depth}.{row}"));
            Some(Level {
                parents: Table::new(row("parents")?),
                starts: Table::new(row("starts")?),
                last: Table::new(row("last")?),
                lists: Table::new(row("lists")?),
            })
        };
        Some(Self {
            docs,
            letters: Table::new(sections.get(&format!("{name}.letters"))?),
            letter_lists: Table::new(sections.get(&format!("{name}.letter_lists"))?),
            levels: (2..=DEEPEST).map_while(level).collect(),
            lists: sections.get(&format!("{name}.lists"))?,
        })
    }

    fn letter(&self, letter: char) -> Option<u32> {
        let number = self.letters.find(0..self.letters.len(), u32::from(letter));
        let full = self.letters.len() >= OTHER as usize;
        number.map(|number| number as u32).or(full.then_some(OTHER))
    }

    fn list(&self, starts: &Table<4>, number: u32) -> List<'_> {
        let start = starts.get(number as usize).unwrap_or(u32::MAX) as usize;
        self.lists.get(start..).map_or(List::EMPTY, |list| List::read(list, self.docs))
    }
}

impl Level {
    fn rows(&self) -> [(&'static str, OwnedBytes); 4] {
        [
            ("parents", self.parents.bytes()),
            ("starts", self.starts.bytes()),
            ("last", self.last.bytes()),
            ("lists", self.lists.bytes()),
        ]
    }

    fn row(&self, parent: u32) -> Range<usize> {
        let Some(at) = self.parents.find(0..self.parents.len(), parent) else { return 0..0 };
        let start = |at| self.starts.get(at).unwrap_or(0) as usize;
        start(at)..start(at + 1)
    }

    /// The runs of a parent that end with a wanted letter, each with that letter.
    fn children(&self, parent: u32, wanted: &[bool]) -> impl Iterator<Item = (u32, u32)> {
        let runs = self.row(parent).filter_map(|at| Some((at as u32, self.last.get(at)?)));
        runs.filter(|(_, letter)| wanted.get(*letter as usize) == Some(&true))
    }

    fn child(&self, parent: u32, letter: u32) -> Option<u32> {
        self.last.find(self.row(parent), letter).map(|run| run as u32)
    }
}

/// A run that stands in no more texts than this is rare: the texts are read rather than longer runs listed.
fn few(docs: usize) -> u32 {
    (docs as u32 / 288).max(128)
}

/// Gathers texts.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    /// The letters of all texts, a border after each.
    text: Vec<u32>,
}

/// The occurrences of the frequent runs of one length.
#[derive(Default)]
struct Frequent {
    /// The runs, each with the range of its occurrences.
    runs: Vec<(u32, Range<usize>)>,
    /// Where they begin in the text, run by run, ascending for each.
    places: Vec<u32>,
    /// One bit for each place of the text: whether a frequent run begins there.
    begins: Vec<u64>,
}

impl Gatherer {
    pub(super) fn add(&mut self, text: impl Iterator<Item = char>) {
        self.text.extend(text.map(u32::from));
        self.text.push(u32::MAX);
    }

    /// Lists every letter, every pair, and the longer runs that the frequent ones make, up to `deepest` letters.
    pub(super) fn finish(mut self, deepest: usize) -> Grams {
        let letters = self.number();
        let docs = self.text.iter().filter(|entry| **entry >> 16 == BORDER).count();
        let mut lists = Vec::new();
        let mut writers = vec![Writer::default(); letters.len()];
        for entry in &self.text {
            if let Some(writer) = writers.get_mut((entry >> 16) as usize) {
                writer.add(*entry as u16);
            }
        }
        let mut letter_lists = Vec::with_capacity(letters.len());
        for writer in &mut writers {
            letter_lists.push(lists.len() as u32);
            writer.finish(docs, &mut lists);
        }
        drop(writers);
        let mut levels = Vec::new();
        let mut frequent = self.by_letter();
        for depth in 2..=deepest.min(DEEPEST) {
            let (level, deeper) = self.deepen(depth, &frequent, docs, letters.len(), &mut lists);
            levels.push(level);
            frequent = deeper;
        }
        Grams {
            docs,
            letters: Table::new(bytes::<4>(letters)),
            letter_lists: Table::new(bytes::<4>(letter_lists)),
            levels,
            lists: OwnedBytes::new(lists),
        }
    }

    /// Replaces each letter by its number, with the number of its text below, and gives the different letters, sorted.
    fn number(&mut self) -> Vec<u32> {
        let mut numbers = vec![OTHER as u16; 0x11_0000];
        for letter in &self.text {
            if let Some(number) = numbers.get_mut(*letter as usize) {
                *number = 0;
            }
        }
        let known = (0_u32..).zip(&mut numbers).filter(|(_, number)| **number == 0);
        let letters = (0..OTHER).zip(known).map(|(number, (letter, known))| {
            *known = number as u16;
            letter
        });
        let letters: Vec<u32> = letters.collect();
        // Letters beyond the last number were seen, too.
        let beyond = letters.last().map_or(0, |last| *last as usize + 1);
        numbers.iter_mut().skip(beyond).for_each(|number| *number = OTHER as u16);
        let mut doc = 0;
        for entry in &mut self.text {
            let border = *entry == u32::MAX;
            let number = numbers.get(*entry as usize).map_or(BORDER, |number| u32::from(*number));
            *entry = number << 16 | doc;
            doc += u32::from(border);
        }
        letters
    }

    /// Every letter's occurrences.
    fn by_letter(&self) -> Frequent {
        let mut ends = vec![0_usize; 1 << 16];
        let letter = |entry: &u32| (entry >> 16) as usize;
        self.text.iter().for_each(|entry| ends[letter(entry)] += 1);
        let mut end = 0;
        for n in &mut ends {
            end += *n;
            *n = end - *n;
        }
        let mut places = vec![0_u32; end];
        for (place, entry) in (0..).zip(&self.text) {
            places[ends[letter(entry)]] = place;
            ends[letter(entry)] += 1;
        }
        let starts = [0].into_iter().chain(ends.iter().copied());
        let runs = (0..BORDER).zip(starts.zip(&ends)).map(|(letter, (start, end))| (letter, start..*end));
        Frequent { runs: runs.filter(|(_, range)| !range.is_empty()).collect(), places, begins: Vec::new() }
    }

    /// Lists the runs that are one letter longer than the frequent ones.
    fn deepen(
        &self,
        depth: usize,
        shorter: &Frequent,
        docs: usize,
        letters: usize,
        lists: &mut Vec<u8>,
    ) -> (Level, Frequent) {
        let mut frequent = Frequent { begins: vec![0; self.text.len().div_ceil(64)], ..Frequent::default() };
        let (mut parents, mut starts, mut last, mut offsets) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        // For each last letter: its occurrences behind the run at hand, then the place for the next one.
        let mut slots = vec![0_usize; 1 << 16];
        let (mut entries, mut met, mut sorted) = (Vec::new(), Vec::new(), Vec::new());
        let mut writer = Writer::default();
        debug_assert!(letters <= OTHER as usize);
        for (parent, range) in &shorter.runs {
            entries.clear();
            met.clear();
            for &place in shorter.places.get(range.clone()).unwrap_or_default() {
                let at = place as usize;
                let Some(&entry) = self.text.get(at + depth - 1) else { continue };
                let suffix = depth == 2 || shorter.begins[(at + 1) / 64] >> ((at + 1) % 64) & 1 == 1;
                if suffix && entry >> 16 != BORDER {
                    let slot = &mut slots[(entry >> 16) as usize];
                    if *slot == 0 {
                        met.push(entry >> 16);
                    }
                    *slot += 1;
                    entries.push((place, entry));
                }
            }
            if met.is_empty() {
                continue;
            }
            parents.push(*parent);
            starts.push(last.len() as u32);
            met.sort_unstable();
            // Sorts the occurrences by their last letter; for each letter they stay in the text's order.
            let mut end = 0;
            for letter in &met {
                let slot = &mut slots[*letter as usize];
                end += *slot;
                *slot = end - *slot;
            }
            sorted.clear();
            sorted.resize(end, (0, 0));
            for occurrence in &entries {
                let slot = &mut slots[(occurrence.1 >> 16) as usize];
                sorted[*slot] = *occurrence;
                *slot += 1;
            }
            let mut start = 0;
            for letter in &met {
                let end = std::mem::take(&mut slots[*letter as usize]);
                let occurrences = &sorted[start..end];
                for (_, entry) in occurrences {
                    writer.add(*entry as u16);
                }
                if writer.count() > few(docs) {
                    let from = frequent.places.len();
                    frequent.places.extend(occurrences.iter().map(|(place, _)| *place));
                    frequent.runs.push((last.len() as u32, from..frequent.places.len()));
                    for (place, _) in occurrences {
                        frequent.begins[*place as usize / 64] |= 1 << (place % 64);
                    }
                }
                last.push(*letter);
                offsets.push(lists.len() as u32);
                writer.finish(docs, lists);
                start = end;
            }
        }
        starts.push(last.len() as u32);
        let level = Level {
            parents: Table::new(bytes::<4>(parents)),
            starts: Table::new(bytes::<4>(starts)),
            last: Table::new(bytes::<2>(last)),
            lists: Table::new(bytes::<4>(offsets)),
        };
        (level, frequent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks for a run, and compares with the texts themselves.
    fn check(texts: &[String], run: &str) -> Result<(), String> {
        let mut gatherer = Gatherer::default();
        for text in texts {
            gatherer.add(text.chars());
        }
        let grams = gatherer.finish(usize::MAX);
        let run: Vec<char> = run.chars().collect();
        let mut held = grams.held(&run);
        let mut bits = vec![0_u64; texts.len().div_ceil(64)];
        held.mark(&mut bits);
        let text: String = run.iter().collect();
        for (doc, known) in texts.iter().enumerate() {
            let (marked, holds) = (bits[doc / 64] >> (doc % 64) & 1 == 1, known.contains(&text));
            if (holds && !marked) || (held.exact && marked && !holds) {
                return Err(format!("{text} in {known}: {marked}"));
            }
        }
        let read: u32 = if held.exact { 0 } else { bits.iter().map(|word| word.count_ones()).sum() };
        let long = run.len() > DEEPEST;
        if read > few(texts.len()) && !long { Err(format!("{text}: {read} to be read")) } else { Ok(()) }
    }

    proptest::proptest! {
        #[test]
        fn runs_are_held(texts in proptest::collection::vec("[乡村振]{0,24}", 1..300), run in "[乡村振兴]{1,11}") {
            proptest::prop_assert_eq!(check(&texts, &run), Ok(()));
        }
    }

    #[test]
    fn neighbours_are_known() {
        let mut gatherer = Gatherer::default();
        gatherer.add("乡村".chars());
        gatherer.add("振兴".chars());
        let grams = gatherer.finish(DEEPEST);
        for (first, second, stand) in
            [('乡', '村', true), ('村', '乡', false), ('村', '振', false), ('乡', '镇', false)]
        {
            assert_eq!(grams.has_pair(first, second), stand, "{first}{second}");
        }
        assert_eq!(grams.letters_in(u32::from('乡'), u32::from('兴')).collect::<String>(), "乡");
    }

    #[test]
    fn any_number_of_letters_is_taken() {
        let all: String = ('\u{3400}'..='\u{2FFFF}').take(90_000).collect();
        let last: String = all.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
        for run in ["㐀㐁", "乡", &last, "𠮷", "ab"] {
            assert_eq!(check(&[all.clone(), "乡村".to_owned()], run), Ok(()));
        }
    }
}
