//! In which order the stories of a query stand. Reads a bounded number of them: the rest are counted, not weighed.

use super::bits::Bits;
use super::columns::Columns;
use super::laid::Laid;
use super::rank::{self, Weighed};
use super::seek::{Reach, Seeker};
use super::{Index, Route, read::Glance};
use crate::query::mark::wanted;
use crate::query::{Ask, Parsed, Query, Sort, Term};
use std::cmp::Reverse;

/// So many stories are read to be ranked. Of more, those that have the words letter by letter come first, among them those that have
/// them in their heads, then the newest.
const READ: usize = 96;
/// The same where a term is only heard, which takes longer.
const LISTENED: usize = 64;

/// A story in its order.
pub(super) struct Ranked {
    pub(super) number: usize,
    pub(super) route: Option<Route>,
    pub(super) score: f32,
    /// Where its terms were seen, if that was enough to rank it: block, and the characters before the place in it.
    pub(super) places: Option<Vec<(usize, usize)>>,
}

/// A term with the stories that matter for its rank.
struct TermSets<'a> {
    term: &'a Term,
    bonus: bool,
    rarity: f32,
    /// Whether it stands nowhere by its letters and is listened for.
    heard: bool,
    /// Where it stands by its letters.
    lettered: Bits,
    headed: Bits,
    whole: Bits,
    known: Bits,
}

impl Index {
    /// The first stories in the query's order, at least as many as the query wants to see.
    pub(super) fn order(
        &self,
        query: &Query,
        parsed: &Parsed,
        seeker: &Seeker<'_>,
        stories: &Bits,
    ) -> Vec<Ranked> {
        let most = if query.limit == 0 { usize::MAX } else { query.limit };
        let terms = self.terms(parsed, seeker);
        let numbers = match query.sort {
            Sort::Newest => select(stories.iter(), most, |n| (Reverse(self.day(n)), self.position(n))),
            Sort::Oldest => {
                select(stories.iter(), most, |n| (self.day(n) == 0, self.day(n), self.position(n)))
            }
            Sort::Relevance if parsed.root.is_some() => {
                return self.by_relevance(most, parsed, &terms, seeker, stories);
            }
            Sort::Relevance | Sort::Page => select(stories.iter(), most, |n| self.position(n)),
        };
        // In another order the rows that are shown still tell how they were found.
        let glance = glance(&terms);
        let rank = |(row, number): (usize, usize)| {
            if row < READ && !terms.is_empty() {
                self.rank(parsed, &terms, glance.as_ref(), number)
            } else {
                unread(number)
            }
        };
        numbers.into_iter().enumerate().map(rank).collect()
    }

