//! The reader's marks: which stories were read, starred, tagged, put into folders, noted upon; and named pins. Plain data, changed by
//! [`Change`]s alone. Knows no file, no index and no screen.
//!
//! Marks belong to a story's id, which depends on the page's text alone, and so outlive every index. With each id stands what the story
//! looked like ([`About`]), so that it is found again where a page was transcribed anew and its stories have other ids ([`stray`]).

pub mod change;
pub mod entry;
pub mod line;
pub mod stray;
pub mod written;

use crate::story::{Page, Role, Story};
use crate::text::is_hidden;
pub use change::{Change, Deed};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A story's id.
pub type Id = Arc<str>;

/// All marks of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    slips: HashMap<Id, Arc<Slip>>,
    pins: BTreeMap<String, Pin>,
    /// New ids of stories whose marks stand under an old one.
    same: BTreeMap<Id, Id>,
    /// How many deeds were taken: the order in which things were marked.
    deeds: u64,
}

/// Everything a reader put to one story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// What the story looked like when it was first marked.
    pub about: About,
    /// 已读
    pub read: bool,
    /// 星标
    pub star: bool,
    /// 标签
    pub tags: BTreeSet<String>,
    /// 夹: the folders of clippings it lies in.
    pub clips: BTreeSet<String>,
    /// 批注, each under a key of its own.
    pub notes: BTreeMap<String, Note>,
    /// Which deed changed it last.
    pub touched: u64,
}

/// What is kept of a story besides its id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct About {
    /// Its id.
    pub id: String,
    /// The page's name.
    pub page: String,
    /// The headline; empty where it has none.
    #[serde(default)]
    pub head: String,
    /// How its text begins.
    #[serde(default)]
    pub lead: String,
}

/// A note on a passage, or on a whole story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Note {
    /// The words of the passage; empty for the whole story. Paragraphs are parted by line ends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The story's block in which the passage begins.
    #[serde(default)]
    pub block: usize,
    /// What the reader wrote.
    pub text: String,
}

/// 记号: a place in a story, kept under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pin {
    /// The story.
    pub story: String,
    /// Which piece of the story, as it is set in type, stood at the top, and which byte of it.
    #[serde(default)]
    pub piece: usize,
    /// See `piece`.
    #[serde(default)]
    pub byte: usize,
}

/// The longest name of a tag or a folder, in characters.
const NAME: usize = 40;
/// So many characters of a story's beginning are kept.
const LEAD: usize = 24;

impl Marks {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.slips.is_empty() && self.pins.is_empty()
    }

    /// How many deeds made them.
    pub fn deeds(&self) -> u64 {
        self.deeds
    }

    /// What was put to a story.
    pub fn of(&self, id: &str) -> Option<&Slip> {
        self.slips.get(self.kept_under(id)).map(Arc::as_ref)
    }

    /// The id under which a story's marks stand: its own, or the one it had before.
    pub fn kept_under<'a>(&'a self, id: &'a str) -> &'a str {
        self.same.get(id).map_or(id, |old| old)
    }

    /// The ids a story has had, given the one its marks stand under: first that, then newer ones.
    pub fn ids<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let old = self.kept_under(id);
        let newer = self.same.iter().filter(move |(_, of)| of.as_ref() == old);
        std::iter::once(old).chain(newer.map(|(new, _)| new.as_ref()))
    }

    /// Every id that has marks with them, also the new ids of stories marked under an old one.
    pub fn all(&self) -> impl Iterator<Item = (&Id, &Slip)> {
        let own = self.slips.iter().map(|(id, slip)| (id, slip.as_ref()));
        own.chain(self.same.iter().filter_map(|(new, old)| Some((new, self.slips.get(old)?.as_ref()))))
    }

    /// Each marked story once, the one that was marked last first.
    pub fn newest(&self) -> Vec<&Slip> {
        let mut slips: Vec<&Slip> = self.slips.values().map(Arc::as_ref).collect();
        slips.sort_unstable_by(|a, b| b.touched.cmp(&a.touched).then_with(|| a.about.id.cmp(&b.about.id)));
        slips
    }

    /// The pin with a name.
    pub fn pin(&self, name: &str) -> Option<&Pin> {
        self.pins.get(name)
    }

    /// All named pins, by their names.
    pub fn pins(&self) -> impl Iterator<Item = (&String, &Pin)> {
        self.pins.iter()
    }

    /// The old id that a new one stands for, if it stands for another.
    pub fn old_id(&self, new: &str) -> Option<&Id> {
        self.same.get(new)
    }

    /// The tags there are, each with its number of stories.
    pub fn tags(&self) -> BTreeMap<&str, usize> {
        tally(self.slips.values().flat_map(|slip| &slip.tags))
    }

    /// The folders there are, each with its number of stories.
    pub fn clips(&self) -> BTreeMap<&str, usize> {
        tally(self.slips.values().flat_map(|slip| &slip.clips))
    }
}

