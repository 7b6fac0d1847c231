//! What `--json` prints is what `docs/schema` says: every command, on the sample pages and on pages where little went right.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "contracts/schema.rs"]
mod schema;

use schema::Schemas;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What is asked, and the schema of each line of the answer. `ID` is a story of the sample pages, `ODD` a folder of odd files, `SEEDS` and `PAGES` folders
/// of pages. An answer without a line would prove nothing, so each must have one.
const ASKED: &[(&str, &str)] = &[
    ("parse", "parse SEEDS/000_610b895e754671e1.txt SEEDS/001_8bc2ae51a077842e.txt --json"),
    ("parse", "parse PAGES/debris.txt PAGES/evening.txt PAGES/sixty_briefs.txt PAGES/pictures.txt --json"),
    ("parse", "parse ODD/运城日报/2023-10-26/03.txt --json"),
    ("show", "show ID --json"),
    ("search", "search 千万工程 --json"),
    ("search", "search xczx --explain --json"),
    ("search", "search --json 地点:运城市"),
    ("search", "search 查无此词查无此词 --json"),
    ("search", "search 解芳 --json --fields id,page,headline,paper,date,place,kind,by"),
    ("search", "search 解芳 --json --fields people,places,orgs,slogans,route,score,snippet,text"),
    ("search-count", "search 千万工程 --count --json"),
    ("search-mentions", "search 解芳 --mentions --json"),
    ("search-batch", "search --batch ODD/names.list --json"),
    ("related", "related ID --json"),
    ("facets", "facets --json"),
    ("facets", "facets 千万工程 --json --library ODD"),
    ("stats", "stats --json"),
    ("stats", "stats 查无此词查无此词 --json"),
    ("stats", "stats --story ID --json"),
    ("check", "check --json"),
    ("check", "check ODD --json"),
    ("check", "check PAGES --json"),
    ("check-case", "check --list stories --json"),
    ("check-case", "check --list joined --json"),
    ("check-case", "check --list doubled --json"),
    ("check-case", "check --list unbraided --json"),
    ("check-case", "check --list stripped --json"),
    ("check-case", "check --list aside --json"),
    ("check-case", "check ODD --list skipped --json"),
    ("check-case", "check ODD --list misfits --json"),
    ("check-case", "check ODD --list garbled --json"),
    ("export", "export --format jsonl 解芳"),
    ("export", "export --format jsonl --library PAGES"),
    ("saved", "saved --json"),
    ("index", "index ODD --json"),
    ("check", "check ODD --json --repair"),
    ("libraries", "libraries --json"),
    ("marks", "export --marks --format jsonl"),
];

/// A home of its own, in which a search is saved, with a folder of odd files in it.
fn home() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("contracts-{}", std::process::id()));
    let file = |name: &str, bytes: &[u8]| {
        let path = home.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let saved = "解芳 = 解芳\n空 = 查无此词查无此词\n".as_bytes();
    // The places of two platforms.
    file("jianbao/searches.txt", saved);
    file("Library/Application Support/jianbao/searches.txt", saved);
    let page = "# 县里修好新水渠\n\n本报讯（记者 王守田）10月25日，河东县举行通水典礼。\n".as_bytes();
    file("odd/运城日报/2023-10-26/03.txt", page);
    file("odd/运城日报/2023-10-26/03.txt.corrections", "merge 3 丙地\n".as_bytes());
    file("odd/again.txt", page);
    file("odd/blank.txt", b" \n\n");
    file("odd/large.txt", &vec![b'a'; 5 << 20]);
    file(
        "odd/broken.txt",
        b"\xe6\x9c\xac\xe6\x8a\xa5\xe8\xae\xaf \xff\xfe\xe6\x9c\xac\xe6\x8a\xa5\xe8\xae\xaf\n",
    );
    file("odd/page.xml", b"<note>no page</note>");
    file("odd/names.list", "解芳\n千万工程\n查无此人\n".as_bytes());
    home
}

