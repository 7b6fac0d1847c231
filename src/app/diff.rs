//! Two texts side by side: which sentences belong together, and what was added, left out, changed or moved. Knows no story but two.

use crate::story::{Role, Story};
use crate::text::wrap::wrap;
use std::ops::Range;

/// Two stories beside each other.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    heads: [String; 2],
    pairs: Vec<Pair>,
    rows: Vec<Row>,
    top: usize,
    /// Whether the texts stand below each other, sentence by sentence: there is no room beside.
    stacked: bool,
    width: usize,
    height: usize,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both, letter for letter.
    Same,
    /// It stands in both with other words.
    Changed,
    /// It stands in one text alone.
    Alone,
    /// It stands in both, in another place.
    Moved,
}

/// A sentence of each text, or of one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    fate: Fate,
    sides: [Option<Side>; 2],
}

/// A sentence and what of it the other text does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// The sentence, or one line of it.
    pub text: String,
    /// Byte ranges in which a changed sentence differs; sorted, disjoint.
    pub marks: Vec<Range<usize>>,
}

/// A row of the screen: a line of either text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What became of the sentences that begin in this row.
    pub fates: [Option<Fate>; 2],
    /// The lines.
    pub sides: [Option<Side>; 2],
}

/// In fewer cells than this two texts have no room beside each other: lines of ten characters read badly.
const BESIDE: usize = 56;
/// Cells before each text, for the sign of its fate.
pub const MARGIN: usize = 3;
/// Sentences that share a smaller part of their pairs are two sentences.
const ALIKE: f32 = 0.4;
/// A run of so few letters between two changes is chance, and changed with them.
const ISLAND: usize = 1;
/// Longer sentences than this are not compared letter by letter, more sentences not at all: nobody could read the difference.
const LETTERS: usize = 600;
const SENTENCES: usize = 500;

impl Diff {
    /// Lays two stories beside each other.
    pub fn of(here: &Story, there: &Story) -> Self {
        let heads = [here, there].map(|story| story.head().to_owned());
        Self { heads, pairs: align(&sentences(here), &sentences(there)), ..Self::default() }
    }

    /// The headlines.
    pub fn heads(&self) -> &[String; 2] {
        &self.heads
    }

    /// Whether the texts stand below each other instead of side by side: then what is the same is shown once, and of what differs this
    /// story's sentence above the other's.
    pub fn is_stacked(&self) -> bool {
        self.stacked
    }

    /// How many sentences are the same, changed, in one text alone, moved.
    pub fn counts(&self) -> [usize; 4] {
        [Fate::Same, Fate::Changed, Fate::Alone, Fate::Moved]
            .map(|fate| self.pairs.iter().filter(|pair| pair.fate == fate).count())
    }

    /// The rows on view.
    pub fn visible(&self) -> &[Row] {
        let end = (self.top + self.height).min(self.rows.len());
        self.rows.get(self.top..end).unwrap_or_default()
    }

    /// Takes the pane's size, in cells.
    pub fn resize(&mut self, width: usize, height: usize) {
        if width != self.width || self.rows.is_empty() {
            self.stacked = width < BESIDE;
            let column = if self.stacked { width } else { width.saturating_sub(1) / 2 };
            let room = column.saturating_sub(MARGIN + 1).max(2);
            self.rows = if self.stacked { stacked(&self.pairs, room) } else { rows(&self.pairs, room) };
        }
        (self.width, self.height) = (width, height);
        self.scroll_to(self.top);
    }

    /// Sets the rows anew, after characters turned out to have other widths.
    pub fn set_anew(&mut self) {
        self.rows.clear();
        self.resize(self.width, self.height);
    }

    /// Rows that fill the pane.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// Scrolls by so many rows.
    pub fn step(&mut self, by: isize) {
        self.scroll_to(self.top.saturating_add_signed(by));
    }

    /// Scrolls so that a row is the first on view.
    pub fn scroll_to(&mut self, row: usize) {
        self.top = row.min(self.rows.len().saturating_sub(self.height));
    }

