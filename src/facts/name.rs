//! 姓名: where a person's name begins and ends. Knows no titles: it is asked at a place where a name may stand.

use super::gazetteer::gazetteer;
use super::lexicon::Lexicon;
use crate::text::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;

static SURNAMES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../assets/surnames.txt"), &["single", "rare", "double"])
});
static GIVEN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../assets/given.txt"), &[]));
static TRANSLIT: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../assets/translit.txt"), &[]));
static STOPS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../assets/namestops.txt"), &["verb", "never", "stop", "keep", "word"])
});
static COUNTRIES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(&include_str!("../../assets/countries.txt").replace('=', " "), &[]));
const RARE: u32 = 1;
/// Section of [`stops`]: what a named person does.
pub(super) const VERB: u32 = 0;
const NEVER: u32 = 1;
/// Section of [`stops`]: a title reaches no further back.
pub(super) const STOP: u32 = 2;
/// Section of [`stops`]: holds a stop's characters and stops nothing.
pub(super) const KEEP: u32 = 3;
const WORD: u32 = 4;

/// The words around names and titles.
pub(super) fn stops() -> &'static Lexicon {
    &STOPS
}

/// Whether a name may begin here at all.
pub(super) fn begins(text: &[char]) -> bool {
    SURNAMES.longest(text).is_some()
}

/// The length of the country's name that begins here; 0 if none does.
pub(super) fn country(text: &[char]) -> usize {
    COUNTRIES.longest(text).map_or(0, |(n, _)| n)
}

/// Names that stand on the page with a firm end, so that doubtful places can be read by them.
pub(super) type Known = HashSet<Box<[char]>>;

/// A name found: its length in the text, and whether the text itself shows where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    /// Characters of the text, an inner blank included.
    pub(super) len: usize,
    /// Punctuation or a verb stands behind it.
    pub(super) firm: bool,
}

/// The name that begins at `text[0]`, if one does. `foreign`: the title before it is one of another country.
pub(super) fn name(text: &[char], known: &Known, foreign: bool) -> Option<Name> {
    let land = country(text);
    let name = dotted(text).or_else(|| {
        if foreign {
            abroad(text).or_else(|| chinese(text, known))
        } else {
            chinese(text, known).or_else(|| abroad(text).filter(|n| n.len >= 3 && n.firm))
        }
    });
    // 纳米比亚外长: the country is nobody.
    name.filter(|n| land == 0 || n.len > land + 1)
}

fn at(text: &[char], i: usize) -> char {
    text.get(i).copied().unwrap_or('\n')
}

fn is(lexicon: &Lexicon, c: char) -> bool {
    lexicon.has(&[c])
}

/// Length of the listed verb that begins at `i`; 0 if none does.
fn listed(text: &[char], i: usize) -> usize {
    STOPS.longest_of(text.get(i..).unwrap_or_default(), VERB).unwrap_or(0)
}

/// Length of the verb or particle that begins at `i`; 0 if none does.
fn verb(text: &[char], i: usize) -> usize {
    let listed = listed(text, i);
    // 端着饭菜, 蘸着唾沫: any verb that goes on, but 着手 and 着力 are verbs of their own.
    let goes_on =
        is_han(at(text, i)) && at(text, i + 1) == '着' && !"手力眼重急装陆落".contains(at(text, i + 2));
    if goes_on || feels(text, i) { listed.max(2) } else { listed }
}

/// Whether how somebody speaks stands at `i`: 信心满怀地说, 憨厚地笑着.
fn feels(text: &[char], i: usize) -> bool {
    // Ways of speaking have two characters or four, so that the last of a name is not taken for their first.
    let how =
        [2, 4].into_iter().find(|&n| at(text, i + n) == '地' && (i..i + n).all(|k| is_han(at(text, k))));
    how.is_some_and(|n| matches!(at(text, i + n + 1), '说' | '讲' | '笑' | '告' | '介' | '回' | '表'))
}

