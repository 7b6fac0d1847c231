//! The one table of what a reader can ask for. Footer, help screen, palette, settings and the key tables of the documents derive from it.

mod card;
mod choices;
mod filters;
mod lists;
mod marks;
mod opening;
mod panes;
mod prompt;
mod reach;
mod reader;
mod results;
mod sheet;
mod take;

use super::areas::Pane;
use super::key::{Key, label};
use super::{App, Effect};
use crate::tongue::command::{self as say, scope};
use crate::tongue::{Language, Text};

/// Where a command's keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere.
    Everywhere,
    /// While the query is typed.
    Prompt,
    /// While an answer is typed.
    Field,
    /// While a value of the filters is looked for.
    Find,
    /// In every pane.
    Panes,
    /// In one pane.
    In(Pane),
    /// On the list of searches.
    Recall,
    /// On the list of marks.
    Marks,
    /// While the path of another library is typed.
    Opening,
    /// On the report on what was taken in.
    Report,
    /// On a menu.
    Menu,
    /// On the menu of what to copy.
    Copying,
    /// On the menu of what to write to a file.
    Exporting,
    /// On the menu of the reader's own commands.
    Own,
    /// On a leaf.
    Leaf,
    /// On the help screen.
    Help,
}

/// Something a reader can ask for.
#[derive(Debug)]
pub struct Command {
    /// Its name in English, for configuration and scripts.
    pub name: &'static str,
    /// Where its keys count.
    pub scope: Scope,
    /// Its keys as [`Key::name`] names them, the most useful first; a sequence has spaces between its keys. One without keys is run by its
    /// name.
    pub keys: &'static [&'static str],
    /// A word or two for the footer, if it belongs there.
    pub hint: Option<Text>,
    /// What the footer shows for its key, if not the first: both arrows for the way down.
    pub sign: Option<&'static str>,
    /// What it does.
    pub what: Text,
    /// Opens the box for what may be typed behind its name, if anything may.
    pub asks: Option<fn(&mut App) -> Vec<Effect>>,
    /// Whether it is about the story on view itself, so that one on its way must have come first.
    pub of_story: bool,
    /// Whether it can do anything now.
    pub applies: fn(&App) -> bool,
    /// Does it.
    pub run: fn(&mut App) -> Vec<Effect>,
}

/// The commands.
pub fn table() -> impl Iterator<Item = &'static Command> {
    TABLE.into_iter().flatten()
}

/// The table of keys in Markdown.
pub fn markdown(language: Language) -> String {
    let head = [say::KEYS, say::WHERE, say::WHAT].map(|text| text.of(language)).join(" | ");
    let mut text = format!("| {head} |\n|---|---|---|\n");
    for command in table() {
        let mut keys: Vec<_> =
            command.keys.iter().map(|key| format!("`{}`", label(key).replace('|', "\\|"))).collect();
        if keys.is_empty() {
            keys.push(format!("`:{}`", command.name));
        }
        let (place, what) = (command.scope.label().of(language), command.what.of(language));
        text.extend(["| ", &keys.join(" "), " | ", place, " | ", what, " |\n"]);
    }
    text
}

impl Scope {
    /// What it is called.
    pub fn label(self) -> Text {
        match self {
            Self::Everywhere => scope::EVERYWHERE,
            Self::Prompt => scope::PROMPT,
            Self::Field => scope::FIELD,
            Self::Find => scope::FIND,
            Self::Panes => scope::PANES,
            Self::Recall => scope::RECALL,
            Self::Marks => crate::tongue::marks::SCOPE,
            Self::Opening => crate::tongue::start::SCOPE,
            Self::Report => crate::tongue::start::SCOPE_REPORT,
            Self::Menu => crate::tongue::take::MENU,
            Self::Copying => crate::tongue::take::COPYING,
            Self::Exporting => crate::tongue::take::EXPORTING,
            Self::Own => crate::tongue::reach::OWN_TITLE,
            Self::Leaf => crate::tongue::reach::LEAF,
            Self::Help => scope::HELP,
            Self::In(Pane::Chips) => scope::CHIPS,
            Self::In(Pane::Card) => scope::CARD,
            Self::In(Pane::Curve) => scope::CURVE,
            Self::In(Pane::Filters) => scope::FILTERS,
            Self::In(Pane::Results) => scope::RESULTS,
            Self::In(Pane::Reader) => scope::READER,
            Self::In(Pane::Related) => scope::RELATED,
            Self::In(Pane::Sheet) => scope::SHEET,
            Self::In(Pane::Mentions) => scope::MENTIONS,
            Self::In(Pane::Diff) => scope::DIFF,
        }
    }
}

