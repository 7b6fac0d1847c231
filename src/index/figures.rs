//! Figures of a story and of what a query finds: how long, how much of what, what in it is rare. Knows no screen.

use super::lenient::understand;
use super::names::Subject;
use super::seek::Seeker;
use super::{Index, Total};
use crate::query::{Field, Query};
use crate::story::{Page, RepairKind, Role, Story};
use crate::text::fold::fold;
use crate::text::sentence::sentences;
use crate::text::{is_blank, is_han};
use serde::Serialize;
use std::collections::BTreeSet;

/// Characters a practised reader takes in a minute.
const A_MINUTE: usize = 400;
/// So many rare pairs and names are told.
const RARE: usize = 8;
/// Of more stories than this the characters are not counted: the sum is of the first, and said to be so.
const COUNTED: usize = 20_000;

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Extent {
    /// Characters but for blanks.
    pub characters: usize,
    /// Chinese characters.
    pub han: usize,
    /// Words in Latin letters.
    pub latin: usize,
    /// Numbers, each of one figure or more.
    pub numbers: usize,
    /// Paragraphs of body text.
    pub paragraphs: usize,
    /// Sentences of body text, and characters of the one in the middle by length.
    pub sentences: usize,
    /// See `sentences`.
    pub median_sentence: usize,
    /// Seconds it takes to read, at 400 characters a minute; a word or a number counts as one character.
    pub seconds: usize,
}

/// Figures of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFigures {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// What it is made of.
    pub extent: Extent,
    /// How often it was mended in each way.
    pub repairs: Vec<(RepairKind, usize)>,
    /// Its rarest pairs of characters, each with the stories that have it.
    pub pairs: Vec<(String, usize)>,
    /// The rarest of its names, each with the stories that have it.
    pub names: Vec<(Subject, usize)>,
}

/// Figures of what a query finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundFigures {
    /// Stories.
    pub stories: usize,
    /// Whether that is the whole number, or at least so many.
    pub exact: bool,
    /// Characters but for blanks, of the stories that were counted.
    pub characters: usize,
    /// How many these were.
    pub counted: usize,
    /// Seconds it takes to read them.
    pub seconds: usize,
    /// Pages they stand on.
    pub pages: usize,
    /// Papers that are known.
    pub papers: usize,
    /// The first day and the last, as exact as they are known.
    pub days: Option<(String, String)>,
    /// Stories of no known date.
    pub undated: usize,
}

/// Measures some texts: each with whether it is body text.
pub fn measure<'a>(texts: impl IntoIterator<Item = (&'a str, bool)>) -> Extent {
    let mut extent = Extent::default();
    let mut lengths = Vec::new();
    for (text, is_body) in texts {
        // The kind of the run one is in.
        let mut run = ' ';
        for c in text.chars() {
            let kind = match c {
                c if is_han(c) => 'h',
                c if c.is_numeric() => '0',
                c if c.is_alphabetic() => 'a',
                // What stands inside a word or a number does not end it: 2.6, COVID-19, 10,000.
                '.' | ',' | '-' | '\'' | '’' if run != ' ' => run,
                _ => ' ',
            };
            extent.characters += usize::from(!is_blank(c));
            extent.han += usize::from(kind == 'h');
            extent.latin += usize::from(kind == 'a' && run != 'a');
            extent.numbers += usize::from(kind == '0' && run != '0');
            run = if kind == 'h' { ' ' } else { kind };
        }
        if is_body {
            extent.paragraphs += 1;
            let long = |part: &str| part.chars().filter(|c| !is_blank(*c)).count();
            let parts = sentences(text).into_iter().filter_map(|range| text.get(range).map(long));
            lengths.extend(parts.filter(|long| *long > 0));
        }
    }
    lengths.sort_unstable();
    extent.sentences = lengths.len();
    extent.median_sentence = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    extent.seconds = seconds(extent.han + extent.latin + extent.numbers);
    extent
}

fn seconds(characters: usize) -> usize {
    (characters * 60).div_ceil(A_MINUTE)
}

