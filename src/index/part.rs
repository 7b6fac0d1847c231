//! A part of the index: some pages with up to some sixty thousand stories, and all that is listed of them. It is never changed once it is
//! made; but for pages that are kept in memory it is bytes and nothing else, so that it can lie in a mapped file, be made by any thread
//! and be put beside others.

use super::bits::Bits;
use super::columns::{self, Known};
use super::grams::{self, Grams};
use super::initials::{self, Initials};
use super::kin;
use super::laid::Laid;
use super::list::{DOCS, List, Writer};
use super::packed::Packed;
use super::sections::Sections;
use super::table::{Table, bytes};
use super::words::Words;
use super::{day, read};
use crate::story::{Page, Story};
use crate::text::fold::Letter;
use crate::text::pinyin;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tantivy::directory::OwnedBytes;

/// Letters after which a part is closed even if it holds few stories, so that making it takes a bounded amount of memory.
const LETTERS: usize = 100 << 20;

/// Bytes of an id that are kept apart, so that a story is found by it: all of a usual one.
const ID: usize = 16;

/// The stories of one part, numbered from `base` on.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// A multiple of 64, so that a part's stories fill words of a set of their own.
    pub(super) base: usize,
    /// How many stories.
    pub(super) docs: usize,
    /// Which of them there still are, one bit each; all where none was replaced or removed.
    alive: Option<Vec<u64>>,
    pages: Pages,
    /// The first story of each page, and behind the last one the number of all.
    firsts: Table<4>,
    /// The day each story counts for ([`day::of`]).
    days: Table<4>,
    /// The first bytes of each story's id, one after the other.
    ids: OwnedBytes,
    /// Runs of letters of the whole story, and of its headline, kicker and decks.
    pub(super) whole: Grams,
    pub(super) head: Grams,
    /// First letters of syllables, in the same two.
    pub(super) initials: Initials,
    pub(super) head_initials: Initials,
    words: Vocabulary,
    /// What is known of the stories.
    pub(super) facts: Known,
    /// By what they are found from related stories, where that lies beside the rest; in memory it is made when it is first asked for.
    kin: Option<kin::Part>,
}

/// The pages of a part.
#[derive(Debug, Clone)]
enum Pages {
    /// In memory, as they were cut.
    Whole(Vec<Arc<Page>>),
    /// Packed, one after the other, and where each ends.
    Packed {
        ends: Table<4>,
        bytes: OwnedBytes,
        /// Their names, one after the other, and where each ends.
        name_ends: Table<4>,
        names: OwnedBytes,
    },
}

/// Whole words and where they stand: a sorted row of words, one after the other, and a list for each.
#[derive(Debug, Clone)]
struct Vocabulary {
    ends: Table<4>,
    words: OwnedBytes,
    starts: Table<4>,
    lists: OwnedBytes,
}

impl Part {
    /// One past the last number.
    pub(super) fn end(&self) -> usize {
        self.base + self.docs
    }

