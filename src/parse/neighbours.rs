//! What only its neighbours can tell of a piece: names without a role, names of places, labels, mastheads. Knows no stories.

use super::credits;
use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;

/// Decides what a line by itself could not tell.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    names_and_labels(lines, pieces);
    mastheads(lines, pieces);
    pen_names(lines, pieces);
}

/// Names without a role, names of places, and labels that head the text below them.
fn names_and_labels(lines: &[Line], pieces: &mut [Piece]) {
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
                if !after_text && !before_text {
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

/// What stands above the first line of the page's own print (its day, its number) names the paper or the part of it: 临河报,
/// 桃花潭. So do characters that stand one to a line above all: a masthead set upright.
fn mastheads(lines: &[Line], pieces: &mut [Piece]) {
    let upright = pieces.iter().take_while(|p| lines[p.line].chars.len() == 1).count();
    if upright >= w::FEWEST_UPRIGHT {
        pieces[..upright].iter_mut().for_each(|p| (p.class, p.credit) = (Class::Furniture, None));
    }
    let printed =
        |p: &Piece| p.class == Class::Furniture && lines[p.line].chars.iter().any(|&c| shapes::is_letter(c));
    let named = pieces.iter().take_while(|p| matches!(p.class, Class::Head | Class::Byline)).count();
    let short = |p: &Piece| shapes::length(p.chars(lines)) <= w::LONGEST_MASTHEAD;
    if (1..=2).contains(&named) && pieces.get(named).is_some_and(printed) && pieces[..named].iter().all(short)
    {
        for piece in &mut pieces[..named] {
            piece.class =
                if shapes::is_paper(piece.chars(lines)) { Class::Furniture } else { Class::Section };
            (piece.credit, piece.doubt) = (None, None);
        }
    }
}

/// Below a headline and right above its text: `行署农科所　王成章`, and, where other headlines of the page have names there, a short
/// line that can only be a pen name.
fn pen_names(lines: &[Line], pieces: &mut [Piece]) {
    let solid: Vec<usize> = (0..pieces.len()).filter(|&at| pieces[at].class != Class::Furniture).collect();
    let between = |pieces: &[Piece], window: &[usize], class: Class| {
        let [above, at, below] = *window else { return false };
        pieces[above].class == Class::Head
            && pieces[at].class == class
            && pieces[below].class == Class::Body
            && pieces[below].lead.is_none()
    };
    let signed = solid.windows(3).filter(|window| between(pieces, window, Class::Byline)).count();
    for window in solid.windows(3).filter(|window| between(pieces, window, Class::Head)).collect::<Vec<_>>() {
        let at = window[1];
        let chars = pieces[at].chars(lines);
        if matches!(lines[pieces[at].line].mark, Mark::Level(_) | Mark::Boxed) {
            continue;
        }
        let report = shapes::begins(pieces[window[0]].chars(lines), "——");
        if report && shapes::is_office(chars) {
            // ——向阳大队办学的调查报告, by 县革委会调查组.
            (pieces[at].class, pieces[at].credit, pieces[at].doubt) = (Class::Byline, None, None);
            continue;
        }
        let name = credits::from_office(chars)
            .or_else(|| (signed >= w::SIGNED_HABIT).then(|| credits::pseudonym(chars)).flatten());
        if name.is_some() {
            (pieces[at].class, pieces[at].credit, pieces[at].doubt) = (Class::Byline, name, None);
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
