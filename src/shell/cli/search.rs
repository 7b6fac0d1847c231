//! `jianbao search`: what a query finds, as text, as chosen columns, as mentions, as JSON; and why.

use super::{Json, LibraryArgs, Stdout, batch, meant, saved};
use crate::corpus::Corpus;
use crate::index::{Head, Hit, Route};
use crate::query::{Field, Query, Sort, parse};
use crate::shell::error::Error;
use crate::tongue::cli as say;
use clap::{Args, ValueEnum};
use columns::Column;
use explain::Explained;
use serde::Serialize;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::time::Instant;

mod columns;
mod explain;

/// What can be asked of a search.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Options {
    #[arg(value_name = say::QUERY.get(),
        help_heading = say::ARGUMENTS.get(),
        allow_hyphen_values = true,
        value_parser = meant::query,
        required_unless_present_any = ["batch", "saved"],
        help = say::SEARCH_QUERY.get())]
    query: Option<String>,
    #[arg(value_name = say::WORD.get(), help_heading = say::ARGUMENTS.get(), hide = true)]
    more: Vec<String>,
    #[arg(long,
        value_name = say::STORIES.get(),
        default_value_t = 20,
        allow_negative_numbers = true,
        help_heading = say::OPTIONS.get(),
        hide_default_value = true,
        help = say::SEARCH_LIMIT.get())]
    limit: usize,
    #[arg(long, value_name = say::ORDER.get(), value_enum, help_heading = say::OPTIONS.get(), hide_possible_values = true, help = say::SEARCH_SORT.get())]
    sort: Option<Order>,
    #[arg(long, value_name = say::FIELD_VALUE.get(), value_parser = filter, help_heading = say::OPTIONS.get(), help = say::SEARCH_ONLY.get())]
    only: Vec<(Field, String)>,
    #[arg(long, value_name = say::FIELD_VALUE.get(), value_parser = filter, help_heading = say::OPTIONS.get(), help = say::SEARCH_WITHOUT.get())]
    without: Vec<(Field, String)>,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::SEARCH_FUZZY.get())]
    fuzzy: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with_all = ["fields", "mentions", "explain"], help = say::SEARCH_COUNT.get())]
    count: bool,
    #[arg(
        long,
        value_name = say::COLUMNS.get(),
        value_enum,
        value_delimiter = ',',
        help_heading = say::OPTIONS.get(),
        hide_possible_values = true,
        help = say::SEARCH_FIELDS.fill([&Column::names()])
    )]
    fields: Vec<Column>,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with_all = ["fields", "explain"], help = say::SEARCH_MENTIONS.get())]
    mentions: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with = "fields", help = say::SEARCH_EXPLAIN.get())]
    explain: bool,
    #[arg(long, value_name = say::FILE.get(), help_heading = say::OPTIONS.get(), conflicts_with_all = ["count", "fields", "mentions", "explain"], help = say::SEARCH_BATCH.get())]
    batch: Option<PathBuf>,
    #[arg(long, value_name = say::NAME.get(), help_heading = say::OPTIONS.get(), help = say::SEARCH_SAVED.get())]
    saved: Option<String>,
    #[command(flatten)]
    from: LibraryArgs,
    #[command(flatten)]
    json: Json,
}

/// See [`Sort`].
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    #[value(aliases = say::RELEVANCE.all())]
    Relevance,
    #[value(aliases = say::NEWEST.all())]
    Newest,
    #[value(aliases = say::OLDEST.all())]
    Oldest,
    #[value(aliases = say::PAGE_ORDER.all())]
    Page,
}

impl Order {
    fn sort(self) -> Sort {
        match self {
            Self::Relevance => Sort::Relevance,
            Self::Newest => Sort::Newest,
            Self::Oldest => Sort::Oldest,
            Self::Page => Sort::Page,
        }
    }
}

/// Characters on either side of a mention.
const AROUND: usize = 30;

