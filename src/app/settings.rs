//! The reader's settings: what `config.toml` says, over the defaults of `assets/config.toml`. Reading is a pure function of the text; a wrong
//! entry is told with its line and leaves the others as they are. Knows no file.

pub mod interface;
pub mod look;
pub mod own;

use super::command::{Command, Scope, table};
use super::key::{self, Key};
use super::keymap::Keymap;
use crate::index::Weights;
use crate::tongue::punctuation::LIST;
use crate::tongue::{Language, app as say, reach};
use interface::Interface;
use look::{Choice, Face, Look, ROLES};
use own::{Hooks, Own};
use std::fmt;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The settings with their defaults, as text: what a reader copies and changes.
pub const DEFAULT: &str = include_str!("../../assets/config.toml");

/// What the reader may set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// `[related]`: how much each reason for kinship counts.
    pub related: Weights,
    /// `[interface] language`; none where the system's counts.
    pub language: Option<Language>,
    /// `[interface]` and `[colours]`: what the screen looks like.
    pub look: Look,
    /// `[interface]`: how the panes lie and what they do.
    pub interface: Interface,
    /// `[keys]`: the commands' keys.
    pub keys: Keymap,
    /// `[interface] viewer`: the program and its words that shows a picture; empty for the system's.
    pub viewer: Vec<String>,
    /// `[actions]`: commands of the reader's own, in the order of their names.
    pub own: Vec<Own>,
    /// `[hooks]`: what is run by itself.
    pub hooks: Hooks,
}

/// An entry that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub said: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say::FAULT.fill([&self.line, &self.said]))
    }
}

/// A section: its name, and how its entries are read.
type Section = (&'static str, fn(&mut Settings, &str, &DeValue<'_>) -> Result<(), String>);

/// All sections. Another one is another row and a function that reads an entry of it.
const SECTIONS: &[Section] = &[
    ("interface", interface),
    ("colours", colours),
    ("keys", keys),
    ("related", related),
    ("actions", actions),
    ("hooks", hooks),
];

/// A weight is no larger than this: above it nothing else would count any more.
const HEAVIEST: f32 = 100.0;

/// The first line with which the reader of TOML complains without saying where: of a key of too many parts.
fn first_without_place(text: &str) -> usize {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).chain([text.len()]).collect();
    let is_sound = |end: &usize| {
        let above = text.get(..*end).unwrap_or_default();
        DeTable::parse_recoverable(above).1.iter().all(|error| error.span().is_some())
    };
    (1 + ends.partition_point(is_sound)).min(ends.len())
}

impl Settings {
    /// Reads the settings from a text, and says what of it was not taken, in the order of the lines.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let mut settings = Self::default();
        let text = text.trim_start_matches('\u{FEFF}');
        let (table, broken) = DeTable::parse_recoverable(text);
        let line = |span: Range<usize>| 1 + text.bytes().take(span.start).filter(|b| *b == b'\n').count();
        let mut faults: Vec<Fault> = broken
            .iter()
            .map(|error| Fault {
                line: error.span().map_or_else(|| first_without_place(text), line),
                said: say::NO_TOML.fill([&error.message()]),
            })
            .collect();
        let broken: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        let mut blame = |span, said| faults.push(Fault { line: line(span), said });
        for (name, section) in table.get_ref() {
            let Some((_, read)) = SECTIONS.iter().find(|(known, _)| known == name.get_ref()) else {
                let names = SECTIONS.iter().map(|(name, _)| *name);
                blame(name.span(), say::NO_SECTION.fill([name.get_ref(), &hint(name.get_ref(), names)]));
                continue;
            };
            let DeValue::Table(entries) = section.get_ref() else {
                blame(name.span(), say::IS_SECTION.fill([name.get_ref()]));
                continue;
            };
            for (key, value) in entries {
                // What is no TOML may have been taken for anything.
                if broken.contains(&line(key.span())) {
                    continue;
                }
                if let Err(said) = read(&mut settings, key.get_ref(), value.get_ref()) {
                    blame(key.span(), said);
                }
            }
        }
        // Whether two commands have one key is known when all keys are.
        for section in ["keys", "actions"] {
            let Some(DeValue::Table(entries)) = table.get_ref().get(section).map(toml::Spanned::get_ref)
            else {
                continue;
            };
            for (name, _) in entries {
                let nth =
                    settings.own.iter().position(|own| section == "actions" && own.name == *name.get_ref());
                let command =
                    nth.map_or_else(|| name.get_ref().to_string(), |nth| format!("own-{}", nth + 1));
                if let Some(clash) = settings.keys.clash(&command) {
                    let place = clash.scope.label();
                    let said = if clash.key == clash.other_key {
                        say::KEY_TAKEN.fill([&clash.key, &clash.other, &place])
                    } else {
                        say::KEY_HIDES.fill([&clash.key, &clash.other_key, &clash.other, &place])
                    };
                    blame(name.span(), said);
                }
            }
        }
        // What could not be read is told once.
        faults.sort();
        faults.dedup_by_key(|fault| fault.line);
        (settings, faults)
    }
}

