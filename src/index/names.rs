//! Where the people, places, organisations and slogans of a story stand in its text. Pure on the story; knows no index.

use super::namesakes::name_of;
use crate::facts::place_names;
use crate::query::{Field, Term};
use crate::story::Story;
use crate::text::fold::{Letter, fold};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
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
    let facts = &story.facts;
    let subject = |field: Field| move |value: &String| Subject { field, value: value.clone() };
    let people = facts.people.iter().map(|person| &person.name).map(subject(Field::Person));
    let places = facts.places.iter().map(subject(Field::Place));
    let orgs = facts.orgs.iter().map(subject(Field::Org));
    let slogans = facts.slogans.iter().map(subject(Field::Slogan));
    let subjects: Vec<Subject> = people.chain(places).chain(orgs).chain(slogans).collect();
    stand(&subjects, &fold(texts.iter().copied()))
}

/// Every place where some subjects are named, in order and disjoint, the longer names first. One pass, however many subjects there are.
pub(super) fn stand(subjects: &[Subject], letters: &[Letter]) -> Vec<Name> {
    // The ways to write the subjects by their first two letters; a single letter alone.
    let mut ways: HashMap<_, Vec<(&Subject, Term)>> = HashMap::new();
    for subject in subjects {
        for term in written(subject).iter().filter_map(|written| Term::new(written, true)) {
            let mut begin = term.letters.iter().map(|letter| letter.folded);
            if let Some(first) = begin.next() {
                let second = begin.next();
                ways.entry((first, second)).or_default().push((subject, term));
            }
        }
    }
    let mut found: Vec<(Range<usize>, Name)> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).map(|next| (letter.folded, Some(next.folded)));
        let begun = [Some((letter.folded, None)), next].into_iter().flatten();
        for (subject, term) in begun.filter_map(|begun| ways.get(&begun)).flatten() {
            let range = at..at + term.letters.len();
            let stands = letters.get(range.clone()).filter(|letters| term.meet(letters).is_some());
            let last = stands.and_then(<[Letter]>::last).filter(|last| last.text == letter.text);
            found.extend(last.map(|last| {
                let bytes = letter.start as usize..last.end as usize;
                (range, Name { text: letter.text as usize, range: bytes, subject: (*subject).clone() })
            }));
        }
    }
    found.sort_by_key(|(range, name)| (Reverse(name.range.len()), range.start));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    found.retain(|(range, _)| {
        let free = taken.range(..range.end).next_back().is_none_or(|(_, end)| *end <= range.start);
        if free {
            taken.insert(range.start, range.end);
        }
        free
    });
    found.sort_by_key(|(range, _)| range.start);
    found.into_iter().map(|(_, name)| name).collect()
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
    names.sort_by_key(|name| Reverse(name.len()));
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
        let slogan = Subject { field: Field::Slogan, value: "人人人".to_owned() };
        let stand = stand(&[slogan], &fold(["人人人人", "人人"]));
        assert_eq!(stand.iter().map(|name| (name.text, name.range.clone())).collect::<Vec<_>>(), [(0, 0..9)]);
    }
}
