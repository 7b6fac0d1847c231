//! What a report counts: one row of one table for each number, from which the report, its JSON, `--list` and the help derive.

use super::audit::Audit;
use super::case::Case;
use super::ruler::Ruler;
use crate::parse::ledger;
use crate::shell::library::Reading;
use crate::story::{Basis, Page, Repair, RepairKind};
use clap::ValueEnum;
use clap::builder::PossibleValue;

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
    /// The same in Chinese.
    pub(super) chinese: &'static str,
    /// What is counted.
    pub(super) meaning: &'static str,
    /// Whether the report itself lists the cases, for somebody may have to do something about each.
    pub(super) listed: bool,
    find: for<'a> fn(&'a Read<'a>) -> Vec<Case<'a>>,
}

/// Every number, in the order of the report.
const COUNTS: &[Count] = &[
    row("pages", "版面", "收入的版面", |read| read.pages(|_| true, |page| Some(about(page)))),
    row("stories", "稿件", "切出的稿件", stories),
    row("joined", "接合", "断开的段落接上", |read| read.repairs(|r| r.kind == RepairKind::Joined)),
    row("doubled", "去重", "读了两遍的文字另置", |read| {
        read.repairs(|r| r.kind == RepairKind::Doubled)
    }),
    row("unbraided", "归位", "串进别篇的文字归位", |read| {
        read.repairs(|r| r.kind == RepairKind::Unbraided)
    }),
    row("stripped", "清除", "标记和控制字符不显示", |read| {
        read.repairs(|r| r.kind == RepairKind::Stripped)
    }),
    row("doubtful", "存疑", "把握低于 0.9 的修补，请对着源文看", |read| {
        read.repairs(|r| r.confidence < DOUBTFUL_BELOW)
    }),
    row("aside", "另置", "不在稿件里的文字：重复、杂项、栏目、转版", asides),
    row("faults", "失漏", "丢失或算了两次的文字，应当是 0", faults).listed(),
    row("inferred", "推断", "日期是推断的版面", |read| {
        read.pages(|page| page.date.value.is_some() && page.date.basis.is_guess(), |page| Some(dated(page)))
    }),
    row("undated", "无日期", "日期不详的版面", |read| {
        read.pages(|page| page.date.value.is_none(), |_| None)
    })
    .listed(),
    row("unnamed", "无报名", "报纸不详的版面", |read| {
        read.pages(|page| page.paper.name.is_none(), |_| None)
    }),
    row("without-stories", "无稿件", "没有切出稿件的版面", |read| {
        read.pages(|page| page.stories.is_empty(), |_| None)
    })
    .listed(),
    row("recoded", "转码", "编码不是 UTF-8 的版面", |read| {
        read.pages(|page| page.encoding != "UTF-8", |page| Some(page.encoding.clone()))
    }),
    row("garbled", "乱码", "有字节读不出的行", garbled),
    row("corrected", "更正", "照用的手工更正", corrected),
    row("misfits", "更正未用", "用不上的手工更正", misfits).listed(),
    row("skipped", "没有收入", "没有收入的文件，和原因", skipped).listed(),
    row("unindexed", "索引所缺", "索引里还没有的文件", |read| named(&read.audit.unindexed)).listed(),
    row("stale", "索引过时", "索引里是另一样文字的文件", |read| named(&read.audit.stale)).listed(),
    row("vanished", "索引多出", "文件已经不在、索引里还有的版面", |read| {
        named(&read.audit.vanished)
    })
    .listed(),
    row("damaged", "索引损坏", "与校验和不符的索引文件", |read| named(&read.audit.damaged)).listed(),
    row("leftovers", "残留", "索引旁边没有用的文件", |read| named(&read.audit.leftovers)).listed(),
];

const fn row(
    name: &'static str,
    chinese: &'static str,
    meaning: &'static str,
    find: for<'a> fn(&'a Read<'a>) -> Vec<Case<'a>>,
) -> Count {
    Count { name, chinese, meaning, listed: false, find }
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
        let names: Vec<String> = COUNTS.iter().map(|c| format!("{} {}", c.chinese, c.name)).collect();
        names.join("、")
    }
}

impl ValueEnum for Count {
    fn value_variants<'a>() -> &'a [Self] {
        COUNTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).alias(self.chinese).help(self.meaning))
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

/// A page in a few words.
fn about(page: &Page) -> String {
    let paper = page.paper.name.as_deref().unwrap_or("报纸不详");
    let guess = if page.paper.basis.is_guess() { "?" } else { "" };
    let (date, stories) = (dated(page), page.stories.len());
    format!("{}  {paper}{guess}  {date}  {stories} 篇", page.encoding)
}

/// The date of a page, and from what it was guessed.
fn dated(page: &Page) -> String {
    match (&page.date.value, &page.date.basis) {
        (Some(day), Basis::Inferred(why)) => format!("{day}?（{why}）"),
        (Some(day), _) => day.clone(),
        (None, _) => "日期不详".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_goes_by_two_names_of_its_own() {
        for (nth, count) in COUNTS.iter().enumerate() {
            for name in [count.name, count.chinese] {
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
        assert!(doubtful.meaning.contains(&DOUBTFUL_BELOW.to_string()), "{}", doubtful.meaning);
    }
}
