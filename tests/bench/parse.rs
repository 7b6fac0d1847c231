//! How fast pages are cut: `cargo bench --bench parse`. `JIANBAO_PAGES` names a folder of other pages than the samples.
#![allow(clippy::unwrap_used, missing_docs, reason = "a measurement stops at the first surprise")]

use divan::Bencher;
use divan::counter::BytesCount;
use jianbao::parse;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// All pages, fifty times, one after the other: megabytes a second on one core.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn pages(bencher: Bencher<'_, '_>) {
    let pages = pages_of(
        &std::env::var("JIANBAO_PAGES")
            .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned()),
    );
    let bytes: usize = pages.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes * 50)).bench_local(|| {
        for _ in 0..50 {
            for page in &pages {
                divan::black_box(parse::page("bench.txt", page));
            }
        }
    });
}

/// One page of so many stories, each unlike the others: time must grow with the page, not with its square.
#[divan::bench(args = [10, 100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn stories(bencher: Bencher<'_, '_>, n: usize) {
    let page = long_page(n).into_bytes();
    bencher.counter(BytesCount::new(page.len())).bench_local(|| parse::page("bench.txt", &page));
}

/// One line of so many kilobytes without a stop.
#[divan::bench(args = [10, 100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn line(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let page = number(7).repeat(kilobytes * 1_000 / 30).into_bytes();
    bencher.counter(BytesCount::new(page.len())).bench_local(|| parse::page("bench.txt", &page));
}

/// So many lines that all break off in mid-sentence: each may go on in each.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn open_lines(bencher: Bencher<'_, '_>, n: usize) {
    let page = (0..n).fold(String::new(), |page, n| page + &number(n) + "没有写完\n\n").into_bytes();
    bencher.counter(BytesCount::new(page.len())).bench_local(|| parse::page("bench.txt", &page));
}

/// The same line so many times: every one repeats every other.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn repeats(bencher: Bencher<'_, '_>, n: usize) {
    let page =
        "范迪安代表中国美术家协会对展览开幕表示祝贺，他说这里有丰厚的资源。\n\n".repeat(n).into_bytes();
    bencher.counter(BytesCount::new(page.len())).bench_local(|| parse::page("bench.txt", &page));
}

fn pages_of(folder: &str) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn long_page(stories: usize) -> String {
    let mut page = String::new();
    for n in 0..stories {
        let (a, b, c) = (number(n), number(n * 7 + 1), number(n * 13 + 2));
        let _ = writeln!(
            page,
            "# {a}举行{b}活动\n\n本报讯（记者 王小明）{c}昨日在{a}开幕，{b}参加，{c}表示，要把{a}\n"
        );
        let _ = writeln!(page, "做好，{b}落到实处。\n\n{a}还介绍了{c}的情况，{b}表示祝贺。\n");
    }
    page
}

/// A number as ten characters that hardly any other number has, so that nothing but the text itself is a second reading.
fn number(n: usize) -> String {
    let mut seed = n as u64;
    let letter = |_| {
        // The generator of Knuth's MMIX; its upper bits pick one of 4,096 Chinese characters.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from_u32(0x4E00 + (seed >> 52) as u32).unwrap_or('一')
    };
    (0..10).map(letter).collect()
}
