//! What `compare.py` asks: our index and tantivy's own n-grams, each a process that answers a line with a line. It is started by that script alone.
//!
//! - `texts INDEX`: every story as `{"page","text"}`, a line each; a story's number is that of its line, from 0;
//! - `draw INDEX N`: N queries of each kind as `{"kind","text","parts"}`;
//! - `ours INDEX` and `ngram FOLDER`: answers `LIMIT TAB QUERY` with `{"total","rows","shown"}`: how many there are, the numbers of the first, and of each the passage one would
//!   show; a limit of 0 asks for the numbers of all, those our index finds by letters;
//! - `build TEXTS FOLDER`: the index of n-grams.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a measurement stops at the first surprise and talks to a script"
)]

mod kinds;
mod ngram;

use jianbao::corpus::Corpus;
use jianbao::index::{Hit, Route, Store, Words};
use jianbao::query::Query;
use kinds::{KINDS, Sample};
use ngram::Ngrams;
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["texts", index] => texts(&open(index, false)),
        ["draw", index, number] => draw(&open(index, false), number.parse().unwrap()),
        ["ours", index] => {
            let corpus = open(index, true);
            let numbers = numbers(&corpus);
            serve(|limit, text| ours(&corpus, &numbers, limit, text));
        }
        ["build", texts, folder] => ngram::build(Path::new(texts), Path::new(folder)),
        ["ngram", folder] => {
            let ngrams = Ngrams::open(Path::new(folder));
            serve(|limit, text| ngrams.answer(limit, text));
        }
        _ => eprintln!("This is asked by tests/bench/compare.py; see there."),
    }
}

/// The library, as the reader opens it: with the dictionary where it is to answer.
fn open(index: &str, with_words: bool) -> Corpus {
    let words = with_words.then(|| Arc::new(Words::load()));
    Corpus::load(0, &Store::open(Path::new(index), words.as_ref()).unwrap()).unwrap()
}

fn texts(corpus: &Corpus) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for number in numbers(corpus) {
        let told = corpus.read(number, |page, story| {
            let blocks: Vec<&str> = story.blocks.iter().map(|block| block.text.as_str()).collect();
            json!({ "page": page.name, "text": blocks.join("\n") })
        });
        writeln!(out, "{}", told.unwrap()).unwrap();
    }
}

/// The numbers of all stories, of which some are free; to others a story's number is its place in this row.
fn numbers(corpus: &Corpus) -> Vec<usize> {
    let mut numbers = corpus.matching(&Query::default());
    numbers.sort_unstable();
    numbers
}

fn draw(corpus: &Corpus, number: usize) {
    for (kind, make) in KINDS {
        for (text, parts) in (0..number).filter_map(|n| make(&mut Sample::new(corpus, n))) {
            println!("{}", json!({ "kind": kind, "text": text, "parts": parts }));
        }
    }
}

fn ours(corpus: &Corpus, numbers: &[usize], limit: usize, text: &str) -> Value {
    let found = corpus.search(&Query { text: text.to_owned(), limit, ..Query::default() });
    // Hits by sound or by what is known are labelled as such, and are no answer to a question for letters.
    let by_letters = |hit: &&Hit| limit > 0 || hit.route.is_none_or(|route| route < Route::Known);
    let hits: Vec<&Hit> = found.hits.iter().filter(by_letters).collect();
    let place = |hit: &&Hit| numbers.binary_search(&hit.head.story).unwrap();
    let rows: Vec<usize> = hits.iter().map(place).collect();
    let shown: Vec<&str> = hits.iter().take(limit).map(|hit| hit.snippet.text.as_str()).collect();
    json!({ "total": found.total.count, "rows": rows, "shown": shown })
}

/// Answers the lines that come in, one by one.
fn serve(answer: impl Fn(usize, &str) -> Value) {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (limit, text) = line.split_once('\t').unwrap();
        println!("{}", answer(limit.parse().unwrap(), text));
    }
}
