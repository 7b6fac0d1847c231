//! Reads what is typed at the prompt. It never fails: what cannot be used is ignored, and said so.
//!
//! `words "phrase" /expression/ -not a OR b (group) person:name date:2023-10..2024-02`, with Chinese field names and full-width signs alike.
//! A sign is an operator only where a word begins, so that a pasted headline with quotes and brackets inside stays one word.

use super::date::Days;
use super::pattern::Pattern;
use super::term::Term;
use super::{Field, quality};
use crate::story::Kind;
use crate::text::fold::{folded, narrow};
use crate::tongue::query as say;
use std::ops::Range;

/// So many bytes are read …
const LONGEST: usize = 1024;
/// … so many words …
const MOST: usize = 64;
/// … brackets within so many others; and so many words are listened to, if they may be pinyin.
const DEEPEST: usize = 16;
const HEARD: usize = 8;
/// So many expressions are read.
const PATTERNS: usize = 4;

/// What is asked of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// All of these.
    All(Vec<Ask>),
    /// One of these.
    Any(Vec<Ask>),
    /// Not this.
    Not(Box<Ask>),
    /// This in the text.
    Text(Term),
    /// This expression fits a place of the text.
    Pattern(Pattern),
    /// All of these in the text with at most so many letters between the first and the last.
    Near(Vec<Term>, usize),
    /// This value in a field.
    Field(Field, Term),
    /// A day of these: told or printed ([`Field::Date`]), or the day it counts for ([`Field::Issued`]).
    Days(Field, Days),
    /// Nothing is known in a field.
    Unknown(Field),
}

/// A part of the prompt that does not count, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The part as typed.
    pub typed: String,
    /// Why, in the interface's language.
    pub why: &'static str,
}

/// A query that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// What is asked; none asks for every story.
    pub root: Option<Ask>,
    /// What does not count.
    pub ignored: Vec<Ignored>,
}

impl Parsed {
    /// The single parts that are asked for: texts, values, days. Nothing of what is refused is among them.
    pub fn parts(&self) -> Vec<&Ask> {
        fn walk<'a>(ask: &'a Ask, parts: &mut Vec<&'a Ask>) {
            match ask {
                Ask::All(asks) | Ask::Any(asks) => asks.iter().for_each(|ask| walk(ask, parts)),
                Ask::Not(_) => {}
                part => parts.push(part),
            }
        }
        let mut parts = Vec::new();
        self.root.iter().for_each(|root| walk(root, &mut parts));
        parts
    }

    /// The values that typed fields ask for, with their fields.
    pub fn named(&self) -> Vec<(Field, &Term)> {
        let parts = self.parts().into_iter();
        parts
            .filter_map(|part| if let Ask::Field(field, term) = part { Some((*field, term)) } else { None })
            .collect()
    }

    /// The days it asks for.
    pub fn days(&self) -> Vec<&Days> {
        let parts = self.parts().into_iter();
        parts.filter_map(|part| if let Ask::Days(_, days) = part { Some(days) } else { None }).collect()
    }

    /// Whether it asks for the reader's marks.
    pub fn asks_marks(&self) -> bool {
        fn walk(ask: &Ask) -> bool {
            match ask {
                Ask::All(asks) | Ask::Any(asks) => asks.iter().any(walk),
                Ask::Not(ask) => walk(ask),
                Ask::Field(field, _) | Ask::Unknown(field) => field.is_of_reader(),
                Ask::Text(_) | Ask::Pattern(_) | Ask::Near(..) | Ask::Days(..) => false,
            }
        }
        self.root.as_ref().is_some_and(walk)
    }
}

/// Reads a query.
pub fn parse(typed: &str) -> Parsed {
    let (parser, root) = read(typed);
    Parsed { root, ignored: parser.ignored }
}

/// The parts of a query that must all hold, each with its byte range of the text. Alternatives at the top are one part.
pub fn units(typed: &str) -> Vec<(Range<usize>, Ask)> {
    let (parser, root) = read(typed);
    if parser.has_or {
        return root.map(|ask| (0..typed.trim_end().len(), ask)).into_iter().collect();
    }
    let byte = |at: usize| typed.char_indices().nth(at).map_or(typed.len(), |(byte, _)| byte);
    parser.units.into_iter().map(|(chars, ask)| (byte(chars.start)..byte(chars.end), ask)).collect()
}

