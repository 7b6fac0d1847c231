//! Where nothing is found: which word is to blame, and what would find something.

use super::bits::Bits;
use super::seek::{Reach, Seeker};
use super::{Index, Offer};
use crate::query::explain::retype;
use crate::query::mark::wanted;
use crate::query::{Ask, Filter, Parsed};
use crate::text::fold::folded;

/// At most so many offers.
const MOST: usize = 4;
/// A part of a word shorter than this says nothing.
const SHORTEST: usize = 2;

impl Index {
    /// Why there is no answer: the first word that stands nowhere, or the filters, or that nothing holds all words at once.
    pub(super) fn why_nothing(
        &self,
        parsed: &Parsed,
        seeker: &Seeker<'_>,
        typed: &Bits,
        filters: &[Filter],
    ) -> String {
        if self.is_empty() {
            return "；这里还没有稿件".to_owned();
        }
        let without = typed.count();
        if without > 0 && !filters.is_empty() {
            return format!("；去掉筛选有 {without} 篇");
        }
        let terms = wanted(parsed);
        let missing = terms.iter().filter(|term| seeker.met(term).is_empty()).map(|term| term.typed.as_str());
        let missing: Vec<_> = missing.collect();
        let nowhere =
            parsed.named().into_iter().find(|(field, term)| self.columns.named(*field, term).is_empty());
        match (missing.as_slice(), nowhere) {
            ([], Some((field, term))) => format!("；没有{}为“{}”的稿件", field.label(), term.typed),
            ([], None) if terms.len() > 1 => "；各词都有，但没有一篇同时符合".to_owned(),
            ([], None) => String::new(),
            (missing, _) => format!("；没有稿件含“{}”", missing.join("”“")),
        }
    }

    /// Near queries that find something: all but one of the parts; of a single word its longest beginning and end that stand somewhere.
    pub(super) fn offers(&self, parsed: &Parsed, seeker: &Seeker<'_>) -> Vec<Offer> {
        let mut offers = match &parsed.root {
            Some(Ask::All(asks)) => self.without_one(asks, seeker),
            Some(Ask::Text(term)) => parts(&term.typed.chars().collect::<Vec<_>>(), seeker),
            _ => Vec::new(),
        };
        offers.retain(|offer| offer.total > 0 && !offer.text.is_empty());
        offers.truncate(MOST);
        offers
    }

    fn without_one(&self, asks: &[Ask], seeker: &Seeker<'_>) -> Vec<Offer> {
        let without = |left_out: usize| {
            let rest =
                || asks.iter().enumerate().filter(move |(number, _)| *number != left_out).map(|(_, ask)| ask);
            let stories =
                rest().fold(Bits::all(self.len()), |bits, ask| bits.and(&seeker.asked(ask, Reach::All)));
            Offer { text: rest().map(retype).collect::<Vec<_>>().join(" "), total: stories.count() }
        };
        let mut offers: Vec<Offer> = (0..asks.len().min(8)).map(without).collect();
        offers.sort_by_key(|offer| std::cmp::Reverse((offer.text.chars().count(), offer.total)));
        offers
    }
}

/// The longest beginning and the longest end of a word that stand somewhere.
fn parts(typed: &[char], seeker: &Seeker<'_>) -> Vec<Offer> {
    let offer = |part: &[char]| {
        let text: String = part.iter().collect();
        let run: Vec<char> = folded(&text).chars().collect();
        let total = if run.is_empty() { 0 } else { seeker.holding(&run).0.count() };
        (total > 0).then_some(Offer { text, total })
    };
    let lengths = || (SHORTEST..typed.len()).rev();
    let beginning = lengths().find_map(|length| offer(typed.get(..length)?));
    let end = lengths().find_map(|length| offer(typed.get(typed.len() - length..)?));
    beginning.into_iter().chain(end).collect()
}
