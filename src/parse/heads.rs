//! Groups of heading lines: which is the kicker, which the headline, which the deck. Knows no text below them.

use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::repeats::Repeat;
use super::shapes::{begins, bullet, bullet_sign, ends, holds, is_reference, is_section, length};
use crate::story::Role;
use crate::text::{is_blank, is_han};

/// Characters of the longest name of a column that its bullet or its mark tells.
const LONGEST_COLUMN: usize = 6;

/// Characters of the longest name of a column that stands in brackets above a headline.
const LONGEST_BOXED: usize = 14;

/// How deep a heading is marked: 1 the highest; plain lines lie below all marks.
pub(super) fn depth(mark: Mark) -> u8 {
    match mark {
        Mark::Level(level) => level,
        Mark::Boxed | Mark::Bold => 7,
        Mark::None => 9,
    }
}

/// The role of each heading line of a group that begins a story. `None`: a label that stands over stories.
///
/// The line marked highest is the headline, with kickers above and decks below. Where marks do not tell, the trade's habits do:
/// a line that ends in 强调 or 指出 leads on to the headline, one that begins with —— or says who attended comes after it; for two
/// lines that could be read either way the upper is taken as the kicker.
pub(super) fn roles(lines: &[Line], pieces: &[Piece], group: &[usize]) -> Vec<Option<Role>> {
    let mark = |n: usize| lines[pieces[group[n]].line].mark;
    let mut depths: Vec<u8> = (0..group.len()).map(|n| depth(mark(n))).collect();
    // 【走向小康】 above the only plain line, 云上梯田的新吆喝: brackets name a column; they are print, not marks of the transcription.
    let label = group.len() == 2 && (mark(0), mark(1)) == (Mark::Boxed, Mark::None);
    let text = |n: usize| pieces[group[n]].chars(lines);
    if label && length(text(0)) <= LONGEST_BOXED && !follows_on(text(1)) && !text(1).contains(&'：') {
        depths[0] = 9;
    }
    let top = depths.iter().copied().min().unwrap_or(9);
    let chars = |n: usize| pieces[group[n]].chars(lines);
    let headline = if depths.iter().filter(|&&depth| depth == top).nth(1).is_none() {
        depths.iter().position(|d| *d == top).unwrap_or(0)
    } else {
        let peers: Vec<usize> = (0..group.len()).filter(|&n| depths[n] == top).collect();
        among_peers(lines, pieces, group, &peers)
    };
    let (first, last) = lines_of(lines, pieces, group, headline);
    (0..group.len())
        .map(|n| match n.cmp(&headline) {
            _ if (first..=last).contains(&n) => Some(Role::Headline),
            std::cmp::Ordering::Greater | std::cmp::Ordering::Equal => Some(Role::Deck),
            // ### 民生 above ## and the headline: a short label marked deeper names the column; what says more leads on to the headline.
            std::cmp::Ordering::Less
                if depths[n] > top && depths[n] < 9 && length(chars(n)) <= LONGEST_COLUMN =>
            {
                None
            }
            std::cmp::Ordering::Less if is_section(chars(n)) => None,
            // ★养生堂 above ★秋燥来袭 喝粥有讲究
            std::cmp::Ordering::Less
                if bullet_sign(chars(n)).is_some()
                    && bullet_sign(chars(n)) == bullet_sign(chars(headline))
                    && length(chars(n)) <= LONGEST_COLUMN =>
            {
                None
            }
            std::cmp::Ordering::Less => Some(Role::Kicker),
        })
        .collect()
}

/// Whether a line counts something: 新增造林150万亩. Years and days count nothing.
fn has_figures(chars: &[char]) -> bool {
    let figure = |pair: &[char]| {
        pair[0].is_ascii_digit() && !pair[1].is_ascii_digit() && !matches!(pair[1], '年' | '月' | '日' | '·')
    };
    chars.windows(2).any(figure)
}

