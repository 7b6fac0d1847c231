//! How hits were met, why stories belong together, and what to say where nothing is found.

use super::Text;

// How a hit was met
pub(crate) const EXACT: Text = Text::new("原文", "原文", "exact");
pub(crate) const GAP: Text = Text::new("跨标点", "跨標點", "across a gap");
pub(crate) const TRADITIONAL: Text = Text::new("繁简", "繁簡", "other script");
pub(crate) const KNOWN: Text = Text::new("要素", "要素", "facts");
pub(crate) const PINYIN: Text = Text::new("拼音", "拼音", "pinyin");
pub(crate) const VARIANT: Text = Text::new("形近", "形近", "look-alike");

// Why two stories belong together
pub(crate) const CONTINUATION: Text = Text::new("续文", "續文", "continuation");
pub(crate) const REPRINT: Text = Text::new("同文", "同文", "same text");
pub(crate) const EVENT: Text = Text::new("同事", "同事", "same event");
pub(crate) const PERSON: Text = Text::new("人物", "人物", "person");
pub(crate) const SLOGAN: Text = Text::new("提法", "提法", "slogan");
pub(crate) const OCCASION: Text = Text::new("节日", "節日", "occasion");
pub(crate) const TOPIC: Text = Text::new("话题", "話題", "topic");
pub(crate) const PLACE: Text = Text::new("地点", "地點", "place");
pub(crate) const SERIES: Text = Text::new("系列", "系列", "series");
pub(crate) const REPORTER: Text = Text::new("记者", "記者", "reporter");
pub(crate) const WORDS: Text = Text::new("词语", "詞語", "words");
pub(crate) const CONTINUED: Text = Text::new("下转上接", "下轉上接", "continued from page to page");
pub(crate) const SAME_TEXT: Text<1> = Text::new("同一篇文字（{}%）", "同一篇文字（{}%）", "the same text ({}%)");
pub(crate) const SAME_PERSON: Text<1> = Text::new("同一人物 {}", "同一人物 {}", "same person {}");
pub(crate) const SAME_PERSON_TITLE: Text<2> = Text::new("同一人物 {}（{}）", "同一人物 {}（{}）", "same person {} ({})");
pub(crate) const SAME_DAY_PEOPLE: Text<1> = Text::new("同日同人 {}", "同日同人 {}", "same day and people {}");
pub(crate) const SAME_DAY_PLACE: Text<1> = Text::new("同日同地 {}", "同日同地 {}", "same day and place {}");
pub(crate) const DAY: Text<2> = Text::new("{}月{}日", "{}月{}日", "{}-{}");
pub(crate) const SAME_SLOGAN: Text<1> = Text::new("同一提法“{}”", "同一提法「{}」", "same slogan “{}”");
pub(crate) const SAME_OCCASION: Text<1> = Text::new("同逢 {}", "同逢 {}", "same occasion {}");
pub(crate) const SAME_TOPIC: Text<1> = Text::new("同一话题 {}", "同一話題 {}", "same topic {}");
pub(crate) const SAME_SERIES: Text<2> = Text::new("同一系列 {}、{}", "同一系列 {}、{}", "same series {}, {}");
pub(crate) const SAME_SECTION: Text<1> = Text::new("同一栏目 {}", "同一欄目 {}", "same column {}");
pub(crate) const SAME_PLACE: Text<1> = Text::new("同一地点 {}", "同一地點 {}", "same place {}");
pub(crate) const SAME_REPORTER: Text<1> = Text::new("同一记者 {}", "同一記者 {}", "same reporter {}");
pub(crate) const BOTH_SAY: Text<1> = Text::new("都说到“{}”", "都說到「{}」", "both say “{}”");

// The stages of a thread
pub(crate) const AHEAD: Text = Text::new("预告", "預告", "announced");
pub(crate) const HELD: Text = Text::new("进行", "進行", "held");
pub(crate) const AFTER: Text = Text::new("后续", "後續", "follow-up");

// Months and years of the facets
pub(crate) const MONTH: Text<1> = Text::new("{}月", "{}月", "month {}");
pub(crate) const YEAR: Text<1> = Text::new("{}年", "{}年", "{}");

// Where nothing is found, or something else than was typed
pub(crate) const NO_STORIES: Text = Text::new("这里还没有稿件", "這裡還沒有稿件", "there are no stories here yet");
pub(crate) const NO_VALUE: Text<2> = Text::new("没有{}为“{}”的稿件", "沒有{}為「{}」的稿件", "no story has the {} “{}”");
pub(crate) const WITHOUT_FILTERS: Text<1> = Text::new("去掉筛选有 {} 篇", "去掉篩選有 {} 篇", "{} {story|stories} without the filters");
pub(crate) const STORIES_WITH: Text<2> = Text::new("“{}”{} 篇", "「{}」{} 篇", "“{}” {}");
pub(crate) const NOT_TOGETHER: Text<1> = Text::new("{}，但没有一篇同时符合", "{}，但沒有一篇同時符合", "{}, but no story with all of them");
pub(crate) const NO_WORD: Text<1> = Text::new("没有稿件含“{}”", "沒有稿件含「{}」", "no story has “{}”");
pub(crate) const READ_AS: Text<1> = Text::new("读作“{}”", "讀作「{}」", "read as “{}”");
pub(crate) const LOOK_ALIKES: Text<2> = Text::new("“{}”另有相近字形 {} 篇", "「{}」另有相近字形 {} 篇", "“{}” stands in {} {story|stories} more with look-alike characters");
pub(crate) const SAME_SOUND: Text = Text::new("同音", "同音", "same sound");
pub(crate) const IN_THE_TEXT: Text = Text::new("在全文里", "在全文裡", "anywhere in the text");
pub(crate) const ONE_LESS: Text = Text::new("少一个条件", "少一個條件", "one condition less");
pub(crate) const A_PART: Text = Text::new("其中一段", "其中一段", "a part of it");
pub(crate) const SWAPPED: Text = Text::new("换了前后", "換了前後", "turned round");
pub(crate) const ONE_OFF: Text = Text::new("差一个字", "差一個字", "one character off");
pub(crate) const ONE_MORE_LETTER: Text = Text::new("拼音再打一个字母", "拼音再打一個字母", "one more letter of pinyin, please");

// Faults
pub(crate) const TOO_MANY_STORIES: Text = Text::new("一版里稿件太多", "一版裡稿件太多", "too many stories on one page");
