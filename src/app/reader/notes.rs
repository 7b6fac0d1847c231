//! Puts the reader's marks into a story set in type: stars, tags and folders below its head, notes below the passages they are on. Knows no
//! colour and nobody's keys.

use super::pieces::{Look, Piece};
use crate::marks::{Note, Slip};
use crate::tongue::marks as say;

/// Adds what a slip says. Where the notes are folded, only their signs stand in the margin, and how many there are in the head.
pub fn put(pieces: Vec<Piece>, slip: &Slip, folded: bool) -> Vec<Piece> {
    if slip.is_blank() {
        return pieces;
    }
    let mut pieces = pieces;
    // Notes on passages that are not in the text any more stand at the head, so that none is lost.
    let (mut placed, mut at_head): (Vec<(usize, &Note)>, Vec<&Note>) = (Vec::new(), Vec::new());
    for note in slip.notes.values() {
        match underline(&mut pieces, note) {
            Some(place) => placed.push((place, note)),
            None => at_head.push(note),
        }
    }
    let head = pieces.iter().rposition(|piece| piece.look == Look::Source).map_or(0, |at| at + 1);
    let labels = labels(slip, folded);
    let mut told: Vec<(usize, Piece)> = Vec::new();
    if !labels.is_empty() {
        told.push((head, Piece::new(Look::Labels, labels)));
    }
    if !folded {
        told.extend(at_head.into_iter().map(|note| (head, below(note, true))));
        placed.sort_by_key(|(place, _)| *place);
        told.extend(placed.into_iter().map(|(place, note)| (place + 1, below(note, false))));
    }
    for (shift, (place, piece)) in told.into_iter().enumerate() {
        pieces.insert((place + shift).min(pieces.len()), piece);
    }
    pieces
}

/// Marks the passage of a note; gives the piece in which it begins.
fn underline(pieces: &mut [Piece], note: &Note) -> Option<usize> {
    let first = note.quote.lines().next().filter(|line| !line.is_empty())?;
    let is_block = |piece: &Piece| matches!(piece.look, Look::Block(_));
    let blocks: Vec<usize> = (0..pieces.len()).filter(|n| pieces.get(*n).is_some_and(is_block)).collect();
    let holds = |n: &usize| pieces.get(*n).is_some_and(|piece| piece.text.contains(first));
    // The block it was written on, if the words stand there; else the first in which they do.
    let begin = (0..blocks.len())
        .filter(|at| blocks.get(*at).is_some_and(holds))
        .min_by_key(|at| at.abs_diff(note.block))?;
    for (line, n) in note.quote.lines().zip(blocks.iter().skip(begin)) {
        if let Some(piece) = pieces.get_mut(*n)
            && let Some(at) = piece.text.find(line)
        {
            piece.notes.push(at..at + line.len());
        }
    }
    blocks.get(begin).copied()
}

fn below(note: &Note, quoted: bool) -> Piece {
    let quote = note.quote.lines().collect::<Vec<_>>().join("……");
    let is_quoted = quoted && !quote.is_empty();
    let said = if is_quoted { say::QUOTED.fill([&quote, &note.text]) } else { note.text.clone() };
    Piece::new(Look::Note, format!("{} {said}", say::SIGN))
}

/// Star, tags and folders in a row.
fn labels(slip: &Slip, folded: bool) -> String {
    let mut parts = Vec::new();
    if slip.star {
        parts.push("★".to_owned());
    }
    parts.extend(slip.tags.iter().map(|tag| format!("#{tag}")));
    if !slip.clips.is_empty() {
        parts.push(say::IN_FOLDERS.fill([&slip.clips.iter().cloned().collect::<Vec<_>>().join("、")]));
    }
    if folded && !slip.notes.is_empty() {
        parts.push(format!("{} {}", say::SIGN, slip.notes.len()));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Role;

    #[test]
    fn notes_stand_below_their_passages() {
        let block = |text: &str| Piece::new(Look::Block(Role::Body), text);
        let story = || {
            vec![Piece::new(Look::Source, "甲报"), block("粮食丰收。"), block("又说粮食。"), block("完。")]
        };
        let note =
            |quote: &str, block: usize, text: &str| Note { quote: quote.into(), block, text: text.into() };
        let notes =
            [note("粮食", 1, "一"), note("粮食。\n完", 1, "二"), note("没有了", 0, "三"), note("", 0, "四")];
        let notes = (1..).zip(notes).map(|(n, note)| (n.to_string(), note)).collect();
        let slip = Slip { star: true, notes, ..Slip::default() };
        let shown = |pieces: &[Piece]| pieces.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
        let pieces = put(story(), &slip, false);
        assert_eq!(
            shown(&pieces),
            ["甲报", "★", "注 “没有了” 三", "注 四", "粮食丰收。", "又说粮食。", "注 一", "注 二", "完。"]
        );
        assert_eq!((pieces[5].notes.len(), pieces[8].notes.len()), (2, 1));
        let folded = put(story(), &slip, true);
        assert_eq!(shown(&folded), ["甲报", "★ 注 4", "粮食丰收。", "又说粮食。", "完。"]);
        assert_eq!(put(story(), &Slip::default(), false), story());
    }
}
