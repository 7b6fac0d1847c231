//! How long an answer takes in a library, by kind of query: `cargo bench --bench search`.
//!
//! `JIANBAO_STORIES=stories.jsonl` names a large library, each line `{"page":"报纸/2023-10-26/01.txt","title":…,"byline":…,"body":"paragraphs\n…"}`;
//! without it the five sample pages are asked.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement stops at the first surprise and shows figures"
)]

use jianbao::corpus::Corpus;
use jianbao::query::{Field, Filter, Query};
use jianbao::shell::library::Library;
use jianbao::story::{Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Role, Story};
use serde_json::Value;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    let pages: Vec<Arc<Page>> = match std::env::var("JIANBAO_STORIES") {
        Ok(path) => {
            let text = std::fs::read_to_string(path).unwrap();
            text.lines().map(|line| Arc::new(page(&serde_json::from_str(line).unwrap()))).collect()
        }
        Err(_) => Library::open(&[]).unwrap().read().pages,
    };
    let started = Instant::now();
    let corpus = Corpus::build(0, pages, None);
    println!("{} stories, built in {:?}", corpus.len(), started.elapsed());
    let bodies: Vec<Vec<char>> = (0..corpus.len())
        .filter_map(|n| corpus.open(n)?.story()?.blocks.last().map(|block| block.text.chars().collect()))
        .collect();
    for (class, make) in CLASSES {
        let mut took = Vec::new();
        let mut counted = Vec::new();
        let mut worst = (Duration::ZERO, String::new(), 0);
        for n in 0..60_usize {
            let body = &bodies[n * 7919 % bodies.len()];
            let start = n * 104_729 % body.len().saturating_sub(12).max(1);
            let piece: String =
                body.iter().skip(start).filter(|c| jianbao::text::is_han(**c)).take(8).collect();
            let text = make(&piece);
            if text.is_empty() && *class != "empty" {
                continue;
            }
            let filters = if *class == "filter" {
                vec![Filter { field: Field::Date, value: "1998-01".to_owned(), exclude: false }]
            } else {
                Vec::new()
            };
            let query = Query { text, filters, limit: 50, ..Query::default() };
            let started = Instant::now();
            let total = corpus.search(&query).total.count;
            took.push(started.elapsed());
            if started.elapsed() > worst.0 {
                worst = (started.elapsed(), query.text.clone(), total);
            }
            let started = Instant::now();
            corpus.facets(&query);
            counted.push(started.elapsed());
        }
        took.sort();
        counted.sort();
        let (half, last) = (took.len() / 2, took.len() - 1);
        println!(
            "{class:10} hits {:>9.3?} {:>9.3?}  counts {:>9.3?} {:>9.3?}  worst {} ({} hits)",
            took[half], took[last], counted[half], counted[last], worst.1, worst.2
        );
    }
}

type Make = fn(&str) -> String;
const CLASSES: &[(&str, Make)] = &[
    ("empty", |_| String::new()),
    ("1", |piece| piece.chars().take(1).collect()),
    ("2", |piece| piece.chars().take(2).collect()),
    ("3", |piece| piece.chars().take(3).collect()),
    ("4", |piece| piece.chars().take(4).collect()),
    ("8", str::to_owned),
    ("two terms", |piece| piece.chars().take(2).chain([' ']).chain(piece.chars().skip(4).take(2)).collect()),
    ("pinyin", |piece| {
        piece.chars().take(3).filter_map(|c| jianbao::text::pinyin::readings(c).next()).collect()
    }),
    ("initials", |piece| {
        piece
            .chars()
            .take(4)
            .filter_map(|c| jianbao::text::pinyin::readings(c).next()?.chars().next())
            .collect()
    }),
    ("two initials", |piece| {
        piece
            .chars()
            .take(2)
            .filter_map(|c| jianbao::text::pinyin::readings(c).next()?.chars().next())
            .collect()
    }),
    ("field", |piece| format!("place:{}", piece.chars().take(2).collect::<String>())),
    ("filter", |piece| piece.chars().take(2).collect()),
];

fn page(line: &Value) -> Page {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let block = |role, text: &str| Block { role, text: text.to_owned(), spans: Vec::new() };
    let mut blocks = vec![block(Role::Headline, &text("title"))];
    blocks.extend(text("body").lines().map(|paragraph| block(Role::Body, paragraph)));
    let parts: Vec<String> = text("page").split('/').map(str::to_owned).collect();
    let story = Story {
        id: line["id"].to_string(),
        kind: Kind::News,
        kicker: None,
        headline: Some(text("title")),
        decks: Vec::new(),
        bylines: vec![Byline { name: text("byline"), role: "记者".to_owned(), outlet: None }],
        wire: None,
        blocks,
        facts: Facts::default(),
    };
    Page {
        name: text("page"),
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: parts.first().cloned(), basis: Basis::Path },
        date: Date { value: parts.get(1).cloned(), basis: Basis::Path },
        place: None,
        stories: vec![story],
        number: None,
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
    }
}
