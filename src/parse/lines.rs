//! The lines of a page: what each one shows once markup, control and bidi characters are taken out. Knows no stories.

use super::tags::{self, Says};
use crate::story::Span;
use crate::text::{is_blank, is_han, is_hidden};

/// One line of the page that is not blank.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "marks that do not depend on each other")]
pub(super) struct Line {
    /// From its first to its last character that is not blank, as bytes of the page.
    pub start: usize,
    pub end: usize,
    /// The characters shown, blanks at both ends left out, and the byte at which each stands on the page.
    pub chars: Vec<char>,
    pub at: Vec<u32>,
    /// What of the line is not shown, in order: markup, control and bidi characters, remains of HTML.
    pub stripped: Vec<Span>,
    /// Blank lines directly above.
    pub gap: u32,
    /// Whether it begins with a printed indent (a full-width space or several narrow ones).
    pub indent: bool,
    /// How it is marked as a heading, if it is.
    pub mark: Mark,
    /// The byte of the page where the bold ends that its first words, and not all of it, stand in; 0 if it does not begin in bold.
    pub bold: usize,
    /// Whether it begins with a list mark (`- `, `* `).
    pub listed: bool,
    /// Whether it is a row of an HTML table.
    pub table: bool,
    /// What the transcription itself says that it is, if it does.
    pub says: Option<Says>,
    /// Whether a tag or a label says so of this line, and not of one above that it goes on from.
    pub begins: bool,
    /// Whether a tag closes a block behind something it shows.
    pub closes: bool,
    /// The characters before which lines wrapped hard were joined.
    pub seams: Vec<usize>,
}

/// How a line is marked as a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    /// Not at all.
    #[default]
    None,
    /// By markdown: 1 to 6.
    Level(u8),
    /// The whole line is bold.
    Bold,
    /// The whole line stands in 【】.
    Boxed,
}

impl Line {
    /// The byte at which the shown character `index` begins; the end of the line for one past the last.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.at.get(index).map_or(self.end, |&at| at as usize)
    }

    /// Whether it is printed with spaced-out letters: 喜 迎 国 庆.
    pub(super) fn is_spaced_out(&self) -> bool {
        let letters = self.chars.iter().filter(|c| !is_blank(**c)).count();
        let blanks = self.chars.len() - letters;
        (5..=40).contains(&letters) && blanks * 5 >= letters * 3
    }

    /// Closes up spaced-out letters. A wider blank parts the halves of a heading and stays.
    pub(super) fn close_up(&mut self) {
        let narrow = self.chars.contains(&' ');
        let wide = |i: usize| {
            narrow && self.chars[i] == '\u{3000}'
                || (i > 0 && self.chars.get(i - 1).copied().is_some_and(is_blank))
        };
        let keep: Vec<bool> = (0..self.chars.len()).map(|i| !is_blank(self.chars[i]) || wide(i)).collect();
        let mut kept = keep.iter();
        self.chars.retain(|_| kept.next() == Some(&true));
        let mut kept = keep.iter();
        self.at.retain(|_| kept.next() == Some(&true));
    }

    /// Whether it is much shorter than a column of this width.
    pub(super) fn is_short_of(&self, width: usize) -> bool {
        self.chars.len() * 4 < width * 3
    }

    /// Takes so many characters off its head: they are no part of it any more.
    pub(super) fn take(&mut self, length: usize) {
        self.start = self.byte(length);
        self.chars.drain(..length);
        self.at.drain(..length);
        self.stripped.retain(|span| span.start >= self.start);
    }

    /// Adds the next line of a paragraph that was wrapped hard.
    pub(super) fn extend(&mut self, next: Line) {
        // Two Latin words are parted by the line's end.
        let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
        if latin(self.chars.last()) && latin(next.chars.first()) {
            self.chars.push(' ');
            self.at.push(self.end as u32);
        }
        self.seams.push(self.chars.len());
        self.chars.extend(next.chars);
        self.at.extend(next.at);
        self.stripped.extend(next.stripped);
        self.end = next.end;
    }
}

