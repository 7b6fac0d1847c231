//! What is wrong with a file of tags.

use super::Text;
pub(crate) const CUT_SHORT: Text = Text::new("文件没有写完，只有前面的文字", "檔案沒有寫完，只有前面的文字", "the file is cut short; only what stands before is there");
pub(crate) const NOT_XML: Text<2> = Text::new("第{}行起不合 XML 的写法（{}），只有前面的文字", "第{}行起不合 XML 的寫法（{}），只有前面的文字", "from line {} on it is not XML ({}); only what stands before is there");
