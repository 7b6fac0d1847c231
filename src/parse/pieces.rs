//! The pieces of a page: each line once, split where one line holds two things, each with what it seems to be.

use super::credits::{self, Credit, LeadIn};
use super::lines::{Line, Mark};
use super::mastheads;
use super::notices;
use super::remarks;
use super::rows;
use super::seam;
use super::shapes::{self, End};
use super::signatures;
use super::style::Style;
use super::vocabulary;
use super::weights as w;
use super::words::{NEVER_FIRST, NEVER_LAST, PARAGRAPH_STARTS};
use crate::text::{is_blank, is_han};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A heading line: kicker, headline, deck or crosshead; its group decides which.
    Head,
    /// Running text.
    Body,
    /// Writers' names.
    Byline,
    /// A picture credit or source.
    Credit,
    /// To or from another page.
    Jump,
    /// An entry of a table of contents.
    Guide,
    /// The name of a column over stories.
    Section,
    /// The head of an item of a digest.
    ItemHead,
    /// Of the page, not of a story.
    Furniture,
}

/// A part of a line, or all of it. The pieces of a line lie next to each other and cover it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its line.
    pub line: usize,
    /// Its characters in the line.
    pub from: usize,
    pub to: usize,
    /// Its bytes on the page, with the markup around it.
    pub start: usize,
    pub end: usize,
    pub class: Class,
    /// Names it prints, if it is a byline, a credit or opens a story.
    pub credit: Option<Credit>,
    pub lead: Option<LeadIn>,
    /// Blank lines above (0 for the second piece of a line).
    pub gap: u32,
    /// Evidence for a heading without marks, above what is needed. Little of it means that it may be text after all.
    pub doubt: Option<f32>,
    /// A line of verse, a row of a list: a paragraph of its own, though no stop ends it.
    pub row: bool,
}

impl Piece {
    /// The characters shown.
    pub(super) fn chars<'a>(&self, lines: &'a [Line]) -> &'a [char] {
        lines.get(self.line).and_then(|line| line.chars.get(self.from..self.to)).unwrap_or_default()
    }
}

/// Splits and classes all lines.
pub(super) fn sort(lines: &[Line], style: &Style) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.len() + 8);
    for index in 0..lines.len() {
        sort_line(lines, index, style, &mut pieces);
    }
    rows::settle(lines, &mut pieces);
    notices::settle(lines, &mut pieces);
    settle(lines, &mut pieces);
    mastheads::settle(lines, &mut pieces);
    signatures::settle(lines, &mut pieces);
    pieces
}

fn sort_line(lines: &[Line], index: usize, style: &Style, pieces: &mut Vec<Piece>) {
    let line = &lines[index];
    let lead = credits::lead_in(&line.chars);
    match class_whole(lines, index, style, lead.is_some()) {
        Some((class, credit, doubt)) => pieces.push(Piece {
            line: index,
            from: 0,
            to: line.chars.len(),
            start: line.start,
            end: line.end,
            class,
            credit,
            lead: None,
            gap: line.gap,
            doubt,
            row: false,
        }),
        None => split_body(lines, index, lead, pieces),
    }
}

