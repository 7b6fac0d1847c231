//! Who, where, when and what: fills in the facts of a page and its stories. A pure function of the page and its hints.

mod amount;
mod date;
mod edition;
mod folio;
mod gazetteer;
mod lexicon;
mod name;
mod numeral;
mod org;
mod paper;
mod person;
mod place;
mod prose;
pub mod settings;
mod slogan;
pub mod topic;

use crate::story::{Basis, Date, Page, Paper};
use gazetteer::gazetteer;
use name::Known;
use paper::Home;
use prose::Prose;
use settings::Told;

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
    let told = page.paper.basis == Basis::Settings;
    let named = if told { page.paper.clone() } else { paper::of_page(page, &hints.path, None) };
    let home = home(page, &named, hints);
    page.paper = if named.name.is_some() { named } else { paper::of_page(page, &hints.path, home) };
    if page.date.basis != Basis::Settings {
        page.date = edition::of_page(page, &hints.path);
    }
    page.place = home.map(|unit| gazetteer().path(unit));
    page.number = hints
        .told
        .number
        .clone()
        .or_else(|| folio::in_path(&hints.path))
        .or_else(|| folio::printed(&page.text));

    let texts: Vec<Prose> = page.stories.iter().map(Prose::of).collect();
    let known = known(&texts);
    for (story, prose) in page.stories.iter_mut().zip(&texts) {
        let local = story.wire.is_none();
        let reporters: Vec<&str> = story.bylines.iter().map(|b| b.name.as_str()).collect();
        let places = place::mentions(prose, home, local);
        let orgs = org::spans(prose, &places);
        story.facts.people = person::gather(prose, &person::find(prose, &known), &reporters);
        story.facts.places = place::of(prose, &places, &orgs, home, local);
        story.facts.orgs = org::of(prose, &orgs, &story.facts.people);
        story.facts.slogans = slogan::of(prose);
        story.facts.amounts = amount::of(prose);
        story.facts.dates = date::of(prose, &date::days(prose), &page.date);
    }
}

/// Where the paper is at home: by the settings, by its name and its folder, or by what it calls its own.
fn home(page: &Page, named: &Paper, hints: &Hints) -> Option<u32> {
    if let Some(unit) = hints.told.place.as_deref().and_then(paper::place_named) {
        return Some(unit);
    }
    let folder = || paper::home_in_path(&hints.path);
    match named.name.as_deref().and_then(paper::home_of) {
        Some(Home::Nowhere) => None,
        Some(Home::At(unit)) => Some(folder().filter(|&u| gazetteer().within(u, unit)).unwrap_or(unit)),
        None => folder().or_else(|| paper::home(page)),
    }
}

/// The names that stand on the page with a firm end.
fn known(texts: &[Prose]) -> Known {
    let mut known = Known::new();
    for prose in texts {
        for found in person::find(prose, &Known::new()) {
            if found.firm && !found.titles.is_empty() {
                known.extend(prose.chars.get(found.at..found.at + found.len).map(Into::into));
            }
        }
    }
    known
}
