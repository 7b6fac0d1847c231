//! How rare a pair of neighbouring letters is, in this library and in everyday news. Knows no stories' meaning.
//!
//! A small library cannot know that 会议强调 is a formula: there it stands in two stories of ten. So half of the judgement comes from
//! the figures over general news that the cutter has too (`parse::news`).

use crate::parse::{NEWS, news};
use crate::text::fold::{Letter, SPACE};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Two neighbouring letters, folded: 16 bits each.
pub(super) type Pair = u32;

/// Rarities are raised to this power, so that one rare word outweighs many everyday ones.
const STEEP: f32 = 1.4;
/// What everyday news says of a pair counts this part, the library the rest.
const EVERYDAY: f32 = 0.5;

type Table = HashMap<Pair, f32, BuildHasherDefault<Spread>>;

/// The rarity of every pair of a library.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    stories: f32,
    by_pair: Table,
}

impl Rarity {
    /// Measures the pairs of some stories, each given as its pairs, none twice.
    pub(super) fn of<P: IntoIterator<Item = Pair>>(stories: impl Iterator<Item = P>) -> Self {
        let mut rarity = Self::default();
        for pairs in stories {
            rarity.stories += 1.0;
            for pair in pairs {
                *rarity.by_pair.entry(pair).or_default() += 1.0;
            }
        }
        let stories = rarity.stories;
        // Most pairs stand once: their weight is made when it is asked for.
        rarity.by_pair.retain(|_, count| *count > 1.0);
        rarity.by_pair.shrink_to_fit();
        for (&pair, count) in &mut rarity.by_pair {
            *count = weigh(pair, *count, stories);
        }
        rarity
    }

    /// Whether a pair stands in more than one of the stories measured.
    pub(super) fn is_shared(&self, pair: Pair) -> bool {
        self.by_pair.contains_key(&pair)
    }

    /// The weight of a pair: 0 for one that stands everywhere.
    pub(super) fn weight(&self, pair: Pair) -> f32 {
        self.by_pair.get(&pair).copied().unwrap_or_else(|| weigh(pair, 1.0, self.stories))
    }

    /// Bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.by_pair.capacity() * (size_of::<(Pair, f32)>() + 1)
    }
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

fn weigh(pair: Pair, count: f32, stories: f32) -> f32 {
    if is_formula(pair) {
        return 0.0;
    }

    let most = (stories + 1.0).ln();
    let here = ((stories + 1.0) / count).ln();
    let everyday = ((NEWS + 1.0) / (in_news(pair) + 1.0)).ln() / NEWS.ln() * most;
    (here * (1.0 - EVERYDAY) + everyday * EVERYDAY).max(0.0).powf(STEEP)
}

/// How often a pair stands in everyday news.
fn in_news(pair: Pair) -> f32 {
    static FIGURES: LazyLock<Table> =
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
fn half(c: char) -> u32 {
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
    fn an_everyday_pair_weighs_less_than_a_rare_one() {
        let of = |text: &str| pairs(&fold([text])).map(|(pair, _)| pair).collect::<Vec<_>>();
        let rarity = Rarity::of([of("会议在绛县"), of("会议"), of("舜帝")].into_iter());
        assert!(rarity.weight(of("会议")[0]) < rarity.weight(of("绛县")[0]));
        assert!(rarity.weight(of("发展")[0]) < rarity.weight(of("滥觞")[0]), "neither is known here");
    }
}
