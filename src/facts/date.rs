//! 日期: the days a text speaks of, and the day a page came out. Knows no calendar beyond the length of months.

use super::prose::Prose;
use crate::story::{Basis, Date, Page, Role};
use std::collections::HashSet;

/// A day as printed: what the text leaves out is None.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// First character.
    pub(super) at: usize,
    /// One past the last character.
    pub(super) end: usize,
    year: Option<u16>,
    month: Option<u8>,
    date: Option<u8>,
}

/// All days of a text in order.
pub(super) fn days(prose: &Prose) -> Vec<Day> {
    let mut days = Vec::new();
    let mut i = 0;
    while i < prose.chars.len() {
        let digit = prose.at(i).is_ascii_digit();
        if digit && !prose.before(i).is_ascii_digit() && !matches!(prose.before(i), '.' | '第') {
            if let Some(day) = day(prose, i) {
                // 8月7日至10日: the end of a range takes the month.
                let ranged = days.last().copied().filter(|d: &Day| {
                    let between: String = prose.chars.get(d.end..day.at).unwrap_or_default().iter().collect();
                    d.date.is_some()
                        && matches!(
                            between.as_str(),
                            "至" | "到" | "—" | "-" | "－" | "～" | "~" | "、" | "和" | "——"
                        )
                });
                let day = match ranged {
                    Some(d) if day.month.is_none() => Day { month: d.month, year: d.year, ..day },
                    Some(d) if day.year.is_none() => Day { year: d.year, ..day },
                    _ => day,
                };
                i = day.end;
                days.push(day);
                continue;
            }
            while prose.at(i).is_ascii_digit() {
                i += 1;
            }
            continue;
        }
        i += 1;
    }
    days
}

/// `2023年10月26日`, `10月26日`, `2023年8月`, `26日`; also `10月26日至` and `10月24-26日` (its first day).
fn day(prose: &Prose, at: usize) -> Option<Day> {
    let (mut year, mut month) = (None, None);
    let (mut n, mut i) = number(prose, at)?;
    let mut end = i;
    if prose.at(i) == '年' && (1900..=2100).contains(&n) && i - at == 4 {
        year = Some(n as u16);
        end = i + 1;
        match number(prose, i + 1) {
            Some(next) => (n, i) = next,
            None => return Some(Day { at, end, year, month, date: None }),
        }
    }
    if prose.at(i) == '月' && (1..=12).contains(&n) && !matches!(prose.at(i + 1), '份' if year.is_none()) {
        month = Some(n as u8);
        end = i + 1;
        match number(prose, i + 1) {
            Some(next) => (n, i) = next,
            None => return Some(Day { at, end, year, month, date: None }),
        }
    }
    let ranged = month.is_some() && matches!(prose.at(i), '-' | '—' | '至' | '、' | '～' | '~' | '－' | '到');
    let closed = ranged && number(prose, i + 1).is_some_and(|(_, j)| matches!(prose.at(j), '日' | '号'));
    if (matches!(prose.at(i), '日' | '号') || closed)
        && (1..=31).contains(&n)
        && (month.is_some() || year.is_none())
    {
        // 26日 alone; 100日 or 3日游 is a stretch of time, 12号线 a line.
        if month.is_none()
            && (prose.at(i) == '号' || matches!(prose.at(i + 1), '游' | '内' | '之' | '元' | '后'))
        {
            return None;
        }
        let after = if prose.at(i) == '号' && matches!(prose.at(i + 1), '线' | '楼') {
            return None;
        } else {
            i + 1
        };
        let end = if closed { i } else { after };
        return Some(Day { at, end, year, month, date: Some(n as u8) });
    }
    (end > at && year.is_some()).then_some(Day { at, end, year, month, date: None })
}

fn number(prose: &Prose, at: usize) -> Option<(u32, usize)> {
    let mut i = at;
    let mut n: u32 = 0;
    while let Some(d) = prose.at(i).to_digit(10) {
        n = n.saturating_mul(10).saturating_add(d);
        i += 1;
    }
    (i > at).then_some((n, i))
}

impl Day {
    fn is_exact(self) -> bool {
        self.date.is_some()
    }
}

/// The days on which something happened, resolved with the page's date.
pub(super) fn of(prose: &Prose, found: &[Day], page: &Date) -> Vec<Date> {
    let (year, month, _) = split(page);
    let mut context: Option<(u8, Option<u16>)> = None;
    let mut dates: Vec<Date> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for d in found {
        let value = match (d.month, d.date) {
            (Some(m), Some(day)) => {
                context = Some((m, d.year));
                resolve(d.year, m, Some(day), year, month)
            }
            // 今年8月, 2023年1月: a month is an event only where its year is told.
            (Some(m), None) if d.year.is_some() || told(prose, d.at) => resolve(d.year, m, None, year, month),
            // 31日: the month of the last date, else the page's.
            (None, Some(day)) if d.year.is_none() => {
                let m = context.map(|c| c.0).or(month);
                m.and_then(|m| resolve(context.and_then(|c| c.1), m, Some(day), year, month))
            }
            _ => None,
        };
        if let Some(value) = value
            && seen.insert(value.clone())
        {
            let basis = if d.year.is_some() {
                Basis::Printed
            } else {
                Basis::Inferred("年份取自本版日期".to_owned())
            };
            dates.push(Date { value: Some(value), basis });
        }
    }
    dates
}