/// What a line is that is one thing as a whole; `None` for running text, which may hold more.
fn class_whole(
    lines: &[Line],
    index: usize,
    style: &Style,
    opens: bool,
) -> Option<(Class, Option<Credit>, Option<f32>)> {
    let line = &lines[index];
    let chars = line.chars.as_slice();
    let edge = index < 3 || index + 3 >= lines.len();
    if chars.is_empty() || shapes::is_furniture(chars, edge) || remarks::is_remark(chars) {
        return Some((Class::Furniture, None, None));
    }
    if shapes::is_number_alone(chars) {
        return Some((Class::Head, None, None));
    }
    if shapes::is_jump(chars) {
        return Some((Class::Jump, None, None));
    }
    if shapes::is_guide(chars) {
        return Some((Class::Guide, None, None));
    }
    if opens {
        return None;
    }
    let mut credit = credits::read_credit(chars);
    if let Some(mut credit) = credit.take_if(|c| c.sure) {
        if shapes::names_editors(chars) {
            // Who edited is credited, but did not write the story.
            credit.names.clear();
        }
        let class = if credit.photo || credit.names.is_empty() { Class::Credit } else { Class::Byline };
        return Some((class, Some(credit), None));
    }
    // A name in bold signs like one that is not.
    let signs = line.mark == Mark::Bold && credit.is_some();
    if line.mark != Mark::None && is_marked_head(line) && !signs {
        return Some((if shapes::is_section(chars) { Class::Section } else { Class::Head }, None, None));
    }
    if shapes::is_section(chars) {
        return Some((Class::Section, None, None));
    }
    if credit.is_none() && shapes::is_remark(chars) {
        let named = credits::pen_name(chars);
        let class = if named.is_some() { Class::Byline } else { Class::Credit };
        return Some((class, named, None));
    }
    let score = head_score(lines, index, style, credit.as_ref()) - w::HEAD_ENOUGH;
    if score >= 0.0 {
        // A number makes a crosshead, but clauses after it may be a numbered paragraph cut by a column.
        let doubtful = (!shapes::is_numbered(chars) || chars.contains(&'，'))
            && shapes::bullet_sign(chars).is_none()
            && !shapes::is_notice_head(chars)
            && !shapes::is_digest_head(chars);
        return Some((Class::Head, None, Some(score).filter(|_| doubtful)));
    }
    // Place names head items and names without a role sign stories; both look like short heads, and their place decides
    // (see `settle`).
    if shapes::is_place_head(chars) {
        return Some((Class::ItemHead, credit, None));
    }
    credit.map(|credit| (Class::Byline, Some(credit), None))
}

/// Marks make a heading, but a whole paragraph is sometimes bold.
fn is_marked_head(line: &Line) -> bool {
    let ends =
        shapes::end_of(&line.chars) == End::Closed || shapes::length(&line.chars) > w::LONGEST_PLAIN_HEAD;
    let sentence = ends && line.chars.contains(&'。');
    line.chars.len() <= w::LONGEST_MARKED_HEAD && (line.mark == Mark::Level(1) || !sentence)
}

/// Cuts a jump off either end and a credit off the tail of running text.
fn split_body(lines: &[Line], index: usize, lead: Option<LeadIn>, pieces: &mut Vec<Piece>) {
    let line = &lines[index];
    let chars = line.chars.as_slice();
    let mut cuts: Vec<(usize, Class, Option<Credit>)> = Vec::new();
    let mut from = 0;
    if let Some(length) = shapes::leading_jump(chars) {
        cuts.push((0, Class::Jump, None));
        from = length;
    }
    if let Some(length) = inline_head(chars.get(from..).unwrap_or_default()) {
        cuts.push((from, Class::ItemHead, None));
        from += length;
    }
    cuts.push((from, Class::Body, None));
    let mut to = chars.len();
    if let Some(at) = shapes::trailing_jump(chars) {
        cuts.push((at, Class::Jump, None));
        to = at;
    }
    let body = chars.get(from..to).unwrap_or_default();
    if let Some((at, credit)) =
        credits::trailing_credit(body).filter(|(at, _)| *at > lead.as_ref().map_or(0, |lead| lead.length))
    {
        let class = if credit.photo || credit.names.is_empty() { Class::Credit } else { Class::Byline };
        let place = cuts.len() - usize::from(to < chars.len());
        cuts.insert(place, (from + at, class, Some(credit)));
    }
    let mut lead = if from == 0 { lead } else { None };
    for (n, (from, class, credit)) in cuts.iter().enumerate() {
        let to = cuts.get(n + 1).map_or(chars.len(), |next| next.0);
        let start = if n == 0 { line.start } else { line.byte(*from) };
        let end = if n + 1 == cuts.len() { line.end } else { line.byte(to) };
        let lead = if *class == Class::Body { lead.take() } else { None };
        let gap = if n == 0 { line.gap } else { 0 };
        pieces.push(Piece {
            line: index,
            from: *from,
            to,
            start,
            end,
            class: *class,
            credit: credit.clone(),
            lead,
            gap,
            doubt: None,
            row: false,
        });
    }
}

