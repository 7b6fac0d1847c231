//! `jianbao config`: where the settings lie, what their defaults are, and what is wrong with them.

use super::Stdout;
use crate::app::settings::DEFAULT;
use crate::shell::config::Config;
use crate::shell::error::Error;
use clap::Args;

/// What can be asked of the settings.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// 打印全部默认设置，可以存成自己的 config.toml 再改
    #[arg(long, help_heading = "选项", conflicts_with = "check")]
    print_default: bool,
    /// 逐条列出设置里写错的地方
    #[arg(long, help_heading = "选项")]
    check: bool,
}

/// Prints what was asked for; without an option, where the file is.
pub(super) fn show(options: &Options, config: &Config, out: &mut Stdout) -> Result<bool, Error> {
    if options.print_default {
        return out.raw(DEFAULT.as_bytes()).map(|()| true);
    }
    let path = config.path.as_ref().map_or_else(|| "—".to_owned(), |path| path.display().to_string());
    let state = if config.there { "" } else { "（还没有这个文件，全部照默认）" };
    out.line(&format!("设置文件：{path}{state}"))?;
    if options.check {
        for fault in &config.faults {
            out.line(&fault.to_string())?;
        }
        match config.faults.len() {
            0 => out.line("没有写错的地方")?,
            n => return Err(Error::Misconfigured { path, n }),
        }
    }
    Ok(true)
}
