//! The interface's texts, each in simplified Chinese, traditional Chinese and English, and which of them is spoken. Knows no page, no key
//! and no screen: what a page says, and what is written for programs to read (`--json`, the names of fields), is in no language of ours.
//!
//! A text is a constant of the file named like the layer that says it. The compiler sees to the rest: a language cannot be forgotten,
//! the places to fill are the same in all three, and a text nobody says is a warning.

#[rustfmt::skip]
pub(crate) mod app;
#[rustfmt::skip]
pub(crate) mod cli;
#[rustfmt::skip]
pub(crate) mod command;
#[rustfmt::skip]
pub(crate) mod facts;
#[rustfmt::skip]
pub(crate) mod index;
#[rustfmt::skip]
pub(crate) mod marks;
#[rustfmt::skip]
pub(crate) mod parse;
#[rustfmt::skip]
pub(crate) mod punctuation;
#[rustfmt::skip]
pub(crate) mod query;
#[rustfmt::skip]
pub(crate) mod reach;
#[rustfmt::skip]
pub(crate) mod shell;
#[rustfmt::skip]
pub(crate) mod start;
#[rustfmt::skip]
pub(crate) mod take;
#[rustfmt::skip]
pub(crate) mod text;
#[rustfmt::skip]
pub(crate) mod ui;

use std::fmt::{self, Display, Write};
use std::sync::atomic::{AtomicU8, Ordering};

/// A language the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 简体中文.
    #[default]
    Simplified,
    /// 繁體中文.
    Traditional,
    /// English.
    English,
}

/// What is spoken now, by its place in [`Language::ALL`]. One for the process, like its locale: it is no state of a question or of a
/// pane, every layer says something in it, and handing it to each function that does would hide what the function is about.
static SPOKEN: AtomicU8 = AtomicU8::new(0);

impl Language {
    /// All of them, in the order in which the reader turns through them.
    pub const ALL: [Self; 3] = [Self::Simplified, Self::Traditional, Self::English];

    /// The one spoken now.
    pub fn now() -> Self {
        Self::ALL.get(usize::from(SPOKEN.load(Ordering::Relaxed))).copied().unwrap_or_default()
    }

    /// From now on this one is spoken. What was said before is not said again: ask anew for what is to be in the new language.
    pub fn speak(self) {
        SPOKEN.store(self as u8, Ordering::Relaxed);
    }

    /// The one after it, in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Simplified => Self::Traditional,
            Self::Traditional => Self::English,
            Self::English => Self::Simplified,
        }
    }

    /// Its name for configuration and the command line: the tag of BCP 47.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Simplified => "zh-hans",
            Self::Traditional => "zh-hant",
            Self::English => "en",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.name().eq_ignore_ascii_case(name))
    }

    /// The one for a locale as the environment names it: `zh_TW.UTF-8`, `en_GB`, `C`. A locale that names no language leaves the
    /// newspapers' own; a language that is not spoken here is answered in English.
    pub fn of_locale(locale: &str) -> Self {
        let named = locale.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = named.split(['_', '-']);
        match parts.next() {
            None | Some("" | "c" | "posix") => Self::Simplified,
            Some("zh") => {
                let mut rest = parts.take_while(|part| *part != "hans");
                if rest.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) {
                    Self::Traditional
                } else {
                    Self::Simplified
                }
            }
            Some(_) => Self::English,
        }
    }
}

/// A text of the interface with `PLACES` places to fill. A place is `{}`, the next, or `{1}`, the one of this number from 0. English
/// words parted by a bar, `{story|stories}`, are chosen by the value filled in before: the first for 1, the second for any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<const PLACES: usize = 0>([&'static str; 3]);

impl<const PLACES: usize> Text<PLACES> {
    /// A text in the three languages. One that leaves a language empty, or whose places are not the same in all, does not compile.
    pub(crate) const fn new(
        simplified: &'static str,
        traditional: &'static str,
        english: &'static str,
    ) -> Self {
        let all = [simplified, traditional, english];
        let mut at = 0;
        while at < all.len() {
            assert!(!all[at].is_empty(), "a language is missing");
            assert!(places(all[at]) == (1 << PLACES) - 1, "the places are not those to fill");
            at += 1;
        }
        Self(all)
    }

