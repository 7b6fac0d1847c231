//! Threads: the dated chain of an event that runs on — announced, held, carried out; parts of a series; a campaign. A pure function of a
//! story and its relations; knows no index.

use super::serial::part_of_series;
use super::{Head, Relation, TieKind};

/// What stage of an event a headline tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 预告: it will be.
    Ahead,
    /// It is, or the headline does not say.
    Held,
    /// 落实: what became of it.
    After,
}

impl Stage {
    /// Its name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ahead => "预告",
            Self::Held => "进行",
            Self::After => "后续",
        }
    }

    fn of(headline: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| headline.contains(word));
        if says(&AHEAD) {
            Self::Ahead
        } else if says(&AFTER) {
            Self::After
        } else {
            Self::Held
        }
    }
}

/// Words of headlines that announce, and that look back.
const AHEAD: [&str; 8] = ["将于", "即将", "将举行", "将举办", "将召开", "将开", "倒计时", "筹备"];
const AFTER: [&str; 12] = [
    "闭幕",
    "落幕",
    "落实",
    "传达",
    "学习贯彻",
    "整改",
    "回访",
    "回头看",
    "竣工",
    "通报",
    "结果揭晓",
    "后续",
];

/// A story of a thread.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The story.
    pub head: Head,
    /// Its day as `20231026`; what is unknown of it is 0.
    pub day: u32,
    /// Announced, held or carried out.
    pub stage: Stage,
    /// Which part of a series it is.
    pub part: Option<u32>,
}

/// Stories of one thread are at least so near to each other …
const NEAR: f32 = 0.1;
/// … and not so many months apart: what comes again every year is another event.
const MONTHS: u32 = 10;

/// The thread a story belongs to: itself and those of its relations that go on with the same matter, in the order of their days; never
/// backwards in time. Reprints are left out, they tell nothing new. Only the story itself where there is no thread.
pub fn thread(here: &Head, relations: &[Relation]) -> Vec<Step> {
    let step = |head: &Head| Step {
        head: head.clone(),
        day: day(head.date.as_deref().unwrap_or_default()),
        stage: Stage::of(&head.headline.text),
        part: part_of_series(&head.headline.text),
    };
    let first = step(here);
    let goes_on = |relation: &&Relation| {
        let has = |kinds: &[TieKind]| relation.ties.iter().any(|tie| kinds.contains(&tie.kind));
        let near = relation.score >= NEAR
            && has(&[TieKind::Event, TieKind::Person, TieKind::Slogan, TieKind::Occasion, TieKind::Topic]);
        !has(&[TieKind::Reprint]) && (near || has(&[TieKind::Continuation, TieKind::Series]))
    };
    let others = relations.iter().filter(goes_on).map(|relation| step(&relation.head));
    let dated = others.filter(|other| {
        let months = |step: &Step| step.day / 10_000 * 12 + step.day / 100 % 100;
        let same_series = first.part.is_some() && other.part.is_some();
        same_series || other.day > 0 && first.day > 0 && months(other).abs_diff(months(&first)) <= MONTHS
    });
    let mut steps: Vec<Step> = dated.collect();
    steps.push(first);
    steps.sort_by_cached_key(key);
    steps.dedup_by_key(|step| step.head.story);
    steps
}

/// The order of a thread: day, then part of a series, then stage.
fn key(step: &Step) -> (u32, u32, Stage, usize) {
    (step.day, step.part.unwrap_or(0), step.stage, step.head.story)
}

/// `2023-10-26` as 20231026, `2023-10` as 20231000.
fn day(date: &str) -> u32 {
    let part = |n: usize| date.split('-').nth(n).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    part(0) * 10_000 + part(1).min(12) * 100 + part(2).min(31)
}

#[cfg(test)]
mod tests {
    use super::super::{Marked, Tie};
    use super::*;
    use crate::story::Kind;
    use proptest::prelude::*;

    fn head(story: usize, headline: &str, date: Option<&str>) -> Head {
        Head {
            story,
            id: story.to_string(),
            kind: Kind::News,
            headline: Marked { text: headline.to_owned(), marks: Vec::new() },
            paper: None,
            paper_guessed: false,
            date: date.map(str::to_owned),
            date_guessed: false,
            place: None,
            page: String::new(),
        }
    }

    fn relation(head: Head, score: f32, kind: TieKind) -> Relation {
        let tie = Tie { kind, label: String::new(), here: String::new(), there: String::new() };
        Relation { head, score, ties: vec![tie] }
    }

    #[test]
    fn what_is_announced_stands_before_what_became_of_it() {
        let here = head(1, "苹果节开幕", Some("2023-10-20"));
        let relations = [
            relation(head(2, "苹果节订单落实到户", Some("2023-11-02")), 0.2, TieKind::Event),
            relation(head(3, "苹果节将于二十日开幕", Some("2023-10-20")), 0.2, TieKind::Event),
            relation(head(4, "苹果节开幕", Some("2023-10-21")), 0.9, TieKind::Reprint),
            relation(head(5, "苹果节开幕", Some("2021-10-20")), 0.3, TieKind::Event),
            relation(head(6, "别的事", None), 0.3, TieKind::Event),
        ];
        let steps = thread(&here, &relations);
        assert_eq!(steps.iter().map(|step| step.head.story).collect::<Vec<_>>(), [3, 1, 2]);
        assert_eq!(steps.iter().map(|step| step.stage.label()).collect::<Vec<_>>(), ["预告", "进行", "后续"]);
    }

    #[test]
    fn parts_of_a_series_follow_each_other_without_dates() {
        let here = head(1, "古县看变迁（之二）", None);
        let relations = [
            relation(head(2, "古县看变迁（之三）", None), 0.05, TieKind::Series),
            relation(head(3, "古县看变迁（之一）", None), 0.05, TieKind::Series),
        ];
        let order: Vec<_> = thread(&here, &relations).iter().map(|step| step.head.story).collect();
        assert_eq!(order, [3, 1, 2]);
    }

    proptest! {
        #[test]
        fn a_thread_never_goes_backwards(
            dates in prop::collection::vec(
                prop::option::of((1949_u32..2030, 0_u32..13, 0_u32..32)
                    .prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))), 1..12),
            scores in prop::collection::vec(0.0_f32..1.0, 12),
            heads in prop::collection::vec(0_usize..4, 12),
        ) {
            let names = ["苹果节（之一）", "苹果节将于明日开幕", "苹果节闭幕", "苹果节开幕"];
            let all: Vec<Head> = dates
                .iter()
                .enumerate()
                .map(|(n, date)| head(n, names[heads[n % heads.len()]], date.as_deref()))
                .collect();
            let relations: Vec<Relation> = all
                .iter()
                .skip(1)
                .zip(&scores)
                .map(|(head, &score)| relation(head.clone(), score, TieKind::Event))
                .collect();
            let steps = thread(&all[0], &relations);
            prop_assert!(steps.windows(2).all(|pair| pair[0].day <= pair[1].day));
            prop_assert_eq!(steps.iter().filter(|step| step.head.story == 0).count(), 1);
            prop_assert!(steps.len() <= all.len());
        }
    }
}
