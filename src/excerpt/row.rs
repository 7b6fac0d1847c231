//! A story as a record of data: a row of a table, an object of JSON.

use super::{Excerpt, clean, plain};
use crate::query::parse::kind_names;
use crate::story::{Date, Paper, Story};
use serde::Serialize;

/// What the columns of a table are called.
pub const COLUMNS: [&str; 18] = [
    "编号", "报纸", "日期", "版次", "引题", "标题", "副题", "记者", "电头", "体裁", "地点", "人物", "机构",
    "提法", "正文", "原文", "行", "推断",
];

/// The cells of a story, one for each column; several values are parted by 、.
pub fn cells(excerpt: &Excerpt<'_>) -> Vec<String> {
    let (page, story) = (excerpt.page, excerpt.story);
    let some = |value: &Option<String>| value.clone().unwrap_or_default();
    let guesses: Vec<&str> = [("报纸", &page.paper.basis), ("日期", &page.date.basis)]
        .into_iter()
        .filter(|(_, basis)| basis.is_guess())
        .map(|(what, _)| what)
        .collect();
    let people: Vec<&str> = story.facts.people.iter().map(|person| person.name.as_str()).collect();
    vec![
        story.id.clone(),
        some(&page.paper.name),
        some(&page.date.value),
        some(&page.number),
        some(&story.kicker),
        some(&story.headline),
        story.decks.join("　"),
        excerpt.authors().join("、"),
        some(&story.wire),
        kind_names(story.kind).get(1).copied().unwrap_or_default().to_owned(),
        story.facts.places.join("、"),
        people.join("、"),
        story.facts.orgs.join("、"),
        story.facts.slogans.join("、"),
        plain::words(excerpt),
        clean(&page.name),
        // Not 2-4, which spreadsheets take for a day.
        excerpt.lines().map_or_else(String::new, |(first, last)| format!("{first}–{last}")),
        guesses.join("、"),
    ]
}

/// A story with what its page says, as JSON.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    page: &'a str,
    paper: &'a Paper,
    date: &'a Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<(usize, usize)>,
    #[serde(flatten)]
    story: &'a Story,
}

/// The record of a story.
pub fn record<'a>(excerpt: &Excerpt<'a>) -> Record<'a> {
    let page = excerpt.page;
    Record {
        page: &page.name,
        paper: &page.paper,
        date: &page.date,
        number: page.number.as_deref(),
        place: page.place.as_deref(),
        lines: excerpt.lines(),
        story: excerpt.story,
    }
}
