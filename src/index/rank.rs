//! How well a story answers: where its matches stand, how rare they are, how near to each other. Pure on one story.
//!
//! The route decides first (an exact match stands above any other), then the sum over the terms of
//! `rarity × (place + frequency + whole word)`, and a bonus for terms that stand together.

use super::Route;
use super::laid::Laid;
use super::read::Seen;
use crate::query::mark::{crosses_gap, meetings};
use crate::query::term::{Match, Met};
use crate::query::{Ask, Term};
use crate::story::Role;
use crate::text::fold::fold;
use crate::text::pinyin::Spelled;

/// A term to be ranked by.
pub(super) struct Weighed<'a> {
    pub(super) term: &'a Term,
    /// How rare it is: logarithm of stories per story with it.
    pub(super) rarity: f32,
    /// Whether it only adds to the score and need not stand in the text: the value of a typed field.
    pub(super) bonus: bool,
    /// Whether it stands in this story as a word of its own, or as somebody's whole name.
    pub(super) whole: bool,
    /// Whether the story is known to be about it (its place, a person's post).
    pub(super) known: bool,
}

/// Route and score of a story for some terms of a query; no route where none of the terms stands in it. Where the terms were
/// `seen`, the story need not be folded; what stands there in other forms, too, does not count then.
pub(super) fn rank(
    story: &Laid<'_>,
    asked: &Ask,
    terms: &[Weighed<'_>],
    seen: Option<&[Seen]>,
) -> (Option<Route>, f32) {
    let (met, score) = seen.map_or_else(|| weigh(story, terms), |seen| weigh_seen(story, terms, seen));
    let worst = met.iter().copied().flatten().max();
    (route(asked, &mut met.into_iter()).unwrap_or(worst), score)
}

/// By which route a story answers: of alternatives the best one counts, of parts that must all hold the worst. `met` tells how each text
/// was met, in the query's order. None where a text was not met at all; no route where only fields are asked for.
#[allow(clippy::option_option, reason = "not met, and met without letters, are two things")]
fn route(asked: &Ask, met: &mut impl Iterator<Item = Option<Route>>) -> Option<Option<Route>> {
    match asked {
        Ask::All(asks) => {
            let routes: Vec<_> = asks.iter().map(|ask| route(ask, met)).collect();
            let routes: Option<Vec<_>> = routes.into_iter().collect();
            Some(routes?.into_iter().flatten().max())
        }
        Ask::Any(asks) => {
            let routes: Vec<_> = asks.iter().filter_map(|ask| route(ask, met)).collect();
            (!routes.is_empty()).then(|| routes.into_iter().flatten().min())
        }
        Ask::Text(_) => met.next().flatten().map(Some),
        Ask::Near(terms, _) => Some(met.take(terms.len()).flatten().max()),
        Ask::Not(_) | Ask::Pattern(_) | Ask::Field(..) | Ask::Days(..) | Ask::Unknown(_) => Some(None),
    }
}

/// How each term that is no bonus is met, and how much all of them weigh.
fn weigh(story: &Laid<'_>, terms: &[Weighed<'_>]) -> (Vec<Option<Route>>, f32) {
    let texts = story.texts();
    let letters = fold(texts.iter().map(AsRef::as_ref));
    let lead = story.roles().position(|role| role == Role::Body);
    let long = 1.0 + letters.len() as f32 / 800.0;
    let mut routes = Vec::new();
    let mut score = 0.0;
    let mut starts: Vec<Vec<usize>> = Vec::new();
    for weighed in terms {
        let found = meetings(weighed.term, &letters);
        let mut worth = f32::from(u8::from(weighed.known)) * 0.4;
        let mut route = weighed.known.then_some(Route::Known);
        if let Some(best) = found.iter().map(|m| m.met).min() {
            let place = found.iter().filter_map(|m| letters.get(m.letters.start)).map(|l| {
                let number = l.text as usize;
                story.role(number).map_or(0.0, |role| standing(role, lead == Some(number)))
            });
            let often = found.len() as f32;
            worth += place.fold(0.0, f32::max) + 0.5 * often / (often + long);
            worth += f32::from(u8::from(weighed.whole)) * 0.2;
            worth *= certainty(best);
            if best > Met::Traditional && found.iter().all(|m| crosses_gap(m, &letters)) {
                worth *= 0.3;
            }
            route = Some(route_of(best));
            let mut places: Vec<usize> = found.iter().map(|m: &Match| m.letters.start).collect();
            places.sort_unstable();
            starts.push(places);
        }
        if !weighed.bonus {
            routes.push(route);
        }
        score += weighed.rarity * worth;
    }
    (routes, score + nearness(&starts))
}

