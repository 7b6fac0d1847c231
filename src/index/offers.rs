//! Where nothing is found: which word is to blame, and what would find something.

use super::seek::{Reach, Seeker};
use super::{Index, Offer};
use crate::marks::Marks;
use crate::query::explain::retype;
use crate::query::mark::wanted;
use crate::query::{Ask, Field, Parsed, Term, clause};
use crate::text::fold::folded;
use crate::text::pinyin::readings;
use crate::tongue::index as say;
use crate::tongue::punctuation::{BETWEEN, LIST};

/// At most so many offers.
const MOST: usize = 5;
/// A part of a word shorter than this says nothing.
const SHORTEST: usize = 2;

impl Index {
    /// Why there is no answer: the first word that stands nowhere, or the filters, or that nothing holds all words at once.
    pub(super) fn why_nothing(&self, text: &str, parsed: &Parsed, seeker: &Seeker<'_>) -> String {
        if self.is_empty() {
            return say::NO_STORIES.to_string();
        }
        let terms = wanted(parsed);
        let missing = terms.iter().filter(|term| seeker.met(term).is_empty()).map(|term| term.typed.as_str());
        let missing: Vec<_> = missing.collect();
        let nowhere =
            parsed.named().into_iter().find(|(field, term)| self.columns.named(*field, term).is_empty());
        let unfiltered = unfiltered(text, seeker);
        match (missing.as_slice(), nowhere) {
            ([], Some((field, term))) => say::NO_VALUE.fill([&field.label(), &term.typed]),
            ([], None) if unfiltered > 0 => say::WITHOUT_FILTERS.fill([&unfiltered]),
            ([], None) if terms.len() > 1 => {
                let count = |term: &Term| seeker.asked(&Ask::Text(term.clone()), Reach::All).count();
                let each =
                    terms.iter().take(6).map(|term| say::STORIES_WITH.fill([&term.typed, &count(term)]));
                let each: Vec<_> = each.collect();
                say::NOT_TOGETHER.fill([&each.join(LIST.get())])
            }
            ([], None) => String::new(),
            (missing, _) => say::NO_WORD.fill([&missing.join(BETWEEN.get())]),
        }
    }

    /// Near queries that find something: what a word that stands nowhere was meant to be; all but one of the parts; of a single word
    /// its longest beginning and end that stand somewhere.
    pub(super) fn offers(&self, parsed: &Parsed, seeker: &Seeker<'_>) -> Vec<Offer> {
        let asks = match &parsed.root {
            Some(Ask::All(asks)) => asks.clone(),
            root => root.iter().cloned().collect(),
        };
        let mut offers = self.respelled(&asks, seeker);
        match asks.as_slice() {
            [Ask::Text(term)] => offers.extend(parts(&term.typed.chars().collect::<Vec<_>>(), seeker)),
            [_] | [] => {}
            asks => offers.extend(self.without_one(asks, seeker)),
        }
        offers.retain(|offer| offer.total > 0 && !offer.text.is_empty());
        offers.truncate(MOST);
        offers
    }

    /// The query with a word, or a field's value, that is nowhere put right.
    fn respelled(&self, asks: &[Ask], seeker: &Seeker<'_>) -> Vec<Offer> {
        let guesses = |ask: &Ask| -> Vec<(Ask, &'static str)> {
            match ask {
                Ask::Text(term) if seeker.met(term).is_empty() => {
                    let asks = self.guesses(term, seeker).into_iter();
                    asks.filter_map(|(word, why)| Some((Ask::Text(Term::new(&word, false)?), why))).collect()
                }
                Ask::Field(field, term)
                    if !field.is_of_reader() && self.columns.named(*field, term).is_empty() =>
                {
                    let values = self.sounding(*field, term).into_iter();
                    let values = values.filter_map(|value| Term::new(&value, false));
                    let values = values.map(|term| (Ask::Field(*field, term), say::SAME_SOUND.get()));
                    let text =
                        Term::new(&term.typed, false).map(|term| (Ask::Text(term), say::IN_THE_TEXT.get()));
                    values
                        .chain(text.filter(|_| !matches!(field, Field::Kind | Field::Has | Field::Is)))
                        .collect()
                }
                _ => Vec::new(),
            }
        };
        let mut offers = Vec::new();
        for (place, ask) in asks.iter().enumerate().take(8) {
            for (guess, why) in guesses(ask) {
                let whole = asks.iter().enumerate().map(|(n, ask)| if n == place { &guess } else { ask });
                offers.push(self.offer(whole, why, seeker));
            }
        }
        offers
    }

    /// Values of a field that are read like what was typed.
    fn sounding(&self, field: Field, term: &Term) -> Vec<String> {
        let sounds: Option<String> = term.chars().into_iter().map(|c| readings(c).next()).collect();
        let Some(sounds) = sounds else { return Vec::new() };
        let prompt = format!("{}:{sounds}", field.label());
        let ways = self.complete(&prompt, prompt.len(), 2, &Marks::default()).into_iter();
        ways.filter_map(|way| Some(way.text.split_once(':')?.1.to_owned())).collect()
    }

    /// The query without one of its parts, the longest that is left first.
    fn without_one(&self, asks: &[Ask], seeker: &Seeker<'_>) -> Vec<Offer> {
        let without = |left_out: usize| {
            let rest =
                asks.iter().enumerate().filter(move |(number, _)| *number != left_out).map(|(_, ask)| ask);
            self.offer(rest, say::ONE_LESS.get(), seeker)
        };
        let mut offers: Vec<Offer> = (0..asks.len().min(8)).map(without).collect();
        offers.sort_by_key(|offer| std::cmp::Reverse((offer.text.chars().count(), offer.total)));
        offers
    }

    /// The query that asks for all of these.
    fn offer<'a>(
        &self,
        asks: impl Iterator<Item = &'a Ask> + Clone,
        why: &'static str,
        seeker: &Seeker<'_>,
    ) -> Offer {
        let text = asks.clone().map(retype).collect::<Vec<_>>().join(" ");
        let stories = asks.fold(self.all.clone(), |bits, ask| bits.and(&seeker.asked(ask, Reach::All)));
        Offer { text, total: stories.count(), why }
    }
}

/// How many stories there would be without the clauses of a query; none where it has none.
fn unfiltered(text: &str, seeker: &Seeker<'_>) -> usize {
    let (clauses, rest) = clause::divide(text);
    if clauses.is_empty() { 0 } else { seeker.asked(&Ask::All(rest), Reach::All).count() }
}

/// The longest beginning and the longest end of a word that stand somewhere.
fn parts(typed: &[char], seeker: &Seeker<'_>) -> Vec<Offer> {
    let offer = |part: &[char]| {
        let text: String = part.iter().collect();
        let run: Vec<char> = folded(&text).chars().collect();
        let total = if run.is_empty() { 0 } else { seeker.holding(&run).0.count() };
        (total > 0).then_some(Offer { text, total, why: say::A_PART.get() })
    };
    let lengths = || (SHORTEST..typed.len()).rev();
    let beginning = lengths().find_map(|length| offer(typed.get(..length)?));
    let end = lengths().find_map(|length| offer(typed.get(typed.len() - length..)?));
    beginning.into_iter().chain(end).collect()
}
