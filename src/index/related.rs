//! Related stories, each with typed reasons and the words in both stories that prove them. Knows no engine.
//!
//! Candidates come from the rarest character pairs of a story and from its facts (bounded, so that a large library answers as fast
//! as a small one); they are then ranked by how alike the two texts are (cosine of pair weights, tf-idf, headline and lead counting
//! more) plus what the facts share. A reason stands only where its proof can be quoted from both stories.

use super::tie::{PERSON, Pair, REPORTER, Reading, pairs, ties};
use super::{Tie, TieKind};
use crate::story::{Page, Role, Story};
use std::collections::HashMap;
use std::sync::Arc;

/// What a story brings along to be found by: so many of its weightiest pairs that stand elsewhere too.
const SIGNATURE: usize = 64;
/// At most so many candidates are compared in full.
const CANDIDATES: usize = 120;
/// A pair that stands in more stories than this says nothing about kinship; its posting list is not walked.
const POSTING_LIMIT: usize = 2_000;
/// At most so many related stories are given.
const RELATED: usize = 12;
/// Below this a likeness of words alone is chance: unrelated pieces of local news reach 0.01 to 0.03.
const FLOOR: f32 = 0.02;

/// Weights of what two stories share, added to the cosine (0 to 1) of their texts. Measured on graded pairs of five pages; the order
/// of the related stories hardly changes when a weight is halved or doubled.
fn weight(kind: TieKind) -> f32 {
    match kind {
        TieKind::Continuation => 1.0,
        TieKind::Reprint => 0.8,
        TieKind::Person => 0.06,
        TieKind::Event | TieKind::Slogan | TieKind::Series | TieKind::Place => 0.03,
        TieKind::Reporter => 0.01,
        TieKind::Words => 0.0,
    }
}

/// The kinship of all stories of a corpus.
#[derive(Debug, Default)]
pub(super) struct Kin {
    /// Page and number within the page of each story.
    stories: Vec<(Arc<Page>, usize)>,
    /// In how many stories each pair stands.
    spread: HashMap<Pair, u32>,
    /// Stories by signature pair.
    by_pair: HashMap<Pair, Vec<u32>>,
    /// Stories by person, reporter and place, as `kind` and name.
    by_name: HashMap<(u8, String), Vec<u32>>,
}

impl Kin {
    /// Reads all stories of the pages, numbered as in the corpus.
    pub(super) fn build(pages: &[Arc<Page>]) -> Self {
        let mut kin = Self::default();
        for page in pages {
            kin.stories.extend((0..page.stories.len()).map(|nth| (Arc::clone(page), nth)));
        }
        for number in 0..kin.stories.len() {
            let Some(story) = kin.story(number) else { continue };
            for pair in counts(story).into_keys() {
                *kin.spread.entry(pair).or_default() += 1;
            }
        }
        for number in 0..kin.stories.len() {
            let Some(story) = kin.story(number) else { continue };
            let (mut vector, names) = (kin.vector(story), names(story));
            vector.retain(|(pair, _)| kin.spread.get(pair).is_some_and(|&n| n > 1));
            vector.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            for (pair, _) in vector.into_iter().take(SIGNATURE) {
                kin.by_pair.entry(pair).or_default().push(number as u32);
            }
            for name in names {
                kin.by_name.entry(name).or_default().push(number as u32);
            }
        }
        kin
    }

    /// The stories related to one: number, strength from 0 to 1, reasons with the strongest first.
    pub(super) fn related(&self, number: usize) -> Vec<(usize, f32, Vec<Tie>)> {
        let Some((page, nth)) = self.stories.get(number) else { return Vec::new() };
        let Some(story) = page.stories.get(*nth) else { return Vec::new() };
        let mine = self.vector(story);
        let here = Reading::new(page, story);
        let mut related: Vec<_> = (self.candidates(number, story, &mine).into_iter())
            .filter_map(|other| {
                let (page, nth) = self.stories.get(other)?;
                let story = page.stories.get(*nth)?;
                let likeness = cosine(&mine, &self.vector(story));
                let there = Reading::new(page, story);
                let mut ties = ties(&here, &there, |pair| self.rarity(pair), |name| self.share(name));
                ties.sort_by(|a, b| weight(b.kind).total_cmp(&weight(a.kind)));
                let score = likeness + ties.iter().map(|t| t.kind).collect::<Kinds>().sum();
                let told = ties.iter().any(|t| t.kind != TieKind::Words) || score >= FLOOR;
                (!ties.is_empty() && told).then_some((other, score.min(1.0), ties))
            })
            .collect();
        related.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        related.truncate(RELATED);
        related
    }

