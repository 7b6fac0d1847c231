//! What a page prints for itself and not for a story: mastheads, folios, days and numbers of the issue, its editors, ornaments. Knows
//! single lines only.

use super::lookup::Word;
use super::shapes::{
    begins, ends, ends_sentence, holds, is_date, is_jump, is_letter, is_longer, is_office_and_day,
    is_section, length,
};
use super::words::{FURNITURE, PAGE_EDITORS, PAPERS};
use crate::text::{is_blank, is_han};

/// Mastheads, folios, editors of the page, advertisements, codes; `edge`: the line is among the first or last of the page.
pub(super) fn is_furniture(chars: &[char], edge: bool) -> bool {
    if is_ornament(chars) {
        return true;
    }
    if edge && is_imprint(chars) {
        return true;
    }
    if is_longer(chars, 60) {
        return false;
    }
    let long = length(chars);
    if edge && is_masthead(chars) {
        return true;
    }
    if ends_sentence(chars) && !edge {
        return false;
    }
    // ——重点图——, ——图片——: a label between rules.
    let dashes = |c: &&char| matches!(**c, '—' | '-' | '─' | '=' | '＝');
    let (left, right) =
        (chars.iter().take_while(dashes).count(), chars.iter().rev().take_while(dashes).count());
    if left >= 2 && right >= 2 && long <= left + right + 8 {
        return true;
    }
    let has = |c: char| chars.contains(&c);
    let day = has('年') && has('月') && has('日');
    let date = ["星期", "农历", "農曆", "今日"].iter().any(|w| holds(chars, w)) || (has('周') && has('日'));
    if day && date && !has('，') {
        return true;
    }
    if edge && prints_paper(chars) && !ends_sentence(chars) {
        return true;
    }
    if long > 40 {
        return false;
    }
    let forecast = holds(chars, "天气预报") && chars.iter().any(char::is_ascii_digit);
    let weather = forecast || chars.iter().filter(|c| **c == '℃').count() >= 2 && has('～');
    let advertises = weather || FURNITURE.within(chars).next().is_some() || counts_pages(chars);
    // 举报电话：8210533。一经查实，…: text cut by a column.
    let goes_on = chars.iter().rev().skip(1).any(|c| *c == '。') && !ends_sentence(chars);
    if advertises && !goes_on && !ends_sentence(chars) {
        return true;
    }
    let mut roles: Vec<&Word> = PAGE_EDITORS.within(chars).collect();
    roles.sort_unstable();
    roles.dedup();
    if roles.len() >= 2 || (day && (date || !roles.is_empty())) {
        return true;
    }
    if is_page_number(chars) {
        return true;
    }
    // 沪南报 2016年3月25日 A03 社区新闻: a day among names of the page and the paper, parted by blanks.
    let parted = chars.iter().filter(|c| is_blank(**c)).count() >= 2 && !has('，');
    // 本版责任编辑　聂建华　电话（路电）021-42188
    let reached = ["电话", "热线", "邮箱", "信箱"].iter().any(|word| holds(chars, word));
    edge && ((is_folio(chars) && !ends_sentence(chars))
        || is_issue(chars)
        || (roles.len() == 1 && (long <= 24 || (parted && reached)))
        || (day && (long <= 20 || parted) && !is_date(chars) && !is_office_and_day(chars)))
}

/// `社址：… 邮编：… 零售每份1.50元`: where the paper is made and what it costs.
fn prints_paper(chars: &[char]) -> bool {
    const WORDS: [&str; 10] =
        ["社址", "报社地址", "邮编", "邮政编码", "新闻热线", "广告热线", "发行热线", "零售", "定价", "印刷"];
    WORDS.iter().filter(|word| holds(chars, word)).count() >= 2
}

