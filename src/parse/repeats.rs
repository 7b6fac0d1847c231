//! Passages the transcription read twice: found by hashed shingles, proved by alignment. Knows no stories.

use super::lines::Line;
use super::mixed::Mixing;
use super::pieces::{Class, Piece};
use super::shapes::is_letter;
use super::vocabulary;
use super::weights as w;
use std::collections::HashMap;

/// A second reading.
#[derive(Debug, Clone)]
pub(super) struct Repeat {
    /// The pieces it repeats.
    pub of: Vec<usize>,
    /// Whether letter for letter.
    pub exact: bool,
    /// Share of its characters found again.
    pub share: f32,
}

/// Letters and figures of one piece: punctuation and blanks differ between readings.
type Letters = Vec<char>;

/// A shingle is six letters long: long enough to be rare, short enough to survive a misread character every dozen.
pub(super) const SHINGLE: usize = 6;
/// Letters from which a passage counts as long.
const LONG: usize = 48;

/// For each piece the second reading it is, if it is one. Linear in the page.
pub(super) fn find(lines: &[Line], pieces: &[Piece]) -> Vec<Option<Repeat>> {
    let readings: Vec<Letters> = pieces.iter().map(|p| read(lines, p)).collect();
    let mut found: Vec<Option<Repeat>> = vec![None; pieces.len()];
    let letters: usize = readings.iter().map(Vec::len).sum();
    let mut seen = Seen::with_capacity_and_hasher(letters / 2, Mixing::default());
    let counts = Counts::read(pieces);
    for at in 0..pieces.len() {
        if readings[at].len() < w::SHORTEST_REPEAT {
            continue;
        }
        let votes = vote(&readings[at], &seen);
        found[at] = judge(at, &votes, &readings, &counts);
        if found[at].is_none() {
            for old in contained(at, &votes, &readings) {
                if found[old].is_none()
                    && pieces[old].class == Class::Body
                    && counts.heads[old] == counts.heads[at]
                {
                    found[old] = Some(Repeat { of: vec![at], exact: true, share: 1.0 });
                }
            }
            remember(at, &readings[at], &mut seen);
        }
    }
    scraps(pieces, &readings, &mut found);
    headings(lines, pieces, &mut found);
    found
}

/// A scrap too short to be told by itself is a second reading where it follows one and says what stands after the first.
fn scraps(pieces: &[Piece], readings: &[Letters], found: &mut [Option<Repeat>]) {
    let bodies: Vec<usize> = (0..pieces.len()).filter(|&at| pieces[at].class == Class::Body).collect();
    for pair in bodies.windows(2) {
        let (above, at) = (pair[0], pair[1]);
        if found[at].is_some() || readings[at].len() >= w::SHORTEST_REPEAT {
            continue;
        }
        let Some(&first) = found[above].as_ref().and_then(|repeat| repeat.of.last()) else { continue };
        let after = bodies.partition_point(|&body| body <= first);
        if let Some(&same) = bodies.get(after)
            && same != at
            && readings[same] == readings[at]
        {
            found[at] = Some(Repeat { of: vec![same], exact: true, share: 1.0 });
        }
    }
}

/// A story read twice from its headline on: the second heading goes with the second text.
fn headings(lines: &[Line], pieces: &[Piece], found: &mut [Option<Repeat>]) {
    let mut known: HashMap<Vec<char>, usize> = HashMap::new();
    // Whether the next text below each piece was read before.
    let mut again = vec![false; pieces.len()];
    let mut below = false;
    for (at, piece) in pieces.iter().enumerate().rev() {
        if piece.class == Class::Body {
            below = found[at].is_some();
        }
        again[at] = below;
    }
    for (at, piece) in pieces.iter().enumerate().filter(|(_, p)| p.class == Class::Head) {
        let letters: Vec<char> = piece.chars(lines).iter().copied().filter(|c| is_letter(*c)).collect();
        match known.get(&letters) {
            Some(&first) if again[at] || strays(lines, pieces, at, &letters) => {
                found[at] = Some(Repeat { of: vec![first], exact: true, share: 1.0 });
            }
            Some(_) => {}
            None => {
                known.insert(letters, at);
            }
        }
    }
}

/// Whether a heading read before stands alone in the middle of a text that does not take it up.
fn strays(lines: &[Line], pieces: &[Piece], at: usize, letters: &[char]) -> bool {
    let class = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map(|p| p.class);
    let text = pieces.get(at + 1).filter(|p| p.class == Class::Body && p.lead.is_none());
    letters.len() >= w::SHORTEST_STRAY_HEAD
        && class(at.checked_sub(1)) == Some(Class::Body)
        && text.is_some_and(|p| {
            vocabulary::restated(pieces[at].chars(lines), p.chars(lines)) < w::USUALLY_RESTATED
        })
}