/// The answer as JSON; the contract is `docs/schema/search.json`.
#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    explained: &'a str,
    total: usize,
    /// Only where the total is a lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    total_is: Option<&'static str>,
    took_ms: f64,
    hits: Rows<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Explained>,
}

/// The hits with the columns of the contract, or with those that were asked for.
#[derive(Serialize)]
#[serde(untagged)]
enum Rows<'a> {
    All(Vec<Row<'a>>),
    Chosen(Vec<Map<String, Value>>),
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    page: &'a str,
    headline: &'a str,
    score: f32,
    route: Option<Route>,
    snippet: &'a str,
}

/// Does what was asked for; says whether anything was found.
pub(super) fn search(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    let text = options.query.iter().chain(&options.more).map(String::as_str).collect::<Vec<_>>().join(" ");
    // What was saved is searched as it was saved, unless something else is asked for.
    let saved = options.saved.as_deref().map(saved::search).transpose()?.unwrap_or_default();
    let text = match saved.text.as_str() {
        "" => text,
        saved if text.is_empty() => saved.to_owned(),
        saved => format!("({saved}) {text}"),
    };
    let text = narrowed(&text, &options.only, &options.without)?;
    let query = Query {
        text,
        sort: options.sort.map_or(saved.sort, Order::sort),
        limit: options.limit,
        fuzzy: options.fuzzy || saved.fuzzy,
        marks: super::marks::kept(),
    };
    let json = options.json.json;
    if let Some(list) = &options.batch {
        let terms = batch::terms(list)?;
        return batch::table(&options.from.corpus()?, &query, &terms, json, out);
    }
    let corpus = options.from.corpus()?;
    if options.count {
        return count(&corpus, &query, json, out);
    }
    if options.mentions {
        return mentions(&corpus, &query, json, out);
    }
    hits(&corpus, &query, options, out)
}

/// Prints the best answers.
fn hits(corpus: &Corpus, query: &Query, options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    let start = Instant::now();
    let found = corpus.search(query);
    let took_ms = (start.elapsed().as_secs_f64() * 1e5).round() / 100.0;
    let explain = options.explain.then(|| Explained::of(corpus, query));
    if options.json.json {
        let hits = if options.fields.is_empty() {
            Rows::All(found.hits.iter().map(row).collect())
        } else {
            let chosen = found.hits.iter().map(|hit| columns::object(corpus, hit, &options.fields));
            Rows::Chosen(chosen.collect())
        };
        let total_is = (!found.total.exact).then_some("at least");
        let (query, explained, total) = (&query.text, &found.explained, found.total.count);
        out.json(&Answer { query, explained, total, total_is, took_ms, hits, explain })?;
        return Ok(found.total.count > 0);
    }
    if !options.fields.is_empty() {
        for hit in &found.hits {
            out.raw(columns::line(corpus, hit, &options.fields).as_bytes())?;
        }
        return Ok(found.total.count > 0);
    }
    for hit in &found.hits {
        out.line(&format!("{}  {}", hit.head.id, hit.head.headline.text))?;
        out.line(&format!("    {}", source(&hit.head)))?;
        out.line(&format!("    {}", hit.snippet.text))?;
        if let Some(route) = hit.route.filter(|_| explain.is_some()) {
            out.line(&say::SCORED.fill([&route.label(), &format_args!("{:.2}", hit.score)]))?;
        }
    }
    let (total, shown) = (found.total, found.hits.len());
    out.line(&if shown < total.count {
        say::TOTAL_SHOWN.fill([&total, &shown, &found.explained])
    } else {
        say::TOTAL.fill([&total, &found.explained])
    })?;
    for line in explain.iter().flat_map(Explained::lines) {
        out.line(&line)?;
    }
    for offer in &found.offers {
        out.line(&say::TRY.fill([&offer.text, &offer.total, &offer.why]))?;
    }
    Ok(found.total.count > 0)
}

