//! From a query to the answer: which stories, in which order, and what a row of the list shows of each.

use super::bits::Bits;
use super::rank::{self, Weighed};
use super::{Facet, Found, Hit, Index, Route, facets, snippet};
use crate::query::mark::wanted;
use crate::query::{Ask, Field, Filter, Parsed, Query, Sort, Term, marks, parse};
use crate::story::Role;
use std::cmp::Reverse;
use std::collections::HashMap;

/// So many stories are read to be ranked; of more, those with the words in their heads and then the newest.
const READ: usize = 400;
/// So many stories are read to hear whether a sound is in them.
const HEARD: usize = 2000;
/// Characters a term must have for one of them to be taken for a look-alike.
const ALIKE: usize = 3;

impl Index {
    /// The best answers.
    pub fn search(&self, query: &Query) -> Found {
        let parsed = parse(&query.text);
        let mut asked = Asked::default();
        let typed = self.typed(&parsed, &mut asked);
        let stories = self.passing(&typed, &query.filters);
        let ordered = self.order(query, &parsed, &stories, &mut asked);
        let limit = if query.limit == 0 { usize::MAX } else { query.limit };
        let hits = ordered.into_iter().take(limit).filter_map(|ranked| self.hit(&parsed, &ranked)).collect();
        let total = stories.count();
        let mut explained = parsed.explained();
        if total == 0 {
            explained += &self.why_nothing(&parsed, &typed, &query.filters);
        }
        Found { total, hits, explained }
    }

    /// How many of the query's stories have each value. A facet's own filters do not narrow its own counts.
    pub fn facets(&self, query: &Query) -> Vec<Facet> {
        let typed = self.typed(&parse(&query.text), &mut Asked::default());
        facets::count(&self.columns, &typed, &query.filters)
    }

    /// The stories that the prompt alone asks for.
    fn typed(&self, parsed: &Parsed, asked: &mut Asked) -> Bits {
        parsed.root.as_ref().map_or_else(|| Bits::all(self.len()), |ask| self.asked(ask, asked))
    }