/// What the head of a page prints about its day, where each part stands on a line of its own: `1994年8月6日`, `星期六`,
/// `甲戌年六月廿九`, `第412期`. `marked`: it is marked as a heading, and 甲午年 or 星期六 may well be one.
pub(super) fn is_part_of_masthead(chars: &[char], marked: bool) -> bool {
    const LONGEST: usize = 14;
    if is_longer(chars, LONGEST) {
        return false;
    }
    let number =
        chars.iter().skip_while(|c| matches!(c, '总' | '第')).take_while(|c| is_numeral(**c)).count();
    let issue = holds(chars, "第") && number > 0 && matches!(chars.last(), Some('期' | '号'));
    is_date(chars)
        || (issue && length(chars) <= number + 3)
        || (!marked && (is_weekday(chars) || is_lunar_day(chars)))
}

/// `星期六`, `礼拜天`, `周日`.
fn is_weekday(chars: &[char]) -> bool {
    let (['星', '期', day] | ['礼' | '禮', '拜', day] | ['周' | '週', day]) = chars else {
        return false;
    };
    "一二三四五六日天".contains(*day)
}

/// `农历七月初三`, `甲戌年六月廿九`: nothing but the day, or the year, of the old calendar; not 农历大年初一看社火.
fn is_lunar_day(chars: &[char]) -> bool {
    let shown: Vec<char> = chars.iter().copied().filter(|c| !is_blank(*c)).collect();
    let day = shown.strip_prefix(&['农', '历']).or_else(|| shown.strip_prefix(&['農', '曆']));
    let (year, rest) = match day.unwrap_or(&shown) {
        [stem, branch, '年', rest @ ..]
            if "甲乙丙丁戊己庚辛壬癸".contains(*stem) && "子丑寅卯辰巳午未申酉戌亥".contains(*branch) =>
        {
            (true, rest)
        }
        rest => (false, rest),
    };
    (year || (day.is_some() && rest.contains(&'月')))
        && rest.iter().all(|&c| is_numeral(c) || "年月日初廿卅正冬腊臘闰閏".contains(c))
}

/// `主办：晋兴集团　准印证号：（晋）KH-L047　总第386期`, `大马新闻 | 星期五 | A6`: what the head of a page prints about the paper.
fn is_imprint(chars: &[char]) -> bool {
    const LONGEST: usize = 100;
    if is_longer(chars, LONGEST) || chars.contains(&'。') {
        return false;
    }
    let bars = chars.iter().filter(|c| matches!(c, '|' | '｜' | '│')).count() >= 2;
    ["准印证", "国内统一连续出版物", "国内统一刊号", "内部资料"].iter().any(|word| holds(chars, word))
        || (bars && ["星期", "版", "周"].iter().any(|word| holds(chars, word)))
}

/// `副刊 第612期`, `科学种田（第47期）　县科协主办`, `产业周刊 | 2019.08.26 | P06`: the number or the day of an issue.
fn is_issue(chars: &[char]) -> bool {
    let numbered = chars.iter().enumerate().any(|(at, c)| {
        let rest = chars.get(at + 1..).unwrap_or_default();
        let number = rest.iter().take_while(|c| is_numeral(**c)).count();
        let after = rest.get(number + 1);
        *c == '第'
            && number > 0
            && matches!(rest.get(number), Some('期' | '號' | '号'))
            && after.is_none_or(|c| is_blank(*c) || matches!(c, '）' | ')' | '|' | '｜' | '·'))
    });
    let dated = chars.windows(8).any(|c| {
        let sign = c[4];
        c[..4].iter().all(char::is_ascii_digit)
            && matches!(sign, '.' | '-' | '/')
            && c[5].is_ascii_digit()
            && c.get(6..8).is_some_and(|c| c.contains(&sign))
    });
    let figures = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let folio = ends(chars, "版")
        || ["|", "｜", "星期", "编辑", "責編", "责编"].iter().any(|word| holds(chars, word));
    let named = ends(chars, "版") && page_at_end(chars) && length(chars) <= 16 && !is_jump(chars);
    (numbered && figures <= 10) || (dated && folio) || named
}

