//! 提法: quoted or numbered set phrases of policy. Knows no policy but a list of phrases of eight decades.

use super::lexicon::Lexicon;
use super::prose::Prose;
use crate::story::Story;
use crate::text::{fold, is_han};
use std::collections::{HashMap, HashSet};
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
/// No phrase has more characters: a longer quotation is speech.
const LONGEST: usize = 32;

/// The set phrases of a text as printed, without quotation marks, each once.
pub(super) fn of(prose: &Prose) -> Vec<String> {
    let mut slogans: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut keep = |start: usize, end: usize| {
        let slogan = prose.print(start, end);
        if seen.insert(key(&slogan)) {
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

/// What all variants of a phrase share, whatever their marks: “四个不摘”, 四个不摘.
pub fn key(slogan: &str) -> String {
    slogan.chars().map(fold::simplify).filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect()
}

/// A formula learned from repetition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learned {
    /// As it stands most often.
    pub text: String,
    /// How many stories say it.
    pub stories: usize,
}

/// Long formulas that many stories share word for word: whole clauses of at least eight characters without the verb that leads them, with a word of
/// policy in them, in at least `least` stories (three are few, twenty many). The most frequent first; what stands inside a longer formula
/// of the same stories is left out. Linear in the text.
pub fn learn<'a>(stories: impl IntoIterator<Item = &'a Story>, least: usize) -> Vec<Learned> {
    let mut counts: HashMap<String, (String, usize)> = HashMap::new();
    for story in stories {
        let prose = Prose::of(story);
        let mut seen: HashSet<String> = HashSet::new();
        for clause in prose.chars.split(|c| {
            matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '《' | '》' | '（' | '）' | '\n')
        }) {
            // Variants with and without quotation marks are one.
            let clause: Vec<char> = clause.iter().copied().filter(|c| !matches!(c, '“' | '”')).collect();
            let Some(formula) = formula(&clause) else { continue };
            let text: String = formula.iter().collect();
            if seen.insert(key(&text)) {
                counts.entry(key(&text)).or_insert((text, 0)).1 += 1;
            }
        }
    }
    let mut learned: Vec<Learned> = counts
        .into_values()
        .filter(|(_, stories)| *stories >= least.max(2))
        .map(|(text, stories)| Learned { text, stories })
        .collect();
    learned.sort_by(|a, b| {
        b.stories
            .cmp(&a.stories)
            .then(b.text.chars().count().cmp(&a.text.chars().count()))
            .then(a.text.cmp(&b.text))
    });
    let mut kept: Vec<Learned> = Vec::new();
    for formula in learned {
        let mut as_frequent = kept.iter().rev().take_while(|other| other.stories == formula.stories);
        if !as_frequent.any(|other| other.text.contains(&formula.text)) {
            kept.push(formula);
        }
    }
    kept
}

