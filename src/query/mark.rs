//! Which bytes of some texts to mark for a query. Pure on text: the reader pane, the snippet and the list share it.

use super::Field;
use super::parse::{Ask, Parsed};
use super::pattern::Pattern;
use super::term::{Match, Met, Term};
use crate::text::fold::{Letter, fold};
use crate::text::pinyin::Spelled;
use std::cmp::Reverse;
use std::ops::Range;

/// For each text the byte ranges to mark, sorted and disjoint. The texts are one story's blocks in reading order: a match that runs across
/// the end of one marks both its parts. Names asked for in a field are marked too, if such names stand in texts. What must *not* stand in
/// the story is never marked.
pub fn marks(parsed: &Parsed, texts: &[&str]) -> Vec<Vec<Range<usize>>> {
    let letters = fold(texts.iter().copied());
    let mut ranges = vec![Vec::new(); texts.len()];
    let named = parsed.named().into_iter().filter(|(field, _)| {
        use Field::{By, Org, Person, Place, Slogan, Title};
        matches!(field, Person | Title | Place | Org | Slogan | By)
    });
    let of_words = wanted(parsed).into_iter().map(|term| meetings(term, &letters));
    for found in of_words.chain(named.map(|(_, term)| namings(term, &letters))).flatten() {
        lay(&letters, &found.letters, &mut ranges);
    }
    for (range, text) in ranges.iter_mut().zip(texts) {
        range.extend(patterns(parsed).flat_map(|pattern| pattern.find(text)));
    }
    ranges.into_iter().map(join).collect()
}

/// The expressions of a query that a story is wanted to fit.
fn patterns(parsed: &Parsed) -> impl Iterator<Item = &Pattern> {
    let parts = parsed.parts().into_iter();
    parts.filter_map(|part| if let Ask::Pattern(pattern) = part { Some(pattern) } else { None })
}

/// The terms of a query that a story is wanted to hold.
pub fn wanted(parsed: &Parsed) -> Vec<&Term> {
    fn terms(part: &Ask) -> &[Term] {
        match part {
            Ask::Text(term) => std::slice::from_ref(term),
            Ask::Near(terms, _) => terms,
            _ => &[],
        }
    }
    parsed.parts().into_iter().flat_map(terms).collect()
}

/// The meetings of a term that count in a text: by letters, else by sound, else by a look-alike. Of the meetings by sound only the surest
/// kind, for the first letters of a name that is spelled out are of no interest, nor is a sound across a full stop beside one in a word.
pub fn meetings(term: &Term, letters: &[Letter]) -> Vec<Match> {
    let mut found = term.find(letters);
    if found.is_empty() {
        found = term.find_by_sound(letters);
        let surest = found.iter().map(|m| m.met).min();
        found.retain(|m| Some(m.met) == surest);
        if found.iter().any(|m| !crosses_gap(m, letters)) {
            found.retain(|m| !crosses_gap(m, letters));
        }
    }
    if found.is_empty() || term.alike {
        found.extend(term.find_alike(letters));
    }
    found
}

/// The meetings of a field's value: by letters, or by whole syllables. Half of a name's sound stands everywhere in running text.
fn namings(term: &Term, letters: &[Letter]) -> Vec<Match> {
    let mut found = term.find(letters);
    if found.is_empty() {
        found = term.find_by_sound(letters);
        found.retain(|m| m.met == Met::Sound(Reverse(Spelled::Whole)) && m.letters.len() > 1);
    }
    found
}

/// Whether among some meetings, each its first letter and the number of one of `terms` terms, there is one of every term with at most
/// `within` letters from the first to the last.
pub fn stand_near(mut all: Vec<(usize, usize)>, terms: usize, within: usize) -> bool {
    all.sort_unstable();
    // A window over the meetings: how many of each term it holds.
    let mut held = vec![0_usize; terms];
    let mut first = 0;
    for &(last, number) in &all {
        if let Some(n) = held.get_mut(number) {
            *n += 1;
        }
        while let Some((_, number)) = all.get(first).filter(|(start, _)| last - start > within) {
            if let Some(n) = held.get_mut(*number) {
                *n -= 1;
            }
            first += 1;
        }
        if held.iter().all(|n| *n > 0) {
            return true;
        }
    }
    false
}

