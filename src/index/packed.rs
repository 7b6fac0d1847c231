//! A page as bytes, made so that one story of it can be read without the others, as a row of results and a ranking want it.
//!
//! The text is kept once, two bytes to a character (UTF-16): a third less than UTF-8 for Chinese, and every place in it is found without
//! counting. The paragraphs of the stories are ranges of that text, and so is what is known of them, wherever the page says it in so many
//! words; only what cannot be told so is spelled out.

use crate::story::{
    Amount, Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Person, Repair, Role, SetAside, Span, Story,
};
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What is told of a page before its stories.
#[derive(Serialize, Deserialize)]
struct Head {
    name: String,
    encoding: String,
    paper: Paper,
    date: Date,
    number: Option<String>,
    place: Option<String>,
}

/// A story; places count the characters of the page's text in units of two bytes.
#[derive(Serialize, Deserialize)]
struct Told {
    id: String,
    kind: Kind,
    kicker: Option<Phrase>,
    headline: Option<Phrase>,
    decks: Vec<Phrase>,
    /// Name, role, outlet.
    bylines: Vec<(Phrase, Phrase, Option<Phrase>)>,
    wire: Option<String>,
    /// The first of its places.
    place: Option<String>,
    blocks: Vec<Piece>,
}

/// What is known of a story; behind it, so that its text can be read alone.
#[derive(Serialize, Deserialize)]
struct Lore {
    people: Vec<(Phrase, Vec<Phrase>)>,
    /// But for the first.
    places: Vec<String>,
    orgs: Vec<Phrase>,
    dates: Vec<(Option<Day>, Ground)>,
    slogans: Vec<Phrase>,
    amounts: Vec<(Phrase, Value, Phrase)>,
}

/// Words: where in the page's text they stand, and how long they are, or else themselves.
#[derive(Serialize, Deserialize)]
enum Phrase {
    At(u32, u32),
    Spelled(String),
}

/// A date: as one number (`20231026`; what is unknown of it is 0), or else itself.
#[derive(Serialize, Deserialize)]
enum Day {
    Number(u32),
    Spelled(String),
}

/// The value of an amount: mostly a whole number.
#[derive(Serialize, Deserialize)]
enum Value {
    Whole(u64),
    Real(f64),
}

/// A [`Basis`].
#[derive(Serialize, Deserialize)]
enum Ground {
    Printed,
    Path,
    Settings,
    Inferred(String),
    Unknown,
}

/// A block.
#[derive(Serialize, Deserialize)]
struct Piece {
    role: Role,
    /// Its spans: ranges of the page's text, each told by its distance from the end of the one before and its length.
    spans: Vec<(i32, u32)>,
    text: Text,
}

/// The text of a block.
#[derive(Serialize, Deserialize)]
enum Text {
    /// All of its spans.
    Whole,
    /// These parts of them, told like spans.
    Parts(Vec<(i32, u32)>),
    Spelled(String),
}

/// What a page sets aside, and its repairs, their spans in the same units.
#[derive(Serialize, Deserialize)]
struct Rest {
    set_aside: Vec<SetAside>,
    repairs: Vec<Repair>,
}

/// Numbers of four bytes at the front: how long the head is, how long the text, how many stories there are, and where each ends.
const NUMBER: usize = 4;

/// Packs a page.
pub(super) fn pack(page: &Page) -> Vec<u8> {
    let units = Units::of(&page.text);
    let head = Head {
        name: page.name.clone(),
        encoding: page.encoding.clone(),
        paper: page.paper.clone(),
        date: page.date.clone(),
        number: page.number.clone(),
        place: page.place.clone(),
    };
    let head = bytes_of(&head);
    let text: Vec<u8> = page.text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let source = Source { text: &page.text, units: &units };
    let (mut stories, mut ends) = (Vec::new(), Vec::new());
    for story in &page.stories {
        stories.extend(bytes_of(&source.told(story)));
        stories.extend(bytes_of(&source.lore(&story.facts)));
        ends.push(stories.len());
    }
    let rest = Rest {
        set_aside: page
            .set_aside
            .iter()
            .map(|aside| SetAside { spans: units.all(&aside.spans), ..aside.clone() })
            .collect(),
        repairs: page
            .repairs
            .iter()
            .map(|repair| Repair { spans: units.all(&repair.spans), ..repair.clone() })
            .collect(),
    };
    let counts = [head.len(), text.len(), ends.len()];
    let numbers = counts.into_iter().chain(ends).flat_map(|number| (number as u32).to_le_bytes());
    let mut packed: Vec<u8> = numbers.collect();
    for part in [head, text, stories, bytes_of(&rest)] {
        packed.extend(part);
    }
    packed
}

/// What puts a story into bytes: the page's text, and where its characters lie.
struct Source<'a> {
    text: &'a str,
    units: &'a Units,
}

