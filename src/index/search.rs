//! From a query to the answer: which stories, in which order, and what a row of the list shows of each.

use super::bits::Bits;
use super::rank::{self, Weighed};
use super::{Facet, Found, Hit, Index, Route, Total, facets, snippet};
use crate::query::mark::{stand_near, wanted};
use crate::query::{Ask, Field, Filter, Parsed, Query, Sort, Term, marks};
use crate::story::Role;
use crate::text::pinyin::Sound;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many stories are read to be ranked; of more, those with the words in their heads and then the newest.
const READ: usize = 400;
/// So many stories are read to hear whether a sound is in them.
const HEARD: usize = 2000;
/// Characters a term must have for one of them to be taken for a look-alike.
const ALIKE: usize = 3;

impl Index {
    /// The best answers.
    pub fn search(&self, query: &Query) -> Found {
        let parsed = self.understand(&query.text);
        let typed = self.typed(&query.text, &parsed);
        let stories = self.passing(&typed, &query.filters);
        let ordered = self.order(query, &parsed, &stories);
        let limit = if query.limit == 0 { usize::MAX } else { query.limit };
        let hits: Vec<Hit> =
            ordered.into_iter().take(limit).filter_map(|ranked| self.hit(&parsed, &ranked)).collect();
        let total = stories.count();
        let more =
            if total == 0 { self.why_nothing(&parsed, &typed, &query.filters) } else { read_as(&hits) };
        let explained = parsed.explained() + &more;
        let offers = if total == 0 { self.offers(&parsed) } else { Vec::new() };
        Found { total: Total::exactly(total), hits, explained, offers }
    }

    /// The numbers of all the query's stories, in library order.
    pub fn matching(&self, query: &Query) -> Vec<usize> {
        let typed = self.typed(&query.text, &self.understand(&query.text));
        self.passing(&typed, &query.filters).iter().collect()
    }

    /// How many of the query's stories have each value. A facet's own filters do not narrow its own counts.
    pub fn facets(&self, query: &Query) -> Vec<Facet> {
        let typed = self.typed(&query.text, &self.understand(&query.text));
        facets::count(&self.columns, &typed, &query.filters)
    }

    /// The stories that the prompt alone asks for. The last answer is kept, for counts and filters ask the same again.
    fn typed(&self, text: &str, parsed: &Parsed) -> Arc<Bits> {
        let last = self.last.lock().ok().and_then(|last| last.clone());
        if let Some((_, bits)) = last.filter(|(asked, _)| asked == text) {
            return bits;
        }
        let bits =
            Arc::new(parsed.root.as_ref().map_or_else(|| Bits::all(self.len()), |ask| self.asked(ask)));
        if let Ok(mut last) = self.last.lock() {
            *last = Some((text.to_owned(), Arc::clone(&bits)));
        }
        bits
    }

