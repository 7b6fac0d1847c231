//! `jianbao show` and `jianbao related`: one story, and those that belong to it.

use super::pages::about;
use super::search::source;
use super::{Stdout, find};
use crate::corpus::{Corpus, Opened};
use crate::index::{TieKind, Weights};
use crate::shell::error::Error;
use crate::story::{Date, Paper, Role, Story};
use crate::tongue::cli as say;
use serde::Serialize;

/// A story with what its page says, as JSON.
#[derive(Serialize)]
struct Shown<'a> {
    page: &'a str,
    paper: &'a Paper,
    date: &'a Date,
    place: Option<&'a str>,
    #[serde(flatten)]
    story: &'a Story,
}

/// Prints one story.
pub(super) fn show(corpus: &Corpus, id: &str, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let opened = open(corpus, id)?;
    let Some(story) = opened.story() else { return Ok(false) };
    let page = &opened.page;
    if json {
        let shown = Shown {
            page: &page.name,
            paper: &page.paper,
            date: &page.date,
            place: page.place.as_deref(),
            story,
        };
        out.json(&shown)?;
        return Ok(true);
    }
    out.line(&format!("{}  {} · {}", story.id, about(page), page.name))?;
    out.line("")?;
    for block in &story.blocks {
        let indent = if block.role == Role::Body { "　　" } else { "" };
        out.line(&format!("{indent}{}", block.text))?;
    }
    Ok(true)
}

/// The related stories as JSON; the contract is `docs/schema/related.json`.
#[derive(Serialize)]
struct Neighbours<'a> {
    id: &'a str,
    related: Vec<Neighbour<'a>>,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    id: &'a str,
    page: &'a str,
    headline: &'a str,
    score: f32,
    reasons: Vec<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    kind: TieKind,
    label: &'a str,
    here: &'a str,
    there: &'a str,
}

/// Prints the stories related to one, each with its reasons.
pub(super) fn related(
    corpus: &Corpus,
    id: &str,
    weights: &Weights,
    json: bool,
    out: &mut Stdout,
) -> Result<bool, Error> {
    let opened = open(corpus, id)?;
    let Some(story) = opened.story() else { return Ok(false) };
    let relations = corpus.related(opened.number, weights);
    if json {
        let related = relations.iter().map(|relation| Neighbour {
            id: &relation.head.id,
            page: &relation.head.page,
            headline: &relation.head.headline.text,
            score: relation.score,
            reasons: relation
                .ties
                .iter()
                .map(|tie| Why { kind: tie.kind, label: &tie.label, here: &tie.here, there: &tie.there })
                .collect(),
        });
        out.json(&Neighbours { id: &story.id, related: related.collect() })?;
    } else {
        for relation in &relations {
            out.line(&format!("{}  {}", relation.head.id, relation.head.headline.text))?;
            out.line(&format!("    {}", source(&relation.head)))?;
            for tie in &relation.ties {
                out.line(&format!("    {}", tie.label))?;
                if tie.here == tie.there {
                    out.line(&say::BOTH.fill([&tie.here]))?;
                } else {
                    out.line(&say::HERE.fill([&tie.here]))?;
                    out.line(&say::THERE.fill([&tie.there]))?;
                }
            }
        }
        out.line(&say::RELATED_COUNT.fill([&story.head(), &relations.len()]))?;
    }
    Ok(!relations.is_empty())
}

fn open(corpus: &Corpus, id: &str) -> Result<Opened, Error> {
    corpus.open(find(corpus, id)?).ok_or_else(|| Error::NoStory(id.to_owned()))
}
