//! From a query to the answer: which stories, in which order, and what a row of the list shows of each.

use super::bits::Bits;
use super::laid::Laid;
use super::lenient::understand;
use super::order::Ranked;
use super::read::Holder;
use super::seek::{Reach, Seeker};
use super::{Facet, Found, Head, Hit, Index, Offer, Route, Total, facets, head, snippet};
use crate::marks::Marks;
use crate::query::clause::divide;
use crate::query::mark::wanted;
use crate::query::term::ALIKE_SIGNS;
use crate::query::{Ask, Field, Parsed, Query, marks};
use crate::story::Role;
use crate::text::fold::folded;
use crate::tongue::index as say;
use crate::tongue::punctuation::{BETWEEN, STOP};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// At most so many stories are read to count the look-alikes that are offered: an offer must not delay the hits.
const OFFERED: usize = 128;

/// The stories that a prompt alone asks for, kept because counts and filters ask the same again.
#[derive(Debug)]
pub(super) struct Typed {
    text: String,
    fuzzy: bool,
    marks: Arc<Marks>,
    stories: Bits,
    /// Whether there may be more.
    cut: bool,
}

impl Typed {
    /// The stories, all or as many as were looked for.
    pub(super) fn stories(&self) -> &Bits {
        &self.stories
    }
}

impl Index {
    /// The best answers.
    pub fn search(&self, query: &Query) -> Found {
        let seeker = Seeker::new(self, &query.marks);
        let parsed = understand(query, &seeker);
        let typed = self.typed(query, &parsed, &seeker);
        let ordered = self.order(query, &parsed, &seeker, &typed.stories);
        let limit = if query.limit == 0 { usize::MAX } else { query.limit };
        let hit = |ranked: &Ranked| self.hit(&parsed, ranked);
        let hits: Vec<Hit> = ordered.iter().take(limit).filter_map(hit).collect();
        let count = typed.stories.count();
        let total = Total { count, exact: !typed.cut };
        let (blame, offers) = if count == 0 {
            (self.why_nothing(&query.text, &parsed, &seeker), self.offers(&parsed, &seeker))
        } else {
            (String::new(), Self::look_alikes(&parsed, &seeker))
        };
        let alike = offers.iter().filter(|_| count > 0);
        let alike = alike.map(|offer| say::LOOK_ALIKES.fill([&offer.text, &offer.total]));
        let more = Some(blame.clone()).filter(|blame| !blame.is_empty()).or_else(|| read_as(&hits));
        let said = std::iter::once(parsed.explained()).chain(more).chain(alike);
        let explained = said.collect::<Vec<_>>().join(STOP.get());
        Found { total, hits, explained, blame, offers }
    }

    /// How many stories answer, and nothing else.
    pub fn total(&self, query: &Query) -> Total {
        let seeker = Seeker::new(self, &query.marks);
        let typed = self.typed(query, &understand(query, &seeker), &seeker);
        Total { count: typed.stories.count(), exact: !typed.cut }
    }

    /// The query as it is understood here: a letter that stands nowhere yet is no word of it.
    pub fn understand(&self, query: &Query) -> Parsed {
        understand(query, &Seeker::new(self, &query.marks))
    }

    /// The numbers of the query's stories, in library order; where the engine stops looking, of those it found.
    pub fn matching(&self, query: &Query) -> Vec<usize> {
        let seeker = Seeker::new(self, &query.marks);
        let typed = self.typed(query, &understand(query, &seeker), &seeker);
        let mut all: Vec<usize> = typed.stories.iter().collect();
        all.sort_by_key(|number| self.position(*number));
        all
    }

    /// The numbers of all stories that hold a text as it stands, punctuation and forms of characters aside.
    pub fn holding(&self, text: &str) -> Vec<usize> {
        let run: Vec<char> = folded(text).chars().collect();
        if run.is_empty() {
            return Vec::new();
        }
        let (sure, may) = Seeker::new(self, &Marks::default()).holding(&run);
        let holder = Holder::new(&run);
        let holds = |number: usize| self.passes(number, |story| holder.holds(story));
        let unread =
            may.map(|may| may.minus(&sure)).into_iter().flat_map(|bits| bits.iter().collect::<Vec<_>>());
        let mut all: Vec<usize> = sure.iter().chain(unread.filter(|number| holds(*number))).collect();
        all.sort_by_key(|number| self.position(*number));
        all
    }

