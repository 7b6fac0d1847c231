//! What the commands do to the state. Knows no keys.

use super::areas::Pane;
use super::prompt::Prompt;
use super::settings::Settings;
use super::settings::interface::{First, MEASURES};
use super::{App, Arrival, Effect, marker};
use crate::query::clause;
use crate::tongue::app as say;

/// Moving within the pane that has the keys.
impl App {
    pub(super) fn step(&mut self, by: isize) -> Vec<Effect> {
        match self.pane {
            Pane::Filters => self.filters.step(by),
            // Down from the chips are the results, up from the first result the chips.
            Pane::Chips if by > 0 => return self.go_to_results(),
            Pane::Chips => {}
            Pane::Results if by < 0 && !self.typing && self.results.cursor() == 0 && self.has_filters() => {
                return self.go_to_chips();
            }
            Pane::Results => {
                self.results.step(by);
                return self.after_move();
            }
            Pane::Reader => self.reader.step(by),
            Pane::Sheet => self.sheet.step(by),
            Pane::Card => self.card.step(by),
            Pane::Curve => self.curve.step_by(by),
            Pane::Mentions => self.mentions.step(by),
            Pane::Diff => self.diff.step(by),
            Pane::Related => {
                self.related.step(by);
                self.show_proof();
            }
        }
        Vec::new()
    }

    /// Moves by so many half pages.
    pub(super) fn page(&mut self, halves: isize) -> Vec<Effect> {
        let page = match self.pane {
            Pane::Filters => self.filters.page(),
            Pane::Chips => return Vec::new(),
            Pane::Results => self.results.page(),
            Pane::Reader => self.reader.page(),
            Pane::Related => 5,
            Pane::Mentions => self.mentions.page(),
            Pane::Card => self.card.page(),
            Pane::Curve => self.curve.page(),
            Pane::Diff => self.diff.page(),
            Pane::Sheet => {
                self.sheet.page_by(halves);
                return Vec::new();
            }
        };
        let by = (page as isize * halves.abs() / 2).max(1) * halves.signum();
        self.step(by)
    }

    pub(super) fn go_end(&mut self, last: bool) -> Vec<Effect> {
        let place = if last { usize::MAX } else { 0 };
        match self.pane {
            Pane::Filters => self.filters.move_to(place),
            Pane::Chips => self.chips.go_end(last),
            Pane::Results => {
                self.results.move_to(place);
                return self.after_move();
            }
            Pane::Reader => self.reader.scroll_to(place),
            Pane::Sheet => self.sheet.go_end(last),
            Pane::Mentions => self.mentions.move_to(place),
            Pane::Card => self.card.move_to(place),
            Pane::Curve => self.curve.move_to(place),
            Pane::Diff => self.diff.scroll_to(place),
            Pane::Related => {
                self.related.move_to(place);
                self.show_proof();
            }
        }
        Vec::new()
    }

    pub(super) fn step_story(&mut self, by: isize) -> Vec<Effect> {
        self.note_place();
        if !matches!(self.pane, Pane::Filters | Pane::Chips | Pane::Results | Pane::Reader) {
            // What covers the story is about another one.
            self.focus(Pane::Reader);
        }
        self.results.step(by);
        let mut effects = self.after_move();
        effects.extend(self.visit());
        effects
    }

    /// Previews the hit one moved to, and asks for more hits before they run out.
    pub(super) fn after_move(&mut self) -> Vec<Effect> {
        let mut effects = self.preview();
        if self.results.wants_more() && self.awaited.search.is_none() {
            self.limit = self.limit.saturating_mul(4);
            self.awaited.keep = true;
            effects.extend(self.ask());
        }
        effects
    }

    /// Shows the chosen hit in the reader, unless it is there already.
    pub(super) fn preview(&mut self) -> Vec<Effect> {
        let Some(hit) = self.results.hit() else { return Vec::new() };
        // It may be on its way, to a place one was at before.
        if self.on_view().as_ref() == Some(&hit.head.id) {
            return Vec::new();
        }
        let (id, number) = (hit.head.id.clone(), hit.head.story);
        self.open(&id, number, Arrival::default())
    }

