//! What is known of a page stands on it: names, bodies, phrases and figures are found where they are said to be, days are days, places are
//! places of the table, and knowing leaves the page as it was cut.

use jianbao::facts::{Hints, know, place_names};
use jianbao::parse;
use jianbao::parse::overlay::is_date;
use jianbao::story::Story;
use jianbao::text::is_blank;
use std::collections::HashSet;

/// The first line is the path of the file, the rest the page.
pub(crate) fn hold(bytes: &[u8]) {
    let (path, text) = super::line_and_rest(bytes);
    let cut = parse::page("page", text.as_bytes());
    let hints = Hints { path, ..Hints::default() };
    let mut page = cut.clone();
    know(&mut page, &hints);
    for (before, after) in cut.stories.iter().zip(&page.stories) {
        assert_eq!((&before.id, &before.blocks), (&after.id, &after.blocks), "knowing changed the text");
        check(after);
    }
    assert_eq!((cut.stories.len(), &cut.text), (page.stories.len(), &page.text));
    assert!(page.date.value.as_deref().is_none_or(is_date), "{:?} is no date", page.date);
    assert!(page.place.as_deref().is_none_or(is_place), "{:?} is no place", page.place);
    let mut again = cut;
    know(&mut again, &hints);
    assert_eq!(page, again, "known otherwise the second time");
}

fn check(story: &Story) {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| !is_blank(*c) && !matches!(c, '*' | '#')).collect()
    };
    let blocks: Vec<String> = story.blocks.iter().map(|block| plain(&block.text)).collect();
    let facts = &story.facts;
    let people = facts.people.iter().map(|person| &person.name);
    let amounts = facts.amounts.iter().map(|amount| &amount.text);
    for said in people.clone().chain(&facts.orgs).chain(&facts.slogans).chain(amounts) {
        assert!(!said.is_empty() && blocks.iter().any(|block| block.contains(said)), "nobody said {said:?}");
    }
    once(people);
    once(&facts.orgs);
    once(&facts.slogans);
    once(&facts.places);
    assert!(facts.places.iter().all(|path| is_place(path)), "{:?}", facts.places);
    let days: Vec<&str> = facts.dates.iter().filter_map(|date| date.value.as_deref()).collect();
    let is_day = |day: &str| is_date(day) || day.len() == 5 && is_date(&format!("2024-{day}"));
    assert!(days.len() == facts.dates.len() && days.iter().all(|day| is_day(day)), "{days:?}");
    once(days);
    assert!(facts.amounts.iter().all(|amount| amount.value.is_finite() && amount.value >= 0.0));
}

/// Whether a path is one of the table, or that of a zone below such a one.
fn is_place(path: &str) -> bool {
    let above = path.rsplit_once('/').filter(|(_, zone)| zone.ends_with('区'));
    path.split('/').all(|part| !part.is_empty())
        && [Some(path), above.map(|(above, _)| above)]
            .into_iter()
            .flatten()
            .any(|p| !place_names(p).is_empty())
}

fn once<T: std::hash::Hash + Eq + std::fmt::Debug>(values: impl IntoIterator<Item = T>) {
    let mut seen = HashSet::new();
    for value in values {
        assert!(!seen.contains(&value), "{value:?} is told twice");
        seen.insert(value);
    }
}
