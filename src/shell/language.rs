//! Which language is spoken: what the command line says, else the settings, else the locale. Knows no text.

use super::config::Config;
use crate::tongue::Language;
use std::ffi::OsString;
use std::path::Path;

/// What programs read is the same everywhere: with one of these all of the run is in the newspapers' own language.
const FOR_PROGRAMS: [&str; 4] = ["--json", "--csv", "--fields", "--batch"];

/// The language for a run with these arguments. They are looked at before they are understood, for what is wrong with them, and the help,
/// are said in it, too.
pub fn of(arguments: &[OsString]) -> Language {
    let arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    let arguments: Vec<_> = arguments.take_while(|argument| argument != "--").collect();
    let value = |name: &str| {
        let mut rest = arguments.iter().skip_while(|argument| argument.split('=').next() != Some(name));
        let first = rest.next()?;
        first.split_once('=').map_or_else(|| rest.next().map(AsRef::as_ref), |(_, value)| Some(value))
    };
    if FOR_PROGRAMS.iter().any(|name| arguments.iter().any(|a| a.split('=').next() == Some(name))) {
        return Language::Simplified;
    }
    let asked = value("--language").and_then(Language::named);
    // Faults of the settings are told when they are read to be used.
    let set = || Config::read(value("--config").map(Path::new)).ok()?.settings.language;
    asked.or_else(set).unwrap_or_else(of_locale)
}

/// The language of the environment, by the rules of POSIX: the first of these that is set counts.
fn of_locale() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os);
    let locale = named.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
    Language::of_locale(&locale.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_counts_first_and_programs_get_what_they_know() {
        let of = |typed: &str| of(&typed.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("jianbao --language en"), Language::English);
        assert_eq!(of("jianbao search --language=zh-Hant 粮"), Language::Traditional);
        assert_eq!(of("jianbao search 粮 --json --language en"), Language::Simplified);
        assert_eq!(of("jianbao --language zh-hans search -- --language en"), Language::Simplified);
    }
}
