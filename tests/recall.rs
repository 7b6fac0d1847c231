//! Nothing that stands in a story is missed: searching against a plain reading of every story, and against graded queries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a test may stop at the first surprise, and show figures"
)]

#[path = "gold/pages.rs"]
mod gold;
#[path = "gold/plain.rs"]
mod plain;

use jianbao::corpus::Corpus;
use jianbao::index::{Route, Words};
use jianbao::query::{Field, Query, clause, parse};
use jianbao::story::{Page, Story};
use plain::plain;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of truth: the five sample pages, or another set of the same form.
fn folder() -> PathBuf {
    std::env::var_os("JIANBAO_GOLD")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/seeds"), PathBuf::from)
}

fn corpus(words: bool) -> Corpus {
    let words = words.then(|| Arc::new(Words::load()));
    Corpus::build(0, gold::pages(&folder()), words.as_ref())
}

fn ask(corpus: &Corpus, text: &str) -> Vec<(String, Option<Route>)> {
    let found = corpus.search(&Query { text: text.to_owned(), ..Query::default() });
    assert_eq!(
        (found.total.count, found.total.exact),
        (found.hits.len(), true),
        "{text}: nothing is too much here"
    );
    found.hits.into_iter().map(|hit| (hit.head.id, hit.route)).collect()
}

fn stories(corpus: &Corpus) -> Vec<Story> {
    (0..corpus.len()).map(|number| corpus.open(number).unwrap().story().unwrap().clone()).collect()
}

