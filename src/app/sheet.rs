//! The page as it lies: each line of the source, the story it went to or why it was set aside, and the corrections made by hand.
//! Knows no colour.

use super::prompt::Prompt;
use super::reader::mends::{in_words, places};
use crate::parse::ledger::{Owner, Part, parts};
use crate::parse::overlay::{Anchor, Correction, is_date};
use crate::story::{Block, Page, RepairKind, Span, Story};
use crate::text::is_blank;
use crate::text::wrap::wrap;
use std::ops::Range;
use std::sync::Arc;

/// Cells before the text: the letter of the story, the mark of a repair, the number of the line; and free cells after it.
pub const GUTTER: usize = 11;
const EDGE: usize = 2;

/// What is asked of the reader, who types the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The newspaper's name.
    Paper,
    /// The day of publication.
    Date,
}

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the page, from 1; only on the line's first row.
    pub number: Option<usize>,
    /// The row's text, by owner; none for a stretch of blanks.
    pub parts: Vec<(Range<usize>, Option<Owner>)>,
    /// How the line was mended, for the margin, and the repair's number on the page.
    pub repair: Option<(RepairKind, usize)>,
}

impl Row {
    /// Who has the row: the owner of its first letters.
    pub fn owner(&self) -> Option<Owner> {
        self.parts.iter().find_map(|(_, owner)| *owner)
    }

    /// Where the row begins on the page.
    fn start(&self) -> Option<usize> {
        self.parts.iter().find(|(_, owner)| owner.is_some()).map(|(range, _)| range.start)
    }
}

/// A paragraph picked up.
#[derive(Debug, Clone)]
struct Carried {
    anchor: Anchor,
    spans: Vec<Span>,
    /// The id of the story it is in.
    home: String,
}

/// What became of a paragraph to be moved.
#[derive(Debug, PartialEq)]
pub enum Carry {
    /// It is in hand now.
    Taken,
    /// It is to go into another story.
    To(Correction),
    /// It is in this story already.
    Home,
    /// This line is in no story.
    Nowhere,
}

/// State of the sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    page: Option<Arc<Page>>,
    rows: Vec<Row>,
    cursor: usize,
    top: usize,
    width: usize,
    height: usize,
    /// The paragraph picked up to be moved.
    carried: Option<Carried>,
    /// The repair of the line under the cursor in words.
    mend: Option<String>,
    /// What is being asked, and the answer as far as it is typed.
    asked: Option<(Asked, Prompt)>,
}

impl Sheet {
    /// Lays out a page with the cursor where a story begins. The same page keeps its cursor.
    pub fn lay(&mut self, page: Arc<Page>, nth: Option<usize>) {
        let same = self.page.as_ref().is_some_and(|old| old.text == page.text);
        let at = if same { self.place() } else { None };
        self.page = Some(page);
        self.set();
        let begins = |row: &Row| matches!(row.owner(), Some(Owner::Story(n, _)) if Some(n) == nth);
        let row = match at {
            Some(at) => self.rows.iter().position(|row| row.start() >= Some(at)),
            None => self.rows.iter().position(begins),
        };
        // What was carried is put down when the page shows it elsewhere: then the correction was made.
        let carried = self.carried.take().filter(|_| same);
        self.carried =
            carried.filter(|c| self.home(c.anchor.at).is_some_and(|(story, _)| story.id == c.home));
        self.cursor = row.unwrap_or(0);
        self.reveal();
    }

    /// Sets the size of the pane.
    pub fn resize(&mut self, width: usize, height: usize) {
        let at = self.place();
        (self.width, self.height) = (width, height);
        self.set();
        self.cursor = self.rows.iter().position(|row| row.start() >= at && at.is_some()).unwrap_or(0);
        self.reveal();
    }

    /// The page.
    pub fn page(&self) -> Option<&Arc<Page>> {
        self.page.as_ref()
    }

    /// The rows on view; the first has this number among all rows.
    pub fn visible(&self) -> (usize, &[Row]) {
        let end = (self.top + self.height).min(self.rows.len());
        (self.top, self.rows.get(self.top..end).unwrap_or_default())
    }

    /// The row the cursor is on.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Rows read and all rows.
    pub fn progress(&self) -> (usize, usize) {
        ((self.top + self.height).min(self.rows.len()), self.rows.len())
    }

    /// The words picked up to be moved.
    pub fn carried(&self) -> Option<&str> {
        self.carried.as_ref().map(|carried| carried.anchor.words.as_str())
    }

    /// Whether a row is of the paragraph that was picked up.
    pub fn is_carried(&self, row: &Row) -> bool {
        let spans = self.carried.iter().flat_map(|carried| &carried.spans);
        row.start().is_some_and(|at| spans.into_iter().any(|span| (span.start..span.end).contains(&at)))
    }

    /// Who has the line under the cursor.
    pub fn owner(&self) -> Option<Owner> {
        self.row()?.owner()
    }

    /// The repair of the line under the cursor in words.
    pub fn mend(&self) -> Option<&str> {
        self.mend.as_deref()
    }

