//! The sidebar: values with counts, which of them the query asks for, which branches are folded, in which order they stand. What is
//! switched on is part of the query's text; here it is only read. Knows no search.

use super::scroll::first_on_view;
use crate::index::{Count, Facet};
use crate::query::clause::means;
use crate::query::{Ask, Clause, Field};
use crate::text::pinyin::readings;
use std::collections::{BTreeMap, BTreeSet};

/// Values shown of a field before the rest is asked for.
const AT_FIRST: usize = 6;

/// One line of the sidebar; values are numbers in [`Filters::facets`], for there may be many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A field's name.
    Field {
        /// Its facet.
        facet: usize,
        /// Whether its values are hidden.
        folded: bool,
    },
    /// A value.
    Value {
        /// Its facet.
        facet: usize,
        /// Its place in the facet.
        count: usize,
        /// Whether the query asks for it, and then whether it refuses it.
        chosen: Option<bool>,
        /// Whether there are values below it, and then whether they are hidden.
        folded: Option<bool>,
    },
    /// A value the query asks for that no story has.
    Missing {
        /// Its facet.
        facet: usize,
        /// Which of the clauses.
        clause: usize,
        /// Which of its values.
        value: usize,
    },
    /// So many more values.
    More {
        /// Their facet.
        facet: usize,
        /// How many.
        n: usize,
    },
}

/// What a row is about, so that the cursor finds it again in a new list.
type Spot = (Field, Option<String>, bool);

/// The sidebar's state.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    facets: Vec<Facet>,
    clauses: Vec<Clause>,
    /// Fields and values folded or unfolded against the custom.
    turned: BTreeSet<Spot>,
    /// Fields whose values stand by name, with their order.
    by_name: BTreeMap<Field, Vec<usize>>,
    find: Option<Find>,
    rows: Vec<Row>,
    cursor: usize,
    top: usize,
    height: usize,
}

/// A value being looked for.
#[derive(Debug, Clone)]
pub struct Find {
    /// In which field.
    pub field: Field,
    /// What is typed.
    pub typed: String,
    /// The values that fit; none until they have come.
    found: Option<Facet>,
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

    /// The facets the rows are of; while a value is looked for, the one with what fits.
    pub fn facets(&self) -> &[Facet] {
        match &self.find {
            Some(find) => find.found.as_slice(),
            None => &self.facets,
        }
    }

    /// The value of a row, and its facet's field.
    pub fn value(&self, row: &Row) -> Option<(Field, &Count)> {
        let Row::Value { facet, count, .. } = *row else { return None };
        let facet = self.facets().get(facet)?;
        Some((facet.field, facet.counts.get(count)?))
    }

    /// The value that is asked for in vain.
    pub fn missing(&self, row: &Row) -> Option<(&Clause, &Ask)> {
        let Row::Missing { clause, value, .. } = *row else { return None };
        let clause = self.clauses.get(clause)?;
        Some((clause, clause.values.get(value)?))
    }

    /// The field of a row.
    pub fn field(&self, row: &Row) -> Option<Field> {
        let (Row::Field { facet, .. }
        | Row::Value { facet, .. }
        | Row::Missing { facet, .. }
        | Row::More { facet, .. }) = *row;
        self.facets().get(facet).map(|facet| facet.field)
    }

    /// What the query asks for.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Whether a field's values stand by name instead of by count.
    pub fn is_by_name(&self, field: Field) -> bool {
        self.by_name.contains_key(&field)
    }

    /// The value being looked for.
    pub fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// The row under the cursor.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// Takes new counts.
    pub fn show(&mut self, facets: Vec<Facet>) {
        self.facets = facets;
        self.add_asked();
        for (field, order) in &mut self.by_name {
            *order = self.facets.iter().find(|f| f.field == *field).map(order_by_name).unwrap_or_default();
        }
        self.build();
    }

    /// Takes what the query asks for. Where that is the same as before, as it is while words are typed, no line is made anew.
    pub fn read(&mut self, clauses: Vec<Clause>) {
        let asks = |clause: &Clause| clause.ask();
        let is_same = self.clauses.iter().map(asks).eq(clauses.iter().map(asks));
        self.clauses = clauses;
        if !is_same {
            self.add_asked();
            self.build();
        }
    }

    /// A field that is asked for stays in the list where no story has a value of it.
    fn add_asked(&mut self) {
        for clause in &self.clauses {
            if !self.facets.iter().any(|facet| facet.field == clause.field) {
                self.facets.push(Facet { field: clause.field, counts: Vec::new() });
            }
        }
    }

