//! Makes assets: `assets/places.bin` (see `places.rs`) and, here, `assets/seam.txt`, the figures by which the cutter judges how a seam reads.
//!
//! `NEWS=paragraphs.txt cargo test --test make -- --ignored` reads news text, one paragraph to a line, and writes the asset. The figures
//! in the repository come from 36,740 news texts (57 MB): 新闻联播 transcripts of 2012 to 2026 (`china-data/xwlb`) and the `THUCNews`
//! "cnews" subsets (`ClydeKuo/cnn`, `mikelee1/text_classify`, `qianshuang/dl-exp`). Only counts of character pairs are kept, no text.
//!
//! Format: one line for each character with at least [`RARE`] occurrences: the character, the log2 of its count as a letter
//! (`a` = 0), the odds of its beginning a paragraph, then pairs of a following character and how much more often than by chance it
//! follows. Odds are natural logarithms in steps of a half, as letters: `m` is 0, `n` is +0.5, `l` is −0.5.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "../../src/facts/lexicon.rs"]
#[allow(dead_code, reason = "only the table's form is wanted here")]
mod lexicon;
mod places;
#[path = "../../src/facts/gazetteer/shorten.rs"]
mod shorten;

use std::collections::HashMap;
use std::fmt::Write;

/// Characters and pairs seen less often than this say nothing.
const RARE: u32 = 20;
/// Paragraphs added to those counted before odds of beginning one are taken.
const DOUBT: f64 = 20.0;

#[test]
#[ignore = "writes an asset; needs NEWS"]
fn make_seam_figures() {
    let news = std::fs::read_to_string(std::env::var("NEWS").unwrap()).unwrap();
    let (mut single, mut pairs, mut first) = (HashMap::new(), HashMap::new(), HashMap::new());
    let (mut all, mut paragraphs) = (0_u32, 0_u32);
    for line in news.lines() {
        let chars: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).map(fold).collect();
        if chars.len() < 20 {
            continue;
        }
        *first.entry(chars[0]).or_insert(0_u32) += 1;
        paragraphs += 1;
        all += chars.len() as u32;
        for (i, &c) in chars.iter().enumerate() {
            *single.entry(c).or_insert(0_u32) += 1;
            if let Some(&next) = chars.get(i + 1) {
                *pairs.entry((c, next)).or_insert(0_u32) += 1;
            }
        }
    }
    let share = |c: char| f64::from(single.get(&c).copied().unwrap_or(1)) / f64::from(all);
    let mut rows: Vec<(char, String)> = Vec::new();
    for (&c, &n) in single.iter().filter(|(_, n)| **n >= RARE) {
        // A few dozen paragraphs are added on both sides, so that rare characters say little.
        let begins = f64::from(first.get(&c).copied().unwrap_or(0)) + DOUBT;
        let expected = share(c) * f64::from(paragraphs) + DOUBT;
        let mut row = format!("{c}{}{}", letter(f64::from(n).log2()), odds((begins / expected).ln()));
        let mut follow: Vec<(char, u32)> =
            pairs.iter().filter(|((a, _), n)| *a == c && **n >= RARE).map(|((_, b), n)| (*b, *n)).collect();
        follow.sort_unstable();
        for (next, together) in follow {
            let chance = share(next) * f64::from(n);
            write!(row, "{next}{}", odds((f64::from(together) / chance).ln())).unwrap();
        }
        rows.push((c, row));
    }
    rows.sort_unstable();
    let text: String = rows.into_iter().map(|(_, row)| row + "\n").collect();
    std::fs::write("assets/seam.txt", text).unwrap();
}

/// Figures as one figure, Latin letters as one letter, punctuation in full width: as `parse::seam` folds.
fn fold(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' => 'A',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        '「' => '“',
        '」' => '”',
        c => c,
    }
}

fn letter(value: f64) -> char {
    char::from(b'a' + value.round().clamp(0.0, 25.0) as u8)
}

fn odds(value: f64) -> char {
    char::from(b'a' + (value * 2.0 + 12.0).round().clamp(0.0, 25.0) as u8)
}
