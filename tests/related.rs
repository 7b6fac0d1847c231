//! Related stories against graded pairs: the order is good, and every proof stands letter for letter in both stories.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first surprise and shows its figures"
)]

#[path = "gold/pages.rs"]
mod gold;

use jianbao::corpus::Corpus;
use jianbao::index::{Relation, TieKind};
use std::collections::HashMap;
use std::path::Path;

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

    /// nDCG@5 with gains 2^grade - 1 of one story's list.
    fn ndcg(&self, story: &str, related: &[Relation]) -> f64 {
        let gain = |grade: u32| f64::from((1 << grade) - 1);
        let sum = |grades: &[u32]| -> f64 {
            (2..).zip(grades.iter().take(5)).map(|(n, &grade)| gain(grade) / f64::from(n).log2()).sum()
        };
        let got: Vec<u32> = related.iter().filter_map(|r| self.of(story, &r.head.id)).collect();
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

#[test]
fn the_closest_stories_come_first() {
    let (corpus, grades) = (corpus(), Grades::read());
    let mut sum = 0.0;
    for number in 0..corpus.len() {
        let article = corpus.open(number).unwrap();
        let id = &article.story().unwrap().id;
        let related = corpus.related(number);
        let ndcg = grades.ndcg(id, &related);
        let row: Vec<String> = related
            .iter()
            .take(6)
            .map(|r| {
                let kinds: Vec<_> = r.ties.iter().map(|t| format!("{:?}", t.kind)).collect();
                format!("{} {:?} {:.2} {}", r.head.id, grades.of(id, &r.head.id), r.score, kinds.join("+"))
            })
            .collect();
        println!("{ndcg:.2} {id}: {}", row.join("; "));
        sum += ndcg;
    }
    let mean = sum / corpus.len() as f64;
    println!("nDCG@5 {mean:.3} over {} stories", corpus.len());
    assert!(mean >= 0.85, "nDCG@5 {mean:.3}");
}

#[test]
fn every_proof_stands_in_its_story() {
    let corpus = corpus();
    let mut proofs = 0;
    for number in 0..corpus.len() {
        let here = texts(&corpus, number);
        for relation in corpus.related(number) {
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
        let related = corpus.related(find(a));
        let relation = related.into_iter().find(|r| r.head.id == b).unwrap_or_else(|| panic!("{a} and {b}"));
        relation.ties.iter().map(|t| t.kind).collect()
    };
    assert!(kinds("002:s2", "002:s6").contains(&TieKind::Person), "张强 and 翟永清 in both");
    assert!(kinds("002:s2", "002:s6").contains(&TieKind::Event), "both on 8月9日");
    assert!(kinds("003:s6", "003:s7").contains(&TieKind::Reporter), "both by 董战轩");
    assert!(kinds("003:s6", "003:s7").contains(&TieKind::Place), "both in 临猗县");
}

fn texts(corpus: &Corpus, number: usize) -> Vec<String> {
    corpus.open(number).unwrap().story().unwrap().blocks.iter().map(|b| b.text.clone()).collect()
}