fn read(lines: &[Line], piece: &Piece) -> Letters {
    if piece.class != Class::Body {
        return Letters::new();
    }
    let chars = piece.chars(lines);
    let mut letters = Letters::with_capacity(chars.len());
    letters.extend(chars.iter().filter(|c| is_letter(**c)));
    letters
}

/// Where a shingle stood first and last so far: the piece and the place in its letters. Set phrases occur everywhere, and two places
/// of them prove as little as all.
#[derive(Debug, Clone, Copy)]
struct Places {
    first: (u32, u32),
    last: (u32, u32),
}

type Seen = HashMap<u64, Places, Mixing>;

/// Votes of the shingles: for each earlier piece how many, and the shift with the most.
fn vote(letters: &[char], seen: &Seen) -> Vec<(usize, usize, isize)> {
    // Few pieces and few shifts have votes, so a list is faster than a map.
    let mut votes: Vec<(u32, isize, usize)> = Vec::new();
    for (i, hash) in shingles(letters) {
        let Some(places) = seen.get(&hash) else { continue };
        let both = [places.first, places.last];
        for &(piece, place) in both.iter().take(1 + usize::from(places.first.0 != places.last.0)) {
            let shift = place as isize - i as isize;
            match votes.iter_mut().rev().take(32).find(|(p, s, _)| (*p, *s) == (piece, shift)) {
                Some((_, _, n)) => *n += 1,
                None => votes.push((piece, shift, 1)),
            }
        }
    }
    votes.sort_unstable_by_key(|(piece, shift, n)| (*piece, std::cmp::Reverse(*n), *shift));
    let mut list: Vec<(usize, usize, isize)> = Vec::new();
    for (piece, shift, n) in votes {
        match list.last_mut() {
            Some((last, all, _)) if *last == piece as usize => *all += n,
            _ => list.push((piece as usize, n, shift)),
        }
    }
    list.sort_by_key(|(piece, n, _)| (std::cmp::Reverse(*n), *piece));
    list
}

/// Whether the piece repeats one earlier piece, or two that follow each other.
fn judge(
    at: usize,
    votes: &[(usize, usize, isize)],
    readings: &[Letters],
    counts: &Counts,
) -> Option<Repeat> {
    let letters = &readings[at];
    let long = letters.len();
    let mut covered = vec![false; long];
    let mut of = Vec::new();
    for &(old, n, shift) in votes.iter().take(3) {
        if n * thinning(&readings[old]) * 12 < long.saturating_sub(SHINGLE) {
            continue;
        }
        let matched = align(letters, &readings[old], shift);
        if matched.iter().filter(|m| **m).count() * 4 < long {
            continue;
        }
        // Two pieces share a passage between them; notices of one mould say the same all over.
        let added = matched.iter().zip(&covered).filter(|(one, all)| **one && !**all).count();
        if !of.is_empty() && added * 2 < matched.iter().filter(|m| **m).count() {
            continue;
        }
        for (all, one) in covered.iter_mut().zip(&matched) {
            *all |= one;
        }
        of.push(old);
        let missing = covered.iter().filter(|c| !**c).count();
        let allowed = ((long as f32 * w::REPEAT_MISREAD) as usize)
            .max(usize::from(long >= 16) + usize::from(long >= 24));
        // Two stories of one mould (results, weather, cases) differ in their figures; a misread passage seldom does.
        let figures = counts.heads[at] != counts.heads[old]
            && letters.iter().zip(&covered).any(|(c, covered)| !covered && c.is_numeric());
        if missing <= allowed && !figures {
            let refrain = long < w::LONGEST_REFRAIN
                && counts.heads[at] == counts.heads[old]
                && counts.bodies[at] - counts.bodies[old] > w::NEAREST_REFRAIN + 1;
            of.sort_unstable();
            return (!refrain).then(|| Repeat {
                of,
                exact: missing == 0,
                share: 1.0 - missing as f32 / long as f32,
            });
        }
    }
    None
}

/// Headings and pieces of running text above each piece.
struct Counts {
    heads: Vec<usize>,
    bodies: Vec<usize>,
}

impl Counts {
    fn read(pieces: &[Piece]) -> Self {
        let count = |class: Class| {
            let running = pieces.iter().scan(0, |n, piece| {
                let above = *n;
                *n += usize::from(piece.class == class);
                Some(above)
            });
            running.collect()
        };
        Self { heads: count(Class::Head), bodies: count(Class::Body) }
    }
}

/// Earlier pieces that lie wholly inside this one: it is the better reading of them.
fn contained(at: usize, votes: &[(usize, usize, isize)], readings: &[Letters]) -> Vec<usize> {
    let letters = &readings[at];
    let inside = votes.iter().take(3).filter(|(old, n, _)| {
        let (long, thinned) = (readings[*old].len(), thinning(&readings[*old]));
        long < letters.len() && (n + 1) * thinned * SHINGLE + SHINGLE >= long
    });
    inside
        .filter(|(old, _, shift)| {
            let matched = align(&readings[*old], letters, -shift);
            matched.iter().all(|m| *m)
        })
        .map(|(old, _, _)| *old)
        .collect()
}

