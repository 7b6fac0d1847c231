//! What the program knows and does: an [`Event`] comes in, [`App::update`] changes the state and asks for [`Effect`]s.
//!
//! Knows no terminal, no thread, no file and no clock.

mod act;
mod answers;
pub mod areas;
mod arrange;
mod ask;
pub mod bars;
pub mod bookmark;
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
mod look;
pub mod marking;
pub mod marked;
pub mod mentions;
pub mod menu;
pub mod mouse;
pub mod opening;
pub mod past;
pub mod prompt;
pub mod reader;
pub mod recall;
pub mod related;
pub mod report;
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
use crate::query::clause::alone;
use crate::query::mark::marks;
use crate::query::{Field, Query, Sort};
use crate::text::{is_han, is_hidden};
use crate::tongue::Language;
use areas::{Areas, MEASURE, Pane, Widths};
use bookmark::Bookmark;
use card::Card;
use chips::Chips;
use command::{Meaning, Scope};
use curve::Curve;
use diff::Diff;
use filters::Filters;
use help::Help;
use key::{Code, Key};
use marked::Marked;
use marking::Marking;
use mentions::Mentions;
use menu::Menu;
use mouse::{Click, Mouse};
use opening::{Opening, Title, Way};
use past::{Note, Past, Saved, Tally};
use prompt::Prompt;
use reader::{Reader, View};
use recall::Recall;
use related::Related;
use report::{Count, Report};
use results::Results;
use settings::Settings;
use sheet::Sheet;
use std::ops::Range;
use std::path::PathBuf;
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
    /// Another library is on view: its corpus, its name, and where one was in it.
    Entered(Arc<Corpus>, Title, Bookmark),
    /// What one may open that fits a path as far as it is typed.
    Browsed(String, Vec<Way>),
    /// The numbers of the report.
    Surveyed(Ticket, Vec<Count>),
    /// The files of the library that are no pages, and why.
    Skipped(Vec<(String, String)>),
    /// Why there is no story in the library, and what to do; none where there are some.
    Barren(Option<String>),
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
    /// Answer with [`Event::Entered`]: the folders and files of another library; none for the sample pages.
    Enter(Vec<PathBuf>),
    /// Answer with [`Event::Browsed`]: a path as far as it is typed.
    Browse(String),
    /// Answer with [`Event::Surveyed`].
    Survey(Ticket),
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
    /// What the library is called.
    title: Title,
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
    prompt: Prompt,
    filters: Filters,
    chips: Chips,
    results: Results,
    reader: Reader,
    related: Related,
    /// What stood at the top of the reader before its related stories were looked at.
    reading_at: Anchor,
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
    opening: Opening,
    report: Report,
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
    /// Why there is no story in it.
    barren: Option<String>,
    /// Whether anything has been searched yet.
    has_searched: bool,
    /// Where one was the time before, as long as the story is not there yet.
    resuming: Option<Bookmark>,
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
    /// The id of the hit to be chosen in the next answer.
    choose: Option<String>,
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
    /// Which text of it is to be shown.
    view: Option<View>,
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
            Event::Set(settings) => {
                self.settings = settings;
                Vec::new()
            }
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
            Event::Entered(corpus, title, bookmark) => self.take_library(corpus, title, bookmark),
            Event::Browsed(path, ways) => self.take_ways(path, ways),
            Event::Surveyed(ticket, counts) => {
                self.take_survey(ticket, counts);
                Vec::new()
            }
            Event::Skipped(files) => {
                self.take_skipped(files);
                Vec::new()
            }
            Event::Barren(why) => {
                self.barren = why;
                Vec::new()
            }
            Event::Ingested(corpus) => self.take_ingested(corpus),
            Event::Reading(progress) => {
                self.progress = progress;
                self.resume()
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

    /// Why there is no story in the library, and what to do, as far as it is known.
    pub fn barren(&self) -> Option<&str> {
        self.barren.as_deref().filter(|_| self.corpus.is_empty())
    }

    /// How far the reading of the library is, while it is read.
    pub fn progress(&self) -> Option<&str> {
        self.progress.as_deref()
    }

    /// The scopes in which a key is looked up now, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.help.is_some() {
            vec![Scope::Help, Scope::Everywhere]
        } else if let Some(menu) = self.menu {
            vec![menu.scope, Scope::Menu, Scope::Everywhere]
        } else if self.is_opening() {
            vec![Scope::Opening, Scope::Field, Scope::Everywhere]
        } else if self.is_reporting() {
            vec![Scope::Report, Scope::Everywhere]
        } else if self.is_answering() {
            vec![Scope::Field, Scope::Everywhere]
        } else if self.recall.list().is_some() {
            vec![Scope::Recall, Scope::Everywhere]
        } else if self.marked.list().is_some() {
            vec![Scope::Marks, Scope::Everywhere]
        } else if self.typing {
            vec![Scope::Prompt, Scope::Everywhere]
        } else if self.is_finding() {
            vec![Scope::Find, Scope::Everywhere]
        } else {
            vec![Scope::In(self.pane), Scope::Panes, Scope::Everywhere]
        }
    }

    /// Whether a value of a facet is being looked for.
    pub fn is_finding(&self) -> bool {
        self.pane == Pane::Filters && self.filters.find().is_some()
    }

    /// Whether what is typed goes into a field.
    fn is_in_field(&self) -> bool {
        let in_list = self.help.is_some() || self.recall.list().is_some() || self.marked.list().is_some();
        self.typing || in_list || self.is_answering() || self.is_finding()
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        self.awaited.enter = false;
        // Whoever presses a key is somewhere else.
        self.resuming = None;
        if let Some(effects) = self.take_pin(key) {
            return effects;
        }
        let in_field = self.is_in_field();
        let begun = std::mem::take(&mut self.begun);
        let name = command::name_of(key, in_field);
        let typed = if begun.is_empty() { name } else { format!("{begun} {name}") };
        match command::meaning(&self.scopes(), &typed) {
            Meaning::Command(command) if (command.applies)(self) => (command.run)(self),
            Meaning::Command(_) => Vec::new(),
            Meaning::Beginning => {
                self.begun = typed;
                Vec::new()
            }
            Meaning::Nothing => match key {
                Key { code: Code::Char(c), ctrl: false, alt: false, .. }
                    if in_field || is_han(c) && self.menu.is_none() =>
                {
                    self.put(&c.to_string())
                }
                _ => Vec::new(),
            },
        }
    }

    /// Text goes into the field that is open, or starts a search.
    fn put(&mut self, text: &str) -> Vec<Effect> {
        self.menu = None;
        if let Some(help) = &mut self.help {
            help.typed.extend(text.chars().filter(|c| !c.is_control()));
            help.cursor = 0;
            return Vec::new();
        }
        if let Some(answer) = self.answer_box() {
            answer.insert(text);
            return self.browse();
        }
        if self.recall.list().is_some() {
            self.recall.narrow(|typed| typed.extend(text.chars().filter(|c| !c.is_control())));
            return Vec::new();
        }
        if self.marked.list().is_some() {
            self.marked.narrow(|typed| typed.extend(text.chars().filter(|c| !c.is_control())));
            return Vec::new();
        }
        if !self.typing && self.pane == Pane::Filters {
            self.filters.start_find();
            if self.is_finding() {
                let shown: String = text.chars().filter(|c| !is_hidden(*c)).collect();
                return self.edit_find(|typed| typed.push_str(&shown));
            }
        }
        if self.typing {
            self.has_searched = true;
            return self.edit(|prompt| prompt.insert(text));
        }
        // Other words take the place of those on view; the filters stay.
        let filters = alone(self.prompt.text());
        self.start_typing();
        self.has_searched = true;
        self.edit(|prompt| {
            prompt.clear();
            prompt.insert(&filters);
            if !filters.is_empty() {
                prompt.insert(" ");
            }
            prompt.insert(text);
        })
    }
}

/// Marks what a query looks for.
fn marker(query: &Query) -> impl Fn(&[&str]) -> Vec<Vec<Range<usize>>> {
    let parsed = query.read();
    move |texts| marks(&parsed, texts)
}
