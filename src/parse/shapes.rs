//! Shapes of a single line: how it ends, whether it is a label, a jump, a caption, the head of a notice. Knows no neighbours.

mod notices;

pub(super) use notices::{
    address, closes_notice, is_contact, is_date, is_day_and_weather, is_notice_head, is_of_paper, is_office,
    is_office_and_day, is_small_notice,
};

use super::words::{
    CAPTION_STARTS, DIGEST_ENDINGS, JUMPS, PAGE_EDITORS, PLACE_ENDINGS, SECTION_ENDINGS, SECTIONS, SPEAKERS,
};
use crate::text::{is_blank, is_han};

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a sentence end, quotes and brackets after it allowed.
    Closed,
    /// With a colon or semicolon: a list may follow as paragraphs of its own.
    Listing,
    /// In the middle of a sentence.
    Open,
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '⋯' | '．')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '】' | '〕' | '］' | ']' | '》' | '〉' | '"' | '\'')
}

/// How the text ends.
pub(super) fn end_of(chars: &[char]) -> End {
    if ends_in_number(chars) {
        return End::Closed;
    }
    let mut rest = chars;
    while let [head @ .., last] = rest {
        // `…a good problem to have."`: within quotes a point after a Latin word ends a sentence.
        let quoted = rest.len() < chars.len();
        let ended = |&c: &char| is_han(c) || is_closer(c) || (quoted && c.is_ascii_lowercase());
        if is_stop(*last) || (*last == '.' && head.last().is_some_and(ended)) {
            return End::Closed;
        }
        if rest.len() == chars.len() && matches!(last, '：' | ':' | '；' | ';') {
            return End::Listing;
        }
        if !is_closer(*last) && !is_blank(*last) {
            return if closed_before_bracket(chars) || is_signed(chars) { End::Closed } else { End::Open };
        }
        rest = head;
    }
    End::Open
}

/// Whether a text ends with a stop, not with a telephone number.
pub(super) fn ends_sentence(chars: &[char]) -> bool {
    end_of(chars) == End::Closed && !ends_in_number(chars)
}

/// `…价格面议。电话：139****6218`: a telephone number ends a notice.
fn ends_in_number(chars: &[char]) -> bool {
    const LONGEST: usize = 16;
    let sign = |c: &&char| c.is_ascii_digit() || matches!(**c, '*' | '-' | '—' | '－');
    let number = chars.iter().rev().take(LONGEST + 1).take_while(sign).count();
    (7..=LONGEST).contains(&number)
        && chars.len() > number + 1
        && chars.iter().rev().take(number).filter(|c| c.is_ascii_digit()).count() >= 5
        && chars
            .iter()
            .rev()
            .skip(number)
            .take(3)
            .any(|c| matches!(c, '：' | ':' | '话' | '話' | '線' | '线'))
}

/// `…完成任务。（李宁）`: the sentence ended before the bracket.
fn closed_before_bracket(chars: &[char]) -> bool {
    const LONGEST: usize = 40;
    if !matches!(chars.last(), Some('）' | ')' | '】')) {
        return false;
    }
    let (before, tail) = chars.split_at(chars.len().saturating_sub(LONGEST));
    let Some(open) = tail.iter().rposition(|c| matches!(c, '（' | '(' | '【')) else { return false };
    let inside = tail.get(..open).unwrap_or_default();
    before.iter().chain(inside).rev().find(|c| !is_blank(**c)).is_some_and(|&c| is_stop(c) || c == '”')
}

/// `请问我有义务还吗？　　　　柳北区　老方`: the writer of a letter, set at the right on its last line.
fn is_signed(chars: &[char]) -> bool {
    const LONGEST: usize = 14;
    const NARROWEST: usize = 3;
    let Some(stop) = chars.iter().rposition(|&c| is_stop(c) || c == '”') else { return false };
    let after = chars.get(stop + 1..).unwrap_or_default();
    let blanks = after.iter().take_while(|c| is_blank(**c)).count();
    let signed = after.get(blanks..).unwrap_or_default();
    blanks >= NARROWEST && signed.len() <= LONGEST && signed.iter().all(|&c| is_han(c) || is_blank(c))
}

