//! The words of a story made ready for reading: one character for one character, width and punctuation evened out, blanks
//! between figures and Han taken away. Knows nothing of what they say.

use crate::story::{Role, Story};
use crate::text::{self, fold};

/// A story's text in reading order; blocks are parted by line ends.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// What the rules read: evened characters.
    pub(super) chars: Vec<char>,
    /// What the reader sees: the same number of characters, as printed.
    pub(super) shown: Vec<char>,
    /// Where each block lies in `chars`: role, start, end.
    pub(super) blocks: Vec<(Role, usize, usize)>,
    /// Where the first paragraph or caption lies.
    lead: Option<(usize, usize)>,
}

impl Prose {
    /// The prose of a story: everything but bylines, credits, section labels and jump lines; of bylines the body that signs a notice and
    /// the place a letter comes from are read. Parentheses that name reporters or
    /// photographers are blanked, since the people in them are not people of the story.
    pub(super) fn of(story: &Story) -> Self {
        let mut prose = Self::default();
        for block in &story.blocks {
            match block.role {
                Role::Section | Role::Jump => {}
                Role::Byline | Role::Credit => {
                    if let Some(piece) = signed(&block.text).or_else(|| letter_from(&block.text)) {
                        prose.push(Role::Byline, piece);
                    }
                }
                role => prose.push(role, &block.text),
            }
        }
        prose
    }

    /// The prose of one piece of text.
    pub(super) fn line(text: &str) -> Self {
        let mut prose = Self::default();
        prose.push(Role::Body, text);
        prose
    }

    fn push(&mut self, role: Role, block: &str) {
        let start = self.chars.len();
        let mut quoted = false;
        let mut letters = block.chars().filter(|c| !matches!(c, '*' | '#')).peekable();
        while let Some(c) = letters.next() {
            let before = self.chars.get(start..).and_then(<[char]>::last).copied().unwrap_or('\n');
            if text::is_blank(c) {
                let after = letters.peek().copied().unwrap_or('\n');
                let figure = before.is_ascii_digit() && !after.is_ascii_digit()
                    || even(after).is_ascii_digit() && !before.is_ascii_digit();
                if figure || before == ' ' || text::is_blank(after) || is_mark(before) || is_mark(even(after))
                {
                    continue;
                }
            }
            // A straight quotation mark opens and closes in turn.
            let straight = matches!(c, '"' | '＂');
            quoted ^= straight;
            self.chars.push(if straight && !quoted { '”' } else { even(c) });
            self.shown.push(c);
        }
        self.blank_signatures(start);
        if is_text(role) {
            self.lead = self.lead.or(Some((start, self.chars.len())));
        }
        self.blocks.push((role, start, self.chars.len()));
        self.chars.push('\n');
        self.shown.push('\n');
    }

    fn blank_signatures(&mut self, from: usize) {
        let mut open = None;
        for i in from..self.chars.len() {
            match self.chars[i] {
                '（' => open = Some(i),
                '）' => {
                    if let Some(start) = open.take()
                        && is_signature(&self.chars[start + 1..i])
                    {
                        self.chars[start..=i].fill('\u{0}');
                    }
                }
                _ => {}
            }
        }
    }

    /// A piece as printed, without blanks.
    pub(super) fn print(&self, start: usize, end: usize) -> String {
        self.shown.get(start..end).unwrap_or_default().iter().filter(|c| !text::is_blank(**c)).collect()
    }

    /// Whether a place stands in the headlines or crossheads.
    pub(super) fn in_head(&self, at: usize) -> bool {
        let block = self.blocks.get(self.blocks.partition_point(|b| b.2 <= at));
        block.is_some_and(|b| !is_text(b.0) && b.0 != Role::Byline)
    }

    /// The first paragraph or caption.
    pub(super) fn lead(&self) -> &[char] {
        self.lead.and_then(|(start, end)| self.chars.get(start..end)).unwrap_or_default()
    }

    /// Whether a place stands in the first paragraph or caption.
    pub(super) fn in_lead(&self, at: usize) -> bool {
        self.lead.is_some_and(|(start, end)| start <= at && at < end)
    }

    /// Whether the first paragraph begins at a place, marks aside.
    pub(super) fn opens_lead(&self, at: usize) -> bool {
        self.lead.is_some_and(|(start, _)| {
            start <= at && self.chars.get(start..at).is_some_and(|w| w.iter().all(|c| !text::is_han(*c)))
        })
    }

    /// The characters from `at` to the end.
    pub(super) fn from(&self, at: usize) -> &[char] {
        self.chars.get(at..).unwrap_or_default()
    }

    /// The character at a place; a line end outside the text.
    pub(super) fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\n')
    }

    /// Whether a word stands at a place.
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(n, c)| self.at(at + n) == c)
    }

    /// The character before a place; a line end at the beginning.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\n', |i| self.at(i))
    }
}

fn is_text(role: Role) -> bool {
    matches!(role, Role::Body | Role::Caption)
}

/// The body that signs a notice with the day: 平江县公安局 2006年4月3日.
fn signed(text: &str) -> Option<&str> {
    const OTHERS: [&str; 7] = ["记者", "通讯员", "编辑", "摄", "新华社", "本报", "："];
    let dated = ['年', '月', '日'].iter().all(|c| text.contains(*c));
    let body = text.split(|c: char| !text::is_han(c) || c == '〇').next().unwrap_or_default();
    let body = body.trim_end_matches(|c| "一二".contains(c));
    (dated && body.chars().count() > 3 && !OTHERS.iter().any(|w| text.contains(w))).then_some(body)
}

/// The place that a reader's letter is signed with: 平江县 一名读者, 平江县南桥乡农民 李国才.
fn letter_from(byline: &str) -> Option<&str> {
    const WRITERS: [&str; 9] = ["", "农民", "居民", "村民", "市民", "社员", "工人", "读者", "群众"];
    let (from, _) = byline.split_once(text::is_blank)?;
    let (end, last) = from.char_indices().rfind(|(_, c)| {
        matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '镇' | '乡' | '村' | '縣' | '區' | '鎮' | '鄉')
    })?;
    let (place, writer) = from.split_at(end + last.len_utf8());
    (place.chars().count() >= 3 && WRITERS.contains(&writer)).then_some(place)
}

fn is_signature(inside: &[char]) -> bool {
    const WORDS: [&str; 9] = ["记者", "通讯员", "摄影", "特约", "撰稿", "编辑", "供图", "实习生", "文/图"];
    let inside: String = inside.iter().collect();
    inside.chars().count() <= 60
        && (WORDS.iter().any(|w| inside.starts_with(w))
            || inside.contains("记者")
            || inside.contains("通讯员")
            || inside.ends_with('摄'))
}

fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '（' | '）' | '“' | '”')
}

/// One way to write each character: half-width letters and figures, full-width punctuation, one middle dot, plain blanks.
fn even(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' | '［' | '[' => '（',
        ')' | '］' | ']' => '）',
        '％' => '%',
        '．' => '.',
        '・' | '•' | '‧' | '∙' => '·',
        '‘' | '「' | '『' | '"' | '＂' => '“',
        '’' | '」' | '』' => '”',
        _ if text::is_blank(c) => ' ',
        _ => fold::simplify(c),
    }
}
