//! How fast a page is cut: `cargo test --release --test bench -- --ignored --nocapture`. Prints MB/s; asserts nothing about time.

use jianbao::parse;
use std::time::Instant;

#[test]
#[ignore = "a measurement, not a test"]
fn parse_speed() {
    let seeds: Vec<Vec<u8>> = files("seeds");
    let all: Vec<u8> = seeds.iter().flatten().copied().collect();
    let mut single: Vec<u8> = all.iter().copied().filter(|b| *b != b'\n').collect();
    single = single.repeat(1 + 1_000_000 / single.len());
    measure("five pages, 200 times", &seeds, 200);
    measure("one page of 1 MB", &[distinct(&all, 1_000_000)], 3);
    measure("one page of 10 MB", &[distinct(&all, 10_000_000)], 1);
    measure("one line of 1 MB", &[single], 3);
    measure(
        "100,000 equal lines",
        &["我们要坚持以人民为中心的发展思想，推进工作。\n".repeat(100_000).into_bytes()],
        1,
    );
    measure(
        "100,000 open lines",
        &["第{}行没有写完的文字和".repeat(100_000).replace("和", "\n").into_bytes()],
        1,
    );
}

fn files(folder: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Many pages in one, every figure changed so that nothing is a second reading.
fn distinct(page: &[u8], size: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let mut out = String::with_capacity(size + page.len());
    let mut n = 0_u32;
    while out.len() < size {
        for line in text.lines() {
            n += 1;
            let shift = char::from_u32(0x4E00 + n % 5000).unwrap();
            out.extend(line.chars().enumerate().map(|(i, c)| if i % 9 == 8 { shift } else { c }));
            out.push('\n');
        }
    }
    out.into_bytes()
}

fn measure(what: &str, pages: &[Vec<u8>], times: usize) {
    let bytes: usize = pages.iter().map(Vec::len).sum::<usize>() * times;
    let start = Instant::now();
    let mut stories = 0;
    for _ in 0..times {
        stories += pages.iter().map(|page| parse::page("page", page).stories.len()).sum::<usize>();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{what}: {:.1} MB/s ({stories} stories, {seconds:.2} s)", bytes as f64 / 1e6 / seconds);
}