    /// The words of a set of stories that belong to this part.
    pub(super) fn of<'a>(&self, bits: &'a mut Bits) -> &'a mut [u64] {
        bits.words_mut(self.base / 64, self.docs.div_ceil(64))
    }

    /// Leaves out of a set of the part's stories those that are no more.
    pub(super) fn keep_alive(&self, bits: &mut [u64]) {
        if let Some(alive) = &self.alive {
            bits.iter_mut().zip(alive).for_each(|(bits, alive)| *bits &= alive);
        }
    }

    /// Marks the stories there are.
    pub(super) fn mark_alive(&self, bits: &mut [u64]) {
        bits.fill(u64::MAX);
        if let (Some(last), rest @ 1..) = (bits.last_mut(), self.docs % 64) {
            *last &= (1 << rest) - 1;
        }
        self.keep_alive(bits);
    }

    /// Whether its pages lie in memory, in library order.
    pub(super) fn is_in_memory(&self) -> bool {
        matches!(self.pages, Pages::Whole(_))
    }

    /// How many pages it has, those that are no more included.
    pub(super) fn page_count(&self) -> usize {
        self.firsts.len().saturating_sub(1)
    }

    /// The page a story stands on, and the story's number on it.
    fn place(&self, story: usize) -> Option<(usize, usize)> {
        let page = self.firsts.reach(0..self.firsts.len(), story as u32 + 1).checked_sub(1)?;
        Some((page, story - self.firsts.get(page)? as usize))
    }

    /// The day each story counts for ([`day::of`]).
    pub(super) fn days(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.docs).map(|story| self.days.get(story).unwrap_or(0))
    }

    /// Lends a story, by its number in the part, with what is told of its page; the page may lack its text and other stories.
    pub(super) fn read<R>(&self, story: usize, told: impl FnOnce(&Page, &Story) -> R) -> Option<R> {
        let (page, nth) = self.place(story)?;
        match &self.pages {
            Pages::Whole(pages) => {
                let page = pages.get(page)?;
                Some(told(page, page.stories.get(nth)?))
            }
            Pages::Packed { .. } => {
                let (page, story) = Packed::of(self.packed(page)?)?.story(nth)?;
                Some(told(&page, &story))
            }
        }
    }

    /// Lays a story open, by its number in the part.
    pub(super) fn look<R>(&self, story: usize, told: impl FnOnce(&Laid<'_>) -> R) -> Option<R> {
        let (page, nth) = self.place(story)?;
        let laid = match &self.pages {
            Pages::Whole(pages) => {
                let page = pages.get(page)?;
                Laid::Whole(page, page.stories.get(nth)?)
            }
            Pages::Packed { .. } => {
                let packed = Packed::of(self.packed(page)?)?;
                Laid::Packed(packed, nth, Box::new(packed.told(nth)?.0))
            }
        };
        Some(told(&laid))
    }

    /// A packed story's text; of what is known of it nothing but its first place.
    pub(super) fn text(&self, story: usize) -> Option<Story> {
        let (page, nth) = self.place(story)?;
        Packed::of(self.packed(page)?)?.text(nth)
    }

    /// The stories whose ids begin so.
    pub(super) fn find(&self, id: &str) -> Vec<usize> {
        let begins = |story: &usize| {
            let begun = self.ids.get(story * ID..story * ID + id.len().min(ID));
            let is_it = || self.read(*story, |_, story| story.id.starts_with(id)).unwrap_or(false);
            begun.is_none_or(|begun| id.as_bytes().starts_with(begun)) && is_it()
        };
        (0..self.docs).filter(begins).collect()
    }

    /// Calls `each` with the stories whose ids are wanted.
    pub(super) fn each_id(&self, wanted: &HashSet<&str>, mut each: impl FnMut(usize, &str)) {
        for (story, id) in self.ids.chunks_exact(ID).enumerate() {
            let id = id.split(|byte| *byte == 0).next().and_then(|id| std::str::from_utf8(id).ok());
            if let Some(id) = id.filter(|id| wanted.contains(id)) {
                each(story, id);
            }
        }
    }

    /// A story's page, whole, and its number on it.
    pub(super) fn open(&self, story: usize) -> Option<(Arc<Page>, usize)> {
        let (page, nth) = self.place(story)?;
        Some((self.page(page)?, nth))
    }

    /// A page, whole.
    pub(super) fn page(&self, number: usize) -> Option<Arc<Page>> {
        match &self.pages {
            Pages::Whole(pages) => pages.get(number).cloned(),
            Pages::Packed { .. } => Packed::of(self.packed(number)?)?.page().map(Arc::new),
        }
    }

    /// A page's name.
    pub(super) fn name(&self, page: usize) -> &str {
        match &self.pages {
            Pages::Whole(pages) => pages.get(page).map_or("", |page| &page.name),
            Pages::Packed { name_ends, names, .. } => {
                std::str::from_utf8(row(name_ends, names, page).unwrap_or_default()).unwrap_or_default()
            }
        }
    }

    /// The stories of a page.
    pub(super) fn stories(&self, page: usize) -> std::ops::Range<usize> {
        let first = |page: usize| self.firsts.get(page).unwrap_or(self.docs as u32) as usize;
        first(page)..first(page + 1)
    }

    /// Whether a page still is: each of its stories is, or it has none.
    pub(super) fn has_page(&self, page: usize) -> bool {
        let is = |story: usize| {
            self.alive
                .as_ref()
                .is_none_or(|alive| alive.get(story / 64).is_some_and(|w| w >> (story % 64) & 1 == 1))
        };
        self.stories(page).all(is)
    }

    /// A page's bytes, where it is packed.
    pub(super) fn packed(&self, page: usize) -> Option<&[u8]> {
        let Pages::Packed { ends, bytes, .. } = &self.pages else { return None };
        row(ends, bytes, page)
    }

    /// By what its stories are found from related ones, if that was made with the part.
    pub(super) fn kin(&self) -> Option<kin::Part> {
        self.kin.clone()
    }

    /// Where a word stands whole.
    pub(super) fn word(&self, word: &str) -> List<'_> {
        self.words.list(word, self.docs)
    }

    /// How many bytes each kind of table takes: letters, heads, sounds, words, facts.
    pub(super) fn sizes(&self) -> [usize; 5] {
        let sum = |sections: &[OwnedBytes]| sections.iter().map(OwnedBytes::len).sum::<usize>();
        let heads = sum(&self.head.sections()) + sum(&self.head_initials.sections());
        let words = &self.words;
        let words = [words.ends.bytes(), words.words.clone(), words.starts.bytes(), words.lists.clone()];
        let facts = self.facts.size() + self.days.bytes().len();
        [sum(&self.whole.sections()), heads, sum(&self.initials.sections()), sum(&words), facts]
    }

    /// The part as sections of a file, with its pages packed, and by what its stories are found from related ones.
    pub(super) fn save(&self, packed: Rows, names: Rows, kin: kin::Gatherer) -> Sections {
        let mut sections = Sections::default();
        for (number, row) in kin.finish().into_iter().enumerate() {
            sections.put(format!("kin.{number}"), row);
        }
        packed.save(&mut sections, "pages");
        names.save(&mut sections, "names");
        sections.put("pages.stories", self.firsts.bytes());
        sections.put("days", self.days.bytes());
        sections.put("ids", self.ids.clone());
        self.whole.save(&mut sections, "letters");
        self.head.save(&mut sections, "heads");
        self.initials.save(&mut sections, "sounds");
        self.head_initials.save(&mut sections, "heads.sounds");
        self.words.save(&mut sections);
        self.facts.save(&mut sections);
        sections
    }

    /// A part from the sections of a file, its first story being number `base`, and those of its pages that still are.
    pub(super) fn lay(
        sections: &Sections,
        base: usize,
        is_alive: Option<&dyn Fn(usize) -> bool>,
    ) -> Option<Self> {
        let firsts = Table::<4>::new(sections.get("pages.stories")?);
        let docs = firsts.get(firsts.len().checked_sub(1)?)? as usize;
        let mut part = Self {
            base,
            docs,
            alive: None,
            pages: Pages::Packed {
                ends: Table::new(sections.get("pages.ends")?),
                bytes: sections.get("pages")?,
                name_ends: Table::new(sections.get("names.ends")?),
                names: sections.get("names")?,
            },
            firsts,
            days: Table::new(sections.get("days")?),
            ids: sections.get("ids")?,
            whole: Grams::open(sections, "letters", docs)?,
            head: Grams::open(sections, "heads", docs)?,
            initials: Initials::open(sections, "sounds", docs)?,
            head_initials: Initials::open(sections, "heads.sounds", docs)?,
            words: Vocabulary::open(sections)?,
            facts: Known::open(sections),
            kin: None,
        };
        let mut rows = (0..kin::SECTIONS).map_while(|number| sections.get(&format!("kin.{number}")));
        let rows: [Option<OwnedBytes>; kin::SECTIONS] = std::array::from_fn(|_| rows.next());
        if rows.iter().all(Option::is_some) {
            part.kin =
                Some(kin::Part::open(base, docs, rows.map(|row| row.unwrap_or_else(OwnedBytes::empty))));
        }
        if let Some(is_alive) = is_alive {
            let mut alive = vec![0_u64; docs.div_ceil(64)];
            for story in
                (0..part.page_count()).filter(|page| is_alive(*page)).flat_map(|page| part.stories(page))
            {
                alive.get_mut(story / 64).into_iter().for_each(|word| *word |= 1 << (story % 64));
            }
            part.alive = Some(alive);
        }
        Some(part)
    }
}

