//! How long an answer takes in a library, by kind of query, and whether it is right: `cargo bench --bench search`.
//!
//! `JIANBAO_STORIES=stories.jsonl` names a large library, each line `{"page":"报纸/2023-10-26/01.txt","title":…,"byline":…,"body":"paragraphs\n…"}`;
//! `JIANBAO_INDEX=folder` an index on disk (`index` in the library's folder, see `jianbao index`); without either the five sample pages are asked. `JIANBAO_ASK=n` asks so many queries of each kind, `JIANBAO_KIND=name` only those of one kind.
//! Times are processor time of one thread, warm, from the query's text to the rows of the list: fifty hits with marked headlines and passages and
//! the total. Recall is measured in the same run against a plain reading of every story.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement stops at the first surprise and shows figures"
)]

mod kinds;

use jianbao::corpus::Corpus;
use jianbao::index::{Hit, Route, Store, Words};
use jianbao::query::Query;
use jianbao::shell::library::Library;
use jianbao::story::{Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Person, Role, Story};
use jianbao::text::fold::folded;
use kinds::{FILTER, KINDS, Sample};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::BufRead;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    if let Ok(folder) = std::env::var("JIANBAO_INDEX") {
        let (started, store) = (Instant::now(), Store::open(folder.as_ref(), None).unwrap());
        let corpus = Corpus::load(0, &store).unwrap();
        println!("{} stories, opened in {:.1?}; memory {}", corpus.len(), started.elapsed(), memory());
        return ask(&corpus);
    }
    let pages = match std::env::var("JIANBAO_STORIES") {
        Ok(path) => read(&path),
        Err(_) => Library::open(&[]).unwrap().read().pages,
    };
    let text: usize =
        pages.iter().flat_map(|p| &p.stories).flat_map(|s| &s.blocks).map(|b| b.text.len()).sum();
    let words = std::env::var_os("JIANBAO_WORDS").map(|_| Arc::new(Words::load()));
    println!("{} pages, {:.1} MB of text; memory {}", pages.len(), text as f64 / 1e6, memory());
    let (started, cpu) = (Instant::now(), processor());
    let corpus = Corpus::build(0, pages, words.as_ref());
    println!(
        "{} stories, built in {:.1?} ({:.1} s of one processor); memory {}",
        corpus.len(),
        started.elapsed(),
        processor() - cpu,
        memory()
    );
    let sizes = corpus.sizes();
    let total: usize = sizes.iter().map(|(_, bytes)| bytes).sum();
    for (name, bytes) in sizes {
        println!("  {name:10} {:8.1} MB  {:.3} of the text", bytes as f64 / 1e6, bytes as f64 / text as f64);
    }
    println!("  {:10} {:8.1} MB  {:.3} of the text", "index", total as f64 / 1e6, total as f64 / text as f64);
    ask(&corpus);
}

/// Asks every kind of query and prints a row for each.
fn ask(corpus: &Corpus) {
    let number = |name: &str, none| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(none);
    let asked: usize = number("JIANBAO_ASK", 100);
    let compared: usize = number("JIANBAO_COMPARE", 10);
    let only = std::env::var("JIANBAO_KIND").unwrap_or_default();
    println!(
        "{:14} {:>5}  {:>17}  {:>17}  {:>17}  {:>10}  worst",
        "ms", "n", "hits p50   p99", "total p50   p99", "counts p50   p99", "recall"
    );
    for (kind, make) in KINDS.iter().filter(|(kind, _)| only.is_empty() || *kind == only) {
        let (mut took, mut totalled, mut counted, mut expected, mut found, mut wrong, mut bounds) =
            (Vec::new(), Vec::new(), Vec::new(), 0, 0, 0, 0);
        let mut worst = (Duration::ZERO, String::new());
        for n in 0..asked {
            let Some((text, parts)) = make(&mut Sample::new(corpus, n)) else { continue };
            let query = Query { text, limit: 50, ..Query::default() };
            // Others come in between, so that nothing of the first try is at hand for the second.
            let others = || {
                for text in "另曾尚仍亦即便乃且皆".chars() {
                    corpus.search(&Query { text: text.to_string(), limit: 50, ..Query::default() });
                }
            };
            totalled.push(best(|| corpus.total(&query), others).1);
            let (answer, time) = best(|| corpus.search(&query), others);
            took.push(time);
            bounds += usize::from(!answer.total.exact);
            if time > worst.0 {
                worst = (time, format!("{} ({})", query.text, answer.total));
            }
            counted.push(best(|| corpus.facets(&query), || ()).1);
            if n < compared && !parts.is_empty() {
                let all = corpus.search(&Query { limit: 0, ..query.clone() });
                let by_letters = |hit: &&Hit| hit.route.is_none_or(|route| route < Route::Known);
                let hits: BTreeSet<usize> =
                    all.hits.iter().filter(by_letters).map(|hit| hit.head.story).collect();
                let truth = oracle(corpus, &parts, &query);
                expected += truth.len();
                found += truth.intersection(&hits).count();
                wrong += if truth.is_empty() { 0 } else { hits.difference(&truth).count() };
            }
        }
        if took.is_empty() {
            continue;
        }
        let recall =
            if expected == 0 { "–".to_owned() } else { format!("{:.5}", found as f64 / expected as f64) };
        println!(
            "{kind:14} {:>5}  {:>8} {:>8}  {:>8} {:>8}  {:>8} {:>8}  {recall:>10}  {:.1?} {}{}{}",
            took.len(),
            part(&mut took, 50),
            part(&mut took, 99),
            part(&mut totalled, 50),
            part(&mut totalled, 99),
            part(&mut counted, 50),
            part(&mut counted, 99),
            worst.0,
            worst.1,
            if wrong > 0 { format!("  {wrong} FALSE") } else { String::new() },
            if bounds > 0 { format!("  {bounds} lower bounds") } else { String::new() }
        );
    }
}

