//! Looking at one thing closely: cards of people, places, organisations and slogans, the names in a story that lead to them, and the query
//! over time. Knows no keys.

use super::areas::Pane;
use super::card::{self, Goal};
use super::curve::{Line, Row};
use super::prompt::Prompt;
use super::trail::{Anchor, Stop};
use super::{App, Arrival, Effect, Ticket, marker};
use crate::index::names::Subject;
use crate::index::{Card, Curve, Mention};
use crate::query::{Field, Query, clause};
use crate::tongue::app as say;

/// Cards.
impl App {
    /// Opens the card of the value under the cursor in the filters; where a value has no card, switches it on.
    pub(super) fn open_value(&mut self) -> Vec<Effect> {
        let value = self.filters.row().and_then(|row| self.filters.value(row));
        let subject = value.map(|(field, count)| Subject { field, value: count.value.clone() });
        match subject.filter(has_card) {
            Some(subject) => self.open_card(subject, 0),
            None => self.toggle(false),
        }
    }

    /// Opens the card of the name one is at in the story.
    pub(super) fn open_name(&mut self) -> Vec<Effect> {
        let subject = self.reader.name().map(|name| name.subject.clone());
        subject.map(|subject| self.open_card(subject, 0)).unwrap_or_default()
    }

    /// Asks for a card and puts it on the trail.
    pub(super) fn open_card(&mut self, subject: Subject, row: usize) -> Vec<Effect> {
        let mut effects = if self.pane == Pane::Reader { self.visit() } else { Vec::new() };
        self.note_place();
        let stop = Stop {
            story: 0,
            id: card_id(&subject),
            head: format!("{} {}", subject.field.label(), clause::tail(&subject.value, 1)),
            anchor: Anchor { piece: row, byte: 0 },
            query: self.prompt.text().to_owned(),
            card: Some(subject.clone()),
        };
        let is_first = self.pane != Pane::Card;
        if is_first {
            self.before_card = self.pane;
        }
        effects.extend(self.go_on(stop));
        if is_first {
            self.first_card = self.trail.behind().len();
        }
        effects.extend(self.show_card(subject, row));
        effects
    }

    /// Shows a card that is on the trail.
    pub(super) fn show_card(&mut self, subject: Subject, row: usize) -> Vec<Effect> {
        self.card.clear();
        self.focus(Pane::Card);
        let ticket = self.ticket();
        self.awaited.card = Some((ticket, subject.clone(), row));
        vec![Effect::Card(ticket, subject, card::AROUND)]
    }

    pub(super) fn take_card(&mut self, ticket: Ticket, card: Card) {
        if let Some((.., row)) = self.awaited.card.take_if(|(awaited, ..)| *awaited == ticket) {
            self.card.show(card, row);
        }
    }

    /// Goes where the row under the cursor leads.
    pub(super) fn follow(&mut self) -> Vec<Effect> {
        match self.card.goal() {
            None => Vec::new(),
            Some(Goal::Card(subject)) if has_card(&subject) => self.open_card(subject, 0),
            Some(Goal::Card(subject)) => self.narrow_card(Some(subject)),
            Some(Goal::Month(month)) => {
                let typed = format!("{}:{month}", Field::Issued.label());
                self.narrow_to(|card| clause::insert(&card, Field::Issued, &typed, false))
            }
            Some(Goal::Words(words)) => {
                self.note_place();
                self.focus(Pane::Results);
                self.rewrite(&crate::query::explain::quoted(&words))
            }
            Some(Goal::Story(mention)) => {
                let words = vec![mention.words.clone()];
                self.open_place(&mention, words)
            }
        }
    }

    /// Makes the card's subject, and another value, the query.
    pub(super) fn narrow_card(&mut self, other: Option<Subject>) -> Vec<Effect> {
        let typed = other.map(|other| (other.field, self.corpus.typed_value(other.field, &other.value)));
        self.narrow_to(|card| match typed {
            Some((field, typed)) => clause::insert(&card, field, &typed, false),
            None => card,
        })
    }

    /// Lists the stories of a query that is made of the one for the card's.
    fn narrow_to(&mut self, text: impl FnOnce(String) -> String) -> Vec<Effect> {
        let Some(Subject { field, value }) = self.card.known().map(|card| &card.subject) else {
            return Vec::new();
        };
        let text = text(clause::insert("", *field, &self.corpus.typed_value(*field, value), false));
        self.note_place();
        self.focus(Pane::Results);
        self.rewrite(&text)
    }

    /// Opens a story at a mention in it, of which some words are to be marked.
    pub(super) fn open_place(&mut self, mention: &Mention, quotes: Vec<String>) -> Vec<Effect> {
        let Some(head) = self.corpus.head(mention.story) else { return Vec::new() };
        self.note_place();
        self.focus(Pane::Reader);
        self.results.choose(&head.id);
        let mut effects = self.go_on(self.stop(&head));
        let place = Some((mention.block, mention.range.start));
        effects.extend(self.open(&head.id, head.story, Arrival { quotes, place, ..Arrival::default() }));
        effects
    }

