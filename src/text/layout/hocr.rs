//! hOCR (Tesseract and others): HTML whose classes say what is an area, a paragraph, a line, a word.

use super::{Block, Line, Place, Tag, Tags, tags};
use std::collections::HashMap;

/// Whether a file of HTML is one.
pub(super) fn is_hocr(source: &str) -> bool {
    ["ocr_page", "ocr_line", "ocrx_word"].iter().any(|class| source.contains(class))
}

/// The blocks of a file, and what is wrong with it.
pub(super) fn read(source: &str) -> (Vec<Block>, Option<String>) {
    let mut hocr = Hocr::default();
    let fault = tags::walk(source, &mut hocr);
    hocr.end_block();
    (hocr.blocks, fault)
}

#[derive(Default)]
struct Hocr {
    blocks: Vec<Block>,
    block: Block,
    line: Line,
    /// Whether the block is a heading by its own class, and not by that of a line.
    is_title: bool,
    /// Whether a blank stands between what was read and what comes.
    gap: bool,
    /// The tags that are open, and what they are.
    open: Vec<(String, Part)>,
    /// How many of each name are open, and how many hide what stands in them: a file may leave every tag open.
    names: HashMap<String, usize>,
    hidden: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Block,
    Line,
    Word,
    /// Not shown: the title of the file, scripts.
    Hidden,
    Other,
}

/// Tags of HTML that never close.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

impl Hocr {
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.text.trim().is_empty() {
            self.block.lines.push(line);
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        let block = std::mem::take(&mut self.block);
        if !block.lines.is_empty() {
            self.blocks.push(block);
        }
    }

    fn end(&mut self, part: Part) {
        match part {
            Part::Block => {
                self.end_block();
                self.is_title = false;
            }
            Part::Line => self.end_line(),
            Part::Word => self.gap = true,
            Part::Hidden | Part::Other => {}
        }
    }
}

impl Tags for Hocr {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.to_lowercase();
        if name == "br" {
            self.end_line();
        }
        if VOID.contains(&name.as_str()) {
            return;
        }
        let class = tag.get("class").unwrap_or_default();
        let is = |names: &[&str]| class.split_whitespace().any(|class| names.contains(&class));
        let part = if matches!(name.as_str(), "head" | "script" | "style") {
            Part::Hidden
        } else if is(&[
            "ocr_page",
            "ocr_carea",
            "ocr_par",
            "ocr_caption",
            "ocr_title",
            "ocr_chapter",
            "ocr_section",
        ]) || matches!(name.as_str(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        {
            Part::Block
        } else if is(&["ocr_line", "ocrx_line", "ocr_textfloat", "ocr_header"]) {
            Part::Line
        } else if is(&["ocrx_word"]) {
            Part::Word
        } else {
            Part::Other
        };
        self.end(part);
        match part {
            Part::Block => {
                self.block.is_paragraph = is(&["ocr_par"]) || name == "p";
                self.is_title = is(&["ocr_title", "ocr_chapter", "ocr_section"])
                    || matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                self.block.is_heading = self.is_title;
            }
            Part::Line => {
                // Tesseract calls a line of large type a header; what is below it in the same paragraph is none.
                let is_heading = self.is_title || is(&["ocr_header"]);
                if is_heading != self.block.is_heading && !self.block.lines.is_empty() {
                    let is_paragraph = self.block.is_paragraph;
                    self.end_block();
                    self.block.is_paragraph = is_paragraph;
                }
                self.block.is_heading = is_heading;
                self.line.place = tag.get("title").and_then(|title| place(&title));
            }
            Part::Word | Part::Hidden | Part::Other => {}
        }
        self.hidden += usize::from(part == Part::Hidden);
        *self.names.entry(name.clone()).or_default() += 1;
        self.open.push((name, part));
    }

    fn close(&mut self, name: &str) {
        let name = name.to_lowercase();
        if self.names.get(&name).is_none_or(|open| *open == 0) {
            return;
        }
        // What was never closed closes with what is around it.
        while let Some((open, part)) = self.open.pop() {
            if let Some(count) = self.names.get_mut(&open) {
                *count -= 1;
            }
            self.hidden -= usize::from(part == Part::Hidden);
            self.end(part);
            if open == name {
                break;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for (n, word) in text.split(char::is_whitespace).enumerate() {
            self.gap |= n > 0;
            if word.is_empty() {
                continue;
            }
            if std::mem::take(&mut self.gap) {
                self.line.push(word);
            } else {
                self.line.text.push_str(word);
            }
        }
    }
}

/// The `bbox` among the properties of a title: `bbox 10 20 300 50; baseline 0 -5`.
fn place(title: &str) -> Option<Place> {
    let numbers = title.split(';').find_map(|property| property.trim().strip_prefix("bbox "))?;
    let numbers: Vec<f32> = numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    Place::around(&numbers).filter(|_| numbers.len() == 4)
}
