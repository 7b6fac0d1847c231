//! Reading a story: its letters, and whether a run of letters or a row of sounds is in it. Pure on one story.

use super::laid::{Laid, Needle, units};
use crate::query::mark::stand_near;
use crate::query::term::Met;
use crate::query::{Pattern, Term};
use crate::story::{Role, Story};
use crate::text::fold::{Letter, SPACE, fold, letter, pass};
use crate::text::is_blank;
use crate::text::pinyin::{Ear, Spelling};
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::VecDeque;

/// A story's texts as they are searched.
pub(super) fn letters(story: &Story) -> Vec<Letter> {
    fold(texts(story))
}

fn texts(story: &Story) -> impl Iterator<Item = &str> {
    story.blocks.iter().map(|block| block.text.as_str())
}

/// The letters of what stands over the story.
pub(super) fn head_letters(story: &Story) -> Vec<Letter> {
    let heads = story.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Kicker | Role::Deck));
    fold(heads.map(|block| block.text.as_str()))
}

/// Looks for a run of folded letters. Mostly it stands in a story just so, and nothing need be folded.
pub(super) struct Holder {
    row: Row,
    just_so: Needle,
}

impl Holder {
    pub(super) fn new(run: &[char]) -> Self {
        let text: String = run.iter().collect();
        Self { row: Row::new(run), just_so: Needle::new(&text) }
    }

    /// Whether it stands in a story just so, nothing between its letters. That it does not, says nothing.
    fn stands(&self, story: &Laid<'_>) -> bool {
        !self.row.run.contains(&SPACE) && story.holds(&self.just_so)
    }

    /// Whether a story holds it, in whatever forms, with or without gaps.
    pub(super) fn holds(&self, story: &Laid<'_>) -> bool {
        self.stands(story) || self.ends(story, |_| false)
    }

    /// Whether a story holds it with the gaps that it was typed with, and no others.
    pub(super) fn holds_as(&self, typed: &[Letter], story: &Laid<'_>) -> bool {
        let gaps = typed.iter().map(|letter| letter.gap).skip(1);
        if gaps.clone().all(|gap| !gap) && self.stands(story) {
            return true;
        }
        // The gaps before the last letters that were read.
        let mut read = VecDeque::from(vec![false; typed.len()]);
        let other = |letter: &Letter| {
            read.pop_front();
            read.push_back(letter.gap);
            !read.iter().skip(1).copied().eq(gaps.clone())
        };
        self.ends(story, other)
    }

    /// Whether it ends at some letter of a story that is not passed over: one pass. Every letter is shown to `over`.
    fn ends(&self, story: &Laid<'_>, mut over: impl FnMut(&Letter) -> bool) -> bool {
        let (mut held, mut ends) = (0, false);
        pass(story.texts().iter().map(AsRef::as_ref), |letter| {
            let over = over(&letter);
            held = self.row.step(held, letter.folded);
            ends = held == self.row.run.len() && !over;
            !ends
        });
        ends
    }
}

/// A run of letters that is followed through a text, one step for each letter (Knuth, Morris and Pratt, “Fast pattern matching in strings”, 1977).
struct Row {
    run: Vec<char>,
    /// For each beginning of the run how long its longest other end is that the run begins with, too.
    back: Vec<usize>,
}

impl Row {
    fn new(run: &[char]) -> Self {
        let mut row = Self { run: run.to_vec(), back: Vec::with_capacity(run.len()) };
        for (at, c) in run.iter().enumerate() {
            let held = row.back.last().map_or(0, |held| row.step(*held, *c));
            row.back.push(if at == 0 { 0 } else { held });
        }
        row
    }

    /// How much of the run the text ends with, after so much of it and this letter.
    #[inline]
    fn step(&self, held: usize, c: char) -> usize {
        let mut held = held;
        loop {
            if self.run.get(held) == Some(&c) {
                return held + 1;
            }
            let Some(before) = held.checked_sub(1) else { return 0 };
            held = self.back.get(before).copied().unwrap_or(0);
        }
    }
}

