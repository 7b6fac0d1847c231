//! What a key does, and text that is typed or pasted. Knows the table of commands, not what they do.

use super::areas::Pane;
use super::command::{self, Command, Scope};
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::{App, Effect, Hasty};
use crate::query::clause::alone;
use crate::text::{is_han, is_hidden};

/// Keys that are kept while one waits for an answer.
const AHEAD: usize = 200;

impl App {
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        if self.keeps_ahead(key) {
            return Vec::new();
        }
        self.drop_ahead();
        self.message = None;
        // Whoever presses a key is somewhere else.
        self.resuming = None;
        if let Some(effects) = self.take_hint(key) {
            return effects;
        }
        if let Some(effects) = self.take_pin(key) {
            return effects;
        }
        let in_field = self.is_in_field();
        let begun = std::mem::take(&mut self.begun);
        let name = command::name_of(key, in_field);
        let typed = if begun.is_empty() { name.clone() } else { format!("{begun} {name}") };
        let mut meaning = self.keymap().meaning(&self.scopes(), &typed);
        // A key that was begun swallows what goes on with it, but not Ctrl-C.
        if !begun.is_empty() && matches!(meaning, Meaning::Nothing) {
            meaning = self.keymap().meaning(&[Scope::Everywhere], &name);
        }
        match meaning {
            Meaning::Command(command) => self.run(command).unwrap_or_default(),
            Meaning::Beginning => {
                self.begun = typed;
                Vec::new()
            }
            Meaning::Nothing => match key {
                Key { code: Code::Char(c), ctrl: false, alt: false, .. }
                    if in_field || is_han(c) && self.menu.is_none() =>
                {
                    self.put(&c.to_string())
                }
                _ => Vec::new(),
            },
        }
    }

    /// Keeps a key that comes behind an Enter which itself still waits for its answer: it is meant for what there will be then.
    /// Esc and Ctrl-C mean now. Of keys beyond [`AHEAD`] none is kept: somebody leans on the keyboard.
    fn keeps_ahead(&mut self, key: Key) -> bool {
        let is_early = matches!(self.awaited.hasty, Some(Hasty::Read | Hasty::Take(_)));
        let means_now = key.code == Code::Esc || key.ctrl && key.code == Code::Char('c');
        if is_early && !means_now && self.awaited.ahead.len() < AHEAD {
            self.awaited.ahead.push(key);
        }
        is_early && !means_now
    }

    /// Does what the keys kept say, now that there is something to do it with.
    pub(super) fn press_ahead(&mut self) -> Vec<Effect> {
        let keys = std::mem::take(&mut self.awaited.ahead);
        keys.into_iter().flat_map(|key| self.press(key)).collect()
    }

    /// Forgets the Enter that waits, and the keys behind it.
    pub(super) fn drop_ahead(&mut self) {
        self.awaited.hasty = None;
        self.awaited.ahead.clear();
    }

    /// Does what a command is for, if it can do anything now: with the story that is on its way, if it is about it.
    pub(super) fn run(&mut self, command: &Command) -> Option<Vec<Effect>> {
        self.run_as(command, command.run)
    }

    /// Does a command, or opens the box for what may be typed behind its name.
    pub(super) fn run_as(
        &mut self,
        command: &Command,
        way: fn(&mut Self) -> Vec<Effect>,
    ) -> Option<Vec<Effect>> {
        let mut effects = if command.of_story { self.arrive() } else { Vec::new() };
        if (command.applies)(self) {
            effects.extend(way(self));
        } else if effects.is_empty() {
            return None;
        }
        Some(effects)
    }

    /// Opens the story that is on its way here and now: keys may come faster than stories.
    fn arrive(&mut self) -> Vec<Effect> {
        let coming = self.awaited.open.as_ref().map(|coming| (coming.ticket, coming.number));
        let opened = coming.and_then(|(ticket, number)| Some((ticket, self.corpus.open(number)?)));
        opened.map_or_else(Vec::new, |(ticket, opened)| self.take_opened(ticket, opened))
    }

    /// Text goes into the field that is open, or starts a search.
    pub(super) fn put(&mut self, text: &str) -> Vec<Effect> {
        self.resuming = None;
        self.menu = None;
        self.hinting = None;
        self.leaf = self.leaf.take().filter(|_| self.is_in_field());
        self.begun.clear();
        self.marked.stop_waiting();
        if self.help.is_some() {
            return self.narrow_help(|typed| typed.extend(text.chars().filter(|c| !c.is_control())));
        }
        if let Some(answer) = self.answer_box() {
            answer.insert(text);
            return self.browse();
        }
        if self.recall.list().is_some() {
            self.recall.narrow(|typed| typed.extend(text.chars().filter(|c| !c.is_control())));
            return Vec::new();
        }
        if self.marked.list().is_some() {
            self.marked.narrow(|typed| typed.extend(text.chars().filter(|c| !c.is_control())));
            return Vec::new();
        }
        if !self.typing && self.pane == Pane::Filters {
            self.filters.start_find();
            if self.is_finding() {
                let shown: String = text.chars().filter(|c| !is_hidden(*c)).collect();
                return self.edit_find(|typed| typed.push_str(&shown));
            }
        }
        if self.typing {
            self.has_searched = true;
            return self.edit(|prompt| prompt.insert(text));
        }
        // Other words take the place of those on view; the filters stay.
        let filters = alone(self.prompt.text());
        self.start_typing();
        self.has_searched = true;
        self.edit(|prompt| {
            prompt.clear();
            prompt.insert(&filters);
            if !filters.is_empty() {
                prompt.insert(" ");
            }
            prompt.insert(text);
        })
    }
}
