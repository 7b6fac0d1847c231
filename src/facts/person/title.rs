//! The titles printed with a name: how far back they reach, and which body they share. Knows no names of people.

use crate::facts::gazetteer::gazetteer;
use crate::facts::lexicon::Lexicon;
use crate::facts::name::{self, KEEP, STOP};
use crate::facts::prose::Prose;
use crate::text::is_han;
use std::sync::LazyLock;

/// The words of titles, by section: see the constants below.
pub(super) static TITLES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../../assets/titles.txt"), &["post", "role", "after", "call"])
});
/// An office: 局长, 书记.
pub(super) const POST: u32 = 0;
/// What somebody is: 群众, 司机.
pub(super) const ROLE: u32 = 1;
/// A title that stands behind the name.
pub(super) const AFTER: u32 = 2;
/// How people are called behind their name, no title.
pub(super) const CALL: u32 = 3;
/// Ranks stand behind a name.
const RANKS: [&str; 8] = ["上将", "中将", "少将", "大校", "上校", "中校", "少校", "警监"];
/// A title reaches back this many characters at most.
pub(super) const REACH: usize = 30;

/// Where the text prints a body that a bare title shares.
pub(super) type Body = Option<(usize, usize)>;

/// The titles of the run that ends with the post at `post..end`, a shared body put back: `after` lies behind a remark.
pub(super) fn titles(
    prose: &Prose,
    post: usize,
    end: usize,
    after: usize,
    shared: Body,
) -> (Vec<String>, Body) {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let (mut from, mut to) = (post, after);
    loop {
        let (start, stopped) = reach(prose, from, to);
        pieces.push((start, to));
        let mark = prose.before(start);
        let earlier = start.saturating_sub(1);
        if stopped || !matches!(mark, '、' | '兼' | ' ') || pieces.len() >= 8 {
            break;
        }
        let Some(len) = post_before(prose, earlier) else { break };
        // 副司令员彭振国少将、政治委员: a rank stands behind somebody else's name.
        if RANKS.iter().any(|rank| prose.says(earlier - len, rank)) {
            break;
        }
        (from, to) = (earlier - len, earlier);
    }
    pieces.reverse();
    let mut titles: Vec<String> = Vec::new();
    let mut body: Body = shared;
    for (k, &(start, stop)) in pieces.iter().enumerate() {
        let core = if k + 1 == pieces.len() { end } else { stop };
        let bare = is_bare(prose, start, core);
        let mut title = String::new();
        if bare && let Some((s, e)) = body {
            title = prose.print(s, e);
        }
        title.push_str(&print(prose, start, core, stop));
        if !bare {
            body = body_of(prose, start, core);
        }
        // “春雨书屋”经理 keeps its marks.
        let quoted = title.starts_with('“') && title.contains('”');
        let sign = |c: char| !is_han(c) && !c.is_ascii_alphanumeric() && !quoted;
        let title = title.trim_start_matches(sign).to_owned();
        // 全体成员, 有关领导: nobody's own title.
        let plural = matches!(title.as_str(), "成员" | "领导" | "代表" | "队员" | "工作人员" | "负责人");
        if !title.is_empty() && !plural && !titles.contains(&title) {
            titles.push(title);
        }
    }
    (titles, body)
}

/// How far back the title that ends at `to` reaches, and whether a stop word cut it off.
fn reach(prose: &Prose, from: usize, to: usize) -> (usize, bool) {
    let mut start = from;
    while start > 0 && to - start < REACH {
        match prose.before(start) {
            '）' => {
                let open = (start.saturating_sub(20)..start).rev().find(|&i| prose.at(i) == '（');
                match open {
                    Some(open) => start = open,
                    None => break,
                }
            }
            c if is_han(c)
                || c.is_ascii_alphanumeric()
                || matches!(c, '“' | '”' | '·' | '《' | '》' | '-') =>
            {
                start -= 1;
            }
            _ => break,
        }
    }
    // The last stop word inside the run, unless it is part of a longer word.
    let (mut cut, mut i) = (start, start);
    while i < from {
        let text = prose.from(i);
        // 和顺县, 同江市: a stop word inside a place's name is none.
        let stop = name::stops().longest_of(prose.chars.get(i..from).unwrap_or_default(), STOP);
        let place = stop.and_then(|_| gazetteer().full.longest(text)).map(|(n, _)| n);
        if let Some(n) = inner(text)
            .or(place.filter(|n| *n >= 3 && i + n <= from))
            .or_else(|| Some(name::country(text)).filter(|&n| n > 0))
        {
            // 也门总统, 尼日尔总理: a stop word inside a country's name is none.
            i += n;
        } else if let Some(n) = name::stops().longest_of(text, KEEP) {
            i += n;
        } else if let Some(n) = stop {
            i += n;
            cut = i;
        } else {
            // Figures end a date or a count, but 第3支部 is a body.
            if prose.at(i).is_ascii_digit() && !prose.at(i + 1).is_ascii_digit() && prose.at(i + 1) == '日' {
                cut = i + 2;
            }
            i += 1;
        }
    }
    // ——访“春雨书屋”经理马丽敏, ——记农民企业家迟瑞芝
    let about = prose.at(start) == '访' || prose.at(start) == '记' && prose.at(start + 1) != '者';
    if cut == start && about {
        return (start + 1, true);
    }
    (cut, cut > start)
}