fn interface(settings: &mut Settings, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    let look = &mut settings.look;
    match key {
        "language" => settings.language = choice(key, value)?,
        "theme" => look.scheme = choice(key, value)?,
        "lines" => look.lines = choice(key, value)?,
        "ambiguous" => look.ambiguous = choice(key, value)?,
        "viewer" => settings.viewer = own::viewer(key, value)?,
        _ => {
            return settings.interface.read(
                key,
                value,
                &["language", "theme", "lines", "ambiguous", "viewer"],
            );
        }
    }
    Ok(())
}

/// A command of one's own: `[actions.count]`.
fn actions(settings: &mut Settings, name: &str, value: &DeValue<'_>) -> Result<(), String> {
    let (own, typed) = own::action(name, value)?;
    let command = table().find(|command| command.name == format!("own-{}", settings.own.len() + 1));
    let Some(command) = command else { return Err(reach::OWN_TOO_MANY.fill([&own::MOST, &name])) };
    let keys = typed.iter().map(|typed| sequence(command, typed)).collect::<Result<Vec<_>, _>>()?;
    if !keys.is_empty() {
        settings.keys.give(command, keys);
    }
    settings.own.push(own);
    Ok(())
}

fn hooks(settings: &mut Settings, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    own::hook(&mut settings.hooks, key, value)
}

/// A command's keys: `down = ["down", "j"]`.
fn keys(settings: &mut Settings, name: &str, value: &DeValue<'_>) -> Result<(), String> {
    let Some(command) = table().find(|command| command.name == name) else {
        let meant = nearest(name, table().map(|command| command.name));
        let hint =
            meant.map_or_else(|| say::ALL_COMMANDS.to_string(), |meant| say::DID_YOU_MEAN.fill([&meant]));
        return Err(say::NO_ENTRY.fill([&"keys", &name, &hint]));
    };
    let DeValue::Array(list) = value else { return Err(say::WRONG_KEYS.fill([&name])) };
    let read = |key: &DeValue<'_>| match key {
        DeValue::String(typed) => sequence(command, typed),
        _ => Err(say::WRONG_KEYS.fill([&name])),
    };
    let read = list.iter().map(|key| read(key.get_ref())).collect::<Result<Vec<_>, _>>()?;
    settings.keys.give(command, read);
    Ok(())
}

/// Keys one after the other, by the names the table has for them.
fn sequence(command: &Command, typed: &str) -> Result<String, String> {
    let mut names = Vec::new();
    for name in typed.split_whitespace() {
        let Some(key) = Key::named(name) else {
            return Err(say::NO_KEY.fill([&name, &hint(name, key::names())]));
        };
        let in_field = !matches!(
            command.scope,
            Scope::In(_)
                | Scope::Panes
                | Scope::Report
                | Scope::Leaf
                | Scope::Menu
                | Scope::Copying
                | Scope::Exporting
                | Scope::Own
        );
        if in_field && names.is_empty() && key.is_typed() {
            return Err(say::KEY_IS_TYPED.fill([&name, &command.scope.label(), &name]));
        }
        names.push(if in_field { key.name() } else { key.half().name() });
    }
    if names.is_empty() { Err(say::WRONG_KEYS.fill([&command.name])) } else { Ok(names.join(" ")) }
}

/// The defaults with the keys of all commands, as text: what a reader copies and changes.
pub fn all() -> String {
    let mut text = format!(
        "{DEFAULT}\n{}\n[keys]\n",
        say::KEYS_COMMENT.all().map(|said| format!("# {said}\n")).concat()
    );
    let mut before = None;
    for command in table() {
        if before.replace(command.scope) != Some(command.scope) {
            text.extend(["\n# ", &command.scope.label().all().join(" / "), "\n"]);
        }
        let keys: Vec<String> = command.keys.iter().map(|key| format!("{key:?}")).collect();
        text.extend(["# ", command.name, " = [", &keys.join(", "), "]   # ", command.what.get(), "\n"]);
    }
    text
}