/// Which letters of `a` stand in `b`, `shift` places on, allowing a few letters to be missing or added on the way.
fn align(a: &[char], b: &[char], shift: isize) -> Vec<bool> {
    const SLIP: isize = 3;
    let mut matched = vec![false; a.len()];
    let mut shift = shift;
    let same =
        |i: usize, shift: isize| usize::try_from(i as isize + shift).ok().and_then(|j| b.get(j)) == a.get(i);
    // Start on the main diagonal and follow small slips both ways from its first agreement.
    let start = (0..a.len()).find(|&i| (i..i + SHINGLE).all(|j| same(j, shift))).unwrap_or(0);
    let main = shift;
    for (i, found) in matched.iter_mut().enumerate().skip(start) {
        if !same(i, shift) {
            let slip = (1..=SLIP)
                .flat_map(|d| [d, -d])
                .find(|d| (i..(i + 4).min(a.len())).all(|j| same(j, shift + d)) && i + 4 <= a.len());
            if let Some(d) = slip {
                shift += d;
            }
        }
        *found = same(i, shift);
    }
    shift = main;
    for (i, found) in matched.iter_mut().enumerate().take(start).rev() {
        if !same(i, shift) && i >= 3 {
            let slip = (1..=SLIP).flat_map(|d| [d, -d]).find(|d| (i - 3..=i).all(|j| same(j, shift + d)));
            if let Some(d) = slip {
                shift += d;
            }
        }
        *found = same(i, shift);
    }
    matched
}

/// Of so many shingles of a passage one is remembered: of a long one a quarter is enough to find it again, whole or in part.
fn thinning(letters: &[char]) -> usize {
    if letters.len() > LONG { 4 } else { 1 }
}

fn remember(at: usize, letters: &[char], seen: &mut Seen) {
    let thinned = thinning(letters) as u64;
    for (i, hash) in shingles(letters).filter(|(_, hash)| (hash >> 32) % thinned == 0) {
        let place = (at as u32, i as u32);
        seen.entry(hash)
            .and_modify(|places| places.last = place)
            .or_insert(Places { first: place, last: place });
    }
}

