//! A regular expression in a query, `/第[一二三四]次/`: where it stands in a text, and which letters any text that it fits must hold.
//! Pure on text; knows no index.
//!
//! It is read against the blocks of a story one by one, as they are shown, with full-width signs made half-width: so punctuation can be asked
//! for, `^` and `$` are a paragraph's ends, and a join across a printed column is no border. Case does not count. The engine takes time linear
//! in the text, whatever the expression; it has no look-around and no back-references.
//!
//! What a text must hold follows Russ Cox, “Regular Expression Matching with a Trigram Index” (2012): the strings a part may be, as long
//! as they are few, else what it needs at least.

use crate::text::fold::{folded, narrow};
use crate::tongue::{Text, query as say};
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::borrow::Cow;
use std::ops::Range;

/// The deepest brackets.
const DEEPEST: u32 = 32;
/// How large an expression may grow when it is made ready, in bytes.
const LARGEST: usize = 1 << 19;
/// The most strings that a part of an expression may be and still be written out.
const SPELLED: usize = 24;
/// The longest of these, in characters.
const LONGEST: usize = 24;

/// An expression that can be looked for.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As typed between the strokes, every stroke inside with `\` before it.
    pub typed: String,
    regex: Regex,
    needs: Need,
}

/// What a text must hold so that an expression can fit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// These folded letters side by side.
    Run(Vec<char>),
    /// All of these; none of them is no need.
    All(Vec<Need>),
    /// One of these.
    Any(Vec<Need>),
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl Eq for Pattern {}

impl Pattern {
    /// Reads an expression; or a sentence on what is wrong with it.
    pub fn new(typed: &str) -> Result<Self, &'static str> {
        // No text that is read holds a full-width sign.
        let source: String = typed.chars().map(narrow).collect();
        let parser = ParserBuilder::new()
            .case_insensitive(true)
            .multi_line(true)
            .nest_limit(DEEPEST)
            .build()
            .parse(&source);
        let needs = parser.map(|hir| Known::of(&hir).need()).map_err(|error| blame(&error).get())?;
        let regex = RegexBuilder::new(&source)
            .case_insensitive(true)
            .multi_line(true)
            .nest_limit(DEEPEST)
            .size_limit(LARGEST)
            .build()
            .map_err(|_| say::PATTERN_LARGE.get())?;
        Ok(Self { typed: typed.to_owned(), regex, needs })
    }

    /// What a text must hold so that it can fit.
    pub fn needs(&self) -> &Need {
        &self.needs
    }

    /// Whether it fits some place of a text.
    pub fn fits(&self, text: &str) -> bool {
        self.regex.is_match(&narrowed(text))
    }

    /// The byte ranges of a text that it fits, from left to right, none empty.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let read = narrowed(text);
        let found: Vec<Range<usize>> = self
            .regex
            .find_iter(&read)
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
            .collect();
        if found.is_empty() || matches!(read, Cow::Borrowed(_)) {
            return found;
        }
        // Where each byte of what was read stands in the text.
        let mut places = Vec::with_capacity(read.len() + 1);
        for (at, c) in text.char_indices() {
            places.extend(std::iter::repeat_n(at, narrow(c).len_utf8()));
        }
        places.push(text.len());
        let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
        found.into_iter().map(|range| place(range.start)..place(range.end)).collect()
    }
}

/// A text with its full-width signs made half-width, one character to one.
fn narrowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| narrow(c) == c) {
        text.into()
    } else {
        text.chars().map(narrow).collect::<String>().into()
    }
}

/// What is wrong, in words.
fn blame(error: &regex_syntax::Error) -> Text {
    let regex_syntax::Error::Parse(error) = error else { return say::PATTERN_WRONG };
    match error.kind() {
        ErrorKind::ClassUnclosed | ErrorKind::ClassEscapeInvalid => say::PATTERN_CLASS,
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral => say::PATTERN_RANGE,
        ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened => say::PATTERN_GROUP,
        ErrorKind::RepetitionMissing => say::PATTERN_REPEAT,
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => say::PATTERN_COUNT,
        ErrorKind::EscapeUnexpectedEof | ErrorKind::EscapeUnrecognized => say::PATTERN_ESCAPE,
        ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference => say::PATTERN_UNSUPPORTED,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => say::PATTERN_LARGE,
        _ => say::PATTERN_WRONG,
    }
}

