//! Lines without marks: how much each looks like a heading, and which of them may be text after all. Knows neighbours, no stories.

use super::credits::{self, Credit};
use super::leads;
use super::lines::{Line, Mark};
use super::openings::{FIRST_AFTER_ALL, NEVER_FIRST, NEVER_LAST, PARAGRAPH_STARTS};
use super::pieces::{Class, Frame, Piece};
use super::seam;
use super::shapes::{self, End};
use super::style::Style;
use super::vocabulary;
use super::weights as w;
use crate::text::{is_blank, is_han};

/// How much a line without marks looks like a heading, from itself, the credit it may be, and its neighbours.
pub(super) fn head_score(
    lines: &[Line],
    index: usize,
    frame: &Frame,
    style: &Style,
    credit: Option<&Credit>,
) -> f32 {
    let line = &lines[index];
    let chars = line.chars.as_slice();
    let (Some(first), Some(last)) = (chars.first(), chars.last()) else { return w::HEAD_NEVER };
    if *last == '。' {
        return w::HEAD_NEVER;
    }
    let long = shapes::length(chars);
    // 体育局说归街道管——: a kicker that leads on to the marked headline below.
    if matches!(last, '—' | '：' | ':')
        && long <= w::LONGEST_PLAIN_HEAD
        && lines.get(index + 1).is_some_and(|next| next.mark != Mark::None)
        && !chars.contains(&'。')
    {
        return w::HEAD_LEADS_ON;
    }
    if !(2..=w::LONGEST_PLAIN_HEAD).contains(&long)
        || shapes::end_of(chars) == End::Listing
        || shapes::is_spoken(chars)
        || chars.iter().any(|c| matches!(c, '。' | '；'))
        || (NEVER_FIRST.contains(*first) && !FIRST_AFTER_ALL.begin(chars))
    {
        return w::HEAD_NEVER;
    }
    // Below an item behind the same bullet, which marks no headings then: the next item, cut by a column.
    let sign = shapes::bullet_sign(chars);
    let item_above = index.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| {
        sign.is_some() && shapes::bullet_sign(&above.chars) == sign && shapes::ends_sentence(&above.chars)
    });
    if item_above {
        return w::HEAD_NEVER;
    }
    let names = credit.map_or(0, |credit| credit.names.len());
    if names > 0 && (matches!(first, '（' | '(') || names * 4 + 1 >= long) {
        return w::HEAD_NEVER;
    }
    if shapes::is_place_head(chars) {
        return w::HEAD_NEVER;
    }
    by_itself(line, long, style) + by_place(lines, index, frame, style)
}

/// What a line's own words, length and marks of quotation say for its being a heading.
fn by_itself(line: &Line, long: usize, style: &Style) -> f32 {
    let chars = line.chars.as_slice();
    let mut score = 0.0;
    if let Some(width) = style.wrap {
        // What `style::unwrap` joined is text; what it left alone and is as wide as a column is rather text than a heading.
        if !line.seams.is_empty() {
            score += w::HEAD_WRAPPED;
        } else if line.chars.len() + 2 >= width && line.mark == Mark::None {
            score += w::HEAD_FULL_LINE;
        } else if line.is_short_of(width) && shapes::end_of(chars) == End::Open {
            score += w::HEAD_SHORT_OF_COLUMN;
        }
    }
    if shapes::balance(chars) != (0, 0) {
        score += w::HEAD_UNBALANCED;
    }
    if chars.last().is_some_and(|&last| NEVER_LAST.contains(last)) {
        score += w::HEAD_ASKS_MORE;
    }
    let comma = if long > w::LONG_HEAD { w::HEAD_COMMA_IN_LONG } else { w::HEAD_COMMA };
    score += comma * chars.iter().filter(|c| matches!(c, '，' | ',')).count() as f32;
    score += if long <= 20 {
        w::HEAD_SHORT
    } else if long <= 30 {
        w::HEAD_SHORT / 2.0
    } else {
        0.0
    };
    if chars.first().is_some_and(|&first| is_han(first)) && PARAGRAPH_STARTS.begin(chars) {
        score += w::HEAD_BEGINS_AS_TEXT;
    }
    let halves = chars.windows(3).any(|c| is_blank(c[1]) && is_han(c[0]) && is_han(c[2]));
    score += if halves { w::HEAD_TWO_HALVES } else { 0.0 };
    if shapes::is_numbered(chars) {
        score += w::HEAD_NUMBERED;
    }
    // ■会宁: a few letters behind a bullet.
    if shapes::bullet(chars) > 0 && long <= w::LONGEST_DIGEST_NAME {
        score += w::HEAD_BULLETED;
    }
    if style.marked {
        score += w::HEAD_PLAIN_ON_MARKED_PAGE;
    }
    score
}

