//! Folding: one character to one character, so that what is typed and what stands in print meet. Knows no query.
//!
//! Width, case and traditional forms are levelled; spaces beside Chinese characters vanish; any run of punctuation becomes a
//! mere *gap*, remembered on the letter after it. Letters remember where they stand, so that a match is marked in the text as shown.

use super::{is_blank, is_han};
use std::collections::HashMap;
use std::sync::OnceLock;

/// One character that counts in searching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// Folded fully: width, case, traditional to simplified.
    pub folded: char,
    /// Folded in width and case alone; differs from the same letter of another text where one of them is a traditional form.
    pub plain: char,
    /// Whether punctuation or the end of a text stands before it.
    pub gap: bool,
    /// Number of the text it stands in.
    pub text: u32,
    /// Byte range of the text.
    pub start: u32,
    /// End of the byte range.
    pub end: u32,
}

/// The letter that stands for a gap between two words or figures that are not Chinese (`COVID-19`, `9-10`); between Chinese characters
/// a gap has no letter, so that a phrase is found across punctuation.
pub const SPACE: char = ' ';

/// Folds some texts into one row of letters. The border between two texts is a gap.
pub fn fold<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (number, text) in (0..).zip(texts) {
        let mut gap = !letters.is_empty();
        let mut space = false;
        let mut before = None;
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let wide = narrow(c);
            let point = wide == '.' && is_digit(before) && is_digit(chars.peek().map(|&(_, c)| narrow(c)));
            before = Some(wide);
            if is_invisible(c) {
                continue;
            }
            if !(point || is_letter(wide)) {
                if is_blank(c) && !matches!(c, '\n' | '\r') {
                    space = true;
                } else {
                    gap = true;
                }
                continue;
            }
            let plain = lower(wide);
            let folded = simplify(plain);
            let at = |folded, plain, gap| Letter {
                folded,
                plain,
                gap,
                text: number,
                start: start as u32,
                end: (start + c.len_utf8()) as u32,
            };
            let apart = gap || space;
            if apart && letters.last().is_some_and(|last| !is_han(last.folded)) && !is_han(folded) {
                letters.push(Letter { end: start as u32, ..at(SPACE, SPACE, true) });
                gap = true;
            }
            letters.push(at(folded, plain, gap && !letters.is_empty()));
            (gap, space) = (false, false);
        }
    }
    letters
}

/// The folded letters of one text as a string, for looking up names.
pub fn folded(text: &str) -> String {
    fold([text]).iter().map(|letter| letter.folded).collect()
}

/// The simplified form of a character.
pub fn simplify(c: char) -> char {
    static TABLE: OnceLock<Forms> = OnceLock::new();
    if c.is_ascii() { c } else { TABLE.get_or_init(Forms::load).simple(c) }
}

/// Simplified forms: a flat table for the first plane, where all text but a few names lives, so that folding costs next to nothing.
struct Forms {
    plane: Vec<char>,
    rest: HashMap<char, char>,
}

impl Forms {
    /// Source of the pairs: `TSCharacters.txt` of Open Chinese Convert (Apache-2.0), cut down by `tests/make/fold.py`. Zero is often printed as a circle.
    fn load() -> Self {
        let table = include_str!("../../assets/fold.txt");
        let chars: Vec<char> = table.chars().filter(|c| !c.is_whitespace()).chain("○〇◯〇".chars()).collect();
        let itself = |code: u16| char::from_u32(u32::from(code)).unwrap_or_default();
        let mut forms = Self { plane: (0..=u16::MAX).map(itself).collect(), rest: HashMap::new() };
        for pair in chars.chunks_exact(2) {
            if let [other, simple] = *pair {
                match forms.plane.get_mut(other as usize) {
                    Some(cell) => *cell = simple,
                    None => drop(forms.rest.insert(other, simple)),
                }
            }
        }
        forms
    }

    fn simple(&self, c: char) -> char {
        self.plane.get(c as usize).or_else(|| self.rest.get(&c)).copied().unwrap_or(c)
    }
}

/// The half-width form of a full-width character.
pub fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn lower(c: char) -> char {
    if is_han(c) {
        return c;
    }
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Whether a character is searched for itself. A few signs carry meaning in news (79%, 123+N, 36℃) and count as letters.
pub fn is_letter(c: char) -> bool {
    is_han(c) || c.is_alphanumeric() || matches!(c, '%' | '‰' | '+' | '℃' | '#' | '@' | '&' | '○' | '◯')
}

/// Characters that stand inside words without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_meets_what_stands() {
        for (typed, stands) in [
            ("鄉村振興", "乡村振兴"),
            ("２０２３年", "2023 年"),
            ("BRT", "ｂｒｔ"),
            ("盐国宝", "盐·\n国宝"),
            ("绛县", "絳縣"),
            ("二〇二三", "二○二三"),
        ] {
            assert_eq!(folded(typed), folded(stands), "{typed} {stands}");
        }
        for (one, other) in [("2.6万", "26万"), ("9-10", "910"), ("79%", "79"), ("a b", "ab")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn gaps_and_places_are_remembered() {
        let letters = fold(["成果，精", "准"]);
        let gaps: Vec<bool> = letters.iter().map(|l| l.gap).collect();
        assert_eq!(gaps, [false, false, true, true]);
        assert_eq!((letters[2].start, letters[2].end, letters[3].text), (9, 12, 1));
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,60}") {
            let once = folded(&text);
            proptest::prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn letters_lie_on_character_borders(text in ".{0,60}") {
            for letter in fold([text.as_str()]) {
                proptest::prop_assert!(text.get(letter.start as usize..letter.end as usize).is_some());
            }
        }
    }
}