/// Whether some runs of letters begin in a story with at most `within` letters from the first to the last.
pub(super) fn near(story: &Laid<'_>, runs: &[Holder], within: usize) -> bool {
    // Mostly they stand in one paragraph just so; there are never more letters between them than characters.
    let close = |block: usize| {
        let mut starts = Vec::new();
        for (number, run) in runs.iter().enumerate() {
            story.find(block, &run.just_so, |at| {
                starts.push((at, number));
                true
            });
        }
        stand_near(starts, runs.len(), within)
    };
    if runs.iter().all(|run| !run.row.run.contains(&SPACE)) && (0..story.len()).any(close) {
        return true;
    }
    let rows: Vec<&Row> = runs.iter().map(|run| &run.row).collect();
    let (mut held, mut starts, mut at) = (vec![0; rows.len()], Vec::new(), 0);
    pass(story.texts().iter().map(AsRef::as_ref), |letter| {
        at += 1;
        for (number, (row, held)) in rows.iter().zip(&mut held).enumerate() {
            *held = row.step(*held, letter.folded);
            if *held == row.run.len() {
                starts.push((at - row.run.len(), number));
            }
        }
        true
    });
    stand_near(starts, rows.len(), within)
}

/// Whether an expression fits a place of one of a story's blocks.
pub(super) fn fits(story: &Laid<'_>, pattern: &Pattern) -> bool {
    (0..story.len()).any(|block| pattern.fits(&story.text(block)))
}

/// Whether a row of sounds is heard in a story; its letters need not be folded for that.
pub(super) fn sounds(story: &Laid<'_>, ear: &Ear) -> bool {
    let texts = story.texts();
    let chars = texts.iter().flat_map(|text| text.chars());
    ear.hear(chars.filter_map(letter)).next().is_some()
}

/// A quick look for some terms: where in a story they stand just as they were typed, or are heard, told without folding the story.
pub(super) struct Glance<'a>(Vec<Look<'a>>);

enum Look<'a> {
    Plain(Box<Needle>),
    /// The ways it may sound, the surest first.
    Sound(&'a [Spelling]),
}

/// Where one term was seen.
pub(super) struct Seen {
    pub(super) met: Met,
    /// Whether punctuation stands inside each of the places.
    pub(super) apart: bool,
    /// Block, and the characters before the place in it; never none.
    pub(super) places: Vec<(usize, usize)>,
}

impl<'a> Glance<'a> {
    /// For terms; those that may sound are listened for. None where a term may stand in many forms.
    pub(super) fn new(terms: impl Iterator<Item = &'a Term>) -> Option<Self> {
        let look = |term: &'a Term| match term.plain() {
            Some(text) => Some(Look::Plain(Box::new(Needle::new(&text)))),
            None => (!term.spellings.is_empty()).then_some(Look::Sound(&term.spellings)),
        };
        terms.map(look).collect::<Option<Vec<_>>>().filter(|looks| !looks.is_empty()).map(Self)
    }

    /// Where each term is seen in a story. None where one of them is not; then the story must be read.
    pub(super) fn see(&self, story: &Laid<'_>) -> Option<Vec<Seen>> {
        let seen = |look: &Look<'_>| match look {
            Look::Plain(needle) => {
                let mut places = Vec::new();
                for block in 0..story.len() {
                    story.find(block, needle, |at| {
                        places.push((block, at));
                        true
                    });
                }
                (!places.is_empty()).then_some(Seen { met: Met::Exact, apart: false, places })
            }
            Look::Sound(spellings) => spellings.iter().find_map(|spelling| hear(story, spelling)),
        };
        self.0.iter().map(seen).collect()
    }
}

/// Where a row of sounds is heard inside the blocks of a story; those across punctuation only where there are no others.
fn hear(story: &Laid<'_>, spelling: &Spelling) -> Option<Seen> {
    let (mut whole, mut apart) = (Vec::new(), Vec::new());
    for (number, text) in story.texts().iter().enumerate() {
        // How far the text was read when the ear was told of a letter.
        let read = Cell::new(0);
        let (mut last, mut before) = (0, 0);
        let letters = text.char_indices().filter_map(|(byte, c)| {
            read.set(byte + c.len_utf8());
            letter(c)
        });
        for _ in spelling.ear().hear(letters) {
            let heard = text.get(..read.get()).unwrap_or_default();
            let (byte, gap) = begin(heard, spelling.sounds.len());
            before += units(heard.get(last..byte).unwrap_or_default());
            last = byte;
            let place = (number, before);
            if gap { apart.push(place) } else { whole.push(place) }
        }
    }
    let met = Met::Sound(Reverse(spelling.spelled));
    if whole.is_empty() {
        (!apart.is_empty()).then_some(Seen { met, apart: true, places: apart })
    } else {
        Some(Seen { met, apart: false, places: whole })
    }
}