fn chinese(text: &[char], known: &Known) -> Option<Name> {
    let (surname, sort) = SURNAMES.longest(text)?;
    let looks = |len: usize| {
        (surname..len).all(|i| {
            let never = STOPS.longest_of(&[at(text, i)], NEVER).is_some();
            // 崔东日，: Korean names may end so; before Han it is 日前, 日本.
            let ends = i + 1 == len && i > surname && at(text, i) == '日' && !is_han(at(text, len));
            is_han(at(text, i)) && (!never || ends || given_after_all(text, i, i == surname))
        })
    };
    for len in [surname + 2, surname + 1] {
        if text.get(..len).is_some_and(|n| known.contains(n)) {
            let firm = !is_han(at(text, len)) || verb(text, len) >= if len > surname + 1 { 1 } else { 2 };
            return Some(Name { len, firm });
        }
    }
    // 高 连: two characters set apart to stand as wide as three.
    if surname == 1 && at(text, 1) == ' ' && is(&GIVEN, at(text, 2)) && !is_han(at(text, 3)) {
        return Some(Name { len: 3, firm: true });
    }
    let (two, three) = (surname + 1, surname + 2);
    let end = |i: usize| !is_han(at(text, i)) && !matches!(at(text, i), ' ' | '·');
    // 吴国栋，, 石油生介绍: a name may begin like a word.
    let word = STOPS.longest_of(text, WORD).is_some_and(|len| {
        let given = (1..three).all(|i| is(&GIVEN, at(text, i)));
        let acts = end(three) || verb(text, three) >= 2;
        // 时强调：: but 强调 is what somebody else does.
        !(len == 2 && surname == 1 && given && acts && listed(text, 1) < 2)
    });
    // 安福县、永丰县: a place is nobody.
    let place = gazetteer().full.longest(text).is_some_and(|(len, _)| len >= three);
    if !looks(two) || word || place {
        return None;
    }
    if end(two) || at(text, two) == ' ' {
        return Some(Name { len: two, firm: true });
    }
    let given = |i: usize| is(&GIVEN, at(text, i));
    if !looks(three) {
        // 某, 的 and the like end a name of two characters; 王 + 某 is nobody.
        return ((given(surname) || verb(text, two) >= 2) && at(text, two) != '某')
            .then_some(Name { len: two, firm: verb(text, two) > 0 });
    }
    let after = |i: usize| verb(text, i);
    if end(three) || at(text, three) == ' ' {
        return Some(if after(two) >= 2 {
            Name { len: two, firm: true }
        } else {
            Name { len: three, firm: true }
        });
    }
    let (v2, v3) = (after(two), after(three));
    let len = match (v2 > 0, v3 > 0) {
        (true, false) => two,
        (false, true) => three,
        // 李飞作说明, 王毅为冬奥会: names seldom end so.
        (true, true) if v2 > v3 || !given(two) || matches!(at(text, two), '作' | '做' | '为' | '向') => {
            two
        }
        _ if given(two) => three,
        _ => two,
    };
    let firm = (len == two && v2 >= 2) || (len == three && v3 >= 1);
    (firm || given(surname) && sort != RARE).then_some(Name { len, firm })
}

/// 谭应龙, 褚从武: 应 and 从 are common in given names among those that no name holds, unless they begin a word such as 应邀 or 从严.
fn given_after_all(text: &[char], i: usize, first: bool) -> bool {
    let next = at(text, i + 1);
    let word = match at(text, i) {
        '应' => "邀该当对急用在有为由以将与把从及时",
        // 李明从德国回来: only the first of a given name.
        '从' if first => "严业军容宽优简速快重新头小今此前中来事先不未而大东西南北上江海山",
        _ => return false,
    };
    is(&GIVEN, next) && !word.contains(next)
}

/// A name with middle dots: 弗拉基米尔·普京, 阿不都热西提·阿不力米提.
fn dotted(text: &[char]) -> Option<Name> {
    let head = text.iter().take(9).position(|&c| c == '·').filter(|&n| n >= 1)?;
    if !text.first().is_some_and(|&c| is(&TRANSLIT, c) || c.is_ascii_uppercase())
        || !text.get(..head)?.iter().all(|&c| is_han(c) || c.is_ascii_uppercase())
    {
        return None;
    }
    let mut len = head;
    while at(text, len) == '·' && len < 30 {
        let part = foreign_run(text, len + 1);
        if part == 0 {
            return None;
        }
        len += 1 + part;
    }
    let initial = text.get(..head)?.iter().filter(|&&c| is(&TRANSLIT, c)).count();
    (initial * 3 >= head * 2).then_some(Name { len, firm: true })
}