/// The head of an item printed before its text on one line: `●老年大学秋季班开学　市老年大学…`, `石桥镇：6月9日，…`. How long it is.
fn inline_head(chars: &[char]) -> Option<usize> {
    let marks = shapes::bullet(chars);
    let rest = chars.get(marks..)?;
    let end = rest
        .iter()
        .take(w::LONGEST_INLINE_HEAD)
        .position(|c| is_blank(*c) || matches!(c, '：' | ':' | '】'))?;
    let boxed = rest.first() == Some(&'【') && rest.get(end) == Some(&'】');
    let head = rest.get(usize::from(boxed)..end)?;
    let plain =
        head.iter().all(|&c| shapes::is_letter(c) || matches!(c, '“' | '”' | '《' | '》' | '、' | '—' | '·'));
    // A blank parts a bulleted head from its text; without a bullet only the name of a place is one.
    let least = if rest.get(end).is_some_and(|c| is_blank(*c)) { 2 } else { 4 };
    let heads = (marks > 0 && head.len() >= least) || shapes::is_place_head(head);
    let text = rest.get(end + 1..)?;
    let blanks = text.iter().take_while(|c| is_blank(**c)).count();
    (plain && heads && shapes::length(text) >= head.len() && shapes::length(text) > 12)
        .then_some(marks + end + 1 + blanks)
}

/// Headings without marks that may be text cut by a column, with the evidence for a heading: a text nearby reads as if it went on
/// from them.
pub(super) fn doubtful(lines: &[Line], pieces: &[Piece]) -> Vec<(usize, f32)> {
    let goes_on = |at: usize| {
        let head = pieces[at].chars(lines);
        let below = pieces
            .iter()
            .enumerate()
            .skip(at + 1)
            .filter(|(_, p)| p.class == Class::Body && p.lead.is_none());
        below.take(w::FARTHEST_JOIN).any(|(_, p)| {
            let text = p.chars(lines);
            let reads = seam::reads_on(head, text);
            reads >= w::DOUBT_READS && reads - seam::opens(text) >= w::DOUBT_GOES_ON
        })
    };
    let doubts = pieces.iter().enumerate().filter_map(|(at, p)| p.doubt.map(|evidence| (at, evidence)));
    doubts
        .filter(|&(at, evidence)| evidence < w::DOUBT_MOST && pieces[at].class == Class::Head && goes_on(at))
        .take(w::MOST_DOUBTS.min(w::DOUBT_PIECES / pieces.len().max(1)))
        .collect()
}

