//! Reaching further: hints to jump by, figures of a text, the reader's own commands, page images, another process.

use super::Text;

// Hints
pub(crate) const HINTS: Text = Text::new("给屏上能去的地方标上字母，键入即去", "給屏上能去的地方標上字母，鍵入即去", "put letters on everything on view one can go to; typing them goes there");
pub(crate) const HINTS_HOW: Text = Text::new("键入字母就去；1 到 9 是本栏自上而下的头九处；Esc 退出", "鍵入字母就去；1 到 9 是本欄自上而下的頭九處；Esc 退出", "type the letters; 1 to 9 are the first nine of this pane; Esc leaves");
pub(crate) const NO_HINTS: Text = Text::new("屏上没有可去的地方", "屏上沒有可去的地方", "nothing on view leads anywhere");
