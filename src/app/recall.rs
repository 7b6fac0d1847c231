//! Asking again: walking back through the queries of the past, the list of them, and saving one under a name. Knows no files.

use super::past::{Note, Past, Saved, Tally, name_of};
use super::prompt::Prompt;
use super::undo::Step;
use super::{App, Effect, Ticket};
use crate::text::pinyin::tells;
use crate::tongue::app as say;

/// The past, and what is being done with it.
#[derive(Debug, Default)]
pub struct Recall {
    past: Past,
    walk: Option<Walk>,
    list: Option<List>,
    naming: Option<Naming>,
    tallies: Vec<Tally>,
    /// The saved search that was opened: what it finds has been seen.
    opened: Option<String>,
    awaited: Option<Ticket>,
}

/// Where one is on the way back, and what one had typed before.
#[derive(Debug)]
struct Walk {
    at: usize,
    draft: String,
}

/// The list of searches, narrowed by typing.
#[derive(Debug, Default)]
pub struct List {
    /// What was typed to narrow it.
    pub typed: String,
    /// The chosen row.
    pub cursor: usize,
}

/// A name that is being typed.
#[derive(Debug)]
struct Naming {
    answer: Prompt,
    /// The query to be saved; none where a saved one is renamed.
    text: Option<String>,
    old: String,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A saved search, and what it finds now if that is counted already.
    Saved(&'a Saved, Option<&'a Tally>),
    /// A query of the past.
    Asked(&'a str),
}

impl Recall {
    /// The list, while it is open.
    pub fn list(&self) -> Option<&List> {
        self.list.as_ref()
    }

    /// The name being typed.
    pub fn naming(&self) -> Option<&Prompt> {
        self.naming.as_ref().map(|naming| &naming.answer)
    }

    pub(super) fn naming_box(&mut self) -> Option<&mut Prompt> {
        self.naming.as_mut().map(|naming| &mut naming.answer)
    }

    /// The last query that was asked before another one.
    pub fn before(&self, text: &str) -> Option<&str> {
        self.past.asked.iter().map(String::as_str).find(|asked| *asked != text)
    }

    /// The rows that are listed now: what was saved, then what was asked.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let typed = self.list.as_ref().map_or("", |list| list.typed.trim());
        let admits = |words: &[&str]| words.iter().any(|word| tells(word, typed));
        let tally = |name: &str| self.tallies.iter().find(|tally| tally.name == name);
        let saved = self.past.saved.iter().filter(|saved| admits(&[&saved.name, &saved.text]));
        let asked = self.past.asked.iter().filter(|text| admits(&[text]));
        let asked = asked.map(|text| Row::Asked(text));
        saved.map(|saved| Row::Saved(saved, tally(&saved.name))).chain(asked).collect()
    }

    fn chosen(&self) -> Option<Row<'_>> {
        self.rows().get(self.list.as_ref()?.cursor).copied()
    }

    pub(super) fn narrow(&mut self, change: impl FnOnce(&mut String)) {
        if let Some(list) = &mut self.list {
            change(&mut list.typed);
            list.cursor = 0;
        }
    }

    /// What was counted was counted in the library one leaves; what is asked there of a saved search is not seen here.
    pub(super) fn leave_library(&mut self) {
        self.tallies.clear();
        (self.opened, self.awaited) = (None, None);
    }

    pub(super) fn stop_walking(&mut self) {
        self.walk = None;
    }
}

/// Walking back.
impl App {
    /// The hit above; on the first one, the query asked before.
    pub(super) fn above(&mut self) -> Vec<Effect> {
        if self.recall.walk.is_none() && self.results.cursor() > 0 {
            return self.step(-1);
        }
        self.walk(1)
    }

    /// The hit below; on the way back through older queries, the one asked after.
    pub(super) fn below(&mut self) -> Vec<Effect> {
        if self.recall.walk.is_none() { self.step(1) } else { self.walk(-1) }
    }

    /// Goes back, or forward, by a query. After the newest comes what had been typed.
    fn walk(&mut self, by: isize) -> Vec<Effect> {
        let typed = self.prompt.text().to_owned();
        let walk = self.recall.walk.take().unwrap_or(Walk { at: 0, draft: typed.clone() });
        // Place 0 is the draft.
        let mut at = walk.at;
        let text = loop {
            let Some(next) = at.checked_add_signed(by) else { break None };
            at = next;
            match at.checked_sub(1) {
                None => break Some(walk.draft.clone()),
                Some(place) => match self.recall.past.asked.get(place) {
                    Some(text) if *text == typed => {}
                    Some(text) => break Some(text.clone()),
                    None => break None,
                },
            }
        };
        let Some(text) = text else {
            self.recall.walk = (walk.at > 0).then_some(walk);
            return Vec::new();
        };
        let effects = self.edit(|prompt| {
            prompt.clear();
            prompt.insert(&text);
        });
        self.recall.walk = (at > 0).then_some(Walk { at, draft: walk.draft });
        effects
    }

