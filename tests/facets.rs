//! The counts of the filters against a plain count over what `jianbao parse --json` prints, written apart from the program: 500 made-up
//! queries from parts of stories, fields and both.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, and show figures"
)]

#[path = "gold/plain.rs"]
mod plain;

use jianbao::corpus::Corpus;
use jianbao::query::{Field, Query};
use jianbao::shell::library::Library;
use jianbao::story::{Block, Facts, Page, Person, Role, Span, Story};
use plain::plain;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");
const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
const QUERIES: usize = 500;

/// The facets in question, by the names one types.
const FIELDS: [&str; 10] =
    ["paper", "date", "place", "person", "title", "org", "slogan", "by", "kind", "trust"];
const KINDS: [(&str, &str); 5] =
    [("news", "消息"), ("brief", "简讯"), ("photo", "图片新闻"), ("digest", "简讯集纳"), ("feature", "通讯")];

/// What the JSON says of one story.
struct Told {
    /// All letters in a row.
    row: String,
    /// Its text as it stands, to take parts from.
    text: Vec<char>,
    /// Its values, by field; none is one empty value.
    values: BTreeMap<&'static str, BTreeSet<String>>,
    /// Posts, also with the paper's own place before them.
    posts: Vec<String>,
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn is_guess(basis: &Value) -> Option<&'static str> {
    match basis.as_str() {
        Some("unknown") => Some("unknown"),
        Some(basis) if basis.starts_with("inferred") => Some("inferred"),
        _ => None,
    }
}

/// Reads the stories of one page.
fn read(page: &Value) -> Vec<Told> {
    let home = page["place"].as_str().unwrap_or_default();
    let story = |story: &Value| {
        let facts = &story["facts"];
        let local = story["wire"].is_null();
        let texts: Vec<&str> =
            story["blocks"].as_array().unwrap().iter().filter_map(|b| b["text"].as_str()).collect();
        let people = facts["people"].as_array().unwrap();
        let titles: Vec<String> = people.iter().flat_map(|p| strings(&p["titles"])).collect();
        let mut places = strings(&facts["places"]);
        let mut doubts = BTreeSet::new();
        if places.is_empty() {
            let home = if local { home } else { "" };
            places.extend((!home.is_empty()).then(|| home.to_owned()));
            doubts.insert(if home.is_empty() { "unknown/place" } else { "inferred/place" }.to_owned());
        }
        doubts.extend(is_guess(&page["paper"]["basis"]).map(|level| format!("{level}/paper")));
        doubts.extend(is_guess(&page["date"]["basis"]).map(|level| format!("{level}/date")));
        if doubts.is_empty() {
            doubts.insert("stated".to_owned());
        }
        let told = facts["dates"].as_array().unwrap().iter().filter_map(|date| date["value"].as_str());
        let dates = page["date"]["value"].as_str().into_iter().chain(told).map(str::to_owned).collect();
        let names = |values: &Value| -> Vec<String> {
            let all = values.as_array().unwrap().iter();
            all.filter_map(|one| one["name"].as_str()).map(str::to_owned).collect()
        };
        let all: [Vec<String>; 10] = [
            page["paper"]["name"].as_str().map(str::to_owned).into_iter().collect(),
            dates,
            places,
            names(&facts["people"]),
            titles.clone(),
            strings(&facts["orgs"]),
            strings(&facts["slogans"]),
            names(&story["bylines"]),
            story["kind"].as_str().map(str::to_owned).into_iter().collect(),
            doubts.into_iter().collect(),
        ];
        let or_none = |values: Vec<String>| -> BTreeSet<String> {
            if values.is_empty() { BTreeSet::from([String::new()]) } else { values.into_iter().collect() }
        };
        Told {
            row: plain(&texts.join("\n")),
            text: texts.concat().chars().filter(|c| !c.is_whitespace()).collect(),
            values: FIELDS.into_iter().zip(all.map(or_none)).collect(),
            posts: titles.iter().flat_map(|title| posts(title, if local { home } else { "" })).collect(),
        }
    };
    page["stories"].as_array().unwrap().iter().map(story).collect()
}