/// The text with the quotes and brackets closed that are still open, and whether alternatives stand outside brackets.
pub fn closed(typed: &str) -> (String, bool) {
    let (parser, _) = read(typed);
    (typed.trim_end().to_owned() + &parser.open.iter().collect::<String>(), parser.has_or)
}

fn read(typed: &str) -> (Parser, Option<Ask>) {
    let mut end = typed.len().min(LONGEST);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    let (read, rest) = typed.split_at(end);
    let mut parser = Parser { chars: read.chars().collect(), ..Parser::default() };
    let root = parser.any();
    if !rest.is_empty() {
        parser.ignore(&rest.chars().take(8).collect::<String>(), say::TOO_LONG.get());
    }
    (parser, root)
}

#[derive(Default)]
struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    words: usize,
    heard: usize,
    patterns: usize,
    ignored: Vec<Ignored>,
    /// What was read outside brackets, with its characters, and whether alternatives stand there.
    units: Vec<(Range<usize>, Ask)>,
    has_or: bool,
    /// The closing signs that are missing at the end, in the order in which they would stand there.
    open: Vec<char>,
}

impl Parser {
    /// `a b OR c d`
    fn any(&mut self) -> Option<Ask> {
        let mut asks = Vec::new();
        loop {
            asks.extend(self.all());
            if !self.take_or() {
                break;
            }
            self.has_or |= self.depth == 0;
        }
        one_or(asks, Ask::Any)
    }

    /// `a b`
    fn all(&mut self) -> Option<Ask> {
        let mut asks = Vec::new();
        loop {
            self.skip_blank();
            match self.peek() {
                None => break,
                Some(')') if self.depth > 0 => break,
                _ if self.sees_or() => break,
                _ => {
                    let start = self.at;
                    let ask = self.unit();
                    if self.depth == 0 {
                        self.units.extend(ask.clone().map(|ask| (start..self.at, ask)));
                    }
                    // All of a group that must hold as well are no more than its parts.
                    match ask {
                        Some(Ask::All(inner)) => asks.extend(inner),
                        ask => asks.extend(ask),
                    }
                }
            }
        }
        one_or(asks, Ask::All)
    }

    /// `-a`, `(a b)`, `/a/`, `field:a`, `"a"`, `a`; always moves on.
    fn unit(&mut self) -> Option<Ask> {
        let mut not = false;
        while self.peek() == Some('-') {
            not = !not;
            self.at += 1;
        }
        let ask = match self.peek() {
            Some('(') if self.depth < DEEPEST => {
                self.at += 1;
                self.depth += 1;
                let inner = self.any();
                self.depth -= 1;
                match self.peek() {
                    Some(_) => self.at += 1,
                    None => self.open.push(')'),
                }
                inner
            }
            Some('(') => {
                self.at += 1;
                self.ignore("(", say::TOO_DEEP.get());
                None
            }
            None => None,
            Some('/') if let Some(expression) = self.expression() => self.pattern(&expression),
            Some(_) => match self.field_name() {
                Some((field, name)) => self.field(field, &name),
                None => self.text(None),
            },
        };
        ask.map(|ask| match ask {
            Ask::Not(refused) if not => *refused,
            ask if not => Ask::Not(Box::new(ask)),
            ask => ask,
        })
    }

    /// `name:`; none where no field's name stands here.
    fn field_name(&mut self) -> Option<(Field, String)> {
        let rest = self.chars.get(self.at..)?;
        let colon = rest.iter().take(10).position(|&c| narrow(c) == ':')?;
        let name: String = rest.get(..colon)?.iter().collect();
        // Folding drops signs, but what stands behind one, such as the end of a bracket, is another part.
        let field = Field::named(&name).filter(|_| name.chars().all(char::is_alphanumeric))?;
        self.at += colon + 1;
        Some((field, name))
    }