/// Cuts a page into its lines. Reads every character once.
pub(super) fn read(page: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut gap) = (0, 0);
    let bytes = page.as_bytes();
    for (end, next) in line_ends(bytes) {
        let raw = page.get(start..end).unwrap_or_default();
        let body = raw.trim_start_matches(is_blank);
        if body.is_empty() {
            gap += 1;
        } else {
            let first = start + raw.len() - body.len();
            let blanks = raw.get(..first - start).unwrap_or_default();
            let indent = blanks.matches('\u{3000}').count() >= 2 || blanks.matches(' ').count() >= 4;
            let body = body.trim_end_matches(is_blank);
            let mut line = show(page, first, first + body.len());
            line.gap = gap;
            line.indent = indent;
            lines.push(line);
            gap = 0;
        }
        start = next;
    }
    lines
}

/// Where each line ends and the next begins. `\n`, `\r\n`, `\r` and form feeds end a line.
fn line_ends(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(found) = rest.iter().position(|b| matches!(b, b'\n' | b'\r' | 0x0C)) else {
            done = true;
            return Some((bytes.len(), bytes.len()));
        };
        let end = at + found;
        let crlf = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        at = end + if crlf { 2 } else { 1 };
        Some((end, at))
    })
}

/// What the line from `start` to `end` (no blanks at either end) shows.
fn show(page: &str, start: usize, end: usize) -> Line {
    let text = page.get(start..end).unwrap_or_default();
    let count = text.chars().count();
    let (chars, at) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut line = Line { start, end, chars, at, ..Line::default() };
    let formula = text.contains('\\') && text.contains(['$', '{']);
    let mut rest = text;
    if let Some((length, says)) = tags::bare(text) {
        line.says = Some(says);
        line.stripped.push(Span::new(start, start + length));
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut shown_until_here = false;
    while let Some(c) = rest.chars().next() {
        let at = end - rest.len();
        // No markup and nothing hidden begins with Han, which most characters are.
        let skip = match c {
            c if is_han(c) => 0,
            // The delimiters of a formula the transcription made of plain print: `$\text{…}$`.
            '$' | '}' if formula => 1,
            '\\' => escape(rest),
            _ => markup(rest, !shown_until_here, &mut line),
        };
        if skip > 0 && line.table && rest.starts_with("</t") && shown_until_here {
            // Cells stand apart.
            line.chars.push(' ');
            line.at.push(at as u32);
        }
        let length = if skip > 0 { skip } else { c.len_utf8() };
        if skip > 0 || (!is_han(c) && c != '\t' && is_hidden(c)) {
            match line.stripped.last_mut() {
                Some(last) if last.end == at => last.end = at + length,
                _ => line.stripped.push(Span::new(at, at + length)),
            }
        } else {
            shown_until_here = shown_until_here || !is_blank(c);
            line.chars.push(c);
            line.at.push(at as u32);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    trim(&mut line);
    whole_line_marks(&mut line, text);
    line
}

/// Blanks at both ends are not shown; they can be there once the markup is gone.
fn trim(line: &mut Line) {
    while line.chars.last().is_some_and(|&c| is_blank(c)) {
        line.chars.pop();
        line.at.pop();
    }
    let blanks = line.chars.iter().take_while(|&&c| is_blank(c)).count();
    line.chars.drain(..blanks);
    line.at.drain(..blanks);
}

fn whole_line_marks(line: &mut Line, text: &str) {
    if line.mark != Mark::None {
        return;
    }
    if text.len() > 4 && text.starts_with("**") && text.ends_with("**") && text.matches("**").count() == 2 {
        line.mark = Mark::Bold;
    } else if let Some(length) = text.strip_prefix("**").and_then(|rest| rest.find("**")) {
        line.bold = line.start + "**".len() + length;
    } else if let ([open, .., close], true) = (line.chars.as_slice(), line.chars.len() > 3)
        && (*open, *close) == ('【', '】')
        && line.chars.iter().filter(|&&c| c == '【').count() == 1
    {
        line.mark = Mark::Boxed;
        unbox(line);
    } else if let ['*', next, .., '*'] = line.chars.as_slice()
        && !is_blank(*next)
        && line.chars.iter().filter(|&&c| c == '*').count() == 2
    {
        unbox(line);
    }
}

/// The box around a heading is its mark and not part of its words; so are the stars around what was written in italics.
fn unbox(line: &mut Line) {
    for end in [0, line.chars.len() - 1] {
        let at = line.byte(end);
        let length = line.chars.get(end).map_or(0, |c| c.len_utf8());
        line.stripped.push(Span::new(at, at + length));
    }
    line.stripped.sort_unstable();
    line.chars = line.chars.get(1..line.chars.len() - 1).unwrap_or_default().to_vec();
    line.at = line.at.get(1..line.at.len() - 1).unwrap_or_default().to_vec();
    trim(line);
}

/// Bytes of markup at the head of `rest`, 0 if there is none. `first`: nothing of the line has been shown yet.
fn markup(rest: &str, first: bool, line: &mut Line) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'#') if first => {
            let level = bytes.iter().take_while(|&&b| b == b'#').count();
            // `#77桩` and `#1机组` are words; a heading has a blank or Han after its marks.
            if level > 6 || bytes.get(level).is_none_or(u8::is_ascii_alphanumeric) {
                return 0;
            }
            line.mark = Mark::Level(level as u8);
            level
        }
        Some(b'`') if first && rest.starts_with("```") => {
            3 + bytes.iter().skip(3).take_while(|b| b.is_ascii_alphanumeric()).count()
        }
        Some(b'*') if rest.starts_with("**") && !is_masked(rest, line) => 2,
        Some(b'-' | b'*' | b'+' | b'>') if first && bytes.get(1) == Some(&b' ') => {
            line.listed = true;
            2
        }
        Some(b'_') if rest.starts_with("__") => 2,
        Some(b'<') => {
            if let Some((length, says)) = tags::grounding(rest) {
                line.says = says.or(line.says);
                return length;
            }
            let length = tags::remark(rest).max(tag(bytes));
            match tags::named(rest).filter(|_| length > 0) {
                // What closes above the words of a line ended what stood above.
                Some(says) if first && (says != Says::Block || rest.starts_with("</")) => {
                    line.says = Some(says);
                }
                Some(says) if first => line.says = line.says.or(Some(says)),
                Some(_) => line.closes |= rest.starts_with("</"),
                None => {}
            }
            line.table |= length > 0
                && matches!(bytes, [b'<', b't' | b'T', b'd' | b'h' | b'r' | b'D' | b'H' | b'R', ..]);
            if let (true, Some(b'h' | b'H'), Some(level @ b'1'..=b'6')) =
                (first && length > 3, bytes.get(1), bytes.get(2))
            {
                line.mark = Mark::Level(level - b'0');
            }
            length
        }
        Some(b'&') => ["&nbsp;", "&ensp;", "&emsp;", "&#12288;", "&#160;"]
            .iter()
            .find(|entity| rest.starts_with(**entity))
            .map_or(0, |entity| entity.len()),
        Some(b'!') => image(bytes),
        _ => 0,
    }
}

