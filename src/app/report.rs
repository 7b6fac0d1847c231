//! The report on what was taken in: how many stories were mended in which way, what is not known of them, and which files are no pages and
//! why. Each number lists its stories. Knows no files.

use super::{App, Effect, Ticket};
use crate::corpus::Corpus;
use crate::query::{Field, Query, quality};
use crate::tongue::start as say;
use std::collections::BTreeMap;

/// In a library of more stories than this nobody counts encodings, for every page would have to be looked at.
const LOOKED_AT: usize = 100_000;

/// A number of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// What is counted.
    pub label: String,
    /// How many.
    pub number: usize,
    /// The query that finds them; none where no query can tell.
    pub query: Option<String>,
}

/// A row of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A number.
    Count(&'a Count),
    /// So many files were not taken in.
    Skipped(usize),
    /// One of them, and why.
    File(&'a str, &'a str),
}

/// The report, as far as it is known.
#[derive(Debug, Default)]
pub struct Report {
    /// The chosen row, while the report is open.
    cursor: Option<usize>,
    counts: Vec<Count>,
    skipped: Vec<(String, String)>,
    awaited: Option<Ticket>,
}

impl Report {
    /// The chosen row, while the report is open.
    pub fn cursor(&self) -> Option<usize> {
        self.cursor
    }

    /// Whether it is still being counted.
    pub fn is_counting(&self) -> bool {
        self.awaited.is_some()
    }

    /// All rows.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let counts = self.counts.iter().map(Row::Count);
        let skipped = (!self.skipped.is_empty()).then_some(Row::Skipped(self.skipped.len()));
        let files = self.skipped.iter().map(|(path, why)| Row::File(path, why));
        counts.chain(skipped).chain(files).collect()
    }
}

/// Counts what a corpus holds.
pub fn survey(corpus: &Corpus) -> Vec<Count> {
    let count = |label: String, number, query| Count { label, number, query };
    let asked = |label: &crate::tongue::Text, query: String| {
        let number = corpus.matching(&Query { text: query.clone(), ..Query::default() }).len();
        count(label.to_string(), number, Some(query))
    };
    let has = |what: &str| format!("{}:{}", Field::Has.label(), quality::label(what));
    let lacks = |field: Field| format!("-{}:{}", Field::Has.label(), field.label());
    let mut counts = vec![
        count(say::COUNT_PAGES.to_string(), corpus.page_count(), None),
        count(say::COUNT_STORIES.to_string(), corpus.len(), Some(String::new())),
        asked(&say::COUNT_JOINED, has("joined")),
        asked(&say::COUNT_DOUBLED, has("doubled")),
        asked(&say::COUNT_UNBRAIDED, has("unbraided")),
        asked(&say::COUNT_GUESSED, format!("{}:{}", Field::Is.label(), quality::label("guessed"))),
        asked(&say::COUNT_UNDATED, lacks(Field::Date)),
        asked(&say::COUNT_UNNAMED, lacks(Field::Paper)),
    ];
    if corpus.len() <= LOOKED_AT {
        // The stories of a page follow each other.
        let mut encodings: BTreeMap<String, usize> = BTreeMap::new();
        let mut last = String::new();
        for number in corpus.numbers() {
            corpus.read(number, |page, _| {
                if page.name != last {
                    last.clone_from(&page.name);
                    *encodings.entry(page.encoding.clone()).or_default() += 1;
                }
            });
        }
        counts
            .extend(encodings.into_iter().map(|(name, n)| count(say::COUNT_ENCODING.fill([&name]), n, None)));
    }
    counts
}

impl App {
    /// The report on what was taken in.
    pub fn report(&self) -> &Report {
        &self.report
    }

    pub(super) fn turn_report(&mut self) -> Vec<Effect> {
        if self.report.cursor.take().is_some() {
            return Vec::new();
        }
        self.report.cursor = Some(0);
        self.ask_survey()
    }

    pub(super) fn close_report(&mut self) {
        self.report.cursor = None;
    }

    /// Asks for the numbers.
    pub(super) fn ask_survey(&mut self) -> Vec<Effect> {
        let ticket = self.ticket();
        self.report.awaited = Some(ticket);
        vec![Effect::Survey(ticket)]
    }

    pub(super) fn take_survey(&mut self, ticket: Ticket, counts: Vec<Count>) {
        if self.report.awaited.take_if(|awaited| *awaited == ticket).is_some() {
            self.report.counts = counts;
        }
    }

    pub(super) fn take_skipped(&mut self, skipped: Vec<(String, String)>) {
        self.report.skipped = skipped;
        self.step_report(0);
    }

    pub(super) fn step_report(&mut self, by: isize) -> Vec<Effect> {
        let last = self.report.rows().len().saturating_sub(1);
        self.report.cursor = self.report.cursor.map(|at| at.saturating_add_signed(by).min(last));
        Vec::new()
    }

    /// Lists the stories of the chosen number.
    pub(super) fn follow_report(&mut self) -> Vec<Effect> {
        let rows = self.report.rows();
        let chosen = self.report.cursor.and_then(|at| rows.get(at)).copied();
        let Some(Row::Count(Count { query: Some(query), .. })) = chosen else { return Vec::new() };
        let query = query.clone();
        self.report.cursor = None;
        self.go_to_results();
        self.rewrite(&query)
    }

    pub(super) fn is_reporting(&self) -> bool {
        self.report.cursor.is_some()
    }
}
