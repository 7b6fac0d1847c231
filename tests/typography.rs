//! How stories are set: the sample pages in columns of every width from 20 to 100 cells, line by line against the rules of the trade.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use jianbao::app::reader::pieces::{self, Look, Piece};
use jianbao::corpus::Corpus;
use jianbao::parse;
use jianbao::story::Role;
use jianbao::text::cells;
use std::sync::Arc;

/// Marks with which no line begins, and such as end none (GB/T 15834-2011, 5.1).
const NOT_FIRST: &str = "，。、：；？！”’）〕】》〉」』％·～,;?!)%";
const NOT_LAST: &str = "“‘（〔【《〈「『(";

const SEEDS: [&[u8]; 5] = [
    include_bytes!("../seeds/000_610b895e754671e1.txt"),
    include_bytes!("../seeds/001_8bc2ae51a077842e.txt"),
    include_bytes!("../seeds/002_7d9dc07365d921f6.txt"),
    include_bytes!("../seeds/003_67fba61591d73e64.txt"),
    include_bytes!("../seeds/004_b1cf4836056c9cb8.txt"),
];

/// The stories of the sample pages, set in type.
fn stories() -> Vec<Vec<Piece>> {
    let pages = SEEDS.iter().zip(0..).map(|(bytes, n)| Arc::new(parse::page(&format!("{n}.txt"), bytes)));
    let corpus = Corpus::build(0, pages.collect(), None);
    (0..corpus.len()).map(|n| pieces::clean(&corpus.open(n).unwrap(), &[])).collect()
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// What is wrong with the place where a line ends and the next begins.
fn fault(before: &str, after: &str, width: usize) -> Option<&'static str> {
    let (last, first) = (before.trim_end().chars().last()?, after.chars().next()?);
    let run = |text: &str, back: bool| {
        let is_in = |c: &char| is_word(*c);
        if back {
            text.chars().rev().take_while(is_in).count()
        } else {
            text.chars().take_while(is_in).count()
        }
    };
    if NOT_FIRST.contains(first) {
        return Some("begins with a mark that closes");
    }
    if NOT_LAST.contains(last) {
        return Some("ends with a mark that opens");
    }
    if last == first && matches!(first, '—' | '…') {
        return Some("parts the halves of a dash or of an ellipsis");
    }
    let is_cut = is_word(first) && before.ends_with(is_word);
    // What no line can hold is cut where it must be.
    (is_cut && run(before, true) + run(after, false) <= width).then_some("cuts a word or a number")
}

#[test]
fn no_line_of_the_sample_pages_begins_or_ends_wrongly_at_any_width() {
    let stories = stories();
    for width in 20..=100 {
        for pieces in &stories {
            let lines = pieces::lines(pieces, width);
            for pair in lines.windows(2) {
                let [one, next] = pair else { continue };
                let text = &pieces[one.piece].text;
                let (before, after) = (&text[one.range.clone()], text.get(next.range.clone()));
                assert!(one.indent + cells(before.trim_end()) <= width, "{width}: too wide: {before}");
                let Some(after) = after.filter(|_| one.piece == next.piece) else { continue };
                if let Some(fault) = fault(before, after, width) {
                    panic!("{width} cells: a line {fault}:\n{before}\n{after}");
                }
            }
        }
    }
}

#[test]
fn paragraphs_are_indented_by_two_characters_and_headlines_have_air() {
    for pieces in stories() {
        for line in pieces::lines(&pieces, 80) {
            if pieces[line.piece].look == Look::Block(Role::Body) {
                assert_eq!(line.indent, if line.range.start == 0 { 4 } else { 0 });
            }
        }
        let is_head =
            |piece: &Piece| matches!(piece.look, Look::Block(Role::Kicker | Role::Headline | Role::Deck));
        let n = pieces.iter().skip(1).take_while(|piece| is_head(piece)).count();
        if n > 0 {
            assert_eq!((pieces[0].look, pieces[n + 1].look), (Look::Gap, Look::Gap));
            assert_eq!(pieces[n + 2].look, Look::Source);
        }
    }
}

#[test]
fn headlines_of_two_lines_are_balanced() {
    for pieces in stories() {
        for (n, piece) in pieces.iter().enumerate() {
            if piece.look != Look::Block(Role::Headline) {
                continue;
            }
            let lines = pieces::lines(&pieces, 60);
            let rows: Vec<&str> = lines
                .iter()
                .filter(|line| line.piece == n)
                .map(|line| &piece.text[line.range.clone()])
                .collect();
            // One may be parted at its pause, which need not be in the middle.
            if let [one, two] = rows[..] {
                let (one_wide, two_wide) = (cells(one.trim_end()), cells(two));
                let pauses = one.ends_with([' ', '\u{3000}']);
                assert!(pauses || one_wide.abs_diff(two_wide) <= 20, "{one}/{two}");
            }
        }
    }
}
