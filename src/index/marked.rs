//! The reader's marks as sets of stories. Marks come with the query and stand under ids; which numbers these ids have here is looked up
//! once and remembered, so that a mark counts in the next answer and no list is made anew.

use super::bits::Bits;
use super::columns::value_fits;
use super::part::Part;
use super::{Count, Facet, Index};
use crate::marks::stray::{Lost, Seen};
use crate::marks::{Id, Marks, Slip};
use crate::query::quality::{self, MARKS, READ, UNREAD};
use crate::query::{Field, Term};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// The numbers of marked stories by their ids; none for a story that is not here.
#[derive(Debug, Default)]
pub(super) struct Numbers(Mutex<HashMap<Id, Option<u32>>>);

/// From so many ids on all of them are looked for in one pass.
const MANY: usize = 4;

impl Index {
    /// Calls `each` with every marked story that is here.
    fn each_marked<'m>(&self, marks: &'m Marks, mut each: impl FnMut(usize, &'m Slip)) {
        if marks.is_empty() {
            return;
        }
        let mut numbers = self.numbers.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut new = Vec::new();
        for (id, slip) in marks.all() {
            match numbers.get(id) {
                Some(Some(number)) => each(*number as usize, slip),
                Some(None) => {}
                None => new.push((id, slip)),
            }
        }
        if new.len() < MANY {
            for (id, _) in &new {
                let number = self.find(id).into_iter().find(|number| self.has_id(*number, id));
                numbers.insert(Id::clone(id), number.map(|number| number as u32));
            }
        } else {
            let wanted: HashSet<&str> = new.iter().map(|(id, _)| id.as_ref()).collect();
            numbers.extend(new.iter().map(|(id, _)| (Id::clone(id), None)));
            for part in &*self.parts {
                part.each_id(&wanted, |story, id| {
                    let number = part.base + story;
                    if self.all.has(number) {
                        numbers.insert(id.into(), Some(number as u32));
                    }
                });
            }
        }
        for (id, slip) in new {
            if let Some(Some(number)) = numbers.get(id) {
                each(*number as usize, slip);
            }
        }
    }

    /// Looks on the pages of their names for marked stories whose ids are no more.
    pub fn lost<'m>(&self, marks: &'m Marks) -> Lost<'m> {
        let mut known: HashSet<String> = HashSet::new();
        self.each_marked(marks, |_, slip| {
            known.insert(slip.about.id.clone());
        });
        let strays = marks.strays(|id| known.contains(id));
        let wanted: HashSet<&str> = strays.iter().map(|slip| slip.about.page.as_str()).collect();
        let is_wanted = |(part, page): &(&Part, usize)| wanted.contains(part.name(*page));
        let pages = self.places().into_iter().filter(is_wanted).filter_map(|(part, page)| part.page(page));
        marks.settle(&strays, &pages.map(|page| (page.name.clone(), Seen::on(&page))).collect())
    }

    fn has_id(&self, number: usize, id: &str) -> bool {
        self.read(number, |_, story| story.id == id).unwrap_or(false)
    }

    /// The stories whose slips pass a test.
    fn slipped(&self, marks: &Marks, test: impl Fn(&Slip) -> bool) -> Bits {
        let mut bits = Bits::none(self.bound());
        self.each_marked(marks, |number, slip| {
            if test(slip) {
                bits.add(number);
            }
        });
        bits
    }

    /// The stories with marks that a typed field asks for.
    pub(super) fn marked(&self, marks: &Marks, field: Field, term: &Term) -> Bits {
        match field {
            Field::Mark if term.typed == UNREAD => {
                self.all.clone().minus(&self.slipped(marks, |slip| slip.read))
            }
            Field::Mark => {
                let asked = MARKS.iter().find(|mark| mark.value() == term.typed);
                self.slipped(marks, |slip| asked.is_some_and(|mark| mark.is_on(slip)))
            }
            _ => self.slipped(marks, |slip| names(slip, field).any(|name| value_fits(field, name, term))),
        }
    }

    /// The stories without any mark of a field.
    pub(super) fn unmarked(&self, marks: &Marks, field: Field) -> Bits {
        self.all.clone().minus(&self.slipped(marks, |slip| names(slip, field).next().is_some()))
    }

    /// Counts marks, tags and folders among some stories; none where there are none.
    pub(super) fn count_marks(
        &self,
        fields: &[Field],
        marks: &Marks,
        stories: impl Fn(Field) -> Bits,
    ) -> Vec<Facet> {
        let fields = fields.iter().copied().filter(|field| field.is_of_reader() && !marks.is_empty());
        let facet = |field: Field| {
            let among = stories(field);
            let mut tally: HashMap<&str, usize> = HashMap::new();
            self.each_marked(marks, |number, slip| {
                if among.has(number) {
                    names(slip, field).for_each(|name| *tally.entry(name).or_default() += 1);
                }
            });
            if field == Field::Mark {
                let unread = among.count().saturating_sub(tally.get(READ).copied().unwrap_or(0));
                tally.insert(UNREAD, unread);
            }
            let label = |value: &str| {
                if field == Field::Mark { quality::label(value).to_owned() } else { value.to_owned() }
            };
            let count = |(value, n): (&str, usize)| Count {
                value: value.to_owned(),
                label: label(value),
                n,
                depth: 0,
                guessed: false,
            };
            let mut counts: Vec<Count> = tally.into_iter().filter(|(_, n)| *n > 0).map(count).collect();
            let place = |value: &str| MARKS.iter().position(|mark| mark.value() == value);
            counts.sort_by_cached_key(|count| match field {
                Field::Mark => (place(&count.value).unwrap_or(usize::MAX), Reverse(0), String::new()),
                _ => (0, Reverse(count.n), count.value.clone()),
            });
            (!counts.is_empty()).then_some(Facet { field, counts })
        };
        fields.filter_map(facet).collect()
    }
}

/// A slip's values of a field; that a story is unread is no mark.
fn names(slip: &Slip, field: Field) -> Box<dyn Iterator<Item = &str> + '_> {
    match field {
        Field::Tag => Box::new(slip.tags.iter().map(String::as_str)),
        Field::Clip => Box::new(slip.clips.iter().map(String::as_str)),
        Field::Mark => {
            let on = MARKS.iter().filter(move |mark| mark.value() != UNREAD && mark.is_on(slip));
            Box::new(on.map(|mark| -> &str { mark.value() }))
        }
        _ => Box::new(std::iter::empty()),
    }
}
