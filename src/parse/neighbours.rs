//! What only its neighbours can tell of a piece: names without a role, names of places, labels. Knows no stories.

use super::lines::Line;
use super::pieces::{Class, Piece};
use super::shapes;

/// Tells names without a role, names of places, and labels from headings.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    let solid = |class: Class| !matches!(class, Class::Furniture | Class::Jump | Class::Guide);
    let next = next_below(pieces, solid);
    let places = pieces.iter().filter(|p| p.class == Class::ItemHead).count();
    // The class that the solid piece above had before it was settled.
    let mut last = None;
    for i in 0..pieces.len() {
        let piece = &pieces[i];
        let above = last;
        if solid(piece.class) {
            last = Some(piece.class);
        }
        let below = next[i].map(|at| pieces[at].class);
        let whole = piece.from == 0 && lines[piece.line].chars.len() == piece.to;
        match piece.class {
            Class::Byline if whole && piece.credit.as_ref().is_some_and(|c| !c.sure) => {
                // A second line of names right above text is rather the heading of that text.
                let second = matches!((above, below), (Some(Class::Byline), Some(Class::Body)));
                let after_text =
                    matches!(above, Some(Class::Body | Class::Credit | Class::Byline)) && !second;
                let before_text = matches!(above, Some(Class::Head)) && matches!(below, Some(Class::Body));
                // （卢沟）: who signs in brackets heads nothing.
                let framed = matches!(piece.chars(lines), ['（' | '(', .., '）' | ')']);
                if !after_text && !before_text && !framed {
                    pieces[i].class = Class::Head;
                    pieces[i].credit = None;
                }
            }
            Class::ItemHead => {
                let opens = next[i].is_some_and(|at| pieces[at].lead.is_some());
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

/// For each piece the next one below it whose class is as wanted.
pub(super) fn next_below(pieces: &[Piece], wanted: impl Fn(Class) -> bool) -> Vec<Option<usize>> {
    let mut next = None;
    let mut below = vec![None; pieces.len()];
    for (at, piece) in pieces.iter().enumerate().rev() {
        below[at] = next;
        if wanted(piece.class) {
            next = Some(at);
        }
    }
    below
}
