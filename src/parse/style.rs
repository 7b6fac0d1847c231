//! The style of a page as a whole: how it marks headings, parts its paragraphs and opens its stories.

use super::credits;
use super::echoes;
use super::furniture;
use super::leads;
use super::lines::{Line, Mark};
use super::seam;
use super::shapes::{self, End};
use super::tags::Says;
use super::weights as w;

/// What the lines of a page have in common.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "habits that do not depend on each other")]
pub(super) struct Style {
    /// Headings are marked (markdown, bold or 【】), at least two of them.
    pub marked: bool,
    /// The usual number of blank lines between lines.
    pub gap: u32,
    /// Blank lines part paragraphs: an eighth of the lines and more have one above.
    pub parted: bool,
    /// Paragraphs begin with an indent.
    pub indented: bool,
    /// Stories open with a dateline or 本报讯: at least three do.
    pub leads: bool,
    /// The width of a column in characters where lines are wrapped hard.
    pub wrap: Option<usize>,
}

/// Fewest lines that can show a habit.
const HABIT: usize = 3;

/// Reads the style of a page.
pub(super) fn read(lines: &[Line]) -> Style {
    let marked = lines.iter().filter(|line| line.mark != Mark::None).count() >= 2;
    let text = || lines.iter().filter(|line| shapes::end_of(&line.chars) == End::Closed);
    let count = text().count();
    let indented = count >= HABIT && text().filter(|line| line.indent).count() * 3 > count;
    let leads = lines.iter().filter(|line| leads::lead_in(&line.chars).is_some()).count() >= HABIT;
    let parted = lines.iter().filter(|line| line.gap > 0).count() * 8 > lines.len();
    Style { marked, parted, gap: usual_gap(lines), indented, leads, wrap: wrap_width(lines) }
}

/// Takes the marks off text where most of what is plainly text was marked as a heading: there the marks say little, and what has
/// commas in it or a full stop at its end is read as text is.
pub(super) fn unmark(lines: &mut [Line]) {
    let plainly = |line: &&Line| {
        let least =
            if line.chars.last() == Some(&'。') { w::LONGEST_PLAIN_HEAD / 2 } else { w::LONGEST_PLAIN_HEAD };
        shapes::is_longer(&line.chars, least)
    };
    let texts = lines.iter().filter(plainly).count();
    let marked = lines.iter().filter(plainly).filter(|line| line.mark != Mark::None).count();
    if texts < HABIT || marked * 2 <= texts {
        return;
    }
    for line in lines {
        if line.chars.last() == Some(&'。') || line.chars.contains(&'，') {
            line.mark = Mark::None;
        }
    }
}

fn usual_gap(lines: &[Line]) -> u32 {
    let mut counts = [0_usize; 4];
    for line in lines.iter().skip(1) {
        counts[(line.gap as usize).min(3)] += 1;
    }
    let best = counts.iter().enumerate().max_by_key(|(gap, n)| (**n, std::cmp::Reverse(*gap)));
    best.map_or(0, |(gap, _)| gap as u32)
}

/// Lines are wrapped hard where many of them are equally long and end in mid-sentence, and hardly any is longer. Short news has a heading
/// and the short last line of a paragraph for every few full lines, so a third is many.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    const NARROWEST: usize = 8;
    const WIDEST: usize = 64;
    let mut counts = [0_usize; WIDEST + 1];
    let mut open = [0_usize; WIDEST + 1];
    for line in lines {
        let long = line.chars.len();
        if let (Some(count), Some(open)) = (counts.get_mut(long), open.get_mut(long)) {
            *count += 1;
            *open += usize::from(shapes::end_of(&line.chars) == End::Open);
        }
    }
    // Punctuation hangs and figures are narrow, so widths within two of each other count as one.
    let near = |counts: &[usize], width: usize| {
        (width.saturating_sub(2)..=width).filter_map(|i| counts.get(i)).sum::<usize>()
    };
    // The width that most of the print has: headings are many, but short.
    let width = (NARROWEST..=WIDEST).max_by_key(|&width| near(&counts, width) * width)?;
    let longer = lines.iter().filter(|line| line.chars.len() > width + 3).count();
    let full = near(&counts, width);
    let breaks = near(&open, width) * 3 > full * 2;
    (lines.len() >= 8 && full * 3 > lines.len() && breaks && longer * 8 < lines.len()).then_some(width)
}

/// Closes up headings with spaced-out letters; names stand spaced out, too, and stay.
pub(super) fn close_up(lines: &mut [Line]) {
    for line in lines {
        if line.is_spaced_out()
            && shapes::end_of(&line.chars) == End::Open
            && credits::read_credit(&line.chars).is_none()
        {
            line.close_up();
        }
    }
}

/// Joins lines that were wrapped hard into paragraphs: a full line goes on in the next unless something says that another begins.
pub(super) fn unwrap(lines: Vec<Line>, style: &Style) -> Vec<Line> {
    let Some(width) = style.wrap else { return lines };
    let borders = echoes::borders(&lines);
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    // Whether the last physical line was full.
    let mut full = false;
    let mut below = lines.into_iter().peekable();
    for border in borders {
        let Some(line) = below.next() else { break };
        // The first line of a paragraph has two characters less.
        let fills = line.chars.len() + if line.indent { 4 } else { 2 } >= width;
        let text = is_text(&line, (width, fills), whole.last(), below.peek());
        match whole.last_mut() {
            Some(above) if full && text && !border && goes_on(above, &line, style) => above.extend(line),
            _ => whole.push(line),
        }
        full = fills;
    }
    whole
}

/// Within a paragraph a line is full, and its last line ends a sentence. A short line that does neither is a heading, unless the
/// sentence above is open: then a column ended here. A line right above 本报讯 or a byline is a heading, whatever its length.
fn is_text(line: &Line, (width, full): (usize, bool), above: Option<&Line>, below: Option<&Line>) -> bool {
    if shapes::end_of(&line.chars) != End::Open {
        return true;
    }
    let opens = |below: &Line| {
        leads::lead_in(&below.chars).is_some()
            || credits::read_credit(&below.chars).is_some_and(|c| c.sure && !c.photo)
    };
    let open = above.is_some_and(|above| shapes::end_of(&above.chars) == End::Open);
    // Much shorter than a column is wide, it heads something even then: the next column began with it.
    (full || open && !line.is_short_of(width)) && !below.is_some_and(opens)
}

fn goes_on(above: &Line, line: &Line, style: &Style) -> bool {
    let chars = line.chars.as_slice();
    // （记者 王珏玢） after an open line is the rest of a dateline.
    let bracket = matches!(chars.first(), Some('（' | '('));
    let starts = line.mark != Mark::None
        || above.mark != Mark::None
        || (style.indented && !above.indent)
        || line.gap > 0
        || line.says.is_some_and(|says| Some(says) != above.says || (line.begins && says != Says::Block))
        || line.listed
        || line.indent
        || shapes::bullet(chars) > 0
        || (leads::lead_in(chars).is_some() && !(bracket && shapes::end_of(&above.chars) == End::Open))
        || shapes::is_jump(chars)
        || shapes::names_picture(chars)
        || furniture::is_furniture(chars, false)
        || credits::read_credit(chars).is_some_and(|c| c.sure);
    !starts
        && match shapes::end_of(&above.chars) {
            End::Open => true,
            // Without indents a full line that ends a sentence says nothing; most sentences do not end a paragraph.
            End::Closed => style.indented || style.parted || seam::opens(chars) < w::OPENS_PLAINLY,
            End::Listing => style.indented || style.parted,
        }
}
