//! What was done and can be taken back, of any kind, the last first; and what was taken back and can be done again. Knows no files.

use super::past::Note;
use super::{App, Effect};
use crate::marks::Deed;
use crate::parse::overlay::Correction;
use crate::tongue::{Text, marks as say};

/// Steps that can be taken back, and those that were.
#[derive(Debug, Default)]
pub struct Journal {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Something that was done at one stroke.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Marks were set; what to call it, and how many changes of it were left alone since, as something else had been set.
    Marked(Deed, String, usize),
    /// A page was corrected.
    Corrected(String, Correction),
    /// A search was saved, named otherwise or no longer kept: how it is taken back, how it is done, and what to call it.
    Searches(Vec<Note>, Vec<Note>, String),
}

/// So many steps are remembered.
const MOST: usize = 1000;

impl Journal {
    /// Remembers a step; what had been taken back is done with.
    pub(super) fn add(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        let over = self.done.len().saturating_sub(MOST);
        self.done.drain(..over);
    }

    /// Forgets a correction that came to nothing: to take it back would take back the one before.
    pub(super) fn forget(&mut self, page: &str, correction: &Correction) {
        let is_it =
            |step: &Step| matches!(step, Step::Corrected(name, made) if name == page && made == correction);
        if let Some(at) = self.done.iter().rposition(is_it) {
            self.done.remove(at);
        }
    }

    /// Forgets all corrections, as another library has other pages; they may have the same names.
    pub(super) fn leave_library(&mut self) {
        for steps in [&mut self.done, &mut self.undone] {
            steps.retain(|step| !matches!(step, Step::Corrected(..)));
        }
    }

    /// Whether there is something to take back, and something to do again.
    pub fn ways(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }
}

impl App {
    pub(super) fn can_undo(&self) -> bool {
        self.journal.ways().0
    }

    pub(super) fn can_redo(&self) -> bool {
        self.journal.ways().1
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(step) = self.journal.done.pop() else {
            self.message = Some(say::NOTHING_TO_UNDO.to_string());
            return Vec::new();
        };
        let (effects, step) = match step {
            Step::Marked(deed, said, left) => {
                let (effects, back, left) = self.put_fitting(deed.undone(), left);
                self.message = Some(said_of(say::UNDONE, &said, left));
                // What was not taken back is nothing to be done again.
                (effects, Step::Marked(back.undone(), said, left))
            }
            Step::Corrected(page, correction) => {
                self.message = Some(say::UNDONE.fill([&say::CORRECTED.fill([&page])]));
                (vec![Effect::Uncorrect(page.clone())], Step::Corrected(page, correction))
            }
            Step::Searches(back, again, said) => {
                self.message = Some(say::UNDONE.fill([&said]));
                (self.note_all(&back), Step::Searches(back, again, said))
            }
        };
        self.journal.undone.push(step);
        effects
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let Some(step) = self.journal.undone.pop() else {
            self.message = Some(say::NOTHING_TO_REDO.to_string());
            return Vec::new();
        };
        let (effects, step) = match step {
            Step::Marked(deed, said, left) => {
                let (effects, again, left) = self.put_fitting(deed, left);
                self.message = Some(said_of(say::REDONE, &said, left));
                (effects, Step::Marked(again, said, left))
            }
            Step::Corrected(page, correction) => {
                self.message = Some(say::REDONE.fill([&say::CORRECTED.fill([&page])]));
                let effect = Effect::Correct(page.clone(), correction.clone());
                (vec![effect], Step::Corrected(page, correction))
            }
            Step::Searches(back, again, said) => {
                self.message = Some(say::REDONE.fill([&said]));
                (self.note_all(&again), Step::Searches(back, again, said))
            }
        };
        self.journal.done.push(step);
        effects
    }

    /// Sets those marks of a deed that find what they found before; which these are, and how many were left alone, with those `left` before.
    fn put_fitting(&mut self, deed: Deed, left: usize) -> (Vec<Effect>, Deed, usize) {
        let (deed, left_out) = deed.fitting(self.marking.marks());
        let effects = if deed.changes.is_empty() { Vec::new() } else { self.put_marks(deed.clone()) };
        (effects, deed, left + left_out)
    }
}

fn said_of(what: Text<1>, said: &str, left_out: usize) -> String {
    let said = what.fill([&said]);
    if left_out == 0 { said } else { say::LEFT_OUT.fill([&said, &left_out]) }
}
