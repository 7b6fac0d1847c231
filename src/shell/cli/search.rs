//! `jianbao search` and `jianbao facets`: what a query finds, and how it divides.

use super::Stdout;
use crate::corpus::Corpus;
use crate::index::{Facet, Route};
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
            let known = [hit.head.paper.as_deref(), hit.head.date.as_deref(), hit.head.place.as_deref()];
            let known: Vec<&str> = known.into_iter().flatten().chain([hit.head.page.as_str()]).collect();
            out.line(&format!("    {}", known.join(" · ")))?;
            out.line(&format!("    {}", hit.snippet.text))?;
        }
        out.line(&format!("共 {} 篇，列出 {} 篇：{}", found.total, found.hits.len(), found.explained))?;
    }
    Ok(found.total > 0)
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

/// Prints how many of a query's stories have each value.
pub(super) fn facets(corpus: &Corpus, text: String, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let query = Query { text, ..Query::default() };
    let facets = corpus.facets(&query);
    if json {
        let facets = facets.iter().map(parts).collect();
        out.json(&Division { query: &query.text, facets })?;
    } else {
        for facet in facets.iter().filter(|f| !f.counts.is_empty()) {
            out.line(name(facet.field))?;
            for count in &facet.counts {
                let label = if count.label.is_empty() { "不详" } else { &count.label };
                let guess = if count.guessed { "?" } else { "" };
                out.line(&format!("{:>6}  {}{label}{guess}", count.n, "  ".repeat(count.depth)))?;
            }
        }
    }
    Ok(facets.iter().any(|f| !f.counts.is_empty()))
}

fn parts(facet: &Facet) -> Parts<'_> {
    let counts = facet.counts.iter().map(|count| Part {
        value: &count.value,
        label: &count.label,
        n: count.n,
        depth: count.depth,
        guessed: count.guessed,
    });
    Parts { field: facet.field, counts: counts.collect() }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Paper => "报纸",
        Field::Date => "日期",
        Field::Place => "地点",
        Field::Person => "人物",
        Field::Org => "机构",
        Field::By => "记者",
        Field::Kind => "体裁",
        Field::Slogan => "提法",
        Field::Page => "版",
        Field::Has => "有",
        Field::Is => "是",
    }
}
