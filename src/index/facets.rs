//! Counts for the filters: how many of some stories have each value, trees included.

use super::bits::Bits;
use super::column::{Column, steps};
use super::columns::Columns;
use super::{Count, Facet};
use crate::query::Field;
use crate::query::explain::{kind_label, trust_label};
use crate::query::parse::TRUST;
use crate::tongue::index as say;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The facets shown, in the order of the filters.
pub(super) const SHOWN: [Field; 13] = [
    Field::Paper,
    Field::Date,
    Field::Place,
    Field::Person,
    Field::Title,
    Field::Org,
    Field::Slogan,
    Field::By,
    Field::Kind,
    Field::Trust,
    Field::Mark,
    Field::Tag,
    Field::Clip,
];

/// Counts some facets. `rest` are the stories that all but the clauses ask for, `passing` those that the clauses of a field let pass: a
/// facet's own clauses do not narrow its own counts.
pub(super) fn count(
    columns: &Columns,
    fields: &[Field],
    rest: &Bits,
    passing: &[(Field, Bits)],
) -> Vec<Facet> {
    let facet = |field: Field| {
        let column = columns.get(field)?;
        let stories = others(field, rest, passing);
        let counts = counts(field, column, &stories);
        let known = counts.iter().any(|count| !count.value.is_empty());
        (known || !matches!(field, Field::Title | Field::Org | Field::Slogan))
            .then_some(Facet { field, counts })
    };
    fields.iter().copied().filter_map(facet).collect()
}

/// The stories of which a facet counts the values: those that all but its own clauses let pass.
pub(super) fn others(field: Field, rest: &Bits, passing: &[(Field, Bits)]) -> Bits {
    let others = passing.iter().filter(|(other, _)| *other != field);
    others.fold(rest.clone(), |stories, (_, bits)| stories.and(bits))
}

/// Values of one facet that are listed, the most frequent ones; a list nobody reads to its end need not be longer.
pub(super) const LISTED: usize = 2000;

fn counts(field: Field, column: &Column, stories: &Bits) -> Vec<Count> {
    let most = if column.is_flat() { LISTED } else { usize::MAX };
    let found = fitting(field, column, stories, most, |_| Some(()));
    let mut counts: Vec<Count> = found.into_iter().map(|((), count)| count).collect();
    sort(field, &mut counts);
    counts
}

/// Counts the values of a facet that fit, by their numbers, each with how well: the best first, among those the most frequent, at most so
/// many. All are looked at, so that the rarest is found.
pub(super) fn fitting<R: Ord>(
    field: Field,
    column: &Column,
    stories: &Bits,
    most: usize,
    fits: impl Fn(usize) -> Option<R>,
) -> Vec<(R, Count)> {
    let (tally, guessed) = column.tally(stories);
    let counted = (0..).zip(tally).filter(|(_, n)| *n > 0);
    let fitting = |(node, n): (usize, u32)| Some((fits(node)?, Reverse(n), node));
    let mut found: Vec<(R, Reverse<u32>, usize)> = counted.filter_map(fitting).collect();
    if found.len() > most {
        found.select_nth_unstable(most);
        found.truncate(most);
    }
    found.sort_unstable();
    let count = |(fits, Reverse(n), node): (R, Reverse<u32>, usize)| {
        let guessed = guessed.get(node).copied().unwrap_or(false);
        Some((fits, name(field, column.node(node)?, n as usize, guessed)))
    };
    found.into_iter().filter_map(count).collect()
}

/// What is shown of a value.
pub(super) fn label(field: Field, value: &str) -> Cow<'_, str> {
    match field {
        _ if value.is_empty() => field.unknown().into(),
        Field::Kind => kind_label(value).into(),
        Field::Trust => trust_label(value.rsplit('/').next().unwrap_or_default()).into(),
        Field::Place => value.rsplit('/').next().unwrap_or_default().into(),
        Field::Date => match value.split_once('-') {
            Some((_, month)) => say::MONTH.fill([&month.trim_start_matches('0')]).into(),
            None => say::YEAR.fill([&value]).into(),
        },
        _ => value.into(),
    }
}

