//! What may be seen of the app: the drawing reads it here and changes nothing.

use super::App;
use super::areas::{Areas, Pane};
use super::ask::Blank;
use super::card::Card;
use super::chips::Chips;
use super::command::Scope;
use super::curve::Curve;
use super::diff::Diff;
use super::filters::Filters;
use super::help::Help;
use super::keymap::Keymap;
use super::marked::Marked;
use super::marking::Marking;
use super::mentions::Mentions;
use super::menu::Menu;
use super::prompt::Prompt;
use super::reader::Reader;
use super::recall::Recall;
use super::related::Related;
use super::results::Results;
use super::sheet::Sheet;
use super::trail::Trail;
use super::undo::Journal;
use crate::corpus::Corpus;
use crate::index::Completion;
use crate::query::{Query, Sort};
use crate::tongue::{app as say, start};
use std::borrow::Cow;
use std::sync::Arc;

impl App {
    /// The scopes in which a key is looked up now, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.help.is_some() { vec![Scope::Help, Scope::Everywhere] } else { self.scopes_below() }
    }

    /// The same as if no list of commands were open.
    pub(super) fn scopes_below(&self) -> Vec<Scope> {
        if let Some(menu) = self.menu {
            vec![menu.scope, Scope::Menu, Scope::Everywhere]
        } else if self.blank() == Some(Blank::Library) {
            vec![Scope::Opening, Scope::Field, Scope::Everywhere]
        } else if self.is_reporting() && !self.is_answering() && self.leaf().is_none() {
            vec![Scope::Report, Scope::Everywhere]
        } else if self.is_answering() {
            vec![Scope::Field, Scope::Everywhere]
        } else if self.recall.list().is_some() {
            vec![Scope::Recall, Scope::Everywhere]
        } else if self.marked.list().is_some() {
            vec![Scope::Marks, Scope::Everywhere]
        } else if self.leaf().is_some() {
            vec![Scope::Leaf, Scope::Everywhere]
        } else if self.typing {
            vec![Scope::Prompt, Scope::Everywhere]
        } else if self.is_finding() {
            vec![Scope::Find, Scope::Everywhere]
        } else {
            vec![Scope::In(self.pane), Scope::Panes, Scope::Everywhere]
        }
    }

    /// Why there is no story in the library, and what to do, as far as it is known.
    pub fn barren(&self) -> Option<String> {
        let why = self.barren.as_ref().filter(|_| self.corpus.is_empty())?;
        let keys = self.keymap();
        Some(start::WHAT_NOW.fill([why, &keys.key_of("report"), &keys.key_of("open-library")]))
    }

    /// Which keys ask for which command.
    pub fn keymap(&self) -> &Keymap {
        &self.settings.keys
    }

    /// How far the reading of the library is, while it is read.
    pub fn progress(&self) -> Option<&str> {
        self.progress.as_deref()
    }

    /// Whether a value of a facet is being looked for.
    pub fn is_finding(&self) -> bool {
        self.pane == Pane::Filters && self.filters.find().is_some()
    }

    /// The corpus shown.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// Where everything stands; none in a window that is too small.
    pub fn areas(&self) -> Option<&Areas> {
        self.areas.as_ref()
    }

    /// The pane that has the keys.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// Whether the query is being typed.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// The box of the query.
    pub fn prompt(&self) -> &Prompt {
        &self.prompt
    }

    /// The sidebar.
    pub fn filters(&self) -> &Filters {
        &self.filters
    }

    /// The filters that are on.
    pub fn chips(&self) -> &Chips {
        &self.chips
    }

    /// The list of hits.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The opened story.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Its related stories.
    pub fn related(&self) -> &Related {
        &self.related
    }

    /// The chosen related story, shown beside the story on view while the related stories have the keys.
    pub fn beside(&self) -> &Reader {
        &self.preview
    }

    /// Two stories side by side.
    pub fn diff(&self) -> &Diff {
        &self.diff
    }

    /// The page as it lies.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Every mention of the query.
    pub fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// The card of a person, a place, an organisation, a slogan.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The query over time.
    pub fn curve(&self) -> &Curve {
        &self.curve
    }

    /// Whether a card or a curve is on its way.
    pub fn is_gathering(&self) -> bool {
        self.awaited.card.is_some() || self.awaited.curve.is_some()
    }

    /// The searches of the past.
    pub fn recall(&self) -> &Recall {
        &self.recall
    }

    /// The reader's marks, and what is selected to be marked.
    pub fn marking(&self) -> &Marking {
        &self.marking
    }

    /// The list of marks, and whether a pin is about to be named.
    pub fn marked(&self) -> &Marked {
        &self.marked
    }

    /// What can be undone.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Whether an answer is being typed: a correction of the page, a name, a query to compare with.
    pub fn is_answering(&self) -> bool {
        self.blank().is_some()
    }

    /// The menu, while it is open.
    pub fn menu(&self) -> Option<Menu> {
        self.menu
    }

    /// Whether related stories are on their way.
    pub fn is_relating(&self) -> bool {
        self.awaited.open.is_some() || self.awaited.relate.is_some()
    }

    /// Whether mentions are on their way.
    pub fn is_looking(&self) -> bool {
        self.awaited.mention.is_some()
    }

    /// How the word at the caret may go on, the best way first.
    pub fn completions(&self) -> &[Completion] {
        if self.typing { &self.completions } else { &[] }
    }

    /// The stories one went through.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The help screen, while it is open.
    pub fn help(&self) -> Option<&Help> {
        self.help.as_ref()
    }

    /// The order of the hits.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Whether sounds that many do not tell apart count as one.
    pub fn is_fuzzy(&self) -> bool {
        self.fuzzy
    }

    /// The query whose hits are on view.
    pub fn answered(&self) -> &Query {
        &self.answered
    }

    /// Keys of a sequence that is not complete yet, by their names.
    pub fn begun(&self) -> &str {
        &self.begun
    }

    /// A sentence for the reader, until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Whether hits are on their way.
    pub fn is_waiting(&self) -> bool {
        self.awaited.search.is_some()
    }

    /// What there is to say of the query on view.
    pub fn remark(&self) -> Cow<'_, str> {
        if self.answered.text.is_empty() && self.answered.sort == Sort::default() {
            let is_told = !self.is_newcomer() || !self.settings.interface.hints;
            if is_told {
                return Cow::Borrowed("");
            }
            let keys = self.keymap();
            return say::FIRST_HINT.fill([&keys.key_of("search"), &keys.key_of("escape")]).into();
        }
        Cow::Borrowed(&self.results.found().explained)
    }

    /// Whether nobody has searched here yet, and there is something to find.
    pub fn is_newcomer(&self) -> bool {
        !self.has_searched && !self.corpus.is_empty()
    }

    /// The query to compare with, while it is typed.
    pub fn versus(&self) -> Option<&Prompt> {
        self.versus.as_ref()
    }
}