impl Index {
    /// Figures of a story.
    pub fn figures(&self, number: usize) -> Option<StoryFigures> {
        let (page, nth) = self.open(number)?;
        let story = page.stories.get(nth)?;
        let texts = story.blocks.iter().map(|block| (block.text.as_str(), block.role == Role::Body));
        Some(StoryFigures {
            id: story.id.clone(),
            headline: story.head().to_owned(),
            extent: measure(texts),
            repairs: repairs(&page, story),
            pairs: self.rare_pairs(story),
            names: self.rare_names(story),
        })
    }

    /// The pairs of Chinese characters that stand in the fewest stories.
    fn rare_pairs(&self, story: &Story) -> Vec<(String, usize)> {
        let letters = fold(story.blocks.iter().map(|block| block.text.as_str()));
        let pairs: BTreeSet<[char; 2]> = letters
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if !b.gap && is_han(a.folded) && is_han(b.folded) => Some([a.folded, b.folded]),
                _ => None,
            })
            .collect();
        let stand = |pair: [char; 2]| (self.postings.holding(&pair).stories.count(), pair);
        let mut rare: Vec<(usize, [char; 2])> = pairs.into_iter().map(stand).collect();
        rare.sort_unstable();
        rare.truncate(RARE);
        rare.into_iter().map(|(n, pair)| (pair.iter().collect(), n)).collect()
    }

    /// The people, places, organisations and slogans that the fewest stories have.
    fn rare_names(&self, story: &Story) -> Vec<(Subject, usize)> {
        let facts = &story.facts;
        let of = |field: Field| move |value: &String| Subject { field, value: value.clone() };
        let people = facts.people.iter().map(|person| &person.name).map(of(Field::Person));
        let names = people
            .chain(facts.places.iter().map(of(Field::Place)))
            .chain(facts.orgs.iter().map(of(Field::Org)))
            .chain(facts.slogans.iter().map(of(Field::Slogan)));
        let have = |subject: Subject| {
            let text = self.typed_value(subject.field, &subject.value);
            let total = self.total(&Query { text, ..Query::default() });
            (subject, total.count)
        };
        let mut rare: Vec<(Subject, usize)> = names.map(have).collect();
        rare.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        rare.truncate(RARE);
        rare
    }

    /// Figures of what a query finds.
    pub fn found_figures(&self, query: &Query) -> FoundFigures {
        let seeker = Seeker::new(self, &query.marks);
        let typed = self.typed(query, &understand(query, &seeker), &seeker);
        let stories = typed.stories();
        let Total { count, exact } = self.total(query);
        let counted = count.min(COUNTED);
        let long = |number| {
            self.look(number, |story| story.texts().iter().map(|text| measured(text)).sum::<usize>())
        };
        let characters = stories.iter().take(counted).filter_map(long).sum();
        let on_page = |(part, page): &(&super::Part, usize)| {
            part.stories(*page).any(|story| stories.has(part.base + story))
        };
        let pages = self.places().iter().filter(|place| on_page(place)).count();
        let papers = self.count(query, &[Field::Paper]);
        let papers = papers
            .iter()
            .flat_map(|facet| &facet.counts)
            .filter(|count| count.n > 0 && !count.value.is_empty());
        let curve = self.curve_of(stories);
        let days = curve.dates.first().zip(curve.dates.last());
        FoundFigures {
            stories: count,
            exact,
            characters,
            counted,
            seconds: seconds(characters),
            pages,
            papers: papers.count(),
            days: days.map(|(first, last)| (first.0.clone(), last.0.clone())),
            undated: curve.undated,
        }
    }
}

/// Characters but for blanks.
fn measured(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}

/// How often a story was mended in each way.
fn repairs(page: &Page, story: &Story) -> Vec<(RepairKind, usize)> {
    let kinds = [RepairKind::Joined, RepairKind::Doubled, RepairKind::Unbraided, RepairKind::Stripped];
    let here: Vec<RepairKind> = story.repairs(page).map(|repair| repair.kind).collect();
    let count = |kind: RepairKind| (kind, here.iter().filter(|here| **here == kind).count());
    kinds.into_iter().map(count).filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_measured() {
        let extent = measure([("本报讯 COVID-19后，共2.6万人。第二句！", true), ("题", false)]);
        let expected = Extent {
            characters: 25,
            han: 11,
            latin: 1,
            numbers: 2,
            paragraphs: 1,
            sentences: 2,
            median_sentence: 20,
            seconds: 3,
        };
        assert_eq!(extent, expected);
        assert_eq!(measure([]), Extent::default());
    }
}
