//! Draws the query over time, a bar for each row, beside those of a second query. Knows no search.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::bars::bar;
use crate::app::curve::{Curve, Line, Row, Step};
use crate::text::{cells, fit};

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let step = match app.curve().step() {
        Step::Day => "逐日",
        Step::Month => "逐月",
        Step::Year => "逐年",
    };
    let n = app.curve().rows().len();
    let at = if n > 0 { format!("{}/{n}", app.curve().cursor() + 1) } else { String::new() };
    (format!("走势 · {step}"), at)
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
                pen.put(3, y, &format!("⋮ {n} {}没有", unit(curve.step())), theme.faint);
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
        let said = if app.is_gathering() { "正在数" } else { "没有知道日期的稿件" };
        pen.put(3, 1, &fit(said, width.saturating_sub(4)), theme.faint);
    }
    cursor
}

fn name(line: &Line) -> String {
    if line.text.trim().is_empty() { "全部稿件".to_owned() } else { line.text.clone() }
}

/// How many stories there are, and of how many the date is a guess, too vague for the rows, or unknown.
fn totals(curve: &Curve, n: usize, line: &Line, room: usize) -> String {
    let dates = &line.dates;
    let parts = [("推断", dates.guessed), ("只知大概", curve.vague(n)), ("日期不详", dates.undated)];
    let parts = parts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}"));
    let all = std::iter::once(format!("共 {} 篇", dates.total)).chain(parts).collect::<Vec<_>>();
    let long = all.join(" · ");
    if cells(&long) <= room {
        long
    } else {
        long.replace(' ', "").replace("日期不详", "不详").replace("只知大概", "大概")
    }
}

fn unit(step: Step) -> &'static str {
    match step {
        Step::Day => "天",
        Step::Month => "个月",
        Step::Year => "年",
    }
}
