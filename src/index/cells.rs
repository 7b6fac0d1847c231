//! The values of one field in one part of the index, and which stories have them. Bytes and nothing else, like all of a part.

use super::inverted::{self, Inverted};
use super::list::{List, Writer};
use super::rarity::half;
use super::sections::Sections;
use super::table::{Table, bytes};
use crate::text::fold::folded;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// The values of one field in one part.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    /// Every value once, one after the other in ascending order, and where each ends; empty for unknown.
    values: OwnedBytes,
    value_ends: Table<4>,
    /// For each value a byte: whether it is a guess in some story.
    guessed: OwnedBytes,
    /// Numbers of the values of all stories, one story after the other, and where each story's end.
    numbers: Table<3>,
    number_ends: Table<3>,
    /// The other way round: the list of the stories of each value, and where each begins.
    lists: OwnedBytes,
    list_starts: Table<4>,
    /// Values by two neighbouring letters, folded; behind the last letter stands [`END`]. None where values are few or not searched.
    pairs: Inverted<3>,
}

/// Stands behind a value's last letter.
const END: u32 = 0;
/// So many cells of one field are kept in a part: their numbers fit three bytes. It has no more letters to write them with.
const CELLS: usize = 1 << 24;

impl Cells {
    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.value_ends.len()
    }

    /// A value by its number.
    pub(super) fn value(&self, number: usize) -> &str {
        let bytes = self.values.get(row(&self.value_ends, number)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The values, in ascending order.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.value(number))
    }

    /// Numbers of the values that begin so.
    pub(super) fn beginning(&self, with: &str) -> Range<usize> {
        let first = |is_before: &dyn Fn(&str) -> bool| {
            let (mut from, mut to) = (0, self.len());
            while from < to {
                let middle = from.midpoint(to);
                if is_before(self.value(middle)) { from = middle + 1 } else { to = middle }
            }
            from
        };
        first(&|value| value < with)..first(&|value| value < with || value.starts_with(with))
    }

    /// Numbers of the values that hold some folded letters side by side.
    pub(super) fn holding(&self, run: &[char]) -> BTreeSet<usize> {
        let text: String = run.iter().collect();
        let holds = |number: &usize| folded(self.value(*number)).contains(&text);
        let Some(&first) = run.first().filter(|_| !self.pairs.is_empty()) else {
            return (0..self.len()).filter(holds).collect();
        };
        let pairs = run.windows(2).filter_map(|two| Some(pair(half(*two.first()?), half(*two.last()?))));
        let rarest = pairs.min_by_key(|pair| self.pairs.count(*pair));
        let keys = rarest.map_or(pair(half(first), END)..=pair(half(first), 0xFFFF), |pair| pair..=pair);
        self.pairs.among(keys).map(|number| number as usize).filter(holds).collect()
    }

    /// Whether it is a guess in some story.
    pub(super) fn is_guessed(&self, number: usize) -> bool {
        self.guessed.get(number).is_some_and(|guessed| *guessed != 0)
    }

    /// The stories that have it, by their numbers in the part.
    pub(super) fn stories(&self, number: usize) -> List<'_> {
        let start = self.list_starts.get(number).and_then(|start| self.lists.get(start as usize..));
        start.map_or(List::EMPTY, |bytes| List::read(bytes, self.number_ends.len()))
    }

    /// Numbers of a story's values.
    pub(super) fn of(&self, story: usize) -> impl Iterator<Item = u32> + '_ {
        row(&self.number_ends, story).filter_map(|cell| self.numbers.get(cell))
    }

    /// Bytes it takes.
    pub(super) fn size(&self) -> usize {
        self.rows().iter().map(|(_, bytes)| bytes.len()).sum()
    }

    fn rows(&self) -> [(&'static str, OwnedBytes); 9] {
        let [signposts, pairs] = self.pairs.rows();
        [
            ("values", self.values.clone()),
            ("value_ends", self.value_ends.bytes()),
            ("guessed", self.guessed.clone()),
            ("cells", self.numbers.bytes()),
            ("cell_ends", self.number_ends.bytes()),
            ("lists", self.lists.clone()),
            ("list_starts", self.list_starts.bytes()),
            ("signposts", signposts),
            ("pairs", pairs),
        ]
    }

    /// Puts it among the sections of a part.
    pub(super) fn save(&self, sections: &mut Sections, name: &str) {
        for (row, bytes) in self.rows() {
            sections.put(format!("{name}.{row}"), bytes);
        }
    }

    /// Finds it there; a field that an older program did not know has no values.
    pub(super) fn open(sections: &Sections, name: &str) -> Self {
        let row = |row: &str| sections.get(&format!("{name}.{row}")).unwrap_or_else(OwnedBytes::empty);
        Self {
            values: row("values"),
            value_ends: Table::new(row("value_ends")),
            guessed: row("guessed"),
            numbers: Table::new(row("cells")),
            number_ends: Table::new(row("cell_ends")),
            lists: row("lists"),
            list_starts: Table::new(row("list_starts")),
            pairs: Inverted::open([row("signposts"), row("pairs")]),
        }
    }
}

/// Two letters as one key.
fn pair(first: u32, second: u32) -> u32 {
    first << 16 | second
}

