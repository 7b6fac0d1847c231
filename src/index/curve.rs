//! How stories spread over time: how many there are of each day, or of the month or year where no day is known.

use super::Index;
use super::bits::Bits;
use super::lenient::understand;
use super::seek::Seeker;
use crate::query::Query;
use crate::query::date::Days;
use std::collections::BTreeMap;

/// Stories over time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// All stories.
    pub total: usize,
    /// Those of no known date.
    pub undated: usize,
    /// Those whose date is a guess.
    pub guessed: usize,
    /// Dates (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as they are known), from old to new, each with its stories.
    pub dates: Vec<(String, usize)>,
}

impl Index {
    /// The query's stories over time. A story counts once: by its page's date, or by the last day it tells of where the page has none.
    pub fn curve(&self, query: &Query) -> Curve {
        let seeker = Seeker::new(self, &query.marks);
        self.curve_of(self.typed(query, &understand(query, &seeker), &seeker).stories())
    }

    /// The stories that count for these days.
    pub(super) fn issued(&self, days: &Days) -> Bits {
        let known = || (0..self.len()).map(|number| (number, self.day(number)));
        let newest = known().map(|(_, day)| day).max().map_or_else(String::new, date_of);
        let days = days.counted_from(&newest);
        // Stories of one day stand together, so few days are written out.
        let mut last = (0, false);
        let held = known().filter(|(_, day)| {
            if *day != last.0 {
                last = (*day, days.hold(&date_of(*day)));
            }
            last.1
        });
        Bits::of(self.len(), held.map(|(number, _)| number)).and(self.all())
    }

    /// The stories that count for no day.
    pub(super) fn undated(&self) -> Bits {
        Bits::of(self.len(), (0..self.len()).filter(|number| self.day(*number) == 0)).and(self.all())
    }

    pub(super) fn curve_of(&self, stories: &Bits) -> Curve {
        let mut curve = Curve { total: stories.count(), ..Curve::default() };
        let mut dates: BTreeMap<u32, usize> = BTreeMap::new();
        for number in stories.iter() {
            let day = self.day(number);
            if day == 0 {
                curve.undated += 1;
                continue;
            }
            *dates.entry(day).or_default() += 1;
            curve.guessed += usize::from(self.is_day_guessed(number));
        }
        curve.dates = dates.into_iter().map(|(day, n)| (date_of(day), n)).collect();
        curve
    }

    /// A story's date, and whether it is a guess.
    pub(super) fn date_of(&self, number: usize) -> Option<(String, bool)> {
        let day = Some(self.day(number)).filter(|day| *day > 0)?;
        Some((date_of(day), self.is_day_guessed(number)))
    }
}

/// `20231026` as a date; what is unknown of it is 0.
pub(super) fn date_of(day: u32) -> String {
    match (day / 10_000, day / 100 % 100, day % 100) {
        (year, 0, _) => format!("{year:04}"),
        (year, month, 0) => format!("{year:04}-{month:02}"),
        (year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
    }
}