/// A hash for every run of [`SHINGLE`] letters, rolled on from one to the next.
pub(super) fn shingles(letters: &[char]) -> impl Iterator<Item = (usize, u64)> + '_ {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let top = BASE.wrapping_pow(SHINGLE as u32);
    let mut hash = 0_u64;
    letters.iter().enumerate().filter_map(move |(i, &c)| {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(c)) + 1);
        if let Some(&old) = i.checked_sub(SHINGLE).and_then(|j| letters.get(j)) {
            hash = hash.wrapping_sub((u64::from(u32::from(old)) + 1).wrapping_mul(top));
        }
        (i + 1 >= SHINGLE).then(|| (i + 1 - SHINGLE, hash))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;
    use proptest::prelude::*;

    /// What is found on a page of one piece a line; a line that begins with `#` is a heading.
    fn found(page: &[String]) -> Vec<Option<Repeat>> {
        let lines = lines::read(&page.join("\n"));
        let piece = |(line, read): (usize, &Line)| Piece {
            line,
            from: 0,
            to: read.chars.len(),
            start: read.start,
            end: read.end,
            class: if page[line].starts_with('#') { Class::Head } else { Class::Body },
            credit: None,
            lead: None,
            gap: read.gap,
            doubt: None,
            row: false,
        };
        let pieces: Vec<Piece> = lines.iter().enumerate().map(piece).collect();
        assert_eq!(pieces.len(), page.len());
        find(&lines, &pieces)
    }

    /// So many letters that stand nowhere else.
    fn letters(from: u32, many: usize) -> String {
        (from..).filter_map(char::from_u32).take(many).collect()
    }

    /// The letters with others in some places; each place is taken once.
    fn misread(text: &str, places: &[usize]) -> String {
        text.chars().enumerate().map(|(at, c)| if places.contains(&at) { '囧' } else { c }).collect()
    }

    #[test]
    fn second_readings_are_told() {
        let (one, two, other) = (letters(0x4E00, 30), letters(0x5000, 30), letters(0x5200, 30));
        let page = |text: &[&str]| text.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let results = "市一中队以三比二胜市二中队，本场观众一千余人到场";
        for (page, expected) in [
            // Word for word; punctuation is read differently.
            (page(&[&one, &other, &format!("{one}。")]), vec![None, None, Some((vec![0], true))]),
            // One letter in twenty may be misread, one of sixteen, two of twenty-four.
            (page(&[&one, &other, &misread(&one, &[9, 20])]), vec![None, None, Some((vec![0], false))]),
            (page(&[&one, &other, &misread(&one, &[9, 20, 29])]), vec![None; 3]),
            // Too short to be told.
            (page(&["分管领导参加会议。", &other, "分管领导参加会议。"]), vec![None, None, None]),
            // One piece says what two said, and what stands between is passed over.
            (page(&[&one, &two, &format!("{one}{two}")]), vec![None, None, Some((vec![0, 1], true))]),
            // The longer reading is the better one, unless it stands in another story.
            (
                page(&[&one, &two, &format!("{one}{other}{two}")]),
                vec![Some((vec![2], true)), Some((vec![2], true)), None],
            ),
            (page(&[&one, &two, &format!("{one}{other}")]), vec![Some((vec![2], true)), None, None]),
            (page(&[&one, "# 甲", &format!("{one}{other}")]), vec![None; 3]),
            // A scrap follows the second reading as it followed the first.
            (
                page(&[&one, "完了。", &other, &one, "完了。"]),
                vec![None, None, None, Some((vec![0], true)), Some((vec![1], true))],
            ),
            (
                page(&[&one, "完了。", &other, &one, "好了。"]),
                vec![None, None, None, Some((vec![0], true)), None],
            ),
            (page(&[&one, "完了。", &other, &two, "完了。"]), vec![None; 5]),
            // A heading goes with its text.
            (
                page(&["# 甲", &one, "# 甲", &one]),
                vec![None, None, Some((vec![0], true)), Some((vec![1], true))],
            ),
            (page(&["# 甲", &one, "# 甲", &two]), vec![None; 4]),
            // A short sentence comes again far below on purpose, in its own story alone.
            (page(&[&one, "天", "地", "人", "和", &one]), vec![None; 6]),
            (page(&[&one, "天", "地", "人", &one]), vec![None, None, None, None, Some((vec![0], true))]),
            (
                page(&[&one, "天", "地", "# 甲", "人", "和", &one]),
                vec![None, None, None, None, None, None, Some((vec![0], true))],
            ),
            // Two stories of one mould differ in their figures; a second reading in its own story may misread one.
            (page(&["# 甲", results, "# 乙", &results.replace('二', "2")]), vec![None; 4]),
            (
                page(&[
                    "# 甲",
                    "今年第3季度全市工业产值比去年增长百分之五",
                    "# 乙",
                    "今年第4季度全市工业产值比去年增长百分之五",
                ]),
                vec![None; 4],
            ),
            (
                page(&[
                    "今年第3季度全市工业产值比去年增长百分之五",
                    "今年第4季度全市工业产值比去年增长百分之五",
                ]),
                vec![None, Some((vec![0], false))],
            ),
        ] {
            let told: Vec<_> =
                found(&page).into_iter().map(|repeat| repeat.map(|r| (r.of, r.exact))).collect();
            assert_eq!(told, expected, "{page:?}");
        }
    }

    proptest! {
        #[test]
        fn a_letter_in_twenty_may_be_misread(
            long in w::SHORTEST_REPEAT..160,
            places in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let first = letters(0x4E00, long);
            let allowed = match long {
                ..16 => 0,
                16..24 => 1,
                24..60 => 2,
                _ => long / 20,
            };
            let mut places: Vec<usize> = places.iter().map(|place| place.index(long)).collect();
            places.sort_unstable();
            places.dedup();
            places.truncate(allowed + 1);
            let again = misread(&first, &places);
            let told = found(&[first, letters(0x6000, 20), again]).remove(2);
            prop_assert_eq!(told.is_some(), places.len() <= allowed, "{} of {}", places.len(), long);
            if let Some(repeat) = told {
                prop_assert_eq!((repeat.of, repeat.exact), (vec![0], places.is_empty()));
                prop_assert!((repeat.share - 1.0 + places.len() as f32 / long as f32).abs() < 1e-6);
            }
        }

        /// A reader slips a letter or two now and then, and what follows is the same again.
        #[test]
        fn letters_may_be_left_out(long in 60_usize..160, gap in 1_usize..=3, at in any::<prop::sample::Index>()) {
            let first = letters(0x4E00, long);
            // Three letters at either end are too few to be found again.
            let at = 6 + at.index(long - gap - 12);
            let again: String = first.chars().enumerate().filter(|(n, _)| !(at..at + gap).contains(n)).map(|(_, c)| c).collect();
            for (first, again) in [(&first, &again), (&again, &first)] {
                let told = found(&[first.clone(), letters(0x6000, 20), again.clone()]).remove(2);
                prop_assert_eq!(told.map(|repeat| repeat.of), Some(vec![0]), "{} letters at {} of {}", gap, at, long);
            }
        }
    }
}
