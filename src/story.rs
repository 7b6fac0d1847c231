//! The nouns: a [`Page`] and the [`Story`]s cut from it, with every [`Span`] of the source accounted for.
//!
//! Plain data that knows neither how it was cut nor how it is shown. Serialised, a [`Page`] is what
//! `jianbao parse --json` prints.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::ops::Range;

/// A byte range `[start, end)` of the decoded page, on character boundaries. In JSON: `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[usize; 2]", into = "[usize; 2]")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text the span stands for; empty if it does not fit the page.
    pub fn of(self, page: &str) -> &str {
        page.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<[usize; 2]> for Span {
    fn from([start, end]: [usize; 2]) -> Self {
        Self { start, end }
    }
}

impl From<Span> for [usize; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

/// 版: one newspaper page, that is one input text, with its stories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// File name, or another name the reader gave it.
    #[serde(rename = "page")]
    pub name: String,
    /// Encoding the bytes were in, such as `UTF-8` or `GB18030`.
    pub encoding: String,
    /// The newspaper.
    pub paper: Paper,
    /// Day of publication.
    pub date: Date,
    /// Number of the page in its paper, such as `3` or `A3`, if the path, the page or the reader's settings tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The paper's own place as a path (`山西省/运城市/绛县`); what 我县 means on this page.
    pub place: Option<String>,
    /// The stories, in the order in which they begin on the page.
    pub stories: Vec<Story>,
    /// Everything that belongs to no story, with the reason.
    pub set_aside: Vec<SetAside>,
    /// Every mending, so that it can be shown and judged.
    pub repairs: Vec<Repair>,
    /// The decoded page: all spans point into it. Byte order mark removed, line ends kept.
    #[serde(skip)]
    pub text: String,
}

impl Page {
    /// The id of the story that begins at byte `start` of this page. It depends on the page's text alone, so it is the same
    /// on every machine and outlives a better cutter wherever a story still begins at the same place. 16 hex digits
    /// (64 bits of SHA-256): a clash among a million stories has a chance of about 3 in 100 million.
    pub fn story_id(text: &str, start: usize) -> String {
        Self::story_ids(text)(start)
    }

    /// [`Page::story_id`] for many stories of one page: the text is hashed once.
    pub fn story_ids(text: &str) -> impl Fn(usize) -> String + use<> {
        let mut page = Sha256::new();
        page.update(text.as_bytes());
        move |start| {
            let mut hash = page.clone();
            hash.update((start as u64).to_le_bytes());
            hash.finalize().iter().take(8).fold(String::new(), |id, byte| id + &format!("{byte:02x}"))
        }
    }
}

/// How a fact about a page came to be known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Basis {
    /// The page prints it.
    Printed,
    /// The path of the file says it.
    Path,
    /// The reader's settings say it (`jianbao.toml`, an overlay).
    Settings,
    /// It is a guess; the sentence says from what.
    Inferred(String),
    /// Nobody knows.
    #[default]
    Unknown,
}

impl Basis {
    /// Whether the fact is a guess and must be marked as one.
    pub fn is_guess(&self) -> bool {
        matches!(self, Self::Inferred(_))
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Printed => f.write_str("printed"),
            Self::Path => f.write_str("path"),
            Self::Settings => f.write_str("settings"),
            Self::Inferred(why) => write!(f, "inferred: {why}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Serialize for Basis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.as_str() {
            "printed" => Self::Printed,
            "path" => Self::Path,
            "settings" => Self::Settings,
            _ => text.strip_prefix("inferred: ").map_or(Self::Unknown, |why| Self::Inferred(why.to_owned())),
        })
    }
}

/// 报纸: the newspaper a page belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paper {
    /// Its name, where known.
    pub name: Option<String>,
    /// How it is known.
    pub basis: Basis,
}

/// A date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or unknown; a day that a story tells of may be `MM-DD`, where no year is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Date {
    /// The date, as exact as it is known.
    pub value: Option<String>,
    /// How it is known.
    pub basis: Basis,
}

/// 体裁: what kind of story it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 消息
    #[default]
    News,
    /// 简讯
    Brief,
    /// 图片新闻
    Photo,
    /// 简讯集纳: several items under one head.
    Digest,
    /// 通讯、特写、侧记、综述
    Feature,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::News, Self::Brief, Self::Photo, Self::Digest, Self::Feature];
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 引题, above the headline.
    Kicker,
    /// 主题
    Headline,
    /// 副题, below the headline.
    Deck,
    /// 小标题, inside the body.
    Crosshead,
    /// 记者署名
    Byline,
    /// 正文: one repaired paragraph.
    Body,
    /// 图片说明
    Caption,
    /// 责编、来源
    Credit,
    /// The head of one item of a digest.
    ItemHead,
    /// 栏目名
    Section,
    /// 下转、上接
    Jump,
}

/// One printed piece of a story. A body block is one paragraph after repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its text as shown: markup, line ends and control characters taken out, pieces joined.
    pub text: String,
    /// Its pieces on the page, in reading order. Together they hold the text and whatever was stripped from it.
    pub spans: Vec<Span>,
}

