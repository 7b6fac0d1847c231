//! Shapes of lines in notices, letters and diaries: their heads, who signs them and on what day. Knows no neighbours.

use super::{begins, ends, holds, is_longer};
use crate::parse::words::{CONTACTS, NOTICE_ENDINGS, OFFICE_ENDINGS};
use crate::text::{is_blank, is_han};

/// The head of a notice: 公告, 遗失声明, 关于征集线索的通告.
pub(in crate::parse) fn is_notice_head(chars: &[char]) -> bool {
    // 【寻物】
    let chars = chars.strip_suffix(&['】']).unwrap_or(chars);
    // 公　告
    let spaced = |letters: Vec<char>| letters.len() <= 6 && NOTICE_ENDINGS.end(&letters);
    !is_longer(chars, 24)
        && (NOTICE_ENDINGS.end(chars) || spaced(chars.iter().copied().filter(|c| !is_blank(*c)).collect()))
}

/// `遗失：…证一本，声明作废。`: a notice of a sentence or two, told by how it begins or ends.
pub(in crate::parse) fn is_small_notice(chars: &[char]) -> bool {
    const LONGEST: usize = 120;
    const ENDS: [&str; 3] = ["声明作废。", "聲明作廢。", "声明作废"];
    // 声明作废。 on a line of its own closes the notice above; so does 特此声明, whatever stands before it.
    const SHORTEST: usize = 12;
    let lost = matches!(chars, ['遗' | '遺', '失', '：' | ':', ..]);
    is_longer(chars, SHORTEST)
        && !is_longer(chars, LONGEST)
        && (lost || ENDS.iter().any(|word| ends(chars, word)))
}

/// Whether a text is a notice by how it ends, whatever its head is called: an office signs below `…特此公告。`.
pub(in crate::parse) fn closes_notice(chars: &[char]) -> bool {
    const LONGEST: usize = 10;
    let text = chars.strip_suffix(&['。']).unwrap_or(chars);
    let last = text.rsplit(|c| *c == '。').next().unwrap_or_default();
    (begins(last, "特此") && !is_longer(last, LONGEST)) || is_small_notice(chars)
}

/// The name of an office, as notices are signed.
pub(in crate::parse) fn is_office(chars: &[char]) -> bool {
    OFFICE_ENDINGS.end(chars) && !is_longer(chars, 24) && chars.iter().all(|&c| is_han(c) || is_blank(c))
}

/// `长滩县水务局 2016年3月2日`: an office and the day, as notices are signed on one line.
pub(in crate::parse) fn is_office_and_day(chars: &[char]) -> bool {
    const LONGEST: usize = 45;
    if chars.last() != Some(&'日') || chars.len() > LONGEST {
        return false;
    }
    let Some(at) = chars.iter().position(|c| is_blank(*c)) else { return false };
    let (office, day) = chars.split_at(at);
    is_office(office) && is_date(day)
}

/// A line that is nothing but a day: `2014年5月12日`, `一九八四年十月一日`.
pub(in crate::parse) fn is_date(chars: &[char]) -> bool {
    if chars.last() != Some(&'日') || is_longer(chars, 13) {
        return false;
    }
    let shown: String = chars.iter().filter(|c| !is_blank(**c)).collect();
    let figures = |part: &str, most: usize| {
        (1..=most).contains(&part.chars().count())
            && part
                .chars()
                .all(|c| c.is_ascii_digit() || "０１２３４５６７８９〇○零一二三四五六七八九十".contains(c))
    };
    let Some((year, rest)) = shown.split_once('年') else { return false };
    let Some((month, rest)) = rest.split_once('月') else { return false };
    let Some((day, rest)) = rest.split_once('日') else { return false };
    rest.is_empty() && figures(year, 4) && figures(month, 2) && figures(day, 3)
}

/// `6月9日 阴有雷阵雨`, `三月十六日　晴`: the day and its weather above the page of a diary.
pub(in crate::parse) fn is_day_and_weather(chars: &[char]) -> bool {
    const LONGEST: usize = 24;
    if is_longer(chars, LONGEST) || !chars.contains(&'日') {
        return false;
    }
    let day = |part: &[char]| {
        matches!(part, [.., '月', _, '日'] | [.., '月', _, _, '日'] | [.., '月', _, _, _, '日'])
            && part.iter().all(|c| "年月日〇○零一二三四五六七八九十".contains(*c) || c.is_ascii_digit())
    };
    let week = |part: &[char]| begins(part, "星期") || (part.len() == 2 && part.first() == Some(&'周'));
    let weather = |part: &[char]| {
        part.iter().any(|c| "晴阴雨雪云风雾".contains(*c))
            && part.iter().all(|c| {
                "晴阴多云雨雪雷阵阴风雾霜冰雹沙尘霾大中小暴微转有间或到夹渐偶微细毛冷热闷，、".contains(*c)
            })
    };
    let mut parts = chars.split(|c| is_blank(*c)).filter(|part| !part.is_empty());
    parts.next().is_some_and(day)
        && parts.next().is_some_and(|part| week(part) && parts.next().is_some_and(weather) || weather(part))
}

/// How to reach who paid for an advertisement, or how he wishes well.
pub(in crate::parse) fn is_contact(chars: &[char]) -> bool {
    CONTACTS.within(chars).next().is_some()
}

/// `编辑同志：`, `亲爱的读者朋友们：`: how long the address is that a letter begins with.
pub(in crate::parse) fn address(chars: &[char]) -> Option<usize> {
    const LONGEST: usize = 14;
    const READERS: [&str; 12] = [
        "同志",
        "编辑部",
        "报社",
        "先生",
        "女士",
        "朋友",
        "朋友们",
        "同志们",
        "乡亲们",
        "同学们",
        "读者",
        "家长",
    ];
    let colon = chars.iter().take(LONGEST).position(|c| matches!(c, '：' | ':'))?;
    let who = chars.get(..colon)?;
    READERS.iter().any(|word| ends(who, word)).then_some(colon + 1)
}

/// Whether a line with a telephone or an address is the paper's own.
pub(in crate::parse) fn is_of_paper(chars: &[char]) -> bool {
    [
        "广告",
        "刊登",
        "本报",
        "本版",
        "投稿",
        "编辑",
        "责编",
        "美编",
        "校对",
        "版式",
        "订阅",
        "发行",
        "社址",
        "零售",
        "新闻热线",
    ]
    .iter()
    .any(|word| holds(chars, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_and_days_are_told() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for text in ["遗失：王小山身份证一张，声明作废。", "临水县农机公司公章一枚丢失，声明作废。"]
        {
            assert!(is_small_notice(&chars(text)), "{text}");
        }
        for text in ["特此声明。", "声明作废。", "上述传言不实，本局已报案。特此声明。"]
        {
            assert!(!is_small_notice(&chars(text)), "{text}");
        }
        assert!(closes_notice(&chars("特此声明。")) && closes_notice(&chars("即日起施行。特此公告")));
        assert!(!closes_notice(&chars("特此声明的人后来不见了，村里再没有提起这件事。")));
        assert!(is_notice_head(&chars("遗失声明")) && !is_notice_head(&chars("声明作废")));
        assert!(is_office(&chars("临水县水务局")) && !is_office(&chars("水务局长谈防汛")));
        for text in ["2014年5月12日", "一九八四年十月一日", "２００３年１月９日"] {
            assert!(is_date(&chars(text)), "{text}");
        }
        for text in ["2014年5月", "5月12日", "2014年5月12日晚", "今年五月十二日"] {
            assert!(!is_date(&chars(text)), "{text}");
        }
    }
}
