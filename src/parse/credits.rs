//! Bylines and picture credits: who wrote, who took the picture, who sent it. Knows single lines only.

use super::bylines::{
    BYLINE_FILLERS, FAR_PLACES, FILE_PICTURES, LONG_SURNAMES, NOT_NAMES, PICTURE_AGENCIES, PICTURES_BY,
    POSTS, ROLES, SOURCES, SURNAMES, TIBETAN, TRANSCRIBED,
};
use super::shapes::{
    begins, bullet, ends, is_digest_head, is_notice_head, is_place_head, is_section, length,
};
use crate::story::Byline;
use crate::text::{is_blank, is_han};
use std::borrow::Cow;

/// What a line of credit says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Credit {
    /// The names, in order.
    pub names: Vec<Byline>,
    /// Whether it credits a picture.
    pub photo: bool,
    /// Whether a role is printed; without one only the family names speak for it.
    pub sure: bool,
}

/// Longest line of credit worth reading.
pub(super) const LONGEST: usize = 80;

/// Reads a whole line as a credit; `None` if anything in it is neither role, outlet nor name.
pub(super) fn read_credit(chars: &[char]) -> Option<Credit> {
    if chars.len() > LONGEST || length(chars) < 2 {
        return None;
    }
    let inner = strip_frame(chars);
    if let Some(credit) = picture_source(inner) {
        return Some(credit);
    }
    if inner.iter().any(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '“' | '《')) {
        return None;
    }
    // 文/黄志远（某公司工程师）: what the writer is.
    if let ['文' | '图' | '□', .., '）' | ')'] = inner
        && let Some(open) = inner.iter().position(|c| matches!(c, '（' | '(')).filter(|open| *open > 2)
        && let Some(credit) = read_names(inner.get(..open).unwrap_or_default())
    {
        return Some(credit);
    }
    let asks = matches!(inner.last(), Some('：' | ':'));
    let label = || is_section(inner) || is_digest_head(inner) || is_notice_head(inner);
    // □ stands before names; ★ and ◆ stand before headings.
    let heads = matches!(chars.first(), Some('★' | '☆' | '◆' | '◇' | '△' | '※' | '❖'));
    // 平塬县　辛守业: a county is nobody.
    let from_place =
        || inner.split(|c| is_blank(*c)).next().is_some_and(|first| first.len() > 2 && is_place_head(first));
    let named = read_names(inner);
    let named = if named.as_ref().is_some_and(|c| !c.sure) && from_place() {
        from_office(inner).or(named)
    } else {
        named
    };
    named.filter(|credit| credit.sure || !(asks || heads || label()))
}

/// Brackets, bullets, dashes and blanks around a credit.
fn strip_frame(chars: &[char]) -> &[char] {
    let mut inner = chars.get(bullet(chars)..).unwrap_or_default();
    loop {
        match inner {
            ['（' | '(' | '【' | '[' | '〔', rest @ .., '）' | ')' | '】' | ']' | '〕'] => inner = rest,
            // 李卫 摄（人民视觉）: where the picture came from.
            [.., '）' | ')'] => {
                let open = inner
                    .iter()
                    .rposition(|c| matches!(c, '（' | '('))
                    .filter(|&open| open > 1 && inner.len() - open <= 10);
                match open {
                    Some(open) => inner = inner.get(..open).unwrap_or_default(),
                    None => return inner,
                }
            }
            [first, rest @ ..] if is_blank(*first) || matches!(first, '/' | '／' | '—' | '-' | '|') => {
                inner = rest;
            }
            [rest @ .., last] if is_blank(*last) || matches!(last, '/' | '／' | '—' | '|') => inner = rest,
            _ => return inner,
        }
    }
}