    /// What is being asked, and the answer as far as it is typed.
    pub fn asked(&self) -> Option<(Asked, &Prompt)> {
        self.asked.as_ref().map(|(asked, answer)| (*asked, answer))
    }

    /// Asks for the paper's name or the day; what is known so far stands in the box.
    pub fn ask(&mut self, asked: Asked) {
        let Some(page) = &self.page else { return };
        let known = match asked {
            Asked::Paper => &page.paper.name,
            Asked::Date => &page.date.value,
        };
        let mut answer = Prompt::default();
        answer.insert(known.as_deref().unwrap_or_default());
        self.asked = Some((asked, answer));
    }

    /// The box of the answer.
    pub fn answer_box(&mut self) -> Option<&mut Prompt> {
        self.asked.as_mut().map(|(_, answer)| answer)
    }

    /// Closes the box and makes a correction of the answer; leaves it open where it is none, such as a date that is no date.
    pub fn answered(&mut self) -> Option<Correction> {
        let (asked, answer) = self.asked.as_ref()?;
        let answer = answer.text().trim().to_owned();
        let correction = match asked {
            Asked::Paper => (!answer.is_empty()).then_some(Correction::Paper(answer)),
            Asked::Date => is_date(&answer).then_some(Correction::Date(answer)),
        }?;
        self.asked = None;
        Some(correction)
    }

    /// Closes the box without an answer.
    pub fn stop_asking(&mut self) {
        self.asked = None;
    }

    /// Moves the cursor; gaps are stepped over.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        let mut at = self.cursor.saturating_add_signed(by).min(last);
        let way = by.signum();
        while self.rows.get(at).is_some_and(|row| row.parts.is_empty()) && at > 0 && at < last {
            at = at.saturating_add_signed(way);
        }
        self.cursor = at;
        self.reveal();
    }

    /// Moves by half a screen, so many times.
    pub fn page_by(&mut self, halves: isize) {
        self.step(halves * (self.height / 2).max(1) as isize);
    }

    /// Goes to the first or the last row.
    pub fn go_end(&mut self, last: bool) {
        self.cursor = if last { self.rows.len().saturating_sub(1) } else { 0 };
        self.reveal();
    }

    /// The story, by its number on the page, of the line under the cursor.
    pub fn story(&self) -> Option<usize> {
        match self.row()?.owner()? {
            Owner::Story(nth, _) => Some(nth),
            Owner::Aside(_) => None,
        }
    }

    /// A story begins at the line under the cursor.
    pub fn split(&self) -> Option<Correction> {
        Some(Correction::Split(self.anchor(self.line_start()?)?))
    }

    /// The story under the cursor belongs to the one above it; the first on the page to none.
    pub fn merge(&self) -> Option<Correction> {
        self.story().filter(|nth| *nth > 0)?;
        Some(Correction::Merge(self.story_anchor()?))
    }

    /// What is under the cursor was no duplicate.
    pub fn keep(&self) -> Option<Correction> {
        let aside = matches!(self.row()?.owner()?, Owner::Aside(_));
        aside.then(|| Some(Correction::Keep(self.anchor(self.place()?)?)))?
    }

    /// Picks up the paragraph under the cursor, or asks to put the one picked up into the story under the cursor. It stays in hand until
    /// the page shows it there, or until it is put down.
    pub fn carry(&mut self) -> Carry {
        let Some(here) = self.place().and_then(|at| self.home(at)) else { return Carry::Nowhere };
        if let Some(carried) = &self.carried {
            if here.0.id == carried.home {
                return Carry::Home;
            }
            let to = self.story_anchor();
            return to.map_or(Carry::Nowhere, |to| Carry::To(Correction::Move(carried.anchor.clone(), to)));
        }
        let (home, spans) = (here.0.id.clone(), here.1.spans.clone());
        let start = spans.iter().map(|span| span.start).min();
        let Some(anchor) = start.and_then(|at| self.anchor(at)) else { return Carry::Nowhere };
        self.carried = Some(Carried { anchor, spans, home });
        Carry::Taken
    }

    /// Puts down what was picked up, where it was.
    pub fn drop_carried(&mut self) -> bool {
        self.carried.take().is_some()
    }

    fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// Where the text under the cursor begins.
    fn place(&self) -> Option<usize> {
        self.row()?.start()
    }

    /// Where the whole line under the cursor begins.
    fn line_start(&self) -> Option<usize> {
        self.line_row()?.start()
    }

    /// The first row of the line under the cursor.
    fn line_row(&self) -> Option<&Row> {
        self.rows.get(..=self.cursor)?.iter().rev().find(|row| row.number.is_some())
    }

    /// The story and the block that have a place.
    fn home(&self, at: usize) -> Option<(&Story, &Block)> {
        let holds = |block: &&Block| block.spans.iter().any(|span| (span.start..span.end).contains(&at));
        self.page.as_ref()?.stories.iter().find_map(|story| Some((story, story.blocks.iter().find(holds)?)))
    }

    fn anchor(&self, at: usize) -> Option<Anchor> {
        Some(Anchor::new(self.page.as_ref()?, at))
    }

    /// The anchor of the beginning of the story under the cursor.
    fn story_anchor(&self) -> Option<Anchor> {
        let story = self.page.as_ref()?.stories.get(self.story()?)?;
        self.anchor(story.blocks.first()?.spans.first()?.start)
    }

    fn reveal(&mut self) {
        let last = self.rows.len().saturating_sub(self.height);
        self.top =
            self.top.clamp((self.cursor + 1).saturating_sub(self.height.max(1)), self.cursor).min(last);
        let repair = self.line_row().and_then(|row| row.repair);
        let nth = self.story().unwrap_or(usize::MAX);
        self.mend = repair.and_then(|(_, n)| Some(in_words(self.page.as_ref()?, nth, n)));
    }

    /// Lays out the rows anew.
    fn set(&mut self) {
        self.rows.clear();
        let Some(page) = &self.page else { return };
        let width = self.width.saturating_sub(GUTTER + EDGE).max(2);
        let ledger = parts(page);
        let mends = places(page);
        let mut at = 0;
        for (number, line) in (1..).zip(page.text.split_inclusive('\n')) {
            let text = line.trim_end_matches(['\n', '\r']);
            if text.chars().all(is_blank) {
                if self.rows.last().is_some_and(|row| !row.parts.is_empty()) {
                    self.rows.push(Row { number: None, parts: Vec::new(), repair: None });
                }
            } else {
                let repair = mends
                    .iter()
                    .filter(|(start, ..)| (at..at + text.len()).contains(start))
                    .map(|&(_, kind, n)| (kind, n))
                    .min();
                for (n, range) in wrap(text, width, 0).into_iter().enumerate() {
                    let range = at + range.start..at + range.end;
                    let first = n == 0;
                    self.rows.push(Row {
                        number: first.then_some(number),
                        parts: owned(&ledger, range),
                        repair: repair.filter(|_| first),
                    });
                }
            }
            at += line.len();
        }
        self.rows.pop_if(|row| row.parts.is_empty());
    }
}

