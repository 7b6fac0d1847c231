//! What the program knows and does: an [`Event`] comes in, [`App::update`] changes the state and asks for [`Effect`]s.
//!
//! Knows no terminal, no thread, no file and no clock.

mod act;
mod answers;
pub mod areas;
mod arrange;
mod ask;
pub mod bars;
pub mod card;
pub mod chips;
mod choose;
pub mod command;
mod correct;
pub mod curve;
pub mod diff;
pub mod filters;
pub mod footer;
pub mod help;
pub mod key;
pub mod keymap;
mod look;
pub mod marking;
pub mod marked;
pub mod mentions;
pub mod menu;
pub mod mouse;
pub mod past;
mod press;
pub mod prompt;
pub mod reader;
pub mod recall;
pub mod related;
pub mod results;
pub mod settings;
pub mod sheet;
pub mod take;
pub mod trail;
mod travel;
pub mod undo;
mod view;

pub use answers::answer;

use crate::corpus::{Article, Corpus};
use crate::index::names::Subject;
use crate::index::{self, Completion, Facet, Found, Mention, Relation, Step, Weights};
use crate::marks::{About, Change, Deed, Marks};
use crate::parse::overlay::Correction;
use crate::query::mark::marks;
use crate::query::{Field, Query, Sort};
use crate::tongue::{Language, app as say};
use areas::{Areas, MEASURE, Pane, Widths};
use card::Card;
use chips::Chips;
use curve::Curve;
use diff::Diff;
use filters::Filters;
use help::Help;
use key::Key;
use marked::Marked;
use marking::Marking;
use mentions::Mentions;
use menu::Menu;
use mouse::{Click, Mouse};
use past::{Note, Past, Saved, Tally};
use prompt::Prompt;
use reader::Reader;
use recall::Recall;
use related::Related;
use results::Results;
use settings::{Settings, look::Scheme};
use sheet::Sheet;
use std::ops::Range;
use std::sync::Arc;
use take::{Export, Spot, Take};
use trail::{Anchor, Trail};
use undo::Journal;

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
    /// Something was done with the mouse.
    Mouse(Click),
    /// A command was asked for by its name.
    Asked(String),
    /// The window has a new size: columns, rows.
    Resize(u16, u16),
    /// Characters have other widths than before (see [`crate::text::width`]).
    Widened,
    /// Hits for a search.
    Found(Ticket, Found),
    /// Facet counts for a search.
    Counted(Ticket, Vec<Facet>),
    /// The values of a facet that fit what is typed.
    Narrowed(Ticket, Facet),
    /// A story was opened.
    Opened(Ticket, Article),
    /// Related stories of an opened one.
    Related(Ticket, Vec<Relation>),
    /// The dated chain the opened story belongs to.
    Threaded(Ticket, Vec<Step>),
    /// How the word at the caret may go on.
    Completed(Ticket, Vec<Completion>),
    /// Every place where the query's words stand.
    Mentioned(Ticket, Vec<Mention>),
    /// What is known of a subject.
    Carded(Ticket, index::Card),
    /// Some queries' stories over time, each with the query's text.
    Charted(Ticket, Vec<(String, index::Curve)>),
    /// What was asked in the past, as it is kept.
    Remembered(Past),
    /// What the saved searches find.
    Tallied(Ticket, Vec<Tally>),
    /// Versions of one text among the hits: a story and its copies.
    Folded(Ticket, Vec<(usize, Vec<usize>)>),
    /// Another language is spoken.
    Spoken,
    /// The reader's settings were read.
    Set(Settings),
    /// The stories of a query, to be selected.
    Gathered(Ticket, Vec<About>),
    /// The new ids of marked stories, and of how many one cannot say which they are.
    Settled(Vec<Change>, usize),
    /// The marks as they are kept, and up to which of this window's deeds: another window has changed them.
    Marked(Arc<Marks>, u64),
    /// A newer corpus is ready.
    Ingested(Arc<Corpus>),
    /// How far the reading of the library is; none when it is done.
    Reading(Option<String>),
    /// A text was put on the clipboard; by which way.
    Copied(String),
    /// Stories were not written, for there is a file already.
    Occupied(Export),
    /// Something was done; one sentence for the status line.
    Said(String),
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
    /// Answer with [`Event::Narrowed`]: a field, and what is typed to find a value of it.
    Narrow(Ticket, Query, Field, String),
    /// Answer with [`Event::Opened`]; the story's number in the corpus.
    Open(Ticket, usize),
    /// Answer with [`Event::Related`]; the story's number in the corpus, and what the reasons weigh.
    Relate(Ticket, usize, Weights),
    /// Answer with [`Event::Threaded`], after the related stories.
    Thread(Ticket, usize, Weights),
    /// Answer with [`Event::Completed`]; the prompt, the caret's byte in it, how many at most.
    Complete(Ticket, String, usize, usize),
    /// Answer with [`Event::Mentioned`]; how many at most, and how many characters on either side of each.
    Mention(Ticket, Query, usize, usize),
    /// Answer with [`Event::Carded`]; how many characters on either side of each mention.
    Card(Ticket, Subject, usize),
    /// Answer with [`Event::Charted`].
    Chart(Ticket, Vec<Query>),
    /// Answer with [`Event::Tallied`].
    Tally(Ticket, Vec<Saved>, Arc<Marks>),
    /// Answer with [`Event::Gathered`]; how many at most.
    Gather(Ticket, Query, usize),
    /// Answer with [`Event::Settled`]: marked stories whose ids are no more are looked for.
    Settle(Arc<Marks>),
    /// Keep marks.
    Mark(Deed),
    /// Keep a change of the past.
    Note(Note),
    /// Answer with [`Event::Remembered`]: another window may have changed what is kept.
    Recall,
    /// Answer with [`Event::Folded`]; numbers of the stories on view in the list.
    Fold(Ticket, Vec<usize>),
    /// Write a correction of a page, by the page's name, and read the page anew.
    Correct(String, Correction),
    /// Take back the last correction of a page, and read it anew.
    Uncorrect(String),
    /// Put a text on the clipboard; answer with [`Event::Copied`].
    Copy(String),
    /// Let the reading of the library pause, or go on.
    Pause,
    /// Put the path of a page's file and a line of it on the clipboard; answer with [`Event::Copied`].
    CopyPath(Spot),
    /// Write stories to a file; answer with [`Event::Said`] or [`Event::Occupied`].
    Export(Export),
    /// Give a text to a command, and the command the terminal.
    Pipe(String, String, Spot),
    /// Open a page's file in an editor, which gets the terminal.
    Edit(Spot),
    /// Speak this language, and answer with [`Event::Spoken`].
    Speak(Language),
    /// Paint in these colours.
    Theme(Scheme),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Paint everything anew.
    Redraw,
    /// Stop the program until it is called back (Ctrl-Z).
    Suspend,
    /// Leave.
    Quit,
}

