//! Leaves out of a painted frame the moves of the cursor to where it stands already. ratatui tells the place of every character that
//! follows one of two cells, which makes Chinese text more than twice as long on its way through ssh. Knows escape sequences, nothing of
//! what is painted.

use crate::text::is_han;

/// The frame without needless moves. After a character that terminals set in different widths, the place is told as before.
pub(super) fn spare(frame: &[u8]) -> Vec<u8> {
    let mut spared = Vec::with_capacity(frame.len());
    // Row and column, counted from 1, where every terminal has the cursor now.
    let mut place: Option<(u16, u16)> = None;
    for chunk in frame.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(c) = rest.chars().next() {
            let (part, after) = rest.split_at(sequence(rest).unwrap_or(c.len_utf8()));
            rest = after;
            match (part.strip_prefix("\x1b["), part.chars().next_back()) {
                (Some(numbers), Some('H')) => {
                    let to = moved(numbers);
                    if to.is_some() && to == place {
                        continue;
                    }
                    place = to;
                }
                // Colours and weights move nothing.
                (Some(_), Some('m')) => {}
                (Some(_), _) => place = None,
                (None, _) => {
                    let behind = |(row, column): (u16, u16)| Some((row, column.checked_add(width(c)?)?));
                    place = place.and_then(behind);
                }
            }
            spared.extend_from_slice(part.as_bytes());
        }
        spared.extend_from_slice(chunk.invalid());
        if !chunk.invalid().is_empty() {
            place = None;
        }
    }
    spared
}

/// The length of the control sequence a text begins with.
fn sequence(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("\x1b[")?;
    let end = inner.find(|c: char| ('@'..='~').contains(&c))?;
    Some("\x1b[".len() + end + 1)
}

/// Row and column of a move, `12;34H`.
fn moved(numbers: &str) -> Option<(u16, u16)> {
    let (row, column) = numbers.strip_suffix('H')?.split_once(';')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// The cells of a character, where all terminals agree.
fn width(c: char) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{3001}'..='\u{3011}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        _ => is_han(c).then_some(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moves_to_where_the_cursor_is_are_left_out() {
        let cases = [
            ("\x1b[3;5H绛\x1b[3;7H县\x1b[3;9H。", "\x1b[3;5H绛县。"),
            ("\x1b[3;5H绛\x1b[1m\x1b[3;7H县ab\x1b[3;11H！", "\x1b[3;5H绛\x1b[1m县ab！"),
            // Elsewhere, and behind what some terminals set in one cell and others in two.
            ("\x1b[3;5H绛\x1b[3;8H县\x1b[4;1H县", "\x1b[3;5H绛\x1b[3;8H县\x1b[4;1H县"),
            ("\x1b[3;5H“\x1b[3;6H绛\x1b[3;8H县", "\x1b[3;5H“\x1b[3;6H绛县"),
            ("\x1b[3;5H绛\x1b[2J\x1b[3;7H县", "\x1b[3;5H绛\x1b[2J\x1b[3;7H县"),
            ("绛\x1b[1;3H县\x1b[", "绛\x1b[1;3H县\x1b["),
        ];
        for (frame, spared) in cases {
            assert_eq!(String::from_utf8_lossy(&spare(frame.as_bytes())), spared, "{frame:?}");
        }
    }
}