/// `139****6218`: stars between figures hide others and mark nothing.
fn is_masked(rest: &str, line: &Line) -> bool {
    let after = rest.trim_start_matches('*').chars().next();
    line.chars.last().is_some_and(|c| c.is_ascii_digit() || *c == '*')
        && after.is_some_and(|c| c.is_ascii_digit())
}

/// Bytes of a backslash that is no print: the sign before an escaped one, the brackets of a formula, the name of a font in it; 0 for
/// any other backslash.
fn escape(rest: &str) -> usize {
    const FONTS: [&str; 4] = ["\\text{", "\\mathrm{", "\\mathbf{", "\\textbf{"];
    match rest.as_bytes().get(1) {
        Some(b'(' | b')' | b'[' | b']') => 2,
        Some(sign) if sign.is_ascii_punctuation() => 1,
        _ => FONTS.iter().find(|font| rest.starts_with(**font)).map_or(0, |font| font.len()),
    }
}

/// Length of an HTML tag, also of one the transcription cut off at the line's end; 0 if it is none.
fn tag(bytes: &[u8]) -> usize {
    const LONGEST: usize = 200;
    let name = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    for (length, byte) in bytes.iter().enumerate().skip(name).take(LONGEST) {
        match byte {
            b'>' => return length + 1,
            b'<' => return 0,
            // A comparison such as `a<b，则` is text: a tag holds no Han.
            b if !b.is_ascii() => return 0,
            _ => {}
        }
    }
    if bytes.len() <= 8 { bytes.len() } else { 0 }
}

