//! The values of one field in one part of the index, and which stories have them. Bytes and nothing else, like all of a part.

use super::list::{List, Writer};
use super::sections::Sections;
use super::table::{Table, bytes};
use std::collections::HashMap;
use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// The values of one field in one part.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    /// Every value once, one after the other, and where each ends; empty for unknown.
    values: OwnedBytes,
    value_ends: Table<4>,
    /// For each value a byte: whether it is a guess in some story.
    guessed: OwnedBytes,
    /// Numbers of the values of all stories, one story after the other, and where each story's end.
    numbers: Table<4>,
    number_ends: Table<4>,
    /// The other way round: the list of the stories of each value, and where each begins.
    lists: OwnedBytes,
    list_starts: Table<4>,
}

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

    fn rows(&self) -> [(&'static str, OwnedBytes); 7] {
        [
            ("values", self.values.clone()),
            ("value_ends", self.value_ends.bytes()),
            ("guessed", self.guessed.clone()),
            ("cells", self.numbers.bytes()),
            ("cell_ends", self.number_ends.bytes()),
            ("lists", self.lists.clone()),
            ("list_starts", self.list_starts.bytes()),
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
        }
    }
}

/// One of many rows that lie one after the other.
fn row(ends: &Table<4>, number: usize) -> Range<usize> {
    let end = |number: usize| ends.get(number).unwrap_or(0) as usize;
    number.checked_sub(1).map_or(0, end)..end(number)
}

/// Gathers the values of the stories of a part, in their order.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    numbers: HashMap<String, u32>,
    values: Vec<u8>,
    value_ends: Vec<u32>,
    guessed: Vec<u8>,
    cells: Vec<u32>,
    cell_ends: Vec<u32>,
}

impl Gatherer {
    /// Adds a story's values, each with whether it is a guess; no value is the unknown one.
    pub(super) fn push(&mut self, mut values: Vec<(String, bool)>) {
        if values.is_empty() {
            values.push((String::new(), false));
        }
        let start = self.cells.len();
        for (value, guessed) in values {
            let number = self.number(value);
            if let Some(known) = self.guessed.get_mut(number as usize) {
                *known |= u8::from(guessed);
            }
            if !self.cells.get(start..).unwrap_or_default().contains(&number) {
                self.cells.push(number);
            }
        }
        self.cell_ends.push(self.cells.len() as u32);
    }

    /// The number of a value, a new one for a new value.
    fn number(&mut self, value: String) -> u32 {
        let next = self.guessed.len() as u32;
        let Self { numbers, values, value_ends, guessed, .. } = self;
        *numbers.entry(value).or_insert_with_key(|value| {
            values.extend(value.bytes());
            value_ends.push(values.len() as u32);
            guessed.push(0);
            next
        })
    }

    pub(super) fn finish(self) -> Cells {
        let docs = self.cell_ends.len();
        let mut writers = vec![Writer::default(); self.guessed.len()];
        let mut start = 0;
        for (story, end) in self.cell_ends.iter().enumerate() {
            for value in self.cells.get(start..*end as usize).unwrap_or_default() {
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
            values: OwnedBytes::new(self.values),
            value_ends: Table::new(bytes::<4>(self.value_ends)),
            guessed: OwnedBytes::new(self.guessed),
            numbers: Table::new(bytes::<4>(self.cells)),
            number_ends: Table::new(bytes::<4>(self.cell_ends)),
            lists: OwnedBytes::new(lists),
            list_starts: Table::new(bytes::<4>(list_starts)),
        }
    }
}
