//! 提法: quoted or numbered set phrases of policy. Knows no policy but a list of phrases of eight decades.

use super::lexicon::Lexicon;
use super::prose::Prose;
use crate::text::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;

static PHRASES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../assets/slogans.txt"),
        &["phrase", "noun", "verb", "idiom", "not", "quoted"],
    )
});
const PHRASE: u32 = 0;
const NOUN: u32 = 1;
const VERB: u32 = 2;
const IDIOM: u32 = 3;
const NOT: u32 = 4;
const QUOTED: u32 = 5;
/// A quotation of more characters is speech.
const LONGEST: usize = 32;

/// The set phrases of a text as printed, without quotation marks, each once.
pub(super) fn of(prose: &Prose) -> Vec<String> {
    let mut slogans: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut keep = |start: usize, end: usize| {
        let slogan = prose.print(start, end);
        let bare =
            |s: &str| -> String { s.chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect() };
        if seen.insert(bare(&slogan)) {
            slogans.push(slogan);
        }
    };
    let mut i = 0;
    while i < prose.chars.len() {
        if prose.at(i) == '“' {
            let close = prose
                .from(i + 1)
                .iter()
                .take(LONGEST + 1)
                .position(|&c| matches!(c, '”' | '\n' | '“'))
                .map(|n| i + 1 + n);
            if let Some(close) = close.filter(|&c| prose.at(c) == '”' && is_policy(prose, i, c)) {
                keep(i + 1, close);
                i = close + 1;
                continue;
            }
            i += 1;
            continue;
        }
        if let Some(len) =
            PHRASES.longest_of(prose.from(i), PHRASE).filter(|&n| n >= 4).or_else(|| numbered(prose, i))
        {
            keep(i, i + len);
            i += len;
            continue;
        }
        i += 1;
    }
    slogans
}

fn is_number(c: char) -> bool {
    "一二三四五六七八九十两双百千万".contains(c)
}

/// Whether the quotation between the marks at `open` and `close` is a set phrase of policy.
fn is_policy(prose: &Prose, open: usize, close: usize) -> bool {
    let inside = prose.chars.get(open + 1..close).unwrap_or_default();
    let han = inside.iter().filter(|c| is_han(**c)).count();
    if han < 2 && !inside.contains(&'+')
        || PHRASES.longest_of(inside, NOT) == Some(inside.len())
        || inside.iter().any(|c| matches!(c, '。' | '？' | '！' | '；' | '：'))
    {
        return false;
    }
    if [PHRASE, QUOTED].iter().any(|&s| PHRASES.longest_of(inside, s) == Some(inside.len())) {
        return true;
    }
    let numbers = inside.iter().filter(|c| is_number(**c)).count();
    let led = inside.first().is_some_and(|c| is_number(*c) || c.is_ascii_digit());
    let followed = PHRASES.longest_of(prose.from(close + 1), NOUN).is_some_and(|n| n >= 2);
    if han >= 2 && led && PHRASES.longest_of(inside, IDIOM).is_none()
        || numbers >= 2
        || inside.contains(&'+') && followed
    {
        return true;
    }
    if parallel(inside) {
        return true;
    }
    let noun = (1..=4).any(|n| {
        inside.len() > n + 1
            && inside
                .get(inside.len() - n..)
                .is_some_and(|w| PHRASES.longest_of(w, NOUN) == Some(n) && n >= 2)
    });
    let done = (2..=4).any(|n| {
        open.checked_sub(n)
            .and_then(|from| prose.chars.get(from..open))
            .is_some_and(|w| PHRASES.longest_of(w, VERB) == Some(n))
    });
    // “南果”战略: two characters need a word behind them that only policy has.
    let lead = ["战略", "工程", "行动", "计划", "机制", "模式", "经验", "精神", "工作法", "运动"]
        .iter()
        .any(|w| w.chars().enumerate().all(|(k, c)| prose.at(close + 1 + k) == c));
    han == 2 && lead || (3..=12).contains(&han) && (noun || followed || done)
}

/// 守底线、兴产业、抓发展; 人人讲安全、个个会应急: two or more parts of equal length.
fn parallel(inside: &[char]) -> bool {
    let parts: Vec<&[char]> = inside.split(|c| matches!(c, '、' | '，' | ' ')).collect();
    let first = parts.first().map_or(0, |p| p.len());
    parts.len() >= 2
        && first >= 3
        && parts.iter().all(|p| p.len().abs_diff(first) <= usize::from(parts.len() > 2))
}

/// 四化一法, 三比三学三促, 七大工程, without quotation marks: its length.
fn numbered(prose: &Prose, at: usize) -> Option<usize> {
    if !is_number(prose.at(at))
        || is_number(prose.before(at))
        || prose.before(at) == '第'
        || matches!(prose.at(at), '百' | '千' | '万' | '十') && prose.at(at + 1) != '大'
    {
        return None;
    }
    let text = prose.from(at);
    if PHRASES.longest_of(text, IDIOM).is_some() {
        return None;
    }
    // 七大工程, 五大举措
    if prose.at(at + 1) == '大'
        && let Some(n) =
            ["工程", "举措", "行动", "战略", "任务", "体系", "攻坚", "专项", "计划", "理念", "工作法", "会战"]
                .iter()
                .find(|w| w.chars().enumerate().all(|(k, c)| prose.at(at + 2 + k) == c))
    {
        return Some(2 + n.chars().count());
    }
    // 四化一法: figure and word, twice or more, no figure twice as in 三三两两.
    let mut len = 0;
    while is_number(prose.at(at + len))
        && is_han(prose.at(at + len + 1))
        && !is_number(prose.at(at + len + 1))
        && !is_count(prose.at(at + len + 1))
    {
        len += 2;
    }
    (len >= 4 && prose.at(at) != '一').then_some(len)
}

/// Words of counting, and what follows a figure in common speech: 三年两次 is no phrase.
fn is_count(c: char) -> bool {
    "个年月日天次名位人家元岁点时分楼层号届等者是、季度亿级成省市县区国代面中条周期批种部件起场辆只头口里亩斤吨米倍于的在了些样致直定般下岸方党校军州院所站队组车机船田河江湖海湾路桥门房桌牛马".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_of_policy_are_told_from_speech() {
        let read = |text: &str| of(&Prose::line(text));
        assert_eq!(read("落实“四个不摘”要求，学好“千万工程”经验"), ["四个不摘", "千万工程"]);
        assert_eq!(read("严格执行四化一法，开展三比三学三促活动"), ["四化一法", "三比三学三促"]);
        assert_eq!(read("以“人人讲安全、个个会应急”为主题"), ["人人讲安全、个个会应急"]);
        assert_eq!(read("他说：“我们明年还来！”四面八方的人一心一意，三年两次"), [""; 0]);
    }
}