/// The whole state of the reader.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own, no state of another")]
pub struct App {
    corpus: Arc<Corpus>,
    settings: Settings,
    size: (u16, u16),
    areas: Option<Areas>,
    pane: Pane,
    /// Whether the query is being typed.
    typing: bool,
    zen: bool,
    /// Han characters on a line of the reader, at most.
    measure: u16,
    /// How wide the panes on the left were drawn.
    widths: Widths,
    mouse: Mouse,
    help: Option<Help>,
    /// Commands run from the lists of commands, the latest first.
    lately: Vec<&'static str>,
    prompt: Prompt,
    filters: Filters,
    chips: Chips,
    results: Results,
    reader: Reader,
    related: Related,
    /// The chosen related story, beside the story on view.
    preview: Reader,
    sheet: Sheet,
    diff: Diff,
    mentions: Mentions,
    card: Card,
    /// The pane the first of the cards was opened in.
    before_card: Pane,
    /// How many stops lay behind when the first of the cards on view was opened, itself among them.
    first_card: usize,
    curve: Curve,
    /// The query to compare with, as far as it is typed.
    versus: Option<Prompt>,
    recall: Recall,
    menu: Option<Menu>,
    take: Take,
    marking: Marking,
    marked: Marked,
    journal: Journal,
    /// How the word at the caret may go on, the best way first.
    completions: Vec<Completion>,
    trail: Trail,
    sort: Sort,
    /// Whether z sounds like zh, n like l and in like ing.
    fuzzy: bool,
    limit: usize,
    /// The query whose hits are on view.
    answered: Query,
    /// Keys of a sequence that is not complete yet.
    begun: String,
    message: Option<String>,
    /// How far the reading of the library is.
    progress: Option<String>,
    /// Whether anything has been searched yet.
    has_searched: bool,
    last_ticket: u64,
    awaited: Awaited,
}

/// The newest questions, whose answers are still welcome.
#[derive(Debug, Default)]
struct Awaited {
    search: Option<(Ticket, Query)>,
    count: Option<Ticket>,
    narrow: Option<Ticket>,
    /// With the story's number.
    open: Option<(Ticket, usize, Arrival)>,
    relate: Option<Ticket>,
    /// With the story's number.
    thread: Option<(Ticket, usize)>,
    complete: Option<Ticket>,
    mention: Option<Ticket>,
    /// With the row one wants to be at.
    card: Option<(Ticket, usize)>,
    curve: Option<Ticket>,
    fold: Option<Ticket>,
    gather: Option<Ticket>,
    /// Whether the hit on view stays chosen in the next answer.
    keep: bool,
    /// Whether the next answer's first hit is to be read, as Enter came before it.
    enter: bool,
}

