//! Everything a library knows of one person, place, organisation, slogan, post or reporter, gathered from the stories that have it.

use super::bits::Bits;
use super::columns::is_below;
use super::curve::Curve;
use super::mentions::mention;
use super::names::{Name, Subject, stand};
use super::namesakes::name_of;
use super::{Count, Facet, Index, Mention};
use crate::facts::slogan::{self, Learned};
use crate::query::Field;
use crate::query::clause::tail;
use crate::story::{Person, Role, Story};
use crate::text::fold::fold;
use std::collections::BTreeMap;

/// Values of one field that a card names besides, and mentions it lists, at most.
const BESIDES: usize = 12;
const MOST: usize = 1000;
/// Formulas a card tells, the stories they are learned from, both at most; and the stories that must share one.
const LEARNED: usize = 8;
const LEARNED_FROM: usize = 1000;
const LEAST: usize = 3;

/// What is known of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Whom or what it is of.
    pub subject: Subject,
    /// Its stories over time.
    pub curve: Curve,
    /// A person's posts, or those who held a post, in the order of time; where several people have the name, one's after the other's.
    pub posts: Vec<Post>,
    /// The people of the name, where there are several.
    pub same: Vec<Same>,
    /// Long formulas that come again and again in its stories.
    pub learned: Vec<Learned>,
    /// Who and what stands in the same stories, most frequent first.
    pub besides: Vec<Facet>,
    /// Every mention, from old to new, what has no date last. A story that never says the name has one without words.
    pub mentions: Vec<Dated>,
}

/// One of several people of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Same {
    /// The value to ask for: `王伟@临猗县`; the name alone for the stories of which one cannot tell.
    pub value: String,
    /// Their stories.
    pub n: usize,
    /// How many of the card's posts are theirs.
    pub posts: usize,
}

/// A mention with the date of its story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// Where and among what words.
    pub mention: Mention,
    /// The story's date, and whether it is a guess.
    pub date: Option<(String, bool)>,
}

/// A post somebody held, as long as stories say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The post, or on the card of a post who held it.
    pub words: String,
    /// Stories that say so.
    pub n: usize,
    /// The first of them.
    pub first: Dated,
    /// The date of the last.
    pub last: Option<(String, bool)>,
}

impl Index {
    /// What is known of a subject; no mention where no story has it.
    pub fn card(&self, subject: &Subject, around: usize) -> Card {
        let field = subject.field;
        let stories = match name_of(&subject.value) {
            ("", _) => Bits::none(self.bound()),
            (name, Some(place)) if field == Field::Person => self.person_at(name, place),
            _ => self.columns.below(field, &subject.value),
        };
        let mut numbers: Vec<usize> = stories.iter().collect();
        numbers.sort_by_cached_key(|&number| {
            let date = self.date_of(number).map(|(date, _)| date);
            (date.is_none(), date, number)
        });
        // As many stories are read as are told of: of a province there are a hundred thousand, which nobody holds in memory.
        let mentions = numbers.iter().flat_map(|number| {
            self.text(*number, |story| self.dated(*number, story, subject, around)).unwrap_or_default()
        });
        let mentions = mentions.take(MOST).collect();
        let (posts, same) = self.posts_apart(&numbers, subject, around);
        Card {
            subject: subject.clone(),
            curve: self.curve_of(&stories),
            posts,
            same,
            learned: self.learned(field, &numbers),
            besides: besides(field)
                .iter()
                .filter_map(|other| self.besides(&numbers, *other, subject))
                .collect(),
            mentions,
        }
    }

    /// The mentions of a subject in one story; where its name is not to be read there, the beginning of the story.
    fn dated(&self, number: usize, story: &Story, subject: &Subject, around: usize) -> Vec<Dated> {
        let texts: Vec<&str> = story.blocks.iter().map(|block| block.text.as_str()).collect();
        let date = self.date_of(number);
        let found = stand(std::slice::from_ref(subject), &fold(texts.iter().copied()));
        let dated = |name: Name| {
            let mention = mention(number, name.text, texts.get(name.text)?, name.range, around)?;
            Some(Dated { mention, date: date.clone() })
        };
        let mut all: Vec<Dated> = found.into_iter().filter_map(dated).collect();
        if all.is_empty() {
            let body = story.blocks.iter().position(|block| matches!(block.role, Role::Body | Role::Caption));
            let block = body.unwrap_or(0);
            let text = texts.get(block).copied().unwrap_or_default();
            all.extend(mention(number, block, text, 0..0, around).map(|mention| Dated { mention, date }));
        }
        all
    }

