//! A page as bytes, made so that one story of it can be read without the others, as a row of results and a ranking want it.
//!
//! The text is kept once, two bytes to a character (UTF-16): a third less than UTF-8 for Chinese, and every place in it is found without
//! counting. The paragraphs of the stories are ranges of that text, and so is what is known of them, wherever the page says it in so many
//! words; only what cannot be told so is spelled out.

use super::day;
use crate::story::{
    Amount, Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Person, Repair, Role, SetAside, Span, Story,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// What is told of a page before its stories.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) encoding: String,
    pub(super) paper: Paper,
    pub(super) date: Date,
    pub(super) number: Option<String>,
    pub(super) place: Option<String>,
}

/// A story; places count the characters of the page's text in units of two bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) kicker: Option<Phrase>,
    pub(super) headline: Option<Phrase>,
    pub(super) decks: Vec<Phrase>,
    /// Name, role, outlet.
    pub(super) bylines: Vec<(Phrase, Phrase, Option<Phrase>)>,
    pub(super) wire: Option<String>,
    /// The first of its places.
    pub(super) place: Option<String>,
    pub(super) blocks: Vec<Piece>,
}

/// What is known of a story; behind it, so that its text can be read alone.
#[derive(Serialize, Deserialize)]
pub(super) struct Lore {
    pub(super) people: Vec<(Phrase, Vec<Phrase>)>,
    /// But for the first.
    pub(super) places: Vec<String>,
    pub(super) orgs: Vec<Phrase>,
    pub(super) dates: Vec<(Option<Day>, Ground)>,
    pub(super) slogans: Vec<Phrase>,
    pub(super) amounts: Vec<(Phrase, Value, Phrase)>,
}

/// Words: where in the page's text they stand, and how long they are, or else themselves.
#[derive(Serialize, Deserialize)]
pub(super) enum Phrase {
    At(u32, u32),
    Spelled(String),
}

/// A date: as one number (`20231026`; what is unknown of it is 0), or else itself.
#[derive(Serialize, Deserialize)]
pub(super) enum Day {
    Number(u32),
    Spelled(String),
}

/// The value of an amount: mostly a whole number.
#[derive(Serialize, Deserialize)]
pub(super) enum Value {
    Whole(u64),
    Real(f64),
}

/// A [`Basis`].
#[derive(Serialize, Deserialize)]
pub(super) enum Ground {
    Printed,
    Path,
    Settings,
    Inferred(String),
    Unknown,
}

/// A block.
#[derive(Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) role: Role,
    /// Its spans: ranges of the page's text, each told by its distance from the end of the one before and its length.
    pub(super) spans: Vec<(i32, u32)>,
    pub(super) text: Text,
}

/// The text of a block.
#[derive(Serialize, Deserialize)]
pub(super) enum Text {
    /// All of its spans.
    Whole,
    /// These parts of them, told like spans.
    Parts(Vec<(i32, u32)>),
    Spelled(String),
}

/// What a page sets aside, and its repairs, their spans in the same units.
#[derive(Serialize, Deserialize)]
pub(super) struct Rest {
    pub(super) set_aside: Vec<SetAside>,
    pub(super) repairs: Vec<Repair>,
}

/// Numbers of four bytes at the front: how long the head is, how long the text, how many stories there are, and where each ends.
const NUMBER: usize = 4;

impl Day {
    pub(super) fn of(date: &str) -> Self {
        let number = Self::Number(day::number(date));
        if number.spell() == date { number } else { Self::Spelled(date.to_owned()) }
    }

    pub(super) fn spell(&self) -> String {
        match self {
            Self::Number(day) => day::date(*day),
            Self::Spelled(date) => date.clone(),
        }
    }
}

impl Value {
    pub(super) fn of(value: f64) -> Self {
        let whole = value as u64;
        if (whole as f64).to_bits() == value.to_bits() { Self::Whole(whole) } else { Self::Real(value) }
    }

    fn value(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Real(value) => value,
        }
    }
}

impl Ground {
    pub(super) fn of(basis: &Basis) -> Self {
        match basis {
            Basis::Printed => Self::Printed,
            Basis::Path => Self::Path,
            Basis::Settings => Self::Settings,
            Basis::Inferred(why) => Self::Inferred(why.clone()),
            Basis::Unknown => Self::Unknown,
        }
    }

    fn basis(self) -> Basis {
        match self {
            Self::Printed => Basis::Printed,
            Self::Path => Basis::Path,
            Self::Settings => Basis::Settings,
            Self::Inferred(why) => Basis::Inferred(why),
            Self::Unknown => Basis::Unknown,
        }
    }
}

