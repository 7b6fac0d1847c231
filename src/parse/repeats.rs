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
        if n * 12 < long.saturating_sub(SHINGLE) {
            break;
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
        let long = readings[*old].len();
        long < letters.len() && (n + 1) * SHINGLE + SHINGLE >= long
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

fn remember(at: usize, letters: &[char], seen: &mut Seen) {
    // Of a long passage a quarter of the shingles is enough to find it again, whole or in part.
    let mask = if letters.len() > LONG { 3 } else { 0 };
    for (i, hash) in shingles(letters).filter(|(_, hash)| (hash >> 32) & mask == 0) {
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