    /// The query is not typed any more; it will be remembered.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        let was_typing = std::mem::take(&mut self.typing);
        self.recall.walk = None;
        if was_typing { self.remember() } else { Vec::new() }
    }

    /// Remembers the query as it stands.
    pub(super) fn remember(&mut self) -> Vec<Effect> {
        let text = self.prompt.text().trim().to_owned();
        let is_new = self.recall.past.asked.first() != Some(&text);
        if is_new && !text.is_empty() { self.note(Note::Asked(text)) } else { Vec::new() }
    }

    fn note(&mut self, note: Note) -> Vec<Effect> {
        self.recall.past.take(&note);
        vec![Effect::Note(note)]
    }

    pub(super) fn note_all(&mut self, notes: &[Note]) -> Vec<Effect> {
        let mut effects: Vec<Effect> = notes.iter().cloned().flat_map(|note| self.note(note)).collect();
        self.step_recall(0);
        effects.extend(self.ask_tallies());
        effects
    }

    /// Changes what is saved, as something that can be taken back: what there is to do, and how what stands under some names comes back.
    fn change_saved(&mut self, notes: Vec<Note>, names: &[&str], said: String) -> Vec<Effect> {
        let was = |name: &&str| {
            let saved = self.recall.past.of(name).cloned();
            saved.map_or_else(|| Note::Dropped((*name).to_owned()), Note::Saved)
        };
        let back = names.iter().map(was).collect();
        let effects = self.note_all(&notes);
        // On the list a letter narrows it.
        let undo = if self.recall.list.is_some() { "undo-search" } else { "undo" };
        self.message = Some(say::SAVED_UNDO.fill([&said, &self.keymap().key_of(undo)]));
        self.journal.add(Step::Searches(back, notes, said));
        effects
    }
}

/// The list.
impl App {
    pub(super) fn take_remembered(&mut self, past: Past) -> Vec<Effect> {
        let news = self.recall.past.saved != past.saved;
        self.trail.take_up(&past.trail);
        self.recall.past = past;
        self.step_recall(0);
        if news && self.recall.list.is_some() { self.ask_tallies() } else { Vec::new() }
    }

    pub(super) fn turn_recall(&mut self) -> Vec<Effect> {
        if self.recall.list.take().is_some() {
            return Vec::new();
        }
        self.recall.list = Some(List::default());
        let mut effects = vec![Effect::Recall];
        effects.extend(self.ask_tallies());
        effects
    }

    pub(super) fn close_recall(&mut self) {
        self.recall.list = None;
    }

    /// Counts what the saved searches find.
    fn ask_tallies(&mut self) -> Vec<Effect> {
        let opened = self.recall.opened.as_deref();
        let wanted = |saved: &&Saved| self.recall.list.is_some() || Some(saved.name.as_str()) == opened;
        let saved: Vec<Saved> = self.recall.past.saved.iter().filter(wanted).cloned().collect();
        if saved.is_empty() {
            return Vec::new();
        }
        let ticket = self.ticket();
        self.recall.awaited = Some(ticket);
        vec![Effect::Tally(ticket, saved, self.marking.shared())]
    }

    pub(super) fn take_tallies(&mut self, ticket: Ticket, tallies: Vec<Tally>) -> Vec<Effect> {
        if self.recall.awaited.take_if(|awaited| *awaited == ticket).is_none() {
            return Vec::new();
        }
        let opened = self.recall.opened.take();
        let seen = tallies.iter().find(|tally| Some(&tally.name) == opened.as_ref()).cloned();
        self.recall.tallies = tallies;
        let Some(tally) = seen else { return Vec::new() };
        if let Some(new) = tally.new {
            self.message = Some(say::TALLY.fill([&tally.name, &tally.total, &new]));
        }
        if tally.ids.is_empty() && tally.total > 0 {
            return Vec::new();
        }
        self.note(Note::Seen(tally.name, tally.ids))
    }

