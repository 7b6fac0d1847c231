//! Breaks a text into lines of so many cells by the rules of Chinese typesetting (避头尾). Knows no screen and no style.
//!
//! The rules are those of GB/T 15834-2011, 5.1: stops and closing marks do not begin a line, opening marks do not end one,
//! the halves of —— and …… stay together, connecting marks (—, -, ～), · and / do not begin one. Latin words and numbers are whole.

use super::{Cluster, cells, cells_of, clusters, is_blank, is_han};
use std::ops::Range;

/// Marks that do not begin a line.
const NOT_FIRST: &str = "，。、：；？！”’）〕】》〉」』］｝〗〙,.:;?!)]}%％‰‱℃°·・～~/／-–…‥々ー—>›»′″";

/// Marks that do not end a line.
const NOT_LAST: &str = "“‘（〔【《〈「『［｛〖〘([{￥¥$＄#＃№@/／<‹«";

/// The lines of a text, as byte ranges that together are the text. Each keeps within `width` cells, unless a single character is wider
/// than that; only what is blank at its end may stand beyond the edge. The first line is shorter by `indent` cells. An empty text is
/// one empty line.
pub fn wrap(text: &str, width: usize, indent: usize) -> Vec<Range<usize>> {
    let clusters: Vec<Cluster<'_>> = clusters(text).collect();
    let mut lines = Vec::new();
    let (mut line, mut used) = (0, indent.min(width.saturating_sub(2)));
    let mut rest = clusters.as_slice();
    while let Some(first) = rest.first() {
        let (mut unit, after) = rest.split_at(unit_len(rest));
        rest = after;
        let mut left = wide(unit);
        if used + left > width && first.start > line {
            lines.push(line..first.start);
            (line, used) = (first.start, 0);
        }
        // A unit that no line can hold is broken where it must be.
        while used + left > width {
            let (broken, after) = unit.split_at(prefix_len(unit, width.saturating_sub(used)));
            let Some(next) = after.first() else { break };
            lines.push(line..next.start);
            left = left.saturating_sub(cells_in(broken));
            (line, used, unit) = (next.start, 0, after);
        }
        used += cells_in(unit);
        if let Some(end) = unit.last().filter(|c| c.base() == '\n').map(|c| c.start + c.text.len()) {
            lines.push(line..end);
            (line, used) = (end, 0);
        }
    }
    if line < text.len() || lines.is_empty() {
        lines.push(line..text.len());
    }
    lines
}