    /// How many of the query's stories have each value. A facet's own clauses do not narrow its own counts.
    pub fn facets(&self, query: &Query) -> Vec<Facet> {
        self.count(query, &facets::SHOWN)
    }

    pub(super) fn count(&self, query: &Query, fields: &[Field]) -> Vec<Facet> {
        let (rest, passing) = self.apart(query);
        self.count_all(fields, &query.marks, &rest, &passing)
    }

    /// The stories that all but the query's clauses ask for, and those that the clauses of each field let pass.
    pub(super) fn apart(&self, query: &Query) -> (Bits, Vec<(Field, Bits)>) {
        let seeker = Seeker::new(self, &query.marks);
        let (clauses, rest) = divide(&query.text);
        if clauses.is_empty() {
            let typed = self.typed(query, &understand(query, &seeker), &seeker);
            return (typed.stories.clone(), Vec::new());
        }
        let mut passing: Vec<(Field, Bits)> = Vec::new();
        for clause in clauses {
            let bits = seeker.asked(&clause.ask(), Reach::All);
            match passing.iter_mut().find(|(field, _)| *field == clause.field) {
                Some((_, passed)) => *passed = std::mem::take(passed).and(&bits),
                None => passing.push((clause.field, bits)),
            }
        }
        (seeker.asked(&Ask::All(rest), Reach::All), passing)
    }

    /// Counts what stands in the stories, then what the reader marked.
    fn count_all(
        &self,
        fields: &[Field],
        marks: &Marks,
        rest: &Bits,
        passing: &[(Field, Bits)],
    ) -> Vec<Facet> {
        let mut facets = facets::count(&self.columns, fields, rest, passing);
        facets.extend(self.count_marks(fields, marks, |field| facets::others(field, rest, passing)));
        facets
    }

    /// A value of a facet as one types it, so that it means no other value of the library.
    pub fn typed_value(&self, field: Field, value: &str) -> String {
        self.columns.typed(field, value)
    }

    /// The stories that the prompt asks for. The last answer is kept, for counts and lists ask the same again.
    pub(super) fn typed(&self, query: &Query, parsed: &Parsed, seeker: &Seeker<'_>) -> Arc<Typed> {
        let last = self.last.lock().ok().and_then(|last| last.clone());
        let same = |last: &Arc<Typed>| {
            let marks = Arc::ptr_eq(&last.marks, &query.marks) || !parsed.asks_marks();
            last.text == query.text && last.fuzzy == query.fuzzy && marks
        };
        if let Some(last) = last.filter(same) {
            return last;
        }
        let all = || self.all.clone();
        let stories = parsed.root.as_ref().map_or_else(all, |ask| seeker.asked(ask, Reach::All));
        let (text, fuzzy, cut) = (query.text.clone(), query.fuzzy, seeker.was_cut());
        let typed = Arc::new(Typed { text, fuzzy, marks: Arc::clone(&query.marks), stories, cut });
        if let Ok(mut last) = self.last.lock() {
            *last = Some(Arc::clone(&typed));
        }
        typed
    }

    /// Where a single word was found: what it would find besides if look-alikes counted.
    fn look_alikes(parsed: &Parsed, seeker: &Seeker<'_>) -> Vec<Offer> {
        let Some(Ask::Text(term)) = parsed.root.as_ref().filter(|_| wanted(parsed).len() == 1) else {
            return Vec::new();
        };
        let met = seeker.met(term);
        if term.alike || met.letters.is_empty() {
            return Vec::new();
        }
        let total = seeker.alike(term, OFFERED).minus(&met.letters).count();
        let [sign, _] = ALIKE_SIGNS;
        let offer = Offer { text: format!("{}{sign}", term.typed), total, why: say::VARIANT.get() };
        (total > 0).then_some(offer).into_iter().collect()
    }

    fn hit(&self, parsed: &Parsed, ranked: &Ranked) -> Option<Hit> {
        self.look(ranked.number, |story| {
            Some(Self::hit_of(parsed, ranked, head(ranked.number, story)?, story))
        })?
    }

