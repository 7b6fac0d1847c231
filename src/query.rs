//! A reader's question as data, and the language it is typed in.

use serde::{Deserialize, Serialize};

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
    /// 有: note, repair …
    Has,
    /// 是: unread, starred …
    Is,
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
    /// At most so many hits.
    pub limit: usize,
}
