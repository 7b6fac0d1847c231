//! A library that moves, is not there, or is shared: its index is found again, kept, and read without being written.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it could not try"
)]
#![cfg(unix)]

#[path = "made/pages.rs"]
mod made;
#[path = "made/world.rs"]
mod world;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;
use world::{codes, in_own_world};

/// A place for folders of pages, and a home for the program.
struct World(TempDir);

/// What the program said.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn json(&self) -> Value {
        assert_eq!(self.code, Some(0), "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    fn number(&self, name: &str) -> u64 {
        self.json()[name].as_u64().unwrap()
    }
}

impl World {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program with its data below a home of this name; what begins with `/` in the arguments is a path here.
    fn at(&self, home: &str, arguments: &[&str]) -> Said {
        let arguments = arguments.iter().map(|argument| match argument.strip_prefix('/') {
            Some(name) => self.path(name).into_os_string(),
            None => argument.into(),
        });
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command
            .args(arguments)
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", self.path(home))
            .env("XDG_DATA_HOME", self.path(home).join("data"));
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.at("home", arguments)
    }

    /// Brings the index of a folder up to date.
    fn index(&self, folder: &str) -> Said {
        self.run(&["index", "--json", folder])
    }

    fn write(&self, page: &str, number: u64) {
        let path = self.path(page);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made::text(number)).unwrap();
        // Long ago, so that no page is read again just because it is young.
        let old = SystemTime::now() - Duration::from_secs(3600);
        fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }

    fn library(&self, folder: &str, pages: std::ops::Range<u64>) {
        pages.for_each(|number| self.write(&format!("{folder}/{number:03}.txt"), number));
    }

    /// What a search finds: of each story its id and page.
    fn found(&self, home: &str, folder: &str, query: &str) -> Vec<String> {
        let said = self.at(home, &["search", query, "--json", "--limit", "0", "--library", folder]);
        let answer: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"));
        let hits = answer["hits"].as_array().unwrap();
        hits.iter().map(|hit| format!("{} {}", hit["id"], hit["page"])).collect()
    }

    /// Asserts that the index of a folder answers as a fresh one does.
    fn assert_fresh(&self, folder: &str) {
        let _ = fs::remove_dir_all(self.path("fresh"));
        self.at("fresh", &["index", folder]);
        for query in ["", "修好水渠", "编号3", "青石镇"] {
            assert_eq!(self.found("home", folder, query), self.found("fresh", folder, query), "{query}");
        }
    }

    /// The libraries that have an index.
    fn libraries(&self) -> Vec<String> {
        let folders = fs::read_dir(self.path("home/data/jianbao/libraries")).unwrap();
        let mut names: Vec<_> = folders.map(|folder| folder.unwrap().path()).collect();
        names.retain(|folder| folder.join("index/meta.json").exists());
        names.sort();
        names.iter().map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    /// Every file below a folder with its bytes and the time it was written.
    fn tree(&self, folder: &str) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let (mut tree, mut folders) = (BTreeMap::new(), vec![self.path(folder)]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let written = path.metadata().unwrap().modified().unwrap();
                    tree.insert(path.clone(), (fs::read(path).unwrap(), written));
                }
            }
        }
        tree
    }
}

#[test]
fn a_renamed_library_keeps_its_index() {
    let world = World::new();
    world.library("old", 0..40);
    let first = world.index("/old");
    fs::create_dir(world.path("elsewhere")).unwrap();
    fs::rename(world.path("old"), world.path("elsewhere/new")).unwrap();
    // A page changed on the way, one went, one came.
    fs::write(world.path("elsewhere/new/003.txt"), made::text(77)).unwrap();
    fs::remove_file(world.path("elsewhere/new/004.txt")).unwrap();
    world.library("elsewhere/new", 90..91);
    let again = world.index("/elsewhere/new");
    assert!(again.err.contains("原来在") && again.err.contains("old"), "{again:?}");
    assert_eq!(again.number("removed"), 1);
    assert_ne!(again.number("stories"), first.number("stories"));
    assert_eq!(world.libraries().len(), 1);
    world.assert_fresh("/elsewhere/new");
    assert_eq!(world.index("/elsewhere/new").err, "", "it is said once");
}

