//! What a reader may say of commands of his own: `[actions.NAME]` and `[hooks]`. Knows no process.

use super::hint;
use crate::app::own::FACTS;
use crate::tongue::reach as say;
use toml::de::{DeTable, DeValue};

/// So many commands of one's own there can be.
pub const MOST: usize = 9;

/// A command of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its name in the settings.
    pub name: String,
    /// What it is called on the screen.
    pub title: String,
    /// The program and its words; `{headline}` and the like in the words are filled in, nothing else is.
    pub command: Vec<String>,
    /// What becomes of what it says.
    pub output: Output,
}

/// What becomes of what a command says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// It is shown over the panes.
    #[default]
    Pane,
    /// Its first line is the message.
    Message,
    /// It is copied.
    Clipboard,
    /// It goes to the terminal, which the command gets while it runs.
    Terminal,
    /// Nothing.
    None,
}

/// By what names these are chosen.
const OUTPUTS: [(&str, Output); 5] = [
    ("pane", Output::Pane),
    ("message", Output::Message),
    ("clipboard", Output::Clipboard),
    ("terminal", Output::Terminal),
    ("none", Output::None),
];

/// What is run by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hooks {
    /// After a reading of the library that changed something; empty for nothing.
    pub after_reading: Vec<String>,
}

/// What may stand in an entry of `[actions]`.
const ENTRIES: [&str; 4] = ["title", "key", "command", "output"];

/// Reads an entry of `[actions]`: the command, and its keys as they are typed in the settings.
pub(super) fn action(name: &str, value: &DeValue<'_>) -> Result<(Own, Vec<String>), String> {
    let DeValue::Table(table) = value else { return Err(say::OWN_WANTS_TABLE.fill([&name])) };
    if let Some(other) = table.keys().map(|key| key.get_ref().as_ref()).find(|key| !ENTRIES.contains(key)) {
        return Err(say::OWN_NO_ENTRY.fill([&name, &other, &hint(other, ENTRIES.into_iter())]));
    }
    let command = match entry(table, "command") {
        Some(value) => words(value).filter(|words| !words.is_empty()),
        None => None,
    };
    let command = command.ok_or_else(|| say::OWN_WANTS_COMMAND.fill([&name]))?;
    for (at, word) in command.iter().enumerate() {
        for place in places(word) {
            if at == 0 {
                return Err(say::OWN_PROGRAM_FIXED.fill([&name]));
            }
            if !FACTS.contains(&place) {
                return Err(say::OWN_NO_FACT.fill([&name, &place, &hint(place, FACTS.into_iter())]));
            }
        }
    }
    let title = match entry(table, "title") {
        None => name.to_owned(),
        Some(DeValue::String(title)) if !title.trim().is_empty() => title.trim().to_owned(),
        Some(_) => return Err(say::OWN_WANTS_TEXT.fill([&name, &"title"])),
    };
    let output = match entry(table, "output") {
        None => Output::default(),
        Some(DeValue::String(typed)) => {
            let found = OUTPUTS.iter().find(|(known, _)| known == typed).map(|(_, output)| *output);
            let names = OUTPUTS.iter().map(|(name, _)| *name);
            found.ok_or_else(|| say::OWN_NO_OUTPUT.fill([&name, &hint(typed, names)]))?
        }
        Some(_) => return Err(say::OWN_WANTS_TEXT.fill([&name, &"output"])),
    };
    let keys = match entry(table, "key") {
        None => Vec::new(),
        Some(DeValue::String(key)) => vec![key.as_ref().to_owned()],
        Some(value) => words(value).ok_or_else(|| say::OWN_WANTS_TEXT.fill([&name, &"key"]))?,
    };
    Ok((Own { name: name.to_owned(), title, command, output }, keys))
}