impl Source<'_> {
    fn told(&self, story: &Story) -> Told {
        let phrases = |words: &[String]| words.iter().map(|words| self.phrase(words)).collect();
        let byline = |byline: &Byline| {
            let outlet = byline.outlet.as_deref().map(|outlet| self.phrase(outlet));
            (self.phrase(&byline.name), self.phrase(&byline.role), outlet)
        };
        Told {
            id: story.id.clone(),
            kind: story.kind,
            kicker: story.kicker.as_deref().map(|words| self.phrase(words)),
            headline: story.headline.as_deref().map(|words| self.phrase(words)),
            decks: phrases(&story.decks),
            bylines: story.bylines.iter().map(byline).collect(),
            wire: story.wire.clone(),
            place: story.facts.places.first().cloned(),
            blocks: story.blocks.iter().map(|block| self.piece(block)).collect(),
        }
    }

    fn lore(&self, facts: &Facts) -> Lore {
        let phrases = |words: &[String]| words.iter().map(|words| self.phrase(words)).collect();
        Lore {
            people: facts.people.iter().map(|p| (self.phrase(&p.name), phrases(&p.titles))).collect(),
            places: facts.places.iter().skip(1).cloned().collect(),
            orgs: phrases(&facts.orgs),
            dates: facts
                .dates
                .iter()
                .map(|d| (d.value.as_deref().map(Day::of), Ground::of(&d.basis)))
                .collect(),
            slogans: phrases(&facts.slogans),
            amounts: facts
                .amounts
                .iter()
                .map(|a| (self.phrase(&a.text), Value::of(a.value), self.phrase(&a.unit)))
                .collect(),
        }
    }

    fn phrase(&self, words: &str) -> Phrase {
        let found = memmem::find(self.text.as_bytes(), words.as_bytes()).filter(|_| !words.is_empty());
        found.map_or_else(
            || Phrase::Spelled(words.to_owned()),
            |byte| {
                let (start, end) = (self.units.at(byte), self.units.at(byte + words.len()));
                Phrase::At(start as u32, (end - start) as u32)
            },
        )
    }

    fn piece(&self, block: &Block) -> Piece {
        let text = match kept(block, self.text) {
            Some(kept) if kept == joined(&block.spans) => Text::Whole,
            Some(kept) => Text::Parts(steps(self.units.all(&kept))),
            None => Text::Spelled(block.text.clone()),
        };
        Piece { role: block.role, spans: steps(self.units.all(&block.spans)), text }
    }
}

impl Day {
    fn of(date: &str) -> Self {
        let number = date.split('-').map(|part| part.parse::<u32>().unwrap_or(0)).chain([0, 0]).take(3);
        let number = Self::Number(number.fold(0, |day, part| day * 100 + part));
        if number.spell() == date { number } else { Self::Spelled(date.to_owned()) }
    }

    fn spell(&self) -> String {
        match self {
            Self::Number(day) => super::curve::date_of(*day),
            Self::Spelled(date) => date.clone(),
        }
    }
}

impl Value {
    fn of(value: f64) -> Self {
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
    fn of(basis: &Basis) -> Self {
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

/// Spans, those that touch each other made one.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans.iter().filter(|span| span.start < span.end) {
        match joined.last_mut().filter(|last| last.end == span.start) {
            Some(last) => last.end = span.end,
            None => joined.push(*span),
        }
    }
    joined
}

/// The parts of the block's spans that make its text, if they do: what was stripped is left out.
fn kept(block: &Block, text: &str) -> Option<Vec<Span>> {
    let mut kept: Vec<Span> = Vec::new();
    let mut wanted = block.text.chars().peekable();
    for span in &block.spans {
        for (at, c) in text.get(span.start..span.end)?.char_indices() {
            if wanted.next_if_eq(&c).is_some() {
                let (start, end) = (span.start + at, span.start + at + c.len_utf8());
                match kept.last_mut().filter(|last| last.end == start) {
                    Some(last) => last.end = end,
                    None => kept.push(Span::new(start, end)),
                }
            }
        }
    }
    wanted.next().is_none().then_some(kept)
}

fn steps(spans: Vec<Span>) -> Vec<(i32, u32)> {
    let mut last = 0;
    let step = |span: Span| {
        let before = std::mem::replace(&mut last, span.end as i32);
        (span.start as i32 - before, (span.end - span.start) as u32)
    };
    spans.into_iter().map(step).collect()
}

fn spans(steps: &[(i32, u32)]) -> impl Iterator<Item = Range<usize>> + '_ {
    steps.iter().scan(0_i32, |last, &(step, long)| {
        let start = last.saturating_add(step).max(0);
        *last = start.saturating_add_unsigned(long);
        Some(start as usize..*last as usize)
    })
}

/// Where each byte of a text lies in units of two bytes.
struct Units(Vec<u32>);

impl Units {
    fn of(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut at = 0;
        for c in text.chars() {
            units.extend(std::iter::repeat_n(at, c.len_utf8()));
            at += c.len_utf16() as u32;
        }
        units.push(at);
        Self(units)
    }

    fn at(&self, byte: usize) -> usize {
        self.0.get(byte).or(self.0.last()).map_or(0, |at| *at as usize)
    }

    fn all(&self, spans: &[Span]) -> Vec<Span> {
        spans.iter().map(|span| Span::new(self.at(span.start), self.at(span.end))).collect()
    }
}

