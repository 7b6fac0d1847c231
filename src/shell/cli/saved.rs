//! `jianbao saved`: the searches the reader saved, and what they find now.

use super::Stdout;
use crate::app::past::{Past, Saved};
use crate::corpus::Corpus;
use crate::shell::error::Error;
use crate::shell::past::Shelf;
use crate::tongue::cli as say;
use serde::Serialize;

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    query: &'a str,
    total: usize,
    /// Stories that were not there when the search was last opened; none where that is not known.
    new: Option<usize>,
}

/// The search saved under a name.
pub(super) fn search(name: &str) -> Result<Saved, Error> {
    past().of(name).cloned().ok_or_else(|| Error::Usage(say::NO_SAVED.fill([&name])))
}

/// Prints all saved searches.
pub(super) fn list(corpus: &Corpus, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let past = past();
    for saved in &past.saved {
        let row = row(saved, corpus);
        if json {
            out.json(&row)?;
        } else {
            out.line(&match row.new {
                None => say::SAVED_ROW.fill([&row.name, &row.total]),
                Some(new) => say::SAVED_ROW_NEW.fill([&row.name, &row.total, &new]),
            })?;
            out.line(&format!("    {}", row.query))?;
        }
    }
    if past.saved.is_empty() && !json {
        out.line(say::NOTHING_SAVED.get())?;
    }
    Ok(!past.saved.is_empty())
}

fn row<'a>(saved: &'a Saved, corpus: &Corpus) -> Row<'a> {
    let tally = saved.tally(corpus, &super::marks::kept());
    Row { name: &saved.name, query: &saved.text, total: tally.total, new: tally.new }
}

fn past() -> Past {
    Shelf::at_home().map(|shelf| shelf.read()).unwrap_or_default()
}
