//! What one may open: the folders that continue the path typed so far, and the libraries that were opened before. Reads folders,
//! never files.

use super::archive::{self, Archive};
use super::bookmarks::roots;
use super::error::Error;
use super::home;
use super::library::Library;
use super::out::visible;
use super::sample;
use crate::app::opening::{Known, Title, Way};
use crate::text::pinyin::tells;
use crate::tongue::start as say;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// No more entries of a folder are looked at, and no more folders listed.
const LOOKED_AT: usize = 20_000;
const LISTED: usize = 50;

/// The path that is meant: `~` is the home, and `-` a file of that name.
pub fn meant(path: &Path) -> PathBuf {
    match path.to_str() {
        Some("-") => PathBuf::from("./-"),
        Some(typed) => home::meant(typed),
        None => path.to_owned(),
    }
}

/// Folders that continue what is typed, then the libraries that fit it, the latest first, then the samples.
pub fn browse(typed: &str, here: &Library) -> Vec<Way> {
    let here = roots(here);
    let typed = typed.trim();
    let fits = |known: &Known| {
        let is_of = |root: &PathBuf| tells(&root.display().to_string(), typed);
        typed.is_empty() || known.roots.iter().any(is_of)
    };
    let known = archive::known().into_iter().map(|known| Known {
        opened: known.told_opened(),
        is_here: here.as_ref() == Some(&known.roots),
        stories: known.stories,
        is_there: known.is_there,
        roots: known.roots,
    });
    let libraries = known.filter(fits).map(Way::Library);
    let sample = typed.is_empty().then_some(Way::Sample);
    folders(typed).into_iter().map(Way::Folder).chain(libraries).chain(sample).collect()
}

/// The folders that continue a path typed so far, as one would type them.
fn folders(typed: &str) -> Vec<String> {
    if typed == "~" {
        return vec![format!("~{MAIN_SEPARATOR}")];
    }
    let (above, begun) = match typed.rfind(['/', MAIN_SEPARATOR]) {
        Some(at) => typed.split_at_checked(at + 1).unwrap_or((typed, "")),
        None if typed.is_empty() => return Vec::new(),
        None => ("", typed),
    };
    let folder = if above.is_empty() { PathBuf::from(".") } else { meant(Path::new(above)) };
    let begun = begun.to_lowercase();
    let entries = fs::read_dir(folder).into_iter().flatten().take(LOOKED_AT).flatten();
    let is_folder = |path: &Path| path.metadata().is_ok_and(|about| about.is_dir());
    let names = entries.filter_map(|entry| {
        // What is no text cannot be typed.
        let name = entry.file_name().into_string().ok()?;
        let is_meant = name.to_lowercase().starts_with(&begun) || tells(&name, &begun);
        let is_shown = !name.starts_with('.') || begun.starts_with('.');
        (is_meant && is_shown && is_folder(&entry.path())).then_some(name)
    });
    let mut names: Vec<String> = names.collect();
    // What begins as it was typed stands before what only sounds so.
    names.sort_by_key(|name| (!name.to_lowercase().starts_with(&begun), name.clone()));
    names.into_iter().take(LISTED).map(|name| format!("{above}{name}{MAIN_SEPARATOR}")).collect()
}

/// The library of some paths; one whose files are away can be read from its index.
pub fn library(paths: &[PathBuf]) -> Result<Library, Error> {
    match Library::open(paths) {
        Err(Error::Missing(_)) if Archive::at(paths).is_some_and(|archive| archive.open(None).is_ok()) => {
            Ok(Library::Paths(paths.to_vec()))
        }
        opened => opened,
    }
}

/// What a library is called.
pub fn title(library: &Library) -> Title {
    match library {
        Library::Sample => Title::Sample(sample::PAGES.len()),
        Library::Stream(_) => Title::Named(say::STREAM.to_string()),
        Library::Paths(paths) => {
            let Some(path) = paths.first() else { return Title::Unnamed };
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            let name =
                whole.file_name().map_or(whole.display().to_string(), |name| name.display().to_string());
            let name = visible(&name).into_owned();
            Title::Named(if paths.len() > 1 { say::AND_MORE.fill([&name, &paths.len()]) } else { name })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_go_on_from_what_is_typed() {
        let home = std::env::temp_dir().join(format!("jianbao-browse-{}", std::process::id()));
        for name in ["运城日报", "运城晚报", ".藏", "Bao"] {
            fs::create_dir_all(home.join(name)).unwrap();
        }
        fs::write(home.join("运城.txt"), "").unwrap();
        let typed = |rest: &str| {
            let above = format!("{}{MAIN_SEPARATOR}", home.display());
            let found = folders(&format!("{above}{rest}"));
            found.iter().map(|path| path.strip_prefix(&above).unwrap().to_owned()).collect::<Vec<_>>()
        };
        let slash = |name: &str| format!("{name}{MAIN_SEPARATOR}");
        assert_eq!(typed("运城"), [slash("运城日报"), slash("运城晚报")]);
        assert_eq!(typed("ycr"), [slash("运城日报")]);
        assert_eq!(typed("bao"), [slash("Bao"), slash("运城日报"), slash("运城晚报")]);
        assert_eq!(typed("."), [slash(".藏")]);
        assert_eq!(typed("").len(), 3);
        assert!(folders("").is_empty() && folders("/nowhere at all/").is_empty());
        fs::remove_dir_all(home).unwrap();
    }

    #[test]
    fn the_home_and_a_dash_are_what_people_mean() {
        assert!(meant(Path::new("~/报")).is_absolute());
        assert_eq!(meant(Path::new("-")), Path::new("./-"));
        assert_eq!(meant(Path::new("a~")), Path::new("a~"));
    }
}