    fn passing(&self, typed: &Bits, filters: &[Filter]) -> Bits {
        let mut fields: Vec<Field> = filters.iter().map(|f| f.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.into_iter().fold(typed.clone(), |bits, field| bits.and(&self.columns.passing(field, filters)))
    }

    pub(super) fn asked(&self, ask: &Ask) -> Bits {
        match ask {
            Ask::All(asks) => asks.iter().fold(Bits::all(self.len()), |bits, ask| bits.and(&self.asked(ask))),
            Ask::Any(asks) => asks.iter().fold(Bits::none(self.len()), |bits, ask| bits.or(&self.asked(ask))),
            Ask::Not(ask) => Bits::all(self.len()).minus(&self.refused(ask)),
            Ask::Text(term) => self.met(term),
            Ask::Near(terms, within) => {
                let held = terms
                    .iter()
                    .fold(Bits::all(self.len()), |bits, term| bits.and(&self.hold(&term.chars())));
                self.reading(&held, usize::MAX, |letters| stand_near(terms, *within, letters))
            }
            Ask::Field(field, term) => self.columns.named(*field, term),
            Ask::Days(days) => self.columns.dated(days),
        }
    }

    /// The stories that a negation leaves out: those with the very letters, never those that merely sound alike.
    fn refused(&self, ask: &Ask) -> Bits {
        match ask {
            Ask::Text(term) => self.lettered(term),
            Ask::All(asks) => {
                asks.iter().fold(Bits::all(self.len()), |bits, ask| bits.and(&self.refused(ask)))
            }
            Ask::Any(asks) => {
                asks.iter().fold(Bits::none(self.len()), |bits, ask| bits.or(&self.refused(ask)))
            }
            Ask::Not(ask) => Bits::all(self.len()).minus(&self.refused(ask)),
            Ask::Near(..) | Ask::Field(..) | Ask::Days(_) => self.asked(ask),
        }
    }

    /// The stories that meet a term by any route. Look-alikes are only tried where nothing else is found.
    pub(super) fn met(&self, term: &Term) -> Bits {
        let found = self.lettered(term).or(&self.columns.known(term)).or(&self.heard(term));
        if found.is_empty() && !term.quoted && term.letters.len() >= ALIKE { self.alike(term) } else { found }
    }

    fn lettered(&self, term: &Term) -> Bits {
        let held = self.hold(&term.chars());
        if term.quoted {
            self.reading(&held, usize::MAX, |letters| !term.find(letters).is_empty())
        } else {
            held
        }
    }

    /// The stories in which a term sounds, by any way to spell it; the surest ways first, until enough stories were read.
    fn heard(&self, term: &Term) -> Bits {
        let mut heard = Bits::none(self.len());
        let Some(postings) = &self.postings else { return heard };
        let mut known: Vec<(&Sound, &Sound, Bits)> = Vec::new();
        let mut left = HEARD;
        for spelling in &term.spellings {
            let mut near = Bits::all(self.len()).minus(&heard);
            for (a, b) in spelling.sounds.iter().zip(spelling.sounds.iter().skip(1)) {
                let at = known.iter().position(|(x, y, _)| *x == a && *y == b).unwrap_or_else(|| {
                    let pair = postings.sounding(|c| a.fits(c), |c| b.fits(c));
                    known.push((a, b, pair.unwrap_or_else(|_| Bits::none(self.len()))));
                    known.len() - 1
                });
                near = known.get(at).map_or(near.clone(), |(_, _, pair)| near.clone().and(pair));
                if near.is_empty() {
                    break;
                }
            }
            // A pair is what it is; of a longer row the pairs may stand apart.
            if spelling.sounds.len() != 2 {
                let many = near.count();
                near =
                    self.reading(&near, left, |letters| spelling.stands_in(letters.iter().map(|l| l.folded)));
                left = left.saturating_sub(many);
            }
            heard = heard.or(&near);
        }
        heard
    }

    /// The stories with a look-alike in place of one character.
    fn alike(&self, term: &Term) -> Bits {
        let runs = self.postings.as_ref().map(|postings| postings.alike(&term.chars())).unwrap_or_default();
        runs.iter().fold(Bits::none(self.len()), |all, run| all.or(&self.hold(run)))
    }

    /// Those of some stories whose letters pass a test; the last `most` of them are read.
    fn reading(
        &self,
        stories: &Bits,
        most: usize,
        test: impl Fn(&[crate::text::fold::Letter]) -> bool,
    ) -> Bits {
        let skipped = stories.count().saturating_sub(most);
        let passes =
            |number: &usize| self.story(*number).is_some_and(|(_, story)| test(&rank::letters(story)));
        Bits::of(self.len(), stories.iter().skip(skipped).filter(passes))
    }

    fn order(&self, query: &Query, parsed: &Parsed, stories: &Bits) -> Vec<Ranked> {
        let day = |number: usize| self.days.get(number).copied().unwrap_or(0);
        let mut numbers: Vec<usize> = stories.iter().collect();
        let terms = self.terms(parsed);
        match query.sort {
            Sort::Newest => numbers.sort_by_key(|&n| (Reverse(day(n)), n)),
            Sort::Oldest => numbers.sort_by_key(|&n| (day(n) == 0, day(n), n)),
            Sort::Relevance if !terms.is_empty() || parsed.root.is_some() => {
                if numbers.len() > READ {
                    let headed = |n: usize| terms.iter().filter(|t| t.headed.has(n)).count();
                    numbers.sort_by_key(|&n| (Reverse(headed(n)), Reverse(day(n)), n));
                }
                let rest = numbers.split_off(numbers.len().min(READ));
                let mut ranked: Vec<Ranked> =
                    numbers.into_iter().map(|n| self.rank(parsed, &terms, n)).collect();
                ranked.sort_by(|a, b| {
                    let by_score = b.score.total_cmp(&a.score);
                    let by_day = day(b.number).cmp(&day(a.number));
                    a.route.cmp(&b.route).then(by_score).then(by_day).then(a.number.cmp(&b.number))
                });
                ranked.extend(rest.into_iter().map(|number| Ranked { number, route: None, score: 0.0 }));
                return ranked;
            }
            Sort::Relevance | Sort::Page => {}
        }
        // In another order the rows that are shown still tell how they were found.
        let shown = match query.limit {
            _ if terms.is_empty() => 0,
            0 => READ,
            limit => limit.min(READ),
        };
        let ranked = |(row, number): (usize, usize)| {
            if row < shown {
                self.rank(parsed, &terms, number)
            } else {
                Ranked { number, route: None, score: 0.0 }
            }
        };
        numbers.into_iter().enumerate().map(ranked).collect()
    }

    /// What to rank by: the words that must stand in the text, and the values of typed fields.
    fn terms<'a>(&self, parsed: &'a Parsed) -> Vec<TermSets<'a>> {
        let text = wanted(parsed).into_iter().map(|term| (term, false));
        let fields = parsed.named().into_iter().map(|(_, term)| (term, true));
        let sets = |(term, bonus): (&'a Term, bool)| {
            let run = term.chars();
            let postings = self.postings.as_ref();
            let set = |bits: Option<Bits>| bits.unwrap_or_else(|| Bits::none(self.len()));
            TermSets {
                term,
                bonus,
                rarity: (1.0 + self.len() as f32 / (1 + self.hold(&run).count()) as f32).ln(),
                headed: set(postings.and_then(|p| p.heading(&run).ok())),
                whole: set(postings.and_then(|p| p.wording(&run).ok())).or(&self.columns.naming(term)),
                known: self.columns.known(term),
            }
        };
        text.chain(fields).map(sets).collect()
    }

    fn rank(&self, parsed: &Parsed, terms: &[TermSets<'_>], number: usize) -> Ranked {
        let weighed = terms.iter().map(|t| Weighed {
            term: t.term,
            rarity: t.rarity,
            bonus: t.bonus,
            whole: t.whole.has(number),
            known: t.known.has(number),
        });
        let weighed: Vec<_> = weighed.collect();
        let Some((_, story)) = self.story(number) else { return Ranked { number, route: None, score: 0.0 } };
        let (route, score) = rank::rank(story, &weighed);
        Ranked { number, route, score: score + super::columns::Columns::firmness(parsed, story) }
    }

    fn hit(&self, parsed: &Parsed, ranked: &Ranked) -> Option<Hit> {
        let (_, story) = self.story(ranked.number)?;
        let mut head = self.head(ranked.number)?;
        head.headline.marks = marks(parsed, &[&head.headline.text]).pop().unwrap_or_default();
        let texts: Vec<&str> = story.blocks.iter().map(|block| block.text.as_str()).collect();
        let marked = marks(parsed, &texts);
        let shown = story.blocks.iter().zip(&marked).filter(|(block, _)| block.role != Role::Headline);
        let best =
            shown.clone().filter(|(_, marks)| !marks.is_empty()).map(|(b, m)| snippet::passage(&b.text, m));
        let best = best.rev().max_by_key(|passage| passage.marks.len());
        let lead = || {
            let mut texts =
                shown.clone().filter(|(block, _)| matches!(block.role, Role::Body | Role::Caption));
            texts.next().map(|(block, _)| snippet::beginning(&block.text))
        };
        let route = ranked.route;
        Some(Hit { head, score: ranked.score, route, snippet: best.or_else(lead).unwrap_or_default() })
    }
}

/// What sounds or look-alikes turned out to be, the commonest first: `；读作“乡村振兴”`.
fn read_as(hits: &[Hit]) -> String {
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
    if read.is_empty() { String::new() } else { format!("；读作“{}”", read.join("”“")) }
}

/// A term with the stories that matter for its rank.
struct TermSets<'a> {
    term: &'a Term,
    bonus: bool,
    rarity: f32,
    headed: Bits,
    whole: Bits,
    known: Bits,
}

/// A story in its order.
struct Ranked {
    number: usize,
    route: Option<Route>,
    score: f32,
}
