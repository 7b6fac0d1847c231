//! The columns one can ask of a hit. Knows no query.

use crate::corpus::Corpus;
use crate::index::Hit;
use crate::query::explain::kind_label;
use crate::query::parse::kind_names;
use crate::shell::out::visible;
use crate::story::Story;
use clap::ValueEnum;
use serde_json::{Map, Value, json};
use std::cell::LazyCell;

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Column {
    Id,
    Page,
    Headline,
    Paper,
    Date,
    Place,
    Kind,
    By,
    People,
    Places,
    Orgs,
    Slogans,
    Route,
    Score,
    Snippet,
    Text,
}

impl Column {
    /// All names, for the help.
    pub(super) fn names() -> String {
        let names = Self::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        names.map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(" ")
    }

    /// The value of a hit; the story is asked for only where the hit itself does not tell.
    fn value<'a>(self, hit: &Hit, story: impl Fn() -> Option<&'a Story>) -> Value {
        let head = &hit.head;
        let of = |values: fn(&Story) -> Vec<&str>| json!(story().map(values).unwrap_or_default());
        match self {
            Self::Id => json!(head.id),
            Self::Page => json!(head.page),
            Self::Headline => json!(head.headline.text),
            Self::Paper => json!(head.paper),
            Self::Date => json!(head.date),
            Self::Place => json!(head.place),
            Self::Kind => json!(kind_names(head.kind).first().map(|kind| kind_label(kind))),
            Self::By => of(|story| story.bylines.iter().map(|byline| byline.name.as_str()).collect()),
            Self::People => of(|story| story.facts.people.iter().map(|p| p.name.as_str()).collect()),
            Self::Places => of(|story| strs(&story.facts.places)),
            Self::Orgs => of(|story| strs(&story.facts.orgs)),
            Self::Slogans => of(|story| strs(&story.facts.slogans)),
            Self::Route => json!(hit.route),
            Self::Score => json!(hit.score),
            Self::Snippet => json!(hit.snippet.text),
            Self::Text => {
                let text = |story: &Story| texts(story).join("\n");
                json!(story().map(text))
            }
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

fn strs(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}

fn texts(story: &Story) -> Vec<&str> {
    story.blocks.iter().map(|block| block.text.as_str()).collect()
}

/// The values of a hit in these columns. Its page is opened once, if at all.
fn values(corpus: &Corpus, hit: &Hit, columns: &[Column]) -> Vec<Value> {
    let opened = LazyCell::new(|| corpus.open(hit.head.story));
    let story = || (*opened).as_ref().and_then(|opened| opened.story());
    columns.iter().map(|column| column.value(hit, story)).collect()
}

/// A hit as an object of these columns.
pub(super) fn object(corpus: &Corpus, hit: &Hit, columns: &[Column]) -> Map<String, Value> {
    columns.iter().map(|column| column.name()).zip(values(corpus, hit, columns)).collect()
}

/// A hit as one line, its columns parted by tabs; several values by 、, and what would break the line is a space.
pub(super) fn line(corpus: &Corpus, hit: &Hit, columns: &[Column]) -> String {
    let plain = |value: Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    };
    let cell = |value| visible(&plain(value).replace(['\t', '\n', '\r'], " ")).into_owned();
    values(corpus, hit, columns).into_iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
}
