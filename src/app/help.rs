//! The lists of commands: the help, which has all of them, those of the pane in focus first; and the palette, which has those that can be
//! run now, the latest first. Typing narrows both. Knows not what the commands do.

use super::command::{Command, Scope, table};
use super::own::nth_of;
use super::{App, Effect};
use crate::text::pinyin::teller;
use crate::tongue::{Text, app, command as say};

/// An open list of commands.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What was typed to narrow the list.
    pub typed: String,
    /// The chosen line.
    pub cursor: usize,
    /// Whether it is the palette.
    pub is_palette: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it stands among: where its keys count, or what was run lately.
    pub group: Text,
    /// The command.
    pub command: &'static Command,
    /// Whether it can be run from here.
    pub is_in_reach: bool,
}

/// So many commands that were run stand first in the palette.
const LATEST: usize = 8;

/// Whether words tell all that was typed: each part of it stands in one of them, or spells a part of one.
fn finder(typed: &str) -> impl Fn(&[&str]) -> bool {
    let parts: Vec<_> = typed.split_whitespace().map(teller).collect();
    move |words| parts.iter().all(|tells| words.iter().any(|word| tells(word)))
}

impl App {
    pub(super) fn turn_help(&mut self) -> Vec<Effect> {
        self.turn_list(false)
    }

    pub(super) fn turn_palette(&mut self) -> Vec<Effect> {
        self.turn_list(true)
    }

    /// Opens the one list, closes it, or goes over to it from the other.
    fn turn_list(&mut self, is_palette: bool) -> Vec<Effect> {
        self.menu = None;
        let is_open = self.help.take().is_some_and(|help| help.is_palette == is_palette);
        self.help = (!is_open).then(|| Help { is_palette, ..Help::default() });
        Vec::new()
    }

    pub(super) fn close_help(&mut self) -> Vec<Effect> {
        self.help = None;
        Vec::new()
    }

    pub(super) fn step_help(&mut self, by: isize) -> Vec<Effect> {
        let last = self.helped().len().saturating_sub(1);
        if let Some(help) = &mut self.help {
            help.cursor = help.cursor.saturating_add_signed(by).min(last);
        }
        Vec::new()
    }

    /// Changes what is typed. In the palette a command whose name is followed by more opens the box that is for.
    pub(super) fn narrow_help(&mut self, change: impl FnOnce(&mut String)) -> Vec<Effect> {
        let Some(help) = &mut self.help else { return Vec::new() };
        change(&mut help.typed);
        help.cursor = 0;
        let typed = help.typed.clone();
        let Some((name, words)) = typed.split_once(char::is_whitespace).filter(|_| help.is_palette) else {
            return Vec::new();
        };
        let Some((command, asks)) = self.asking(name) else { return Vec::new() };
        self.help = None;
        let mut effects = self.leave_for(command);
        effects.extend(self.run_as(command, asks).unwrap_or_default());
        if !words.is_empty() {
            effects.extend(self.put_behind(words));
        }
        effects
    }

    /// Puts the name of the chosen command for what is typed.
    pub(super) fn complete_help(&mut self) -> Vec<Effect> {
        let Some(row) = self.helped_here() else { return Vec::new() };
        self.narrow_help(|typed| row.command.name.clone_into(typed))
    }

    /// Runs the chosen command where its keys count: from the prompt also those of the panes.
    pub(super) fn run_help(&mut self) -> Vec<Effect> {
        let Some(row) = self.helped_here() else { return Vec::new() };
        self.help = None;
        let command = row.command;
        if !row.is_in_reach {
            let place = command.scope.label();
            let here = self.within_reach().contains(&command.scope);
            self.message =
                Some(if here { app::NOT_NOW.fill([&command.name]) } else { say::ONLY_THERE.fill([&place]) });
            return Vec::new();
        }
        let mut effects = self.leave_for(command);
        effects.extend(self.run(command).unwrap_or_default());
        effects
    }

    /// Remembers that a command is run, and leaves the prompt where it is one of the panes'.
    fn leave_for(&mut self, command: &Command) -> Vec<Effect> {
        self.lately.retain(|name| *name != command.name);
        self.lately.insert(0, command.name);
        self.lately.truncate(LATEST);
        let leaves = self.typing && matches!(command.scope, Scope::In(_) | Scope::Panes);
        if leaves { self.settle() } else { Vec::new() }
    }

    fn helped_here(&self) -> Option<Row> {
        self.helped().get(self.help.as_ref()?.cursor).copied()
    }

    /// The scopes whose commands the list can run, the nearest first.
    pub(super) fn within_reach(&self) -> Vec<Scope> {
        let mut scopes = self.scopes_below();
        if self.typing {
            scopes.extend([Scope::In(self.pane), Scope::Panes]);
        }
        scopes
    }

    /// The lines listed now. The palette's best are those whose name begins like what is typed.
    pub fn helped(&self) -> Vec<Row> {
        let Some(help) = &self.help else { return Vec::new() };
        let (tells, reach) = (finder(&help.typed), self.within_reach());
        let place = |command: &Command| reach.iter().position(|scope| *scope == command.scope);
        let of_list = |scope| matches!(scope, Scope::Help);
        let row = |command: &'static Command| Row {
            group: command.scope.label(),
            command,
            is_in_reach: place(command).is_some() && (command.applies)(self),
        };
        if !help.is_palette {
            let admits = |command: &&Command| {
                let keys = self.keymap().labels(command);
                let words = [
                    [command.name, &keys, self.said_of(command)],
                    command.what.all(),
                    command.scope.label().all(),
                ];
                // Of the commands of one's own only those are listed that there are.
                let is_there = nth_of(command).is_none_or(|nth| nth < self.own_commands().len());
                is_there && tells(words.as_flattened())
            };
            let mut listed: Vec<Row> = table().filter(admits).map(row).collect();
            listed.sort_by_key(|row| place(row.command).unwrap_or(usize::MAX));
            return listed;
        }
        let lately = |command: &Command| self.lately.iter().position(|name| *name == command.name);
        let admits = |command: &&Command| {
            let [simplified, traditional, english] = command.what.all();
            !of_list(command.scope)
                && tells(&[command.name, self.said_of(command), simplified, traditional, english])
        };
        let mut listed: Vec<Row> = table().filter(admits).map(row).filter(|row| row.is_in_reach).collect();
        let begun = help.typed.trim().to_lowercase().replace(' ', "-");
        listed.sort_by_key(|row| {
            let name = row.command.name;
            let begins = begun.is_empty() || name.starts_with(&begun);
            let late = lately(row.command).unwrap_or(usize::MAX);
            (name != begun, !begins, late, place(row.command))
        });
        for row in listed.iter_mut().filter(|row| lately(row.command).is_some()) {
            row.group = say::LATELY;
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_name_and_by_sound() {
        let finds = |typed: &str| finder(typed)(&["related", "相关稿件和理由"]);
        assert!(["", "RELA", "稿件", "xggj", "xiangguan", "liyou rela"].into_iter().all(finds));
        assert!(!finds("检索") && !finds("js") && !finds("rela js"));
    }
}
