//! A part of the index: up to some sixty thousand stories, never changed once it is made. It is bytes and nothing else, so that it can lie
//! in memory or in a mapped file, be made by any thread and be put beside others.

use super::bits::Bits;
use super::grams::{self, Grams};
use super::initials::{self, Initials};
use super::list::{DOCS, List, Writer};
use super::table::{Table, bytes};
use super::words::Words;
use crate::text::fold::Letter;
use crate::text::pinyin;
use std::collections::HashMap;
use tantivy::directory::OwnedBytes;

/// Letters after which a part is closed even if it holds few stories, so that making it takes a bounded amount of memory.
const LETTERS: usize = 100 << 20;

/// The stories of one part, numbered from `base` on.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) base: usize,
    pub(super) docs: usize,
    /// Runs of letters of the whole story, and of its headline, kicker and decks.
    pub(super) whole: Grams,
    pub(super) head: Grams,
    /// First letters of syllables, in the same two.
    pub(super) initials: Initials,
    pub(super) head_initials: Initials,
    words: Vocabulary,
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
    /// The words of a set of stories that belong to this part.
    pub(super) fn of<'a>(&self, bits: &'a mut Bits) -> &'a mut [u64] {
        bits.words_mut(self.base / 64, self.docs.div_ceil(64))
    }

    /// Where a word stands whole.
    pub(super) fn word(&self, word: &str) -> List<'_> {
        self.words.list(word, self.docs)
    }

    /// How many bytes each kind of table takes: letters, heads, sounds, words.
    pub(super) fn sizes(&self) -> [usize; 4] {
        let sum = |sections: &[OwnedBytes]| sections.iter().map(OwnedBytes::len).sum::<usize>();
        let heads = sum(&self.head.sections()) + sum(&self.head_initials.sections());
        let words = &self.words;
        let words = [words.ends.bytes(), words.words.clone(), words.starts.bytes(), words.lists.clone()];
        [sum(&self.whole.sections()), heads, sum(&self.initials.sections()), sum(&words)]
    }
}

impl Vocabulary {
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
}

impl Gatherer {
    /// Adds a story, given as the letters of the whole and of the head.
    pub(super) fn add(&mut self, whole: &[Letter], head: &[Letter], words: Option<&Words>) {
        self.whole.add(whole.iter().map(|l| l.folded));
        self.head.add(head.iter().map(|l| l.folded));
        let sounds =
            |letters: &[Letter]| letters.iter().map(|l| pinyin::initials(l.folded)).collect::<Vec<_>>();
        self.initials.add(&sounds(whole));
        self.head_initials.add(&sounds(head));
        for word in words.map(|words| words.cut(whole)).unwrap_or_default() {
            self.words.entry(word).or_default().add(self.docs as u16);
        }
        self.docs += 1;
        self.letters += whole.len();
    }

    /// Whether the next story belongs into the next part. A part ends where a word of a set ends.
    pub(super) fn is_full(&self) -> bool {
        self.docs >= DOCS || (self.docs.is_multiple_of(64) && self.letters > LETTERS)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.docs == 0
    }

    /// Makes the part, its first story being number `base`.
    pub(super) fn finish(self, base: usize) -> Part {
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
        Part {
            base,
            docs: self.docs,
            whole: self.whole.finish(usize::MAX),
            head: self.head.finish(2),
            initials: self.initials.finish(),
            head_initials: self.head_initials.finish(),
            words,
        }
    }
}