/// `图片由受访单位提供`, `资料图片`, `新华社发`, `来源：…`: credits that name nobody.
fn picture_source(chars: &[char]) -> Option<Credit> {
    let given = ["提供", "供图", "供圖"].iter().any(|word| ends(chars, word));
    let source = (given
        && (PICTURES_BY.begin(chars) || (length(chars) <= 8 && chars.iter().all(|c| is_han(*c)))))
        || FILE_PICTURES.beginning(chars).any(|word| chars.ends_with(&word.chars))
        || (PICTURE_AGENCIES.begin(chars)
            && length(chars) <= 12
            && (ends(chars, "发") || ends(chars, "供图") || ends(chars, "图")));
    let origin = SOURCES.begin(chars) && length(chars) <= 24;
    (source || origin).then(|| Credit { names: Vec::new(), photo: source, sure: true })
}

/// Who writes letters: 读者 吴倩. Without a name it is a word like any other.
const READERS: [&str; 6] = ["读者", "讀者", "市民", "网友", "群众", "居民"];
const LONGEST_READER: usize = 5;

/// Reads names and roles: `本报记者 李丹凤`, `记者刘宇 通讯员邵子扬、黄晓梦`, `杜潇潇 摄`, `山西日报记者 杨文俊`.
pub(super) fn read_names(chars: &[char]) -> Option<Credit> {
    let tokens = split(chars);
    let mut credit = Credit::default();
    let mut role: Option<&str> = None;
    let mut outlet: Option<String> = None;
    let mut unnamed = 0;
    // 汉口读者　陶惠: who writes a letter, and nothing else.
    let mut reader = false;
    for (n, token) in tokens.iter().enumerate() {
        // 读者, 汉口读者
        if token.len() <= LONGEST_READER && READERS.iter().any(|word| ends(token, word)) {
            reader = tokens.len() == 2;
            continue;
        }
        let Peeled { mut before, name, mut after, outlet: from } = peel(token);
        if name.is_empty() && from.is_none() {
            // A role on its own speaks for the names before it, or for those that follow.
            let found = before.or(after);
            let last = n + 1 == tokens.len() || token.len() == 1;
            (before, after) = if unnamed > 0 && last { (None, found) } else { (found, None) };
        }
        if let Some(found) = before {
            role = Some(found);
            credit.sure = true;
            unnamed = 0;
            if from.is_some() {
                outlet = from;
            }
        }
        if !name.is_empty() {
            let vouched = role.is_some() || after.is_some();
            for part in (if vouched { split_name(name) } else { split_strict(name) })? {
                credit.names.push(Byline {
                    name: part,
                    role: role.unwrap_or("作者").to_owned(),
                    outlet: outlet.clone(),
                });
                unnamed += 1;
            }
        }
        if let Some(found) = after {
            credit.sure = true;
            // 记者 鲁毅 摄 is a photographer; 记者 李明 报道 stays a reporter.
            let names = credit.names.len();
            for byline in credit.names.iter_mut().skip(names - unnamed) {
                if !matches!(found, "记者" | "作者") || role.is_none() {
                    found.clone_into(&mut byline.role);
                }
            }
            unnamed = 0;
            role = None;
        }
    }
    credit.sure |= reader && credit.names.len() == 1;
    credit.photo |=
        !credit.names.is_empty() && credit.names.iter().all(|b| b.role == "摄影" || b.role == "供图");
    let length_fits = credit.names.len() <= 16;
    // 本报评论员: a role of the paper that names nobody.
    let unnamed = credit.sure && chars.len() <= 8 && (begins(chars, "本报") || begins(chars, "本刊"));
    (length_fits && (!credit.names.is_empty() || unnamed)).then_some(credit)
}

/// Splits at blanks and signs; two single characters next to each other are one spaced-out name (张 伟).
pub(super) fn split(chars: &[char]) -> Vec<Cow<'_, [char]>> {
    let mut tokens: Vec<Cow<'_, [char]>> = Vec::new();
    let separators = |c: &char| {
        is_blank(*c) || matches!(c, '、' | '，' | ',' | '；' | ';' | '：' | ':' | '|' | '｜' | '&')
    };
    for token in chars.split(separators).filter(|t| !t.is_empty()) {
        let lone =
            |t: &[char]| t.len() == 1 && is_han(t[0]) && !matches!(t[0], '摄' | '攝' | '文' | '图' | '由');
        // 郑 爽摄
        let rest = |t: &[char]| lone(t) || (t.len() == 2 && matches!(t[1], '摄' | '攝') && is_han(t[0]));
        match tokens.last_mut() {
            Some(last) if lone(last) && rest(token) => last.to_mut().extend_from_slice(token),
            _ => tokens.push(Cow::Borrowed(token)),
        }
    }
    tokens
}

