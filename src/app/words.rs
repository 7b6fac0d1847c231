//! Commands by their names, and words that are typed behind one: they go into the box that the command opens. Knows no keys but those that
//! name pins.

use super::command::{Command, table};
use super::key::{Code, Key};
use super::prompt::Prompt;
use super::{App, Effect};
use crate::tongue::app as say;

/// What opens a box.
type Opens = fn(&mut App) -> Vec<Effect>;

/// So many letters of a name tell which is meant, if no other begins with them.
const TELLING: usize = 3;

impl App {
    /// The command of this name that takes words here and now, or the only one whose name begins so, and what opens the box for them.
    pub(super) fn asking(&self, name: &str) -> Option<(&'static Command, Opens)> {
        let reach = self.within_reach();
        let asking = || {
            let here = table().filter(|command| reach.contains(&command.scope) && (command.applies)(self));
            here.filter_map(|command| Some((command, command.asks?)))
        };
        if let Some(whole) = asking().find(|(command, _)| command.name == name) {
            return Some(whole);
        }
        let mut begun = asking().filter(|(command, _)| command.name.starts_with(name));
        begun.next().filter(|_| name.len() >= TELLING && begun.next().is_none())
    }

    /// Whether the command of this name can do anything now.
    pub fn can_run(&self, name: &str) -> bool {
        table().any(|command| command.name == name && (command.applies)(self))
    }

    /// Does the command of this name, with what is typed behind it, if there is one and it can do anything now.
    pub(super) fn run_named(&mut self, line: &str) -> Vec<Effect> {
        self.message = None;
        let (name, words) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
        if let Some((command, asks)) = self.asking(name).filter(|_| !words.is_empty()) {
            let mut effects = self.run_as(command, asks).unwrap_or_default();
            effects.extend(self.answer_with(words.trim()));
            return effects;
        }
        let begun = || self.asking(name).map(|(command, _)| command);
        let said = match table().find(|command| command.name == name).or_else(begun) {
            Some(command) if !words.is_empty() && command.asks.is_none() => say::TAKES_NOTHING,
            Some(command) if words.is_empty() => match self.run(command) {
                Some(effects) => return effects,
                None => say::NOT_NOW,
            },
            Some(_) => say::NOT_NOW,
            None => say::NO_COMMAND,
        };
        self.message = Some(said.fill([&name]));
        Vec::new()
    }

    /// Puts words into the box that was opened for them, and takes the answer.
    fn answer_with(&mut self, words: &str) -> Vec<Effect> {
        let mut effects = self.put_behind(words);
        effects.extend(if self.is_answering() { self.take_answer() } else { self.settle() });
        effects
    }

    /// Puts words into the box that was opened for them; a pin is named by the first letter.
    pub(super) fn put_behind(&mut self, words: &str) -> Vec<Effect> {
        if self.marked().waits().is_none() {
            return self.put(words);
        }
        let key = words.chars().next().map(|c| Key::plain(Code::Char(c)));
        key.and_then(|key| self.take_pin(key)).unwrap_or_default()
    }

    /// Opens a box without what is suggested in it.
    pub(super) fn empty(&mut self, opens: Opens) -> Vec<Effect> {
        let mut effects = opens(self);
        effects.extend(self.edit_answer(Prompt::clear));
        effects
    }
}
