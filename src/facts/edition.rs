//! 出版日期: the day a page came out, by its path, by what it prints, or by the events it reports.

use super::date::{Day, days, length, number, resolve};
use super::prose::Prose;
use crate::story::{Basis, Date, Page, Role};
use std::collections::BTreeMap;

/// The day a page came out: by its path, by what it prints, or the day after its latest event.
pub(super) fn of_page(page: &Page, path: &str, texts: &[Prose], days: &[Vec<Day>]) -> Date {
    if let Some(value) = in_path(path) {
        return Date { value: Some(value), basis: Basis::Path };
    }
    if let Some(value) = printed(page) {
        return Date { value: Some(value), basis: Basis::Printed };
    }
    infer(texts, days)
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

/// A line of the page that is a date with its weekday, as mastheads and folios print it; else one behind the name of the paper, else
/// one by itself that is in no story: notices are signed with their day.
fn printed(page: &Page) -> Option<String> {
    const FOLIO: usize = 60;
    const LONGEST_FOLIO: usize = 120;
    const MASTHEAD: usize = 14;
    let week = |line: &str| line.contains("星期") || line.contains("农历");
    let short = |line: &&str| {
        let length = line.chars().count();
        length <= FOLIO || (length <= LONGEST_FOLIO && week(line) && !line.contains('。'))
    };
    // 辽东日报 4 视点 2013/11/14 星期四
    let figures = || {
        let lines = page.text.lines().filter(short).filter(|line| week(line) && !line.contains(['，', '。']));
        lines.filter(|line| !line.contains('年')).find_map(in_path)
    };
    // 产业周刊 | 2019.08.26 | P06
    let bars = || {
        let mut lines = page.text.lines().filter(short).filter(|line| line.contains(['|', '｜']));
        lines.find_map(in_path)
    };
    let dated = page.text.lines().filter(short).filter(|l| l.contains('年') && l.contains('日'));
    let ranked = dated.filter_map(|line| {
        let prose = Prose::line(line);
        let day = days(&prose).into_iter().find(|d| d.year.is_some() && d.is_exact())?;
        let rest: String = prose.from(day.end).iter().collect();
        let head: String = prose.chars.get(..day.at).unwrap_or_default().iter().collect();
        let (head, last) = (head.trim(), rest.trim().is_empty());
        // 港闻　A4　星期四　2009年3月12日
        let folio = rest.contains("星期")
            || head.contains("星期") && last
            || rest.contains("农历")
            || line.contains('版') && !rest.contains('，');
        // 沪南报 2016年3月25日 A03 社区新闻
        let apart = head.ends_with(['报', '刊']) && rest.starts_with([' ', '　', '·', '|', '｜']);
        let apart = apart && !rest.contains(['，', '。']);
        let masthead = (last || apart)
            && head.chars().count() <= MASTHEAD
            && head.contains(['报', '刊'])
            && !head.contains('，');
        let rank = match (folio, masthead) {
            (true, _) => 0,
            (_, true) => 1,
            _ if last && head.is_empty() => 2 + usize::from(is_told(page, line)),
            _ => return None,
        };
        resolve(day.year, day.month?, day.date, None, None).map(|value| (rank, value))
    });
    // Of several the first of the best rank.
    let best = ranked.min_by_key(|(rank, _)| *rank);
    match best {
        Some((rank, value)) if rank < 2 => Some(value),
        other => figures().or_else(|| other.map(|(_, value)| value)).or_else(bars),
    }
}

/// Whether a line of the page stands in a story.
fn is_told(page: &Page, line: &str) -> bool {
    let at = line.as_ptr() as usize - page.text.as_ptr() as usize;
    let mut spans = page.stories.iter().flat_map(|story| &story.blocks).flat_map(|block| &block.spans);
    spans.any(|span| span.start <= at && at < span.end)
}

/// The latest year that a fair part of the stories tell, and the latest day of the week in which most stories begin.
fn infer(texts: &[Prose], days: &[Vec<Day>]) -> Date {
    let mut years: BTreeMap<u16, usize> = BTreeMap::new();
    let mut leads: Vec<(Option<u16>, u8, u8)> = Vec::new();
    for (prose, found) in texts.iter().zip(days) {
        let mut told: Vec<u16> = found
            .iter()
            .filter(|d| !is_plan(prose, d))
            .filter_map(|d| d.year)
            .chain(bare_years(prose))
            .collect();
        told.sort_unstable();
        told.dedup();
        for year in told {
            *years.entry(year).or_default() += 1;
        }
        let lead = prose.blocks.iter().find(|b| matches!(b.0, Role::Body | Role::Caption));
        let first = lead.and_then(|b| {
            found
                .iter()
                .find(|d| b.1 <= d.at && d.at < (b.1 + 60).min(b.2) && d.is_exact() && d.month.is_some())
        });
        if let Some(d) = first.filter(|d| !is_plan(prose, d))
            && let Day { year, month: Some(m), date: Some(d), .. } = *d
        {
            leads.push((year, m, d));
        }
    }
    let most = years.values().copied().max().unwrap_or(0);
    let told = years.iter().filter(|(y, n)| **y >= 1900 && **n * 2 >= most).map(|(y, _)| *y).max();
    let dated = leads.iter().filter_map(|l| l.0).max();
    let year = told.max(dated);
    leads.retain(|l| l.0.is_none_or(|y| Some(y) == year));
    let mut told: BTreeMap<(u8, u8), usize> = BTreeMap::new();
    for (_, month, day) in &leads {
        *told.entry((*month, *day)).or_default() += 1;
    }
    let latest = told.keys().max_by_key(|&&day| {
        let week = told.range(week_before(day)..=day).map(|(_, stories)| stories);
        (week.sum::<usize>(), day)
    });
    match (year, latest) {
        (Some(y), Some(&(m, d))) => {
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

/// The month and day seven days before another, all months taken for long.
fn week_before((month, day): (u8, u8)) -> (u8, u8) {
    match day.checked_sub(7) {
        Some(day @ 1..) => (month, day),
        _ => (month - 1, day + 24),
    }
}

/// Whether a day lies ahead: 到2025年, 2025年底前, 将于6月1日.
fn is_plan(prose: &Prose, day: &Day) -> bool {
    let before: String =
        prose.chars.get(day.at.saturating_sub(2)..day.at).unwrap_or_default().iter().collect();
    let ahead = ["到", "至", "将于", "定于", "力争", "预计", "计划", "将在", "拟于", "—", "-", "－", "～"]
        .iter()
        .any(|w| before.ends_with(w));
    // 赣深高铁2021年建成通车: what will be done in a year is done later.
    let after: String = prose.from(day.end).iter().take(3).collect();
    let planned = [
        "建成", "通车", "完工", "竣工", "投产", "投用", "投入", "基本", "全面", "实现", "达到", "达产",
        "力争", "将", "内",
    ];
    let done = prose.from(day.end).iter().take(8).any(|c| matches!(c, '了' | '已'));
    let whole = day.month.is_none() && !done && planned.iter().any(|w| after.starts_with(w));
    ahead
        || whole
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
            && (prose.at(end) == '第' || prose.at(end) == '·' || opens_range(prose, end))
        {
            years.push(n as u16);
        }
    }
    years
}

/// Whether a range of years goes on behind its first: 2020—2022年. A plan is made in or before its first year and spoken of in it.
fn opens_range(prose: &Prose, end: usize) -> bool {
    matches!(prose.at(end), '-' | '—' | '－' | '～' | '~' | '至')
        && number(prose, end + 1)
            .is_some_and(|(n, stop)| (1949..=2100).contains(&n) && prose.at(stop) == '年')
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
}
