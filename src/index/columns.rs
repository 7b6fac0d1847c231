//! What is known of each story, one column for each field: the ground of filters and counts.

use super::bits::Bits;
use super::column::{Column, steps};
use crate::query::date::Days;
use crate::query::parse::kind_names;
use crate::query::{Field, Filter, Parsed, Term, quality};
use crate::story::{Page, Story};
use crate::text::fold::{Letter, fold, folded};
use std::collections::HashMap;
use std::sync::Arc;

/// The fields that have columns.
pub(super) const KNOWN: [Field; 11] = [
    Field::Paper,
    Field::Date,
    Field::Place,
    Field::Person,
    Field::By,
    Field::Kind,
    Field::Org,
    Field::Slogan,
    Field::Page,
    Field::Has,
    Field::Is,
];

/// All columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    by_field: HashMap<Field, Column>,
    /// Posts of the people, for a search such as 大同市市长.
    titles: Column,
    /// The newest page's date.
    newest: String,
    stories: usize,
}

impl Columns {
    pub(super) fn build(pages: &[Arc<Page>]) -> Self {
        let mut columns = Self::default();
        for page in pages {
            columns.newest = columns.newest.max(page.date.value.clone().unwrap_or_default());
            for story in &page.stories {
                for field in KNOWN {
                    columns.by_field.entry(field).or_default().push(field, values(field, page, story));
                }
                let titles = story.facts.people.iter().flat_map(|person| &person.titles);
                let home = page.place.as_deref().filter(|_| story.wire.is_none());
                let titles = titles.flat_map(|title| spelled_out(title, home.unwrap_or_default()));
                columns.titles.push(Field::Person, titles.map(|title| (title, false)).collect());
                columns.stories += 1;
            }
        }
        columns.by_field.values_mut().chain([&mut columns.titles]).for_each(Column::finish);
        columns
    }

    /// Bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        self.by_field.values().chain([&self.titles]).map(Column::size).sum()
    }

    /// The column of a field; none for marks, which are not in the stories.
    pub(super) fn get(&self, field: Field) -> Option<&Column> {
        self.by_field.get(&field)
    }

    /// The stories with a value that a typed field asks for.
    pub(super) fn named(&self, field: Field, term: &Term) -> Bits {
        // To have a reporter is to have any value in that column.
        let had = Field::named(&term.typed).filter(|_| field == Field::Has).and_then(|field| self.get(field));
        if let Some(column) = had {
            return column.having(|value| !value.is_empty());
        }
        let fits = |value: &str| value_fits(field, value, term);
        let named = self.get(field).map(|column| match field {
            Field::Kind | Field::Has | Field::Is => column.having(fits),
            _ => column.having_like(term, fits),
        });
        named.unwrap_or_else(|| Bits::none(self.stories))
    }

    /// The stories on these days.
    pub(super) fn dated(&self, days: &Days) -> Bits {
        let Some(column) = self.get(Field::Date) else { return Bits::none(self.stories) };
        let days = days.counted_from(&self.newest);
        column.having(|date| days.hold(date))
    }

    /// The stories known to be of this place or of somebody in this post, though the text may not say so in these words.
    pub(super) fn known(&self, term: &Term) -> Bits {
        let none = Bits::none(self.stories);
        let han = term.letters.iter().filter(|l| crate::text::is_han(l.folded)).count();
        if term.quoted || han < 2 || han < term.letters.len() {
            return none;
        }
        let placed = self
            .get(Field::Place)
            .map(|column| column.having_letters(term, |path| starts_component(path, term)));
        let mut bits = placed.unwrap_or(none);
        if term.letters.len() > 2 {
            bits = bits.or(&self.titles.having_letters(term, |title| !term.find(&fold([title])).is_empty()));
        }
        bits
    }

    /// The stories with a person whose whole name the term is.
    pub(super) fn naming(&self, term: &Term) -> Bits {
        let whole = |name: &str| folded(name).chars().eq(term.letters.iter().map(|l| l.folded));
        let named = self.get(Field::Person).map(|column| column.having_letters(term, whole));
        named.unwrap_or_else(|| Bits::none(self.stories))
    }

    /// Whether the whole name of a person of the story sounds like the term.
    pub(super) fn sounds_named(term: &Term, story: &Story) -> bool {
        story.facts.people.iter().any(|person| {
            let letters = fold([person.name.as_str()]);
            let all = 0..letters.len();
            term.find_by_sound(&letters).iter().any(|found| found.letters == all)
        })
    }

    /// How firmly a story has what typed fields ask for: a place named first, a day on which something happened.
    pub(super) fn firmness(parsed: &Parsed, story: &Story) -> f32 {
        let places = parsed.named().into_iter().filter(|(field, _)| *field == Field::Place);
        let rank = |term: &Term| story.facts.places.iter().position(|path| starts_component(path, term));
        let placed = places.filter_map(|(_, term)| rank(term)).map(|rank| 1.0 / (1.0 + rank as f32));
        let told = |days: &&Days| {
            story.facts.dates.iter().filter_map(|d| d.value.as_deref()).any(|date| days.hold(date))
        };
        placed.sum::<f32>() + parsed.days().into_iter().filter(told).count() as f32
    }

    /// The stories that pass the filters of one field: any of the included values, none of the excluded.
    pub(super) fn passing(&self, field: Field, filters: &[Filter]) -> Bits {
        let Some(column) = self.get(field) else { return Bits::all(self.stories) };
        let of = |exclude: bool| {
            let mine = move |f: &&Filter| f.field == field && f.exclude == exclude;
            filters
                .iter()
                .filter(mine)
                .map(|f| column.having(|value| holds(field, &f.value, value)))
                .reduce(|a, b| a.or(&b))
        };
        let kept = of(false).unwrap_or_else(|| Bits::all(self.stories));
        match of(true) {
            Some(left_out) => kept.minus(&left_out),
            None => kept,
        }
    }
}

