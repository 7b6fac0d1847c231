//! The commands as scripts see them: what they print, and how they end.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");
const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

/// What a command printed and how it ended.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Run {
    /// The lines of standard output as JSON. Nothing else may stand there.
    fn json(&self) -> Vec<Value> {
        assert_eq!(self.err, "");
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn only_json(&self) -> Value {
        let mut values = self.json();
        assert_eq!(values.len(), 1);
        values.remove(0)
    }

    /// Asserts one sentence that holds the words, a hint, nothing on standard output, and exit status 2.
    fn assert_error(&self, words: &str) {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        assert!(self.err.contains(words), "{}", self.err);
        assert!(self.err.lines().count() == 2 && self.err.contains("\n提示："), "{}", self.err);
    }
}

/// The program, apart from whatever its user keeps at home (corrections of the sample pages).
fn program() -> Command {
    let mut program = Command::new(JIANBAO);
    program.env("LC_ALL", "C.UTF-8").env("HOME", "/nonexistent").env_remove("XDG_DATA_HOME");
    program
}

fn jianbao(arguments: &[&str]) -> Run {
    program().args(arguments).stdin(Stdio::null()).output().unwrap().into()
}

fn seeds() -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(SEEDS).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Keys of an object, in order.
fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn set<const N: usize>(keys: [&'static str; N]) -> BTreeSet<&'static str> {
    keys.into_iter().collect()
}

/// A folder of its own for a test, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("jianbao-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Ids of all stories of the sample pages, as `parse` gives them.
fn sample_ids() -> BTreeSet<String> {
    let files = seeds();
    let mut arguments = vec!["parse", "--json"];
    arguments.extend(files.iter().map(|f| f.to_str().unwrap()));
    let pages = jianbao(&arguments).json();
    assert_eq!(pages.len(), 5, "one line for each file");
    let stories = pages.iter().flat_map(|page| page["stories"].as_array().unwrap());
    stories.map(|story| story["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn parse_prints_the_contract() {
    let file = &seeds()[0];
    let run = jianbao(&["parse", "--json", file.to_str().unwrap()]);
    assert_eq!(run.code, Some(0));
    let page = run.only_json();
    assert_eq!(
        keys(&page),
        set(["page", "encoding", "paper", "date", "place", "stories", "set_aside", "repairs"])
    );
    assert_eq!(page["page"], file.file_name().unwrap().to_str().unwrap());
    assert_eq!(keys(&page["paper"]), set(["name", "basis"]));
    assert_eq!(keys(&page["date"]), set(["value", "basis"]));
    let text = fs::read_to_string(file).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    for story in page["stories"].as_array().unwrap() {
        assert_eq!(
            keys(story),
            set(["id", "kind", "kicker", "headline", "decks", "bylines", "wire", "blocks", "facts"])
        );
        assert_eq!(keys(&story["facts"]), set(["people", "places", "orgs", "dates", "slogans", "amounts"]));
        for block in story["blocks"].as_array().unwrap() {
            assert_eq!(keys(block), set(["role", "text", "spans"]));
            for span in block["spans"].as_array().unwrap() {
                let [start, end] = [0, 1].map(|n| span[n].as_u64().unwrap() as usize);
                assert!(text.get(start..end).is_some_and(|piece| !piece.is_empty()), "{span}");
            }
        }
    }
    for repair in page["repairs"].as_array().unwrap() {
        assert_eq!(keys(repair), set(["kind", "spans", "rule", "confidence"]));
    }
    for aside in page["set_aside"].as_array().unwrap() {
        assert_eq!(keys(aside), set(["reason", "spans"]));
    }
}

#[test]
fn parse_reads_standard_input_the_same() {
    let file = &seeds()[1];
    let child =
        program().args(["parse", "--json", "-"]).stdin(fs::File::open(file).unwrap()).output().unwrap();
    let mut piped = Run::from(child).only_json();
    let read = jianbao(&["parse", "--json", file.to_str().unwrap()]).only_json();
    assert_eq!(piped["page"], "-");
    piped["page"] = read["page"].clone();
    assert_eq!(piped["stories"], read["stories"]);
    assert_eq!(piped["repairs"], read["repairs"]);
}

#[test]
fn parse_as_text_shows_every_story() {
    let file = seeds()[2].to_str().unwrap().to_owned();
    let page = jianbao(&["parse", "--json", &file]).only_json();
    let run = jianbao(&["parse", &file]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    for story in page["stories"].as_array().unwrap() {
        assert!(run.out.contains(story["id"].as_str().unwrap()));
        for block in story["blocks"].as_array().unwrap() {
            assert!(run.out.contains(block["text"].as_str().unwrap()), "{}", block["text"]);
        }
    }
}

#[test]
fn one_lost_file_does_not_hide_the_others() {
    let run = jianbao(&["parse", "--json", "nirgends.txt", seeds()[0].to_str().unwrap()]);
    assert_eq!((run.code, run.out.lines().count()), (Some(2), 1));
    assert!(run.err.contains("nirgends.txt"));
}

#[test]
fn parse_search_show_and_related_agree_on_ids() {
    let ids = sample_ids();
    let found = jianbao(&["search", "千万工程", "--json"]);
    assert_eq!(found.code, Some(0));
    let found = found.only_json();
    assert_eq!(keys(&found), set(["query", "explained", "total", "took_ms", "hits"]));
    assert_eq!(found["query"], "千万工程");
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(found["total"].as_u64().unwrap() as usize, hits.len());
    assert!(!hits.is_empty());
    for hit in hits {
        assert_eq!(keys(hit), set(["id", "page", "headline", "score", "route", "snippet"]));
        assert_eq!(hit["route"], "exact");
        assert!(hit["snippet"].as_str().unwrap().contains("千万工程"));
        let id = hit["id"].as_str().unwrap();
        assert!(ids.contains(id));

        let shown = jianbao(&["show", id, "--json"]).only_json();
        assert_eq!((&shown["id"], &shown["page"]), (&hit["id"], &hit["page"]));
        let short = jianbao(&["show", &id[..10], "--json"]).only_json();
        assert_eq!(short, shown, "the beginning of an id will do");

        let related = jianbao(&["related", id, "--json"]).only_json();
        assert_eq!(keys(&related), set(["id", "related"]));
        assert_eq!(related["id"], hit["id"]);
        for other in related["related"].as_array().unwrap() {
            assert_eq!(keys(other), set(["id", "page", "headline", "score", "reasons"]));
            assert!(ids.contains(other["id"].as_str().unwrap()) && other["id"] != hit["id"]);
            for reason in other["reasons"].as_array().unwrap() {
                assert_eq!(keys(reason), set(["kind", "label", "here", "there"]));
            }
        }
    }
}

#[test]
fn the_sample_library_and_its_folder_give_the_same_answers() {
    let here = |arguments: &[&str]| {
        let mut value = jianbao(arguments).only_json();
        value["took_ms"] = Value::Null;
        value
    };
    let query = ["search", "乡村振兴", "--json", "--limit", "50", "--library"];
    let with = |library| here(&[&query[..], &[library]].concat());
    let (built_in, folder) = (with("seeds"), with(SEEDS));
    let ids = |v: &Value| v["hits"].as_array().unwrap().iter().map(|h| h["id"].clone()).collect::<Vec<_>>();
    assert!(ids(&built_in).len() > 3);
    assert_eq!(ids(&built_in), ids(&folder));
}

#[test]
fn limit_bounds_the_hits_but_not_the_total() {
    let some = jianbao(&["search", "乡村振兴", "--json", "--limit", "2"]).only_json();
    assert_eq!(some["hits"].as_array().unwrap().len(), 2);
    assert!(some["total"].as_u64().unwrap() > 2);
    let all = jianbao(&["search", "乡村振兴", "--json", "--limit", "0"]).only_json();
    assert_eq!(all["hits"].as_array().unwrap().len() as u64, all["total"].as_u64().unwrap());
}

/// A search with more options, as its JSON.
fn searched(arguments: &[&str]) -> Value {
    jianbao(&[&["search", "--json"], arguments].concat()).only_json()
}

fn column(answer: &Value, name: &str) -> Vec<Value> {
    answer["hits"].as_array().unwrap().iter().map(|hit| hit[name].clone()).collect()
}

#[test]
fn a_search_is_counted_sorted_narrowed_and_cut_into_columns() {
    let all = searched(&["乡村振兴", "--limit", "0"]);
    let total = all["total"].as_u64().unwrap();
    let count = jianbao(&["search", "乡村振兴", "--count"]);
    assert_eq!((count.out.as_str(), count.code), (format!("{total}\n").as_str(), Some(0)));
    assert_eq!(searched(&["乡村振兴", "--count"])["total"].as_u64(), Some(total));
    let none = jianbao(&["search", "查无此词查无此词", "--count"]);
    assert_eq!((none.out.as_str(), none.code), ("0\n", Some(1)));

    let dates = |order| {
        let sorted = searched(&["乡村振兴", "--limit", "0", "--fields", "date", "--sort", order]);
        column(&sorted, "date").iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let (newest, mut oldest) = (dates("newest"), dates("最旧"));
    assert!(newest.is_sorted_by(|a, b| a >= b) && newest.len() > 3, "{newest:?}");
    oldest.reverse();
    assert_eq!(newest, oldest);

    let fuzzy = |more: &[&str]| searched(&[&["xiangcunzenxing", "--count"], more].concat())["total"].clone();
    assert_eq!((fuzzy(&[]), fuzzy(&["--fuzzy"]) != fuzzy(&[])), (Value::from(0), true));

    let lines = jianbao(&["search", "乡村振兴", "--fields", "id,paper,by,text", "--limit", "3"]);
    assert_eq!(lines.out.lines().count(), 3);
    assert!(lines.out.lines().all(|line| line.split('\t').count() == 4), "{}", lines.out);
    let objects = searched(&["乡村振兴", "--fields", "id,by", "--limit", "3"]);
    assert_eq!(keys(&objects["hits"][0]), set(["id", "by"]));

    let paper = searched(&["", "--only", "报纸=运城日报", "--limit", "0", "--fields", "paper"]);
    assert!(column(&paper, "paper").iter().all(|name| name == "运城日报"));
    let with = paper["total"].as_u64().unwrap();
    let without = searched(&["", "--without", "paper=运城日报"])["total"].as_u64().unwrap();
    assert!(with > 0 && without > 0);
    assert_eq!(with + without, searched(&[""])["total"].as_u64().unwrap());
    let unknown = searched(&["", "--only", "paper="])["total"].as_u64().unwrap();
    assert_eq!(searched(&["", "--only", "paper=", "--only", "paper=运城日报"])["total"], unknown + with);

    assert_eq!(
        searched(&["解芳", "千万工程"])["total"],
        searched(&["解芳 千万工程"])["total"],
        "words in a row"
    );
    jianbao(&["search", "乡村", "-解芳"]).assert_error("引号");
    jianbao(&["search", "乡村", "--only", "天气=晴"]).assert_error("天气");
    jianbao(&["search", "乡村", "--only", "date=昨天"]).assert_error("不是日期");
    jianbao(&["search", "乡村", "--fields", "nonsense"]).assert_error("nonsense");
    jianbao(&["search", "乡村", "--count", "--explain"]).assert_error("一起用");
}

#[test]
fn saved_searches_are_listed_and_searched() {
    let folder = Folder::new("saved");
    // The places of two platforms.
    let keep = |name: &str, text: &str| {
        folder.file(&format!("jianbao/{name}"), text);
        folder.file(&format!("Library/Application Support/jianbao/{name}"), text);
    };
    keep("searches.txt", "# 手写的\n解芳在绛县 = 解芳 地点:绛县\n空 = 查无此词查无此词\n");
    let ids = column(&searched(&["解芳 地点:绛县"]), "id");
    let seen: Vec<&str> = ids.iter().skip(1).filter_map(Value::as_str).collect();
    keep("seen.txt", &format!("解芳在绛县 = {}\n", seen.join(" ")));
    let run = |arguments: &[&str]| -> Run {
        let mut program = program();
        program.env("LC_ALL", "C.UTF-8").env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path());
        program.args(arguments).stdin(Stdio::null()).output().unwrap().into()
    };
    let list = run(&["saved", "--json"]);
    let rows = list.json();
    assert_eq!((list.code, rows.len()), (Some(0), 2));
    assert_eq!(keys(&rows[0]), set(["name", "query", "total", "new"]));
    assert_eq!((&rows[0]["total"], &rows[0]["new"]), (&Value::from(ids.len()), &Value::from(1)));
    assert_eq!((&rows[1]["total"], &rows[1]["new"]), (&Value::from(0), &Value::Null));
    assert!(run(&["saved"]).out.contains(&format!("解芳在绛县  {} 篇（新 1）", ids.len())));
    assert_eq!(column(&run(&["search", "--saved", "解芳在绛县", "--json"]).only_json(), "id"), ids);
    let within = run(&["search", "--saved", "解芳在绛县", "重阳节", "--count"]);
    assert_eq!(
        Value::from(within.out.trim().parse::<usize>().unwrap()),
        searched(&["解芳 地点:绛县 重阳节"])["total"]
    );
    assert_eq!(run(&["search", "--saved", "空"]).code, Some(1));
    run(&["search", "--saved", "没有的"]).assert_error("jianbao saved");
    assert_eq!(jianbao(&["saved"]).code, Some(1), "nothing saved");
}

#[test]
fn mentions_stand_one_to_a_line() {
    let run = jianbao(&["search", "解芳", "--mentions", "--limit", "0"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.out.lines().count() > 4 && run.out.lines().all(|line| line.contains("【解芳】")),
        "{}",
        run.out
    );
    let json = jianbao(&["search", "解芳", "--mentions", "--limit", "2", "--json"]).json();
    assert_eq!((json.len(), &json[0]["words"]), (2, &Value::from("解芳")));
    assert_eq!(keys(&json[0]), set(["id", "page", "before", "words", "after"]));
}

#[test]
fn a_search_explains_itself() {
    let run = jianbao(&["search", "xczx 区块链 date:昨天", "--explain"]);
    assert_eq!(run.code, Some(1));
    for said in ["含“区块链”：0 篇", "首字母", "拼音", "未用 date:昨天：不是日期", "可以试试"]
    {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let found = searched(&["解芳 date:昨天", "--explain"]);
    let part = &found["explain"]["parts"][0];
    assert_eq!((&part["total"], &part["routes"]["exact"]), (&found["total"], &found["total"]));
    assert_eq!(found["explain"]["ignored"][0]["why"], "不是日期");
    assert!(jianbao(&["search", "解芳", "--explain"]).out.contains("原文 · 得分"));
}

/// What a plain reading of all stories counts: term, month and paper of each story that holds the term, letters and figures alone.
fn counted(terms: &[&str], pages: &[Value]) -> BTreeSet<String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut cells = std::collections::BTreeMap::new();
    for page in pages {
        let month = page["date"]["value"].as_str().map_or("undated", |date| &date[..date.len().min(7)]);
        let paper = page["paper"]["name"].as_str().unwrap_or("unnamed");
        for story in page["stories"].as_array().unwrap() {
            let blocks = story["blocks"].as_array().unwrap();
            let text = letters(&blocks.iter().map(|b| b["text"].as_str().unwrap()).collect::<String>());
            for term in terms.iter().filter(|term| text.contains(&letters(term))) {
                *cells.entry(format!("{term},{month},{paper}")).or_insert(0) += 1;
            }
        }
    }
    cells.into_iter().map(|(cell, stories)| format!("{cell},{stories}")).collect()
}

#[test]
fn a_list_of_names_is_counted_by_month_and_paper() {
    let folder = Folder::new("batch");
    let terms =
        ["解芳", "董战轩", "千万工程", "巩固拓展脱贫攻坚成果", "成果，精准有力", "查无此人", "2023年"];
    let list = folder.file("名单.txt", format!("\n {}\r\n解芳\n", terms.join("\n")));
    let list = list.to_str().unwrap();
    let files = seeds();
    let mut arguments = vec!["parse", "--json"];
    arguments.extend(files.iter().map(|f| f.to_str().unwrap()));
    let pages = jianbao(&arguments).json();

    let run = jianbao(&["search", "--batch", list, "--library", SEEDS]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let mut lines = run.out.split_terminator("\r\n");
    assert_eq!(lines.next(), Some("term,month,paper,stories,guessed"));
    let rows: Vec<&str> = lines.map(|line| line.rsplit_once(',').unwrap().0).collect();
    let found: BTreeSet<String> =
        rows.iter().filter(|row| !row.ends_with(",0")).map(|row| (*row).to_owned()).collect();
    assert_eq!(found, counted(&terms, &pages));
    assert!(found.len() > 8);
    assert!(rows.contains(&"查无此人,,,0"), "what is nowhere is told");

    let json = jianbao(&["search", "--batch", list, "--json", "--library", SEEDS]).json();
    assert_eq!(json.len(), rows.len());
    assert_eq!(keys(&json[0]), set(["term", "month", "paper", "stories", "guessed"]));

    // The table may be narrowed by a query, and the list may come in by the pipe, in any encoding.
    let narrow = jianbao(&["search", "人物:解芳", "--batch", list, "--json"]).json();
    let sum = |rows: &[Value]| {
        rows.iter()
            .filter(|row| row["term"] == "千万工程")
            .map(|row| row["stories"].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(Value::from(sum(&narrow)), searched(&["千万工程 人物:解芳"])["total"]);
    assert!(sum(&narrow) < sum(&json));
    folder.file("gb.txt", encoding_rs::GB18030.encode("解芳\n=董战轩").0);
    let gb = jianbao(&["search", "--batch", folder.0.join("gb.txt").to_str().unwrap()]);
    assert!(gb.out.contains("\r\n解芳,") && gb.out.contains("\r\n'=董战轩,"), "{}", gb.out);
    let nothing = folder.file("nothing.txt", "查无此人\n，。\n");
    assert_eq!(jianbao(&["search", "--batch", nothing.to_str().unwrap()]).code, Some(1));
    jianbao(&["search", "--batch", "/nirgends"]).assert_error("/nirgends");
    jianbao(&["search", "--batch", SEEDS]).assert_error("文件夹");
}

#[test]
fn facets_count_stories() {
    let run = jianbao(&["facets", "千万工程", "--json"]);
    assert_eq!(run.code, Some(0));
    let facets = run.only_json();
    assert_eq!(keys(&facets), set(["query", "facets"]));
    let total = jianbao(&["search", "千万工程", "--json"]).only_json()["total"].as_u64().unwrap();
    let kinds = facets["facets"].as_array().unwrap().iter().find(|f| f["field"] == "kind").unwrap();
    let sum: u64 = kinds["counts"].as_array().unwrap().iter().map(|c| c["n"].as_u64().unwrap()).sum();
    assert_eq!(sum, total, "each story is of one kind");
    let table = jianbao(&["facets", "千万工程", "--csv"]);
    assert!(table.out.starts_with("field,value,label,stories,guessed\r\n"), "{}", table.out);
    let values = facets["facets"].as_array().unwrap().iter().map(|f| f["counts"].as_array().unwrap().len());
    assert_eq!(table.out.matches("\r\n").count(), 1 + values.sum::<usize>(), "a row for each value");
    assert!(table.out.lines().any(|row| row.starts_with("place,山西省/运城市,运城市,")), "{}", table.out);
    let lines = |arguments: &[&str]| jianbao(arguments).out.lines().count();
    assert!(jianbao(&["facets"]).out.contains("报纸"));
    assert!(lines(&["facets", "--limit", "2"]) < lines(&["facets"]));
    assert!(lines(&["facets"]) < lines(&["facets", "--limit", "0"]));
    let none = jianbao(&["facets", "查无此词查无此"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), "没有符合的稿件\n"));
}

#[test]
fn exit_codes_tell_found_from_nothing_from_error() {
    assert_eq!(jianbao(&["search", "千万工程"]).code, Some(0));
    assert_eq!(jianbao(&["search", "查无此词查无此词"]).code, Some(1));
    let none = jianbao(&["search", "查无此词查无此词", "--json"]);
    assert_eq!((none.code, none.only_json()["total"].as_u64()), (Some(1), Some(0)));
    for id in ["", "zzzz"] {
        let lost = jianbao(&["show", id]);
        assert_eq!((lost.code, lost.out.as_str()), (Some(1), ""));
        assert!(lost.err.contains("编号"));
    }
    jianbao(&["search", "一", "--library", "/nirgends"]).assert_error("/nirgends");
    jianbao(&["parse", SEEDS]).assert_error("文件夹");
    jianbao(&["check", "/nirgends"]).assert_error("/nirgends");
    jianbao(&["nirgends"]).assert_error("nirgends");
    jianbao(&["search"]).assert_error("检索式");
    jianbao(&["search", "一", "--limit", "x"]).assert_error("--limit");
    jianbao(&["facets", "--limit", "-1"]).assert_error("不能是 “-1”");
    jianbao(&["check", "--list"]).assert_error("还缺少值");
    jianbao(&["--nonsense"]).assert_error("--nonsense");
    jianbao(&["completions", "nonsense"]).assert_error("nonsense");
}

#[test]
fn without_a_terminal_the_reader_says_so() {
    jianbao(&[]).assert_error("没有终端");
    jianbao(&[SEEDS]).assert_error("没有终端");
}

#[test]
fn check_lists_what_was_not_taken_in_and_why() {
    let folder = Folder::new("check");
    folder.file("运城日报/2023-10-26/03.txt", fs::read(&seeds()[0]).unwrap());
    folder.file("again.txt", fs::read(&seeds()[0]).unwrap());
    folder.file("blank.txt", "\n \n");
    folder.file("big.txt", vec![b'x'; (4 << 20) + 1]);
    let report = jianbao(&["check", "--json", folder.path()]).only_json();
    assert_eq!((report["pages"].as_u64(), report["encodings"]["UTF-8"].as_u64()), (Some(1), Some(1)));
    assert!(report["stories"].as_u64().unwrap() > 0);
    let skipped: Vec<_> =
        report["skipped"].as_array().unwrap().iter().map(|s| (&s["page"], &s["reason"])).collect();
    let expected =
        [("big.txt", "too_big"), ("blank.txt", "blank"), ("运城日报/2023-10-26/03.txt", "same_as")];
    assert_eq!(skipped.len(), expected.len());
    for ((path, reason), (expected_path, expected_reason)) in skipped.iter().zip(expected) {
        assert_eq!((path.as_str().unwrap(), reason.as_str().unwrap()), (expected_path, expected_reason));
    }
    let text = jianbao(&["check", folder.path()]);
    assert_eq!(text.code, Some(0));
    assert!(text.out.contains("again.txt 完全相同") && text.out.contains("没有收入：3\n"), "{}", text.out);
    assert_eq!(jianbao(&["check"]).code, Some(0));
    fs::remove_dir_all(folder.0.join("运城日报")).unwrap();
    fs::remove_file(folder.0.join("again.txt")).unwrap();
    assert_eq!(jianbao(&["check", folder.path()]).code, Some(1), "nothing to read");
}

/// A page of two stories, whose second reads on after a gap.
const BROKEN: &str = "# 甲县召开全县春耕生产工作会议\n\n本报讯 日前，甲县召开会议部署春耕。\n\n# 乙市举行重阳节敬老活动\n\n\
    本报讯（记者 张三）10月9日，乙市举行重阳节敬老活动，志愿者为老人送去米面油和慰\n\n问金，并陪老人聊天。活动持续了一天。\n";

#[test]
fn each_number_of_the_report_can_be_listed() {
    let folder = Folder::new("list");
    folder.file("1.txt", BROKEN);
    folder.file("1.txt.corrections", "paper 乙市日报\nmerge 3 丙地\nspilt 3 甲\n");
    folder.file("2.txt", encoding_rs::GB18030.encode(&fs::read_to_string(&seeds()[1]).unwrap()).0);
    folder.file(
        "3.txt",
        b"# \xe7\x94\xb2\xe5\x8e\xbf\xe5\x8f\xac\xe5\xbc\x80\xe4\xbc\x9a\xe8\xae\xae\n\n".repeat(20),
    );
    folder.file("9.txt", BROKEN);
    folder.file("9.txt.corrections", "paper 丙县报\n");
    folder.file("blank.txt", " ");
    for library in [folder.path(), SEEDS] {
        let report = jianbao(&["check", "--json", library]).only_json();
        let numbers = report.as_object().unwrap().iter().filter_map(|(name, number)| {
            let n = number.as_array().map(Vec::len).or_else(|| number.as_u64().map(|n| n as usize));
            n.map(|n| (name.replace('_', "-"), n))
        });
        let numbers: Vec<(String, usize)> = numbers.collect();
        assert!(numbers.len() > 12, "{report}");
        for (name, n) in numbers {
            let list = jianbao(&["check", "--list", &name, "--json", library]);
            let cases = list.json();
            assert_eq!((cases.len(), list.code), (n, Some(i32::from(n == 0))), "{name}");
            assert!(cases.iter().all(|case| case["what"] == name.as_str() && case["page"].is_string()));
            let text = jianbao(&["check", "--list", &name, library]);
            assert_eq!((text.out.lines().count(), text.code), (n + 1, list.code), "{name}: {}", text.out);
        }
    }
    let report = jianbao(&["check", "--json", folder.path()]).only_json();
    for (name, n) in [("pages", 3), ("corrected", 1), ("recoded", 1), ("unnamed", 2)] {
        assert_eq!(report[name], n, "{name}: {report}");
    }
    assert_eq!(report["misfits"].as_array().unwrap().len(), 3);
    assert_eq!(report["faults"].as_array().unwrap().len(), 0);
    assert_eq!(report["encodings"]["GB18030"], 1);
    let chinese = jianbao(&["check", "--list", "更正未用", folder.path()]);
    for words in ["spilt", "丙地", "“paper 丙县报”没有用：这一版与 1.txt 完全相同"] {
        assert!(chinese.out.contains(words), "{words}: {}", chinese.out);
    }
    jianbao(&["check", "--list", "nonsense"]).assert_error("joined");
}

#[test]
fn a_listed_case_quotes_the_words_at_its_lines() {
    let folder = Folder::new("words");
    folder.file("1.txt", BROKEN);
    let joined = jianbao(&["check", "--list", "接合", "--json", folder.path()]).only_json();
    assert_eq!((joined["line"].as_u64(), joined["there"]["line"].as_u64()), (Some(7), Some(9)));
    assert!(joined["words"].as_str().unwrap().ends_with("米面油和慰"));
    assert!(joined["there"]["words"].as_str().unwrap().starts_with("问金，"));
    assert_eq!(joined["story"]["headline"], "乙市举行重阳节敬老活动");
    let text = jianbao(&["check", "--list", "joined", folder.path()]).out;
    assert!(text.starts_with("1.txt:7  reads-on  ") && text.contains("米面油和慰｜问金，"), "{text}");

    let source = |page: &Value, line: &Value| {
        let text = fs::read_to_string(Path::new(SEEDS).join(page.as_str().unwrap())).unwrap();
        text.lines().nth(line.as_u64().unwrap() as usize - 1).unwrap().to_owned()
    };
    let quoted = |words: &Value| words.as_str().unwrap().trim_matches('…').to_owned();
    for what in ["joined", "doubled", "unbraided", "aside"] {
        let cases = jianbao(&["check", "--list", what, "--json"]).json();
        assert!(!cases.is_empty(), "{what}");
        for case in cases {
            assert!(source(&case["page"], &case["line"]).contains(&quoted(&case["words"])), "{case}");
            if let Some(there) = case.get("there") {
                assert!(source(&case["page"], &there["line"]).contains(&quoted(&there["words"])), "{case}");
            }
        }
    }
    for case in jianbao(&["check", "--list", "doubtful", "--json"]).json() {
        assert!(case["confidence"].as_f64().unwrap() < 0.9 && case["rule"].is_string(), "{case}");
    }
}

#[test]
fn every_encoding_is_read() {
    let folder = Folder::new("encodings");
    let text = fs::read_to_string(&seeds()[3]).unwrap();
    let stories = |path: &Path| {
        let page = jianbao(&["parse", "--json", path.to_str().unwrap()]).only_json();
        (page["encoding"].as_str().unwrap().to_owned(), page["stories"].clone())
    };
    let plain = stories(&folder.file("utf8.txt", &text));
    let marked = stories(&folder.file("bom.txt", format!("\u{feff}{text}")));
    assert!(plain.1 == marked.1, "a byte order mark changes nothing");
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(&text);
    assert!(!lossy);
    let national = stories(&folder.file("gb.txt", bytes));
    assert!(national.0.eq_ignore_ascii_case("GB18030"), "{}", national.0);
    assert!(national.1 == plain.1, "the encoding changes nothing");
}

/// Bytes that drive a terminal when printed raw.
const HOSTILE: &str =
    "\u{1b}[2J\u{1b}]0;夺取\u{7}\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}\u{2066}\u{8}\u{7f}\u{1b}P1$r\u{1b}\\";

#[test]
fn nothing_a_page_or_a_path_holds_reaches_the_terminal_raw() {
    let folder = Folder::new("hostile");
    let page = format!(
        "# 标题{HOSTILE}很长的标题\n\n本报讯 这里是正文{HOSTILE}还有许多文字，写到这里为止。\n\n（记者 张{HOSTILE}三）\n"
    );
    let name = "恶\u{1b}[31m\u{202e}\n名.txt";
    let file = folder.file(name, &page);
    let file = file.to_str().unwrap();
    let lost = format!("{}/没有{HOSTILE}.txt", folder.path());
    let query = format!("正文{HOSTILE}");
    let runs = [
        jianbao(&["parse", file]),
        jianbao(&["parse", "--json", file]),
        jianbao(&["parse", &lost]),
        jianbao(&["search", "正文", "--library", folder.path()]),
        jianbao(&["search", "正文", "--json", "--library", folder.path()]),
        jianbao(&["search", &query, "--library", folder.path()]),
        jianbao(&["search", &query, "--json", "--library", folder.path()]),
        jianbao(&["facets", "--library", folder.path()]),
        jianbao(&["check", folder.path()]),
        jianbao(&["check", "--json", folder.path()]),
        jianbao(&["check", "--list", "stories", folder.path()]),
        jianbao(&["check", "--list", "stripped", "--json", folder.path()]),
        jianbao(&["show", HOSTILE, "--library", folder.path()]),
        jianbao(&[&lost]),
        jianbao(&[&format!("--{HOSTILE}")]),
    ];
    let raw = |c: char| c != '\n' && jianbao::text::is_hidden(c);
    for (n, run) in runs.iter().enumerate() {
        assert!(!run.out.contains(raw), "run {n}: {:?}", run.out);
        assert!(!run.err.contains(raw), "run {n}: {:?}", run.err);
        assert!(!(run.out.is_empty() && run.err.is_empty()), "run {n} printed nothing");
    }
    let id = runs[1].only_json()["stories"][0]["id"].as_str().unwrap().to_owned();
    let shown = jianbao(&["show", &id, "--library", folder.path()]);
    assert!(shown.out.contains("正文") && !shown.out.contains(raw));
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in
        [&["parse", "--json"][..], &["parse"], &["check"], &["search", "的", "--limit", "1000"], &["man"]]
    {
        let mut command = program();
        command.args(arguments);
        if arguments[0] == "parse" {
            // More than a pipe holds.
            for _ in 0..4 {
                command.args(seeds());
            }
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn standard_input_may_be_anything() {
    for bytes in [&b""[..], b"\xff\xfe\x00", b"\0\0\0", "新闻".as_bytes()] {
        let mut child = program()
            .args(["parse", "--json", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        let run = Run::from(child.wait_with_output().unwrap());
        assert!(matches!(run.code, Some(0 | 1)), "{bytes:?}: {}", run.err);
        run.only_json();
    }
}

#[test]
fn standard_input_is_a_library_of_one_page_or_of_many() {
    let lines = "{\"text\": \"本报讯 甲地昨日开会。\"}\n坏\n{\"text\": \"本报讯 乙地昨日开会。\"}\n";
    let run = |arguments: &[&str]| {
        let mut command = program();
        let mut child = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that refuses its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        Run::from(child.wait_with_output().unwrap())
    };
    let found = run(&["search", "乙地", "--library", "-"]);
    assert!(found.code == Some(0) && found.out.contains("-#3"), "{}{}", found.out, found.err);
    // One object for each line, and the line that is none is told.
    let parsed = run(&["parse", "--json", "-"]);
    assert_eq!((parsed.code, parsed.out.lines().count()), (Some(2), 2), "{}", parsed.out);
    assert!(parsed.err.contains("-#2") && parsed.err.contains("不是 JSON"), "{}", parsed.err);
    assert_eq!(run(&["index", "-"]).code, Some(2));
    assert_eq!(run(&["check", "-", "seeds"]).code, Some(2));
}

#[test]
fn completions_and_manual_name_every_command() {
    let help = jianbao(&["--help"]).out;
    let manual = jianbao(&["man"]).out;
    for command in ["parse", "search", "saved", "related", "show", "facets", "check", "completions", "man"] {
        assert!(help.contains(command), "{command}");
        assert!(manual.contains(command), "{command}");
        assert!(jianbao(&["man", command]).out.contains(command), "{command}");
        for shell in ["bash", "zsh", "fish"] {
            assert!(jianbao(&["completions", shell]).out.contains(command), "{shell} {command}");
        }
        assert!(jianbao(&[command, "--help"]).code == Some(0), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = jianbao(&["completions", shell]).out;
        // Elvish and PowerShell are told of options alone.
        for value in
            ["bibtex", "zh-hant", "newest"].into_iter().filter(|_| !matches!(shell, "elvish" | "powershell"))
        {
            assert!(script.contains(value), "{shell} completes {value}");
        }
        assert!(script.contains("print-default"), "{shell}");
    }
    assert!(manual.contains(":sort\\-newest"), "a command without keys stands there by its name");
    assert!(manual.contains("按键") && manual.contains("Ctrl"), "the keys stand in the manual");
    jianbao(&["man", "nonsense"]).assert_error("nonsense");
    assert!(jianbao(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn settings_are_read_checked_and_printed() {
    let defaults = jianbao(&["config", "--print-default"]);
    assert_eq!(defaults.code, Some(0));
    assert!(defaults.out.contains("[related]") && defaults.out.contains("person = "));
    let folder = Folder::new("config");
    let good = folder.file("good.toml", &defaults.out);
    let good = good.to_str().unwrap();
    assert_eq!(jianbao(&["--config", good, "config", "--check"]).code, Some(0));
    let bad = folder.file("bad.toml", "[related]\npersn = 3\nwords = 0\ntopic = 0\n");
    let bad = bad.to_str().unwrap();
    let check = jianbao(&["config", "--check", "--config", bad]);
    assert_eq!(check.code, Some(2));
    assert!(check.out.contains("第 2 行") && check.out.contains("person"), "{}", check.out);
    // The wrong line is told, the others hold.
    let id = sample_ids().into_iter().next().unwrap();
    let scores = |config: &str| {
        let run = jianbao(&["related", &id, "--json", "--config", config]);
        let found: Value = serde_json::from_str(&run.out).unwrap();
        (found["related"][0]["score"].as_f64().unwrap_or(0.0), run.err)
    };
    let ((usual, quiet), (other, told)) = (scores(good), scores(bad));
    assert!(other < usual && quiet.is_empty() && told.contains("第 2 行"), "{usual} {other} {told}");
    let missing = jianbao(&["related", &id, "--config", "/nowhere/config.toml"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("/nowhere/config.toml"));
}

#[test]
fn the_locale_the_option_and_json_say_the_language() {
    let said = |locale: &str, arguments: &[&str]| {
        let mut program = Command::new(JIANBAO);
        program.env("LC_ALL", locale).env("HOME", "/nonexistent").env_remove("XDG_DATA_HOME").args(arguments);
        String::from_utf8(program.output().unwrap().stdout).unwrap()
    };
    assert!(said("en_US.UTF-8", &["--help"]).contains("Usage: jianbao [OPTIONS] [PATH]..."));
    assert!(said("zh_TW.UTF-8", &["--help"]).contains("用法: jianbao [選項] [路徑]..."));
    assert!(said("en_US.UTF-8", &["--help", "--language", "zh-hans"]).contains("用法: jianbao [选项]"));
    let without_time = |said: String| said.split("\"took_ms\"").next().unwrap().to_owned();
    let json = |locale: &str| without_time(said(locale, &["search", "千万工程", "--json"]));
    assert_eq!(json("en_US.UTF-8"), json("zh_CN.UTF-8"), "what programs read is the same everywhere");
}

#[test]
fn whoever_mistypes_is_told_what_is_near() {
    let search = jianbao(&["serch", "重阳"]);
    search.assert_error("serch");
    assert!(search.err.contains("jianbao search"), "{}", search.err);
    for (typed, near) in [
        (&["--plian"][..], "--plain"),
        (&["search", "--srot", "newest", "县"], "--sort"),
        (&["search", "县", "--jsno"], "--json"),
        (&["facets", "--librray", "seeds"], "--library"),
        (&["stats", "--stroy", "1"], "--story"),
    ] {
        let run = jianbao(typed);
        run.assert_error(typed.iter().find(|word| word.starts_with("--")).unwrap());
        assert!(run.err.contains(near), "{}", run.err);
    }
    assert_eq!(jianbao(&["search", "-解芳", "--count"]).code, Some(0), "one hyphen is a word refused");
    let shown = jianbao(&["show"]);
    assert!(shown.err.contains("jianbao show --help"), "{}", shown.err);
    jianbao(&["search", "县", "--only", "报纸"]).assert_error("字段=值");
    jianbao(&["search", "县", "--limit", "x"]).assert_error("整数");
}

#[test]
fn help_is_a_word_too() {
    let [word, option] = [&["help"][..], &["--help"]].map(jianbao);
    assert_eq!((word.code, &word.out), (Some(0), &option.out));
    jianbao(&["help", "nonsense"]).assert_error("nonsense");
    let [word, option] = [["help", "search"], ["search", "--help"]].map(|typed| jianbao(&typed));
    assert_eq!((word.code, &word.out), (Some(0), &option.out));
}

#[test]
fn figures_stand_on_lines_of_their_own() {
    let run = jianbao(&["stats", "千万工程"]);
    assert!(run.code == Some(0) && run.out.lines().count() > 4 && !run.out.contains("\\u{"), "{}", run.out);
    let story = jianbao(&["stats", "--story", sample_ids().first().unwrap()]);
    assert!(story.out.lines().count() > 4 && !story.out.contains("\\u{"), "{}", story.out);
}

#[test]
fn what_is_no_text_is_told_and_other_files_are_counted() {
    let folder = Folder::new("odd-kinds");
    let page = folder.file("页.txt", "# 县里修好水渠\n\n本报讯 昨日，县里修好了水渠，村民都来看。\n");
    let picture = page.with_file_name("图.txt");
    fs::write(&picture, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").unwrap();
    let document = page.with_file_name("稿.docx");
    fs::write(&document, b"PK\x03\x04\x14\0\0\0").unwrap();
    jianbao(&["parse", document.to_str().unwrap()]).assert_error("docx");
    jianbao(&["parse", picture.to_str().unwrap()]).assert_error("PNG");
    let home = page.parent().unwrap().to_str().unwrap();
    let report = jianbao(&["check", home]);
    assert!(report.out.contains("1 个 .docx") && report.out.contains("PNG"), "{}", report.out);
    let json = jianbao(&["check", home, "--json"]).only_json();
    assert_eq!((&json["pages"], &json["others"]["docx"]), (&1.into(), &1.into()));
    // A name so long that no corrections can lie beside it is a page like any other.
    folder.file(&format!("{}.txt", "x".repeat(244)), "# 乡里种树\n\n本报讯 昨日，乡里种下了树。\n");
    let json = jianbao(&["check", home, "--json"]).only_json();
    assert_eq!((&json["pages"], &json["misfits"]), (&2.into(), &Value::Array(Vec::new())));
}

#[test]
fn what_is_asked_without_sense_is_refused() {
    let folder = Folder::new("senseless");
    let path = folder.file("页.txt", "一").with_file_name("千万工程.docx");
    jianbao(&["export", "千万工程", "--out", path.to_str().unwrap()]).assert_error(".docx");
    assert!(!path.exists());
    let nothing = jianbao(&["export", "没有这样的词"]);
    assert!(nothing.code == Some(1) && !nothing.err.is_empty(), "{}", nothing.err);
    let id = sample_ids().into_iter().next().unwrap();
    jianbao(&["mark", &id]).assert_error("--star");
    let ids = sample_ids();
    let first = |id: &&String| ids.iter().filter(|other| other.starts_with(&id[..1])).count() > 1;
    let shared = &ids.iter().find(first).unwrap()[..1];
    let several = jianbao(&["show", shared]);
    assert!(several.code == Some(1) && several.err.contains("开头"), "{}", several.err);
    let none = jianbao(&["show", "zzz"]);
    assert!(none.code == Some(1) && !none.err.contains("开头"), "{}", none.err);
}
