//! How a seam reads: whether the end of one piece and the beginning of another were printed as one run of text.
//! Judges by figures over character pairs (`assets/seam.txt`, made by `tests/make`), quotes and brackets. Knows no stories.

use super::bylines::SURNAMES;
use super::mixed::Mixing;
use super::openings::{ASKS_NAME, FIRST_AFTER_ALL, NEVER_FIRST, PARAGRAPH_STARTS};
use super::shapes;
use super::weights as w;
use crate::text::fold::simplify;
use crate::text::{is_blank, is_han};
use std::collections::HashMap;
use std::sync::LazyLock;

/// One line of figures for each character; see `tests/make` for the format.
static FIGURES: &str = include_str!("../../assets/seam.txt");

/// Where the line of each character begins. The pairs of a line are looked up by scanning it: most lines are short.
static LINES: LazyLock<HashMap<char, &'static str, Mixing>> =
    LazyLock::new(|| FIGURES.lines().filter_map(|line| line.chars().next().map(|c| (c, line))).collect());

/// How much more often than by chance `b` follows `a`, as a natural logarithm, held between limits.
fn affinity(a: char, b: char) -> f32 {
    let (a, b) = (fold(a), fold(b));
    let Some(line) = LINES.get(&a) else { return 0.0 };
    let mut chars = line.chars();
    let (Some(_), Some(count), Some(_)) = (chars.next(), chars.next(), chars.next()) else { return 0.0 };
    // Odds are small letters, and no small letter begins or ends a pair, so what is found is a character and not its odds.
    if let Some((_, after)) = chars.as_str().split_once(b) {
        return after.chars().next().map_or(0.0, value).clamp(w::SEAM_WORST, w::SEAM_BEST);
    }
    // Never seen together: telling only if both are common.
    let Some(other) = LINES.get(&b).and_then(|line| line.chars().nth(1)) else { return 0.0 };
    let together = (level(count) + level(other)) * std::f32::consts::LN_2 - TOKENS_LN;
    (RARE_LN - together).clamp(w::SEAM_WORST, 0.0)
}

/// How many news texts were counted.
pub const NEWS: f32 = 36_740.0;

/// How often two neighbouring characters stand in those texts, roughly, at most [`NEWS`]: what everyday language is made of. Pairs too
/// rare to be counted are left out. All figures were counted as `0`, all Latin letters as `A`.
pub fn news() -> impl Iterator<Item = (char, char, f32)> {
    let counted = |c: char| LINES.get(&c).and_then(|line| line.chars().nth(1)).map(level);
    FIGURES.lines().flat_map(move |line| {
        let mut chars = line.chars();
        let (first, often) = (chars.next(), chars.next().map(level));
        let mut pairs = chars.skip(1);
        std::iter::from_fn(move || Some((pairs.next()?, pairs.next()?))).filter_map(move |(second, odds)| {
            let each = (often? + counted(second)?) * std::f32::consts::LN_2;
            Some((first?, second, (value(odds) + each - TOKENS_LN).exp().min(NEWS)))
        })
    })
}

/// Natural logarithm of the characters counted, and of the count below which a pair is not listed.
const TOKENS_LN: f32 = 16.7;
const RARE_LN: f32 = 3.0;

/// How much more often than elsewhere a paragraph begins with this character, as a natural logarithm.
fn begins_paragraph(c: char) -> f32 {
    LINES.get(&fold(c)).and_then(|line| line.chars().nth(2)).map_or(0.0, value)
}

fn value(odds: char) -> f32 {
    (odds as u32 as f32 - 'm' as u32 as f32) / 2.0
}

fn level(count: char) -> f32 {
    count as u32 as f32 - 'a' as u32 as f32
}

/// Figures as one figure, Latin letters as one letter, punctuation in full width.
fn fold(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' => 'A',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        '「' => '“',
        '」' => '”',
        c => simplify(c),
    }
}

