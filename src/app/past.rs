//! What the reader asked before: every query, and those saved under a name. Knows no files; the shell keeps it through restarts.

use super::trail::Stop;
use crate::corpus::Corpus;
use crate::marks::Marks;
use crate::query::{Query, Sort};
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many queries are remembered.
pub const MOST: usize = 1000;
/// So many stories of the way one went are remembered.
pub const STOPS: usize = 200;
/// Of a saved search that finds more stories than this nobody is told which are new.
const SEEN: usize = 20_000;

/// The queries of the past.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// What was asked, the newest first, each once.
    pub asked: Vec<String>,
    /// What was saved, in the order of saving.
    pub saved: Vec<Saved>,
    /// The stories one went through, the newest last.
    pub trail: Vec<Stop>,
}

/// A query under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// The name, of which there is but one.
    pub name: String,
    /// The query with its filters, in the query language.
    pub text: String,
    /// The order of its hits.
    pub sort: Sort,
    /// Whether sounds that many do not tell apart count as one.
    pub fuzzy: bool,
    /// Ids of the stories that it had found when it was last opened; none where that is not known.
    pub seen: Option<BTreeSet<String>>,
}

/// What a saved search finds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The search's name.
    pub name: String,
    /// How many stories.
    pub total: usize,
    /// How many of them it had not found before; none where that is not known.
    pub new: Option<usize>,
    /// Ids of all of them, to be remembered as seen; empty where they are too many.
    pub ids: Vec<String>,
}

/// A change of the past, to be kept through restarts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// This was asked.
    Asked(String),
    /// This is not to be remembered.
    Forgotten(String),
    /// A query saved under a name, perhaps instead of another.
    Saved(Saved),
    /// A saved search has another name: from, to.
    Renamed(String, String),
    /// The saved search of this name is no longer wanted.
    Dropped(String),
    /// The saved search of this name was opened; ids of what it found.
    Seen(String, Vec<String>),
    /// One went to a story, or elsewhere in it.
    Went(Stop),
}

impl Past {
    /// Makes a change.
    pub fn take(&mut self, note: &Note) {
        match note {
            Note::Asked(text) => {
                self.asked.retain(|asked| asked != text);
                self.asked.insert(0, text.clone());
                self.asked.truncate(MOST);
            }
            Note::Forgotten(text) => self.asked.retain(|asked| asked != text),
            Note::Saved(new) => match self.of_mut(&new.name) {
                Some(saved) => saved.clone_from(new),
                None => self.saved.push(new.clone()),
            },
            Note::Renamed(from, to) => {
                if from != to {
                    self.saved.retain(|saved| saved.name != *to);
                }
                if let Some(saved) = self.of_mut(from) {
                    saved.name.clone_from(to);
                }
            }
            Note::Went(stop) => {
                self.trail.pop_if(|last| last.id == stop.id);
                self.trail.push(stop.clone());
                let over = self.trail.len().saturating_sub(STOPS);
                self.trail.drain(..over);
            }
            Note::Dropped(name) => self.saved.retain(|saved| saved.name != *name),
            Note::Seen(name, ids) => {
                if let Some(saved) = self.of_mut(name) {
                    saved.seen = Some(ids.iter().cloned().collect());
                }
            }
        }
    }

    /// The saved search of a name.
    pub fn of(&self, name: &str) -> Option<&Saved> {
        self.saved.iter().find(|saved| saved.name == name)
    }

    fn of_mut(&mut self, name: &str) -> Option<&mut Saved> {
        self.saved.iter_mut().find(|saved| saved.name == name)
    }
}

/// What a saved search's hits may be ordered by, but for the order they have by themselves, in words for a file.
const SORTS: [(Sort, &str); 3] = [(Sort::Newest, "newest"), (Sort::Oldest, "oldest"), (Sort::Page, "page")];
/// The word that says that fuzzy sounds count.
const FUZZY: &str = "fuzzy";

impl Saved {
    /// How it is searched, in words for a file; empty for how anything is by itself.
    pub fn way(&self) -> String {
        let sort = SORTS.iter().filter(|(sort, _)| *sort == self.sort).map(|(_, word)| *word);
        sort.chain(self.fuzzy.then_some(FUZZY)).collect::<Vec<_>>().join(" ")
    }

    /// Takes such words; one that is not known says nothing.
    pub fn take_way(&mut self, words: &str) {
        for word in words.split_whitespace() {
            let sort = SORTS.iter().find(|(_, known)| *known == word);
            self.sort = sort.map_or(self.sort, |(sort, _)| *sort);
            self.fuzzy |= word == FUZZY;
        }
    }

    /// Counts what the search finds now.
    pub fn tally(&self, corpus: &Corpus, marks: &Arc<Marks>) -> Tally {
        let (text, marks) = (self.text.clone(), Arc::clone(marks));
        let stories = corpus.matching(&Query { text, marks, fuzzy: self.fuzzy, ..Query::default() });
        let total = stories.len();
        // Of a row no page has to be read.
        let id = |number: usize| corpus.head(number).map(|head| head.id);
        let ids: Vec<String> =
            if total > SEEN { Vec::new() } else { stories.into_iter().filter_map(id).collect() };
        let known = self.seen.as_ref().filter(|_| total <= SEEN);
        let new = known.map(|seen| ids.iter().filter(|id| !seen.contains(*id)).count());
        Tally { name: self.name.clone(), total, new, ids }
    }
}

/// A name as it can be kept: on one line, without the sign that ends it.
pub fn name_of(typed: &str) -> String {
    let name = typed.replace('=', "＝");
    name.trim().trim_start_matches('#').chars().filter(|c| !crate::text::is_hidden(*c)).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_query_stands_first_and_each_once() {
        let mut past = Past::default();
        for text in ["甲", "乙", "甲"] {
            past.take(&Note::Asked(text.to_owned()));
        }
        assert_eq!(past.asked, ["甲", "乙"]);
        past.take(&Note::Forgotten("甲".to_owned()));
        assert_eq!(past.asked, ["乙"]);
        for n in 0..2 * MOST {
            past.take(&Note::Asked(n.to_string()));
        }
        assert_eq!(past.asked.len(), MOST);
    }

    #[test]
    fn names_are_unique() {
        let mut past = Past::default();
        let save = |name: &str, text: &str| {
            Note::Saved(Saved { name: name.to_owned(), text: text.to_owned(), ..Saved::default() })
        };
        for note in [save("甲", "一"), save("乙", "二"), save("甲", "三")] {
            past.take(&note);
        }
        assert_eq!(past.saved.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["三", "二"]);
        past.take(&Note::Renamed("乙".to_owned(), "甲".to_owned()));
        assert_eq!((past.saved.len(), past.of("甲").map(|s| s.text.as_str())), (1, Some("二")));
        past.take(&Note::Renamed("甲".to_owned(), "甲".to_owned()));
        past.take(&Note::Dropped("甲".to_owned()));
        assert!(past.saved.is_empty());
        assert_eq!(name_of(" #甲=乙 "), "甲＝乙");
    }
}
