//! How paragraphs and headlines begin, and how they never do. Plain tables; does not know how a seam is judged.
//!
//! Written for this program from general knowledge of the language; each list holds for any paper, not for one.

use super::lookup::Words;

/// How a paragraph begins that goes on with the story but starts a new thought.
pub(super) static PARAGRAPH_STARTS: Words = Words::new(&[
    "据",
    "據",
    "记者",
    "記者",
    "近日",
    "日前",
    "目前",
    "同时",
    "此外",
    "另外",
    "随后",
    "会议",
    "会上",
    "活动",
    "截至",
    "当天",
    "当日",
    "“",
    "「",
    "《",
    "一是",
    "首先",
    "其次",
    "其中",
    "接下来",
    "下一步",
    "连日来",
    "过去，",
    "如今，",
    "后来，",
    "从此，",
    "从那以后",
    "今年以来",
    "去年以来",
    "近年来",
    "多年来",
    "本报",
]);

/// Words that begin paragraphs and headlines though their first character alone never does.
pub(super) static FIRST_AFTER_ALL: Words = Words::new(&[
    "过去", "过年", "过往", "过程", "过硬", "过节", "地处", "地方", "地区", "地铁", "地上", "地质", "地震",
    "地球", "地下", "地里", "得知", "得益", "得到", "了解", "了却", "着力", "着眼", "着手", "的确", "的哥",
    "的士",
]);

/// Characters no paragraph begins with, unless they begin one of [`FIRST_AFTER_ALL`].
pub(super) const NEVER_FIRST: &str = "，。、；：！？）》」』”’】％%,.;:!?)]}·的们地得了着过";

/// Words that no headline ends with, for they ask for more.
pub(super) const NEVER_LAST: &str =
    "的和与與及在为為将將把被从從向对對于於是以或并並、，,；;：:（(《“「【·—-";
