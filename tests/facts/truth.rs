//! How well the facts of `truth.txt` are found: precision and recall by kind, with floors. `TRUTH=1` prints every error.

use super::{lines, page};
use jianbao::facts::{Hints, know};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The least F1 of each kind. Raise a floor when the rules get better.
const FLOORS: [(&str, f64); 8] = [
    ("names", 0.95),
    ("titles", 0.97),
    ("cities", 0.98),
    ("counties", 0.96),
    ("dates", 0.98),
    ("orgs", 0.93),
    ("slogans", 0.95),
    ("amounts", 0.98),
];

/// Right, false and missed facts of a kind.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

/// A story with its truth: facts as `kind value`, and those that are neither right nor wrong.
struct Case {
    path: String,
    text: String,
    facts: BTreeSet<String>,
    optional: BTreeSet<String>,
}

fn cases() -> Vec<Case> {
    let blocks = include_str!("truth.txt").split("\n\n").skip(1);
    blocks
        .map(|block| {
            let mut case = Case {
                path: String::new(),
                text: String::new(),
                facts: BTreeSet::new(),
                optional: BTreeSet::new(),
            };
            for line in block.lines().filter(|l| !l.starts_with('%')) {
                match line.split_once(' ') {
                    Some(("路", path)) => path.clone_into(&mut case.path),
                    Some((kind @ ("人" | "地" | "期" | "构" | "法" | "量"), fact)) => {
                        case.facts.extend(split(kind, fact));
                    }
                    Some((kind @ ("人?" | "地?" | "期?" | "构?" | "法?" | "量?"), fact)) => {
                        case.optional.extend(split(kind.trim_end_matches('?'), fact));
                    }
                    _ => {
                        case.text.push_str(line);
                        case.text.push('\n');
                    }
                }
            }
            case
        })
        .collect()
}

/// A line of facts as single facts: a person is a name and its titles, a place its city and its county.
fn split(kind: &str, fact: &str) -> Vec<String> {
    match kind {
        "人" => {
            let (name, titles) = fact.split_once(": ").unwrap_or((fact, ""));
            let titles = titles.split(", ").filter(|t| !t.is_empty());
            let mut facts = vec![format!("names {name}")];
            facts.extend(titles.map(|t| format!("titles {name}: {t}")));
            facts
        }
        "地" => {
            let parts: Vec<&str> = fact.split('/').collect();
            let own = ["北京市", "天津市", "上海市", "重庆市", "香港特别行政区", "澳门特别行政区"];
            let city = if own.contains(&parts[0]) { 1 } else { 2 };
            let upto = |n: usize| parts.get(..n).map(|p| p.join("/"));
            let city_path = upto(city).map(|p| format!("cities {p}"));
            city_path.into_iter().chain(upto(city + 1).map(|p| format!("counties {p}"))).collect()
        }
        "期" => vec![format!("dates {fact}")],
        "构" => vec![format!("orgs {fact}")],
        "法" => vec![format!("slogans {fact}")],
        _ => vec![format!("amounts {fact}")],
    }
}

/// Whether two facts say the same: a title may name its place or level, a slogan may be longer by less than a half.
fn same(want: &str, got: &str) -> bool {
    let (Some((kind, a)), Some((other, b))) = (want.split_once(' '), got.split_once(' ')) else {
        return false;
    };
    if kind != other {
        return false;
    }
    match kind {
        "titles" => {
            let (Some((name, a)), Some((other, b))) = (a.split_once(": "), b.split_once(": ")) else {
                return false;
            };
            // 县委书记 may name its county: 龙山县委书记; a body at its level may name the place: 延边朝鲜族自治州文化局局长.
            let levels = ['市', '县', '区', '州', '盟', '旗', '镇', '乡', '省'];
            let placed = |long: &str, short: &str| {
                let core = short.strip_prefix(levels).unwrap_or(short);
                long.strip_suffix(core).is_some_and(|place| {
                    place.ends_with(levels) || place.ends_with("自治区") || place == "国家"
                })
            };
            name == other && (a == b || placed(a, b) || placed(b, a))
        }
        "slogans" => {
            let bare = |s: &str| -> String { s.chars().filter(|c| c.is_alphanumeric()).collect() };
            let (a, b) = (bare(a), bare(b));
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            long.contains(&short) && short.len() * 5 >= long.len() * 3
        }
        _ => a == b,
    }
}

/// An organisation that leads a printed title is neither right nor wrong.
fn leads_title(got: &str, case: &Case) -> bool {
    got.strip_prefix("orgs ").is_some_and(|org| {
        case.facts
            .iter()
            .any(|f| f.starts_with("titles ") && f.split_once(": ").is_some_and(|(_, t)| t.starts_with(org)))
    })
}

#[test]
fn the_facts_of_other_provinces_and_decades() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut errors = String::new();
    let mut note = |case: &Case, what: &str, fact: &str| {
        let head: String = case.text.chars().take(14).collect();
        let _ = writeln!(errors, "{what} {fact}  [{}]", head.replace('\n', " "));
    };
    for case in cases() {
        let mut page = page(&case.text);
        know(&mut page, &Hints { path: case.path.clone(), ..Hints::default() });
        let got: BTreeSet<String> = lines(&page.stories[0].facts)
            .iter()
            .filter_map(|l| l.split_once(' '))
            .flat_map(|(kind, fact)| split(kind, fact))
            .collect();
        for want in &case.facts {
            let count = counts.entry(kind(want)).or_default();
            if got.iter().any(|g| same(want, g)) {
                count.right += 1;
            } else {
                count.missed += 1;
                note(&case, "missed", want);
            }
        }
        for fact in &got {
            let known = case.facts.iter().chain(&case.optional).any(|want| same(want, fact));
            // The titles of somebody who may be named or not, and the body before a title.
            let free = case.optional.iter().any(|o| {
                o.strip_prefix("names ").is_some_and(|name| fact.starts_with(&format!("titles {name}:")))
            });
            if !known && !free && !leads_title(fact, &case) {
                counts.entry(kind(fact)).or_default().wrong += 1;
                note(&case, "false ", fact);
            }
        }
    }
    let mut report = String::new();
    let mut low = false;
    for (kind, floor) in FLOORS {
        let count = counts.entry(kind.to_owned()).or_default();
        low |= count.f1() < floor;
        let _ = writeln!(
            report,
            "{kind:10} F1 {:.3} (floor {floor:.2})  right {} false {} missed {}",
            count.f1(),
            count.right,
            count.wrong,
            count.missed
        );
    }
    if std::env::var_os("TRUTH").is_some() {
        println!("{errors}{report}");
    }
    assert!(!low, "\n{errors}{report}");
}

fn kind(fact: &str) -> String {
    fact.split(' ').next().unwrap_or_default().to_owned()
}