/// How well `head` reads after `tail`: positive as one run, negative as two paragraphs.
pub(super) fn reads_on(tail: &[char], head: &[char]) -> f32 {
    let (Some(&a), Some(&b)) = (last(tail), head.iter().find(|c| !is_blank(**c))) else {
        return w::SEAM_WORST;
    };
    let mut score = affinity(a, b);
    if a.is_ascii_digit() && (b.is_ascii_digit() || b == '.' || b == '%') {
        score += w::SEAM_FIGURES;
    }
    if a.is_ascii_digit() && MEASURES.contains(b) {
        score += w::SEAM_MEASURE;
    }
    if a.is_ascii_alphabetic() && b.is_ascii_lowercase() {
        score += w::SEAM_FIGURES;
    }
    if ASKS_FIGURE.contains(a) && counts(head) {
        score += w::SEAM_FIGURE_ASKED;
    }
    if ASKS_DAY.contains(a) && is_day(head) {
        score += w::SEAM_DAY_ASKED;
    }
    if is_surname(head) && ASKS_NAME.end(tail) {
        score += w::SEAM_NAME_ASKED;
    }
    if matches!(head.first(), Some('“' | '「')) && is_said_next(tail) {
        score += w::SEAM_SPEECH_ASKED;
    }
    let (open, _) = shapes::balance(tail.get(tail.len().saturating_sub(w::QUOTE_WINDOW)..).unwrap_or(tail));
    let (_, stray) = shapes::balance(head.get(..head.len().min(w::QUOTE_WINDOW)).unwrap_or(head));
    score
        + match (open > 0, stray > 0) {
            (true, true) => w::SEAM_QUOTES_MEET,
            (true, false) => w::SEAM_QUOTE_LEFT_OPEN,
            (false, true) => w::SEAM_QUOTE_FROM_NOWHERE,
            (false, false) => 0.0,
        }
}

/// Two letters of which the first is a family name.
fn is_surname(head: &[char]) -> bool {
    matches!(head, [first, second, ..] if SURNAMES.contains(*first) && is_han(*second))
}

/// `…退休矿工摸着墙壁说，`: what is said follows.
fn is_said_next(tail: &[char]) -> bool {
    let says = |c: &char| matches!(c, '说' | '說' | '道' | '问' | '喊');
    matches!(tail, [.., verb, '，' | ',' | '：' | ':'] if says(verb))
}

/// How much a piece looks like the beginning of a paragraph: positive like one, negative like a continuation.
pub(super) fn opens(head: &[char]) -> f32 {
    let Some(&first) = head.first() else { return 0.0 };
    if NEVER_FIRST.contains(first) && !FIRST_AFTER_ALL.begin(head) {
        return w::OPENS_IMPOSSIBLY;
    }
    // 三、防治虫害。: what is counted opens a paragraph.
    if matches!(head, ['一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十', '、', ..])
    {
        return w::OPENS_COUNTED;
    }
    // △ heads an item; ○ is a figure as well: 二｜○○八年.
    if shapes::bullet_sign(head).is_some_and(|sign| sign != '○') {
        return w::CERTAINLY_OPENS;
    }
    if is_scrap(head) {
        return w::OPENS_WITH_A_SCRAP;
    }
    if is_remnant(head) {
        return w::OPENS_AS_REMNANT;
    }
    if shapes::is_spoken(head) || shapes::address(head) == Some(head.len()) {
        return w::CERTAINLY_OPENS;
    }
    if is_said(head) {
        return w::OPENS_AS_SPEECH;
    }
    if counts(head) {
        return w::OPENS_SELDOM;
    }
    let word = PARAGRAPH_STARTS.begin(head);
    let date = head.iter().take(3).any(|c| matches!(c, '月' | '日')) && first.is_ascii_digit();
    // 过去, 下一步: the word opens paragraphs even where its first character seldom does.
    let least = if word { 0.0 } else { w::OPENS_SELDOM };
    let (_, stray) = shapes::balance(head.get(..head.len().min(w::QUOTE_WINDOW)).unwrap_or(head));
    begins_paragraph(first).clamp(least, w::OPENS_OFTEN)
        + if word || date { w::OPENS_WITH_WORD } else { 0.0 }
        + if stray > 0 { w::OPENS_INSIDE_QUOTE } else { 0.0 }
}

