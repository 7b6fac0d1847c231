//! The search engine's only door: nobody else names tantivy or jieba.

mod answer;
mod bits;
mod card;
mod cells;
mod column;
mod columns;
mod complete;
mod curve;
mod day;
mod facets;
mod fault;
mod figures;
mod grams;
mod initials;
mod inverted;
mod kin;
mod laid;
mod lenient;
mod list;
mod marked;
mod mentions;
pub mod names;
mod namesakes;
mod offers;
mod order;
mod packed;
mod packing;
mod part;
mod postings;
mod profile;
mod rank;
mod rarity;
mod read;
mod related;
mod reprint;
mod search;
mod sections;
mod seek;
mod segment;
mod serial;
mod snippet;
mod spell;
mod store;
mod table;
mod thread;
mod tie;
mod weights;
mod words;

use crate::story::{Page, Story};
pub use answer::{Count, Facet, Found, Head, Hit, Marked, Offer, Relation, Route, Tie, TieKind, Total};
use bits::Bits;
pub use card::{Card, Dated, Post, Same};
use columns::Columns;
pub use complete::Completion;
pub use curve::Curve;
use day::GUESSED;
pub use fault::Fault;
pub use figures::{Extent, FoundFigures, StoryFigures, measure};
use laid::Laid;
use marked::Numbers;
pub use mentions::Mention;
use part::{Gatherer, Part};
use postings::Postings;
use related::Kin;
use search::Typed;
use std::sync::{Arc, Mutex, OnceLock};
pub use store::{Entry, Store, Writer};
use thread::thread;
pub use thread::{Stage, Step};
pub use weights::Weights;
pub use words::Words;

/// The search index over the stories of some pages. A story's number is its place in the row of all stories of all pages.
#[derive(Debug, Default)]
pub struct Index {
    parts: Arc<[Part]>,
    /// The stories there are.
    all: Bits,
    /// The day each story counts for ([`day::of`]).
    days: Vec<u32>,
    /// Each story's place in the library's order, where that is not the order of the numbers.
    positions: OnceLock<Vec<u32>>,
    columns: Columns,
    postings: Postings,
    words: Option<Arc<Words>>,
    /// The numbers of marked stories, as far as they were asked for.
    numbers: Numbers,
    /// The last prompt and its stories.
    last: Mutex<Option<Arc<Typed>>>,
    /// Read at the first question for related stories, so that no first frame waits for it.
    kin: OnceLock<Kin>,
}

impl Index {
    /// Indexes all stories of the pages in memory. Words, where they are at hand, only better the ranking; what is found is the same.
    pub fn build(pages: Vec<Arc<Page>>, words: Option<&Arc<Words>>) -> Self {
        let (mut parts, mut base, mut kept) = (Vec::new(), 0, Vec::new());
        let mut gatherer = Gatherer::default();
        for page in pages {
            if gatherer.is_full(page.stories.len()) && !gatherer.is_empty() {
                let part = std::mem::take(&mut gatherer).finish(base, std::mem::take(&mut kept));
                base = part.end().next_multiple_of(64);
                parts.push(part);
            }
            gatherer.add(&page, words.map(Arc::as_ref));
            kept.push(page);
        }
        parts.push(gatherer.finish(base, kept));
        Self::of(parts, words)
    }

    /// The index of some parts, each beginning behind the one before.
    fn of(parts: Vec<Part>, words: Option<&Arc<Words>>) -> Self {
        let parts: Arc<[Part]> = parts.into();
        let mut all = Bits::none(parts.last().map_or(0, Part::end));
        parts.iter().for_each(|part| part.mark_alive(part.of(&mut all)));
        let mut days = vec![0; all.bound()];
        for part in &*parts {
            days.iter_mut().skip(part.base).zip(part.days()).for_each(|(day, of)| *day = of);
        }
        Self {
            days,
            positions: OnceLock::new(),
            numbers: Numbers::default(),
            postings: Postings::of(Arc::clone(&parts)),
            columns: Columns::of(Arc::clone(&parts), all.clone()),
            parts,
            all,
            words: words.cloned(),
            kin: OnceLock::new(),
            last: Mutex::new(None),
        }
    }

    /// The words, where they are loaded.
    pub fn words(&self) -> Option<&Arc<Words>> {
        self.words.as_ref()
    }

