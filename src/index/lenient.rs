//! What of a query is not held against the reader yet: a first letter on its way to become a sound, an expression without its end.

use super::seek::Seeker;
use crate::query::parse::Ignored;
use crate::query::{Ask, Parsed, Query, Term};
use crate::text::fold::narrow;
use crate::tongue::{index as say, query};

/// Reads a query. A single Latin letter that stands nowhere is the beginning of something spelled, and a text that begins with a stroke and
/// stands nowhere that of an expression; neither blanks the list.
pub(super) fn understand(query: &Query, seeker: &Seeker<'_>) -> Parsed {
    let mut parsed = query.read();
    let asks = match parsed.root.take() {
        Some(Ask::All(asks)) => asks,
        Some(ask) => vec![ask],
        None => return parsed,
    };
    let (kept, begun): (Vec<Ask>, Vec<Ask>) = asks.into_iter().partition(|ask| !is_begun(ask, seeker));
    for ask in begun {
        if let Ask::Text(term) = ask {
            let why = if is_stroke(&term) { query::PATTERN_OPEN } else { say::ONE_MORE_LETTER };
            parsed.ignored.push(Ignored { typed: term.typed, why: why.get() });
        }
    }
    parsed.root = match kept.len() {
        0 => None,
        1 => kept.into_iter().next(),
        _ => Some(Ask::All(kept)),
    };
    parsed
}

fn is_begun(ask: &Ask, seeker: &Seeker<'_>) -> bool {
    let letter = |term: &Term| {
        !term.quoted && term.typed.len() == 1 && term.typed.chars().all(|c| c.is_ascii_alphabetic())
    };
    matches!(ask, Ask::Text(term) if (letter(term) || is_stroke(term)) && seeker.holding(&term.chars()).0.is_empty())
}

/// Whether a word begins as an expression does and has signs of one.
fn is_stroke(term: &Term) -> bool {
    let mut chars = term.typed.chars().map(narrow);
    !term.quoted && chars.next() == Some('/') && chars.any(|c| r"[](){}\|*+?^$".contains(c))
}
