//! Who, where, when and what: fills in the facts of a page and its stories. A pure function of the page and its hints.

mod amount;
mod date;
mod edition;
mod folio;
mod gazetteer;
pub mod identity;
mod lexicon;
mod name;
mod numeral;
mod org;
mod paper;
mod person;
mod place;
mod prose;
mod rank;
pub mod record;
pub mod settings;
pub mod slogan;
pub mod topic;

use crate::story::{Basis, Date, Page, Paper};
use date::Day;
use gazetteer::gazetteer;
use lexicon::Lexicon;
use name::Known;
use paper::Home;
use person::Found;
use prose::Prose;
use rank::Seat;
use settings::Told;
use std::collections::HashSet;

/// What the world outside the page says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Path of the file below the library's folder, with `/` between its parts (`运城日报/2023-10-26/03.txt`).
    pub path: String,
    /// What the reader's `jianbao.toml` says of this page; it stands above the path and the page.
    pub told: Told,
}

/// Fills in paper, date and place of the page and the facts of each story.
pub fn know(page: &mut Page, hints: &Hints) {
    // What the reader said by hand stands, then what the settings say.
    if let Some(name) = hints.told.paper.clone().filter(|_| page.paper.basis != Basis::Settings) {
        page.paper = Paper { name: Some(name), basis: Basis::Settings };
    }
    if let Some(day) = hints.told.date.clone().filter(|_| page.date.basis != Basis::Settings) {
        page.date = Date { value: Some(day), basis: Basis::Settings };
    }
    let texts: Vec<Prose> = page.stories.iter().map(Prose::of).collect();
    let days: Vec<Vec<Day>> = texts.iter().map(date::days).collect();
    if page.paper.basis != Basis::Settings {
        page.paper = paper::of_page(page, &hints.path);
    }
    let home = home(page, &texts, hints);
    if page.paper.name.is_none() {
        page.paper = paper::infer(page, home).unwrap_or_default();
    }
    if page.date.basis != Basis::Settings {
        page.date = edition::of_page(page, &hints.path, &texts, &days);
    }
    page.place = home.map(|unit| gazetteer().path(unit));
    page.number = hints
        .told
        .number
        .clone()
        .or_else(|| folio::in_path(&hints.path))
        .or_else(|| folio::printed(&page.text));

    let first: Vec<Vec<Found>> = texts.iter().map(|prose| person::find(prose, &Known::new())).collect();
    let known = known(&texts, &first);
    let words: Vec<String> = known.iter().map(|name| name.iter().collect()).collect();
    let names = Lexicon::new(words.iter().map(|word| (word.as_str(), 0)));
    for (((story, prose), days), found) in page.stories.iter_mut().zip(&texts).zip(&days).zip(first) {
        let local = story.wire.is_none();
        let reporters: HashSet<&str> = story.bylines.iter().map(|b| b.name.as_str()).collect();
        let places = place::mentions(prose, home, local);
        let orgs = org::spans(prose, &places);
        // Only a story in which a known name was not seen, or was seen otherwise, is read again.
        let found = if person::agrees(prose, &found, &names) { found } else { person::find(prose, &known) };
        story.facts.people = person::gather(prose, &found, &reporters);
        story.facts.places = place::of(prose, &places, &orgs, home, local);
        story.facts.orgs = org::of(prose, &orgs, &story.facts.people);
        if local {
            let seat = Seat::of(home, &story.facts.places);
            for title in story.facts.people.iter_mut().flat_map(|p| &mut p.titles) {
                *title = seat.place(title).unwrap_or_else(|| std::mem::take(title));
            }
        }
        story.facts.slogans = slogan::of(prose);
        story.facts.amounts = amount::of(prose);
        story.facts.dates = date::of(prose, days, &page.date);
    }
}

/// The names that the place with this path goes by, the longest first; none for a path that is no place of the table.
pub fn place_names(path: &str) -> Vec<String> {
    gazetteer().names_at(path)
}

/// Where the paper is at home: by the settings, by its name and its folder, or by what it calls its own.
fn home(page: &Page, texts: &[Prose], hints: &Hints) -> Option<u32> {
    if let Some(unit) = hints.told.place.as_deref().and_then(paper::place_named) {
        return Some(unit);
    }
    let folder = || paper::home_in_path(&hints.path);
    match page.paper.name.as_deref().and_then(paper::home_of) {
        Some(Home::Nowhere) => None,
        Some(Home::At(unit)) => Some(folder().filter(|&u| gazetteer().within(u, unit)).unwrap_or(unit)),
        Some(Home::Perhaps(unit)) => folder()
            .filter(|&u| gazetteer().within(u, unit))
            .or_else(|| paper::sponsor(&page.text))
            .or_else(|| paper::elsewhere(page, texts, unit))
            .or(Some(unit)),
        None => folder().or_else(|| paper::sponsor(&page.text)).or_else(|| paper::home(page, texts)),
    }
}

/// The names that stand on the page with a firm end, and a title or three characters that only a name is made of.
fn known(texts: &[Prose], found: &[Vec<Found>]) -> Known {
    let mut known = Known::new();
    for (prose, found) in texts.iter().zip(found) {
        for found in found.iter().filter(|f| f.firm) {
            let word = prose.chars.get(found.at..found.at + found.len).unwrap_or_default();
            if !found.titles.is_empty() || name::proves_itself(word) {
                known.insert(word.into());
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What grows with the square of a text's length would take hours here.
    #[test]
    fn long_texts_are_read_in_one_pass() {
        for unit in
            ["葛凯、荣亿、孙晓晓、", "一心二意，一啊", "赴沪、北京、", "教育局局长孙晓，", "10月26日，"]
        {
            let text = format!("# 题目\n\n本报讯 {}乙。\n", unit.repeat(20_000));
            let mut page = crate::parse::page("a.txt", text.as_bytes());
            know(&mut page, &Hints::default());
            assert!(!page.stories.is_empty(), "{unit}");
        }
    }
}
