//! Counts for the filters: how many of some stories have each value, trees included.

use super::bits::Bits;
use super::columns::{Column, Columns};
use super::{Count, Facet};
use crate::query::explain::kind_label;
use crate::query::{Field, Filter};
use std::collections::BTreeMap;

/// The facets shown, in the order of the filters.
const SHOWN: [Field; 8] = [
    Field::Paper,
    Field::Date,
    Field::Place,
    Field::Person,
    Field::By,
    Field::Kind,
    Field::Org,
    Field::Slogan,
];

/// Counts every facet. `typed` are the stories that the words ask for; a facet's own filters do not narrow its own counts.
pub(super) fn count(columns: &Columns, typed: &Bits, filters: &[Filter]) -> Vec<Facet> {
    let passing: Vec<(Field, Bits)> = super::columns::KNOWN
        .into_iter()
        .filter(|field| filters.iter().any(|f| f.field == *field))
        .map(|field| (field, columns.passing(field, filters)))
        .collect();
    let facet = |field: Field| {
        let others = passing.iter().filter(|(other, _)| *other != field);
        let stories = others.fold(typed.clone(), |stories, (_, bits)| stories.and(bits));
        let mut counts = counts(field, columns.get(field)?, &stories);
        // A filter that is on stays in sight, also when nothing is left of it.
        for filter in filters.iter().filter(|f| f.field == field) {
            if !counts.iter().any(|count| count.value == filter.value) {
                counts.push(name(field, &filter.value, 0, false));
            }
        }
        let known = counts.iter().any(|count| !count.value.is_empty());
        (known || !matches!(field, Field::Org | Field::Slogan)).then_some(Facet { field, counts })
    };
    SHOWN.into_iter().filter_map(facet).collect()
}

fn counts(field: Field, column: &Column, stories: &Bits) -> Vec<Count> {
    // One node for each value, and for the values above it in a tree.
    let mut nodes: BTreeMap<String, usize> = BTreeMap::new();
    let mut above: Vec<Vec<usize>> = Vec::new();
    for value in &column.values {
        let mut mine = Vec::new();
        for step in steps(field, value) {
            let next = nodes.len();
            mine.push(*nodes.entry(step.to_owned()).or_insert(next));
        }
        above.push(mine);
    }
    let mut tally = vec![0_usize; nodes.len()];
    let mut guessed = vec![false; nodes.len()];
    let mut last = vec![usize::MAX; nodes.len()];
    for story in stories.iter() {
        for &value in column.of(story) {
            for &node in above.get(value as usize).map(Vec::as_slice).unwrap_or_default() {
                if let (Some(n), Some(last)) = (tally.get_mut(node), last.get_mut(node)) {
                    *n += usize::from(*last != story);
                    *last = story;
                }
                if let Some(guess) = guessed.get_mut(node) {
                    *guess |= column.guessed.get(value as usize).copied().unwrap_or(false);
                }
            }
        }
    }
    let of = |(value, node): (&String, &usize)| {
        let n = tally.get(*node).copied().filter(|n| *n > 0)?;
        Some(name(field, value, n, guessed.get(*node).copied().unwrap_or(false)))
    };
    let mut counts: Vec<Count> = nodes.iter().filter_map(of).collect();
    sort(field, &mut counts);
    counts
}

/// A value and the values above it: `山西省`, `山西省/运城市`; `2023`, `2023-10`. Days are not counted one by one.
fn steps(field: Field, value: &str) -> Vec<&str> {
    let sign = match field {
        Field::Place => '/',
        Field::Date => '-',
        _ => return vec![value],
    };
    let ends = value.match_indices(sign).map(|(at, _)| at).chain([value.len()]);
    let most = if field == Field::Date { 2 } else { usize::MAX };
    ends.take(most).filter_map(|end| value.get(..end)).collect()
}

fn name(field: Field, value: &str, n: usize, guessed: bool) -> Count {
    let (label, depth) = match field {
        Field::By if value.is_empty() => ("未署名".to_owned(), 0),
        _ if value.is_empty() => ("未知".to_owned(), 0),
        Field::Kind => (kind_label(value).to_owned(), 0),
        Field::Place => (value.rsplit('/').next().unwrap_or_default().to_owned(), value.matches('/').count()),
        Field::Date => match value.split_once('-') {
            Some((_, month)) => (format!("{}月", month.trim_start_matches('0')), 1),
            None => (format!("{value}年"), 0),
        },
        _ => (value.to_owned(), 0),
    };
    Count { value: value.to_owned(), label, n, depth, guessed }
}

/// Most frequent first and unknown last; trees keep parents before children, dates go from new to old.
fn sort(field: Field, counts: &mut [Count]) {
    let tally: BTreeMap<String, usize> = counts.iter().map(|c| (c.value.clone(), c.n)).collect();
    counts.sort_by_cached_key(|count| {
        let path = match field {
            Field::Date => vec![(0, std::cmp::Reverse(year(&count.value).to_owned()), String::new())],
            _ => steps(field, &count.value)
                .into_iter()
                .map(|step| {
                    let n = tally.get(step).copied().unwrap_or(0);
                    (usize::MAX - n, std::cmp::Reverse(String::new()), step.to_owned())
                })
                .collect(),
        };
        let month = std::cmp::Reverse(if count.depth == 0 { "~".to_owned() } else { count.value.clone() });
        let within = if field == Field::Date { month } else { std::cmp::Reverse(String::new()) };
        (count.value.is_empty(), path, within)
    });
}

fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}
