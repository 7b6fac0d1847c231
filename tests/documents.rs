//! Documents that must not lie: the key tables of the READMEs are the program's own.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes them anew.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use jianbao::app::command::markdown;
use jianbao::app::settings::Settings;
use jianbao::tongue::Language;
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made from the table of commands, checked by a test -->\n";
const END: &str = "<!-- /keys -->";

#[test]
fn the_key_tables_are_the_programs_own() {
    for (file, language, title) in
        [("README.md", Language::English, "All keys"), ("README.zh.md", Language::Simplified, "全部按键")]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once(BEGIN).unwrap_or_else(|| panic!("{file} has no key table"));
        let (table, after) =
            rest.split_once(END).unwrap_or_else(|| panic!("{file} does not end its key table"));
        let wanted = format!("<details><summary>{title}</summary>\n\n{}\n</details>\n", markdown(language));
        if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
            fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        } else {
            assert_eq!(
                table, wanted,
                "{file} is behind; UPDATE_DOCUMENTS=1 cargo test --test documents writes it anew"
            );
        }
    }
}

#[test]
fn the_settings_shown_in_the_readmes_can_be_taken_as_they_are() {
    for file in ["README.md", "README.zh.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        let settings: Vec<&str> = blocks.filter(|block| block.contains("[keys]")).collect();
        assert!(!settings.is_empty(), "{file} shows no settings");
        for block in settings {
            assert_eq!(Settings::read(block).1, Vec::new(), "{file}");
        }
    }
}

#[test]
fn the_readmes_name_only_commands_and_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root.join(file)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            assert!(root.join(target).exists(), "{file} links to {target}, which is not there");
        }
    }
}