/// `XX日报`, `民 聲 日 報`, `云岭晚报 ▏ A05 都市`, `辽东青年报 · 1988年9月10日 · 第2版 · 社会`: the name of a paper, with a folio or a date at
/// most; so is its name in Latin capitals, `HULUN DAILY`.
fn is_masthead(chars: &[char]) -> bool {
    const SHORTEST_LATIN: usize = 5;
    const LONGEST_LATIN: usize = 30;
    if chars.iter().all(|c| c.is_ascii_uppercase() || is_blank(*c)) {
        return (SHORTEST_LATIN..=LONGEST_LATIN).contains(&length(chars));
    }
    let shown: Vec<char> = chars.iter().copied().filter(|c| !is_blank(*c)).collect();
    let Some(end) = shown.iter().position(|c| matches!(c, '报' | '報')) else { return false };
    let (name, rest) = shown.split_at(end + 1);
    let plain = rest.first().is_none_or(|c| c.is_ascii_alphanumeric() || !is_letter(*c) || *c == '第');
    (4..=8).contains(&name.len())
        && name.iter().all(|c| is_letter(*c))
        && plain
        && rest.len() <= if rest.contains(&'年') && rest.contains(&'版') { 40 } else { 14 }
        && PAPERS.end(name)
}

/// `· 2 ·`, `第３版　综合新闻`: a page number wherever the page's head or foot was read, in the middle of a story as well.
fn is_page_number(chars: &[char]) -> bool {
    if !chars
        .iter()
        .find(|c| !is_blank(**c))
        .is_some_and(|c| matches!(c, '第' | '·' | '-' | '—' | '－' | '─' | '•' | '～' | '~'))
    {
        return false;
    }
    let shown: Vec<char> = chars.iter().copied().filter(|c| !is_blank(*c)).collect();
    let figures = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    if let [first, middle @ .., last] = shown.as_slice()
        && first == last
    {
        return (1..=3).contains(&middle.len()) && middle.iter().all(figures);
    }
    let ['第', rest @ ..] = shown.as_slice() else { return false };
    let Some(end) = rest.iter().position(|c| *c == '版').filter(|end| (1..=3).contains(end)) else {
        return false;
    };
    let (number, name) = rest.split_at(end);
    let name = name.get(1..).unwrap_or_default();
    number.iter().all(|c| figures(c) || "一二三四五六七八九十".contains(*c))
        && (name.is_empty() || is_section(name))
}

/// `第6版`, `A04版`, `03 时政`, `A06 社会新闻`: a page number with little else.
fn is_folio(chars: &[char]) -> bool {
    const LONGEST_NAME: usize = 4;
    let number = chars.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let named = chars
        .get(number..)
        .unwrap_or_default()
        .iter()
        .skip_while(|c| is_blank(**c))
        .copied()
        .collect::<Vec<_>>();
    if (1..=3).contains(&number) && chars.iter().take(number).any(char::is_ascii_digit) && is_section(&named)
    {
        return true;
    }
    // A07 城事: a letter before the number tells that it counts pages, whatever the page is called; G20峰会 is a word.
    if let [letter, figure, ..] = chars
        && letter.is_ascii_uppercase()
        && figure.is_ascii_digit()
        && (2..=3).contains(&number)
        && chars.get(number).is_some_and(|c| is_blank(*c))
        && (1..=LONGEST_NAME).contains(&named.len())
        && named.iter().all(|&c| is_han(c))
    {
        return true;
    }
    let long = length(chars);
    let numbered = chars.iter().any(char::is_ascii_digit) || (begins(chars, "第") && ends(chars, "版"));
    (long <= 8 && numbered && (holds(chars, "版") || long <= 4))
        || (long <= 3 && chars.iter().all(char::is_ascii_alphanumeric))
}

