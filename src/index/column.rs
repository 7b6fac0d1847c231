//! The values of one field over all parts of the index, and which stories have them. Made from the parts' own when it is first asked for.

use super::bits::Bits;
use super::cells::Cells;
use super::part::Part;
use crate::query::{Field, Term};
use crate::text::fold::folded;
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

/// The values of one field.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Every value once; empty for unknown.
    pub(super) values: Texts,
    /// Whether the value is a guess in some story.
    pub(super) guessed: Vec<bool>,
    shares: Vec<Share>,
    /// Where each value stands, one value after the other: the share, and its number there.
    homes: Vec<(u32, u32)>,
    home_ends: Vec<u32>,
    /// The folded values, each on a line, and where each begins: so that one pass finds what is like a term.
    folded: String,
    starts: Vec<u32>,
    /// Each value with the values above it in a tree (`山西省` above `山西省/运城市`), every one once; none where every value stands alone.
    tree: Option<Texts>,
    /// In a tree for each value the numbers of its nodes, one value after the other, and where each value's nodes end.
    above: Vec<u32>,
    above_ends: Vec<u32>,
    /// How many stories each node has.
    pub(super) stories_at: Vec<u32>,
    bound: usize,
    /// The stories there are, if the parts have others besides.
    alive: Option<Bits>,
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
    /// Puts together what the parts have of a field. `all` are the stories there are.
    pub(super) fn of_parts<'a>(
        field: Field,
        parts: &'a [Part],
        cells: impl Fn(&'a Part) -> Option<&'a Cells>,
        all: &Bits,
    ) -> Self {
        let listed: usize = parts.iter().map(|part| part.docs).sum();
        let mut column = Self {
            bound: parts.last().map_or(0, |part| part.base + part.docs),
            alive: (all.count() < listed).then(|| all.clone()),
            ..Self::default()
        };
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut homes: Vec<(u32, u32, u32)> = Vec::new();
        for part in parts {
            let Some(cells) = cells(part) else { continue };
            let mut numbers = Vec::with_capacity(cells.len());
            for value in 0..cells.len() {
                let text = cells.value(value);
                let number = known.get(text).copied().unwrap_or_else(|| {
                    let next = column.values.len() as u32;
                    known.insert(text.to_owned(), next);
                    column.values.push(text);
                    column.guessed.push(false);
                    next
                });
                if let Some(guessed) = column.guessed.get_mut(number as usize) {
                    *guessed |= cells.is_guessed(value);
                }
                homes.push((number, column.shares.len() as u32, value as u32));
                numbers.push(number);
            }
            column.shares.push(Share { base: part.base, docs: part.docs, cells: cells.clone(), numbers });
        }
        drop(known);
        homes.sort_unstable();
        column.home_ends = vec![0; column.values.len()];
        for (at, (number, share, value)) in (1..).zip(homes) {
            column.homes.push((share, value));
            column.home_ends.get_mut(number as usize).into_iter().for_each(|end| *end = at);
        }
        column.grow(field);
        column.fold();
        column.count(all);
        column
    }

    /// Makes the tree of the values.
    fn grow(&mut self, field: Field) {
        if !has_steps(field) {
            return;
        }
        let mut tree = Texts::default();
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        for value in self.values.iter() {
            for step in steps(field, value) {
                let node = *numbers.entry(step).or_insert_with(|| {
                    tree.push(step);
                    tree.len() as u32 - 1
                });
                self.above.push(node);
            }
            self.above_ends.push(self.above.len() as u32);
        }
        self.tree = Some(tree);
    }

    fn fold(&mut self) {
        for value in self.values.iter() {
            self.starts.push(self.folded.len() as u32);
            self.folded.push_str(&folded(value));
            self.folded.push('\n');
        }
    }

    fn count(&mut self, all: &Bits) {
        let mut counted = vec![0_u32; self.nodes().len()];
        let mut last = vec![u32::MAX; self.nodes().len()];
        self.each(all, |story, value| {
            for node in self.above(&value) {
                if let (Some(n), Some(last)) = (counted.get_mut(*node as usize), last.get_mut(*node as usize))
                {
                    *n += u32::from(*last != story as u32);
                    *last = story as u32;
                }
            }
        });
        self.stories_at = counted;
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
        let fitting = self.values.iter().enumerate().filter(|(_, value)| fits(value));
        self.with(fitting.map(|(number, _)| number))
    }

    /// The stories with a value that holds a term, sounds like it or begins with its sound, and of which `fits` is true.
    pub(super) fn having_like(&self, term: &Term, fits: impl Fn(&str) -> bool) -> Bits {
        let mut like = self.holding(term);
        self.sounding(term, &mut like);
        let fitting = like.into_iter().filter(|number| self.values.get(*number).is_some_and(&fits));
        self.with(fitting)
    }

    /// The stories with a value that holds a term letter by letter, and of which `fits` is true.
    pub(super) fn having_letters(&self, term: &Term, fits: impl Fn(&str) -> bool) -> Bits {
        let like = self.holding(term);
        self.with(like.into_iter().filter(|number| self.values.get(*number).is_some_and(&fits)))
    }

    /// The stories with some values.
    fn with(&self, values: impl Iterator<Item = usize>) -> Bits {
        let mut bits = Bits::none(self.bound);
        for value in values {
            for (share, number) in part(&self.homes, &self.home_ends, value) {
                let Some(share) = self.shares.get(*share as usize) else { continue };
                let words = bits.words_mut(share.base / 64, share.docs.div_ceil(64));
                share.cells.stories(*number as usize).mark(words);
            }
        }
        match &self.alive {
            Some(alive) => bits.and(alive),
            None => bits,
        }
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
    pub(super) fn of(&self, story: usize) -> impl Iterator<Item = u32> + '_ {
        let share = self.shares.partition_point(|share| share.base <= story).checked_sub(1);
        let share = share.and_then(|share| self.shares.get(share));
        share.into_iter().flat_map(move |share| {
            let values = share.cells.of(story - share.base);
            values.filter_map(|value| share.numbers.get(value as usize).copied())
        })
    }

    /// What is counted: the values, or in a tree also those above them.
    pub(super) fn nodes(&self) -> &Texts {
        self.tree.as_ref().unwrap_or(&self.values)
    }

    /// Numbers of the nodes of a value.
    pub(super) fn above<'a>(&'a self, value: &'a u32) -> &'a [u32] {
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

/// Many short texts in one: a library of a million stories has as many names and posts.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        self.text.get(*start as usize..*self.ends.get(number)? as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| self.get(number))
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
