//! A library on disk answers like one in memory, whatever was changed in it and in whatever order, and a damaged one is noticed.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, and show figures"
)]

use jianbao::facts::{self, Hints};
use jianbao::index::{Entry, Fault, Index, Store, Writer};
use jianbao::parse;
use jianbao::query::{Query, Sort};
use jianbao::story::Page;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const SEEDS: [&[u8]; 5] = [
    include_bytes!("../seeds/000_610b895e754671e1.txt"),
    include_bytes!("../seeds/001_8bc2ae51a077842e.txt"),
    include_bytes!("../seeds/002_7d9dc07365d921f6.txt"),
    include_bytes!("../seeds/003_67fba61591d73e64.txt"),
    include_bytes!("../seeds/004_b1cf4836056c9cb8.txt"),
];

/// Page `kind` under a name; kinds beyond the sample pages are made of paragraphs of them.
fn page(name: &str, kind: usize) -> Page {
    let seed = String::from_utf8_lossy(SEEDS[kind % SEEDS.len()]);
    let text = match kind / SEEDS.len() {
        0 => seed.into_owned(),
        turn => {
            let lines: Vec<&str> = seed.lines().filter(|line| !line.trim().is_empty()).collect();
            lines.iter().skip(turn * 3).take(9 + kind % 7).flat_map(|line| [line, "\n\n"]).collect()
        }
    };
    let mut page = parse::page(name, text.as_bytes());
    facts::know(&mut page, &Hints { path: name.to_owned(), ..Hints::default() });
    page
}

fn entry(name: &str) -> Entry {
    Entry { key: name.as_bytes().to_vec(), stamp: vec![1, 2, 3], digest: [7; 16] }
}

fn put(writer: &mut Writer, page: &Page) {
    writer.put(&entry(&page.name), page).unwrap();
}

/// What a reader sees: for some queries all that is found, in every order, with snippets, counts and the stories themselves.
fn seen(index: &Index) -> Vec<String> {
    let queries = [
        "",
        "振兴",
        "xczx",
        "解芳",
        "-运城",
        "地点:运城市",
        "的",
        "董战轩 OR 临猗",
        "人物:无",
        "\"工作\"",
        "2023",
    ];
    let mut seen = Vec::new();
    for text in queries {
        for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Page] {
            let query = Query { text: text.to_owned(), sort, limit: 0, ..Query::default() };
            let found = index.search(&query);
            let shown = found.hits.iter().map(|hit| {
                let head = &hit.head;
                format!("{} {} {:?} {:?} {:?}", head.id, head.page, hit.score, hit.route, hit.snippet)
            });
            seen.push(format!("{text} {sort:?} {} {}", found.total, found.explained));
            seen.extend(shown);
        }
        let query = Query { text: text.to_owned(), ..Query::default() };
        seen.push(format!("{:?}", index.facets(&query)));
        seen.push(format!("{:?}", index.curve(&query)));
        for number in index.matching(&query) {
            let (page, nth) = index.open(number).unwrap();
            seen.push(format!("{:?} {:?}", page.stories[nth], page.repairs));
        }
    }
    seen
}

fn fresh(pages: &BTreeMap<String, Page>) -> Index {
    Index::build(pages.values().cloned().map(Arc::new).collect(), None)
}

#[test]
fn a_library_on_disk_answers_like_one_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), None).unwrap();
    let mut pages = BTreeMap::new();
    let mut writer = store.writer(1).unwrap();
    for (kind, name) in ["b/03.txt", "a/01.txt", "c/02.txt", "a/1/04.txt"].into_iter().enumerate() {
        pages.insert(name.to_owned(), page(name, kind));
        put(&mut writer, &pages[name]);
    }
    writer.commit().unwrap();
    assert_eq!(seen(&store.load().unwrap()), seen(&fresh(&pages)));
    assert_eq!(store.generation().unwrap(), 1);
    let mut keys: Vec<_> = store.entries().unwrap().into_iter().map(|entry| entry.key).collect();
    keys.sort();
    assert_eq!(keys, pages.keys().map(|name| name.as_bytes().to_vec()).collect::<Vec<_>>());
}

