//! A disk that fails, a disk that loses its power, a full one and a read-only one: the index is the last commit or the one before, whole,
//! and can go on. How many were tried is printed, and too few is a failure. `JIANBAO_FAULTS=all` tries every one.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it tried"
)]

#[path = "faults/disk.rs"]
mod disk;
#[path = "made/pages.rs"]
mod made;
#[path = "made/world.rs"]
mod world;

use disk::{Bytes, Disk, Mark, Names};
use jianbao::facts::{self, Hints};
use jianbao::index::{Entry, Fault, Store};
use jianbao::parse;
use jianbao::query::Query;
use jianbao::story::Page;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{env, fs};
use world::{codes, in_own_world};

/// So many commits; the last ones put the small segments of the first ones together.
const COMMITS: u64 = 12;
/// So many names of pages.
const PAGES: u64 = 17;

/// Which pages a commit puts, as name and content, and which it takes out.
fn changes(generation: u64) -> (Vec<(u64, u64)>, Option<u64>) {
    let first = generation % PAGES;
    let second = (generation * 3 + 1) % PAGES;
    let mut puts = vec![(first, generation)];
    if second != first {
        puts.push((second, generation + 100));
    }
    let out = (generation + 9) % PAGES;
    let is_out = generation.is_multiple_of(3) && puts.iter().all(|(name, _)| *name != out);
    (puts, is_out.then_some(out))
}

fn page(name: u64, content: u64) -> (Entry, Page) {
    let name = format!("{name}.txt");
    let mut page = parse::page(&name, made::text(content).as_bytes());
    facts::know(&mut page, &Hints { path: name.clone(), ..Hints::default() });
    (Entry { key: name.into_bytes(), stamp: vec![content as u8], digest: [content as u8; 16] }, page)
}

/// What a library holds: of each page what it was made of and its stories.
type Held = BTreeMap<String, (u8, Vec<String>)>;

/// What it is to hold after so many commits.
fn wanted(generation: u64) -> Held {
    let mut held = Held::new();
    for generation in 1..=generation {
        let (puts, out) = changes(generation);
        for (name, content) in puts {
            let (entry, page) = page(name, content);
            held.insert(page.name.clone(), (entry.digest[0], ids(&page)));
        }
        if let Some(out) = out {
            held.remove(&format!("{out}.txt"));
        }
    }
    held
}

fn ids(page: &Page) -> Vec<String> {
    page.stories.iter().map(|story| story.id.clone()).collect()
}

/// What it does hold, every page being whole.
fn held(store: &Store) -> Held {
    let index = store.load().unwrap();
    let mut stories: HashMap<String, (Vec<String>, usize)> = HashMap::new();
    for number in index.matching(&Query::default()) {
        let (page, _) = index.open(number).unwrap();
        stories.entry(page.name.clone()).or_insert_with(|| (ids(&page), 0)).1 += 1;
    }
    let entries = store.entries().unwrap().into_iter().map(|entry| {
        let name = String::from_utf8(entry.key).unwrap();
        let (ids, found) = stories.remove(&name).unwrap_or_default();
        assert_eq!(ids.len(), found, "{name} is not whole");
        (name, (entry.digest[0], ids))
    });
    let held = entries.collect();
    assert!(stories.is_empty(), "stories of no page: {stories:?}");
    held
}

/// Works on the library on a disk up to a generation, as the program does.
fn work(disk: &Disk, last: u64) -> Result<(), Fault> {
    let store = match Store::on(disk.clone(), None) {
        Err(Fault::Missing) => Store::create_on(disk.clone(), None)?,
        store => store?,
    };
    let mut writer = store.writer(1)?;
    for generation in store.generation()? + 1..=last {
        let (puts, out) = changes(generation);
        for (name, content) in puts {
            let (entry, page) = page(name, content);
            writer.put(&entry, &page)?;
        }
        if let Some(out) = out {
            writer.remove(format!("{out}.txt").as_bytes());
        }
        disk.mark(Mark::Began(generation));
        writer.commit()?;
        disk.mark(Mark::Done(generation));
        writer.tidy(false)?;
    }
    Ok(())
}

