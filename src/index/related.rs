//! Related stories, each with typed reasons and the words in both stories that prove them. Knows no engine.
//!
//! Three sieves, each finer and each bounded, so that a large library answers as fast as a small one: stories that share the
//! weightiest pairs, a name or a passage are *candidates*; the best of them are read and *compared* in full (cosine of pair weights
//! and of topics, and what the facts share); a reason stands only where its proof can be quoted from both stories.

use super::inverted::Inverted;
use super::profile::{Profile, Vector, chars};
use super::rarity::{Pair, Rarity};
use super::reprint::{LEAST, Overlap, sketch};
use super::tie::{Here, Library, Name, own_topics, ties};
use super::weights::Weights;
use super::{Index, Tie};
use crate::facts::topic::{self, Theme};
use crate::story::{Page, Story};

/// Rarities are measured on so many stories at most, taken evenly from the whole library.
const MEASURED: usize = 1 << 17;
/// A story can be found by so many of its weightiest pairs, and looks for others by so many of its own.
const SIGNATURE: usize = 40;
const ASKED: usize = 80;
/// Of a longer list only the part nearest in the library is walked: pages lie there by paper and day.
const NEAREST: usize = 2_000;
/// A passage that stands in more stories than this is a form or a formula.
const FORMULA: usize = 64;
/// Two versions of a text share at least so many hashes of their sketches.
const PASSAGES: usize = 2;
/// So many candidates are read and compared in full.
const COMPARED: usize = 24;
/// At most so many related stories are given.
const RELATED: usize = 16;
/// Below this a likeness of words alone is chance: unrelated pieces of local news reach 0.01 to 0.03.
const FLOOR: f32 = 0.02;

/// The kinship of all stories of a corpus.
#[derive(Debug, Default)]
pub(super) struct Kin {
    stories: usize,
    rarity: Rarity,
    /// Stories by pair: number and weight packed, see [`pack`].
    by_pair: Inverted,
    /// Stories by the hash of a person, reporter, place or slogan.
    by_name: Inverted,
    /// Stories by the hashes of their sketches.
    by_passage: Inverted,
    /// How telling each topic is: the logarithm of all stories over those that tell of it.
    topics: Vec<f32>,
}

impl Kin {
    /// Reads all stories of the index.
    pub(super) fn build(index: &Index) -> Self {
        let stories = index.len();
        let mut telling = vec![0_u32; topic::count()];
        let mut seen = 0;
        let mut measure = |page: &Page, story: &Story| {
            let reading = Profile::of(page, story);
            seen += 1;
            for theme in &reading.themes {
                if let Some(count) = telling.get_mut(usize::from(theme.number)) {
                    *count += 1;
                }
            }
            reading.pairs()
        };
        let measured = (0..stories).step_by(stories.div_ceil(MEASURED).max(1));
        let rarity = Rarity::of(measured.filter_map(|number| index.read(number, &mut measure)));
        let topics = telling.iter().map(|&n| ((seen + 1) as f32 / n.max(1) as f32).ln()).collect();
        let mut kin = Self { stories, rarity, topics, ..Self::default() };
        for number in 0..stories.min(MOST_STORIES) {
            index.read(number, |page, story| {
                let reading = Profile::of(page, story);
                let number = number as u32;
                let weights = kin.heaviest(&reading.vector(&kin.rarity), SIGNATURE);
                kin.by_pair.extend(weights.map(|(pair, weight)| (pair, pack(number, weight))));
                kin.by_name.extend(names(&reading).map(|(kind, name)| (name_key(kind, name), number)));
                kin.by_passage.extend(sketch(&reading.chars()).into_iter().map(|hash| (hash, number)));
            });
        }
        for lists in [&mut kin.by_pair, &mut kin.by_name, &mut kin.by_passage] {
            lists.settle();
        }
        kin
    }

    /// The stories related to one: number, strength from 0 to 1, reasons with the strongest first.
    pub(super) fn related(
        &self,
        index: &Index,
        number: usize,
        weights: &Weights,
    ) -> Vec<(usize, f32, Vec<Tie>)> {
        let related =
            |page: &Page, story: &Story| self.related_to(index, number, &Profile::of(page, story), weights);
        index.read(number, related).unwrap_or_default()
    }

