//! The laws of the house: layers, doors, panes and sizes, read from the source itself.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops at the first surprise; the offsets are those of what was found"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Crates behind a door, and who may name them: a module's name admits the module and all below it.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "shell::term"]),
    ("crossterm", &["shell"]),
    ("rustix", &["shell::term"]),
    ("tantivy", &["index"]),
    ("jieba_rs", &["index"]),
    ("std::fs", &["shell"]),
    ("std::thread", &["shell"]),
    ("std::time", &["shell"]),
    ("std::env", &["shell"]),
    ("std::net", &[]),
    ("std::process", &["shell", "main"]),
];

/// The panes of the window: a pane knows the app and its own parts, never another pane.
const PANES: &[&str] = &["prompt", "filters", "results", "reader", "help"];

/// Lines of code a file may have, its tests not counted.
const LONGEST: usize = 520;

struct Source {
    /// Path of the module, such as `index::search`.
    module: String,
    /// The text before its tests, comments taken out.
    code: String,
    lines: usize,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let sources = files.iter().map(|path| {
        let module = path.strip_prefix(&root).unwrap().with_extension("");
        let module =
            module.components().map(|c| c.as_os_str().to_str().unwrap()).collect::<Vec<_>>().join("::");
        let text = fs::read_to_string(path).unwrap();
        let own = text.split("\n#[cfg(test)]").next().unwrap();
        let code: String =
            own.lines().map(|line| line.split("//").next().unwrap()).flat_map(|line| [line, "\n"]).collect();
        Source { module, code, lines: own.lines().count(), text }
    });
    sources.collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The layers in order, as `lib.rs` lists them, then the program.
fn layers(sources: &[Source]) -> Vec<String> {
    let lib = sources.iter().find(|s| s.module == "lib").unwrap();
    let listed = lib.code.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    listed.map(str::to_owned).chain(["main".to_owned()]).collect()
}

/// All names that follow `prefix` in the code, such as the `index` of `crate::index::Hit` for `crate::`.
fn after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(prefix).flat_map(move |(at, _)| {
        let rest = &code[at + prefix.len()..];
        // A group such as crate::{index, story::Story} names several modules.
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let end = group.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth < 0
                });
                let group = &group[..end.unwrap_or(group.len())];
                let mut depth = 0;
                let top = group.split(move |c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                });
                top.map(str::trim).filter(|n| !n.is_empty()).collect()
            }
            None => vec![rest],
        };
        names.into_iter().map(word)
    })
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()
}

#[test]
fn a_module_imports_only_from_those_above_it() {
    let sources = sources();
    let layers = layers(&sources);
    assert_eq!(layers.len(), 14, "lib.rs lists the thirteen layers in reading order: {layers:?}");
    let rank = |name: &str| layers.iter().position(|l| l == name);
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|s| s.module != "lib") {
        let own = source.module.split("::").next().unwrap();
        let floor = rank(own).unwrap_or_else(|| panic!("src/{own}.rs is not listed in lib.rs"));
        let imports = after(&source.code, "crate::").chain(after(&source.code, "jianbao::"));
        for import in imports.filter(|name| rank(name).is_some_and(|r| r > floor)) {
            wrong.push(format!("{} imports {import}, which stands below it in lib.rs", source.module));
        }
        if source.code.contains("super::super") {
            wrong.push(format!("{} says super::super; name the module from crate:: instead", source.module));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_foreign_crate_has_one_door() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (door, keepers) in DOORS {
            let kept = |k: &&str| source.module == **k || source.module.starts_with(&format!("{k}::"));
            if keepers.iter().any(kept) {
                continue;
            }
            let named = source.code.match_indices(door).any(|(at, _)| {
                let before = source.code[..at].chars().next_back();
                let after = source.code[at + door.len()..].chars().next();
                let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !part(before) && !part(after)
            });
            if named {
                wrong.push(format!("{} names {door}; only {keepers:?} may", source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn panes_do_not_know_each_other() {
    let mut wrong = Vec::new();
    for source in sources() {
        let mut parts = source.module.split("::");
        let (Some(layer @ ("app" | "ui")), Some(pane)) = (parts.next(), parts.next()) else { continue };
        if !PANES.contains(&pane) {
            continue;
        }
        let prefix = format!("crate::{layer}::");
        for other in after(&source.code, "super::").chain(after(&source.code, &prefix)) {
            if PANES.contains(&other) && other != pane {
                wrong.push(format!("{} imports its sibling {other}", source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{} does not open with a //! sentence", source.module));
        }
        if source.lines > LONGEST {
            wrong.push(format!("{} has {} lines; split it", source.module, source.lines));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_laws_can_be_broken() {
    // The readers of the source must see what they are there to see.
    assert_eq!(
        after("use crate::{index, story::{Page, Story}, ui};", "crate::").collect::<Vec<_>>(),
        ["index", "story", "ui"]
    );
    assert_eq!(after("crate::corpus::Corpus", "crate::").collect::<Vec<_>>(), ["corpus"]);
}