/// Whether a line ends in the number of a page: `【案件聚焦】 第 5 版`.
fn page_at_end(chars: &[char]) -> bool {
    let shown: Vec<char> = chars.iter().copied().filter(|c| !is_blank(*c)).collect();
    let [head @ .., '版'] = shown.as_slice() else { return false };
    let number = head.iter().rev().take_while(|c| is_numeral(**c)).count();
    (1..=2).contains(&number) && head.len() > number + 1 && head.get(head.len() - number - 1) == Some(&'第')
}

/// `今日8版`, `本期共十六版`: how many pages the issue has.
fn counts_pages(chars: &[char]) -> bool {
    let mut pages = chars.iter().enumerate().filter(|(_, c)| **c == '版').map(|(at, _)| at);
    pages.any(|at| {
        let before = chars.get(..at).unwrap_or_default();
        let number = before.iter().rev().take_while(|c| is_numeral(**c)).count();
        let said = before.get(..before.len() - number).unwrap_or_default();
        let said = said.strip_suffix(&['共']).unwrap_or(said);
        number > 0 && ["今日", "今天", "本期"].iter().any(|word| ends(said, word))
    })
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百千〇○零".contains(c)
}

/// A line without any letter, digit or Han: rules, stars, dots; but `”。` is the end of a sentence.
fn is_ornament(chars: &[char]) -> bool {
    !chars.iter().any(|&c| is_letter(c))
        && !matches!(chars, ['”' | '’' | '」' | '』' | '）' | '》', ..] if ends_sentence(chars))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_print() {
        let is = |text: &str, edge| is_furniture(&text.chars().collect::<Vec<_>>(), edge);
        for (text, edge) in [
            ("——重点图——", false),
            ("08 综合　2021年6月12日　星期六", true),
            ("2025年6月14日 星期六 责任编辑：方思远 美编：朱玉洁", false),
            ("· 2 ·", false),
            ("—12—", false),
            ("第３版　　综合新闻", false),
            ("第三版", false),
            ("【案件聚焦】 第 5 版", true),
            ("A2 要闻 鲁东晚刊 2008.7.22 星期二", true),
            ("辽东日报 4 视点 2013/11/14 星期四 编辑 刘畅", true),
            ("辽东青年报 · 1988年9月10日 · 第2版 · 社会", true),
            ("HULUN DAILY", true),
            ("B03 街巷", true),
            ("沪南报 2016年3月25日 A03 社区新闻 www.hunanbao.cn", true),
            ("本版责任编辑　聂建华　电话（路电）021-42188　（市电）63242188", true),
            ("大马新闻 | 星期五 | 12 6月 2015 | A6", true),
            ("本报地址：幸福路18号 邮编：030002 电话：0351-8222111", false),
            ("今日十六版", false),
            ("市委机关报 今日共8版", false),
        ] {
            assert!(is(text, edge), "{text}");
        }
        for (text, edge) in [
            ("全县防汛抗旱工作会议召开", true),
            ("A4纸涨价了", true),
            ("G20峰会", true),
            ("”。", false),
            ("第三版修订说明", false),
            ("第1版次数", false),
            ("今日改版 内容更丰富", false),
            ("Mayor opens a school", true), // a headline of an English page
            ("市医保局举报电话：8210533。一经查实，将取消定点资格，并", false),
        ] {
            assert!(!is(text, edge), "{text}");
        }
    }

    #[test]
    fn days_of_the_masthead_are_told_from_headlines() {
        let is = |text: &str, marked| is_part_of_masthead(&text.chars().collect::<Vec<_>>(), marked);
        for text in ["星期六", "周日", "农历七月初三", "甲戌年闰八月廿九", "农历 甲戌年六月廿九", "甲戌年"]
        {
            assert!(is(text, false) && !is(text, true), "{text}");
        }
        for text in ["1994年8月6日", "总第412期"] {
            assert!(is(text, false) && is(text, true), "{text}");
        }
        for text in ["农历大年初一看社火", "甲午年话马", "辛亥年的枪声", "周立波", "周末", "农历"]
        {
            assert!(!is(text, false), "{text}");
        }
    }
}
