//! What a report counts: one row of one table for each number, from which the report, its JSON, `--list` and the help derive.

use super::audit::Audit;
use super::case::Case;
use super::ruler::Ruler;
use crate::marks::Slip;
use crate::marks::stray::Seen;
use crate::parse::ledger;
use crate::shell::cli::marks::kept;
use crate::shell::library::Reading;
use crate::story::{Basis, Page, Repair, RepairKind};
use crate::tongue::Text;
use crate::tongue::punctuation::LIST;
use crate::tongue::{cli as say, marks};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::collections::{HashMap, HashSet};

/// A repair less sure than this is doubtful. Joins and moves have the odds of the cutter's model as confidence, second readings
/// the share of their letters found again.
pub(super) const DOUBTFUL_BELOW: f32 = 0.9;

/// What was read, with a ruler for each page.
pub(super) struct Read<'a> {
    pub reading: &'a Reading,
    pub audit: &'a Audit,
    pub rulers: Vec<Ruler<'a>>,
}

/// One number of the report.
#[derive(Debug, Clone, Copy)]
pub(in crate::shell::cli) struct Count {
    /// As `--list` takes it, and in JSON.
    pub(super) name: &'static str,
    /// What it is called; may be typed, too.
    pub(super) label: Text,
    /// What is counted.
    pub(super) meaning: Text,
    /// Whether the report itself lists the cases, for somebody may have to do something about each.
    pub(super) listed: bool,
    find: for<'a> fn(&'a Read<'a>) -> Vec<Case<'a>>,
}

/// Every number, in the order of the report.
const COUNTS: &[Count] = &[
    row("pages", say::COUNT_PAGES, say::PAGES_ARE, |read| read.pages(|_| true, |page| Some(about(page)))),
    row("stories", say::COUNT_STORIES, say::STORIES_ARE, stories),
    row("joined", say::COUNT_JOINED, say::JOINED_ARE, |read| read.repairs(|r| r.kind == RepairKind::Joined)),
    row("doubled", say::COUNT_DOUBLED, say::DOUBLED_ARE, |read| {
        read.repairs(|r| r.kind == RepairKind::Doubled)
    }),
    row("unbraided", say::COUNT_UNBRAIDED, say::UNBRAIDED_ARE, |read| {
        read.repairs(|r| r.kind == RepairKind::Unbraided)
    }),
    row("stripped", say::COUNT_STRIPPED, say::STRIPPED_ARE, |read| {
        read.repairs(|r| r.kind == RepairKind::Stripped)
    }),
    row("doubtful", say::COUNT_DOUBTFUL, say::DOUBTFUL_ARE, |read| {
        read.repairs(|r| r.confidence < DOUBTFUL_BELOW)
    }),
    row("aside", say::COUNT_ASIDE, say::ASIDE_ARE, asides),
    row("faults", say::COUNT_FAULTS, say::FAULTS_ARE, faults).listed(),
    row("inferred", say::COUNT_INFERRED, say::INFERRED_ARE, |read| {
        read.pages(|page| page.date.value.is_some() && page.date.basis.is_guess(), |page| Some(dated(page)))
    }),
    row("undated", say::COUNT_UNDATED, say::UNDATED_ARE, |read| {
        read.pages(|page| page.date.value.is_none(), |_| None)
    })
    .listed(),
    row("unnamed", say::COUNT_UNNAMED, say::UNNAMED_ARE, |read| {
        read.pages(|page| page.paper.name.is_none(), |_| None)
    }),
    row("without-stories", say::COUNT_WITHOUT_STORIES, say::WITHOUT_STORIES_ARE, |read| {
        read.pages(|page| page.stories.is_empty(), |_| None)
    })
    .listed(),
    row("recoded", say::COUNT_RECODED, say::RECODED_ARE, |read| {
        read.pages(|page| page.encoding != "UTF-8", |page| Some(page.encoding.clone()))
    }),
    row("garbled", say::COUNT_GARBLED, say::GARBLED_ARE, garbled),
    row("corrected", say::COUNT_CORRECTED, say::CORRECTED_ARE, corrected),
    row("misfits", say::COUNT_MISFITS, say::MISFITS_ARE, misfits).listed(),
    row("lost-marks", marks::LOST, marks::LOST_ARE, lost_marks).listed(),
    row("skipped", say::COUNT_SKIPPED, say::SKIPPED_ARE, skipped).listed(),
    row("unindexed", say::COUNT_UNINDEXED, say::UNINDEXED_ARE, |read| named(&read.audit.unindexed)).listed(),
    row("stale", say::COUNT_STALE, say::STALE_ARE, |read| named(&read.audit.stale)).listed(),
    row("vanished", say::COUNT_VANISHED, say::VANISHED_ARE, |read| named(&read.audit.vanished)).listed(),
    row("damaged", say::COUNT_DAMAGED, say::DAMAGED_ARE, |read| named(&read.audit.damaged)).listed(),
    row("leftovers", say::COUNT_LEFTOVERS, say::LEFTOVERS_ARE, |read| named(&read.audit.leftovers)).listed(),
];

const fn row(
    name: &'static str,
    label: Text,
    meaning: Text,
    find: for<'a> fn(&'a Read<'a>) -> Vec<Case<'a>>,
) -> Count {
    Count { name, label, meaning, listed: false, find }
}

impl Count {
    const fn listed(self) -> Self {
        Self { listed: true, ..self }
    }