/// What stands before a figure: 达到, 超过, 同比增长, 共, 约, and what is counted: 增收, 投资, 产量, 面积.
const ASKS_FIGURE: &str = "到达至为近约超过长降共计第仅逾每增减收入值额量价产积资均率";

/// What stands before a day or an hour: 将于｜18日前完成, 截至｜9月底.
const ASKS_DAY: &str = "于自从至到在";

/// `18日前完成`, `9月底`, `7时至19时`: a day or an hour stands first.
fn is_day(head: &[char]) -> bool {
    let figures = head.iter().take_while(|c| matches!(c, '0'..='9' | '０'..='９')).count();
    figures > 0 && head.get(figures).is_some_and(|c| matches!(c, '年' | '月' | '日' | '时'))
}

/// What is counted after a figure: 1800｜单, 46｜公里.
const MEASURES: &str = "个名人次元万亿千百米里亩斤吨件户家所座辆台套场条项年月日时分度岁公克升平立页本张只头匹棵株间届期轮幅位倍种处多余单份篇册支艘架对双批枚口眼孔盏面片";

/// `95%以上；`, `46公里。`, `4200多人次`: a figure that counts. Days, hours, ages and 3个月来 do open paragraphs.
fn counts(head: &[char]) -> bool {
    let figure = head.iter().take_while(|c| matches!(c, '0'..='9' | '０'..='９' | '.' | '．')).count();
    let dates = "年月日时点岁个世后前天、．-—:：";
    figure > 0 && head.get(figure).is_some_and(|&c| !dates.contains(c) && !is_blank(c))
}

/// `情。这是该区…`, `们。`, `亩，户均增收9600元。`: the end of a word cut by a column. Who says 我，一个庄稼人 is somebody.
fn is_scrap(head: &[char]) -> bool {
    let letters = head.iter().take(3).take_while(|c| is_han(**c)).count();
    match head.get(letters) {
        Some('。') => (1..=2).contains(&letters),
        Some('，' | '、') => letters == 1 && head.first().is_some_and(|c| !"我你他她它是不据".contains(*c)),
        _ => false,
    }
}

/// `老旧小区。`, `课本。”`: the last words of a sentence and nothing else. 他笑了。 is a paragraph of a feature.
fn is_remnant(head: &[char]) -> bool {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 6;
    let letters = head.iter().take(LONGEST + 1).take_while(|c| is_han(**c)).count();
    let rest = head.get(letters..).unwrap_or_default();
    (SHORTEST..=LONGEST).contains(&letters)
        && matches!(rest, ['。' | '！' | '？'] | ['。' | '！' | '？', '”' | '」'])
        && !head.iter().take(letters).any(|c| "了我你他她它这那谁啥咋是没有不很真好吗呢吧啊".contains(*c))
}

/// `裴家骏：合同还有一年`, `有人说：“…”`: who speaks stands first.
fn is_said(head: &[char]) -> bool {
    let Some(colon) = head.iter().take(6).position(|c| matches!(c, '：' | ':')) else { return false };
    let who = head.get(..colon).unwrap_or_default();
    let named = (2..=4).contains(&who.len()) && who.first().is_some_and(|c| SURNAMES.contains(*c));
    let quoted = who.last() == Some(&'说') && matches!(head.get(colon + 1), Some('“' | '「' | '"'));
    who.iter().all(|c| is_han(*c)) && (named || quoted)
}

fn last(chars: &[char]) -> Option<&char> {
    chars.iter().rev().find(|c| !is_blank(**c))
}