/// A token of a credit, taken apart.
#[derive(Default)]
struct Peeled<'a> {
    /// The role printed before the name, and that after it.
    before: Option<&'static str>,
    after: Option<&'static str>,
    /// What is left between them.
    name: &'a [char],
    outlet: Option<String>,
}

/// Takes fillers, roles and outlets off both ends of a token.
fn peel(token: &[char]) -> Peeled<'_> {
    let mut name = token;
    let (mut before, mut after) = (None, None);
    loop {
        let start = name;
        if let Some(word) = ROLES.beginning(name).find(|w| w.chars.len() > 1 || name.len() == 1) {
            before = Some(word.meaning);
            name = name.get(word.chars.len()..).unwrap_or_default();
        } else if let Some(filler) = BYLINE_FILLERS.beginning(name).next() {
            name = name.get(filler.chars.len()..).unwrap_or_default();
        }
        // 文/刘洋 图/黄河
        if let ['文' | '图' | '摄', '/' | '／', rest @ ..] = name
            && !rest.is_empty()
        {
            before = Some(if name.first() == Some(&'文') { "作者" } else { "摄影" });
            name = rest;
        }
        if matches!(name.first(), Some('/' | '／' | '·')) {
            name = name.get(1..).unwrap_or_default();
        }
        if name == start {
            break;
        }
    }
    // 驻京记者
    if before.is_none() && name.first() == Some(&'驻') && name.len() <= 7 && ends(name, "记者") {
        return Peeled { before: Some("记者"), ..Peeled::default() };
    }
    // 山西日报记者, 新华社记者: an outlet and its role.
    if before.is_none()
        && let Some(word) = ROLES.ending(name).find(|w| works_for(&w.chars))
    {
        let stem = name.get(..name.len() - word.chars.len()).unwrap_or_default();
        if (2..=10).contains(&stem.len())
            && stem.iter().all(|&c| is_han(c))
            && ["报", "報", "社", "网", "台", "刊", "中心", "客户端"].iter().any(|w| ends(stem, w))
        {
            let outlet = Some(stem.iter().collect());
            return Peeled { before: Some(word.meaning), outlet, ..Peeled::default() };
        }
    }
    loop {
        let start = name;
        if let Some(word) = ROLES.ending(name).find(|w| speaks_after(&w.chars, name)) {
            after = Some(word.meaning);
            name = name.get(..name.len() - word.chars.len()).unwrap_or_default();
        }
        // 李雪/文 王磊/图
        if let [rest @ .., '/' | '／', '文' | '图' | '摄'] = name
            && !rest.is_empty()
        {
            after = Some(if name.last() == Some(&'文') { "作者" } else { "摄影" });
            name = rest;
        }
        if matches!(name.last(), Some('/' | '／')) {
            name = name.get(..name.len() - 1).unwrap_or_default();
        }
        if name == start {
            break;
        }
    }
    Peeled { before, after, name, outlet: None }
}

/// 文 and 图 end names too (潘沁文); glued to a name only the longer roles and 摄 count.
fn speaks_after(word: &[char], name: &[char]) -> bool {
    word.len() > 1 || matches!(word, ['摄' | '攝']) || name.len() == 1
}

/// Roles that are named with the outlet they work for.
fn works_for(word: &[char]) -> bool {
    ends(word, "记者") || ends(word, "記者") || word == ['通', '讯', '员']
}

