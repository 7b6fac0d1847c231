//! Every place where a query's words stand, one line each, the words below one another (a KWIC list).

use super::Index;
use crate::query::{Query, marks};
use std::ops::Range;

/// One place in one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The story's number.
    pub story: usize,
    /// Which of its blocks.
    pub block: usize,
    /// Byte range of the block's text.
    pub range: Range<usize>,
    /// What stands before it, at most so many characters as were asked for.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands after it.
    pub after: String,
}

impl Index {
    /// The mentions in the query's stories, in the query's order, at most `most`, each with `around` characters on both sides.
    pub fn mentions(&self, query: &Query, most: usize, around: usize) -> Vec<Mention> {
        let parsed = query.read();
        let found = self.search(&Query { limit: most, ..query.clone() });
        let stories = found.hits.into_iter().map(|hit| hit.head.story);
        let of_story = |number: usize| {
            let mentions = self.text(number, |story| {
                let texts: Vec<&str> = story.blocks.iter().map(|b| b.text.as_str()).collect();
                let marked = marks(&parsed, &texts);
                let all = (0..).zip(texts).zip(marked);
                let mentions = all.flat_map(|((block, text), ranges)| {
                    ranges.into_iter().filter_map(move |range| mention(number, block, text, range, around))
                });
                mentions.collect::<Vec<_>>()
            });
            mentions.unwrap_or_default()
        };
        stories.flat_map(of_story).take(most).collect()
    }
}

pub(super) fn mention(
    story: usize,
    block: usize,
    text: &str,
    range: Range<usize>,
    around: usize,
) -> Option<Mention> {
    let before = text.get(..range.start)?;
    let from = before.char_indices().rev().take(around).last().map_or(range.start, |(at, _)| at);
    Some(Mention {
        story,
        block,
        before: before.get(from..)?.to_owned(),
        words: text.get(range.clone())?.to_owned(),
        after: text.get(range.end..)?.chars().take(around).collect(),
        range,
    })
}
