//! `jianbao man`: the manual page, with the keys from the one table of commands.

use super::Stdout;
use crate::app::command::table;
use crate::app::key::label;
use crate::shell::error::Error;
use crate::tongue::Text;
use crate::tongue::cli as say;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io;

/// Prints the page of the program, or of one of its commands.
pub(super) fn print(
    mut program: clap::Command,
    about: Option<&str>,
    out: &mut Stdout,
) -> Result<bool, Error> {
    program.build();
    let mut page = Vec::new();
    match about {
        None => write(program, &mut page).map_err(Error::Output)?,
        Some(name) => {
            let Some(command) = program.find_subcommand(name) else {
                return Err(Error::Usage(say::NO_COMMAND.fill([&name])));
            };
            let command = command.clone().version(env!("CARGO_PKG_VERSION"));
            Man::new(command).render(&mut page).map_err(Error::Output)?;
        }
    }
    out.raw(headed(&String::from_utf8_lossy(&page)).as_bytes())?;
    Ok(true)
}

/// The page with its headings in the language spoken, but for those that are already.
fn headed(page: &str) -> String {
    let heading = |line: &str| {
        let known = HEADINGS.iter().find(|(english, _)| line.strip_prefix(".SH ") == Some(english));
        known.map_or_else(|| line.to_owned(), |(_, heading)| format!(".SH {heading}"))
    };
    page.lines().map(|line| heading(line) + "\n").collect()
}

/// The headings of every page, as they are generated.
const HEADINGS: [(&str, Text); 5] = [
    ("NAME", say::MAN_NAME),
    ("SYNOPSIS", say::MAN_SYNOPSIS),
    ("DESCRIPTION", say::MAN_DESCRIPTION),
    ("EXTRA", say::MAN_NOTES),
    ("VERSION", say::MAN_VERSION),
];

fn write(program: clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    Man::new(program).render(page)?;
    let mut keys = Roff::new();
    keys.control("SH", [say::KEYS.get()]);
    for command in table() {
        let mut names: Vec<String> = command.keys.iter().map(|key| label(key)).collect();
        if names.is_empty() {
            names.push(format!(":{}", command.name));
        }
        keys.control("TP", []);
        keys.text([bold(names.join("  ")), roman(say::IN_BRACKETS.fill([&command.scope.label()]))]);
        keys.text([roman(command.what.get())]);
    }
    keys.to_writer(page)
}
