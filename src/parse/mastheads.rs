//! The head of a page: the name of the paper, of a part of it or of a column above the first headline. Knows no stories.

use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;
use crate::text::is_blank;

/// Lines that are nothing but the number of the page: a figure alone that counts no parts of a story. Those come one after another, all
/// written alike: 1, 2, 3 or 01, 02, 03. With a zero they begin with 01: pages 06 and 07 may lie side by side.
pub(super) fn page_numbers(lines: &[Line]) -> Vec<usize> {
    let figures: Vec<(usize, u32, bool)> = (lines.iter().enumerate())
        .filter(|(_, line)| {
            shapes::is_number_alone(&line.chars) && line.chars.iter().all(char::is_ascii_digit)
        })
        .map(|(at, line)| {
            let number =
                line.chars.iter().filter_map(|c| c.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
            (at, number, line.chars.first() == Some(&'0'))
        })
        .collect();
    let from_one = figures.iter().any(|&(_, number, padded)| padded && number == 1);
    let next = |n: usize, at: usize, by: u32| {
        let (_, number, padded) = figures[n];
        figures.get(at).is_some_and(|&(_, other, like)| {
            let alike = padded == like || number.max(other) >= 10;
            alike && (!padded || from_one) && number + by == other + 1
        })
    };
    // One number of the page may stand between two that count.
    let counts = |n: usize| {
        (1..=2).any(|by| next(n, n + by, 2) || n.checked_sub(by).is_some_and(|above| next(n, above, 0)))
    };
    (figures.iter().enumerate()).filter(|&(n, _)| !counts(n)).map(|(_, &(at, _, _))| at).collect()
}

/// What stands above the first line of the page's own print (its day, its number) names the paper or the part of it: 临河报,
/// 桃花潭. So do characters that stand one to a line above all: a masthead set upright.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    let upright = pieces.iter().take_while(|p| lines[p.line].chars.len() == 1).count();
    if (w::FEWEST_UPRIGHT..=w::LONGEST_MASTHEAD).contains(&upright) {
        pieces[..upright].iter_mut().for_each(|p| (p.class, p.credit) = (Class::Furniture, None));
    }
    let printed =
        |p: &Piece| p.class == Class::Furniture && lines[p.line].chars.iter().any(|&c| shapes::is_letter(c));
    let named = pieces.iter().take_while(|p| matches!(p.class, Class::Head | Class::Byline)).count();
    // 今日兴宁 and below it XING NING TODAY.
    let latin = |p: &Piece| p.chars(lines).iter().all(|c| c.is_ascii_alphabetic() || is_blank(*c));
    let short = |p: &Piece| latin(p) || shapes::length(p.chars(lines)) <= w::LONGEST_MASTHEAD;
    // 视觉, plain above the first marked headline.
    if let [label, headline, ..] = pieces
        && (label.class, headline.class) == (Class::Head, Class::Head)
        && lines[label.line].mark == Mark::None
        && lines[headline.line].mark != Mark::None
        && shapes::length(label.chars(lines)) <= w::LONGEST_LABEL
    {
        (label.class, label.credit, label.doubt) = (Class::Section, None, None);
        return;
    }
    // 临河报 below the day, above the first headline.
    let top = pieces.iter().position(|p| p.class != Class::Furniture).filter(|&at| at > 0);
    if let Some(at) = top
        && let [name, headline, ..] = &mut pieces[at..]
        && (name.class, headline.class) == (Class::Head, Class::Head)
        && (w::FEWEST_UPRIGHT..=w::LONGEST_MASTHEAD).contains(&shapes::length(name.chars(lines)))
        && lines[name.line].mark == Mark::None
        && shapes::is_paper(name.chars(lines))
    {
        (name.class, name.credit, name.doubt) = (Class::Furniture, None, None);
    }
    if (1..=2).contains(&named) && pieces.get(named).is_some_and(printed) && pieces[..named].iter().all(short)
    {
        for piece in &mut pieces[..named] {
            piece.class =
                if shapes::is_paper(piece.chars(lines)) { Class::Furniture } else { Class::Section };
            (piece.credit, piece.doubt) = (None, None);
        }
    }
}