/// What is serialised here has no maps and no lengths unknown beforehand, which alone could fail.
fn bytes_of<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
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
    fn told(&self, nth: usize) -> Option<(Told, &'a [u8])> {
        let end = |nth: usize| self.ends.get(nth * NUMBER..).and_then(number).map(|(end, _)| end);
        let start = nth.checked_sub(1).map_or(Some(0), end)?;
        postcard::take_from_bytes(self.stories.get(start..end(nth)?)?).ok()
    }

    fn text_of(&self, piece: &Piece) -> String {
        let ranges = match &piece.text {
            Text::Whole => &piece.spans,
            Text::Parts(parts) => parts,
            Text::Spelled(text) => return text.clone(),
        };
        let mut text = String::new();
        spans(ranges).for_each(|units| self.letters(units, &mut text));
        text
    }

    fn words(&self, phrase: Phrase) -> String {
        match phrase {
            Phrase::Spelled(words) => words,
            Phrase::At(start, long) => {
                let mut words = String::new();
                self.letters(start as usize..start as usize + long as usize, &mut words);
                words
            }
        }
    }

    fn all(&self, phrases: Vec<Phrase>) -> Vec<String> {
        phrases.into_iter().map(|phrase| self.words(phrase)).collect()
    }

    /// What is known of a story, but for its first place.
    fn facts(&self, lore: &[u8]) -> Option<Facts> {
        let lore: Lore = postcard::from_bytes(lore).ok()?;
        let person = |(name, titles): (Phrase, Vec<Phrase>)| Person {
            name: self.words(name),
            titles: self.all(titles),
        };
        let date = |(value, ground): (Option<Day>, Ground)| Date {
            value: value.map(|day| day.spell()),
            basis: ground.basis(),
        };
        let amount = |(text, value, unit): (Phrase, Value, Phrase)| Amount {
            text: self.words(text),
            value: value.value(),
            unit: self.words(unit),
        };
        Some(Facts {
            people: lore.people.into_iter().map(person).collect(),
            places: lore.places,
            orgs: self.all(lore.orgs),
            dates: lore.dates.into_iter().map(date).collect(),
            slogans: self.all(lore.slogans),
            amounts: lore.amounts.into_iter().map(amount).collect(),
        })
    }

    fn story_of(&self, told: Told, mut facts: Facts, block: impl FnMut(Piece) -> Block) -> Story {
        let byline = |(name, role, outlet): (Phrase, Phrase, Option<Phrase>)| Byline {
            name: self.words(name),
            role: self.words(role),
            outlet: outlet.map(|outlet| self.words(outlet)),
        };
        facts.places.splice(0..0, told.place);
        Story {
            id: told.id,
            kind: told.kind,
            kicker: told.kicker.map(|words| self.words(words)),
            headline: told.headline.map(|words| self.words(words)),
            decks: self.all(told.decks),
            bylines: told.bylines.into_iter().map(byline).collect(),
            wire: told.wire,
            blocks: told.blocks.into_iter().map(block).collect(),
            facts,
        }
    }

    fn letters(&self, units: Range<usize>, into: &mut String) {
        let bytes =
            self.text.get(units.start.saturating_mul(2)..units.end.saturating_mul(2)).unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_as_it_was() {
        let seeds: [&[u8]; 2] = [
            include_bytes!("../../seeds/000_610b895e754671e1.txt"),
            include_bytes!("../../seeds/003_67fba61591d73e64.txt"),
        ];
        for bytes in seeds {
            let mut page = crate::parse::page("seed", bytes);
            crate::facts::know(&mut page, &crate::facts::Hints::default());
            let packed = pack(&page);
            let laid = Packed::of(&packed).unwrap();
            assert_eq!(laid.page().as_ref(), Some(&page));
            for (nth, story) in page.stories.iter().enumerate() {
                let (head, told) = laid.story(nth).unwrap();
                assert_eq!((head.name, &told.facts), (page.name.clone(), &story.facts));
                let texts = |story: &Story| story.blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>();
                assert_eq!(texts(&told), texts(story));
            }
            let spelled =
                page.stories.iter().flat_map(|s| &s.blocks).filter(|b| kept(b, &page.text).is_none());
            assert_eq!(spelled.count(), 0, "blocks that are not made of their spans");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_page_comes_back(text in "[甲乙丙。，“”\\n #a1𠀀\u{feff}\r]{0,400}") {
            let page = crate::parse::page("p", text.as_bytes());
            proptest::prop_assert_eq!(Packed::of(&pack(&page)).and_then(|packed| packed.page()), Some(page));
        }

        #[test]
        fn damage_is_no_panic(at in 0_usize..4000, byte: u8, cut in 0_usize..4000) {
            let page = crate::parse::page("p", "# 标题\n\n本报讯 正文一二三。\n\n又一段。".repeat(9).as_bytes());
            let mut bytes = pack(&page);
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(cut.max(1));
            if let Some(packed) = Packed::of(&bytes) {
                let _ = (packed.page(), packed.story(1));
            }
        }
    }
}
