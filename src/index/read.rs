//! Reading a story: its letters, and whether a run of letters or a row of sounds is in it. Pure on one story.

use crate::query::Term;
use crate::query::term::Met;
use crate::story::{Role, Story};
use crate::text::fold::{Letter, SPACE, fold, letter};
use crate::text::pinyin::{Ear, Spelling};
use crate::text::{is_blank, is_han};
use memchr::memmem::Finder;
use std::cell::Cell;
use std::cmp::Reverse;

/// A story's texts as they are searched.
pub(super) fn letters(story: &Story) -> Vec<Letter> {
    fold(story.blocks.iter().map(|block| block.text.as_str()))
}

/// The letters of what stands over the story.
pub(super) fn head_letters(story: &Story) -> Vec<Letter> {
    let heads = story.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Kicker | Role::Deck));
    fold(heads.map(|block| block.text.as_str()))
}

/// Looks for a run of folded letters. Mostly it stands in a story just so, and nothing need be folded.
pub(super) struct Holder<'a> {
    run: &'a [char],
    text: Finder<'static>,
}

impl<'a> Holder<'a> {
    pub(super) fn new(run: &'a [char]) -> Self {
        let text: String = run.iter().collect();
        Self { run, text: Finder::new(&text).into_owned() }
    }

    /// Whether it stands in a story just so, nothing between its letters. That it does not, says nothing.
    pub(super) fn stands(&self, story: &Story) -> bool {
        let stands = |text: &str| self.text.find(text.as_bytes()).is_some();
        !self.run.contains(&SPACE) && story.blocks.iter().any(|block| stands(&block.text))
    }

    /// Whether a story holds it.
    pub(super) fn holds(&self, story: &Story) -> bool {
        if self.stands(story) {
            return true;
        }
        if self.run.len() <= 64 && self.run.iter().all(|c| is_han(*c)) {
            return self.passes(story);
        }
        let is_run = |window: &[Letter]| window.iter().zip(self.run).all(|(letter, c)| letter.folded == *c);
        letters(story).windows(self.run.len().max(1)).any(is_run)
    }

    /// Whether it stands there in other forms, or with gaps, which Chinese characters have no letter for: one pass, shift-and.
    fn passes(&self, story: &Story) -> bool {
        let last = 1_u64 << (self.run.len().max(1) - 1);
        let mut held = 0_u64;
        let letters = story.blocks.iter().flat_map(|block| block.text.chars()).filter_map(letter);
        letters.into_iter().any(|c| {
            held = held << 1 | 1;
            if held > 1 || self.run.first() == Some(&c) {
                let is_c = self.run.iter().enumerate().filter(|(_, letter)| **letter == c);
                held &= is_c.fold(0, |all, (at, _)| all | 1 << at);
            } else {
                held = 0;
            }
            held & last != 0
        })
    }
}

/// Whether a row of sounds is heard in a story; its letters need not be folded for that.
pub(super) fn sounds(story: &Story, ear: &Ear) -> bool {
    let chars = story.blocks.iter().flat_map(|block| block.text.chars());
    ear.hear(chars.filter_map(letter)).next().is_some()
}

/// A quick look for some terms: where in a story they stand just as they were typed, or are heard, told without folding the story.
pub(super) struct Glance<'a>(Vec<Look<'a>>);

enum Look<'a> {
    Plain(Box<Finder<'static>>),
    /// The ways it may sound, the surest first.
    Sound(&'a [Spelling]),
}

/// Where one term was seen.
pub(super) struct Seen {
    pub(super) met: Met,
    /// Whether punctuation stands inside each of the places.
    pub(super) apart: bool,
    /// Block, and about which byte in it; never none.
    pub(super) places: Vec<(usize, usize)>,
}

impl<'a> Glance<'a> {
    /// For terms, each with whether it stands in no story by its letters. None where a term may stand in many forms.
    pub(super) fn new(terms: impl Iterator<Item = (&'a Term, bool)>) -> Option<Self> {
        let look = |(term, heard): (&'a Term, bool)| match term.plain() {
            Some(text) => Some(Look::Plain(Box::new(Finder::new(&text).into_owned()))),
            None => (heard && !term.spellings.is_empty()).then_some(Look::Sound(&term.spellings)),
        };
        terms.map(look).collect::<Option<Vec<_>>>().filter(|looks| !looks.is_empty()).map(Self)
    }

    /// Where each term is seen in a story. None where one of them is not; then the story must be read.
    pub(super) fn see(&self, story: &Story) -> Option<Vec<Seen>> {
        let seen = |look: &Look<'_>| match look {
            Look::Plain(finder) => {
                let blocks = story.blocks.iter().enumerate();
                let places = blocks.flat_map(|(number, block)| {
                    finder.find_iter(block.text.as_bytes()).map(move |byte| (number, byte))
                });
                let places: Vec<_> = places.collect();
                (!places.is_empty()).then_some(Seen { met: Met::Exact, apart: false, places })
            }
            Look::Sound(spellings) => spellings.iter().find_map(|spelling| hear(story, spelling)),
        };
        self.0.iter().map(seen).collect()
    }
}

/// Where a row of sounds is heard inside the blocks of a story; those across punctuation only where there are no others.
fn hear(story: &Story, spelling: &Spelling) -> Option<Seen> {
    let (mut whole, mut apart) = (Vec::new(), Vec::new());
    for (number, block) in story.blocks.iter().enumerate() {
        // How far the text was read when the ear was told of a letter.
        let read = Cell::new(0);
        let letters = block.text.char_indices().filter_map(|(byte, c)| {
            read.set(byte + c.len_utf8());
            letter(c)
        });
        for _ in spelling.ear().hear(letters) {
            let heard = block.text.get(..read.get()).unwrap_or_default();
            let (byte, gap) = begin(heard, spelling.sounds.len());
            if gap { apart.push((number, byte)) } else { whole.push((number, byte)) }
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