#[test]
fn a_library_copied_to_another_machine_with_its_data_keeps_its_index() {
    let world = World::new();
    world.library("old", 0..40);
    fs::write(world.path("old/b.jsonl"), "{\"text\": \"本报讯 一。\"}\n{\"text\": \"本报讯 二。\"}\n")
        .unwrap();
    world.index("/old");
    // Copies have other numbers and times.
    let copied = Command::new("cp").arg("-r").arg(world.path("old")).arg(world.path("new")).status().unwrap();
    assert!(copied.success());
    assert_eq!(world.index("/new").err, "", "the old one is still there");
    fs::remove_dir_all(world.path("new")).unwrap();
    world.run(&["index", "--remove", "/new"]);
    Command::new("cp").arg("-r").arg(world.path("old")).arg(world.path("newer")).status().unwrap();
    fs::remove_dir_all(world.path("old")).unwrap();
    let again = world.run(&["search", "青石镇", "--json", "--library", "/newer"]);
    assert!(again.err.contains("原来在"), "{again:?}");
    assert_eq!(world.libraries().len(), 1);
    world.assert_fresh("/newer");
}

#[test]
fn where_there_is_doubt_no_index_is_taken_over() {
    // Pages of the same names with other texts; a path that says another paper; few of the pages.
    let other = |world: &World| world.library("new", 100..130);
    let rename = |world: &World| {
        world.library("运城日报/2001-02-03", 0..30);
        world.index("/运城日报/2001-02-03");
        fs::rename(world.path("运城日报"), world.path("大同日报")).unwrap();
        fs::rename(world.path("大同日报/2001-02-03"), world.path("new")).unwrap();
    };
    let few = |world: &World| world.library("new", 0..20);
    for (what, make) in [("other", &other as &dyn Fn(&World)), ("paper", &rename), ("few", &few)] {
        let world = World::new();
        if what != "paper" {
            world.library("old", 0..30);
            world.index("/old");
            fs::remove_dir_all(world.path("old")).unwrap();
        }
        make(&world);
        let again = world.index("/new");
        assert_eq!((again.err.as_str(), world.libraries().len()), ("", 2), "{what}");
        assert!(again.number("read") >= 20, "{what}: {again:?}");
        world.assert_fresh("/new");
    }
}