impl Vocabulary {
    fn save(&self, sections: &mut Sections) {
        sections.put("words.ends", self.ends.bytes());
        sections.put("words", self.words.clone());
        sections.put("words.starts", self.starts.bytes());
        sections.put("words.lists", self.lists.clone());
    }

    fn open(sections: &Sections) -> Option<Self> {
        Some(Self {
            ends: Table::new(sections.get("words.ends")?),
            words: sections.get("words")?,
            starts: Table::new(sections.get("words.starts")?),
            lists: sections.get("words.lists")?,
        })
    }

    fn word(&self, at: usize) -> &[u8] {
        let end = |at: usize| self.ends.get(at).unwrap_or(0) as usize;
        let start = at.checked_sub(1).map_or(0, end);
        self.words.get(start..end(at)).unwrap_or_default()
    }

    fn list(&self, word: &str, docs: usize) -> List<'_> {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.word(middle) < word.as_bytes() { from = middle + 1 } else { to = middle }
        }
        let start = || Some(self.starts.get(from)? as usize);
        let found = from < self.ends.len() && self.word(from) == word.as_bytes();
        let bytes = start().filter(|_| found).and_then(|start| self.lists.get(start..));
        bytes.map_or(List::EMPTY, |bytes| List::read(bytes, docs))
    }
}

