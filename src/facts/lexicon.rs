//! A word list that finds which of its words begin at a place in a text. Knows nothing of what the words mean.

use std::borrow::Cow;
use std::ops::Range;

/// First ideograph with a bucket of its own, and how many have one; all other first characters share the last bucket.
const FIRST: u32 = 0x4E00;
const BUCKETS: usize = 0x5200;
/// Cells before the buckets, and of each bucket: its character (0 for the one that is shared), and where its words and their rests end.
const HEAD: usize = 3;
const BUCKET: usize = 5;

/// Sixteen bits as they lie in a file.
pub(super) type Cell = [u8; 2];

/// A sorted list of words in buckets by their first characters, walked like a trie: each further character narrows a range of the list.
///
/// It is one row of cells of sixteen bits, little end first, the same in memory and in an asset, so that a list of 50,000 words is read
/// without a step: number of words (two cells) and of buckets; the buckets; the second character of each word, or 0, where most
/// searches end; where its rest begins, counted from the bucket's; its number; then all rests. The words of the shared bucket have
/// their first character where others have the second.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    cells: Cow<'static, [Cell]>,
    words: usize,
    buckets: Vec<Bucket>,
    /// For each first character the number of its bucket, from 1.
    places: Vec<u16>,
    /// One bit for each first character that has words: most begin none, and this much fits the nearest cache.
    filled: Vec<u64>,
}

/// Where the words of a bucket stand in the list, and their rests among the cells.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    words: (u32, u32),
    rests: (u32, u32),
}

