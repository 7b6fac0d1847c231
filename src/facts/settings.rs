//! What a reader's `jianbao.toml` says about the pages below it: fixed values, and patterns that read a path. Knows no files; a fault is a sentence.

use crate::parse::overlay::is_date;
use crate::tongue::facts as say;
use std::collections::HashSet;
use toml::{Table, Value};

/// What somebody says of a page; None where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The newspaper.
    pub paper: Option<String>,
    /// Where it is at home: a path of the administrative table, or a name.
    pub place: Option<String>,
    /// The day it came out: `2023`, `2023-10` or `2023-10-26`.
    pub date: Option<String>,
    /// The page's number: `3`, `A3`.
    pub number: Option<String>,
}

/// A read `jianbao.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    fixed: Told,
    patterns: Vec<Pattern>,
    /// The field of a JSON line in which the text stands.
    pub text: Option<String>,
}

/// A pattern as an example, and every name one may hold.
const EXAMPLE: &str = "[\"{paper}/{year}-{month}-{day}/{page}.txt\"]";
const NAMES: &str = "{paper} {place} {year} {month} {day} {page} {any}";

impl Told {
    /// What is said here, and where nothing is said, what is said there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            paper: self.paper.or(other.paper),
            place: self.place.or(other.place),
            date: self.date.or(other.date),
            number: self.number.or(other.number),
        }
    }
}

impl Settings {
    /// Reads the text of a `jianbao.toml`. The error is a sentence for the reader, without the file's name.
    pub fn read(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error
                .span()
                .map_or(1, |span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
            say::NO_TOML.fill([&line, &error.message()])
        })?;
        let mut settings = Self::default();
        for (key, value) in &table {
            let text = |value: &Value| match value {
                Value::String(text) => Ok(text.clone()),
                Value::Datetime(day) => Ok(day.to_string()),
                Value::Integer(number) => Ok(number.to_string()),
                _ => Err(say::NOT_TEXT.fill([key])),
            };
            match key.as_str() {
                "paper" => settings.fixed.paper = Some(text(value)?),
                "place" => settings.fixed.place = Some(text(value)?),
                "date" => settings.fixed.date = Some(day(&text(value)?)?),
                "page" => settings.fixed.number = Some(text(value)?),
                "text" => settings.text = Some(text(value)?),
                "paths" => {
                    let list = value.as_array().ok_or_else(|| say::NOT_PATTERNS.fill([&EXAMPLE]))?;
                    for item in list {
                        settings.patterns.push(Pattern::read(&text(item)?)?);
                    }
                }
                _ => return Err(say::NO_KEY.fill([key, &say::KEYS])),
            }
        }
        Ok(settings)
    }

    /// What is said of the page at `path` (below the settings' folder, with `/` between its parts): the fixed values, what the page's
    /// record says, and what the first pattern that fits reads.
    pub fn of(&self, path: &str, record: Told) -> Told {
        let read = self.patterns.iter().find_map(|p| p.fit(path)).unwrap_or_default();
        self.fixed.clone().or(record).or(read)
    }
}

/// A day that is written as 2023, 2023-10 or 2023-10-26.
pub(super) fn day(text: &str) -> Result<String, String> {
    if is_date(text) { Ok(text.to_owned()) } else { Err(say::NO_DAY.fill([&text])) }
}

/// One part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Letter(char),
    Paper,
    Place,
    Year,
    Month,
    Day,
    Page,
    Any,
}

impl Token {
    /// Whether it takes as many characters as it likes.
    fn is_free(self) -> bool {
        matches!(self, Self::Paper | Self::Place | Self::Any)
    }
}

/// `{paper}/{year}-{month}-{day}/{page}.txt`: the last parts of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    tokens: Vec<Token>,
    /// How many parts of a path it speaks of.
    parts: usize,
}

