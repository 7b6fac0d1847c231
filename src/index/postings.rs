//! Which stories hold a run of letters: the inverted index in tantivy.
//!
//! Recall comes from characters, never from words: every pair of neighbouring letters is a term with its position, so that any part of a text
//! of two letters and more is a phrase of every second pair; single letters are terms of their own. Gaps have no position, so that a phrase is
//! found across punctuation and paragraphs. Words only say where a word stands whole. Document number = story number (one segment).

use super::bits::Bits;
use super::words::Words;
use crate::query::term::{ALIKE, look_alike};
use crate::text::fold::Letter;
use crate::text::is_han;
use tantivy::query::{EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, Searcher, SingleSegmentIndexWriter, TantivyDocument, Term};

/// Memory one writer may take, in bytes. The sample library needs a hundredth of it.
const BUDGET: usize = 64 << 20;

/// The fields of the inverted index.
#[derive(Debug, Clone, Copy)]
struct Fields {
    /// Pairs of letters of the whole story, with positions.
    pairs: Field,
    /// Single letters of the whole story.
    letters: Field,
    /// Pairs of the headline, kicker and decks.
    head: Field,
    /// Words of the whole story.
    words: Field,
}

/// What stands where.
pub(super) struct Postings {
    searcher: Searcher,
    fields: Fields,
    bound: usize,
    /// Every pair of Chinese characters that stands in some story: the vocabulary of sound.
    pairs: Vec<(char, char)>,
}

impl Postings {
    /// Indexes stories, given as the letters of the whole and of the head.
    pub(super) fn build(
        stories: impl Iterator<Item = (Vec<Letter>, Vec<Letter>)>,
        words: Option<&Words>,
    ) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let mut writer: SingleSegmentIndexWriter = Index::builder()
            .schema(schema)
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), BUDGET)?;
        let mut bound = 0;
        for (whole, head) in stories {
            let mut document = TantivyDocument::new();
            document.add_pre_tokenized_text(fields.pairs, tokens(whole.windows(2)));
            document.add_pre_tokenized_text(fields.letters, tokens(whole.windows(1)));
            document.add_pre_tokenized_text(fields.head, tokens(head.windows(2)));
            if let Some(words) = words {
                for word in words.cut(&whole) {
                    document.add_text(fields.words, word);
                }
            }
            writer.add_document(document)?;
            bound += 1;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        let pairs = vocabulary(&searcher, fields.pairs)?;
        Ok(Self { searcher, fields, bound, pairs })
    }

    /// The stories that hold these (folded) letters side by side, gaps aside.
    pub(super) fn holding(&self, run: &[char]) -> tantivy::Result<Bits> {
        match run {
            [] => Ok(Bits::all(self.bound)),
            [one] => self.collect(&term_query(self.fields.letters, &[*one])),
            _ => self.run(self.fields.pairs, run),
        }
    }

    /// The stories that hold them in the head; runs of two and more.
    pub(super) fn heading(&self, run: &[char]) -> tantivy::Result<Bits> {
        if run.len() < 2 { Ok(Bits::none(self.bound)) } else { self.run(self.fields.head, run) }
    }

    /// The stories in which this is a word.
    pub(super) fn wording(&self, run: &[char]) -> tantivy::Result<Bits> {
        self.collect(&term_query(self.fields.words, run))
    }

    /// The stories that hold a pair of characters of which `first` and `second` are true.
    pub(super) fn sounding(
        &self,
        first: impl Fn(char) -> bool,
        second: impl Fn(char) -> bool,
    ) -> tantivy::Result<Bits> {
        let mut bits = Bits::none(self.bound);
        let mut last = None;
        for &(a, b) in &self.pairs {
            // The pairs are sorted, so that each first character is asked once.
            let fits = match last {
                Some((c, fits)) if c == a => fits,
                _ => first(a),
            };
            last = Some((a, fits));
            if fits && second(b) {
                self.gather(&term_query(self.fields.pairs, &[a, b]), &mut bits)?;
            }
        }
        Ok(bits)
    }

    /// The runs that some story may hold and that differ from this one in one look-alike character: every pair of them stands somewhere.
    pub(super) fn alike(&self, run: &[char]) -> Vec<Vec<char>> {
        let stands = |a: Option<&char>, b: Option<&char>| match (a, b) {
            (Some(a), Some(b)) => self.pairs.binary_search(&(*a, *b)).is_ok(),
            _ => true,
        };
        let mut runs = Vec::new();
        for (at, &c) in run.iter().enumerate() {
            let (before, after) = (at.checked_sub(1).and_then(|at| run.get(at)), run.get(at + 1));
            let around = u32::from(c).saturating_sub(ALIKE)..=u32::from(c) + ALIKE;
            for other in around.filter_map(char::from_u32).filter(|other| look_alike(c, *other)) {
                if stands(before, Some(&other)) && stands(Some(&other), after) {
                    let mut other_run = run.to_vec();
                    other_run.splice(at..=at, [other]);
                    runs.push(other_run);
                }
            }
        }
        runs
    }

    fn run(&self, field: Field, run: &[char]) -> tantivy::Result<Bits> {
        let end = run.len() - 2;
        let starts = (0..end).step_by(2).chain([end]);
        let pair = |start: usize| Some((start, term(field, run.get(start..start + 2)?)));
        let pairs: Vec<_> = starts.filter_map(pair).collect();
        match pairs.as_slice() {
            [(_, one)] => self.collect(&TermQuery::new(one.clone(), IndexRecordOption::Basic)),
            _ => self.collect(&PhraseQuery::new_with_offset(pairs)),
        }
    }

    fn collect(&self, query: &dyn Query) -> tantivy::Result<Bits> {
        let mut bits = Bits::none(self.bound);
        self.gather(query, &mut bits)?;
        Ok(bits)
    }

    /// Adds the stories of a query to a set.
    fn gather(&self, query: &dyn Query, bits: &mut Bits) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        for segment in self.searcher.segment_readers() {
            weight.for_each_no_score(segment, &mut |docs| {
                for doc in docs {
                    bits.add(*doc as usize);
                }
            })?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Postings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Postings of {} stories", self.bound)
    }
}

