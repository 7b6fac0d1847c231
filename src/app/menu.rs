//! A small menu at the foot: the commands of one scope, of which a key or Enter takes one. Knows not what they do.

use super::command::{Command, Scope, table};
use super::own::nth_of;
use super::{App, Effect};

/// An open menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Menu {
    /// Whose commands it lists.
    pub scope: Scope,
    /// The chosen one.
    pub cursor: usize,
}

impl App {
    /// The commands on the menu.
    pub fn menu_rows(&self) -> Vec<&'static Command> {
        let Some(menu) = self.menu else { return Vec::new() };
        let is_listed = |command: &&Command| match menu.scope {
            // These have keys of their own without the menu, too.
            Scope::Own => nth_of(command).is_some(),
            scope => command.scope == scope,
        };
        table().filter(is_listed).filter(|command| (command.applies)(self)).collect()
    }

    pub(super) fn open_menu(&mut self, scope: Scope) -> Vec<Effect> {
        self.menu = Some(Menu { scope, cursor: 0 });
        Vec::new()
    }

    pub(super) fn step_menu(&mut self, by: isize) -> Vec<Effect> {
        let last = self.menu_rows().len().saturating_sub(1);
        if let Some(menu) = &mut self.menu {
            menu.cursor = menu.cursor.saturating_add_signed(by).min(last);
        }
        Vec::new()
    }

    /// Does what is chosen.
    pub(super) fn run_menu(&mut self) -> Vec<Effect> {
        let chosen = self.menu.and_then(|menu| self.menu_rows().get(menu.cursor).copied());
        self.menu = self.menu.filter(|menu| menu.scope != Scope::Own);
        chosen.and_then(|command| self.run(command)).unwrap_or_default()
    }

    pub(super) fn close_menu(&mut self) -> Vec<Effect> {
        self.menu = None;
        Vec::new()
    }
}