    /// Leaves the card for where one was before it.
    pub(super) fn close_card(&mut self) -> Vec<Effect> {
        self.note_place();
        let behind = self.trail.behind();
        let before = behind.len().checked_sub(2).and_then(|at| behind.get(at));
        // A card of an earlier way is not what this one was opened from.
        if behind.len() > self.first_card && before.is_some_and(|stop| stop.card.is_some()) {
            return self.go_back();
        }
        if self.before_card == Pane::Filters {
            self.focus(Pane::Filters);
            return Vec::new();
        }
        // What was before it may be gone.
        let effects = if before.is_some() { self.go_back() } else { Vec::new() };
        if !effects.is_empty() {
            return effects;
        }
        self.focus(Pane::Results);
        Vec::new()
    }

    pub(super) fn step_cell(&mut self, by: isize) -> Vec<Effect> {
        self.card.step_cell(by);
        Vec::new()
    }

    pub(super) fn step_part(&mut self, forward: bool) -> Vec<Effect> {
        self.card.step_part(forward);
        Vec::new()
    }

    /// What is on view, as the trail knows it.
    pub(super) fn on_view(&self) -> Option<String> {
        if self.pane == Pane::Card {
            return self.trail.here().filter(|stop| stop.card.is_some()).map(|stop| stop.id.clone());
        }
        // A story that is on its way counts as there: keys may come faster than stories.
        let coming = self.awaited.open.as_ref().map(|coming| coming.id.clone());
        coming.or_else(|| self.reader.story().map(|story| story.id.clone()))
    }
}

/// Names in the story on view.
impl App {
    pub(super) fn step_name(&mut self, forward: bool) -> Vec<Effect> {
        self.reader.step_name(forward);
        Vec::new()
    }

    pub(super) fn turn_names(&mut self) -> Vec<Effect> {
        let shown = self.reader.turn_names(&marker(&self.answered));
        self.message = Some(if shown { say::NAMES_SHOWN } else { say::NAMES_HIDDEN }.to_string());
        Vec::new()
    }

    pub(super) fn has_names(&self) -> bool {
        self.reader.names().1 > 0
    }

    pub(super) fn is_at_name(&self) -> bool {
        self.reader.name().is_some()
    }
}

/// The query over time.
impl App {
    pub(super) fn turn_curve(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Curve {
            return self.go_to_results();
        }
        let mut effects = self.settle();
        self.curve.show(Vec::new());
        self.focus(Pane::Curve);
        effects.extend(self.ask_curve(Vec::new()));
        effects
    }

    /// Asks for the curve of the query on view, beside those of others.
    fn ask_curve(&mut self, others: Vec<String>) -> Vec<Effect> {
        let texts = std::iter::once(self.answered.text.clone()).chain(others);
        let queries =
            texts.map(|text| Query { text, marks: self.marking.shared(), ..Query::default() }).collect();
        let ticket = self.ticket();
        self.awaited.curve = Some(ticket);
        vec![Effect::Chart(ticket, queries)]
    }

    /// Asks again, after the library or the query changed.
    pub(super) fn renew_curve(&mut self) -> Vec<Effect> {
        let others = self.curve.lines().iter().skip(1).map(|line| line.text.clone()).collect();
        self.ask_curve(others)
    }

    pub(super) fn take_curve(&mut self, ticket: Ticket, curves: Vec<(String, Curve)>) {
        if self.awaited.curve.take_if(|awaited| *awaited == ticket).is_some() {
            self.curve.show(curves.into_iter().map(|(text, dates)| Line { text, dates }).collect());
        }
    }

    pub(super) fn turn_curve_step(&mut self) -> Vec<Effect> {
        self.curve.turn_step();
        Vec::new()
    }

    /// Asks what to compare with, or shows this query alone again.
    pub(super) fn compare(&mut self) -> Vec<Effect> {
        if self.curve.lines().len() > 1 {
            return self.ask_curve(Vec::new());
        }
        self.versus = Some(Prompt::default());
        Vec::new()
    }

    /// The query before the one on view: what is compared with where nothing else is typed.
    pub fn before(&self) -> Option<&str> {
        self.recall.before(self.answered.text.trim())
    }

    pub(super) fn answer_compare(&mut self) -> Vec<Effect> {
        let Some(versus) = self.versus.take() else { return Vec::new() };
        let typed = versus.text().trim();
        let other = if typed.is_empty() { self.before().map(str::to_owned) } else { Some(typed.to_owned()) };
        self.ask_curve(other.into_iter().collect())
    }

    /// Narrows the query to the time of the row under the cursor.
    pub(super) fn narrow_curve(&mut self) -> Vec<Effect> {
        let Some(Row::Bar(time, _)) = self.curve.row() else { return Vec::new() };
        let typed = format!("{}:{time}", Field::Issued.label());
        let without = clause::clear(self.answered.text.as_str(), Some(Field::Issued));
        let text = clause::insert(&without, Field::Issued, &typed, false);
        self.focus(Pane::Results);
        self.rewrite(&text)
    }
}

/// Whether a card can be made of a value.
fn has_card(subject: &Subject) -> bool {
    let field = subject.field;
    !subject.value.is_empty()
        && matches!(
            field,
            Field::Person | Field::Place | Field::Org | Field::Slogan | Field::Title | Field::By
        )
}

fn card_id(subject: &Subject) -> String {
    format!("{}:{}", subject.field.label(), subject.value)
}
