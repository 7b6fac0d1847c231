//! Which stories hold a run of letters, a word or a row of sounds: the inverted index, part by part. Knows no story's text; where its lists
//! cannot be sure it says so, and the texts are read.
//!
//! Recall comes from characters, never from words: any part of a text can be found, whatever a dictionary makes of it. Gaps have no letter,
//! so that a phrase is found across punctuation and paragraphs. Words only say where a word stands whole.

use super::bits::Bits;
use super::initials::{Initials, LONGEST};
use super::part::Part;
use crate::query::term::{ALIKE, look_alike};
use crate::text::pinyin::{Sound, Spelling};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A sound that more characters have than this, such as an unfinished one, makes too many runs of characters to try them.
const BROAD: usize = 600;
/// At most so many runs of characters are tried for one row of sounds in one part; where there are more, its pairs and initials are asked.
const WAYS: usize = 256;
/// At most so many look-alike runs are tried.
const RUNS: usize = 12;

/// What stands where.
#[derive(Debug, Default)]
pub(super) struct Postings {
    parts: Arc<[Part]>,
    bound: usize,
}

/// Some stories, and those of them that may not belong there and must be read.
pub(super) struct Lot {
    pub(super) stories: Bits,
    pub(super) unsure: Bits,
}

impl Postings {
    pub(super) fn of(parts: Arc<[Part]>) -> Self {
        let bound = parts.last().map_or(0, Part::end);
        Self { parts, bound }
    }

    /// The stories that hold these (folded) letters side by side, gaps aside.
    pub(super) fn holding(&self, run: &[char]) -> Lot {
        if run.is_empty() {
            return Lot { stories: self.gather(Part::mark_alive), unsure: Bits::none(self.bound) };
        }
        self.lot(|part, sure, unsure| {
            let mut held = part.whole.held(run);
            held.mark(if held.exact { sure } else { unsure });
        })
    }

    /// The stories that hold them in the head; a long run's pairs may stand apart there.
    pub(super) fn heading(&self, run: &[char]) -> Bits {
        self.gather(|part, bits| part.head.held(run).mark(bits))
    }

    /// The stories in which this is a word.
    pub(super) fn wording(&self, run: &[char]) -> Bits {
        let word: String = run.iter().collect();
        self.gather(|part, bits| part.word(&word).mark(bits))
    }

    /// The stories that hold a row of sounds.
    pub(super) fn sounding(&self, spelling: &Spelling) -> Lot {
        let sounds = spelling.sounds.as_slice();
        let letters: Vec<u32> = sounds.iter().map(Sound::initials).collect();
        let begun = sounds.iter().all(Sound::is_initials);
        let chars: Vec<Vec<char>> = sounds.iter().map(Sound::chars).collect();
        self.lot(|part, sure, unsure| match (sounds.len(), begun) {
            (1, _) => chars.iter().flatten().for_each(|c| part.whole.letter_list(*c).mark(sure)),
            (2..=LONGEST, true) => part.initials.mark(&letters, sure),
            (2, false) => drop(part.whole.each_listed(&chars, usize::MAX, |list| list.mark(sure))),
            _ => {
                let narrow = chars.iter().all(|chars| chars.len() < BROAD);
                let mut both = vec![0; sure.len()];
                let all = narrow
                    && part.whole.each_held(&chars, WAYS, |mut held| {
                        if held.exact {
                            return held.mark(sure);
                        }
                        both.fill(0);
                        held.mark(&mut both);
                        unsure.iter_mut().zip(&both).for_each(|(word, both)| *word |= both);
                    });
                if !all {
                    part.mark_alive(unsure);
                    keep_initials(&part.initials, &letters, unsure);
                    for pair in chars.windows(2).filter(|pair| pair.iter().all(|set| set.len() < BROAD)) {
                        both.fill(0);
                        part.whole.each_listed(pair, usize::MAX, |list| list.mark(&mut both));
                        unsure.iter_mut().zip(&both).for_each(|(word, both)| *word &= both);
                    }
                    part.whole.each_listed(&chars, WAYS, |list| list.mark(sure));
                }
            }
        })
    }

    /// The stories in whose heads a row of sounds may stand, by its initials.
    pub(super) fn heading_sounds(&self, spelling: &Spelling) -> Bits {
        let letters: Vec<u32> = spelling.sounds.iter().map(Sound::initials).collect();
        self.gather(|part, bits| {
            part.mark_alive(bits);
            keep_initials(&part.head_initials, &letters, bits);
        })
    }

    /// The runs that some story may hold and that differ from this one in one look-alike character: every pair of them stands somewhere.
    pub(super) fn alike(&self, run: &[char]) -> Vec<Vec<char>> {
        let mut runs = BTreeSet::new();
        for part in &*self.parts {
            let stands = |a: Option<&char>, b: Option<&char>| match (a, b) {
                (Some(a), Some(b)) => part.whole.has_pair(*a, *b),
                _ => true,
            };
            for (at, &c) in run.iter().enumerate() {
                let (before, after) = (at.checked_sub(1).and_then(|at| run.get(at)), run.get(at + 1));
                let code = u32::from(c);
                let around = part.whole.letters_in(code.saturating_sub(ALIKE), code + ALIKE + 1);
                for other in around.filter(|other| look_alike(c, *other)) {
                    if runs.len() < RUNS && stands(before, Some(&other)) && stands(Some(&other), after) {
                        let mut other_run = run.to_vec();
                        other_run.splice(at..=at, [other]);
                        runs.insert(other_run);
                    }
                }
            }
        }
        runs.into_iter().collect()
    }

    /// How many bytes each kind of table takes: letters, heads, sounds, words, facts.
    pub(super) fn sizes(&self) -> [usize; 5] {
        self.parts.iter().map(Part::sizes).fold([0; 5], |sum, part| std::array::from_fn(|n| sum[n] + part[n]))
    }

    fn gather(&self, mark: impl Fn(&Part, &mut [u64])) -> Bits {
        let mut stories = Bits::none(self.bound);
        for part in &*self.parts {
            let bits = part.of(&mut stories);
            mark(part, bits);
            part.keep_alive(bits);
        }
        stories
    }

    /// Stories that are sure, and others.
    fn lot(&self, mark: impl Fn(&Part, &mut [u64], &mut [u64])) -> Lot {
        let (mut sure, mut unsure) = (Bits::none(self.bound), Bits::none(self.bound));
        for part in &*self.parts {
            let (sure, unsure) = (part.of(&mut sure), part.of(&mut unsure));
            mark(part, sure, unsure);
            part.keep_alive(sure);
            part.keep_alive(unsure);
        }
        let unsure = unsure.minus(&sure);
        Lot { stories: sure.or(&unsure), unsure }
    }
}

/// Keeps what has these first letters, looking at as many neighbours at a time as have lists. What has no sound says nothing.
fn keep_initials(known: &Initials, letters: &[u32], bits: &mut [u64]) {
    for run in letters.windows(letters.len().clamp(2, LONGEST)).filter(|run| !run.contains(&0)) {
        let mut begun = vec![0; bits.len()];
        known.mark(run, &mut begun);
        bits.iter_mut().zip(&begun).for_each(|(word, begun)| *word &= begun);
    }
}