/// What stands around a line says for its being a heading.
fn by_place(lines: &[Line], index: usize, frame: &Frame, style: &Style) -> f32 {
    let line = &lines[index];
    let mut score = 0.0;
    if index <= frame.top {
        score += w::HEAD_FIRST_ON_PAGE;
    }
    // Where paragraphs stand on one line each they are longer than this, and what goes on an open text is longer or ends it.
    let short = style.wrap.is_none()
        && shapes::end_of(&line.chars) == End::Open
        && !shapes::is_longer(&line.chars, w::LONGEST_SHORT_OF_LINE);
    if style.indented {
        score += match line.indent {
            true if short => 0.0,
            true => w::HEAD_INDENTED,
            false => w::HEAD_NOT_INDENTED,
        };
    }
    let above_head = line.gap > 0 && lines.get(index + 1).is_some_and(|next| !is_text(next));
    let speech = matches!(line.chars.as_slice(), ['“' | '「', .., '。' | '！' | '？', '”' | '」']);
    score += if speech && !above_head { w::HEAD_IS_SPOKEN } else { 0.0 };
    let own = |at: &usize| frame.numbers.binary_search(at).is_err();
    let above = (0..index).rev().find(own).and_then(|above| lines.get(above));
    let below = (index + 1..lines.len()).find(own).unwrap_or(lines.len());
    let set_off = style.gap == 0 && line.gap > 0;
    score += if set_off { w::HEAD_AFTER_GAP_ON_TIGHT_PAGE } else { 0.0 };
    let after_open = above.is_some_and(|above| line_end(above) == End::Open && is_text(above)) && !set_off;
    score += match (after_open, short) {
        (true, false) => w::HEAD_AFTER_OPEN_TEXT,
        (true, true) => 0.0,
        (false, _) => w::HEAD_AFTER_END,
    };
    // （待续）, （下转第四版）: nothing more of that story comes.
    let left = above.is_some_and(|above| shapes::is_jump(&above.chars) && sends_away(&above.chars));
    score += if left { w::HEAD_AFTER_JUMP } else { 0.0 };
    // 小时？: the last words of a question, and no headline.
    let stops = matches!(line.chars.last(), Some('？' | '！' | '?' | '!'))
        && !shapes::is_longer(&line.chars, w::LONGEST_REMNANT);
    score += if after_open && stops { w::HEAD_ENDS_QUESTION } else { 0.0 };
    score += lines.get(below).map_or(0.0, |next| before(next, style));
    // A line without a stop between a heading and who wrote the story is a deck.
    let below_head = above.is_some_and(|above| !is_text(above)) && shapes::end_of(&line.chars) == End::Open;
    let names = lines.get(below).is_some_and(|next| before(next, style) == w::HEAD_ABOVE_BYLINE);
    score += if below_head && names { w::HEAD_ABOVE_NAMES_OF_STORY } else { 0.0 };
    let below_marked = above.is_some_and(|above| above.mark != Mark::None);
    // ■ 街谈: so does a headline below the name of a column.
    let below_name = line.gap > 0 && shapes::bullet(&line.chars) == 0 && above.is_some_and(is_name);
    score += if below_marked || below_name { w::HEAD_BELOW_MARKED } else { 0.0 };
    score += if heads_items(lines, index) { w::HEAD_ABOVE_ITEMS } else { 0.0 };
    // What begins in mid-sentence strayed here and says nothing of the heading.
    let begins = |next: &&Line| is_text(next) && seam::opens(&next.chars) > w::OPENS_WITH_A_SCRAP;
    let text = lines.iter().skip(below).take(3).find(begins);
    score + w::HEAD_RESTATED * text.map_or(0.0, |text| vocabulary::restated(&line.chars, &text.chars))
}

/// Whether a jump sends the reader away rather than bringing him here.
fn sends_away(jump: &[char]) -> bool {
    jump.iter().any(|c| matches!(c, '下' | '待' | '完'))
}

/// 津城一日, 州县快报: a short line without a bullet above items that all have the same.
fn heads_items(lines: &[Line], index: usize) -> bool {
    let sign = |at: usize| lines.get(at).and_then(|line| shapes::bullet_sign(&line.chars));
    let items = || (index + 2..=index + 3).any(|at| sign(at) == sign(index + 1));
    sign(index + 1).is_some()
        && sign(index).is_none()
        && !shapes::is_longer(&lines[index].chars, w::LONGEST_DIGEST_NAME)
        && is_text(&lines[index + 1])
        && items()
}

