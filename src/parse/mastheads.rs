//! The head of a page: the name of the paper, of a part of it or of a column above the first headline. Knows no stories.

use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;
use crate::text::is_blank;

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
    if (1..=2).contains(&named) && pieces.get(named).is_some_and(printed) && pieces[..named].iter().all(short)
    {
        for piece in &mut pieces[..named] {
            piece.class =
                if shapes::is_paper(piece.chars(lines)) { Class::Furniture } else { Class::Section };
            (piece.credit, piece.doubt) = (None, None);
        }
    }
}
