//! Where the people, places, organisations and slogans of a story stand in its text. Pure on the story; knows no index.

use super::namesakes::name_of;
use crate::facts::place_names;
use crate::query::{Field, Term};
use crate::story::Story;
use crate::text::fold::{Letter, fold};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a card can be of: a value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// A person, a place, an organisation, a slogan …
    pub field: Field,
    /// The value, as a facet has it.
    pub value: String,
}

impl Subject {
    /// What is to be read in a text: of a person, who may be told from others by a place, the name alone.
    pub fn name(&self) -> &str {
        if self.field == Field::Person { name_of(&self.value).0 } else { &self.value }
    }
}

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Which of the texts.
    pub text: usize,
    /// Byte range of that text.
    pub range: Range<usize>,
    /// Whose name it is.
    pub subject: Subject,
}

/// Endings that are left off a place's name in running text.
const ENDINGS: [&str; 11] =
    ["特别行政区", "自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "镇", "乡"];

/// Every place in some texts (a story's blocks) where a name of the story's facts stands, in order and disjoint: of two names that
/// overlap the longer one counts.
pub fn names(story: &Story, texts: &[&str]) -> Vec<Name> {
    let letters = fold(texts.iter().copied());
    let facts = &story.facts;
    let subject = |field: Field| move |value: &String| Subject { field, value: value.clone() };
    let people = facts.people.iter().map(|person| &person.name).map(subject(Field::Person));
    let places = facts.places.iter().map(subject(Field::Place));
    let orgs = facts.orgs.iter().map(subject(Field::Org));
    let slogans = facts.slogans.iter().map(subject(Field::Slogan));
    let mut found: Vec<Name> = people
        .chain(places)
        .chain(orgs)
        .chain(slogans)
        .flat_map(|subject| stands(&subject, &letters))
        .collect();
    found.sort_by_key(|name| (std::cmp::Reverse(name.range.len()), name.text, name.range.start));
    let mut names: Vec<Name> = Vec::new();
    for name in found {
        let overlaps = |other: &Name| {
            other.text == name.text
                && other.range.start < name.range.end
                && name.range.start < other.range.end
        };
        if !names.iter().any(overlaps) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| (name.text, name.range.start));
    names
}

/// Every place where a subject is named, in order and disjoint.
pub(super) fn stands(subject: &Subject, letters: &[Letter]) -> Vec<Name> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for written in written(subject) {
        let Some(term) = Term::new(&written, true) else { continue };
        for meeting in term.find(letters) {
            let overlaps =
                |other: &Range<usize>| other.start < meeting.letters.end && meeting.letters.start < other.end;
            if !found.iter().any(overlaps) {
                found.push(meeting.letters);
            }
        }
    }
    found.sort_unstable_by_key(|range| range.start);
    let name = |range: Range<usize>| {
        let part = letters.get(range)?;
        let (first, last) = (part.first()?, part.last()?);
        let range = first.start as usize..last.end as usize;
        (first.text == last.text).then(|| Name { text: first.text as usize, range, subject: subject.clone() })
    };
    found.into_iter().filter_map(name).collect()
}

/// How a subject may be written, the longest way first: a place with and without its ending, and by its older names.
fn written(subject: &Subject) -> Vec<String> {
    let name = subject.name();
    if subject.field != Field::Place {
        return vec![name.to_owned()];
    }
    let full = name.rsplit('/').next().unwrap_or_default();
    let short = ENDINGS.iter().find_map(|ending| full.strip_suffix(ending));
    let short = short.filter(|short| short.chars().count() > 1);
    let mut names = place_names(name);
    names.extend([full].into_iter().chain(short).map(str::to_owned));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Facts, Person};

    #[test]
    fn names_stand_where_they_are_read() {
        let mut story = crate::parse::page("a.txt", "# 甲\n\n本报讯 乙。\n".as_bytes()).stories.remove(0);
        let person = |name: &str| Person { name: name.to_owned(), titles: Vec::new() };
        story.facts = Facts {
            people: vec![person("高连"), person("解芳")],
            places: vec!["山西省/运城市/绛县".to_owned(), "山西省/运城市".to_owned()],
            orgs: vec!["绛县农业农村局".to_owned()],
            slogans: vec!["千万工程".to_owned()],
            ..Facts::default()
        };
        let texts = ["解芳在绛县", "绛县农业农村局高 连说，运城市学“千万工程”，运城在变。"];
        let found: Vec<&str> =
            names(&story, &texts).into_iter().filter_map(|n| texts.get(n.text)?.get(n.range)).collect();
        assert_eq!(found, ["解芳", "绛县", "绛县农业农村局", "高 连", "运城市", "千万工程", "运城"]);
    }
}