#[test]
fn any_row_of_changes_leaves_what_a_fresh_index_holds() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), None).unwrap();
    let mut writer = store.writer(1).unwrap();
    let mut pages = BTreeMap::new();
    // A fixed row of pseudo-random numbers (Knuth's multiplier): the same changes in every run.
    let mut state = 20_231_026_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut compared = 0;
    for change in 0..500 {
        let name = format!("{}/{:02}.txt", ["甲报", "乙报", "丙报"][next(3)], next(9));
        if next(4) == 0 {
            writer.remove(name.as_bytes());
            pages.remove(&name);
        } else {
            let page = page(&name, next(40));
            put(&mut writer, &page);
            pages.insert(name, page);
        }
        if next(6) == 0 {
            writer.commit().unwrap();
            if next(5) == 0 {
                writer.tidy(change % 7 == 0).unwrap();
            }
        }
        if change % 50 == 49 {
            writer.commit().unwrap();
            assert_eq!(seen(&store.load().unwrap()), seen(&fresh(&pages)), "after change {change}");
            compared += 1;
        }
    }
    assert_eq!(compared, 10);
}

#[test]
fn what_was_not_committed_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), None).unwrap();
    let mut writer = store.writer(1).unwrap();
    put(&mut writer, &page("1.txt", 0));
    writer.commit().unwrap();
    put(&mut writer, &page("2.txt", 1));
    drop(writer);
    assert_eq!(Store::open(folder.path(), None).unwrap().entries().unwrap().len(), 1);
}

#[test]
fn one_writes_and_others_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), None).unwrap();
    let mut writer = store.writer(1).unwrap();
    let other = Store::open(folder.path(), None).unwrap();
    assert!(matches!(other.writer(1), Err(Fault::Busy)));
    put(&mut writer, &page("1.txt", 0));
    writer.commit().unwrap();
    assert_eq!((other.generation().unwrap(), other.load().unwrap().is_empty()), (1, false));
    drop(writer);
    assert!(other.writer(1).is_ok());
}

#[test]
fn there_is_none_where_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path(), None), Err(Fault::Missing)));
    assert!(matches!(Store::open(&folder.path().join("nowhere"), None), Err(Fault::Missing)));
}

/// Flips, cuts, empties and removes files at many places: whatever happens is an error or a sound answer, and the checksums tell.
#[test]
fn damage_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), None).unwrap();
    let mut writer = store.writer(1).unwrap();
    for kind in 0..3 {
        put(&mut writer, &page(&format!("{kind}.txt"), kind));
        writer.commit().unwrap();
    }
    drop(writer);
    drop(store);
    let files: Vec<(String, Vec<u8>)> = files(folder.path());
    let (mut tried, mut noticed) = (0, 0);
    for round in 0..30 {
        for (name, bytes) in files.iter().filter(|(name, bytes)| !name.contains("lock") && !bytes.is_empty())
        {
            let at = (round * 7919 + 13) % bytes.len();
            let mut damaged = bytes.clone();
            match round % 5 {
                0 | 1 => damaged[at] ^= 0x55,
                2 => damaged.truncate(at),
                3 => damaged.iter_mut().skip(at).take(4096).for_each(|byte| *byte = 0),
                _ => damaged.clear(),
            }
            fs::write(folder.path().join(name), &damaged).unwrap();
            tried += 1;
            let path = folder.path().to_owned();
            let answer = std::panic::catch_unwind(move || {
                let store = Store::open(&path, None)?;
                let bad = store.damaged()?;
                if !bad.is_empty() {
                    return Err(Fault::Damaged(bad.join(" ")));
                }
                Ok(seen(&store.load()?))
            });
            match answer {
                Ok(Ok(_)) => {}
                Err(_) | Ok(Err(_)) => noticed += 1,
            }
            fs::write(folder.path().join(name), bytes).unwrap();
        }
    }
    println!("{tried} damages, {noticed} noticed");
    assert!(tried >= 300, "only {tried} damages were tried");
    assert!(noticed * 100 >= tried * 90, "{noticed} of {tried}");
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}
