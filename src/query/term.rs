//! One thing that must stand in a story, and where in a folded text it stands. Pure on letters; knows no index.

use crate::text::fold::{self, Letter};
use crate::text::pinyin::{self, Spelled, Spelling};
use std::ops::Range;

/// How a term was met, best first. The index reports it to the reader as the route of the hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// The letters themselves.
    Exact,
    /// With punctuation or a paragraph's end between, or without the one typed.
    Gap,
    /// In traditional or simplified form, other than typed.
    Traditional,
    /// By sound.
    Sound(std::cmp::Reverse<Spelled>),
    /// One character stands for a look-alike.
    Alike,
}

/// One meeting of a term: a range of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which letters.
    pub letters: Range<usize>,
    /// How.
    pub met: Met,
}

/// A word or a phrase to be found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As typed, without quotes.
    pub typed: String,
    /// Whether it stood in quotes: then it is met by its letters alone, gaps where they were typed.
    pub quoted: bool,
    /// The folded letters.
    pub letters: Vec<Letter>,
    /// The ways it may sound.
    pub spellings: Vec<Spelling>,
    /// Whether look-alikes count too: it was typed with `~` behind it.
    pub alike: bool,
}

impl Term {
    /// The term that was typed; none where no letter is left of it after folding.
    pub fn new(typed: &str, quoted: bool) -> Option<Self> {
        let letters = fold::fold([typed]);
        if letters.is_empty() {
            return None;
        }
        let word: String = letters.iter().map(|l| l.folded).collect();
        let spellings = if quoted { Vec::new() } else { pinyin::spellings(&word) };
        let alike = !quoted && letters.len() >= ALIKE_LETTERS && typed.ends_with(ALIKE_SIGNS);
        Some(Self { typed: typed.to_owned(), quoted, letters, spellings, alike })
    }

    /// The term as it mostly stands in a text, letter by letter: so it need not be folded to be found there. None of a term that stands in many
    /// forms: with Latin letters, or with punctuation inside.
    pub fn plain(&self) -> Option<String> {
        let one_form = |l: &Letter| !l.gap && (crate::text::is_han(l.folded) || l.folded.is_ascii_digit());
        self.letters.iter().all(one_form).then(|| self.letters.iter().map(|l| l.plain).collect())
    }

    /// Lets it sound as somebody hears it who does not tell z from zh, n from l and the like.
    pub fn listen_fuzzily(&mut self) {
        if !self.spellings.is_empty() {
            self.spellings = pinyin::fuzzy_spellings(&self.chars().into_iter().collect::<String>());
        }
    }

    /// The folded characters.
    pub fn chars(&self) -> Vec<char> {
        self.letters.iter().map(|l| l.folded).collect()
    }

    /// Every meeting by letters, from left to right; meetings may overlap.
    pub fn find(&self, text: &[Letter]) -> Vec<Match> {
        let Some(first) = self.letters.first() else { return Vec::new() };
        let length = self.letters.len();
        let at = |(start, window): (usize, &[Letter])| {
            if window.first()?.folded != first.folded {
                return None;
            }
            let met = self.meet(window)?;
            Some(Match { letters: start..start + length, met })
        };
        text.windows(length).enumerate().filter_map(at).collect()
    }

    /// Every meeting by sound.
    pub fn find_by_sound(&self, text: &[Letter]) -> Vec<Match> {
        let mut found = Vec::new();
        for way in &self.spellings {
            let met = Met::Sound(std::cmp::Reverse(way.spelled));
            let ends = way.ear().hear(text.iter().map(|letter| letter.folded));
            found.extend(ends.map(|end| Match { letters: end - way.sounds.len()..end, met }));
        }
        found.sort_by_key(|m: &Match| (m.letters.start, m.met));
        found.dedup_by(|later, first| later.letters.start == first.letters.start);
        found
    }

    /// Whether a text begins with a character that sounds as begun: `zh` or `zha` for 张. For short values, names above all, where
    /// one syllable says enough; in running text it would stand everywhere.
    pub fn begins_sound(&self, text: &[Letter]) -> bool {
        let typed: String = self.letters.iter().map(|l| l.folded).collect();
        let spells = !self.quoted && typed.len() <= 6 && typed.chars().all(|c| c.is_ascii_lowercase());
        let typed = typed.replace('v', "ü");
        spells && text.first().is_some_and(|c| pinyin::readings(c.folded).any(|r| r.starts_with(&typed)))
    }