/// Whether `chars` begin with `word`.
pub(super) fn begins(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` end with `word`.
pub(super) fn ends(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter().rev();
    word.chars().rev().all(|c| rest.next() == Some(&c))
}

/// A letter or a figure of any script. Han and the signs of Chinese print are told first, for that is what most characters are.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '一'..='龥' => true,
        '，' | '。' | '、' | '“' | '”' | '：' | '；' | '（' | '）' | '《' | '》' | '！' | '？' | '…'
        | '—' | '\u{3000}' => false,
        _ => is_han(c) || c.is_alphanumeric(),
    }
}

/// Whether `word` stands in `chars`.
pub(super) fn holds(chars: &[char], word: &str) -> bool {
    word.chars().next().is_some_and(|first| {
        chars.iter().enumerate().any(|(i, &c)| c == first && begins(chars.get(i..).unwrap_or_default(), word))
    })
}

/// Characters without blanks: the length a reader sees.
pub(super) fn length(chars: &[char]) -> usize {
    chars.iter().filter(|c| !is_blank(**c)).count()
}

/// Whether there are more than so many characters without blanks; of a long line only its beginning is read.
pub(super) fn is_longer(chars: &[char], than: usize) -> bool {
    chars.iter().filter(|c| !is_blank(**c)).nth(than).is_some()
}

/// Quotes and brackets left open (positive) and closed without being opened (negative).
pub(super) fn balance(chars: &[char]) -> (i32, i32) {
    let (mut open, mut stray) = (0, 0);
    for c in chars.iter().filter(|c| !is_han(**c)) {
        match c {
            '“' | '「' | '『' | '《' | '（' | '【' | '〔' | '(' => open += 1,
            '”' | '」' | '』' | '》' | '）' | '】' | '〕' | ')' => {
                if open > 0 {
                    open -= 1;
                } else {
                    stray += 1;
                }
            }
            _ => {}
        }
    }
    (open, stray)
}

/// Whether a short line in the masthead is the name of the paper, and not of a part of it: 临河报, 北疆牧业报.
pub(super) fn is_paper(chars: &[char]) -> bool {
    matches!(chars.last(), Some('报' | '報'))
}

/// The reference number of an official paper: `国土资告字〔2017〕11号`.
pub(super) fn is_reference(chars: &[char]) -> bool {
    let bracketed = chars.windows(4).any(|c| c.iter().all(char::is_ascii_digit))
        && chars.iter().any(|c| matches!(c, '〔' | '[' | '［' | '（' | '('));
    chars.last() == Some(&'号') && bracketed && !is_longer(chars, 24)
}

/// A line that is one short remark in brackets: （完）, （据《山西日报》）, （作者系县委党校教师）.
pub(super) fn is_bracketed(chars: &[char]) -> bool {
    let framed = matches!(chars, ['（' | '(', .., '）' | ')']) && balance(chars) == (0, 0);
    let once = chars.iter().filter(|c| matches!(c, '（' | '(')).count() == 1;
    framed && once && length(chars) <= 26 && !is_numbered(chars) && !is_jump(chars)
}

/// A line that does nothing but send the reader to another page or say it comes from one.
pub(super) fn is_jump(chars: &[char]) -> bool {
    if is_longer(chars, 22) {
        return false;
    }
    let inner: Vec<char> = chars
        .iter()
        .copied()
        .filter(|c| {
            !matches!(
                c,
                '（' | '）' | '(' | ')' | '【' | '】' | ' ' | '\u{3000}' | '▶' | '►' | '→' | '★' | '■'
            )
        })
        .collect();
    JUMPS.begin(&inner)
        && (holds(&inner, "版")
            || holds(&inner, "页")
            || begins(&inner, "未完")
            || begins(&inner, "待续")
            || begins(&inner, "续完"))
}

/// A jump at the end of a paragraph, `…落到实处。（下转第四版）`: where it begins.
pub(super) fn trailing_jump(chars: &[char]) -> Option<usize> {
    if !matches!(chars.last(), Some('）' | ')' | '版' | '】')) {
        return None;
    }
    let from = chars.len().saturating_sub(16);
    let tail = chars.get(from..)?;
    let open =
        tail.iter().rposition(|c| matches!(c, '（' | '(' | '【')).filter(|_| chars.last() != Some(&'版'))?;
    (from + open > 0 && is_jump(tail.get(open..)?)).then_some(from + open)
}

/// A jump at the head of a paragraph, `（上接第一版）会议要求…`: how long it is.
pub(super) fn leading_jump(chars: &[char]) -> Option<usize> {
    if !matches!(chars.first(), Some('（' | '(' | '【')) {
        return None;
    }
    let close = chars.iter().take(18).position(|c| matches!(c, '）' | ')' | '】'))?;
    (close + 1 < chars.len() && is_jump(chars.get(..=close)?)).then_some(close + 1)
}

fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "★☆■□◆◇●○◎▲△▼▽◀◢◣▍▎▌►▶※❖✦✪◤◥〓";
    !is_han(c) && BULLETS.contains(c)
}

/// Whether a line begins with a printed bullet, and how long that is.
pub(super) fn bullet(chars: &[char]) -> usize {
    let marks = chars.iter().take_while(|c| is_bullet(**c)).count();
    if marks == 0 { 0 } else { marks + chars.iter().skip(marks).take_while(|c| is_blank(**c)).count() }
}

/// Whether a text begins with a printed bullet.
pub(super) fn begins_with_bullet(text: &str) -> bool {
    text.starts_with(is_bullet)
}

/// A label over stories: one of the known column names, alone or several together, or with a column's ending.
pub(super) fn is_section(chars: &[char]) -> bool {
    let mut inner = chars.get(bullet(chars)..).unwrap_or_default();
    if let [label @ .., '：' | ':'] = inner {
        inner = label;
    }
    if is_longer(inner, 18) || end_of(chars) == End::Closed {
        return false;
    }
    let long = length(inner);
    // ·记者手记·: nothing but the name of a column stands between dots.
    if let ['·' | '•' | '・', label @ .., '·' | '•' | '・'] = inner
        && (2..=12).contains(&label.len())
        && label.iter().all(|&c| is_han(c))
    {
        return true;
    }
    if bullet(chars) > 0 && SECTION_ENDINGS.end(inner) {
        return true;
    }
    let parts: Vec<&[char]> = inner
        .split(|c| is_blank(*c) || matches!(c, '·' | '•' | '|' | '｜' | '—' | '“' | '”'))
        .filter(|p| !p.is_empty())
        .collect();
    let known = |part: &&[char]| SECTIONS.beginning(part).any(|word| part.len() == word.chars.len());
    // 要　闻
    let spaced = parts.iter().all(|part| part.len() == 1) && known(&parts.concat().as_slice());
    !parts.is_empty()
        && (spaced
            || parts.iter().all(known)
            || (inner.contains(&'·') && long <= 12 && known(&parts[0]))
            || (long <= 16
                && SECTION_ENDINGS.end(inner)
                && (known(&parts[0]) || parts.len() > 1 || long <= 8)))
}

/// 〔侨乡掌故〕, 〔夜　话〕: the name of a column in brackets that stand around nothing else.
pub(super) fn is_boxed_name(chars: &[char]) -> bool {
    const LONGEST: usize = 10;
    matches!(chars, ['〔', name @ .., '〕']
        if (2..=LONGEST).contains(&name.len()) && name.iter().all(|&c| is_han(c) || is_blank(c) || c == '·'))
}

/// A label for pictures, which stands over captions and heads none of them: 图片新闻.
pub(super) fn is_picture_label(chars: &[char]) -> bool {
    ["图片", "圖片", "图说", "影像", "镜头"]
        .iter()
        .any(|word| begins(chars.get(bullet(chars)..).unwrap_or_default(), word))
}

/// A line that names the editors of the page or the story.
pub(super) fn names_editors(chars: &[char]) -> bool {
    let inner = chars.get(bullet(chars)..).unwrap_or_default();
    let inner = inner.strip_prefix(&['（']).or(inner.strip_prefix(&['('])).unwrap_or(inner);
    PAGE_EDITORS.begin(inner)
        || ["本版编辑", "编辑：", "编辑:", "编辑 ", "值班", "终审", "复审", "初审"]
            .iter()
            .any(|word| begins(inner, word))
}

/// A headline that names a round-up of short news: 国际简讯, 简讯四则.
pub(super) fn is_digest_head(chars: &[char]) -> bool {
    let counted = match chars {
        [head @ .., '则' | '則'] => {
            head.last().is_some_and(|c| c.is_ascii_digit() || "两二三四五六七八九十".contains(*c))
        }
        _ => false,
    };
    // 简　讯
    let spaced = chars.len() <= 6 && chars.iter().any(|c| is_blank(*c)) && {
        let letters: Vec<char> = chars.iter().copied().filter(|c| !is_blank(*c)).collect();
        DIGEST_ENDINGS.end(&letters)
    };
    (counted || spaced || DIGEST_ENDINGS.end(chars)) && !is_longer(chars, 14)
}

/// A number that stands alone parts a story: 1, 二, （三）, 4.
pub(super) fn is_number_alone(chars: &[char]) -> bool {
    const LONGEST: usize = 4;
    let sign = |c: &char| matches!(c, '（' | '）' | '(' | ')' | '.' | '、' | '．') || is_blank(*c);
    let shown: Vec<char> = chars.iter().take(LONGEST).copied().filter(|c| !sign(c)).collect();
    let figures = shown.iter().all(char::is_ascii_digit);
    let numerals = shown.iter().all(|c| "一二三四五六七八九十".contains(*c));
    let ring = matches!(shown.as_slice(), [c] if ('①'..='⑳').contains(c));
    (1..=2).contains(&shown.len()) && chars.len() <= LONGEST && (figures || numerals || ring)
}

/// The bullet a line begins with.
pub(super) fn bullet_sign(chars: &[char]) -> Option<char> {
    chars.first().copied().filter(|c| is_bullet(*c))
}

/// The name of a place of administration and nothing else: 古交市, 石桥镇, 综改示范区.
pub(super) fn is_place_head(chars: &[char]) -> bool {
    let inner = chars.get(bullet(chars)..).unwrap_or_default();
    let inner: Vec<char> =
        inner.iter().copied().filter(|c| !matches!(c, '：' | ':' | '【' | '】')).take(10).collect();
    (2..=9).contains(&inner.len())
        // 教育革命在山村 is a headline.
        && inner.iter().all(|&c| is_han(c) && !"在的让把走".contains(c))
        && PLACE_ENDINGS.end(&inner)
}

/// 互龙县万名劳力赴新疆采棉: how long the name of a place is that a headline begins with.
pub(super) fn first_place(chars: &[char]) -> Option<usize> {
    const LONGEST: usize = 4;
    let end = chars.iter().take(LONGEST).position(|c| "省市县区旗镇乡州村縣區鎮鄉".contains(*c))?;
    let name = chars.get(..end)?;
    // 海鲜市场, 山区域, 我县长: the letter goes with the next.
    if chars.get(end + 1).is_none_or(|c| !is_han(*c) || "场民长委政容面直域块级静亲音支庄舍".contains(*c))
    {
        return None;
    }
    // 全县, 城市, 小区, 山村 name none.
    let common = |c: &char| "全我本该各两三城农乡社小老灾山地景园校厂新省市县区每一是入进在下上".contains(*c);
    (end > 1 && name.iter().all(|&c| is_han(c)) && !name.last().is_some_and(common)).then_some(end + 1)
}

/// `居委会：我们没这笔钱`: a heading that begins with who says the rest; a place before the colon tells where it happened.
pub(super) fn says_who(chars: &[char]) -> bool {
    let colon = chars.iter().take(7).position(|c| matches!(c, '：' | ':')).filter(|colon| *colon > 1);
    colon
        .and_then(|colon| chars.get(..colon))
        .is_some_and(|who| who.iter().all(|&c| is_han(c)) && !is_place_head(who))
}

/// Who asks or answers in an interview: 记者, 问.
pub(super) fn is_speaker(who: &[char]) -> bool {
    SPEAKERS.beginning(who).any(|word| word.chars.len() == who.len())
}

/// A line of an interview: 问：…, 记者：…. It asks or answers, and heads nothing.
pub(super) fn is_spoken(chars: &[char]) -> bool {
    let colon = chars.iter().take(6).position(|c| matches!(c, '：' | ':'));
    let letter =
        |who: &[char]| matches!(who, ['Q' | 'A', number @ ..] if number.iter().all(char::is_ascii_digit));
    colon.is_some_and(|colon| {
        let who = chars.get(..colon).unwrap_or_default();
        (is_speaker(who) || letter(who)) && chars.len() > colon + 1
    })
}

/// Whether a caption that belongs to the story around it begins here.
pub(super) fn is_caption_start(chars: &[char]) -> bool {
    names_picture(chars) || points_out(chars)
}

/// 图为…, 图①：…: a caption that says so.
pub(super) fn names_picture(chars: &[char]) -> bool {
    is_numbered_caption(chars) || CAPTION_STARTS.begin(chars)
}

/// `敖德钢（左）在棚圈里查看羔羊。`, `村医王芳（前排右二）…`: who stands where in the picture.
pub(super) fn points_out(chars: &[char]) -> bool {
    const WITHIN: usize = 20;
    const LONGEST: usize = 5;
    let Some(open) = chars.iter().take(WITHIN).position(|c| matches!(c, '（' | '(')) else { return false };
    let inside = chars.get(open + 1..).unwrap_or_default();
    let Some(close) = inside.iter().take(LONGEST + 1).position(|c| matches!(c, '）' | ')')) else {
        return false;
    };
    let sides = |c: &char| "左右中前后排第起图一二三四五六七八九者".contains(*c);
    let inside = inside.get(..close).unwrap_or_default();
    open > 1 && inside.iter().any(|c| "左右中".contains(*c)) && inside.iter().all(sides)
}

/// 图①：…, 图2 …, 图三：…
pub(super) fn is_numbered_caption(chars: &[char]) -> bool {
    let number =
        |c: &char| ('①'..='⑳').contains(c) || c.is_ascii_digit() || "一二三四五六七八九".contains(*c);
    matches!(chars, ['图' | '圖', n, sign, ..] if number(n) && (('①'..='⑳').contains(n) || matches!(sign, '：' | ':' | ' ' | '\u{3000}' | '为' | '、')))
}

/// An entry of a table of contents: `老街里的新书店（详见4版）`.
pub(super) fn is_guide(chars: &[char]) -> bool {
    let inner = chars.get(bullet(chars)..).unwrap_or_default();
    let plain = |c: &&char| !matches!(c, '）' | ')' | '】' | ' ');
    if !matches!(inner.iter().rev().find(plain), Some('版' | '页')) {
        return false;
    }
    let Some(open) = inner.iter().rposition(|c| matches!(c, '（' | '(' | '【' | '…' | '→' | '►' | '▶'))
    else {
        return false;
    };
    let tail: Vec<char> = inner.iter().skip(open + 1).filter(plain).copied().collect();
    let sends = ["详见", "见", "刊", "第"].iter().any(|word| begins(&tail, word))
        || tail.first().is_some_and(char::is_ascii_alphanumeric);
    open > 3 && (2..=8).contains(&tail.len()) && sends
}

/// The number or sign that begins a crosshead: 一、 （一） 1. ①
pub(super) fn is_numbered(chars: &[char]) -> bool {
    let digits = |c: &char| "一二三四五六七八九十百0123456789".contains(*c);
    match chars {
        ['（' | '(', rest @ ..] => {
            let n = rest.iter().take_while(|c| digits(c)).count();
            n > 0 && matches!(rest.get(n), Some('）' | ')'))
        }
        [first, ..] if ('①'..='⑳').contains(first) => true,
        _ => {
            let n = chars.iter().take_while(|c| digits(c)).count();
            (1..=3).contains(&n)
                // 1.5 is a figure; 一、2006年工作回顾 is numbered.
                && (chars.get(n) == Some(&'、') && !chars.first().is_some_and(char::is_ascii_digit)
                    || matches!(chars.get(n), Some('、' | '．' | '.'))
                        && !chars.get(n + 1).is_some_and(char::is_ascii_digit))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn ends_are_told() {
        for (text, end) in [
            ("圆满完成。", End::Closed),
            ("“会好的。”", End::Closed),
            ("成了聚宝盆。（常青 摄）", End::Closed),
            ("情况如下：", End::Listing),
            ("毛竹、板材；", End::Listing),
            ("学习贯彻党的二十", End::Open),
            ("《条例》", End::Open),
            ("生产，", End::Open),
            ("Well done.", End::Open),
        ] {
            assert_eq!(end_of(&chars(text)), end, "{text}");
        }
    }

    #[test]
    fn jumps_and_labels_are_told() {
        assert!(is_jump(&chars("（下转第三版）")) && is_jump(&chars("上接第一版")));
        assert!(!is_jump(&chars("下转基层的干部越来越多")));
        assert!(is_section(&chars("★乡村振兴进行时")) && is_section(&chars("奋进新征程 建功新时代")));
        assert!(!is_section(&chars("银行柜员多问一句 老人保住八万积蓄")));
        assert!(is_section(&chars("要　闻")) && !is_section(&chars("清 明")));
        assert!(is_notice_head(&chars("公　告")) && !is_notice_head(&chars("公告说的是什么")));
        assert!(is_spoken(&chars("问：这次改革主要考虑什么？")) && !is_spoken(&chars("记者手记：山乡巨变")));
        assert!(is_boxed_name(&chars("〔灯下〕")) && !is_boxed_name(&chars("〔2016〕")));
        assert!(is_digest_head(&chars("简　讯")) && !is_digest_head(&chars("简 单")));
        assert!(
            is_day_and_weather(&chars("4月2日 小雨转晴"))
                && is_day_and_weather(&chars("三月五日　星期日　阴"))
        );
        assert!(
            !is_day_and_weather(&chars("4月2日 小雨转晴，大坝合龙"))
                && !is_day_and_weather(&chars("4月2日 开工"))
        );
        assert!(
            is_office_and_day(&chars("长滩县水务局 2016年3月2日"))
                && !is_office_and_day(&chars("2016年3月2日"))
        );
        assert!(is_place_head(&chars("经济开发区")) && !is_place_head(&chars("张倩倩")));
    }
}