/// A name in a byline.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Byline {
    /// The reporter's name.
    pub name: String,
    /// 记者, 通讯员, 摄影, 编辑, 作者 …
    pub role: String,
    /// The paper or agency the byline names, such as 山西日报.
    pub outlet: Option<String>,
}

/// 稿件: one story.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Story {
    /// See [`Page::story_id`].
    pub id: String,
    /// News, brief, photo, digest or feature.
    pub kind: Kind,
    /// 引题
    pub kicker: Option<String>,
    /// 主题; a photo or a brief may have none.
    pub headline: Option<String>,
    /// 副题
    pub decks: Vec<String>,
    /// Reporters, photographers, editors.
    pub bylines: Vec<Byline>,
    /// The wire service, such as 新华社.
    pub wire: Option<String>,
    /// All printed pieces in reading order.
    pub blocks: Vec<Block>,
    /// Who, where, when and what.
    #[serde(default)]
    pub facts: Facts,
}

impl Story {
    /// The repairs of its page that touch one of its blocks, in the page's order.
    pub fn repairs<'p>(&self, page: &'p Page) -> impl Iterator<Item = &'p Repair> + use<'p> {
        // No two spans overlap, so in the order of their beginnings they are in that of their ends, too.
        let mut own: Vec<Span> = self.blocks.iter().flat_map(|block| block.spans.iter().copied()).collect();
        own.sort_unstable();
        let touches = move |span: &Span| {
            let next = own.partition_point(|own| own.end <= span.start);
            own.get(next).is_some_and(|own| own.start < span.end)
        };
        page.repairs.iter().filter(move |repair| repair.spans.iter().any(&touches))
    }

    /// The headline, or the beginning of the text where there is none.
    pub fn head(&self) -> &str {
        self.headline.as_deref().unwrap_or_else(|| {
            let first = self
                .blocks
                .iter()
                .find(|b| matches!(b.role, Role::Body | Role::Caption))
                .or(self.blocks.first());
            first.map_or("", |b| b.text.as_str())
        })
    }
}

/// A place in a story: one of its blocks, and a byte of that block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Number of the block, from 0.
    pub block: usize,
    /// Byte of its text.
    pub byte: usize,
}

/// 选段: a part of a story, from one place up to another; it may reach over several blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Passage {
    /// Where it begins.
    pub from: Place,
    /// The place after its end.
    pub to: Place,
}

impl Passage {
    /// Which bytes of a block of so many belong to it; none if none do.
    pub fn within(&self, block: usize, len: usize) -> Option<Range<usize>> {
        if !(self.from.block..=self.to.block).contains(&block) {
            return None;
        }
        let start = if block == self.from.block { self.from.byte } else { 0 };
        let end = if block == self.to.block { self.to.byte.min(len) } else { len };
        (start < end).then_some(start..end)
    }

    /// The smallest passage that holds this one and another.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// What it says of a story, block by block: the number of each block and its words.
    pub fn words<'a>(&'a self, story: &'a Story) -> impl Iterator<Item = (usize, &'a str)> {
        story.blocks.iter().enumerate().filter_map(|(n, block)| {
            let words = block.text.get(self.within(n, block.text.len())?)?.trim();
            (!words.is_empty()).then_some((n, words))
        })
    }
}

/// What is known of a story.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Everybody named, with all titles.
    pub people: Vec<Person>,
    /// Places as paths `省/市/县/镇`, the most important first.
    pub places: Vec<String>,
    /// Organisations as printed.
    pub orgs: Vec<String>,
    /// Days on which something happened.
    pub dates: Vec<Date>,
    /// 提法: set phrases of policy.
    pub slogans: Vec<String>,
    /// Quantities with their units.
    pub amounts: Vec<Amount>,
}

/// A person and the posts printed with the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// Titles, most exact form, shared prefixes put back.
    pub titles: Vec<String>,
}

/// A quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// As printed, such as `9.8万人`.
    pub text: String,
    /// The number with 万 and 亿 multiplied in.
    pub value: f64,
    /// The unit, such as 人.
    pub unit: String,
}

/// Why something of the page is in no story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Read twice.
    Duplicate,
    /// Mastheads, ornaments, page numbers, stray markup.
    Furniture,
    /// A section label that stands over several stories or none.
    Section,
    /// A jump line that belongs to no story of the page.
    Jump,
}

/// A part of the page that belongs to no story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Why.
    pub reason: Reason,
    /// Where.
    pub spans: Vec<Span>,
}

/// What was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RepairKind {
    /// Pieces of one paragraph put together.
    Joined,
    /// A second reading set aside.
    Doubled,
    /// A piece brought back from inside another story.
    Unbraided,
    /// Markup or control characters not shown.
    Stripped,
}

/// One mending of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// To which parts of the page. `Joined`: the two pieces, in order. `Doubled`: the copy set aside, then what it repeats.
    /// `Unbraided`: the piece moved, then its new neighbour. `Stripped`: what is not shown.
    pub spans: Vec<Span>,
    /// Name of the rule that decided, as listed in `docs/cutting.md`.
    pub rule: String,
    /// From 0 (a guess) to 1 (certain).
    pub confidence: f32,
}