fn told(prose: &Prose, at: usize) -> bool {
    let before: String = prose.chars.get(at.saturating_sub(2)..at).unwrap_or_default().iter().collect();
    before == "今年"
}

fn resolve(
    year: Option<u16>,
    month: u8,
    day: Option<u8>,
    page_year: Option<u16>,
    page_month: Option<u8>,
) -> Option<String> {
    if day.is_some_and(|d| d > length(month, year.or(page_year))) {
        return None;
    }
    if day.is_none() && year.or(page_year).is_none() {
        return None;
    }
    // In January 12月28日 is last year's.
    let year = year.or_else(|| {
        page_year.map(|y| {
            if page_month.is_some_and(|p| month > p + 3 && p <= 2 && month >= 11) { y - 1 } else { y }
        })
    });
    let day = day.map(|d| format!("-{d:02}")).unwrap_or_default();
    Some(match year {
        Some(y) => format!("{y:04}-{month:02}{day}"),
        None => format!("{month:02}{day}"),
    })
}

fn length(month: u8, year: Option<u16>) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year
            .is_some_and(|y| !(y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)))) =>
        {
            28
        }
        2 => 29,
        _ => 31,
    }
}

fn split(date: &Date) -> (Option<u16>, Option<u8>, Option<u8>) {
    let mut parts = date.value.as_deref().unwrap_or_default().split('-');
    let year = parts.next().and_then(|p| p.parse().ok());
    let month = parts.next().and_then(|p| p.parse().ok());
    (year, month, parts.next().and_then(|p| p.parse().ok()))
}

/// The day a path or a file name tells: 2023-10-26, 20231026, 2023年10月26日, 2023/10/26, 2023.10.26.
pub(super) fn in_path(path: &str) -> Option<String> {
    let chars: Vec<char> = path.chars().collect();
    for i in 0..chars.len() {
        if i > 0 && chars.get(i - 1).is_some_and(char::is_ascii_digit) {
            continue;
        }
        let digits = |from: usize, n: usize| -> Option<u32> {
            let piece = chars.get(from..from + n)?;
            piece
                .iter()
                .all(char::is_ascii_digit)
                .then(|| piece.iter().fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0)))
        };
        let Some(year) = digits(i, 4).filter(|y| (1850..=2100).contains(y)) else { continue };
        let mut at = i + 4;
        let marked = chars.get(at).is_some_and(|c| matches!(c, '-' | '/' | '.' | '_' | '年' | ' '));
        at += usize::from(marked);
        let number = |at: &mut usize| -> Option<u32> {
            let n = if marked {
                digits(*at, 2).map(|n| (n, 2)).or_else(|| digits(*at, 1).map(|n| (n, 1)))
            } else {
                digits(*at, 2).map(|n| (n, 2))
            };
            n.map(|(n, len)| {
                *at += len;
                n
            })
        };
        let Some(month) = number(&mut at).filter(|m| (1..=12).contains(m)) else { continue };
        at += usize::from(
            marked && chars.get(at).is_some_and(|c| matches!(c, '-' | '/' | '.' | '_' | '月' | ' ')),
        );
        let Some(day) = number(&mut at).filter(|d| (1..=31).contains(d)) else { continue };
        if chars.get(at).is_some_and(char::is_ascii_digit)
            || u32::from(length(month as u8, Some(year as u16))) < day
        {
            continue;
        }
        return Some(format!("{year:04}-{month:02}-{day:02}"));
    }
    None
}

/// The day a page came out: by its path, by what it prints, or the day after its latest event.
pub(super) fn of_page(page: &Page, path: &str) -> Date {
    if let Some(value) = in_path(path) {
        return Date { value: Some(value), basis: Basis::Path };
    }
    if let Some(value) = printed(page) {
        return Date { value: Some(value), basis: Basis::Printed };
    }
    infer(page)
}

/// A line of the page that is a date with its weekday, as mastheads and folios print it.
fn printed(page: &Page) -> Option<String> {
    const FOLIO: usize = 60;
    page.text.lines().filter(|l| l.contains('年') && l.contains('日') && l.chars().count() <= FOLIO).find_map(
        |line| {
            let prose = Prose::line(line);
            let day = days(&prose).into_iter().find(|d| d.year.is_some() && d.is_exact())?;
            let rest: String = prose.from(day.end).iter().collect();
            let head: String = prose.chars.get(..day.at).unwrap_or_default().iter().collect();
            let folio = rest.contains("星期")
                || rest.contains("农历")
                || line.contains('版') && !rest.contains('，')
                || rest.trim().is_empty() && head.trim().is_empty();
            if !folio {
                return None;
            }
            resolve(day.year, day.month?, day.date, None, None)
        },
    )
}

