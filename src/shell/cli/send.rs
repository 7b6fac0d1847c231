//! `jianbao send`: tells the window opened last what to do, and prints where one is then.

use super::Stdout;
use crate::shell::error::Error;
use crate::tongue::{cli as say, reach};
use clap::Args;
use serde_json::Value;

/// What can be asked of the command.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[arg(required = true, value_name = say::COMMAND.get(), help_heading = say::ARGUMENTS.get(), allow_hyphen_values = true, help = reach::SEND_LINE.get())]
    line: Vec<String>,
}

/// Sends the line and prints the answer as JSON; says whether the window could do it.
pub(super) fn send(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    #[cfg(unix)]
    let answer = crate::shell::remote::send(&options.line.join(" "))?;
    #[cfg(not(unix))]
    let answer = Err::<String, _>(Error::NoWindow)?;
    let state: Value = serde_json::from_str(&answer).map_err(|_| Error::NoWindow)?;
    out.json(&state)?;
    Ok(state.get("done") == Some(&Value::Bool(true)))
}
