//! Why a correction does not fit.

use super::Text;
pub(crate) const NO_WORDS: Text = Text::new("没有写出那里的文字", "沒有寫出那裡的文字", "the words that stand there are missing");
pub(crate) const WORDS_GONE: Text = Text::new("版面上已经没有这些文字", "版面上已經沒有這些文字", "these words are no longer on the page");
pub(crate) const WORDS_TWICE: Text = Text::new("这些文字在版面上不止一处", "這些文字在版面上不止一處", "these words stand in more than one place on the page");
pub(crate) const NO_CORRECTION: Text<1> = Text::new("“{}”不是更正；应以 split、merge、move、keep、paper 或 date 开头", "「{}」不是更正；應以 split、merge、move、keep、paper 或 date 開頭", "“{}” is no correction; it must begin with split, merge, move, keep, paper or date");
pub(crate) const DOES_NOT_FIT: Text<3> = Text::new("{} 的更正“{}”用不上：{}", "{} 的更正「{}」用不上：{}", "the correction “{1}” of {0} does not fit: {2}");
pub(crate) const IN_NO_STORY: Text = Text::new("那里不在稿件里", "那裡不在稿件裡", "that is in no story");
pub(crate) const INSIDE_PARAGRAPH: Text = Text::new("那里在接合的段落中间", "那裡在接合的段落中間", "that is inside a joined paragraph");
pub(crate) const BEGINS_ALREADY: Text = Text::new("那里本来就是一篇的开头", "那裡本來就是一篇的開頭", "a story begins there already");
pub(crate) const NO_STORY_ABOVE: Text = Text::new("上面没有稿件", "上面沒有稿件", "there is no story above");
pub(crate) const IN_IT_ALREADY: Text = Text::new("已经在那一篇里", "已經在那一篇裡", "it is in that story already");
pub(crate) const NO_DUPLICATE: Text = Text::new("那里没有当作重复的文字", "那裡沒有當作重複的文字", "nothing there was taken for a second reading");
pub(crate) const NOT_SET_ASIDE: Text = Text::new("那里没有另置的文字", "那裡沒有另置的文字", "nothing there was set aside");