impl Need {
    /// No need: any text may fit.
    const NONE: Self = Self::All(Vec::new());

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut needs), Self::All(more)) => {
                needs.extend(more);
                Self::All(needs)
            }
            (Self::All(mut needs), need) | (need, Self::All(mut needs)) => {
                needs.push(need);
                Self::All(needs)
            }
            (one, other) => Self::All(vec![one, other]),
        }
    }

    /// One of some strings.
    fn spelled(strings: &[String]) -> Self {
        let mut runs: Vec<Vec<char>> =
            strings.iter().map(|string| folded(string).chars().collect()).collect();
        // What holds no letter stands everywhere.
        if runs.iter().any(Vec::is_empty) {
            return Self::NONE;
        }
        runs.sort_unstable();
        runs.dedup();
        let mut needs: Vec<Self> = runs.into_iter().map(Self::Run).collect();
        match needs.len() {
            1 => needs.pop().unwrap_or(Self::NONE),
            _ => Self::Any(needs),
        }
    }
}

/// What is known of the texts that a part of an expression fits.
enum Known {
    /// They are these.
    Strings(Vec<String>),
    /// They hold this.
    Holds(Need),
}

impl Known {
    fn of(hir: &Hir) -> Self {
        match hir.kind() {
            // A border between characters takes up none.
            HirKind::Empty | HirKind::Look(_) => Self::Strings(vec![String::new()]),
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => Self::Strings(vec![text.to_owned()]),
                Err(_) => Self::Holds(Need::NONE),
            },
            HirKind::Class(Class::Unicode(class)) => {
                let many = class
                    .iter()
                    .map(regex_syntax::hir::ClassUnicodeRange::len)
                    .fold(0, usize::saturating_add);
                if many > SPELLED {
                    return Self::Holds(Need::NONE);
                }
                let chars = class.iter().flat_map(|range| range.start()..=range.end());
                Self::Strings(chars.map(String::from).collect())
            }
            HirKind::Class(Class::Bytes(_)) => Self::Holds(Need::NONE),
            HirKind::Capture(capture) => Self::of(&capture.sub),
            HirKind::Repetition(repetition) => {
                match (repetition.min, repetition.max, Self::of(&repetition.sub)) {
                    (0, Some(1), Self::Strings(mut strings)) if strings.len() < SPELLED => {
                        strings.push(String::new());
                        Self::Strings(strings)
                    }
                    (0, ..) => Self::Holds(Need::NONE),
                    (min @ 1..=4, Some(max), _) if max == min => {
                        Self::row((0..min).map(|_| Self::of(&repetition.sub)))
                    }
                    (.., known) => Self::Holds(known.need()),
                }
            }
            HirKind::Concat(parts) => Self::row(parts.iter().map(Self::of)),
            HirKind::Alternation(parts) => {
                let known: Vec<Self> = parts.iter().map(Self::of).collect();
                let strings = |known: &Self| match known {
                    Self::Strings(strings) => Some(strings.clone()),
                    Self::Holds(_) => None,
                };
                match known.iter().map(strings).collect::<Option<Vec<_>>>().map(|all| all.concat()) {
                    Some(strings) if strings.len() <= SPELLED => Self::Strings(strings),
                    _ => Self::Holds(Need::Any(known.into_iter().map(Self::need).collect())),
                }
            }
        }
    }

    /// One part after another.
    fn row(parts: impl Iterator<Item = Self>) -> Self {
        let mut strings = vec![String::new()];
        let (mut need, mut whole) = (Need::NONE, true);
        for part in parts {
            match part {
                Self::Strings(next) => {
                    let long =
                        |strings: &[String]| strings.iter().map(|s| s.chars().count()).max().unwrap_or(0);
                    if strings.len() * next.len() <= SPELLED && long(&strings) + long(&next) <= LONGEST {
                        strings = strings
                            .iter()
                            .flat_map(|a| next.iter().map(move |b| format!("{a}{b}")))
                            .collect();
                    } else {
                        whole = false;
                        need = need.and(Need::spelled(&std::mem::replace(&mut strings, next)));
                    }
                }
                Self::Holds(held) => {
                    whole = false;
                    need = need
                        .and(Need::spelled(&std::mem::replace(&mut strings, vec![String::new()])))
                        .and(held);
                }
            }
        }
        if whole { Self::Strings(strings) } else { Self::Holds(need.and(Need::spelled(&strings))) }
    }

    fn need(self) -> Need {
        match self {
            Self::Strings(strings) => Need::spelled(&strings),
            Self::Holds(need) => need,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is needed, in a short notation.
    fn show(need: &Need) -> String {
        let list = |needs: &[Need], sign: &str| {
            format!("({})", needs.iter().map(show).collect::<Vec<_>>().join(sign))
        };
        match need {
            Need::Run(run) => run.iter().collect(),
            Need::All(needs) if needs.is_empty() => "*".to_owned(),
            Need::All(needs) => list(needs, " "),
            Need::Any(needs) => list(needs, "|"),
        }
    }

    #[test]
    fn an_expression_needs_its_letters() {
        for (typed, needs) in [
            ("乡村", "乡村"),
            ("鄉村", "乡村"),
            ("第[一二]次", "(第一次|第二次)"),
            ("第[一二]?次", "(第一次|第二次|第次)"),
            ("“[^”]{2,6}工程”", "(工程)"),
            ("[“”]", "*"),
            (r"\d+", "*"),
            (r"第\d+次", "(第 次)"),
            ("(乡村|城市)振兴", "(乡村振兴|城市振兴)"),
            ("(乡村.*|城市)振兴", "(((乡村)|城市) 振兴)"),
            ("乡{2}", "乡乡"),
            ("(乡村)+", "乡村"),
            ("(乡村)*", "*"),
            ("^本报讯", "本报讯"),
            ("5G", "(5g)"),
            ("（乡|村）", "(乡|村)"),
        ] {
            let pattern = Pattern::new(typed).unwrap();
            let shown = show(pattern.needs());
            assert!(shown == needs || shown == needs.trim_matches(['(', ')']), "{typed}: {shown}");
        }
    }

    #[test]
    fn what_fits_is_found_where_it_stands() {
        for (typed, text, found) in [
            ("第[一二三四]次", "第一次和第五次，第四次", &["第一次", "第四次"][..]),
            (r"\d+万", "共２６万、3万人", &["２６万", "3万"]),
            ("“.{2}工程”", "“千万工程”和“希望工程”", &["“千万工程”", "“希望工程”"]),
            (r"\(.\)", "张（代）、李(女)", &["（代）", "(女)"]),
            ("5g", "５Ｇ和5G", &["５Ｇ", "5G"]),
            ("^.", "一\n二", &["一", "二"]),
            ("x*", "甲乙", &[]),
        ] {
            let pattern = Pattern::new(typed).unwrap();
            let words: Vec<&str> =
                pattern.find(text).into_iter().filter_map(|range| text.get(range)).collect();
            assert_eq!(words, found, "{typed}");
            assert!(words.is_empty() || pattern.fits(text));
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (typed, said) in [
            ("[一二", say::PATTERN_CLASS),
            ("[二-一]", say::PATTERN_RANGE),
            ("(乡村", say::PATTERN_GROUP),
            ("乡村)", say::PATTERN_GROUP),
            ("*", say::PATTERN_REPEAT),
            ("乡{2", say::PATTERN_COUNT),
            ("乡\\", say::PATTERN_ESCAPE),
            ("(?=乡)", say::PATTERN_UNSUPPORTED),
            (r"(乡)\1", say::PATTERN_UNSUPPORTED),
            (r"\w{9999}", say::PATTERN_LARGE),
        ] {
            assert_eq!(Pattern::new(typed).err(), Some(said.get()), "{typed}");
        }
    }

    /// The letters a text holds must meet the need of whatever fits it.
    fn met(need: &Need, letters: &[char]) -> bool {
        match need {
            Need::Run(run) => letters.windows(run.len()).any(|window| window == run.as_slice()),
            Need::All(needs) => needs.iter().all(|need| met(need, letters)),
            Need::Any(needs) => needs.iter().any(|need| met(need, letters)),
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_fits_holds_what_is_needed(
            typed in "([甲乙aK2，.“ ]|甲乙|[甲乙]|\\(甲\\|乙2\\)|a\\?|甲+|.\\*|乙{2}|\\\\d){1,6}",
            text in "[甲乙丙aAkKK2３，．.“ 　·-]{0,24}",
        ) {
            if let Ok(pattern) = Pattern::new(&typed) && pattern.fits(&text) {
                let letters: Vec<char> = folded(&text).chars().collect();
                proptest::prop_assert!(met(pattern.needs(), &letters), "{} {}", typed, show(pattern.needs()));
            }
        }

        #[test]
        fn anything_is_read_and_found_on_character_borders(typed in ".{0,12}", text in ".{0,24}") {
            if let Ok(pattern) = Pattern::new(&typed) {
                for range in pattern.find(&text) {
                    proptest::prop_assert!(text.get(range).is_some_and(|found| !found.is_empty()));
                }
            }
        }
    }
}
