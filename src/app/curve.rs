//! The query's stories over time, a row for each day, month or year, beside those of a second query if one is asked for. Knows no search.

use super::bars::times;
use super::scroll::first_on_view;
use crate::index::Curve as Dates;
use std::collections::BTreeMap;

/// How long the time of one row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// 逐日
    Day,
    /// 逐月
    #[default]
    Month,
    /// 逐年
    Year,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// So many stories of each query in this time (`2023-10`).
    Bar(String, Vec<usize>),
    /// So many rows in which there is nothing.
    Empty(usize),
}

/// A query and its stories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The query's text.
    pub text: String,
    /// Its stories.
    pub dates: Dates,
}

/// State of the curve.
#[derive(Debug, Clone, Default)]
pub struct Curve {
    lines: Vec<Line>,
    /// What the reader chose; else what suits the time spanned.
    chosen: Option<Step>,
    rows: Vec<Row>,
    cursor: usize,
    top: usize,
    height: usize,
}

/// Rows of the pane that say what the others are: the queries above, the totals below.
pub const AROUND: u16 = 2;
/// Empty rows in a row that are told in one.
const GAP: usize = 4;
/// Rows above which a longer step suits better.
const MANY: usize = 62;

impl Curve {
    /// The queries with their stories: one, or two side by side.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The rows, the oldest first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row the cursor is on.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// Its place.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first row on view.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Rows on view.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// The most stories in one row.
    pub fn most(&self) -> usize {
        let counts = self.rows.iter().filter_map(|row| match row {
            Row::Bar(_, counts) => counts.iter().max().copied(),
            Row::Empty(_) => None,
        });
        counts.max().unwrap_or(0)
    }

    /// Stories whose date is known, but not as exactly as the rows want it.
    pub fn vague(&self, line: usize) -> usize {
        let long = length(self.step());
        let dates = self.lines.get(line).map(|line| line.dates.dates.as_slice()).unwrap_or_default();
        dates.iter().filter(|(date, _)| date.len() < long).map(|(_, n)| n).sum()
    }

    /// How long the time of a row is.
    pub fn step(&self) -> Step {
        self.chosen.unwrap_or_else(|| {
            let dates =
                || self.lines.iter().flat_map(|line| &line.dates.dates).map(|(date, _)| date.as_str());
            let (first, last) = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
            let span = |step| times(cut(first, step), cut(last, step)).len();
            // A row for each day tells little where many stories have no day.
            let stories = |long: usize| -> usize {
                let all = self.lines.iter().flat_map(|line| &line.dates.dates);
                all.filter(|(date, _)| date.len() >= long).map(|(_, n)| n).sum()
            };
            let exact = stories(length(Step::Day)) * 10 >= stories(0) * 9;
            match () {
                () if exact && (1..=MANY).contains(&span(Step::Day)) => Step::Day,
                () if span(Step::Month) <= 2 * MANY => Step::Month,
                () => Step::Year,
            }
        })
    }

    /// Takes the stories of one query, or of two.
    pub fn show(&mut self, lines: Vec<Line>) {
        self.lines = lines;
        self.lay();
    }

    /// Takes the pane's height, which the rows share with what is said above and below them.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.move_to(self.cursor);
    }

    /// Rows of days, months, years in turn.
    pub fn turn_step(&mut self) {
        self.chosen = Some(match self.step() {
            Step::Day => Step::Month,
            Step::Month => Step::Year,
            Step::Year => Step::Day,
        });
        self.lay();
    }

    /// Moves by so many rows.
    pub fn step_by(&mut self, by: isize) {
        let at = self.cursor.saturating_add_signed(by);
        // Where nothing is, there is nothing to narrow to; such rows stand between others.
        let is_empty = matches!(self.rows.get(at), Some(Row::Empty(_)));
        self.move_to(if is_empty { at.saturating_add_signed(by.signum()) } else { at });
    }

    /// Moves to a row and keeps it on view.
    pub fn move_to(&mut self, row: usize) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
        self.top = first_on_view(self.top, self.cursor, self.rows.len(), self.height);
    }

    /// Makes the rows anew; the cursor stays at its time, or goes to the first.
    fn lay(&mut self) {
        let at = match self.row() {
            Some(Row::Bar(time, _)) => Some(time.clone()),
            _ => None,
        };
        let step = self.step();
        let mut counts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            for (date, n) in line.dates.dates.iter().filter(|(date, _)| date.len() >= length(step)) {
                let row = counts.entry(cut(date, step)).or_insert_with(|| vec![0; self.lines.len()]);
                if let Some(count) = row.get_mut(number) {
                    *count += n;
                }
            }
        }
        let mut rows: Vec<Row> = Vec::new();
        let mut before: Option<&str> = None;
        for (time, counts) in counts {
            let gap = before.map(|before| times(before, time)).unwrap_or_default();
            let gap = gap.get(1..gap.len().saturating_sub(1)).unwrap_or_default();
            if gap.len() >= GAP {
                rows.push(Row::Empty(gap.len()));
            } else {
                rows.extend(gap.iter().map(|time| Row::Bar(time.clone(), vec![0; counts.len()])));
            }
            rows.push(Row::Bar(time.to_owned(), counts));
            before = Some(time);
        }
        self.rows = rows;
        let place = |wish: &str| {
            self.rows.iter().position(
                |row| matches!(row, Row::Bar(time, _) if time.starts_with(wish) || wish.starts_with(time)),
            )
        };
        let place = at.and_then(|time| place(&time));
        self.top = 0;
        self.move_to(place.unwrap_or(0));
    }
}

/// Characters of a date of this step.
fn length(step: Step) -> usize {
    match step {
        Step::Day => 10,
        Step::Month => 7,
        Step::Year => 4,
    }
}

fn cut(date: &str, step: Step) -> &str {
    date.get(..length(step)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(dates: &[(&str, usize)]) -> Line {
        let dates = dates.iter().map(|(date, n)| ((*date).to_owned(), *n)).collect();
        Line { text: String::new(), dates: Dates { dates, ..Dates::default() } }
    }

    fn shown(curve: &Curve) -> String {
        let row = |row: &Row| match row {
            Row::Bar(time, counts) => format!("{time}{counts:?}"),
            Row::Empty(n) => format!("…{n}"),
        };
        curve.rows().iter().map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_step_suits_the_time_and_gaps_are_told() {
        let mut curve = Curve::default();
        curve.show(vec![line(&[("2023-10-30", 2), ("2023-11-02", 1)])]);
        assert_eq!(shown(&curve), "2023-10-30[2] 2023-10-31[0] 2023-11-01[0] 2023-11-02[1]");
        curve.turn_step();
        assert_eq!(shown(&curve), "2023-10[2] 2023-11[1]");
        let mut curve = Curve::default();
        curve.show(vec![line(&[("2023-10-30", 2), ("2024", 4), ("2024-10", 1)]), line(&[("2023-12", 5)])]);
        assert_eq!(shown(&curve), "2023-10[2, 0] 2023-11[0, 0] 2023-12[0, 5] …9 2024-10[1, 0]");
        assert_eq!((curve.vague(0), curve.vague(1), curve.most()), (4, 0, 5));
    }
}