    fn passing(&self, typed: &Bits, filters: &[Filter]) -> Bits {
        let mut fields: Vec<Field> = filters.iter().map(|f| f.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.into_iter().fold(typed.clone(), |bits, field| bits.and(&self.columns.passing(field, filters)))
    }

    fn asked(&self, ask: &Ask, asked: &mut Asked) -> Bits {
        match ask {
            Ask::All(asks) => {
                asks.iter().fold(Bits::all(self.len()), |bits, ask| bits.and(&self.asked(ask, asked)))
            }
            Ask::Any(asks) => {
                asks.iter().fold(Bits::none(self.len()), |bits, ask| bits.or(&self.asked(ask, asked)))
            }
            Ask::Not(ask) => Bits::all(self.len()).minus(&self.refused(ask)),
            Ask::Text(term) => {
                let found = self.met(term);
                asked.found.insert(term.typed.clone(), found.clone());
                found
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
            Ask::Field(..) | Ask::Days(_) => self.asked(ask, &mut Asked::default()),
        }
    }

    /// The stories that meet a term by any route. Look-alikes are only tried where nothing else is found.
    fn met(&self, term: &Term) -> Bits {
        let found = self.lettered(term).or(&self.columns.known(term));
        let found = self.heard(term).into_iter().fold(found, |found, heard| found.or(&heard));
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

    /// The stories in which a term sounds, one set for each way to spell it.
    fn heard(&self, term: &Term) -> Vec<Bits> {
        let Some(postings) = &self.postings else { return Vec::new() };
        let one = |spelling: &crate::text::pinyin::Spelling| {
            let mut pairs = spelling.sounds.iter().zip(spelling.sounds.iter().skip(1));
            let all = Bits::all(self.len());
            let near = pairs.try_fold(all, |bits, (a, b)| {
                if bits.is_empty() {
                    return Some(bits);
                }
                Some(bits.and(&postings.sounding(|c| a.fits(c), |c| b.fits(c)).ok()?))
            })?;
            Some(self.reading(&near, HEARD, |letters| !term.find_by_sound(letters).is_empty()))
        };
        term.spellings.iter().filter_map(one).collect()
    }

    /// The stories with a look-alike in place of one character: the rest of the term must stand in them.
    fn alike(&self, term: &Term) -> Bits {
        let chars = term.chars();
        let without = |at: usize| {
            let (before, after) =
                (chars.get(..at).unwrap_or_default(), chars.get(at + 1..).unwrap_or_default());
            self.hold(before).and(&self.hold(after))
        };
        let near = (0..chars.len()).map(without).fold(Bits::none(self.len()), |all, bits| all.or(&bits));
        self.reading(&near, HEARD, |letters| !term.find_alike(letters).is_empty())
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

    fn order(&self, query: &Query, parsed: &Parsed, stories: &Bits, asked: &mut Asked) -> Vec<Ranked> {
        let day = |number: usize| self.days.get(number).copied().unwrap_or(0);
        let mut numbers: Vec<usize> = stories.iter().collect();
        let terms = self.terms(parsed, asked);
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
        numbers.into_iter().map(|n| Ranked { number: n, route: None, score: 0.0 }).collect()
    }

    /// What to rank by: the words that must stand in the text, and the values of typed fields.
    fn terms<'a>(&self, parsed: &'a Parsed, asked: &mut Asked) -> Vec<TermSets<'a>> {
        let text = wanted(parsed).into_iter().map(|term| (term, false));
        let fields = parsed.named().into_iter().map(|(_, term)| (term, true));
        let sets = |(term, bonus): (&'a Term, bool)| {
            let run = term.chars();
            let postings = self.postings.as_ref();
            let set = |bits: Option<Bits>| bits.unwrap_or_else(|| Bits::none(self.len()));
            let found = asked.found.remove(&term.typed).unwrap_or_else(|| self.hold(&run));
            TermSets {
                term,
                bonus,
                rarity: (1.0 + self.len() as f32 / (1 + found.count()) as f32).ln(),
                headed: set(postings.and_then(|p| p.heading(&run).ok())),
                whole: set(postings.and_then(|p| p.wording(&run).ok())),
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
            texts.next().map(|(block, _)| snippet::beginning(&block.text, &[]))
        };
        let route = ranked.route;
        Some(Hit { head, score: ranked.score, route, snippet: best.or_else(lead).unwrap_or_default() })
    }

    /// Why there is no answer: the first word that stands nowhere, or the filters, or that nothing holds all words at once.
    fn why_nothing(&self, parsed: &Parsed, typed: &Bits, filters: &[Filter]) -> String {
        if self.is_empty() {
            return "；这里还没有稿件".to_owned();
        }
        let without = typed.count();
        if without > 0 && !filters.is_empty() {
            return format!("；去掉筛选有 {without} 篇");
        }
        let terms = wanted(parsed);
        let missing: Vec<_> =
            terms.iter().filter(|term| self.met(term).is_empty()).map(|t| t.typed.as_str()).collect();
        let nowhere: Vec<_> =
            parsed.named().into_iter().filter(|(f, t)| self.columns.named(*f, t).is_empty()).collect();
        match (missing.as_slice(), nowhere.first()) {
            ([], None) if terms.len() > 1 => "；各词都有，但没有一篇同时符合".to_owned(),
            ([], None) => String::new(),
            ([], Some((field, term))) => format!("；没有{}为“{}”的稿件", field.label(), term.typed),
            (missing, _) => format!("；没有稿件含“{}”", missing.join("”“")),
        }
    }
}

/// Sets of stories found on the way, so that none is sought twice.
#[derive(Default)]
struct Asked {
    found: HashMap<String, Bits>,
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