    fn related_to(
        &self,
        index: &Index,
        number: usize,
        reading: &Profile<'_>,
        weights: &Weights,
    ) -> Vec<(usize, f32, Vec<Tie>)> {
        let mine = reading.vector(&self.rarity);
        let candidates = self.candidates(number, reading, &mine, weights);
        let here = Here::of(reading);
        let mut related: Vec<_> = (candidates.into_iter())
            .filter_map(|other| {
                index.read(other, |page, story| {
                    let there = Profile::of(page, story);
                    let mut ties = ties(&here, &there, self);
                    ties.sort_by(|a, b| weights.of(b.kind).total_cmp(&weights.of(a.kind)));
                    let likeness = mine.cosine(&there.vector(&self.rarity)) * weights.words
                        + self.same_topics(&reading.themes, &there.themes) * weights.topic;
                    let mut kinds: Vec<_> = ties.iter().map(|tie| tie.kind).collect();
                    kinds.sort_unstable();
                    kinds.dedup();
                    let score = likeness + kinds.into_iter().map(|kind| weights.of(kind)).sum::<f32>();
                    let told = ties.iter().any(|tie| weights.of(tie.kind) > 0.0) || score >= FLOOR;
                    (!ties.is_empty() && told).then_some((other, score.min(1.0), ties))
                })?
            })
            .collect();
        related.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        related.truncate(RELATED);
        related
    }

    /// The other stories that are versions of one's text, ascending.
    pub(super) fn copies(&self, index: &Index, number: usize) -> Vec<usize> {
        let text = |number| index.read(number, |_, story| chars(story));
        let Some(mine) = text(number) else { return Vec::new() };
        let hashes = sketch(&mine);
        let mut met: Vec<u32> = Vec::new();
        for &hash in &hashes {
            let list = self.by_passage.get(hash);
            if list.len() <= FORMULA {
                met.extend(list.filter(|&other| other as usize != number));
            }
        }
        met.sort_unstable();
        let least = if hashes.len() < LEAST { 1 } else { PASSAGES };
        let mut often: Vec<(usize, u32)> =
            met.chunk_by(u32::eq).map(|same| (same.len(), same.first().copied().unwrap_or(0))).collect();
        often.retain(|(n, _)| *n >= least);
        often.sort_unstable_by_key(|&(n, other)| (std::cmp::Reverse(n), other));
        often.truncate(FORMULA);
        let mut copies: Vec<usize> = (often.into_iter().map(|(_, other)| other as usize))
            .filter(|&other| text(other).is_some_and(|theirs| Overlap::of(&mine, &theirs).is_reprint()))
            .collect();
        copies.sort_unstable();
        copies
    }

