//! 日期: the days a text speaks of. Knows no calendar beyond the length of months.

use super::gazetteer::gazetteer;
use super::numeral;
use super::prose::Prose;
use crate::story::{Basis, Date};
use crate::text::is_han;
use std::collections::HashSet;

/// A day as printed: what the text leaves out is None.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// First character.
    pub(super) at: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// The year.
    pub(super) year: Option<u16>,
    /// The month.
    pub(super) month: Option<u8>,
    /// The day of the month.
    pub(super) date: Option<u8>,
}

impl Day {
    /// The end of a range, which takes from its first day what it leaves out: 8月7日至10日.
    fn behind(self, first: Self) -> Self {
        let month = self.month.or(first.month);
        let year = self.year.or(first.year);
        Self { year, month, ..self }
    }
}

/// The day that `last` is, if a range goes on from it to `at`.
fn ranged(prose: &Prose, last: Option<&Day>, at: usize) -> Option<Day> {
    let near = |d: &Day| at.checked_sub(d.end).is_some_and(|n| (1..=2).contains(&n));
    let first = last.copied().filter(|d| d.date.is_some() && near(d))?;
    let between: String = prose.chars.get(first.end..at)?.iter().collect();
    matches!(between.as_str(), "至" | "到" | "—" | "-" | "－" | "～" | "~" | "、" | "和" | "——")
        .then_some(first)
}