    pub(super) fn scroll(&mut self, by: isize) -> Vec<Effect> {
        self.reader.step(by);
        Vec::new()
    }

    pub(super) fn read_on(&mut self) -> Vec<Effect> {
        // While the next story is on its way, its end is not reached.
        if self.reader.at_end() && self.awaited.open.is_none() {
            return self.step_story(1);
        }
        self.page(2)
    }

    /// Chooses the next sentence of the text, or the one before; stretching, all up to it.
    pub(super) fn step_sentence(&mut self, forward: bool, stretch: bool) -> Vec<Effect> {
        self.reader.step_sentence(forward, stretch);
        Vec::new()
    }

    pub(super) fn has_passage(&self) -> bool {
        self.reader.chosen_at().is_some()
    }

    pub(super) fn step_goal(&mut self, forward: bool) -> Vec<Effect> {
        self.reader.step_goal(forward);
        Vec::new()
    }
}

/// Going from pane to pane.
impl App {
    pub(super) fn focus(&mut self, pane: Pane) {
        let (left, entered) = (self.pane == Pane::Related, pane == Pane::Related);
        if left && !entered {
            self.reader.quote(Vec::new(), &marker(&self.answered));
        } else if entered && !left {
            self.reading_at = self.reader.anchor();
        }
        self.pane = pane;
        self.arrange();
        if left && !entered {
            // The proofs of relations led elsewhere in the story.
            self.reader.go(self.reading_at);
        }
    }

    pub(super) fn enter_reader(&mut self) -> Vec<Effect> {
        let mut effects = self.settle();
        if self.results.hit().is_none() && !self.has_story() {
            return effects;
        }
        self.focus(Pane::Reader);
        effects.extend(self.visit());
        effects.extend(self.note_read());
        effects
    }

    pub(super) fn go_to_reader(&mut self) -> Vec<Effect> {
        self.focus(Pane::Reader);
        Vec::new()
    }

    pub(super) fn go_to_results(&mut self) -> Vec<Effect> {
        self.zen = false;
        self.focus(Pane::Results);
        Vec::new()
    }

    pub(super) fn go_to_filters(&mut self) -> Vec<Effect> {
        self.zen = false;
        self.focus(Pane::Filters);
        Vec::new()
    }

    pub(super) fn go_to_related(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Related {
            return self.go_to_reader();
        }
        self.focus(Pane::Related);
        self.show_proof();
        self.visit()
    }

    pub(super) fn turn_pane(&mut self, forward: bool) -> Vec<Effect> {
        let pane = match (self.pane, forward) {
            (Pane::Results | Pane::Chips, true) | (Pane::Filters, false) => Pane::Reader,
            (Pane::Results | Pane::Chips, false) => Pane::Filters,
            (Pane::Filters, true) | (_, false) => Pane::Results,
            (_, true) => Pane::Filters,
        };
        self.zen = false;
        self.focus(pane);
        self.note_read()
    }

    pub(super) fn turn_zen(&mut self) -> Vec<Effect> {
        self.zen = !self.zen;
        self.focus(if self.pane == Pane::Related { Pane::Related } else { Pane::Reader });
        self.note_read()
    }

    /// Makes the reader's lines longer or shorter by so many Han characters.
    pub(super) fn widen(&mut self, by: i16) -> Vec<Effect> {
        let (least, most) = MEASURES.into_inner();
        let measure = self.measure().saturating_add_signed(by).clamp(least, most);
        self.measure = Some(measure);
        self.message = Some(say::MEASURE.fill([&measure]));
        self.arrange();
        Vec::new()
    }

