//! 同名: the stories of a name, parted by whose they are. Worked out when a name is looked at; nothing is kept.
//!
//! Of two people of a name one is asked for with the place where they hold office: `王伟@临猗县`.

use super::Index;
use super::bits::Bits;
use crate::facts::identity::{Sighting, part};
use crate::query::Field;
use crate::query::clause::tail;
use crate::text::fold::folded;
use std::collections::BTreeMap;

/// Stands between a name and the place that tells whose it is.
const AT: char = '@';

/// One of several people of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Namesake {
    /// The name and the place: `王伟@临猗县`; the name alone where it is not known whose it is.
    pub value: String,
    /// Their stories, in library order.
    pub stories: Vec<usize>,
}

/// The name of a value that may have a place behind it, and the place.
pub(super) fn name_of(value: &str) -> (&str, Option<&str>) {
    match value.split_once([AT, '＠']) {
        Some((name, place)) if !name.is_empty() => (name, Some(place)),
        _ => (value, None),
    }
}

impl Index {
    /// The people of a name: one for each place of office that contradicts another's, those with most stories first, and last those
    /// stories of which one cannot tell. None where nothing contradicts.
    pub(super) fn namesakes(&self, name: &str) -> Vec<Namesake> {
        let numbers = self.named(name);
        let mut homes: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
        for (number, home) in numbers.iter().zip(part(&self.sightings(&numbers, name))) {
            homes.entry(home).or_default().push(*number);
        }
        if homes.keys().flatten().count() < 2 {
            return Vec::new();
        }
        let paths: Vec<String> = homes.keys().flatten().cloned().collect();
        // As much of the path as tells it from the others.
        let place = |path: &str| {
            let mut tails = (1..=path.matches('/').count() + 1).map(|parts| tail(path, parts));
            let is_alone = |tail: &&str| paths.iter().filter(|other| ends_so(other, tail)).count() == 1;
            tails.find(is_alone).unwrap_or(path).to_owned()
        };
        let value =
            |home: Option<String>| home.map_or(name.to_owned(), |path| format!("{name}{AT}{}", place(&path)));
        let unknown = homes.remove(&None);
        let mut people: Vec<Namesake> =
            homes.into_iter().map(|(home, stories)| Namesake { value: value(home), stories }).collect();
        people.sort_by_key(|person| std::cmp::Reverse(person.stories.len()));
        people.extend(unknown.map(|stories| Namesake { value: value(None), stories }));
        people
    }

    /// The stories of somebody of this name who holds office in a place of this name or below it; where nobody else has the name, those of their
    /// stories that happened there.
    pub(super) fn person_at(&self, name: &str, place: &str) -> Bits {
        let numbers = self.named(name);
        let sightings = self.sightings(&numbers, name);
        let homes = part(&sightings);
        let known = homes.iter().any(Option::is_some);
        let place = folded(place);
        let lies = |path: &String| {
            let parts: Vec<String> = path.split('/').map(folded).collect();
            (0..parts.len())
                .any(|from| parts.get(from..).is_some_and(|rest| rest.concat().starts_with(&place)))
        };
        // 王伟@ is somebody still typing.
        let fits = |(sighting, home): (&Sighting, &Option<String>)| {
            if place.is_empty() {
                true
            } else if known {
                home.iter().any(lies)
            } else {
                sighting.places.iter().any(lies)
            }
        };
        let fitting = numbers.iter().zip(sightings.iter().zip(&homes)).filter(|(_, pair)| fits(*pair));
        Bits::of(self.bound(), fitting.map(|(number, _)| *number))
    }

    /// The stories with a person of this whole name.
    fn named(&self, name: &str) -> Vec<usize> {
        let letters: Vec<char> = folded(name).chars().collect();
        self.columns.called(Field::Person, &letters).iter().collect()
    }

    fn sightings(&self, numbers: &[usize], name: &str) -> Vec<Sighting> {
        let name = folded(name);
        let sighting = |number: &usize| {
            let told = self.read(*number, |page, story| {
                let people = story.facts.people.iter().filter(|person| folded(&person.name) == name);
                let home =
                    page.place.iter().filter(|_| story.facts.places.is_empty() && story.wire.is_none());
                Sighting {
                    titles: people.flat_map(|person| person.titles.clone()).collect(),
                    places: story.facts.places.iter().chain(home).cloned().collect(),
                    date: None,
                }
            });
            Sighting { date: self.date_of(*number).map(|(date, _)| date), ..told.unwrap_or_default() }
        };
        numbers.iter().map(sighting).collect()
    }
}

/// Whether a path ends with these parts.
fn ends_so(path: &str, parts: &str) -> bool {
    path.strip_suffix(parts).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}