fn spans(steps: &[(i32, u32)]) -> impl Iterator<Item = Range<usize>> + '_ {
    steps.iter().scan(0_i32, |last, &(step, long)| {
        let start = last.saturating_add(step).max(0);
        *last = start.saturating_add_unsigned(long);
        Some(start as usize..*last as usize)
    })
}

/// A packed page, laid out but not read.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a> {
    head: &'a [u8],
    text: &'a [u8],
    ends: &'a [u8],
    stories: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Packed<'a> {
    /// None where the bytes are no packed page.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let (head, bytes) = number(bytes)?;
        let (text, bytes) = number(bytes)?;
        let (count, bytes) = number(bytes)?;
        let (ends, bytes) = bytes.split_at_checked(count.checked_mul(NUMBER)?)?;
        let (head, bytes) = bytes.split_at_checked(head)?;
        let (text, bytes) = bytes.split_at_checked(text)?;
        let stories =
            ends.len().checked_sub(NUMBER).map_or(Some(0), |last| number(ends.get(last..)?).map(|n| n.0))?;
        let (stories, rest) = bytes.split_at_checked(stories)?;
        Some(Self { head, text, ends, stories, rest })
    }

    /// How many stories it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len() / NUMBER
    }

    /// One story's text, its blocks without their spans, and of what is known of it nothing but its first place.
    pub(super) fn text(&self, nth: usize) -> Option<Story> {
        let block = |piece: Piece| Block { role: piece.role, text: self.text_of(&piece), spans: Vec::new() };
        let (told, _) = self.told(nth)?;
        Some(self.story_of(told, Facts::default(), block))
    }

    /// One story, its blocks without their spans, and what is told of its page, without text and stories.
    pub(super) fn story(&self, nth: usize) -> Option<(Page, Story)> {
        let block = |piece: Piece| Block { role: piece.role, text: self.text_of(&piece), spans: Vec::new() };
        let (told, lore) = self.told(nth)?;
        Some((self.head()?, self.story_of(told, self.facts(lore)?, block)))
    }

    /// The whole page.
    pub(super) fn page(&self) -> Option<Page> {
        let mut text = String::new();
        self.letters(0..self.text.len() / 2, &mut text);
        let mut bytes = Vec::with_capacity(self.text.len() / 2 + 1);
        for (byte, c) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(byte, c.len_utf16()));
        }
        bytes.push(text.len());
        let byte = |unit: usize| bytes.get(unit).copied().unwrap_or(text.len());
        let span = |units: Range<usize>| Span::new(byte(units.start), byte(units.end));
        let all = |spans: &mut Vec<Span>| spans.iter_mut().for_each(|s| *s = span(s.start..s.end));
        let mut rest: Rest = postcard::from_bytes(self.rest).ok()?;
        rest.set_aside.iter_mut().for_each(|aside| all(&mut aside.spans));
        rest.repairs.iter_mut().for_each(|repair| all(&mut repair.spans));
        let block = |piece: Piece| Block {
            role: piece.role,
            text: self.text_of(&piece),
            spans: spans(&piece.spans).map(span).collect(),
        };
        let whole = |nth| {
            let (told, lore) = self.told(nth)?;
            Some(self.story_of(told, self.facts(lore)?, block))
        };
        let stories = (0..self.len()).map(whole).collect::<Option<_>>()?;
        Some(Page { stories, set_aside: rest.set_aside, repairs: rest.repairs, text, ..self.head()? })
    }

    /// What is told of the page, without text and stories.
    pub(super) fn head(&self) -> Option<Page> {
        let Head { name, encoding, paper, date, number, place } = postcard::from_bytes(self.head).ok()?;
        let (stories, set_aside, repairs, text) = (Vec::new(), Vec::new(), Vec::new(), String::new());
        Some(Page { name, encoding, paper, date, number, place, stories, set_aside, repairs, text })
    }

    /// A story, and the bytes of what is known of it.
    pub(super) fn told(&self, nth: usize) -> Option<(Told, &'a [u8])> {
        let end = |nth: usize| self.ends.get(nth * NUMBER..).and_then(number).map(|(end, _)| end);
        let start = nth.checked_sub(1).map_or(Some(0), end)?;
        postcard::take_from_bytes(self.stories.get(start..end(nth)?)?).ok()
    }

    /// A block's text.
    pub(super) fn text_of(&self, piece: &Piece) -> String {
        let ranges = match &piece.text {
            Text::Whole => &piece.spans,
            Text::Parts(parts) => parts,
            Text::Spelled(text) => return text.clone(),
        };
        let mut text = String::new();
        spans(ranges).for_each(|units| self.letters(units, &mut text));
        text
    }

    /// The same, two bytes to a character.
    pub(super) fn units(&self, piece: &Piece) -> Cow<'a, [u8]> {
        let ranges = match &piece.text {
            Text::Whole => &piece.spans,
            Text::Parts(parts) => parts,
            Text::Spelled(text) => return text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        };
        let mut parts = spans(ranges).map(|units| self.slice(units));
        match (parts.next(), parts.next()) {
            (first, None) => Cow::Borrowed(first.unwrap_or_default()),
            (first, second) => {
                Cow::Owned(first.into_iter().chain(second).chain(parts).flatten().copied().collect())
            }
        }
    }

    /// Words of the page.
    pub(super) fn words(&self, phrase: &Phrase) -> String {
        match phrase {
            Phrase::Spelled(words) => words.clone(),
            Phrase::At(start, long) => {
                let (start, mut words) = (*start as usize, String::new());
                self.letters(start..start + *long as usize, &mut words);
                words
            }
        }
    }

    fn all(&self, phrases: &[Phrase]) -> Vec<String> {
        phrases.iter().map(|phrase| self.words(phrase)).collect()
    }

    /// What is known of a story, but for its first place.
    pub(super) fn lore(&self, nth: usize) -> Option<Lore> {
        postcard::from_bytes(self.told(nth)?.1).ok()
    }

    /// What is known of a story, but for its first place.
    fn facts(&self, lore: &[u8]) -> Option<Facts> {
        let lore: Lore = postcard::from_bytes(lore).ok()?;
        let person = |(name, titles): (Phrase, Vec<Phrase>)| Person {
            name: self.words(&name),
            titles: self.all(&titles),
        };
        let date = |(value, ground): (Option<Day>, Ground)| Date {
            value: value.map(|day| day.spell()),
            basis: ground.basis(),
        };
        let amount = |(text, value, unit): (Phrase, Value, Phrase)| Amount {
            text: self.words(&text),
            value: value.value(),
            unit: self.words(&unit),
        };
        Some(Facts {
            people: lore.people.into_iter().map(person).collect(),
            places: lore.places,
            orgs: self.all(&lore.orgs),
            dates: lore.dates.into_iter().map(date).collect(),
            slogans: self.all(&lore.slogans),
            amounts: lore.amounts.into_iter().map(amount).collect(),
        })
    }

    fn story_of(&self, told: Told, mut facts: Facts, block: impl FnMut(Piece) -> Block) -> Story {
        let byline = |(name, role, outlet): (Phrase, Phrase, Option<Phrase>)| Byline {
            name: self.words(&name),
            role: self.words(&role),
            outlet: outlet.map(|outlet| self.words(&outlet)),
        };
        facts.places.splice(0..0, told.place);
        Story {
            id: told.id,
            kind: told.kind,
            kicker: told.kicker.map(|words| self.words(&words)),
            headline: told.headline.map(|words| self.words(&words)),
            decks: self.all(&told.decks),
            bylines: told.bylines.into_iter().map(byline).collect(),
            wire: told.wire,
            blocks: told.blocks.into_iter().map(block).collect(),
            facts,
        }
    }

    fn slice(&self, units: Range<usize>) -> &'a [u8] {
        self.text.get(units.start.saturating_mul(2)..units.end.saturating_mul(2)).unwrap_or_default()
    }

    fn letters(&self, units: Range<usize>, into: &mut String) {
        let bytes = self.slice(units);
        let units = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let mut text = Vec::with_capacity(bytes.len() * 3 / 2);
        for unit in units.clone() {
            match unit {
                0..0x80 => text.push(unit as u8),
                0x80..0x800 => text.extend([0xC0 | (unit >> 6) as u8, 0x80 | (unit & 0x3F) as u8]),
                // Characters beyond the first plane are rare; a text that has any is read in the thorough way.
                0xD800..0xE000 => {
                    return into
                        .extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
                }
                _ => text.extend([
                    0xE0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3F) as u8,
                    0x80 | (unit & 0x3F) as u8,
                ]),
            }
        }
        match String::from_utf8(text) {
            Ok(text) if into.is_empty() => *into = text,
            text => into.push_str(&text.unwrap_or_default()),
        }
    }
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<NUMBER>()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}
