//! 人物: who is named in a story, with all printed titles. Knows no places and no organisations.

use super::gazetteer::gazetteer;
use super::lexicon::Lexicon;
use super::name::{self, KEEP, Known, STOP};
use super::prose::Prose;
use crate::story::Person;
use crate::text::is_han;
use std::collections::HashMap;
use std::sync::LazyLock;

static TITLES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../assets/titles.txt"), &["post", "role", "after", "call"])
});
const POST: u32 = 0;
const ROLE: u32 = 1;
const AFTER: u32 = 2;
const CALL: u32 = 3;
/// A title reaches back this many characters at most.
const REACH: usize = 30;

/// A person where the text names one.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// First character of the name.
    pub(super) at: usize,
    /// Its length in the text.
    pub(super) len: usize,
    /// The titles printed with it here.
    pub(super) titles: Vec<String>,
    /// Whether the text shows where the name ends.
    pub(super) firm: bool,
}

/// Everybody a text names by a title, a list or a verb. `known` are names found elsewhere on the page.
pub(super) fn find(prose: &Prose, known: &Known) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut i = 0;
    while i < prose.chars.len() {
        let text = prose.from(i);
        let start = !is_han(prose.before(i));
        let mut title = None;
        TITLES.each(text, |len, section| match section {
            POST => title = Some((len, true)),
            ROLE if title.is_none_or(|(n, post)| !post && n < len) => title = Some((len, false)),
            _ => {}
        });
        // 福州市长乐区 is no 市长.
        let title = title.filter(|_| !in_place(prose, i));
        if let Some((len, post)) = title {
            let end = aside(prose, i + len);
            // 县人大常委会主任邹德明，副主任韩素英: the body goes on behind the name.
            let near = found.last().is_some_and(|f| goes_on(prose, f.at + f.len, i));
            let (titles, body) =
                if post { titles(prose, i, i + len, end, last.filter(|_| near)) } else { (Vec::new(), None) };
            let abroad = post && is_abroad(prose, i);
            if let Some(next) = named(prose, end, &titles, known, (post, abroad), &mut found) {
                last = body;
                i = next;
                continue;
            }
            i += len;
            continue;
        }
        let begins = name::begins(text);
        if begins && let Some(next) = appointed(prose, i, known, &mut found) {
            i = next;
            continue;
        }
        if let Some(len) = name::full(text).filter(|_| start || stops_at(prose, i)) {
            found.push(Found { at: i, len, titles: Vec::new(), firm: true });
            i += len;
            continue;
        }
        if (begins || start)
            && let Some(next) = before_title(prose, i, start, known, &mut found)
        {
            i = next;
            continue;
        }
        // 71岁的朴顺姬说: somebody told of, then named.
        let told = prose.before(i) == '的' && prose.before(i.saturating_sub(1)) == '岁';
        if (start || told)
            && let Some(len) = name::acts(text, known)
        {
            found.push(Found { at: i, len, titles: Vec::new(), firm: true });
            i += len;
            continue;
        }
        // Somebody whom another story of the page names with a title; two characters alone could be any word.
        if begins
            && let Some(len) = [4, 3].into_iter().find(|&n| text.get(..n).is_some_and(|w| known.contains(w)))
        {
            found.push(Found { at: i, len, titles: Vec::new(), firm: true });
            i += len;
            continue;
        }
        if start && let Some(next) = list(prose, i, known, &mut found) {
            i = next;
            continue;
        }
        i += 1;
    }
    found
}

/// Whether every one of the known `names` in a text was found, and as long as it is known.
pub(super) fn agrees(prose: &Prose, found: &[Found], names: &Lexicon) -> bool {
    (0..prose.chars.len()).all(|i| {
        names.longest(prose.from(i)).is_none_or(|(len, _)| {
            found.get(found.partition_point(|f| f.at < i)).is_some_and(|f| f.at == i && f.len == len)
        })
    })
}

/// Whether what ends at `end` and a bare post at `post` belong to one sentence, so that the post may share the body of the one before:
/// 县人大常委会主任邹德明主持会议，副主任韩素英参加.
fn goes_on(prose: &Prose, end: usize, post: usize) -> bool {
    const FAR: usize = 14;
    let between = prose.chars.get(end..post).unwrap_or_default();
    let joined = matches!(between, [.., '，' | '、' | '；' | '及' | '和']);
    joined && between.len() <= FAR && !between.iter().any(|c| matches!(c, '。' | '：' | '“' | '\n'))
}

/// Whether the word at `at` is the end of one place's name and the beginning of another's: 福州市长乐区.
fn in_place(prose: &Prose, at: usize) -> bool {
    matches!(prose.at(at), '省' | '市' | '县' | '区' | '州' | '镇' | '乡')
        && gazetteer().full.longest(prose.from(at + 1)).is_some_and(|(n, _)| n >= 3)
}

