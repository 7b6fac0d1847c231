//! What is known of each story, one column for each field: the ground of filters and counts.

use super::bits::Bits;
use super::cells::{self, Cells};
use super::column::Column;
use super::laid::Laid;
use super::part::Part;
use super::sections::Sections;
use crate::query::date::Days;
use crate::query::parse::kind_names;
use crate::query::term::Match;
use crate::query::{Ask, Field, Parsed, Term, clause, explain, quality};
use crate::story::{Basis, Page, Story};
use crate::text::fold::{Letter, fold, folded, letter};
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use tantivy::directory::OwnedBytes;

/// The fields that have columns.
pub(super) const KNOWN: [Field; 13] = [
    Field::Paper,
    Field::Date,
    Field::Place,
    Field::Person,
    Field::Title,
    Field::Org,
    Field::Slogan,
    Field::By,
    Field::Kind,
    Field::Trust,
    Field::Page,
    Field::Has,
    Field::Is,
];

/// The fields in whose values one looks for letters; the others have few values, or are asked for as a whole.
const SEARCHED: [Field; 7] =
    [Field::Paper, Field::Place, Field::Person, Field::Title, Field::Org, Field::Slogan, Field::By];

/// All columns, each put together from the parts when it is first counted; what is asked for by letters is looked up in the parts.
#[derive(Debug, Default)]
pub(super) struct Columns {
    parts: Arc<[Part]>,
    by_field: [OnceLock<Column>; KNOWN.len()],
    /// The newest page's date.
    newest: String,
    /// The stories there are.
    all: Bits,
}

impl Columns {
    pub(super) fn of(parts: Arc<[Part]>, all: Bits) -> Self {
        let newest = parts.iter().map(|part| part.facts.newest.as_str()).max().unwrap_or_default().to_owned();
        Self { parts, newest, all, ..Self::default() }
    }

    /// The column of a field.
    pub(super) fn get(&self, field: Field) -> Option<&Column> {
        let at = KNOWN.iter().position(|known| *known == field)?;
        let merge = || Column::of_parts(field, &self.parts, |part| part.facts.cells.get(at));
        Some(self.by_field.get(at)?.get_or_init(merge))
    }

    /// How many stories each node of a field's column has.
    pub(super) fn stories_at(&self, field: Field) -> &[u32] {
        self.get(field).map_or(&[], |column| column.stories_at(&self.all))
    }

    fn none(&self) -> Bits {
        Bits::none(self.all.bound())
    }

    /// The stories that are marked in each part.
    fn gather(&self, mark: impl Fn(&Known, &mut [u64])) -> Bits {
        let mut stories = self.none();
        for part in &*self.parts {
            let bits = part.of(&mut stories);
            mark(&part.facts, bits);
            part.keep_alive(bits);
        }
        stories
    }

    /// The stories with a value of which `fits` is true.
    fn having(&self, field: Field, fits: impl Fn(&str) -> bool) -> Bits {
        self.get(field).map_or_else(|| self.none(), |column| column.having(fits).and(&self.all))
    }

    /// The stories with a value that a typed field asks for.
    pub(super) fn named(&self, field: Field, term: &Term) -> Bits {
        // To have a reporter is to have any value in that column.
        let had = Field::named(&term.typed).filter(|had| field == Field::Has && KNOWN.contains(had));
        if let Some(had) = had {
            let given = |value: &str| !value.is_empty();
            return self.gather(|known, bits| {
                known.of(had).into_iter().for_each(|cells| mark(cells, 0..cells.len(), given, bits));
            });
        }
        let fits = |value: &str| value_fits(field, value, term);
        if !SEARCHED.contains(&field) {
            return self.having(field, fits);
        }
        self.gather(|known, bits| {
            known.of(field).into_iter().for_each(|cells| mark(cells, like(cells, term), fits, bits));
        })
    }

    /// The same days, counted from the newest page where they are to be counted.
    pub(super) fn counted(&self, days: &Days) -> Days {
        days.counted_from(&self.newest)
    }

    /// The stories on these days.
    pub(super) fn dated(&self, days: &Days) -> Bits {
        let days = self.counted(days);
        self.having(Field::Date, |date| days.hold(date))
    }

