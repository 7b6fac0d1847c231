//! The filters that are on, in a row above the results: one chip for each value the query asks for. Knows the query's clauses, not what
//! they find.

use crate::query::{Clause, Field};

/// One value that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Its field.
    pub field: Field,
    /// What it is called.
    pub label: String,
    /// Whether stories with it are left out.
    pub exclude: bool,
    /// Whether it is an alternative to the chip before.
    pub or: bool,
    /// Which clause it is of, and which of its values.
    pub of: (usize, usize),
}

/// The chips and the one the cursor is on.
#[derive(Debug, Clone, Default)]
pub struct Chips {
    chips: Vec<Chip>,
    cursor: usize,
}

impl Chips {
    /// The chips, in the order of the text.
    pub fn all(&self) -> &[Chip] {
        &self.chips
    }

    /// The one the cursor is on.
    pub fn chip(&self) -> Option<&Chip> {
        self.chips.get(self.cursor)
    }

    /// Its place.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes what the query asks for.
    pub fn read(&mut self, clauses: &[Clause]) {
        let chips = |(number, clause): (usize, &Clause)| {
            let (field, exclude) = (clause.field, clause.exclude);
            let chip =
                move |(value, label)| Chip { field, label, exclude, or: value > 0, of: (number, value) };
            clause.labels().into_iter().enumerate().map(chip).collect::<Vec<_>>()
        };
        self.chips = clauses.iter().enumerate().flat_map(chips).collect();
        self.step(0);
    }

    /// Moves by so many chips.
    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.chips.len().saturating_sub(1));
    }

    /// Moves to the first or the last.
    pub fn go_end(&mut self, last: bool) {
        self.cursor = if last { self.chips.len().saturating_sub(1) } else { 0 };
    }
}
