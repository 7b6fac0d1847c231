//! Lines that stand for themselves: verse, and the rows of lists and tables. Each is short and ends without a stop, so that it looks
//! like a heading; but headings come one to four at a time. Knows no stories.

use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;
use crate::text::{is_blank, is_han};
use std::ops::Range;

/// Makes running text of verse and rows; each line is a paragraph of its own.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    for piece in pieces.iter_mut() {
        let line = &lines[piece.line];
        let looks =
            matches!(piece.class, Class::Head | Class::ItemHead | Class::Byline) && line.mark == Mark::None;
        if (line.table && piece.class != Class::Furniture)
            || is_table_row(piece.chars(lines))
            || (looks && shapes::is_day_and_weather(piece.chars(lines)))
            || (looks && is_figures(piece.chars(lines)))
            // Names with roles are a byline, however many.
            || (looks && piece.credit.is_none() && is_roll(piece.chars(lines)))
        {
            stand(piece);
        }
    }
    head_rows(lines, pieces);
    let mut at = 0;
    while at < pieces.len() {
        let run = at..at + pieces.iter().skip(at).take_while(|piece| is_short(lines, piece)).count();
        let mut rows = entries(lines, pieces, &run);
        if rows.is_empty() {
            rows.extend(verse(lines, pieces, &run));
        }
        for row in rows {
            pieces.get_mut(row).unwrap_or_default().iter_mut().for_each(stand);
        }
        at = run.end + 1;
    }
}

fn stand(piece: &mut Piece) {
    (piece.class, piece.credit, piece.doubt, piece.row) = (Class::Body, None, None, true);
}

/// A short line without marks. Most lines of verse are headings by their looks, but not each of them.
fn is_short(lines: &[Line], piece: &Piece) -> bool {
    let text = piece.class == Class::Body && shapes::end_of(piece.chars(lines)) == shapes::End::Open;
    (text || matches!(piece.class, Class::Head | Class::ItemHead))
        && piece.lead.is_none()
        && piece.from == 0
        && lines[piece.line].mark == Mark::None
        && !shapes::is_numbered(piece.chars(lines))
        && shapes::length(piece.chars(lines)) <= w::LONGEST_ROW
}

/// `中央一套`, `意甲第11轮`: short lines without marks, each right above rows of figures, are the heads of items where there are several.
fn head_rows(lines: &[Line], pieces: &mut [Piece]) {
    let heads: Vec<usize> = (0..pieces.len().saturating_sub(1))
        .filter(|&at| {
            pieces[at].class == Class::Head
                && lines[pieces[at].line].mark == Mark::None
                && pieces[at + 1].row
                && shapes::length(pieces[at].chars(lines)) <= w::LONGEST_VERSE
        })
        .collect();
    // The first stands below the headline of the list, each of the others below rows.
    for window in heads.windows(2) {
        let [first, second] = *window else { continue };
        if pieces[first + 1..second].iter().all(|piece| piece.row) {
            for at in [first, second] {
                (pieces[at].class, pieces[at].credit, pieces[at].doubt) = (Class::ItemHead, None, None);
            }
        }
    }
}

/// `市财政局　市地税局　市公路局　市第一人民医院`: five names and more in a row.
fn is_roll(chars: &[char]) -> bool {
    const FEWEST: usize = 5;
    let parts = chars.split(|c| is_blank(*c)).filter(|part| !part.is_empty());
    parts.clone().count() >= FEWEST && shapes::length(chars) >= FEWEST * 3
}

/// Scores, programmes, lists of telephones: `19:00 新闻联播`, `湖人98-92太阳　火箭101-107马刺`, a line of which much is figures.
fn is_figures(chars: &[char]) -> bool {
    let figure = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let pairs = chars
        .windows(3)
        .filter(|c| figure(&c[0]) && matches!(c[1], '-' | '—' | ':' | '：' | '–') && figure(&c[2]));
    if shapes::is_numbered(chars) {
        return false;
    }
    let clock = chars.iter().take_while(|c| figure(c)).count();
    let timed = (1..=2).contains(&clock)
        && matches!(chars.get(clock), Some(':' | '：'))
        && chars.iter().skip(clock + 1).take(2).all(figure)
        && chars.len() > clock + 4;
    let figures = chars.iter().filter(|c| figure(c)).count();
    let letters = chars.iter().filter(|c| shapes::is_letter(**c)).count();
    timed || pairs.count() >= 2 || (letters >= 10 && figures * 2 >= letters)
}

/// Runs of `大白菜　1.20`: a name, a blank and a figure.
fn entries(lines: &[Line], pieces: &[Piece], run: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = run.start;
    while at < run.end {
        let count = pieces[at..run.end].iter().take_while(|piece| is_entry(piece.chars(lines))).count();
        if count >= w::FEWEST_ENTRIES {
            found.push(at..at + count);
        }
        at += count + 1;
    }
    found
}

/// The lines of a poem: at least four, without its title above and the headline of what follows.
fn verse(lines: &[Line], pieces: &[Piece], run: &Range<usize>) -> Option<Range<usize>> {
    let above = pieces.get(..run.start).unwrap_or_default().last();
    let titled = above.is_some_and(|piece| matches!(piece.class, Class::Byline | Class::Head));
    let below = pieces.get(run.end);
    let heads = below.is_some_and(|piece| matches!(piece.class, Class::Body | Class::Byline | Class::Jump));
    let verse = run.start + usize::from(!titled)..run.end.saturating_sub(usize::from(heads));
    let looks = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.class != Class::Body);
    let headings = verse.clone().filter(looks).count();
    if !verse.clone().next().is_some_and(|at| looks(&at)) || headings * 3 < verse.len() * 2 {
        return None;
    }
    let even = verse.clone().all(|at| shapes::length(pieces[at].chars(lines)) <= w::LONGEST_VERSE);
    (even && verse.len() >= w::FEWEST_VERSES).then_some(verse)
}

/// `| 城关区 | 102.3 | 6.1 |`
fn is_table_row(chars: &[char]) -> bool {
    let bar = |c: &char| matches!(c, '|' | '｜' | '│');
    chars.first().is_some_and(bar)
        && chars.last().is_some_and(bar)
        && chars.iter().filter(|c| bar(c)).count() >= 3
}

fn is_entry(chars: &[char]) -> bool {
    let last = chars.rsplit(|c| is_blank(*c)).next().unwrap_or_default();
    last.len() < chars.len()
        && chars.first().is_some_and(|c| is_han(*c))
        && last.first().is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
        && !chars.iter().any(|c| matches!(c, '，' | '：' | '“'))
}
