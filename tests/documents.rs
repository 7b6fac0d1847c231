//! Documents that must not lie: the reference is printed by the program itself, links lead somewhere, the glossary's words are the code's.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes the reference anew.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use jianbao::app::command::markdown;
use jianbao::app::settings::Settings;
use jianbao::tongue::Language;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What a help page says, in this language.
fn help(language: &str, command: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    program.args(["--language", language]).args(command).arg("--help").env("COLUMNS", "100");
    let output = program.output().unwrap();
    assert!(output.status.success(), "jianbao {command:?} --help");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = help("en", &[]);
    let list = help.split("Commands:\n").nth(1).unwrap().lines();
    let names = list
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    names.map(str::to_owned).collect()
}

/// Keys, commands and settings, as the program has them.
fn reference(language: Language, code: &str, [title, made, keys, shell, settings]: [&str; 5]) -> String {
    let mut text =
        format!("# {title}\n\n{made}\n\n## {keys}\n\n{}\n\n## {shell}\n", markdown(language).trim_end());
    for command in [None].into_iter().chain(commands().iter().map(Some)) {
        let name = command.map_or_else(|| "jianbao".to_owned(), |name| format!("jianbao {name}"));
        let help = help(code, &command.map(String::as_str).into_iter().collect::<Vec<_>>());
        let _ = write!(text, "\n### {name}\n\n```text\n{help}\n```\n");
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    let defaults = program.args(["--language", code, "config", "--print-default"]).output().unwrap().stdout;
    let defaults = String::from_utf8(defaults).unwrap();
    let _ = write!(text, "\n## {settings}\n\n```toml\n{}\n```\n", defaults.trim_end());
    text
}

#[test]
fn the_reference_is_the_programs_own() {
    let english = [
        "Reference",
        "Printed by the program; `UPDATE_DOCUMENTS=1 cargo test --test documents` writes it anew. How to use it all is told in [the guide](guide.en.md).",
        "Keys",
        "Commands",
        "Settings",
    ];
    let chinese = [
        "按键、命令、设置",
        "由程序打印；`UPDATE_DOCUMENTS=1 cargo test --test documents` 重写。用法见[手册](guide.zh.md)。",
        "按键",
        "命令",
        "设置",
    ];
    for (file, language, code, words) in [
        ("docs/reference.en.md", Language::English, "en", english),
        ("docs/reference.zh.md", Language::Simplified, "zh-hans", chinese),
    ] {
        let path = Path::new(ROOT).join(file);
        let wanted = reference(language, code, words);
        if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
            fs::write(&path, wanted).unwrap();
        } else {
            assert!(
                fs::read_to_string(&path).unwrap() == wanted,
                "{file} is behind; UPDATE_DOCUMENTS=1 cargo test --test documents writes it anew"
            );
        }
    }
}

#[test]
fn the_settings_shown_in_the_guides_can_be_taken_as_they_are() {
    for file in ["docs/guide.en.md", "docs/guide.zh.md"] {
        let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        let settings: Vec<&str> = blocks.filter(|block| block.contains("[interface]")).collect();
        assert!(settings.len() > 1, "{file} shows no settings");
        for block in settings {
            assert_eq!(Settings::read(block).1, Vec::new(), "{file}");
        }
    }
}

/// Every document: those at the top, and those in `docs` and `assets`.
fn documents() -> Vec<PathBuf> {
    let folders = [".", "docs", "docs/schema", "assets"].map(|folder| Path::new(ROOT).join(folder));
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

#[test]
fn documents_link_only_to_what_is_there() {
    let documents = documents();
    assert!(documents.len() > 12, "{documents:?}");
    for path in documents {
        let text = fs::read_to_string(&path).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let pictures =
            text.split("src").skip(1).filter_map(|rest| rest.split_once("=\"")?.1.split('"').next());
        for link in links.chain(pictures) {
            let (target, part) = link.split_once('#').unwrap_or((link, ""));
            if link.contains("://") {
                continue;
            }
            let file = if target.is_empty() { path.clone() } else { path.parent().unwrap().join(target) };
            assert!(file.exists(), "{} links to {target}, which is not there", path.display());
            if !part.is_empty() {
                let headings = headings(&fs::read_to_string(&file).unwrap());
                assert!(
                    headings.contains(part),
                    "{} links to {link}, which has no such heading",
                    path.display()
                );
            }
        }
    }
}

/// The headings of a document as links name them.
fn headings(text: &str) -> BTreeSet<String> {
    let titles =
        text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let link = |title: &str| {
        let kept = title.to_lowercase();
        kept.chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .collect::<String>()
            .replace(' ', "-")
    };
    titles.map(link).collect()
}

#[test]
fn the_glossary_knows_only_words_of_the_code() {
    let mut words = BTreeSet::new();
    let mut folders = vec![Path::new(ROOT).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
        }
    }
    let glossary = fs::read_to_string(Path::new(ROOT).join("docs/glossary.md")).unwrap();
    let rows = glossary.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").nth(1));
    let named: Vec<&str> = rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert!(named.len() > 50, "{named:?}");
    for word in named {
        assert!(words.contains(word), "the glossary names {word}, which the code does not know");
    }
}

#[test]
fn every_asset_says_where_it_is_from() {
    let table = fs::read_to_string(Path::new(ROOT).join("assets/README.md")).unwrap();
    for entry in fs::read_dir(Path::new(ROOT).join("assets")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            table.contains(&format!("`{name}`")) || name == "README.md",
            "assets/README.md does not name {name}"
        );
    }
}
