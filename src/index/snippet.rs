//! The best passage of a story: about a line around the matches, cut at clauses. Pure on text.

use super::Marked;
use crate::text::ends_clause;
use std::ops::Range;

/// Characters a passage is about long.
const LONG: usize = 40;
/// Characters a clause may reach beyond that before it is cut inside.
const SLACK: usize = 8;

/// A passage of about forty characters around the first place where most of the marks (sorted and disjoint) stand together; from the beginning
/// where there is no mark.
pub(super) fn passage(text: &str, marks: &[Range<usize>]) -> Marked {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let number = |byte: usize| chars.partition_point(|(at, _)| *at < byte);
    let ranges: Vec<Range<usize>> = marks.iter().map(|r| number(r.start)..number(r.end)).collect();
    let together = |(at, first): &(usize, &Range<usize>)| {
        ranges.partition_point(|r| r.end <= first.start + LONG - SLACK).saturating_sub(*at)
    };
    let best = ranges.iter().enumerate().rev().max_by_key(together).map_or(0..0, |(_, first)| first.clone());
    let named = number(text.len() - without_dateline(text).len());
    let named = if best.start >= named { named } else { 0 };
    let start = begin(&chars, &best).max(named);
    let end = finish(&chars, start, &best);
    let whole = start == named;
    cut(text, &chars, start..end, whole, marks)
}

/// The beginning of a text, at most about forty characters. Who reports it (`本报讯（记者 …）`) is left out: it says nothing of the story.
pub(super) fn beginning(text: &str) -> Marked {
    let text = without_dateline(text);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = finish(&chars, 0, &(0..0));
    cut(text, &chars, 0..end, true, &[])
}

/// The text after `本报讯（记者 …）`.
fn without_dateline(text: &str) -> &str {
    let Some(rest) = text.trim_start().strip_prefix("本报讯").map(str::trim_start) else { return text };
    let named = rest.starts_with(['（', '(']).then(|| rest.split_once(['）', ')'])).flatten();
    named.map_or(rest, |(_, after)| after.trim_start())
}

/// The clause's beginning before the match, unless it is too far away.
fn begin(chars: &[(usize, char)], best: &Range<usize>) -> usize {
    if best.end <= LONG / 2 {
        return 0;
    }
    let reach = best.start.saturating_sub(LONG / 2);
    let before = chars.get(reach..best.start).unwrap_or_default();
    let clause = before.iter().position(|(_, c)| ends_clause(*c));
    clause.map_or_else(|| best.start.saturating_sub(LONG / 4), |at| reach + at + 1)
}

/// The last clause's end that fits, but not before the match's end.
fn finish(chars: &[(usize, char)], start: usize, best: &Range<usize>) -> usize {
    if chars.len() <= start + LONG + SLACK {
        return chars.len();
    }
    let least = best.end.max(start + LONG / 2);
    let most = best.end.max(start + LONG);
    let after = chars.get(least..most).unwrap_or_default();
    after.iter().rposition(|(_, c)| ends_clause(*c)).map_or(most, |at| least + at + 1)
}

/// The range of characters as it is shown; `whole` where nothing worth reading stands before it.
fn cut(
    text: &str,
    chars: &[(usize, char)],
    range: Range<usize>,
    whole: bool,
    marks: &[Range<usize>],
) -> Marked {
    let byte = |number: usize| chars.get(number).map_or(text.len(), |(at, _)| *at);
    let (from, to) = (byte(range.start), byte(range.end));
    let lead = if whole { "" } else { "…" };
    let mut shown = lead.to_owned() + text.get(from..to).unwrap_or_default();
    if range.end < chars.len() {
        shown.push('…');
    }
    let moved = |r: &Range<usize>| {
        let (start, end) = (r.start.max(from), r.end.min(to));
        (start < end).then(|| start - from + lead.len()..end - from + lead.len())
    };
    Marked { text: shown, marks: marks.iter().filter_map(moved).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(passage: &Marked) -> String {
        passage.marks.iter().filter_map(|mark| passage.text.get(mark.clone())).collect()
    }

    #[test]
    fn passages_begin_and_end_at_clauses() {
        let text = "会议听取了汇报。省委、省政府牢记领袖嘱托，坚决贯彻党中央、国务院决策部署，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接作为“三农”工作的首要任务，坚持五级书记一起抓。";
        let at = text.find("乡村振兴").unwrap();
        let passage = passage(text, std::slice::from_ref(&(at..at + 12)));
        let named = super::passage("本报讯（记者 李晓琳）防疫，好。", std::slice::from_ref(&(31..37)));
        assert_eq!((named.text.as_str(), marked(&named).as_str()), ("防疫，好。", "防疫"));
        assert_eq!(
            passage.text,
            "…把巩固拓展脱贫攻坚成果同乡村振兴有效衔接作为“三农”工作的首要任务，坚持五级书记一起抓。"
        );
        assert_eq!(marked(&passage), "乡村振兴");
    }

    #[test]
    fn beginnings_tell_the_story() {
        for (text, shown) in [
            ("本报讯（记者 董战轩）近日，种业培训举行。", "近日，种业培训举行。"),
            ("本报讯 近日（5月），种业培训举行。", "近日（5月），种业培训举行。"),
            ("近日，种业培训举行。", "近日，种业培训举行。"),
            ("", ""),
        ] {
            assert_eq!(beginning(text).text, shown);
        }
    }

    proptest::proptest! {
        #[test]
        fn marks_stay_on_their_text(text in "[中文，。a]{0,120}", at in 0_usize..120, long in 1_usize..9) {
            let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            if let (Some(&start), Some(&end)) = (chars.get(at), chars.get(at + long)) {
                let passage = passage(&text, std::slice::from_ref(&(start..end)));
                proptest::prop_assert_eq!(marked(&passage), text.get(start..end).unwrap_or_default());
                proptest::prop_assert!(passage.text.chars().count() <= LONG + SLACK + long + 2 + LONG / 2);
            }
        }
    }
}