    /// The text with its places filled, in the language spoken now.
    pub fn fill(&self, values: [&dyn Display; PLACES]) -> String {
        self.fill_in(Language::now(), values)
    }

    /// The text with its places filled, in this language.
    fn fill_in(&self, language: Language, values: [&dyn Display; PLACES]) -> String {
        let mut said = String::new();
        let mut rest = self.0[language as usize];
        let (mut next, mut last) = (0, 0..0);
        while let Some((before, (place, after))) =
            rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
        {
            said += before;
            rest = after;
            if let Some((one, many)) = place.split_once('|') {
                said += if said.get(last.clone()) == Some("1") { one } else { many };
                continue;
            }
            let value = place.parse().unwrap_or_else(|_| {
                next += 1;
                next - 1
            });
            let start = said.len();
            // Writing into a string does not fail.
            let _ = values.get(value).map(|value| write!(said, "{value}"));
            last = start..said.len();
        }
        said + rest
    }
}

impl Text {
    /// The text in the language spoken now.
    pub fn get(&self) -> &'static str {
        self.of(Language::now())
    }

    /// The text in this language.
    pub fn of(&self, language: Language) -> &'static str {
        self.0[language as usize]
    }

    /// The text in all languages.
    pub fn all(&self) -> [&'static str; 3] {
        self.0
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get())
    }
}

/// Which places a text has, a bit for each.
const fn places(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut at, mut next, mut found) = (0, 0, 0);
    while at + 1 < bytes.len() {
        if bytes[at] == b'{' {
            match bytes[at + 1] {
                b'}' => {
                    found |= 1 << next;
                    next += 1;
                }
                digit @ b'0'..=b'9' => {
                    assert!(at + 2 < bytes.len() && bytes[at + 2] == b'}', "a place has one digit");
                    found |= 1 << (digit - b'0');
                }
                _ => {
                    // Nothing but words to choose from may stand in braces besides.
                    let mut bar = at + 1;
                    while bytes[bar] != b'|' {
                        assert!(bytes[bar] != b'}' && bar + 1 < bytes.len(), "these braces are no place");
                        bar += 1;
                    }
                }
            }
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_tells_the_language() {
        let cases = [
            ("zh_CN.UTF-8", Language::Simplified),
            ("zh_SG", Language::Simplified),
            ("zh", Language::Simplified),
            ("zh-Hans-HK", Language::Simplified),
            ("zh_TW.UTF-8", Language::Traditional),
            ("zh_HK.BIG5-HKSCS", Language::Traditional),
            ("zh_MO", Language::Traditional),
            ("zh_Hant", Language::Traditional),
            ("zh-Hant-CN", Language::Traditional),
            ("en_US.UTF-8", Language::English),
            ("de_DE@euro", Language::English),
            ("C.UTF-8", Language::Simplified),
            ("POSIX", Language::Simplified),
            ("", Language::Simplified),
        ];
        for (locale, language) in cases {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_name_and_in_turn() {
        for language in Language::ALL {
            assert_eq!(Language::named(&language.name().to_uppercase()), Some(language));
            assert_eq!(language.next().next().next(), language);
            assert_ne!(language.next(), language);
        }
        assert_eq!(Language::named("fr"), None);
    }

    #[test]
    fn places_are_filled_in_order_by_number_and_with_the_right_plural() {
        const STORIES: Text<2> =
            Text::new("{} 版 {} 篇", "{} 版 {} 篇", "{1} {story|stories} on {0} {page|pages}");
        let say = |language, pages: usize, stories: usize| STORIES.fill_in(language, [&pages, &stories]);
        assert_eq!(say(Language::Simplified, 2, 1), "2 版 1 篇");
        assert_eq!(say(Language::English, 2, 1), "1 story on 2 pages");
        assert_eq!(say(Language::English, 1, 0), "0 stories on 1 page");
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        const NAME: Text<1> = Text::new("“{}”", "「{}」", "“{}”");
        assert_eq!(NAME.fill_in(Language::Traditional, [&"{} {0} {a|b}"]), "「{} {0} {a|b}」");
    }
}
