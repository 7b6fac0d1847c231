//! Facts of invented texts of many provinces and decades, and of the sample pages. The cases are data: `tests/facts/cases.txt`.

use jianbao::facts::settings::{Settings, Told};
use jianbao::facts::{Hints, know};
use jianbao::story::{Basis, Block, Facts, Kind, Page, Role, Story};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

#[path = "facts/truth.rs"]
mod truth;

/// A page of one story, made without the cutter.
fn page(text: &str) -> Page {
    let mut page = jianbao::parse::page("case.txt", b"");
    let blocks: Vec<Block> = text
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(head) => Block { role: Role::Headline, text: head.to_owned(), spans: vec![] },
            None => Block { role: Role::Body, text: line.to_owned(), spans: vec![] },
        })
        .collect();
    page.stories = vec![story(blocks)];
    page
}

fn story(blocks: Vec<Block>) -> Story {
    let headline = blocks.iter().find(|b| b.role == Role::Headline).map(|b| b.text.clone());
    Story {
        id: String::new(),
        kind: Kind::News,
        kicker: None,
        headline,
        decks: vec![],
        bylines: vec![],
        wire: None,
        blocks,
        facts: Facts::default(),
    }
}

/// The facts of a story as the case file writes them.
fn lines(facts: &Facts) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for p in &facts.people {
        let titles = p.titles.join(", ");
        lines.insert(if titles.is_empty() {
            format!("人 {}", p.name)
        } else {
            format!("人 {}: {titles}", p.name)
        });
    }
    lines.extend(facts.places.iter().map(|p| format!("地 {p}")));
    lines.extend(facts.dates.iter().filter_map(|d| d.value.as_ref()).map(|d| format!("期 {d}")));
    lines.extend(facts.orgs.iter().map(|o| format!("构 {o}")));
    lines.extend(facts.slogans.iter().map(|s| format!("法 {s}")));
    lines.extend(facts.amounts.iter().map(|a| format!("量 {} {}", a.value, a.unit)));
    lines
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for case in include_str!("facts/cases.txt").split("\n\n").skip(1) {
        let is_fact = |l: &&str| ["人 ", "地 ", "期 ", "构 ", "法 ", "量 "].iter().any(|k| l.starts_with(k));
        let body = case.lines().skip_while(|l| l.starts_with("# ") && !case_head(case, l));
        let (want, text): (Vec<&str>, Vec<&str>) = body.partition(is_fact);
        let mut page = page(&text.join("\n"));
        know(&mut page, &Hints::default());
        let got = lines(&page.stories[0].facts);
        let kinds: BTreeSet<char> = want.iter().filter_map(|l| l.chars().next()).collect();
        let want: BTreeSet<String> = want.into_iter().map(str::to_owned).collect();
        let got: BTreeSet<String> =
            got.into_iter().filter(|l| l.starts_with(|c| kinds.contains(&c))).collect();
        for line in want.difference(&got) {
            wrong.push(format!("missing {line}"));
        }
        for line in got.difference(&want) {
            wrong.push(format!("false   {line}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The remark over a case is its first line; a headline stands right above the body.
fn case_head(case: &str, line: &str) -> bool {
    let heads: Vec<&str> = case.lines().take_while(|l| l.starts_with("# ")).collect();
    heads.len() > 1 && heads.last() == Some(&line)
}

#[test]
fn the_sample_pages_name_their_people() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/seeds")).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with(".gold.json") {
            continue;
        }
        let truth: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let mut page = page("");
        page.stories = truth["stories"].as_array().unwrap().iter().map(true_story).collect();
        know(&mut page, &Hints::default());
        assert_eq!(page.place.as_deref(), truth["paper"]["place"].as_str(), "{path:?}");
        for (truth, story) in truth["stories"].as_array().unwrap().iter().zip(&page.stories) {
            let reporters: BTreeSet<&str> = truth["bylines"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|b| b["name"].as_str())
                .collect();
            let want: BTreeSet<&str> =
                truth["people"].as_array().into_iter().flatten().filter_map(|p| p["name"].as_str()).collect();
            let got: BTreeSet<&str> = story
                .facts
                .people
                .iter()
                .map(|p| p.name.as_str())
                .filter(|n| !reporters.contains(n))
                .collect();
            assert_eq!(got, want, "{path:?} {}", truth["id"]);
        }
    }
}

fn true_story(truth: &Value) -> Story {
    let mut blocks = Vec::new();
    for (role, key) in [
        (Role::Kicker, "kicker"),
        (Role::Headline, "headline"),
        (Role::Deck, "decks"),
        (Role::Body, "paragraphs"),
        (Role::Caption, "captions"),
    ] {
        let texts = match &truth[key] {
            Value::String(text) => vec![text.as_str()],
            Value::Array(texts) => texts.iter().filter_map(|t| t.as_str().or(t["text"].as_str())).collect(),
            _ => vec![],
        };
        blocks.extend(texts.into_iter().map(|t| Block { role, text: t.to_owned(), spans: vec![] }));
    }
    story(blocks)
}

#[test]
fn a_path_tells_paper_and_day() {
    let mut page = page("我市召开会议");
    know(&mut page, &Hints { path: "运城日报/2023-10-26/03.txt".to_owned(), ..Hints::default() });
    assert_eq!(page.paper.name.as_deref(), Some("运城日报"));
    assert_eq!(page.date.value.as_deref(), Some("2023-10-26"));
    assert_eq!(page.number.as_deref(), Some("3"));
    assert_eq!(page.place.as_deref(), Some("山西省/运城市"));
    assert_eq!(page.stories[0].facts.places, ["山西省/运城市"]);
}

#[test]
fn settings_stand_above_path_and_page() {
    let settings =
        Settings::read("paper = \"绛县报\"\nplace = \"绛县\"\npaths = [\"{year}/{any}-{page}.txt\"]")
            .unwrap();
    let mut page = page("我县召开会议。县委书记张三强出席。");
    let path = "运城日报/2023/一-2.txt".to_owned();
    let told = settings.of(&path, Told::default());
    know(&mut page, &Hints { path, told });
    assert_eq!((page.paper.name.as_deref(), page.paper.basis), (Some("绛县报"), Basis::Settings));
    assert_eq!((page.date.value.as_deref(), page.date.basis), (Some("2023"), Basis::Settings));
    assert_eq!(page.number.as_deref(), Some("2"));
    assert_eq!(page.stories[0].facts.places, ["山西省/运城市/绛县"]);
}

/// 凉州 is a district of another city; the page is that of 会宁县, and says so in its head or by its townships.
#[test]
fn a_page_knows_its_home_better_than_a_doubtful_name() {
    let stories = [
        "我县召开会议，头寨子镇、甘沟驿镇发言。",
        "太平店镇种下新树。",
        "郭城驿镇开镰。",
        "县委书记张三强讲话。",
    ];
    let know_as = |head: &str, texts: &[&str]| {
        let mut page = page("");
        page.text = format!("凉州新报\n2015年6月3日 星期三 {head}\n");
        page.stories = texts
            .iter()
            .map(|t| story(vec![Block { role: Role::Body, text: (*t).to_owned(), spans: vec![] }]))
            .collect();
        know(&mut page, &Hints::default());
        assert_eq!(page.paper.name.as_deref(), Some("凉州新报"));
        let told = page.stories.iter().flat_map(|s| s.facts.places.iter().map(String::as_str));
        assert!(!told.collect::<Vec<_>>().contains(&"广东省/江门市"), "我市 is the home itself");
        page.place.unwrap_or_default()
    };
    // 我市 of a city of a county's rank is that city.
    let city = ["我市召开会议，赤坎镇、苍城镇发言。", "大沙镇种下新树。", "马冈镇开镰。"];
    assert_eq!(know_as("第9期", &city), "广东省/江门市/开平市");
    assert_eq!(know_as("第9期", &stories), "甘肃省/白银市/会宁县");
    assert_eq!(know_as("中共会宁县委主办", &stories[3..]), "甘肃省/白银市/会宁县");
    assert_eq!(know_as("第9期", &stories[3..]), "甘肃省/武威市/凉州区");
    assert_eq!(know_as("第9期", &["我县种树。", "凉州区种树。"]), "甘肃省/武威市/凉州区");
}

/// The body that signs a notice, and the place that a letter is signed with, are in the story.
#[test]
fn signatures_name_bodies_and_places() {
    let block = |role, text: &str| Block { role, text: text.to_owned(), spans: vec![] };
    let mut page = page("");
    page.stories = vec![
        story(vec![
            block(Role::Body, "大桥禁止通行。"),
            block(Role::Credit, "辉南县交通警察大队 2006年4月3日"),
        ]),
        story(vec![block(Role::Body, "路灯不亮。"), block(Role::Byline, "辉南县样子哨镇农民 李国才")]),
        story(vec![block(Role::Body, "天气很好。"), block(Role::Byline, "辉南县委宣传部 李国才")]),
    ];
    know(&mut page, &Hints::default());
    assert_eq!(page.stories[0].facts.orgs, ["辉南县交通警察大队"]);
    assert_eq!(page.stories[1].facts.places, ["吉林省/通化市/辉南县/样子哨镇"]);
    assert_eq!((&page.stories[1].facts.people.len(), &page.stories[2].facts), (&0, &Facts::default()));
}

#[test]
fn nothing_is_invented() {
    let mut page = page("今天天气很好。");
    know(&mut page, &Hints::default());
    assert_eq!((page.paper.name, page.date.value, page.place), (None, None, None));
    assert_eq!(page.stories[0].facts, Facts::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Any text, and any mixture of the words that the rules look for.
    #[test]
    fn no_text_panics(text in "\\PC{0,300}", parts in proptest::collection::vec(prop::sample::select(vec![
        "市委", "书记", "张强", "（", "）", "“", "”", "《", "》", "、", "，", "10", "月", "9", "日", "2023", "年", "万", "亿", "人", "大同", "我市",
        "局长", "副", "和", "·", " ", "\n", "赴", "在", "同", "9.", "，000", "委员会", "三", "化", "一", "法", "至", "阿", "习近平总书记",
    ]), 0..60)) {
        for text in [text, parts.concat()] {
            let mut page = page(&text);
            page.text.clone_from(&text);
            know(&mut page, &Hints { path: text, ..Hints::default() });
        }
    }
}