/// What is answered, and the shorter of two times it took: warm, and as if nobody else used the processor. `between` makes sure that no
/// answer is remembered.
fn best<T>(answer: impl Fn() -> T, between: impl Fn()) -> (T, Duration) {
    let once = || {
        between();
        let started = clock();
        (answer(), clock().saturating_sub(started))
    };
    let (first, second) = (once(), once());
    if first.1 < second.1 { first } else { second }
}

/// The time this thread has had on a processor, where the system tells (Linux), so that a busy machine measures what a quiet one would;
/// elsewhere the time of day.
fn clock() -> Duration {
    static STARTED: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    // The system writes the account when the thread leaves the processor.
    std::thread::yield_now();
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = account.split(' ').next().and_then(|ns| ns.parse().ok());
    spent.map_or_else(|| STARTED.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// The time below which so many of a hundred lie.
fn part(times: &mut [Duration], hundredth: usize) -> String {
    times.sort();
    let at = (times.len() * hundredth).div_ceil(100).saturating_sub(1);
    format!("{:.2}", times[at].as_secs_f64() * 1000.0)
}

/// The stories that hold all the parts: a plain reading of every story.
fn oracle(corpus: &Corpus, parts: &[String], query: &Query) -> BTreeSet<usize> {
    let folded_parts: Vec<String> = parts.iter().map(|part| folded(part)).collect();
    let holds = |number: &usize| {
        let opened = corpus.open(*number).unwrap();
        let date = opened.page.date.value.as_deref().unwrap_or_default();
        let in_time = !query.text.ends_with(FILTER) || date.starts_with("1998");
        let letters =
            jianbao::text::fold::fold(opened.story().unwrap().blocks.iter().map(|b| b.text.as_str()));
        let text: String = letters.iter().map(|l| l.folded).collect();
        in_time && folded_parts.iter().all(|part| text.contains(part))
    };
    corpus.matching(&Query::default()).into_iter().filter(holds).collect()
}

/// The pages of a library in one file; neighbouring stories of a page are one page. Facts are drawn, for counting them: every story has a
/// place, people and a body with the long tail that real ones have.
fn read(path: &str) -> Vec<Arc<Page>> {
    let mut pages: Vec<Page> = Vec::new();
    let file = std::io::BufReader::with_capacity(1 << 20, std::fs::File::open(path).unwrap());
    let counties: Vec<&str> = include_str!("../../assets/places.txt")
        .lines()
        .map(str::trim)
        .filter(|line| line.ends_with('县'))
        .collect();
    for (n, line) in file.lines().enumerate() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let name = line["page"].as_str().unwrap();
        if pages.last().is_none_or(|page| page.name != name) {
            pages.push(page(name));
        }
        pages.last_mut().unwrap().stories.push(story(&line, n, &counties));
    }
    pages.into_iter().map(Arc::new).collect()
}

fn page(name: &str) -> Page {
    let parts: Vec<String> = name.split('/').map(str::to_owned).collect();
    Page {
        name: name.to_owned(),
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: parts.first().cloned(), basis: Basis::Path },
        date: Date { value: parts.get(1).cloned(), basis: Basis::Path },
        place: None,
        number: None,
        stories: Vec::new(),
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
    }
}

fn story(line: &Value, n: usize, counties: &[&str]) -> Story {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let block = |role, text: &str| Block { role, text: text.to_owned(), spans: Vec::new() };
    let (title, byline, body) = (text("title"), text("byline"), text("body"));
    let mut blocks = vec![block(Role::Headline, &title)];
    blocks.extend((!byline.is_empty()).then(|| block(Role::Byline, &byline)));
    blocks.extend(body.lines().map(|paragraph| block(Role::Body, paragraph)));
    // The reporter is named in the byline, behind 记者, or in brackets at the end.
    let named = |sign: &str| {
        body.split_once(sign).map(|(_, rest)| rest).and_then(|rest| rest.split(['）', ')', ' ']).next())
    };
    let reporter = byline
        .strip_prefix("本报记者 ")
        .or_else(|| named("记者 "))
        .or_else(|| body.rsplit_once('（').map(|(_, r)| r.trim_end_matches('）')));
    let name = reporter.filter(|name| name.chars().count() <= 4).unwrap_or_default().to_owned();
    let draw = |salt: usize, sides: usize| {
        let x = (n * 2 + salt + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        // A few are named often, most of them once.
        let part = x as f64 / f64::from(1 << 24);
        (part * part * part * sides as f64) as usize
    };
    let person = |salt| {
        let number = draw(salt, 200_000);
        let name = ["王", "李", "张", "刘", "陈"].map(str::to_owned)[number % 5].clone();
        let letter = |n: usize| char::from_u32(0x4E00 + (n % 4000) as u32).unwrap();
        Person {
            name: name + &letter(number / 5).to_string() + &letter(number / 7).to_string(),
            titles: Vec::new(),
        }
    };
    let county = counties[draw(5, counties.len())];
    let facts = Facts {
        people: vec![person(1), person(2)],
        places: vec![format!("省{}/市{}/{county}", draw(5, 30), draw(5, 300))],
        orgs: vec![format!("第{}局", draw(6, 20_000))],
        ..Facts::default()
    };
    Story {
        id: format!("{n:016x}"),
        kind: Kind::News,
        kicker: None,
        headline: Some(title),
        decks: Vec::new(),
        bylines: vec![Byline { name, role: "记者".to_owned(), outlet: None }],
        wire: None,
        blocks,
        facts,
    }
}

/// Memory in use and the most so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines = status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
}

/// Seconds of processor time this program has used, where the system tells.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
