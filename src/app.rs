//! What the program knows and does: an [`Event`] comes in, [`App::update`] changes the state and asks for [`Effect`]s.
//!
//! Knows no terminal, no thread, no file and no clock.

pub mod key;

use crate::corpus::{Article, Corpus};
use crate::index::{Facet, Found, Relation};
use crate::query::Query;
use key::Key;
use std::sync::Arc;

/// Numbers questions, so that a late answer to an old one is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ticket(pub u64);

/// What happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or committed by an input method.
    Paste(String),
    /// The window has a new size: columns, rows.
    Resize(u16, u16),
    /// Hits for a search.
    Found(Ticket, Found),
    /// Facet counts for a search.
    Counted(Ticket, Vec<Facet>),
    /// A story was opened.
    Opened(Ticket, Article),
    /// Related stories of an opened one.
    Related(Ticket, Vec<Relation>),
    /// A newer corpus is ready.
    Ingested(Arc<Corpus>),
    /// Something went wrong outside; one sentence for the status line.
    Failed(String),
}

/// What the world must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answer with [`Event::Found`].
    Search(Ticket, Query),
    /// Answer with [`Event::Counted`], after the hits.
    Count(Ticket, Query),
    /// Answer with [`Event::Opened`]; the story's number in the corpus.
    Open(Ticket, usize),
    /// Answer with [`Event::Related`].
    Relate(Ticket, usize),
    /// Put a text on the clipboard.
    Copy(String),
    /// Paint everything anew.
    Redraw,
    /// Stop the program until it is called back (Ctrl-Z).
    Suspend,
    /// Leave.
    Quit,
}

/// Answers an effect that asks the corpus; none for the others. Workers and tests run this same function.
pub fn answer(corpus: &Corpus, effect: &Effect) -> Option<Event> {
    match effect {
        Effect::Search(ticket, query) => Some(Event::Found(*ticket, corpus.search(query))),
        Effect::Count(ticket, query) => Some(Event::Counted(*ticket, corpus.facets(query))),
        Effect::Open(ticket, story) => corpus.open(*story).map(|article| Event::Opened(*ticket, article)),
        Effect::Relate(ticket, story) => Some(Event::Related(*ticket, corpus.related(*story))),
        Effect::Copy(_) | Effect::Redraw | Effect::Suspend | Effect::Quit => None,
    }
}

/// The whole state of the reader.
#[derive(Debug, Default)]
pub struct App {
    corpus: Arc<Corpus>,
}

impl App {
    /// The state at the start, for a window of so many columns and rows, and the first effects.
    pub fn new(corpus: Arc<Corpus>, _size: (u16, u16)) -> (Self, Vec<Effect>) {
        (Self { corpus }, Vec::new())
    }

    /// The corpus shown.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The only way the state changes.
    pub fn update(&mut self, _event: Event) -> Vec<Effect> {
        Vec::new()
    }
}