    /// Scrolls to the next sentence that differs, or the one before.
    pub fn step_change(&mut self, forward: bool) {
        let differs = |row: &Row| row.fates.iter().flatten().any(|fate| *fate != Fate::Same);
        let found = if forward {
            self.rows.iter().skip(self.top + 1).position(differs).map(|at| self.top + 1 + at)
        } else {
            self.rows.iter().take(self.top).rposition(differs)
        };
        if let Some(row) = found {
            self.scroll_to(row);
        }
    }
}

/// The sentences of a story, its headings among them.
fn sentences(story: &Story) -> Vec<String> {
    let told = story
        .blocks
        .iter()
        .filter(|block| !matches!(block.role, Role::Byline | Role::Credit | Role::Jump | Role::Section));
    let mut sentences = Vec::new();
    for block in told {
        let mut rest = block.text.trim();
        while !rest.is_empty() && sentences.len() < SENTENCES {
            let ends = |c: char| matches!(c, '。' | '！' | '？' | '；');
            let end = rest.find(ends).map_or(rest.len(), |at| {
                // A closing quotation mark belongs to what it closes.
                let after = rest.get(at..).unwrap_or_default().char_indices().skip(1);
                let closing = |c: char| ends(c) || matches!(c, '”' | '’' | '」' | '』' | '）');
                after.skip_while(|(_, c)| closing(*c)).map(|(n, _)| at + n).next().unwrap_or(rest.len())
            });
            let (sentence, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
            sentences.push(sentence.trim().to_owned());
            rest = others.trim_start();
        }
    }
    sentences
}

/// Puts the sentences that belong together beside each other, in the order of both texts; those of one text stand alone, or were moved.
fn align(here: &[String], there: &[String]) -> Vec<Pair> {
    let bags = |sentences: &[String]| sentences.iter().map(|s| bag(s)).collect::<Vec<_>>();
    let (mine, theirs) = (bags(here), bags(there));
    let alike: Vec<Vec<f32>> = mine.iter().map(|a| theirs.iter().map(|b| likeness(a, b)).collect()).collect();
    let at = |i: usize, j: usize| alike.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
    // The best sum of likenesses of the sentences from i and j on.
    let mut best = vec![vec![0.0_f32; there.len() + 1]; here.len() + 1];
    for i in (0..here.len()).rev() {
        for j in (0..there.len()).rev() {
            let together = if at(i, j) >= ALIKE { at(i, j) + best[i + 1][j + 1] } else { 0.0 };
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(together);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    let alone = |text: &String, side: usize| {
        // The sign beside it says that it stands alone: marked as a whole it would shout.
        let whole = Some(Side { text: text.clone(), marks: Vec::new() });
        Pair { fate: Fate::Alone, sides: if side == 0 { [whole, None] } else { [None, whole] } }
    };
    while i < here.len() || j < there.len() {
        let value = best[i][j];
        let together = i < here.len() && j < there.len() && at(i, j) >= ALIKE;
        if together && (at(i, j) + best[i + 1][j + 1] - value).abs() < 1e-4 {
            pairs.push(compare(&here[i], &there[j]));
            (i, j) = (i + 1, j + 1);
        } else if i < here.len() && (j == there.len() || (best[i + 1][j] - value).abs() < 1e-4) {
            pairs.push(alone(&here[i], 0));
            i += 1;
        } else {
            pairs.push(alone(&there[j], 1));
            j += 1;
        }
    }
    tell_moved(&mut pairs);
    pairs
}

/// A sentence that stands alone on either side was moved.
fn tell_moved(pairs: &mut [Pair]) {
    let of = |pairs: &[Pair], side: usize| -> Vec<String> {
        let alone = pairs.iter().filter(|pair| pair.fate == Fate::Alone);
        alone.filter_map(|pair| pair.sides.get(side)?.as_ref().map(|side| side.text.clone())).collect()
    };
    let both = [of(pairs, 1), of(pairs, 0)];
    for pair in pairs.iter_mut().filter(|pair| pair.fate == Fate::Alone) {
        let told = |(side, others): (&Option<Side>, &Vec<String>)| {
            side.as_ref().is_some_and(|side| others.contains(&side.text))
        };
        if pair.sides.iter().zip(&both).any(told) {
            pair.fate = Fate::Moved;
        }
    }
}

/// The pairs of neighbouring characters of a sentence, sorted.
fn bag(sentence: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = sentence.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut bag: Vec<(char, char)> = letters.iter().copied().zip(letters.iter().copied().skip(1)).collect();
    bag.sort_unstable();
    bag
}

/// The part of their pairs two sentences share (Dice).
fn likeness(mine: &[(char, char)], theirs: &[(char, char)]) -> f32 {
    let mut rest = theirs.iter().peekable();
    let mut shared = 0;
    for pair in mine {
        while rest.next_if(|other| *other < pair).is_some() {}
        shared += usize::from(rest.next_if(|other| *other == pair).is_some());
    }
    2.0 * shared as f32 / (mine.len() + theirs.len()).max(1) as f32
}

/// Marks what either of two sentences has alone.
fn compare(here: &str, there: &str) -> Pair {
    let (mine, theirs): (Vec<char>, Vec<char>) = (here.chars().collect(), there.chars().collect());
    let marks = if mine == theirs {
        [Vec::new(), Vec::new()]
    } else if mine.len().max(theirs.len()) > LETTERS {
        [vec![true; mine.len()], vec![true; theirs.len()]]
    } else {
        changes(&mine, &theirs)
    };
    let fate = if mine == theirs { Fate::Same } else { Fate::Changed };
    let side =
        |text: &str, changed: &[bool]| Some(Side { text: text.to_owned(), marks: ranges(text, changed) });
    Pair { fate, sides: [side(here, &marks[0]), side(there, &marks[1])] }
}

/// Which characters are not of the longest common row of both.
fn changes(mine: &[char], theirs: &[char]) -> [Vec<bool>; 2] {
    let width = theirs.len() + 1;
    let mut common = vec![0_u16; (mine.len() + 1) * width];
    for i in (0..mine.len()).rev() {
        for j in (0..theirs.len()).rev() {
            common[i * width + j] = if mine[i] == theirs[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut changed = [vec![true; mine.len()], vec![true; theirs.len()]];
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    while i < mine.len() && j < theirs.len() {
        if mine[i] == theirs[j] {
            match runs.last_mut().filter(|(a, b, n)| a + n == i && b + n == j) {
                Some((_, _, n)) => *n += 1,
                None => runs.push((i, j, 1)),
            }
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    for (i, j, n) in runs {
        let at_edge = i == 0 && j == 0 || i + n == mine.len() && j + n == theirs.len();
        if n > ISLAND || at_edge {
            changed[0][i..i + n].fill(false);
            changed[1][j..j + n].fill(false);
        }
    }
    changed
}

/// The byte ranges of the characters that are set.
fn ranges(text: &str, set: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for ((at, c), _) in text.char_indices().zip(set).filter(|(_, set)| **set) {
        let end = at + c.len_utf8();
        match ranges.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => ranges.push(at..end),
        }
    }
    ranges
}

/// The rows of all pairs, each side wrapped in so many cells. Sentences that stand alone fill the room beside those of the other text.
fn rows(pairs: &[Pair], room: usize) -> Vec<Row> {
    let alone = |pair: &Pair| pair.sides.iter().any(Option::is_none);
    let mut rows = Vec::new();
    for group in pairs.chunk_by(|a, b| alone(a) && alone(b)) {
        let column = |side: usize| -> Vec<(Option<Fate>, Side)> {
            let sentences =
                group.iter().filter_map(|pair| Some((pair.fate, pair.sides.get(side)?.as_ref()?)));
            sentences.flat_map(|(fate, sentence)| lines(fate, sentence, room)).collect()
        };
        let [mut left, mut right] = [column(0), column(1)].map(Vec::into_iter);
        loop {
            let sides = [left.next(), right.next()];
            if sides.iter().all(Option::is_none) {
                break;
            }
            let mut row = Row::default();
            for ((fate, side), line) in row.fates.iter_mut().zip(&mut row.sides).zip(sides) {
                (*fate, *side) = line.map_or((None, None), |(fate, line)| (fate, Some(line)));
            }
            rows.push(row);
        }
    }
    rows
}

/// The rows of all pairs below each other: of a sentence that is the same in both, one; of others this story's, then the other's.
fn stacked(pairs: &[Pair], room: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for pair in pairs {
        let shown = if pair.fate == Fate::Same { 1 } else { 2 };
        for (side, sentence) in pair.sides.iter().enumerate().take(shown) {
            for (fate, line) in sentence.iter().flat_map(|sentence| lines(pair.fate, sentence, room)) {
                let mut row = Row::default();
                row.fates.get_mut(side).into_iter().for_each(|of| *of = fate);
                row.sides.get_mut(side).into_iter().for_each(|of| *of = Some(line.clone()));
                rows.push(row);
            }
        }
    }
    rows
}

/// The lines of a sentence; the first says what became of it.
fn lines(fate: Fate, sentence: &Side, room: usize) -> Vec<(Option<Fate>, Side)> {
    let cut = |line: Range<usize>| Side {
        text: sentence.text.get(line.clone()).unwrap_or_default().trim_end().to_owned(),
        marks: (sentence.marks.iter())
            .map(|mark| mark.start.max(line.start)..mark.end.min(line.end))
            .filter(|mark| mark.start < mark.end)
            .map(|mark| mark.start - line.start..mark.end - line.start)
            .collect(),
    };
    let mut fate = Some(fate);
    wrap(&sentence.text, room, 0).into_iter().map(|line| (fate.take(), cut(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn owned(sentences: &[&str]) -> Vec<String> {
        sentences.iter().map(|s| (*s).to_owned()).collect()
    }

    fn fates(here: &[&str], there: &[&str]) -> Vec<Fate> {
        align(&owned(here), &owned(there)).iter().map(|pair| pair.fate).collect()
    }

    #[test]
    fn sentences_are_the_same_changed_alone_or_moved() {
        let here = ["会议在县城召开。", "县委书记解芳出席并讲话。", "会后参观了果园。"];
        let there = ["会议在县城召开。", "县委书记解芳、县长王某出席会议并讲话。", "天气晴好。"];
        assert_eq!(fates(&here, &there), [Fate::Same, Fate::Changed, Fate::Alone, Fate::Alone]);
        let moved = ["会后参观了果园。", "会议在县城召开。", "县委书记解芳出席并讲话。"];
        assert_eq!(fates(&here, &moved).iter().filter(|fate| **fate == Fate::Moved).count(), 2);
    }

    #[test]
    fn what_was_put_in_is_marked() {
        let pair = compare("县委书记解芳出席并讲话。", "县委书记解芳、县长王某出席并讲话。");
        let [left, right] = pair.sides.map(Option::unwrap);
        assert!(left.marks.is_empty());
        let marked: Vec<&str> = right.marks.iter().filter_map(|mark| right.text.get(mark.clone())).collect();
        assert_eq!(marked, ["、县长王某"]);
    }

    proptest! {
        #[test]
        fn both_texts_are_there_in_full(
            here in prop::collection::vec("[甲乙丙丁。戊己]{1,12}", 0..8),
            there in prop::collection::vec("[甲乙丙丁。戊己]{1,12}", 0..8),
            room in 4_usize..30,
        ) {
            let pairs = align(&here, &there);
            for (side, texts) in [here, there].iter().enumerate() {
                let shown: Vec<String> =
                    pairs.iter().filter_map(|p| p.sides[side].as_ref().map(|s| s.text.clone())).collect();
                prop_assert_eq!(&shown, texts);
                let rows: String = rows(&pairs, room).into_iter()
                    .filter_map(|row| row.sides[side].as_ref().map(|s| s.text.clone())).collect();
                prop_assert_eq!(rows, texts.concat());
                let below: String = stacked(&pairs, room).into_iter()
                    .filter_map(|row| row.sides[side].as_ref().map(|s| s.text.clone())).collect();
                let once = pairs.iter().filter(|p| side == 0 || p.fate != Fate::Same);
                let want: String = once.filter_map(|p| p.sides[side].as_ref().map(|s| s.text.clone())).collect();
                prop_assert_eq!(below, want);
            }
        }
    }
}
