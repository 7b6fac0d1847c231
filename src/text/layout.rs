//! Layout files to text: ALTO, PAGE and hOCR say where each line of a scan stands; here they become what a transcription of the page
//! would be. Knows no files and no newspapers.
//!
//! The order is the file's own: its reading order where it gives one, else the order in which it lists its blocks. Blocks are parted by
//! a blank line, a heading begins with `#`, and the lines of a paragraph are put together where their places show that they are one.

use self::tags::{Tag, Tags};
use super::is_han;

mod alto;
mod hocr;
mod page;
mod tags;

/// What came of reading a layout file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The format: `ALTO`, `PAGE` or `hOCR`.
    pub format: &'static str,
    /// The text of the page.
    pub text: String,
    /// What is wrong with the file, as a sentence: it breaks off, or is no XML from some place on. What stands before it was read.
    pub fault: Option<String>,
}

/// Whether bytes begin as a file of tags does, in whatever encoding: with `<`, after a byte order mark and blanks.
pub fn is_markup(bytes: &[u8]) -> bool {
    let blank = |b: &&u8| !matches!(**b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | b' ' | b'\t' | b'\r' | b'\n');
    bytes.iter().take(64).find(blank) == Some(&b'<')
}

/// Reads a layout file, told by its content; none if it is something else.
pub fn read(source: &str) -> Option<Layout> {
    let (format, (blocks, fault)) = match tags::root(source)?.as_str() {
        "alto" => ("ALTO", alto::read(source)),
        "PcGts" => ("PAGE", page::read(source)),
        "html" if hocr::is_hocr(source) => ("hOCR", hocr::read(source)),
        _ => return None,
    };
    Some(Layout { format, text: write(&blocks), fault })
}

/// A block of a page.
#[derive(Debug, Clone, Default, PartialEq)]
struct Block {
    /// Its name in the file; empty where it has none.
    id: String,
    is_heading: bool,
    /// Whether the file says that it is one paragraph.
    is_paragraph: bool,
    /// Whether what follows goes on in the same line: a large first letter.
    goes_on: bool,
    lines: Vec<Line>,
}

/// A printed line.
#[derive(Debug, Clone, Default, PartialEq)]
struct Line {
    text: String,
    place: Option<Place>,
}

/// Where a line stands: left, top, right, bottom, in whatever unit.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place([f32; 4]);

impl Place {
    /// The smallest place around points: x, y, x, y, …
    fn around(numbers: &[f32]) -> Option<Self> {
        let side = |n: usize, choose: fn(f32, f32) -> f32| {
            numbers.iter().skip(n).step_by(2).copied().filter(|x| x.is_finite()).reduce(choose)
        };
        Some(Self([side(0, f32::min)?, side(1, f32::min)?, side(0, f32::max)?, side(1, f32::max)?]))
    }

    /// Where it begins and ends in the direction of reading; a line that is much higher than wide runs from top to bottom.
    fn run(self) -> (f32, f32) {
        let [left, top, right, bottom] = self.0;
        if bottom - top > 2.0 * (right - left) { (top, bottom) } else { (left, right) }
    }
}

impl Line {
    /// Adds a word. Blanks stand only between words that are not Chinese.
    fn push(&mut self, word: &str) {
        let (before, after) = (self.text.chars().next_back(), word.chars().next());
        let wide = |c: Option<char>| c.is_none_or(|c| is_wide(c) || c.is_whitespace());
        if !wide(before) && !wide(after) {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }
}

/// Whether a character is set solid, with no blanks around it: Chinese characters and their punctuation.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{2014}'..='\u{2026}' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '·')
}

/// Puts blocks into an order of names; those it does not name follow in the order they have.
fn arrange(blocks: Vec<Block>, order: &[String]) -> Vec<Block> {
    let places: std::collections::HashMap<&str, usize> =
        order.iter().enumerate().rev().map(|(n, id)| (id.as_str(), n)).collect();
    let mut blocks = blocks;
    blocks.sort_by_key(|block| places.get(block.id.as_str()).copied().unwrap_or(usize::MAX));
    blocks
}

