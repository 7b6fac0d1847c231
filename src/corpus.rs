//! The core: the story list and its index at one revision. Immutable; a change makes a new one.

use crate::index::names::Subject;
use crate::index::{
    Card, Completion, Curve, Facet, Fault, Found, FoundFigures, Head, Index, Mention, Relation, Step, Store,
    StoryFigures, Total, Weights, Words,
};
use crate::marks::{Marks, stray::Lost};
use crate::query::{Field, Parsed, Query};
use crate::story::{Page, Story};
use std::sync::Arc;

/// All pages of a library, their stories and the index over them. What it answers is all that the program knows of a library, so that
/// another engine, on disk or far away, can stand behind the same few functions.
#[derive(Debug, Default)]
pub struct Corpus {
    revision: u64,
    index: Index,
}

/// An opened story with the page it stands on.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The story's number in the corpus.
    pub number: usize,
    /// The page.
    pub page: Arc<Page>,
    /// The story's number on the page.
    pub nth: usize,
}

impl Opened {
    /// The story itself.
    pub fn story(&self) -> Option<&Story> {
        self.page.stories.get(self.nth)
    }
}

impl Corpus {
    /// Builds the corpus of some parsed pages.
    pub fn build(revision: u64, pages: Vec<Arc<Page>>, words: Option<&Arc<Words>>) -> Self {
        Self { revision, index: Index::build(pages, words) }
    }

    /// The corpus of a library on disk, as it was last committed.
    pub fn load(revision: u64, store: &Store) -> Result<Self, Fault> {
        Ok(Self { revision, index: store.load()? })
    }

    /// Counts up with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The pages, in library order.
    pub fn pages(&self) -> Vec<Arc<Page>> {
        self.index.pages().collect()
    }

    /// The page of this name.
    pub fn page(&self, name: &str) -> Option<Arc<Page>> {
        self.index.page(name)
    }

    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.index.page_count()
    }

    /// Number of stories.
    pub fn len(&self) -> usize {
        self.index.story_count()
    }

    /// Whether there is no story.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The numbers of the stories, ascending. Where stories were replaced or removed there are gaps.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.index.numbers()
    }

    /// Opens a story by its number.
    pub fn open(&self, number: usize) -> Option<Opened> {
        let (page, nth) = self.index.open(number)?;
        Some(Opened { number, page, nth })
    }

    /// Reads what is told of a story and of its page; the page may lack its text and its other stories.
    pub fn read<R>(&self, number: usize, told: impl FnOnce(&Page, &Story) -> R) -> Option<R> {
        self.index.read(number, told)
    }

    /// The number of the story with this id, or whose id alone begins so.
    pub fn find(&self, id: &str) -> Option<usize> {
        match self.index.find(id).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// How many stories have ids that begin so.
    pub fn like(&self, id: &str) -> usize {
        self.index.find(id).len()
    }

    /// A story's headline; empty for a number that has none.
    pub fn headline(&self, number: usize) -> String {
        self.index.text(number, |story| story.head().to_owned()).unwrap_or_default()
    }

    /// The best answers to a query.
    pub fn search(&self, query: &Query) -> Found {
        self.index.search(query)
    }

    /// How many stories answer a query.
    pub fn total(&self, query: &Query) -> Total {
        self.index.total(query)
    }

    /// The query as it is understood here ([`Index::understand`]).
    pub fn understand(&self, query: &Query) -> Parsed {
        self.index.understand(query)
    }

    /// The numbers of all the query's stories, in library order.
    pub fn matching(&self, query: &Query) -> Vec<usize> {
        self.index.matching(query)
    }

    /// The numbers of the stories that hold a text as it stands, punctuation and forms of characters aside.
    pub fn holding(&self, text: &str) -> Vec<usize> {
        self.index.holding(text)
    }

    /// How many of the query's stories have each value. A facet's own clauses do not narrow its own counts.
    pub fn facets(&self, query: &Query) -> Vec<Facet> {
        self.index.facets(query)
    }

    /// The values of a field among the query's stories that fit what is typed, by letters or by sound, the best first.
    pub fn narrowed(&self, query: &Query, field: Field, typed: &str) -> Facet {
        self.index.narrowed(query, field, typed)
    }

    /// A value of a facet as one types it, so that it means no other value of the library.
    pub fn typed_value(&self, field: Field, value: &str) -> String {
        self.index.typed_value(field, value)
    }

    /// How the word that ends at byte `caret` of the prompt may go on: fields, their values, names; at most `limit`.
    pub fn complete(&self, prompt: &str, caret: usize, limit: usize) -> Vec<Completion> {
        self.index.complete(prompt, caret, limit, &Marks::default())
    }

    /// The same for a query as it is typed by a reader who has marked stories.
    pub fn complete_marked(&self, query: &Query, caret: usize, limit: usize) -> Vec<Completion> {
        self.index.complete(&query.text, caret, limit, &query.marks)
    }

    /// Every place where the query's words stand, at most `most`, each with `around` characters on both sides.
    pub fn mentions(&self, query: &Query, most: usize, around: usize) -> Vec<Mention> {
        self.index.mentions(query, most, around)
    }

    /// What is known of a person, a place, an organisation, a slogan, with so many characters on both sides of each mention.
    pub fn card(&self, subject: &Subject, around: usize) -> Card {
        self.index.card(subject, around)
    }

    /// The query's stories over time.
    pub fn curve(&self, query: &Query) -> Curve {
        self.index.curve(query)
    }

    /// How long a story is, what it is made of, and what in it is rare.
    pub fn figures(&self, number: usize) -> Option<StoryFigures> {
        self.index.figures(number)
    }

    /// How much it is that a query finds.
    pub fn found_figures(&self, query: &Query) -> FoundFigures {
        self.index.found_figures(query)
    }

    /// Looks on the pages of their names for marked stories whose ids are no more.
    pub fn lost<'m>(&self, marks: &'m Marks) -> Lost<'m> {
        self.index.lost(marks)
    }

    /// What the index takes besides the stories: each kind of table with its bytes.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        self.index.sizes()
    }

    /// The stories related to one, the closest first, as its reasons weigh.
    pub fn related(&self, number: usize, weights: &Weights) -> Vec<Relation> {
        self.index.related(number, weights)
    }

    /// The dated chain of an event that a story belongs to: announced, held, carried out; the story alone where there is none.
    pub fn thread(&self, number: usize, weights: &Weights) -> Vec<Step> {
        self.index.thread(number, weights)
    }

    /// What a row of a list shows of a story.
    pub fn head(&self, number: usize) -> Option<Head> {
        self.index.head(number)
    }

    /// The other stories that are versions of one's text: reprints, also cut or lightly edited.
    pub fn copies(&self, number: usize) -> Vec<usize> {
        self.index.copies(number)
    }

    /// Bytes of the relations' lists, and bytes they take in memory besides; the first question for them builds them.
    pub fn kin_bytes(&self) -> (usize, usize) {
        self.index.kin_bytes()
    }
}
