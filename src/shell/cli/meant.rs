//! What somebody meant whose arguments make no sense: the nearest command, the nearest option, the help of the command that was typed.

use super::Arguments;
use crate::app::settings::nearest;
use crate::tongue::{app, cli as say, shell};
use clap::{Command, CommandFactory};
use std::ffi::OsString;
use std::path::Path;

/// `jianbao help search` is `jianbao search --help`, unless something here is called so.
pub(super) fn helped(given: Vec<OsString>) -> Vec<OsString> {
    let [program, word, about @ ..] = given.as_slice() else { return given };
    if word != "help" || Path::new(word).symlink_metadata().is_ok() {
        return given;
    }
    let help = OsString::from("--help");
    let Some(about) = about.first() else { return vec![program.clone(), help] };
    if Arguments::command().find_subcommand(about).is_none() {
        // It says which commands there are not.
        return vec![program.clone(), "man".into(), about.clone()];
    }
    vec![program.clone(), about.clone(), help]
}

/// Where one reads how the command that was typed is used.
pub(super) fn help_of(given: &[OsString]) -> String {
    let name = typed(given).map_or_else(String::new, |command| format!("{} ", command.get_name()));
    shell::DO_USAGE.fill([&name])
}

/// What is to be said of a path that is not there but looks like a command; none where it does not.
pub(super) fn command(path: &str, given: &[OsString]) -> Option<String> {
    given.get(1).filter(|first| first.as_os_str() == path)?;
    let program = Arguments::command();
    let name = nearest(path, program.get_subcommands().map(Command::get_name))?;
    Some(say::COMMAND_MEANT.fill([&name]))
}

/// That there is no such option, and which one may be meant.
pub(super) fn no_option(option: &str, given: &[OsString]) -> String {
    let program = Arguments::command();
    let here = typed(given).unwrap_or_else(|| program.clone());
    let known = here.get_arguments().chain(program.get_arguments().filter(|known| known.is_global_set()));
    let known: Vec<&str> = known.filter_map(|known| known.get_long()).collect();
    // One that was taken for a query leaves what was to be its value over.
    let is_unknown = |word: &&str| {
        let name = word.trim_start_matches('-').split('=').next().unwrap_or_default();
        is_option(word) && !known.contains(&name)
    };
    let words = given.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let option = words.into_iter().find(is_unknown).unwrap_or(option);
    let near = nearest(option.trim_start_matches('-'), known.into_iter());
    let near = near.map_or_else(String::new, |near| app::DID_YOU_MEAN.fill([&format_args!("--{near}")]));
    say::NO_ARGUMENT.fill([&option]) + &near
}

/// Whether somebody who typed this meant an option.
pub(super) fn is_option(typed: &str) -> bool {
    typed.strip_prefix("--").is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// A query, which may begin with `-` but is no option.
pub(super) fn query(typed: &str) -> Result<String, String> {
    if is_option(typed) { Err(String::new()) } else { Ok(typed.to_owned()) }
}

/// The command that was typed, if one was.
fn typed(given: &[OsString]) -> Option<Command> {
    let program = Arguments::command();
    given.iter().skip(1).find_map(|word| program.find_subcommand(word).cloned())
}