    /// Takes the pane's height.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    /// Lines that fill the pane.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
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

    /// Moves to the next field, or the one before.
    pub fn step_field(&mut self, forward: bool) {
        let is_field = |row: &Row| matches!(row, Row::Field { .. });
        let after = self.rows.iter().enumerate().skip(self.cursor + 1).find(|(_, row)| is_field(row));
        let before = self.rows.iter().enumerate().take(self.cursor).rfind(|(_, row)| is_field(row));
        if let Some((place, _)) = if forward { after } else { before } {
            self.move_to(place);
        }
    }

    /// Puts the values of the field under the cursor into the order of their names, or of their counts again.
    pub fn turn_order(&mut self) {
        let Some(field) = self.row().and_then(|row| self.field(row)) else { return };
        if self.by_name.remove(&field).is_none() {
            let order = self.facets.iter().find(|f| f.field == field).map(order_by_name).unwrap_or_default();
            self.by_name.insert(field, order);
        }
        self.build();
    }

    /// Begins to look for a value in the field under the cursor.
    pub fn start_find(&mut self) {
        if let Some(field) = self.row().and_then(|row| self.field(row)).filter(|_| self.find.is_none()) {
            self.find = Some(Find { field, typed: String::new(), found: None });
            self.build();
        }
    }

    /// The box in which the value is typed.
    pub fn find_box(&mut self) -> Option<&mut String> {
        self.find.as_mut().map(|find| &mut find.typed)
    }

    /// Takes the values that fit what is typed, the best first.
    pub fn show_found(&mut self, facet: Facet) {
        if let Some(find) = self.find.as_mut().filter(|find| find.field == facet.field) {
            find.found = Some(facet);
            (self.cursor, self.top) = (0, 0);
            self.build();
        }
    }

    /// Ends looking; the cursor stands on the value that was found. Whether one was looking.
    pub fn stop_find(&mut self) -> bool {
        let Some(find) = &self.find else { return false };
        let field = find.field;
        let found = self.row().and_then(|row| self.value(row)).map(|(_, count)| count.value.clone());
        self.find = None;
        self.build();
        let place = |spot: &Spot| self.rows.iter().position(|row| self.is_about(row, spot));
        let place = place(&(field, found, false)).or_else(|| place(&(field, None, false)));
        self.move_to(place.unwrap_or(0));
        true
    }

