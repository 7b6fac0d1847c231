//! Related stories against graded pairs: the order is good, better than tantivy's `MoreLikeThis` over the same stories, and every proof
//! stands letter for letter in both stories.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first surprise and shows its figures"
)]

#[path = "gold/pages.rs"]
mod gold;

use jianbao::corpus::Corpus;
use jianbao::index::{Relation, TieKind, Weights, Words};
use jianbao::parse;
use jianbao::shell::library::Library;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// Grades of the pairs of stories, in both directions; none for a pair that may be missing or present.
struct Grades(HashMap<(String, String), Option<u32>>);

impl Grades {
    fn read() -> Self {
        let truth = gold::read(&folder().join("related.json"));
        let mut grades = HashMap::new();
        for pair in truth.as_array().unwrap() {
            let id = |key: &str| pair[key].as_str().unwrap().to_owned();
            let optional = pair["optional"].as_bool().unwrap();
            let grade = (!optional).then(|| pair["grade"].as_u64().unwrap() as u32);
            grades.insert((id("a"), id("b")), grade);
            grades.insert((id("b"), id("a")), grade);
        }
        Self(grades)
    }

    /// None: neither right nor wrong.
    fn of(&self, a: &str, b: &str) -> Option<u32> {
        self.0.get(&(a.to_owned(), b.to_owned())).copied().unwrap_or(Some(0))
    }

