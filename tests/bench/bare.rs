//! What our indexing takes beside the bare engine: `cargo bench --bench bare`.
//!
//! The stories of the pages in `JIANBAO_PAGES` (a folder; the sample pages without it) are indexed twice in one run, by what `jianbao index`
//! calls and by tantivy alone with its own postings. tantivy gets one document a story: each letter and each pair of neighbouring letters, of the
//! story and of its heads, each word, each run of four first letters of syllables, the facts as columns, and the text to be kept: without
//! positions, on as many threads, with as many commits, without merging. Both cut words with the same dictionary. `JIANBAO_ENGINE=ours` or
//! `bare` runs one alone.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement stops at the first surprise and shows figures"
)]

use jianbao::index::{Entry, Store, Words};
use jianbao::shell::library::Library;
use jianbao::story::{Page, Role, Story};
use jianbao::text::{fold::folded, pinyin};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{NgramTokenizer, TextAnalyzer, WhitespaceTokenizer};
use tantivy::{IndexWriter, TantivyDocument};

/// Both commit after so many stories.
const BATCH: usize = 40_000;

fn main() {
    let folder = std::env::var("JIANBAO_PAGES").into_iter().map(Into::into).collect::<Vec<_>>();
    let only = std::env::var("JIANBAO_ENGINE").unwrap_or_default();
    let (pages, parsing) = timed(|| Library::open(&folder).unwrap().read().pages);
    let stories: usize = pages.iter().map(|page| page.stories.len()).sum();
    println!("{} pages, {stories} stories", pages.len());
    println!("{:34} {}", "reading, cutting, facts", parsing.told(stories));
    let words = Arc::new(Words::load());
    let (_, making) =
        timed(|| pages.iter().flat_map(|page| &page.stories).map(|s| tokens(s, &words).len()).sum::<usize>());
    println!("{:34} {}", "making letters, sounds and words", making.told(stories));
    let engines: [(&str, Engine); 2] = [("ours", ours), ("bare", bare)];
    let mut took = Vec::new();
    for (name, engine) in engines.into_iter().filter(|(name, _)| only.is_empty() || only == *name) {
        let folder = tempfile::tempdir().unwrap();
        let ((), time) = timed(|| engine(&pages, &words, folder.path()));
        println!("{name:34} {}, {:.1} MB", time.told(stories), size(folder.path()) as f64 / 1e6);
        took.push(time);
    }
    if let [ours, bare] = took.as_slice() {
        let ratio = |of: fn(&Spent) -> f64, more: f64| (of(bare) + more) / (of(ours) + more);
        println!(
            "rate of ours to the bare engine's, of indexing alone: {:.2} by processor, {:.2} by the clock; with the pages' reading {:.2} and {:.2}",
            ratio(|t| t.processor, 0.0),
            ratio(|t| t.clock, 0.0),
            ratio(|t| t.processor, parsing.processor),
            ratio(|t| t.clock, parsing.clock),
        );
    }
}

type Engine = fn(&[Arc<Page>], &Arc<Words>, &Path);

/// As `jianbao index` writes.
fn ours(pages: &[Arc<Page>], words: &Arc<Words>, folder: &Path) {
    let store = Store::create(folder, Some(words)).unwrap();
    let mut writer = store.writer(1).unwrap();
    for page in pages {
        if writer.is_full() {
            writer.commit().unwrap();
        }
        let entry = Entry { key: page.name.clone().into_bytes(), stamp: vec![0; 150], digest: [0; 16] };
        writer.put(&entry, page).unwrap();
    }
    writer.commit().unwrap();
}