fn choice<C: Choice>(key: &str, value: &DeValue<'_>) -> Result<C, String> {
    let names = C::ALL.iter().map(|(name, _)| *name);
    let typed = if let DeValue::String(typed) = value { typed } else { "" };
    let chosen = C::ALL.iter().find(|(name, _)| *name == typed).map(|(_, choice)| *choice);
    let written = if typed.is_empty() { value.type_str() } else { typed };
    chosen.ok_or_else(|| say::NO_CHOICE.fill([&key, &written, &hint(typed, names)]))
}

fn colours(settings: &mut Settings, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    let Some(role) = ROLES.into_iter().find(|role| *role == key) else {
        return Err(say::NO_ENTRY.fill([&"colours", &key, &hint(key, ROLES.into_iter())]));
    };
    let typed = if let DeValue::String(typed) = value { typed } else { "?" };
    let face = Face::read(typed).map_err(|word| say::NO_FACE.fill([&key, &word]))?;
    settings.look.faces.retain(|(known, _)| *known != role);
    settings.look.faces.push((role, face));
    Ok(())
}

fn related(settings: &mut Settings, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    let mut weights = settings.related.named();
    let names: Vec<&str> = weights.iter().map(|(name, _)| *name).collect();
    let Some((_, weight)) = weights.iter_mut().find(|(name, _)| *name == key) else {
        return Err(say::NO_ENTRY.fill([&"related", &key, &hint(key, names.into_iter())]));
    };
    let wanted = || say::WRONG_NUMBER.fill([&key, &HEAVIEST]);
    let number = match value {
        DeValue::Float(number) => number.as_str().replace('_', "").parse::<f32>().ok(),
        DeValue::Integer(number) if number.radix() == 10 => {
            number.as_str().replace('_', "").parse::<f32>().ok()
        }
        _ => None,
    };
    **weight = number.filter(|number| (0.0..=HEAVIEST).contains(number)).ok_or_else(wanted)?;
    Ok(())
}

/// What may have been meant: the nearest of the valid words, or all of them.
fn hint<'a>(typed: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(typed, valid.clone()) {
        Some(word) => say::DID_YOU_MEAN.fill([&word]),
        None => say::MAY_BE.fill([&valid.collect::<Vec<_>>().join(LIST.get())]),
    }
}

/// The nearest of the valid words, if it is near.
pub(crate) fn nearest<'a>(typed: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = valid.min_by_key(|word| distance(typed, word));
    nearest.filter(|word| distance(typed, word) * 2 <= word.chars().count())
}

