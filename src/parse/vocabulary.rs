//! What the stories of a page talk about, as pairs of letters: to which of two stories a paragraph belongs. Knows no seams.

use super::mixed::Mixing;
use super::shapes::is_letter;
use super::weights::LONGEST_PLAIN_HEAD;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::ops::Range;

/// Two letters next to each other, as one number.
type Pair = u64;
type Pairs = HashSet<Pair, Mixing>;

/// Pairs of letters said so far in the stories asked about. Reads along with the page: what stands further down in the region of a
/// story may not be its own.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    members: HashMap<usize, Vec<usize>>,
    sorted: usize,
    stories: HashMap<usize, Said>,
    /// The piece asked about last, and its pairs, each once.
    at: usize,
    own: Vec<Pair>,
    /// For the stories asked about: which piece said each of these pairs first, if one did.
    firsts: Vec<(usize, Vec<usize>)>,
    /// The answers given for the piece.
    answers: Vec<(Question, f32)>,
}

/// To which story rather than which other, and what of the other's region was placed elsewhere.
type Question = (usize, usize, Option<Away>);

/// Pieces in the region of one story that were placed in another: they speak for the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Away {
    pub home: usize,
    pub story: usize,
    pub from: usize,
    /// The first piece that is not away any more; while there is none, the largest number.
    pub to: usize,
}

/// What a story has said.
#[derive(Debug, Default)]
struct Said {
    /// Each pair with the piece that said it first.
    pairs: HashMap<Pair, usize, Mixing>,
    /// Members read so far, and their letters.
    read: usize,
    letters: usize,
}

/// Letters of a story that are read: its beginning names who and where.
const ENOUGH: usize = 3000;

/// Instead of the piece that said a pair first, where none did.
const NEVER: usize = usize::MAX;

impl Vocabulary {
    /// How much more of `text`, which begins at piece `at`, was said before in story `to` than in story `from`: −1 to 1. `says`
    /// gives the story of a piece and its words, if it counts for one; `away` is what counts for another.
    pub(super) fn shared<'a>(
        &mut self,
        says: impl Fn(usize) -> Option<(usize, &'a [char])>,
        text: &[char],
        at: usize,
        question: Question,
    ) -> f32 {
        if self.at != at || self.own.is_empty() {
            self.at = at;
            self.own.clear();
            self.own.extend(pairs(text));
            self.own.sort_unstable();
            self.own.dedup();
            self.firsts.clear();
            self.answers.clear();
        }
        if let Some((_, answer)) = self.answers.iter().find(|(known, _)| *known == question) {
            return *answer;
        }
        let (to, from, away) = question;
        for story in [Some(to), Some(from), away.map(|away| away.home)].into_iter().flatten() {
            if !self.firsts.iter().any(|(known, _)| *known == story) {
                self.read(&says, story, at);
                self.find(story);
            }
        }
        let sum = self.common(to, away) as f32 - self.common(from, away) as f32;
        let answer = sum / (self.own.len() as f32 + 10.0);
        self.answers.push((question, answer));
        answer
    }

    /// Pairs of the piece asked about last that a story has said which was asked about, too.
    pub(super) fn common(&self, story: usize, away: Option<Away>) -> usize {
        let said = self.firsts_of(story).iter().map(|&first| first != NEVER);
        let Some(away) = away.filter(|away| away.home == story || away.story == story) else {
            return said.filter(|said| *said).count();
        };
        let strayed = self.firsts_of(away.home).iter().map(|first| (away.from..away.to).contains(first));
        let both = said.zip(strayed);
        both.filter(|&(said, strayed)| if away.home == story { said && !strayed } else { said || strayed })
            .count()
    }

    fn firsts_of(&self, story: usize) -> &[usize] {
        self.firsts.iter().find(|(known, _)| *known == story).map_or(&[], |(_, firsts)| firsts)
    }

    /// Looks the pairs of the piece asked about up in what the story has said: once, for all questions about it.
    fn find(&mut self, story: usize) {
        let said = self.stories.get(&story).map(|said| &said.pairs);
        let first = |pair: &Pair| said.and_then(|pairs| pairs.get(pair)).copied().unwrap_or(NEVER);
        self.firsts.push((story, self.own.iter().map(first).collect()));
    }

