//! Pages made from hand-made truth instead of parsing, so that searching is tested apart from cutting.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use jianbao::story::{Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Person, Role, Story};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

/// The pages of a folder of truth, in the order of their names. A story's id is `000:s1`: number of the page and name of the story.
pub(crate) fn pages(folder: &Path) -> Vec<Arc<Page>> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".gold.json"));
    files.sort();
    files.iter().map(|path| Arc::new(page(path))).collect()
}

/// What a file of truth holds.
pub(crate) fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn page(path: &Path) -> Page {
    let truth = read(path);
    let name = path.file_name().unwrap().to_string_lossy().replace(".gold.json", "");
    let prefix =
        if name.split('_').next().unwrap().len() == 3 { name.split('_').next().unwrap() } else { &name };
    let date = ["value", "month"].iter().find_map(|key| text(&truth["date"][key]));
    Page {
        paper: Paper { name: text(&truth["paper"]["name"]), basis: Basis::Inferred("truth".to_owned()) },
        date: Date { value: date, basis: Basis::Inferred("truth".to_owned()) },
        place: text(&truth["paper"]["place"]),
        stories: list(&truth["stories"]).iter().map(|story| self::story(prefix, story)).collect(),
        encoding: "UTF-8".to_owned(),
        number: None,
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
        name,
    }
}

fn story(page: &str, truth: &Value) -> Story {
    let mut blocks = Vec::new();
    let mut add = |role: Role, texts: Vec<String>| {
        blocks.extend(texts.into_iter().map(|text| Block { role, text, spans: Vec::new() }));
    };
    add(Role::Kicker, texts(&truth["kicker"]));
    add(Role::Headline, texts(&truth["headline"]));
    add(Role::Deck, texts(&truth["decks"]));
    let items = list(&truth["items"]);
    for item in items {
        add(Role::ItemHead, texts(&item["place"]));
        add(Role::ItemHead, texts(&item["head"]));
        add(Role::Body, texts(&item["paragraphs"]));
    }
    let paragraphs = if items.iter().all(|item| item["paragraphs"].is_null()) {
        texts(&truth["paragraphs"])
    } else {
        Vec::new()
    };
    for (number, paragraph) in (1..).zip(&paragraphs) {
        let before = |head: &&Value| head["before_para"].as_u64() == Some(number);
        for head in list(&truth["crossheads"]).iter().filter(before) {
            add(Role::Crosshead, texts(head));
        }
        add(Role::Body, vec![paragraph.clone()]);
    }
    add(Role::Caption, texts(&truth["captions"]));
    let bylines = list(&truth["bylines"]);
    let printed = |name: &str| paragraphs.iter().any(|paragraph| paragraph.contains(name));
    for name in bylines.iter().filter_map(|byline| byline["name"].as_str()).filter(|name| !printed(name)) {
        add(Role::Byline, vec![name.to_owned()]);
    }
    let people = list(&truth["people"]).iter().map(|person| {
        let titles =
            ["titles_resolved", "titles"].iter().map(|key| texts(&person[key])).find(|t| !t.is_empty());
        Person { name: text(&person["name"]).unwrap_or_default(), titles: titles.unwrap_or_default() }
    });
    let dates =
        texts(&truth["dates"]).into_iter().map(|date| Date { value: Some(date), basis: Basis::Printed });
    Story {
        id: format!("{page}:{}", truth["id"].as_str().unwrap()),
        kind: serde_json::from_value(truth["kind"].clone()).unwrap_or(Kind::News),
        kicker: text(&truth["kicker"]),
        headline: text(&truth["headline"]),
        decks: texts(&truth["decks"]),
        bylines: bylines
            .iter()
            .map(|byline| Byline {
                name: text(&byline["name"]).unwrap_or_default(),
                role: text(&byline["role"]).unwrap_or_default(),
                outlet: text(&byline["outlet"]),
            })
            .collect(),
        wire: text(&truth["wire"]),
        facts: Facts {
            people: people.collect(),
            places: texts(&truth["places"]),
            orgs: texts(&truth["orgs"]),
            dates: dates.collect(),
            ..Facts::default()
        },
        blocks,
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| text(value).or_else(|| text(&value["text"]));
    match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}
