//! Related stories, each with typed reasons and the words in both stories that prove them. Knows no engine.
//!
//! Three sieves, each finer and each bounded, so that a large library answers as fast as a small one: stories that share the
//! weightiest pairs, a name or a passage are *candidates*; the best of them are read and *compared* in full (cosine of pair weights
//! and of topics, and what the facts share); a reason stands only where its proof can be quoted from both stories.

use super::kin::{Gatherer, Part};
use super::profile::{Name, Profile, Vector, chars, heaviest};
use super::rarity::Rarity;
use super::reprint::{LEAST, Overlap, sketch};
use super::tie::{Here, Library, ties};
use super::weights::Weights;
use super::words::Words;
use super::{Index, Tie};
use crate::facts::topic::{self, Theme};
use crate::story::{Page, Story};
use std::sync::Arc;

/// A story looks for others by so many of its weightiest pairs that stand elsewhere too, and tries so many.
const ASKED: usize = 80;
const TRIED: usize = 320;
/// Of a longer list only the part nearest in the library is walked, for pages lie there by paper and day: so much in the story's own
/// part, as much in all others together, and at least so much in each.
const NEAREST: usize = 2_000;
const LEAST_NEAR: usize = 128;
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
    parts: Vec<Part>,
    rarity: Rarity,
    /// How telling each topic is: the logarithm of all stories over those that tell of it.
    topics: Vec<f32>,
}

impl Kin {
    /// Reads all stories of the index.
    pub(super) fn build(index: &Index) -> Self {
        Self::of(index.parts.iter().map(|part| part.kin().unwrap_or_else(|| gather(part))).collect())
    }

