//! Passages read twice on a page whose lines are wrapped hard: where one begins or ends no paragraph goes on. Knows no paragraphs.

use super::lines::Line;
use super::mixed::Mixing;
use super::repeats::shingles;
use super::shapes::{self, End, is_letter};
use super::weights as w;
use std::collections::HashMap;

/// For each line whether a passage begins there that was read before, or ends above it. A passage is read twice from a line's beginning to a
/// line's end; a set phrase that comes again stands anywhere. Linear in the page.
pub(super) fn borders(lines: &[Line]) -> Vec<bool> {
    let mut letters: Vec<char> = Vec::new();
    let mut starts = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        starts.push(letters.len());
        letters.extend(line.chars.iter().filter(|c| is_letter(**c)));
    }
    starts.push(letters.len());
    let mut seen: HashMap<u64, usize, Mixing> = HashMap::default();
    let mut borders = vec![false; lines.len()];
    let mut at = 0;
    while let (Some(&from), Some(&to)) = (starts.get(at), starts.get(at + 1)) {
        let own = letters.get(from..to).unwrap_or_default();
        let first = shingles(own).next().and_then(|(_, hash)| seen.get(&hash).copied());
        let end = first.filter(|first| starts.binary_search(first).is_ok()).and_then(|first| {
            let same = read_along(&letters, first, from);
            // A letter or two may agree by chance beyond the end.
            let near = if same.len() < w::LONGEST_ECHO { 3 } else { same.len() };
            same.into_iter().rev().take(near).find_map(|(there, here)| {
                starts.binary_search(&there).is_ok().then(|| starts.binary_search(&here).ok()).flatten()
            })
        });
        // What ends in mid-sentence at the end of a line was read twice if it fills several.
        let closed =
            |end: usize| end - at >= w::ECHO_LINES || shapes::end_of(&lines[end - 1].chars) == End::Closed;
        let next = end.filter(|&end| starts[end] - from >= w::SHORTEST_ECHO && closed(end)).unwrap_or(at + 1);
        if next > at + 1 {
            borders[at] = true;
            if let Some(border) = borders.get_mut(next) {
                *border = true;
            }
        }
        let passage = letters.get(from..starts[next]).unwrap_or_default();
        for (place, hash) in shingles(passage) {
            seen.entry(hash).or_insert(from + place);
        }
        at = next;
    }
    borders
}

/// Reads two places side by side as long as they say the same, with a letter misread, missing or added here and there; gives every pair
/// of places behind letters that agree.
fn read_along(letters: &[char], there: usize, here: usize) -> Vec<(usize, usize)> {
    const SLIPS: [(usize, usize); 7] = [(1, 1), (0, 1), (1, 0), (0, 2), (2, 0), (2, 2), (1, 2)];
    let (mut a, mut b) = (there, here);
    let mut same = Vec::new();
    let agree = |a: usize, b: usize, n: usize| {
        letters.get(b..b + n).is_some_and(|here| letters.get(a..a + n) == Some(here))
    };
    while a < here && same.len() < w::LONGEST_ECHO {
        if !agree(a, b, 1) {
            let Some((da, db)) = SLIPS.into_iter().find(|(da, db)| agree(a + da, b + db, 4)) else { break };
            (a, b) = (a + da, b + db);
        }
        (a, b) = (a + 1, b + 1);
        same.push((a, b));
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn a_passage_read_twice_begins_and_ends_at_a_border() {
        let page = "　　南京市消防支队接到指挥中心传警后，先\n后调集十个中队赶赴现场。救援力量到场后\n，明火被完全扑灭。\n　　火灾发生后\n\
                    ，有关负责人赶到现场指挥火灾扑救工作。\n南京市消防支队接到指挥中心传警后，先后\n调集十个中队赶赴现埸。救援力量到场后，\n\
                    明火被完全扑灭。\n据初步调查，大厦一至八层为裙楼，先后调\n集十个中队赶赴现场。\n";
        let borders = borders(&lines::read(page));
        let found: Vec<usize> = (0..borders.len()).filter(|&i| borders[i]).collect();
        assert_eq!(found, [5, 8], "one letter is misread; a phrase that comes again is no passage");
    }
}