    /// Every case that is counted.
    pub(super) fn cases<'a>(&self, read: &'a Read<'a>) -> Vec<Case<'a>> {
        let mut cases = (self.find)(read);
        for case in &mut cases {
            case.what = self.name;
        }
        cases
    }

    /// All names, for the help.
    pub(in crate::shell::cli) fn names() -> String {
        let called = |c: &Count| {
            let label = c.label.get();
            if label == c.name { label.to_owned() } else { format!("{label} {}", c.name) }
        };
        COUNTS.iter().map(called).collect::<Vec<_>>().join(LIST.get())
    }
}

impl ValueEnum for Count {
    fn value_variants<'a>() -> &'a [Self] {
        COUNTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).aliases(self.label.all()).help(self.meaning.get()))
    }
}

impl<'a> Read<'a> {
    pub(super) fn new(reading: &'a Reading, audit: &'a Audit) -> Self {
        Self { reading, audit, rulers: reading.pages.iter().map(|page| Ruler::new(page)).collect() }
    }

    fn pages(
        &'a self,
        counts: impl Fn(&Page) -> bool,
        why: impl Fn(&Page) -> Option<String>,
    ) -> Vec<Case<'a>> {
        let pages = self.reading.pages.iter().filter(|page| counts(page));
        pages.map(|page| Case::page(&page.name, why(page))).collect()
    }

    fn repairs(&'a self, counts: impl Fn(&Repair) -> bool) -> Vec<Case<'a>> {
        self.on_pages(|ruler| {
            let repairs = ruler.page.repairs.iter().filter(|repair| counts(repair));
            repairs.map(|repair| Case::repair(ruler, repair)).collect()
        })
    }

    fn on_pages(&'a self, cases: impl Fn(&'a Ruler<'a>) -> Vec<Case<'a>>) -> Vec<Case<'a>> {
        self.rulers.iter().flat_map(cases).collect()
    }
}

fn stories<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    read.on_pages(|ruler| ruler.page.stories.iter().map(|story| Case::story(ruler, story)).collect())
}

fn asides<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    read.on_pages(|ruler| ruler.page.set_aside.iter().map(|aside| Case::aside(ruler, aside)).collect())
}

fn faults<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    read.on_pages(|ruler| {
        let faults = ledger::faults(ruler.page);
        faults.into_iter().map(|fault| Case::page(&ruler.page.name, Some(fault))).collect()
    })
}

fn garbled<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    read.on_pages(|ruler| ruler.garbled().map(|at| Case::around(ruler, at)).collect())
}

fn corrected<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    let corrected = read.reading.corrected.iter();
    corrected.map(|done| Case::page(&done.page, Some(done.correction.to_string()))).collect()
}

fn misfits<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    let misfits = read.reading.misfits.iter();
    misfits.map(|misfit| Case::page(&misfit.page, Some(misfit.why.clone()))).collect()
}

fn skipped<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    read.reading.skipped.iter().map(Case::skipped).collect()
}

fn named(names: &[String]) -> Vec<Case<'_>> {
    names.iter().map(|name| Case::page(name, None)).collect()
}

/// Marked stories of these pages that are not where they were, and could be any or none of those that are.
fn lost_marks<'a>(read: &'a Read<'a>) -> Vec<Case<'a>> {
    let marks = kept();
    let stories = |page: &'a Page| page.stories.iter().map(|story| story.id.as_str());
    let known: HashSet<&str> = read.reading.pages.iter().flat_map(|page| stories(page)).collect();
    let strays = marks.strays(|id| known.contains(id));
    let seen = read.reading.pages.iter().map(|page| (page.name.clone(), Seen::on(page))).collect();
    let mut lost: HashMap<&str, Vec<&Slip>> = HashMap::new();
    for slip in marks.settle(&strays, &seen).unsettled {
        lost.entry(slip.about.page.as_str()).or_default().push(slip);
    }
    let case = |page: &'a str| {
        let here = lost.remove(page).unwrap_or_default().into_iter();
        here.map(move |slip| Case::page(page, Some(slip.about.name().to_owned())))
    };
    read.reading.pages.iter().map(|page| page.name.as_str()).flat_map(case).collect()
}

/// A page in a few words.
fn about(page: &Page) -> String {
    let paper = page.paper.name.as_deref().unwrap_or(say::NO_PAPER.get());
    let guess = if page.paper.basis.is_guess() { "?" } else { "" };
    let (date, stories) = (dated(page), page.stories.len());
    say::ABOUT_PAGE.fill([&page.encoding, &paper, &guess, &date, &stories])
}

/// The date of a page, and from what it was guessed.
fn dated(page: &Page) -> String {
    match (&page.date.value, &page.date.basis) {
        (Some(day), Basis::Inferred(why)) => say::DATE_BECAUSE.fill([day, why]),
        (Some(day), _) => day.clone(),
        (None, _) => say::NO_DATE.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_goes_by_two_names_of_its_own() {
        for (nth, count) in COUNTS.iter().enumerate() {
            for name in [count.name, count.label.get()] {
                let found: Vec<usize> = (0..COUNTS.len())
                    .filter(|&n| COUNTS[n].to_possible_value().unwrap().matches(name, false))
                    .collect();
                assert_eq!(found, [nth], "{name}");
            }
        }
    }

    #[test]
    fn the_table_states_the_confidence_below_which_a_repair_is_doubtful() {
        let doubtful = COUNTS.iter().find(|count| count.name == "doubtful").unwrap();
        assert!(doubtful.meaning.get().contains(&DOUBTFUL_BELOW.to_string()), "{}", doubtful.meaning);
    }
}
