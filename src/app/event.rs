//! What can happen, and what the world can be asked to do. Knows not what follows from either.

use super::bookmark::Bookmark;
use super::figures::Figures;
use super::key::Key;
use super::mouse::Click;
use super::opening::{Title, Way};
use super::own::{Order, Taken};
use super::past::{Note, Past, Saved, Tally};
use super::report::Count;
use super::settings::own::Own;
use super::settings::{Settings, look::Scheme};
use super::take::{Export, Spot};
use crate::corpus::{Corpus, Opened};
use crate::index::names::Subject;
use crate::index::{self, Completion, Facet, Found, Mention, Relation, Step, Weights};
use crate::marks::{About, Change, Deed, Marks};
use crate::parse::overlay::Correction;
use crate::query::{Field, Query};
use crate::tongue::Language;
use std::path::PathBuf;
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
    /// Something was done with the mouse.
    Mouse(Click),
    /// A command was asked for by its name.
    Asked(String),
    /// Another process says what to do, in a line.
    Told(String),
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
    Opened(Ticket, Opened),
    /// A story cannot be opened.
    Unopened(Ticket),
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
    /// A library was read, or has changed; one sentence on what is new.
    News(String),
    /// Something was done; one sentence for the status line.
    Said(String),
    /// Something went wrong outside; one sentence for the status line.
    Failed(String),
    /// A question has no answer, for a fault of the program: its number, if keys may wait for it, and one sentence for the status line.
    Unanswered(Option<Ticket>, String),
    /// A correction of the page of this name was not written down; one sentence on why.
    Refused(String, Correction, String),
    /// Another library is on view: its corpus, its name, and where one was in it.
    Entered(Arc<Corpus>, Title, Bookmark),
    /// What one may open that fits a path as far as it is typed.
    Browsed(String, Vec<Way>),
    /// The numbers of the report.
    Surveyed(Ticket, Vec<Count>),
    /// Figures of the story on view and of what was found.
    Figured(Ticket, Figures),
    /// What a command of the reader's own said.
    Ran(Own, String),
    /// The library was read; what came of it.
    TakenIn(Taken),
    /// Whether the page of a name has a picture.
    Pictured(String, bool),
    /// The files of the library that are no pages, and why.
    Skipped(Vec<(String, String)>),
    /// Why there is no story in the library, and what to do; none where there are some.
    Barren(Option<String>),
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
    /// Answer with [`Event::Opened`], or [`Event::Unopened`]; the story's number in the corpus.
    Open(Ticket, usize),
    /// Answer with [`Event::Related`]; the story's number in the corpus, and what the reasons weigh.
    Relate(Ticket, usize, Weights),
    /// Answer with [`Event::Threaded`], after the related stories.
    Thread(Ticket, usize, Weights),
    /// Answer with [`Event::Completed`]; the query as it is typed, the caret's byte in it, how many at most.
    Complete(Ticket, Query, usize, usize),
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
    /// Write a correction of a page, by the page's name, and read the page anew; answer with [`Event::Refused`] where it cannot be.
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
    /// Answer with [`Event::Entered`]: the folders and files of another library; none for the sample pages.
    Enter(Vec<PathBuf>),
    /// Answer with [`Event::Browsed`]: a path as far as it is typed.
    Browse(String),
    /// Answer with [`Event::Surveyed`].
    Survey(Ticket),
    /// Answer with [`Event::Figured`]; the number of the story, and the query.
    Figure(Ticket, Option<usize>, Query),
    /// Run a command of the reader's own on a story; answer with [`Event::Ran`] or [`Event::Failed`].
    Run(Order),
    /// Run a command after a reading of the library.
    Hook(Vec<String>, Taken),
    /// Answer with [`Event::Pictured`]: the name of a page.
    Picture(String),
    /// Show the picture of a page, by the page's name, with a program and its words; none for the system's.
    View(String, Vec<String>),
}

impl Effect {
    /// The number of a question for whose answer an Enter, and the keys behind it, may wait.
    pub fn waited_for(&self) -> Option<Ticket> {
        match *self {
            Self::Search(ticket, ..) | Self::Narrow(ticket, ..) => Some(ticket),
            _ => None,
        }
    }
}