fn schema() -> (Schema, Fields) {
    let mut builder = SchemaBuilder::new();
    let mut field = |name, option| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(false);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let fields = Fields {
        pairs: field("pairs", IndexRecordOption::WithFreqsAndPositions),
        letters: field("letters", IndexRecordOption::Basic),
        head: field("head", IndexRecordOption::WithFreqsAndPositions),
        words: field("words", IndexRecordOption::WithFreqs),
    };
    (builder.build(), fields)
}

/// One token for each window of letters, at the window's number.
fn tokens<'a>(windows: impl Iterator<Item = &'a [Letter]>) -> PreTokenizedString {
    let token = |(position, window): (usize, &[Letter])| Token {
        position,
        text: window.iter().map(|letter| letter.folded).collect(),
        ..Token::default()
    };
    PreTokenizedString { text: String::new(), tokens: windows.enumerate().map(token).collect() }
}

fn term(field: Field, run: &[char]) -> Term {
    Term::from_field_text(field, &run.iter().collect::<String>())
}

fn term_query(field: Field, run: &[char]) -> TermQuery {
    TermQuery::new(term(field, run), IndexRecordOption::Basic)
}

/// Every pair of Chinese characters among the terms of a field, sorted.
fn vocabulary(searcher: &Searcher, field: Field) -> tantivy::Result<Vec<(char, char)>> {
    let mut pairs = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            let mut chars = std::str::from_utf8(terms.key()).unwrap_or_default().chars();
            if let (Some(a), Some(b)) = (chars.next(), chars.next()) {
                pairs.push((a, b));
            }
        }
    }
    pairs.retain(|(a, b)| is_han(*a) && is_han(*b));
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}