#[test]
fn what_is_not_there_is_read_from_the_index_and_nothing_is_taken_out() {
    let world = World::new();
    world.library("disk/pages", 0..12);
    let stories = world.index("/disk/pages").number("stories");
    let all = world.found("home", "/disk/pages", "");
    fs::rename(world.path("disk"), world.path("unplugged")).unwrap();
    let gone = |why: &str| {
        for _ in 0..2 {
            let said = world.index("/disk/pages");
            assert!(said.err.contains("不在，或是空的") && said.err.contains("--remove"), "{why}: {said:?}");
            assert_eq!((said.number("stories"), said.number("removed")), (stories, 0), "{why}");
            assert_eq!(world.found("home", "/disk/pages", ""), all, "{why}");
        }
        let said = world.run(&["index", "--rebuild", "/disk/pages"]);
        assert_eq!(said.code, Some(2), "{why}: {said:?}");
        assert!(said.err.contains("版面文件不在"), "{why}: {said:?}");
    };
    gone("no folder");
    // The place where a disk is mounted, without the disk.
    fs::create_dir_all(world.path("disk/pages")).unwrap();
    gone("an empty folder");
    fs::remove_dir_all(world.path("disk")).unwrap();
    fs::rename(world.path("unplugged"), world.path("disk")).unwrap();
    let said = world.index("/disk/pages");
    assert_eq!((said.err.as_str(), said.number("removed"), said.number("stories")), ("", 0, stories));

    // Who wants it gone says so.
    fs::remove_dir_all(world.path("disk")).unwrap();
    assert_eq!(world.run(&["index", "--remove", "/disk/pages"]).code, Some(0));
    let said = world.run(&["search", "青石镇", "--library", "/disk/pages"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(world.libraries().is_empty());
}

#[test]
fn of_two_folders_one_may_be_away() {
    let world = World::new();
    world.library("a/甲", 0..6);
    world.library("b/乙", 10..16);
    let index = || world.run(&["index", "--json", "/a/甲", "/b/乙"]);
    let stories = index().number("stories");
    fs::rename(world.path("b"), world.path("away")).unwrap();
    fs::remove_file(world.path("a/甲/001.txt")).unwrap();
    let said = index();
    assert!(said.err.contains("b/乙 不在") && !said.err.contains("a/甲"), "{said:?}");
    assert_eq!(said.number("removed"), 1);
    let left = said.number("stories");
    assert!(left < stories);
    fs::rename(world.path("away"), world.path("b")).unwrap();
    fs::remove_file(world.path("b/乙/010.txt")).unwrap();
    let said = index();
    assert_eq!((said.err.as_str(), said.number("removed")), ("", 1));
    assert!(said.number("stories") < left);
}

#[test]
fn a_shared_index_is_found_by_others_and_not_written_by_them() {
    let world = World::new();
    world.library("pages", 0..12);
    let made = world.at("maker", &["index", "--json", "--in", "/pages/.jianbao", "/pages"]);
    let stories = made.number("stories");
    assert_eq!(made.number("read"), 12);
    let before = world.tree("pages");
    let all = world.found("reader", "/pages", "");
    assert_eq!(all.len() as u64, stories);
    // What is new is not seen before its maker has it indexed.
    world.library("pages", 20..21);
    assert_eq!(world.found("reader", "/pages", ""), all);
    fs::remove_file(world.path("pages/020.txt")).unwrap();
    assert_eq!(world.tree("pages"), before, "nothing was written");
    world.library("pages", 20..21);
    assert!(world.at("maker", &["index", "--json", "/pages"]).number("stories") > stories);
    assert!(world.found("reader", "/pages", "").len() > all.len());

    // Anywhere else its maker alone finds it.
    world.library("others", 30..33);
    let there = world.at("maker", &["index", "--json", "--in", "/pages/.jianbao", "/others"]);
    assert_eq!(there.code, Some(2), "{there:?}");
    assert!(there.err.contains("已有另一个稿库"), "{there:?}");
    assert_eq!(world.at("maker", &["index", "--in", "/elsewhere", "/others"]).code, Some(0));
    let size = world.tree("elsewhere");
    assert!(!world.found("maker", "/others", "").is_empty());
    assert_eq!(world.tree("elsewhere"), size);

    // One of another version is left alone; readers make their own.
    let meta = world.path("pages/.jianbao/index/meta.json");
    let other = fs::read_to_string(&meta).unwrap().replace(r#"format\":"#, r#"format\":9"#);
    fs::write(&meta, other).unwrap();
    let before = world.tree("pages");
    assert_eq!(world.at("reader", &["index", "--json", "/pages"]).number("read"), 13);
    assert_eq!(world.tree("pages"), before);
}

#[test]
fn a_read_only_disk_with_its_index_serves_many_readers() {
    let world = World::new();
    world.library("pages", 0..12);
    assert_eq!(world.at("maker", &["index", "--in", "/pages/.jianbao", "/pages"]).code, Some(0));
    fs::create_dir(world.path("cd")).unwrap();
    let script = r#"
        mount --bind "$1" "$2" && mount -o remount,ro,bind "$2" || exit 1
        export XDG_DATA_HOME="$3/data" HOME="$3"
        run search --library "$2" "第3个春天" > "$3.one" & first=$!
        run search --library "$2" "第5个春天" > "$3.two"
        wait $first
        cat "$3.one" "$3.two"
        run index "$2"
        # Without a home there is nothing to write to at all.
        unset XDG_DATA_HOME
        HOME=/nonexistent run search --library "$2" "第7个春天"
        HOME= run check "$2"
    "#;
    let (pages, cd, home) = (world.path("pages"), world.path("cd"), world.path("reader"));
    let Some(said) = in_own_world(script, &[&pages, &cd, &home]) else { return };
    assert_eq!(codes(&said), ["0", "0", "2", "0", "0"], "{said:#?}");
    assert!(said.iter().any(|line| line.contains("只读")), "{said:#?}");
}

#[test]
fn an_index_somewhere_else_is_read_where_the_pages_are_gone() {
    let world = World::new();
    world.library("pages", 0..3);
    assert_eq!(world.run(&["index", "--in", "/there", "/pages"]).code, Some(0));
    let all = world.found("home", "/pages", "");
    fs::rename(world.path("pages"), world.path("gone")).unwrap();
    assert_eq!(world.found("home", "/pages", ""), all);
    let said = world.run(&["export", "春天", "--library", "/pages", "--out", "/away.md"]);
    assert_eq!((said.code, world.path("away.md").exists()), (Some(0), true), "{said:?}");
}

/// The report of `check`, whether all is well, and what it said.
fn checked(world: &World, options: &[&str]) -> (Value, Option<i32>) {
    let said = world.run(&[&["check", "--json", "/pages"], options].concat());
    (serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}")), said.code)
}

#[test]
fn a_check_compares_the_index_with_the_files_and_repairs_it() {
    let world = World::new();
    world.library("pages", 0..8);
    let (report, code) = checked(&world, &[]);
    assert_eq!((report["index"].is_null(), code), (true, Some(0)), "there is none");
    let stories = world.index("/pages").number("stories");
    // Young pages are read once more.
    world.index("/pages");
    let (report, code) = checked(&world, &[]);
    assert_eq!((report["index"]["stories"].as_u64(), code), (Some(stories), Some(0)), "{report}");

    let index = || world.path("home/data/jianbao/libraries").join(&world.libraries()[0]);
    let stale = || {
        // Another text of the same length, written at the same time.
        let path = world.path("pages/001.txt");
        let written = path.metadata().unwrap().modified().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("春天", "秋天")).unwrap();
        fs::File::options().write(true).open(path).unwrap().set_modified(written).unwrap();
    };
    let damage = || {
        let mut files = fs::read_dir(index().join("index")).unwrap().map(|file| file.unwrap().path());
        let file = files.find(|path| path.extension().is_some_and(|kind| kind == "stories")).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x55;
        fs::write(file, bytes).unwrap();
    };
    let cases: [(&str, &dyn Fn()); 6] = [
        ("unindexed", &|| world.write("pages/100.txt", 100)),
        ("stale", &stale),
        ("vanished", &|| fs::remove_file(world.path("pages/002.txt")).unwrap()),
        ("damaged", &damage),
        ("leftovers", &|| fs::write(index().join("index/.tmpAbCdEf"), "x").unwrap()),
        ("leftovers", &|| fs::create_dir(index().join("set-aside")).unwrap()),
    ];
    for (what, blow) in cases {
        blow();
        let (report, code) = checked(&world, &[]);
        assert_eq!(report[what].as_array().unwrap().len(), 1, "{what}: {report}");
        assert_eq!(code, Some(i32::from(what != "leftovers")), "{what}: {report}");
        let (report, code) = checked(&world, &["--repair"]);
        assert_eq!((report[what].as_array().unwrap().len(), code), (0, Some(0)), "{what}: {report}");
        assert!(!report["repaired"].as_array().unwrap().is_empty(), "{what}: {report}");
        assert_eq!(checked(&world, &["--repair"]).0["leftovers"].as_array().unwrap().len(), 0, "{what}");
        world.assert_fresh("/pages");
    }
    fs::rename(world.path("pages"), world.path("away")).unwrap();
    let (report, code) = checked(&world, &["--repair"]);
    assert_eq!((report["vanished"].as_array().unwrap().len(), code), (0, Some(1)));
    assert!(report["index_fault"].as_str().unwrap().contains("不在"), "{report}");
}

#[test]
fn an_index_is_verified_when_told() {
    let world = World::new();
    world.library("pages", 0..3);
    world.index("/pages");
    assert_eq!(world.run(&["index", "--verify", "/pages"]).err, "");
    let folder = world.path("home/data/jianbao/libraries").join(&world.libraries()[0]).join("index");
    let mut files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|kind| kind == "stories")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 200;
    bytes[last] ^= 1;
    fs::write(file, bytes).unwrap();
    let said = world.run(&["index", "--verify", "--json", "/pages"]);
    assert!(said.err.contains("已损坏"), "{said:?}");
    assert_eq!(said.number("read"), 3);
}

#[test]
fn what_else_lies_where_an_index_is_put_stays() {
    let world = World::new();
    world.library("pages", 0..3);
    let others =
        ["taken/index/home.html", "shared/draft.new", "shared/.tmp/draft"].map(|name| world.path(name));
    for path in &others {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "not ours").unwrap();
    }
    let refused = world.run(&["index", "--in", "/taken", "/pages"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert_eq!(world.run(&["index", "--in", "/shared", "/pages"]).code, Some(0));
    assert_eq!(world.run(&["check", "--repair", "/pages"]).code, Some(0));
    assert_eq!(world.run(&["index", "--remove", "/pages"]).code, Some(0));
    assert!(!world.path("shared/index").exists());
    for path in others {
        assert_eq!(fs::read_to_string(&path).unwrap(), "not ours", "{path:?}");
    }
}

#[test]
fn libraries_are_listed_those_of_late_first() {
    let world = World::new();
    assert_eq!(world.run(&["libraries"]).code, Some(1));
    world.library("a", 0..3);
    world.library("b", 5..9);
    let stories = world.index("/a").number("stories");
    world.at("home", &["index", "--in", "/b/.jianbao", "/b"]);
    fs::rename(world.path("b"), world.path("away")).unwrap();
    let said = world.run(&["libraries", "--json"]);
    let rows: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2, "{said:?}");
    let a = rows.iter().find(|row| row["paths"][0].as_str().unwrap().ends_with("/a")).unwrap();
    assert_eq!((a["stories"].as_u64(), a["there"].as_bool()), (Some(stories), Some(true)));
    assert!(a["bytes"].as_u64().unwrap() > 1000 && a["opened"].as_u64().unwrap() > 1_600_000_000);
    let text = world.run(&["libraries"]);
    assert!(text.out.contains("/b  ") && text.out.contains("不在"), "{text:?}");
}
