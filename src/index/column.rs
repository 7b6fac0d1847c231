//! The values of one field over all parts of the index, for counting. Made from the parts' own when it is first asked for; the values
//! themselves stay where they are.

use super::bits::Bits;
use super::cells::Cells;
use super::part::Part;
use crate::query::Field;
use crate::query::date::is_yearless;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::OnceLock;

/// The values of one field, each with a number, in ascending order.
#[derive(Debug, Default)]
pub(super) struct Column {
    shares: Vec<Share>,
    /// Where each value stands first: the share, and its number there.
    homes: Vec<(u16, u32)>,
    /// Whether the value is a guess in some story.
    guessed: Vec<bool>,
    /// Each value with the values above it in a tree (`山西省` above `山西省/运城市`), every one once; none where every value stands alone.
    tree: Option<Texts>,
    /// In a tree for each value the numbers of its nodes, one value after the other, and where each value's nodes end.
    above: Vec<u32>,
    above_ends: Vec<u32>,
    /// How many stories each node has; counted when it is first asked for.
    stories_at: OnceLock<Vec<u32>>,
    bound: usize,
}

/// What one part has of the field.
#[derive(Debug)]
struct Share {
    base: usize,
    docs: usize,
    cells: Cells,
    /// The number of each of its values among all values.
    numbers: Vec<u32>,
}

impl Column {
    /// Puts together what the parts have of a field. Their values are in order, so they are merged and none need be kept.
    pub(super) fn of_parts<'a>(
        field: Field,
        parts: &'a [Part],
        cells: impl Fn(&'a Part) -> Option<&'a Cells>,
    ) -> Self {
        let mut column = Self { bound: parts.last().map_or(0, Part::end), ..Self::default() };
        let shares: Vec<(&Part, &Cells)> =
            parts.iter().filter_map(|part| Some((part, cells(part)?))).collect();
        let mut numbers: Vec<Vec<u32>> =
            shares.iter().map(|(_, cells)| Vec::with_capacity(cells.len())).collect();
        let next = |share: usize, value: usize| {
            let (_, cells) = shares.get(share)?;
            (value < cells.len()).then(|| Reverse((cells.value(value), share, value)))
        };
        let mut heads: BinaryHeap<_> = (0..shares.len()).filter_map(|share| next(share, 0)).collect();
        let mut last = None;
        while let Some(Reverse((text, share, value))) = heads.pop() {
            if last != Some(text) {
                column.homes.push((share as u16, value as u32));
                column.guessed.push(false);
                last = Some(text);
            }
            let guesses = || shares.get(share).is_some_and(|(_, cells)| cells.is_guessed(value));
            column.guessed.last_mut().into_iter().for_each(|guessed| *guessed |= guesses());
            let number = column.homes.len() as u32 - 1;
            numbers.get_mut(share).into_iter().for_each(|numbers| numbers.push(number));
            heads.extend(next(share, value + 1));
        }
        column.homes.shrink_to_fit();
        column.guessed.shrink_to_fit();
        let share = |((part, cells), numbers): ((&Part, &Cells), Vec<u32>)| Share {
            base: part.base,
            docs: part.docs,
            cells: cells.clone(),
            numbers,
        };
        column.shares = shares.into_iter().zip(numbers).map(share).collect();
        column.grow(field);
        column
    }

    /// A value by its number; empty for unknown.
    pub(super) fn value(&self, number: usize) -> Option<&str> {
        let (share, value) = self.homes.get(number)?;
        Some(self.shares.get(usize::from(*share))?.cells.value(*value as usize))
    }

    /// Whether a value is a guess in some story.
    pub(super) fn is_guessed(&self, number: usize) -> bool {
        self.guessed.get(number).copied().unwrap_or(false)
    }

    /// How many values there are.
    fn len(&self) -> usize {
        self.homes.len()
    }

    /// Makes the tree of the values.
    fn grow(&mut self, field: Field) {
        if !has_steps(field) {
            return;
        }
        let (mut tree, mut above, mut above_ends) = (Texts::default(), Vec::new(), Vec::new());
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        for value in (0..self.len()).filter_map(|number| self.value(number)) {
            for step in steps(field, value) {
                let node = *numbers.entry(step).or_insert_with(|| {
                    tree.push(step);
                    tree.len() as u32 - 1
                });
                above.push(node);
            }
            above_ends.push(above.len() as u32);
        }
        (self.tree, self.above, self.above_ends) = (Some(tree), above, above_ends);
    }

    /// How many of all stories each node has.
    pub(super) fn stories_at(&self, all: &Bits) -> &[u32] {
        self.stories_at.get_or_init(|| self.tally(all).0)
    }

