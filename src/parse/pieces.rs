//! The pieces of a page: each line once, split where one line holds two things, each with what it seems to be.

use super::credits::{self, Credit};
use super::furniture;
use super::leads::{self, LeadIn};
use super::lines::{Line, Mark};
use super::mastheads;
use super::neighbours;
use super::notices;
use super::remarks;
use super::rows;
use super::shapes::{self, End};
use super::signatures;
use super::style::Style;
use super::tags::Says;
use super::unmarked::head_score;
use super::weights as w;
use crate::text::is_blank;

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

/// What the page prints for itself.
pub(super) struct Frame {
    /// The first line that is neither furniture nor a label.
    pub top: usize,
    /// Lines that are nothing but the number of the page.
    pub numbers: Vec<usize>,
}

/// Splits and classes all lines.
pub(super) fn sort(lines: &[Line], style: &Style) -> Vec<Piece> {
    let is_label = |line: &Line| {
        furniture::is_furniture(&line.chars, true)
            || furniture::is_part_of_masthead(&line.chars, line.mark != Mark::None)
            || (shapes::is_paper(&line.chars) && line.chars.len() <= w::LONGEST_MASTHEAD)
            || shapes::is_section(&line.chars)
    };
    let top = lines.iter().position(|line| !is_label(line)).unwrap_or(lines.len());
    let frame = Frame { top, numbers: mastheads::page_numbers(lines) };
    let mut pieces = Vec::with_capacity(lines.len() + 8);
    for index in 0..lines.len() {
        sort_line(lines, index, &frame, style, &mut pieces);
    }
    rows::settle(lines, &mut pieces);
    notices::settle(lines, &mut pieces);
    neighbours::settle(lines, &mut pieces);
    mastheads::settle(lines, &mut pieces);
    signatures::settle(lines, &mut pieces);
    pieces
}