    /// What stands between two strokes, of which the second ends a word; strokes inside come out with `\` before them. None where no
    /// expression ends: a text that begins with a stroke is a text.
    fn expression(&mut self) -> Option<String> {
        let mut expression = String::new();
        let (mut escaped, mut open) = (false, 0_usize);
        for (at, &c) in self.chars.iter().enumerate().skip(self.at + 1) {
            let sign = narrow(c);
            if sign == '/' && !escaped {
                // The bracket of a group may follow, if it is none of the expression's own.
                let ends = |c: char| c.is_whitespace() || narrow(c) == ')' && open == 0;
                if self.chars.get(at + 1).is_none_or(|&c| ends(c)) {
                    if expression.is_empty() {
                        return None;
                    }
                    self.at = at + 1;
                    return Some(expression);
                }
                expression.push('\\');
            }
            match sign {
                '(' if !escaped => open += 1,
                ')' if !escaped => open = open.saturating_sub(1),
                _ => {}
            }
            escaped = sign == '\\' && !escaped;
            expression.push(c);
        }
        None
    }

    fn pattern(&mut self, expression: &str) -> Option<Ask> {
        self.words += 1;
        self.patterns += 1;
        let why = if self.words > MOST || self.patterns > PATTERNS {
            say::TOO_MANY.get()
        } else {
            match Pattern::new(expression) {
                Ok(pattern) => return Some(Ask::Pattern(pattern)),
                Err(why) => why,
            }
        };
        self.ignore(&format!("/{expression}/"), why);
        None
    }

    /// The value after a field's name.
    fn field(&mut self, field: Field, name: &str) -> Option<Ask> {
        if self.peek().is_none_or(|c| c.is_whitespace() || c == ')') {
            self.ignore(&format!("{name}:"), say::NO_VALUE.get());
            return None;
        }
        self.text(Some((field, name)))
    }

    /// A word or a phrase, as text or as a field's value.
    fn text(&mut self, field: Option<(Field, &str)>) -> Option<Ask> {
        let (typed, quoted) = self.phrase().map_or_else(|| (self.word(), false), |phrase| (phrase, true));
        self.words += 1;
        if self.words > MOST {
            self.ignore(&typed, say::TOO_MANY.get());
            return None;
        }
        match field {
            None => {
                if quoted && let Some(near) = self.near(&typed) {
                    return Some(near);
                }
                let mut term = Term::new(typed.trim_end_matches('*'), quoted);
                if let Some(term) = term.as_mut().filter(|term| !term.spellings.is_empty()) {
                    self.heard += 1;
                    if self.heard > HEARD {
                        term.spellings.clear();
                    }
                }
                if term.is_none() && !typed.trim().is_empty() {
                    self.ignore(&typed, say::MARKS_ONLY.get());
                }
                term.map(Ask::Text)
            }
            Some((field, name)) => {
                let ask = value(field, &typed, quoted);
                ask.map_err(|why| self.ignore(&format!("{name}:{typed}"), why)).ok()
            }
        }
    }

    /// `~10` after a phrase of several words: the words near each other, in any order.
    fn near(&mut self, typed: &str) -> Option<Ask> {
        let rest = self.chars.get(self.at..)?;
        let digits: String = match rest {
            [sign, digits @ ..] if narrow(*sign) == '~' => {
                digits.iter().map(|c| narrow(*c)).take_while(char::is_ascii_digit).take(4).collect()
            }
            _ => return None,
        };
        self.at += 1 + digits.len();
        let terms: Vec<Term> =
            typed.split_whitespace().filter_map(|word| Term::new(word, true)).take(8).collect();
        (terms.len() > 1).then(|| Ask::Near(terms, digits.parse().unwrap_or(10)))
    }

