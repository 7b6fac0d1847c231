//! Who, where, when and what: fills in the facts of a page and its stories. A pure function of the page and its hints.

mod amount;
mod date;
mod edition;
mod gazetteer;
mod lexicon;
mod name;
mod numeral;
mod org;
mod paper;
mod person;
mod place;
mod prose;
mod slogan;
pub mod topic;

use crate::story::{Basis, Page};
use gazetteer::gazetteer;
use name::Known;
use paper::Home;
use prose::Prose;

/// What the world outside the page says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Path of the file below the library's folder, with `/` between its parts (`运城日报/2023-10-26/03.txt`).
    pub path: String,
}

/// Fills in paper, date and place of the page and the facts of each story.
pub fn know(page: &mut Page, hints: &Hints) {
    // What the reader said by hand stands.
    let told = page.paper.basis == Basis::Settings;
    let named = if told { page.paper.clone() } else { paper::of_page(page, &hints.path, None) };
    let home = match named.name.as_deref().and_then(paper::home_of) {
        Some(Home::Nowhere) => None,
        Some(Home::At(unit)) => {
            Some(paper::home_in_path(&hints.path).filter(|&u| gazetteer().within(u, unit)).unwrap_or(unit))
        }
        None => paper::home_in_path(&hints.path).or_else(|| paper::home(page)),
    };
    page.paper = if named.name.is_some() { named } else { paper::of_page(page, &hints.path, home) };
    if page.date.basis != Basis::Settings {
        page.date = edition::of_page(page, &hints.path);
    }
    page.place = home.map(|unit| gazetteer().path(unit));

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