/// 任命董明浩为市教育局局长; 选举周立新为县长: the post behind 为. Returns the place behind it.
fn appointed(prose: &Prose, at: usize, known: &Known, found: &mut Vec<Found>) -> Option<usize> {
    const WORDS: [&str; 10] = ["任命", "选举", "推选", "聘任", "聘请", "选", "补选", "提名", "增选", "委任"];
    let before = |w: &str| at.checked_sub(w.chars().count()).is_some_and(|from| starts(prose, from, w));
    if is_han(prose.before(at)) && !WORDS.iter().any(|w| before(w)) {
        return None;
    }
    let name = (2..=4).rev().find(|&n| {
        matches!(prose.at(at + n), '为' | '任') && {
            let mut closed: Vec<char> = prose.from(at).get(..n).unwrap_or_default().to_vec();
            closed.push('，');
            name::name(&closed, known, false).is_some_and(|name| name.len == n)
        }
    })?;
    let post = at + name + 1;
    let run = prose
        .from(post)
        .iter()
        .take(REACH)
        .take_while(|c| is_han(**c) || matches!(c, '、' | '（' | '）'))
        .count();
    let end = post + run;
    post_before(prose, end)?;
    let (titles, _) = titles(prose, end - post_before(prose, end)?, end, end, None);
    found.push(Found { at, len: name, titles, firm: true });
    Some(end)
}

/// Behind a remark in parentheses: 副校长（主持行政工作）吕品昌.
fn aside(prose: &Prose, end: usize) -> usize {
    if prose.at(end) != '（' {
        return end;
    }
    match prose.from(end).iter().take(14).position(|&c| c == '）') {
        Some(n) => end + n + 1,
        None => end,
    }
}

/// The names at `at` and in the list that follows; returns the place behind the last.
fn named(
    prose: &Prose,
    at: usize,
    titles: &[String],
    known: &Known,
    (post, abroad): (bool, bool),
    found: &mut Vec<Found>,
) -> Option<usize> {
    let mut at = if prose.at(at) == ' ' { at + 1 } else { at };
    let mut end = None;
    while let Some(name) = name::name(prose.from(at), known, abroad) {
        // 群众向警方: what a person is proves less than a post; the name must look like one.
        let word = prose.from(at).get(..name.len).unwrap_or_default();
        let looks =
            name::plain(word, name.len) || known.contains(word) || name.len > 3 || word.contains(&' ');
        if !post && !looks {
            break;
        }
        // A further name of a list must end where the list goes on.
        if end.is_some() && !name.firm && !matches!(prose.at(at + name.len), '等' | '和' | '及' | '与') {
            break;
        }
        if TITLES.longest_of(prose.from(at), POST).is_some_and(|n| n >= name.len) {
            break;
        }
        found.push(Found { at, len: name.len, titles: titles.to_vec(), firm: name.firm });
        let after = at + name.len;
        end = Some(after);
        let next = match prose.at(after) {
            '、' | '和' | '及' | '与' => after + 1,
            // 张建成，高耀东、周智深: a comma read for 、.
            '，' | ' ' if lists_on(prose, after + 1, known) => after + 1,
            _ => break,
        };
        at = next;
    }
    end
}

/// Whether a bare name stands at `at` and the list goes on behind it.
fn lists_on(prose: &Prose, at: usize, known: &Known) -> bool {
    name::name(prose.from(at), known, false).is_some_and(|n| n.firm && prose.at(at + n.len) == '、')
        && TITLES.longest_of(prose.from(at), POST).is_none()
}

/// Three or more bare names in a row: 葛凯、荣亿、孙晓.
fn list(prose: &Prose, at: usize, known: &Known, found: &mut Vec<Found>) -> Option<usize> {
    let mut names = Vec::new();
    let mut i = at;
    loop {
        let name = name::name(prose.from(i), known, false)?;
        let c = prose.at(i + name.len);
        if !name::plain(prose.from(i), name.len)
            && !known.contains(prose.from(i).get(..name.len)?)
            && prose.at(i + 1) != ' '
        {
            return None;
        }
        names.push(Found { at: i, len: name.len, titles: Vec::new(), firm: true });
        i += name.len;
        if c != '、' {
            let ends = !is_han(c) || name.firm || c == '等';
            let plain = names.iter().filter(|n| n.len == 3).count();
            return (ends && names.len() >= 3 && plain * 2 >= names.len()).then(|| {
                found.append(&mut names);
                i
            });
        }
        i += 1;
    }
}