/// Headings without marks that may be text cut by a column, with the evidence for a heading: a text nearby reads as if it went on
/// from them, or as if they ended it.
pub(super) fn doubtful(lines: &[Line], pieces: &[Piece]) -> Vec<(usize, f32)> {
    let texts: Vec<usize> = (pieces.iter().enumerate())
        .filter(|(_, p)| p.class == Class::Body && p.lead.is_none())
        .map(|(at, _)| at)
        .collect();
    // A column ends with whole lines, so fewer letters than a line has are never cut off at its foot.
    let goes_on = |at: usize| {
        let head = pieces[at].chars(lines);
        if !shapes::is_longer(head, w::LONGEST_SHORT_OF_LINE) {
            return false;
        }
        let below = texts.iter().skip(texts.partition_point(|&text| text <= at));
        below.take(w::FARTHEST_JOIN).any(|&text| {
            let text = pieces[text].chars(lines);
            let reads = seam::reads_on(head, text);
            reads >= w::DOUBT_READS && reads - seam::opens(text) >= w::DOUBT_GOES_ON
        })
    };
    // 努力奋斗！: the last words of a text that broke off above.
    let ends = |at: usize| {
        let head = pieces[at].chars(lines);
        let above = texts.get(..texts.partition_point(|&text| text < at)).unwrap_or_default();
        shapes::end_of(head) == End::Closed
            && above.iter().rev().take(w::FARTHEST_JOIN).any(|&text| {
                let text = pieces[text].chars(lines);
                shapes::end_of(text) == End::Open
                    && seam::reads_on(text, head) - seam::opens(head) >= w::DOUBT_GOES_ON
            })
    };
    // A text that begins below a heading is not cut in its first few words.
    let second = |at: usize| {
        let above = at.checked_sub(1).is_some_and(|above| pieces[above].class == Class::Head);
        let below = pieces.get(at + 1).is_some_and(|below| below.class == Class::Body);
        above && below && !shapes::is_longer(pieces[at].chars(lines), w::SHORTEST_FIRST_PIECE)
    };
    // What stands below the name of a column, or where the story above was sent away, begins something.
    let led = |at: usize| {
        let above = at.checked_sub(1).and_then(|above| pieces.get(above));
        above.is_some_and(|above| {
            above.class == Class::Section || (above.class == Class::Jump && sends_away(above.chars(lines)))
        })
    };
    let doubts = pieces.iter().enumerate().filter_map(|(at, p)| p.doubt.map(|evidence| (at, evidence)));
    doubts
        .filter(|&(at, evidence)| {
            evidence < w::DOUBT_MOST
                && pieces[at].class == Class::Head
                && !second(at)
                && !led(at)
                && (goes_on(at) || ends(at))
        })
        .take(w::MOST_DOUBTS.min(w::DOUBT_PIECES / pieces.len().max(1)))
        .collect()
}

/// How a line ends; a credit after the last sentence does not open it.
fn line_end(line: &Line) -> End {
    if credits::trailing_credit(&line.chars).is_some() { End::Closed } else { shapes::end_of(&line.chars) }
}

/// What the line below says for the line above being a heading.
fn before(next: &Line, style: &Style) -> f32 {
    let chars = next.chars.as_slice();
    if leads::lead_in(chars).is_some() {
        w::HEAD_ABOVE_LEAD_IN
    } else if let Some(credit) = credits::read_credit(chars) {
        // （卢沟）: who signs so stands below a text.
        let framed = matches!(chars, ['（' | '(', .., '）' | ')']);
        if credit.sure || !framed { w::HEAD_ABOVE_BYLINE } else { 0.0 }
    } else if next.mark != Mark::None || !is_text(next) {
        w::HEAD_ABOVE_HEAD
    } else if chars.first().is_some_and(char::is_ascii_digit)
        || shapes::begins(chars, "近日")
        || shapes::begins(chars, "日前")
    {
        w::HEAD_ABOVE_DATE
    } else if style.leads {
        w::HEAD_ABOVE_PLAIN_TEXT
    } else {
        0.0
    }
}

/// A few letters set off from what stands above, and no sentence: the name of a column, if anything.
fn is_name(line: &Line) -> bool {
    let name = line.chars.get(shapes::bullet(&line.chars)..).unwrap_or_default();
    ((2..=w::LONGEST_LABEL).contains(&name.len()) && name.iter().all(|&c| is_han(c)))
        || shapes::is_boxed_name(name)
}

/// Long enough, or ended like a sentence: running text.
fn is_text(line: &Line) -> bool {
    line.mark == Mark::None
        && (shapes::end_of(&line.chars) != End::Open || shapes::length(&line.chars) > w::LONGEST_PLAIN_HEAD)
}
