//! The kinship of up to some sixty thousand stories: by which pairs, names and passages they can be found. Bytes and nothing else, never
//! changed once made, like the letter lists of [`super::part`] beside which it lies. Knows no other part.

use super::inverted::{self, Inverted};
use super::profile::{Name, Profile, Vector, heaviest};
use super::rarity::{Counts, Pair, Tally};
use super::reprint::sketch;
use super::table::{Table, bytes};
use crate::facts::topic;
use tantivy::directory::OwnedBytes;

/// A story can be found by so many of its weightiest pairs that stand in other stories too …
const SIGNATURE: usize = 40;
/// … and by so many that no story before it had: a later story, or one of another part, may have them.
const NEW: usize = 20;
/// Weights are told by the pairs counted so far, after every so many stories.
const BATCH: usize = 4_096;
/// In a part of more stories than this a pair that stands once is left out: with so many others it hardly comes again elsewhere.
const SMALL: usize = 8_192;

/// The kinship of the stories of one part, numbered from `base` on.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) base: usize,
    pub(super) docs: usize,
    /// In how many stories the pairs stand.
    pub(super) counts: Counts,
    /// In how many stories each topic is told of.
    topics: Table<4>,
    /// Stories by pair: number and weight packed, see [`pack`].
    by_pair: Inverted<3>,
    /// Stories by the key of a person, reporter, place, slogan, festival or topic.
    by_name: Inverted<2>,
    /// Stories by the hashes of their sketches.
    by_passage: Inverted<2>,
    /// How many bytes all of it takes.
    pub(super) bytes: usize,
}

/// How many rows of bytes a part is made of.
pub(super) const SECTIONS: usize = 9;

impl Part {
    /// The part in the bytes a gatherer made, wherever these lie: so many stories, the first being number `base`.
    pub(super) fn open(base: usize, docs: usize, sections: [OwnedBytes; SECTIONS]) -> Self {
        let bytes = sections.iter().map(OwnedBytes::len).sum();
        let [pairs, counts, topics, pair_posts, pair_row, name_posts, name_row, passage_posts, passage_row] =
            sections;
        Self {
            base,
            docs,
            counts: Counts::open(docs, [pairs, counts]),
            topics: Table::new(topics),
            by_pair: Inverted::open([pair_posts, pair_row]),
            by_name: Inverted::open([name_posts, name_row]),
            by_passage: Inverted::open([passage_posts, passage_row]),
            bytes,
        }
    }

    /// Whether a story is of this part.
    pub(super) fn has(&self, number: usize) -> bool {
        (self.base..self.base + self.docs).contains(&number)
    }

    /// In how many stories a topic is told of.
    pub(super) fn telling(&self, topic: usize) -> u32 {
        self.topics.get(topic).unwrap_or(0)
    }

    /// Stories that have a pair among their weightiest, with its part of their vector's length: of a long list about so many, those
    /// nearest to a story.
    pub(super) fn with_pair(
        &self,
        pair: Pair,
        near: usize,
        most: usize,
    ) -> impl Iterator<Item = (usize, f32)> {
        let entries = self.by_pair.near(pair, pack(self.nearest(near), 0.0), most);
        entries.map(unpack).map(|(doc, weight)| (self.base + doc as usize, weight))
    }

    /// Stories that carry a name, in the same way.
    pub(super) fn with_name(
        &self,
        kind: Name,
        name: &str,
        near: usize,
        most: usize,
    ) -> impl Iterator<Item = usize> {
        let docs = self.by_name.near(name_key(kind, name), self.nearest(near), most);
        docs.map(|doc| self.base + doc as usize)
    }

    /// How many stories carry a name.
    pub(super) fn named(&self, kind: Name, name: &str) -> usize {
        self.by_name.count(name_key(kind, name))
    }

    /// The stories that have a passage.
    pub(super) fn with_passage(&self, hash: u32) -> impl Iterator<Item = usize> {
        self.by_passage.get(hash).map(|doc| self.base + doc as usize)
    }

    /// The number within the part that is nearest to a story's.
    fn nearest(&self, number: usize) -> u32 {
        number.saturating_sub(self.base).min(self.docs.saturating_sub(1)) as u32
    }
}

/// Gathers the stories of one part, at most [`super::list::DOCS`].
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    docs: u32,
    tally: Tally,
    topics: Vec<u32>,
    /// How much each of the last stories says its pairs.
    batch: Vec<Vec<(Pair, f32)>>,
    by_pair: inverted::Gatherer,
    by_name: inverted::Gatherer,
    by_passage: inverted::Gatherer,
}