/// Numbers that look thrown, the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// Any part of any story, one to ten characters, across punctuation and paragraphs, finds every story that holds it, and by its letters no other.
#[test]
fn every_part_is_found() {
    let corpus = corpus(false);
    let stories = stories(&corpus);
    let text = |s: &Story| s.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n");
    let texts: Vec<String> = stories.iter().map(text).collect();
    let rows: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let mut dice = Dice(20_231_026);
    let asked = std::env::var("JIANBAO_PARTS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let mut compared = 0;
    for _ in 0..asked {
        let joined: Vec<char> =
            texts[dice.throw(texts.len())].chars().filter(|c| !c.is_whitespace()).collect();
        let long = 1 + dice.throw(10);
        let start = dice.throw(joined.len());
        let part: String = joined.iter().skip(start).take(long).collect();
        let row = plain(&part);
        // A sign at the beginning would be an operator; nothing but signs asks for nothing.
        if row.is_empty()
            || part.starts_with(['-', '－', '“', '"', '(', '（', '「', '『', '”', '|'])
            || part.contains([':', '：'])
        {
            continue;
        }
        let expected: BTreeSet<&str> =
            stories.iter().zip(&rows).filter(|(_, r)| r.contains(&row)).map(|(s, _)| s.id.as_str()).collect();
        compared += 1;
        let hits = ask(&corpus, &part);
        let by_letters = hits
            .iter()
            .filter(|(_, route)| matches!(route, Some(Route::Exact | Route::Gap | Route::Traditional)));
        let found: BTreeSet<&str> = by_letters.map(|(id, _)| id.as_str()).collect();
        assert_eq!(found, expected, "“{part}”");
        let routes: Vec<_> = hits.iter().map(|(_, route)| *route).collect();
        assert!(routes.is_sorted(), "“{part}” {routes:?}");
    }
    println!("{compared} parts compared");
    assert!(compared > asked / 2);
}

/// Any expression made from the text of a story finds the stories that reading them all finds.
#[test]
fn every_expression_is_found() {
    let corpus = corpus(false);
    let stories = stories(&corpus);
    let half = |text: &str| text.chars().map(jianbao::text::fold::narrow).collect::<String>();
    let blocks: Vec<Vec<String>> =
        stories.iter().map(|story| story.blocks.iter().map(|block| half(&block.text)).collect()).collect();
    let mut dice = Dice(20_260_607);
    let asked = std::env::var("JIANBAO_EXPRESSIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let (mut compared, mut found) = (0, 0);
    while compared < asked {
        let block = &blocks[dice.throw(blocks.len())];
        let text: Vec<char> = block[dice.throw(block.len())].chars().collect();
        let start = dice.throw(text.len());
        let mut expression = String::new();
        for c in text.iter().skip(start).take(2 + dice.throw(6)) {
            let letter = regex::escape(&c.to_string());
            let other = regex::escape(&text[dice.throw(text.len())].to_string());
            let part = match dice.throw(12) {
                0 => format!("[{letter}{other}]"),
                1 => format!("({letter}|{other}{letter})"),
                2 => ".".to_owned(),
                3 => format!("{letter}?"),
                4 => format!("{letter}+"),
                5 => ".{0,3}".to_owned(),
                6 => format!("(?:{letter}{other})*{letter}"),
                7 if c.is_ascii_digit() => r"\d".to_owned(),
                7 => r"\p{Han}*".to_owned(),
                8 => format!("[^{other}]"),
                9 => format!("(?i:{letter}){{1,2}}"),
                _ => letter,
            };
            expression += &part;
        }
        let plain = regex::RegexBuilder::new(&expression).case_insensitive(true).multi_line(true).build();
        let Ok(plain) = plain else { continue };
        let expected: BTreeSet<&str> = stories
            .iter()
            .zip(&blocks)
            .filter(|(_, blocks)| blocks.iter().any(|block| plain.is_match(block)))
            .map(|(story, _)| story.id.as_str())
            .collect();
        let hits = ask(&corpus, &format!("/{}/", expression.replace('/', r"\/")));
        let got: BTreeSet<&str> = hits.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(got, expected, "/{expression}/");
        (compared, found) = (compared + 1, found + expected.len());
    }
    println!("{compared} expressions, {found} stories");
    assert!(found > compared, "each is of some story");
}

/// Any run of characters, typed by its sound in any way, finds every story in which that sound is heard.
#[test]
fn every_sound_is_found() {
    let corpus = corpus(false);
    let rows: Vec<(String, Vec<char>)> = stories(&corpus)
        .iter()
        .map(|s| {
            let letters = jianbao::text::fold::fold(s.blocks.iter().map(|b| b.text.as_str()));
            (s.id.clone(), letters.iter().map(|l| l.folded).collect())
        })
        .collect();
    let mut dice = Dice(20_241_122);
    let mut compared = 0;
    for _ in 0..1500 {
        let (_, row) = &rows[dice.throw(rows.len())];
        let start = dice.throw(row.len());
        let mut typed = String::new();
        let initials = dice.throw(2) == 0;
        for c in row.iter().skip(start).take(2 + dice.throw(4)) {
            let readings: Vec<&str> = jianbao::text::pinyin::readings(*c).collect();
            let Some(reading) = readings.get(dice.throw(readings.len())) else { continue };
            typed.extend(
                reading.chars().take(if initials { 1 } else { 9 }).map(|c| if c == 'ü' { 'v' } else { c }),
            );
        }
        let ways = jianbao::text::pinyin::spellings(&typed);
        if ways.is_empty() {
            continue;
        }
        compared += 1;
        let hears = |row: &[char]| {
            let fits = |way: &jianbao::text::pinyin::Spelling| {
                row.windows(way.sounds.len()).any(|run| way.sounds.iter().zip(run).all(|(s, c)| s.fits(*c)))
            };
            ways.iter().any(fits)
        };
        let expected: BTreeSet<&str> =
            rows.iter().filter(|(_, row)| hears(row)).map(|(id, _)| id.as_str()).collect();
        let hits = ask(&corpus, &typed);
        let found: BTreeSet<&str> = hits.iter().map(|(id, _)| id.as_str()).collect();
        assert!(
            found.is_superset(&expected),
            "{typed}: {:?}",
            expected.difference(&found).collect::<Vec<_>>()
        );
    }
    assert!(compared > 1000, "{compared}");
}

/// Look-alikes are offered with their number where the word itself is found, and taken in on request, below what is exact.
#[test]
fn look_alikes_are_offered() {
    let page = |name: &str, text: &str| Arc::new(jianbao::parse::page(name, text.as_bytes()));
    let pages = vec![
        page("1.txt", "# 埝掌村修渠\n\n本报讯 近日，夏县埝掌村的水渠修好了，村民都来看水。\n"),
        page("2.txt", "# 埕掌村种粮\n\n本报讯 近日，夏县埕掌村的粮食丰收了，村民都来收粮。\n"),
    ];
    let corpus = Corpus::build(0, pages, None);
    let search = |text: &str| corpus.search(&Query { text: text.to_owned(), ..Query::default() });
    let found = search("埕掌村");
    let offers: Vec<_> = found.offers.iter().map(|offer| (offer.text.as_str(), offer.total)).collect();
    assert_eq!((found.total.count, offers), (1, vec![("埕掌村~", 1)]));
    let routes: Vec<_> = ask(&corpus, "埕掌村~").into_iter().map(|(_, route)| route).collect();
    assert_eq!(routes, [Some(Route::Exact), Some(Route::Variant)]);
    assert_eq!(search("村民都来").offers, []);
}

/// Who does not tell z from zh and in from ing may say so, and is understood.
#[test]
fn fuzzy_sounds_are_a_setting() {
    let corpus = corpus(false);
    for (typed, meant) in [("xiangcunzenxin", "乡村振兴"), ("xiangcenzhenxing", "")] {
        let search = |fuzzy| corpus.search(&Query { text: typed.to_owned(), fuzzy, ..Query::default() });
        assert_eq!(search(false).total.count, 0);
        let expected = if meant.is_empty() { 0 } else { ask(&corpus, meant).len() };
        assert_eq!(search(true).total.count, expected, "{typed}");
    }
}

#[test]
fn words_change_the_order_alone() {
    let (with, without) = (corpus(true), corpus(false));
    for query in read_queries() {
        let ids = |corpus| ask(corpus, &query.text).into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>();
        assert_eq!(ids(&with), ids(&without), "{}", query.text);
    }
}

/// A query with its graded answers.
struct Graded {
    text: String,
    class: String,
    grades: Vec<(String, u32)>,
    optional: Vec<String>,
    never: Vec<String>,
}

fn read_queries() -> Vec<Graded> {
    let truth = gold::read(&folder().join("queries.json"));
    let ids = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    let graded = |query: &Value| {
        let relevant = query["relevant"].as_array().into_iter().flatten();
        let grade =
            |r: &Value| (r["story"].as_str().unwrap().to_owned(), r["grade"].as_u64().unwrap() as u32);
        Graded {
            text: query["q"].as_str().unwrap().to_owned(),
            class: query["class"].as_str().unwrap_or_default().to_owned(),
            grades: relevant.map(grade).collect(),
            optional: ids(&query["optional"]),
            never: ids(&query["must_not"]),
        }
    };
    truth["queries"].as_array().unwrap().iter().map(graded).collect()
}

/// Normalised discounted gain of the first ten hits; optional ones do not count either way.
fn gain(query: &Graded, hits: &[String]) -> f64 {
    let discounted = |grades: &[u32]| -> f64 {
        (0..)
            .zip(grades.iter().take(10))
            .map(|(rank, grade)| f64::from((1 << grade) - 1) / f64::from(rank + 2).log2())
            .sum()
    };
    let grade =
        |id: &&String| query.grades.iter().find(|(story, _)| story == *id).map_or(0, |(_, grade)| *grade);
    let found: Vec<u32> =
        hits.iter().filter(|id| !query.optional.contains(id)).map(|id| grade(&id)).collect();
    let mut ideal: Vec<u32> = query.grades.iter().map(|(_, grade)| *grade).collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    discounted(&found) / discounted(&ideal)
}

/// A count is a promise: written into the query, the value shows so many stories; refused, it shows the others.
#[test]
fn counts_are_kept() {
    let (corpus, _) = cut();
    for text in ["", "乡村", "xczx", "person:解芳", "乡村 -解芳", "绛县 OR 苹果", "区块链"] {
        let query = Query { text: text.to_owned(), ..Query::default() };
        let all = corpus.search(&query).total.count;
        let asked: Vec<Field> = clause::clauses(text).iter().map(|clause| clause.field).collect();
        for facet in corpus.facets(&query) {
            for count in &facet.counts {
                let typed = corpus.typed_value(facet.field, &count.value);
                let bare = clause::clear(text, Some(facet.field));
                let with = |exclude| Query {
                    text: clause::insert(&bare, facet.field, &typed, exclude),
                    ..query.clone()
                };
                assert_eq!(corpus.search(&with(false)).total.count, count.n, "{}", with(false).text);
                // The facet's own clauses do not narrow its own counts.
                let narrowed = corpus.facets(&with(false));
                let same = narrowed.into_iter().find(|f| f.field == facet.field).unwrap();
                assert_eq!(same.counts, facet.counts, "{}", with(false).text);
                if !asked.contains(&facet.field) {
                    assert_eq!(corpus.search(&with(true)).total.count, all - count.n, "{}", with(true).text);
                }
                let read = clause::clauses(&with(false).text);
                let mine = read.iter().find(|clause| clause.field == facet.field).unwrap();
                assert!(clause::means(&mine.values[0], &count.value), "{typed} is read back as {mine:?}");
                let removed = clause::remove(&with(false).text, facet.field, &count.value);
                assert_eq!(parse(&removed).root, parse(&bare).root, "{removed}");
            }
        }
    }
}

/// A word half typed offers what it could become, by letters and by sound, in either language.
#[test]
fn words_are_completed() {
    let corpus = corpus(false);
    for (prompt, first) in [
        ("人", "人物:"),
        ("pe", "person:"),
        ("person:解", "person:解芳"),
        ("乡村 人物：xief", "人物:解芳"),
        ("-place:lin", "place:临猗县"),
        ("体裁:图", "体裁:图片新闻"),
        ("xief", "人物:解芳"),
    ] {
        let completions = corpus.complete(prompt, prompt.len(), 5);
        assert!(completions.iter().any(|c| c.text == first), "{prompt}: {completions:?}");
        for completion in completions {
            assert!(prompt.get(completion.replaces).is_some());
        }
    }
}

/// Where nothing is found, the blame is put on a word, and what would find something is offered.
#[test]
fn nothing_found_is_explained() {
    let corpus = corpus(false);
    for (text, said, offer) in [
        ("区块链 乡村振兴", "没有稿件含“区块链”", Some("乡村振兴")),
        ("解芳 苹果", "没有一篇同时符合", Some("解芳")),
        ("乡村振兴学院", "没有稿件含“乡村振兴学院”", Some("乡村振兴")),
        ("place:长治", "没有地点为“长治”的稿件", None),
    ] {
        let found = corpus.search(&Query { text: text.to_owned(), ..Query::default() });
        assert_eq!(found.total.count, 0, "{text}");
        assert!(found.explained.contains(said), "{}", found.explained);
        let first = found.offers.first();
        assert_eq!(first.map(|offer| offer.text.as_str()), offer, "{text}");
        for offer in found.offers {
            let total = corpus.search(&Query { text: offer.text.clone(), ..Query::default() }).total.count;
            assert!(total >= offer.total, "{offer:?}");
        }
    }
}

/// Every mention is listed with what stands around it, and is really there.
#[test]
fn mentions_are_listed() {
    let corpus = corpus(false);
    let stories = stories(&corpus);
    let query = Query { text: "乡村振兴".to_owned(), ..Query::default() };
    let mentions = corpus.mentions(&query, 1000, 8);
    let counted: usize =
        stories.iter().flat_map(|s| &s.blocks).map(|b| b.text.matches("乡村振兴").count()).sum();
    assert_eq!(mentions.len(), counted);
    for mention in mentions {
        let text = &stories[mention.story].blocks[mention.block].text;
        assert_eq!(text.get(mention.range.clone()), Some("乡村振兴"));
        assert!(text.contains(&(mention.before + &mention.words + &mention.after)));
    }
}

/// The sample pages as the program itself cuts and knows them, and for each of its stories the one of the truth it shares most text with.
fn cut() -> (Corpus, Vec<String>) {
    let truth = gold::pages(&folder());
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let own: Vec<Arc<Page>> = truth
        .iter()
        .map(|page| {
            let name = format!("{}.txt", page.name);
            let mut own = jianbao::parse::page(&name, &std::fs::read(seeds.join(&name)).unwrap());
            jianbao::facts::know(&mut own, &jianbao::facts::Hints { path: name, ..Default::default() });
            Arc::new(own)
        })
        .collect();
    let pieces = |story: &Story| -> BTreeSet<Vec<char>> {
        let text: Vec<char> = story.blocks.iter().flat_map(|b| b.text.chars()).collect();
        text.windows(6).map(<[char]>::to_vec).collect()
    };
    let mut names = Vec::new();
    for (own, truth) in own.iter().zip(&truth) {
        let known: Vec<_> = truth.stories.iter().map(|story| (story.id.clone(), pieces(story))).collect();
        for story in &own.stories {
            let mine = pieces(story);
            let best = known.iter().max_by_key(|(_, theirs)| theirs.intersection(&mine).count());
            names.push(best.map_or_else(String::new, |(id, _)| id.clone()));
        }
    }
    (Corpus::build(0, own, None), names)
}

/// The same queries over the pages as the program cuts them: `cargo test --test recall -- --nocapture whole_way`.
#[test]
fn queries_are_answered_the_whole_way() {
    let (corpus, names) = cut();
    let mut gains = Vec::new();
    for query in read_queries() {
        let found = corpus.search(&Query { text: query.text.clone(), ..Query::default() });
        let mut hits: Vec<String> = found.hits.iter().map(|hit| names[hit.head.story].clone()).collect();
        let mut seen = BTreeSet::new();
        hits.retain(|id| seen.insert(id.clone()));
        let never: Vec<_> = query.never.iter().filter(|id| hits.contains(id)).collect();
        let gain =
            if query.grades.is_empty() { f64::from(u8::from(hits.is_empty())) } else { gain(&query, &hits) };
        if gain < 0.99 || !never.is_empty() {
            println!("{gain:.3} {} [{}] {} NEVER {never:?}", query.text, query.class, hits.join(" "));
        }
        gains.push(gain);
    }
    let mean = gains.iter().sum::<f64>() / gains.len() as f64;
    println!("the whole way: nDCG@10 {mean:.4} over {}", gains.len());
    assert!(mean >= 0.85, "nDCG@10 is {mean:.3}");
}

/// The right story is on top. `cargo test --test recall -- --nocapture graded` shows every query's gain.
#[test]
fn graded_queries_are_answered() {
    let corpus = corpus(true);
    let queries = read_queries();
    let mut gains = Vec::new();
    for query in &queries {
        let hits: Vec<String> = ask(&corpus, &query.text).into_iter().map(|(id, _)| id).collect();
        for never in &query.never {
            assert!(!hits.contains(never), "{} must not find {never}", query.text);
        }
        if query.grades.is_empty() {
            assert_eq!(hits, Vec::<String>::new(), "{} must find nothing", query.text);
            continue;
        }
        let gain = gain(query, &hits);
        println!(
            "{gain:.3} {} [{}] {}",
            query.text,
            query.class,
            if gain < 0.99 { hits.join(" ") } else { String::new() }
        );
        gains.push(gain);
    }
    let mean = gains.iter().sum::<f64>() / gains.len() as f64;
    println!("nDCG@10 {mean:.4} over {}", gains.len());
    assert!(mean >= 0.95, "nDCG@10 is {mean:.3}");
}

/// For sets of queries that list the stories to be found, by type: `JIANBAO_GOLD=folder cargo test --test recall -- --ignored --nocapture listed`.
#[test]
#[ignore = "needs a folder of pages that is not part of the project"]
fn listed_stories_are_found() {
    let corpus = corpus(true);
    let truth = gold::read(&folder().join("queries.json"));
    let mut figures: std::collections::BTreeMap<String, (f64, f64, usize)> =
        std::collections::BTreeMap::new();
    for query in truth["queries"].as_array().unwrap() {
        let (text, kind) = (query["q"].as_str().unwrap(), query["type"].as_str().unwrap());
        let list = |key: &str| -> BTreeSet<String> {
            query[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(short).collect()
        };
        let mut listed = list("stories");
        listed.extend(list("stories_any"));
        let started = std::time::Instant::now();
        let hits: Vec<String> = ask(&corpus, text).into_iter().map(|(id, _)| id).collect();
        let took = started.elapsed();
        let found = listed.iter().filter(|id| hits.iter().any(|hit| hit == *id)).count();
        let headed =
            if list("headline_stories").is_empty() { list("stories") } else { list("headline_stories") };
        let on_top = hits.iter().take(3).any(|hit| headed.contains(hit));
        if found < listed.len() || !on_top {
            println!(
                "{kind} {text}: {found} of {} listed, {} hits, wanted {headed:?}, got {:?}",
                listed.len(),
                hits.len(),
                &hits[..hits.len().min(4)]
            );
        }
        let figure = figures.entry(kind.to_owned()).or_default();
        figure.0 += found as f64 / listed.len() as f64;
        figure.1 += f64::from(u8::from(on_top));
        figure.2 += 1;
        if took.as_millis() > 20 {
            println!("{text} took {took:?}");
        }
    }
    for (kind, (found, on_top, n)) in figures {
        println!("{kind}: found {:.3}, on top {:.3} of {n}", found / n as f64, on_top / n as f64);
    }
    for none in truth["none"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        println!("{none}: {} hits (none expected)", ask(&corpus, none).len());
    }
}

/// `000_610b895e754671e1:s1` is `000:s1`.
fn short(id: &str) -> String {
    let (page, story) = id.split_once(':').unwrap();
    format!("{}:{story}", page.split('_').next().unwrap())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever is typed is answered, with marks that lie on the text.
    #[test]
    fn anything_typed_is_answered(typed in "([乡村振兴解芳大同运城]|[a-z]{1,3}| |-|\"|\\(|\\)|OR |人物：|date:|place:|2023|~5|近三月|，|“|”|.){0,12}") {
        static CORPUS: std::sync::OnceLock<Corpus> = std::sync::OnceLock::new();
        let corpus = CORPUS.get_or_init(|| corpus(false));
        let query = Query { text: typed.clone(), limit: 5, ..Query::default() };
        let found = corpus.search(&query);
        proptest::prop_assert!(found.hits.len() <= 5 && found.total.count >= found.hits.len());
        for hit in found.hits {
            for marked in [hit.head.headline, hit.snippet] {
                proptest::prop_assert!(marked.marks.iter().all(|mark| marked.text.get(mark.clone()).is_some()));
            }
        }
        corpus.facets(&query);
        corpus.complete(&typed, typed.len(), 5);
        corpus.mentions(&query, 20, 10);
    }
}
