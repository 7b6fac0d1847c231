//! What was done and can be taken back, of any kind, the last first; and what was taken back and can be done again. Knows no files.

use super::{App, Effect};
use crate::marks::Deed;
use crate::parse::overlay::Correction;

/// Steps that can be taken back, and those that were.
#[derive(Debug, Default)]
pub struct Journal {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Something that was done at one stroke.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Marks were set; what to call it.
    Marked(Deed, String),
    /// A page was corrected.
    Corrected(String, Correction),
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
            self.message = Some("没有可以撤销的".to_owned());
            return Vec::new();
        };
        let effects = match &step {
            Step::Marked(deed, said) => {
                let (back, left_out) = deed.undone(self.marking.marks());
                self.message = Some(said_of("撤销", said, left_out));
                back.map(|back| self.put_marks(back)).unwrap_or_default()
            }
            Step::Corrected(page, _) => {
                self.message = Some(format!("撤销：更正 {page}"));
                vec![Effect::Uncorrect(page.clone())]
            }
        };
        self.journal.undone.push(step);
        effects
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let Some(step) = self.journal.undone.pop() else {
            self.message = Some("没有可以重做的".to_owned());
            return Vec::new();
        };
        let effects = match &step {
            Step::Marked(deed, said) => {
                let fitting = deed.changes.iter().filter(|change| change.fits(self.marking.marks()));
                let fitting: Vec<_> = fitting.cloned().collect();
                let left_out = deed.changes.len() - fitting.len();
                self.message = Some(said_of("重做", said, left_out));
                Deed::of(deed.about.clone(), fitting).map(|deed| self.put_marks(deed)).unwrap_or_default()
            }
            Step::Corrected(page, correction) => {
                self.message = Some(format!("重做：更正 {page}"));
                vec![Effect::Correct(page.clone(), correction.clone())]
            }
        };
        self.journal.done.push(step);
        effects
    }
}

fn said_of(what: &str, said: &str, left_out: usize) -> String {
    let left_out = match left_out {
        0 => String::new(),
        n => format!("；{n} 处后来另有改动，没有动"),
    };
    format!("{what}：{said}{left_out}")
}
