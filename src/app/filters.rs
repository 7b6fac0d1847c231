//! The sidebar: values with counts, which of them are switched on, which branches are folded. Knows no search.

use crate::index::{Count, Facet};
use crate::query::{Field, Filter};
use std::collections::BTreeSet;

/// Values shown of a field before the rest is asked for.
const AT_FIRST: usize = 6;

/// One line of the sidebar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A field's name.
    Field {
        /// The field.
        field: Field,
        /// Whether its values are hidden.
        folded: bool,
    },
    /// A value.
    Value {
        /// Its field.
        field: Field,
        /// The value and its count.
        count: Count,
        /// Whether it is switched on, and then whether it excludes.
        chosen: Option<bool>,
        /// Whether there are values below it, and then whether they are hidden.
        folded: Option<bool>,
    },
    /// So many more values.
    More {
        /// Their field.
        field: Field,
        /// How many.
        n: usize,
    },
}

/// What a row is about, so that the cursor finds it again in a new list.
type Subject = (Field, Option<String>, bool);

impl Row {
    fn subject(&self) -> Subject {
        match self {
            Self::Field { field, .. } => (*field, None, false),
            Self::Value { field, count, .. } => (*field, Some(count.value.clone()), false),
            Self::More { field, .. } => (*field, None, true),
        }
    }
}

/// The sidebar's state.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    facets: Vec<Facet>,
    chosen: Vec<Filter>,
    /// Fields and values folded or unfolded against the custom.
    turned: BTreeSet<Subject>,
    rows: Vec<Row>,
    cursor: usize,
    top: usize,
    height: usize,
}

impl Filters {
    /// The lines.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The line the cursor is on.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first line on view.
    pub fn top(&self) -> usize {
        self.top
    }

    /// What is switched on.
    pub fn chosen(&self) -> &[Filter] {
        &self.chosen
    }

    /// Takes new counts.
    pub fn show(&mut self, facets: Vec<Facet>) {
        self.facets = facets;
        self.build();
    }

    /// Takes the pane's height.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    /// Moves by so many lines.
    pub fn step(&mut self, by: isize) {
        self.move_to(self.cursor.saturating_add_signed(by));
    }

    /// Moves to a line.
    pub fn move_to(&mut self, line: usize) {
        self.cursor = line.min(self.rows.len().saturating_sub(1));
        self.scroll();
    }

    /// Switches the value under the cursor on or off, to include or to exclude. Whether the query changed.
    pub fn toggle(&mut self, exclude: bool) -> bool {
        let Some(Row::Value { field, count, chosen, .. }) = self.rows.get(self.cursor) else {
            self.fold(None);
            return false;
        };
        let (field, value, chosen) = (*field, count.value.clone(), *chosen);
        self.chosen.retain(|filter| filter.field != field || filter.value != value);
        if chosen != Some(exclude) {
            self.chosen.push(Filter { field, value, exclude });
        }
        self.build();
        true
    }

    /// Switches everything off. Whether anything was on.
    pub fn clear(&mut self) -> bool {
        let any = !self.chosen.is_empty();
        self.chosen.clear();
        self.build();
        any
    }

    /// Folds, unfolds or, with none, turns the branch under the cursor. From a leaf, folding goes up to its branch.
    /// Whether anything changed.
    pub fn fold(&mut self, fold: Option<bool>) -> bool {
        let Some(row) = self.rows.get(self.cursor) else { return false };
        let folded = match row {
            Row::Field { folded, .. } => Some(*folded),
            Row::Value { folded, .. } => *folded,
            Row::More { .. } => Some(true),
        };
        let turn = folded.is_some_and(|is| fold.is_none_or(|wish| wish != is));
        if turn {
            let subject = row.subject();
            if !self.turned.remove(&subject) {
                self.turned.insert(subject);
            }
            self.build();
        } else if fold == Some(true) {
            let parent = self.parent();
            self.move_to(parent);
        }
        turn
    }

    /// The branch above the cursor's line.
    fn parent(&self) -> usize {
        let depth = |row: &Row| match row {
            Row::Field { .. } => 0,
            Row::Value { count, .. } => count.depth + 1,
            Row::More { .. } => 1,
        };
        let own = self.rows.get(self.cursor).map_or(0, depth);
        let above = self.rows.iter().take(self.cursor).rposition(|row| depth(row) < own);
        above.unwrap_or(self.cursor)
    }

