//! What the word at the caret could become: names of fields, values of a field, and names that stand in the stories; by letters or by sound.

use super::facets::{self, LISTED};
use super::namesakes::{Namesake, name_of};
use super::{Count, Facet, Index};
use crate::marks::Marks;
use crate::query::clause::tail;
use crate::query::explain::kind_label;
use crate::query::term::{Match, Met};
use crate::query::{Field, Query, Term, quality};
use crate::text::fold::{fold, letter, narrow};
use crate::text::pinyin::{initials, readings};
use std::cmp::Reverse;
use std::ops::Range;

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Byte range of the prompt that it replaces.
    pub replaces: Range<usize>,
    /// What stands there instead.
    pub text: String,
    /// What kind of thing it is: the name of a field.
    pub label: &'static str,
    /// In how many stories; none for the name of a field.
    pub stories: Option<usize>,
}

/// A way to go on: how well it fits, what stands there then, the kind of thing, in how many stories.
type Way = (Worth, String, &'static str, Option<usize>);

/// The fields whose values may be completed without naming the field.
const NAMED: [Field; 5] = [Field::Person, Field::Place, Field::Slogan, Field::By, Field::Org];

impl Index {
    /// The best ways, at most `limit`, to complete the word that ends at byte `caret` of the prompt, for a reader with these marks.
    pub fn complete(&self, prompt: &str, caret: usize, limit: usize, marks: &Marks) -> Vec<Completion> {
        let Some(before) = prompt.get(..caret) else { return Vec::new() };
        let start = before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = before.get(start..).unwrap_or_default();
        let signs =
            word.chars().take_while(|c| matches!(narrow(*c), '-' | '(')).map(char::len_utf8).sum::<usize>();
        let (start, word) = (start + signs, word.get(signs..).unwrap_or_default());
        let field =
            word.split_once([':', '：']).and_then(|(name, value)| Some((Field::named(name)?, name, value)));
        let replaces = start..caret;
        let mut found = match field {
            Some((field @ (Field::Has | Field::Is | Field::Mark), name, value)) => {
                let term = Term::new(unquoted(value), false);
                self.qualities(field, term.as_ref(), &format!("{name}:"), marks)
            }
            Some((field, name, value)) => self.values(field, value, &format!("{name}:"), limit),
            None if word.is_empty() => Vec::new(),
            None => {
                let named = NAMED
                    .iter()
                    .flat_map(|field| self.values(*field, word, &format!("{}:", field.label()), limit));
                fields(word).into_iter().chain(named).collect()
            }
        };
        found.sort_by_key(|(worth, text, _, stories)| (*worth, Reverse(*stories), text.clone()));
        let completion =
            |(_, text, label, stories)| Completion { replaces: replaces.clone(), text, label, stories };
        found.into_iter().take(limit).map(completion).collect()
    }

    /// The values of a field among the query's stories that begin with, hold, or sound like what was typed, the best first; a value of a tree
    /// is named with the one above it.
    pub fn narrowed(&self, query: &Query, field: Field, typed: &str) -> Facet {
        let term = Term::new(typed, false);
        let fits = |shown: &str| match &term {
            None => Some(Worth::Begins),
            Some(term) => may_fit(term, shown).then(|| worth(term, shown)).flatten(),
        };
        let (rest, passing) = self.apart(query);
        let stories = facets::others(field, &rest, &passing);
        let found = if let Some(column) = self.columns.get(field) {
            let fits = |node| fits(&facets::label(field, column.node(node)?));
            facets::fitting(field, column, &stories, LISTED, fits)
        } else {
            let marked = self.count_marks(&[field], &query.marks, |_| stories.clone()).pop();
            let counts = marked.into_iter().flat_map(|facet| facet.counts);
            let mut found: Vec<(Worth, Count)> =
                counts.filter_map(|count| Some((fits(&count.label)?, count))).collect();
            found.sort_by_key(|(worth, count)| (*worth, Reverse(count.n)));
            found
        };
        let mut counts: Vec<Count> = found.into_iter().map(|(_, count)| count).collect();
        if field == Field::Date {
            facets::sort(field, &mut counts);
        }
        for count in &mut counts {
            count.depth = 0;
            match field {
                Field::Place if !count.value.is_empty() => {
                    count.label = tail(&count.value, 2).rsplit('/').collect::<Vec<_>>().join(" · ");
                }
                Field::Date if !count.value.is_empty() => count.label.clone_from(&count.value),
                _ => {}
            }
        }
        Facet { field, counts }
    }

    /// The best values of a field that begin with, hold, or sound like what was typed; any where nothing was.
    fn values<'a>(&'a self, field: Field, typed: &str, prefix: &str, limit: usize) -> Vec<Way> {
        let term = Term::new(unquoted(typed), false);
        if field == Field::Person && name_of(typed).1.is_some() {
            let fits = |person: &Namesake| person.value.starts_with(typed);
            let way = |person: Namesake| {
                let stories = person.stories.len();
                (Worth::Begins, format!("{prefix}{}", person.value), field.label(), Some(stories))
            };
            return self.namesakes(name_of(typed).0).into_iter().filter(fits).map(way).collect();
        }
        let Some(column) = self.columns.get(field) else { return Vec::new() };
        let stories_at = self.columns.stories_at(field);
        let value = |node: usize| {
            let value: &'a str = column.node(node)?;
            let shown = match field {
                Field::Kind => kind_label(value),
                Field::Place => value.rsplit('/').next().unwrap_or_default(),
                _ => value,
            };
            let stories = stories_at.get(node).map_or(0, |n| *n as usize);
            if value.is_empty() || stories == 0 || term.as_ref().is_some_and(|term| !may_fit(term, shown)) {
                return None;
            }
            let worth = term.as_ref().map_or(Some(Worth::Begins), |term| worth(term, shown))?;
            Some((worth, Reverse(stories), shown))
        };
        let mut best: Vec<_> = (0..column.node_count()).filter_map(value).collect();
        if best.len() > limit {
            best.select_nth_unstable(limit);
            best.truncate(limit);
        }
        let way = |(worth, Reverse(stories), shown): (Worth, Reverse<usize>, &str)| {
            let quote = if shown.contains(char::is_whitespace) { "\"" } else { "" };
            (worth, format!("{prefix}{quote}{shown}{quote}"), field.label(), Some(stories))
        };
        best.into_iter().map(way).collect()
    }

    /// What may be asked of 有, 是 and 标记.
    fn qualities(&self, field: Field, term: Option<&Term>, prefix: &str, marks: &Marks) -> Vec<Way> {
        let way = |(of, value): quality::Asked| {
            let shown = if of == Field::Kind { kind_label(value) } else { quality::label(value) };
            let worth = match term {
                None => Worth::Begins,
                Some(term) => {
                    worth(term, shown).or_else(|| value.starts_with(&term.typed).then_some(Worth::Begins))?
                }
            };
            let asked = Term::new(value, true)?;
            let stories = match of {
                Field::Mark => self.marked(marks, of, &asked).count(),
                _ => self.columns.named(of, &asked).count(),
            };
            (stories > 0).then(|| (worth, format!("{prefix}{shown}"), field.label(), Some(stories)))
        };
        quality::values(field).into_iter().filter_map(way).collect()
    }
}