/// Rows of bytes, one after the other, and where each ends.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) bytes: Vec<u8>,
    pub(super) ends: Vec<u32>,
}

impl Rows {
    pub(super) fn push(&mut self, row: &[u8]) {
        self.bytes.extend(row);
        self.ends.push(self.bytes.len() as u32);
    }

    /// Puts them among the sections of a part.
    pub(super) fn save(self, sections: &mut Sections, name: &str) {
        sections.put(format!("{name}.ends"), bytes::<4>(self.ends));
        sections.put(name, OwnedBytes::new(self.bytes));
    }
}

/// One of many rows of bytes that lie one after the other.
pub(super) fn row<'a>(ends: &Table<4>, rows: &'a [u8], number: usize) -> Option<&'a [u8]> {
    let end = |number: usize| ends.get(number).map(|end| end as usize);
    let start = number.checked_sub(1).map_or(Some(0), end)?;
    rows.get(start..end(number)?)
}

/// Gathers the stories of one part.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    docs: usize,
    letters: usize,
    whole: grams::Gatherer,
    head: grams::Gatherer,
    initials: initials::Gatherer,
    head_initials: initials::Gatherer,
    words: HashMap<String, Writer>,
    facts: columns::Gatherer,
    firsts: Vec<u32>,
    days: Vec<u32>,
    ids: Vec<u8>,
}

impl Gatherer {
    /// Adds a page with its stories, as many as a part can hold: a page of more is none of a newspaper.
    pub(super) fn add(&mut self, page: &Page, words: Option<&Words>) {
        self.firsts.push(self.docs as u32);
        for story in page.stories.iter().take(DOCS.saturating_sub(self.docs)) {
            self.add_story(page, story, words);
        }
    }

    fn add_story(&mut self, page: &Page, story: &Story, words: Option<&Words>) {
        let (whole, head) = (read::letters(story), read::head_letters(story));
        self.whole.add(whole.iter().map(|l| l.folded));
        self.head.add(head.iter().map(|l| l.folded));
        let sounds =
            |letters: &[Letter]| letters.iter().map(|l| pinyin::initials(l.folded)).collect::<Vec<_>>();
        self.initials.add(&sounds(&whole));
        self.head_initials.add(&sounds(&head));
        for word in words.map(|words| words.cut(&whole)).unwrap_or_default() {
            self.words.entry(word).or_default().add(self.docs as u16);
        }
        self.facts.add(page, story);
        self.days.push(day::of(page, story));
        self.ids.extend(story.id.bytes().chain(std::iter::repeat(0)).take(ID));
        self.docs += 1;
        self.letters += whole.len();
    }

    /// Whether a page with so many stories belongs into the next part.
    pub(super) fn is_full(&self, stories: usize) -> bool {
        self.docs + stories > DOCS || self.letters > LETTERS
    }

    /// Bytes it takes, about.
    pub(super) fn bytes(&self) -> usize {
        // A letter takes four bytes in each of two texts, and lists of first letters and words about as much again.
        self.letters * 12
    }

    pub(super) fn is_empty(&self) -> bool {
        self.docs == 0
    }

    /// Makes the part, its first story being number `base`; the pages are those that were added.
    pub(super) fn finish(self, base: usize, pages: Vec<Arc<Page>>) -> Part {
        let (mut ends, mut text, mut starts, mut lists) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut gathered: Vec<(String, Writer)> = self.words.into_iter().collect();
        gathered.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (word, mut writer) in gathered {
            text.extend(word.into_bytes());
            ends.push(text.len() as u32);
            starts.push(lists.len() as u32);
            writer.finish(self.docs, &mut lists);
        }
        let words = Vocabulary {
            ends: Table::new(bytes::<4>(ends)),
            words: OwnedBytes::new(text),
            starts: Table::new(bytes::<4>(starts)),
            lists: OwnedBytes::new(lists),
        };
        let firsts = self.firsts.into_iter().chain([self.docs as u32]);
        // What takes most memory to be listed comes last, when the rest is small.
        let (initials, head_initials) = (self.initials.finish(), self.head_initials.finish());
        let (facts, head) = (self.facts.finish(), self.head.finish(2));
        let whole = self.whole.finish(usize::MAX);
        Part {
            base,
            docs: self.docs,
            alive: None,
            pages: Pages::Whole(pages),
            firsts: Table::new(bytes::<4>(firsts)),
            days: Table::new(bytes::<4>(self.days)),
            ids: OwnedBytes::new(self.ids),
            facts,
            kin: None,
            whole,
            head,
            initials,
            head_initials,
            words,
        }
    }
}