    /// Reads the story on as far as piece `until`.
    fn read<'a>(&mut self, says: impl Fn(usize) -> Option<(usize, &'a [char])>, story: usize, until: usize) {
        // Pieces are sorted to their stories as far as they are needed.
        for at in self.sorted..until {
            if let Some((story, _)) = says(at) {
                self.members.entry(story).or_default().push(at);
            }
        }
        self.sorted = self.sorted.max(until);
        let Some(members) = self.members.get(&story) else { return };
        let said = self.stories.entry(story).or_default();
        for &at in members.iter().skip(said.read).take_while(|&&at| at < until) {
            if said.letters < ENOUGH {
                let chars = says(at).map(|(_, chars)| chars).unwrap_or_default();
                said.pairs.reserve(chars.len());
                for pair in pairs(chars) {
                    said.pairs.entry(pair).or_insert(at);
                }
                said.letters += chars.len();
            }
            said.read += 1;
        }
    }
}

/// What one story after another has said, read along with the page. Of two stories that are asked about by turns neither is read anew.
#[derive(Debug, Default)]
pub(super) struct Running {
    latest: Heard,
    other: Heard,
}

/// What a story has said as far as it was read.
#[derive(Debug, Default)]
struct Heard {
    story: usize,
    next: usize,
    pairs: Pairs,
}

impl Running {
    /// The share of a text's pairs of letters that the story has said between its piece `first` and piece `until`. `says` gives what
    /// a piece adds to a story, if it is of it.
    pub(super) fn continued<'a>(
        &mut self,
        story: usize,
        Range { start: first, end: until }: Range<usize>,
        says: impl Fn(usize) -> Option<&'a [char]>,
        text: &[char],
    ) -> f32 {
        if self.latest.story != story {
            std::mem::swap(&mut self.latest, &mut self.other);
        }
        let heard = &mut self.latest;
        if heard.story != story || heard.next < first {
            *heard = Heard { story, next: first, pairs: Pairs::default() };
        }
        for at in heard.next..until {
            heard.pairs.extend(says(at).into_iter().flat_map(pairs));
        }
        heard.next = heard.next.max(until);
        let own: Pairs = pairs(text).collect();
        own.intersection(&heard.pairs).count() as f32 / own.len().max(1) as f32
    }
}

/// The pairs of letters of a text. Pairs across punctuation are none, and figures say little.
fn pairs(chars: &[char]) -> impl Iterator<Item = Pair> + '_ {
    let plain = |c: char| !c.is_ascii_digit() && is_letter(c);
    chars.windows(2).filter(move |pair| plain(pair[0]) && plain(pair[1])).map(|pair| number(pair[0], pair[1]))
}

/// Whether two texts have a pair of letters in common.
pub(super) fn meet(one: &[char], other: &[char]) -> bool {
    // A bit for each pair, or for some: what meets no bit need not be looked for.
    let mut bits = [0_u64; 64];
    let place = |pair: Pair| {
        let mixed = Mixing::default().hash_one(pair);
        ((mixed >> 58) as usize, 1_u64 << (mixed >> 52 & 63))
    };
    for (row, bit) in pairs(other).map(place) {
        bits[row] |= bit;
    }
    let may_meet = |pair: &Pair| {
        let (row, bit) = place(*pair);
        bits[row] & bit != 0
    };
    pairs(one).filter(may_meet).any(|pair| pairs(other).any(|said| said == pair))
}

fn number(a: char, b: char) -> Pair {
    (u64::from(u32::from(a)) << 32) | u64::from(u32::from(b))
}

/// How alike two headings are built: the share of letters they have in common, in order.
pub(super) fn parallel(one: &[char], other: &[char]) -> f32 {
    let letters = |chars: &[char]| -> Vec<char> {
        chars.iter().copied().filter(|&c| is_letter(c)).take(LONGEST_PLAIN_HEAD).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let mut row = vec![0_usize; other.len() + 1];
    for a in &one {
        let mut corner = 0;
        for (n, b) in other.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if a == b { corner + 1 } else { above.max(row[n]) };
            corner = above;
        }
    }
    let common = row.last().copied().unwrap_or(0);
    if common < 3 { 0.0 } else { common as f32 / one.len().max(other.len()) as f32 }
}

/// The share of a heading's pairs of letters that the text below says again. News says at once what its headline says.
pub(super) fn restated(head: &[char], text: &[char]) -> f32 {
    const OPENING: usize = 160;
    let letters = |chars: &[char]| {
        let mut letters: Vec<char> = Vec::with_capacity(OPENING);
        letters.extend(chars.iter().take(OPENING * 2).filter(|c| is_letter(**c)).take(OPENING));
        letters
    };
    let (head, text) = (letters(head), letters(text));
    let again = head.windows(2).filter(|pair| text.windows(2).any(|said| said == *pair)).count();
    again as f32 / head.len().saturating_sub(1).max(1) as f32
}
