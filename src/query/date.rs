//! Dates as one types them: 2023, 2023-10, 10月, 10月25日, 2023-10..2024-02. Knows no calendar and no today.

/// Days asked for: a span of days, or a month (and day) of any year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// From one date to another, both included, each as exact as it was typed; an empty end is open.
    Span(String, String),
    /// A month, and a day of it where one is given, in any year: `10` or `10-25`.
    Yearly(String),
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
        dated(typed).map(|day| Self::Span(day.clone(), day)).or_else(|| yearly(typed).map(Self::Yearly))
    }

    /// Whether a story's date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) lies wholly inside.
    pub fn hold(&self, date: &str) -> bool {
        match self {
            // Below `0` and above `9`: a prefix stands for all that begin with it.
            Self::Span(from, to) => {
                !date.is_empty()
                    && date >= from.as_str()
                    && (to.is_empty() || date < format!("{to}~").as_str())
            }
            Self::Yearly(day) => date.get(5..).is_some_and(|rest| rest.starts_with(day.as_str())),
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
        ] {
            let days = Days::read(typed).unwrap_or_else(|| panic!("{typed}"));
            assert!(days.hold(inside) && !days.hold(outside), "{typed}");
        }
        for typed in ["", "..", "昨天", "10-25", "2023-13", "20231", "1e9"] {
            assert_eq!(Days::read(typed), None, "{typed}");
        }
    }
}
