//! How long related stories take in a library, and what they cost to prepare: `JIANBAO_STORIES=stories.jsonl cargo bench --bench related`.
//!
//! Each line is `{"page":"报纸/2023-10-26/01.txt","title":…,"byline":…,"body":"paragraphs\n…"}`; without it the five sample pages are asked.
//! `JIANBAO_INDEX=folder` asks an index on disk (`index` in the library's folder, see `jianbao index`). `JIANBAO_FIRST=100000` reads so many lines only. Facts are found as in a library, so that names and places are asked for too.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement stops at the first surprise and shows figures"
)]

use jianbao::corpus::{Corpus, Opened};
use jianbao::facts::{Hints, know};
use jianbao::index::{Store, Weights, Words};
use jianbao::shell::library::Library;
use jianbao::story::{Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Role, Story};
use serde_json::Value;
use std::io::BufRead;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So many stories are asked for their relations.
const ASKED: usize = 300;

fn main() {
    if let Ok(folder) = std::env::var("JIANBAO_INDEX") {
        let store = Store::open(folder.as_ref(), Some(&Arc::new(Words::default()))).unwrap();
        return measure(&Corpus::load(0, &store).unwrap(), "put together");
    }
    let first = std::env::var("JIANBAO_FIRST").ok().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let pages: Vec<Arc<Page>> = match std::env::var("JIANBAO_STORIES") {
        Ok(path) => {
            let lines = std::io::BufReader::new(std::fs::File::open(path).unwrap()).lines().take(first);
            lines.map(|line| Arc::new(page(&serde_json::from_str(&line.unwrap()).unwrap()))).collect()
        }
        Err(_) => Library::open(&[]).unwrap().read().pages,
    };
    measure(&Corpus::build(0, pages, None), "built");
}

fn measure(corpus: &Corpus, how: &str) {
    let stories = corpus.len();
    let started = Instant::now();
    let (lists, memory) = corpus.kin_bytes();
    let took = started.elapsed();
    let texts = (0..stories.min(100_000)).filter_map(|n| corpus.open(n));
    let told = |opened: Opened| opened.story().map_or(0, |s| s.blocks.iter().map(|b| b.text.len()).sum());
    let text = texts.map(told).sum::<usize>() * stories / stories.clamp(1, 100_000);
    println!(
        "{stories} stories; kin {how} in {took:.1?} ({:.0} µs a story), {} bytes a story ({:.3} x text), {:.1} MB beside them",
        took.as_secs_f64() * 1e6 / stories.max(1) as f64,
        lists / stories.max(1),
        lists as f64 / text.max(1) as f64,
        memory as f64 / 1e6
    );
    let ask = |name: &str, answer: &dyn Fn(usize) -> usize| {
        let mut times: Vec<(Duration, usize)> = (0..ASKED)
            .map(|n| {
                let number = n * 7919 % stories;
                let started = Instant::now();
                let found = answer(number);
                (started.elapsed(), found)
            })
            .collect();
        times.sort();
        let at = |part: usize| times[(times.len() - 1) * part / 100].0;
        let found: usize = times.iter().map(|(_, found)| found).sum();
        println!(
            "{name:8} p50 {:>9.2?}  p99 {:>9.2?}  most {:>9.2?}  {:.1} found on average",
            at(50),
            at(99),
            at(100),
            found as f64 / times.len() as f64
        );
    };
    ask("related", &|number| corpus.related(number, &Weights::default()).len());
    ask("copies", &|number| corpus.copies(number).len());
}

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
    let mut page = Page {
        name: text("page"),
        number: None,
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: parts.first().cloned(), basis: Basis::Path },
        date: Date { value: parts.get(1).cloned(), basis: Basis::Path },
        place: None,
        stories: vec![story],
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
    };
    know(&mut page, &Hints { path: text("page"), ..Hints::default() });
    page
}