/// Where the last so many letters of a text begin, and whether punctuation stands among them.
fn begin(text: &str, long: usize) -> (usize, bool) {
    let (mut left, mut gap) = (long, false);
    for (byte, c) in text.char_indices().rev() {
        match letter(c) {
            Some(_) if left <= 1 => return (byte, gap),
            Some(_) => left -= 1,
            None => gap |= !is_blank(c) || matches!(c, '\n' | '\r'),
        }
    }
    (0, gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Block;

    fn story(texts: &[&str]) -> Story {
        let block = |text: &&str| Block { role: Role::Body, text: (*text).to_owned(), spans: Vec::new() };
        Story { blocks: texts.iter().map(block).collect(), ..Story::default() }
    }

    #[test]
    fn the_last_letters_begin_somewhere() {
        for (text, long, byte, gap) in [
            ("乡村", 2, 0, false),
            ("家乡村", 2, 3, false),
            ("乡，村", 2, 0, true),
            ("，乡村", 2, 3, false),
            ("乡 　村", 2, 0, false),
            ("乡\n村", 2, 0, true),
            ("乡\r村", 2, 0, true),
        ] {
            assert_eq!(begin(text, long), (byte, gap), "{text:?}");
        }
    }

    #[test]
    fn a_glance_tells_where_terms_stand() {
        let page = crate::parse::page("x", b"");
        for (typed, texts, expected) in [
            ("乡村", &["到乡村去", "乡村"][..], Some((&[(0, 1), (1, 0)][..], false))),
            ("乡村", &["乡，村"], None),
            ("xiangcun", &["家乡村，村里乡村"], Some((&[(0, 1), (0, 6)], false))),
            ("xiangcun", &["𠮷家乡，村", "在乡村"], Some((&[(1, 1)], false))),
            ("xiangcun", &["𠮷家乡，村", "家乡。村"], Some((&[(0, 3), (1, 1)], true))),
            ("xiangcun", &["城市"], None),
        ] {
            let (term, story) = (Term::new(typed, false), story(texts));
            let seen = Glance::new(term.iter()).and_then(|glance| glance.see(&Laid::Whole(&page, &story)));
            let told =
                seen.as_ref().and_then(|seen| seen.first()).map(|seen| (seen.places.as_slice(), seen.apart));
            assert_eq!(told, expected, "{typed} {texts:?}");
        }
        let term = Term::new("BRT", true);
        assert!(Glance::new(term.iter()).is_none() && Glance::new(None.into_iter()).is_none());
    }

    proptest::proptest! {
        /// Compared with the letters side by side.
        #[test]
        fn a_run_is_followed(texts in proptest::collection::vec("[乡村，]{0,9}", 1..4), run in "[乡村]{1,5}", quoted in "[乡村，]{1,6}") {
            let page = crate::parse::page("x", b"");
            let story = story(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let laid = Laid::Whole(&page, &story);
            let letters: String = texts.concat().replace('，', "");
            let chars: Vec<char> = run.chars().collect();
            proptest::prop_assert_eq!(Holder::new(&chars).holds(&laid), letters.contains(&run));
            if let Some(term) = Term::new(&quoted, true) {
                let holds = Holder::new(&term.chars()).holds_as(&term.letters, &laid);
                proptest::prop_assert_eq!(holds, !term.find(&fold(texts.iter().map(String::as_str))).is_empty());
            }
        }

        /// Compared with the letters of the whole story.
        #[test]
        fn near_is_near(texts in proptest::collection::vec("[乡村镇，]{0,12}", 1..4), within in 0_usize..9) {
            let page = crate::parse::page("x", b"");
            let story = story(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let letters: Vec<char> = texts.concat().replace('，', "").chars().collect();
            let at = |c: char| letters.iter().enumerate().filter(move |(_, other)| **other == c).map(|(at, _)| at);
            let pair = |at: &usize| letters.get(at + 1) == Some(&'乡');
            let expected = at('村').any(|one| at('镇').filter(pair).any(|two| one.abs_diff(two) <= within));
            let runs = [Holder::new(&['村']), Holder::new(&['镇', '乡'])];
            proptest::prop_assert_eq!(near(&Laid::Whole(&page, &story), &runs, within), expected);
        }
    }
}