/// Asserts that what is left is a commit between the last that was done and the last that had begun, and that one can go on.
fn check(left: &Disk, done: u64, began: u64, when: &str) {
    let generation = match Store::on(left.clone(), None) {
        Err(Fault::Missing) => 0,
        store => {
            let store = store.unwrap_or_else(|fault| panic!("{when}: {fault:?}"));
            assert!(store.damaged().unwrap().is_empty(), "{when}");
            let generation = store.generation().unwrap();
            assert_eq!(held(&store), wanted(generation), "{when}");
            generation
        }
    };
    assert!((done..=began).contains(&generation), "{when}: {generation} is not of {done}..={began}");
    work(left, generation + 1).unwrap_or_else(|fault| panic!("{when}, going on: {fault:?}"));
    assert_eq!(held(&Store::on(left.clone(), None).unwrap()), wanted(generation + 1), "{when}, going on");
}

fn hash(content: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

fn all() -> bool {
    env::var_os("JIANBAO_FAULTS").is_some_and(|which| which == "all")
}

#[test]
fn a_disk_that_fails_loses_nothing() {
    let disk = Disk::default();
    work(&disk, COMMITS).unwrap();
    assert_eq!(held(&Store::on(disk.clone(), None).unwrap()), wanted(COMMITS));
    let operations = disk.operations();
    let segments =
        disk.content().iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "stories")).count();
    assert!(segments < 6, "{segments} segments: none were put together");
    let (mut tried, mut told) = (0, 0);
    for nth in (1..=operations).step_by(if all() { 1 } else { 7 }) {
        for for_ever in [false, true] {
            let when = format!(
                "operation {nth} of {operations} fails {}",
                if for_ever { "for ever" } else { "once" }
            );
            let disk = Disk::default();
            disk.fail(Some(nth), for_ever);
            let worked = panic::catch_unwind(AssertUnwindSafe(|| work(&disk, COMMITS)));
            match worked.unwrap_or_else(|_| panic!("{when}: a panic")) {
                Ok(()) => {}
                Err(fault) => {
                    assert!(!fault.is_for_good(), "{when}: no reason to make the index anew, but {fault:?}");
                    told += 1;
                }
            }
            // What was searched can still be searched while nothing can be written.
            if let Ok(store) = Store::on(disk.clone(), None) {
                held(&store);
            }
            let (left, done, mut began) = disk.cut(disk.deeds(), Bytes::Kept, Names::All);
            if for_ever {
                // The disk fails once more while one tries to go on.
                left.fail(Some(nth % 11 + 1), false);
                began += 1;
                let again = panic::catch_unwind(AssertUnwindSafe(|| work(&left, began)));
                assert!(again.is_ok(), "{when}, and once more: a panic");
                left.fail(None, false);
            }
            check(&left, done, began, &when);
            disk.fail(None, false);
            work(&disk, COMMITS).unwrap_or_else(|fault| panic!("{when}, in the same program: {fault:?}"));
            assert_eq!(held(&Store::on(disk.clone(), None).unwrap()), wanted(COMMITS), "{when}");
            tried += 1;
        }
    }
    println!("{tried} failing operations of {operations}, {told} told, nothing lost");
    assert!(tried >= 80, "only {tried} were tried");
    assert!(told * 10 >= tried * 7, "only {told} of {tried} were told: the disk does not fail");
}

#[test]
fn a_power_cut_leaves_the_last_commit_or_the_one_before() {
    let disk = Disk::default();
    work(&disk, COMMITS).unwrap();
    let deeds = disk.deeds();
    let mut seen = HashSet::new();
    let (mut tried, mut between) = (0, 0);
    for cut in (0..=deeds).step_by(if all() { 1 } else { 5 }) {
        for bytes in [Bytes::Dropped, Bytes::Zeroed, Bytes::Kept] {
            for names in [Names::None, Names::Half, Names::All] {
                let (left, done, began) = disk.cut(cut, bytes, names);
                if seen.insert((hash(&left.content()), done, began)) {
                    check(
                        &left,
                        done,
                        began,
                        &format!("cut after {cut} of {deeds}, {bytes:?}, names {names:?}"),
                    );
                    tried += 1;
                    between += usize::from(done < began);
                }
            }
        }
    }
    println!(
        "{tried} images after a power cut, {between} within a commit, no commit lost that was said to be done"
    );
    assert!(tried >= 300, "only {tried} images were tried");
    assert!(between >= 100 && tried - between >= 5, "{between} within a commit");
}