/// All days a text prints, in order.
pub(super) fn days(prose: &Prose) -> Vec<Day> {
    let mut days = Vec::new();
    let mut i = 0;
    while i < prose.chars.len() {
        let digit = prose.at(i).is_ascii_digit();
        if digit && !prose.before(i).is_ascii_digit() && !matches!(prose.before(i), '.' | '第') {
            if let Some(day) = day(prose, i) {
                let day = ranged(prose, days.last(), i).map_or(day, |first| day.behind(first));
                i = day.end;
                days.push(day);
                continue;
            }
            while prose.at(i).is_ascii_digit() {
                i += 1;
            }
            continue;
        }
        let first = ranged(prose, days.last(), i);
        if let Some(day) = written(prose, i, first.is_some()) {
            let day = first.map_or(day, |first| day.behind(first));
            i = day.end;
            days.push(day);
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

/// A day written in characters: 一九七三年五月八日, 五月八日; 八日 alone only where a report is sent or a time of day follows.
fn written(prose: &Prose, at: usize, ranged: bool) -> Option<Day> {
    let first = numeral::digit(prose.at(at)).is_some() || prose.at(at) == '十';
    if !first || prose.before(at) == '第' || numeral::read(&[prose.before(at)]).is_some() {
        return None;
    }
    let read = |i: usize, unit: &[char]| {
        let (n, len) = numeral::read(prose.from(i))?;
        unit.contains(&prose.at(i + len)).then_some((n, i + len + 1))
    };
    let (mut year, mut month, mut end) = (None, None, at);
    if let Some((y, next)) =
        read(end, &['年']).filter(|(y, next)| next - at == 5 && (1850..=2100).contains(y))
    {
        (year, end) = (Some(y as u16), next);
    }
    if let Some((m, next)) = read(end, &['月']).filter(|(m, _)| (1..=12).contains(m)) {
        (month, end) = (Some(m as u8), next);
    }
    let date = read(end, &['日', '号']).filter(|(d, _)| (1..=31).contains(d));
    if let Some((_, next)) = date.filter(|_| month.is_some() || year.is_none()) {
        end = next;
    }
    let date = date.filter(|d| d.1 == end).map(|d| d.0 as u8);
    let follows = |words: &[&str]| words.iter().any(|word| prose.says(end, word));
    let alone = !is_han(prose.before(at))
        || matches!(prose.before(at), '社' | '于')
        || ends_place(prose, at)
        || is_sent(prose, at) && follows(&["电", "讯"]);
    let told = match (year, month, date) {
        (Some(_), _, _) | (None, Some(_), Some(_)) => true,
        (None, None, Some(_)) => {
            // 本月二十一日
            ranged
                || at.checked_sub(2).is_some_and(|from| prose.says(from, "本月"))
                || alone && follows(&["电", "讯", "上午", "下午", "晚", "凌晨", "清晨", "中午", "在", "举行"])
        }
        _ => false,
    };
    told.then_some(Day { at, end, year, month, date })
}

/// Whether an agency and the place of its report stand right before `at`: 新华社莫斯科七日电.
fn is_sent(prose: &Prose, at: usize) -> bool {
    const LONGEST: usize = 8;
    let before = prose.chars.get(at.saturating_sub(LONGEST)..at).unwrap_or_default();
    before.iter().rev().take_while(|c| is_han(**c)).any(|&c| c == '社')
}

/// Whether the name of a place ends right before `at`: 新华社太原八日电.
fn ends_place(prose: &Prose, at: usize) -> bool {
    let places = gazetteer();
    let is_place = |name: &[char]| places.short.has(name) || places.full.has(name);
    (2..=4).any(|n| at.checked_sub(n).and_then(|from| prose.chars.get(from..at)).is_some_and(is_place))
}

/// The figure at a place and the place behind it.
pub(super) fn number(prose: &Prose, at: usize) -> Option<(u32, usize)> {
    let mut i = at;
    let mut n: u32 = 0;
    while let Some(d) = prose.at(i).to_digit(10) {
        n = n.saturating_mul(10).saturating_add(d);
        i += 1;
    }
    (i > at).then_some((n, i))
}

impl Day {
    /// Whether the text tells the day of the month.
    pub(super) fn is_exact(self) -> bool {
        self.date.is_some()
    }
}

/// The days on which something happened, resolved with the page's date.
pub(super) fn of(prose: &Prose, found: &[Day], page: &Date) -> Vec<Date> {
    let (year, month, _) = split(page);
    let mut context: Option<(u8, Option<u16>)> = None;
    let mut dates: Vec<Date> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for d in found.iter().filter(|d| !is_of_a_life(prose, d.end)) {
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
        // 从12月1日起, 6月30日前: a term that lies ahead of the page's own day is no event yet; 将于9月6日举行 announces one.
        let ahead = |value: &String| {
            let own = page.value.as_deref().filter(|_| !matches!(page.basis, Basis::Inferred(_)));
            let own = own.filter(|own| own.len() == "2023-10-26".len() && value.len() >= "2023-10".len());
            own.is_some_and(|own| own.get(..value.len()).is_some_and(|own| own < value.as_str()))
        };
        let term = matches!(prose.at(d.end), '起' | '前') || matches!(prose.before(d.at), '从' | '自' | '到');
        if let Some(value) = value.filter(|value| !(term && ahead(value)))
            && seen.insert(value.clone())
        {
            let basis = if d.year.is_some() || value.len() <= "10-26".len() {
                Basis::Printed
            } else {
                Basis::Inferred("年份取自本版日期".to_owned())
            };
            dates.push(Date { value: Some(value), basis });
        }
    }
    // 昨日 stands for the day before the paper's, in the first paragraph, where it tells when the news happened; 前天 for the one before.
    let lead: String = prose.lead().iter().take(60).collect();
    let mut day = page.clone();
    for (words, shown) in
        [(&["昨日", "昨天", "昨晚", "昨夜", "昨晨", "昨上午", "昨下午"][..], "昨日"), (&["前天"], "前天")]
    {
        let Some(value) = yesterday(&day) else { break };
        day.value = Some(value.clone());
        if words.iter().any(|word| lead.contains(word)) && seen.insert(value.clone()) {
            let basis = Basis::Inferred(format!("“{shown}”，按本版日期推算"));
            dates.push(Date { value: Some(value), basis });
        }
    }
    dates
}

/// 1971年5月生, 1993年7月参加工作: a day of somebody's life and no event of the story.
fn is_of_a_life(prose: &Prose, end: usize) -> bool {
    ["生，", "生人", "出生", "入党", "入伍", "参加工作", "加入中国共产党"]
        .iter()
        .any(|word| prose.from(end).iter().copied().take(word.chars().count()).eq(word.chars()))
}

/// The day before a page's date, if that is exact.
fn yesterday(page: &Date) -> Option<String> {
    let (Some(year), Some(month), Some(day)) = split(page) else { return None };
    let (year, month, day) = match (month, day) {
        (_, 2..) => (year, month, day - 1),
        (2.., _) => (year, month - 1, length(month - 1, Some(year))),
        _ => (year.checked_sub(1)?, 12, 31),
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether 今年 stands right before a month, and so tells its year.
fn told(prose: &Prose, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|from| prose.says(from, "今年"))
}

/// A day as `YYYY-MM-DD`, its year filled in from the page's date.
pub(super) fn resolve(
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
            if page_month.is_some_and(|p| month > p + 3 && p <= 2 && month >= 11) {
                y.saturating_sub(1)
            } else {
                y
            }
        })
    });
    let day = day.map(|d| format!("-{d:02}")).unwrap_or_default();
    Some(match year {
        Some(y) => format!("{y:04}-{month:02}{day}"),
        None => format!("{month:02}{day}"),
    })
}

/// Days of a month.
pub(super) fn length(month: u8, year: Option<u16>) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(read("昨日上午，我市召开会议"), ["2023-10-25"]);
        assert_eq!(read("一九七三年五月八日讯，十二月三十一日"), ["1973-05-08", "2023-12-31"]);
        assert_eq!(read("六月二十七日至三十日，有三十日"), ["2023-06-27", "2023-06-30"]);
        assert_eq!(read("新华社北京八日电，太原九日讯"), ["2023-10-08", "2023-10-09"]);
        assert_eq!(read("三日内，十日游，三月份，一年一度，八月十五的月亮"), [""; 0]);
        assert_eq!(read("近日，12号线，100日，13月33日，第3日"), [""; 0]);
    }
}
