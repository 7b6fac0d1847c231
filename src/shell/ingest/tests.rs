//! What an update takes in: of files of many pages, of a reading that was broken off, of changes that were told.

use super::*;
use std::fs;

struct World {
    root: tempfile::TempDir,
    library: Library,
    store: Store,
}

impl World {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (pages, index) = (root.path().join("pages"), root.path().join("index"));
        fs::create_dir_all(&pages).unwrap();
        fs::create_dir_all(&index).unwrap();
        let store = Store::create(&index, None).unwrap();
        Self { library: Library::open(&[pages]).unwrap(), root, store }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.root.path().join("pages").join(name), text).unwrap();
    }

    fn update(&self) -> Report {
        patiently(|| update(&self.library, &self.store, &Moved::default(), 2, |_| true))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("pages").join(name)
    }

    /// An update by somebody who keeps a ledger and was told which files have changed.
    fn told(&self, ledger: &mut Ledger, changed: &[&str]) -> Report {
        let changed = changed.iter().map(|name| self.path(name)).collect();
        patiently(|| {
            ledger.update(&self.library, &self.store, &Moved::default(), 2, Some(&changed), |_| true)
        })
    }

    /// The texts of all pages that can be found, sorted.
    fn texts(&self) -> Vec<String> {
        let corpus = crate::corpus::Corpus::load(0, &self.store).unwrap();
        let mut texts: Vec<String> =
            corpus.pages().iter().map(|page| page.text.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        texts.sort();
        texts
    }
}

/// A program that another test starts holds the writer's lock for a moment, as it holds all open files until it is another program.
fn patiently(mut update: impl FnMut() -> Result<Report, Fault>) -> Report {
    loop {
        match update() {
            Err(Fault::Busy) => std::thread::yield_now(),
            report => return report.unwrap(),
        }
    }
}

fn lines(texts: &[&str]) -> String {
    texts
        .iter()
        .map(|text| if text.is_empty() { "\n".to_owned() } else { format!("{{\"text\": \"{text}\"}}\n") })
        .collect()
}

#[test]
fn a_changed_file_replaces_all_its_pages() {
    let world = World::new();
    world.write("a.jsonl", &lines(&["本报讯 一。", "本报讯 二。", "本报讯 三。"]));
    world.write("b.txt", "本报讯 乙。");
    assert_eq!(world.update().read, 2);
    assert_eq!(world.texts(), ["本报讯 一。", "本报讯 三。", "本报讯 乙。", "本报讯 二。"]);
    // A line that is blank now, and one that is no more.
    world.write("a.jsonl", &lines(&["本报讯 四。", ""]));
    let report = world.update();
    assert_eq!(report.removed, 2);
    assert_eq!(world.texts(), ["本报讯 乙。", "本报讯 四。"]);
    fs::remove_file(world.root.path().join("pages/a.jsonl")).unwrap();
    assert_eq!(world.update().removed, 2, "the line and the file");
    assert_eq!(world.texts(), ["本报讯 乙。"]);
}

#[test]
fn lines_of_one_text_stand_in_for_each_other() {
    let world = World::new();
    world.write("a.jsonl", &lines(&["本报讯 一。", "本报讯 二。", "本报讯 一。"]));
    let report = world.update();
    assert_eq!(report.skipped.len(), 1);
    assert_eq!(report.skipped[0].path, "a.jsonl#3");
    assert_eq!(report.skipped[0].odd, Odd::SameAs("a.jsonl#1".to_owned()));
    world.write("b.jsonl", &lines(&["本报讯 二。"]));
    assert_eq!(world.update().skipped.len(), 2);
    world.write("a.jsonl", &lines(&["本报讯 三。"]));
    assert!(world.update().skipped.is_empty());
    assert_eq!(world.texts(), ["本报讯 三。", "本报讯 二。"]);
}

#[test]
fn a_reading_that_was_broken_off_is_taken_up_again() {
    let world = World::new();
    let texts: Vec<String> = (0..300).map(|n| format!("本报讯 第{n}。")).collect();
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    world.write("a.jsonl", &lines(&all));
    let report = update(&world.library, &world.store, &Moved::default(), 2, |_| false).unwrap();
    assert!(report.stopped);
    assert!(world.texts().len() < 300);
    // In the meantime the file has become shorter than what was read of it.
    world.write("a.jsonl", &lines(&all[..3]));
    world.update();
    assert_eq!(world.texts().len(), 3);
}