/// 市长 in 大同市's paper is 大同市市长 and 大同市长, too.
fn posts(title: &str, home: &str) -> Vec<String> {
    let mut posts = vec![title.to_owned()];
    for part in home.split('/').filter(|part| !part.is_empty()) {
        let level = part.chars().last().unwrap();
        let bare = title.trim_start_matches(['副', '代']);
        if bare.starts_with(level) {
            posts.push(format!("{part}{title}"));
            posts.extend(title.strip_prefix(level).map(|rest| format!("{part}{rest}")));
        }
    }
    posts
}

/// A value and what stands above it.
fn above(field: &str, value: &str) -> Vec<String> {
    let (sign, most) = match field {
        "place" | "trust" => ('/', usize::MAX),
        "date" => ('-', 2),
        _ => return vec![value.to_owned()],
    };
    let parts: Vec<&str> = value.split(sign).take(most).collect();
    (1..=parts.len()).map(|n| parts[..n].join(&sign.to_string())).collect()
}

/// One part of a query: how it is typed, the field whose clause it is, the stories it lets pass.
struct Part {
    typed: String,
    field: Option<&'static str>,
    passes: Vec<bool>,
}

/// Numbers that look thrown, the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.throw(of.len())]
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A part of a story's text, and the stories that hold it, or (unless it is refused) are known by it.
fn words(stories: &[Told], dice: &mut Dice, refused: bool) -> Option<Part> {
    let text = &dice.one(stories).text;
    let (from, long) = (dice.throw(text.len()), 1 + dice.throw(5));
    let part: String = text.iter().skip(from).take(long).collect();
    let is_plain = |c: char| is_han(c) || c.is_ascii_digit() || "，。、".contains(c);
    if !part.chars().all(is_plain) || !part.starts_with(is_han) || part.contains('无') {
        return None;
    }
    let row = plain(&part);
    let han = row.chars().count() > 1 && row.chars().all(is_han);
    let placed = |path: &String| {
        let parts: Vec<&str> = path.split('/').collect();
        (0..parts.len()).any(|n| parts[n..].concat().starts_with(&row))
    };
    let known = |told: &Told| {
        let posted = row.chars().count() > 2 && told.posts.iter().any(|post| plain(post).contains(&row));
        han && (posted || told.values["place"].iter().any(placed))
    };
    let holds = |told: &Told| told.row.contains(&row);
    let passes = stories.iter().map(|told| if refused { !holds(told) } else { holds(told) || known(told) });
    let sign = if refused { "-" } else { "" };
    Some(Part { typed: format!("{sign}{part}"), field: None, passes: passes.collect() })
}

