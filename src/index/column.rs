//! The values of one field, and which stories have them.

use super::bits::Bits;
use crate::query::{Field, Term};
use crate::text::fold::folded;
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

/// The values of one field.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Every value once; empty for unknown.
    pub(super) values: Vec<String>,
    /// Whether the value is a guess in some story.
    pub(super) guessed: Vec<bool>,
    numbers: HashMap<String, u32>,
    /// Numbers of the values of all stories, one story after the other.
    cells: Vec<u32>,
    /// Where each story's cells end.
    ends: Vec<u32>,
    /// The other way round: the stories of all values, one value after the other, and where each value's stories end.
    stories: Vec<u32>,
    story_ends: Vec<u32>,
    /// The folded values, each on a line, and where each begins: so that one pass finds what is like a term.
    folded: String,
    starts: Vec<u32>,
    /// Each value with the values above it in a tree (`山西省` above `山西省/运城市`), every one once: what is counted.
    pub(super) nodes: Vec<String>,
    node_numbers: HashMap<String, u32>,
    /// For each value the numbers of its nodes, one value after the other, and where each value's nodes end.
    above: Vec<u32>,
    above_ends: Vec<u32>,
    /// How many stories each node has.
    pub(super) stories_at: Vec<u32>,
}

impl Column {
    /// The stories with a value of which `fits` is true.
    pub(super) fn having(&self, fits: impl Fn(&str) -> bool) -> Bits {
        let fitting = self.values.iter().enumerate().filter(|(_, value)| fits(value));
        self.with(fitting.map(|(number, _)| number))
    }

    /// The stories with a value that holds a term, sounds like it or begins with its sound, and of which `fits` is true.
    pub(super) fn having_like(&self, term: &Term, fits: impl Fn(&str) -> bool) -> Bits {
        let mut like = self.holding(term);
        self.sounding(term, &mut like);
        let fitting =
            like.into_iter().filter(|number| self.values.get(*number).is_some_and(|value| fits(value)));
        self.with(fitting)
    }

    /// The stories with a value that holds a term letter by letter, and of which `fits` is true.
    pub(super) fn having_letters(&self, term: &Term, fits: impl Fn(&str) -> bool) -> Bits {
        let like = self.holding(term);
        self.with(like.into_iter().filter(|number| self.values.get(*number).is_some_and(|value| fits(value))))
    }

    /// The stories with some values.
    fn with(&self, values: impl Iterator<Item = usize>) -> Bits {
        let mut bits = Bits::none(self.ends.len());
        for value in values {
            for story in part(&self.stories, &self.story_ends, value) {
                bits.add(*story as usize);
            }
        }
        bits
    }

