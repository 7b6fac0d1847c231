//! How stories spread over time: how many there are of each day, or of the month or year where no day is known.

use super::Index;
use super::bits::Bits;
use super::day;
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
        let days = self.columns.counted(days);
        // Stories of one day stand together, so few days are written out.
        let mut last = (0, false);
        let known = (0..self.bound()).map(|number| (number, self.day(number)));
        let held = known.filter(|(_, day)| {
            if *day != last.0 {
                last = (*day, days.hold(&day::date(*day)));
            }
            last.1
        });
        Bits::of(self.bound(), held.map(|(number, _)| number)).and(&self.all)
    }

    /// The stories that count for no day.
    pub(super) fn undated(&self) -> Bits {
        Bits::of(self.bound(), (0..self.bound()).filter(|number| self.day(*number) == 0)).and(&self.all)
    }

    /// Some stories over time.
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
        curve.dates = dates.into_iter().map(|(day, n)| (day::date(day), n)).collect();
        curve
    }

    /// A story's date, and whether it is a guess.
    pub(super) fn date_of(&self, number: usize) -> Option<(String, bool)> {
        let day = Some(self.day(number)).filter(|day| *day > 0)?;
        Some((day::date(day), self.is_day_guessed(number)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::facets;
    use super::*;
    use crate::facts::{Hints, know};
    use crate::query::Field;
    use std::sync::Arc;

    fn index(pages: &[(&str, &str)]) -> Index {
        let page = |(path, text): &(&str, &str)| {
            let mut page = crate::parse::page(path, text.as_bytes());
            know(&mut page, &Hints { path: (*path).to_owned(), ..Hints::default() });
            Arc::new(page)
        };
        Index::build(pages.iter().map(page).collect(), None)
    }

    fn asked(index: &Index, text: &str) -> usize {
        index.total(&Query { text: text.to_owned(), ..Query::default() }).count
    }

    #[test]
    fn a_day_of_an_unknown_year_is_in_no_year() {
        let index = index(&[("a.txt", "# 新粮入仓\n\n本报讯 10月26日，新粮入仓。\n")]);
        let curve = index.curve(&Query::default());
        assert_eq!((curve.undated, curve.dates.len()), (1, 0));
        let dates = index.facets(&Query::default()).into_iter().find(|facet| facet.field == Field::Date);
        assert!(facets::SHOWN.contains(&Field::Date) && dates.is_some_and(|dates| dates.counts.is_empty()));
        assert_eq!((asked(&index, "日期:10月26日"), asked(&index, "日期:10月")), (1, 1));
        assert_eq!((asked(&index, "日期:..2023"), asked(&index, "日期:10月25日")), (0, 0));
    }

    #[test]
    fn recent_is_what_is_near_the_newest_page() {
        let index = index(&[
            ("2023-10-26/1.txt", "# 新粮入仓\n\n本报讯 新粮入仓。\n"),
            ("b.txt", "# 规划出台\n\n本报讯 规划说，2035年1月1日竣工。\n"),
        ]);
        assert_eq!(asked(&index, "刊期:2023-10-26"), 1);
        assert!(asked(&index, "刊期:近三月") >= 1 && asked(&index, "刊期:近三月 新粮") == 1);
    }
}
