//! What stands between the parts of a list or a sentence.

use super::Text;
pub(crate) const LIST: Text = Text::new("、", "、", ", ");
pub(crate) const STOP: Text = Text::new("；", "；", "; ");
pub(crate) const GAP: Text = Text::new("　", "　", "  ");
pub(crate) const BETWEEN: Text = Text::new("”“", "」「", "”, “");
pub(crate) const CLAUSE: Text = Text::new("，", "，", ", ");
pub(crate) const OF: Text<2> = Text::new("{}：{}", "{}：{}", "{}: {}");