    /// Numbers of the values that hold a term.
    fn holding(&self, term: &Term) -> BTreeSet<usize> {
        let run: String = term.chars().into_iter().collect();
        let number = |at: usize| self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1);
        memchr::memmem::find_iter(self.folded.as_bytes(), &run).map(number).collect()
    }

    /// Adds those that sound like a term or begin as it begins.
    fn sounding(&self, term: &Term, like: &mut BTreeSet<usize>) {
        for spelling in &term.spellings {
            let line = Cell::new(0);
            let chars = self.folded.chars().inspect(|c| line.set(line.get() + usize::from(*c == '\n')));
            like.extend(spelling.ear().hear(chars).map(|_| line.get()));
        }
        if !term.spellings.is_empty() || term.letters.len() == 1 {
            let mut known = HashMap::new();
            let mut begins = |c: char| {
                *known.entry(c).or_insert_with(|| {
                    term.begins_sound(&crate::text::fold::fold([c.encode_utf8(&mut [0; 4]) as &str]))
                })
            };
            for (number, value) in self.values.iter().enumerate() {
                if value.split('/').filter_map(|step| step.chars().next()).any(&mut begins) {
                    like.insert(number);
                }
            }
        }
    }

    /// Numbers of a story's values.
    pub(super) fn of(&self, story: usize) -> &[u32] {
        part(&self.cells, &self.ends, story)
    }

    /// Numbers of the nodes of a value.
    pub(super) fn above(&self, value: usize) -> &[u32] {
        part(&self.above, &self.above_ends, value)
    }

    /// Whether every value is a node of its own, in the same order.
    pub(super) fn is_flat(&self) -> bool {
        self.above.len() == self.values.len() && self.nodes.len() == self.values.len()
    }

    /// Bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        let numbers = [
            &self.cells,
            &self.ends,
            &self.stories,
            &self.story_ends,
            &self.starts,
            &self.above,
            &self.above_ends,
        ];
        let texts = self.values.iter().chain(&self.nodes).map(|text| 2 * (text.len() + size_of::<String>()));
        numbers.into_iter().map(|numbers| numbers.len() * size_of::<u32>()).sum::<usize>()
            + texts.sum::<usize>()
            + self.folded.len()
    }

    /// Adds a story's values, each with whether it is a guess; no value is the unknown one.
    pub(super) fn push(&mut self, field: Field, mut values: Vec<(String, bool)>) {
        if values.is_empty() {
            values.push((String::new(), false));
        }
        let start = self.cells.len();
        for (value, guessed) in values {
            let number = self.number(field, value);
            if let Some(known) = self.guessed.get_mut(number as usize) {
                *known |= guessed;
            }
            if !self.cells.get(start..).unwrap_or_default().contains(&number) {
                self.cells.push(number);
            }
        }
        let cells = self.cells.get(start..).unwrap_or_default();
        let mut nodes: Vec<u32> =
            cells.iter().flat_map(|value| self.above(*value as usize)).copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            if let Some(n) = self.stories_at.get_mut(node as usize) {
                *n += 1;
            }
        }
        self.ends.push(self.cells.len() as u32);
    }

    /// Makes what only serves asking, once all stories are there.
    pub(super) fn finish(&mut self) {
        let mut ends = vec![0_u32; self.values.len()];
        let each = |value: u32, ends: &mut [u32], step: u32| {
            let end = ends.get_mut(value as usize);
            end.map_or(0, |end| std::mem::replace(end, *end + step))
        };
        for value in &self.cells {
            each(*value, &mut ends, 1);
        }
        let mut end = 0;
        for n in &mut ends {
            end += std::mem::replace(n, end);
        }
        self.stories = vec![0; self.cells.len()];
        for story in 0..self.ends.len() {
            for value in part(&self.cells, &self.ends, story) {
                let place = each(*value, &mut ends, 1);
                self.stories.get_mut(place as usize).into_iter().for_each(|at| *at = story as u32);
            }
        }
        self.story_ends = ends;
        for value in &self.values {
            self.starts.push(self.folded.len() as u32);
            self.folded.push_str(&folded(value));
            self.folded.push('\n');
        }
    }

    /// The number of a value, a new one for a new value.
    fn number(&mut self, field: Field, value: String) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        for step in steps(field, &value) {
            let next = self.nodes.len() as u32;
            let node = *self.node_numbers.entry(step.to_owned()).or_insert(next);
            if node == next {
                self.nodes.push(step.to_owned());
                self.stories_at.push(0);
            }
            self.above.push(node);
        }
        self.above_ends.push(self.above.len() as u32);
        self.guessed.push(false);
        self.values.push(value.clone());
        let number = self.numbers.len() as u32;
        self.numbers.insert(value, number);
        number
    }
}

/// One of many rows that lie one after the other.
fn part<'a>(all: &'a [u32], ends: &[u32], row: usize) -> &'a [u32] {
    let end = |row: usize| ends.get(row).map_or(0, |end| *end as usize);
    let start = row.checked_sub(1).map_or(0, end);
    all.get(start..end(row)).unwrap_or_default()
}

/// A value and the values above it: `山西省`, `山西省/运城市`; `2023`, `2023-10`. Days are not counted one by one.
pub(super) fn steps(field: Field, value: &str) -> Vec<&str> {
    let sign = match field {
        Field::Place | Field::Trust => '/',
        Field::Date => '-',
        _ => return vec![value],
    };
    let ends = value.match_indices(sign).map(|(at, _)| at).chain([value.len()]);
    let most = if field == Field::Date { 2 } else { usize::MAX };
    ends.take(most).filter_map(|end| value.get(..end)).collect()
}