/// Lines of a headline: as few as [`wrap`] makes, but of about the same length, and two are parted at a space of the text if they can be,
/// as headlines are at their pauses.
pub fn wrap_evenly(text: &str, width: usize) -> Vec<Range<usize>> {
    let lines = wrap(text, width, 0);
    if let [_, _] = lines.as_slice() {
        let longer = |at: usize| {
            text.split_at_checked(at).map_or(width + 1, |(a, b)| cells(a.trim_end()).max(cells(b)))
        };
        // A space beside a figure or a Latin word is no pause.
        let is_pause = |at: usize, end: usize| {
            let (before, after) = (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
            !before.ends_with(is_word) && !after.starts_with(is_word)
        };
        let spaces = text.match_indices([' ', '\u{3000}']).map(|(at, space)| (at, at + space.len()));
        let pauses = spaces.filter(|&(at, end)| is_pause(at, end)).map(|(_, end)| end);
        let best = pauses.map(|at| (longer(at), at)).filter(|(longer, _)| *longer <= width).min();
        if let Some((_, at)) = best {
            return vec![0..at, at..text.len()];
        }
    }
    if lines.len() > 4 {
        return lines;
    }
    let least = cells(text) / lines.len().max(1);
    let even = (least..width).map(|width| wrap(text, width, 0)).find(|even| even.len() == lines.len());
    even.unwrap_or(lines)
}

/// Number of clusters, at least one, up to the first place where a line may end.
fn unit_len(clusters: &[Cluster<'_>]) -> usize {
    let mut before = None;
    let holds = |pair: &&[Cluster<'_>]| {
        let [a, b] = pair else { return false };
        // In “2024 年” the space is typographic: the figure keeps its unit.
        let is_unit = before.is_some_and(|c: char| c.is_ascii_digit()) && a.text == " " && is_han(b.base());
        before = Some(a.base());
        is_unit || is_joined(a) || !may_break(a.base(), b.base())
    };
    1 + clusters.windows(2).take_while(holds).count()
}

/// Number of clusters, at least one, that `room` cells hold; a pair such as —— stays whole if something else stands before it.
fn prefix_len(unit: &[Cluster<'_>], room: usize) -> usize {
    let mut used = 0;
    let fits = unit.iter().take_while(|c| {
        used += c.cells;
        used <= room
    });
    let n = fits.count().max(1);
    match (n.checked_sub(1).and_then(|last| unit.get(last)), unit.get(n)) {
        (Some(a), Some(b)) if n > 1 && is_pair(a.base(), b.base()) => n - 1,
        _ => n,
    }
}

/// Cells of a unit without the blanks at its end.
fn wide(unit: &[Cluster<'_>]) -> usize {
    let blank = unit.iter().rev().take_while(|c| c.text.chars().all(is_blank)).count();
    cells_in(unit.split_at(unit.len() - blank).0)
}

fn cells_in(clusters: &[Cluster<'_>]) -> usize {
    clusters.iter().map(|cluster| cluster.cells).sum()
}

/// Whether a word joiner (U+2060) follows a character.
fn is_joined(cluster: &Cluster<'_>) -> bool {
    cluster.text.ends_with('\u{2060}')
}

/// Whether a line may end between two characters.
fn may_break(a: char, b: char) -> bool {
    if is_han(a) && is_han(b) {
        return true;
    }
    if a == '\n' || is_blank(b) || is_glue(a) {
        return a == '\n';
    }
    if is_blank(a) {
        return !NOT_FIRST.contains(b) || b == '—' || b == '-';
    }
    // A dash of two halves may begin a line in print, but not when it follows a word closely; a line of its own is rarer
    // than a ragged edge, so it stays with what stands before it, as other closing marks do.
    !(NOT_FIRST.contains(b)
        || NOT_LAST.contains(a)
        || is_pair(a, b)
        || is_word(a) && is_word(b)
        || is_decimal(a, b))
}

/// Whether a blank holds together what stands beside it.
fn is_glue(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether two characters are the halves of one mark.
fn is_pair(a: char, b: char) -> bool {
    a == b && matches!(a, '—' | '…' | '―' | '─' | '－')
}

/// Whether a character is part of a word that is never cut: letters and digits written in one cell, or full-width twins.
fn is_word(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\'' | '_' | '&' | '+' | '=')
        || (c.is_alphanumeric() && !is_han(c) && cells_of(c) == 1)
}

/// Whether a point, comma or colon stands before a digit, as inside 3.14, 12,000 and 10:30.
fn is_decimal(a: char, b: char) -> bool {
    matches!(a, '.' | ',' | ':' | '-' | '．') && is_word(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, width: usize, indent: usize) -> Vec<&str> {
        wrap(text, width, indent).into_iter().filter_map(|r| text.get(r)).collect()
    }

    #[test]
    fn no_line_begins_with_a_stop_or_ends_with_an_opening_mark() {
        assert_eq!(lines("坚持四个不摘，守住底线", 12, 0), ["坚持四个不", "摘，守住底线"]);
        assert_eq!(lines("他说：“好。”大家笑了", 8, 0), ["他说：", "“好。”大", "家笑了"]);
        assert_eq!(lines("学好用好《千万工程》经验", 10, 0), ["学好用好", "《千万工", "程》经验"]);
    }

    #[test]
    fn words_numbers_and_dashes_are_whole() {
        assert_eq!(lines("增长12.5%左右", 8, 0), ["增长", "12.5%左", "右"]);
        assert_eq!(lines("建设BRT快速公交", 6, 0), ["建设", "BRT快", "速公交"]);
        assert_eq!(lines("一二三——四五", 7, 0), ["一二", "三——四", "五"]);
        assert_eq!(lines("read more books", 6, 0), ["read ", "more ", "books"]);
        assert_eq!(
            lines("记者\u{A0}林\u{2060}一\u{2060}川", 10, 0),
            ["记", "者\u{A0}林\u{2060}一\u{2060}川"]
        );
        assert_eq!(lines("abcdefgh", 3, 0), ["abc", "def", "gh"]);
    }

    #[test]
    fn the_first_line_is_indented() {
        assert_eq!(lines("一二三四五", 8, 4), ["一二", "三四五"]);
        assert_eq!(lines("", 8, 4), [""]);
        assert_eq!(lines("一\n二", 8, 0), ["一\n", "二"]);
    }

    #[test]
    fn headlines_are_even_and_pause_at_spaces() {
        let even = |text, width| -> Vec<String> {
            wrap_evenly(text, width).into_iter().filter_map(|r| text.get(r)).map(str::to_owned).collect()
        };
        assert_eq!(even("强化宣传引导 筑牢安全生产屏障", 20), ["强化宣传引导 ", "筑牢安全生产屏障"]);
        assert_eq!(even("省督导组绛县调研汇报会召开", 24), ["省督导组绛县调", "研汇报会召开"]);
        assert_eq!(even("县委中心组 2024 年学习会召开", 24), ["县委中心组 ", "2024 年学习会召开"]);
        assert_eq!(even("召开县委中心组 2024 年学习会", 24), ["召开县委中心组 ", "2024 年学习会"]);
        assert_eq!(even("夜校亮灯", 20), ["夜校亮灯"]);
    }

    /// Each character is looked at a few times, however long the word or the row of hidden characters it stands in.
    #[test]
    fn a_word_without_end_is_broken_line_by_line() {
        let text = format!("{}\n{}", "a".repeat(400_000), "\u{200B}".repeat(400_000));
        assert_eq!(wrap(&text, 40, 2).len(), 10_001 + 1);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC*|[一二，。“”《》—…a1.% \n]*", width in 0usize..20, indent in 0usize..6) {
            prop_assert_eq!(lines(&text, width, indent).concat(), text.clone());
            let even = wrap_evenly(&text, width);
            prop_assert_eq!(even.len(), wrap(&text, width, 0).len());
            prop_assert_eq!(even.into_iter().filter_map(|r| text.get(r)).collect::<String>(), text);
        }

        #[test]
        fn no_line_is_too_wide(text in "[一二，。“”《》—…a1.%\u{301} \n]*", width in 2usize..20) {
            for line in lines(&text, width, 0) {
                prop_assert!(cells(line.trim_end()) <= width, "{:?} in {}", line, width);
            }
        }

        #[test]
        fn no_line_begins_or_ends_wrongly(text in "([一二三四五六][，。]?|“[一二三四][。？！]?”|《[一二三四]{2,4}》)*") {
            for line in lines(&text, 14, 4) {
                let (first, last) = (line.chars().next().unwrap_or('一'), line.chars().last().unwrap_or('一'));
                prop_assert!(!NOT_FIRST.contains(first) && !NOT_LAST.contains(last), "{}", line);
            }
        }
    }
}