    /// The stories known to be of this place or of somebody in this post, though the text may not say so in these words.
    pub(super) fn known(&self, term: &Term) -> Bits {
        let han = term.letters.iter().filter(|l| crate::text::is_han(l.folded)).count();
        if term.quoted || han < 2 || han < term.letters.len() {
            return self.none();
        }
        let run = term.chars();
        self.gather(|known, bits| {
            if let Some(places) = known.of(Field::Place) {
                mark(places, places.holding(&run), |path| starts_component(path, term), bits);
            }
            for posts in known.of(Field::Title).into_iter().chain([&known.titles]).filter(|_| run.len() > 2) {
                mark(posts, posts.holding(&run), |post| !term.find(&fold([post])).is_empty(), bits);
            }
        })
    }

    /// The stories with a person whose whole name the term is.
    pub(super) fn naming(&self, term: &Term) -> Bits {
        self.called(Field::Person, &term.chars())
    }

    /// The stories with a value that is, folded, just these letters.
    pub(super) fn called(&self, field: Field, letters: &[char]) -> Bits {
        let whole = |value: &str| folded(value).chars().eq(letters.iter().copied());
        self.gather(|known, bits| {
            known.of(field).into_iter().for_each(|cells| mark(cells, cells.holding(letters), whole, bits));
        })
    }

    /// The stories with a value or, in a tree, one below it.
    pub(super) fn below(&self, field: Field, value: &str) -> Bits {
        let below = |other: &str| is_below(other, value);
        self.gather(|known, bits| {
            known.of(field).into_iter().for_each(|cells| mark(cells, cells.beginning(value), below, bits));
        })
    }

    /// Whether the whole name of a person of the story sounds like the term.
    pub(super) fn sounds_named(term: &Term, story: &Laid<'_>) -> bool {
        story.people().iter().any(|name| {
            let letters = fold([name.as_str()]);
            let all = 0..letters.len();
            term.find_by_sound(&letters).iter().any(|found| found.letters == all)
        })
    }

    /// How firmly a story has what typed fields ask for: a place named first, a day on which something happened.
    pub(super) fn firmness(parsed: &Parsed, story: &Laid<'_>) -> f32 {
        let named: Vec<&Term> =
            parsed.named().into_iter().filter(|(f, _)| *f == Field::Place).map(|(_, t)| t).collect();
        let places = if named.is_empty() { Vec::new() } else { story.places() };
        let rank = |term: &&Term| places.iter().position(|path| starts_component(path, term));
        let placed = named.iter().filter_map(rank).map(|rank| 1.0 / (1.0 + rank as f32));
        let asked = parsed.days();
        let days = if asked.is_empty() { Vec::new() } else { story.days() };
        let told = |asked: &&Days| days.iter().any(|date| asked.hold(date));
        placed.sum::<f32>() + asked.into_iter().filter(told).count() as f32
    }

    /// The stories of which nothing is known in a field.
    pub(super) fn unknown(&self, field: Field) -> Bits {
        self.gather(|known, bits| {
            // The empty value is the first.
            known.of(field).into_iter().for_each(|cells| mark(cells, 0..1, str::is_empty, bits));
        })
    }

    /// A value of a facet as one types it: as short as it can be without meaning another value of the library too.
    pub(super) fn typed(&self, field: Field, value: &str) -> String {
        let whole = explain::quoted(value);
        let tails = (1..=value.matches('/').count() + 1).map(|parts| clause::tail(value, parts));
        let ways: Vec<String> = match field {
            _ if value.is_empty() => vec![field.unknown().to_owned()],
            Field::Date => vec![value.to_owned()],
            Field::Kind | Field::Trust | Field::Mark => vec![explain::label(field, value)],
            Field::Place => tails.clone().map(str::to_owned).chain(tails.map(explain::quoted)).collect(),
            _ => vec![value.to_owned(), whole.clone()],
        };
        let typed = |way: &String| format!("{}:{way}", field.label());
        let is_alone = |way: &&String| ways.len() == 1 || self.means_alone(field, value, &typed(way));
        typed(ways.iter().find(is_alone).unwrap_or(&whole))
    }

