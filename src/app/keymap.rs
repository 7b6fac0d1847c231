//! Which keys ask for which command: those of the table, or those the reader gives it instead. Knows no file and no state.

use super::command::{Command, Scope, table};
use super::key::label;
use std::collections::BTreeMap;

/// The keys of all commands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// The reader's own, by the command's name; a command that is not here has the keys of the table.
    own: BTreeMap<&'static str, Vec<String>>,
}

/// What a sequence of keys means.
pub enum Meaning {
    /// A command.
    Command(&'static Command),
    /// The beginning of a longer sequence.
    Beginning,
    /// Nothing.
    Nothing,
}

/// Two commands of which one takes a key from the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The reader's key.
    pub key: String,
    /// The key of the other command: the same, or one that begins with it or that it begins with.
    pub other_key: String,
    /// The other command's name.
    pub other: &'static str,
    /// Where the other's keys count.
    pub scope: Scope,
}

impl Keymap {
    /// The keys of a command, the most useful first.
    pub fn keys<'a>(&'a self, command: &Command) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let own = self.own.get(command.name);
        let of_table = if own.is_some() { &[][..] } else { command.keys };
        own.into_iter().flatten().map(String::as_str).chain(of_table.iter().copied())
    }

    /// Its keys as they are shown, side by side.
    pub fn labels(&self, command: &Command) -> String {
        self.keys(command).map(label).collect::<Vec<_>>().join(" ")
    }

    /// How a sentence names what to press for the command of this name: its first key, or where it has none, what to type in the palette.
    pub fn key_of(&self, name: &str) -> String {
        let key = table().find(|command| command.name == name).and_then(|command| self.keys(command).next());
        key.map_or_else(|| format!(":{name}"), label)
    }

    /// What the footer shows for its keys; nothing where it has none.
    pub fn sign(&self, command: &Command) -> String {
        let sign = command.sign.filter(|_| !self.own.contains_key(command.name));
        sign.map_or_else(|| self.keys(command).next().map(label).unwrap_or_default(), str::to_owned)
    }

    /// Gives a command these keys instead of those it has.
    pub fn give(&mut self, command: &Command, keys: Vec<String>) {
        self.own.insert(command.name, keys);
    }

    /// What a sequence of key names means in some scopes, of which the first counts most. In one scope the reader's own key counts more
    /// than one of the table.
    pub fn meaning(&self, scopes: &[Scope], typed: &str) -> Meaning {
        for &scope in scopes {
            let in_scope = || table().filter(move |command| command.scope == scope);
            let meant = in_scope().filter(|command| self.keys(command).any(|key| key == typed));
            if let Some(command) = meant.min_by_key(|command| !self.own.contains_key(command.name)) {
                return Meaning::Command(command);
            }
            if in_scope().any(|command| self.keys(command).any(|key| rest(key, typed).is_some())) {
                return Meaning::Beginning;
            }
        }
        Meaning::Nothing
    }

    /// How a sequence that was begun may go on: the keys that are left, and the command.
    pub fn endings(&self, scopes: &[Scope], begun: &str) -> Vec<(String, &'static Command)> {
        let commands = scopes.iter().flat_map(|&scope| table().filter(move |c| c.scope == scope));
        let ends = |command: &'static Command| {
            self.keys(command).filter_map(move |key| Some((label(rest(key, begun)?), command)))
        };
        commands.flat_map(ends).collect()
    }

    /// The first clash of a command's own keys with those of another, where both count at once. What the table itself has twice on
    /// purpose, the nearer scope first, is none.
    pub fn clash(&self, name: &str) -> Option<Clash> {
        let command = table().find(|command| command.name == name)?;
        let others = table().filter(|other| other.name != name && meet(command.scope, other.scope));
        let pairs = others.flat_map(|other| {
            self.keys(command).flat_map(move |a| self.keys(other).map(move |b| (other, a, b)))
        });
        let is_new =
            |other: &Command, a: &str, b: &str| !(command.keys.contains(&a) && other.keys.contains(&b));
        let clashes = |a: &str, b: &str| a == b || rest(a, b).is_some() || rest(b, a).is_some();
        let clash = |(other, a, b): (&Command, &str, &str)| Clash {
            key: a.to_owned(),
            other_key: b.to_owned(),
            other: other.name,
            scope: other.scope,
        };
        pairs.into_iter().find(|(other, a, b)| clashes(a, b) && is_new(other, a, b)).map(clash)
    }
}