/// A story's values of a field, each with whether it is a guess.
fn values(field: Field, page: &Page, story: &Story) -> Vec<(String, bool)> {
    let sure = |values: &[String]| values.iter().map(|value| (value.clone(), false)).collect();
    let facts = &story.facts;
    match field {
        Field::Paper => {
            page.paper.name.iter().map(|name| (name.clone(), page.paper.basis.is_guess())).collect()
        }
        Field::Date => {
            let dates = std::iter::once(&page.date).chain(&facts.dates);
            dates.filter_map(|date| Some((date.value.clone()?, date.basis.is_guess()))).collect()
        }
        // What a local paper writes without a place happened at home; what a wire service writes did not.
        Field::Place if facts.places.is_empty() && story.wire.is_none() => {
            page.place.iter().map(|place| (place.clone(), true)).collect()
        }
        Field::Place => sure(&facts.places),
        Field::Person => facts.people.iter().map(|person| (person.name.clone(), false)).collect(),
        Field::By => story.bylines.iter().map(|byline| (byline.name.clone(), false)).collect(),
        Field::Kind => {
            kind_names(story.kind).first().map(|name| ((*name).to_owned(), false)).into_iter().collect()
        }
        Field::Org => sure(&facts.orgs),
        Field::Slogan => sure(&facts.slogans),
        Field::Page => vec![(page.name.clone(), false)],
        Field::Has | Field::Is => {
            quality::of(field, page, story).into_iter().map(|name| (name.to_owned(), false)).collect()
        }
    }
}

/// A post, and as a stranger to the paper would name it: 市长 in Datong's paper is 大同市市长 and 大同市长, 市委副书记 is 大同市委副书记.
fn spelled_out(title: &str, home: &str) -> Vec<String> {
    let mut titles = vec![title.to_owned()];
    for part in home.split('/') {
        let Some(level) = part.chars().next_back() else { continue };
        if title.trim_start_matches(['副', '代']).starts_with(level) {
            titles.push(format!("{part}{title}"));
            titles.extend(title.strip_prefix(level).map(|rest| format!("{part}{rest}")));
        }
    }
    titles
}

/// Whether a story's value falls under a filter's: a place under a place above it, a date under its month or year.
fn holds(field: Field, filter: &str, value: &str) -> bool {
    let below = |sign: char| value.strip_prefix(filter).is_some_and(|rest| rest.starts_with(sign));
    value == filter
        || match field {
            Field::Place => !filter.is_empty() && below('/'),
            Field::Date => !filter.is_empty() && below('-'),
            _ => false,
        }
}

/// Whether a value is what a typed field means: `kind` as it is, a place from the beginning of one of its parts, a name or a phrase in
/// part; in quotes the whole of a value, or of a place's part.
fn value_fits(field: Field, value: &str, term: &Term) -> bool {
    match field {
        Field::Kind | Field::Has | Field::Is => value == term.typed,
        _ if term.quoted => {
            let steps = if field == Field::Place { steps(field, value) } else { vec![value] };
            steps.iter().any(|step| is_end(step, term))
        }
        Field::Place => starts_component(value, term),
        _ => {
            let letters = fold([value]);
            !term.find(&letters).is_empty()
                || !term.find_by_sound(&letters).is_empty()
                || term.begins_sound(&letters)
        }
    }
}

/// Whether a path, or its last parts alone, is the term.
fn is_end(path: &str, term: &Term) -> bool {
    let is_term =
        |part: &str| fold([part]).iter().map(|l| l.folded).eq(term.letters.iter().map(|l| l.folded));
    is_term(path) || path.match_indices('/').any(|(at, _)| path.get(at + 1..).is_some_and(is_term))
}

/// Whether a part of a path (or a row of its parts) begins with the term, by letters or by sound.
fn starts_component(path: &str, term: &Term) -> bool {
    let letters = fold(path.split('/'));
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        before.map(|l: &Letter| l.text) != letters.get(at).map(|l| l.text)
    };
    term.find(&letters).iter().chain(&term.find_by_sound(&letters)).any(|found| begins(found.letters.start))
        || path.split('/').any(|part| term.begins_sound(&fold([part])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_spelled_out() {
        for (title, home, full) in [
            ("市长", "山西省/大同市", "大同市市长"),
            ("市委副书记", "山西省/大同市", "大同市委副书记"),
            ("副县长", "山西省/运城市/绛县", "绛县副县长"),
            ("县委书记", "山西省/运城市/绛县", "绛县县委书记"),
        ] {
            assert!(spelled_out(title, home).iter().any(|t| t == full), "{full}");
        }
        assert_eq!(spelled_out("市长", ""), ["市长"]);
    }

    #[test]
    fn filters_hold_what_lies_below() {
        for (field, filter, value, held) in [
            (Field::Place, "山西省", "山西省/大同市", true),
            (Field::Place, "山西", "山西省/大同市", false),
            (Field::Date, "2023-1", "2023-10", false),
            (Field::Date, "2023", "2023-10-26", true),
            (Field::Date, "", "2023", false),
            (Field::By, "", "", true),
            (Field::Person, "解芳", "解芳华", false),
        ] {
            assert_eq!(holds(field, filter, value), held, "{filter} {value}");
        }
    }
}
