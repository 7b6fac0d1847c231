//! Days as numbers: `20231026`; what is unknown of a day is 0. Knows no index.

use crate::query::date::is_yearless;
use crate::story::{Page, Story};

/// Stands in a story's day if the day is a guess.
pub(super) const GUESSED: u32 = 1 << 31;

/// The one day a story counts for: its page's, else the last one it tells of with a year; see [`GUESSED`].
pub(super) fn of(page: &Page, story: &Story) -> u32 {
    let dates = || story.facts.dates.iter().filter_map(|date| date.value.as_deref());
    let told = || dates().filter(|date| !is_yearless(date)).max();
    let day = page.date.value.as_deref().or_else(told).map_or(0, number);
    let guessed = page.date.basis.is_guess() || page.date.value.is_none();
    day | if guessed { GUESSED } else { 0 }
}

/// A date as a number; 0 for one without a year.
pub(super) fn number(date: &str) -> u32 {
    if is_yearless(date) {
        return 0;
    }
    let mut parts = date.split('-').map(|part| part.parse().unwrap_or(0));
    let [year, month, day]: [u32; 3] = std::array::from_fn(|_| parts.next().unwrap_or(0));
    year.min(9999) * 10_000 + month.min(12) * 100 + day.min(31)
}

/// The date of a number.
pub(super) fn date(day: u32) -> String {
    match (day / 10_000, day / 100 % 100, day % 100) {
        (year, 0, _) => format!("{year:04}"),
        (year, month, 0) => format!("{year:04}-{month:02}"),
        (year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_numbers_and_come_back() {
        for (written, day) in [("2023", 20_230_000), ("2023-10", 20_231_000), ("2023-10-26", 20_231_026)] {
            assert_eq!(number(written), day);
            assert_eq!(date(day), written);
        }
        for written in ["", "10-26", "去年"] {
            assert_eq!(number(written), 0, "{written}");
        }
        assert_eq!(number("99999999-99-99"), 99_991_231);
    }
}