/// One of many rows that lie one after the other.
fn row<const WIDTH: usize>(ends: &Table<WIDTH>, number: usize) -> Range<usize> {
    let end = |number: usize| ends.get(number).unwrap_or(0) as usize;
    number.checked_sub(1).map_or(0, end)..end(number)
}

/// Gathers the values of the stories of a part, in their order.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    numbers: HashMap<String, u32>,
    guessed: Vec<u8>,
    /// For each value one more than the last story that has it.
    last: Vec<usize>,
    cells: Vec<u32>,
    cell_ends: Vec<u32>,
}

impl Gatherer {
    /// Adds a story's values, each with whether it is a guess; no value is the unknown one.
    pub(super) fn push(&mut self, mut values: Vec<(String, bool)>) {
        if values.is_empty() {
            values.push((String::new(), false));
        }
        let story = self.cell_ends.len() + 1;
        for (value, guessed) in values {
            let number = self.number(value);
            if let Some(known) = self.guessed.get_mut(number as usize) {
                *known |= u8::from(guessed);
            }
            let last = self.last.get_mut(number as usize).map(|last| std::mem::replace(last, story));
            if last != Some(story) && self.cells.len() + 1 < CELLS {
                self.cells.push(number);
            }
        }
        self.cell_ends.push(self.cells.len() as u32);
    }

    /// The number of a value, a new one for a new value.
    fn number(&mut self, value: String) -> u32 {
        let next = self.guessed.len() as u32;
        let Self { numbers, guessed, last, .. } = self;
        *numbers.entry(value).or_insert_with(|| {
            guessed.push(0);
            last.push(0);
            next
        })
    }

    /// Puts them in order; `searched` are those in which one looks for letters.
    pub(super) fn finish(self, searched: bool) -> Cells {
        let docs = self.cell_ends.len();
        let mut gathered: Vec<(String, u32)> = self.numbers.into_iter().collect();
        gathered.sort_unstable();
        let (mut values, mut value_ends, mut guessed) = (Vec::new(), Vec::new(), Vec::new());
        let mut numbers = vec![0; gathered.len()];
        let mut pairs = inverted::Gatherer::default();
        for (number, (value, gathered)) in (0..).zip(gathered) {
            numbers.get_mut(gathered as usize).into_iter().for_each(|new| *new = number);
            guessed.push(self.guessed.get(gathered as usize).copied().unwrap_or(0));
            if searched {
                let letters: Vec<u32> = folded(&value).chars().map(half).chain([END]).collect();
                let two = letters.windows(2).filter_map(|two| Some(pair(*two.first()?, *two.last()?)));
                pairs.extend(two.map(|pair| (pair, number)));
            }
            values.extend(value.into_bytes());
            value_ends.push(values.len() as u32);
        }
        let cells: Vec<u32> =
            self.cells.iter().filter_map(|cell| numbers.get(*cell as usize).copied()).collect();
        let mut writers = vec![Writer::default(); guessed.len()];
        let mut start = 0;
        for (story, end) in self.cell_ends.iter().enumerate() {
            for value in cells.get(start..*end as usize).unwrap_or_default() {
                if let Some(writer) = writers.get_mut(*value as usize) {
                    writer.add(story as u16);
                }
            }
            start = *end as usize;
        }
        let (mut lists, mut list_starts) = (Vec::new(), Vec::with_capacity(writers.len()));
        for writer in &mut writers {
            list_starts.push(lists.len() as u32);
            writer.finish(docs, &mut lists);
        }
        Cells {
            values: OwnedBytes::new(values),
            value_ends: Table::new(bytes::<4>(value_ends)),
            guessed: OwnedBytes::new(guessed),
            numbers: Table::new(bytes::<3>(cells)),
            number_ends: Table::new(bytes::<3>(self.cell_ends)),
            lists: OwnedBytes::new(lists),
            list_starts: Table::new(bytes::<4>(list_starts)),
            pairs: Inverted::open(pairs.finish::<3>()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn values_are_found_by_their_letters(
            values in proptest::collection::btree_set("[市长县a·/]{0,5}", 1..40),
            run in "[市长县a]{1,3}",
        ) {
            for searched in [true, false] {
                let mut gatherer = Gatherer::default();
                for value in values.iter().rev() {
                    gatherer.push(vec![(value.clone(), false)]);
                }
                let cells = gatherer.finish(searched);
                let run: Vec<char> = folded(&run).chars().collect();
                let text: String = run.iter().collect();
                let found: Vec<&str> = cells.holding(&run).into_iter().map(|n| cells.value(n)).collect();
                let held: Vec<&String> = values.iter().filter(|value| folded(value).contains(&text)).collect();
                proptest::prop_assert_eq!(found, held);
                let begun: Vec<&str> = cells.beginning(&text).map(|n| cells.value(n)).collect();
                let begin: Vec<&String> = values.iter().filter(|value| value.starts_with(&text)).collect();
                proptest::prop_assert_eq!(begun, begin);
                for (story, value) in values.iter().rev().enumerate() {
                    let of: Vec<&str> = cells.of(story).map(|n| cells.value(n as usize)).collect();
                    proptest::prop_assert_eq!(of, [value.as_str()]);
                }
            }
        }
    }
}
