//! A reader's question as data, and the language it is typed in. Knows no index: it says what matches a text, not where to look.

use crate::marks::Marks;
use crate::text::fold::folded;
use crate::tongue::{marks, query as say};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub mod clause;
pub mod date;
pub mod explain;
pub mod mark;
pub mod parse;
pub mod pattern;
pub mod quality;
pub mod term;

pub use clause::{Clause, clauses};
pub use mark::marks;
pub use parse::{Ask, Ignored, Parsed, parse};
pub use pattern::{Need, Pattern};
pub use term::Term;

/// A field one can ask for by name and filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// 报纸
    Paper,
    /// 日期
    Date,
    /// 地点
    Place,
    /// 人物
    Person,
    /// 职务
    Title,
    /// 机构
    Org,
    /// 记者
    By,
    /// 体裁
    Kind,
    /// 提法
    Slogan,
    /// 可信度: how the paper, the date and the place came to be known.
    Trust,
    /// 版: the page's name.
    Page,
    /// 有: photo, repair … (see [`quality`])
    Has,
    /// 是: wire, guessed …
    Is,
    /// 标记: what the reader marked: read, unread, starred … (see [`quality`])
    Mark,
    /// 标签: the reader's.
    Tag,
    /// 夹: the reader's folders of clippings.
    Clip,
    /// 刊期: the one day a story counts for in a curve: when its page came out, or the last day it tells of where no page says.
    Issued,
}

impl Field {
    /// Every field, in the order of the filters.
    pub const ALL: [Self; 17] = [
        Self::Paper,
        Self::Date,
        Self::Place,
        Self::Person,
        Self::Title,
        Self::Org,
        Self::Slogan,
        Self::By,
        Self::Kind,
        Self::Trust,
        Self::Page,
        Self::Has,
        Self::Is,
        Self::Mark,
        Self::Tag,
        Self::Clip,
        Self::Issued,
    ];

    /// The names one may type before the colon; the first is English, the second Chinese.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Paper => &["paper", "报纸", "报"],
            Self::Date => &["date", "日期", "时间"],
            Self::Place => &["place", "地点", "地方"],
            Self::Person => &["person", "人物", "人"],
            Self::Title => &["title", "职务", "职位"],
            Self::Org => &["org", "机构", "单位"],
            Self::By => &["by", "记者", "作者"],
            Self::Kind => &["kind", "体裁"],
            Self::Slogan => &["slogan", "提法"],
            Self::Trust => &["trust", "可信度", "依据"],
            Self::Page => &["page", "版", "版面"],
            Self::Has => &["has", "有"],
            Self::Is => &["is", "是"],
            Self::Mark => &["mark", "标记"],
            Self::Tag => &["tag", "标签"],
            Self::Clip => &["clip", "夹", "剪贴"],
            Self::Issued => &["issued", "刊期", "见报"],
        }
    }

    /// The name shown, which may be typed, too.
    pub fn label(self) -> &'static str {
        let name = match self {
            Self::Paper => say::FIELD_PAPER,
            Self::Date => say::FIELD_DATE,
            Self::Place => say::FIELD_PLACE,
            Self::Person => say::FIELD_PERSON,
            Self::Title => say::FIELD_TITLE,
            Self::Org => say::FIELD_ORG,
            Self::By => say::FIELD_BY,
            Self::Kind => say::FIELD_KIND,
            Self::Slogan => say::FIELD_SLOGAN,
            Self::Trust => say::FIELD_TRUST,
            Self::Page => say::FIELD_PAGE,
            Self::Has => say::FIELD_HAS,
            Self::Is => say::FIELD_IS,
            Self::Mark => marks::FIELD_MARK,
            Self::Tag => marks::FIELD_TAG,
            Self::Clip => marks::FIELD_CLIP,
            Self::Issued => say::FIELD_ISSUED,
        };
        name.get()
    }

    /// What it is called to have no value in it.
    pub fn unknown(self) -> &'static str {
        let none = match self {
            Self::By => say::UNSIGNED,
            Self::Person | Self::Title | Self::Org | Self::Slogan | Self::Tag | Self::Clip => say::NONE,
            _ => say::UNKNOWN,
        };
        none.get()
    }

    /// Whether its values are the reader's marks, which stand in no story.
    pub fn is_of_reader(self) -> bool {
        matches!(self, Self::Mark | Self::Tag | Self::Clip)
    }

    /// The field with this name, in any language.
    pub fn named(name: &str) -> Option<Self> {
        let name = folded(name);
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }
}

/// In which order answers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// 相关度; without words, page order.
    #[default]
    Relevance,
    /// 最新
    Newest,
    /// 最旧
    Oldest,
    /// 版序
    Page,
}

/// A question: what is typed, how it is sorted. Filters are part of what is typed ([`clauses`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The prompt's text, in the query language.
    pub text: String,
    /// The order.
    pub sort: Sort,
    /// At most so many hits; 0 for all.
    pub limit: usize,
    /// Whether z sounds like zh, c like ch, s like sh, n like l and in like ing: a setting of the reader's.
    pub fuzzy: bool,
    /// The reader's marks at the moment of asking.
    pub marks: Arc<Marks>,
}

impl Query {
    /// What is typed, read and heard as the reader wishes.
    pub fn read(&self) -> Parsed {
        let mut parsed = parse(&self.text);
        if let Some(root) = parsed.root.as_mut().filter(|_| self.fuzzy) {
            listen_fuzzily(root);
        }
        parsed
    }
}

fn listen_fuzzily(ask: &mut Ask) {
    match ask {
        Ask::All(asks) | Ask::Any(asks) => asks.iter_mut().for_each(listen_fuzzily),
        Ask::Not(ask) => listen_fuzzily(ask),
        Ask::Text(term) | Ask::Field(_, term) => term.listen_fuzzily(),
        Ask::Pattern(_) | Ask::Near(..) | Ask::Days(..) | Ask::Unknown(_) => {}
    }
}
