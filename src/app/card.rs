//! The card of a person, a place, an organisation, a slogan: its rows, which of them is chosen and where that leads. Knows no search.

use super::bars::spark;
use super::scroll::first_on_view;
use crate::index::names::Subject;
use crate::index::{Card as Known, Dated, Mention};
use crate::query::Field;
use crate::text::cells;
use crate::tongue::app as say;

/// Characters asked for on either side of a mention.
pub const AROUND: usize = 60;
/// Months that have rows of their own.
const MONTHS: usize = 8;

/// One line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// What the rows below are.
    Title(String),
    /// An empty line.
    Gap,
    /// A post, or who held it; its number.
    Post(usize),
    /// One of several people of the name; their number.
    Same(usize),
    /// A long formula that comes again and again; its number.
    Learned(usize),
    /// A month with its stories.
    Month(String, usize),
    /// Values of one field in the same stories: the facet's number, the first of them and the one after the last.
    Besides(usize, usize, usize),
    /// A mention; its number.
    Mention(usize),
}

/// Where a row leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// To a place in a story.
    Story(Mention),
    /// To another card.
    Card(Subject),
    /// To the subject's stories of a month.
    Month(String),
    /// To the stories that say these words.
    Words(String),
}

/// State of the card.
#[derive(Debug, Clone, Default)]
pub struct Card {
    known: Option<Known>,
    rows: Vec<Row>,
    cursor: usize,
    /// Which value of a row that has several.
    cell: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Card {
    /// What is known; none until it has come.
    pub fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row the cursor is on.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Which value of that row.
    pub fn cell(&self) -> usize {
        self.cell
    }

    /// The first row on view.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Rows on view.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// The most stories in one of the months that have rows.
    pub fn most(&self) -> usize {
        let months =
            self.rows.iter().filter_map(|row| if let Row::Month(_, n) = row { Some(*n) } else { None });
        months.max().unwrap_or(0)
    }

    /// The stories over time in a line.
    pub fn months(&self, room: usize) -> Option<String> {
        spark(
            &as_months(self.known.as_ref()?).iter().map(|(m, n)| (m.as_str(), *n)).collect::<Vec<_>>(),
            room,
        )
    }

    /// Empties the card, before another one comes.
    pub fn clear(&mut self) {
        *self = Self { width: self.width, height: self.height, ..Self::default() };
    }

    /// Shows what is known, with the cursor at a row, or at the first that leads anywhere.
    pub fn show(&mut self, known: Known, at: usize) {
        self.known = Some(known);
        self.lay();
        (self.cursor, self.cell, self.top) = (0, 0, 0);
        self.move_to(at);
    }

    /// Takes the pane's size, in cells.
    pub fn resize(&mut self, width: usize, height: usize) {
        if (self.width, self.height) != (width, height) {
            (self.width, self.height) = (width, height);
            self.lay();
            self.move_to(self.cursor);
        }
    }

    /// Makes the rows anew, after characters turned out to have other widths.
    pub fn set_anew(&mut self) {
        self.lay();
        self.move_to(self.cursor);
    }

    /// Moves by so many rows; rows that lead nowhere are stepped over.
    pub fn step(&mut self, by: isize) {
        let (last, way) = (self.rows.len().saturating_sub(1), by.signum());
        let mut at = self.cursor.saturating_add_signed(by).min(last);
        while !self.leads(at) && at > 0 && at < last {
            at = at.saturating_add_signed(way);
        }
        if self.leads(at) {
            (self.cursor, self.cell) = (at, 0);
        }
        self.reveal();
    }

    /// Moves to a row, or the first after it that leads anywhere.
    pub fn move_to(&mut self, row: usize) {
        let last = self.rows.len().saturating_sub(1);
        let row = row.min(last);
        let at =
            (row..=last).find(|at| self.leads(*at)).or_else(|| (0..row).rev().find(|at| self.leads(*at)));
        (self.cursor, self.cell) = (at.unwrap_or(0), 0);
        self.reveal();
    }

    /// Moves to the first row under the next title, or the one before.
    pub fn step_part(&mut self, forward: bool) {
        let is_title = |at: &usize| matches!(self.rows.get(*at), Some(Row::Title(_)));
        let title = if forward {
            (self.cursor..self.rows.len()).find(is_title)
        } else {
            let own = (0..self.cursor).rev().find(is_title).unwrap_or(0);
            (0..own).rev().find(is_title).or(Some(0))
        };
        if let Some(title) = title {
            self.move_to(title);
        }
    }

    /// Moves within a row that has several values. Whether it could.
    pub fn step_cell(&mut self, by: isize) -> bool {
        let Some(Row::Besides(_, from, to)) = self.rows.get(self.cursor) else { return false };
        let cell = self.cell.saturating_add_signed(by).min((to - from).saturating_sub(1));
        let moved = cell != self.cell;
        self.cell = cell;
        moved
    }

    /// Where the row under the cursor leads.
    pub fn goal(&self) -> Option<Goal> {
        let known = self.known.as_ref()?;
        match self.rows.get(self.cursor)? {
            Row::Title(_) | Row::Gap => None,
            Row::Post(n) => Some(Goal::Story(known.posts.get(*n)?.first.mention.clone())),
            Row::Same(n) => {
                let value = known.same.get(*n)?.value.clone();
                let is_known = value != known.subject.value;
                is_known.then_some(Goal::Card(Subject { field: Field::Person, value }))
            }
            Row::Learned(n) => Some(Goal::Words(known.learned.get(*n)?.text.clone())),
            Row::Month(month, _) => Some(Goal::Month(month.clone())),
            Row::Mention(n) => Some(Goal::Story(known.mentions.get(*n)?.mention.clone())),
            Row::Besides(facet, from, _) => {
                let facet = known.besides.get(*facet)?;
                let value = facet.counts.get(from + self.cell)?.value.clone();
                Some(Goal::Card(Subject { field: facet.field, value }))
            }
        }
    }

    fn leads(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| !matches!(row, Row::Title(_) | Row::Gap))
    }