    /// Whether what is typed asks for this value and no other.
    fn means_alone(&self, field: Field, value: &str, typed: &str) -> bool {
        let clauses = clause::clauses(typed);
        let [clause::Clause { values, exclude: false, span, .. }] = clauses.as_slice() else { return false };
        let [Ask::Field(named, term)] = values.as_slice() else { return false };
        let other = |other: &str| !is_below(other, value) && value_fits(field, other, term);
        *named == field
            && *span == (0..typed.len())
            && value_fits(field, value, term)
            && !self.parts.iter().filter_map(|part| part.facts.of(field)).any(|cells| {
                let like =
                    if SEARCHED.contains(&field) { like(cells, term) } else { (0..cells.len()).collect() };
                like.into_iter().any(|number| other(cells.value(number)))
            })
    }
}

/// Marks the stories that have one of some values, of which `fits` is true.
fn mark(
    cells: &Cells,
    values: impl IntoIterator<Item = usize>,
    fits: impl Fn(&str) -> bool,
    bits: &mut [u64],
) {
    let there = values.into_iter().filter(|value| *value < cells.len());
    there.filter(|value| fits(cells.value(*value))).for_each(|value| cells.stories(value).mark(bits));
}

/// Numbers of the values that hold a term, and those that sound like it or begin as it begins.
fn like(cells: &Cells, term: &Term) -> BTreeSet<usize> {
    let mut like = cells.holding(&term.chars());
    for spelling in &term.spellings {
        let line = Cell::new(0);
        let chars = cells.values().flat_map(|value| value.chars().filter_map(letter).chain(['\n']));
        let chars = chars.inspect(|c| line.set(line.get() + usize::from(*c == '\n')));
        like.extend(spelling.ear().hear(chars).map(|_| line.get()));
    }
    if !term.spellings.is_empty() || term.letters.len() == 1 {
        let mut known = HashMap::new();
        let mut begins = |c: char| {
            *known.entry(c).or_insert_with(|| term.begins_sound(&fold([c.encode_utf8(&mut [0; 4]) as &str])))
        };
        for (number, value) in cells.values().enumerate() {
            if value.split('/').filter_map(|step| step.chars().next()).any(&mut begins) {
                like.insert(number);
            }
        }
    }
    like
}

/// What is known of the stories of one part, by field.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// In the order of [`KNOWN`].
    cells: Vec<Cells>,
    /// Posts of the people as they are spelled out elsewhere, for a search such as 大同市市长.
    titles: Cells,
    /// The newest page's date.
    newest: String,
}

impl Known {
    /// The values of a field.
    fn of(&self, field: Field) -> Option<&Cells> {
        self.cells.get(KNOWN.iter().position(|known| *known == field)?)
    }

    /// Bytes it takes.
    pub(super) fn size(&self) -> usize {
        self.cells.iter().chain([&self.titles]).map(Cells::size).sum()
    }

    /// Puts it among the sections of a part.
    pub(super) fn save(&self, sections: &mut Sections) {
        for (field, cells) in KNOWN.iter().zip(&self.cells) {
            cells.save(sections, &section(*field));
        }
        self.titles.save(sections, TITLES);
        sections.put(NEWEST, OwnedBytes::new(self.newest.clone().into_bytes()));
    }

    /// Finds it there.
    pub(super) fn open(sections: &Sections) -> Self {
        let newest = sections.get(NEWEST).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Self {
            cells: KNOWN.iter().map(|field| Cells::open(sections, &section(*field))).collect(),
            titles: Cells::open(sections, TITLES),
            newest: newest.unwrap_or_default(),
        }
    }
}

/// Names of sections.
const TITLES: &str = "facts.posts";
const NEWEST: &str = "facts.newest";

fn section(field: Field) -> String {
    format!("facts.{field:?}").to_lowercase()
}

/// Gathers what is known of the stories of a part.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    cells: [cells::Gatherer; KNOWN.len()],
    titles: cells::Gatherer,
    newest: String,
}

impl Gatherer {
    pub(super) fn add(&mut self, page: &Page, story: &Story) {
        if let Some(date) = page.date.value.as_ref().filter(|date| **date > self.newest) {
            self.newest.clone_from(date);
        }
        for (field, cells) in KNOWN.iter().zip(&mut self.cells) {
            cells.push(values(*field, page, story));
        }
        let titles = story.facts.people.iter().flat_map(|person| &person.titles);
        let home = page.place.as_deref().filter(|_| story.wire.is_none());
        let titles = titles.flat_map(|title| spelled_out(title, home.unwrap_or_default()));
        self.titles.push(titles.map(|title| (title, false)).collect());
    }