    /// Folds, unfolds or, with none, turns the branch under the cursor. From a leaf, folding goes up to its branch.
    /// Whether anything changed.
    pub fn fold(&mut self, fold: Option<bool>) -> bool {
        let Some(row) = self.row() else { return false };
        let folded = match row {
            Row::Field { folded, .. } => Some(*folded),
            Row::Value { folded, .. } => *folded,
            Row::Missing { .. } => None,
            Row::More { .. } => Some(true),
        };
        let turn = folded.is_some_and(|is| fold.is_none_or(|wish| wish != is));
        if turn {
            let spot = self.spot(row);
            if let (Some(Row::Field { .. }), Some((field, ..))) = (self.row(), &spot) {
                // A field that is opened again shows its first values again, however many were shown before.
                self.turned.remove(&(*field, None, true));
            }
            if let Some(spot) = spot.filter(|spot| !self.turned.remove(spot)) {
                self.turned.insert(spot);
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
            Row::Value { .. } => self.value(row).map_or(1, |(_, count)| count.depth + 1),
            Row::More { .. } | Row::Missing { .. } => 1,
        };
        let own = self.row().map_or(0, depth);
        let above = self.rows.iter().take(self.cursor).rposition(|row| depth(row) < own);
        above.unwrap_or(self.cursor)
    }

    fn spot(&self, row: &Row) -> Option<Spot> {
        let field = self.field(row)?;
        Some(match row {
            Row::Field { .. } => (field, None, false),
            Row::Value { .. } => (field, self.value(row).map(|(_, count)| count.value.clone()), false),
            Row::Missing { value, .. } => (field, Some(format!("?{value}")), true),
            Row::More { .. } => (field, None, true),
        })
    }

    /// Whether a row is about this; asked of many rows, it copies nothing.
    fn is_about(&self, row: &Row, (field, value, more): &Spot) -> bool {
        if self.field(row) != Some(*field) {
            return false;
        }
        match row {
            Row::Value { .. } => {
                let here = self.value(row).map(|(_, count)| count.value.as_str());
                !more && here == value.as_deref()
            }
            Row::Field { .. } | Row::Missing { .. } | Row::More { .. } => {
                self.spot(row).is_some_and(|(_, here, is_more)| (&here, is_more) == (value, *more))
            }
        }
    }

    /// Makes the lines anew; the cursor stays on its subject, and that where it is in the pane.
    fn build(&mut self) {
        let above = self.cursor.saturating_sub(self.top);
        let spot = self.row().and_then(|row| self.spot(row));
        let mut rows = Vec::new();
        for (number, facet) in self.facets().iter().enumerate() {
            if self.find.is_some() {
                let all = facet.counts.iter().enumerate();
                rows.extend(all.map(|(count, value)| Row::Value {
                    facet: number,
                    count,
                    chosen: self.chosen(facet.field, &value.value),
                    folded: None,
                }));
            } else {
                self.build_field(number, facet, &mut rows);
            }
        }
        self.rows = rows;
        let place = spot.and_then(|spot| self.rows.iter().position(|row| self.is_about(row, &spot)));
        self.top = place.map_or(self.top, |place| place.saturating_sub(above));
        self.move_to(place.unwrap_or(self.cursor));
    }

    fn build_field(&self, number: usize, facet: &Facet, rows: &mut Vec<Row>) {
        let field = facet.field;
        let is_turned =
            |value: Option<&str>, more| self.turned.contains(&(field, value.map(str::to_owned), more));
        let folded = is_turned(None, false);
        rows.push(Row::Field { facet: number, folded });
        let order = self.by_name.get(&field).filter(|order| order.len() == facet.counts.len());
        let place = |i: usize| order.map_or(Some(i), |order| order.get(i).copied());
        let at = |i: usize| place(i).and_then(|place| Some((place, facet.counts.get(place)?)));
        let (mut shown, mut hidden, mut closed) = (0, 0, usize::MAX);
        let is_whole = is_turned(None, true);
        for i in (0..facet.counts.len()).take_while(|_| !folded) {
            let Some((place, count)) = at(i) else { continue };
            let chosen = self.chosen(field, &count.value);
            if count.depth > closed {
                // What is chosen is on view even where its branch is folded.
                rows.extend(chosen.map(|_| Row::Value { facet: number, count: place, chosen, folded: None }));
                continue;
            }
            let branch = at(i + 1).is_some_and(|(_, next)| next.depth > count.depth);
            let folded = branch
                .then(|| is_turned(Some(&count.value), false) != is_folded_at_first(field, count.depth));
            closed = if folded == Some(true) { count.depth } else { usize::MAX };
            if count.depth == 0 && shown >= AT_FIRST && chosen.is_none() && !is_whole {
                (hidden, closed) = (hidden + 1, 0);
                continue;
            }
            shown += usize::from(count.depth == 0);
            rows.push(Row::Value { facet: number, count: place, chosen, folded });
        }
        // What is asked for stays in the list when no story has it.
        for (clause, asked) in self.clauses.iter().enumerate().filter(|(_, c)| c.field == field && !folded) {
            for (value, ask) in asked.values.iter().enumerate() {
                if !facet.counts.iter().any(|count| means(ask, &count.value)) {
                    rows.push(Row::Missing { facet: number, clause, value });
                }
            }
        }
        if hidden > 0 {
            rows.push(Row::More { facet: number, n: hidden });
        }
    }

    /// Whether the query asks for a value, and then whether it refuses it.
    fn chosen(&self, field: Field, value: &str) -> Option<bool> {
        let mut clauses = self.clauses.iter().filter(|clause| clause.field == field);
        clauses.find(|clause| clause.values.iter().any(|ask| means(ask, value))).map(|clause| clause.exclude)
    }

    /// Keeps the cursor on view.
    fn scroll(&mut self) {
        self.top = first_on_view(self.top, self.cursor, self.rows.len(), self.height);
    }
}

/// Provinces stand open, what is below them not; of years all months are a key away.
fn is_folded_at_first(field: Field, depth: usize) -> bool {
    depth > 0 || field == Field::Date
}

/// The numbers of a facet's values by name, Chinese as it sounds; dates from old to new, what is unknown last, trees as trees.
fn order_by_name<'f>(facet: &'f Facet) -> Vec<usize> {
    let sound = |part: &str| -> String {
        let mut sound = String::new();
        for c in part.chars().take(8) {
            match readings(c).next() {
                Some(reading) => sound.extend([reading, " "]),
                None => sound.push(c),
            }
        }
        sound
    };
    let key = |count: &'f Count| {
        let parts: Vec<String> = match facet.field {
            Field::Place => count.value.split('/').map(sound).collect(),
            Field::Date => vec![count.value.clone()],
            _ => vec![sound(&count.label)],
        };
        (count.value.is_empty(), parts, count.value.as_str())
    };
    let mut order: Vec<usize> = (0..facet.counts.len()).collect();
    if facet.field != Field::Trust {
        order.sort_by_cached_key(|&place| facet.counts.get(place).map(key));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::clauses;

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

    fn people(names: &[&str]) -> Filters {
        let mut filters = Filters::default();
        filters.resize(20);
        let counts = names.iter().map(|name| count(name, 1, 0)).collect();
        filters.show(vec![Facet { field: Field::Person, counts }]);
        filters
    }

    #[test]
    fn what_the_query_asks_for_is_marked() {
        let mut filters = places();
        assert_eq!(filters.rows().len(), 3, "the field, the province, the folded city");
        let marks = |filters: &Filters| -> Vec<Option<bool>> {
            let mark = |row: &Row| match row {
                Row::Value { chosen, .. } => Some(*chosen),
                _ => None,
            };
            filters.rows().iter().filter_map(mark).collect()
        };
        filters.read(clauses("粮仓 地点:运城"));
        assert_eq!(marks(&filters), [None, Some(false)]);
        filters.read(clauses("-地点:山西省"));
        assert_eq!(marks(&filters), [Some(true), None]);
        filters.read(clauses("地点:长治 人物:解芳"));
        let missing: Vec<_> = filters.rows().iter().filter_map(|row| filters.missing(row)).collect();
        assert_eq!((marks(&filters), missing.len()), (vec![None, None], 2), "they stay in the list");
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

    #[test]
    fn names_stand_by_sound() {
        let mut filters = people(&["解芳", "张三", "", "阿强", "Tom"]);
        let names = |filters: &Filters| -> Vec<String> {
            filters.rows().iter().filter_map(|row| Some(filters.value(row)?.1.value.clone())).collect()
        };
        filters.turn_order();
        let (last, known) = (names(&filters).pop(), names(&filters));
        assert_eq!(last.as_deref(), Some(""), "{known:?}");
        let place = |name: &str| known.iter().position(|n| n == name);
        assert!(place("阿强") < place("张三"), "{known:?}");
        filters.turn_order();
        assert_eq!(names(&filters)[0], "解芳");
    }

    #[test]
    fn a_hundred_thousand_values_are_a_list_like_any_other() {
        let names: Vec<String> = (0..100_000).map(|n| format!("名{n}")).collect();
        let mut filters = people(&names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(filters.rows().len(), 1 + AT_FIRST + 1);
        filters.move_to(usize::MAX);
        filters.fold(None);
        filters.move_to(usize::MAX);
        assert_eq!((filters.rows().len(), filters.cursor()), (100_001, 100_000));
        assert!(filters.cursor() - filters.top() < 20);
        filters.move_to(0);
        filters.fold(None);
        filters.fold(None);
        assert_eq!(filters.rows().len(), 1 + AT_FIRST + 1, "and can be put away again");
    }

    #[test]
    fn the_row_under_the_cursor_stays_where_it_is() {
        let many = |sign: &str, n: usize| (0..n).map(|n| count(&format!("{sign}{n}"), 1, 0)).collect();
        let facets = |papers: usize| {
            vec![
                Facet { field: Field::Paper, counts: many("报", papers) },
                Facet { field: Field::Person, counts: many("人", 4) },
                Facet { field: Field::Org, counts: many("局", 9) },
            ]
        };
        let mut filters = Filters::default();
        filters.resize(6);
        filters.show(facets(9));
        filters.move_to(11);
        let row = |filters: &Filters| {
            let name = filters.row().and_then(|row| filters.value(row)).map(|(_, count)| count.value.clone());
            (name, filters.cursor() - filters.top())
        };
        assert_eq!(row(&filters), (Some("人2".to_owned()), 5));
        // With fewer rows above it the name of its field stays on view.
        filters.show(facets(1));
        assert_eq!(row(&filters), (Some("人2".to_owned()), 5));
    }
}