    /// nDCG@5 with gains 2^grade - 1 of one story's list of ids.
    fn ndcg(&self, story: &str, related: &[&str]) -> f64 {
        let gain = |grade: u32| f64::from((1 << grade) - 1);
        let sum = |grades: &[u32]| -> f64 {
            (2..).zip(grades.iter().take(5)).map(|(n, &grade)| gain(grade) / f64::from(n).log2()).sum()
        };
        let got: Vec<u32> = related.iter().filter_map(|id| self.of(story, id)).collect();
        let mut ideal: Vec<u32> =
            (self.0.iter()).filter(|((a, _), _)| a == story).filter_map(|(_, grade)| *grade).collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        sum(&got) / sum(&ideal)
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/seeds"))
}

fn corpus() -> Corpus {
    Corpus::build(1, gold::pages(folder()), None)
}

/// The ids of all stories of a corpus.
fn ids(corpus: &Corpus) -> Vec<String> {
    (0..corpus.len()).map(|n| corpus.open(n).unwrap().story().unwrap().id.clone()).collect()
}

#[test]
fn the_closest_stories_come_first() {
    let (corpus, grades) = (corpus(), Grades::read());
    let ids = ids(&corpus);
    let mean = |lists: &[Vec<&str>]| {
        let sum: f64 = ids.iter().zip(lists).map(|(id, list)| grades.ndcg(id, list)).sum();
        sum / ids.len() as f64
    };
    let related: Vec<Vec<Relation>> =
        (0..corpus.len()).map(|n| corpus.related(n, &Weights::default())).collect();
    let ours: Vec<Vec<&str>> =
        related.iter().map(|list| list.iter().map(|r| r.head.id.as_str()).collect()).collect();
    for ((id, list), related) in ids.iter().zip(&ours).zip(&related) {
        let row: Vec<String> = (related.iter().take(6))
            .map(|r| {
                let kinds: Vec<_> = r.ties.iter().map(|t| format!("{:?}", t.kind)).collect();
                format!("{} {:?} {:.2} {}", r.head.id, grades.of(id, &r.head.id), r.score, kinds.join("+"))
            })
            .collect();
        println!("{:.2} {id}: {}", grades.ndcg(id, list), row.join("; "));
    }
    println!("nDCG@5 over {} stories", ids.len());
    println!("jianbao                      {:.3}", mean(&ours));
    let mut best: f64 = 0.0;
    for (name, tokens) in [("pairs of characters", Tokens::Pairs), ("words (jieba)", Tokens::Words)] {
        let lists = more_like_this(&corpus, tokens);
        let lists: Vec<Vec<&str>> =
            lists.iter().map(|list| list.iter().map(|&n| ids[n].as_str()).collect()).collect();
        println!("MoreLikeThis, {name:20}{:.3}", mean(&lists));
        best = best.max(mean(&lists));
    }
    assert!(mean(&ours) >= 0.90, "nDCG@5 {:.3}", mean(&ours));
    assert!(mean(&ours) >= best + 0.05, "MoreLikeThis reaches {best:.3}");
    for (id, list) in ids.iter().zip(&ours) {
        let first_stranger =
            list.iter().position(|other| grades.of(id, other) == Some(0)).unwrap_or(usize::MAX);
        let last_kin = list.iter().rposition(|other| grades.of(id, other) == Some(2));
        assert!(last_kin.is_none_or(|at| at < first_stranger), "{id}: a stranger stands above a near story");
    }
}

#[test]
fn the_closest_stories_come_first_from_page_bytes_on() {
    // The program's own cutting and facts; each of its stories stands for the true one it shares most pairs of letters with.
    let truth = corpus();
    let true_ids = ids(&truth);
    let bags: Vec<_> = (0..truth.len()).map(|n| bag(&truth, n)).collect();
    let corpus = Corpus::build(1, Library::open(&[]).unwrap().read().pages, None);
    let stands_for: Vec<Option<usize>> = (0..corpus.len())
        .map(|n| {
            let own = bag(&corpus, n);
            let shared = |bag: &HashSet<(char, char)>| bag.intersection(&own).count();
            let (best, most) = bags.iter().map(shared).enumerate().max_by_key(|(_, shared)| *shared)?;
            (most * 2 > own.len()).then_some(best)
        })
        .collect();
    let named = |lists: &[Vec<usize>], from: usize| -> Vec<&str> {
        let mut seen = Vec::new();
        for other in lists[from].iter().filter_map(|&other| stands_for[other]) {
            if Some(other) != stands_for[from] && !seen.contains(&true_ids[other].as_str()) {
                seen.push(true_ids[other].as_str());
            }
        }
        seen
    };
    let grades = Grades::read();
    let mean = |lists: &[Vec<usize>]| {
        let of = |(truth, id): (usize, &String)| {
            let own = (0..corpus.len()).filter(|&n| stands_for[n] == Some(truth));
            let best = own.max_by_key(|&n| bag(&corpus, n).intersection(&bags[truth]).count());
            best.map_or(0.0, |n| grades.ndcg(id, &named(lists, n)))
        };
        true_ids.iter().enumerate().map(of).sum::<f64>() / true_ids.len() as f64
    };
    let related = |n| corpus.related(n, &Weights::default()).iter().map(|r| r.head.story).collect();
    let ours: Vec<Vec<usize>> = (0..corpus.len()).map(related).collect();
    println!("from page bytes on: {} stories cut, {} true ones", corpus.len(), true_ids.len());
    for (truth, id) in true_ids.iter().enumerate() {
        if let Some(n) = (0..corpus.len()).find(|&n| stands_for[n] == Some(truth)) {
            println!("{:.2} {id}: {:?}", grades.ndcg(id, &named(&ours, n)), named(&ours, n));
        }
    }
    println!("jianbao                      {:.3}", mean(&ours));
    for (name, tokens) in [("pairs of characters", Tokens::Pairs), ("words (jieba)", Tokens::Words)] {
        println!("MoreLikeThis, {name:20}{:.3}", mean(&more_like_this(&corpus, tokens)));
    }
    assert!(mean(&ours) >= 0.90, "nDCG@5 {:.3}", mean(&ours));
}

/// The pairs of neighbouring characters of a story.
fn bag(corpus: &Corpus, number: usize) -> HashSet<(char, char)> {
    let texts = texts(corpus, number);
    let pairs = |text: &String| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
    texts.iter().flat_map(pairs).collect()
}

/// What `MoreLikeThis` takes for a term.
#[derive(Clone, Copy)]
enum Tokens {
    Pairs,
    Words,
}

/// For each story the stories that tantivy's `MoreLikeThis` finds, the best first.
fn more_like_this(corpus: &Corpus, tokens: Tokens) -> Vec<Vec<usize>> {
    use tantivy::collector::TopDocs;
    use tantivy::query::MoreLikeThisQuery;
    use tantivy::schema::{IndexRecordOption, OwnedValue, Schema, TextFieldIndexing, TextOptions};
    let jieba = jieba_rs::Jieba::new();
    let spaced = |text: &str| -> String {
        let chars: Vec<char> = text.chars().collect();
        match tokens {
            Tokens::Pairs => {
                let pairs = chars.windows(2).filter(|pair| pair.iter().all(|c| c.is_alphanumeric()));
                pairs.map(|pair| pair.iter().collect::<String>() + " ").collect()
            }
            Tokens::Words => jieba.cut(text, false).iter().flat_map(|word| [word.word, " "]).collect(),
        }
    };
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::WithFreqs);
    let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 20_000_000).unwrap();
    let stories: Vec<String> = (0..corpus.len()).map(|n| spaced(&texts(corpus, n).join("\n"))).collect();
    for story in &stories {
        writer.add_document(tantivy::doc!(field => story.as_str())).unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    let like = |(number, story): (usize, &String)| {
        let query = MoreLikeThisQuery::builder()
            .with_min_doc_frequency(1)
            .with_min_term_frequency(1)
            .with_min_word_length(1)
            .with_max_query_terms(64)
            .with_document_fields(vec![(field, vec![OwnedValue::from(story.as_str())])]);
        let found = searcher.search(&query, &TopDocs::with_limit(12).order_by_score()).unwrap();
        found.into_iter().map(|(_, at)| at.doc_id as usize).filter(|&n| n != number).collect()
    };
    stories.iter().enumerate().map(like).collect()
}

