//! The search engine's only door: nobody else names tantivy or jieba.

pub(crate) mod related;
mod tie;

use crate::query::{Field, Query};
use crate::story::{Kind, Page};
use std::ops::Range;
use std::sync::Arc;

/// How a hit was found, in order of rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Route {
    /// The letters themselves.
    Exact,
    /// The letters with punctuation or a paragraph's end between them.
    Gap,
    /// Traditional or variant forms of the characters.
    Traditional,
    /// By sound.
    Pinyin,
    /// Look-alike characters.
    Variant,
}

/// A text with marked parts (byte ranges of it).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The text as shown.
    pub text: String,
    /// Sorted, disjoint byte ranges to mark.
    pub marks: Vec<Range<usize>>,
}

/// What a row of the results shows of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The story's number in the corpus.
    pub story: usize,
    /// The story's id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Headline, or the beginning of the text, matches marked.
    pub headline: Marked,
    /// The paper's name, or none.
    pub paper: Option<String>,
    /// Whether the paper's name is a guess.
    pub paper_guessed: bool,
    /// The page's date, or none.
    pub date: Option<String>,
    /// Whether the date is a guess.
    pub date_guessed: bool,
    /// The story's first place, last part of its path.
    pub place: Option<String>,
    /// Name of the page.
    pub page: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The story.
    pub head: Head,
    /// How well it answers; higher is better.
    pub score: f32,
    /// How it was found; none when nothing was typed.
    pub route: Option<Route>,
    /// The best passage, matches marked.
    pub snippet: Marked,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// Number of all hits, also of those not listed.
    pub total: usize,
    /// The first hits in the query's order.
    pub hits: Vec<Hit>,
    /// The query in plain words, and what of it was ignored and why.
    pub explained: String,
}

/// How many stories have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value as a [`crate::query::Filter`] takes it; empty for unknown.
    pub value: String,
    /// What to show (last part of a place's path).
    pub label: String,
    /// Stories.
    pub n: usize,
    /// Depth in a tree (places), from 0.
    pub depth: usize,
    /// Whether the value is a guess in some of the stories.
    pub guessed: bool,
}

/// The counts of one facet, most frequent first (a tree: parents before children; dates: newest first).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values.
    pub counts: Vec<Count>,
}

/// Why two stories belong together, with the proof.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tie {
    /// continuation reprint event person slogan place series reporter words
    pub kind: TieKind,
    /// A short label in Chinese, such as 同一提法“千万工程”.
    pub label: String,
    /// Words of this story that prove it, letter for letter.
    pub here: String,
    /// Words of the other story that prove it, letter for letter.
    pub there: String,
}

/// The type of a [`Tie`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TieKind {
    /// 下转、上接
    Continuation,
    /// The same text elsewhere.
    Reprint,
    /// Date, place and people agree.
    Event,
    /// The same person in the same post.
    Person,
    /// The same slogan.
    Slogan,
    /// The same place and topic.
    Place,
    /// The same series or column.
    Series,
    /// The same reporter.
    Reporter,
    /// Similar words.
    Words,
}

/// A related story.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The other story.
    pub head: Head,
    /// How strong, from 0 to 1.
    pub score: f32,
    /// Why, the strongest first.
    pub ties: Vec<Tie>,
}

/// Words: the dictionary that ranks and relates, loaded on a worker because it takes a tenth of a second.
#[derive(Debug, Default)]
pub struct Words {}

/// The search index over the stories of some pages.
#[derive(Debug, Default)]
pub struct Index {}

impl Index {
    /// Indexes all stories of the pages in memory, with words where the dictionary is at hand.
    pub fn build(_pages: &[Arc<Page>], _words: Option<&Arc<Words>>) -> Self {
        Self {}
    }

    /// The best answers.
    pub fn search(&self, _query: &Query) -> Found {
        Found::default()
    }
}
