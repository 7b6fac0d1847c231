//! Parts of one series, told by their headings: （之二）, （下）, 系列报道之三, ②. Knows no other sign of kinship.

use crate::story::{Role, Story};

/// A heading that says which part of a series it stands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The heading as printed.
    pub(super) text: String,
    /// What says so: 之二.
    pub(super) mark: String,
    /// The number it says.
    pub(super) number: u32,
    /// The heading's letters without it.
    stem: String,
}

/// Which part of a series a headline says it is.
pub(super) fn part_of_series(headline: &str) -> Option<u32> {
    Part::read(headline).map(|part| part.number)
}

/// A stem shorter than this is a word such as 专题, and no name of a series.
const STEM: usize = 4;

impl Part {
    /// The parts that two stories are of one series, if they say so.
    pub(super) fn both(here: &Story, there: &Story) -> Option<(Self, Self)> {
        let theirs = Self::of(there);
        Self::of(here).into_iter().find_map(|mine| {
            let twin = theirs.iter().find(|part| part.stem == mine.stem && part.number != mine.number)?;
            Some((mine, twin.clone()))
        })
    }

    /// What the headings of a story say.
    pub(super) fn of(story: &Story) -> Vec<Self> {
        let headings =
            story.blocks.iter().filter(|b| matches!(b.role, Role::Kicker | Role::Headline | Role::Deck));
        headings.filter_map(|block| Self::read(&block.text)).collect()
    }

    /// Reads one heading: the mark stands at its end, in brackets or after 之.
    fn read(text: &str) -> Option<Self> {
        let bare = text.trim_end_matches(['）', ')', '】', '》', '”', ' ']);
        let numeral = |c: char| digit(c).is_some() || c == '十' || c.is_ascii_digit();
        let head = bare.trim_end_matches(numeral);
        let figure =
            bare.strip_prefix(head).filter(|figure| !figure.is_empty() && figure.chars().count() <= 3)?;
        let opened = head.strip_suffix('之').unwrap_or(head);
        let bracketed = opened.ends_with(['（', '(', '【']) && bare.len() < text.len();
        let circled = figure.chars().all(|c| ('①'..='⑳').contains(&c));
        let said = opened.len() < head.len() || bracketed || circled;
        let stem: String = opened.chars().filter(|c| c.is_alphanumeric()).collect();
        let number = number(figure)?;
        (said && stem.chars().count() >= STEM).then(|| Self {
            text: text.to_owned(),
            mark: format!("{}{figure}", if opened.len() < head.len() { "之" } else { "" }),
            number,
            stem,
        })
    }
}

/// The number of a figure such as 三, 十二, 12, 下 or ②.
fn number(figure: &str) -> Option<u32> {
    if let Ok(number) = figure.parse() {
        return Some(number);
    }
    let mut sum = 0;
    for c in figure.chars() {
        sum = match c {
            '十' => sum.max(1) * 10,
            c if c.is_ascii_digit() => return None,
            c => sum + digit(c)?,
        };
    }
    Some(sum)
}

fn digit(c: char) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    match c {
        '上' => Some(1),
        '中' => Some(2),
        '下' => Some(3),
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        c => DIGITS.chars().position(|d| d == c).map(|at| at as u32 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_papers_print_them() {
        let rows = [
            ("千年古县看变迁（之一）", Some(("之一", 1))),
            ("——“项目攻坚”系列报道之十二", Some(("之十二", 12))),
            ("一位老兵的七十年（下）", Some(("下", 3))),
            ("走进乡村看振兴(3)", Some(("3", 3))),
            ("黄河岸边的守望者③", Some(("③", 3))),
            ("我县召开会议部署工作十三", None),
            ("重点工程之一", Some(("之一", 1))),
            ("产值增长二", None),
            ("（一）", None),
            ("我国发射卫星中", None),
        ];
        for (text, said) in rows {
            let part = Part::read(text);
            let got = part.as_ref().map(|part| (part.mark.as_str(), part.number));
            assert_eq!(got, said, "{text}");
        }
    }

    #[test]
    fn parts_of_one_series_have_one_stem() {
        let [one, two] = ["千年古县看变迁（之一）", "千年古县看变迁（之二）"].map(|t| Part::read(t).unwrap());
        assert_eq!(one.stem, two.stem);
    }
}