    /// Bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.rarity.bytes() + self.by_pair.bytes() + self.by_name.bytes() + self.by_passage.bytes()
    }

    /// The stories that are most likely related, the likeliest first.
    fn candidates(
        &self,
        number: usize,
        reading: &Profile<'_>,
        mine: &Vector,
        weights: &Weights,
    ) -> Vec<usize> {
        let mut votes = vec![0.0_f32; self.stories];
        let mut seen: Vec<u32> = Vec::new();
        let mut vote = |story: u32, worth: f32| {
            if let Some(sum) = votes.get_mut(story as usize) {
                if *sum == 0.0 {
                    seen.push(story);
                }
                *sum += worth;
            }
        };
        let me = number as u32;
        for (pair, weight) in self.heaviest(mine, ASKED) {
            for entry in self.by_pair.near(pair, pack(me, 0.0), NEAREST) {
                let (story, theirs) = unpack(entry);
                vote(story, weight * theirs);
            }
        }
        let all = (self.stories as f32 + 1.0).ln();
        for (kind, name) in names(reading) {
            let key = name_key(kind, name);
            let rare = 1.0 - (self.by_name.get(key).len() as f32 + 1.0).ln() / all;
            for story in self.by_name.near(key, me, NEAREST) {
                vote(story, weights.of_name(kind) * rare.max(0.0));
            }
        }
        for hash in sketch(&reading.chars()) {
            let list = self.by_passage.get(hash);
            if list.len() <= FORMULA {
                list.for_each(|story| vote(story, weights.reprint / 4.0));
            }
        }
        let worth = |story: &u32| votes.get(*story as usize).copied().unwrap_or(0.0);
        seen.retain(|&story| story != me);
        let by_worth = |a: &u32, b: &u32| worth(b).total_cmp(&worth(a)).then(a.cmp(b));
        if seen.len() > COMPARED {
            seen.select_nth_unstable_by(COMPARED, by_worth);
            seen.truncate(COMPARED);
        }
        seen.sort_unstable_by(by_worth);
        seen.into_iter().map(|story| story as usize).collect()
    }

    /// The weightiest pairs of a story that stand elsewhere too, with their part of its vector's length.
    fn heaviest(&self, vector: &Vector, most: usize) -> impl Iterator<Item = (Pair, f32)> + use<> {
        let norm = vector.norm.max(f32::MIN_POSITIVE);
        let shared = vector.weights.iter().filter(|(pair, _)| self.rarity.is_shared(*pair));
        let mut weights: Vec<(Pair, f32)> = shared.map(|&(pair, weight)| (pair, weight / norm)).collect();
        let by_weight = |a: &(Pair, f32), b: &(Pair, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if weights.len() > most {
            weights.select_nth_unstable_by(most, by_weight);
            weights.truncate(most);
        }
        weights.sort_unstable_by(by_weight);
        weights.into_iter()
    }

    /// The cosine of the topics of two stories, from 0 to 1.
    fn same_topics(&self, here: &[Theme], there: &[Theme]) -> f32 {
        let weight = |theme: &Theme| {
            let telling = self.topics.get(usize::from(theme.number)).copied().unwrap_or(0.0);
            if theme.is_occasion() { 0.0 } else { theme.weight * telling }
        };
        let norm = |themes: &[Theme]| themes.iter().map(|t| weight(t).powi(2)).sum::<f32>().sqrt();
        let twin =
            |theme: &Theme| there.iter().find(|other| other.number == theme.number).map_or(0.0, weight);
        let dot: f32 = here.iter().map(|theme| weight(theme) * twin(theme)).sum();
        let norms = norm(here) * norm(there);
        if norms > 0.0 { dot / norms } else { 0.0 }
    }
}

impl Library for Kin {
    fn rarity(&self) -> &Rarity {
        &self.rarity
    }

    fn share(&self, kind: Name, name: &str) -> f32 {
        // Among a handful of stories nothing is common.
        self.by_name.get(name_key(kind, name)).len() as f32 / self.stories.max(20) as f32
    }
}

/// A story's number in 24 bits and a weight from 0 to ½ in 8, so that a list is in the order of the stories.
fn pack(story: u32, weight: f32) -> u32 {
    story << 8 | (weight * 512.0).clamp(0.0, 255.0) as u32
}

fn unpack(entry: u32) -> (u32, f32) {
    (entry >> 8, (entry & 255) as f32 / 512.0)
}

/// What fits in the 24 bits of a number; the stories of a larger library beyond are related to none.
const MOST_STORIES: usize = 1 << 24;

/// What a story can be found by besides its words.
fn names<'a>(reading: &'a Profile<'_>) -> impl Iterator<Item = (Name, &'a str)> {
    let story = reading.story;
    let people = story.facts.people.iter().map(|p| (Name::Person, p.name.as_str()));
    let reporters = story.bylines.iter().map(|b| (Name::Reporter, b.name.as_str()));
    let places = story.facts.places.iter().take(1).map(|p| (Name::Place, p.as_str()));
    let slogans = story.facts.slogans.iter().map(|s| (Name::Slogan, s.as_str()));
    let occasions = reading.themes.iter().filter(|t| t.is_occasion()).map(|t| (Name::Occasion, t.name()));
    let topics = own_topics(reading).into_iter().map(|t| (Name::Topic, t.name()));
    let names = people.chain(reporters).chain(places).chain(slogans).chain(occasions).chain(topics);
    names.filter(|(_, name)| !name.is_empty())
}

/// A name as a key (FNV-1a): two names of one key only cost a look at a story too many.
fn name_key(kind: Name, name: &str) -> u32 {
    let bytes = [kind as u8].into_iter().chain(name.bytes());
    bytes.fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
