//! 人物: who is named in a story, with all printed titles. Knows no places and no organisations.

mod title;

use super::gazetteer::gazetteer;
use super::lexicon::Lexicon;
use super::name::{self, KEEP, Known, STOP};
use super::prose::Prose;
use crate::story::Person;
use crate::text::is_han;
use std::collections::{HashMap, HashSet};
pub(super) use title::leads_post;
use title::{AFTER, CALL, POST, REACH, ROLE, TITLES, is_abroad, post_before, titles};

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
    // Before this place no list of bare names begins.
    let mut next_list = 0;
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
        // 福州市长乐区 is no 市长, 确保长江 no 保长.
        let title = title.filter(|_| !in_place(prose, i) && !in_word(prose, i));
        if let Some((len, post)) = title {
            let end = aside(prose, i + len);
            // 县人大常委会主任邹德明，副主任韩素英: the body goes on behind the name.
            let near = found.last().is_some_and(|f| goes_on(prose, f.at + f.len, i));
            let (titles, body) =
                if post { titles(prose, i, i + len, end, last.filter(|_| near)) } else { (Vec::new(), None) };
            let abroad = post && is_abroad(prose, i);
            // 厂长名叫褚红英
            let end = if prose.says(end, "名叫") { end + 2 } else { end };
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
        // 陈红兵，男，汉族，1971年5月生: somebody presented.
        if start
            && let Some(len) = [3, 2, 4].into_iter().find(|&n| {
                matches!(prose.from(i).get(n..n + 3), Some(['，', '男' | '女', '，']))
                    && text.get(..n).is_some_and(|w| w.iter().all(|c| is_han(*c)))
            })
            && begins
        {
            found.push(Found { at: i, len, titles: Vec::new(), firm: true });
            i += len;
            continue;
        }
        // 71岁的朴顺姬说: somebody told of, then named.
        let told = told_of(prose, i);
        if (start || told || lives(prose, i))
            && let Some(len) = name::acts(text, known).or_else(|| name::told(text, known).filter(|_| told))
        {
            found.push(Found { at: i, len, titles: Vec::new(), firm: true });
            i += len;
            continue;
        }
        // 主人叫谭德厚，今年71岁: somebody told of by his name alone.
        if prose.before(i) == '叫' && matches!(prose.at(i + 3), '，' | '。' | '的') && name::plain(text, 3)
        {
            found.push(Found { at: i, len: 3, titles: Vec::new(), firm: true });
            i += 3;
            continue;
        }
        // 一个叫林楠的女研究生
        if prose.before(i) == '叫'
            && prose.at(i + 2) == '的'
            && name::plain(text, 2)
            && (3..6).any(|n| TITLES.longest_of(prose.from(i + n), ROLE).is_some())
        {
            found.push(Found { at: i, len: 2, titles: Vec::new(), firm: true });
            i += 2;
            continue;
        }
        // “鸭司令”韩改花: a nickname, then the name.
        if prose.before(i) == '”' && !is_han(prose.at(i + 3)) && name::plain(text, 3) {
            found.push(Found { at: i, len: 3, titles: Vec::new(), firm: true });
            i += 3;
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
        if start && i >= next_list {
            match list(prose, i, known) {
                Ok(names) => {
                    i = names.last().map_or(i + 1, |last| last.at + last.len);
                    found.extend(names);
                    continue;
                }
                Err(next) => next_list = next,
            }
        }
        i += 1;
    }
    for f in &mut found {
        let end = f.at + f.len;
        let took = became(prose, end);
        if took > 0
            && let Some((titles, _)) = post_within(prose, end + took)
        {
            f.titles.extend(titles);
        }
    }
    found
}

/// Whether `at` stands behind 71岁的 or 同村的.
fn told_of(prose: &Prose, at: usize) -> bool {
    ["岁的", "同村的", "邻村的"]
        .iter()
        .any(|w| at.checked_sub(w.chars().count()).is_some_and(|from| prose.says(from, w)))
}