    pub(super) fn finish(self) -> Known {
        let cells = KNOWN.iter().zip(self.cells);
        let cells = cells.map(|(field, cells)| cells.finish(SEARCHED.contains(field))).collect();
        Known { cells, titles: self.titles.finish(true), newest: self.newest }
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
        Field::Title => {
            let titles = facts.people.iter().flat_map(|person| &person.titles);
            titles.map(|title| (title.clone(), false)).collect()
        }
        Field::Trust => trust(page, story).into_iter().map(|value| (value, false)).collect(),
        Field::By => story.bylines.iter().map(|byline| (byline.name.clone(), false)).collect(),
        Field::Kind => {
            kind_names(story.kind).first().map(|name| ((*name).to_owned(), false)).into_iter().collect()
        }
        Field::Org => sure(&facts.orgs),
        Field::Slogan => sure(&facts.slogans),
        Field::Page => vec![(page.name.clone(), false)],
        // The index knows a story's day by number, and marks come with the query.
        Field::Issued | Field::Mark | Field::Tag | Field::Clip => Vec::new(),
        Field::Has | Field::Is => {
            quality::of(field, page, story).into_iter().map(|name| (name.to_owned(), false)).collect()
        }
    }
}

/// How sure paper, date and place of a story are: `stated` where all three stand in print (or the reader says so), else what is a guess
/// (`inferred/date`) and what is unknown (`unknown/paper`).
fn trust(page: &Page, story: &Story) -> Vec<String> {
    let level = |basis: &Basis| match basis {
        Basis::Printed | Basis::Path | Basis::Settings => None,
        Basis::Inferred(_) => Some("inferred"),
        Basis::Unknown => Some("unknown"),
    };
    let place = match (&story.facts.places, &story.wire, &page.place) {
        (places, ..) if !places.is_empty() => None,
        (_, None, Some(_)) => Some("inferred"),
        _ => Some("unknown"),
    };
    let facts = [(level(&page.paper.basis), "paper"), (level(&page.date.basis), "date"), (place, "place")];
    let doubts: Vec<String> =
        facts.into_iter().filter_map(|(level, fact)| Some(format!("{}/{fact}", level?))).collect();
    if doubts.is_empty() { vec!["stated".to_owned()] } else { doubts }
}

/// A post as a stranger to the paper would name it: 市长 in Datong's paper is 大同市市长 and 大同市长, 市委副书记 is 大同市委副书记.
fn spelled_out(title: &str, home: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for part in home.split('/') {
        let Some(level) = part.chars().next_back() else { continue };
        if title.trim_start_matches(['副', '代']).starts_with(level) {
            titles.push(format!("{part}{title}"));
            titles.extend(title.strip_prefix(level).map(|rest| format!("{part}{rest}")));
        }
    }
    titles
}

/// Whether a value is another one or, in a tree, below it.
pub(super) fn is_below(value: &str, above: &str) -> bool {
    value.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a value is what a typed field means: a kind as it is, a place from the beginning of one of its parts, a name or a phrase in
/// part; in quotes the whole of a value, or of a place's parts.
pub(super) fn value_fits(field: Field, value: &str, term: &Term) -> bool {
    match field {
        Field::Kind | Field::Has | Field::Is | Field::Mark => value == term.typed,
        Field::Trust => is_below(value, &term.typed),
        Field::Place => starts_component(value, term),
        _ if term.quoted => {
            let letters = fold([value]);
            term.find(&letters).iter().any(|found| found.letters == (0..letters.len()))
        }
        _ => {
            let letters = fold([value]);
            !term.find(&letters).is_empty()
                || !term.find_by_sound(&letters).is_empty()
                || term.begins_sound(&letters)
        }
    }
}

/// Whether a part of a path (or a row of its parts) begins with the term, by letters or by sound.
fn starts_component(path: &str, term: &Term) -> bool {
    let letters = fold(path.split('/'));
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        before.map(|l: &Letter| l.text) != letters.get(at).map(|l| l.text)
    };
    let fits = |found: &Match| {
        begins(found.letters.start)
            && (!term.quoted || found.letters.end == letters.len() || begins(found.letters.end))
    };
    term.find(&letters).iter().chain(&term.find_by_sound(&letters)).any(fits)
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
        assert!(spelled_out("市长", "").is_empty());
    }
}
