//! Choosing in the filters and among the chips. Whatever is chosen is written into the query; nothing else is remembered. Knows no keys.

use super::areas::Pane;
use super::filters::Row;
use super::{App, Effect, Hasty};
use crate::query::clause::{self, Clause};
use crate::query::explain::retype;

/// Takes the last character off.
pub(super) fn take_last(typed: &mut String) {
    typed.pop();
}

/// Switching values on and off.
impl App {
    /// Switches the value under the cursor on or off, to include or to exclude; on a field's name all its values off.
    pub(super) fn toggle(&mut self, exclude: bool) -> Vec<Effect> {
        let Some(row) = self.filters.row().copied() else { return Vec::new() };
        let text = self.prompt.text();
        let asked = self.filters.missing(&row).map(|(clause, ask)| clause.without(text, ask));
        let written = match (&row, self.filters.value(&row)) {
            (Row::Value { chosen, .. }, Some((field, count))) => {
                let without = clause::remove(text, field, &count.value);
                if *chosen == Some(exclude) {
                    without
                } else {
                    let typed = self.corpus.typed_value(field, &count.value);
                    clause::insert(&without, field, &typed, exclude)
                }
            }
            (Row::Field { .. }, _) if exclude => clause::clear(text, self.filters.field(&row)),
            (Row::Missing { .. }, _) => asked.unwrap_or_default(),
            _ => {
                self.filters.fold(None);
                return Vec::new();
            }
        };
        self.rewrite(&written)
    }

    /// Takes all filters out of the query.
    pub(super) fn clear_filters(&mut self) -> Vec<Effect> {
        let text = clause::clear(self.prompt.text(), None);
        self.rewrite(&text)
    }

    /// Puts another text in the place of the query's, and remembers it as one that was typed.
    pub(super) fn rewrite(&mut self, text: &str) -> Vec<Effect> {
        self.has_searched = true;
        let mut effects = self.edit(|prompt| {
            prompt.clear();
            prompt.insert(text);
        });
        effects.extend(self.remember());
        let has_chips = !self.chips.all().is_empty();
        if !has_chips && self.pane == Pane::Chips {
            self.focus(Pane::Results);
        }
        effects
    }

    pub(super) fn has_filters(&self) -> bool {
        !self.filters.clauses().is_empty()
    }

    pub(super) fn is_on_value(&self) -> bool {
        self.filters.row().is_some_and(|row| matches!(row, Row::Value { .. } | Row::Missing { .. }))
    }
}

/// Moving in the filters.
impl App {
    pub(super) fn fold(&mut self) -> Vec<Effect> {
        self.filters.fold(Some(true));
        Vec::new()
    }

    pub(super) fn unfold(&mut self) -> Vec<Effect> {
        if self.filters.fold(Some(false)) { Vec::new() } else { self.go_to_results() }
    }

    pub(super) fn step_field(&mut self, forward: bool) -> Vec<Effect> {
        self.filters.step_field(forward);
        Vec::new()
    }

    pub(super) fn turn_order(&mut self) -> Vec<Effect> {
        self.filters.turn_order();
        Vec::new()
    }

    /// Looks for a value of the field under the cursor.
    pub(super) fn start_find(&mut self) -> Vec<Effect> {
        self.filters.start_find();
        self.ask_narrowed()
    }

    pub(super) fn edit_find(&mut self, change: impl FnOnce(&mut String)) -> Vec<Effect> {
        let Some(typed) = self.filters.find_box() else { return Vec::new() };
        let before = typed.clone();
        change(typed);
        if *typed == before { Vec::new() } else { self.ask_narrowed() }
    }

    fn ask_narrowed(&mut self) -> Vec<Effect> {
        let Some(find) = self.filters.find() else { return Vec::new() };
        let (field, typed) = (find.field, find.typed.clone());
        let ticket = self.ticket();
        self.awaited.narrow = Some(ticket);
        vec![Effect::Narrow(ticket, self.question(), field, typed)]
    }

    /// Switches the value that was found on, unless it is, and ends looking; where nothing is found one goes on looking.
    pub(super) fn take_found_value(&mut self, exclude: bool) -> Vec<Effect> {
        if self.awaited.narrow.is_some() {
            // What is listed fits what was typed before.
            self.awaited.hasty = Some(Hasty::Take(exclude));
            return Vec::new();
        }
        if self.filters.row().is_none() {
            return Vec::new();
        }
        let is_so = matches!(self.filters.row(), Some(Row::Value { chosen, .. }) if *chosen == Some(exclude));
        let effects = if is_so { Vec::new() } else { self.toggle(exclude) };
        self.filters.stop_find();
        effects
    }

    pub(super) fn step_found(&mut self, by: isize) -> Vec<Effect> {
        self.filters.step(by);
        Vec::new()
    }

    pub(super) fn stop_find(&mut self) -> Vec<Effect> {
        self.awaited.narrow = None;
        self.filters.stop_find();
        Vec::new()
    }
}

/// The chips above the results.
impl App {
    pub(super) fn go_to_chips(&mut self) -> Vec<Effect> {
        self.zen = false;
        let effects = self.settle();
        self.focus(Pane::Chips);
        effects
    }

    pub(super) fn step_chip(&mut self, by: isize) -> Vec<Effect> {
        self.chips.step(by);
        Vec::new()
    }

    /// Takes the chip under the cursor out of the query.
    pub(super) fn remove_chip(&mut self) -> Vec<Effect> {
        let Some((clause, value)) = self.chips.chip().map(|chip| chip.of) else { return Vec::new() };
        let clauses = self.filters.clauses();
        let asked = clauses.get(clause).and_then(|clause| Some((clause, clause.values.get(value)?)));
        let Some(text) = asked.map(|(clause, ask)| clause.without(self.prompt.text(), ask)) else {
            return Vec::new();
        };
        self.rewrite(&text)
    }

    /// Turns the chip under the cursor from including to excluding, or back.
    pub(super) fn turn_chip(&mut self) -> Vec<Effect> {
        let Some((clause, value)) = self.chips.chip().map(|chip| chip.of) else { return Vec::new() };
        let Some(clause) = self.filters.clauses().get(clause) else { return Vec::new() };
        let Some(ask) = clause.values.get(value) else { return Vec::new() };
        let without = clause.without(self.prompt.text(), ask);
        let (field, exclude, typed) = (clause.field, !clause.exclude, retype(ask));
        let text = clause::insert(&without, field, &typed, exclude);
        let effects = self.rewrite(&text);
        // It stands elsewhere now; turned again it is what it was.
        let place_in = |(number, clause): (usize, &Clause)| {
            let is_such = clause.field == field && clause.exclude == exclude;
            let value = clause.values.iter().rposition(|ask| is_such && retype(ask) == typed)?;
            Some((number, value))
        };
        let turned = self.filters.clauses().iter().enumerate().rev().find_map(place_in);
        if let Some(place) = self.chips.all().iter().position(|chip| Some(chip.of) == turned) {
            self.chips.move_to(place);
        }
        effects
    }
}