/// Whether punctuation stands inside a meeting.
pub fn crosses_gap(found: &Match, letters: &[Letter]) -> bool {
    letters.get(found.letters.clone()).unwrap_or_default().iter().skip(1).any(|letter| letter.gap)
}

/// Lays a range of letters down as byte ranges, one for each text it touches.
fn lay(letters: &[Letter], found: &Range<usize>, ranges: &mut [Vec<Range<usize>>]) {
    let mut rest = letters.get(found.clone()).unwrap_or_default();
    while let Some(first) = rest.first() {
        let here = rest.iter().take_while(|l| l.text == first.text).count();
        let (part, after) = rest.split_at(here);
        if let (Some(last), Some(ranges)) = (part.last(), ranges.get_mut(first.text as usize)) {
            ranges.push(first.start as usize..last.end as usize);
        }
        rest = after;
    }
}

/// Sorts ranges and joins those that touch.
fn join(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn marked(query: &str, texts: &[&str]) -> Vec<String> {
        let ranges = marks(&parse(query), texts);
        let cut = |(text, ranges): (&&str, &Vec<Range<usize>>)| {
            ranges.iter().map(|r| text.get(r.clone()).unwrap_or("?").to_owned()).collect::<Vec<_>>()
        };
        texts.iter().zip(&ranges).flat_map(cut).collect()
    }

    #[test]
    fn what_matches_is_marked() {
        for (query, texts, expected) in [
            ("二十届三中全会", &["贯彻党的二十", "届三中全会精神"][..], &["二十", "届三中全会"][..]),
            ("鄉村", &["全面推进乡村振兴"], &["乡村"]),
            ("xczx", &["全面推进乡村振兴"], &["乡村振兴"]),
            ("xiangcun", &["家乡。村里，乡村"], &["乡村"]),
            ("xiangcun", &["家乡。村里"], &["乡。村"]),
            ("埝掌村~", &["埝掌村、埕掌村"], &["埝掌村", "埕掌村"]),
            ("埝掌村", &["埝掌村、埕掌村"], &["埝掌村"]),
            ("埝掌村", &["埕掌村"], &["埕掌村"]),
            ("\"甲村 乙村\"~3", &["甲村到乙村"], &["甲村", "乙村"]),
            ("乡村 村庄", &["乡村庄"], &["乡村庄"]),
            ("乡 村", &["乡村"], &["乡村"]),
            ("成果精准", &["成果，精准有力"], &["成果，精准"]),
            ("乡村 -解芳", &["解芳到乡村"], &["乡村"]),
            ("person:解芳", &["解芳到乡村"], &["解芳"]),
            ("by:zh", &["支持中华文化"], &[]),
            ("person:xiefang", &["解芳到乡村"], &["解芳"]),
            ("person:xie", &["解芳到乡村"], &[]),
            ("-person:解芳 kind:photo", &["解芳到乡村"], &[]),
            ("标签:乡村", &["解芳到乡村"], &[]),
            ("２.６万", &["共2.6万人"], &["2.6万"]),
            (r"/\d次/ 乡村", &["第３次到乡村", "3次"], &["３次", "乡村", "3次"]),
            (r"-/\d次/ 乡村", &["第３次到乡村"], &["乡村"]),
        ] {
            assert_eq!(marked(query, texts), expected, "{query}");
        }
    }

    proptest::proptest! {
        /// Compared with every way to choose a meeting of each term.
        #[test]
        fn what_is_near_stands_near(
            all in proptest::collection::vec((0_usize..30, 0_usize..3), 0..12),
            terms in 1_usize..4,
            within in 0_usize..12,
        ) {
            let starts = |term: usize| all.iter().filter(move |(_, number)| *number == term).map(|(start, _)| *start);
            let near = all.iter().any(|&(first, _)| {
                (0..terms).all(|term| starts(term).any(|start| (first..=first + within).contains(&start)))
            });
            proptest::prop_assert_eq!(stand_near(all.clone(), terms, within), near);
        }

        #[test]
        fn marks_lie_on_character_borders(query in ".{0,12}", one in ".{0,40}", two in ".{0,40}") {
            for (text, ranges) in [&one, &two].iter().zip(marks(&parse(&query), &[&one, &two])) {
                for range in ranges {
                    proptest::prop_assert!(text.get(range).is_some_and(|marked| !marked.is_empty()));
                }
            }
        }
    }
}
