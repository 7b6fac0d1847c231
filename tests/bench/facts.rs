//! How fast facts are found: `cargo bench --bench facts`. `JIANBAO_PAGES` names a folder of other pages than the samples.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement stops at the first surprise"
)]

use divan::Bencher;
use divan::counter::BytesCount;
use jianbao::facts::{Hints, know};
use jianbao::parse;
use jianbao::story::Page;

fn main() {
    // The first question reads the tables: time to first use.
    let start = std::time::Instant::now();
    know(&mut parse::page("first.txt", "运城市召开会议".as_bytes()), &Hints::default());
    println!("first use: {:?}", start.elapsed());
    divan::main();
}

/// All pages, twenty times, already cut: megabytes a second on one core.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn pages(bencher: Bencher<'_, '_>) {
    let folder = std::env::var("JIANBAO_PAGES")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned());
    let pages = pages_of(&folder);
    let bytes: usize = pages.iter().map(|p| p.text.len()).sum();
    bencher.counter(BytesCount::new(bytes * 20)).bench_local(|| {
        for _ in 0..20 {
            for page in &pages {
                let mut page = page.clone();
                know(&mut page, &Hints::default());
                divan::black_box(page);
            }
        }
    });
}

/// The same words so many thousand times in one story: time must grow with the page, not with its square.
#[divan::bench(args = ["市长", "山西省、", "（", "“", "第七十", "县委书记张强、", "阿·"], sample_count = 3, sample_size = 1)]
fn repeated(bencher: Bencher<'_, '_>, words: &str) {
    let text = words.repeat(300_000 / words.len());
    let page = parse::page("bench.txt", text.as_bytes());
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let mut page = page.clone();
        know(&mut page, &Hints::default());
        page
    });
}

fn pages_of(folder: &str) -> Vec<Page> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> =
        files.map(|f| f.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| parse::page("bench.txt", &std::fs::read(path).unwrap())).collect()
}