#[test]
fn what_is_told_to_have_changed_is_all_that_is_looked_at() {
    let world = World::new();
    let mut ledger = Ledger::default();
    fs::create_dir_all(world.path("子")).unwrap();
    for name in ["a.txt", "b.txt", "子/c.txt", "子/d.txt"] {
        world.write(name, &format!("本报讯 {name}。"));
    }
    assert_eq!(world.told(&mut ledger, &["a.txt"]).read, 4, "an empty ledger knows nothing");
    // Files that were just written are read twice, for they may change again without showing it.
    world.write("a.txt", "本报讯 甲。");
    world.write("b.txt", "本报讯 乙。");
    assert_eq!(world.told(&mut ledger, &["a.txt"]).read, 1);
    assert_eq!(world.texts(), ["本报讯 b.txt。", "本报讯 子/c.txt。", "本报讯 子/d.txt。", "本报讯 甲。"]);
    // Files that are none of our business, hidden ones, a folder that is no more, a page that is gone.
    world.write("b.txt~", "草稿");
    world.write(".b.txt", "草稿");
    fs::rename(world.path("子"), world.root.path().join("别处")).unwrap();
    let report = world.told(&mut ledger, &["b.txt", "b.txt~", ".b.txt", "子", "无.txt"]);
    assert_eq!((report.read, report.removed), (1, 2));
    assert_eq!(world.texts(), ["本报讯 乙。", "本报讯 甲。"]);
    // What is said of a page by hand changes it; what does not fit is told again with every update.
    world.write("a.txt.corrections", "spilt 3 甲\n");
    assert_eq!(world.told(&mut ledger, &["a.txt.corrections"]).misfits.len(), 1);
    world.write("b.txt", "本报讯 丙。");
    assert_eq!(world.told(&mut ledger, &["b.txt"]).misfits.len(), 1);
    assert_eq!(world.texts(), ["本报讯 丙。", "本报讯 甲。"]);
}

#[test]
fn where_a_change_may_concern_more_than_its_path_all_is_looked_at() {
    let world = World::new();
    let mut ledger = Ledger::default();
    world.write("a.txt", "本报讯 甲。");
    world.told(&mut ledger, &[]);
    let add = |name: &str| world.write(name, &format!("本报讯 {name}。"));
    // Settings speak of all pages below them; of a new folder one hears nothing but its name.
    for (new, told) in [("b.txt", "jianbao.toml"), ("新/c.txt", "新"), ("d.txt", "/别处/x.txt")] {
        fs::create_dir_all(world.path("新")).unwrap();
        add(new);
        world.told(&mut ledger, &[told]);
        assert!(world.texts().contains(&format!("本报讯 {new}。")), "{told}");
    }
    // Another window has written: the ledger holds no more.
    add("e.txt");
    world.update();
    add("f.txt");
    world.told(&mut ledger, &["a.txt"]);
    assert_eq!(world.texts().len(), 6);
    // Of two files with one text the first is the page, whoever was told first.
    add("g.txt");
    world.told(&mut ledger, &["g.txt"]);
    world.write("aa.txt", "本报讯 g.txt。");
    assert_eq!(world.told(&mut ledger, &["aa.txt"]).skipped.len(), 1);
    fs::remove_file(world.path("aa.txt")).unwrap();
    assert!(world.told(&mut ledger, &["aa.txt"]).skipped.is_empty());
    assert_eq!(world.texts().len(), 7);
    // The library was emptied, or is away: nothing is gone for good.
    let all = ["a.txt", "b.txt", "新/c.txt", "d.txt", "e.txt", "f.txt", "g.txt"];
    let texts = all.map(|name| fs::read(world.path(name)).unwrap());
    for name in all {
        fs::remove_file(world.path(name)).unwrap();
    }
    assert_eq!(world.told(&mut ledger, &all).removed, 0);
    for (name, text) in all.iter().zip(texts) {
        fs::write(world.path(name), text).unwrap();
    }
    fs::rename(world.path(""), world.root.path().join("远方")).unwrap();
    assert_eq!(world.told(&mut ledger, &["a.txt"]).removed, 0);
    assert_eq!(world.texts().len(), 7);
}
