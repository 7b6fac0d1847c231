//! The page as a whole: which open tail each open head continues, and so which story every paragraph belongs to.

use super::drafts::{Drafts, Place};
use super::lines::Line;
use super::pieces::Piece;
use super::shapes::{self, End};
use super::style::Style;
use crate::story::Role;

/// Two pieces of one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Join {
    pub tail: usize,
    pub head: usize,
    pub rule: &'static str,
    pub confidence: f32,
}

/// A piece brought back to its story from inside another.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub piece: usize,
    pub after: usize,
    pub rule: &'static str,
    pub confidence: f32,
}

/// What the page-wide decision found.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub joins: Vec<Join>,
    pub moves: Vec<Move>,
}

/// Decides all joins of the page.
pub(super) fn decide(lines: &[Line], pieces: &[Piece], drafts: &mut Drafts, _style: &Style) -> Plan {
    let mut plan = Plan::default();
    let mut last: Vec<Option<usize>> = vec![None; drafts.stories.len()];
    for at in 0..pieces.len() {
        let Place::Story(story, role @ (Role::Body | Role::Caption | Role::Crosshead | Role::ItemHead)) =
            drafts.places[at]
        else {
            continue;
        };
        if matches!(role, Role::Body | Role::Caption) {
            if let Some(tail) = last[story]
                && shapes::end_of(pieces[tail].chars(lines)) == End::Open
                && pieces[at].lead.is_none()
            {
                plan.joins.push(Join { tail, head: at, rule: "next", confidence: 0.9 });
            }
            last[story] = Some(at);
        } else {
            last[story] = None;
        }
    }
    plan
}
