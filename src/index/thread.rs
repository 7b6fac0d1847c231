//! Threads: the dated chain of an event that runs on — announced, held, carried out; parts of a series; a campaign. A pure function of a
//! story and of the relations between stories; knows no index.

use super::day;
use super::serial::part_of_series;
use super::{Head, Relation, TieKind};
use crate::tongue::index as say;

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
    /// What it is called.
    pub fn label(self) -> &'static str {
        let name = match self {
            Self::Ahead => say::AHEAD,
            Self::Held => say::HELD,
            Self::After => say::AFTER,
        };
        name.get()
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

/// A story of a thread is at least so near to one that is in it …
const NEAR: f32 = 0.1;
/// … and nearer where that is not the story one starts from: from link to link a thread would stray to other matters …
const NEARER: f32 = 0.15;
/// … and not so many months away from it: what comes again every year is another event.
const MONTHS: u32 = 10;
/// A thread has so many stories at most, and so many of them are asked for their relations.
const LONGEST: usize = 24;
const ASKED: usize = 8;

/// The thread a story belongs to: itself, those of its relations that go on with the same matter, and those of theirs, in the order of
/// their days; never backwards in time. Reprints are left out, they tell nothing new. Only the story itself where there is no thread.
/// `relations` gives those of a story by its number.
pub(super) fn thread(here: &Head, mut relations: impl FnMut(usize) -> Vec<Relation>) -> Vec<Step> {
    let mut steps = vec![Step::of(here)];
    let mut copies: Vec<usize> = Vec::new();
    for asked in 0..ASKED {
        // In the order in which they came, so the nearest first.
        let Some(from) = steps.get(asked).cloned() else { break };
        if copies.contains(&from.head.story) {
            continue;
        }
        let near = if asked == 0 { NEAR } else { NEARER };
        for relation in relations(from.head.story) {
            let (story, step) = (relation.head.story, Step::of(&relation.head));
            if relation.ties.iter().any(|tie| tie.kind == TieKind::Reprint) && story != here.story {
                copies.push(story);
            }
            let known = steps.iter().any(|step| step.head.story == story);
            if !known && steps.len() < LONGEST && goes_on(&relation, near) && from.is_followed(&step) {
                steps.push(step);
            }
        }
    }
    steps.retain(|step| !copies.contains(&step.head.story));
    steps.sort_by_cached_key(key);
    steps
}

/// Whether a relation is one of the same matter.
fn goes_on(relation: &Relation, near: f32) -> bool {
    let has = |kinds: &[TieKind]| relation.ties.iter().any(|tie| kinds.contains(&tie.kind));
    let same = [TieKind::Event, TieKind::Person, TieKind::Slogan, TieKind::Occasion, TieKind::Topic];
    let goes_on = relation.score >= near && has(&same) || has(&[TieKind::Continuation, TieKind::Series]);
    goes_on && !has(&[TieKind::Reprint])
}

impl Step {
    fn of(head: &Head) -> Self {
        Self {
            head: head.clone(),
            day: head.date.as_deref().map_or(0, day::number),
            stage: Stage::of(&head.headline.text),
            part: part_of_series(&head.headline.text),
        }
    }

    /// Whether another step can belong to the same run of events: parts of a series, or days that are not far apart.
    fn is_followed(&self, other: &Self) -> bool {
        let months = |step: &Self| step.day / 10_000 * 12 + step.day / 100 % 100;
        let dated = self.day > 0 && other.day > 0;
        self.part.is_some() && other.part.is_some() || dated && months(self).abs_diff(months(other)) <= MONTHS
    }
}

/// The order of a thread: day, then part of a series, then stage.
fn key(step: &Step) -> (u32, u32, Stage, usize) {
    (step.day, step.part.unwrap_or(0), step.stage, step.head.story)
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
        let steps = thread(&here, |story| if story == 1 { relations.to_vec() } else { Vec::new() });
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
        let order: Vec<_> =
            thread(&here, |_| relations.to_vec()).iter().map(|step| step.head.story).collect();
        assert_eq!(order, [3, 1, 2]);
    }

    #[test]
    fn a_thread_leads_on_from_story_to_story() {
        let day = |n: usize| format!("2023-{:02}-10", 1 + n);
        let heads: Vec<Head> = (0..6).map(|n| head(n, "引水工程", Some(&day(n)))).collect();
        let next = |n: usize, score: f32| {
            let others = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
            let known = others.filter_map(|other| heads.get(other));
            known.map(|head| relation(head.clone(), score, TieKind::Event)).collect()
        };
        let walked = |score: f32| -> Vec<usize> {
            thread(&heads[2], |n| next(n, score)).iter().map(|step| step.head.story).collect()
        };
        assert_eq!(walked(0.2), [0, 1, 2, 3, 4, 5]);
        assert_eq!(walked(0.12), [1, 2, 3], "a weak link leads one step, not further");
        // A copy of a step tells nothing new, from whichever story it is seen.
        let copied = thread(&heads[2], |n| {
            let mut relations: Vec<Relation> = next(n, 0.2);
            let kind = if n == 3 { TieKind::Reprint } else { TieKind::Event };
            relations.push(relation(head(9, "引水工程", Some("2023-04-11")), 0.3, kind));
            relations
        });
        assert!(copied.iter().all(|step| step.head.story != 9));
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
            let steps = thread(&all[0], |story| relations.iter().skip(story % 3).cloned().collect());
            prop_assert!(steps.windows(2).all(|pair| pair[0].day <= pair[1].day));
            prop_assert_eq!(steps.iter().filter(|step| step.head.story == 0).count(), 1);
            prop_assert!(steps.len() <= all.len());
        }
    }
}