    /// One layer back. Whether there was one.
    fn close_layer(&mut self) -> Option<Vec<Effect>> {
        if self.help.take().is_some() || self.leaf.take().is_some() {
            return Some(Vec::new());
        }
        match self.pane {
            _ if self.typing => self.typing = false,
            Pane::Sheet if self.sheet.drop_carried() => {}
            Pane::Related | Pane::Sheet => self.focus(Pane::Reader),
            Pane::Card => return Some(self.close_card()),
            Pane::Reader if self.reader.leave_passage() || self.reader.leave_name() => {}
            Pane::Diff => {
                self.focus(Pane::Related);
                self.show_proof();
            }
            // Elsewhere nobody sees whether the reader is alone in the window.
            Pane::Reader if self.zen => {
                self.zen = false;
                self.arrange();
            }
            Pane::Filters if self.filters.stop_find() => {}
            Pane::Filters | Pane::Chips | Pane::Reader | Pane::Mentions | Pane::Curve => {
                return Some(self.go_to_results());
            }
            Pane::Results if self.marking.drop_selection() => {}
            Pane::Results => return None,
        }
        Some(Vec::new())
    }

    pub(super) fn escape(&mut self) -> Vec<Effect> {
        // The first hint is gone with it.
        self.has_searched = true;
        if let Some(effects) = self.close_layer() {
            return effects;
        }
        // First the words go, then the filters.
        let words = clause::divide(self.prompt.text()).1;
        if words.is_empty() {
            return self.edit(Prompt::clear);
        }
        let filters = clause::alone(self.prompt.text());
        self.rewrite(&filters)
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        self.close_layer().unwrap_or_else(|| vec![Effect::Quit])
    }
}

/// What the reader has set.
impl App {
    pub(super) fn take_settings(&mut self, settings: Settings) -> Vec<Effect> {
        let interface = settings.interface;
        self.settings = settings;
        self.arrange();
        let mut effects = match interface.pane {
            First::Results => Vec::new(),
            First::Prompt => self.start_typing(),
            First::Filters => self.go_to_filters(),
            First::Reader => self.go_to_reader(),
        };
        effects.extend(self.set_mouse(interface.mouse));
        effects
    }
}

/// The story on view.
impl App {
    pub(super) fn turn_view(&mut self) -> Vec<Effect> {
        self.reader.turn_view(&marker(&self.answered));
        Vec::new()
    }
}

/// When commands apply.
impl App {
    /// Whether there is a story that commands can be about; on a card or a curve none is in sight.
    pub(super) fn has_story(&self) -> bool {
        let in_sight = !matches!(self.pane, Pane::Card | Pane::Curve);
        in_sight && (self.reader.story().is_some() || self.awaited.open.is_some())
    }

    pub(super) fn has_goals(&self) -> bool {
        self.reader.goals().1 > 0
    }

    pub(super) fn has_related(&self) -> bool {
        !self.related.relations().is_empty()
    }

    /// Shows the versions of one text that are folded into the chosen hit.
    pub(super) fn unfold_copies(&mut self) -> Vec<Effect> {
        self.results.unfold();
        Vec::new()
    }

    /// Whether versions of its text are folded into the chosen hit.
    pub(super) fn has_copies(&self) -> bool {
        self.results.hit().is_some_and(|hit| !self.results.copies(hit).is_empty())
    }

    /// Whether some reasons are switched off.
    pub(super) fn has_reasons_off(&self) -> bool {
        !self.related.off().is_empty()
    }

    /// Whether the story on view is part of a thread.
    pub(super) fn has_thread(&self) -> bool {
        self.reader.story().is_some_and(|story| self.related.thread_place(&story.id).is_some())
    }

    /// Whether there are related stories, or still may be.
    pub(super) fn may_have_related(&self) -> bool {
        self.has_story() && (self.has_related() || self.is_relating())
    }

    pub(super) fn can_go_back(&self) -> bool {
        let on_view = self.on_view();
        self.trail.ways().0 || self.trail.here().is_some_and(|here| Some(&here.id) != on_view.as_ref())
    }

    pub(super) fn can_go_forward(&self) -> bool {
        self.trail.ways().1
    }
}
