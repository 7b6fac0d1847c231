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

/// The panes of the window, and what may stand in the place of one: each knows the app and its own parts, never another of them.
const PANES: &[&str] = &[
    "prompt", "filters", "chips", "results", "reader", "related", "mentions", "card", "curve", "report",
    "diff", "marked", "menu", "help", "footer",
];

/// Where Han stands in strings outside the catalogue, each with its reason: it is data, never said to a reader. A name admits the module
/// and all below it.
const HAN: &[(&str, &str)] = &[
    ("tongue", "the catalogue itself"),
    ("text", "tables of characters and their sounds"),
    ("parse", "words by which a page is cut"),
    ("facts", "words by which people, places and days are known"),
    ("marks::written", "marks as a text that is read back, the same everywhere"),
    ("query", "names of fields and values as they may be typed"),
    (
        "excerpt",
        "citations and files to take away: documents in the newspapers' own language, the same everywhere",
    ),
    ("index::rarity", "formulas that papers write over every story"),
    ("index::profile", "words that say nothing"),
    ("index::serial", "how the parts of a series are numbered"),
    ("index::thread", "words that announce and look back"),
    ("index::names", "endings of places"),
    ("index::snippet", "how stories open"),
    ("index::tie", "days, jumps and counties as they are printed"),
];

/// Sentences outside the catalogue that no reader of the program reads.
const ENGLISH: &[&str] = &["at least", "pages keep their order", "a document that is no page"];

/// Texts of the catalogue that name a key nobody can change: it is the terminal's, while another program has it.
const FIXED_KEYS: &[&str] =
    &["[{}；按 Enter 回到剪报] ", "[{}；按 Enter 回到剪報] ", "[{}; Enter goes back to jianbao] "];

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

/// Whether the code names a crate, or a module of a crate (`std::fs`), alone or in a group.
fn names(code: &str, door: &str) -> bool {
    if let Some((of, module)) = door.rsplit_once("::") {
        return after(code, &format!("{of}::")).any(|name| name == module);
    }
    code.match_indices(door).any(|(at, _)| {
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part(code[..at].chars().next_back()) && !part(code[at + door.len()..].chars().next())
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
            if names(&source.code, door) {
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
fn what_is_said_stands_in_the_catalogue() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.module.ends_with("::tests")) {
        let is_in = |layer: &str| source.module == layer || source.module.starts_with(&format!("{layer}::"));
        let own = source.text.split("\n#[cfg(test)]").next().unwrap();
        for said in literals(own) {
            if said.contains(is_han) && !HAN.iter().any(|(module, _)| is_in(module)) {
                wrong.push(format!("{} says {said:?}; put it into the catalogue, src/tongue", source.module));
            }
            let speaks = ["app", "ui", "query", "index", "shell"].into_iter().any(is_in);
            if speaks && is_sentence(&said) && !ENGLISH.contains(&said.as_str()) {
                wrong.push(format!("{} says {said:?}; put it into the catalogue, src/tongue", source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let empty: Vec<_> =
        HAN.iter().filter(|(module, reason)| module.is_empty() || reason.is_empty()).collect();
    assert!(empty.is_empty());
}

#[test]
fn sentences_take_keys_from_the_keymap() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module.starts_with("tongue::")) {
        let said = literals(&source.text).into_iter().filter(|said| !FIXED_KEYS.contains(&said.as_str()));
        for (said, key) in said.filter_map(|said| key_in(&said).map(|key| (said.clone(), key))) {
            wrong.push(format!("{} names {key} in {said:?}; fill in Keymap::key_of", source.module));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A key that a sentence names, if it does.
fn key_in(said: &str) -> Option<String> {
    let is_named = |word: &&str| {
        let number = word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
        number || ["Esc", "Enter", "Tab", "PgUp", "PgDn", "Backspace", "Ctrl", "Alt"].contains(word)
    };
    let word = said.split(|c: char| !c.is_ascii_alphanumeric()).find(is_named).map(str::to_owned);
    let arrow = said.chars().find(|c| matches!(c, '↑' | '↓')).map(String::from);
    // A single sign or letter that is to be pressed.
    let pressed = ["按 ", "ress "].iter().find_map(|press| {
        let mut after = said.split_once(press)?.1.chars();
        let key = after.next().filter(|c| c.is_ascii_graphic() && *c != '{')?;
        after.next().is_none_or(|next| !next.is_ascii_alphanumeric()).then(|| key.to_string())
    });
    word.or(arrow).or(pressed)
}

/// The strings of a source: comments, attributes with a reason and characters are none.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, token) = rest.split_at(at);
        rest = &token[1..];
        if token.starts_with("//") {
            rest = token.split_once('\n').map_or("", |(_, below)| below);
        } else if token.starts_with('\'') {
            // A character, or a lifetime, which nothing closes.
            let length = token.chars().skip(1).take(8).collect::<String>();
            let closing = if length.starts_with('\\') {
                token[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 2)
            } else {
                token.char_indices().nth(2).filter(|(_, c)| *c == '\'').map(|(at, _)| at)
            };
            rest = closing.map_or(rest, |at| &token[at + 1..]);
        } else if token.starts_with('"') {
            let hashes = before.len() - before.trim_end_matches('#').len();
            let is_raw = before.trim_end_matches('#').ends_with('r');
            let close = format!("\"{}", "#".repeat(if is_raw { hashes } else { 0 }));
            let mut end = 0;
            while let Some(at) = rest[end..].find(&close) {
                end += at;
                let slashes = rest[..end].len() - rest[..end].trim_end_matches('\\').len();
                if is_raw || slashes.is_multiple_of(2) {
                    break;
                }
                end += 1;
            }
            if !before.trim_end().ends_with("reason =") {
                found.push(rest[..end].to_owned());
            }
            rest = &rest[(end + close.len()).min(rest.len())..];
        }
    }
    found
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}

/// Whether a string holds two words of Latin letters beside each other.
fn is_sentence(said: &str) -> bool {
    let words: Vec<&str> = said.split(' ').collect();
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

#[test]
fn the_laws_can_be_broken() {
    // The readers of the source must see what they are there to see.
    assert_eq!(
        after("use crate::{index, story::{Page, Story}, ui};", "crate::").collect::<Vec<_>>(),
        ["index", "story", "ui"]
    );
    assert_eq!(after("crate::corpus::Corpus", "crate::").collect::<Vec<_>>(), ["corpus"]);
    assert!(names("use std::{io, fs::File};", "std::fs") && names("std::fs::read(path)", "std::fs"));
    assert!(!names("use std::io;", "std::fs") && !names("use story::fs;", "std::fs"));
    assert!(names("ratatui::init()", "ratatui") && !names("my_ratatui::init()", "ratatui"));
    let source = "/// \"no\"\nfn f<'a>(c: &'a str) { g('\"', '\\'', \"一 \\\" 二\", r#\"三\"四\"#); } // \"no\"\n#[allow(x, reason = \"so it is\")]";
    assert_eq!(literals(source), ["一 \\\" 二", "三\"四"]);
    for (said, key) in
        [("按 O 打开", "O"), ("press ' to go", "'"), ("Ctrl-R lists", "Ctrl"), ("（↑↓ 选）", "↑")]
    {
        assert_eq!(key_in(said).as_deref(), Some(key));
    }
    for said in ["按 {} 打开", "press it again", "Entering F", "RIS：EndNote", "按键"] {
        assert_eq!(key_in(said), None, "{said}");
    }
    assert!(is_sentence("no such file") && !is_sentence("ctrl-a g g") && !is_sentence("text"));
}
