//! A word list that finds which of its words begin at a place in a text. Knows nothing of what the words mean.

/// First ideograph with a bucket of its own, and how many have one; all other first characters share the last bucket.
const FIRST: u32 = 0x4E00;
const BUCKETS: usize = 0x5200;

/// A sorted list of words, walked like a trie: each further character narrows a range of the list. It is built in one sort and
/// costs two binary searches in a handful of words for each character read.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<(Box<[char]>, u32)>,
    /// The second character of each word, or NUL: where most searches end, so it lies close together.
    seconds: Vec<char>,
    buckets: Vec<u32>,
    /// One bit for each bucket that holds words: most characters begin none, and this much fits the nearest cache.
    filled: Vec<u64>,
}

impl Lexicon {
    /// A lexicon of words, each with a number of the caller's. A word may come several times with different numbers.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut words: Vec<(&str, u32)> = words.filter(|(w, _)| !w.is_empty()).collect();
        // Bytes of UTF-8 sort as their characters do, and faster.
        words.sort_unstable_by(|a, b| {
            bucket(a.0.chars().next().as_ref())
                .cmp(&bucket(b.0.chars().next().as_ref()))
                .then_with(|| a.cmp(b))
        });
        Self::sorted(words.into_iter().map(|(w, n)| (w.chars().collect(), n)).collect())
    }

    /// The lexicon with some more words.
    pub(super) fn with<'a>(self, more: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut words = self.words;
        words.extend(more.map(|(w, n)| (w.chars().collect::<Box<[char]>>(), n)));
        // Stable sorting finds the long run that is sorted already.
        words.sort_by(|a, b| bucket(a.0.first()).cmp(&bucket(b.0.first())).then_with(|| a.cmp(b)));
        Self::sorted(words)
    }

    fn sorted(words: Vec<(Box<[char]>, u32)>) -> Self {
        let mut buckets = vec![0; BUCKETS + 2];
        for (word, _) in &words {
            if let Some(count) = buckets.get_mut(bucket(word.first()) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut buckets {
            sum += *count;
            *count = sum;
        }
        let seconds = words.iter().map(|(w, _)| w.get(1).copied().unwrap_or('\0')).collect();
        let mut filled = vec![0; BUCKETS / 64 + 1];
        for (word, _) in &words {
            let b = bucket(word.first());
            if let Some(bits) = filled.get_mut(b / 64) {
                *bits |= 1 << (b % 64);
            }
        }
        Self { words, seconds, buckets, filled }
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
        let b = bucket(text.first());
        if self.filled.get(b / 64).is_none_or(|bits| bits & (1 << (b % 64)) == 0) {
            return;
        }
        let (Some(&lo), Some(&hi)) = (self.buckets.get(b), self.buckets.get(b + 1)) else { return };
        let (mut lo, mut hi) = (lo as usize, hi as usize);
        for (depth, &c) in text.iter().enumerate() {
            if lo >= hi {
                return;
            }
            // All words of an ideograph's bucket begin with it.
            if depth == 1 {
                let seconds = self.seconds.get(lo..hi).unwrap_or_default();
                let from = seconds.partition_point(|&x| x < c);
                let same = seconds.get(from..).unwrap_or_default().partition_point(|&x| x == c);
                (lo, hi) = (lo + from, lo + from + same);
            } else if depth > 1 || b == BUCKETS {
                let words = self.words.get(lo..hi).unwrap_or_default();
                let from = words.partition_point(|(w, _)| w.get(depth).is_none_or(|&x| x < c));
                let rest = words.get(from..).unwrap_or_default();
                let same = rest.partition_point(|(w, _)| w.get(depth).is_some_and(|&x| x == c));
                (lo, hi) = (lo + from, lo + from + same);
            }
            if depth == 0 && self.seconds.get(lo).is_some_and(|&second| second != '\0') {
                continue;
            }
            let words = self.words.get(lo..hi).unwrap_or_default();
            for (_, n) in words.iter().take_while(|(w, _)| w.len() == depth + 1) {
                found(depth + 1, *n);
            }
        }
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

fn bucket(first: Option<&char>) -> usize {
    first.and_then(|&c| (c as u32).checked_sub(FIRST)).map_or(BUCKETS, |n| (n as usize).min(BUCKETS))
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
    }

    #[test]
    fn sections_number_their_words() {
        let lexicon = Lexicon::parse("# remark\n[a]\n一 二\n[b]\n三\n", &["a", "b"]);
        assert_eq!(lexicon.number(&chars("二")), Some(0));
        assert_eq!(lexicon.number(&chars("三")), Some(1));
    }
}
