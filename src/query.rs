//! A reader's question as data, and the language it is typed in. Knows no index: it says what matches a text, not where to look.

use serde::{Deserialize, Serialize};

pub mod date;
pub mod explain;
pub mod mark;
pub mod parse;
pub mod quality;
pub mod term;

pub use mark::marks;
pub use parse::{Ask, Ignored, Parsed, parse};
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
    /// 机构
    Org,
    /// 记者
    By,
    /// 体裁
    Kind,
    /// 提法
    Slogan,
    /// 版: the page's name.
    Page,
    /// 有: photo, repair … (see [`quality`])
    Has,
    /// 是: wire, guessed …
    Is,
}

impl Field {
    /// Every field, in the order of the filters.
    pub const ALL: [Self; 11] = [
        Self::Paper,
        Self::Date,
        Self::Place,
        Self::Person,
        Self::Org,
        Self::By,
        Self::Kind,
        Self::Slogan,
        Self::Page,
        Self::Has,
        Self::Is,
    ];

    /// The names one may type before the colon; the first is English, the second Chinese and the one shown.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Paper => &["paper", "报纸", "报"],
            Self::Date => &["date", "日期", "时间"],
            Self::Place => &["place", "地点", "地方"],
            Self::Person => &["person", "人物", "人"],
            Self::Org => &["org", "机构", "单位"],
            Self::By => &["by", "记者", "作者"],
            Self::Kind => &["kind", "体裁"],
            Self::Slogan => &["slogan", "提法"],
            Self::Page => &["page", "版", "版面"],
            Self::Has => &["has", "有"],
            Self::Is => &["is", "是"],
        }
    }

    /// The Chinese name.
    pub fn label(self) -> &'static str {
        self.names().get(1).copied().unwrap_or_default()
    }

    /// The field with this name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.names().iter().any(|n| n.eq_ignore_ascii_case(name)))
    }
}

/// One value the reader has switched on in the filters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Filter {
    /// Which field.
    pub field: Field,
    /// Which value; for a place a path and all below it, for a date a prefix (`2023`, `2023-10`), empty for unknown.
    pub value: String,
    /// Stories with the value are left out instead of kept.
    pub exclude: bool,
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

/// A question: what is typed, what is filtered, how it is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The prompt's text, in the query language.
    pub text: String,
    /// Values switched on in the filters. Within a field they widen, between fields they narrow.
    pub filters: Vec<Filter>,
    /// The order.
    pub sort: Sort,
    /// At most so many hits; 0 for all.
    pub limit: usize,
    /// Whether z sounds like zh, c like ch, s like sh, n like l and in like ing: a setting of the reader's.
    pub fuzzy: bool,
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
        Ask::Near(..) | Ask::Days(_) => {}
    }
}