    pub(super) fn step_recall(&mut self, by: isize) -> Vec<Effect> {
        let last = self.recall.rows().len().saturating_sub(1);
        if let Some(list) = &mut self.recall.list {
            list.cursor = list.cursor.saturating_add_signed(by).min(last);
        }
        Vec::new()
    }

    pub(super) fn unnarrow_recall(&mut self) -> Vec<Effect> {
        self.recall.narrow(|typed| {
            typed.pop();
        });
        Vec::new()
    }

    /// Asks the chosen search again, its filters included.
    pub(super) fn run_recall(&mut self) -> Vec<Effect> {
        let (text, name) = match self.recall.chosen() {
            Some(Row::Saved(saved, _)) => {
                let Saved { name, text, sort, fuzzy, .. } = saved.clone();
                (self.sort, self.fuzzy) = (sort, fuzzy);
                (text, Some(name))
            }
            Some(Row::Asked(text)) => (text.to_owned(), None),
            None => return Vec::new(),
        };
        self.recall.list = None;
        self.go_to_results();
        self.has_searched = true;
        let mut effects = self.ask_for(&text);
        effects.extend(self.note(Note::Asked(text)));
        self.recall.opened = name;
        if self.recall.opened.is_some() {
            effects.extend(self.ask_tallies());
        }
        effects
    }

    /// Forgets the chosen search. A saved one becomes a query of the past, so that nothing is lost by one key.
    pub(super) fn forget(&mut self) -> Vec<Effect> {
        match self.recall.chosen() {
            Some(Row::Saved(saved, _)) => {
                let name = saved.name.clone();
                let notes = vec![Note::Asked(saved.text.clone()), Note::Dropped(name.clone())];
                self.change_saved(notes, &[name.as_str()], say::DROPPED.fill([&name]))
            }
            Some(Row::Asked(text)) => {
                let note = Note::Forgotten(text.to_owned());
                self.note_all(&[note])
            }
            None => Vec::new(),
        }
    }
}

/// Saving under a name.
impl App {
    /// Asks for a name for the query as it stands, its filters included.
    pub(super) fn save_query(&mut self) -> Vec<Effect> {
        let text = self.prompt.text().trim().to_owned();
        self.ask_name(Some(text.clone()), text);
        Vec::new()
    }

    /// Asks for another name for the chosen saved search, or for a name for the chosen query.
    pub(super) fn name_chosen(&mut self) -> Vec<Effect> {
        match self.recall.chosen() {
            Some(Row::Saved(saved, _)) => {
                let name = saved.name.clone();
                self.ask_name(None, name);
            }
            Some(Row::Asked(text)) => {
                let text = text.to_owned();
                self.ask_name(Some(text.clone()), text);
            }
            None => {}
        }
        Vec::new()
    }

    fn ask_name(&mut self, text: Option<String>, old: String) {
        let mut answer = Prompt::default();
        answer.insert(&old);
        self.recall.naming = Some(Naming { answer, text, old });
    }

    /// Takes the name that was typed.
    pub(super) fn take_name(&mut self) -> Vec<Effect> {
        let Some(naming) = self.recall.naming.take() else { return Vec::new() };
        let name = name_of(naming.answer.text());
        if name.is_empty() {
            self.message = Some(say::NAME_WANTED.to_string());
            self.recall.naming = Some(naming);
            return Vec::new();
        }
        let Some(text) = naming.text else {
            let said = say::RENAMED.fill([&naming.old, &name]);
            if naming.old == name {
                return Vec::new();
            }
            let names = [naming.old.as_str(), &name];
            return self.change_saved(vec![Note::Renamed(naming.old.clone(), name.clone())], &names, said);
        };
        let said = if self.recall.past.of(&name).is_some() { say::SAVED_INSTEAD } else { say::SAVED };
        let said = said.fill([&name]);
        let (sort, fuzzy) = (self.sort, self.fuzzy);
        let saved = Saved { name: name.clone(), text, sort, fuzzy, seen: None };
        let mut effects = self.change_saved(vec![Note::Saved(saved)], &[name.as_str()], said.clone());
        if self.recall.list.is_none() {
            // In the prompt a letter is typed.
            let list = if self.typing { "recall" } else { "searches" };
            self.message = Some(say::SAVED_WHERE.fill([&said, &self.keymap().key_of(list)]));
        }
        self.recall.opened = Some(name);
        effects.extend(self.ask_tallies());
        effects
    }

    pub(super) fn stop_naming(&mut self) {
        self.recall.naming = None;
    }

    pub(super) fn has_query(&self) -> bool {
        !self.prompt.text().trim().is_empty()
    }
}
