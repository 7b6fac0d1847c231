//! `jianbao check`: what a library holds, what was mended, and what was not taken in and why.

use super::Stdout;
use crate::shell::error::Error;
use crate::shell::library::{Library, Reading, Skipped};
use crate::story::RepairKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// The report.
#[derive(Serialize)]
struct Report<'a> {
    pages: usize,
    stories: usize,
    /// Pages in which no story was found.
    without_stories: Vec<&'a str>,
    joined: usize,
    doubled: usize,
    unbraided: usize,
    stripped: usize,
    /// Pages whose date is a guess.
    date_guessed: usize,
    undated: Vec<&'a str>,
    encodings: BTreeMap<&'a str, usize>,
    skipped: Vec<Reasoned<'a>>,
    /// Corrections by hand that no longer fit.
    misfits: &'a [String],
}

/// A file not taken in, with the reason also in words.
#[derive(Serialize)]
struct Reasoned<'a> {
    #[serde(flatten)]
    skipped: &'a Skipped,
    why: String,
}

impl<'a> Report<'a> {
    fn of(reading: &'a Reading) -> Self {
        let pages = &reading.pages;
        let mended = |kind| pages.iter().flat_map(|p| &p.repairs).filter(|r| r.kind == kind).count();
        let mut encodings = BTreeMap::new();
        for page in pages {
            *encodings.entry(page.encoding.as_str()).or_default() += 1;
        }
        let reasoned =
            reading.skipped.iter().map(|skipped| Reasoned { skipped, why: skipped.odd.to_string() });
        Self {
            pages: pages.len(),
            stories: pages.iter().map(|p| p.stories.len()).sum(),
            without_stories: pages.iter().filter(|p| p.stories.is_empty()).map(|p| p.name.as_str()).collect(),
            joined: mended(RepairKind::Joined),
            doubled: mended(RepairKind::Doubled),
            unbraided: mended(RepairKind::Unbraided),
            stripped: mended(RepairKind::Stripped),
            date_guessed: pages.iter().filter(|p| p.date.value.is_some() && p.date.basis.is_guess()).count(),
            undated: pages.iter().filter(|p| p.date.value.is_none()).map(|p| p.name.as_str()).collect(),
            encodings,
            skipped: reasoned.collect(),
            misfits: &reading.misfits,
        }
    }

    fn print(&self, out: &mut Stdout) -> Result<(), Error> {
        out.line(&format!("{} 版，{} 篇稿件", self.pages, self.stories))?;
        out.line(&format!(
            "修补：接合 {}，去重 {}，归位 {}，清除 {}",
            self.joined, self.doubled, self.unbraided, self.stripped
        ))?;
        let encodings: Vec<String> = self.encodings.iter().map(|(name, n)| format!("{name} {n}")).collect();
        out.line(&format!("编码：{}", encodings.join("，")))?;
        out.line(&format!("日期：{} 版是推断，{} 版不详", self.date_guessed, self.undated.len()))?;
        for page in &self.undated {
            out.line(&format!("    {page}"))?;
        }
        if !self.without_stories.is_empty() {
            out.line(&format!("没有切出稿件：{} 版", self.without_stories.len()))?;
        }
        for page in &self.without_stories {
            out.line(&format!("    {page}"))?;
        }
        for misfit in self.misfits {
            out.line(&format!("更正未用：{misfit}"))?;
        }
        out.line(&format!("没有收入：{} 个文件", self.skipped.len()))?;
        for file in &self.skipped {
            out.line(&format!("    {}：{}", file.skipped.path, file.why))?;
        }
        Ok(())
    }
}

/// Prints the report on a library.
pub(super) fn check(library: &Library, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let reading = library.read();
    let report = Report::of(&reading);
    if json {
        out.json(&report)?;
    } else {
        report.print(out)?;
    }
    Ok(report.pages > 0)
}
