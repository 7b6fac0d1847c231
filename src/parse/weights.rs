//! Every weight and limit of the cutter in one place, each with its reason. Plain numbers: positive speaks for, negative against.
//!
//! A score adds up independent pieces of evidence, as logarithms of odds: 1 makes a reading about three times more likely, 3 twenty times.

// How a line without marks looks like a heading (`pieces::head_score`).

/// A line with this much evidence is a heading.
pub(super) const HEAD_ENOUGH: f32 = 1.0;
/// Characters of the longest heading without marks; longer ones are text.
pub(super) const LONGEST_PLAIN_HEAD: usize = 42;
/// Characters of the longest heading with marks: a whole paragraph is sometimes bold.
pub(super) const LONGEST_MARKED_HEAD: usize = 90;
/// A quote or bracket left open is closed in the next piece: this is text cut by a column.
pub(super) const HEAD_UNBALANCED: f32 = -3.0;
/// A heading does not end in 的, 和 or a comma.
pub(super) const HEAD_ASKS_MORE: f32 = -2.5;
/// Headings part their halves by a blank, text by commas.
pub(super) const HEAD_COMMA: f32 = -1.0;
/// Up to twenty characters.
pub(super) const HEAD_SHORT: f32 = 1.0;
/// 据了解, 会议, 记者: beginnings of paragraphs.
pub(super) const HEAD_BEGINS_AS_TEXT: f32 = -1.0;
/// 抢抓晴好天气 确保颗粒归仓
pub(super) const HEAD_TWO_HALVES: f32 = 1.0;
/// Where other headings are marked, a plain line is less often one.
pub(super) const HEAD_PLAIN_ON_MARKED_PAGE: f32 = -1.0;
/// Paragraphs are indented on this page and so is the line.
pub(super) const HEAD_INDENTED: f32 = -1.5;
/// Paragraphs are indented on this page and the line is not.
pub(super) const HEAD_NOT_INDENTED: f32 = 1.0;
/// A blank line above where there are none between paragraphs.
pub(super) const HEAD_AFTER_GAP_ON_TIGHT_PAGE: f32 = 1.5;
/// The text above has come to its end.
pub(super) const HEAD_AFTER_END: f32 = 1.3;
/// The text above stands open: its continuation may be short.
pub(super) const HEAD_AFTER_OPEN_TEXT: f32 = -1.0;
/// 本报讯 below: the surest sign of all.
pub(super) const HEAD_ABOVE_LEAD_IN: f32 = 2.0;
/// All of it is said again at the beginning of the text below (less, if only part of it is).
pub(super) const HEAD_RESTATED: f32 = 2.5;
/// A byline below.
pub(super) const HEAD_ABOVE_BYLINE: f32 = 1.5;
/// Another heading below.
pub(super) const HEAD_ABOVE_HEAD: f32 = 1.0;
/// A date or 近日 below.
pub(super) const HEAD_ABOVE_DATE: f32 = 0.5;
/// Stories of this page open with 本报讯, and the line below does not.
pub(super) const HEAD_ABOVE_PLAIN_TEXT: f32 = -0.5;

// Passages read twice (`repeats`).

/// Letters of the shortest passage that can be told to be a second reading; shorter ones are set phrases.
pub(super) const SHORTEST_REPEAT: usize = 10;
/// Share of letters that may be misread in a second reading.
pub(super) const REPEAT_MISREAD: f32 = 0.05;
/// A short sentence may come again far below in the same story on purpose (case reports, forms): shorter than this …
pub(super) const LONGEST_REFRAIN: usize = 40;
/// … and with more paragraphs between than this.
pub(super) const NEAREST_REFRAIN: usize = 3;

// Whether a group of headings begins a story or parts one (`drafts`). Above 0 it begins one.

/// Headings head stories unless something says otherwise.
pub(super) const STORY_USUALLY: f32 = 0.5;
/// 本报讯, 新华社…电 below: only stories open so.
pub(super) const STORY_ABOVE_LEAD_IN: f32 = 4.0;
/// A byline below.
pub(super) const STORY_ABOVE_BYLINE: f32 = 3.0;
/// A picture with its credit below.
pub(super) const STORY_ABOVE_PHOTO: f32 = 2.5;
/// Item heads below, or the name of a round-up.
pub(super) const STORY_ABOVE_ITEMS: f32 = 3.0;
/// Marked less deep than the story above or as deep.
pub(super) const STORY_LEVEL_SAME: f32 = 1.5;
/// Marked deeper than the story above.
pub(super) const STORY_LEVEL_DEEPER: f32 = -1.5;
/// Plain where stories are marked.
pub(super) const STORY_PLAIN_ON_MARKED_PAGE: f32 = -1.5;
/// Numbered: 一、 （二）
pub(super) const STORY_NUMBERED: f32 = -3.5;
/// The story above has been signed, or jumps away.
pub(super) const STORY_ABOVE_IS_SIGNED: f32 = 1.5;
/// Stories of this page open with 本报讯 and here none follows.
pub(super) const STORY_WITHOUT_LEAD_IN: f32 = -2.0;
/// Several heading lines together: kicker, headline, deck.
pub(super) const STORY_SEVERAL_HEADS: f32 = 1.0;
/// More blank lines above than usual.
pub(super) const STORY_AFTER_WIDE_GAP: f32 = 0.7;
/// No blank line above on a page where headlines have one.
pub(super) const STORY_TIGHT: f32 = -1.0;
/// Characters of the longest caption that cannot be a story of its own.
pub(super) const LONGEST_OWN_CAPTION: usize = 30;
