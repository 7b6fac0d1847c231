//! The page as a row of events for the page-wide decision to read: headings, paragraphs, names, second readings. Knows no hypotheses.

use super::drafts::{Drafts, Place};
use super::lines::Line;
use super::pieces::{Class, Piece};
use super::repeats::Repeat;
use super::seam;
use super::shapes::{self, End};
use super::style::Style;
use super::weights as w;
use crate::story::{Reason, Role};

/// What the reading comes by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Event {
    /// A heading begins a story.
    Begin(usize),
    /// A heading inside the story: the piece.
    Part(usize),
    /// A paragraph or a piece of one: its place in [`Events::runs`].
    Text(usize),
    /// Names, a picture credit, a jump: the piece.
    Sign(usize),
    /// A second reading of a paragraph of this story.
    Echo(usize),
}

/// A piece of running text.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub piece: usize,
    /// The story it falls to where it stands. The runs of a story stand side by side.
    pub home: usize,
    /// Headings above it that begin stories.
    pub order: usize,
    pub end: End,
    /// Evidence that it begins a paragraph.
    pub opens: f32,
    /// Sent to another page right after it.
    pub jumps: bool,
}

/// All events of a page, in its order.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub list: Vec<Event>,
    pub runs: Vec<Run>,
    /// For each story whether it names its reporters where it opens.
    pub named: Vec<bool>,
    /// Pieces of captions that break off, each with the next piece of its caption.
    pub captions: Vec<(usize, usize)>,
    /// The story being read, and how many were begun.
    home: Option<usize>,
    order: usize,
}

/// Reads the page as events. Pictures are out of the reading: they interrupt any story.
pub(super) fn read(
    lines: &[Line],
    pieces: &[Piece],
    repeats: &[Option<Repeat>],
    drafts: &Drafts,
    style: &Style,
) -> Events {
    let mut events = Events { named: vec![false; drafts.stories.len()], ..Events::default() };
    let mut captions: Vec<Option<usize>> = vec![None; drafts.stories.len()];
    for (at, repeat) in repeats.iter().enumerate() {
        let piece = &pieces[at];
        match drafts.places[at] {
            Place::Story(story, Role::Kicker | Role::Headline | Role::Deck) => events.begin(story),
            Place::Story(_, Role::Crosshead | Role::ItemHead) => events.list.push(Event::Part(at)),
            Place::Story(story, Role::Body) => {
                events.begin(story);
                events.named[story] |= piece.lead.as_ref().is_some_and(|lead| !lead.names.is_empty());
                events.list.push(Event::Text(events.runs.len()));
                let (end, opens) = ends(lines, piece, style);
                let order = events.order;
                events.runs.push(Run { piece: at, home: story, order, end, opens, jumps: false });
            }
            Place::Story(story, Role::Caption) => {
                let broken = |&tail: &usize| shapes::end_of(pieces[tail].chars(lines)) == End::Open;
                events.captions.extend(captions[story].filter(broken).map(|tail| (tail, at)));
                captions[story] = Some(at);
            }
            Place::Story(story, Role::Byline | Role::Credit | Role::Jump | Role::Section) => {
                if events.home == Some(story) {
                    if let (Class::Jump, Some(&Event::Text(run))) = (piece.class, events.list.last()) {
                        events.runs[run].jumps = true;
                    }
                    events.list.push(Event::Sign(at));
                }
            }
            Place::Aside(Reason::Duplicate) => {
                let origin = repeat.as_ref().and_then(|repeat| repeat.of.last());
                if let Some(Place::Story(story, Role::Body)) = origin.map(|&of| drafts.places[of]) {
                    events.list.push(Event::Echo(story));
                }
            }
            Place::Aside(_) => {}
        }
    }
    events
}

impl Events {
    /// The story being read is this one from here on.
    fn begin(&mut self, story: usize) {
        if self.home != Some(story) {
            self.home = Some(story);
            self.order += 1;
            self.list.push(Event::Begin(story));
        }
    }
}

/// How a piece of running text ends, and how much it looks like the beginning of a paragraph.
fn ends(lines: &[Line], piece: &Piece, style: &Style) -> (End, f32) {
    if piece.row {
        return (End::Closed, w::OPENS_SURELY);
    }
    let chars = piece.chars(lines);
    let mut opens = if piece.lead.is_some() { w::OPENS_SURELY } else { seam::opens(chars) };
    // **河南大学** 启动…: what begins in bold begins a paragraph.
    let line = &lines[piece.line];
    if line.bold > 0 && piece.from == 0 {
        opens = opens.max(w::OPENS_IN_BOLD);
    }
    if style.indented && piece.from == 0 {
        opens -= if lines[piece.line].indent { w::JOIN_INDENTED } else { w::JOIN_NOT_INDENTED };
    }
    (shapes::end_of(chars), opens)
}