fn row(hit: &Hit) -> Row<'_> {
    Row {
        id: &hit.head.id,
        page: &hit.head.page,
        headline: &hit.head.headline.text,
        score: hit.score,
        route: hit.route,
        snippet: &hit.snippet.text,
    }
}

/// Prints how many stories there are.
fn count(corpus: &Corpus, query: &Query, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let total = corpus.search(&Query { limit: 1, ..query.clone() }).total;
    if json {
        let mut answer = serde_json::json!({ "query": query.text, "total": total.count });
        if !total.exact {
            answer["total_is"] = "at least".into();
        }
        out.json(&answer)?;
    } else {
        out.line(&total.to_string())?;
    }
    Ok(total.count > 0)
}

/// Prints every place where the query's words stand.
fn mentions(corpus: &Corpus, query: &Query, json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let most = if query.limit == 0 { usize::MAX } else { query.limit };
    let mentions = corpus.mentions(query, most, AROUND);
    for mention in &mentions {
        let opened = corpus.open(mention.story);
        let Some(story) = opened.as_ref().and_then(|opened| opened.story()) else { continue };
        let page = opened.as_ref().map_or("", |opened| &opened.page.name);
        let (before, words, after) = (&mention.before, &mention.words, &mention.after);
        if json {
            out.json(&serde_json::json!({
                "id": story.id, "page": page, "before": before, "words": words, "after": after,
            }))?;
        } else {
            out.line(&format!("{}  {before}【{words}】{after}", story.id))?;
        }
    }
    Ok(!mentions.is_empty())
}

/// Where a story is from, on one line; guesses are marked.
pub(super) fn source(head: &Head) -> String {
    let marked = |value: &Option<String>, guess: bool| {
        value.as_ref().map(|value| if guess { format!("{value}?") } else { value.clone() })
    };
    let paper = marked(&head.paper, head.paper_guessed);
    let date = marked(&head.date, head.date_guessed);
    let known = [paper, date, head.place.clone(), Some(head.page.clone())];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Reads a field and its value.
fn filter(typed: &str) -> Result<(Field, String), String> {
    let (name, value) =
        typed.split_once(['=', '＝', ':', '：']).ok_or_else(|| say::NOT_FIELD_VALUE.to_string())?;
    let field = Field::named(name.trim()).ok_or_else(|| say::NO_FIELD.fill([&name]))?;
    Ok((field, value.trim().replace('"', "")))
}

/// The query with the filters as fields of the language: whole values, within a field any of them, of those without none.
fn narrowed(text: &str, only: &[(Field, String)], without: &[(Field, String)]) -> Result<String, Error> {
    let typed = |field: Field, value: &str, not: bool| {
        let (name, refused) = (field.label(), if not { "-" } else { "" });
        let unknown = if not { "" } else { "-" };
        match value {
            "" => format!("{unknown}{}:{name}", Field::Has.label()),
            value => format!("{refused}{name}:\"{value}\""),
        }
    };
    let mut parts = vec![if only.len() + without.len() > 0 && !text.is_empty() {
        format!("({text})")
    } else {
        text.to_owned()
    }];
    for field in Field::ALL {
        let kept = only.iter().filter(|(of, _)| *of == field).map(|(_, value)| typed(field, value, false));
        let kept = kept.collect::<Vec<_>>();
        if !kept.is_empty() {
            parts.push(format!("({})", kept.join(" OR ")));
        }
    }
    parts.extend(without.iter().map(|(field, value)| typed(*field, value, true)));
    parts.retain(|part| !part.is_empty());
    let filters = parts.get(1..).unwrap_or_default().join(" ");
    match parse(&filters).ignored.first() {
        Some(odd) => Err(Error::Usage(say::BAD_FILTER.fill([&odd.typed, &odd.why]))),
        None => Ok(parts.join(" ")),
    }
}