/// What is left of a sequence of keys behind a beginning of it.
fn rest<'a>(sequence: &'a str, begun: &str) -> Option<&'a str> {
    sequence.strip_prefix(begun)?.strip_prefix(' ')
}

/// Whether keys of both scopes may count at once.
fn meet(a: Scope, b: Scope) -> bool {
    let among = |a, b| match a {
        Scope::Everywhere => true,
        Scope::Panes => matches!(b, Scope::In(_)),
        Scope::Menu => matches!(b, Scope::Copying | Scope::Exporting | Scope::Own),
        _ => false,
    };
    a == b || among(a, b) || among(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::areas::Pane;

    const READER: [Scope; 3] = [Scope::In(Pane::Reader), Scope::Panes, Scope::Everywhere];

    fn named(name: &str) -> &'static Command {
        table().find(|command| command.name == name).unwrap()
    }

    fn given(keys: &[(&str, &[&str])]) -> Keymap {
        let mut keymap = Keymap::default();
        for (name, keys) in keys {
            keymap.give(named(name), keys.iter().map(|key| (*key).to_owned()).collect());
        }
        keymap
    }

    fn meant(keymap: &Keymap, typed: &str) -> &'static str {
        match keymap.meaning(&READER, typed) {
            Meaning::Command(command) => command.name,
            Meaning::Beginning => "…",
            Meaning::Nothing => "",
        }
    }

    #[test]
    fn own_keys_take_the_place_of_those_of_the_table() {
        let keymap = given(&[("down", &["ctrl-j", "g d"]), ("up", &[])]);
        let cases = [("ctrl-j", "down"), ("j", ""), ("k", ""), ("g", "…"), ("g d", "down"), ("g g", "first")];
        for (typed, name) in cases {
            assert_eq!(meant(&keymap, typed), name, "{typed}");
        }
        assert_eq!((keymap.sign(named("down")), keymap.sign(named("up"))), ("Ctrl-J".into(), String::new()));
        assert_eq!(keymap.labels(named("first")), "Home gg");
        let ends = keymap.endings(&READER, "g");
        assert_eq!(
            ends.iter().map(|(end, c)| (end.as_str(), c.name)).collect::<Vec<_>>(),
            [("d", "down"), ("g", "first")]
        );
    }

    #[test]
    fn commands_that_take_each_others_keys_are_told() {
        let clash = |keys: &[(&str, &[&str])]| {
            given(keys).clash(keys[0].0).map(|clash| (clash.key, clash.other, clash.other_key))
        };
        let told = |a: &str, other, b: &str| Some((a.to_owned(), other, b.to_owned()));
        assert_eq!(clash(&[("star", &["r"])]), told("r", "related", "r"), "in one scope");
        assert_eq!(clash(&[("star", &["n"])]), told("n", "next-match", "n"), "in a pane and in all");
        assert_eq!(clash(&[("star", &["g"])]), told("g", "first", "g g"), "hides a sequence");
        assert_eq!(clash(&[("star", &["r x"])]), told("r x", "related", "r"), "is hidden");
        assert_eq!(clash(&[("star", &["r"]), ("related", &["f5"])]), None, "the other one has moved away");
        assert_eq!(clash(&[("accept", &["ctrl-j"])]), None, "other scopes");
        assert_eq!(meant(&given(&[("star", &["r"])]), "r"), "star", "the reader's own key counts");
    }

    #[test]
    fn the_table_has_no_clash_of_its_own() {
        for command in table() {
            let mut keymap = Keymap::default();
            keymap.give(command, command.keys.iter().map(|key| (*key).to_owned()).collect());
            assert_eq!(keymap.clash(command.name), None);
        }
    }
}