/// The first and the last line of a headline that is set over two of about one length: the second has no blank line above it, where
/// headings otherwise have, and the same mark. A second line that is marked less deep, or not at all, is left to be the deck below.
fn lines_of(lines: &[Line], pieces: &[Piece], group: &[usize], headline: usize) -> (usize, usize) {
    // Large letters leave room for no more in a line.
    const LONGEST: usize = 20;
    let is_pair = |first: usize| {
        let piece = |n: usize| group.get(n).map(|&at| &pieces[at]);
        let (Some(above), Some(below)) = (piece(first), piece(first + 1)) else { return false };
        let (half, other) = (above.chars(lines), below.chars(lines));
        let (long, short) = (length(half).max(length(other)), length(half).min(length(other)));
        let (line, next) = (&lines[above.line], &lines[below.line]);
        above.gap > 0
            && below.gap == 0
            && piece(first + 2).is_none_or(|third| third.gap > 0)
            && (line.mark, line.says) == (next.mark, next.says)
            && long <= (2 * short).min(LONGEST)
            && !leads_on(half)
            && !is_section(half)
            && !follows_on(other)
    };
    match headline.checked_sub(1).filter(|&above| is_pair(above)) {
        Some(above) => (above, headline),
        None if is_pair(headline) => (headline, headline + 1),
        None => (headline, headline),
    }
}

/// The headline among lines marked alike.
fn among_peers(lines: &[Line], pieces: &[Piece], group: &[usize], peers: &[usize]) -> usize {
    let chars = |n: usize| pieces[group[n]].chars(lines);
    let first = peers.first().copied().unwrap_or(0);
    // ★养生堂 above ★秋燥来袭 喝粥有讲究: where all have the same bullet it marks headings, and a short one names the column.
    let signs = |n: usize| bullet_sign(chars(n));
    if let [label, headline, ..] = *peers
        && signs(label).is_some()
        && peers.iter().all(|&n| signs(n) == signs(label))
    {
        return if length(chars(label)) <= LONGEST_COLUMN { headline } else { label };
    }
    // ★腰疼别急着贴膏药 above 【误区】腰疼就贴膏药: the only bullet marks the headline, unless it marks the name of the column.
    if signs(first).is_some()
        && length(chars(first)) > LONGEST_COLUMN
        && peers.iter().skip(1).all(|&n| signs(n).is_none())
    {
        return first;
    }
    let rest: Vec<usize> = peers
        .iter()
        .copied()
        .filter(|&n| {
            // A bullet before the second line makes it a deck, one before the first marks a heading.
            let marked = n == first && signs(n).is_some();
            let names = is_section(chars(n)) || (n == first && peers.len() > 2 && is_dotted(chars(n)));
            !leads_on(chars(n)) && (marked || !follows_on(chars(n))) && !names
        })
        .collect();
    // What stands below ——…调查报告 heads nothing.
    let dash = peers.iter().copied().find(|&n| begins(chars(n), "——")).unwrap_or(usize::MAX);
    let above: Vec<usize> = rest.iter().copied().filter(|&n| n < dash).collect();
    let rest = if above.is_empty() { rest } else { above };
    let Some(&candidate) = rest.first() else { return first };
    if rest.len() == 1 {
        return candidate;
    }
    // Two lines set tight among others are one headline and its second half; else the upper is the kicker.
    let tight = pieces[group[rest[1]]].gap == 0
        && pieces[group[candidate]].gap > 0
        && rest.get(2).is_some_and(|&n| pieces[group[n]].gap > 0);
    let second = chars(rest[1]);
    // 全市参合率达93.6% below a line without figures: the deck brings them.
    let counts = |n: usize| has_figures(chars(n));
    let figures = rest.len() == 2 && counts(rest[1]) && !counts(candidate);
    if tight || figures || follows_on(second) || goes_on(chars(candidate), second) || advises(second) {
        candidate
    } else {
        rest[1]
    }
}

/// 张强深入城市易涝点调研防涝工作时强调: a kicker that leads on to the headline.
fn leads_on(chars: &[char]) -> bool {
    ["强调", "指出", "要求", "提出", "表示", "強調", "时说", "之一", "之二", "之三", "："]
        .iter()
        .any(|word| ends(chars, word))
}

/// ——…侧记, 冯玉成出席并讲话: a deck that comes after the headline.
fn follows_on(chars: &[char]) -> bool {
    let attends = [
        "出席",
        "出席并讲话",
        "讲话",
        "主持",
        "主持会议",
        "主持召开",
        "参加",
        "致辞",
        "作报告",
        "到会",
        "列席",
        "陪同",
        "宣布开幕",
        "出席活动",
        "出席开幕式",
        "出席会议",
    ];
    bullet(chars) > 0
        || is_reference(chars)
        || begins(chars, "—")
        || begins(chars, "--")
        || (length(chars) <= 16 && attends.iter().any(|word| ends(chars, word)))
}