/// What of a clause may be a formula: no figures, no leading verbs, long enough, with a word of policy.
fn formula(clause: &[char]) -> Option<&[char]> {
    const SHORTEST: usize = 8;
    let mut text = clause;
    loop {
        let adverb = [
            "要",
            "全面",
            "深入",
            "认真",
            "切实",
            "进一步",
            "持续",
            "扎实",
            "坚决",
            "积极",
            "大力",
            "必须",
            "着力",
            "以",
            "把",
            "为",
        ]
        .iter()
        .find(|w| w.chars().eq(text.iter().copied().take(w.chars().count())))
        .map(|w| w.chars().count());
        match PHRASES.longest_of(text, VERB).or(adverb) {
            Some(n) => text = text.get(n..)?,
            None => break,
        }
    }
    let plain = text.iter().all(|c| is_han(*c) || *c == '、');
    let policy = (0..text.len()).any(|i| {
        let rest = text.get(i..).unwrap_or_default();
        PHRASES.longest_of(rest, NOUN).is_some_and(|n| n >= 2)
            || PHRASES.longest_of(rest, PHRASE).is_some_and(|n| n >= 3)
    });
    (plain && policy && (SHORTEST..=LONGEST).contains(&text.len())).then_some(text)
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
        || inside.iter().any(|c| matches!(c, '。' | '？' | '！' | '；' | '：' | '…'))
    {
        return false;
    }
    if [PHRASE, QUOTED].iter().any(|&s| PHRASES.longest_of(inside, s) == Some(inside.len())) {
        return true;
    }
    let (mut numbers, mut led) = (0, inside.first().is_some_and(char::is_ascii_digit));
    let mut at = 0;
    while at < inside.len() {
        let rest = inside.get(at..).unwrap_or_default();
        let figure = rest.iter().take_while(|c| is_number(**c)).count();
        // 四万元, 一万四千斤 are quantities; 四个, 百千万工程 are not.
        let quantity = figure > 1 && rest.get(figure).is_some_and(|&c| is_count(c) || c == '元');
        if !quantity {
            numbers += figure;
            led |= at == 0 && figure > 0;
        }
        at += figure.max(1);
    }
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
        .any(|word| prose.says(close + 1, word));
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
    // 七大工程, 五大举措, 五大发展理念
    let kind = if prose.at(at + 2) == '发' && prose.at(at + 3) == '展' { at + 4 } else { at + 2 };
    if prose.at(at + 1) == '大'
        && let Some(n) =
            ["工程", "举措", "行动", "战略", "任务", "体系", "攻坚", "专项", "计划", "理念", "工作法", "会战"]
                .iter()
                .find(|word| prose.says(kind, word))
    {
        return Some(kind - at + n.chars().count());
    }
    // 四化一法: figure and word, twice or more, no figure twice as in 三三两两; 一心一意 is everyday speech.
    if prose.at(at) == '一' {
        return None;
    }
    let mut len = 0;
    while len < LONGEST
        && is_number(prose.at(at + len))
        && is_han(prose.at(at + len + 1))
        && !is_number(prose.at(at + len + 1))
        && !is_count(prose.at(at + len + 1))
    {
        len += 2;
    }
    (len >= 4).then_some(len)
}

/// Words of counting, and what follows a figure in common speech: 三年两次 is no phrase.
fn is_count(c: char) -> bool {
    "至到个年月日天次名位人家元岁点时分楼层号届等者是、季度亿级成省市县区国代面中条周期批种部件起场辆只头口里亩斤吨米倍于的在了些样致直定般下岸方党校军州院所站队组车机船田河江湖海湾路桥门房桌牛马".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Block, Facts, Kind, Role};

    #[test]
    fn phrases_of_policy_are_told_from_speech() {
        let read = |text: &str| of(&Prose::line(text));
        assert_eq!(read("落实“四个不摘”要求，学好“千万工程”经验"), ["四个不摘", "千万工程"]);
        assert_eq!(read("严格执行四化一法，开展三比三学三促活动"), ["四化一法", "三比三学三促"]);
        assert_eq!(read("以“人人讲安全、个个会应急”为主题"), ["人人讲安全、个个会应急"]);
        assert_eq!(read("他说：“我们明年还来！”四面八方的人一心一意，三年两次"), [""; 0]);
    }

    #[test]
    fn formulas_are_learned_from_repetition() {
        let story = |text: &str| {
            let blocks = vec![Block { role: Role::Body, text: text.to_owned(), spans: vec![] }];
            Story {
                id: String::new(),
                kind: Kind::News,
                kicker: None,
                headline: None,
                decks: vec![],
                bylines: vec![],
                wire: None,
                blocks,
                facts: Facts::default(),
            }
        };
        let said = "会议要求，全面落实“一户一档”网格化动态管理制度，记者张强报道。";
        let stories = [
            story(said),
            story("今年，全县深化“三长三员”工作，落实一户一档网格化动态管理制度。"),
            story(&said.repeat(3)),
            story("记者张强报道，天气很好。"),
        ];
        let learned: Vec<(String, usize)> =
            learn(&stories, 2).into_iter().map(|l| (l.text, l.stories)).collect();
        assert_eq!(learned, [("一户一档网格化动态管理制度".to_owned(), 3)]);
        assert_eq!(learn(&stories[3..], 2), []);
        assert_eq!(key("“四個不摘”"), key("四个不摘"));
    }
}