fn name(field: Field, value: &str, n: usize, guessed: bool) -> Count {
    let depth = match field {
        Field::Trust | Field::Place => value.matches('/').count(),
        Field::Date => value.matches('-').count(),
        _ => 0,
    };
    Count { value: value.to_owned(), label: label(field, value).into_owned(), n, depth, guessed }
}

/// Most frequent first and unknown last; trees keep parents before children, dates go from new to old.
pub(super) fn sort(field: Field, counts: &mut [Count]) {
    match field {
        // `2023` stands above its months: `~` is above every digit.
        Field::Date => counts.sort_by_cached_key(|count| {
            let (year, month) = count.value.split_once('-').unwrap_or((&count.value, "~"));
            (count.value.is_empty(), Reverse(year.to_owned()), Reverse(month.to_owned()))
        }),
        // From what is sure to what is unknown.
        Field::Trust => counts.sort_by_cached_key(|count| {
            let place = |part: &str| TRUST.iter().position(|names| names[0] == part);
            count.value.split('/').map(place).collect::<Vec<_>>()
        }),
        Field::Place => {
            let tally: HashMap<String, usize> = counts.iter().map(|c| (c.value.clone(), c.n)).collect();
            let rank = |step: &str| (Reverse(tally.get(step).copied().unwrap_or(0)), step.to_owned());
            counts.sort_by_cached_key(|count| {
                let path: Vec<_> = steps(field, &count.value).into_iter().map(rank).collect();
                (count.value.is_empty(), path)
            });
        }
        _ => counts.sort_by(|a, b| {
            let known = a.value.is_empty().cmp(&b.value.is_empty());
            known.then(b.n.cmp(&a.n)).then_with(|| a.value.cmp(&b.value))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_named() {
        for field in SHOWN {
            let unknown = name(field, "", 3, true);
            assert_eq!(
                (unknown.label.as_str(), unknown.n, unknown.depth, unknown.guessed),
                (field.unknown(), 3, 0, true)
            );
        }
        for (field, value, label, depth) in [
            (Field::Place, "山西省/运城市/临猗县", "临猗县", 2),
            (Field::Date, "2023", "2023年", 0),
            (Field::Date, "2023-06", "6月", 1),
            (Field::Trust, "inferred/date", trust_label("date"), 1),
            (Field::Kind, "brief", kind_label("brief"), 0),
            (Field::Person, "解芳", "解芳", 0),
        ] {
            let named = name(field, value, 1, false);
            assert_eq!((named.label.as_str(), named.depth), (label, depth), "{value}");
        }
    }

    #[test]
    fn values_stand_in_their_order() {
        for (field, expected) in [
            (Field::Person, &[("乙", 5), ("甲", 3), ("丁", 2), ("丙", 2), ("", 9)][..]),
            (Field::Date, &[("2024", 1), ("2024-02", 1), ("2024-01", 9), ("2023", 9), ("", 9)]),
            (
                Field::Place,
                &[("山西", 5), ("山西/运城", 3), ("山西/大同", 2), ("河北", 4), ("河北/保定", 4), ("", 9)],
            ),
            (
                Field::Trust,
                &[
                    ("stated", 1),
                    ("inferred", 2),
                    ("inferred/paper", 9),
                    ("inferred/date", 1),
                    ("unknown", 9),
                ],
            ),
        ] {
            let mut counts: Vec<Count> =
                expected.iter().map(|(value, n)| name(field, value, *n, false)).collect();
            counts.reverse();
            sort(field, &mut counts);
            let values: Vec<(&str, usize)> =
                counts.iter().map(|count| (count.value.as_str(), count.n)).collect();
            assert_eq!(values, expected);
        }
    }
}
