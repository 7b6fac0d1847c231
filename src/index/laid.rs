//! A story laid open where it lies, in memory or packed: the roles of its blocks are at hand, letters are looked for where they stand, and
//! a text is unpacked only where one wants to read it. Thousands of stories are looked at so for one that is shown.

use super::packed::{Packed, Told};
use crate::story::{Kind, Page, Role, Story};
use memchr::memmem::Finder;
use std::borrow::Cow;

/// A story laid open.
pub(super) enum Laid<'a> {
    /// In memory, with its page.
    Whole(&'a Page, &'a Story),
    /// Packed, with its number on its page.
    Packed(Packed<'a>, usize, Box<Told>),
}

/// A text to be looked for just so, in both forms in which texts lie.
pub(super) struct Needle {
    text: Finder<'static>,
    units: Finder<'static>,
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        Self { text: Finder::new(text).into_owned(), units: Finder::new(&units).into_owned() }
    }
}

impl Laid<'_> {
    /// How many blocks it has.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Whole(_, story) => story.blocks.len(),
            Self::Packed(_, _, told) => told.blocks.len(),
        }
    }

    /// A block's role.
    pub(super) fn role(&self, block: usize) -> Option<Role> {
        match self {
            Self::Whole(_, story) => story.blocks.get(block).map(|block| block.role),
            Self::Packed(_, _, told) => told.blocks.get(block).map(|piece| piece.role),
        }
    }

    /// The blocks' roles.
    pub(super) fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        (0..self.len()).filter_map(|block| self.role(block))
    }

    /// How long a block is, in characters (of two bytes, as [`Laid::find`] counts them).
    pub(super) fn long(&self, block: usize) -> usize {
        match self {
            Self::Whole(_, story) => story.blocks.get(block).map_or(0, |block| units(&block.text)),
            Self::Packed(page, _, told) => {
                told.blocks.get(block).map_or(0, |piece| page.units(piece).len() / 2)
            }
        }
    }

    /// Tells where in a block a text stands just so, by the characters before it, until one has heard enough.
    pub(super) fn find(&self, block: usize, needle: &Needle, mut told: impl FnMut(usize) -> bool) {
        match self {
            Self::Whole(_, story) => {
                let Some(block) = story.blocks.get(block) else { return };
                let (mut from, mut before) = (0, 0);
                for at in needle.text.find_iter(block.text.as_bytes()) {
                    before += units(block.text.get(from..at).unwrap_or_default());
                    from = at;
                    if !told(before) {
                        break;
                    }
                }
            }
            Self::Packed(page, _, of) => {
                let Some(piece) = of.blocks.get(block) else { return };
                let (bytes, mut from) = (page.units(piece), 0);
                while let Some(at) = needle.units.find(bytes.get(from..).unwrap_or_default()) {
                    let at = from + at;
                    // What begins in the middle of a character is none.
                    from = at + if at % 2 == 0 { needle.units.needle().len().max(1) } else { 1 };
                    if at % 2 == 0 && !told(at / 2) {
                        break;
                    }
                }
            }
        }
    }

    /// Whether a text stands in some block just so.
    pub(super) fn holds(&self, needle: &Needle) -> bool {
        let mut holds = false;
        for block in 0..self.len() {
            self.find(block, needle, |_| {
                holds = true;
                false
            });
            if holds {
                break;
            }
        }
        holds
    }

    /// A block's text.
    pub(super) fn text(&self, block: usize) -> Cow<'_, str> {
        match self {
            Self::Whole(_, story) => Cow::Borrowed(story.blocks.get(block).map_or("", |block| &block.text)),
            Self::Packed(page, _, told) => {
                Cow::Owned(told.blocks.get(block).map(|piece| page.text_of(piece)).unwrap_or_default())
            }
        }
    }

    /// What the story says first, under its heads.
    pub(super) fn lead(&self) -> Cow<'_, str> {
        let lead = self.roles().position(|role| matches!(role, Role::Body | Role::Caption));
        self.text(lead.unwrap_or(0))
    }

    /// All texts.
    pub(super) fn texts(&self) -> Vec<Cow<'_, str>> {
        (0..self.len()).map(|block| self.text(block)).collect()
    }

    /// What is told of its page; there may be neither its text nor its stories.
    pub(super) fn page(&self) -> Option<Cow<'_, Page>> {
        match self {
            Self::Whole(page, _) => Some(Cow::Borrowed(*page)),
            Self::Packed(page, ..) => page.head().map(Cow::Owned),
        }
    }

    /// Its id.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Whole(_, story) => &story.id,
            Self::Packed(_, _, told) => &told.id,
        }
    }

    /// Its kind.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Whole(_, story) => story.kind,
            Self::Packed(_, _, told) => told.kind,
        }
    }

    /// Its headline.
    pub(super) fn headline(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Whole(_, story) => story.headline.as_deref().map(Cow::Borrowed),
            Self::Packed(page, _, told) => told.headline.as_ref().map(|words| Cow::Owned(page.words(words))),
        }
    }

    /// Whether a wire service sent it.
    pub(super) fn is_wired(&self) -> bool {
        match self {
            Self::Whole(_, story) => story.wire.is_some(),
            Self::Packed(_, _, told) => told.wire.is_some(),
        }
    }

    /// The first of its places.
    pub(super) fn place(&self) -> Option<&str> {
        match self {
            Self::Whole(_, story) => story.facts.places.first().map(String::as_str),
            Self::Packed(_, _, told) => told.place.as_deref(),
        }
    }

    /// All of its places.
    pub(super) fn places(&self) -> Vec<String> {
        match self {
            Self::Whole(_, story) => story.facts.places.clone(),
            Self::Packed(page, nth, told) => told
                .place
                .clone()
                .into_iter()
                .chain(page.lore(*nth).map(|l| l.places).unwrap_or_default())
                .collect(),
        }
    }

    /// The days it tells of.
    pub(super) fn days(&self) -> Vec<String> {
        match self {
            Self::Whole(_, story) => story.facts.dates.iter().filter_map(|date| date.value.clone()).collect(),
            Self::Packed(page, nth, _) => {
                let dates = page.lore(*nth).map(|lore| lore.dates).unwrap_or_default();
                dates.into_iter().filter_map(|(day, _)| Some(day?.spell())).collect()
            }
        }
    }

    /// The names of its people.
    pub(super) fn people(&self) -> Vec<String> {
        match self {
            Self::Whole(_, story) => story.facts.people.iter().map(|person| person.name.clone()).collect(),
            Self::Packed(page, nth, _) => {
                let people = page.lore(*nth).map(|lore| lore.people).unwrap_or_default();
                people.iter().map(|(name, _)| page.words(name)).collect()
            }
        }
    }
}

/// Characters of two bytes.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