/// A value of a field as one may type it, and the stories that have it.
fn value(stories: &[Told], dice: &mut Dice, field: &'static str) -> Option<(String, Vec<bool>)> {
    let values: Vec<&String> = dice.one(stories).values[field].iter().collect();
    let value = dice.one::<&String>(&values).as_str();
    let name = match field {
        "person" if dice.throw(2) == 0 => "人物",
        "place" if dice.throw(2) == 0 => "地点",
        "trust" => "可信度",
        _ => field,
    };
    let has = |fits: &dyn Fn(&str) -> bool| -> Vec<bool> {
        stories.iter().map(|told| told.values[field].iter().any(|value| fits(value))).collect()
    };
    if value.is_empty() {
        return Some((format!("{name}:未知"), has(&str::is_empty)));
    }
    if value.chars().any(|c| c.is_ascii_alphabetic() || "\"“”".contains(c))
        && !matches!(field, "kind" | "trust")
    {
        return None;
    }
    let whole = dice.throw(2) == 0;
    Some(match field {
        "date" => {
            let wish = above(field, value).remove(0);
            (format!("{name}:{wish}"), has(&|date| date.starts_with(&wish)))
        }
        "kind" => {
            let shown = KINDS.iter().find(|(kind, _)| *kind == value).unwrap().1;
            (format!("{name}:{shown}"), has(&|kind| kind == value))
        }
        "trust" => {
            let wish = above(field, value).remove(0);
            let shown = match wish.as_str() {
                "stated" => "明示",
                "inferred" => "推断",
                _ => "未知",
            };
            (format!("{name}:{shown}"), has(&|trust| trust.starts_with(&wish)))
        }
        "place" => {
            let parts: Vec<&str> = value.split('/').collect();
            let part = *dice.one(&parts);
            if whole {
                (format!("{name}:\"{part}\""), has(&|path| path.split('/').any(|other| other == part)))
            } else {
                let begin: String = part.chars().take(2).collect();
                let begins = |path: &str| {
                    let parts: Vec<&str> = path.split('/').collect();
                    (0..parts.len()).any(|n| parts[n..].concat().starts_with(&begin))
                };
                (format!("{name}:{begin}"), has(&begins))
            }
        }
        _ if whole => (format!("{name}:\"{value}\""), has(&|other| plain(other) == plain(value))),
        _ => {
            let part: String = value.chars().take(2).collect();
            if plain(&part).is_empty()
                || !part.chars().all(is_han)
                || ["无", "不详", "未知"].contains(&part.as_str())
            {
                return None;
            }
            (format!("{name}:{part}"), has(&|other| plain(other).contains(&plain(&part))))
        }
    })
}

fn part(stories: &[Told], dice: &mut Dice) -> Option<Part> {
    let either = |a: &[bool], b: &[bool]| a.iter().zip(b).map(|(a, b)| *a || *b).collect::<Vec<bool>>();
    let field = *dice.one(&FIELDS);
    match dice.throw(8) {
        0 | 1 => words(stories, dice, false),
        2 => words(stories, dice, true),
        3 | 4 => {
            let (typed, passes) = value(stories, dice, field)?;
            Some(Part { typed, field: Some(field), passes })
        }
        5 => {
            let (typed, passes) = value(stories, dice, field)?;
            let passes = passes.iter().map(|passes| !passes).collect();
            Some(Part { typed: format!("-{typed}"), field: Some(field), passes })
        }
        6 => {
            let (one, two) = (value(stories, dice, field)?, value(stories, dice, field)?);
            let typed = format!("({} OR {})", one.0, two.0);
            Some(Part { typed, field: Some(field), passes: either(&one.1, &two.1) })
        }
        _ => {
            let (one, two) = (words(stories, dice, false)?, value(stories, dice, field)?);
            let typed = format!("({} OR {})", one.typed, two.0);
            Some(Part { typed, field: None, passes: either(&one.passes, &two.1) })
        }
    }
}

/// How many stories have each value: those that pass all parts but the field's own clauses.
fn count(stories: &[Told], parts: &[Part], field: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (number, told) in stories.iter().enumerate() {
        if parts.iter().all(|part| part.field == Some(field) || part.passes[number]) {
            let nodes: BTreeSet<String> =
                told.values[field].iter().flat_map(|value| above(field, value)).collect();
            for node in nodes {
                *counts.entry(node).or_insert(0) += 1;
            }
        }
    }
    counts
}