impl Pattern {
    fn read(text: &str) -> Result<Self, String> {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c != '{' {
                tokens.push(Token::Letter(c));
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                continue;
            }
            let (name, after) = rest
                .get(1..)
                .and_then(|r| r.split_once('}'))
                .ok_or_else(|| say::OPEN_BRACE.fill([&text, &'{', &'}']))?;
            let token = match name {
                "paper" => Token::Paper,
                "place" => Token::Place,
                "year" => Token::Year,
                "month" => Token::Month,
                "day" => Token::Day,
                "page" => Token::Page,
                "any" => Token::Any,
                _ => {
                    return Err(say::NO_NAME.fill([&text, &format_args!("{{{name}}}"), &NAMES]));
                }
            };
            if token.is_free() && tokens.last().is_some_and(|t: &Token| t.is_free()) {
                return Err(say::NAMES_TOUCH.fill([&text, &format_args!("{{{name}}}")]));
            }
            tokens.push(token);
            rest = after;
        }
        let parts = text.split('/').count();
        Ok(Self { tokens, parts })
    }

    /// What the last parts of a path tell, if they fit.
    fn fit(&self, path: &str) -> Option<Told> {
        let parts: Vec<&str> = path.split('/').collect();
        let from = parts.len().checked_sub(self.parts)?;
        let text: Vec<char> = parts.get(from..)?.join("/").chars().collect();
        let mut taken = Vec::new();
        let mut dead = HashSet::new();
        self.step(&text, 0, 0, &mut taken, &mut dead).then(|| tell(&text, &self.tokens, &taken))
    }

    /// Fits the tokens from `t` on to the text from `i` on; `taken` gets where each token ends. Places that did not fit are remembered
    /// in `dead`, so the time is bounded by tokens times characters times the longest part.
    fn step(
        &self,
        text: &[char],
        t: usize,
        i: usize,
        taken: &mut Vec<usize>,
        dead: &mut HashSet<(usize, usize)>,
    ) -> bool {
        let Some(&token) = self.tokens.get(t) else { return i == text.len() };
        if dead.contains(&(t, i)) {
            return false;
        }
        let rest = text.get(i..).unwrap_or_default();
        let digits = |n: usize| rest.iter().take(n).take_while(|c| c.is_ascii_digit()).count();
        let lengths: Vec<usize> = match token {
            Token::Letter(c) => (rest.first() == Some(&c)).then_some(1).into_iter().collect(),
            Token::Year => (digits(4) == 4).then_some(4).into_iter().collect(),
            Token::Month | Token::Day => (1..=digits(2)).rev().collect(),
            Token::Page => {
                let letter = usize::from(rest.first().is_some_and(char::is_ascii_alphabetic));
                let figures = rest.iter().skip(letter).take(3).take_while(|c| c.is_ascii_digit()).count();
                (1..=figures).rev().map(|n| n + letter).collect()
            }
            Token::Paper | Token::Place | Token::Any => {
                (1..=rest.iter().take_while(|c| **c != '/').count()).collect()
            }
        };
        for len in lengths {
            taken.push(i + len);
            if self.step(text, t + 1, i + len, taken, dead) {
                return true;
            }
            taken.pop();
        }
        dead.insert((t, i));
        false
    }
}

/// The values of the fields of a fitted pattern.
fn tell(text: &[char], tokens: &[Token], ends: &[usize]) -> Told {
    let mut told = Told::default();
    let (mut year, mut month, mut date) = (None, None, None);
    let mut from = 0;
    for (token, &end) in tokens.iter().zip(ends) {
        let value: String = text.get(from..end).unwrap_or_default().iter().collect();
        from = end;
        match token {
            Token::Paper => told.paper = Some(value),
            Token::Place => told.place = Some(value),
            Token::Year => year = Some(value),
            Token::Month => month = value.parse::<u8>().ok().filter(|m| (1..=12).contains(m)),
            Token::Day => date = value.parse::<u8>().ok().filter(|d| (1..=31).contains(d)),
            Token::Page => told.number = super::folio::plain(&value),
            Token::Letter(_) | Token::Any => {}
        }
    }
    let day = year.map(|year| match (month, date) {
        (Some(month), Some(date)) => format!("{year}-{month:02}-{date:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year,
    });
    told.date = day.filter(|day| is_date(day));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_reads_the_end_of_a_path() {
        let read = |pattern: &str, path: &str| {
            let settings = Settings::read(&format!("paths = [\"{pattern}\"]")).unwrap();
            let told = settings.of(path, Told::default());
            [told.paper, told.place, told.date, told.number].map(Option::unwrap_or_default).join("|")
        };
        let full = "{paper}/{year}-{month}-{day}/{page}.txt";
        assert_eq!(read(full, "运城日报/2023-10-26/03.txt"), "运城日报||2023-10-26|3");
        assert_eq!(read(full, "报纸/运城日报/2023-1-6/A03.txt"), "运城日报||2023-01-06|A3");
        assert_eq!(read(full, "运城日报/20231026/03.txt"), "|||");
        assert_eq!(read("{year}{month}{day}_{any}_{page}.md", "19780305_x_y_2.md"), "||1978-03-05|2");
        assert_eq!(read("{place}/{any}.txt", "绛县/一.txt"), "|绛县||");
        assert_eq!(read("{year}-{month}/{page}.txt", "0000-01/2.txt"), "|||2");
        assert_eq!(read("{any}-{any}-{any}-{any}-{any}!", &"-".repeat(255)), "|||");
    }

    #[test]
    fn what_is_fixed_stands_above_what_a_path_tells() {
        let settings = Settings::read(
            "paper = \"绛县报\"\nplace = \"绛县\"\ndate = 2024-10-11\npaths = [\"{paper}/{page}.txt\"]",
        )
        .unwrap();
        let told = settings.of("无名/2.txt", Told::default());
        assert_eq!(told.paper.as_deref(), Some("绛县报"));
        assert_eq!(told.date.as_deref(), Some("2024-10-11"));
        assert_eq!(told.number.as_deref(), Some("2"));
    }

    #[test]
    fn faults_are_sentences() {
        for (text, says) in [
            ("报纸 = ", "第1行"),
            ("paper = \"a\"\ndate = \"去年\"", "应当写成 2023"),
            ("date = \"2023-+1\"", "应当写成 2023"),
            ("date = \"2023-02-30\"", "应当写成 2023"),
            ("papr = \"a\"", "没有叫 papr 的设置"),
            ("paper = [1]", "paper 应当是引号里的文字"),
            ("paths = \"a\"", "paths 应当是一列样式"),
            ("paths = [\"{jahr}\"]", "{jahr} 不认识"),
            ("paths = [\"{year\"]", "没有配上"),
            ("paths = [\"{paper}{any}\"]", "隔开"),
        ] {
            let error = Settings::read(text).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        assert_eq!(Settings::read(""), Ok(Settings::default()));
    }
}
