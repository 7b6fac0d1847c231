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
    let texts = texts.into_iter();
    // Room for the paragraphs of a usual story; how many there are is the page's word, and no reason to ask for a gigabyte.
    let mut letters: Vec<Letter> = Vec::with_capacity(texts.size_hint().0.min(64) * 64);
    pass(texts, |letter| {
        letters.push(letter);
        true
    });
    letters
}

/// Tells the letters of [`fold`] one by one, and keeps none, until it is told that no more are wanted.
pub fn pass<'a>(texts: impl IntoIterator<Item = &'a str>, mut more: impl FnMut(Letter) -> bool) {
    let forms = Forms::get();
    // Whether the last letter is Chinese, which needs no gap of its own behind it; so does the beginning.
    let (mut first, mut han) = (true, true);
    for (number, text) in (0..).zip(texts) {
        let mut gap = !first;
        let (mut space, mut digit) = (false, false);
        for (start, c) in text.char_indices() {
            let form = forms.of(c);
            let after_digit = std::mem::replace(&mut digit, is_digit(form.folded));
            let end = start + c.len_utf8();
            match form.kind {
                Kind::Han | Kind::Letter => {}
                Kind::Point if after_digit && digit_follows(text, end) => {}
                Kind::Invisible => continue,
                Kind::Blank => {
                    space = true;
                    continue;
                }
                Kind::Gap | Kind::Point => {
                    gap = true;
                    continue;
                }
            }
            let (start, end) = (start as u32, end as u32);
            let at = |folded, plain, gap, end| Letter { folded, plain, gap, text: number, start, end };
            let now_han = form.kind == Kind::Han;
            if (gap || space) && !han && !now_han {
                if !more(at(SPACE, SPACE, true, start)) {
                    return;
                }
                gap = true;
            }
            let plain = if form.changed { lower(narrow(c)) } else { form.folded };
            if !more(at(form.folded, plain, gap && !first, end)) {
                return;
            }
            (gap, space, han, first) = (false, false, now_han, false);
        }
    }
}

/// The folded form of a character that counts in searching; none of any other.
pub fn letter(c: char) -> Option<char> {
    let form = Forms::get().of(c);
    matches!(form.kind, Kind::Han | Kind::Letter).then_some(form.folded)
}

fn digit_follows(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_some_and(|c| is_digit(narrow(c)))
}

/// The folded letters of one text as a string, for looking up names.
pub fn folded(text: &str) -> String {
    fold([text]).iter().map(|letter| letter.folded).collect()
}

/// The simplified form of a character.
pub fn simplify(c: char) -> char {
    let form = Forms::get().of(c);
    if form.kind == Kind::Han { form.folded } else { c }
}

/// What a character is to searching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Chinese.
    Han,
    /// Any other letter, a figure, a sign that counts.
    Letter,
    /// A point, which counts between figures.
    Point,
    /// Stands inside words without being seen.
    Invisible,
    Blank,
    /// Punctuation and line ends.
    Gap,
}

/// A character as it is searched.
#[derive(Debug, Clone, Copy)]
struct Form {
    folded: char,
    kind: Kind,
    /// Whether it is a traditional form, so that its plain form is another one.
    changed: bool,
}

/// The forms of all characters: a flat table for the first plane, where all text but a few names lives, so that folding costs next to nothing.
struct Forms {
    plane: Vec<Form>,
    /// Simplified forms of characters beyond.
    rest: HashMap<char, char>,
}

impl Forms {
    fn get() -> &'static Self {
        static FORMS: OnceLock<Forms> = OnceLock::new();
        FORMS.get_or_init(Self::load)
    }

    /// Source of the pairs: `TSCharacters.txt` of Open Chinese Convert (Apache-2.0), cut down by `tests/make/fold.py`. Zero is often printed as a circle.
    fn load() -> Self {
        let table = include_str!("../../assets/fold.txt");
        let chars: Vec<char> = table.chars().filter(|c| !c.is_whitespace()).chain("○〇◯〇".chars()).collect();
        let itself = |code: u16| char::from_u32(u32::from(code)).unwrap_or_default();
        let mut plane: Vec<char> = (0..=u16::MAX).map(itself).collect();
        let mut rest = HashMap::new();
        for &[other, simple] in chars.as_chunks().0 {
            match plane.get_mut(other as usize) {
                Some(cell) => *cell = simple,
                None => drop(rest.insert(other, simple)),
            }
        }
        let simple = |c: char| plane.get(c as usize).copied().unwrap_or(c);
        let plane = (0..=u16::MAX).map(|code| Form::of(itself(code), simple)).collect();
        Self { plane, rest }
    }

    #[inline]
    fn of(&self, c: char) -> Form {
        let beyond = || Form::of(c, |c| self.rest.get(&c).copied().unwrap_or(c));
        self.plane.get(c as usize).copied().unwrap_or_else(beyond)
    }
}

impl Form {
    fn of(c: char, simple: impl Fn(char) -> char) -> Self {
        let wide = narrow(c);
        let plain = lower(wide);
        let folded = simple(plain);
        let letter = is_letter(wide);
        let kind = match () {
            () if is_invisible(c) => Kind::Invisible,
            () if wide == '.' => Kind::Point,
            () if letter && is_han(folded) => Kind::Han,
            () if letter => Kind::Letter,
            () if is_blank(c) && !matches!(c, '\n' | '\r') => Kind::Blank,
            () => Kind::Gap,
        };
        Self { folded, kind, changed: folded != plain }
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
fn is_letter(c: char) -> bool {
    match c {
        // Large blocks are told first: the library walks a list for them, and every start asks it of the whole first plane.
        '\u{E000}'..='\u{F8FF}' => false,
        '\u{AC00}'..='\u{D7A3}' | '%' | '‰' | '+' | '℃' | '#' | '@' | '&' | '○' | '◯' => true,
        _ => is_han(c) || c.is_alphanumeric(),
    }
}

/// Characters that stand inside words without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

#[inline]
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
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
