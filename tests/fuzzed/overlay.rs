//! Any correction fits a page or leaves it as it was; nothing is lost by it; written down and read again it is the same; and what was undone
//! is done again as it was.

use super::parse::check;
use jianbao::parse::overlay::{self, Anchor, Correction};
use jianbao::parse::page;
use jianbao::story::Page;

/// The first line says what is corrected, in words such as `s3` (a story begins at the fourth line), `m5`, `k2.7` (at its eighth character),
/// `v4>1`, `p运城日报`, `d2023-10`; the rest is the page.
pub(crate) fn hold(bytes: &[u8]) {
    let (deeds, text) = super::line_and_rest(bytes);
    let before = page("page", text.as_bytes());
    let mut now = before.clone();
    let mut kept: Vec<Correction> = Vec::new();
    for deed in deeds.split_whitespace().take(12) {
        let Some(correction) = correction(&now, deed) else { continue };
        let last = now.clone();
        if let Err(why) = overlay::apply(&mut now, &correction) {
            assert!(!why.is_empty());
            assert_eq!(now, last, "refused, and yet done: {correction}");
            continue;
        }
        check(&now);
        kept.push(correction);
        // Undone, that is read anew without the last one, and done again.
        let undone = replay(&before, kept.split_last().map_or(&[][..], |(_, rest)| rest));
        assert_eq!(undone, last, "undoing {kept:?}");
        assert_eq!(replay(&before, &kept), now, "redoing {kept:?}");
    }
    // Lines that nobody wrote so.
    for line in text.lines().take(16) {
        if let Ok(Some(read)) = overlay::read_line(line) {
            assert_eq!(overlay::read_line(&read.to_string()), Ok(Some(read)));
        }
    }
}

/// A page with corrections read from their lines, as they are kept.
fn replay(before: &Page, kept: &[Correction]) -> Page {
    let mut page = before.clone();
    for correction in kept {
        let line = correction.to_string();
        let read = overlay::read_line(&line);
        assert_eq!(read.as_ref().map(Option::as_ref), Ok(Some(correction)), "{line:?} reads otherwise");
        assert_eq!(overlay::apply(&mut page, correction), Ok(()), "{line:?} fits no more");
    }
    page
}

fn correction(page: &Page, deed: &str) -> Option<Correction> {
    let mut rest = deed.chars();
    let what = rest.next()?;
    let said = rest.as_str();
    let at = |place: &str| place_of(page, place).map(|at| Anchor::new(page, at));
    match what {
        's' => Some(Correction::Split(at(said)?)),
        'm' => Some(Correction::Merge(at(said)?)),
        'k' => Some(Correction::Keep(at(said)?)),
        'v' => {
            let (from, to) = said.split_once('>')?;
            Some(Correction::Move(at(from)?, at(to)?))
        }
        'p' if !said.is_empty() => Some(Correction::Paper(said.to_owned())),
        'd' if overlay::is_date(said) => Some(Correction::Date(said.to_owned())),
        _ => None,
    }
}

/// The byte of a line, and of a character in it: `3` or `3.7`.
fn place_of(page: &Page, place: &str) -> Option<usize> {
    let (line, character) = place.split_once('.').unwrap_or((place, "0"));
    let starts: Vec<usize> =
        std::iter::once(0).chain(page.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let start = starts.get(line.parse::<usize>().ok()? % starts.len())?;
    let rest = page.text.get(*start..)?;
    let byte = rest.char_indices().nth(character.parse().ok()?).map_or(0, |(byte, _)| byte);
    Some(start + byte)
}