    /// Makes the lines anew; the cursor stays on its subject.
    fn build(&mut self) {
        let subject = self.rows.get(self.cursor).map(Row::subject);
        self.rows.clear();
        let facets = std::mem::take(&mut self.facets);
        for facet in &facets {
            self.build_field(facet);
        }
        let mut unheard: Vec<Field> = self.chosen.iter().map(|filter| filter.field).collect();
        unheard.retain(|field| !facets.iter().any(|facet| facet.field == *field));
        unheard.sort_unstable();
        unheard.dedup();
        for field in unheard {
            self.build_field(&Facet { field, counts: Vec::new() });
        }
        self.facets = facets;
        let place = subject.and_then(|subject| self.rows.iter().position(|row| row.subject() == subject));
        self.move_to(place.unwrap_or(self.cursor));
    }

    fn build_field(&mut self, facet: &Facet) {
        let field = facet.field;
        let is_turned =
            |value: Option<&str>, more| self.turned.contains(&(field, value.map(str::to_owned), more));
        let folded = is_turned(None, false);
        let mut rows = vec![Row::Field { field, folded }];
        let (mut shown, mut hidden, mut closed) = (0, 0, usize::MAX);
        for (i, count) in facet.counts.iter().enumerate().filter(|_| !folded) {
            if count.depth > closed {
                continue;
            }
            let chosen =
                self.chosen.iter().find(|f| f.field == field && f.value == count.value).map(|f| f.exclude);
            let branch = facet.counts.get(i + 1).is_some_and(|next| next.depth > count.depth);
            let folded = branch
                .then(|| is_turned(Some(&count.value), false) != (count.depth > 0 || field == Field::Date));
            closed = if folded == Some(true) { count.depth } else { usize::MAX };
            if count.depth == 0 && shown >= AT_FIRST && chosen.is_none() && !is_turned(None, true) {
                (hidden, closed) = (hidden + 1, 0);
                continue;
            }
            shown += usize::from(count.depth == 0);
            rows.push(Row::Value { field, count: count.clone(), chosen, folded });
        }
        // A value that is switched on stays in the list when no story has it any more.
        let is_gone = |filter: &&Filter| !facet.counts.iter().any(|count| count.value == filter.value);
        for filter in self.chosen.iter().filter(|filter| filter.field == field && !folded).filter(is_gone) {
            let label = filter.value.rsplit('/').next().unwrap_or_default().to_owned();
            let count = Count { value: filter.value.clone(), label, n: 0, depth: 0, guessed: false };
            rows.push(Row::Value { field, count, chosen: Some(filter.exclude), folded: None });
        }
        if hidden > 0 {
            rows.push(Row::More { field, n: hidden });
        }
        self.rows.append(&mut rows);
    }

    /// Keeps the cursor on view.
    fn scroll(&mut self) {
        let lowest = (self.cursor + 1).saturating_sub(self.height);
        self.top = self.top.clamp(lowest.min(self.cursor), self.cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(value: &str, n: usize, depth: usize) -> Count {
        let label = value.rsplit('/').next().unwrap_or_default().to_owned();
        Count { value: value.to_owned(), label, n, depth, guessed: false }
    }

    fn places() -> Filters {
        let counts =
            vec![count("山西省", 4, 0), count("山西省/运城市", 3, 1), count("山西省/运城市/绛县", 2, 2)];
        let mut filters = Filters::default();
        filters.resize(20);
        filters.show(vec![Facet { field: Field::Place, counts }]);
        filters
    }

    #[test]
    fn a_value_is_included_excluded_and_forgotten() {
        let mut filters = places();
        assert_eq!(filters.rows().len(), 3, "the field, the province, the folded city");
        filters.step(2);
        assert!(filters.toggle(false) && !filters.chosen()[0].exclude);
        assert!(filters.toggle(true) && filters.chosen()[0].exclude);
        filters.show(Vec::new());
        assert!(matches!(filters.rows(), [Row::Field { .. }, Row::Value { chosen: Some(true), .. }]));
        assert!(filters.clear() && !filters.clear());
    }

    #[test]
    fn branches_fold_and_unfold() {
        let mut filters = places();
        filters.step(2);
        assert!(filters.fold(Some(false)));
        assert_eq!(filters.rows().len(), 4);
        filters.step(1);
        assert!(!filters.fold(Some(true)));
        assert_eq!(filters.cursor(), 2, "folding a leaf goes up");
        filters.move_to(0);
        filters.fold(None);
        assert_eq!(filters.rows().len(), 1);
    }
}