impl Gatherer {
    /// Adds a story.
    pub(super) fn add(&mut self, story: &Profile<'_>) {
        let doc = self.docs;
        self.docs += 1;
        self.topics.resize(topic::count(), 0);
        for theme in &story.themes {
            self.topics.get_mut(usize::from(theme.number)).into_iter().for_each(|n| *n += 1);
        }
        self.by_name.extend(story.names().map(|(kind, name)| (name_key(kind, name), doc)));
        self.by_passage.extend(sketch(&story.chars()).into_iter().map(|hash| (hash, doc)));
        let strengths = story.strengths();
        self.tally.add(strengths.iter().map(|(pair, _)| *pair));
        self.batch.push(strengths);
        if self.batch.len() == BATCH {
            self.weigh();
        }
    }

    /// Chooses the pairs by which the stories of the batch can be found, now that these are counted.
    fn weigh(&mut self) {
        let first = self.docs as usize - self.batch.len();
        for (doc, mut story) in (first as u32..).zip(self.batch.drain(..)) {
            let mut shared = Vec::with_capacity(story.len());
            for (pair, strength) in &mut story {
                let (weight, stories) = self.tally.weight(*pair);
                *strength *= weight;
                shared.push(stories > 1);
            }
            let vector = Vector::new(story);
            let pairs = |of_many| {
                vector.shares().zip(&shared).filter(move |(_, many)| **many == of_many).map(|(pair, _)| pair)
            };
            let entries = heaviest(pairs(true), SIGNATURE).into_iter().chain(heaviest(pairs(false), NEW));
            self.by_pair.extend(entries.map(|(pair, weight)| (pair, pack(doc, weight))));
        }
    }

    /// How many stories were added.
    pub(super) fn docs(&self) -> usize {
        self.docs as usize
    }

    /// Makes the part's bytes, for [`Part::open`].
    pub(super) fn finish(mut self) -> [OwnedBytes; SECTIONS] {
        self.weigh();
        if self.docs() > SMALL {
            self.by_pair.drop_single();
        }
        let [pairs, counts] = self.tally.finish();
        let [pair_posts, pair_row] = self.by_pair.finish::<3>();
        let [name_posts, name_row] = self.by_name.finish::<2>();
        let [passage_posts, passage_row] = self.by_passage.finish::<2>();
        let topics = bytes::<4>(self.topics);
        [pairs, counts, topics, pair_posts, pair_row, name_posts, name_row, passage_posts, passage_row]
    }
}

/// A story's number in 16 bits and a weight from 0 to ½ in 8, so that a list is in the order of the stories.
fn pack(doc: u32, weight: f32) -> u32 {
    doc << 8 | (weight * 512.0).clamp(0.0, 255.0) as u32
}

fn unpack(entry: u32) -> (u32, f32) {
    (entry >> 8, (entry & 255) as f32 / 512.0)
}

/// A name as a key (FNV-1a): two names of one key only cost a look at a story too many.
fn name_key(kind: Name, name: &str) -> u32 {
    let bytes = [kind as u8].into_iter().chain(name.bytes());
    bytes.fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Block, Role};

    fn gathered(texts: &[&str]) -> [OwnedBytes; SECTIONS] {
        let mut gatherer = Gatherer::default();
        for text in texts {
            let mut page = crate::parse::page("", "# 题目\n\n正文。".as_bytes());
            let block = Block { role: Role::Body, text: (*text).to_owned(), spans: Vec::new() };
            page.stories.iter_mut().for_each(|story| story.blocks = vec![block.clone()]);
            gatherer.add(&Profile::of(&page, &page.stories[0]));
        }
        assert_eq!(gatherer.docs(), texts.len());
        gatherer.finish()
    }

    #[test]
    fn stories_are_found_by_what_they_say() {
        let part = Part::open(128, 3, gathered(&["绛县春耕备播忙", "舜帝故里春耕时节", "滥觞"]));
        let pair =
            crate::text::fold::fold(["春耕"]).iter().fold(0, |pair, l| pair << 16 | u32::from(l.folded));
        let with: Vec<usize> = part.with_pair(pair, 128, 100).map(|(story, _)| story).collect();
        assert_eq!(with, [128, 129]);
        assert!(part.has(130) && !part.has(131));
    }

    #[test]
    fn spoilt_bytes_never_panic() {
        let sections = gathered(&["绛县春耕备播忙", "舜帝故里春耕时节"]);
        for cut in [0, 1, 5, 13] {
            let spoilt = sections.clone().map(|bytes| bytes.slice(0..cut.min(bytes.len())));
            let part = Part::open(0, 2, spoilt);
            let kept: usize = (0..=u32::MAX).step_by(1 << 24).map(|key| part.with_passage(key).count()).sum();
            assert!(kept <= 64 && part.named(Name::Person, "解芳") == 0);
            assert!(part.with_pair(0, 1, 10).count() <= 64);
        }
    }
}