impl Lexicon {
    /// A lexicon of words, each with a number of the caller's below 65,536. A word may come several times with different numbers. The words of
    /// one bucket have at most 65,536 characters behind their second.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let row = |(word, number): (&str, u32)| {
            let bucket = bucket(word.chars().next()?);
            // A bucket of its own tells the first character.
            let letters: Vec<u16> = word.chars().map(letter).skip(usize::from(bucket < BUCKETS)).collect();
            Some((bucket, letters, number as u16))
        };
        let mut rows: Vec<(usize, Vec<u16>, u16)> = words.filter_map(row).collect();
        rows.sort_unstable();
        let (mut buckets, mut rests) = (Vec::<u16>::new(), Vec::<u16>::new());
        let mut columns: [Vec<u16>; 3] = std::array::from_fn(|_| Vec::with_capacity(rows.len()));
        let mut end = 0;
        for same in rows.chunk_by(|a, b| a.0 == b.0) {
            let begin = rests.len();
            for (_, letters, number) in same {
                columns[0].push(letters.first().copied().unwrap_or(0));
                columns[1].push((rests.len() - begin) as u16);
                columns[2].push(*number);
                rests.extend(letters.iter().skip(1));
            }
            end += same.len();
            let first = same.first().map_or(BUCKETS, |row| row.0);
            buckets.push(if first < BUCKETS { (FIRST + first as u32) as u16 } else { 0 });
            buckets.extend([end, rests.len()].iter().flat_map(|n| [*n as u16, (*n >> 16) as u16]));
        }
        let head = [end as u16, (end >> 16) as u16, (buckets.len() / BUCKET) as u16];
        let cells = head.into_iter().chain(buckets).chain(columns.into_iter().flatten()).chain(rests);
        Self::over(Cow::Owned(cells.map(u16::to_le_bytes).collect()))
    }

    /// The lexicon that lies in some cells.
    pub(super) fn over(cells: Cow<'static, [Cell]>) -> Self {
        let (words, count) = (long(&cells, 0), cell(&cells, 2) as usize);
        let first_rest = HEAD + BUCKET * count + 3 * words;
        let mut last = Bucket { words: (0, 0), rests: (0, first_rest as u32) };
        let mut lexicon = Self {
            words,
            buckets: Vec::with_capacity(count),
            places: vec![0; BUCKETS + 1],
            filled: vec![0; BUCKETS / 64 + 1],
            cells,
        };
        for at in (0..count).map(|number| HEAD + BUCKET * number) {
            let first = cell(&lexicon.cells, at);
            let place = char::from_u32(u32::from(first)).map_or(BUCKETS, bucket);
            let ends = [at + 1, at + 3].map(|at| long(&lexicon.cells, at));
            last = Bucket {
                words: (last.words.1, ends[0] as u32),
                rests: (last.rests.1, (first_rest + ends[1]) as u32),
            };
            lexicon.buckets.push(last);
            if let (Some(slot), Some(bits)) =
                (lexicon.places.get_mut(place), lexicon.filled.get_mut(place / 64))
            {
                *slot = lexicon.buckets.len() as u16;
                *bits |= 1 << (place % 64);
            }
        }
        lexicon
    }

    /// The cells it lies in.
    #[cfg(test)]
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// All words in their order, with their numbers.
    #[cfg(test)]
    pub(super) fn entries(&self) -> impl Iterator<Item = (String, u32)> {
        let (.., numbers) = self.columns();
        (0..self.words).map(move |place| (self.word(place), u32::from(cell(&self.cells, numbers + place))))
    }

    /// A lexicon from an asset: words parted by white space, lines that begin with `#` are remarks. The number of a word is
    /// that of the section it stands in: a line `[name]` opens the section named in `sections`.
    pub(super) fn parse(asset: &str, sections: &[&str]) -> Self {
        let mut section = 0;
        let mut words = Vec::new();
        for line in asset.lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = sections.iter().position(|s| *s == name).unwrap_or(0) as u32;
            } else {
                words.extend(line.split_whitespace().map(|w| (w, section)));
            }
        }
        Self::new(words.into_iter())
    }

    /// Calls `found(length in characters, number)` for every word that begins at `text[0]`, shortest first.
    pub(super) fn each(&self, text: &[char], mut found: impl FnMut(usize, u32)) {
        let Some(place) = text.first().map(|c| bucket(*c)) else { return };
        if self.filled.get(place / 64).is_none_or(|bits| bits & (1 << (place % 64)) == 0) {
            return;
        }
        let bucket = self.places.get(place).and_then(|n| self.buckets.get((*n as usize).checked_sub(1)?));
        let Some(Bucket { words: (from, to), rests }) = bucket else { return };
        let cells: &[Cell] = &self.cells;
        let (seconds, starts, numbers) = self.columns();
        let number = |word: usize| u32::from(cell(cells, numbers + word));
        let (mut lo, mut hi) = (*from as usize, *to as usize);
        // The first character alone is a word, and stands before all longer ones.
        while place < BUCKETS && lo < hi && cell(cells, seconds + lo) == 0 {
            found(1, number(lo));
            lo += 1;
        }
        let mut depth = usize::from(place < BUCKETS);
        let Some(c) = text.get(depth).map(|c| letter(*c)) else { return };
        let column = cells.get(seconds + lo..seconds + hi).unwrap_or_default();
        let from = column.partition_point(|x| u16::from_le_bytes(*x) < c);
        let same = column.get(from..).unwrap_or_default().partition_point(|x| u16::from_le_bytes(*x) == c);
        (lo, hi) = (lo + from, lo + from + same);
        let begin = |word: usize| rests.0 as usize + cell(cells, starts + word) as usize;
        let end = |word: usize| if word + 1 < *to as usize { begin(word + 1) } else { rests.1 as usize };
        let mut at = 0;
        loop {
            depth += 1;
            while lo < hi && begin(lo) + at == end(lo) {
                found(depth, number(lo));
                lo += 1;
            }
            let Some(c) = text.get(depth).filter(|_| lo < hi).map(|c| letter(*c)) else { return };
            let read = |word: usize| cell(cells, begin(word) + at);
            lo = first(lo..hi, |word| read(word) >= c);
            hi = first(lo..hi, |word| read(word) > c);
            at += 1;
        }
    }

    /// Where the seconds, the beginnings of rests and the numbers lie.
    fn columns(&self) -> (usize, usize, usize) {
        let seconds = HEAD + BUCKET * self.buckets.len();
        (seconds, seconds + self.words, seconds + 2 * self.words)
    }

    /// The word that stands at this place of the list.
    pub(super) fn word(&self, place: usize) -> String {
        let number = first(0..self.buckets.len(), |number| {
            self.buckets.get(number).is_some_and(|bucket| bucket.words.1 as usize > place)
        });
        let Some(bucket) = self.buckets.get(number) else { return String::new() };
        let (seconds, starts, _) = self.columns();
        let begin = |word: usize| bucket.rests.0 as usize + cell(&self.cells, starts + word) as usize;
        let is_last = place + 1 == bucket.words.1 as usize;
        let end = if is_last { bucket.rests.1 as usize } else { begin(place + 1) };
        let first = [cell(&self.cells, HEAD + BUCKET * number), cell(&self.cells, seconds + place)];
        let rest = (begin(place)..end).map(|at| cell(&self.cells, at));
        let letters = first.into_iter().filter(|letter| *letter != 0).chain(rest);
        letters.filter_map(|letter| char::from_u32(u32::from(letter))).collect()
    }

    /// All words of a number.
    pub(super) fn words_of(&self, wanted: u32) -> impl Iterator<Item = String> {
        let (.., numbers) = self.columns();
        let of = self.cells.get(numbers..numbers + self.words).unwrap_or_default();
        let wanted = (wanted as u16).to_le_bytes();
        (0..).zip(of).filter(move |(_, number)| **number == wanted).map(|(place, _)| self.word(place))
    }

    /// The longest word that begins at `text[0]`, as its length in characters and its number.
    pub(super) fn longest(&self, text: &[char]) -> Option<(usize, u32)> {
        let mut best = None;
        self.each(text, |len, n| best = Some((len, n)));
        best
    }

    /// The longest word that begins at `text[0]` and belongs to a section.
    pub(super) fn longest_of(&self, text: &[char], section: u32) -> Option<usize> {
        let mut best = None;
        self.each(text, |len, n| {
            if n == section {
                best = Some(len);
            }
        });
        best
    }

    /// Whether `word` is in the list.
    pub(super) fn has(&self, word: &[char]) -> bool {
        self.number(word).is_some()
    }

    /// The number of `word`, the lowest if it comes several times.
    pub(super) fn number(&self, word: &[char]) -> Option<u32> {
        let mut number = None;
        self.each(word, |len, n| {
            if len == word.len() && number.is_none() {
                number = Some(n);
            }
        });
        number
    }
}