/// Whether `at` stands behind 家住枯井园村的: who lives there is named.
fn lives(prose: &Prose, at: usize) -> bool {
    const FAR: usize = 20;
    let from = at.saturating_sub(FAR);
    let clause = prose.chars.get(from..at).unwrap_or_default();
    let clause = clause.rsplit(|c| !is_han(*c)).next().unwrap_or_default();
    matches!(clause, [.., '的'])
        && ["家住", "住在", "来自"].iter().any(|w| clause.windows(2).any(|c| c.iter().copied().eq(w.chars())))
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

/// Whether the character at `at` ends a word before it and begins no post: 确保长江大堤, 三公里长安, 职工长年.
fn in_word(prose: &Prose, at: usize) -> bool {
    prose.at(at + 1) == '长'
        && match prose.at(at) {
            '保' => "确担环医社投劳".contains(prose.before(at)),
            '里' => "公这那哪城英华".contains(prose.before(at)),
            '工' => "职员民矿施加手竣完开".contains(prose.before(at)),
            _ => false,
        }
}

/// 任命董明浩为市教育局局长; 选举周立新为县长; 免去郭长青的水利厅厅长职务: the post behind the name. Returns the place behind it.
fn appointed(prose: &Prose, at: usize, known: &Known, found: &mut Vec<Found>) -> Option<usize> {
    const WORDS: [&str; 11] =
        ["免去", "任命", "选举", "推选", "聘任", "聘请", "选", "补选", "提名", "增选", "委任"];
    let before = |w: &str| at.checked_sub(w.chars().count()).is_some_and(|from| prose.says(from, w));
    if is_han(prose.before(at)) && !WORDS.iter().any(|w| before(w)) {
        return None;
    }
    // 免去郭长青的水利厅厅长职务 ends at 的, 任命艾合买提·亚森为厅长 at 为.
    // In a list of those removed, 免去 stands above: 郭长青的水利厅厅长职务.
    let removed = before("免去")
        || prose
            .from(at)
            .iter()
            .take(REACH)
            .take_while(|c| is_han(**c))
            .collect::<String>()
            .ends_with("职务");
    let ends = if removed { ['的', '的'] } else { ['为', '任'] };
    // 何光碧（女）为市水务局局长
    let behind = |n: usize| if prose.at(at + n) == '（' { aside(prose, at + n) } else { at + n };
    let name = (2..=16).rev().find(|&n| {
        ends.contains(&prose.at(behind(n)))
            && (n <= 4 || prose.chars.get(at..at + n).is_some_and(|w| w.contains(&'·')))
            && {
                let mut closed: Vec<char> = prose.from(at).get(..n).unwrap_or_default().to_vec();
                closed.push('，');
                name::name(&closed, known, false).is_some_and(|name| name.len == n)
            }
    })?;
    let post = behind(name) + 1;
    let (titles, end) = post_within(prose, post)?;
    found.push(Found { at, len: name, titles, firm: true });
    Some(end)
}

/// The titles of the post that ends the clause at `post`, and where it ends.
fn post_within(prose: &Prose, post: usize) -> Option<(Vec<String>, usize)> {
    let run = prose
        .from(post)
        .iter()
        .take(REACH)
        .take_while(|c| is_han(**c) || matches!(c, '、' | '（' | '）'))
        .count();
    let end = post + run;
    let end = if prose.says(end.saturating_sub(2), "职务") { end - 2 } else { end };
    let (titles, _) = titles(prose, end - post_before(prose, end)?, end, end, None);
    Some((titles, end))
}

/// The length of what says that somebody took a post: 已经当了副工长, 后来当上了矿长; 0 if nothing does.
fn became(prose: &Prose, at: usize) -> usize {
    let word =
        |at: usize, words: &[&str]| words.iter().find(|w| prose.says(at, w)).map_or(0, |w| w.chars().count());
    let since = word(at, &["已经", "已", "如今", "现在", "后来", "终于"]);
    match word(at + since, &["当上了", "当了", "当上"]) {
        0 => 0,
        took => since + took,
    }
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
        let looks = name::plain(word, name.len)
            || name.firm && name.len == 3 && name::given(word)
            || known.contains(word)
            || name.len > 3
            || word.contains(&' ');
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

/// Three or more bare names in a row: 葛凯、荣亿、孙晓. Where there is no list, the first place at which one may begin, so that none of the
/// names before is read again.
fn list(prose: &Prose, at: usize, known: &Known) -> Result<Vec<Found>, usize> {
    let mut names: Vec<Found> = Vec::new();
    let mut i = at;
    loop {
        let name = name::name(prose.from(i), known, false).ok_or(i)?;
        let word = prose.from(i).get(..name.len).unwrap_or_default();
        if !name::plain(prose.from(i), name.len) && !known.contains(word) && prose.at(i + 1) != ' ' {
            return Err(i);
        }
        names.push(Found { at: i, len: name.len, titles: Vec::new(), firm: true });
        i += name.len;
        let c = prose.at(i);
        if c != '、' {
            if is_han(c) && !name.firm && c != '等' {
                return Err(i);
            }
            return match list_in(&names) {
                Some(0) => Ok(names),
                later => Err(later.and_then(|n| names.get(n)).map_or(i, |name| name.at)),
            };
        }
        i += 1;
    }
}

/// From which of some names on they are a list: at least three, and half of them of three characters, for two could be any word.
fn list_in(names: &[Found]) -> Option<usize> {
    let (mut plain, mut from) = (0, None);
    for (n, name) in names.iter().enumerate().rev() {
        plain += usize::from(name.len == 3);
        let long = names.len() - n;
        if long >= 3 && plain * 2 >= long {
            from = Some(n);
        }
    }
    from
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

/// One entry for each name, in the order of the text, titles together. Reporters without another title are left out.
pub(super) fn gather(prose: &Prose, found: &[Found], reporters: &HashSet<&str>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut told: HashSet<(usize, &str)> = HashSet::new();
    // 玉素甫江 is 玉素甫江·买买提.
    let whole: Vec<String> =
        found.iter().map(|f| prose.print(f.at, f.at + f.len)).filter(|name| name.contains('·')).collect();
    for f in found {
        let name = prose.print(f.at, f.at + f.len);
        let longer =
            whole.iter().find(|whole| whole.strip_prefix(&name).is_some_and(|rest| rest.starts_with('·')));
        let name = longer.cloned().unwrap_or(name);
        if name.contains('某') || f.titles.is_empty() && reporters.contains(name.as_str()) {
            continue;
        }
        let next = people.len();
        let index = *places.entry(name.clone()).or_insert(next);
        if index == next {
            people.push(Person { name, titles: Vec::new() });
        }
        let Some(person) = people.get_mut(index) else { continue };
        for title in &f.titles {
            if told.insert((index, title)) {
                person.titles.push(title.clone());
            }
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_names_are_people_in_a_list() {
        let read = |text: &str| {
            let prose = Prose::line(text);
            let found = find(&prose, &Known::new());
            found.iter().map(|f| prose.print(f.at, f.at + f.len)).collect::<Vec<_>>()
        };
        assert_eq!(read("，杨勤荣、刘鹏、李国才。"), ["杨勤荣", "刘鹏", "李国才"]);
        assert_eq!(read("，李国才、张强。"), [""; 0]);
        // Two characters could be any word: a list is what has as many names of three, from where on it has.
        assert_eq!(read("，刘鹏、张强、李国才、杨勤荣。"), ["刘鹏", "张强", "李国才", "杨勤荣"]);
        assert_eq!(read("，刘鹏、张强、刘强、李国才、杨勤荣。"), ["张强", "刘强", "李国才", "杨勤荣"]);
        assert_eq!(read("，李国才、杨勤荣、李国荣、的。"), [""; 0]);
    }
}