    /// A phrase in quotes; the closing quote may be missing. None where none begins here, or where the closing quote is followed by more:
    /// then the quotes are part of a pasted text.
    fn phrase(&mut self) -> Option<String> {
        let open = self.peek()?;
        let close = match open {
            '"' => '"',
            '“' | '”' => '”',
            '「' => '」',
            '『' => '』',
            _ => return None,
        };
        let rest = self.chars.get(self.at + 1..)?;
        let length = rest.iter().position(|&c| narrow(c) == close);
        let after = length.and_then(|length| rest.get(length + 1)).map(|&c| narrow(c));
        if after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ')' | '~')) {
            return None;
        }
        if length.is_none() {
            self.open.push(close);
        }
        let inner = rest.get(..length.unwrap_or(rest.len()))?.iter().collect();
        self.at += 1 + length.map_or(rest.len(), |length| length + 1);
        Some(inner)
    }

    fn word(&mut self) -> String {
        let start = self.at;
        let mut open = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                c if c.is_whitespace() => break,
                '(' => open += 1,
                ')' if open == 0 && self.depth > 0 => break,
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        if self.peek().is_none() {
            self.open.extend(std::iter::repeat_n(')', open));
        }
        self.chars.get(start..self.at).unwrap_or_default().iter().collect()
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).map(|&c| narrow(c))
    }

    fn skip_blank(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn sees_or(&self) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let closes = |c: char| self.depth > 0 && narrow(c) == ')';
        let ends = |n: usize| rest.get(n).is_none_or(|&c| c.is_whitespace() || closes(c));
        match rest {
            ['O', 'R', ..] => ends(2),
            [c, ..] => narrow(*c) == '|' && ends(1),
            [] => false,
        }
    }

    fn take_or(&mut self) -> bool {
        self.skip_blank();
        let sees = self.sees_or();
        if sees {
            self.at += if self.peek() == Some('|') { 1 } else { 2 };
        }
        sees
    }

    fn ignore(&mut self, typed: &str, why: &'static str) {
        self.ignored.push(Ignored { typed: typed.to_owned(), why });
    }
}

fn one_or(mut asks: Vec<Ask>, many: fn(Vec<Ask>) -> Ask) -> Option<Ask> {
    match asks.len() {
        0 => None,
        1 => asks.pop(),
        _ => Some(many(asks)),
    }
}

/// A field's value, or why it is none. In quotes it is the whole value, without them a part of it.
fn value(field: Field, typed: &str, quoted: bool) -> Result<Ask, &'static str> {
    match field {
        Field::Has | Field::Is | Field::Mark => {
            let (field, value) = quality::meant(field, typed)?;
            Term::new(value, true).map(|term| Ask::Field(field, term)).ok_or(say::MARKS_ONLY.get())
        }
        _ if field != Field::Trust && !quoted && UNKNOWN.contains(&folded(typed).as_str()) => {
            Ok(Ask::Unknown(field))
        }
        Field::Date | Field::Issued => {
            Days::read(typed).map(|days| Ask::Days(field, days)).ok_or(say::NO_DATE.get())
        }
        Field::Trust => trust_value(typed)
            .and_then(|value| Term::new(&value, true))
            .map(|term| Ask::Field(field, term))
            .ok_or(say::TRUST_MAY_BE.get()),
        Field::Kind => {
            let folded = folded(typed);
            let kind = Kind::ALL
                .into_iter()
                .find(|kind| kind_names(*kind).iter().any(|name| name.starts_with(&folded)));
            let name = kind.and_then(|kind| kind_names(kind).first().copied()).filter(|_| !folded.is_empty());
            name.and_then(|name| Term::new(name, true))
                .map(|term| Ask::Field(field, term))
                .ok_or(say::NO_KIND.get())
        }
        _ => Term::new(typed, quoted).map(|term| Ask::Field(field, term)).ok_or(say::MARKS_ONLY.get()),
    }
}

/// What stands for a field of which nothing is known.
const UNKNOWN: [&str; 7] = ["未知", "不详", "无", "未署名", "unknown", "none", "unsigned"];

/// How sure something is, and of what: what may be typed, first the filter's value.
pub const TRUST: [[&str; 2]; 6] = [
    ["stated", "明示"],
    ["inferred", "推断"],
    ["unknown", "未知"],
    ["paper", "报纸"],
    ["date", "日期"],
    ["place", "地点"],
];

/// `推断/日期` as the filter's value: `inferred/date`.
fn trust_value(typed: &str) -> Option<String> {
    let named = |part: &str| {
        let part = folded(part);
        TRUST.iter().find(|names| names.contains(&part.as_str())).map(|names| names[0])
    };
    let parts: Option<Vec<&str>> = typed.split('/').map(named).collect();
    parts.map(|parts| parts.join("/"))
}

/// What a kind may be called; the first is the filter's value.
pub fn kind_names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::News => &["news", "消息", "新闻"],
        Kind::Brief => &["brief", "简讯"],
        Kind::Photo => &["photo", "图片新闻", "照片", "摄影"],
        Kind::Digest => &["digest", "简讯集纳", "集纳"],
        Kind::Feature => &["feature", "通讯", "特写", "侧记", "综述"],
    }
}

#[cfg(test)]
mod tests;
