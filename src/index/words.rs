//! Words: cut by jieba, for ranking and relations only. Recall never depends on them.

use crate::text::fold::{Letter, simplify};
use crate::text::is_han;
use jieba_rs::Jieba;

/// The dictionary that ranks and relates. It takes a tenth of a second and 30 MB to load, so it is loaded on a worker.
#[derive(Debug)]
pub struct Words {
    jieba: Jieba,
}

impl Words {
    /// Loads the dictionary, and the words of the news that are younger than it.
    pub fn load() -> Self {
        let mut jieba = Jieba::new();
        for word in include_str!("../../assets/words.txt").split_whitespace() {
            jieba.add_word(word, None, None);
        }
        Self { jieba }
    }

    /// The words of some folded letters that are worth asking for: two letters and more, none across a gap.
    pub(super) fn cut(&self, letters: &[Letter]) -> Vec<String> {
        let mut words = Vec::new();
        for run in letters.chunk_by(|_, next| !next.gap) {
            let text: String = run.iter().map(|l| l.folded).collect();
            let cut = self.jieba.cut_for_search(&text, true);
            words.extend(
                cut.into_iter().filter(|w| w.word.chars().nth(1).is_some()).map(|w| w.word.to_owned()),
            );
        }
        words
    }

    /// The words of a shown text in order, as they are printed: two Chinese characters and more, each with its byte range.
    pub fn of<'a>(&self, text: &'a str) -> Vec<(std::ops::Range<usize>, &'a str)> {
        let mut at = 0;
        let mut words = Vec::new();
        for word in self.jieba.cut(text, true) {
            let range = at..at + word.word.len();
            at = range.end;
            let long = word.word.chars().nth(1).is_some() && word.word.chars().all(is_han);
            words.extend(text.get(range.clone()).filter(|_| long).map(|word| (range, word)));
        }
        words
    }

    /// Where in a shown text a word begins or ends: bytes, ascending.
    pub(super) fn borders(&self, text: &str) -> Vec<usize> {
        let words = self.jieba.cut(text, true);
        let ends = words.iter().scan(0, |end, word| {
            *end += word.word.len();
            Some(*end)
        });
        std::iter::once(0).chain(ends).collect()
    }

    /// Whether a shown text names something: a thing, a name, a word the dictionary does not know. An idiom or a verb alone does not.
    pub(super) fn names_something(&self, text: &str) -> bool {
        let names = |tag: &str| tag.is_empty() || tag == "vn" || tag.starts_with(['n', 'j', 's', 'x', 'e']);
        self.jieba.tag(text, true).iter().any(|word| word.word.chars().nth(1).is_some() && names(word.tag))
    }

    /// Whether the dictionary knows a word, in simplified or traditional form.
    pub fn know(&self, word: &str) -> bool {
        self.jieba.has_word(word) || self.jieba.has_word(&word.chars().map(simplify).collect::<String>())
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::load()
    }
}