    /// Puts the parts of a library together. What it makes of them grows with the pairs of letters there are, not with the stories.
    pub(super) fn of(parts: Vec<Part>) -> Self {
        let stories = parts.last().map_or(0, |part| part.base + part.docs);
        let all: usize = parts.iter().map(|part| part.docs).sum();
        let telling = |topic: usize| parts.iter().map(|part| part.telling(topic)).sum::<u32>();
        let topics =
            (0..topic::count()).map(|n| ((all + 1) as f32 / telling(n).max(1) as f32).ln()).collect();
        Self { stories, rarity: Rarity::of(parts.iter().map(|part| &part.counts)), parts, topics }
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
        let known = Known { kin: self, words: index.words().map(Arc::as_ref) };
        let mut related: Vec<_> = (candidates.into_iter())
            .filter_map(|other| {
                index.read(other, |page, story| {
                    let there = Profile::of(page, story);
                    let mut ties = ties(&here, &there, &known);
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
        let text = |number| index.text(number, chars);
        let Some(mine) = text(number) else { return Vec::new() };
        let hashes = sketch(&mine);
        let mut met: Vec<usize> = Vec::new();
        for &hash in &hashes {
            met.extend(self.with_passage(hash).into_iter().filter(|&other| other != number));
        }
        met.sort_unstable();
        let least = if hashes.len() < LEAST { 1 } else { PASSAGES };
        let mut often: Vec<(usize, usize)> =
            met.chunk_by(usize::eq).map(|same| (same.len(), same.first().copied().unwrap_or(0))).collect();
        often.retain(|(n, _)| *n >= least);
        often.sort_unstable_by_key(|&(n, other)| (std::cmp::Reverse(n), other));
        often.truncate(FORMULA);
        let mut copies: Vec<usize> = (often.into_iter().map(|(_, other)| other))
            .filter(|&other| text(other).is_some_and(|theirs| Overlap::of(&mine, &theirs).is_reprint()))
            .collect();
        copies.sort_unstable();
        copies
    }

    /// Bytes of its parts, which may lie in files, and bytes it takes besides.
    pub(super) fn bytes(&self) -> (usize, usize) {
        (self.parts.iter().map(|part| part.bytes).sum(), self.rarity.bytes())
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
        let mut seen: Vec<usize> = Vec::new();
        let mut vote = |story: usize, worth: f32| {
            if let Some(sum) = votes.get_mut(story).filter(|_| story != number) {
                if *sum == 0.0 {
                    seen.push(story);
                }
                *sum += worth;
            }
        };
        let mut asked = 0;
        for (pair, weight) in heaviest(mine.shares(), TRIED) {
            let mut shared = false;
            for (part, most) in self.rooms(number) {
                for (story, theirs) in part.with_pair(pair, number, most) {
                    shared |= story != number;
                    vote(story, weight * theirs);
                }
            }
            asked += usize::from(shared);
            if asked == ASKED {
                break;
            }
        }
        let all = (self.stories as f32 + 1.0).ln();
        for (kind, name) in reading.names() {
            let rare = 1.0 - (self.named(kind, name) as f32 + 1.0).ln() / all;
            for (part, most) in self.rooms(number) {
                for story in part.with_name(kind, name, number, most) {
                    vote(story, weights.of_name(kind) * rare.max(0.0));
                }
            }
        }
        for hash in sketch(&reading.chars()) {
            self.with_passage(hash).into_iter().for_each(|story| vote(story, weights.reprint / 4.0));
        }
        let worth = |story: &usize| votes.get(*story).copied().unwrap_or(0.0);
        let by_worth = |a: &usize, b: &usize| worth(b).total_cmp(&worth(a)).then(a.cmp(b));
        if seen.len() > COMPARED {
            seen.select_nth_unstable_by(COMPARED, by_worth);
            seen.truncate(COMPARED);
        }
        seen.sort_unstable_by(by_worth);
        seen
    }

    /// The parts, and how much of a long list is walked in each: most in the story's own.
    fn rooms(&self, number: usize) -> impl Iterator<Item = (&Part, usize)> {
        let elsewhere = (NEAREST / self.parts.len().max(1)).max(LEAST_NEAR);
        self.parts.iter().map(move |part| (part, if part.has(number) { NEAREST } else { elsewhere }))
    }

    /// How many stories carry a name.
    fn named(&self, kind: Name, name: &str) -> usize {
        self.parts.iter().map(|part| part.named(kind, name)).sum()
    }

    /// The stories that have a passage; none for what stands in too many.
    fn with_passage(&self, hash: u32) -> Vec<usize> {
        let mut stories = Vec::new();
        for part in &self.parts {
            stories.extend(part.with_passage(hash).take(FORMULA + 1));
            if stories.len() > FORMULA {
                return Vec::new();
            }
        }
        stories
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

/// Kinship with the words of the index.
struct Known<'a> {
    kin: &'a Kin,
    words: Option<&'a Words>,
}

impl Library for Known<'_> {
    fn words(&self) -> Option<&Words> {
        self.words
    }

    fn rarity(&self) -> &Rarity {
        &self.kin.rarity
    }

    fn share(&self, kind: Name, name: &str) -> f32 {
        // Among a handful of stories nothing is common.
        self.kin.named(kind, name) as f32 / self.kin.stories.max(20) as f32
    }
}

/// The kinship of the stories of a part that lies in memory.
fn gather(part: &super::part::Part) -> Part {
    let mut gatherer = Gatherer::default();
    for story in 0..part.docs {
        part.read(story, |page, story| gatherer.add(&Profile::of(page, story)));
    }
    Part::open(part.base, gatherer.docs(), gatherer.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_in_parts_answers_like_one_in_one_part() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let read = |file: &std::path::PathBuf| {
            let mut page = crate::parse::page("", &std::fs::read(file).unwrap());
            crate::facts::know(&mut page, &crate::facts::Hints::default());
            Arc::new(page)
        };
        let index = Index::build(files.iter().map(read).collect(), None);
        let numbers: Vec<usize> = (0..index.bound()).collect();
        let in_parts = |docs: usize| {
            let parts = numbers.chunks(docs).map(|stories| {
                let mut gatherer = Gatherer::default();
                for &story in stories {
                    index.read(story, |page, story| gatherer.add(&Profile::of(page, story)));
                }
                Part::open(stories[0], gatherer.docs(), gatherer.finish())
            });
            Kin::of(parts.collect())
        };
        let (one, many) = (in_parts(index.bound()), in_parts(7));
        assert!(index.bound() > 20 && many.parts.len() > 3);
        for &number in &numbers {
            let closest = |kin: &Kin| -> Vec<usize> {
                let related = kin.related(&index, number, &Weights::default());
                // Which of the far ones are candidates at all may differ.
                related.into_iter().filter(|(_, score, _)| *score >= 0.05).map(|(story, ..)| story).collect()
            };
            assert_eq!(closest(&one), closest(&many), "{number}");
            assert_eq!(one.copies(&index, number), many.copies(&index, number), "{number}");
        }
    }
}
