//! The core: the story list and its index at one revision. Immutable; a change makes a new one.

use crate::index::{Facet, Found, Index, Relation, Words};
use crate::query::Query;
use crate::story::{Page, Story};
use std::sync::Arc;

/// All pages of a library, their stories and the index over them.
#[derive(Debug, Default)]
pub struct Corpus {
    revision: u64,
    pages: Vec<Arc<Page>>,
    /// Page and number within it of each story.
    stories: Vec<(u32, u32)>,
    index: Index,
}

/// An opened story with the page it stands on.
#[derive(Debug, Clone)]
pub struct Article {
    /// The story's number in the corpus.
    pub number: usize,
    /// The page.
    pub page: Arc<Page>,
    /// The story's number on the page.
    pub nth: usize,
}

impl Article {
    /// The story itself.
    pub fn story(&self) -> Option<&Story> {
        self.page.stories.get(self.nth)
    }
}

impl Corpus {
    /// Builds the corpus of some parsed pages.
    pub fn build(revision: u64, pages: Vec<Arc<Page>>, words: Option<&Arc<Words>>) -> Self {
        let index = Index::build(&pages, words);
        let stories =
            (0..).zip(&pages).flat_map(|(p, page)| (0..page.stories.len() as u32).map(move |s| (p, s)));
        let stories = stories.collect();
        Self { revision, pages, stories, index }
    }

    /// Counts up with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The pages, in library order.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// Number of stories.
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// Whether there is no story.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// Opens a story by its number.
    pub fn open(&self, number: usize) -> Option<Article> {
        let &(page, nth) = self.stories.get(number)?;
        Some(Article { number, page: Arc::clone(self.pages.get(page as usize)?), nth: nth as usize })
    }

    /// The number of the story with this id, or whose id alone begins so.
    pub fn find(&self, id: &str) -> Option<usize> {
        let mut found = (0..self.len())
            .filter(|&n| self.open(n).is_some_and(|a| a.story().is_some_and(|s| s.id.starts_with(id))));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The best answers to a query.
    pub fn search(&self, query: &Query) -> Found {
        self.index.search(query)
    }

    /// How many of the query's stories have each value. A facet's own filters do not narrow its own counts.
    pub fn facets(&self, query: &Query) -> Vec<Facet> {
        self.index.facets(query)
    }

    /// The stories related to one, the closest first.
    pub fn related(&self, number: usize) -> Vec<Relation> {
        self.index.related(number)
    }
}