fn tally<'a>(names: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
    let mut tally = BTreeMap::new();
    for name in names {
        *tally.entry(name.as_str()).or_default() += 1;
    }
    tally
}

impl Slip {
    /// Whether nothing is put to the story any more.
    pub fn is_blank(&self) -> bool {
        !self.read && !self.star && self.tags.is_empty() && self.clips.is_empty() && self.notes.is_empty()
    }

    /// A key under which no note stands yet.
    pub fn free_key(&self) -> String {
        let last = self.notes.keys().filter_map(|key| key.parse::<u64>().ok()).max();
        (last.unwrap_or(0) + 1).to_string()
    }
}

impl About {
    /// What is kept of a story on a page.
    pub fn of(page: &Page, story: &Story) -> Self {
        let body = |role| matches!(role, Role::Body | Role::Caption);
        let text = story.blocks.iter().find(|block| body(block.role)).map(|block| block.text.as_str());
        let shown = |text: &str| text.trim().chars().filter(|c| !is_hidden(*c)).collect::<String>();
        Self {
            id: story.id.clone(),
            page: page.name.clone(),
            head: shown(story.headline.as_deref().unwrap_or_default()),
            lead: shown(text.unwrap_or_default()).chars().take(LEAD).collect(),
        }
    }

    /// What the story may be called: its headline, else how it begins.
    pub fn name(&self) -> &str {
        if self.head.is_empty() { &self.lead } else { &self.head }
    }
}

/// The name of a tag or a folder as it can be kept and asked for: without signs that mean something in a query, and without those that
/// stand between names, for it would be read back as several; hyphens join what they part.
pub fn name_of(typed: &str) -> String {
    let kept = |c: &char| (!is_hidden(*c) || c.is_whitespace()) && !matches!(c, '"' | '＂' | '“' | '”');
    let name: String = typed.chars().filter(kept).collect();
    let name = name.trim_start_matches(|c| parts_names(c) || matches!(c, '#' | '＃'));
    let parts: Vec<&str> = name.split(parts_names).filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(NAME).collect()
}

/// The names in what was typed: parted by blanks, commas and 、.
pub fn names_in(typed: &str) -> BTreeSet<String> {
    let parts = typed.split(parts_names);
    parts.map(name_of).filter(|name| !name.is_empty()).collect()
}

/// Whether a character stands between names.
pub fn parts_names(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        let names = names_in("#粮食、 基层，\u{202e}年终“稿” ;# ");
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["基层", "年终稿", "粮食"]);
        assert_eq!(name_of(&"长".repeat(99)).chars().count(), NAME);
        assert_eq!(
            name_of(" #年终　稿、二\n三 "),
            "年终-稿-二-三",
            "one name stays one when it is read back"
        );
        assert!(names_in(&name_of("年终 稿")).contains(&name_of("年终 稿")));
    }
}