impl Command {
    /// The row of a command that always applies.
    const fn new(
        name: &'static str,
        scope: Scope,
        keys: &'static [&'static str],
        what: Text,
        run: fn(&mut App) -> Vec<Effect>,
    ) -> Self {
        Self {
            name,
            scope,
            keys,
            hint: None,
            sign: None,
            what,
            asks: None,
            of_story: false,
            applies: |_| true,
            run,
        }
    }

    /// Shown in the footer with this word.
    const fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Shown in the footer with this sign for its keys.
    const fn sign(mut self, sign: &'static str) -> Self {
        self.sign = Some(sign);
        self
    }

    /// Takes words typed behind its name: this opens the box they go into.
    const fn asks(mut self, asks: fn(&mut App) -> Vec<Effect>) -> Self {
        self.asks = Some(asks);
        self
    }

    /// About the story on view itself.
    const fn of_story(mut self) -> Self {
        self.of_story = true;
        self
    }

    /// Applies only so.
    const fn when(mut self, applies: fn(&App) -> bool) -> Self {
        self.applies = applies;
        self
    }
}

/// The commands, by where their keys count. In each scope no key stands twice.
const TABLE: [&[Command]; 13] = [
    results::ROWS,
    reader::ROWS,
    sheet::ROWS,
    filters::ROWS,
    card::ROWS,
    panes::ROWS,
    prompt::ROWS,
    take::ROWS,
    reach::ROWS,
    marks::ROWS,
    opening::ROWS,
    lists::ROWS,
    choices::ROWS,
];

/// The key a press stands for in the table: outside fields, full-width forms count as half-width.
pub fn name_of(key: Key, in_field: bool) -> String {
    if in_field { key.name() } else { key.half().name() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_means_two_things_and_no_name_stands_twice() {
        let mut names = BTreeSet::new();
        let mut keys = Vec::new();
        for command in table() {
            assert!(names.insert(command.name), "{} stands twice", command.name);
            for key in command.keys {
                assert!(!keys.contains(&(command.scope, *key)), "{key} stands twice: {}", command.name);
                keys.push((command.scope, *key));
            }
        }
        for (scope, key) in &keys {
            let longer = keys.iter().find(|(s, k)| s == scope && k.starts_with(&format!("{key} ")));
            assert!(longer.is_none(), "{key} hides {longer:?}");
        }
    }

    #[test]
    fn nothing_needs_a_letter() {
        let is_letter = |key: &&str| {
            key.split(' ').all(|k| k.chars().count() == 1 && k.chars().all(char::is_alphanumeric))
        };
        // On a menu the arrows and Enter do it.
        let on_menu = |scope| matches!(scope, Scope::Copying | Scope::Exporting);
        for command in table().filter(|c| !matches!(c.name, "quit" | "help") && !on_menu(c.scope)) {
            // What has no keys is run from the palette.
            let needs = !command.keys.is_empty() && command.keys.iter().all(is_letter);
            assert!(!needs, "{} has letters only", command.name);
        }
    }

    #[test]
    fn full_width_punctuation_does_what_its_twin_does() {
        use crate::app::key::Code;
        for half in '!'..='~' {
            let full = char::from_u32(u32::from(half) + 0xFEE0).unwrap();
            assert_eq!(name_of(Key::plain(Code::Char(full)), false), half.to_string());
        }
    }

    #[test]
    fn the_key_table_has_a_row_for_each_command() {
        for language in Language::ALL {
            assert_eq!(markdown(language).lines().count(), table().count() + 2);
        }
    }
}