    fn reveal(&mut self) {
        // The title above the first row of a part is worth seeing.
        let from =
            if self.cursor > 0 && !self.leads(self.cursor - 1) { self.cursor - 1 } else { self.cursor };
        let first = first_on_view(0, self.cursor, self.rows.len(), self.height);
        self.top = first_on_view(self.top, self.cursor, self.rows.len(), self.height).min(from.max(first));
        if from <= 1 {
            self.top = first;
        }
    }

    /// Makes the rows.
    fn lay(&mut self) {
        self.rows.clear();
        let Some(known) = &self.known else { return };
        let mut rows = Vec::new();
        let mut part = |title: String, part: Vec<Row>| {
            if !part.is_empty() {
                rows.extend((!rows.is_empty()).then_some(Row::Gap));
                rows.push(Row::Title(title));
                rows.extend(part);
            }
        };
        let posts = (0..known.posts.len()).map(Row::Post).collect();
        match known.subject.field {
            _ if !known.same.is_empty() => part(same_title(known), same(known)),
            Field::Title => part(say::HOLDERS.to_string(), posts),
            _ => part(say::OFFICES.to_string(), posts),
        }
        if !matches!(known.subject.field, Field::Person | Field::Title) {
            part(say::MONTHS.to_string(), months(known));
        }
        let besides = (0..known.besides.len()).flat_map(|facet| self.besides(known, facet)).collect();
        part(say::BESIDES.to_string(), besides);
        part(say::LEARNED.to_string(), (0..known.learned.len()).map(Row::Learned).collect());
        let silent = known.mentions.iter().filter(|dated| dated.mention.words.is_empty()).count();
        let all = known.mentions.len();
        let title = if silent > 0 {
            say::MENTIONED_SILENT.fill([&all, &silent])
        } else {
            say::MENTIONED.fill([&all])
        };
        part(title, (0..known.mentions.len()).map(Row::Mention).collect());
        self.rows = rows;
    }

    /// The values of a facet in as many rows as they need, at most two.
    fn besides(&self, known: &Known, facet: usize) -> Vec<Row> {
        let Some(counts) = known.besides.get(facet).map(|facet| &facet.counts) else { return Vec::new() };
        let room = self.width.saturating_sub(LABEL + 2);
        let (mut rows, mut from, mut used) = (Vec::new(), 0, 0);
        for (at, count) in counts.iter().enumerate() {
            let wide = cells(&cell_text(count));
            if used + wide > room && at > from {
                rows.push(Row::Besides(facet, from, at));
                (from, used) = (at, 0);
            }
            used += wide + 2;
        }
        rows.push(Row::Besides(facet, from, counts.len()));
        rows.truncate(2);
        rows
    }
}

/// How many people have the name, as far as their offices contradict each other.
fn same_title(known: &Known) -> String {
    let told = known.same.iter().filter(|same| same.value != known.subject.value).count();
    say::NAMESAKES.fill([&told])
}

/// Each of the people, with their posts below.
fn same(known: &Known) -> Vec<Row> {
    let (mut rows, mut from) = (Vec::new(), 0);
    for (number, same) in known.same.iter().enumerate() {
        rows.push(Row::Same(number));
        rows.extend((from..from + same.posts).map(Row::Post));
        from += same.posts;
    }
    rows
}

/// Cells before the values of a row.
pub const LABEL: usize = 10;

/// A value and in how many of the stories it stands.
pub fn cell_text(count: &crate::index::Count) -> String {
    let guess = if count.guessed { "?" } else { "" };
    format!("{}{guess} {}", count.label, count.n)
}

/// A story's date; a guess with a question mark.
pub fn date_text(dated: &Dated) -> String {
    dated.date.as_ref().map_or_else(
        || say::UNDATED.to_string(),
        |(date, guess)| format!("{date}{}", if *guess { "?" } else { "" }),
    )
}

fn as_months(known: &Known) -> Vec<(String, usize)> {
    let mut months: Vec<(String, usize)> = Vec::new();
    for (date, n) in &known.curve.dates {
        let Some(month) = date.get(..7) else { continue };
        match months.last_mut() {
            Some((last, count)) if last == month => *count += n,
            _ => months.push((month.to_owned(), *n)),
        }
    }
    months
}

/// The newest months that have stories, as rows from old to new.
fn months(known: &Known) -> Vec<Row> {
    let months = as_months(known);
    let skip = months.len().saturating_sub(MONTHS);
    months.into_iter().skip(skip).map(|(month, n)| Row::Month(month, n)).collect()
}