/// What the program prints.
fn run(home: &Path, arguments: &[String]) -> String {
    let mut program = Command::new(JIANBAO);
    program.args(arguments).stdin(Stdio::null()).current_dir(home);
    program.env("HOME", home).env("XDG_DATA_HOME", home).env_remove("XDG_CONFIG_HOME");
    let output = program.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The lines that the program prints, as values.
fn lines(home: &Path, arguments: &[String]) -> Vec<Value> {
    let printed = run(home, arguments);
    let value = |line: &str| {
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {line}"))
    };
    printed.lines().map(value).collect()
}

/// Marks a story in every way.
fn mark(home: &Path, id: &str) {
    let marks = "mark ID --read --star --tag 甲 --clip 乙 --note 丙 --quote 丁".split(' ');
    run(home, &marks.map(|word| word.replace("ID", id)).collect::<Vec<_>>());
}

/// The id of a story that has relations.
fn story(home: &Path) -> String {
    let found = lines(home, &["search", "解芳 督导", "--json", "--limit", "1"].map(str::to_owned));
    found[0]["hits"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_printed_is_what_the_schemas_say() {
    let schemas = Schemas::read(&Path::new(ROOT).join("docs/schema"));
    let home = home();
    let id = story(&home);
    mark(&home, &id);
    let folders = [("SEEDS", format!("{ROOT}/seeds")), ("PAGES", format!("{ROOT}/tests/pages"))];
    for (schema, asked) in ASKED {
        let argument = |word: &str| {
            let word = word.replace("ODD", home.join("odd").to_str().unwrap());
            folders.iter().fold(word, |word, (name, path)| word.replace(name, path)).replace("ID", &id)
        };
        let printed = lines(&home, &asked.split(' ').map(argument).collect::<Vec<_>>());
        assert!(!printed.is_empty(), "{asked} printed nothing");
        for value in printed {
            let wrong = schemas.wrong(schema, &value);
            assert!(
                wrong.is_empty(),
                "{asked} is not as docs/schema/{schema}.json says:\n{}",
                wrong.join("\n")
            );
        }
    }
    let checked: BTreeSet<&str> = ASKED.iter().map(|(schema, _)| *schema).collect();
    assert_eq!(schemas.names(), checked, "every schema is checked");
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn every_command_that_prints_json_has_a_schema() {
    let schemas = Schemas::read(&Path::new(ROOT).join("docs/schema"));
    let help = |arguments: &[&str]| {
        let output = Command::new(JIANBAO).args(arguments).arg("--help").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let all = help(&["--language", "en"]);
    let commands = all.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| line.starts_with("  "));
    let commands: Vec<&str> = commands
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()))
        .collect();
    assert!(commands.contains(&"search"), "{commands:?}");
    for command in commands.into_iter().filter(|command| help(&[command]).contains("--json")) {
        assert!(schemas.names().contains(command), "docs/schema/{command}.json is missing");
    }
}

#[test]
fn the_check_can_fail() {
    let schemas = Schemas::read(&Path::new(ROOT).join("docs/schema"));
    let whole = json!({"name": "甲", "query": "乙", "total": 1, "new": null});
    assert_eq!(schemas.wrong("saved", &whole), [""; 0]);
    for (field, value) in
        [("name", json!(7)), ("total", json!(-1)), ("total", json!(0.5)), ("more", json!("new"))]
    {
        let mut broken = whole.clone();
        broken[field] = value;
        assert_eq!(schemas.wrong("saved", &broken).len(), 1, "{broken}");
    }
    let mut short = whole;
    short.as_object_mut().unwrap().remove("query");
    assert_eq!(schemas.wrong("saved", &short).len(), 1);
    let story = json!({"id": "0123456789abcdeF", "page": "", "before": "", "words": "", "after": ""});
    assert_eq!(schemas.wrong("search-mentions", &story).len(), 1, "an id is sixteen hex digits");
}
