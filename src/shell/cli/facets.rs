//! `jianbao facets`: how what a query finds divides by paper, date, place and so on.

use super::Stdout;
use crate::corpus::Corpus;
use crate::index::Facet;
use crate::query::{Field, Query};
use crate::shell::error::Error;
use crate::shell::out::cell;
use crate::tongue::cli as say;
use serde::Serialize;

/// The counts as JSON.
#[derive(Serialize)]
struct Division<'a> {
    query: &'a str,
    facets: Vec<Parts<'a>>,
}

#[derive(Serialize)]
struct Parts<'a> {
    field: Field,
    counts: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    value: &'a str,
    label: &'a str,
    n: usize,
    depth: usize,
    guessed: bool,
}

/// How the counts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// For the eye.
    Text,
    /// One object.
    Json,
    /// A table.
    Csv,
}

/// Values of one facet that stand in the text unless the reader says otherwise.
const VALUES: usize = 15;

/// Prints how many of a query's stories have each value. The limit is that of each facet, 0 for none; JSON and CSV have none unless one is given.
pub(super) fn facets(
    corpus: &Corpus,
    text: String,
    limit: Option<usize>,
    form: Form,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let query = Query { text, marks: super::marks::kept(), ..Query::default() };
    let facets = corpus.facets(&query);
    let limit = match limit.unwrap_or(if form == Form::Text { VALUES } else { 0 }) {
        0 => usize::MAX,
        limit => limit,
    };
    let found = facets.iter().any(|facet| !facet.counts.is_empty());
    if form == Form::Json {
        let facets = facets.iter().map(|facet| parts(facet, limit)).collect();
        out.json(&Division { query: &query.text, facets })?;
        return Ok(found);
    }
    if form == Form::Csv {
        print_table(&facets, limit, out)?;
        return Ok(found);
    }
    for facet in facets.iter().filter(|facet| !facet.counts.is_empty()) {
        out.line(facet.field.label())?;
        for count in facet.counts.iter().take(limit) {
            let guess = if count.guessed { "?" } else { "" };
            out.line(&format!("{:>6}  {}{}{guess}", count.n, "  ".repeat(count.depth), count.label))?;
        }
        if let Some(more) = facet.counts.len().checked_sub(limit).filter(|more| *more > 0) {
            out.line(&say::MORE_VALUES.fill([&more]))?;
        }
    }
    if !found {
        out.line(say::NO_STORIES.get())?;
    }
    Ok(found)
}

/// One row for each value, as CSV of RFC 4180: the field by its English name, the value as JSON has it (none is unknown), what a reader calls it.
fn print_table(facets: &[Facet], limit: usize, out: &mut Stdout) -> Result<(), Error> {
    out.raw(b"field,value,label,stories,guessed\r\n")?;
    for facet in facets {
        let field = facet.field.names().first().copied().unwrap_or_default();
        for count in facet.counts.iter().take(limit) {
            let (value, label) = (cell(&count.value), cell(&count.label));
            out.raw(format!("{field},{value},{label},{},{}\r\n", count.n, count.guessed).as_bytes())?;
        }
    }
    Ok(())
}

fn parts(facet: &Facet, limit: usize) -> Parts<'_> {
    let counts = facet.counts.iter().take(limit).map(|count| Part {
        value: &count.value,
        label: &count.label,
        n: count.n,
        depth: count.depth,
        guessed: count.guessed,
    });
    Parts { field: facet.field, counts: counts.collect() }
}