/// Letters that the end of `tail` and the beginning of `head` have in common: the column's end was read twice.
pub(super) fn overlap(tail: &[char], head: &[char]) -> usize {
    let most = w::LONGEST_OVERLAP.min(tail.len()).min(head.len());
    (w::SHORTEST_OVERLAP..=most).rev().find(|&n| tail.get(tail.len() - n..) == head.get(..n)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn words_draw_their_halves_together() {
        for (tail, right, wrong) in [
            ("要深入学习贯彻党的二十", "届三中全会精神", "解芳表示"),
            ("进一步提高创新能力和节", "目质量。", "据介绍，"),
            ("设置问答环节等", "方式，让学生在互动中学习", "近日，县委书记"),
            ("播放“根·滥觞”“魂·文脉”“盐·", "国宝”“运·旗帜”", "演出中，铿锵有力"),
            ("全长12", "0公里", "本次活动"),
            ("乡镇卫生院标准化率达到", "95%以上；在住房方面，", "过去，这里是盐碱滩。"),
            ("退休矿工摸着墙壁说，", "“这得感谢好政策。”", "5月底前，全市"),
            ("三个月来已接诊", "4200多人次。", "8月2日，记者"),
        ] {
            let score = |head: &str| reads_on(&chars(tail), &chars(head)) - opens(&chars(head));
            assert!(score(right) > score(wrong) + 1.0, "{tail}: {} {}", score(right), score(wrong));
        }
    }
    #[test]
    fn quotes_and_figures_tell_where_text_goes_on() {
        let score = |tail: &str, head: &str| reads_on(&chars(tail), &chars(head));
        // The letters at the seam are the same; what is open and what closes differs.
        let (open, shut) = ("他说：“大家一起把路修", "他说，大家一起把路修");
        let (closes, plain) = ("好，把桥修好。”", "好，把桥修好。");
        let scores = [score(open, closes), score(shut, plain), score(open, plain), score(shut, closes)];
        assert!(scores[0] > scores[1] && scores[1] > scores[2] && scores[1] > scores[3], "{scores:?}");
        for (tail, better, worse) in [
            ("全长12", "5公里", "公里"),
            ("增长3", ".5％", "，5％"),
            ("增长3", "%以上", "，以上"),
            ("全国BR", "t公交", "T公交"),
        ] {
            assert!(
                score(tail, better) > score(tail, worse) + w::SEAM_FIGURES / 2.0,
                "{tail} {better} {worse}"
            );
        }
        // What everyday language never puts together tells against a seam; what is rare tells nothing.
        assert!(score("修好了", "的") < score("囧", "的") && score("囧", "囧").abs() < f32::EPSILON);
        assert!(score("", "好") <= w::SEAM_WORST && score("好", "　") <= w::SEAM_WORST);
    }

    #[test]
    fn news_says_some_things_oftener_than_others() {
        let often =
            |a: char, b: char| news().find(|pair| (pair.0, pair.1) == (a, b)).map_or(0.0, |pair| pair.2);
        assert!(often('中', '国') > 4.0 * often('国', '花'), "{} {}", often('中', '国'), often('国', '花'));
        let counts = || news().map(|pair| pair.2);
        assert!(counts().all(|often| often > 0.0 && often <= NEWS));
        assert!(counts().filter(|often| *often < NEWS / 8.0).count() * 2 > counts().count());
    }

    #[test]
    fn paragraphs_open_with_their_words() {
        let score = |head: &str| opens(&chars(head));
        for (more, less) in [
            ("近日，县委书记到村里调研", "近几天来县委书记到村里调研"),
            ("6月9日，县委书记到村里调研", "6亿元，县委书记到村里调研"),
            ("王大山：合同还有一年", "王大山合同还有一年"),
            ("有人说：“路修好了”", "有人说：路修好了"),
            ("路修好了", "，路修好了"),
        ] {
            assert!(score(more) > score(less), "{more} {} {less} {}", score(more), score(less));
        }
    }

    #[test]
    fn letters_read_twice_are_counted() {
        for (tail, head, letters) in [
            ("人类命运共同体理念", "体理念蕴含", 3),
            ("人类命运共同体理念", "理念蕴含", 2),
            ("人类命运共同体理念", "理想", 0),
            ("一二三四", "一二三四", 4),
            ("念", "念", 0),
        ] {
            assert_eq!(
                overlap(&chars(tail), &chars(head)),
                if letters < w::SHORTEST_OVERLAP { 0 } else { letters },
                "{tail} {head}"
            );
        }
    }
}
