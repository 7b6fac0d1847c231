//! Files of many pages: what changes in them, and what is left when the reading is broken off.

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
        update(&self.library, &self.store, &Moved::default(), 2, |_| true).unwrap()
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
