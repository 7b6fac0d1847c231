//! Draws the query over time, a bar for each row, beside those of a second query. Knows no search.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::bars::bar;
use crate::app::curve::{Curve, Line, Row, Step};
use crate::text::{cells, fit};
use crate::tongue::Text;
use crate::tongue::ui as say;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let title = match app.curve().step() {
        Step::Day => say::BY_DAY,
        Step::Month => say::BY_MONTH,
        Step::Year => say::BY_YEAR,
    };
    let n = app.curve().rows().len();
    let at = if n > 0 { format!("{}/{n}", app.curve().cursor() + 1) } else { String::new() };
    (title.to_string(), at)
}

/// Draws the queries' names, the rows and the totals, and gives the place of the chosen row.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let curve = app.curve();
    let (width, height) = (pen.width(), pen.height());
    let label = curve.rows().iter().map(|row| if let Row::Bar(time, _) = row { time.len() } else { 0 }).max();
    let from = 3 + label.unwrap_or(0) + 1;
    let columns = curve.lines().len().max(1);
    let room = width.saturating_sub(from + 1) / columns;
    let begin = |n: usize| from + n * room;
    for (n, line) in curve.lines().iter().enumerate() {
        pen.put(begin(n), 0, &fit(&name(line), room.saturating_sub(2)), theme.head);
        let totals = totals(curve, n, line, room.saturating_sub(2));
        pen.put(begin(n), height.saturating_sub(1), &fit(&totals, room.saturating_sub(2)), theme.faint);
    }
    let most = curve.most();
    let digits = most.to_string().len();
    let mut cursor = pen.place(1, 0);
    for (at, row) in curve.rows().iter().enumerate().skip(curve.top()).take(height.saturating_sub(2)) {
        let y = 1 + at - curve.top();
        if at == curve.cursor() {
            pen.put(1, y, "❯", theme.accent);
            cursor = pen.place(1, y);
        }
        match row {
            Row::Empty(n) => {
                pen.put(3, y, &without(curve.step()).fill([n]), theme.faint);
            }
            Row::Bar(time, counts) => {
                pen.put(3, y, time, if at == curve.cursor() { theme.accent } else { theme.text });
                for (n, count) in counts.iter().enumerate() {
                    let number = format!("{count:>digits$}");
                    let end =
                        pen.put(begin(n), y, &number, if *count == 0 { theme.faint } else { theme.text });
                    let bar = bar(*count, most, room.saturating_sub(digits + 3));
                    pen.put(end + 1, y, &bar, if n == 0 { theme.accent } else { theme.text });
                }
            }
        }
    }
    if curve.rows().is_empty() {
        let said = if app.is_gathering() { say::COUNTING } else { say::NOTHING_DATED };
        pen.put(3, 1, &fit(said.get(), width.saturating_sub(4)), theme.faint);
    }
    cursor
}

fn name(line: &Line) -> String {
    if line.text.trim().is_empty() { say::ALL_STORIES.to_string() } else { line.text.clone() }
}

/// How many stories there are, and of how many the date is a guess, too vague for the rows, or unknown.
fn totals(curve: &Curve, n: usize, line: &Line, room: usize) -> String {
    let dates = &line.dates;
    let vague = curve.vague(n);
    let counts = [dates.guessed, vague, dates.undated];
    let join = |all: Text<1>, parts: [Text<1>; 3], sign: &str| {
        let parts = parts.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(what, n)| what.fill([&n]));
        std::iter::once(all.fill([&dates.total])).chain(parts).collect::<Vec<_>>().join(sign)
    };
    let long = join(say::TOTAL, [say::GUESSED, say::VAGUE, say::UNDATED], " · ");
    if cells(&long) <= room {
        long
    } else {
        join(say::TOTAL_SHORT, [say::GUESSED_SHORT, say::VAGUE_SHORT, say::UNDATED_SHORT], "·")
    }
}

/// So many of them without a story.
fn without(step: Step) -> Text<1> {
    match step {
        Step::Day => say::NO_DAYS,
        Step::Month => say::NO_MONTHS,
        Step::Year => say::NO_YEARS,
    }
}