/// Where in a story one wants to arrive.
#[derive(Debug, Default, Clone)]
struct Arrival {
    /// Words to mark and go to.
    quotes: Vec<String>,
    /// A place to go to.
    anchor: Option<Anchor>,
    /// A match to go to: a block of the story and a byte of it.
    place: Option<(usize, usize)>,
}

impl App {
    /// The state at the start, for a window of so many columns and rows, and the first effects.
    pub fn new(corpus: Arc<Corpus>, size: (u16, u16)) -> (Self, Vec<Effect>) {
        let mut app = Self { corpus, size, limit: results::AT_FIRST, measure: MEASURE, ..Self::default() };
        app.arrange();
        let effects = app.ask();
        (app, effects)
    }

    /// The only way the state changes.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) => self.put(&text),
            Event::Asked(name) => self.run_named(&name),
            Event::Mouse(click) => self.point(click),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.arrange();
                Vec::new()
            }
            Event::Widened => {
                let size = self.size;
                // What is laid out for a width is laid out for another and back, each pane keeping its place.
                for size in [areas::SMALLEST, size] {
                    self.size = size;
                    self.arrange();
                }
                Vec::new()
            }
            Event::Found(ticket, found) => self.take_found(ticket, found),
            Event::Counted(ticket, facets) => {
                if self.awaited.count == Some(ticket) {
                    self.filters.show(facets);
                }
                Vec::new()
            }
            Event::Narrowed(ticket, facet) => {
                if self.awaited.narrow.take_if(|awaited| *awaited == ticket).is_some() {
                    self.filters.show_found(facet);
                }
                Vec::new()
            }
            Event::Opened(ticket, article) => self.take_opened(ticket, article),
            Event::Related(ticket, relations) => {
                self.take_related(ticket, relations);
                Vec::new()
            }
            Event::Threaded(ticket, thread) => {
                self.take_thread(ticket, thread);
                Vec::new()
            }
            Event::Completed(ticket, completions) => {
                if self.awaited.complete.take_if(|awaited| *awaited == ticket).is_some() {
                    self.take_completions(completions);
                }
                Vec::new()
            }
            Event::Mentioned(ticket, mentions) => {
                if self.awaited.mention.take_if(|awaited| *awaited == ticket).is_some() {
                    self.mentions.show(mentions, true);
                }
                Vec::new()
            }
            Event::Carded(ticket, card) => {
                self.take_card(ticket, card);
                Vec::new()
            }
            Event::Charted(ticket, curves) => {
                self.take_curve(ticket, curves);
                Vec::new()
            }
            Event::Remembered(past) => self.take_remembered(past),
            Event::Set(settings) => self.take_settings(settings),
            Event::Tallied(ticket, tallies) => self.take_tallies(ticket, tallies),
            Event::Folded(ticket, copies) => {
                if self.awaited.fold.take_if(|awaited| *awaited == ticket).is_some() {
                    self.results.fold(&copies);
                }
                Vec::new()
            }
            Event::Gathered(ticket, stories) => {
                self.take_gathered(ticket, stories);
                Vec::new()
            }
            Event::Settled(found, unsettled) => self.take_settled(found, unsettled),
            Event::Marked(marks, kept) => self.take_marked(marks, kept),
            Event::Spoken => self.take_language(),
            Event::Ingested(corpus) => self.take_ingested(corpus),
            Event::Reading(progress) => {
                let calm = |said| {
                    if self.settings.interface.motion { said } else { say::READING_CALMLY.to_string() }
                };
                self.progress = progress.map(calm);
                Vec::new()
            }
            Event::Copied(way) => {
                self.take_copied(&way);
                Vec::new()
            }
            Event::Occupied(export) => {
                self.take_occupied(export);
                Vec::new()
            }
            Event::Said(sentence) | Event::Failed(sentence) => {
                self.message = Some(sentence);
                Vec::new()
            }
        }
    }

    /// Whether what is typed goes into a field.
    fn is_in_field(&self) -> bool {
        let in_list = self.help.is_some() || self.recall.list().is_some() || self.marked.list().is_some();
        self.typing || in_list || self.is_answering() || self.is_finding()
    }
}

/// Marks what a query looks for.
fn marker(query: &Query) -> impl Fn(&[&str]) -> Vec<Vec<Range<usize>>> {
    let parsed = query.read();
    move |texts| marks(&parsed, texts)
}
