//! `jianbao saved`: the searches the reader saved, and what they find now.

use super::Stdout;
use crate::app::past::{Past, Saved};
use crate::corpus::Corpus;
use crate::shell::error::Error;
use crate::shell::past::Shelf;
use serde::Serialize;

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    query: &'a str,
    total: usize,
    /// Stories that were not there when the search was last opened; none where that is not known.
    new: Option<usize>,
}

/// The query saved under a name.
pub(super) fn query(name: &str) -> Result<String, Error> {
    let saved = past().of(name).map(|saved| saved.text.clone());
    saved.ok_or_else(|| Error::Usage(format!("没有存下名为“{name}”的检索；jianbao saved 列出全部")))
}

/// Prints all saved searches.
pub(super) fn list(corpus: &Corpus, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let past = past();
    for saved in &past.saved {
        let row = row(saved, corpus);
        if json {
            out.json(&row)?;
        } else {
            let new = row.new.map_or_else(String::new, |new| format!("（新 {new}）"));
            out.line(&format!("{}  {} 篇{new}", row.name, row.total))?;
            out.line(&format!("    {}", row.query))?;
        }
    }
    if past.saved.is_empty() && !json {
        out.line("还没有存下的检索；在阅读器里按 Ctrl-S 存下")?;
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
