//! The language of questions against the stories themselves: what fields, qualities and retyped filters find is counted apart.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jianbao::corpus::Corpus;
use jianbao::index::Route;
use jianbao::query::explain::retype;
use jianbao::query::{Field, Query, Sort, clause, parse};
use jianbao::shell::library::Library;
use jianbao::story::{Page, Person, RepairKind, Role, Story};
use std::sync::{Arc, OnceLock};

/// What is asked of a story by hand.
type Test<'a> = &'a dyn Fn(&Page, &Story) -> bool;

/// The sample pages.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| Corpus::build(0, Library::Sample.read().pages, None))
}

fn total(query: &Query) -> usize {
    corpus().search(query).total.count
}

fn asked(text: &str) -> usize {
    total(&Query { text: text.to_owned(), ..Query::default() })
}

/// How many stories pass a test, each counted by hand.
fn counted(test: impl Fn(&Page, &Story) -> bool) -> usize {
    let pages = corpus().pages();
    pages.iter().map(|page| page.stories.iter().filter(|story| test(page, story)).count()).sum()
}

#[test]
fn what_a_story_has_and_is_can_be_asked() {
    let joined = |page: &Page, story: &Story| {
        let mut joins = page.repairs.iter().filter(|repair| repair.kind == RepairKind::Joined);
        let spans = || story.blocks.iter().flat_map(|block| block.spans.clone());
        joins.any(|join| join.spans.iter().any(|a| spans().any(|b| b.start < a.end && a.start < b.end)))
    };
    let captioned = |_: &Page, story: &Story| story.blocks.iter().any(|block| block.role == Role::Caption);
    let cases: [(&str, Test<'_>); 9] = [
        ("has:photo", &captioned),
        ("-有:图片", &|p, s| !captioned(p, s)),
        ("has:joined", &joined),
        ("has:byline", &|_, s| !s.bylines.is_empty()),
        ("-has:署名", &|_, s| s.bylines.is_empty()),
        ("有:人物", &|_, s| !s.facts.people.is_empty()),
        ("is:wire", &|_, s| s.wire.is_some()),
        ("是:推断", &|p, _| p.paper.basis.is_guess() || p.date.basis.is_guess()),
        ("has:deck", &|_, s| !s.decks.is_empty()),
    ];
    for (query, test) in cases {
        assert_eq!(asked(query), counted(test), "{query}");
    }
    assert!((1..corpus().len()).contains(&asked("has:joined")), "a test that can fail");
    assert_eq!(asked("is:消息"), asked("kind:news"));
    assert_eq!(asked("has:nonsense"), corpus().len(), "what is not understood leaves the list alone");
    assert_eq!(asked("has:note"), 0, "nobody has noted anything");
}

#[test]
fn a_value_in_quotes_is_the_whole_value() {
    assert!(asked("人物:解") > 0 && asked("人物:\"解\"") == 0);
    assert_eq!(asked("人物:\"解芳\""), asked("人物:解芳"));
    assert_eq!(asked("地点:\"绛县\""), asked("地点:\"山西省/运城市/绛县\""));
    assert_eq!(asked("地点:\"绛\""), 0);
}

/// Whatever field one has named, its values are completed by their sound, from the first letter on.
#[test]
fn values_of_every_field_are_completed_by_sound() {
    for (prompt, wanted) in [
        ("by:d", "by:董战轩"),
        ("by:zh", "by:张倩倩"),
        ("by:zhang", "by:张凯鹏"),
        ("人物:xi", "人物:解芳"),
        ("人物:xf", "人物:解芳"),
        ("地点:lin", "地点:临猗县"),
        ("地点:s", "地点:山西省"),
        ("报纸:yunch", "报纸:运城日报"),
        ("提法:qwgc", "提法:千万工程"),
        ("体裁:tup", "体裁:图片新闻"),
        ("机构:xianzhengf", "机构:县政府"),
        ("日期:2023-1", "日期:2023-10"),
        ("有:tu", "有:图片"),
        ("is:ji", "is:简讯集纳"),
        ("jizh", "记者:"),
        ("did", "地点:"),
    ] {
        let completions = corpus().complete(prompt, prompt.len(), 8);
        assert!(completions.iter().any(|c| c.text == wanted), "{prompt}: {completions:?}");
    }
}

/// What is typed wrong is put right, or cut to what there is; every offer finds as many stories as it says.
#[test]
fn what_is_offered_instead_is_there() {
    for (typed, offer, why) in [
        ("谢芳", "解芳", "同音"),
        ("乡村振新战略", "乡村振兴战略", "差一个字"),
        ("千万公程", "千万工程", "同音"),
        ("千万过程", "千万工程", "差一个字"),
        ("千工程", "千万工程", "差一个字"),
        ("千万大工程", "千万工程", "差一个字"),
        ("千万程工", "千万工程", "换了前后"),
        ("谢芳 调研", "解芳 调研", "同音"),
        ("人物:谢芳", "人物:解芳", "同音"),
        ("提法:解芳", "解芳", "在全文里"),
        ("解芳 苹果", "解芳", "少一个条件"),
        ("千万工程万岁", "千万工程", "其中一段"),
    ] {
        let found = corpus().search(&Query { text: typed.to_owned(), ..Query::default() });
        assert_eq!(found.total.count, 0, "{typed}");
        let found = found.offers.iter().find(|found| found.text == offer && found.why == why);
        let found = found.unwrap_or_else(|| {
            panic!(
                "{typed}: {:?}",
                corpus().search(&Query { text: typed.to_owned(), ..Query::default() }).offers
            )
        });
        assert_eq!(asked(&found.text), found.total, "{typed}");
    }
}

/// The first letter of something spelled leaves the list as it was, wherever it stands; a letter that the stories hold counts.
#[test]
fn a_first_letter_does_not_blank_the_list() {
    assert_eq!(asked("x"), corpus().len());
    assert_eq!(asked("解芳 x"), asked("解芳"));
    assert_eq!(asked("\"x\""), 0);
    assert!((1..corpus().len()).contains(&asked("E")), "a letter of the stories is searched");
}

/// What a character is usually read as counts before what it may also be read as.
#[test]
fn usual_sounds_come_first() {
    let completions = corpus().complete("by:zh", 5, 8);
    let place = |name: &str| completions.iter().position(|c| c.text == name);
    assert!(place("by:张凯鹏") < place("by:董战轩") && place("by:董战轩").is_some(), "{completions:?}");
}

/// A page of one story of which something is known.
fn made(name: &str, year: usize, text: &str, places: &[&str], people: &[&str]) -> Arc<Page> {
    let mut page = jianbao::parse::page(name, format!("# {name}\n本报讯 {text}").as_bytes());
    page.date.value = Some(format!("{year}-01-01"));
    let people = people.iter().map(|name| Person { name: (*name).to_owned(), titles: Vec::new() }).collect();
    page.stories[0].facts.people = people;
    page.stories[0].facts.places = places.iter().map(|place| (*place).to_owned()).collect();
    Arc::new(page)
}

/// More stories than are read to be ranked, and the newest of them are only known to be about what is asked.
#[test]
fn what_is_exact_stands_above_what_is_near_however_much_there_is() {
    let exact = (0..4)
        .map(|n| made(&format!("准{n}"), 2001, "记者从晋中获悉，今年粮食丰收，家家户户喜洋洋。", &[], &[]));
    let known = (0..120).map(|n| {
        let place = ["山西省/晋中市"];
        made(&format!("知{n}"), 2011, "今年我市粮食丰收，家家户户喜洋洋，仓里满。", &place, &[])
    });
    let heard = (0..120)
        .map(|n| made(&format!("音{n}"), 2021, "今年禁种大麻，家家户户都知道，村里无人种。", &[], &[]));
    let corpus = Corpus::build(0, exact.chain(known).chain(heard).collect(), None);
    for (query, routes) in [
        ("晋中", &[(Route::Exact, 4), (Route::Known, 92)][..]),
        ("晋中 OR jinzhong", &[(Route::Exact, 4), (Route::Known, 60)]),
        ("晋中 OR 粮食", &[(Route::Exact, 96)]),
        ("jinzhong", &[(Route::Pinyin, 64)]),
    ] {
        let found = corpus.search(&Query { text: query.to_owned(), ..Query::default() });
        let mut told: Vec<(Route, usize)> = Vec::new();
        for route in found.hits.iter().filter_map(|hit| hit.route) {
            match told.last_mut() {
                Some((last, many)) if *last == route => *many += 1,
                _ => told.push((route, 1)),
            }
        }
        assert_eq!(told, routes, "{query}");
        assert!(found.total.exact && found.total.count >= 124, "{query}");
    }
}

/// The newer story would stand first if nothing told them apart.
#[test]
fn what_is_about_it_stands_first() {
    let (here, there) = ("山西省/晋中市", "山西省/大同市");
    let text = "今年粮食丰收，家家户户喜洋洋，仓里满。";
    for (query, better, worse) in [
        (
            "粮食 地点:晋中",
            made("甲", 2001, text, &[here, there], &[]),
            made("乙", 2021, text, &[there, here], &[]),
        ),
        (
            "xiefang",
            made("甲", 2001, "解芳来了。", &[], &["解芳"]),
            made("乙", 2021, "解芳来了。", &[], &["解芳芳"]),
        ),
        (
            "person:解芳",
            made("甲", 2001, "解芳来了。", &[], &["解芳"]),
            made("乙", 2021, "解芳来了。", &[], &["解芳芳"]),
        ),
    ] {
        let corpus = Corpus::build(0, vec![better, worse], None);
        let found = corpus.search(&Query { text: query.to_owned(), ..Query::default() });
        let days: Vec<_> = found.hits.iter().filter_map(|hit| hit.head.date.as_deref()).collect();
        assert_eq!(days, ["2001-01-01", "2021-01-01"], "{query}");
    }
}

/// In any order the rows that are shown tell how they were found.
#[test]
fn rows_tell_how_they_were_found() {
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Page] {
        let found = corpus().search(&Query { text: "振兴".to_owned(), sort, ..Query::default() });
        assert!(
            !found.hits.is_empty() && found.hits.iter().all(|hit| hit.route == Some(Route::Exact)),
            "{sort:?}"
        );
    }
}