/// [`weigh`] where every term was seen.
fn weigh_seen(story: &Laid<'_>, terms: &[Weighed<'_>], seen: &[Seen]) -> (Vec<Option<Route>>, f32) {
    let lead = story.roles().position(|role| role == Role::Body);
    // Where each block begins, and behind the last one where all end.
    let mut begins = vec![0];
    for block in 0..story.len() {
        begins.push(begins.last().copied().unwrap_or(0) + story.long(block));
    }
    let long = 1.0 + begins.last().copied().unwrap_or(0) as f32 / 800.0;
    let (mut routes, mut score) = (Vec::new(), 0.0);
    for (weighed, seen) in terms.iter().zip(seen) {
        let place = seen
            .places
            .iter()
            .filter_map(|(number, _)| Some(standing(story.role(*number)?, lead == Some(*number))));
        let often = seen.places.len() as f32;
        let mut worth = f32::from(u8::from(weighed.known)) * 0.4;
        worth += place.fold(0.0, f32::max) + 0.5 * often / (often + long);
        worth += f32::from(u8::from(weighed.whole)) * 0.2;
        worth *= certainty(seen.met) * if seen.apart { 0.3 } else { 1.0 };
        score += weighed.rarity * worth;
        if !weighed.bonus {
            routes.push(Some(route_of(seen.met)));
        }
    }
    let start = |(block, at): &(usize, usize)| begins.get(*block).copied().unwrap_or(0) + at;
    let starts: Vec<Vec<usize>> = seen.iter().map(|seen| seen.places.iter().map(start).collect()).collect();
    (routes, score + nearness(&starts))
}

/// How much it says of a story that a word stands there.
fn standing(role: Role, lead: bool) -> f32 {
    match role {
        Role::Headline => 1.0,
        Role::Kicker | Role::Deck => 0.85,
        Role::Crosshead | Role::ItemHead => 0.6,
        Role::Body if lead => 0.5,
        Role::Caption => 0.45,
        Role::Byline => 0.4,
        Role::Body => 0.3,
        Role::Section | Role::Jump | Role::Credit => 0.2,
    }
}

/// Half-sure sounds count less than sure ones.
fn certainty(met: Met) -> f32 {
    match met {
        Met::Sound(std::cmp::Reverse(Spelled::Started)) => 0.7,
        Met::Sound(std::cmp::Reverse(Spelled::Initials)) => 0.5,
        _ => 1.0,
    }
}

fn route_of(met: Met) -> Route {
    match met {
        Met::Exact => Route::Exact,
        Met::Gap => Route::Gap,
        Met::Traditional => Route::Traditional,
        Met::Sound(_) => Route::Pinyin,
        Met::Alike => Route::Variant,
    }
}

/// Up to one point for terms that stand together: the shortest stretch from any meeting of the first term to the nearest of each other
/// one. Each term's meetings are told by where they start, in ascending order.
fn nearness(starts: &[Vec<usize>]) -> f32 {
    let Some((first, others)) = starts.split_first().filter(|(_, others)| !others.is_empty()) else {
        return 0.0;
    };
    let stretch = |from: &usize| others.iter().map(|other| nearest(other, *from)).max();
    let least = first.iter().filter_map(stretch).min().unwrap_or(usize::MAX);
    1.0 / (1.0 + least as f32 / 20.0)
}

