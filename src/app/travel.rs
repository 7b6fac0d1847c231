//! From story to story: along relations and threads, and back and forward on the trail. Knows the panes, not how they look.

use super::areas::Pane;
use super::diff::Diff;
use super::past::Note;
use super::reader::View;
use super::trail::{Anchor, Stop, Trail};
use super::{App, Arrival, Coming, Effect, marker};
use crate::corpus::Opened;
use crate::index::{Head, Tie};
use crate::tongue::app as say;

impl App {
    /// Marks in the story on view the words that prove the chosen relation, and shows the other story beside it with its own.
    pub(super) fn show_proof(&mut self) {
        if self.pane != Pane::Related {
            return;
        }
        let marker = marker(&self.answered);
        let Some(relation) = self.related.relation() else {
            self.reader.quote(Vec::new(), &marker);
            self.preview.close();
            return;
        };
        let quotes = |of: fn(&Tie) -> &String| relation.ties.iter().map(|tie| of(tie).clone()).collect();
        self.reader.quote(quotes(|tie| &tie.here), &marker);
        match self.opened_of(&relation.head) {
            Some(opened) => self.preview.open(opened, quotes(|tie| &tie.there), &marker),
            None => self.preview.close(),
        }
    }

    /// Lays the story on view and the chosen related one side by side.
    pub(super) fn turn_diff(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Diff {
            self.focus(Pane::Related);
            self.show_proof();
            return Vec::new();
        }
        let other = self.related.relation().and_then(|relation| self.opened_of(&relation.head));
        let (Some(here), Some(there)) = (self.reader.story(), other.as_ref().and_then(|a| a.story())) else {
            return Vec::new();
        };
        self.diff = Diff::of(here, there);
        self.focus(Pane::Diff);
        Vec::new()
    }

    /// Goes to the next sentence that differs, or the one before.
    pub(super) fn step_change(&mut self, forward: bool) -> Vec<Effect> {
        self.diff.step_change(forward);
        Vec::new()
    }

    /// Jumps to the related story with a number, from 0.
    pub(super) fn jump_to(&mut self, place: usize) -> Vec<Effect> {
        if place >= self.related.relations().len() {
            return Vec::new();
        }
        self.related.move_to(place);
        self.jump()
    }

    /// Switches the first reason of the chosen relation off.
    pub(super) fn switch_off(&mut self) -> Vec<Effect> {
        if let Some(kind) = self.related.switch_off() {
            self.message = Some(say::REASON_OFF.fill([&kind.label()]));
        }
        self.show_proof();
        Vec::new()
    }

    pub(super) fn switch_on(&mut self) -> Vec<Effect> {
        self.related.switch_on();
        self.show_proof();
        Vec::new()
    }

    /// Walks the thread of the story on view by so many steps.
    pub(super) fn walk_thread(&mut self, by: isize) -> Vec<Effect> {
        let Some(id) = self.reader.story().map(|story| story.id.clone()) else { return Vec::new() };
        let Some(step) = self.related.thread_step(&id, by) else {
            let (place, all) = self.related.thread_place(&id).unwrap_or((1, 1));
            let (end, way) =
                if by < 0 { (say::THREAD_HEAD, "thread-on") } else { (say::THREAD_END, "thread-back") };
            self.message = Some(end.fill([&place, &all, &self.keymap().key_of(way)]));
            return Vec::new();
        };
        let (place, all) = self.related.thread_place(&step.head.id).unwrap_or_default();
        let date = step.head.date.as_deref().unwrap_or(say::UNDATED.get());
        self.message = Some(say::THREAD_AT.fill([&place, &all, &date, &step.stage.label()]));
        let stop = self.stop(&step.head.clone());
        self.travel(stop, Arrival::default())
    }

    /// A stop at a story one is about to go to.
    pub(super) fn stop(&self, head: &Head) -> Stop {
        Stop {
            story: head.story,
            id: head.id.clone(),
            head: head.headline.text.clone(),
            anchor: Anchor::default(),
            query: self.prompt.text().to_owned(),
            card: None,
        }
    }

    /// Goes from the story on view to another one, which can be undone.
    pub(super) fn travel(&mut self, stop: Stop, arrival: Arrival) -> Vec<Effect> {
        self.focus(Pane::Reader);
        let mut effects = self.visit();
        self.note_place();
        self.results.choose(&stop.id);
        let (number, id) = (stop.story, stop.id.clone());
        effects.extend(self.go_on(stop));
        effects.extend(self.open(&id, number, arrival));
        effects
    }

