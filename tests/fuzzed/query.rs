//! Any query is understood somehow and says so; printed and read again it asks the same; what is found holds what was asked for, and nothing
//! that holds it is missed; only what is there is marked; filters put into a query and taken out leave the rest as it was typed.

use super::plain::plain;
use jianbao::corpus::Corpus;
use jianbao::facts::{Hints, know};
use jianbao::index::Route;
use jianbao::parse;
use jianbao::query::explain::retype;
use jianbao::query::parse::{Ask, parse as read};
use jianbao::query::{Field, Query, clause, clauses, marks};
use jianbao::story::Story;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The first line is the query, the rest a text in which its matches are marked.
pub(crate) fn hold(bytes: &[u8]) {
    let (typed, text) = super::line_and_rest(bytes);
    let query = read(&typed);
    assert!(!query.explained().is_empty());
    for range in marks(&query, &[&text]).into_iter().flatten() {
        assert!(!range.is_empty() && text.get(range.clone()).is_some(), "{range:?} is no part of the text");
    }
    for clause in clauses(&typed) {
        assert!(typed.get(clause.span.clone()).is_some(), "{:?} is no part of the query", clause.span);
    }
    let filtered = clause::insert(&typed, Field::Person, "人物:解芳", true);
    assert!(filtered.ends_with("-人物:解芳"), "{filtered:?}");
    let library = library();
    let found = library.ask(&typed);
    if let Some(ask) = &query.root {
        let again = retype(ask);
        let reread = read(&again).root;
        assert_eq!(reread.as_ref().map(retype), Some(again.clone()), "what is printed is printed otherwise");
        // An expression that is still being typed is not asked; printed as the text it would be it may be.
        let is_begun = |word: &str| word.trim_start_matches(['-', '－', '(', '（']).starts_with(['/', '／']);
        if !typed.split_whitespace().any(is_begun) {
            assert_eq!(library.stories(&again), library.stories(&typed), "{again:?} asks for other stories");
        }
    }
    if let Some(Ask::Text(term)) = query.root.as_ref().filter(|_| query.ignored.is_empty())
        && !term.quoted
        && term.typed.chars().all(is_common)
    {
        let row = plain(&term.typed);
        let holds = |(_, own): &(usize, &String)| own.contains(&row);
        let expected: BTreeSet<usize> =
            library.rows.iter().enumerate().filter(holds).map(|(number, _)| number).collect();
        assert_eq!(found, expected, "{typed:?}, that is {row:?}");
    }
}

/// Whether a character is one of those that papers print: what the plain reading is written for.
fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2010}'..='\u{203B}' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FA5}' | '\u{FF01}'..='\u{FF5E}')
}

/// The sample pages, searched.
struct Library {
    corpus: Corpus,
    /// Each story's letters, read apart from the program.
    rows: Vec<String>,
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let pages = super::SEEDS.iter().enumerate().map(|(number, seed)| {
            let mut page = parse::page(&format!("{number}.txt"), seed.as_bytes());
            know(&mut page, &Hints::default());
            Arc::new(page)
        });
        let corpus = Corpus::build(0, pages.collect(), None);
        let text = |s: &Story| s.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n");
        let row = |number| plain(&corpus.open(number).and_then(|a| a.story().map(text)).unwrap_or_default());
        let rows = (0..corpus.len()).map(row).collect();
        Library { corpus, rows }
    })
}

impl Library {
    /// Asks, looks at everything that is answered, and gives the stories that were met by their letters.
    fn ask(&self, typed: &str) -> BTreeSet<usize> {
        let query = Query { text: typed.to_owned(), ..Query::default() };
        let found = self.corpus.search(&query);
        assert_eq!(found.total.count, found.hits.len(), "not as many as were counted");
        let by_letters = |route| matches!(route, Some(Route::Exact | Route::Gap | Route::Traditional));
        assert!(found.hits.iter().map(|hit| hit.route).is_sorted(), "an approximate hit stands above");
        for hit in &found.hits {
            for (what, marked) in [("headline", &hit.head.headline), ("snippet", &hit.snippet)] {
                for range in &marked.marks {
                    assert!(
                        marked.text.get(range.clone()).is_some(),
                        "{what}: {range:?} of {:?}",
                        marked.text
                    );
                }
            }
        }
        for facet in self.corpus.facets(&query) {
            assert!(facet.counts.iter().all(|count| count.n <= self.rows.len()), "{:?}", facet.field);
        }
        self.corpus.complete(typed, typed.len(), 8);
        for mention in self.corpus.mentions(&query, 20, 20) {
            let opened = self.corpus.open(mention.story);
            let block = opened.as_ref().and_then(|a| a.story()?.blocks.get(mention.block));
            let words = block.and_then(|block| block.text.get(mention.range));
            assert_eq!(words, Some(mention.words.as_str()), "a mention of what is not there");
        }
        found.hits.iter().filter(|hit| by_letters(hit.route)).map(|hit| hit.head.story).collect()
    }

    fn stories(&self, typed: &str) -> Vec<usize> {
        self.corpus.matching(&Query { text: typed.to_owned(), ..Query::default() })
    }
}