/// What was typed of a value, without the quotation mark it may begin with.
fn unquoted(typed: &str) -> &str {
    typed.trim_start_matches(['"', '“'])
}

/// Whether a name holds a term's first letter, or begins with a character that this may begin to spell. A large library has names by the
/// hundred thousand; few of them need be looked at more closely.
fn may_fit(term: &Term, shown: &str) -> bool {
    let Some(first) = term.letters.first().map(|letter| letter.folded) else { return true };
    let begins =
        if first.is_ascii_lowercase() && !term.quoted { 1 << (first as u32 - u32::from(b'a')) } else { 0 };
    let mut letters = shown.chars().filter_map(letter);
    // The table of first letters ends with the plane that nearly all characters stand in; a few behind it have sounds as well.
    let may_begin = |c: char| c == first || initials(c) & begins != 0 || begins != 0 && c > '\u{FFFF}';
    letters.next().is_some_and(may_begin) || letters.any(|c| c == first)
}

/// How well a completion fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Begins,
    Holds,
    Sounds,
    /// Its first character has this sound too, but not usually.
    Rarely,
}

fn worth(term: &Term, shown: &str) -> Option<Worth> {
    let letters = fold([shown]);
    let found = term.find(&letters);
    if let Some(first) = found.first() {
        return Some(if first.letters.start == 0 { Worth::Begins } else { Worth::Holds });
    }
    let sounds = term.find_by_sound(&letters);
    let begins = |m: &Match| m.letters.start == 0 && matches!(m.met, Met::Sound(_));
    let usual = || {
        let usual = letters.first().and_then(|c| readings(c.folded).next());
        usual.is_some_and(|reading| reading.starts_with(&term.typed.to_lowercase()))
    };
    match term.begins_sound(&letters) {
        true if usual() => Some(Worth::Sounds),
        _ if sounds.iter().any(begins) => Some(Worth::Sounds),
        rarely => rarely.then_some(Worth::Rarely),
    }
}

fn fields(word: &str) -> Vec<Way> {
    let term = Term::new(word, false);
    let begins = |field: Field| {
        let name = field.names().iter().take(2).find(|name| name.starts_with(&word.to_lowercase()));
        let sounds = || {
            let sounds = term.as_ref().and_then(|term| worth(term, field.label()))?;
            (word.len() > 1 && sounds == Worth::Sounds).then_some((sounds, field.label()))
        };
        let (worth, name) = name.map(|name| (Worth::Begins, *name)).or_else(sounds)?;
        Some((worth, format!("{name}:"), field.label(), None))
    };
    Field::ALL.into_iter().filter_map(begins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_cannot_fit_does_not(
            typed in "[张长重zchx苹a1 ·]{1,4}",
            shown in "[《“ ·]?[张长重庆单解蘋果za1\u{20000}]{1,5}",
        ) {
            if let Some(term) = Term::new(&typed, false) {
                proptest::prop_assert!(worth(&term, &shown).is_none() || may_fit(&term, &shown));
            }
        }
    }
}