#[test]
fn every_proof_stands_in_its_story() {
    let corpus = corpus();
    let mut proofs = 0;
    for number in 0..corpus.len() {
        let here = texts(&corpus, number);
        for relation in corpus.related(number, &Weights::default()) {
            let there = texts(&corpus, relation.head.story);
            assert!(!relation.ties.is_empty(), "a relation gives its reason");
            for tie in relation.ties {
                assert!(here.iter().any(|t| t.contains(&tie.here)), "{tie:?}");
                assert!(there.iter().any(|t| t.contains(&tie.there)), "{tie:?}");
                assert!(!tie.here.is_empty() && !tie.there.is_empty() && !tie.label.is_empty(), "{tie:?}");
                proofs += 1;
            }
        }
    }
    assert!(proofs > 100, "only {proofs} proofs were looked at");
}

#[test]
fn the_same_event_and_the_same_people_are_named() {
    let corpus = corpus();
    let find =
        |id: &str| (0..corpus.len()).find(|&n| corpus.open(n).unwrap().story().unwrap().id == id).unwrap();
    let kinds = |a: &str, b: &str| -> Vec<TieKind> {
        let related = corpus.related(find(a), &Weights::default());
        let relation = related.into_iter().find(|r| r.head.id == b).unwrap_or_else(|| panic!("{a} and {b}"));
        relation.ties.iter().map(|t| t.kind).collect()
    };
    assert!(kinds("002:s2", "002:s6").contains(&TieKind::Person), "张强 and 翟永清 in both");
    assert!(kinds("002:s2", "002:s6").contains(&TieKind::Event), "both on 8月9日");
    assert!(kinds("003:s6", "003:s7").contains(&TieKind::Reporter), "both by 董战轩");
    assert!(kinds("003:s6", "003:s7").contains(&TieKind::Place), "both in 临猗县");
}

/// The letters that two stories share end in the middle of a word, before or behind a word that only joins, or inside one.
#[test]
fn what_both_say_is_told_in_whole_words() {
    let words = Arc::new(Words::load());
    for (one, other, said) in [
        ("开展水库排查整治行动", "抓紧水库排查整改任务", "水库排查"),
        ("种的海产品等都卖完了", "厂里农产品等多了起来", "产品"),
        ("到县医院看望老人", "在省医院住了三天", "医院"),
    ] {
        let page = |name: &str, text: &str| {
            Arc::new(parse::page(name, format!("# {name}\n\n　　{text}。\n").as_bytes()))
        };
        let pages = gold::pages(folder())
            .into_iter()
            .chain([page("春耕开镰", one), page("夜校亮灯", other)])
            .collect();
        let corpus = Corpus::build(1, pages, Some(&words));
        let is = |number: &usize, head: &str| corpus.open(*number).unwrap().story().unwrap().head() == head;
        let here = (0..corpus.len()).find(|number| is(number, "春耕开镰")).unwrap();
        let related = corpus.related(here, &Weights::default());
        let there = related.iter().find(|relation| is(&relation.head.story, "夜校亮灯"));
        let labels: Vec<_> = there.iter().flat_map(|r| &r.ties).map(|tie| tie.label.as_str()).collect();
        assert_eq!(labels, [format!("都说到“{said}”")]);
    }
}

fn texts(corpus: &Corpus, number: usize) -> Vec<String> {
    corpus.open(number).unwrap().story().unwrap().blocks.iter().map(|b| b.text.clone()).collect()
}