fn run(arguments: &[&str]) -> Vec<Value> {
    let output = Command::new(JIANBAO)
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME")
        .args(arguments)
        .output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The counts that an answer holds, by field.
fn counts_of(facets: &Value) -> BTreeMap<String, BTreeMap<String, usize>> {
    let count =
        |count: &Value| (count["value"].as_str().unwrap().to_owned(), count["n"].as_u64().unwrap() as usize);
    let facet = |facet: &Value| {
        let counts = facet["counts"].as_array().unwrap().iter().map(count).collect();
        (facet["field"].as_str().unwrap().to_owned(), counts)
    };
    facets.as_array().unwrap().iter().map(facet).collect()
}

#[test]
fn facets_are_a_plain_count() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(SEEDS).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut arguments = vec!["parse", "--json"];
    arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
    let stories: Vec<Told> = run(&arguments).iter().flat_map(read).collect();
    let library = Library::open(&[PathBuf::from(SEEDS)]).unwrap();
    let corpus = Corpus::build(0, library.read().pages, None);
    assert_eq!(corpus.len(), stories.len());

    let mut dice = Dice(19_490_101);
    let (mut asked, mut found, mut told) = (0, 0, 0);
    while asked < QUERIES {
        let parts: Vec<Part> = (0..=dice.throw(3)).filter_map(|_| part(&stories, &mut dice)).collect();
        if parts.is_empty() {
            continue;
        }
        let typed = parts.iter().map(|part| part.typed.as_str()).collect::<Vec<_>>().join(" ");
        // What the command prints is what the corpus counts; a process for each query would take minutes.
        let facets = if asked % 50 == 0 {
            run(&["facets", &typed, "--json", "--library", SEEDS]).remove(0)["facets"].take()
        } else {
            let query = Query { text: typed.clone(), ..Query::default() };
            let facets = corpus.facets(&query).into_iter().map(|facet| {
                let count = |c: &jianbao::index::Count| serde_json::json!({"value": c.value, "n": c.n});
                serde_json::json!({"field": facet.field, "counts": facet.counts.iter().map(count).collect::<Vec<_>>()})
            });
            Value::Array(facets.collect())
        };
        let counted = counts_of(&facets);
        for field in FIELDS {
            let expected = count(&stories, &parts, field);
            let counted = counted.get(field).cloned().unwrap_or_default();
            // Of what few stories have nothing is shown where none has it.
            if counted.is_empty() && expected.keys().all(String::is_empty) {
                continue;
            }
            assert_eq!(counted, expected, "{field} of {typed}");
            told += counted.len();
        }
        asked += 1;
        found += usize::from(counted.values().any(|counts| !counts.is_empty()));
    }
    println!("{asked} queries, {found} with stories, {told} counts compared");
    assert!(found > QUERIES / 2);
}

/// A page of stories, each with a person of its own; the first of them is in all.
fn crowd(n: usize) -> Page {
    let mut page = jianbao::parse::page("01.txt", b"");
    let person = |n: usize| {
        let letter =
            |place: usize| "甲乙丙丁戊己庚辛壬癸".chars().nth(n / 10_usize.pow(place as u32) % 10).unwrap();
        let name = format!("张{}", (0..6).rev().map(letter).collect::<String>());
        Person { name, titles: Vec::new() }
    };
    page.text = "。".repeat(n);
    let story = |number: usize| {
        let spans = vec![Span::new(number * 3, number * 3 + 3)];
        let blocks = vec![Block { role: Role::Body, text: "。".to_owned(), spans }];
        let people = if number == 0 { vec![person(0)] } else { vec![person(0), person(number)] };
        Story {
            id: format!("#{number}"),
            blocks,
            facts: Facts { people, ..Facts::default() },
            ..Story::default()
        }
    };
    page.stories = (0..n).map(story).collect();
    page
}

#[test]
fn the_rarest_of_many_values_is_found() {
    // So many that the list of a facet does not hold them all.
    let n = 2500;
    let corpus = Corpus::build(1, vec![Arc::new(crowd(n))], None);
    let all = Query::default();
    for (typed, found) in [("", 2000), ("张", 2000), ("zhang", 2000), ("zh", 2000), ("没有", 0)] {
        let facet = corpus.narrowed(&all, Field::Person, typed);
        assert_eq!((facet.field, facet.counts.len()), (Field::Person, found), "{typed}");
    }
    let named = |typed: &str| corpus.narrowed(&all, Field::Person, typed).counts.into_iter().next();
    assert_eq!(named("张").map(|count| (count.value, count.n)), Some(("张甲甲甲甲甲甲".to_owned(), n)));
    assert_eq!(named("张甲甲乙癸癸癸").map(|count| count.n), Some(1));
}
