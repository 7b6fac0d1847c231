//! `jianbao check`: what a library holds, what was mended, and what was not taken in and why. Each number can be listed.

use super::Stdout;
use crate::shell::error::Error;
use crate::shell::library::Library;
use crate::text::cells;
use crate::tongue::cli as say;
use crate::tongue::punctuation::CLAUSE;
use audit::Audit;
use case::Case;
use clap::ValueEnum;
use counts::{DOUBTFUL_BELOW, Read};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::collections::BTreeMap;

mod audit;
mod case;
mod counts;
mod ruler;

pub(super) use counts::Count;

/// So many cases stand in the text of the report itself; for all there is `--list`.
const SHOWN: usize = 10;

/// Prints the report on a library, or all cases of one of its numbers.
pub(super) fn check(
    library: &Library,
    list: Option<Count>,
    repair: bool,
    json: bool,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let done = if repair { audit::repair(library)? } else { Vec::new() };
    let audit = Audit::of(library);
    let reading = library.read();
    let read = Read::new(&reading, &audit);
    if let Some(count) = list {
        return print_cases(count, &read, json, out);
    }
    let report = Report::of(&read, &done, library.others());
    if json { out.json(&report) } else { report.print(out) }?;
    Ok(!reading.pages.is_empty() && audit.is_sound())
}

fn print_cases(count: Count, read: &Read<'_>, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let cases = count.cases(read);
    for case in &cases {
        if json { out.json(case)? } else { out.line(&case.text())? }
    }
    if !json {
        out.line(&say::CASES.fill([&cases.len(), &count.meaning]))?;
    }
    Ok(!cases.is_empty())
}

/// The report.
struct Report<'a> {
    numbers: Vec<Number<'a>>,
    /// Pages in each encoding.
    encodings: BTreeMap<&'a str, usize>,
    audit: &'a Audit,
    /// What was repaired, in sentences.
    done: &'a [String],
    /// Files whose endings no page has, by their endings.
    others: Vec<(String, usize)>,
}

/// A number, and its cases where the report lists them.
struct Number<'a> {
    count: Count,
    n: usize,
    cases: Vec<Case<'a>>,
}

impl<'a> Report<'a> {
    fn of(read: &'a Read<'a>, done: &'a [String], others: Vec<(String, usize)>) -> Self {
        let number = |&count: &Count| {
            let mut cases = count.cases(read);
            let n = cases.len();
            if !count.listed {
                cases.clear();
            }
            Number { count, n, cases }
        };
        let mut encodings = BTreeMap::new();
        for page in &read.reading.pages {
            *encodings.entry(page.encoding.as_str()).or_default() += 1;
        }
        let numbers = Count::value_variants().iter().map(number).collect();
        Self { numbers, encodings, audit: read.audit, done, others }
    }

    fn print(&self, out: &mut Stdout) -> Result<(), Error> {
        let widest = self.numbers.iter().map(|number| cells(number.count.label.get())).max().unwrap_or(0);
        for Number { count, n, .. } in &self.numbers {
            let gap = " ".repeat(widest - cells(count.label.get()));
            // In English a number is called what one types.
            let is_same = count.label.get() == count.name;
            let name = if is_same { String::new() } else { format!("{:<15}  ", count.name) };
            out.line(&format!("{n:>7}  {}{gap}  {name}{}", count.label, count.meaning))?;
        }
        let encodings: Vec<String> =
            self.encodings.iter().map(|(name, n)| say::ENCODED.fill([name, n])).collect();
        if !encodings.is_empty() {
            out.line(&say::ENCODINGS.fill([&encodings.join(CLAUSE.get())]))?;
        }
        let others = self.others.iter().take(SHOWN).map(|(ending, n)| match ending.as_str() {
            "" => say::WITHOUT_ENDING.fill([n]),
            ending => say::ENDING_SO.fill([n, &ending]),
        });
        let others: Vec<String> = others.collect();
        if !others.is_empty() {
            out.line(&say::OTHER_FILES.fill([&others.join(CLAUSE.get())]))?;
        }
        self.audit.told().iter().chain(self.done).try_for_each(|line| out.line(line))?;
        for Number { count, n, cases } in self.numbers.iter().filter(|number| !number.cases.is_empty()) {
            out.line(&say::HOW_MANY.fill([&count.label, n]))?;
            for case in cases.iter().take(SHOWN) {
                out.line(&format!("    {}", case.text()))?;
            }
            if *n > SHOWN {
                out.line(&say::MORE_CASES.fill([&(n - SHOWN), &count.label]))?;
            }
        }
        out.line(say::CASES_HOW.get())
    }
}

/// One object: each number under its name, or its cases where somebody may have to do something about each.
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for Number { count, n, cases } in &self.numbers {
            let key = count.name.replace('-', "_");
            if count.listed { map.serialize_entry(&key, cases)? } else { map.serialize_entry(&key, n)? }
        }
        map.serialize_entry("doubtful_below", &DOUBTFUL_BELOW)?;
        map.serialize_entry("encodings", &self.encodings)?;
        map.serialize_entry(
            "others",
            &self.others.iter().map(|(ending, n)| (ending, n)).collect::<BTreeMap<_, _>>(),
        )?;
        map.serialize_entry("index", &self.audit.place)?;
        map.serialize_entry("index_fault", &self.audit.fault)?;
        if !self.done.is_empty() {
            map.serialize_entry("repaired", &self.done)?;
        }
        map.end()
    }
}
