//! The filters that are on, in a row above the results: one chip for each value the query asks for. Knows the query's clauses, not what
//! they find.

use crate::query::{Clause, Field};
use crate::text::cells;
use crate::tongue::ui as say;

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

/// A chip where it stands in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Which one it is.
    pub place: usize,
    /// The column at which it begins.
    pub column: usize,
    /// What it says.
    pub text: String,
}

/// What takes a chip out of the query when it is pressed.
pub(super) const CROSS: &str = "×";

/// The column of the first chip where some before it are not shown.
const BEFORE: usize = 3;

impl Chip {
    /// What it says, with its field's name or without.
    fn text(&self, is_long: bool) -> String {
        let or = if self.or { say::OR.get() } else { "" };
        let name =
            if is_long { format!("{} {}", self.field.label(), self.label) } else { self.label.clone() };
        let name = if self.exclude { say::REFUSED.fill([&name]) } else { name };
        format!("{or}{name} {CROSS}")
    }
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

    /// Where the chips stand in a row of so many cells; and how many have no room behind them. While they have the keys, they begin with the
    /// first that lets the one under the cursor be seen.
    pub fn lay(&self, width: usize, in_focus: bool) -> (Vec<Laid>, usize) {
        let seen = if in_focus { self.cursor } else { 0 };
        let room = width.saturating_sub(2);
        // Where they have no room with the names of their fields, the values alone are shown.
        let long = self.chips.iter().map(|chip| cells(&chip.text(true)) + 2).sum::<usize>();
        let text = |chip: &Chip| chip.text(long <= room + 2);
        let width_of = |chip: &Chip| cells(&text(chip)) + 2;
        let up_to = |first: usize| self.chips.iter().take(seen + 1).skip(first).map(width_of).sum::<usize>();
        let first = (0..seen).find(|first| up_to(*first) <= room).unwrap_or(seen);
        let mut column = if first > 0 { BEFORE } else { 1 };
        let mut laid = Vec::new();
        for (place, chip) in self.chips.iter().enumerate().skip(first) {
            let rest = self.chips.len() - place;
            let more = if rest > 1 { cells(&say::MORE_CHIPS.fill([&10])) } else { 0 };
            if column + width_of(chip) + more > width && place > first {
                return (laid, rest);
            }
            laid.push(Laid { place, column, text: text(chip) });
            column += width_of(chip);
        }
        (laid, 0)
    }

    /// Moves to a chip.
    pub fn move_to(&mut self, place: usize) {
        self.cursor = place.min(self.chips.len().saturating_sub(1));
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