/// Splits a range of the page by owner.
fn owned(ledger: &[Part], range: Range<usize>) -> Vec<(Range<usize>, Option<Owner>)> {
    let mut parts = Vec::new();
    let mut at = range.start;
    let from = ledger.partition_point(|part| part.span.end <= range.start);
    for part in ledger.iter().skip(from).take_while(|part| part.span.start < range.end) {
        let (start, end) = (part.span.start.max(at), part.span.end.min(range.end));
        if at < start {
            parts.push((at..start, None));
        }
        if start < end {
            parts.push((start..end, Some(part.owner)));
        }
        at = at.max(end);
    }
    if at < range.end {
        parts.push((at..range.end, None));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn sheet() -> Sheet {
        let text = "# 甲地召开会议部署春耕生产\n\n本报讯 甲地昨日召开会议。\n\n# 乙地举行技能比赛活动\n\n本报讯 乙地昨日举行比赛。\n";
        let mut sheet = Sheet::default();
        sheet.resize(40, 6);
        sheet.lay(Arc::new(parse::page("试.txt", text.as_bytes())), Some(1));
        sheet
    }

    #[test]
    fn the_cursor_begins_at_the_story_and_its_line_opens_it() {
        let mut sheet = sheet();
        assert_eq!(sheet.story(), Some(1));
        sheet.step(-1);
        assert_eq!(sheet.story(), Some(0));
        sheet.go_end(true);
        assert_eq!(sheet.story(), Some(1));
    }

    #[test]
    fn rows_hold_every_letter_of_the_page() {
        let sheet = sheet();
        let page = sheet.page().cloned().unwrap();
        let shown: String = (sheet.rows.iter())
            .flat_map(|row| &row.parts)
            .filter_map(|(range, _)| page.text.get(range.clone()))
            .collect();
        let letters = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
        assert_eq!(letters(&shown), letters(&page.text));
    }

    #[test]
    fn corrections_name_the_place_under_the_cursor() {
        let mut sheet = sheet();
        assert_eq!(
            sheet.merge().map(|c| c.to_string().split(' ').next().map(str::to_owned)),
            Some(Some("merge".into()))
        );
        sheet.go_end(true);
        assert_eq!((sheet.carry(), sheet.carried()), (Carry::Taken, Some("本报讯乙地昨日举行比赛。")));
        assert_eq!(sheet.carry(), Carry::Home);
        sheet.go_end(false);
        let Carry::To(correction) = sheet.carry() else { panic!("it is to be moved") };
        assert!(sheet.carried().is_some(), "until the page shows it there");
        let correction = correction.to_string();
        assert!(correction.starts_with("move ") && correction.contains(" to 0 "), "{correction}");
    }

    #[test]
    fn any_size_lays_out() {
        let mut sheet = sheet();
        for width in 0..50 {
            for height in 0..12 {
                sheet.resize(width, height);
                sheet.step(3);
                sheet.page_by(-1);
                assert!(sheet.visible().1.len() <= height);
            }
        }
    }
}