    fn by_relevance(
        &self,
        most: usize,
        parsed: &Parsed,
        terms: &[TermSets<'_>],
        seeker: &Seeker<'_>,
        stories: &Bits,
    ) -> Vec<Ranked> {
        let glance = glance(terms);
        let read = if terms.iter().any(|t| t.heard) { LISTENED } else { READ };
        let mut numbers = self.promising(most.max(read), parsed, terms, seeker, stories);
        let rest = numbers.split_off(numbers.len().min(read));
        let rank = |number| self.rank(parsed, terms, glance.as_ref(), number);
        let mut ranked: Vec<Ranked> = numbers.into_iter().map(rank).collect();
        ranked.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score);
            let by_day = self.day(b.number).cmp(&self.day(a.number));
            let by_place = self.position(a.number).cmp(&self.position(b.number));
            a.route.cmp(&b.route).then(by_score).then(by_day).then(by_place)
        });
        ranked.extend(rest.into_iter().map(unread));
        ranked
    }

    /// The stories that are likely to be the best, told without reading them.
    fn promising(
        &self,
        most: usize,
        parsed: &Parsed,
        terms: &[TermSets<'_>],
        seeker: &Seeker<'_>,
        stories: &Bits,
    ) -> Vec<usize> {
        let headed = |n: usize| terms.iter().filter(|t| t.headed.has(n)).count();
        let heads = terms.iter().fold(Bits::none(self.bound()), |heads, term| heads.or(&term.headed));
        let by_day = |n: usize| (Reverse(self.day(n)), self.position(n));
        let mut left = stories.clone();
        let mut chosen = Vec::new();
        for reach in [Reach::Letters, Reach::Known, Reach::All] {
            let tier = match &parsed.root {
                Some(root) if reach < Reach::All => left.clone().and(&seeker.asked(root, reach)),
                _ => left.clone(),
            };
            let in_head = tier.clone().and(&heads);
            let wanted = most - chosen.len();
            chosen.extend(select(in_head.iter(), wanted, |n| (Reverse(headed(n)), by_day(n))));
            let wanted = most - chosen.len();
            chosen.extend(select(tier.clone().minus(&heads).iter(), wanted, by_day));
            left = left.minus(&tier);
            if chosen.len() >= most || left.is_empty() {
                break;
            }
        }
        chosen
    }

    /// What to rank by: the words that must stand in the text, and the values of typed fields.
    fn terms<'a>(&self, parsed: &'a Parsed, seeker: &Seeker<'_>) -> Vec<TermSets<'a>> {
        let text = wanted(parsed).into_iter().map(|term| (term, false));
        let fields = parsed.named().into_iter().map(|(_, term)| (term, true));
        let sets = |(term, bonus): (&'a Term, bool)| {
            let run = term.chars();
            let met = seeker.met(term);
            TermSets {
                term,
                bonus,
                rarity: (1.0 + self.story_count() as f32 / (1 + met.letters.count()) as f32).ln(),
                heard: met.letters.is_empty() && !term.spellings.is_empty(),
                lettered: met.letters.clone(),
                headed: self.postings.heading(&run).or(&self.headed_by_sound(term, &met.letters)),
                whole: self.postings.wording(&run).or(&self.columns.naming(term)),
                known: met.known.clone(),
            }
        };
        text.chain(fields).map(sets).collect()
    }

    /// Where a term that stands nowhere by its letters may sound in the head.
    fn headed_by_sound(&self, term: &Term, letters: &Bits) -> Bits {
        let surest = term.spellings.first().filter(|_| letters.is_empty());
        surest.map_or_else(|| Bits::none(self.bound()), |spelling| self.postings.heading_sounds(spelling))
    }

    fn rank(
        &self,
        parsed: &Parsed,
        terms: &[TermSets<'_>],
        glance: Option<&Glance<'_>>,
        number: usize,
    ) -> Ranked {
        let rank = |story: &Laid<'_>| Self::rank_story(parsed, terms, glance, number, story);
        self.look(number, rank).unwrap_or_else(|| unread(number))
    }

    fn rank_story(
        parsed: &Parsed,
        terms: &[TermSets<'_>],
        glance: Option<&Glance<'_>>,
        number: usize,
        story: &Laid<'_>,
    ) -> Ranked {
        let weighed = terms.iter().map(|t| Weighed {
            term: t.term,
            rarity: t.rarity,
            bonus: t.bonus,
            whole: t.whole.has(number) || (t.heard && Columns::sounds_named(t.term, story)),
            known: t.known.has(number),
        });
        let weighed: Vec<_> = weighed.collect();
        // What stands there by its letters is not listened for.
        let listened = |t: &TermSets<'_>| t.term.spellings.is_empty() || !t.lettered.has(number);
        let seen = glance.filter(|_| terms.iter().all(listened)).and_then(|glance| glance.see(story));
        let nothing = Ask::All(Vec::new());
        let asked = parsed.root.as_ref().unwrap_or(&nothing);
        let (route, score) = rank::rank(story, asked, &weighed, seen.as_deref());
        let places = seen.map(|seen| seen.into_iter().flat_map(|seen| seen.places).collect());
        Ranked { number, route, score: score + Columns::firmness(parsed, story), places }
    }
}

fn glance<'a>(terms: &[TermSets<'a>]) -> Option<Glance<'a>> {
    Glance::new(terms.iter().map(|t| t.term))
}

fn unread(number: usize) -> Ranked {
    Ranked { number, route: None, score: 0.0, places: None }
}

/// The first of some stories by a key, at most so many, in its order. One pass, however many there are.
fn select<K: Ord + Copy>(
    stories: impl Iterator<Item = usize>,
    most: usize,
    key: impl Fn(usize) -> K,
) -> Vec<usize> {
    let mut best: Vec<(K, usize)> = Vec::new();
    let mut bar: Option<K> = None;
    if most == 0 {
        return Vec::new();
    }
    for story in stories {
        let key = key(story);
        if bar.is_some_and(|bar| key > bar) {
            continue;
        }
        best.push((key, story));
        if best.len() >= most.saturating_mul(2) {
            best.select_nth_unstable(most);
            best.truncate(most);
            bar = best.iter().map(|(key, _)| *key).max();
        }
    }
    best.sort_unstable();
    best.truncate(most);
    best.into_iter().map(|(_, story)| story).collect()
}

#[cfg(test)]
mod tests {
    use super::select;

    proptest::proptest! {
        #[test]
        fn the_first_are_selected(keys in proptest::collection::vec(0_u32..50, 0..300), most in 0_usize..40) {
            let mut sorted: Vec<usize> = (0..keys.len()).collect();
            sorted.sort_by_key(|n| (keys[*n], *n));
            sorted.truncate(most);
            proptest::prop_assert_eq!(select(0..keys.len(), most, |n| (keys[n], n)), sorted);
        }
    }
}
