//! Bars made of eighths of a cell, or of ASCII where blocks cannot be drawn, and the row of times they stand over. Knows no stories.

use crate::text::width::Widths;

/// The times from one to another, both included, in steps as long as they are written; at most 4,000.
pub fn times(from: &str, to: &str) -> Vec<String> {
    let read = |date: &str| {
        let mut parts = date.split('-').filter_map(|part| part.parse::<u32>().ok());
        (parts.next(), parts.next(), parts.next())
    };
    let next = |date: &(Option<u32>, Option<u32>, Option<u32>)| match *date {
        (Some(year), Some(month), Some(day)) if day < days(year, month) => {
            (Some(year), Some(month), Some(day + 1))
        }
        (Some(year), Some(month), day) if month < 12 => (Some(year), Some(month + 1), day.map(|_| 1)),
        (year, month, day) => (year.map(|year| year + 1), month.map(|_| 1), day.map(|_| 1)),
    };
    let write = |date: &(Option<u32>, Option<u32>, Option<u32>)| {
        let part = |part: Option<u32>| part.map_or_else(String::new, |part| format!("-{part:02}"));
        format!("{:04}{}{}", date.0.unwrap_or(0), part(date.1), part(date.2))
    };
    let mut at = read(from);
    let mut all = Vec::new();
    while all.len() < 4000 && write(&at).as_str() <= to && !to.is_empty() {
        all.push(write(&at));
        at = next(&at);
    }
    all
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A line of bars, one column for each time from the first to the last of some counts; none where there is no room for them.
pub fn spark(counts: &[(&str, usize)], room: usize) -> Option<String> {
    let (first, last) = (counts.iter().map(|c| c.0).min()?, counts.iter().map(|c| c.0).max()?);
    let times = times(first, last);
    let most = counts.iter().map(|c| c.1).max().filter(|most| *most > 0)?;
    if times.len() > room {
        return None;
    }
    let n = |time: &String| counts.iter().find(|count| count.0 == time).map_or(0, |count| count.1);
    Some(times.iter().map(|time| column(n(time), most)).collect())
}

/// A column of eighths; what is there is always seen.
fn column(n: usize, most: usize) -> char {
    const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const ASCII: [char; 8] = ['.', '.', '-', '-', '=', '=', '#', '#'];
    if n == 0 {
        return ' ';
    }
    let eighths = if Widths::now().draw_lines() { EIGHTHS } else { ASCII };
    eighths.get((n * 8).div_ceil(most.max(1)).clamp(1, 8) - 1).copied().unwrap_or('#')
}

/// A bar that lies, at most so many cells long, in eighths of a cell; what is there is always seen.
pub fn bar(n: usize, most: usize, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if n == 0 || most == 0 || room == 0 {
        return String::new();
    }
    let eighths = (n * room * 8 / most).clamp(1, room * 8);
    if !Widths::now().draw_lines() {
        return "=".repeat(eighths.div_ceil(8));
    }
    "█".repeat(eighths / 8) + EIGHTHS.get(eighths % 8).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_they_should_be() {
        assert_eq!(bar(1, 1000, 10), "▏");
        assert_eq!(bar(5, 10, 3), "█▌");
        assert_eq!(bar(10, 10, 3), "███");
        assert_eq!(bar(0, 10, 3), "");
        assert_eq!(spark(&[("2023-11", 1), ("2024-01", 8)], 9).as_deref(), Some("▁ █"));
        assert_eq!(spark(&[("2023-11", 1), ("2024-01", 8)], 2), None);
        assert_eq!(times("2024-02-28", "2024-03-01").len(), 3);
    }
}
