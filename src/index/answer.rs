//! What the index answers: hits, counts, relations. Plain data that knows no index.

use crate::query::Field;
use crate::story::Kind;
use crate::tongue::index as say;
use std::fmt;
use std::ops::Range;

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
    /// Not by its text but by what is known of it: the place where it happened, a person's full title.
    Known,
    /// By sound.
    Pinyin,
    /// Look-alike characters.
    Variant,
}

impl Route {
    /// What it is called.
    pub fn label(self) -> &'static str {
        let name = match self {
            Self::Exact => say::EXACT,
            Self::Gap => say::GAP,
            Self::Traditional => say::TRADITIONAL,
            Self::Known => say::KNOWN,
            Self::Pinyin => say::PINYIN,
            Self::Variant => say::VARIANT,
        };
        name.get()
    }
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
    pub total: Total,
    /// The first hits in the query's order.
    pub hits: Vec<Hit>,
    /// The query in plain words, and what of it was ignored and why.
    pub explained: String,
    /// Where nothing was found: what is to blame; the end of the explanation.
    pub blame: String,
    /// Where nothing was found: near queries that find something, the most promising first.
    pub offers: Vec<Offer>,
}

/// How many there are: exactly, or at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// So many were counted.
    pub count: usize,
    /// Whether there are no more; otherwise the counting was stopped.
    pub exact: bool,
}

impl Total {
    /// Exactly so many.
    pub fn exactly(count: usize) -> Self {
        Self { count, exact: true }
    }
}

impl Default for Total {
    fn default() -> Self {
        Self::exactly(0)
    }
}

/// `12`, or `≥12` where there may be more.
impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.exact { "" } else { "≥" }, self.count)
    }
}

/// Another query, and how many stories it finds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Offer {
    /// What to type.
    pub text: String,
    /// How many stories that finds, filters aside.
    pub total: usize,
    /// How it comes from what was typed, in a word or two.
    pub why: &'static str,
}

/// How many stories have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value as the facet has it, a tree's with the values above it; empty for unknown.
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
    /// continuation reprint event person slogan occasion topic place series reporter words
    pub kind: TieKind,
    /// A short label, such as 同一提法“千万工程”.
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
    /// The same festival, or another day that is kept.
    Occasion,
    /// The same topic.
    Topic,
    /// The same place.
    Place,
    /// The same series or column.
    Series,
    /// The same reporter.
    Reporter,
    /// Similar words.
    Words,
}

impl TieKind {
    /// A word for it.
    pub fn label(self) -> &'static str {
        let word = match self {
            Self::Continuation => say::CONTINUATION,
            Self::Reprint => say::REPRINT,
            Self::Event => say::EVENT,
            Self::Person => say::PERSON,
            Self::Slogan => say::SLOGAN,
            Self::Occasion => say::OCCASION,
            Self::Topic => say::TOPIC,
            Self::Place => say::PLACE,
            Self::Series => say::SERIES,
            Self::Reporter => say::REPORTER,
            Self::Words => say::WORDS,
        };
        word.get()
    }
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