/// Length of a markdown image, `![words](address)`, 0 if it is none.
fn image(bytes: &[u8]) -> usize {
    const WORDS: usize = 200;
    const ADDRESS: usize = 400;
    let Some(inner) = bytes.strip_prefix(b"![") else { return 0 };
    let Some(words) = inner.windows(2).take(WORDS).position(|pair| pair == b"](") else { return 0 };
    let address = inner.iter().skip(words).take(ADDRESS).position(|byte| *byte == b')');
    address.map_or(0, |address| 2 + words + address + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, Mark) {
        let lines = read(text);
        let line = lines.first().cloned().unwrap_or_default();
        (line.chars.iter().collect(), line.mark)
    }

    #[test]
    fn markup_is_taken_out_and_remembered() {
        for (line, text, mark) in [
            ("## 暑期少儿实践", "暑期少儿实践", Mark::Level(2)),
            ("#标题无空格", "标题无空格", Mark::Level(1)),
            ("#77桩顺利钻进", "#77桩顺利钻进", Mark::None),
            ("**本报讯** 近日", "本报讯 近日", Mark::None),
            ("**全县防汛会议召开**", "全县防汛会议召开", Mark::Bold),
            ("【抢抓农时保春耕】", "抢抓农时保春耕", Mark::Boxed),
            ("后拿不到货。</p", "后拿不到货。", Mark::None),
            ("<p>货源&nbsp;充足</p>", "货源充足", Mark::None),
            ("若a<b，则不成立", "若a<b，则不成立", Mark::None),
            ("丰收在望![插秧](images/3.jpg)", "丰收在望", Mark::None),
            ("太好了![", "太好了![", Mark::None),
            ("<tr><td>面粉</td><td>1.30</td></tr>", "面粉 1.30", Mark::None),
            (r#"降幅\(40\%\)，\"空壳村\"摘帽"#, "降幅40%，\"空壳村\"摘帽", Mark::None),
            (r"$\text{面积}$三亩", "面积三亩", Mark::None),
            ("```markdown", "", Mark::None),
            ("电话：139****6218", "电话：139****6218", Mark::None),
            ("投资**12**亿元", "投资12亿元", Mark::None),
            (r"C:\本地", r"C:\本地", Mark::None),
            ("　　本报\u{202E}讯\u{1}", "本报讯", Mark::None),
        ] {
            assert_eq!(shown(line), (text.to_owned(), mark), "{line}");
        }
    }

    #[test]
    fn gaps_count_blank_lines_whatever_ends_them() {
        let gaps: Vec<u32> = read("甲\r\n\r\n乙\r丙\n \u{3000}\n\n丁").iter().map(|line| line.gap).collect();
        assert_eq!(gaps, [0, 1, 0, 2]);
    }
}