    fn hit_of(parsed: &Parsed, ranked: &Ranked, mut head: Head, story: &Laid<'_>) -> Hit {
        head.headline.marks = marks(parsed, &[&head.headline.text]).pop().unwrap_or_default();
        // Where the words stand just so, only the blocks that hold most of them need be read.
        let looked = match &ranked.places {
            Some(places) => fullest(story, places),
            None => (0..story.len()).collect(),
        };
        let texts: Vec<_> = looked.iter().map(|block| story.text(*block)).collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        let marked = marks(parsed, &texts);
        let shown = looked.iter().zip(texts.iter().zip(&marked));
        let shown = shown.filter(|(block, _)| story.role(**block) != Some(Role::Headline));
        let best =
            shown.filter(|(_, (_, marks))| !marks.is_empty()).map(|(_, (text, m))| snippet::passage(text, m));
        let best = best.rev().max_by_key(|passage| passage.marks.len());
        let lead = || {
            let lead = story.roles().position(|role| matches!(role, Role::Body | Role::Caption));
            lead.map(|block| snippet::beginning(&story.text(block)))
        };
        let route = ranked.route;
        Hit { head, score: ranked.score, route, snippet: best.or_else(lead).unwrap_or_default() }
    }
}

/// The blocks, at most so many, that hold most of some places, in their order; the headline, which is shown anyway, aside.
fn fullest(story: &Laid<'_>, places: &[(usize, usize)]) -> Vec<usize> {
    const MOST: usize = 3;
    let mut held: Vec<(Reverse<usize>, usize)> = places
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|chunk| Some((Reverse(chunk.len()), chunk.first()?.0)))
        .filter(|(_, number)| story.role(*number).is_some_and(|role| role != Role::Headline))
        .collect();
    held.sort_unstable();
    held.truncate(MOST);
    let mut fullest: Vec<usize> = held.into_iter().map(|(_, number)| number).collect();
    fullest.sort_unstable();
    fullest
}

/// What sounds or look-alikes turned out to be, the commonest first: `读作“乡村振兴”`.
fn read_as(hits: &[Hit]) -> Option<String> {
    let mut read: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| matches!(hit.route, Some(Route::Pinyin | Route::Variant))).take(20) {
        for marked in [&hit.head.headline, &hit.snippet] {
            for text in marked.marks.iter().filter_map(|mark| marked.text.get(mark.clone())) {
                *read.entry(text).or_default() += 1;
            }
        }
    }
    let mut read: Vec<(&str, usize)> = read.into_iter().collect();
    read.sort_by_key(|(text, n)| (Reverse(*n), *text));
    // A mark that the passage's end cuts short is no reading.
    let long = read.first().map_or(0, |(text, _)| text.chars().count());
    let whole = read.into_iter().map(|(text, _)| text).filter(|text| text.chars().count() == long);
    let read: Vec<&str> = whole.take(3).collect();
    if read.is_empty() { None } else { Some(say::READ_AS.fill([&read.join(BETWEEN.get())])) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::list::DOCS;
    use crate::story::{Block, Page, Story};

    /// A page with stories that say these.
    fn page(texts: impl Iterator<Item = String>) -> Page {
        let mut page = crate::parse::page("a.txt", "# 甲\n\n本报讯 乙。\n".as_bytes());
        let story = page.stories.remove(0);
        let block = |text| Block { role: Role::Body, text, spans: Vec::new() };
        page.stories = texts.map(|text| Story { blocks: vec![block(text)], ..story.clone() }).collect();
        page
    }

    fn total(index: &Index, text: &str) -> usize {
        index.search(&Query { text: text.to_owned(), limit: 3, ..Query::default() }).total.count
    }

    /// What grows with the square of a story's length would take hours here.
    #[test]
    fn long_stories_are_read_in_one_pass() {
        let text = "一二三，春耕".repeat(40_000);
        let index = Index::build(vec![Arc::new(page(std::iter::once(text)))], None);
        for query in ["一", "一 二", "春耕 三", "chungeng", "cg 一", "\"三 春\"~9", "一二~"] {
            assert_eq!(total(&index, query), 1, "{query}");
        }
    }

    #[test]
    fn a_page_of_too_many_stories_spoils_no_other() {
        let texts = (0..DOCS + 40).map(|n| if n < 20 { "春耕" } else { "秋收" }.to_owned());
        let index =
            Index::build(vec![Arc::new(page(texts)), Arc::new(page(["夏种".to_owned()].into_iter()))], None);
        assert_eq!((total(&index, "春耕"), total(&index, "秋收"), total(&index, "夏种")), (20, DOCS - 20, 1));
    }
}