/// The first in a range of which something holds that holds for all after it, too.
fn first(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let (mut lo, mut hi) = (range.start, range.end);
    while lo < hi {
        let middle = lo.midpoint(hi);
        if holds(middle) {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    lo
}

fn cell(cells: &[Cell], at: usize) -> u16 {
    cells.get(at).map_or(0, |cell| u16::from_le_bytes(*cell))
}

fn long(cells: &[Cell], at: usize) -> usize {
    cell(cells, at) as usize | (cell(cells, at + 1) as usize) << 16
}

/// A character in sixteen bits. The few that need more (rare characters of names) share the private ones: two of them
/// may be taken for each other.
fn letter(c: char) -> u16 {
    u16::try_from(c as u32).unwrap_or(0xE000 + (c as u32 % 0x1900) as u16)
}

fn bucket(first: char) -> usize {
    (first as u32).checked_sub(FIRST).map_or(BUCKETS, |n| (n as usize).min(BUCKETS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn finds_every_word_that_begins_here() {
        let lexicon = Lexicon::new([("大同", 1), ("大同市", 2), ("大", 3), ("CEO", 4)].into_iter());
        let mut seen = Vec::new();
        lexicon.each(&chars("大同市长"), |len, n| seen.push((len, n)));
        assert_eq!(seen, [(1, 3), (2, 1), (3, 2)]);
        assert_eq!(lexicon.longest(&chars("CEO张")), Some((3, 4)));
        assert_eq!(lexicon.longest(&chars("小")), None);
        assert_eq!(lexicon.longest(&[]), None);
        let read = Lexicon::over(Cow::Owned(lexicon.cells().to_vec()));
        let mut words: Vec<(String, u32)> = read.entries().collect();
        words.sort();
        let known = [("CEO", 4), ("大", 3), ("大同", 1), ("大同市", 2)];
        assert_eq!(words, known.map(|(word, number)| (word.to_owned(), number)));
    }

    #[test]
    fn sections_number_their_words() {
        let lexicon = Lexicon::parse("# remark\n[a]\n一 二\n[b]\n三\n", &["a", "b"]);
        assert_eq!(lexicon.number(&chars("二")), Some(0));
        assert_eq!(lexicon.number(&chars("三")), Some(1));
    }
}