/// Classes one line.
fn sort_line(lines: &[Line], index: usize, frame: &Frame, style: &Style, pieces: &mut Vec<Piece>) {
    let line = &lines[index];
    let lead = leads::lead_in(&line.chars);
    match class_whole(lines, index, frame, style, lead.is_some()) {
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
    frame: &Frame,
    style: &Style,
    opens: bool,
) -> Option<(Class, Option<Credit>, Option<f32>)> {
    let line = &lines[index];
    let chars = line.chars.as_slice();
    let edge = index < 3 || index + 3 >= lines.len();
    match as_told(line) {
        Some((Class::Body, _)) if !shapes::is_jump(chars) => return None,
        Some((class, credit)) if class != Class::Body => return Some((class, credit, None)),
        _ => {}
    }
    if chars.is_empty()
        || furniture::is_furniture(chars, edge)
        || (index < frame.top && furniture::is_part_of_masthead(chars, line.mark != Mark::None))
        || remarks::is_remark(line, index + w::CLOSING_LINES >= lines.len())
    {
        return Some((Class::Furniture, None, None));
    }
    if shapes::is_number_alone(chars) {
        let class = if frame.numbers.binary_search(&index).is_ok() { Class::Furniture } else { Class::Head };
        return Some((class, None, None));
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
        let editors = shapes::names_editors(chars);
        if editors {
            // Who edited is credited, but did not write the story.
            credit.names.clear();
        }
        // 本报评论员 writes without a name.
        let unframed = chars.strip_prefix(&['（']).unwrap_or(chars);
        let own = !editors && ["本报", "本報", "本刊"].iter().any(|word| shapes::begins(unframed, word));
        let class =
            if credit.photo || credit.names.is_empty() && !own { Class::Credit } else { Class::Byline };
        return Some((class, Some(credit), None));
    }
    // A name in bold signs like one that is not.
    let signs = line.mark == Mark::Bold && credit.is_some();
    if line.mark != Mark::None && is_marked_head(line) && !signs {
        return Some((if shapes::is_section(chars) { Class::Section } else { Class::Head }, None, None));
    }
    if shapes::is_section(chars) || (credit.is_none() && shapes::is_boxed_name(chars)) {
        return Some((Class::Section, None, None));
    }
    if credit.is_none() && shapes::is_bracketed(chars) {
        let named = credits::pen_name(chars).or_else(|| credits::from_group(chars));
        let class = if named.is_some() { Class::Byline } else { Class::Credit };
        return Some((class, named, None));
    }
    let score = head_score(lines, index, frame, style, credit.as_ref()) - w::HEAD_ENOUGH;
    if score >= 0.0 {
        // A number makes a crosshead, but clauses after it may be a numbered paragraph cut by a column.
        let doubtful = (!shapes::is_numbered(chars) || chars.contains(&'，'))
            && shapes::bullet_sign(chars).is_none()
            && !shapes::is_notice_head(chars)
            && !shapes::is_digest_head(chars);
        return Some((Class::Head, None, Some(score).filter(|_| doubtful)));
    }
    // Place names head items and names without a role sign stories; both look like short heads, and their place decides
    // (see `neighbours`).
    if shapes::is_place_head(chars) {
        return Some((Class::ItemHead, credit, None));
    }
    credit.map(|credit| (Class::Byline, Some(credit), None))
}

/// What a line is by the label that stood before it.
fn as_told(line: &Line) -> Option<(Class, Option<Credit>)> {
    let chars = line.chars.as_slice();
    let signed = || credits::read_credit(chars).or_else(|| leads::read_unvouched(chars));
    // A label of which nothing was read stands above whatever comes next: no name is a sentence.
    let named = || !shapes::is_longer(chars, w::LONGEST_LABELLED_NAME) && !shapes::ends_sentence(chars);
    match line.says? {
        Says::Kicker | Says::Headline | Says::Deck | Says::Crosshead => Some((Class::Head, None)),
        Says::Body | Says::Item | Says::Caption => Some((Class::Body, None)),
        Says::Section | Says::Photographer | Says::Source if !named() => None,
        Says::Section => Some((Class::Section, None)),
        Says::Byline => signed().map(|credit| (Class::Byline, Some(Credit { sure: true, ..credit }))),
        Says::Photographer => {
            let credit = signed().unwrap_or_default();
            Some((Class::Credit, Some(Credit { photo: true, sure: true, ..credit })))
        }
        // 来源：新华社
        Says::Source => {
            let credit = credits::read_credit(chars).filter(|credit| !credit.names.is_empty());
            Some((if credit.is_some() { Class::Byline } else { Class::Credit }, credit))
        }
        Says::Title | Says::Subtitle | Says::Block | Says::Margin => None,
    }
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
    let trailing = shapes::trailing_jump(chars).filter(|at| *at >= from);
    let to = trailing.unwrap_or(chars.len());
    let item = line.says == Some(Says::Item) || is_bold_item(lines, index);
    if let Some(length) = inline_head(chars.get(from..to).unwrap_or_default(), item) {
        cuts.push((from, Class::ItemHead, None));
        from += length;
    }
    // Between two jumps nothing need stand.
    if from < to {
        cuts.push((from, Class::Body, None));
    }
    cuts.extend(trailing.map(|at| (at, Class::Jump, None)));
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

/// Whether a line is one of several items whose heads stand in bold before their texts. One alone is rather a word set off, and where
/// somebody asks, the bold words tell who speaks.
fn is_bold_item(lines: &[Line], index: usize) -> bool {
    if lines.get(index).and_then(bold_head).is_none() {
        return false;
    }
    let first = index.saturating_sub(w::BOLD_ITEMS_APART);
    let near =
        || lines.iter().skip(first).take(index - first + 1 + w::BOLD_ITEMS_APART).filter_map(bold_head);
    near().count() > 1 && !near().any(shapes::is_speaker)
}

/// The bold words that a line begins with, where they can be the head of an item: a blank parts them from the text, or a box holds them.
fn bold_head(line: &Line) -> Option<&[char]> {
    let long = line.at.partition_point(|&at| (at as usize) < line.bold);
    let (bold, text) = line.chars.split_at_checked(long)?;
    let (head, parted) = match bold {
        ['【', head @ .., '】'] => (head, true),
        [head @ .., blank] if is_blank(*blank) => (head, true),
        head => (head, text.first().is_some_and(|c| is_blank(*c))),
    };
    let whole = !head.is_empty() && !head.iter().any(|c| is_blank(*c) || matches!(c, '：' | ':' | '】'));
    (parted && whole && leads::lead_in(&line.chars).is_none()).then_some(head)
}

/// The head of an item printed before its text on one line: `●老年大学秋季班开学　市老年大学…`, `石桥镇：6月9日，…`. How long it is. `item`: a label or bold
/// words say that such a text stands here.
fn inline_head(chars: &[char], item: bool) -> Option<usize> {
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
    let heads =
        (marks > 0 && head.len() >= least) || (item && head.len() >= 2) || shapes::is_place_head(head);
    let text = rest.get(end + 1..)?;
    let blanks = text.iter().take_while(|c| is_blank(**c)).count();
    (plain && heads && shapes::length(text) >= head.len() && shapes::length(text) > 12)
        .then_some(marks + end + 1 + blanks)
}
