//! How rare a pair of neighbouring letters is, in this library and in everyday news. Knows no stories' meaning.
//!
//! A small library cannot know that 会议强调 is a formula: there it stands in two stories of ten. So half of the judgement comes from
//! the figures over general news that the cutter has too (`parse::news`).

use super::table::{Table, bytes};
use crate::parse::{NEWS, news};
use crate::text::fold::{Letter, SPACE};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;
use tantivy::directory::OwnedBytes;

/// Two neighbouring letters, folded: 16 bits each.
pub(super) type Pair = u32;

/// Rarities are raised to this power, so that one rare word outweighs many everyday ones.
const STEEP: f32 = 1.4;
/// What everyday news says of a pair counts this part, the library the rest.
const EVERYDAY: f32 = 0.5;

type ByPair<V> = HashMap<Pair, V, BuildHasherDefault<Spread>>;

/// The rarity of every pair of a library.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    stories: f32,
    /// What a pair counts that is not listed.
    unlisted: f32,
    weights: ByPair<f32>,
}

impl Rarity {
    /// Puts together what the parts of a library counted.
    pub(super) fn of<'a>(parts: impl Iterator<Item = &'a Counts> + Clone) -> Self {
        let stories = parts.clone().map(|part| part.stories as f32).sum();
        // A pair too rare to be listed in a part stands there in half as many stories as it might.
        let unlisted: f32 = parts.clone().map(Counts::unlisted).sum();
        let mut weights: ByPair<f32> = ByPair::default();
        for part in parts {
            for (pair, count) in part.pairs() {
                *weights.entry(pair).or_insert(unlisted) += count as f32 - part.unlisted();
            }
        }
        for (&pair, count) in &mut weights {
            *count = weigh(everyday(pair), *count, stories);
        }
        Self { stories, unlisted: unlisted.max(1.0), weights }
    }

    /// The weight of a pair: 0 for one that stands everywhere.
    pub(super) fn weight(&self, pair: Pair) -> f32 {
        let rare = || weigh(everyday(pair), self.unlisted, self.stories);
        self.weights.get(&pair).copied().unwrap_or_else(rare)
    }

    /// Bytes it takes in memory.
    pub(super) fn bytes(&self) -> usize {
        self.weights.capacity() * (size_of::<(Pair, f32)>() + 1)
    }
}

/// In how many stories of a part each pair stands, as bytes. Of a large part the rarest are not listed: they are all but equally rare.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    stories: usize,
    pairs: Table<4>,
    often: Table<2>,
}

/// Of a part of more stories than this, a pair is listed that stands in one of so many.
const ONE_OF: usize = 8192;

impl Counts {
    /// The counts of a part of so many stories in the bytes a tally made, wherever these lie.
    pub(super) fn open(stories: usize, [pairs, often]: [OwnedBytes; 2]) -> Self {
        Self { stories, pairs: Table::new(pairs), often: Table::new(often) }
    }

    fn pairs(&self) -> impl Iterator<Item = (Pair, u32)> + '_ {
        (0..self.pairs.len()).filter_map(|at| Some((self.pairs.get(at)?, self.often.get(at)?)))
    }

    fn unlisted(&self) -> f32 {
        (least(self.stories) - 1) as f32 / 2.0
    }
}

/// Counts the pairs of the stories of a part while it is made.
#[derive(Debug, Default)]
pub(super) struct Tally {
    stories: usize,
    by_pair: ByPair<Tallied>,
}

#[derive(Debug)]
struct Tallied {
    stories: u32,
    /// How rare the pair is in everyday news.
    everyday: f32,
}

impl Tally {
    /// Counts a story, given as its pairs, none twice.
    pub(super) fn add(&mut self, pairs: impl Iterator<Item = Pair>) {
        self.stories += 1;
        for pair in pairs {
            let new = || Tallied { stories: 0, everyday: everyday(pair) };
            self.by_pair.entry(pair).or_insert_with(new).stories += 1;
        }
    }

    /// The weight of a pair as far as the stories are counted, and in how many it stands.
    pub(super) fn weight(&self, pair: Pair) -> (f32, u32) {
        let weigh = |seen: &Tallied| weigh(seen.everyday, seen.stories as f32, self.stories as f32);
        self.by_pair.get(&pair).map_or((0.0, 0), |seen| (weigh(seen), seen.stories))
    }

    /// Makes the bytes of the counts, for [`Counts::open`].
    pub(super) fn finish(self) -> [OwnedBytes; 2] {
        let counts = self.by_pair.into_iter().map(|(pair, seen)| (pair, seen.stories));
        let mut listed: Vec<(Pair, u32)> = counts.filter(|(_, n)| *n >= least(self.stories)).collect();
        listed.sort_unstable();
        let most = u32::from(u16::MAX);
        [
            bytes::<4>(listed.iter().map(|(pair, _)| *pair)),
            bytes::<2>(listed.iter().map(|(_, n)| (*n).min(most))),
        ]
    }
}

