//! `jianbao stats`: how much it is that a query finds, or how long a story is and what in it is rare.

use super::{Json, LibraryArgs, Stdout, meant};
use crate::app::figures;
use crate::index::{Extent, FoundFigures};
use crate::query::{Field, Query};
use crate::shell::error::Error;
use crate::story::RepairKind;
use crate::tongue::{cli as say, reach};
use clap::Args;
use serde::Serialize;

/// What can be asked of the command.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[arg(value_name = say::QUERY.get(),
        help_heading = say::ARGUMENTS.get(),
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true,
        value_parser = meant::query,
        help = reach::STATS_QUERY.get())]
    query: String,
    #[arg(long, value_name = say::ID.get(), help_heading = say::OPTIONS.get(), conflicts_with = "query", help = reach::STATS_STORY.get())]
    story: Option<String>,
    #[command(flatten)]
    from: LibraryArgs,
    #[command(flatten)]
    json: Json,
}

/// The figures as JSON; the contract is `docs/schema/stats.json`.
#[derive(Serialize)]
struct Figures<'a> {
    query: Option<&'a str>,
    story: Option<Story<'a>>,
    found: Option<Found<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    id: &'a str,
    headline: &'a str,
    #[serde(flatten)]
    extent: Extent,
    repairs: Vec<Mended>,
    pairs: Vec<Pair<'a>>,
    names: Vec<Name<'a>>,
}

#[derive(Serialize)]
struct Mended {
    kind: RepairKind,
    n: usize,
}

#[derive(Serialize)]
struct Pair<'a> {
    text: &'a str,
    stories: usize,
}

#[derive(Serialize)]
struct Name<'a> {
    field: Field,
    value: &'a str,
    stories: usize,
}

#[derive(Serialize)]
struct Found<'a> {
    stories: usize,
    exact: bool,
    pages: usize,
    papers: usize,
    from: Option<&'a str>,
    to: Option<&'a str>,
    undated: usize,
    characters: usize,
    counted: usize,
    seconds: usize,
}

/// Prints the figures; says whether there is anything they are of.
pub(super) fn stats(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    let corpus = options.from.corpus()?;
    if let Some(id) = &options.story {
        let told = corpus.figures(super::find(&corpus, id)?).ok_or_else(|| Error::NoStory(id.clone()))?;
        if !options.json.json {
            return figures::story(&told).lines().try_for_each(|line| out.line(line)).map(|()| true);
        }
        let story = Story {
            id: &told.id,
            headline: &told.headline,
            extent: told.extent,
            repairs: told.repairs.iter().map(|(kind, n)| Mended { kind: *kind, n: *n }).collect(),
            pairs: told.pairs.iter().map(|(text, stories)| Pair { text, stories: *stories }).collect(),
            names: told
                .names
                .iter()
                .map(|(name, stories)| Name { field: name.field, value: &name.value, stories: *stories })
                .collect(),
        };
        return out.json(&Figures { query: None, story: Some(story), found: None }).map(|()| true);
    }
    let query = Query { text: options.query.clone(), marks: super::marks::kept(), ..Query::default() };
    let told = corpus.found_figures(&query);
    if options.json.json {
        out.json(&Figures { query: Some(&query.text), story: None, found: Some(found(&told)) })?;
    } else {
        figures::found(&told).lines().try_for_each(|line| out.line(line))?;
    }
    Ok(told.stories > 0)
}

fn found(told: &FoundFigures) -> Found<'_> {
    let FoundFigures { stories, exact, characters, counted, seconds, pages, papers, undated, .. } = *told;
    let (from, to) = told.days.as_ref().map(|(from, to)| (from.as_str(), to.as_str())).unzip();
    Found { stories, exact, pages, papers, from, to, undated, characters, counted, seconds }
}