    /// How many of some stories each node has, and whether it is there by a guess.
    pub(super) fn tally(&self, stories: &Bits) -> (Vec<u32>, Vec<bool>) {
        let nodes = self.node_count();
        let mut tally = vec![0_u32; nodes];
        if self.is_flat() {
            self.each(stories, |_, value| tally.get_mut(value as usize).into_iter().for_each(|n| *n += 1));
            return (tally, self.guessed.clone());
        }
        let (mut guessed, mut last) = (vec![false; nodes], vec![u32::MAX; nodes]);
        self.each(stories, |story, value| {
            let guess = self.guessed.get(value as usize).copied().unwrap_or(false);
            for &node in self.above(&value) {
                let node = node as usize;
                if let (Some(n), Some(last), Some(guessed)) =
                    (tally.get_mut(node), last.get_mut(node), guessed.get_mut(node))
                {
                    *n += u32::from(*last != story as u32);
                    *last = story as u32;
                    *guessed |= guess;
                }
            }
        });
        (tally, guessed)
    }

    /// Calls with each of some stories and each of its values, by number.
    pub(super) fn each(&self, stories: &Bits, mut told: impl FnMut(usize, u32)) {
        for share in &self.shares {
            for story in stories.within(share.base..share.base + share.docs) {
                for value in share.cells.of(story - share.base) {
                    if let Some(number) = share.numbers.get(value as usize) {
                        told(story, *number);
                    }
                }
            }
        }
    }

    /// The stories with a value of which `fits` is true.
    pub(super) fn having(&self, fits: impl Fn(&str) -> bool) -> Bits {
        let fitting: Vec<bool> =
            (0..self.len()).map(|number| self.value(number).is_some_and(&fits)).collect();
        let mut bits = Bits::none(self.bound);
        for share in &self.shares {
            let words = bits.words_mut(share.base / 64, share.docs.div_ceil(64));
            for (value, number) in share.numbers.iter().enumerate() {
                if fitting.get(*number as usize) == Some(&true) {
                    share.cells.stories(value).mark(words);
                }
            }
        }
        bits
    }

    /// Numbers of a story's values.
    pub(super) fn of(&self, story: usize) -> impl Iterator<Item = u32> + '_ {
        let share = self.shares.partition_point(|share| share.base <= story).checked_sub(1);
        let share = share.and_then(|share| self.shares.get(share));
        share.into_iter().flat_map(move |share| {
            let values = share.cells.of(story - share.base);
            values.filter_map(|value| share.numbers.get(value as usize).copied())
        })
    }

    /// What is counted: a value, or in a tree also one above others.
    pub(super) fn node(&self, number: usize) -> Option<&str> {
        self.tree.as_ref().map_or_else(|| self.value(number), |tree| tree.get(number))
    }

    /// How many nodes there are.
    pub(super) fn node_count(&self) -> usize {
        self.tree.as_ref().map_or(self.len(), Texts::len)
    }

    /// Numbers of the nodes of a value.
    fn above<'a>(&'a self, value: &'a u32) -> &'a [u32] {
        match self.tree {
            Some(_) => part(&self.above, &self.above_ends, *value as usize),
            None => std::slice::from_ref(value),
        }
    }

    /// Whether every value is a node of its own, in the same order.
    pub(super) fn is_flat(&self) -> bool {
        self.tree.is_none()
    }
}

/// Many short texts in one.
#[derive(Debug, Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        self.text.get(*start as usize..*self.ends.get(number)? as usize)
    }
}

/// Whether the values of a field form a tree.
fn has_steps(field: Field) -> bool {
    matches!(field, Field::Place | Field::Trust | Field::Date)
}

/// One of many rows that lie one after the other.
fn part<'a, T>(all: &'a [T], ends: &[u32], row: usize) -> &'a [T] {
    let end = |row: usize| ends.get(row).map_or(0, |end| *end as usize);
    let start = row.checked_sub(1).map_or(0, end);
    all.get(start..end(row)).unwrap_or_default()
}

/// A value and the values above it: `山西省`, `山西省/运城市`; `2023`, `2023-10`. Days are not counted one by one, and a day of an unknown
/// year not at all.
pub(super) fn steps(field: Field, value: &str) -> Vec<&str> {
    let sign = match field {
        Field::Date if is_yearless(value) => return Vec::new(),
        Field::Place | Field::Trust => '/',
        Field::Date => '-',
        _ => return vec![value],
    };
    let ends = value.match_indices(sign).map(|(at, _)| at).chain([value.len()]);
    let most = if field == Field::Date { 2 } else { usize::MAX };
    ends.take(most).filter_map(|end| value.get(..end)).collect()
}
