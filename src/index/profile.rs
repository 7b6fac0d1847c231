//! A story laid out for comparison: its letters, their weights, its topics. Knows one story only.

use super::rarity::{Pair, Rarity, pairs};
use super::words::Words;
use crate::facts::topic::{Theme, themes};
use crate::story::{Block, Page, Role, Story};
use crate::text::fold::{Letter, SPACE, fold};
use std::ops::Range;

/// What a pair gains by standing in the headline, or in the lead (the first paragraph), where news says what it is about.
const IN_HEADLINE: f32 = 1.0;
const IN_LEAD: f32 = 0.5;
/// Words of one letter that say nothing at the edge of what two stories share.
const JOINTS: &str = "的了着和与及在对为把将等是也并";
/// A quotation has at most so many characters, or the words it proves.
const QUOTE: usize = 48;

/// A topic is a story's own when it is among its first so many …
const OWN_TOPICS: usize = 2;
/// … and its words weigh so much: one of the headline, or several of the text.
const TOPIC_WEIGHT: f32 = 4.0;

/// What kind of name a story can be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Person,
    Reporter,
    Place,
    Slogan,
    Occasion,
    Topic,
}

/// A story as it is compared with others.
pub(super) struct Profile<'a> {
    pub(super) page: &'a Page,
    pub(super) story: &'a Story,
    /// Headline, body and captions: the texts that can be quoted.
    texts: Vec<&'a str>,
    /// What a pair gains in each text.
    gains: Vec<f32>,
    /// The letters of the texts.
    pub(super) letters: Vec<Letter>,
    /// Topics and occasions.
    pub(super) themes: Vec<Theme>,
}

impl<'a> Profile<'a> {
    pub(super) fn of(page: &'a Page, story: &'a Story) -> Self {
        let (mut texts, mut gains) = (Vec::new(), Vec::new());
        let mut lead = true;
        for block in &story.blocks {
            if !is_told(block) {
                continue;
            }
            gains.push(match block.role {
                Role::Headline | Role::Kicker => IN_HEADLINE,
                Role::Body | Role::Caption if std::mem::take(&mut lead) => IN_LEAD,
                _ => 0.0,
            });
            texts.push(block.text.as_str());
        }
        let letters = fold(texts.iter().copied());
        Self { page, story, texts, gains, letters, themes: themes(story) }
    }

    /// How much the story says each of its pairs, ascending by pair, none twice: `1 + ln n + gain of the place`.
    pub(super) fn strengths(&self) -> Vec<(Pair, f32)> {
        let gain = |letter: &Letter| self.gains.get(letter.text as usize).copied().unwrap_or(0.0);
        let mut all: Vec<(Pair, f32)> =
            pairs(&self.letters).map(|(pair, letter)| (pair, gain(letter))).collect();
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let same = |a: &(Pair, f32), b: &(Pair, f32)| a.0 == b.0;
        let strength = |chunk: &[(Pair, f32)]| {
            let (pair, gain) = *chunk.last()?;
            Some((pair, 1.0 + (chunk.len() as f32).ln() + gain))
        };
        all.chunk_by(same).filter_map(strength).collect()
    }

    /// The weights of the story's pairs: strength × rarity.
    pub(super) fn vector(&self, rarity: &Rarity) -> Vector {
        let mut weights = self.strengths();
        for (pair, weight) in &mut weights {
            *weight *= rarity.weight(*pair);
        }
        Vector::new(weights)
    }

    /// What the story is mainly about.
    pub(super) fn own_topics(&self) -> Vec<&Theme> {
        let is_own = |theme: &&Theme| !theme.is_occasion() && theme.weight >= TOPIC_WEIGHT;
        let mut own: Vec<&Theme> = self.themes.iter().filter(is_own).collect();
        own.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        own.truncate(OWN_TOPICS);
        own
    }

    /// What the story can be found by besides its words.
    pub(super) fn names(&self) -> impl Iterator<Item = (Name, &str)> {
        let (facts, story) = (&self.story.facts, self.story);
        let people = facts.people.iter().map(|p| (Name::Person, p.name.as_str()));
        let reporters = story.bylines.iter().map(|b| (Name::Reporter, b.name.as_str()));
        let places = facts.places.iter().take(1).map(|p| (Name::Place, p.as_str()));
        let slogans = facts.slogans.iter().map(|s| (Name::Slogan, s.as_str()));
        let occasions = self.themes.iter().filter(|t| t.is_occasion()).map(|t| (Name::Occasion, t.name()));
        let topics = self.own_topics().into_iter().map(|t| (Name::Topic, t.name()));
        let names = people.chain(reporters).chain(places).chain(slogans).chain(occasions).chain(topics);
        names.filter(|(_, name)| !name.is_empty())
    }

    /// The letters alone, for reprints.
    pub(super) fn chars(&self) -> Vec<char> {
        letters_alone(&self.letters)
    }

    /// The clause in which some letters stand.
    pub(super) fn quote(&self, letters: &Range<usize>) -> Option<String> {
        let (first, last) = self.ends(letters)?;
        let text = self.texts.get(first.text as usize)?;
        Some(clause(text, first.start as usize, last.end as usize))
    }

    fn ends(&self, letters: &Range<usize>) -> Option<(&Letter, &Letter)> {
        Some((self.letters.get(letters.start)?, self.letters.get(letters.end.checked_sub(1)?)?))
    }