/// Counts below this one are not listed in a part of so many stories.
fn least(stories: usize) -> u32 {
    stories.div_ceil(ONE_OF).max(1) as u32
}

/// What papers write over every story: it is never seen in broadcast news, and says nothing all the same.
const FORMULAS: [&str; 9] =
    ["本报讯", "本报记者", "通讯员", "日讯", "报讯记者", "讯记者", "图为", "新华社", "据悉"];

fn is_formula(pair: Pair) -> bool {
    static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
        let letters = FORMULAS.map(|words| words.chars().map(half).collect::<Vec<_>>());
        letters.iter().flat_map(|halves| halves.windows(2).map(|two| two[0] << 16 | two[1])).collect()
    });
    PAIRS.contains(&pair)
}

/// The weight of a pair that is so rare in everyday news and stands in so many of all stories.
fn weigh(everyday: f32, count: f32, stories: f32) -> f32 {
    let most = (stories + 1.0).ln();
    let here = ((stories + 1.0) / count.max(1.0)).ln();
    let rarity = here * (1.0 - EVERYDAY) + everyday * most * EVERYDAY;
    if everyday < 0.0 { 0.0 } else { rarity.max(0.0).powf(STEEP) }
}

/// How rare a pair is in everyday news, from 0 to about 1; below 0 for a formula, which says nothing however rare it is.
fn everyday(pair: Pair) -> f32 {
    if is_formula(pair) {
        return -1.0;
    }
    ((NEWS + 1.0) / (in_news(pair) + 1.0)).ln() / NEWS.ln()
}

/// How often a pair stands in everyday news.
fn in_news(pair: Pair) -> f32 {
    static FIGURES: LazyLock<ByPair<f32>> =
        LazyLock::new(|| news().map(|(a, b, often)| (half(a) << 16 | half(b), often)).collect());
    // All figures and all Latin letters were counted as one.
    let [(a, share_a), (b, share_b)] = [pair >> 16, pair & 0xFFFF].map(|half| match u8::try_from(half) {
        Ok(b'0'..=b'9') => (u32::from(b'0'), 10.0),
        Ok(b'a'..=b'z' | b'A'..=b'Z') => (u32::from(b'A'), 26.0),
        _ => (half, 1.0),
    });
    FIGURES.get(&(a << 16 | b)).map_or(UNLISTED, |often| often / (share_a * share_b))
}

/// What a pair counts that is too rare to be listed.
const UNLISTED: f32 = 3.0;

/// The pairs of some letters: none across punctuation or blanks.
pub(super) fn pairs(letters: &[Letter]) -> impl Iterator<Item = (Pair, &Letter)> {
    let next = letters.iter().skip(1);
    letters.iter().zip(next).filter_map(|(a, b)| {
        let apart = b.gap || a.folded == SPACE || b.folded == SPACE;
        (!apart).then(|| (half(a.folded) << 16 | half(b.folded), a))
    })
}

/// A letter in 16 bits. Those outside the first plane (rare names) share the codes that stand for no character.
pub(super) fn half(c: char) -> u32 {
    let code = u32::from(c);
    if code <= 0xFFFF { code } else { 0xD800 | code & 0x7FF }
}

/// A hasher for keys that are numbers: pairs are no secret, and millions of them are counted.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        // Multiplication by the golden ratio spreads neighbouring numbers over all bits.
        self.0 = (self.0 ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn no_pair_stands_across_punctuation() {
        let letters = fold(["春耕，备播 A B"]);
        let seen: Vec<String> = pairs(&letters).map(|(_, first)| first.folded.to_string()).collect();
        assert_eq!(seen, ["春", "备", "播"], "a blank beside Han parts nothing");
    }

    #[test]
    fn parts_together_say_what_one_part_would() {
        let pair = |n: u32| (half('绛') << 16) + n;
        let tally = |stories: std::ops::Range<u32>| {
            let mut tally = Tally::default();
            let count = stories.len();
            stories.for_each(|n| tally.add([pair(n % 2), pair(2 + n % 3)].into_iter()));
            Counts::open(count, tally.finish())
        };
        let (all, parts) = (tally(0..30), [tally(0..10), tally(10..30)]);
        let (one, many) = (Rarity::of([&all].into_iter()), Rarity::of(parts.iter()));
        for n in 0..6 {
            assert!((one.weight(pair(n)) - many.weight(pair(n))).abs() < 1e-3, "{n}");
        }
    }

    #[test]
    fn an_everyday_pair_weighs_less_than_a_rare_one() {
        let of = |text: &str| pairs(&fold([text])).map(|(pair, _)| pair).collect::<Vec<_>>();
        let mut tally = Tally::default();
        for text in ["会议在绛县", "会议", "舜帝"] {
            tally.add(of(text).into_iter());
        }
        let counts = Counts::open(3, tally.finish());
        let rarity = Rarity::of([&counts].into_iter());
        assert!(rarity.weight(of("会议")[0]) < rarity.weight(of("绛县")[0]));
        assert!(rarity.weight(of("发展")[0]) < rarity.weight(of("滥觞")[0]), "neither is known here");
    }
}
