//! What one takes away of a story: its text, a quotation, a citation, a page of Markdown, a row of a table. Pure text; knows no clipboard
//! and no file.
//!
//! What is taken away is the same in every interface language: it is about a Chinese newspaper, and two people should get the same bytes.

pub mod bibtex;
pub mod cite;
pub mod markdown;
pub mod plain;
pub mod quote;
pub mod ris;
pub mod row;

use crate::story::{Block, Page, Passage, RepairKind, Role, Story};
use crate::text::{is_blank, is_hidden};

/// A story, or a passage of it, with the page it stands on.
#[derive(Debug, Clone, Copy)]
pub struct Excerpt<'a> {
    /// The page.
    pub page: &'a Page,
    /// The story.
    pub story: &'a Story,
    /// The passage; none for the whole story.
    pub passage: Option<Passage>,
}

/// What stories are made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Markdown with a note on where each story is from.
    Markdown,
    /// Plain text.
    Text,
    /// JSON Lines: a story a line, with all its facts.
    Lines,
    /// A table for spreadsheets.
    Csv,
    /// Citations by GB/T 7714—2015.
    Gbt,
    /// Citations for LaTeX.
    Bibtex,
    /// Citations for reference managers.
    Ris,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 7] =
        [Self::Markdown, Self::Text, Self::Lines, Self::Csv, Self::Gbt, Self::Bibtex, Self::Ris];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Lines => "jsonl",
            Self::Csv => "csv",
            Self::Gbt => "gbt",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
        }
    }

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Gbt => "txt",
            Self::Bibtex => "bib",
            _ => self.name(),
        }
    }

    /// The form a file's name asks for by its ending.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::ALL.into_iter().find(|form| form.ending().eq_ignore_ascii_case(ending))
    }

    /// Whether each story can be a file of its own.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Markdown | Self::Text)
    }
}

impl<'a> Excerpt<'a> {
    /// A whole story.
    pub fn of(page: &'a Page, story: &'a Story) -> Self {
        Self { page, story, passage: None }
    }

    /// First and last line of the page, from 1, on which the story stands, or its passage; none where the page's text is not known.
    pub fn lines(&self) -> Option<(usize, usize)> {
        let in_passage =
            |n: usize, len: usize| self.passage.is_none_or(|passage| passage.within(n, len).is_some());
        let blocks = self.story.blocks.iter().enumerate();
        let spans = || {
            let told = blocks.clone().filter(|(n, block)| in_passage(*n, block.text.len()));
            told.flat_map(|(_, block)| &block.spans)
        };
        let line = |byte: usize| Some(1 + self.page.text.get(..byte)?.matches('\n').count());
        let first = spans().map(|span| span.start).min()?;
        let last = spans().map(|span| span.end).max()?;
        if self.page.text.is_empty() {
            return None;
        }
        // A span may end behind the end of its line.
        let end = self.page.text.get(..last)?.trim_end().len().max(first);
        Some((line(first)?, line(end)?))
    }

    /// The blocks of the story, or what the passage has of them: the role and the words of each.
    pub fn blocks(&self) -> Vec<(Role, String)> {
        let words = |(n, block): (usize, &Block)| {
            let range = match &self.passage {
                Some(passage) => passage.within(n, block.text.len())?,
                None => 0..block.text.len(),
            };
            let words = clean(block.text.get(range)?);
            (!words.is_empty()).then_some((block.role, words))
        };
        self.story.blocks.iter().enumerate().filter_map(words).collect()
    }

    /// How many times the story was mended, markup that was taken out not counted.
    pub fn repairs(&self) -> usize {
        self.story.repairs(self.page).filter(|repair| repair.kind != RepairKind::Stripped).count()
    }

    /// What is not as the page prints it, in a few words each.
    fn doubts(&self) -> impl Iterator<Item = &'static str> + use<> {
        let doubts = [
            (self.page.paper.basis.is_guess(), "报纸为推断"),
            (self.page.date.basis.is_guess(), "日期为推断"),
            (self.story.headline.is_none(), "原文无题"),
        ];
        doubts.into_iter().filter(|(is, _)| *is).map(|(_, said)| said)
    }

    /// The headline, or in brackets how a story without one begins; and whether it has one.
    pub fn title(&self) -> (String, bool) {
        match &self.story.headline {
            Some(headline) => (clean(headline), true),
            None => (beginning(self.story.head()), false),
        }
    }

    /// A name for a file with this story, without an ending: its day and its title, fit for every file system.
    pub fn file_name(&self) -> String {
        let (title, _) = self.title();
        let part = |text: &str, most: usize| -> String {
            let is_free = |c: &char| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c);
            let plain: String = text.chars().filter(is_free).take(most).collect();
            plain.trim().trim_end_matches(['.', '…']).trim_start_matches(['.', '-', '~']).to_owned()
        };
        let date = self.page.date.value.as_deref().map(|date| part(date, 10)).unwrap_or_default();
        // Some systems take names of 255 bytes at most; forty Han characters are half of that.
        let name = [date, part(&title, 40)].join(" ").trim().to_owned();
        if name.is_empty() { part(&self.story.id, 16) } else { name }
    }

    /// Whose work it is, each name once: the reporters and authors, else the photographers, else the wire service.
    pub fn authors(&self) -> Vec<&'a str> {
        let wrote =
            |role: &str| !["摄影", "摄", "编辑", "责编", "责任编辑", "美编", "校对", "图"].contains(&role);
        let named = |is: fn(&str) -> bool| {
            let mut names: Vec<&str> = Vec::new();
            for byline in self.story.bylines.iter().filter(|byline| is(&byline.role)) {
                if !names.contains(&byline.name.as_str()) {
                    names.push(&byline.name);
                }
            }
            names
        };
        let writers = named(wrote);
        // The author of a photo is whoever took it.
        let names = if writers.is_empty() { named(|role| role.starts_with('摄')) } else { writers };
        if names.is_empty() { self.story.wire.as_deref().into_iter().collect() } else { names }
    }
}

/// A text without what must not be shown, on one line: line ends and tabs become blanks.
fn clean(text: &str) -> String {
    let shown = text.trim().chars().filter(|c| !is_hidden(*c) || matches!(c, '\n' | '\t'));
    shown.map(|c| if matches!(c, '\n' | '\t' | '\u{A0}') { ' ' } else { c }).collect()
}

/// The first words of a text, up to a pause.
fn beginning(text: &str) -> String {
    const MOST: usize = 20;
    let text = clean(text);
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or_default();
    let pause = head.rfind(['，', '。', '；', '：', ',']).filter(|at| *at > 0);
    let cut = if end == text.len() { end } else { pause.unwrap_or(end) };
    let head = text.get(..cut).unwrap_or_default().trim_end_matches(['。', '，']);
    if cut < text.len() { format!("{head}…") } else { head.to_owned() }
}

/// How many characters a text has that are not blank.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}

#[cfg(test)]
mod tests;