    /// Some letters of one text as they are printed.
    pub(super) fn printed(&self, letters: &Range<usize>) -> Option<&'a str> {
        let (first, last) = self.ends(letters)?;
        self.texts.get(first.text as usize)?.get(first.start as usize..last.end as usize)
    }

    /// The letters of some letters' whole words: what is left when pieces of words are taken off both ends.
    pub(super) fn whole_words(&self, letters: &Range<usize>, words: &Words) -> Option<Range<usize>> {
        let (first, last) = self.ends(letters)?;
        let text = self.texts.get(first.text as usize)?;
        let clause = clause_around(text, first.start as usize, last.end as usize);
        let borders = words.borders(text.get(clause.clone())?);
        let is_border = |at: u32| borders.binary_search(&(at as usize).checked_sub(clause.start)?).ok();
        let letter = |at: usize| self.letters.get(at);
        let from = letters.clone().find(|&at| letter(at).is_some_and(|l| is_border(l.start).is_some()))?;
        let to = letters.clone().rev().find(|&at| letter(at).is_some_and(|l| is_border(l.end).is_some()))?;
        (from <= to).then_some(from..to + 1)
    }

    /// Whether some letter is a word that only joins others.
    pub(super) fn is_joint(&self, letter: usize) -> bool {
        self.letters.get(letter).is_some_and(|letter| JOINTS.contains(letter.folded))
    }

    /// The clause in which the needle first stands.
    pub(super) fn clause(&self, needle: &str) -> Option<String> {
        if needle.is_empty() {
            return None;
        }
        self.texts.iter().find_map(|text| text.find(needle).map(|at| clause(text, at, at + needle.len())))
    }

    /// The first of the needles that stands in the story, as its clause.
    pub(super) fn any_clause(&self, needles: &[String]) -> Option<String> {
        needles.iter().find_map(|needle| self.clause(needle))
    }

    /// The first block of a role that has some words.
    pub(super) fn block(&self, role: Role, with: &str) -> Option<&'a str> {
        self.story.blocks.iter().find(|b| b.role == role && b.text.contains(with)).map(|b| b.text.as_str())
    }
}

/// Whether a block tells the story: headings, text and captions do.
fn is_told(block: &Block) -> bool {
    !matches!(block.role, Role::Byline | Role::Credit | Role::Jump | Role::Section)
}

/// The letters of a story, as [`Profile::chars`] gives them.
pub(super) fn chars(story: &Story) -> Vec<char> {
    letters_alone(&fold(story.blocks.iter().filter(|block| is_told(block)).map(|b| b.text.as_str())))
}

fn letters_alone(letters: &[Letter]) -> Vec<char> {
    letters.iter().map(|letter| letter.folded).filter(|&c| c != SPACE).collect()
}

/// The weights of a story's pairs, ascending by pair.
pub(super) struct Vector {
    pub(super) weights: Vec<(Pair, f32)>,
    /// Their length as a vector.
    pub(super) norm: f32,
}

impl Vector {
    pub(super) fn new(weights: Vec<(Pair, f32)>) -> Self {
        let norm = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { weights, norm }
    }

    /// The pairs, each with its part of the vector's length.
    pub(super) fn shares(&self) -> impl Iterator<Item = (Pair, f32)> {
        let norm = self.norm.max(f32::MIN_POSITIVE);
        self.weights.iter().map(move |&(pair, weight)| (pair, weight / norm))
    }

    /// The cosine of two vectors, from 0 to 1. Summed in the order of the pairs, so that the last digit is the same on every run.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        let mut dot = 0.0;
        let mut theirs = other.weights.iter().peekable();
        for (pair, weight) in &self.weights {
            while theirs.next_if(|(p, _)| p < pair).is_some() {}
            if let Some((_, other)) = theirs.next_if(|(p, _)| p == pair) {
                dot += weight * other;
            }
        }
        let norms = self.norm * other.norm;
        if norms > 0.0 { dot / norms } else { 0.0 }
    }
}

/// The weightiest of some pairs, the weightiest first; none without weight.
pub(super) fn heaviest(pairs: impl Iterator<Item = (Pair, f32)>, most: usize) -> Vec<(Pair, f32)> {
    let mut pairs: Vec<(Pair, f32)> = pairs.filter(|(_, weight)| *weight > 0.0).collect();
    let by_weight = |a: &(Pair, f32), b: &(Pair, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if pairs.len() > most {
        pairs.select_nth_unstable_by(most, by_weight);
        pairs.truncate(most);
    }
    pairs.sort_unstable_by(by_weight);
    pairs
}

/// The clause around `start..end` of a text: back and on to the next mark of punctuation, at most [`QUOTE`] characters.
pub(super) fn clause(text: &str, start: usize, end: usize) -> String {
    text.get(clause_around(text, start, end)).unwrap_or_default().to_owned()
}

fn clause_around(text: &str, start: usize, end: usize) -> Range<usize> {
    let border = |c: char| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '！' | '？' | '\n');
    let inner = text.get(start..end).unwrap_or_default().chars().count();
    let room = QUOTE.saturating_sub(inner);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .take(room / 2)
        .take_while(|(_, c)| !border(*c))
        .last()
        .map_or(start, |(at, _)| at);
    let used = text.get(from..start).unwrap_or_default().chars().count();
    let to = after.char_indices().take(room - used).take_while(|(_, c)| !border(*c)).last();
    let to = to.map_or(end, |(at, c)| end + at + c.len_utf8());
    from..to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_punctuation() {
        let text = "会上，县委书记解芳主持会议并讲话。会后参观。";
        let at = text.find("解芳").unwrap();
        assert_eq!(clause(text, at, at + "解芳".len()), "县委书记解芳主持会议并讲话");
    }
}