fn library(folder: &Path, pages: std::ops::Range<u64>) {
    fs::create_dir_all(folder).unwrap();
    for number in pages {
        fs::write(folder.join(format!("{number}.txt")), made::text(number)).unwrap();
    }
}

#[test]
fn a_full_disk_is_told_and_forgotten() {
    let base = tempfile::tempdir().unwrap();
    let (home, pages) = (base.path().join("home"), base.path().join("pages"));
    fs::create_dir(&home).unwrap();
    library(&pages, 0..5);
    let more = base.path().join("more");
    library(&more, 5..60);
    let script = r#"
        mount -t tmpfs -o size=4m none "$1" || exit 1
        export HOME="$1" XDG_DATA_HOME="$1/data"
        run index "$2"
        cat /dev/zero > "$1/filler" 2>/dev/null
        cp "$3"/* "$2"
        run index "$2"
        run search --library "$2" "第3个春天"
        rm "$1/filler"
        run index "$2"
        run search --library "$2" "第59个春天"
    "#;
    let Some(said) = in_own_world(script, &[&home, &pages, &more]) else { return };
    assert_eq!(codes(&said), ["0", "2", "0", "0", "0"], "{said:#?}");
    assert!(said.iter().any(|line| line.contains("磁盘已满")), "{said:#?}");
}

#[test]
fn a_library_on_a_read_only_disk_can_be_read() {
    let base = tempfile::tempdir().unwrap();
    let (home, pages) = (base.path().join("home"), base.path().join("pages"));
    library(&pages, 0..5);
    fs::create_dir(&home).unwrap();
    let script = r#"
        export HOME="$1" XDG_DATA_HOME="$1/data"
        run index "$2"
        mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 1
        mount --bind "$2" "$2" && mount -o remount,ro,bind "$2" || exit 1
        run search --library "$2" "第3个春天"
        run index "$2"
        run index --rebuild "$2"
    "#;
    let Some(said) = in_own_world(script, &[&home, &pages]) else { return };
    assert_eq!(codes(&said), ["0", "0", "2", "2"], "{said:#?}");
    assert!(said.iter().any(|line| line.contains("只读")), "{said:#?}");
}

/// Runs the program on a library, its index below `home`; its exit code, and all that it said.
fn index(home: &Path, pages: &Path, limit: &str) -> (Option<i32>, String) {
    let script = format!("{limit} exec {} index \"$1\" 2>&1", env!("CARGO_BIN_EXE_jianbao"));
    let mut command = Command::new("sh");
    command
        .args(["-c", &script, "sh"])
        .arg(pages)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"));
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// The folder of the only library below a home.
fn library_below(home: &Path) -> PathBuf {
    fs::read_dir(home.join("data/jianbao/libraries")).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn a_limit_on_files_is_like_a_full_disk() {
    let base = tempfile::tempdir().unwrap();
    let (home, pages) = (base.path().join("home"), base.path().join("pages"));
    library(&pages, 0..60);
    let (code, said) = index(&home, &pages, "ulimit -f 16;");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("文件超过系统允许的大小"), "{said}");
    let (code, said) = index(&home, &pages, "");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("读了 60 个文件"), "{said}");
}

/// Does something to the files of an index.
type Blow = fn(&Path);

fn stories(index: &Path) -> PathBuf {
    let mut files = fs::read_dir(index).unwrap().map(|file| file.unwrap().path());
    files.find(|path| path.extension().is_some_and(|kind| kind == "stories")).unwrap()
}

fn rewrite(file: &Path, change: impl Fn(Vec<u8>) -> Vec<u8>) {
    fs::write(file, change(fs::read(file).unwrap())).unwrap();
}

fn half(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

#[test]
fn an_index_is_made_anew_for_what_is_wrong_with_its_bytes() {
    let blows: [(&str, Blow); 7] = [
        ("no JSON", |index| fs::write(index.join("meta.json"), "{]").unwrap()),
        ("half of it", |index| rewrite(&index.join("meta.json"), half)),
        ("another layout", |index| {
            rewrite(&index.join("meta.json"), |bytes| {
                let meta = String::from_utf8(bytes).unwrap();
                let other = meta.replace(r#"format\":"#, r#"format\":9"#);
                assert_ne!(meta, other);
                other.into_bytes()
            });
        }),
        ("another schema", |index| {
            rewrite(&index.join("meta.json"), |bytes| {
                String::from_utf8(bytes).unwrap().replace("\"key\"", "\"cle\"").into_bytes()
            });
        }),
        ("a file gone", |index| fs::remove_file(stories(index)).unwrap()),
        ("a file cut short", |index| rewrite(&stories(index), half)),
        ("a file emptied", |index| rewrite(&stories(index), |_| Vec::new())),
    ];
    for (what, blow) in blows {
        let base = tempfile::tempdir().unwrap();
        let (home, pages) = (base.path().join("home"), base.path().join("pages"));
        library(&pages, 0..3);
        assert_eq!(index(&home, &pages, "").0, Some(0));
        let below = library_below(&home);
        blow(&below.join("index"));
        let (code, said) = index(&home, &pages, "");
        assert_eq!(code, Some(0), "{what}: {said}");
        assert!(said.contains("读了 3 个文件"), "{what}: {said}");
        assert!(below.join("set-aside").is_dir(), "{what}: the old one is kept");
        let store = Store::open(&below.join("index"), None).unwrap();
        assert!(store.damaged().unwrap().is_empty() && !store.load().unwrap().is_empty(), "{what}");
    }
}

#[test]
fn an_index_is_left_alone_where_the_system_refused() {
    let base = tempfile::tempdir().unwrap();
    let (home, pages) = (base.path().join("home"), base.path().join("pages"));
    library(&pages, 0..3);
    assert_eq!(index(&home, &pages, "").0, Some(0));
    let below = library_below(&home);
    let folder = below.join("index");
    let before = fs::read(folder.join("meta.json")).unwrap();

    // Somebody else writes.
    let lock = fs::File::options().write(true).open(folder.join(".tantivy-writer.lock")).unwrap();
    lock.lock().unwrap();
    for options in ["", "set -- --rebuild \"$1\";"] {
        let script = format!("{options} exec {} index \"$@\" 2>&1", env!("CARGO_BIN_EXE_jianbao"));
        let mut command = Command::new("sh");
        command
            .args(["-c", &script, "sh"])
            .arg(&pages)
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"));
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("另一个窗口正在写"), "{said}");
    }
    drop(lock);

    // What cannot be read is not what is damaged.
    fs::rename(folder.join("meta.json"), folder.join("meta.kept")).unwrap();
    fs::create_dir(folder.join("meta.json")).unwrap();
    let (code, said) = index(&home, &pages, "");
    assert_eq!(code, Some(2), "{said}");
    fs::remove_dir(folder.join("meta.json")).unwrap();
    fs::rename(folder.join("meta.kept"), folder.join("meta.json")).unwrap();

    assert!(!below.join("set-aside").exists());
    assert_eq!(fs::read(folder.join("meta.json")).unwrap(), before);
}

/// A run that was killed after a page was taken out, and before the file with the same text took its place.
#[test]
fn a_page_whose_twin_is_gone_comes_back() {
    let base = tempfile::tempdir().unwrap();
    let (home, pages) = (base.path().join("home"), base.path().join("pages"));
    library(&pages, 0..2);
    fs::write(pages.join("a.txt"), made::text(7)).unwrap();
    fs::write(pages.join("b.txt"), made::text(7)).unwrap();
    // Long ago, so that no file is read again just because it is young.
    let old = SystemTime::now() - Duration::from_secs(3600);
    for file in fs::read_dir(&pages).unwrap() {
        fs::File::options().write(true).open(file.unwrap().path()).unwrap().set_modified(old).unwrap();
    }
    assert_eq!(index(&home, &pages, "").0, Some(0));
    let store = Store::open(&library_below(&home).join("index"), None).unwrap();
    let mut writer = store.writer(1).unwrap();
    writer.remove(b"a.txt");
    writer.commit().unwrap();
    drop(writer);
    fs::remove_file(pages.join("a.txt")).unwrap();
    assert_eq!(index(&home, &pages, "").0, Some(0));
    let index = store.load().unwrap();
    let numbers = index.matching(&Query::default());
    assert!(numbers.into_iter().any(|number| index.open(number).unwrap().0.name == "b.txt"));
}
