//! What is put up or paid for: notices with the office and the date that sign them, advertisements with their address. Knows no
//! stories.

use super::credits;
use super::lines::{Line, Mark};
use super::neighbours::next_below;
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;

/// Tells what stands below a notice, signatures of notices and the heads of advertisements from headings.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    let mut notice = false;
    let own = next_below(pieces, |class| class != Class::Furniture);
    for at in 1..pieces.len() {
        let chars = pieces[at].chars(lines);
        if pieces[at - 1].class == Class::Head {
            notice = shapes::is_notice_head(pieces[at - 1].chars(lines))
                || (notice && pieces[at].class == Class::Head);
        }
        let below_text = pieces[at - 1].class == Class::Body;
        notice |= below_text && shapes::closes_notice(pieces[at - 1].chars(lines));
        let contact = pieces[at].class == Class::Furniture && shapes::is_contact(chars);
        if notice && below_text && contact && !shapes::is_of_paper(chars) {
            // 受理电话：0818—12380: whom a notice asks to call is part of it.
            pieces[at].class = Class::Body;
            pieces[at].row = true;
        } else if below_text
            && pieces[at].class == Class::Head
            && (shapes::is_office_and_day(chars) || (notice && is_signature(lines, pieces, at)))
        {
            set(&mut pieces[at], Class::Credit);
            notice = false;
        } else if notice
            && below_text
            && pieces[at].class == Class::Head
            && lines[pieces[at].line].mark == Mark::None
            && let Some(names) = credits::from_office(chars)
        {
            // 原清河农机厂退休职工 何国平 等12人: who wrote the letter.
            set(&mut pieces[at], Class::Byline);
            pieces[at].credit = Some(names);
            notice = false;
        } else if contact {
            if own[at].is_none_or(|next| pieces[next].class == Class::Head) {
                let heads = heads_above(lines, pieces, at);
                pieces[heads..at].iter_mut().for_each(|head| set(head, Class::Furniture));
            }
        } else if shapes::is_date(chars) && lines[pieces[at].line].mark == Mark::None {
            let heads = heads_above(lines, pieces, at);
            let text = heads.checked_sub(1).is_some_and(|above| pieces[above].class == Class::Body);
            if text && at - heads <= 1 {
                pieces[heads..=at].iter_mut().for_each(|sign| set(sign, Class::Credit));
            }
        }
    }
}

fn set(piece: &mut Piece, class: Class) {
    (piece.class, piece.credit, piece.doubt) = (class, None, None);
}

/// Whether an office signs here: nothing more of the notice comes, nor a day, which signs with the office above it.
fn is_signature(lines: &[Line], pieces: &[Piece], at: usize) -> bool {
    let ends = |below: &Piece| {
        let chars = below.chars(lines);
        matches!(below.class, Class::Head | Class::Furniture | Class::Section) && !shapes::is_date(chars)
            || (below.class == Class::Body && shapes::is_small_notice(chars))
    };
    lines[pieces[at].line].mark == Mark::None
        && shapes::is_office(pieces[at].chars(lines))
        && pieces.get(at + 1).is_none_or(ends)
}

/// Where the short lines without marks begin that stand right above a piece.
fn heads_above(lines: &[Line], pieces: &[Piece], at: usize) -> usize {
    let plain = |piece: &&Piece| {
        piece.class == Class::Head
            && lines[piece.line].mark == Mark::None
            && shapes::length(piece.chars(lines)) <= w::LONGEST_SIGNATURE
    };
    at - pieces[..at].iter().rev().take(w::MOST_ADVERT_HEADS).take_while(plain).count()
}