/// A name where a role vouches for it: any two to four Han, or several names glued together.
pub(super) fn split_name(name: &[char]) -> Option<Vec<String>> {
    if NOT_NAMES.beginning(name).any(|word| name.ends_with(&word.chars)) {
        return None;
    }
    if let Some(parts) = split_strict(name) {
        return Some(parts);
    }
    let han = name.iter().all(|&c| is_han(c));
    // 格日勒图, 那日苏: Mongolian names hold 日, 近日 and 昨日 end with it.
    let plain = !name.iter().any(|c| "的了在是和与为将年月会不有".contains(*c)) && name.last() != Some(&'日');
    match name.len() {
        2..=4 if han && plain => Some(vec![name.iter().collect()]),
        // 阿不都热合曼
        5..=8 if han && name.iter().filter(|c| TRANSCRIBED.contains(**c)).count() * 3 >= name.len() * 2 => {
            Some(vec![name.iter().collect()])
        }
        5..=6 if han && plain => {
            let cut = (2..=3).find(|&cut| {
                is_surname(name.get(cut..).unwrap_or_default()) && (2..=3).contains(&(name.len() - cut))
            })?;
            Some(vec![name.get(..cut)?.iter().collect(), name.get(cut..)?.iter().collect()])
        }
        _ => foreign(name),
    }
}

/// A name that must speak for itself: family name and one or two more characters.
fn split_strict(name: &[char]) -> Option<Vec<String>> {
    let han = name.iter().all(|&c| is_han(c));
    match name.len() {
        2 | 3 if han && is_surname(name) => Some(vec![name.iter().collect()]),
        3 | 4 if han && LONG_SURNAMES.begin(name) => Some(vec![name.iter().collect()]),
        _ => foreign(name),
    }
}

/// 阿依古丽·买买提
fn foreign(name: &[char]) -> Option<Vec<String>> {
    let dots = name.iter().filter(|c| matches!(c, '·' | '•' | '・')).count();
    let fits = (4..=16).contains(&name.len())
        && (1..=2).contains(&dots)
        && name.iter().all(|&c| is_han(c) || matches!(c, '·' | '•' | '・'));
    fits.then(|| vec![name.iter().collect()])
}

fn is_surname(name: &[char]) -> bool {
    name.first().is_some_and(|&c| SURNAMES.contains(c)) || LONG_SURNAMES.begin(name)
}

/// A credit printed at the end of a paragraph or caption: where it begins.
pub(super) fn trailing_credit(chars: &[char]) -> Option<(usize, Credit)> {
    let from = chars.len().saturating_sub(40);
    let tail = chars.get(from..)?;
    let bracket = if matches!(tail.last(), Some('）' | ')' | '】')) {
        tail.iter().rposition(|c| matches!(c, '（' | '(' | '【'))
    } else {
        None
    };
    let stop = tail.iter().rposition(|c| matches!(c, '。' | '！' | '？' | '”' | '!' | '?')).map(|at| at + 1);
    for at in [bracket, stop].into_iter().flatten() {
        let skip = tail.get(at..)?.iter().take_while(|c| is_blank(**c)).count();
        let Some(found) = tail.get(at + skip..) else { continue };
        if from + at == 0 || length(found) < 2 {
            continue;
        }
        if let Some(credit) = read_credit(found)
            && (credit.sure || Some(at) == bracket)
        {
            return Some((from + at + skip, credit));
        }
        if Some(at) == bracket
            && let ['（' | '(', inner @ .., '）' | ')'] = found
            && let Some(credit) = from_office(inner).or_else(|| from_group(found))
        {
            return Some((from + at + skip, credit));
        }
        if Some(at) == bracket
            && Some(at) == stop
            && let Some(credit) = pen_name(found)
        {
            return Some((from + at + skip, credit));
        }
    }
    None
}

/// 县农科所　李春山, 市长　洪维新, 河西区　吴树声: a contributor and where he works or lives.
pub(super) fn from_office(chars: &[char]) -> Option<Credit> {
    const OFFICES: [&str; 29] = [
        "科", "队", "站", "班", "矿", "组", "室", "系", "处", "部", "局", "办", "委", "所", "院", "校",
        "中学", "小学", "大学", "中心", "公司", "厂", "镇", "乡", "社", "场", "连", "团", "银行",
    ];
    let mut parts = chars.splitn(2, |c| is_blank(*c));
    let (office, names) = (parts.next()?, parts.next()?);
    let names = without_others(names);
    if office.len() <= 14 && office.iter().all(|c| is_han(*c)) && is_nameless(names) {
        return Some(unsure(names));
    }
    let office_ends = office.len() > 2 && OFFICES.iter().any(|word| ends(office, word));
    let post = POSTS.end(office);
    // 河西区　吴树声
    let place = is_place_head(office);
    let named = office.len() <= 14 && office.iter().all(|c| is_han(*c)) && (office_ends || post || place);
    let polite = || ["先生", "女士"].iter().any(|word| ends(names, word));
    let mut credit = read_names(names).filter(|_| named && !(place && polite()))?;
    for byline in credit.names.iter_mut().filter(|_| office_ends) {
        byline.outlet = Some(office.iter().collect());
    }
    Some(credit)
}