    /// Goes on along the trail, which is kept through restarts: where one was in the story one leaves, and the next.
    pub(super) fn go_on(&mut self, stop: Stop) -> Vec<Effect> {
        let left = self.trail.here().cloned();
        if !self.trail.visit(stop.clone()) {
            return Vec::new();
        }
        left.into_iter().chain([stop]).map(|stop| Effect::Note(Note::Went(stop))).collect()
    }

    pub(super) fn jump(&mut self) -> Vec<Effect> {
        let Some(relation) = self.related.relation() else { return Vec::new() };
        let quotes = relation.ties.iter().map(|tie| tie.there.clone()).collect();
        let stop = self.stop(&relation.head);
        self.travel(stop, Arrival { quotes, ..Arrival::default() })
    }

    /// Puts the story on view on the trail, or the one that is on its way.
    pub(super) fn visit(&mut self) -> Vec<Effect> {
        let query = self.prompt.text().to_owned();
        let stop = match (&self.awaited.open, self.reader.opened()) {
            (Some(Coming { number, id, arrival, .. }), _) => Stop {
                story: *number,
                id: id.clone(),
                head: self.corpus.headline(*number),
                anchor: arrival.anchor.unwrap_or_default(),
                query,
                card: None,
            },
            (None, Some(opened)) => {
                let Some(story) = opened.story() else { return Vec::new() };
                let (id, head, anchor) = (story.id.clone(), story.head().to_owned(), self.place());
                Stop { story: opened.number, id, head, anchor, query, card: None }
            }
            (None, None) => return Vec::new(),
        };
        self.go_on(stop)
    }

    /// The story of a row that was told of in an answer, opened here and now.
    fn opened_of(&self, head: &Head) -> Option<Opened> {
        self.number_of(head).and_then(|number| self.corpus.open(number))
    }

    /// Remembers where in the story on view one is.
    pub(super) fn note_place(&mut self) {
        if self.pane == Pane::Card {
            let row = Anchor { piece: self.card.cursor(), byte: 0 };
            if let Some(id) = self.on_view() {
                self.trail.note(&id, row);
            }
            return;
        }
        if let Some(id) = self.reader.story().map(|story| story.id.clone()) {
            self.trail.note(&id, self.place());
        }
    }

    /// The place in the story on view that one comes back to. Lines of the page as transcribed are none.
    pub(super) fn place(&self) -> Anchor {
        if self.reader.view() == View::Source { Anchor::default() } else { self.at_top() }
    }

    /// What stands at the top of the text that is shown, whatever proof of a relation one looks at.
    pub(super) fn at_top(&self) -> Anchor {
        if self.pane == Pane::Related { self.reading_at } else { self.reader.anchor() }
    }

    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        self.note_place();
        let on_view = self.on_view();
        self.go_along(|trail, is_there| trail.back(on_view.as_deref(), is_there).cloned())
    }

    pub(super) fn go_forward(&mut self) -> Vec<Effect> {
        self.note_place();
        self.go_along(|trail, is_there| trail.forward(is_there).cloned())
    }

    /// Goes one way along the trail. Stories that are gone, or are of another library, do not bar it: the nearest of them is named.
    fn go_along(
        &mut self,
        way: impl FnOnce(&mut Trail, &mut dyn FnMut(&Stop) -> bool) -> Option<Stop>,
    ) -> Vec<Effect> {
        let mut trail = std::mem::take(&mut self.trail);
        let mut gone = None;
        let mut is_there = |stop: &Stop| {
            let is = stop.card.is_some() || self.locate(stop.story, &stop.id).is_some();
            if !is && gone.is_none() {
                gone = Some(say::GONE.fill([&stop.head]));
            }
            is
        };
        let stop = way(&mut trail, &mut is_there);
        self.trail = trail;
        self.message = gone.or(self.message.take());
        stop.map_or_else(Vec::new, |stop| self.return_to(stop))
    }

    fn return_to(&mut self, stop: Stop) -> Vec<Effect> {
        if let Some(subject) = stop.card {
            return self.show_card(subject, stop.anchor.piece);
        }
        self.focus(Pane::Reader);
        let mut effects = Vec::new();
        if self.prompt.text() != stop.query {
            // The search one came from comes back, too, and in its list the story.
            effects = self.ask_for(&stop.query);
            self.awaited.choose = Some(stop.id.clone());
        }
        self.results.choose(&stop.id);
        let arrival = Arrival { anchor: Some(stop.anchor), ..Arrival::default() };
        effects.extend(self.open(&stop.id, stop.story, arrival));
        effects
    }
}
