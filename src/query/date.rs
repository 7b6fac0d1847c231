//! Dates as one types them: 2023, 2023-10, 10月, 10月25日, 2023-10..2024-02. Knows no calendar and no today.

use std::fmt;

/// Days asked for: a span of days, or a month (and day) of any year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// From one date to another, both included, each as exact as it was typed; an empty end is open.
    Span(String, String),
    /// A month, and a day of it where one is given, in any year: `10` or `10-25`.
    Yearly(String),
    /// The last so many months, counted from the newest page there is: an old library has its own now.
    Recent(u32),
}

impl Days {
    /// Reads a typed date or range; none where it is no date.
    pub fn read(typed: &str) -> Option<Self> {
        let range = ["..", "…", "~", "～", "至", "到"].iter().find_map(|sign| typed.split_once(sign));
        if let Some((from, to)) = range {
            let (from, to) = (from.trim_end_matches('.'), to.trim_start_matches('.'));
            let read = |end: &str| if end.is_empty() { Some(String::new()) } else { dated(end) };
            let (from, to) = (read(from)?, read(to)?);
            return (!from.is_empty() || !to.is_empty()).then_some(Self::Span(from, to));
        }
        if let Some(months) = recent(typed) {
            return Some(Self::Recent(months));
        }
        dated(typed).map(|day| Self::Span(day.clone(), day)).or_else(|| yearly(typed).map(Self::Yearly))
    }

    /// The same days where `newest` is the newest date there is.
    #[must_use]
    pub fn counted_from(&self, newest: &str) -> Self {
        let Self::Recent(months) = self else { return self.clone() };
        let number = |part: usize| newest.split('-').nth(part).and_then(|n| n.parse::<u32>().ok());
        let (year, month) = (number(0).unwrap_or(0), number(1).unwrap_or(12));
        let from = (year * 12 + month).saturating_sub(months + 1);
        let day = number(2).map_or_else(String::new, |day| format!("-{day:02}"));
        Self::Span(format!("{:04}-{:02}{day}", from / 12, from % 12 + 1), String::new())
    }

    /// Whether a story's date ([`crate::story::Date`]) lies wholly inside. A date without a year lies in no span. [`Days::Recent`] holds
    /// nothing before it is [counted](Days::counted_from).
    pub fn hold(&self, date: &str) -> bool {
        let of_year = if is_yearless(date) { Some(date) } else { date.get("2023-".len()..) };
        match self {
            // The end stands for all that begin with it, and an empty one for all.
            Self::Span(from, to) => {
                let begins = !date.is_empty() && !is_yearless(date) && date >= from.as_str();
                begins && (date.starts_with(to) || (date < to.as_str() && !to.starts_with(date)))
            }
            Self::Recent(_) => false,
            Self::Yearly(day) => of_year.is_some_and(|rest| rest.starts_with(day.as_str())),
        }
    }
}

/// Whether a date is a month and a day of a year that is not known: `10-26`.
pub fn is_yearless(date: &str) -> bool {
    date.len() == "10-26".len()
}

/// As one would type it.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span(from, to) if from == to => f.write_str(from),
            Self::Span(from, to) => write!(f, "{from}..{to}"),
            Self::Yearly(day) => match day.split_once('-') {
                Some((month, day)) => write!(f, "{month}月{day}日"),
                None => write!(f, "{day}月"),
            },
            Self::Recent(months) => write!(f, "近{months}月"),
        }
    }
}

/// A date beginning with a year, in the form of [`crate::story::Date`].
fn dated(typed: &str) -> Option<String> {
    let parts = numbers(typed)?;
    let (year, rest) = parts.split_first()?;
    if year.len() != 4 || rest.len() > 2 {
        return None;
    }
    let numbers = rest.iter().zip([12, 31]).map(|(part, most)| Some(format!("-{:02}", within(part, most)?)));
    Some(year.clone() + &numbers.collect::<Option<String>>()?)
}

/// A month, or a month and a day, of any year; 月 must be there, for 10-25 could be anything.
fn yearly(typed: &str) -> Option<String> {
    let parts = numbers(typed)?;
    if !typed.contains('月') || parts.len() > 2 {
        return None;
    }
    let month = format!("{:02}", within(parts.first()?, 12)?);
    match parts.get(1) {
        Some(day) => Some(format!("{month}-{:02}", within(day, 31)?)),
        None => Some(month),
    }
}

/// 近三月, 近两年, 最近6个月, in months.
fn recent(typed: &str) -> Option<u32> {
    let rest = typed.strip_prefix("最近").or_else(|| typed.strip_prefix('近'))?;
    let (number, unit) = rest.split_at(rest.char_indices().find(|(_, c)| matches!(c, '个' | '月' | '年'))?.0);
    let months = match unit.trim_start_matches('个') {
        "月" => 1,
        "年" => 12,
        _ => return None,
    };
    let digit = |c: char| "零一二三四五六七八九十".chars().position(|d| d == c).map(|n| n as u32);
    let number = match number {
        "半" if months == 12 => return Some(6),
        "" => 1,
        "两" => 2,
        _ => number
            .parse()
            .ok()
            .or_else(|| digit(number.chars().next().filter(|_| number.chars().count() == 1)?))?,
    };
    (1..=1200).contains(&number).then_some(number * months)
}

fn within(number: &str, most: u32) -> Option<u32> {
    number.parse().ok().filter(|n| (1..=most).contains(n))
}

/// The numbers of a text that holds nothing but numbers and the signs between them.
fn numbers(typed: &str) -> Option<Vec<String>> {
    let known = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日' | '号');
    let typed: String = typed.chars().map(crate::text::fold::narrow).collect();
    if !typed.chars().all(known) {
        return None;
    }
    Some(typed.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::Days;

    #[test]
    fn dates_hold_what_they_say() {
        for (typed, inside, outside) in [
            ("2023", "2023-10-26", "2024"),
            ("2023-10", "2023-10-01", "2023"),
            ("2023年10月", "2023-10", "2023-11-01"),
            ("2023/10/6", "2023-10-06", "2023-10"),
            ("10月", "1984-10-03", "1984-11"),
            ("10月25日", "2023-10-25", "2023-10-26"),
            ("2023-10..2024-02", "2024-02-29", "2024-03-01"),
            ("2023-10..", "2025", "2023-09-30"),
            ("..2023-10", "1950", "2023-11"),
            ("..2023-10-05", "2023-10-05", "2023-10"),
            ("2023..2023-10", "2023-10-31", "2023"),
            ("..2023", "2023", "10-26"),
            ("10月", "10-26", "11-10"),
            ("10月26日", "10-26", "2023-10"),
        ] {
            let days = Days::read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert!(days.hold(inside) && !days.hold(outside), "{typed}");
        }
        for (typed, newest, inside, outside) in [
            ("近三月", "2023-10-26", "2023-07-26", "2023-07-25"),
            ("近一年", "2023-10", "2022-10", "2022-09-30"),
            ("最近6个月", "2024-02-01", "2023-08-01", "2023-07"),
            ("近半年", "2024-02-01", "2024-01", "2023-07-31"),
        ] {
            let days = Days::read(typed).unwrap_or_else(|| panic!("{typed}")).counted_from(newest);
            assert!(days.hold(inside) && !days.hold(outside), "{typed} {days:?}");
        }
        for typed in ["", "..", "昨天", "10-25", "2023-13", "20231", "1e9", "近半月"] {
            assert_eq!(Days::read(typed), None, "{typed}");
        }
    }
}
