//! What is cut off at a seam: letters the transcription read twice at a column's end, and the full stop it put there. Knows no stories.

use super::seam;
use super::shapes::{self, End};
use super::weights as w;
use crate::story::Reason;

/// Characters at a seam that do not belong to the text.
#[derive(Debug, Clone)]
pub(super) struct Trim {
    pub piece: usize,
    /// Characters cut off the beginning, or off the end.
    pub head: usize,
    pub tail: usize,
    pub reason: Reason,
}

/// What is read twice at a seam: the head's first letters after an open tail, the tail's last and its stop after a closed one.
pub(super) fn trim(tail: usize, before: &[char], head: usize, after: &[char]) -> Option<Trim> {
    if shapes::end_of(before) == End::Open {
        let letters = seam::overlap(before, after);
        return (letters > 0).then_some(Trim {
            piece: head,
            head: letters,
            tail: 0,
            reason: Reason::Duplicate,
        });
    }
    let letters = twice(before, after);
    let stop = before.iter().rev().take_while(|c| !shapes::is_letter(**c)).count();
    (letters > 0).then_some(Trim { piece: tail, head: 0, tail: letters + stop, reason: Reason::Furniture })
}

/// Letters at the end of a closed tail, its stop left out, that the head repeats.
pub(super) fn twice(tail: &[char], head: &[char]) -> usize {
    let end = tail.iter().rposition(|c| shapes::is_letter(*c)).map_or(0, |at| at + 1);
    let tail = tail.get(..end).unwrap_or_default();
    let most = w::LONGEST_OVERLAP.min(tail.len()).min(head.len());
    (1..=most).rev().find(|&n| tail.get(tail.len() - n..) == head.get(..n)).unwrap_or(0)
}