/// A name with middle dots that stands whole: 穆罕默德·哈米德.
pub(super) fn full(text: &[char]) -> Option<usize> {
    let dot = text.iter().take(9).position(|&c| c == '·').filter(|&n| n >= 2)?;
    let plain = text.get(..dot).is_some_and(|head| head.iter().all(|&c| is(&TRANSLIT, c)));
    dotted(text).filter(|_| plain).map(|n| n.len)
}

/// Length of a run of transliterating characters, without a verb at its end.
fn foreign_run(text: &[char], from: usize) -> usize {
    let mut n = 0;
    while n < 9 && is(&TRANSLIT, at(text, from + n)) {
        if n >= 2 && verb(text, from + n) >= 2 {
            break;
        }
        n += 1;
    }
    // 斯琴高娃都说: what ends in a particle is shorter by it.
    while n >= 3
        && is_han(at(text, from + n))
        && matches!(
            at(text, from + n - 1),
            '都' | '于' | '不' | '可' | '因' | '将' | '合' | '内' | '西' | '大' | '中'
        )
        && verb(text, from + n - 1) > 0
    {
        n -= 1;
    }
    n
}

/// A foreign name without a dot: 佩雷拉.
fn abroad(text: &[char]) -> Option<Name> {
    if STOPS.longest_of(text, WORD).is_some() {
        return None;
    }
    let len = foreign_run(text, 0);
    (2..=8).contains(&len).then_some(Name { len, firm: !is_han(at(text, len)) || verb(text, len) > 0 })
}

/// Whether a plain clause begins with a name that acts: `王毅表示`.
pub(super) fn acts(text: &[char], known: &Known) -> Option<usize> {
    let name = chinese(text, known)?;
    let says = name.len >= 3
        && matches!(at(text, name.len), '说' | '称')
        && matches!(at(text, name.len + 1), '，' | '：' | '。');
    (plain(text, name.len) && (says || verb(text, name.len) >= 2)).then_some(name.len)
}

/// Whether somebody told of (71岁的) is named here: a name of three characters, whatever follows.
pub(super) fn told(text: &[char], known: &Known) -> Option<usize> {
    chinese(text, known).map(|name| name.len).filter(|&len| len == 3 && plain(text, len))
}

/// Whether a name of `len` characters is made of a common surname and characters of given names: proof enough without a title.
pub(super) fn plain(text: &[char], len: usize) -> bool {
    let surname = SURNAMES.longest(text).filter(|(_, sort)| *sort != RARE).map(|(n, _)| n);
    // 蒙方, 欧方 are sides of a talk, 苏州 and 苏丹 are places.
    let word = text.get(..len).unwrap_or_default();
    let places = gazetteer();
    if matches!(word, [_, '方'])
        || places.short.has(word)
        || places.full.has(word)
        || STOPS.longest_of(text, WORD).is_some()
    {
        return false;
    }
    surname.is_some_and(|n| n < len && (n..len).all(|i| is(&GIVEN, at(text, i))))
}

/// Whether a name proves itself wherever it stands: three characters of a name, but not 刘女士, who is somebody else elsewhere.
pub(super) fn proves_itself(word: &[char]) -> bool {
    let polite = matches!(word, [_, '先', '生'] | [_, '女', '士'] | [_, '师', '傅']);
    word.len() == 3 && !polite && plain(word, word.len())
}

/// Whether all behind the first character are characters of given names.
pub(super) fn given(word: &[char]) -> bool {
    word.len() > 1 && word.iter().skip(1).all(|&c| is(&GIVEN, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        name(&text, &Known::new(), false).map(|n| text[..n.len].iter().collect())
    }

    #[test]
    fn a_name_ends_where_the_verb_begins() {
        for (text, name) in [
            ("张强赴拥军路调研", "张强"),
            ("张强，副市长", "张强"),
            ("蓝佛安与农业农村部", "蓝佛安"),
            ("刘鹏紧锣密鼓走遍", "刘鹏"),
            ("杨勤荣出席会谈", "杨勤荣"),
            ("欧阳修远指出", "欧阳修远"),
            ("高 连、段拴虎", "高 连"),
            ("阿不都热西提·阿不力米提主持", "阿不都热西提·阿不力米提"),
            ("特朗普会见", "特朗普"),
            ("李国才同志在会上发言", "李国才"),
        ] {
            assert_eq!(read(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn words_are_no_names() {
        for text in ["关于加强", "高度重视", "会议强调", "全面推进", "的决定", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
