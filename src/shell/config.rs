//! The settings file: where it lies, and reading it. Does not know what a setting means.

use super::error::Error;
use super::home;
use super::library::read_text;
use crate::app::settings::{Fault, Settings};
use crate::tongue::shell as say;
use std::path::{Path, PathBuf};

/// The settings, and where they come from.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file; none on a platform without a home.
    pub path: Option<PathBuf>,
    /// Whether it is there.
    pub there: bool,
    /// What it says, over the defaults.
    pub settings: Settings,
    /// Its entries that were not taken.
    pub faults: Vec<Fault>,
}

impl Config {
    /// Reads the file that is given, which must be there, or else `config.toml` in the platform's folder for settings, which need not.
    pub fn read(given: Option<&Path>) -> Result<Self, Error> {
        let path = given.map(Path::to_owned).or_else(|| Some(home::settings()?.join("config.toml")));
        let there = path.as_ref().is_some_and(|path| path.exists());
        let text = match &path {
            Some(path) if there || given.is_some() => read_text(path)?,
            _ => String::new(),
        };
        let (settings, faults) = Settings::read(&text);
        Ok(Self { path, there, settings, faults })
    }

    /// One sentence on what was not taken; none where everything was.
    pub fn complaint(&self) -> Option<String> {
        let first = self.faults.first()?;
        let path = self.path.as_deref().unwrap_or(Path::new("config.toml")).display();
        Some(match self.faults.len() {
            1 => say::SETTING_FAULT.fill([&path, first]),
            n => say::SETTING_FAULTS.fill([&path, first, &n]),
        })
    }
}
