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
pub mod cover;
pub mod curve;
pub mod diff;
pub mod event;
pub mod figures;
pub mod filters;
pub mod footer;
pub mod help;
pub mod hints;
pub mod key;
pub mod leaf;
pub mod keymap;
pub mod line;
mod look;
pub mod marking;
pub mod marked;
pub mod mentions;
pub mod menu;
pub mod mouse;
pub mod opening;
pub mod own;
pub mod past;
pub mod nothing;
mod picture;
mod press;
pub mod prompt;
pub mod reader;
pub mod recall;
pub mod related;
pub mod report;
pub mod results;
mod scroll;
pub mod settings;
pub mod sheet;
pub mod take;
pub mod told;
pub mod trail;
mod travel;
pub mod undo;
mod view;
mod words;

pub use answers::answer;
pub use event::{Effect, Event, Ticket};

use crate::corpus::Corpus;
use crate::index::Completion;
use crate::index::names::Subject;
use crate::query::mark::marks;
use crate::query::{Query, Sort};
use crate::tongue::{app as say, start};
use areas::{Areas, Pane, Widths};
use bookmark::Bookmark;
use card::Card;
use chips::Chips;
use curve::Curve;
use diff::Diff;
use filters::Filters;
use help::Help;
use key::Key;
use leaf::Leaf;
use marked::Marked;
use marking::Marking;
use mentions::Mentions;
use menu::Menu;
use mouse::Mouse;
use opening::{Opening, Title};
use prompt::Prompt;
use reader::{Reader, View};
use recall::Recall;
use related::Related;
use report::Report;
use results::Results;
use settings::Settings;
use sheet::Sheet;
use std::ops::Range;
use std::sync::Arc;
use take::Take;
use trail::{Anchor, Trail};
use undo::Journal;

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
    /// Han characters on a line of the reader, at most, where that was set by hand; else the settings say it.
    measure: Option<u16>,
    /// How large panes were drawn by hand.
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
    leaf: Option<Leaf>,
    /// The page whose picture was asked for last, and whether it has one.
    picture: (String, bool),
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
    /// Whether what another process told last could not be done.
    refused: bool,
    /// What was typed of a hint, while hints are on view.
    hinting: Option<String>,
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
    open: Option<Coming>,
    relate: Option<Ticket>,
    /// With the story's number.
    thread: Option<(Ticket, usize)>,
    figures: Option<Ticket>,
    complete: Option<Ticket>,
    mention: Option<Ticket>,
    /// With whose it is, and the row one wants to be at.
    card: Option<(Ticket, Subject, usize)>,
    curve: Option<Ticket>,
    fold: Option<Ticket>,
    gather: Option<Ticket>,
    /// Whether the hit on view stays chosen in the next answer.
    keep: bool,
    /// The id of the hit to be chosen in the next answer.
    choose: Option<String>,
    /// What is to be done with the next answer, as a key for it came before it.
    hasty: Option<Hasty>,
    /// Keys pressed after that one: they are for what there will be then.
    ahead: Vec<Key>,
}

/// What was asked for before there was anything to do it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hasty {
    /// The first hit is to be read.
    Read,
    /// The word at the caret is to be completed.
    Complete,
    /// The value that is looked for is to be asked for, or refused.
    Take(bool),
}

/// A story on its way.
#[derive(Debug)]
struct Coming {
    ticket: Ticket,
    id: String,
    number: usize,
    arrival: Arrival,
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
        let mut app = Self { corpus, size, limit: results::AT_FIRST, ..Self::default() };
        app.arrange();
        let effects = app.ask();
        (app, effects)
    }

    /// The only way the state changes.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) => {
                self.drop_ahead();
                self.put(&text)
            }
            Event::Asked(name) => {
                self.drop_ahead();
                self.run_named(&name)
            }
            Event::Told(line) => {
                self.drop_ahead();
                self.take_told(&line)
            }
            Event::Mouse(click) => self.point(click),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.hinting = None;
                self.arrange();
                Vec::new()
            }
            Event::Widened => {
                self.set_anew();
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
                if self.awaited.narrow.take_if(|awaited| *awaited == ticket).is_none() {
                    return Vec::new();
                }
                self.filters.show_found(facet);
                let Some(Hasty::Take(exclude)) = self.awaited.hasty else { return Vec::new() };
                self.awaited.hasty = None;
                let mut effects = self.take_found_value(exclude);
                effects.extend(self.press_ahead());
                effects
            }
            Event::Opened(ticket, opened) => self.take_opened(ticket, opened),
            Event::Unopened(ticket) => {
                self.take_unopened(ticket);
                Vec::new()
            }
            Event::Related(ticket, relations) => {
                self.take_related(ticket, relations);
                Vec::new()
            }
            Event::Threaded(ticket, thread) => {
                self.take_thread(ticket, thread);
                Vec::new()
            }
            Event::Completed(ticket, completions) => {
                if self.awaited.complete.take_if(|awaited| *awaited == ticket).is_none() {
                    return Vec::new();
                }
                self.take_completions(completions);
                self.complete_late()
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
            Event::Entered(corpus, title, bookmark) => self.take_library(corpus, title, bookmark),
            Event::Browsed(path, ways) => self.take_ways(path, ways),
            Event::Surveyed(ticket, counts) => {
                self.take_survey(ticket, counts);
                Vec::new()
            }
            Event::Figured(ticket, figures) => {
                self.take_figures(ticket, &figures);
                Vec::new()
            }
            Event::Ran(own, said) => self.take_ran(&own, said),
            Event::TakenIn(taken) => self.take_taken(taken),
            Event::Pictured(page, has) => {
                self.take_picture(&page, has);
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
                let calm = |said| {
                    if self.settings.interface.motion { said } else { say::READING_CALMLY.to_string() }
                };
                self.progress = progress.map(calm);
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
            Event::News(sentence) => {
                // In a field no key leads to the report.
                let told = || start::SEE_REPORT.fill([&sentence, &self.keymap().key_of("report")]);
                self.message = Some(if self.is_in_field() { sentence } else { told() });
                Vec::new()
            }
            Event::Refused(page, correction, sentence) => {
                self.journal.forget(&page, &correction);
                self.message = Some(sentence);
                Vec::new()
            }
            Event::Said(sentence) | Event::Failed(sentence) => {
                self.message = Some(sentence);
                Vec::new()
            }
            Event::Unanswered(ticket, sentence) => {
                let searched = self.awaited.search.take_if(|(awaited, _)| Some(*awaited) == ticket).is_some();
                let narrowed = self.awaited.narrow.take_if(|awaited| Some(*awaited) == ticket).is_some();
                if searched || narrowed {
                    // No key waits for what does not come.
                    self.drop_ahead();
                }
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