/// How much a line without marks looks like a heading, from itself, the credit it may be, and its neighbours.
fn head_score(lines: &[Line], index: usize, style: &Style, credit: Option<&Credit>) -> f32 {
    let line = &lines[index];
    let chars = line.chars.as_slice();
    let (Some(first), Some(last)) = (chars.first(), chars.last()) else { return -9.0 };
    if *last == '。' {
        return -9.0;
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
        || NEVER_FIRST.contains(*first)
    {
        return -9.0;
    }
    let names = credit.map_or(0, |credit| credit.names.len());
    if names > 0 && (matches!(first, '（' | '(') || names * 4 + 1 >= long) {
        return -9.0;
    }
    if shapes::is_place_head(chars) {
        return -9.0;
    }
    let mut score = 0.0;
    if let Some(width) = style.wrap {
        // What `style::unwrap` joined is text; what it left alone and is as wide as a column is rather text than a heading.
        if !line.seams.is_empty() {
            score += w::HEAD_WRAPPED;
        } else if line.chars.len() + 2 >= width && line.mark == Mark::None {
            score += w::HEAD_FULL_LINE;
        }
    }
    if shapes::balance(chars) != (0, 0) {
        score += w::HEAD_UNBALANCED;
    }
    let above_head = line.gap > 0 && lines.get(index + 1).is_some_and(|next| !is_text(next));
    if matches!(chars, ['“' | '「', .., '。' | '！' | '？', '”' | '」']) && !above_head {
        score += w::HEAD_IS_SPEECH;
    }
    if NEVER_LAST.contains(*last) {
        score += w::HEAD_ASKS_MORE;
    }
    score += w::HEAD_COMMA * chars.iter().filter(|c| matches!(c, '，' | ',')).count() as f32;
    score += if long <= 20 {
        w::HEAD_SHORT
    } else if long <= 30 {
        w::HEAD_SHORT / 2.0
    } else {
        0.0
    };
    if is_han(*first) && PARAGRAPH_STARTS.begin(chars) {
        score += w::HEAD_BEGINS_AS_TEXT;
    }
    let halves = chars.windows(3).any(|c| is_blank(c[1]) && is_han(c[0]) && is_han(c[2]));
    score += if halves { w::HEAD_TWO_HALVES } else { 0.0 };
    if shapes::is_numbered(chars) {
        score += w::HEAD_NUMBERED;
    }
    if style.marked {
        score += w::HEAD_PLAIN_ON_MARKED_PAGE;
    }
    if !lines
        .iter()
        .take(index)
        .any(|above| !shapes::is_furniture(&above.chars, true) && !shapes::is_section(&above.chars))
    {
        score += w::HEAD_FIRST_ON_PAGE;
    }
    if style.indented {
        score += if line.indent { w::HEAD_INDENTED } else { w::HEAD_NOT_INDENTED };
    }
    if style.gap == 0 && line.gap > 0 {
        score += w::HEAD_AFTER_GAP_ON_TIGHT_PAGE;
    }
    score += match index.checked_sub(1).and_then(|i| lines.get(i)) {
        Some(prev) if line_end(prev) == End::Open && is_text(prev) && !(style.gap == 0 && line.gap > 0) => {
            w::HEAD_AFTER_OPEN_TEXT
        }
        _ => w::HEAD_AFTER_END,
    };
    score += lines.get(index + 1).map_or(0.0, |next| before(next, style));
    let below_marked =
        index.checked_sub(1).and_then(|i| lines.get(i)).is_some_and(|prev| prev.mark != Mark::None);
    score += if below_marked { w::HEAD_BELOW_MARKED } else { 0.0 };
    let text = lines.iter().skip(index + 1).take(3).find(|next| is_text(next));
    score + w::HEAD_RESTATED * text.map_or(0.0, |text| vocabulary::restated(chars, &text.chars))
}

/// How a line ends; a credit after the last sentence does not open it.
fn line_end(line: &Line) -> End {
    if credits::trailing_credit(&line.chars).is_some() { End::Closed } else { shapes::end_of(&line.chars) }
}

/// What the line below says for the line above being a heading.
fn before(next: &Line, style: &Style) -> f32 {
    let chars = next.chars.as_slice();
    if credits::lead_in(chars).is_some() {
        w::HEAD_ABOVE_LEAD_IN
    } else if credits::read_credit(chars).is_some() {
        w::HEAD_ABOVE_BYLINE
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

/// Long enough, or ended like a sentence: running text.
fn is_text(line: &Line) -> bool {
    line.mark == Mark::None
        && (shapes::end_of(&line.chars) != End::Open || shapes::length(&line.chars) > w::LONGEST_PLAIN_HEAD)
}

/// Decides what only neighbours can tell: names without a role, place names, stray labels.
fn settle(lines: &[Line], pieces: &mut [Piece]) {
    let classes: Vec<Class> = pieces.iter().map(|p| p.class).collect();
    let solid = |class: &Class| !matches!(class, Class::Furniture | Class::Jump | Class::Guide);
    let places = classes.iter().filter(|c| **c == Class::ItemHead).count();
    for i in 0..pieces.len() {
        let above = classes.iter().take(i).rev().find(|c| solid(c));
        let below = classes.iter().skip(i + 1).find(|c| solid(c));
        let piece = &pieces[i];
        let whole = piece.from == 0 && lines[piece.line].chars.len() == piece.to;
        match piece.class {
            Class::Byline if whole && piece.credit.as_ref().is_some_and(|c| !c.sure) => {
                // A second line of names right above text is rather the heading of that text.
                let second = matches!((above, below), (Some(Class::Byline), Some(Class::Body)));
                let after_text =
                    matches!(above, Some(Class::Body | Class::Credit | Class::Byline)) && !second;
                let before_text = matches!(above, Some(Class::Head)) && matches!(below, Some(Class::Body));
                if !after_text && !before_text {
                    pieces[i].class = Class::Head;
                    pieces[i].credit = None;
                }
            }
            Class::ItemHead => {
                let opens =
                    pieces.iter().skip(i + 1).find(|p| solid(&p.class)).is_some_and(|p| p.lead.is_some());
                let heads_text = matches!(below, Some(Class::Body)) && !opens;
                let signs = piece.credit.is_some() && matches!(above, Some(Class::Body | Class::Credit));
                if !heads_text || places < 2 {
                    pieces[i].class = match below {
                        _ if signs && !heads_text => Class::Byline,
                        Some(Class::Head) => Class::Section,
                        _ => Class::Head,
                    };
                }
                if pieces[i].class != Class::Byline {
                    pieces[i].credit = None;
                }
            }
            Class::Section
                if matches!(below, None | Some(Class::Body))
                    && !shapes::is_picture_label(piece.chars(lines)) =>
            {
                // A label right above text is its heading: 导读, 公告, 一线快讯.
                pieces[i].class = Class::Head;
            }
            _ => {}
        }
    }
}