/// 习近平总书记, 王毅外长: a name before its title.
fn before_title(
    prose: &Prose,
    at: usize,
    start: bool,
    known: &Known,
    found: &mut Vec<Found>,
) -> Option<usize> {
    for len in [3, 2, 4] {
        let Some(title) = TITLES
            .longest_of(prose.from(at + len), AFTER)
            .map(|n| (n, true))
            .or_else(|| TITLES.longest_of(prose.from(at + len), CALL).map(|n| (n, false)))
        else {
            continue;
        };
        let word = prose.from(at).get(..len)?;
        let mut closed: Vec<char> = word.to_vec();
        closed.push('，');
        let whole = name::name(&closed, known, false).is_some_and(|n| n.len == len);
        let clear =
            start || known.contains(word) || stops_at(prose, at) || len == 3 && word.first() == Some(&'习');
        let cut = matches!(word.last(), Some('总' | '副' | '原' | '前' | '首' | '代'));
        let sure = name::plain(word, len) || known.contains(word) || start && len == 4;
        if whole && clear && sure && !cut {
            let titles = if title.1 { vec![prose.print(at + len, at + len + title.0)] } else { Vec::new() };
            found.push(Found { at, len, titles, firm: true });
            return Some(at + len + title.0);
        }
    }
    None
}

/// Whether a stop word ends right before `at`.
fn stops_at(prose: &Prose, at: usize) -> bool {
    // 有关负责人: the stop word goes on.
    if at > 0 && name::stops().longest_of(prose.from(at - 1), KEEP).is_some_and(|n| n > 1) {
        return false;
    }
    (1..=2).any(|n| {
        at.checked_sub(n)
            .and_then(|from| prose.chars.get(from..at))
            .is_some_and(|w| name::stops().longest_of(w, STOP) == Some(n))
    })
}

/// 总统, 首相 and titles with a country before them lead foreign names.
fn is_abroad(prose: &Prose, at: usize) -> bool {
    const POSTS: [&str; 10] =
        ["总统", "副总统", "首相", "国王", "国务卿", "外长", "防长", "议长", "外交大臣", "酋长"];
    // 德国总理, 俄罗斯国防部长, 苏联部长会议副主席: the country opens the title.
    let (start, _) = reach(prose, at, at);
    let near = (start..at).any(|k| name::country(prose.from(k)) > 0)
        && !prose.chars.get(start..at).is_some_and(|w| w.contains(&'驻'));
    let bloc = (2..=8).any(|n| {
        at.checked_sub(n)
            .is_some_and(|i| starts(prose, i, "欧盟") || starts(prose, i, "欧洲") || starts(prose, i, "北约"))
    });
    let china = prose.chars.get(at.saturating_sub(4)..at).unwrap_or_default().contains(&'中');
    near || bloc || !china && POSTS.iter().any(|p| starts(prose, at, p))
}

/// Where the text prints a body that a bare title shares.
type Body = Option<(usize, usize)>;

/// The titles of the run that ends with the post at `post..end`, a shared body put back: `after` lies behind a remark.
fn titles(prose: &Prose, post: usize, end: usize, after: usize, shared: Body) -> (Vec<String>, Body) {
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
        let title = title.trim_start_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric()).to_owned();
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
        let stop = name::stops().longest_of(text, STOP).filter(|n| i + n <= from);
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
fn post_before(prose: &Prose, end: usize) -> Option<usize> {
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
        .find(|w| starts(prose, i, w))
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

fn starts(prose: &Prose, at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(k, c)| prose.at(at + k) == c)
}

/// The body a title names, where a bare title behind it shares it: 省乡村振兴局 of 省乡村振兴局党组书记. 省委 and its like share nothing.
fn body_of(prose: &Prose, start: usize, end: usize) -> Option<(usize, usize)> {
    let len = post_before(prose, end)?;
    let mut stop = end - len;
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
        if stop.checked_sub(n).is_some_and(|s| s > start && starts(prose, s, inner)) {
            stop -= n;
        }
    }
    let body = prose.chars.get(start..stop)?;
    let shares =
        body.len() >= 3 && !matches!(body.last(), Some('委' | '省' | '市' | '县' | '区' | '国' | '级'));
    shares.then_some((start, stop))
}

/// One entry for each name, in the order of the text, titles together. Reporters without another title are left out.
pub(super) fn gather(prose: &Prose, found: &[Found], reporters: &[&str]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for f in found {
        let name = prose.print(f.at, f.at + f.len);
        if name.contains('某') || f.titles.is_empty() && reporters.contains(&name.as_str()) {
            continue;
        }
        let next = people.len();
        let index = *places.entry(name.clone()).or_insert(next);
        if index == next {
            people.push(Person { name, titles: Vec::new() });
        }
        let Some(person) = people.get_mut(index) else { continue };
        for title in &f.titles {
            if !person.titles.contains(title) {
                person.titles.push(title.clone());
            }
        }
    }
    people
}

/// Whether a post begins at `at`, with or without the Party's body before it: 书记, 党组书记.
pub(super) fn leads_post(prose: &Prose, at: usize) -> bool {
    let inner = ["党组", "党委", "党工委", "党总支", "党支部"]
        .iter()
        .find(|w| starts(prose, at, w))
        .map_or(0, |w| w.chars().count());
    TITLES.longest_of(prose.from(at + inner), POST).is_some()
}