    /// What it takes besides the stories: each kind of table with its bytes.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        ["letters", "heads", "sounds", "words", "facts"].into_iter().zip(self.postings.sizes()).collect()
    }

    /// One past the last story's number. Not every number below has a story: some were replaced or removed.
    fn bound(&self) -> usize {
        self.parts.last().map_or(0, Part::end)
    }

    /// Whether there is no story.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Number of stories.
    pub fn story_count(&self) -> usize {
        self.all.count()
    }

    /// The numbers that have a story.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.all.iter()
    }

    /// The part a story is in, and its number there.
    fn part(&self, number: usize) -> Option<(&Part, usize)> {
        let at = self.parts.partition_point(|part| part.base <= number).checked_sub(1)?;
        let part = self.parts.get(at)?;
        Some((part, number - part.base))
    }

    /// The day a story counts for, `20231026`; what is unknown of it is 0.
    fn day(&self, number: usize) -> u32 {
        self.days.get(number).copied().unwrap_or(0) & !GUESSED
    }

    /// Whether that day is a guess.
    fn is_day_guessed(&self, number: usize) -> bool {
        self.days.get(number).is_some_and(|day| day & GUESSED != 0)
    }

    /// A story's place in the library's order: by the names of the pages, part by part of their paths, and as it begins on its page.
    fn position(&self, number: usize) -> u32 {
        if self.parts.iter().all(Part::is_in_memory) {
            return number as u32;
        }
        let positions = self.positions.get_or_init(|| {
            let mut pages = self.places();
            // The pages of a part were read in this order, so there is little to do.
            pages.sort_by(|a, b| a.0.name(a.1).split('/').cmp(b.0.name(b.1).split('/')));
            let mut positions = vec![0; self.bound()];
            let stories =
                pages.iter().flat_map(|(part, page)| part.stories(*page).map(|story| part.base + story));
            for (position, story) in (0..).zip(stories) {
                positions.get_mut(story).into_iter().for_each(|at| *at = position);
            }
            positions
        });
        positions.get(number).copied().unwrap_or(u32::MAX)
    }

    /// The pages there are: the part of each, and its number there.
    fn places(&self) -> Vec<(&Part, usize)> {
        let pages = self.parts.iter().flat_map(|part| (0..part.page_count()).map(move |page| (part, page)));
        // What has no name stands for a file that is no page.
        pages.filter(|(part, page)| part.has_page(*page) && !part.name(*page).is_empty()).collect()
    }

    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.places().len()
    }

    /// The pages; those that lie in memory in library order.
    pub fn pages(&self) -> impl Iterator<Item = Arc<Page>> + '_ {
        self.places().into_iter().filter_map(|(part, page)| part.page(page))
    }

    /// The page of this name.
    pub fn page(&self, name: &str) -> Option<Arc<Page>> {
        let is_it = |(part, page): &(&Part, usize)| part.name(*page) == name;
        self.places().into_iter().filter(is_it).find_map(|(part, page)| part.page(page))
    }

    /// A story's page and its number on it.
    pub fn open(&self, number: usize) -> Option<(Arc<Page>, usize)> {
        let (part, story) = self.part(number).filter(|_| self.all.has(number))?;
        part.open(story)
    }

    /// Reads a story: what is told of it and of its page. The page may come without its text and its other stories; who needs those
    /// opens it ([`Index::open`]).
    pub(crate) fn read<R>(&self, number: usize, told: impl FnOnce(&Page, &Story) -> R) -> Option<R> {
        let (part, story) = self.part(number).filter(|_| self.all.has(number))?;
        part.read(story, told)
    }

    /// Reads a story's text; of what is known of it there may be nothing but its first place.
    pub(crate) fn text<R>(&self, number: usize, told: impl FnOnce(&Story) -> R) -> Option<R> {
        let (part, story) = self.part(number).filter(|_| self.all.has(number))?;
        if part.is_in_memory() {
            return part.read(story, |_, story| told(story));
        }
        part.text(story).map(|story| told(&story))
    }

    /// Lays a story open where it lies.
    fn look<R>(&self, number: usize, told: impl FnOnce(&Laid<'_>) -> R) -> Option<R> {
        let (part, story) = self.part(number).filter(|_| self.all.has(number))?;
        part.look(story, told)
    }

    /// The stories whose ids begin so.
    pub(crate) fn find(&self, id: &str) -> Vec<usize> {
        let found =
            self.parts.iter().flat_map(|part| part.find(id).into_iter().map(|story| part.base + story));
        found.filter(|number| self.all.has(*number)).collect()
    }

    /// Whether a story passes a test.
    fn passes(&self, number: usize, test: impl FnOnce(&Laid<'_>) -> bool) -> bool {
        self.look(number, test).unwrap_or(false)
    }

    /// What a row of a list shows of a story, nothing marked.
    pub fn head(&self, number: usize) -> Option<Head> {
        self.look(number, |story| head(number, story))?
    }

    /// The kinship of all stories; the first who asks for it has it built.
    fn kin(&self) -> &Kin {
        self.kin.get_or_init(|| Kin::build(self))
    }

    /// The stories related to one, the closest first, each with its proved reasons.
    pub fn related(&self, number: usize, weights: &Weights) -> Vec<Relation> {
        let relation = |(story, score, ties)| Some(Relation { head: self.head(story)?, score, ties });
        self.kin().related(self, number, weights).into_iter().filter_map(relation).collect()
    }

    /// The dated chain of an event that a story belongs to.
    pub fn thread(&self, number: usize, weights: &Weights) -> Vec<Step> {
        self.head(number).map(|here| thread(&here, |story| self.related(story, weights))).unwrap_or_default()
    }

    /// The other stories that are versions of one's text: reprints, also cut or lightly edited.
    pub fn copies(&self, number: usize) -> Vec<usize> {
        self.kin().copies(self, number)
    }

    /// Bytes of the kinship of all stories, and bytes it takes in memory besides; builds it where nobody has asked for it yet.
    pub fn kin_bytes(&self) -> (usize, usize) {
        self.kin().bytes()
    }
}

/// What a row of a list shows of a story, nothing marked.
fn head(number: usize, story: &Laid<'_>) -> Option<Head> {
    let page = story.page()?;
    let place = story.place().or(page.place.as_deref().filter(|_| !story.is_wired()));
    Some(Head {
        story: number,
        id: story.id().to_owned(),
        kind: story.kind(),
        headline: match story.headline() {
            Some(headline) => Marked { text: headline.into_owned(), marks: Vec::new() },
            None => snippet::beginning(&story.lead()),
        },
        paper: page.paper.name.clone(),
        paper_guessed: page.paper.basis.is_guess(),
        date: page.date.value.clone(),
        date_guessed: page.date.basis.is_guess(),
        place: place.and_then(|path| path.rsplit('/').next()).map(str::to_owned),
        page: page.name.clone(),
    })
}