/// How far away the nearest of some ascending places is.
fn nearest(places: &[usize], from: usize) -> usize {
    let next = places.partition_point(|place| *place < from);
    let around = places.get(next.saturating_sub(1)..places.len().min(next + 1)).unwrap_or_default();
    around.iter().map(|place| place.abs_diff(from)).min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::read::Glance;
    use crate::story::{Block, Story};
    use proptest::prelude::*;

    const ROLES: [Role; 6] =
        [Role::Headline, Role::Kicker, Role::Crosshead, Role::Body, Role::Caption, Role::Byline];

    fn story(blocks: &[(Role, &str)]) -> Story {
        let block = |&(role, text): &(Role, &str)| Block { role, text: text.to_owned(), spans: Vec::new() };
        Story { blocks: blocks.iter().map(block).collect(), ..Story::default() }
    }

    fn weighed(term: &Term) -> Weighed<'_> {
        Weighed { term, rarity: 1.0, bonus: false, whole: false, known: false }
    }

    /// A query that asks for each of some terms.
    fn all(terms: &[Weighed<'_>]) -> Ask {
        Ask::All(terms.iter().filter(|w| !w.bonus).map(|w| Ask::Text(w.term.clone())).collect())
    }

    #[test]
    fn of_alternatives_the_best_counts() {
        use Route::{Exact, Gap, Known, Pinyin};
        for (query, met, expected) in [
            ("甲 乙", &[Some(Exact), Some(Gap)][..], Some(Gap)),
            ("甲 OR 乙", &[Some(Exact), Some(Known)], Some(Exact)),
            ("甲 OR 乙", &[None, Some(Pinyin)], Some(Pinyin)),
            ("(甲 OR 乙) 丙", &[Some(Pinyin), Some(Exact), Some(Gap)], Some(Gap)),
            ("(甲 乙) OR 丙", &[Some(Exact), None, Some(Pinyin)], Some(Pinyin)),
            ("(甲 -乙) OR 丙", &[Some(Exact), Some(Pinyin)], Some(Exact)),
            ("\"甲 乙\"~3 丙", &[Some(Gap), Some(Exact), Some(Exact)], Some(Gap)),
            ("人物:甲 乙", &[Some(Gap)], Some(Gap)),
            ("人物:甲 OR 乙", &[Some(Gap)], Some(Gap)),
            ("人物:甲", &[], None),
        ] {
            let asked = crate::query::parse(query).root.unwrap();
            assert_eq!(route(&asked, &mut met.iter().copied()), Some(expected), "{query}");
        }
    }

    #[test]
    fn the_better_answer_weighs_more() {
        use Role::{Body, Caption, Crosshead, Deck, Headline, Kicker};
        let far = format!("桥{}河", "天".repeat(90));
        let long = format!("修桥。{}", "天".repeat(900));
        for (query, better, worse) in [
            ("修桥", &[(Headline, "修桥"), (Body, "天")][..], &[(Kicker, "修桥"), (Body, "天")][..]),
            ("修桥", &[(Deck, "修桥"), (Body, "天")], &[(Crosshead, "修桥"), (Body, "天")]),
            ("修桥", &[(Crosshead, "修桥"), (Body, "天")], &[(Headline, "天"), (Body, "修桥")]),
            ("修桥", &[(Body, "修桥"), (Body, "天天")], &[(Body, "天天"), (Body, "修桥")]),
            ("修桥", &[(Body, "天"), (Caption, "修桥")], &[(Body, "天"), (Body, "修桥")]),
            ("修桥", &[(Body, "修桥天修桥")], &[(Body, "修桥天天天")]),
            ("修桥", &[(Body, "修桥")], &[(Body, &long)]),
            ("桥 河", &[(Body, "桥天河天天天")], &[(Body, "桥天天天天河")]),
            ("桥 河", &[(Body, "桥天河"), (Body, &far)], &[(Body, &far), (Body, "天天天")]),
            ("xiuqiao", &[(Body, "天天，修桥")], &[(Body, "天天修，桥")]),
            ("xiuqiao", &[(Body, "修桥")], &[(Body, "天天")]),
        ] {
            let terms: Vec<Term> = query.split(' ').filter_map(|typed| Term::new(typed, false)).collect();
            let terms: Vec<Weighed<'_>> = terms.iter().map(weighed).collect();
            let page = crate::parse::page("x", b"");
            for glance in [None, Glance::new(terms.iter().map(|weighed| weighed.term))] {
                let score = |blocks: &[(Role, &str)]| {
                    let story = story(blocks);
                    let story = Laid::Whole(&page, &story);
                    rank(
                        &story,
                        &all(&terms),
                        &terms,
                        glance.as_ref().and_then(|glance| glance.see(&story)).as_deref(),
                    )
                    .1
                };
                assert!(score(better) > score(worse), "{query}: {better:?} {worse:?}");
            }
        }
    }

    #[test]
    fn the_surer_a_sound_the_more_it_weighs() {
        let (page, story) = (crate::parse::page("x", b""), story(&[(Role::Body, "天修桥天")]));
        let story = Laid::Whole(&page, &story);
        let scores = ["xiuqiao", "xiuq", "xq"].map(|typed| {
            let term = Term::new(typed, false);
            term.iter().map(|term| weigh(&story, &[weighed(term)]).1).sum::<f32>()
        });
        assert!(scores[0] > scores[1] && scores[1] > scores[2] && scores[2] > 0.0, "{scores:?}");
    }

    #[test]
    fn what_is_known_and_whole_weighs_more() {
        let (page, story) = (crate::parse::page("x", b""), story(&[(Role::Body, "天修桥天")]));
        let story = Laid::Whole(&page, &story);
        for (typed, met) in [("修桥", Some(Route::Exact)), ("河", None)] {
            let Some(term) = Term::new(typed, false) else { continue };
            let seen = Glance::new([&term].into_iter()).and_then(|glance| glance.see(&story));
            for seen in [None, seen.as_deref()] {
                let rank = |weighed: Weighed<'_>| {
                    rank(&story, &all(std::slice::from_ref(&weighed)), &[weighed], seen)
                };
                let plain = rank(weighed(&term));
                let known = rank(Weighed { known: true, ..weighed(&term) });
                let whole = rank(Weighed { whole: true, ..weighed(&term) });
                let bonus = rank(Weighed { bonus: true, ..weighed(&term) });
                let rare = rank(Weighed { rarity: 2.0, ..weighed(&term) });
                assert_eq!((plain.0, known.0), (met, met.or(Some(Route::Known))), "{typed}");
                assert_eq!((bonus.0, bonus.1), (None, plain.1), "{typed}");
                assert!(known.1 > plain.1, "{typed}");
                assert_eq!((whole.1 > plain.1, rare.1 > plain.1), (met.is_some(), met.is_some()), "{typed}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_nearest_is_found(places in prop::collection::btree_set(0_usize..60, 0..20), from in 0_usize..60) {
            let places: Vec<usize> = places.into_iter().collect();
            let least = places.iter().map(|place| place.abs_diff(from)).min();
            prop_assert_eq!(nearest(&places, from), least.unwrap_or(usize::MAX));
        }

        /// No term runs from block to block here, for the glance would not see that one.
        #[test]
        fn what_is_seen_weighs_as_much_as_what_is_read(
            blocks in prop::collection::vec((prop::sample::select(&ROLES[..]), "天[甲乙丙天]{0,12}天"), 1..5),
            words in prop::collection::vec(
                (prop::sample::select(vec!["甲乙", "乙丙", "丙", "丙天甲"]), any::<[bool; 3]>(), 0.1_f32..3.0),
                1..4,
            ),
        ) {
            let blocks: Vec<(Role, &str)> = blocks.iter().map(|(role, text)| (*role, text.as_str())).collect();
            let (page, story) = (crate::parse::page("x", b""), story(&blocks));
            let story = Laid::Whole(&page, &story);
            let terms: Vec<Term> = words.iter().filter_map(|(typed, ..)| Term::new(typed, false)).collect();
            let weighed = terms.iter().zip(&words).map(|(term, &(_, [bonus, whole, known], rarity))| {
                Weighed { term, rarity, bonus, whole, known }
            });
            let weighed: Vec<Weighed<'_>> = weighed.collect();
            if let Some(seen) = Glance::new(terms.iter()).and_then(|glance| glance.see(&story)) {
                let (quick, thorough) = (rank(&story, &all(&weighed), &weighed, Some(&seen)), rank(&story, &all(&weighed), &weighed, None));
                prop_assert_eq!(quick.0, thorough.0);
                prop_assert!((quick.1 - thorough.1).abs() < 1e-4, "{} {}", quick.1, thorough.1);
            }
        }
    }
}
