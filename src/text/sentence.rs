//! Where the sentences of a text begin and end. Knows no story.

use super::is_blank;
use std::ops::Range;

/// Marks that end a sentence.
const ENDS: &str = "。！？!?";
/// Marks that close what stands before them, and go with the sentence they follow.
const CLOSING: &str = "”’」』）)〉》】]…";

/// The sentences of a text, in order. Together they are the text but for what is blank around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if ended && !ENDS.contains(c) && !CLOSING.contains(c) {
            sentences.extend(trimmed(text, start..at));
            (start, ended) = (at, false);
        }
        ended |= ENDS.contains(c);
    }
    sentences.extend(trimmed(text, start..text.len()));
    sentences
}

/// A range without the blanks at both its ends; none if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let whole = text.get(range.clone())?;
    let start = range.end - whole.trim_start_matches(is_blank).len();
    let end = range.start + whole.trim_end_matches(is_blank).len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_closing_quotation_mark_belongs_to_what_it_closes() {
        let cut = |text: &'static str| -> Vec<&str> {
            sentences(text).into_iter().filter_map(|range| text.get(range)).collect()
        };
        assert_eq!(
            cut("他说：“丰收了！”大家笑了。 据介绍，亩产3.5吨；增产两成"),
            ["他说：“丰收了！”", "大家笑了。", "据介绍，亩产3.5吨；增产两成"]
        );
        assert_eq!(cut("真的吗？！（掌声）好……"), ["真的吗？！", "（掌声）好……"]);
        assert!(cut("　\n").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_left_out(text in "[一二三，。！？”’）… \n]*") {
            let kept: String = sentences(&text).into_iter().filter_map(|range| text.get(range)).collect();
            let solid = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
            prop_assert_eq!(solid(&kept), solid(&text));
        }
    }
}
