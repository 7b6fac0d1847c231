//! A page put into bytes, as [`super::packed`] reads it.

use super::packed::{Day, Ground, Head, Lore, Phrase, Piece, Rest, Text, Told, Value};
use crate::story::{Block, Byline, Facts, Page, Repair, SetAside, Span, Story};
use memchr::memmem;
use serde::Serialize;
use std::cell::Cell;

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
    let source = Source { text: &page.text, units: &units, last: Cell::new(0) };
    let (mut stories, mut ends) = (Vec::new(), Vec::new());
    for story in &page.stories {
        let spans = story.blocks.iter().flat_map(|block| &block.spans);
        source.last.set(spans.map(|span| span.start).min().unwrap_or(0));
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

/// Words are looked for among so many bytes around those before them, so that it takes no longer for a long page than for its parts: what
/// is known of a story comes mostly in the order in which it stands there. Pages are seldom as long.
const NEAR: usize = 1 << 17;

/// What puts a story into bytes: the page's text, and where its characters lie.
struct Source<'a> {
    text: &'a str,
    units: &'a Units,
    /// Where the last words were found: a byte.
    last: Cell<usize>,
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
        let from = self.last.get().saturating_sub(NEAR / 2).min(self.text.len().saturating_sub(NEAR));
        let around = self.text.as_bytes().get(from..).unwrap_or_default();
        let around = around.get(..NEAR).unwrap_or(around);
        let found = memmem::find(around, words.as_bytes()).filter(|_| !words.is_empty());
        let Some(byte) = found.map(|at| from + at) else { return Phrase::Spelled(words.to_owned()) };
        self.last.set(byte);
        let (start, end) = (self.units.at(byte), self.units.at(byte + words.len()));
        Phrase::At(start as u32, (end - start) as u32)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::packed::Packed;

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