/// Reads an entry of `[hooks]`.
pub(super) fn hook(hooks: &mut Hooks, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    const NAMES: [&str; 1] = ["after-reading"];
    if !NAMES.contains(&key) {
        return Err(say::HOOK_NO_ENTRY.fill([&key, &hint(key, NAMES.into_iter())]));
    }
    hooks.after_reading = words(value).ok_or_else(|| say::HOOK_WANTS_COMMAND.fill([&key]))?;
    Ok(())
}

/// The program that shows pictures, with its words; empty for the system's.
pub(super) fn viewer(key: &str, value: &DeValue<'_>) -> Result<Vec<String>, String> {
    match value {
        DeValue::String(typed) if typed == "auto" => Ok(Vec::new()),
        _ => words(value).filter(|words| !words.is_empty()).ok_or_else(|| say::WRONG_VIEWER.fill([&key])),
    }
}

fn entry<'a, 'i>(table: &'a DeTable<'i>, name: &str) -> Option<&'a DeValue<'i>> {
    table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value.get_ref())
}

/// A list of words, each a text.
fn words(value: &DeValue<'_>) -> Option<Vec<String>> {
    let DeValue::Array(list) = value else { return None };
    let word = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(word) => Some(word.as_ref().to_owned()),
        _ => None,
    };
    list.iter().map(word).collect()
}

/// The names in curly brackets that a word holds: what else stands in such brackets is the command's own.
pub fn places(word: &str) -> impl Iterator<Item = &str> {
    let inner = word.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(inner, _)| inner));
    inner.filter(|inner| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;

    #[test]
    fn own_commands_are_read_and_what_is_wrong_is_told() {
        let text = "[actions.count]\ntitle = \"数字数\"\nkey = \"alt-k\"\ncommand = [\"wc\", \"-m\"]\noutput = \"message\"\n\
                    [actions.look]\ncommand = [\"firefox\", \"https://example.org/?q={headline}&f={1}\"]\n\
                    [hooks]\nafter-reading = [\"notify-send\", \"剪报\"]\n";
        let (settings, faults) = Settings::read(text);
        assert_eq!(faults, []);
        let [count, look] = settings.own.as_slice() else { panic!("{:?}", settings.own) };
        assert_eq!((count.title.as_str(), count.output), ("数字数", Output::Message));
        assert_eq!((look.title.as_str(), look.output), ("look", Output::Pane));
        assert_eq!(settings.hooks.after_reading, ["notify-send", "剪报"]);
        let first = crate::app::command::table().find(|command| command.name == "own-1").unwrap();
        assert!(settings.keys.keys(first).eq(["alt-k"]));
        for (entries, said) in [
            ("title = \"x\"", "command"),
            ("command = \"wc -m\"", "command"),
            ("command = [\"wc\", 3]", "command"),
            ("command = []", "command"),
            ("command = [\"{path}\"]", "a"),
            ("command = [\"wc\", \"{paht}\"]", "path"),
            ("command = [\"wc\"]\noutput = \"pan\"", "pane"),
            ("command = [\"wc\"]\ntitel = \"x\"", "title"),
            ("command = [\"wc\"]\nkey = \"alt-pagedwn\"", "pagedown"),
            ("command = [\"wc\"]\nkey = \"z\"", "zen"),
        ] {
            let (settings, faults) =
                Settings::read(&format!("[related]\nplace = 0.5\n[actions.a]\n{entries}\n"));
            assert_eq!(
                faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
                [3],
                "{entries} {faults:?}"
            );
            assert!(faults[0].said.contains(said), "{entries} {faults:?}");
            assert!((settings.related.place - 0.5).abs() < 1e-6, "{entries}");
        }
        let many: Vec<String> = (0..=MOST).map(|n| format!("[actions.a{n}]\ncommand = [\"wc\"]\n")).collect();
        let (settings, faults) = Settings::read(&many.concat());
        assert_eq!((settings.own.len(), faults.len()), (MOST, 1));
        assert_eq!(Settings::read("[hooks]\nafter-redaing = []").1[0].line, 2);
        assert_eq!(Settings::read("[hooks]\nafter-reading = \"x\"").1[0].line, 2);
    }
}