/// A name behind where its bearer lives or works, whatever that is.
pub(super) fn from_anywhere(chars: &[char]) -> Option<Credit> {
    const LONGEST: usize = 16;
    let mut parts = chars.splitn(2, |c| is_blank(*c));
    let (place, name) = (parts.next()?, parts.next()?);
    let name: Vec<char> = name.iter().copied().filter(|c| !is_blank(*c)).collect();
    let fits = (2..=LONGEST).contains(&place.len()) && place.iter().all(|c| is_han(*c));
    if !fits || !(split_strict(&name).is_some() || is_nameless(&name)) {
        return None;
    }
    Some(unsure(&name))
}

/// `莫 言 川`: a family name and a name, letter by letter.
pub(super) fn spaced_name(chars: &[char]) -> Option<Credit> {
    let letters: Vec<char> = chars.iter().step_by(2).copied().collect();
    let blanks = chars.iter().skip(1).step_by(2).all(|c| is_blank(*c));
    let fits = (2..=3).contains(&letters.len()) && chars.len() % 2 == 1 && blanks;
    let label = || is_section(&letters) || is_notice_head(&letters) || is_digest_head(chars);
    (fits && split_strict(&letters).is_some() && !label()).then(|| unsure(&letters))
}

/// 一读者, 几位居民: who writes a letter and does not say his name.
fn is_nameless(chars: &[char]) -> bool {
    const LONGEST: usize = 6;
    const WRITERS: [&str; 10] =
        ["读者", "居民", "群众", "市民", "村民", "职工", "家长", "学生", "乘客", "业主"];
    matches!(chars.first(), Some('一' | '几' | '众' | '部'))
        && chars.len() <= LONGEST
        && WRITERS.iter().any(|word| ends(chars, word))
}

/// 何国平 等12人: the first of those who sign.
fn without_others(names: &[char]) -> &[char] {
    let Some(at) = names.iter().rposition(|&c| c == '等') else { return names };
    let rest = names.get(at + 1..).unwrap_or_default();
    let counted = rest.last().is_none_or(|&c| c == '人')
        && rest.iter().rev().skip(1).all(|&c| c.is_ascii_digit() || "一二三四五六七八九十百余多".contains(c));
    let before = names.get(..at).unwrap_or_default();
    if counted && before.len() > 1 { before } else { names }
}

/// （平川县报道组）: those who sent the story, together.
pub(super) fn from_group(chars: &[char]) -> Option<Credit> {
    const GROUPS: [&str; 6] = ["报道组", "通讯组", "通讯小组", "报道小组", "写作组", "通讯站"];
    let inner = strip_frame(chars);
    let fits = inner.len() <= 16 && inner.iter().all(|c| is_han(*c));
    let group = fits && GROUPS.iter().any(|word| ends(inner, word));
    group.then(|| Credit {
        names: vec![Byline { name: inner.iter().collect(), role: "通讯员".to_owned(), outlet: None }],
        photo: false,
        sure: true,
    })
}

/// 陶然亭客: a pen name, where the place of the line says that it is a name.
pub(super) fn pseudonym(chars: &[char]) -> Option<Credit> {
    let inner = strip_frame(chars);
    let fits = (2..=4).contains(&inner.len()) && inner.iter().all(|c| is_han(*c)) && !is_section(inner);
    fits.then(|| unsure(inner)).filter(|_| !is_notice_head(inner))
}

