//! `jianbao search` and `jianbao facets`: what a query finds, and how it divides.

use super::Stdout;
use crate::corpus::Corpus;
use crate::index::{Facet, Head, Route};
use crate::query::{Field, Query};
use crate::shell::error::Error;
use serde::Serialize;
use std::time::Instant;

/// The answer as JSON; see the contract in `ARCHITECTURE.md`.
#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    explained: &'a str,
    total: usize,
    took_ms: f64,
    hits: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    page: &'a str,
    headline: &'a str,
    score: f32,
    route: Option<Route>,
    snippet: &'a str,
}

/// Prints the best answers to a query.
pub(super) fn search(
    corpus: &Corpus,
    text: String,
    limit: usize,
    json: bool,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let query = Query { text, limit, ..Query::default() };
    let start = Instant::now();
    let found = corpus.search(&query);
    let took_ms = (start.elapsed().as_secs_f64() * 1e5).round() / 100.0;
    if json {
        let rows = found.hits.iter().map(|hit| Row {
            id: &hit.head.id,
            page: &hit.head.page,
            headline: &hit.head.headline.text,
            score: hit.score,
            route: hit.route,
            snippet: &hit.snippet.text,
        });
        let hits = rows.collect();
        let (query, explained) = (&query.text, &found.explained);
        out.json(&Answer { query, explained, total: found.total, took_ms, hits })?;
    } else {
        for hit in &found.hits {
            out.line(&format!("{}  {}", hit.head.id, hit.head.headline.text))?;
            out.line(&format!("    {}", source(&hit.head)))?;
            out.line(&format!("    {}", hit.snippet.text))?;
        }
        let (total, shown) = (found.total, found.hits.len());
        let shown = if shown < total { format!("，列出 {shown} 篇") } else { String::new() };
        out.line(&format!("共 {total} 篇{shown}：{}", found.explained))?;
    }
    Ok(found.total > 0)
}

/// Where a story is from, on one line; guesses are marked.
pub(super) fn source(head: &Head) -> String {
    let marked = |value: &Option<String>, guess: bool| {
        value.as_ref().map(|value| if guess { format!("{value}?") } else { value.clone() })
    };
    let paper = marked(&head.paper, head.paper_guessed);
    let date = marked(&head.date, head.date_guessed);
    let known = [paper, date, head.place.clone(), Some(head.page.clone())];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

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

/// Values of one facet that stand in the text unless the reader says otherwise.
const VALUES: usize = 15;

/// Prints how many of a query's stories have each value. The limit is that of each facet, 0 for none; JSON has none unless one is given.
pub(super) fn facets(
    corpus: &Corpus,
    text: String,
    limit: Option<usize>,
    json: bool,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let query = Query { text, ..Query::default() };
    let facets = corpus.facets(&query);
    let limit = match limit.unwrap_or(if json { 0 } else { VALUES }) {
        0 => usize::MAX,
        limit => limit,
    };
    let found = facets.iter().any(|facet| !facet.counts.is_empty());
    if json {
        let facets = facets.iter().map(|facet| parts(facet, limit)).collect();
        out.json(&Division { query: &query.text, facets })?;
        return Ok(found);
    }
    for facet in facets.iter().filter(|facet| !facet.counts.is_empty()) {
        out.line(facet.field.label())?;
        for count in facet.counts.iter().take(limit) {
            let guess = if count.guessed { "?" } else { "" };
            out.line(&format!("{:>6}  {}{}{guess}", count.n, "  ".repeat(count.depth), count.label))?;
        }
        if let Some(more) = facet.counts.len().checked_sub(limit).filter(|more| *more > 0) {
            out.line(&format!("        …另有 {more} 个"))?;
        }
    }
    if !found {
        out.line("没有符合的稿件")?;
    }
    Ok(found)
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
