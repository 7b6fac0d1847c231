//! What a word that stands nowhere may have been meant to be: what sounds the same in the stories, or differs from it by one character.

use super::Index;
use super::read;
use super::seek::Seeker;
use crate::query::{Query, Term};
use crate::text::is_han;
use crate::text::pinyin::readings;
use crate::tongue::index as say;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A word of the stories, and how it differs.
pub(super) type Guess = (String, &'static str);

/// Words shorter than this differ by one character from half the language.
const SHORTEST: usize = 3;
/// Longer ones are passages, not words.
const LONGEST: usize = 12;
/// Stories read for each place at which a character may differ.
const READ: usize = 60;
/// Guesses of a kind.
const MOST: usize = 2;

impl Index {
    /// The best guesses, the surest first.
    pub(super) fn guesses(&self, term: &Term, seeker: &Seeker<'_>) -> Vec<Guess> {
        let typed = term.chars();
        if typed.len() < 2 || typed.len() > LONGEST || !typed.iter().all(|c| is_han(*c)) {
            return Vec::new();
        }
        let mut guesses: Vec<Guess> = Vec::new();
        let kinds = [
            (self.homophones(&typed), say::SAME_SOUND),
            (swapped(&typed, seeker), say::SWAPPED),
            (self.off_by_one(&typed, seeker), say::ONE_OFF),
        ];
        for (words, why) in kinds {
            for word in words.into_iter().take(MOST) {
                if !guesses.iter().any(|(known, _)| *known == word) {
                    guesses.push((word, why.get()));
                }
            }
        }
        guesses
    }

    /// What is read the same: 谢芳 for 解芳.
    fn homophones(&self, typed: &[char]) -> Vec<String> {
        let sounds: Option<String> = typed.iter().map(|c| readings(*c).next()).collect();
        let Some(sounds) = sounds else { return Vec::new() };
        let found = self.search(&Query { text: sounds, limit: READ, ..Query::default() });
        let mut words = BTreeMap::new();
        for marked in found.hits.iter().flat_map(|hit| [&hit.head.headline, &hit.snippet]) {
            for word in marked.marks.iter().filter_map(|mark| marked.text.get(mark.clone())) {
                if word.chars().count() == typed.len() && word.chars().all(is_han) {
                    *words.entry(word.to_owned()).or_insert(0_usize) += 1;
                }
            }
        }
        frequent(words)
    }

    /// One character is another, is missing, or is too many.
    fn off_by_one(&self, typed: &[char], seeker: &Seeker<'_>) -> Vec<String> {
        if typed.len() < SHORTEST {
            return Vec::new();
        }
        let mut words = BTreeMap::new();
        for at in 0..typed.len() {
            let (left, right) = typed.split_at(at);
            for right in [right, right.get(1..).unwrap_or_default()] {
                self.between(left, right, &mut words);
            }
        }
        let mut words = frequent(words);
        let shortened = (0..typed.len()).filter(|_| typed.len() > SHORTEST).map(|at| {
            let (left, right) = typed.split_at(at);
            [left, right.get(1..).unwrap_or_default()].concat()
        });
        words.extend(shortened.filter(|word| !seeker.holding(word).0.is_empty()).map(String::from_iter));
        words
    }

    /// Counts what stands in the stories with one character between two parts.
    fn between(&self, left: &[char], right: &[char], words: &mut BTreeMap<String, usize>) {
        // One more before or behind is the word itself, which is nowhere; nothing on one side leaves too little to go by.
        if left.is_empty() || right.is_empty() || left.len() + right.len() < SHORTEST - 1 {
            return;
        }
        // They will be read; the lists need not be sure.
        let held = self.postings.holding(left).stories.and(&self.postings.holding(right).stories);
        for number in held.iter().take(READ) {
            let letters = self.text(number, read::letters).unwrap_or_default();
            let chars: Vec<char> = letters.iter().map(|letter| letter.folded).collect();
            for window in chars.windows(left.len() + 1 + right.len()) {
                let (head, tail) = window.split_at(left.len());
                if head == left && tail.get(1..) == Some(right) && tail.first().is_some_and(|c| is_han(*c)) {
                    *words.entry(window.iter().collect()).or_insert(0) += 1;
                }
            }
        }
    }
}

/// Two neighbours in the other order.
fn swapped(typed: &[char], seeker: &Seeker<'_>) -> Vec<String> {
    let swapped = |at: usize| {
        let mut word = typed.to_vec();
        word.swap(at, at + 1);
        word
    };
    let words = (0..typed.len() - 1).map(swapped).filter(|word| word != typed);
    words.filter(|word| !seeker.holding(word).0.is_empty()).map(|word| word.into_iter().collect()).collect()
}

/// The words, the most frequent first.
fn frequent(words: BTreeMap<String, usize>) -> Vec<String> {
    let mut words: Vec<(String, usize)> = words.into_iter().collect();
    words.sort_by_key(|(_, n)| Reverse(*n));
    words.into_iter().map(|(word, _)| word).collect()
}