/// tantivy alone.
fn bare(pages: &[Arc<Page>], words: &Arc<Words>, folder: &Path) {
    let options = |tokenizer: &str| {
        let indexing =
            TextFieldIndexing::default().set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing.set_tokenizer(tokenizer))
    };
    let mut schema = Schema::builder();
    let key = schema.add_text_field("key", STRING);
    let texts = [("letters", "pairs"), ("heads", "pairs"), ("sounds", "fours"), ("words", "words")]
        .map(|(name, tokenizer)| schema.add_text_field(name, options(tokenizer)));
    let facts = ["paper", "date", "place", "person", "title", "org", "slogan", "by", "kind"]
        .map(|name| schema.add_text_field(name, STRING | FAST));
    let (day, kept) = (schema.add_u64_field("day", FAST | INDEXED), schema.add_bytes_field("kept", STORED));
    let index = tantivy::Index::create_in_dir(folder, schema.build()).unwrap();
    for (name, least, most) in [("pairs", 1, 2), ("fours", 4, 4)] {
        index.tokenizers().register(name, NgramTokenizer::new(least, most, false).unwrap());
    }
    index.tokenizers().register("words", TextAnalyzer::from(WhitespaceTokenizer::default()));
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 2 << 30).unwrap();
    writer.set_merge_policy(Box::new(tantivy::indexer::NoMergePolicy));
    let mut added = 0;
    for page in pages {
        for story in &page.stories {
            if added == BATCH {
                writer.commit().unwrap();
                added = 0;
            }
            added += 1;
            let mut document = TantivyDocument::default();
            document.add_text(key, &story.id);
            for (field, text) in texts.into_iter().zip(tokens(story, words)) {
                document.add_text(field, text);
            }
            known(page, story, &facts, &mut document);
            document.add_u64(day, page.date.value.as_ref().map_or(0, String::len) as u64);
            document.add_bytes(kept, &postcard::to_allocvec(story).unwrap());
            writer.add_document(document).unwrap();
        }
    }
    writer.commit().unwrap();
}

/// What is known of a story, each value in its field.
fn known(page: &Page, story: &Story, fields: &[Field; 9], document: &mut TantivyDocument) {
    let facts = &story.facts;
    let values: [Vec<&String>; 9] = [
        page.paper.name.iter().collect(),
        page.date.value.iter().chain(facts.dates.iter().filter_map(|date| date.value.as_ref())).collect(),
        facts.places.iter().collect(),
        facts.people.iter().map(|person| &person.name).collect(),
        facts.people.iter().flat_map(|person| &person.titles).collect(),
        facts.orgs.iter().collect(),
        facts.slogans.iter().collect(),
        story.bylines.iter().map(|byline| &byline.name).collect(),
        Vec::new(),
    ];
    for (field, values) in fields.iter().zip(values) {
        for value in values {
            document.add_text(*field, value);
        }
    }
}

/// The letters of a story and of its heads, the first letters of its syllables, its words: what both engines index.
fn tokens(story: &Story, words: &Words) -> [String; 4] {
    let text: String = story.blocks.iter().map(|block| folded(&block.text) + "\n").collect();
    let heads = story.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Kicker | Role::Deck));
    let heads: String = heads.map(|block| folded(&block.text) + "\n").collect();
    let sound = |c: char| char::from(b'a' + pinyin::initials(c).trailing_zeros().min(25) as u8);
    let sounds: String = text.chars().map(sound).collect();
    let cut: Vec<&str> = story.blocks.iter().flat_map(|b| words.of(&b.text)).map(|(_, word)| word).collect();
    let cut = cut.join(" ");
    [text, heads, sounds, cut]
}

/// Seconds by the clock and of processor time.
struct Spent {
    clock: f64,
    processor: f64,
}

impl Spent {
    fn told(&self, stories: usize) -> String {
        let rate = stories as f64 / self.clock.max(1e-9);
        format!("{:6.1} s, {:6.1} s of processor, {rate:6.0} stories a second", self.clock, self.processor)
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let (started, before) = (Instant::now(), processor());
    let done = work();
    (done, Spent { clock: started.elapsed().as_secs_f64(), processor: processor() - before })
}

/// Seconds of processor time this program has used, where the system tells.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn size(folder: &Path) -> u64 {
    std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum()
}