fn write(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut goes_on = false;
    for block in blocks {
        let paragraphs = paragraphs(block);
        if paragraphs.is_empty() {
            continue;
        }
        if !text.is_empty() && !goes_on {
            text.push_str("\n\n");
        }
        if block.is_heading && !goes_on {
            text.push_str("# ");
        }
        text.push_str(&paragraphs.join("\n"));
        goes_on = block.goes_on;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The paragraphs of a block. Where the lines have places, one begins at a line that is set in, and after a line that ends early; where
/// they have none, each line stands as it is, and the cutter sees what belongs together.
fn paragraphs(block: &Block) -> Vec<String> {
    let lines: Vec<&Line> = block.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let is_one = block.is_paragraph || block.is_heading;
    let runs: Option<Vec<(f32, f32)>> = lines.iter().map(|line| line.place.map(Place::run)).collect();
    if runs.is_none() && !is_one {
        return lines.iter().map(|line| line.text.trim().to_owned()).collect();
    }
    let begins =
        if is_one { vec![false; lines.len()] } else { beginnings(&lines, &runs.unwrap_or_default()) };
    let mut paragraphs: Vec<Line> = Vec::new();
    for (line, begins) in lines.iter().zip(begins) {
        match paragraphs.last_mut().filter(|_| !begins) {
            Some(paragraph) => paragraph.push(line.text.trim()),
            None => paragraphs.push(Line { text: line.text.trim().to_owned(), place: None }),
        }
    }
    paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

/// Whether each line begins a paragraph. A character and a half tells an indent from a scan that is askew.
fn beginnings(lines: &[&Line], runs: &[(f32, f32)]) -> Vec<bool> {
    const INDENT: f32 = 1.5;
    let mut widths: Vec<f32> = (lines.iter().zip(runs))
        .map(|(line, (start, end))| (end - start) / line.text.trim().chars().count().max(1) as f32)
        .collect();
    widths.sort_by(f32::total_cmp);
    let width = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
    let left = runs.iter().map(|run| run.0).fold(f32::INFINITY, f32::min);
    let right = runs.iter().map(|run| run.1).fold(f32::NEG_INFINITY, f32::max);
    let is_in = |n: usize| runs.get(n).is_some_and(|run| run.0 - left > INDENT * width);
    let is_short = |n: usize| runs.get(n).is_some_and(|run| right - run.1 > INDENT * width);
    (0..lines.len()).map(|n| n > 0 && (is_short(n - 1) || is_in(n) && !is_in(n - 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_by_their_places() {
        let line = |text: &str, start: f32, end: f32| Line {
            text: text.to_owned(),
            place: Some(Place([start, 0.0, end, 10.0])),
        };
        let block = |lines| Block { lines, ..Block::default() };
        let text = write(&[block(vec![
            line("本报讯 昨日", 20.0, 80.0),
            line("全县召开了会议，", 0.0, 80.0),
            line("到会百人。", 0.0, 50.0),
            line("会议指出，要", 20.0, 80.0),
            line("抓好落实。", 0.0, 50.0),
        ])]);
        assert_eq!(text, "本报讯 昨日全县召开了会议，到会百人。\n会议指出，要抓好落实。\n");
        let unplaced = Line { text: "一".to_owned(), place: None };
        assert_eq!(write(&[block(vec![unplaced.clone(), unplaced])]), "一\n一\n");
    }

    #[test]
    fn blanks_stand_between_foreign_words_only() {
        let mut line = Line::default();
        for word in ["GDP", "growth", "增长", "3%", "，", "ok"] {
            line.push(word);
        }
        assert_eq!(line.text, "GDP growth增长3%，ok");
    }

    #[test]
    fn what_was_never_closed_is_not_lost() {
        let text = |source: &str| read(source).map(|layout| layout.text).unwrap_or_default();
        let line = |text: &str| format!("<TextLine><Word><TextEquiv><Unicode>{text}</Unicode></TextEquiv>");
        let page = format!(
            "<PcGts><TextRegion>{}</TextRegion><TextRegion>{}{}</TextRegion></PcGts>",
            line("甲"),
            line("乙"),
            line("丙")
        );
        assert_eq!(text(&page), "甲\n\n乙\n丙\n");
        let hocr =
            "<html><p class='ocr_par'><b><i>甲</p></u><p>乙<span class='ocrx_word'>ab</span><span>cd</html>";
        assert_eq!(text(hocr), "甲\n\n乙ab cd\n");
    }

    /// Tags that never close, and as many that close nothing: the whole of it is read, each tag once.
    #[test]
    fn tags_within_tags_are_read_once() {
        const DEEP: usize = 40_000;
        let nest = |tag: &str, inner: &str| format!("{}{inner}", format!("<{tag}>").repeat(DEEP));
        let hocr = nest("i", &"甲</u>".repeat(DEEP));
        let layout = read(&format!("<html class='ocr_page'>{hocr}")).unwrap();
        assert_eq!(layout.text.trim_end(), "甲".repeat(DEEP));
        let words = "<TextEquiv><Unicode>甲</Unicode></TextEquiv>";
        let order = nest("OrderedGroup", &"<RegionRef regionRef='a'/>".repeat(DEEP))
            + &"</OrderedGroup>".repeat(DEEP);
        let source = format!("<PcGts>{order}<TextRegion id='a'>{}</TextRegion></PcGts>", nest("Word", words));
        assert_eq!(read(&source).unwrap().text, "甲\n");
    }

    #[test]
    fn what_is_no_layout_is_none() {
        for text in ["", "<", "# 甲", "<html><body>甲</body></html>", "<mets/>", "<a", "<!DOCTYPE x ["] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(is_markup(b"\xEF\xBB\xBF\n<?xml") && is_markup(b"\xFF\xFE<\0") && !is_markup(b"# <"));
    }
}
