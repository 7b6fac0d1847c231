//! `jianbao search --batch`: a list of names or phrases against the library, as a table term × month × paper.

use super::Stdout;
use crate::corpus::Corpus;
use crate::query::Query;
use crate::shell::error::Error;
use crate::shell::library::read_text;
use crate::shell::out::cell;
use crate::story::{Page, Story};
use crate::text::fold::folded;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One cell of the table: so many stories of a paper hold a term in a month. No month or no paper is unknown; a term that is
/// nowhere has one row without either.
#[derive(Serialize)]
struct Row<'a> {
    term: &'a str,
    /// `YYYY-MM` of the page's date, or `YYYY` where no more is known.
    month: Option<&'a str>,
    paper: Option<&'a str>,
    stories: usize,
    /// How many of them are in this month or paper by a guess.
    guessed: usize,
}

/// What stands for an unknown month.
const UNDATED: &str = "undated";
/// What stands for an unknown paper.
const UNNAMED: &str = "unnamed";

/// The terms of a list, one a line, each once, in the list's order.
pub(super) fn terms(list: &Path) -> Result<Vec<String>, Error> {
    let text = read_text(list)?;
    let mut seen = BTreeSet::new();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.filter(|line| seen.insert(*line)).map(str::to_owned).collect())
}

/// Prints the table for those of the query's stories that hold the terms as they stand, letter for letter (see
/// [`Corpus::holding`]); as CSV of RFC 4180, or JSON Lines.
pub(super) fn table(
    corpus: &Corpus,
    query: &Query,
    terms: &[String],
    json: bool,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let asked: BTreeSet<usize> = corpus.matching(query).into_iter().collect();
    let mut found = false;
    if !json {
        out.raw(b"term,month,paper,stories,guessed\r\n")?;
    }
    for term in terms {
        // Each part is told with its absence before it, so that the unknown sorts last.
        let mut cells: BTreeMap<(bool, String, bool, String), (usize, usize)> = BTreeMap::new();
        // Punctuation alone is nothing to look for.
        let holding = if folded(term).is_empty() { Vec::new() } else { corpus.holding(term) };
        let stories = holding.into_iter().filter(|story| asked.contains(story));
        let cell = |page: &Page, _: &Story| {
            let month = page.date.value.as_deref().map(|date| date.get(..7).unwrap_or(date).to_owned());
            let paper = page.paper.name.clone();
            let guessed = page.date.basis.is_guess() || page.paper.basis.is_guess();
            (
                (month.is_none(), month.unwrap_or_default(), paper.is_none(), paper.unwrap_or_default()),
                guessed,
            )
        };
        for (place, guess) in stories.filter_map(|story| corpus.read(story, cell)) {
            let (stories, guessed) = cells.entry(place).or_default();
            *stories += 1;
            *guessed += usize::from(guess);
        }
        found |= !cells.is_empty();
        if cells.is_empty() {
            print(&Row { term, month: None, paper: None, stories: 0, guessed: 0 }, json, out)?;
        }
        for ((undated, month, unnamed, paper), (stories, guessed)) in cells {
            let (month, paper) = ((!undated).then_some(&*month), (!unnamed).then_some(&*paper));
            print(&Row { term, month, paper, stories, guessed }, json, out)?;
        }
    }
    Ok(found)
}

fn print(row: &Row<'_>, json: bool, out: &mut Stdout) -> Result<(), Error> {
    if json {
        return out.json(row);
    }
    let known = |value: Option<&str>, unknown: &str| match value {
        None if row.stories == 0 => String::new(),
        value => cell(value.unwrap_or(unknown)),
    };
    let (month, paper) = (known(row.month, UNDATED), known(row.paper, UNNAMED));
    out.raw(format!("{},{month},{paper},{},{}\r\n", cell(row.term), row.stories, row.guessed).as_bytes())
}