/// How many letters have to be put in, left out or changed to make one word of the other (Levenshtein).
fn distance(typed: &str, word: &str) -> usize {
    let word: Vec<char> = word.chars().collect();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, a) in typed.chars().flat_map(char::to_lowercase).enumerate() {
        let (mut diagonal, mut left) = (i, i + 1);
        for (above, b) in row.iter_mut().skip(1).zip(&word) {
            let best = (diagonal + usize::from(a != *b)).min(*above + 1).min(left + 1);
            diagonal = std::mem::replace(above, best);
            left = best;
        }
        row.first_mut().into_iter().for_each(|first| *first = i + 1);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_defaults_say_what_holds_without_them() {
        assert_eq!(Settings::read(DEFAULT), (Settings::default(), Vec::new()));
        assert_eq!(Settings::read(""), (Settings::default(), Vec::new()));
    }

    #[test]
    fn a_wrong_entry_leaves_the_rest_working() {
        let cases = [
            ("[related]\npersn = 2\nplace = 0.5\n", 2, "person"),
            ("[related]\nperson = -1\nplace = 0.5\n", 2, "0 到 100"),
            ("[related]\nperson = \"大\"\nplace = 0.5\n", 2, "0 到 100"),
            ("[related]\nperson = nan\nplace = 0.5\n", 2, "0 到 100"),
            ("[related]\nplace = 0.5\n\n[relatde]\nplace = 9\n", 4, "related"),
            ("[related]\nplace = 0.5\nperson = = 3\n", 3, "TOML"),
            ("[related]\nplace = 0.5\n颜色 = 3\n", 3, "TOML"),
            ("colour = 3\n[related]\nplace = 0.5\n", 1, "colours"),
            ("[related]\nplace = 0.5\nplace = 0.6\n", 3, "TOML"),
            ("[interface]\ntheme = \"drak\"\n[related]\nplace = 0.5", 2, "dark"),
            ("[interface]\ntheme = 3\n[related]\nplace = 0.5", 2, "contrast"),
            ("[interface]\nthem = \"dark\"\n[related]\nplace = 0.5", 2, "theme"),
            ("[colours]\nacent = \"red\"\n[related]\nplace = 0.5", 2, "accent"),
            ("[colours]\naccent = \"rad\"\n[related]\nplace = 0.5", 2, "rad"),
        ];
        for (text, line, said) in cases {
            let (settings, faults) = Settings::read(text);
            assert!((settings.related.place - 0.5).abs() < 1e-6, "{text}");
            assert_eq!(settings.related.person.to_bits(), Weights::default().person.to_bits(), "{text}");
            assert_eq!(
                faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
                [line],
                "{text} {faults:?}"
            );
            assert!(faults[0].to_string().contains(said), "{text} {faults:?}");
        }
        let (settings, faults) = Settings::read("\u{FEFF}[related]\r\nslogan = 2\r\n");
        assert!((settings.related.slogan - 2.0).abs() < 1e-6 && faults.is_empty());
        assert_eq!(Settings::read("related = 3").1[0].line, 1);
    }

    #[test]
    fn the_printed_defaults_hold_every_command_and_can_be_taken_as_they_are() {
        let printed = all();
        assert_eq!(Settings::read(&printed), (Settings::default(), Vec::new()));
        let keys = printed.split_once("[keys]").unwrap().1;
        let taken: String = keys
            .lines()
            .filter(|line| line.contains(" = ["))
            .map(|line| line.replacen("# ", "", 1) + "\n")
            .collect();
        let (settings, faults) = Settings::read(&format!("[keys]\n{taken}"));
        assert_eq!((taken.lines().count(), faults), (table().count(), Vec::new()));
        for command in table() {
            assert!(settings.keys.keys(command).eq(command.keys.iter().copied()), "{}", command.name);
        }
    }

    #[test]
    fn wrong_keys_are_told_and_the_others_count() {
        let cases = [
            ("dwon = [\"x\"]", "down"),
            ("什么 = [\"x\"]", "TOML"),
            ("nothing-like-it-at-all = [\"x\"]", "print-default"),
            ("down = \"x\"", "[\"j\", \"ctrl-n\"]"),
            ("down = [3]", "[\"j\", \"ctrl-n\"]"),
            ("down = [\" \"]", "[\"j\", \"ctrl-n\"]"),
            ("down = [\"pagedwn\"]", "pagedown"),
            ("accept = [\"x\"]", "x"),
            ("star = [\"r\"]", "related"),
            ("star = [\"g\"]", "first"),
        ];
        for (entry, told) in cases {
            let (settings, faults) = Settings::read(&format!("[keys]\n{entry}\nzen = [\"ctrl-q\"]\n"));
            let zen = table().find(|command| command.name == "zen").unwrap();
            assert!(settings.keys.keys(zen).eq(["ctrl-q"]), "{entry}");
            assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2], "{entry} {faults:?}");
            assert!(faults[0].said.contains(told), "{entry} {faults:?}");
        }
        let (_, faults) =
            Settings::read("[keys]\nstar = [\"r\"]\nrelated = [\"F5\", \"：\"]\npalette = []\n");
        assert_eq!(faults, Vec::new(), "a key that was given up is free");
    }

    #[test]
    fn the_interface_is_read_entry_by_entry() {
        let (settings, faults) = Settings::read(
            "[interface]\nmeasure = 36\nfilters-width = 24\nresults-width = \"auto\"\nmouse = false\nmotion = 1\nhints = false\npane = \"prompt\"\nmesure = 3",
        );
        let read = settings.interface;
        assert_eq!((read.measure, read.filters, read.results), (36, Some(24), None));
        assert_eq!(
            (read.mouse, read.motion, read.hints, read.pane),
            (false, true, false, interface::First::Prompt)
        );
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [6, 9]);
        assert!(faults[1].said.contains("measure"));
        assert_eq!(Settings::read("[interface]\nmeasure = 400").1.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[\\[\\]a-z=.0-9\"'\n 中]{0,80}") {
            let (settings, _) = Settings::read(&text);
            prop_assert!(settings.related.words >= 0.0);
            let _ = Settings::read(&format!("[related]\n{text}"));
        }
    }
}
