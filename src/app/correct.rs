//! The page as it lies, and corrections by hand: what the commands of the page do. Knows no keys and no files.

use super::areas::Pane;
use super::sheet::{Asked, Carry, Sheet};
use super::undo::Step;
use super::{App, Arrival, Effect};
use crate::parse::ledger::Owner;
use crate::parse::overlay::Correction;
use crate::tongue::app as say;
use std::sync::Arc;

impl App {
    pub(super) fn turn_sheet(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Sheet {
            return self.close_sheet();
        }
        let Some(opened) = self.reader.opened() else { return Vec::new() };
        self.sheet.lay(Arc::clone(&opened.page), Some(opened.nth));
        self.focus(Pane::Sheet);
        Vec::new()
    }

    pub(super) fn close_sheet(&mut self) -> Vec<Effect> {
        self.sheet.drop_carried();
        self.focus(Pane::Reader);
        Vec::new()
    }

    /// Opens the story of the line under the cursor.
    pub(super) fn open_line(&mut self) -> Vec<Effect> {
        let id = self.sheet.story().and_then(|nth| Some(self.sheet.page()?.stories.get(nth)?.id.clone()));
        let Some((id, number)) = id.and_then(|id| self.corpus.find(&id).map(|number| (id, number))) else {
            self.message = Some(say::NO_STORY.to_string());
            return Vec::new();
        };
        self.close_sheet();
        self.note_place();
        self.results.choose(&id);
        self.open(&id, number, Arrival::default())
    }

    /// Asks for a correction of the page on view.
    pub(super) fn correct(&mut self, correction: fn(&Sheet) -> Option<Correction>) -> Vec<Effect> {
        let correction = correction(&self.sheet);
        self.ask_correction(correction)
    }

    pub(super) fn carry(&mut self) -> Vec<Effect> {
        let carried = self.sheet.carry();
        let [carry, escape] = ["carry", "escape"].map(|name| self.keymap().key_of(name));
        self.message = Some(match carried {
            Carry::To(correction) => return self.ask_correction(Some(correction)),
            Carry::Taken => say::CARRYING.fill([&carry, &escape]),
            Carry::Home => say::CARRIED_HOME.fill([&escape]),
            Carry::Nowhere => say::NO_STORY.to_string(),
        });
        Vec::new()
    }

    fn ask_correction(&mut self, correction: Option<Correction>) -> Vec<Effect> {
        if let (Some(page), Some(correction)) = (self.sheet.page(), correction) {
            let name = page.name.clone();
            self.journal.add(Step::Corrected(name.clone(), correction.clone()));
            self.message = Some(say::CORRECTED.fill([&self.keymap().key_of("uncorrect")]));
            return vec![Effect::Correct(name, correction)];
        }
        self.message = Some(say::NO_CORRECTION.to_string());
        Vec::new()
    }

    pub(super) fn uncorrect(&mut self) -> Vec<Effect> {
        // What was done here is taken back in turn; then what was corrected before.
        if self.journal.ways().0 {
            return self.undo();
        }
        self.sheet.page().map(|page| Effect::Uncorrect(page.name.clone())).into_iter().collect()
    }

    pub(super) fn ask_page(&mut self, asked: Asked) -> Vec<Effect> {
        self.sheet.ask(asked);
        Vec::new()
    }

    /// Makes a correction of what was typed.
    pub(super) fn answer_page(&mut self) -> Vec<Effect> {
        match self.sheet.answered() {
            None => {
                let what = self.sheet.asked().map(|(asked, _)| asked);
                let wish = match what {
                    Some(Asked::Date) => say::DATE_WANTED,
                    _ => say::PAPER_WANTED,
                };
                self.message = Some(wish.to_string());
                Vec::new()
            }
            correction => self.ask_correction(correction),
        }
    }

    pub(super) fn stop_asking(&mut self) {
        self.sheet.stop_asking();
    }

    /// Whether the page is on view: by its name a command can be run from anywhere, but no line is corrected that nobody sees.
    pub(super) fn is_on_page(&self) -> bool {
        self.pane == Pane::Sheet
    }

    /// Whether the line under the cursor was set aside.
    pub(super) fn is_on_aside(&self) -> bool {
        self.is_on_page() && matches!(self.sheet.owner(), Some(Owner::Aside(_)))
    }

    /// After a change of the library: the page on view as it is now.
    pub(super) fn lay_again(&mut self) {
        let name = self.sheet.page().map(|page| page.name.clone());
        if let Some(page) = name.and_then(|name| self.corpus.page(&name)) {
            self.sheet.lay(page, None);
        }
    }
}