    /// Every meeting where one Chinese character stands for a look-alike: for terms of three characters and more.
    pub fn find_alike(&self, text: &[Letter]) -> Vec<Match> {
        let length = self.letters.len();
        if self.quoted || length < ALIKE_LETTERS {
            return Vec::new();
        }
        let fits = |window: &[Letter]| {
            let mut other = self.letters.iter().zip(window).filter(|(a, b)| a.folded != b.folded);
            let first = other.next().is_some_and(|(a, b)| look_alike(a.folded, b.folded));
            first && other.next().is_none()
        };
        let windows = text.windows(length).enumerate().filter(|(_, window)| fits(window));
        windows.map(|(start, _)| Match { letters: start..start + length, met: Met::Alike }).collect()
    }

    /// How some letters, as many as the term has, meet it.
    pub fn meet(&self, window: &[Letter]) -> Option<Met> {
        let mut met = Met::Exact;
        for (number, (typed, stands)) in self.letters.iter().zip(window).enumerate() {
            if typed.folded != stands.folded {
                return None;
            }
            if number > 0 && typed.gap != stands.gap {
                if self.quoted {
                    return None;
                }
                met = met.max(Met::Gap);
            }
            if typed.plain != stands.plain {
                met = met.max(Met::Traditional);
            }
        }
        Some(met)
    }
}

/// Letters a term must have for one of them to be taken for a look-alike.
pub const ALIKE_LETTERS: usize = 3;
/// What is typed behind a word to take look-alikes, too.
pub const ALIKE_SIGNS: [char; 2] = ['~', '～'];
/// How far apart in Unicode two characters may stand and still look alike.
pub const ALIKE: u32 = 48;

/// Whether a reader of print, or a machine, may take one Chinese character for the other. In Unicode's first block characters stand by radical
/// and then by strokes, so that those with the same radical and about as many strokes (埕 埝, 邠 郇) are near neighbours.
pub fn look_alike(one: char, other: char) -> bool {
    let block = '\u{4E00}'..='\u{9FA5}';
    block.contains(&one)
        && block.contains(&other)
        && one != other
        && u32::from(one).abs_diff(u32::from(other)) <= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Reverse;

    fn best(typed: &str, quoted: bool, text: &str) -> Option<Met> {
        let term = Term::new(typed, quoted)?;
        let text = fold::fold(text.split('|'));
        let all = [term.find(&text), term.find_by_sound(&text), term.find_alike(&text)].concat();
        all.into_iter().map(|m| m.met).min()
    }

    #[test]
    fn one_form_is_told_from_many() {
        for (typed, plain) in [
            ("乡村", Some("乡村")),
            ("鄉村", Some("鄉村")),
            ("２０２３年", Some("2023年")),
            ("成果，精准", None),
            ("BRT公交", None),
        ] {
            assert_eq!(Term::new(typed, false).and_then(|term| term.plain()).as_deref(), plain, "{typed}");
        }
    }

    #[test]
    fn look_alikes_are_two_of_a_kind() {
        for (one, other, alike) in [
            ('埝', '埕', true),
            ('埕', '埝', true),
            ('村', '村', false),
            ('a', 'b', false),
            ('一', '龥', false),
            ('龥', '龦', false),
        ] {
            assert_eq!(look_alike(one, other), alike, "{one}{other}");
        }
    }

    #[test]
    fn terms_are_met() {
        for (typed, quoted, text, met) in [
            ("千万工程", false, "学好“千万工程”经验", Some(Met::Exact)),
            ("二十届三中", false, "党的二十|届三中全会", Some(Met::Gap)),
            ("二十届三中", true, "党的二十|届三中全会", None),
            ("盐·国宝", false, "“盐·国宝”", Some(Met::Exact)),
            ("鄉村", false, "乡村", Some(Met::Traditional)),
            ("4000个", false, "4000吨", None),
            ("xiangcun", false, "乡村", Some(Met::Sound(Reverse(Spelled::Whole)))),
            ("brt", false, "BRT公交", Some(Met::Exact)),
            ("解芳", false, "谢芳", None),
            ("埝掌村", false, "夏县埕掌村", Some(Met::Alike)),
        ] {
            assert_eq!(best(typed, quoted, text), met, "{typed}");
        }
    }
}