/// The latest year that a fair part of the stories tell, and the latest day of the week in which most stories begin.
fn infer(page: &Page) -> Date {
    let mut years: Vec<(u16, usize)> = Vec::new();
    let mut leads: Vec<(Option<u16>, u8, u8)> = Vec::new();
    for story in &page.stories {
        let prose = Prose::of(story);
        let found = days(&prose);
        let mut told: Vec<u16> = found
            .iter()
            .filter(|d| !is_plan(&prose, d))
            .filter_map(|d| d.year)
            .chain(bare_years(&prose))
            .collect();
        told.sort_unstable();
        told.dedup();
        for year in told {
            match years.iter_mut().find(|(y, _)| *y == year) {
                Some(entry) => entry.1 += 1,
                None => years.push((year, 1)),
            }
        }
        let lead = prose.blocks.iter().find(|b| matches!(b.0, Role::Body | Role::Caption));
        let first = lead.and_then(|b| {
            found
                .iter()
                .find(|d| b.1 <= d.at && d.at < (b.1 + 60).min(b.2) && d.is_exact() && d.month.is_some())
        });
        if let Some(d) = first.filter(|d| !is_plan(&prose, d))
            && let Day { year, month: Some(m), date: Some(d), .. } = *d
        {
            leads.push((year, m, d));
        }
    }
    let most = years.iter().map(|y| y.1).max().unwrap_or(0);
    let told = years.iter().filter(|(y, n)| *y >= 1900 && n * 2 > most).map(|y| y.0).max();
    let dated = leads.iter().filter_map(|l| l.0).max();
    let year = told.max(dated);
    leads.retain(|l| l.0.is_none_or(|y| Some(y) == year));
    let place = |l: &(Option<u16>, u8, u8)| i32::from(l.1) * 31 + i32::from(l.2);
    let latest = leads.iter().max_by_key(|l| {
        let near = leads.iter().filter(|o| (0..=7).contains(&(place(l) - place(o)))).count();
        (near, place(l))
    });
    match (year, latest) {
        (Some(y), Some(&(_, m, d))) => {
            let (y2, m2, d2) = next(y, m, d);
            let why = format!("最近的事件在{y:04}-{m:02}-{d:02}，日报多在次日刊出");
            Date { value: Some(format!("{y2:04}-{m2:02}-{d2:02}")), basis: Basis::Inferred(why) }
        }
        (Some(y), None) => Date {
            value: Some(format!("{y:04}")),
            basis: Basis::Inferred("本版提到的最近年份".to_owned()),
        },
        _ => Date::default(),
    }
}

/// Whether a day lies ahead: 到2025年, 2025年底前, 将于6月1日.
fn is_plan(prose: &Prose, day: &Day) -> bool {
    let before: String =
        prose.chars.get(day.at.saturating_sub(2)..day.at).unwrap_or_default().iter().collect();
    let ahead = ["到", "至", "将于", "定于", "力争", "预计", "计划", "将在", "拟于", "—", "-", "－", "～"]
        .iter()
        .any(|w| before.ends_with(w));
    ahead
        || matches!(prose.at(day.end), '底' | '前' | '末' | '度' | '—')
        || matches!(prose.at(day.end), '起') && day.date.is_none()
}

/// Years that stand without 年, as in 2022第五届雕塑展.
fn bare_years(prose: &Prose) -> Vec<u16> {
    let mut years = Vec::new();
    for i in 0..prose.chars.len() {
        if !prose.before(i).is_ascii_digit()
            && let Some((n, end)) = number(prose, i)
            && end == i + 4
            && (1949..=2100).contains(&n)
            && (prose.at(end) == '第' || prose.at(end) == '·')
        {
            years.push(n as u16);
        }
    }
    years
}

fn next(year: u16, month: u8, day: u8) -> (u16, u8, u8) {
    if day < length(month, Some(year)) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_their_day() {
        for path in [
            "运城日报/2023-10-26/03.txt",
            "20231026/A03.txt",
            "2023年10月26日.txt",
            "2023/10/26/3.txt",
            "a_2023_10_26.txt",
            "2023.10.26",
        ] {
            assert_eq!(in_path(path).as_deref(), Some("2023-10-26"), "{path}");
        }
        for path in ["004_b1cf4836056c9cb8.txt", "2023-13-26", "2023-02-30", "120231026", "三版.txt", ""] {
            assert_eq!(in_path(path), None, "{path}");
        }
    }

    #[test]
    fn days_take_the_year_of_the_page() {
        let page = Date { value: Some("2023-10-26".to_owned()), basis: Basis::Path };
        let read = |text: &str| -> Vec<String> {
            let prose = Prose::line(text);
            of(&prose, &days(&prose), &page).into_iter().filter_map(|d| d.value).collect()
        };
        assert_eq!(read("10 月 9 日上午"), ["2023-10-09"]);
        assert_eq!(read("8月7日至10日"), ["2023-08-07", "2023-08-10"]);
        assert_eq!(read("2022年12月31日"), ["2022-12-31"]);
        assert_eq!(read("25日，记者获悉"), ["2023-10-25"]);
        assert_eq!(read("近日，12号线，100日，13月33日，第3日"), [""; 0]);
    }
}
