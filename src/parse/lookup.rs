//! Lists of words, found by the character they begin or end with. Knows what none of them means.

use std::sync::OnceLock;

/// A list of words. Some hundreds of words are asked of every line of a page, so none is compared but where its first or its last
/// character stands.
pub(super) struct Words {
    list: List,
    index: OnceLock<Index>,
}

/// The list as it is written down.
enum List {
    Plain(&'static [&'static str]),
    /// Each with what it means.
    Meaning(&'static [(&'static str, &'static str)]),
}

/// One word of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// Its characters.
    pub chars: Vec<char>,
    /// What it means, if the list says so.
    pub meaning: &'static str,
}

impl Words {
    /// A list of plain words.
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        Self { list: List::Plain(list), index: OnceLock::new() }
    }

    /// A list of words and what each means.
    pub(super) const fn meaning(list: &'static [(&'static str, &'static str)]) -> Self {
        Self { list: List::Meaning(list), index: OnceLock::new() }
    }

    /// The words `chars` begin with, in the order of the list.
    pub(super) fn beginning<'a>(
        &'static self,
        chars: &'a [char],
    ) -> impl Iterator<Item = &'static Word> + 'a {
        let words = chars.first().map_or(&[][..], |&c| self.index().first.of(c));
        words.iter().filter(|word| chars.starts_with(&word.chars))
    }

    /// The words `chars` end with, in the order of the list.
    pub(super) fn ending<'a>(&'static self, chars: &'a [char]) -> impl Iterator<Item = &'static Word> + 'a {
        let words = chars.last().map_or(&[][..], |&c| self.index().last.of(c));
        words.iter().filter(|word| chars.ends_with(&word.chars))
    }

    /// The words that stand in `chars`, from the left; one that stands there twice comes twice.
    pub(super) fn within<'a>(&'static self, chars: &'a [char]) -> impl Iterator<Item = &'static Word> + 'a {
        (0..chars.len()).flat_map(move |at| self.beginning(chars.get(at..).unwrap_or_default()))
    }

    /// Whether `chars` begin with a word of the list.
    pub(super) fn begin(&'static self, chars: &[char]) -> bool {
        self.beginning(chars).next().is_some()
    }

    /// Whether `chars` end with a word of the list.
    pub(super) fn end(&'static self, chars: &[char]) -> bool {
        self.ending(chars).next().is_some()
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let word = |word: &str, meaning| Word { chars: word.chars().collect(), meaning };
            let words: Vec<Word> = match self.list {
                List::Plain(list) => list.iter().map(|text| word(text, "")).collect(),
                List::Meaning(list) => list.iter().map(|(text, meaning)| word(text, meaning)).collect(),
            };
            Index { first: Shelf::new(&words, <[char]>::first), last: Shelf::new(&words, <[char]>::last) }
        })
    }
}

/// The words of a list, shelved twice.
struct Index {
    first: Shelf,
    last: Shelf,
}

/// Words side by side that share the lowest byte of one of their characters, and where those of each byte begin.
struct Shelf {
    words: Vec<Word>,
    begins: [u16; 257],
}

impl Shelf {
    fn new(words: &[Word], by: impl Fn(&[char]) -> Option<&char>) -> Self {
        let byte = |word: &Word| by(&word.chars).map_or(0, |&c| lowest(c));
        let mut words = words.to_vec();
        words.sort_by_key(byte);
        let begins = std::array::from_fn(|n| words.partition_point(|word| byte(word) < n) as u16);
        Self { words, begins }
    }

    fn of(&self, c: char) -> &[Word] {
        let n = lowest(c);
        self.words.get(self.begins[n] as usize..self.begins[n + 1] as usize).unwrap_or_default()
    }
}

fn lowest(c: char) -> usize {
    (u32::from(c) & 0xFF) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIST: Words = Words::meaning(&[("记者站", "a"), ("记者", "b"), ("摄", "c"), ("站", "d")]);

    fn meanings<'a>(words: impl Iterator<Item = &'a Word>) -> String {
        words.map(|word| word.meaning).collect()
    }

    #[test]
    fn words_are_found_where_they_stand_in_the_order_of_the_list() {
        let chars: Vec<char> = "记者站在记者摄".chars().collect();
        assert_eq!(meanings(LIST.beginning(&chars)), "ab");
        assert_eq!(meanings(LIST.ending(&chars)), "c");
        assert_eq!(meanings(LIST.within(&chars)), "abdbc");
        assert!(!LIST.begin(&[]) && !LIST.end(&chars[..1]) && LIST.end(&chars[..3]));
    }
}