/// The length of a remark or a title of a work that begins here: （简称：深圳先进院）, 《葡新报》.
fn inner(text: &[char]) -> Option<usize> {
    let close = match text.first()? {
        '（' => '）',
        '《' => '》',
        '“' => '”',
        _ => return None,
    };
    text.iter().take(24).position(|&c| c == close).map(|n| n + 1)
}

/// A title as printed, without the remarks inside it.
fn print(prose: &Prose, start: usize, core: usize, stop: usize) -> String {
    let mut title = String::new();
    let mut i = start;
    while i < core {
        if let Some(n) = inner(prose.from(i)).filter(|n| prose.at(i) == '（' && i + n <= core) {
            i += n;
        } else {
            title.push_str(&prose.print(i, i + 1));
            i += 1;
        }
    }
    title + &prose.print(core, stop)
}

/// The length of the post that ends right before `end`.
pub(super) fn post_before(prose: &Prose, end: usize) -> Option<usize> {
    let end = if prose.before(end) == '）' {
        (end.saturating_sub(14)..end).rev().find(|&i| prose.at(i) == '（')?
    } else {
        end
    };
    (2..=6).rev().find(|&n| {
        end.checked_sub(n)
            .and_then(|from| prose.chars.get(from..end))
            .is_some_and(|w| TITLES.number(w) == Some(POST))
    })
}

/// Levels whose own posts never take a body: 市长, 副县长.
const LEVELS: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];

/// Whether a title is a post without a body: 局长, 常务副主任, 原副院长.
fn is_bare(prose: &Prose, start: usize, end: usize) -> bool {
    let mut i = start;
    while let Some(n) = ["常务", "第一", "执行", "名誉", "原", "代", "代理", "前"]
        .iter()
        .find(|w| prose.says(i, w))
        .map(|w| w.chars().count())
    {
        i += n;
    }
    let word = prose.chars.get(i..end).unwrap_or_default();
    let level = word.iter().rev().nth(1).is_some_and(|c| LEVELS.contains(c));
    // 生产队长, 人大代表, 村主任 are whole titles: a post that shares a body is one plain word.
    let plain = word.len() <= 3
        || matches!(word, ['副' | '总' | '董' | '理' | '秘' | '监' | '主' | '首' | '研' | '检', ..]);
    let whole = matches!(word, [.., '领', '导'] | ['人' | '政' | '党' | '村' | '社' | '国', ..]);
    !level && plain && !whole && TITLES.number(word) == Some(POST)
}

/// The body a title names, where a bare title behind it shares it: 省乡村振兴局 of 省乡村振兴局党组书记. 省委 and its like share nothing.
fn body_of(prose: &Prose, start: usize, end: usize) -> Option<(usize, usize)> {
    let len = post_before(prose, end)?;
    let mut stop = end - len;
    // In the order in which they are taken off the end; 原 stands on either side of the Party's body.
    for inner in [
        "前",
        "原",
        "时任",
        "党组",
        "党委",
        "党总支",
        "党支部",
        "党工委",
        "纪委",
        "团委",
        "常务",
        "第一",
        "原",
    ] {
        let n = inner.chars().count();
        if stop.checked_sub(n).is_some_and(|s| s > start && prose.says(s, inner)) {
            stop -= n;
        }
    }
    let body = prose.chars.get(start..stop)?;
    let shares =
        body.len() >= 3 && !matches!(body.last(), Some('委' | '省' | '市' | '县' | '区' | '国' | '级'));
    shares.then_some((start, stop))
}

/// 总统, 首相 and titles with a country before them lead foreign names.
pub(super) fn is_abroad(prose: &Prose, at: usize) -> bool {
    const POSTS: [&str; 10] =
        ["总统", "副总统", "首相", "国王", "国务卿", "外长", "防长", "议长", "外交大臣", "酋长"];
    // 德国总理, 俄罗斯国防部长, 苏联部长会议副主席: the country opens the title.
    let (start, _) = reach(prose, at, at);
    let near = (start..at).any(|k| name::country(prose.from(k)) > 0)
        && !prose.chars.get(start..at).is_some_and(|w| w.contains(&'驻'));
    let bloc = (2..=8).any(|n| {
        at.checked_sub(n).is_some_and(|i| ["欧盟", "欧洲", "北约"].iter().any(|bloc| prose.says(i, bloc)))
    });
    let china = prose.chars.get(at.saturating_sub(4)..at).unwrap_or_default().contains(&'中');
    near || bloc || !china && POSTS.iter().any(|p| prose.says(at, p))
}

/// Whether a post begins at `at`, with or without the Party's body before it: 书记, 党组书记.
pub(in crate::facts) fn leads_post(prose: &Prose, at: usize) -> bool {
    let inner = ["党组", "党委", "党工委", "党总支", "党支部"]
        .iter()
        .find(|w| prose.says(at, w))
        .map_or(0, |w| w.chars().count());
    TITLES.longest_of(prose.from(at + inner), POST).is_some()
}