    /// The posts in some stories, and whose they are where several people have the name.
    fn posts_apart(&self, numbers: &[usize], subject: &Subject, around: usize) -> (Vec<Post>, Vec<Same>) {
        let is_name = subject.field == Field::Person && subject.name() == subject.value;
        let people = if is_name { self.namesakes(subject.name()) } else { Vec::new() };
        if people.is_empty() {
            return (self.posts(numbers, subject, around), Vec::new());
        }
        let (mut posts, mut same) = (Vec::new(), Vec::new());
        for person in people {
            let is_own = |number: &usize| person.stories.binary_search(number).is_ok();
            let own: Vec<usize> = numbers.iter().copied().filter(is_own).collect();
            let held = self.posts(&own, subject, around);
            same.push(Same { value: person.value, n: own.len(), posts: held.len() });
            posts.extend(held);
        }
        (posts, same)
    }

    /// The posts of a person, or the people in a post, by the first story that says so.
    fn posts(&self, numbers: &[usize], subject: &Subject, around: usize) -> Vec<Post> {
        if !matches!(subject.field, Field::Person | Field::Title) {
            return Vec::new();
        }
        let mut posts: BTreeMap<String, Post> = BTreeMap::new();
        let mut order = Vec::new();
        let mut look = |number: usize, story: &Story| {
            for (words, name) in story.facts.people.iter().flat_map(|person| held(person, subject)) {
                let last = self.date_of(number);
                if let Some(post) = posts.get_mut(&words) {
                    post.n += 1;
                    post.last = last.or(post.last.take());
                    continue;
                }
                let named = Subject { field: Field::Person, value: name };
                let Some(first) = self.dated(number, story, &named, around).into_iter().next() else {
                    continue;
                };
                order.push(words.clone());
                posts.insert(words.clone(), Post { words, n: 1, first, last });
            }
        };
        for number in numbers {
            self.read(*number, |_, story| look(*number, story));
        }
        order.iter().filter_map(|words| posts.remove(words)).collect()
    }

    /// Formulas that several of some stories share; of people and reporters they tell nothing.
    fn learned(&self, field: Field, numbers: &[usize]) -> Vec<Learned> {
        if !matches!(field, Field::Slogan | Field::Place | Field::Org) {
            return Vec::new();
        }
        // The newest stand last; what is undated stands behind them.
        let newest = numbers.iter().rev().take(LEARNED_FROM);
        let newest: Vec<Story> = newest.filter_map(|number| self.text(*number, Story::clone)).collect();
        let mut learned = slogan::learn(newest.iter(), LEAST);
        learned.truncate(LEARNED);
        learned
    }

    /// The values of a field in some stories, most frequent first, without the subject itself and what lies above or below it.
    fn besides(&self, numbers: &[usize], field: Field, subject: &Subject) -> Option<Facet> {
        let column = self.columns.get(field)?;
        let mut tally: BTreeMap<u32, usize> = BTreeMap::new();
        for value in numbers.iter().flat_map(|number| column.of(*number)) {
            *tally.entry(value).or_default() += 1;
        }
        let is_own = |value: &str| {
            field == subject.field && (is_below(value, subject.name()) || is_below(subject.name(), value))
        };
        let count = |(number, n): (u32, usize)| {
            let value = column.value(number as usize)?.to_owned();
            let guessed = column.is_guessed(number as usize);
            let label = if field == Field::Place { tail(&value, 1).to_owned() } else { value.clone() };
            (!value.is_empty() && !is_own(&value)).then_some(Count { value, label, n, depth: 0, guessed })
        };
        let mut counts: Vec<Count> = tally.into_iter().filter_map(count).collect();
        counts.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.value.cmp(&b.value)));
        counts.truncate(BESIDES);
        (!counts.is_empty()).then_some(Facet { field, counts })
    }
}

/// What a person's entry says of a subject, with the person's name: of the person itself the posts, of a post the person.
fn held(person: &Person, subject: &Subject) -> Vec<(String, String)> {
    let name = person.name.clone();
    match subject.field {
        Field::Person if person.name == subject.name() => {
            person.titles.iter().map(|title| (title.clone(), name.clone())).collect()
        }
        Field::Title if person.titles.contains(&subject.value) => vec![(name.clone(), name)],
        _ => Vec::new(),
    }
}

/// What a card tells besides, by what it is of.
fn besides(field: Field) -> &'static [Field] {
    match field {
        Field::Person => &[Field::Person, Field::Place, Field::Org, Field::Paper],
        Field::Place => &[Field::Person, Field::Place, Field::Org, Field::Slogan],
        Field::Slogan => &[Field::Paper, Field::Place, Field::Person, Field::Slogan],
        Field::Title => &[Field::Place, Field::Paper],
        Field::By => &[Field::Paper, Field::Place, Field::Kind],
        _ => &[Field::Person, Field::Place, Field::Slogan, Field::Paper],
    }
}
