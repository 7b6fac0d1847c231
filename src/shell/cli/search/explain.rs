//! Why a search found what it found: each part of the query, how it may be read, how many stories it finds alone and by which routes.

use crate::corpus::Corpus;
use crate::index::Route;
use crate::query::explain::{phrase, retype};
use crate::query::mark::wanted;
use crate::query::{Ask, Parsed, Query};
use crate::text::pinyin::Spelled;
use crate::tongue::cli as say;
use crate::tongue::punctuation::LIST;
use serde::Serialize;
use std::collections::BTreeMap;

/// So many of the best hits are looked at for their routes.
const LOOKED_AT: usize = 400;

/// The explanation.
#[derive(Serialize)]
pub(super) struct Explained {
    parts: Vec<Part>,
    ignored: Vec<Ignored>,
}

#[derive(Serialize)]
struct Part {
    /// As one would type it.
    typed: String,
    /// In plain words.
    says: String,
    /// How many stories it finds alone.
    total: usize,
    /// How many of the best of them by which route.
    routes: BTreeMap<Route, usize>,
    /// How Latin letters may be read as sounds, the surest way first.
    spellings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Ignored {
    typed: String,
    why: &'static str,
}

impl Explained {
    pub(super) fn of(corpus: &Corpus, query: &Query) -> Self {
        let parsed = corpus.understand(query);
        let asks = match &parsed.root {
            Some(Ask::All(asks)) => asks.clone(),
            root => root.iter().cloned().collect(),
        };
        let part = |ask: &Ask| {
            let text = retype(ask);
            let found = corpus.search(&Query { text: text.clone(), limit: LOOKED_AT, ..Query::default() });
            let mut routes = BTreeMap::new();
            for route in found.hits.iter().filter_map(|hit| hit.route) {
                *routes.entry(route).or_default() += 1;
            }
            let alone = Parsed { root: Some(ask.clone()), ignored: Vec::new() };
            let spellings = wanted(&alone).into_iter().flat_map(|term| &term.spellings);
            let spellings = spellings.map(|way| name(way.spelled)).collect();
            Part { typed: text, says: phrase(ask, false), total: found.total.count, routes, spellings }
        };
        let ignored = parsed.ignored.iter().map(|i| Ignored { typed: i.typed.clone(), why: i.why });
        Self { parts: asks.iter().map(part).collect(), ignored: ignored.collect() }
    }

    /// The same for a reader.
    pub(super) fn lines(&self) -> Vec<String> {
        let part = |part: &Part| {
            let routes = part.routes.iter().map(|(route, n)| format!("{} {n}", route.label()));
            let routes = routes.collect::<Vec<_>>().join(LIST.get());
            let routes = if routes.is_empty() { routes } else { say::ROUTES.fill([&routes]) };
            let count = |of: &&str| part.spellings.iter().filter(|way| *way == of).count();
            let ways = ["whole", "started", "initials"].iter().zip([
                say::SPELLED_WHOLE,
                say::SPELLED_STARTED,
                say::SPELLED_INITIALS,
            ]);
            let ways = ways.filter(|(way, _)| count(way) > 0);
            let ways = ways.map(|(way, said)| said.fill([&count(way)])).collect::<Vec<_>>().join(LIST.get());
            let ways = if ways.is_empty() { ways } else { say::AS_PINYIN.fill([&ways]) };
            say::PART.fill([&part.says, &part.total, &routes, &ways])
        };
        let ignored = |i: &Ignored| say::NOT_USED.fill([&i.typed, &i.why]);
        self.parts.iter().map(part).chain(self.ignored.iter().map(ignored)).collect()
    }
}

fn name(spelled: Spelled) -> &'static str {
    match spelled {
        Spelled::Whole => "whole",
        Spelled::Started => "started",
        Spelled::Initials => "initials",
    }
}