/// （晓　钟）: two spaced-out characters in brackets after the last sentence are a name, even without a family name.
pub(super) fn pen_name(chars: &[char]) -> Option<Credit> {
    let [_, inner @ .., _] = chars else { return None };
    let (first, last) = (inner.first()?, inner.last()?);
    let spaced = inner.len() >= 3 && inner.get(1..inner.len() - 1)?.iter().all(|c| is_blank(*c));
    // （才让东智）: a name without a family name, of characters that such names are written with.
    let writes = |c: &char| TRANSCRIBED.contains(*c) || TIBETAN.contains(*c);
    if inner.len() == 4 && inner.iter().all(writes) && !FAR_PLACES.begin(inner) {
        return Some(unsure(inner));
    }
    (spaced && is_han(*first) && is_han(*last)).then(|| unsure(&[*first, *last]))
}

/// A name that only its place tells to be one.
fn unsure(name: &[char]) -> Credit {
    let name = Byline { name: name.iter().collect(), role: "作者".to_owned(), outlet: None };
    Credit { names: vec![name], photo: false, sure: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<(String, String)>> {
        let chars: Vec<char> = text.chars().collect();
        read_credit(&chars).map(|c| c.names.into_iter().map(|b| (b.name, b.role)).collect())
    }

    #[allow(clippy::unnecessary_wraps, reason = "compared with what is read, which may be nothing")]
    fn pairs(list: &[(&str, &str)]) -> Option<Vec<(String, String)>> {
        Some(list.iter().map(|(n, r)| ((*n).to_owned(), (*r).to_owned())).collect())
    }

    #[test]
    fn names_without_a_family_name_are_told_from_places() {
        let named = |text: &str| pen_name(&text.chars().collect::<Vec<_>>()).is_some();
        assert!(["（才让东智）", "（扎西次仁）", "（晓　钟）"].into_iter().all(named));
        assert!(!["（马来西亚）", "（日本东京）", "（尼日利亚）", "（巴西里约）"].into_iter().any(named));
        // What follows a role is a name of many letters only if most of them are such as write one.
        let follows = |text: &str| split_name(&text.chars().collect::<Vec<_>>()).is_some();
        assert!(follows("阿不都热合曼") && !follows("东太平洋本岛"));
    }

    #[test]
    fn credits_are_read() {
        for (line, expected) in [
            ("本报记者 李丹凤", pairs(&[("李丹凤", "记者")])),
            ("□ 本报记者 韩章云", pairs(&[("韩章云", "记者")])),
            (
                "记者刘宇 通讯员邵子扬、黄晓梦、王晨",
                pairs(&[("刘宇", "记者"), ("邵子扬", "通讯员"), ("黄晓梦", "通讯员"), ("王晨", "通讯员")]),
            ),
            ("（杜潇潇 摄）", pairs(&[("杜潇潇", "摄影")])),
            ("特约摄影 杨秀文 温徐旺 摄", pairs(&[("杨秀文", "摄影"), ("温徐旺", "摄影")])),
            ("摄影 郑小红", pairs(&[("郑小红", "摄影")])),
            ("（以上由李杰华编辑整理）", pairs(&[("李杰华", "编辑")])),
            ("（本报记者 向超 综合整理）", pairs(&[("向超", "编辑")])),
            ("山西日报记者 杨文俊", pairs(&[("杨文俊", "记者")])),
            ("张倩倩", pairs(&[("张倩倩", "作者")])),
            ("杨程晨 袁鸿凯", pairs(&[("杨程晨", "作者"), ("袁鸿凯", "作者")])),
            (
                "记者 郝雨 通讯员 高连段拴虎",
                pairs(&[("郝雨", "记者"), ("高连", "通讯员"), ("段拴虎", "通讯员")]),
            ),
            ("本报记者 陈 静", pairs(&[("陈静", "记者")])),
            ("图片由受访单位提供", pairs(&[])),
            ("林丽梅 著", pairs(&[("林丽梅", "作者")])),
            ("编辑同志：", None),
            ("全县防汛抗旱工作会议召开", None),
            ("让群众在家门口就能把事办成。", None),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
