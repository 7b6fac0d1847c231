//! `jianbao config`: where the settings lie, what their defaults are, and what is wrong with them.

use super::Stdout;
use crate::app::settings::all;
use crate::shell::config::Config;
use crate::shell::error::Error;
use crate::tongue::cli as say;
use clap::Args;

/// What can be asked of the settings.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with = "check", help = say::PRINT_DEFAULT.get())]
    print_default: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::CONFIG_CHECK.get())]
    check: bool,
}

/// Prints what was asked for; without an option, where the file is.
pub(super) fn show(options: &Options, config: &Config, out: &mut Stdout) -> Result<bool, Error> {
    if options.print_default {
        return out.raw(all().as_bytes()).map(|()| true);
    }
    let path = config.path.as_ref().map_or_else(|| "—".to_owned(), |path| path.display().to_string());
    let said = if config.there { say::CONFIG_AT } else { say::NO_CONFIG_YET };
    out.line(&said.fill([&path]))?;
    if options.check {
        for fault in &config.faults {
            out.line(&fault.to_string())?;
        }
        match config.faults.len() {
            0 => out.line(say::NOTHING_WRONG.get())?,
            n => return Err(Error::Misconfigured { path, n }),
        }
    }
    Ok(true)
}