/// 西部大开发·十年 above two lines more: a dot between words makes the name of a column.
fn is_dotted(chars: &[char]) -> bool {
    const LONGEST: usize = 12;
    length(chars) <= LONGEST
        && chars.contains(&'·')
        && chars.iter().all(|&c| c == '·' || is_blank(c) || is_han(c) || c.is_ascii_digit())
}

/// 县委召开电话会议, 布置秋收秋种: what a meeting or a paper is about, said without saying again who met. A line that goes on with
/// the sentence of the one above is its deck; 决定 and 强调 bring the news themselves.
fn goes_on(above: &[char], below: &[char]) -> bool {
    let meets = ["会议", "會議", "开会", "全会", "会议召开", "召开", "通知", "通报", "意见"];
    let agenda = ["传达", "听取", "审议", "布置", "要求", "研究部署", "研究讨论"];
    let standing = ["常委会", "常务会", "党组", "主任会议", "主席会议"];
    meets.iter().any(|word| ends(above, word))
        && (agenda.iter().any(|word| begins(below, word))
            || (standing.iter().any(|word| holds(above, word))
                && ["学习", "研究", "部署"].iter().any(|word| begins(below, word))))
}

/// 有关部门提醒：找工作先看“三证”: advice stands below the news.
fn advises(chars: &[char]) -> bool {
    const WITHIN: usize = 10;
    let who = chars.iter().take(WITHIN).position(|c| matches!(c, '：' | ':')).unwrap_or(0);
    let said = chars.get(..who).unwrap_or_default();
    ["提醒", "提示", "建议", "支招"].iter().any(|word| ends(said, word))
}

/// Parts headlines that were read on one line: two of two stories, or a headline and the deck that says who attended. Says whether
/// there were any.
pub(super) fn part(lines: &[Line], pieces: &mut Vec<Piece>, repeats: &[Option<Repeat>]) -> bool {
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let group = pieces.iter().skip(at).take_while(|p| p.class == Class::Head).count();
        let two = group == 1 && stories_below(pieces, repeats, at + 1) == 2;
        cuts.extend((at..at + group).filter_map(|n| Some((n, cut_of(pieces[n].chars(lines), two)?))));
        at += group + 1;
    }
    if cuts.is_empty() {
        return false;
    }
    let mut cuts = cuts.into_iter().peekable();
    for (n, mut piece) in std::mem::take(pieces).into_iter().enumerate() {
        let second = cuts.next_if(|(at, _)| *at == n).map(|(_, cut)| {
            let mut second = piece.clone();
            second.from += cut;
            (second.start, second.gap) = (lines[piece.line].byte(second.from), 0);
            (piece.to, piece.end) = (second.from, second.start);
            second
        });
        pieces.extend(std::iter::once(piece).chain(second));
    }
    true
}

/// Where a heading line falls into two: at a wide blank, or at the only one.
fn cut_of(chars: &[char], two_stories: bool) -> Option<usize> {
    const SHORTEST: usize = 7;
    let blanks: Vec<usize> =
        chars.iter().enumerate().filter(|(_, c)| is_blank(**c)).map(|(i, _)| i).collect();
    let last = blanks.last().copied()?;
    let long = |part: &[char]| length(part) >= SHORTEST;
    let halves =
        |cut: usize| (chars.get(..cut).unwrap_or_default(), chars.get(cut + 1..).unwrap_or_default());
    if two_stories {
        let wide = blanks
            .iter()
            .copied()
            .find(|&i| chars[i] == '\u{3000}' || chars.get(i + 1).copied().is_some_and(is_blank));
        let cut = wide.or((blanks.len() == 1).then_some(last))?;
        return (long(halves(cut).0) && long(halves(cut).1)).then_some(cut + 1);
    }
    let (headline, deck) = halves(last);
    (long(headline) && follows_on(deck) && length(deck) <= 12).then_some(last + 1)
}

/// Stories that open between a group of headings and the next: one for each lead-in, and one for a text before the first.
fn stories_below(pieces: &[Piece], repeats: &[Option<Repeat>], from: usize) -> usize {
    let (mut stories, mut text, mut opened, mut signed) = (0, false, false, false);
    let below = pieces.iter().zip(repeats).skip(from).take_while(|(p, _)| p.class != Class::Head);
    for (piece, repeat) in below {
        if piece.class == Class::Body && repeat.is_none() {
            stories += usize::from(!text || piece.lead.is_some() || signed);
            (text, signed) = (true, false);
        }
        if piece.class == Class::Byline {
            (opened, signed) = (opened || !text, text && opened);
        }
    }
    stories
}
