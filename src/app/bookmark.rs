//! Where one is in a library: what is kept when one leaves it, so that one goes on there. Knows no files; the shell keeps it.

use super::areas::{Pane, Widths};
use super::command::table;
use super::reader::View;
use super::results::AT_FIRST;
use super::settings::interface::MEASURES;
use super::trail::Anchor;
use super::{App, Arrival, Effect};
use crate::query::Sort;
use crate::tongue::start as say;
use serde::{Deserialize, Serialize};

/// No more hits than this are asked for at once, to have the one that was chosen among them.
const FARTHEST: usize = 20_000;

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// The query with its filters.
    pub query: String,
    /// The order of the hits.
    pub sort: Sort,
    /// Whether sounds that many do not tell apart count as one.
    pub fuzzy: bool,
    /// How many hits were asked for.
    pub listed: usize,
    /// The id of the story on view; empty where there is none.
    pub story: String,
    /// Its headline, to be named if it is gone.
    pub headline: String,
    /// What of it stands at the top.
    pub anchor: Anchor,
    /// Which text of it is shown.
    pub view: View,
    /// The pane that has the keys.
    pub pane: Pane,
    /// Whether the reader is alone in the window.
    pub zen: bool,
    /// Han characters on a line of the reader, at most, where that was set by hand; else 0.
    pub measure: u16,
    /// How large panes were drawn by hand.
    pub widths: Widths,
    /// Commands run from the lists of commands, the latest first.
    pub lately: Vec<String>,
    /// Whether anything has been searched, ever: whoever has needs no first hint.
    pub has_searched: bool,
}

impl Bookmark {
    /// The same for somebody who does not go on here: what the reader knows already stays known.
    #[must_use]
    pub fn afresh(self) -> Self {
        Self { has_searched: self.has_searched, lately: self.lately, ..Self::default() }
    }
}

impl App {
    /// Where one is now.
    pub fn bookmark(&self) -> Bookmark {
        if let Some(waiting) = &self.resuming {
            return waiting.clone();
        }
        let story = self.reader.story();
        Bookmark {
            query: self.prompt.text().to_owned(),
            sort: self.sort,
            fuzzy: self.fuzzy,
            listed: self.limit,
            story: story.map(|story| story.id.clone()).unwrap_or_default(),
            headline: story.map(|story| story.head().to_owned()).unwrap_or_default(),
            anchor: self.at_top(),
            view: self.reader.view(),
            pane: match self.pane {
                pane @ (Pane::Filters | Pane::Results | Pane::Reader | Pane::Related) => pane,
                Pane::Sheet | Pane::Diff => Pane::Reader,
                Pane::Chips | Pane::Mentions | Pane::Card | Pane::Curve => Pane::Results,
            },
            zen: self.zen,
            measure: self.measure.unwrap_or(0),
            widths: self.widths,
            lately: self.lately.iter().map(|name| (*name).to_owned()).collect(),
            has_searched: self.has_searched,
        }
    }

    /// Goes on where one was.
    pub(super) fn take_bookmark(&mut self, bookmark: Bookmark) -> Vec<Effect> {
        self.has_searched |= bookmark.has_searched;
        let known = |name: &String| table().map(|command| command.name).find(|known| known == name);
        self.lately = bookmark.lately.iter().filter_map(known).collect();
        let (least, most) = MEASURES.into_inner();
        self.measure = (bookmark.measure > 0).then(|| bookmark.measure.clamp(least, most));
        self.widths = bookmark.widths;
        (self.sort, self.fuzzy) = (bookmark.sort, bookmark.fuzzy);
        self.limit = bookmark.listed.clamp(AT_FIRST, FARTHEST);
        self.prompt.clear();
        self.prompt.insert(&bookmark.query);
        self.arrange();
        let mut effects = self.ask();
        self.resuming = Some(bookmark);
        effects.extend(self.resume());
        effects
    }

    /// Opens the story one was reading, as soon as it is in the corpus.
    pub(super) fn resume(&mut self) -> Vec<Effect> {
        let Some(bookmark) = self.resuming.take() else { return Vec::new() };
        if bookmark.story.is_empty() {
            if bookmark.pane == Pane::Filters {
                self.focus(Pane::Filters);
            }
            return Vec::new();
        }
        let Some(number) = self.corpus.find(&bookmark.story) else {
            if self.corpus.is_empty() || self.progress.is_some() {
                self.resuming = Some(bookmark);
            } else {
                self.message = Some(say::STORY_GONE.fill([&bookmark.headline]));
            }
            return Vec::new();
        };
        self.zen = bookmark.zen;
        self.focus(bookmark.pane);
        self.reading_at = bookmark.anchor;
        self.awaited.choose = Some(bookmark.story.clone());
        let arrival =
            Arrival { anchor: Some(bookmark.anchor), view: Some(bookmark.view), ..Arrival::default() };
        self.open(&bookmark.story, number, arrival)
    }
}
