//! tantivy with its own n-grams, as one sets it up who wants any part of a Chinese text found. Knows nothing of our index.
//!
//! One to three letters, in lower case. The tokenizer gives them no positions, so there are no phrases: a longer text is the stories that hold all of
//! its threes, a few of which hold them elsewhere.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::BufRead;
use std::path::Path;
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::tokenizer::{LowerCaser, NgramTokenizer, TextAnalyzer};
use tantivy::{DocAddress, Index, IndexWriter, Searcher, TantivyDocument, Term};

/// The longest run that is a term.
const MOST: usize = 3;
/// Characters of a passage, and those of it before the match.
const PASSAGE: usize = 60;
const BEFORE: usize = 20;

/// The index, open.
pub(crate) struct Ngrams {
    searcher: Searcher,
    number: Field,
    text: Field,
}

impl Ngrams {
    pub(crate) fn open(folder: &Path) -> Self {
        let index = Index::open_in_dir(folder).unwrap();
        let schema = index.schema();
        let field = |name| schema.get_field(name).unwrap();
        Self { searcher: index.reader().unwrap().searcher(), number: field("number"), text: field("text") }
    }

    /// The best by BM25 with a passage of each, and how many there are; or all.
    pub(crate) fn answer(&self, limit: usize, text: &str) -> Value {
        let query = self.query(text);
        if limit == 0 {
            let found = self.searcher.search(&query, &DocSetCollector).unwrap();
            let rows: Vec<u64> = found.into_iter().map(|address| self.read(address).0).collect();
            return json!({ "total": rows.len(), "rows": rows, "shown": [] });
        }
        let best = TopDocs::with_limit(limit).order_by_score();
        let (best, total) = self.searcher.search(&query, &(best, Count)).unwrap();
        let first = text.split(' ').next().unwrap_or_default();
        let found = best.into_iter().map(|(_, address)| self.read(address));
        let (rows, shown): (Vec<u64>, Vec<String>) =
            found.map(|(number, told)| (number, passage(&told, first))).unzip();
        json!({ "total": total, "rows": rows, "shown": shown })
    }

    /// All the terms of all the parts.
    fn query(&self, text: &str) -> BooleanQuery {
        let runs: BTreeSet<String> = text.to_lowercase().split(' ').flat_map(terms).collect();
        let term = |run: String| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(self.text, &run), IndexRecordOption::WithFreqs))
        };
        BooleanQuery::intersection(runs.into_iter().map(term).collect())
    }

    fn read(&self, address: DocAddress) -> (u64, String) {
        let document: TantivyDocument = self.searcher.doc(address).unwrap();
        let number = document.get_first(self.number).unwrap().as_u64().unwrap();
        (number, document.get_first(self.text).unwrap().as_str().unwrap().to_owned())
    }
}

/// Indexes the lines of a file of texts.
pub(crate) fn build(texts: &Path, folder: &Path) {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("runs").set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing).set_stored();
    let (number, text) =
        (schema.add_u64_field("number", INDEXED | FAST | STORED), schema.add_text_field("text", options));
    let index = Index::create_in_dir(folder, schema.build()).unwrap();
    let runs = NgramTokenizer::new(1, MOST, false).unwrap();
    index.tokenizers().register("runs", TextAnalyzer::builder(runs).filter(LowerCaser).build());
    let mut writer: IndexWriter = index.writer(512 << 20).unwrap();
    let lines = std::io::BufReader::new(std::fs::File::open(texts).unwrap()).lines();
    for (n, line) in lines.enumerate() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut document = TantivyDocument::default();
        document.add_u64(number, n as u64);
        document.add_text(text, line["text"].as_str().unwrap());
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// A part as it is, or all runs of the longest that is a term.
fn terms(part: &str) -> Vec<String> {
    let letters: Vec<char> = part.chars().collect();
    letters.windows(letters.len().clamp(1, MOST)).map(|run| run.iter().collect()).collect()
}

/// The text around a match, or its beginning.
fn passage(text: &str, part: &str) -> String {
    let before = text.find(part).and_then(|at| text.get(..at)).map_or(0, |before| before.chars().count());
    text.chars().skip(before.saturating_sub(BEFORE)).take(PASSAGE).collect()
}