    fn story(&self, number: usize) -> Option<&Story> {
        let (page, nth) = self.stories.get(number)?;
        page.stories.get(*nth)
    }

    fn candidates(&self, number: usize, story: &Story, vector: &[(Pair, f32)]) -> Vec<usize> {
        let mut votes: HashMap<u32, f32> = HashMap::new();
        for (pair, weight) in vector {
            let list = self.by_pair.get(pair).map_or(&[][..], Vec::as_slice);
            for &other in list.iter().take(POSTING_LIMIT) {
                *votes.entry(other).or_default() += weight;
            }
        }
        for name in names(story) {
            let list = self.by_name.get(&name).map_or(&[][..], Vec::as_slice);
            let vote = 4.0 / (1.0 + list.len() as f32).ln_1p();
            for &other in list.iter().take(POSTING_LIMIT) {
                *votes.entry(other).or_default() += vote;
            }
        }
        votes.remove(&(number as u32));
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        votes.into_iter().take(CANDIDATES).map(|(other, _)| other as usize).collect()
    }

    /// How rare a pair is: the logarithm of all stories over those that hold it.
    fn rarity(&self, pair: Pair) -> f32 {
        let spread = self.spread.get(&pair).copied().unwrap_or(1).max(1);
        ((self.stories.len() + 1) as f32 / spread as f32).ln()
    }

    /// The part of all stories that carry a name.
    fn share(&self, name: &(u8, String)) -> f32 {
        let n = self.by_name.get(name).map_or(0, Vec::len);
        n as f32 / self.stories.len().max(1) as f32
    }

    /// The weights of a story's pairs.
    fn vector(&self, story: &Story) -> Vec<(Pair, f32)> {
        let mut vector: Vec<_> = counts(story)
            .into_iter()
            .map(|(pair, n)| (pair, (1.0 + n.text.ln() + n.head) * self.rarity(pair)))
            .collect();
        vector.sort_unstable_by_key(|&(pair, _)| pair);
        vector
    }
}

/// The kinds of some ties, each counted once.
#[derive(Default)]
struct Kinds(Vec<TieKind>);

impl Kinds {
    fn sum(&self) -> f32 {
        self.0.iter().map(|&kind| weight(kind)).sum()
    }
}

impl FromIterator<TieKind> for Kinds {
    fn from_iter<I: IntoIterator<Item = TieKind>>(kinds: I) -> Self {
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_unstable();
        kinds.dedup();
        Self(kinds)
    }
}

/// How often a pair stands in a story, and how much the head weighs on it.
#[derive(Default)]
struct Occurrence {
    text: f32,
    head: f32,
}

/// What a pair gains by standing in the headline, or in the lead (the first paragraph), where news says what it is about.
const IN_HEADLINE: f32 = 2.0;
const IN_LEAD: f32 = 0.5;

fn counts(story: &Story) -> HashMap<Pair, Occurrence> {
    let mut counts: HashMap<Pair, Occurrence> = HashMap::new();
    let mut lead = true;
    for block in &story.blocks {
        let gain = match block.role {
            Role::Headline | Role::Kicker => IN_HEADLINE,
            Role::Body | Role::Caption if std::mem::take(&mut lead) => IN_LEAD,
            Role::Byline | Role::Credit | Role::Jump | Role::Section => continue,
            _ => 0.0,
        };
        for pair in pairs(&block.text) {
            let n = counts.entry(pair).or_default();
            n.text += 1.0;
            n.head = n.head.max(gain);
        }
    }
    counts
}

/// The cosine of two vectors sorted by pair. Summed in that order, so that the last digit is the same on every run.
fn cosine(mine: &[(Pair, f32)], theirs: &[(Pair, f32)]) -> f32 {
    let norm = |v: &[(Pair, f32)]| v.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    let mut dot = 0.0;
    let mut rest = theirs;
    for (pair, weight) in mine {
        rest = rest.get(rest.partition_point(|(p, _)| p < pair)..).unwrap_or_default();
        if let Some((_, theirs)) = rest.first().filter(|(p, _)| p == pair) {
            dot += weight * theirs;
        }
    }
    let norms = norm(mine) * norm(theirs);
    if norms > 0.0 { dot / norms } else { 0.0 }
}

/// Mark of the places among the names a story can be found by.
const PLACE: u8 = 2;

fn names(story: &Story) -> Vec<(u8, String)> {
    let people = story.facts.people.iter().map(|p| (PERSON, p.name.clone()));
    let reporters = story.bylines.iter().map(|b| (REPORTER, b.name.clone()));
    let places = story.facts.places.iter().take(1).map(|p| (PLACE, p.clone()));
    let mut names: Vec<_> = people.chain(reporters).chain(places).collect();
    names.sort_unstable();
    names.dedup();
    names
}