/// Whatever is typed, pasted or repeated without end: everything that asks answers, and says something.
#[test]
fn hostile_queries_are_answered() {
    let long = |part: &str| part.repeat(5000);
    let hostile = [
        long("("),
        long(")"),
        long("-"),
        long("\""),
        long("“"),
        long("a OR "),
        long("(a OR -"),
        long("人物:"),
        long("乡 "),
        long("有:图片 "),
        long("乡村振兴"),
        long("xczx"),
        long("\u{200b}\u{202e}"),
        long("\u{0}\u{1b}[2J"),
        long("👨‍👩‍👧‍👦e\u{301}"),
        "\"乡 村 振 兴 战 略 规 划 实 施\"~9999999999".to_owned(),
        "date:9999999999-99-99..0000".to_owned(),
        "日期:近99999999999年".to_owned(),
        "人物:\"\" 地点:( 体裁:) 有:\" 是:-".to_owned(),
        "\u{feff}\u{20000}\u{2ebf0}\u{10ffff}".to_owned(),
    ];
    for text in hostile {
        let query = Query { text: text.clone(), limit: 10, ..Query::default() };
        let found = corpus().search(&query);
        assert!(found.hits.len() <= 10 && !found.explained.is_empty());
        assert!(found.explained.chars().count() < 3000, "{}", found.explained.chars().count());
        assert_eq!(corpus().matching(&query).len(), found.total.count);
        corpus().facets(&query);
        corpus().mentions(&query, 10, 10);
        corpus().complete(&text, text.len(), 5);
        clause::clear(&clause::insert(&text, Field::Person, "人物:解芳", true), None);
        let _ = parse(&text).root.as_ref().map(retype);
    }
}
